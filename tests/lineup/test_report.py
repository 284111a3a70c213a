"""Reports: findings in, text and JSON out; no rule is known here."""

from __future__ import annotations

import json as json_module
import re
from pathlib import Path

import pytest

from lineup.check import Report
from lineup.corpus import Corpus, Tree
from lineup.model import Finding, Place
from lineup.report import Wanted
from lineup.report.columns import widths
from lineup.report.json import json
from lineup.report.places import file_of
from lineup.report.text import lines, text
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
    assert lines(Report((MOVED, NOTE, LOST), 2, 40), corpus, Wanted()) == (
        "bg/vision.md:11:7: error LU201 link goes to b.md, the source goes to a.md (en/vision.md:12)\n"
        "de/vision.md:11:7: note LU201 link goes to b.md, the source goes to a.md (en/vision.md:12)\n"
        "en/x.md:1:1: error LU001 page is missing in de: de/x.md\n"
        "2 pages, 40 blocks: 2 errors, 0 warnings, 1 note\n"
    )


def test_no_findings(corpus: Corpus) -> None:
    assert text(Report((), 1, 1), corpus, Wanted()) == "1 page, 1 block: in step\n"
    assert text(Report((), 21, 0), corpus, Wanted("bg")) == "21 страници, 0 блока: всичко съвпада\n"


def test_what_is_not_shown_is_counted_too(corpus: Corpus) -> None:
    assert text(Report((), 1, 1, 1, 100), corpus, Wanted()) == (
        "1 page, 1 block: nothing new; 100 older findings not shown; 1 finding silenced on its page\n"
    )


def put(corpus: Corpus, language: str, text_: str) -> Corpus:
    """The corpus with a page vision.md in one language."""
    trees = []
    for tree in (corpus.source, *corpus.targets):
        if tree.language == language:
            file = tree.root / "vision.md"
            file.parent.mkdir(exist_ok=True)
            file.write_text(text_, "utf-8")
            tree.pages["vision.md"] = file
        trees.append(tree)
    return corpus._replace(source=trees[0], targets=tuple(trees[1:]))


HERE = MOVED._replace(source=Place("vision.md", 2, 2, 5), target=Place("vision.md", 1, 1, 7))


def test_both_places_are_quoted_and_marked(corpus: Corpus) -> None:
    corpus = put(put(corpus, "en", "# A\nSee [the plan](a.md) today.\n"), "bg", "Вижте [плана](b.md) днес.\n")
    assert text(Report((HERE,), 1, 2), corpus, Wanted()) == (
        "bg/vision.md:1:7: error LU201 link goes to b.md, the source goes to a.md (en/vision.md:2)\n"
        "    en 2 │ See [the plan](a.md) today.\n"
        "         │                ^^^^\n"
        "    bg 1 │ Вижте [плана](b.md) днес.\n"
        "         │               ^^^^\n"
        "1 page, 2 blocks: 1 error, 0 warnings, 0 notes\n"
    )


def test_what_is_missing_is_marked_in_the_source_alone(corpus: Corpus) -> None:
    corpus = put(put(corpus, "en", "One.\n\nTwo\nlines.\n"), "bg", "Едно.\n")
    lost = HERE._replace(
        rule="LU101", mqm="accuracy/omission", message="paragraph missing", source=Place("vision.md", 3, 4),
        target=Place("vision.md", 1, 1), found=None, expected="Two lines.",
    )  # fmt: skip
    assert text(Report((lost,), 1, 2), corpus, Wanted()).splitlines()[1:-1] == [
        "    en 3 │ Two",
        "         │ ^^^",
        "    bg 1 │ Едно.",
    ]


def test_a_long_line_is_cut_around_the_mark(corpus: Corpus) -> None:
    corpus = put(put(corpus, "en", "x " * 300 + "a.md" + " y" * 300), "bg", "b.md\n")
    shown = text(Report((HERE._replace(source=Place("vision.md", 1, 1, 601)),), 1, 2), corpus, Wanted()).splitlines()
    assert len(shown[1]) < 130
    assert shown[1].index("a.md") == shown[2].index("^^^^")
    assert shown[1].count("…") == 2


