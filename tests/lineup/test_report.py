"""Reports: findings in, text and JSON out; no rule is known here."""

from __future__ import annotations

import json as json_module
from pathlib import Path

import pytest

from lineup.check import Report
from lineup.corpus import Corpus, Tree
from lineup.model import Finding, Place
from lineup.report.json import json
from lineup.report.text import file_of, text
from lineup.settings import Settings

MOVED = Finding(
    "LU201", "link-target", "error", "accuracy/mistranslation", "link goes to b.md, the source goes to a.md",
    Place("vision.md", 12, 14, 5), Place("vision.md", 11, 12, 7), "b.md", "a.md", None, "00ff", "bg",
)  # fmt: skip
LOST = Finding(
    "LU001", "page-missing", "error", "accuracy/omission", "page is missing in de: de/x.md",
    Place("x.md", 1, 1), None, None, "x.md", None, "11ff", "de",
)  # fmt: skip
NOTE = MOVED._replace(severity="note", language="de")


@pytest.fixture
def corpus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Corpus:
    """A source and two targets in the current folder."""
    monkeypatch.chdir(tmp_path)
    found = [Tree(language, tmp_path / language, {}) for language in ("en", "bg", "de")]
    return Corpus(tmp_path, found[0], tuple(found[1:]), Settings(), "commonmark")


def test_every_finding_stands_at_its_own_target(corpus: Corpus) -> None:
    assert text(Report((MOVED, NOTE, LOST), 2, 40), corpus) == (
        "bg/vision.md:11:7: error LU201 link goes to b.md, the source goes to a.md (en/vision.md:12)\n"
        "de/vision.md:11:7: note LU201 link goes to b.md, the source goes to a.md (en/vision.md:12)\n"
        "en/x.md:1:1: error LU001 page is missing in de: de/x.md\n"
        "2 pages, 40 blocks: 2 errors, 0 warnings, 1 note\n"
    )


def test_no_findings(corpus: Corpus) -> None:
    assert text(Report((), 1, 1), corpus) == "1 page, 1 block: in step\n"
    assert text(Report((), 21, 0), corpus, "bg") == "21 страници, 0 блока: всичко съвпада\n"


def test_a_files_name_cannot_break_the_line(corpus: Corpus) -> None:
    assert file_of(Place("a\nb\x1b.md", 1, 1), corpus.source) == "en/a\\x0ab\\x1b.md"


def test_json_says_all_that_is_known(corpus: Corpus) -> None:
    del corpus
    assert json_module.loads(json(Report((MOVED, LOST), 2, 40))) == {
        "version": 1,
        "summary": {"pages": 2, "blocks": 40, "errors": 2, "warnings": 0, "notes": 0},
        "findings": [
            {
                "rule": "LU201", "name": "link-target", "severity": "error", "mqm": "accuracy/mistranslation",
                "message": "link goes to b.md, the source goes to a.md",
                "source": {"path": "vision.md", "line": 12, "end_line": 14, "column": 5},
                "target": {"path": "vision.md", "line": 11, "end_line": 12, "column": 7},
                "found": "b.md", "expected": "a.md", "fix": None, "fingerprint": "00ff", "language": "bg",
            },
            {
                "rule": "LU001", "name": "page-missing", "severity": "error", "mqm": "accuracy/omission",
                "message": "page is missing in de: de/x.md",
                "source": {"path": "x.md", "line": 1, "end_line": 1, "column": 1}, "target": None,
                "found": None, "expected": "x.md", "fix": None, "fingerprint": "11ff", "language": "de",
            },
        ],
    }  # fmt: skip


def test_json_keeps_letters_as_they_are(corpus: Corpus) -> None:
    del corpus
    assert "„нов“" in json(Report((MOVED._replace(found="„нов“"),), 1, 1))
