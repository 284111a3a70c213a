"""The workflows: checked by the tools made for that, and held to rules that those leave open."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).resolve().parent.parent
GITHUB = ROOT / ".github"
WORKFLOWS = sorted((GITHUB / "workflows").glob("*.yml"))
BIN = Path(sys.executable).parent
PINNED = re.compile(r"[\w-]+/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+")
OWN = re.compile(r"\$/\.github/workflows/\w+\.yml")
SCHEMAS = [
    *((path, "vendor.github-workflows") for path in WORKFLOWS),
    (GITHUB / "dependabot.yml", "vendor.dependabot"),
    (GITHUB / "ISSUE_TEMPLATE/error.yml", "vendor.github-issue-forms"),
    (GITHUB / "ISSUE_TEMPLATE/config.yml", "vendor.github-issue-config"),
]

each_workflow = pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)


def load(path: Path) -> dict[str, Any]:
    """A workflow as data; `on` is a string here, which YAML 1.1 would read as true."""
    text = re.sub(r"^on:", '"on":', path.read_text("utf-8"), flags=re.MULTILINE)
    loaded: dict[str, Any] = yaml.safe_load(text)
    return loaded


def workflow(name: str) -> dict[str, Any]:
    return load(GITHUB / "workflows" / f"{name}.yml")


def steps(flow: dict[str, Any]) -> list[dict[str, Any]]:
    return [step for job in flow["jobs"].values() for step in job.get("steps", [])]


def run(*command: str | Path) -> tuple[int, str]:
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True, cwd=ROOT, check=False)
    return done.returncode, done.stdout + done.stderr


def test_the_three_workflows_are_there() -> None:
    assert [path.stem for path in WORKFLOWS] == ["check", "publish", "weekly"]


def test_zizmor_finds_nothing() -> None:
    status, output = run(BIN / "zizmor", "--offline", "--quiet", "--persona=pedantic", "--color=never", ".github")
    assert (status, output.strip()) == (0, "No findings to report. Good job!")


def test_zizmor_finds_a_planted_fault(tmp_path: Path) -> None:
    text = re.sub("@[0-9a-f]{40} # v", "@v", (GITHUB / "workflows/check.yml").read_text("utf-8"))
    planted = tmp_path / ".github/workflows/check.yml"
    planted.parent.mkdir(parents=True)
    planted.write_text(text, "utf-8")
    status, output = run(BIN / "zizmor", "--offline", "--quiet", "--persona=pedantic", "--color=never", planted)
    assert status != 0
    assert "unpinned-uses" in output


@pytest.mark.parametrize(("path", "schema"), SCHEMAS, ids=lambda value: getattr(value, "name", None))
def test_files_fit_their_schemas(path: Path, schema: str) -> None:
    assert run(BIN / "check-jsonschema", "--builtin-schema", schema, path)[0] == 0


def test_check_jsonschema_refuses_a_planted_fault(tmp_path: Path) -> None:
    planted = tmp_path / "check.yml"
    planted.write_text((GITHUB / "workflows/check.yml").read_text("utf-8").replace("runs-on:", "run-on:"), "utf-8")
    assert run(BIN / "check-jsonschema", "--builtin-schema", "vendor.github-workflows", planted)[0] == 1


@each_workflow
def test_every_action_is_pinned_by_commit_with_its_version(path: Path) -> None:
    uses = re.findall(r"^\s*(?:- )?uses: (.+)$", path.read_text("utf-8"), re.MULTILINE)
    assert uses
    assert [value for value in uses if not PINNED.fullmatch(value) and not OWN.fullmatch(value)] == []


def test_one_action_has_one_version_everywhere() -> None:
    uses = {step["uses"] for path in WORKFLOWS for step in steps(load(path)) if "uses" in step}
    assert len(uses) == len({value.partition("@")[0] for value in uses})


@each_workflow
def test_nothing_is_permitted_unless_a_job_says_so(path: Path) -> None:
    flow = load(path)
    assert flow["permissions"] == {}
    assert all(isinstance(job["permissions"], dict) for job in flow["jobs"].values())


@each_workflow
def test_every_job_that_runs_ends_in_time(path: Path) -> None:
    jobs = load(path)["jobs"].values()
    assert all("uses" in job or 0 < job["timeout-minutes"] <= 60 for job in jobs)


@each_workflow
def test_runs_do_not_pile_up(path: Path) -> None:
    assert set(load(path)["concurrency"]) == {"group", "cancel-in-progress"}


@each_workflow
def test_a_checkout_leaves_no_credentials(path: Path) -> None:
    checkouts = [step for step in steps(load(path)) if step.get("uses", "").startswith("actions/checkout@")]
    assert checkouts
    assert all(step["with"]["persist-credentials"] is False for step in checkouts)


@each_workflow
def test_no_expression_stands_inside_a_script(path: Path) -> None:
    assert [step["name"] for step in steps(load(path)) if "${{" in step.get("run", "")] == []


def test_write_rights_stand_only_where_they_are_needed() -> None:
    written = {
        (path.stem, name, right)
        for path in WORKFLOWS
        for name, job in load(path)["jobs"].items()
        for right, level in job["permissions"].items()
        if level == "write"
    }
    assert written == {("publish", "deploy", "pages"), ("publish", "deploy", "id-token"), ("weekly", "tell", "issues")}


def test_proposals_are_checked_without_secrets() -> None:
    text = (GITHUB / "workflows/check.yml").read_text("utf-8")
    assert "secrets." not in text
    assert "github.token" not in text
    assert set(workflow("check")["on"]) == {"pull_request", "push", "workflow_call"}
    assert "pull_request_target" not in text


def test_the_check_is_the_tests_and_the_site_is_kept() -> None:
    flow = workflow("check")
    assert [step["run"] for step in steps(flow) if step.get("run", "").startswith("make")] == ["make test", "make site"]
    kept = [step["with"]["path"] for step in steps(flow) if step.get("uses", "").startswith("actions/upload-artifact@")]
    assert kept == ["site/"]


def test_publishing_needs_the_check_of_the_same_commit() -> None:
    flow = workflow("publish")
    jobs = flow["jobs"]
    assert flow["on"] == {"push": {"branches": ["main"]}, "workflow_dispatch": None}
    assert jobs["check"]["uses"] == "$/.github/workflows/check.yml"
    assert (jobs["build"]["needs"], jobs["deploy"]["needs"]) == ("check", "build")
    assert all("ref" not in step.get("with", {}) for step in steps(flow))
    assert jobs["check"]["if"] == "github.ref == 'refs/heads/main'"
    assert jobs["deploy"]["environment"]["name"] == "github-pages"


def test_the_published_address_comes_from_pages() -> None:
    build = workflow("publish")["jobs"]["build"]["steps"]
    assert [step["env"]["SITE_URL"] for step in build if "env" in step] == ["${{ steps.pages.outputs.base_url }}/"]


def test_scripts_are_sound_shell(tmp_path: Path) -> None:
    for path in WORKFLOWS:
        for step in steps(load(path)):
            script = tmp_path / "step.sh"
            script.write_text(step.get("run", ""), "utf-8")
            assert run("bash", "-n", script) == (0, "")


MATCHERS = {
    matcher["owner"]: matcher
    for matcher in json.loads((GITHUB / "annotations.json").read_text("utf-8"))["problemMatcher"]
}


def annotate(line: str) -> list[dict[str, str]]:
    """What the runner would make of a line: one dictionary per matcher that recognises it."""
    found = []
    for owner, matcher in MATCHERS.items():
        (pattern,) = matcher["pattern"]
        match = re.search(pattern["regexp"], line)
        if match:
            groups = {key: match[group] for key, group in pattern.items() if key != "regexp"}
            found.append({"owner": owner, "severity": matcher.get("severity", ""), **groups})
    return found


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (
            "docs/bg/summary.md:12:1: error LU201 link goes to a.md, the source goes to b.md",
            {
                "owner": "lineup", "severity": "error", "file": "docs/bg/summary.md", "line": "12", "column": "1",
                "code": "LU201", "message": "link goes to a.md, the source goes to b.md",
            },
        ),
        (
            "docs/en/index.md:3:4: note LU901 a dash",
            {
                "owner": "lineup-notes", "severity": "notice", "file": "docs/en/index.md", "line": "3", "column": "4",
                "code": "LU901", "message": "a dash",
            },
        ),
        (
            "data/sources.yml:12: sources[3].language: 'xx' is not one of ['bg', 'en']",
            {
                "owner": "edition", "severity": "error", "file": "data/sources.yml", "line": "12",
                "message": "sources[3].language: 'xx' is not one of ['bg', 'en']",
            },
        ),
        (
            'scripts/lineup/cli.py:7: error: Name "x" is not defined  [name-defined]',
            {
                "owner": "mypy", "severity": "error", "file": "scripts/lineup/cli.py", "line": "7",
                "message": 'Name "x" is not defined', "code": "name-defined",
            },
        ),
        (
            "tests/lineup/test_cli.py:31: AssertionError",
            {
                "owner": "pytest", "severity": "error", "file": "tests/lineup/test_cli.py", "line": "31",
                "message": "AssertionError",
            },
        ),
    ],
    ids=lambda value: value["owner"] if isinstance(value, dict) else "",
)  # fmt: skip
def test_a_finding_becomes_one_annotation(line: str, expected: dict[str, str]) -> None:
    assert annotate(line) == [expected]


@pytest.mark.parametrize(
    "line", ["Tests …", "https://example.org:80: 1", "see docs/en/index.md: 3 pages", "12:30:00 built"]
)
def test_other_lines_become_none(line: str) -> None:
    assert annotate(line) == []