@pytest.mark.parametrize(
    ("before", "columns"),
    [
        ("x ", 2),
        ("漢字 ", 5),
        ("e\u0301\u0301 ", 2),
        ("\t", 0),
        ("a\t", 2),
        ("👨\u200d👩\u200d👧 ", 3),
        ("👍🏽 ", 3),
        ("❤\ufe0f ", 3),
        ("🇧🇬 ", 3),
        ("ﬁ ", 2),
        ("a\u200bb\u00ad ", 5),
    ],
)
def test_the_mark_stands_under_what_it_means(before: str, columns: int, corpus: Corpus) -> None:
    line = f"{before}b.md\n"
    corpus = put(put(corpus, "en", "x\nSee a.md\n"), "bg", line)
    here = HERE._replace(target=Place("vision.md", 1, 1, len(before) + 1))
    mark = text(Report((here,), 1, 2), corpus, Wanted()).splitlines()[4]
    assert mark == f"         │ {' ' * columns}^^^^"


@pytest.mark.parametrize("letter", ["x", "漢", "e\u0301"])
@pytest.mark.parametrize(("width", "most"), [(0, 113), (60, 60), (80, 80), (200, 113), (10, 33)])
def test_a_quoted_line_fits_the_terminal(letter: str, width: int, most: int, corpus: Corpus) -> None:
    long = f"{letter * 300}b.md{letter * 300}"
    corpus = put(put(corpus, "en", "x\nSee a.md\n"), "bg", f"{long}\n")
    here = HERE._replace(target=Place("vision.md", 1, 1, len(letter) * 300 + 1))
    quoted, mark = text(Report((here,), 1, 2), corpus, Wanted(width=width)).splitlines()[3:5]
    before = quoted[: quoted.index("b.md")]
    assert sum(widths(before)) == mark.index("^")
    assert mark.endswith(" ^^^^")
    assert most - 2 <= sum(widths(quoted)) <= most


def test_what_a_page_hides_is_shown_and_turns_nothing_round(corpus: Corpus) -> None:
    corpus = put(put(corpus, "en", "x\nSee a.md\n"), "bg", "един\u200b \u202eдва\n")
    hidden = HERE._replace(found="U+200B", target=Place("vision.md", 1, 3, 5))
    assert text(Report((hidden,), 1, 2), corpus, Wanted()).splitlines()[3:5] == [
        "    bg 1 │ един· ·два",
        "         │     ^",
    ]


def test_colours_are_for_terminals(corpus: Corpus) -> None:
    corpus = put(put(corpus, "en", "a.md\na.md\n"), "bg", "b.md\n")
    plain = text(Report((HERE,), 1, 2), corpus, Wanted())
    coloured = text(Report((HERE,), 1, 2), corpus, Wanted(colour=True))
    assert "\x1b" not in plain
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == plain
    assert "\x1b[1;31merror\x1b[0m" in coloured


def test_a_page_cannot_command_the_terminal(corpus: Corpus) -> None:
    corpus = put(put(corpus, "en", "a.md\na.md\n"), "bg", "\x1b[31mb.md\u2028x\n")
    assert "\x1b" not in text(Report((HERE,), 1, 2), corpus, Wanted())


def test_a_page_that_has_gone_is_not_quoted(corpus: Corpus) -> None:
    assert text(Report((HERE,), 1, 2), corpus, Wanted()).count("\n") == 2


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


def test_json_is_indented_as_python_does_it(corpus: Corpus) -> None:
    del corpus
    odd = LOST._replace(found='a\0b "c" %s \\ {d}', expected="")
    for found in ((), (MOVED,), (MOVED, odd, LOST)):
        said = json(Report(found, 2, 40))
        assert said == json_module.dumps(json_module.loads(said), ensure_ascii=False, indent=1) + "\n"
        assert [one["found"] for one in json_module.loads(said)["findings"]] == [one.found for one in found]


def test_json_keeps_letters_as_they_are(corpus: Corpus) -> None:
    del corpus
    assert "„нов“" in json(Report((MOVED._replace(found="„нов“"),), 1, 1))
