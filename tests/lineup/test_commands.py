"""The small commands: rules, explain, selftest; the language that the program speaks."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from tests.lineup.calls import Answer, put

from lineup.commands.common import ui_of
from lineup.rules.catalogue import BY_CODE, RULES
from lineup.selftest import KINDS

# explain


@pytest.mark.parametrize("ui", ["en", "bg"])
@pytest.mark.parametrize("name", sorted(RULES))
def test_every_rule_is_explained(name: str, ui: str, capsys: pytest.CaptureFixture[str]) -> None:
    rule = RULES[name]
    answer = Answer(capsys, "explain", rule.code, "--ui", ui)
    assert (answer.status, answer.err) == (0, "")
    assert answer.out == Answer(capsys, "explain", name, "--ui", ui).out
    assert answer.out.startswith(f"{rule.code} {name}\n")
    assert f"lineup suppress FILE:LINE {rule.code} " in answer.out


def test_what_an_explanation_says(capsys: pytest.CaptureFixture[str]) -> None:
    assert Answer(capsys, "explain", "lu309").out == (
        "LU309 range-reversed\n"
        "Values · error · MQM accuracy/mistranslation\n"
        "\n"
        "The ends of a range have changed places.\n"
        "A range that runs backwards is a slip, and a reader may take it for a decrease. Write the ends in the source's order.\n"
        "\n"
        "Bad example:\n"
        "  en/page.md\n"
        "    The number of lines grew from 3 to 5.\n"
        "  bg/page.md\n"
        "    Броят на линиите нарасна от 5 до 3.\n"
        "\n"
        "Good example:\n"
        "  en/page.md\n"
        "    The number of lines grew from 3 to 5.\n"
        "  bg/page.md\n"
        "    Броят на линиите нарасна от 3 до 5.\n"
        "\n"
        "A single finding is silenced by 'lineup suppress FILE:LINE LU309 REASON', the rule by ignore in the settings.\n"
    )


@pytest.mark.parametrize(
    ("asked", "near"),
    [
        ("LU20", ["LU201", "LU202", "LU203"]),
        ("LU219", ["LU216", "LU215", "LU214"]),
        ("LU999", ["LU704"]),
        ("link-tarjet", ["LU201"]),
        ("headingid", ["LU114"]),
        ("LU", []),
        ("", []),
        ("LU99999999999999999999", []),
    ],
)
def test_an_unknown_code_names_those_near_it(asked: str, near: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    answer = Answer(capsys, "explain", asked)
    assert (answer.status, answer.out) == (2, "")
    start, _, rest = answer.err.partition("near it are ")
    assert start == f"lineup: there is no rule '{asked}'; "
    names, _, end = rest.rpartition("; ")
    assert end == "'lineup rules' lists all\n"
    codes = [one.split()[0] for one in names.split(", ")]
    assert len(codes) == 5
    assert set(near) <= set(codes)


@pytest.mark.parametrize("asked", ["typography", "Typography", "LU6", "lu6"])
def test_a_whole_family_is_explained(asked: str, capsys: pytest.CaptureFixture[str]) -> None:
    answer = Answer(capsys, "explain", asked)
    family = [code for code, rule in BY_CODE.items() if rule.family == "typography"]
    assert (answer.status, re.findall(r"^(LU\d+) ", answer.out, re.MULTILINE)) == (0, family)


# rules


def test_all_rules_are_listed_by_code(capsys: pytest.CaptureFixture[str]) -> None:
    lines = Answer(capsys, "rules").out.splitlines()
    codes = [line.split()[0] for line in lines if line.startswith("  LU")]
    assert codes == sorted(rule.code for rule in RULES.values())
    assert [line for line in lines if line and not line.startswith(" ")] == [
        "Pages", "Structure", "References", "Values", "Script", "Wording", "Typography", "Freshness",
    ]  # fmt: skip
    assert (
        next(line for line in lines if "LU201" in line).split("  ")[-1]
        == "A link leads elsewhere than the source's link."
    )


def test_rules_for_programs_and_in_bulgarian(capsys: pytest.CaptureFixture[str]) -> None:
    data = json.loads(Answer(capsys, "rules", "--format", "json", "--ui", "bg").out)
    assert [one["name"] for one in data] == [rule.name for rule in sorted(RULES.values(), key=lambda one: one.code)]
    assert data[0]["says"] == "Страница от изходния текст няма превод."
    assert Answer(capsys, "rules", "--ui", "bg").out.startswith("Страници\n  LU001  page-missing ")


# selftest

PARTS = "\n".join(f"The council opened portal {n} for all citizens of district {n}.\n" for n in range(4, 12))
TEILE = "\n".join(f"Съветът откри портал {n} за всички граждани на район {n}.\n" for n in range(4, 12))


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with two pages that are in step."""
    put(tmp_path, "pyproject.toml", '[tool.lineup]\nfolders = { en = "en", bg = "bg" }\n')
    for page in ("a", "b"):
        put(tmp_path, f"en/{page}.md", f"# Page {{: #{page} }}\n\n{PARTS}")
        put(tmp_path, f"bg/{page}.md", f"# Страница {{: #{page} }}\n\n{TEILE}")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_what_is_planted_is_reported_and_nothing_is_touched(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = {file: file.read_bytes() for file in project.rglob("*.md")}
    answer = Answer(capsys, "selftest", "--kinds", "block-deleted,heading-id,page-missing,harmless", "--per-kind", "2")
    assert (answer.status, answer.err) == (0, "")
    lines = answer.out.splitlines()
    assert lines[0].split() == ["planted", "fault", "planted", "page", "block", "findings"]
    assert [line.split() for line in lines[1:4]] == [
        ["page-missing", "2", "100%", "100%", "1.00"],
        ["block-deleted", "2", "100%", "100%", "1.00"],
        ["heading-id", "2", "100%", "100%", "1.00"],
    ]
    assert lines[4].split() == ["mean:", "structure", "+", "references", "6", "100%", "100%", "1.00"]
    assert lines[5].startswith("harmless rewrites: ")
    assert lines[5].endswith(", wrongly accused: 0")
    assert before == {file: file.read_bytes() for file in project.rglob("*.md")}


@pytest.mark.parametrize(
    "setting", ['ignore = ["heading-id"]', '[tool.lineup.per-path]\n"*.md" = { severity = { heading-id = "note" } }']
)
def test_what_the_settings_silence_is_counted_apart(
    project: Path, setting: str, capsys: pytest.CaptureFixture[str]
) -> None:
    put(project, "pyproject.toml", (project / "pyproject.toml").read_text("utf-8") + setting + "\n")
    answer = Answer(capsys, "selftest", "--kinds", "heading-id,heading-level", "--per-kind", "2", "--show")
    assert answer.status == 0
    lines = answer.out.splitlines()
    assert len(lines) == 2
    assert lines[1] == "left out, because your settings silence their rules there: 2 (heading-id 2)"


def test_what_one_page_silences_counts_on_the_others(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    put(
        project,
        "pyproject.toml",
        (project / "pyproject.toml").read_text("utf-8")
        + '[tool.lineup.per-path]\n"a.md" = { ignore = ["heading-id"] }\n',
    )
    answer = Answer(capsys, "selftest", "--kinds", "heading-id", "--per-kind", "2", "--show")
    lines = answer.out.splitlines()
    assert lines[1].split() == ["heading-id", "1", "100%", "100%", "1.00"]
    assert lines[3:] == ["left out, because your settings silence their rules there: 1 (heading-id 1)"]


def test_what_is_missed_can_be_shown(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert project.is_dir()
    monkeypatch.setattr("lineup.commands.selftest.selected", lambda *_: ())
    answer = Answer(capsys, "selftest", "--kinds", "heading-id", "--per-kind", "1", "--show")
    assert answer.out.splitlines()[1].split() == ["heading-id", "1", "0%", "0%", "–"]
    assert ".md:1: heading-id: " in answer.out.splitlines()[-1]


def test_the_source_can_get_the_faults_too(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert project.is_dir()
    answer = Answer(capsys, "selftest", "--kinds", "block-deleted", "--per-kind", "2", "--side", "source")
    assert answer.out.splitlines()[1].split() == ["block-deleted", "2", "100%", "100%", "1.00"]


def test_for_programs(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert project.is_dir()
    data = json.loads(Answer(capsys, "selftest", "--kinds", "structure", "--per-kind", "1", "--format", "json").out)
    assert {row["family"] for row in data["kinds"]} == {"structure"}
    assert all(KINDS[answer["kind"]].family == "structure" for answer in data["answers"])


def test_any_trees_and_the_same_twice(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert project.is_dir()
    arguments = (
        "selftest",
        "--source",
        "en",
        "--target",
        "bg",
        "--languages",
        "en,bg",
        "--per-kind",
        "1",
        "--ui",
        "bg",
    )
    first = Answer(capsys, *arguments)
    assert first.status == 0
    assert first.out.startswith("вид грешка ")
    assert first.out == Answer(capsys, *arguments).out


@pytest.mark.usefixtures("project")
@pytest.mark.parametrize(
    ("argv", "says"),
    [
        (("--per-kind", "0"), "--per-kind must be 1 or more"),
        (
            ("--kinds", "nonsense"),
            "--kinds: 'nonsense' is no kind of fault and none of structure, references, values, wording, harmless",
        ),
        (("--kinds", "image-dropped"), "no page here has a place for such a fault"),
    ],
)
def test_a_selftest_that_makes_no_sense(argv: tuple[str, ...], says: str, capsys: pytest.CaptureFixture[str]) -> None:
    answer = Answer(capsys, "selftest", *argv)
    assert (answer.status, answer.err) == (2, f"lineup: {says}\n")


# The language


@pytest.mark.parametrize(
    ("environment", "ui"),
    [
        ({}, "en"),
        ({"LANG": "bg_BG.UTF-8"}, "bg"),
        ({"LANG": "bg"}, "bg"),
        ({"LANG": "en_GB.UTF-8", "LC_ALL": "bg_BG.UTF-8"}, "bg"),
        ({"LANG": "bg_BG.UTF-8", "LC_MESSAGES": "en_US.UTF-8"}, "en"),
        ({"LANG": "de_DE.UTF-8", "LANGUAGE": "de:bg:en"}, "bg"),
        ({"LANG": "C", "LANGUAGE": "bg"}, "en"),
        ({"LANG": "C.UTF-8"}, "en"),
        ({"LANG": "bgn_PK.UTF-8"}, "en"),
        ({"LANG": "", "LC_ALL": ""}, "en"),
    ],
)
def test_the_language_comes_from_the_environment(environment: dict[str, str], ui: str) -> None:
    assert ui_of(environment) == ui


def test_the_program_speaks_it(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    put(project, "bg/a.md", "# Страница {: #x }\n")
    monkeypatch.setenv("LANG", "bg_BG.UTF-8")
    assert "грешка LU114" in Answer(capsys, "check").out
    assert "error LU114" in Answer(capsys, "check", "--ui", "en").out
