"""Pages at old addresses: what they hold, and what no entry may do."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.edition.small import Project

from edition import moved
from edition.audit import Document
from edition.audit import read as read_site
from edition.cli import run
from edition.dataset import Moved
from edition.policy import policy

ROOT = "https://example.org/sofia/"
ENTRY = Moved("strategy/old.md", "plan.md", "aims", 3)
TITLES = {("en", "plan.md"): "The <plan>", ("bg", "plan.md"): "Планът"}


def test_a_renamed_page_leads_on_from_its_old_address_in_both_languages(tmp_path: Path) -> None:
    moved.write(tmp_path, [ENTRY], ROOT, TITLES)
    english = (tmp_path / "strategy/old/index.html").read_text("utf-8")
    bulgarian = (tmp_path / "bg/strategy/old/index.html").read_text("utf-8")
    assert '<meta http-equiv="refresh" content="0; url=../../plan/#aims">' in english
    assert f'<link rel="canonical" href="{ROOT}plan/">' in english
    assert '<p>This page has moved: <a href="../../plan/#aims">The &lt;plan&gt;</a></p>' in english
    assert '<script src="../../assets/javascripts/moved.js"></script>' in english
    assert policy(()) in english
    assert '<html lang="bg">' in bulgarian
    assert '<p>Страницата е преместена: <a href="../../../bg/plan/#aims">Планът</a></p>' in bulgarian
    assert '<script src="../../../assets/javascripts/moved.js"></script>' in bulgarian
    documents: dict[str, Document] = read_site(tmp_path)
    assert all(document.moved for document in documents.values())


def test_a_page_that_is_there_is_never_written_over(tmp_path: Path) -> None:
    page = tmp_path / "strategy/old/index.html"
    page.parent.mkdir(parents=True)
    page.write_text("still here", "utf-8")
    moved.write(tmp_path, [ENTRY], ROOT, TITLES)
    assert page.read_text("utf-8") == "still here"


@pytest.mark.parametrize(
    ("entry", "sentence"),
    [
        (Moved("plan.md", "index.md", "", 7), "plan.md cannot lead elsewhere: plan.md stands at that address"),
        (
            Moved("plan/index.md", "index.md", "", 7),
            "plan/index.md cannot lead elsewhere: plan.md stands at that address",
        ),
        (Moved("old.md", "gone.md", "", 7), "old.md leads to gone.md, and there is no such page"),
    ],
)
def test_an_entry_that_makes_no_sense_is_told_in_one_sentence(entry: Moved, sentence: str) -> None:
    (fault,) = moved.faults([entry], {"plan.md", "index.md"})
    assert str(fault) == f"data/moved.yml:7:1: error ED311 {sentence}"


def test_an_old_address_that_stands_twice_is_told() -> None:
    twice = [Moved("old.md", "plan.md", "", 3), Moved("old/index.md", "plan.md", "", 4)]
    (fault,) = moved.faults(twice, {"plan.md"})
    assert str(fault) == "data/moved.yml:4:1: error ED311 old/index.md stands in line 3 already"


def test_the_check_of_the_project_reads_the_entries(
    project: Project, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(project({"data/moved.yml": "# Moved\n\n- {from: plan.md, to: plan.md}\n"}))
    assert run(["check"]) == 1
    assert "data/moved.yml:3:1: error ED311 plan.md cannot lead elsewhere" in capsys.readouterr().out
