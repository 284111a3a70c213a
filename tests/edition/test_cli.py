"""The command line: exit statuses, one line per fault, sentences instead of tracebacks."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.edition.small import ENGLISH, FACTS, Project

from edition.cli import run


@pytest.fixture
def inside(project: Project, monkeypatch: pytest.MonkeyPatch) -> Project:
    """Makes the small project and goes there."""

    def make(files: dict[str, str | None] | None = None) -> Path:
        root = project(files)
        monkeypatch.chdir(root)
        return root

    return make


def test_a_project_in_order_passes(inside: Project, capsys: pytest.CaptureFixture[str]) -> None:
    inside()
    assert run(["check"]) == 0
    assert capsys.readouterr() == ("2 facts and 2 sources; every statement has its citation.\n", "")


def test_it_works_from_a_folder_of_the_project(
    inside: Project, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(inside() / "docs" / "en")
    assert run(["check"]) == 0
    assert capsys.readouterr().err == ""


def test_faults_are_printed_one_per_line(inside: Project, capsys: pytest.CaptureFixture[str]) -> None:
    inside({"docs/en/plan.md": f"{ENGLISH}\nOne.\n\nTwo.\n"})
    assert run(["check"]) == 1
    assert capsys.readouterr() == (
        "docs/en/plan.md:10:1: error ED301 this paragraph has no citation and is not in data/factless.yml: “One.”\n"
        "docs/en/plan.md:12:1: error ED301 this paragraph has no citation and is not in data/factless.yml: “Two.”\n",
        "2 faults.\n",
    )


@pytest.mark.parametrize("command", [["check"], ["build"], ["render", "out"]])
def test_faults_in_the_data_stop_every_command(
    inside: Project, capsys: pytest.CaptureFixture[str], command: list[str]
) -> None:
    root = inside({"data/facts.yml": FACTS.replace("confidence: press", "confidence: high")})
    assert run(command) == 1
    assert capsys.readouterr() == (
        "data/facts.yml:12:15: error ED101 facts[1].confidence: 'high' is not one of "
        "'primary', 'press', 'single weak source'\n",
        "1 fault.\n",
    )
    assert not (root / "site").exists()
    assert not (root / "out").exists()


def test_outside_a_project_it_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(["check"]) == 2
    assert capsys.readouterr().err == (
        f"edition: {tmp_path} is not in the project: no mkdocs.yml with data/ beside it, here or above.\n"
    )


def test_an_address_of_no_use_is_a_sentence(
    inside: Project, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    root = inside()
    monkeypatch.setenv("SITE_URL", "example.org")
    assert run(["build"]) == 2
    assert capsys.readouterr().err == (
        "edition: SITE_URL is 'example.org'; it must be an http or https address such as http://localhost:8000/.\n"
    )
    assert sorted(path.name for path in root.iterdir()) == ["data", "docs", "mkdocs.yml"]


def test_a_site_that_is_not_there_cannot_be_audited(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["audit", str(tmp_path / "site")]) == 2
    assert capsys.readouterr().err == (
        f"edition: {tmp_path / 'site'} is not a folder; build the site first: edition build.\n"
    )


def test_an_audit_tells_faults_and_sizes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["audit", str(tmp_path)]) == 1
    assert capsys.readouterr() == (
        "site/index.html:1:1: error ED400 there is no home page; was the site built?\n"
        f"{tmp_path}: 0 pages, 0 files, 0.0 MB.\n",
        "1 fault.\n",
    )


def test_rendering_tells_how_much(inside: Project, capsys: pytest.CaptureFixture[str]) -> None:
    inside()
    assert run(["render", "out"]) == 0
    assert capsys.readouterr().out == "2 pages are in out.\n"


@pytest.mark.parametrize("arguments", [[], ["publish"], ["render"], ["serve", "--port", "x"]])
def test_a_wrong_call_is_explained(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(arguments) == 2
    assert capsys.readouterr().err.startswith("usage: edition")


def test_help_is_no_fault(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--help"]) == 0
    assert "live preview of both languages" in capsys.readouterr().out
