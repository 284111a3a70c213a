"""Suppressions: one rule, one text, one reason; they die with their text, and one that is not used is told."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tests.lineup.calls import Answer, put

from lineup import read_page
from lineup.cli import run
from lineup.suppress import ignores

SOURCE = """# Portal {: #portal }

The council opened [a new portal](a.md) for all citizens.

- Buses run from five.
- Trams **stop** at midnight.

| Line | People |
| --- | --- |
| Bus 84 | 1200 |
| Tram 5 | 3400 |

!!! note

    It is **open** to all.
"""
TARGET = """# Портал {: #portal }

Съветът откри нов портал за всички граждани.

- Автобусите вървят от пет.
- Трамваите спират в полунощ.

| Линия | Хора |
| --- | --- |
| Автобус 84 | 1200 |
| Трамвай 5 | 3500 |

!!! note

    Той е отворен за всички.
"""


@pytest.fixture
def page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The target's page of a project whose translation has four faults."""
    put(tmp_path, "pyproject.toml", '[tool.lineup]\nfolders = { en = "en", bg = "bg" }\ndialect = "python-markdown"\n')
    put(tmp_path, "en/a.md", SOURCE)
    monkeypatch.chdir(tmp_path)
    return put(tmp_path, "bg/a.md", TARGET)


def codes(capsys: pytest.CaptureFixture[str]) -> list[str]:
    return Answer(capsys, "check").codes


def test_the_faults(page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert page.is_file()
    assert codes(capsys) == ["LU202", "LU242", "LU301", "LU242"]


@pytest.mark.parametrize(
    ("line", "rule", "before", "left"),
    [
        (3, "LU202", "Съветът откри", ["LU242", "LU301", "LU242"]),
        (6, "LU242", "- Автобусите", ["LU202", "LU301", "LU242"]),
        (11, "number-changed", "| Линия", ["LU202", "LU242", "LU242"]),
        (15, "LU242", "!!! note", ["LU202", "LU242", "LU301"]),
    ],
)
def test_one_finding_is_silenced_and_the_comment_stands_before_what_it_would_break(
    page: Path, capsys: pytest.CaptureFixture[str], line: int, rule: str, before: str, left: list[str]
) -> None:
    answer = Answer(capsys, "suppress", f"bg/a.md:{line}", rule, "it is right here", "--write")
    assert (answer.status, answer.err) == (0, "")
    lines = page.read_text("utf-8").split("\n")
    (at,) = [row for row, text in enumerate(lines) if text.startswith("<!-- lineup")]
    assert lines[at + 2].startswith(before)
    assert (lines[at - 1], lines[at + 1]) == ("", "")
    assert [text for text in lines if text not in ("", lines[at])] == [text for text in TARGET.split("\n") if text]
    answer = Answer(capsys, "check")
    assert answer.codes == left
    assert answer.out.splitlines()[-1].endswith("; 1 finding silenced on its page")


@pytest.mark.usefixtures("page")
def test_nothing_is_written_unasked(capsys: pytest.CaptureFixture[str], page: Path) -> None:
    answer = Answer(capsys, "suppress", "bg/a.md:3", "LU202", "no page  yet")
    assert page.read_text("utf-8") == TARGET
    lines = answer.out.splitlines()
    assert lines[:2] == ["--- bg/a.md", "+++ bg/a.md"]
    added = [line for line in lines[3:] if line.startswith(("+", "-"))]
    assert added[0] == "+"
    assert re.fullmatch(r"\+<!-- lineup: ignore LU202 no page yet \([0-9a-f]{8}\) -->", added[1])
    assert len(added) == 2
    assert lines[-1] == "nothing is written; add --write"


def suppressed(capsys: pytest.CaptureFixture[str], line: int, rule: str) -> None:
    assert run(["suppress", f"bg/a.md:{line}", rule, "it is right here", "--write"]) == 0
    capsys.readouterr()


def test_it_survives_other_lines_and_rewrapping_and_dies_with_its_text_on_either_side(
    page: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    suppressed(capsys, 3, "LU202")
    silenced = page.read_text("utf-8")
    page.write_text(silenced.replace("портал за", "портал\nза").replace("# Портал", "# Нов портал"), "utf-8")
    assert "LU202" not in codes(capsys)
    page.write_text(silenced.replace("всички граждани", "всички хора"), "utf-8")
    assert codes(capsys)[:2] == ["LU011", "LU202"]
    page.write_text(silenced, "utf-8")
    put(Path(), "en/a.md", SOURCE.replace("all citizens", "all people"))
    assert codes(capsys)[:2] == ["LU011", "LU202"]


def test_one_that_is_not_used_is_told(page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    suppressed(capsys, 3, "LU202")
    page.write_text(page.read_text("utf-8").replace("нов портал", "[нов портал](a.md)"), "utf-8")
    first, *_ = Answer(capsys, "check").out.splitlines()
    assert first == "bg/a.md:3:1: warning LU011 the suppression of LU202 silences nothing: “it is right here”"


def test_one_whose_family_is_not_asked_for_is_not_called_unused(page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    suppressed(capsys, 3, "LU202")
    assert page.is_file()
    assert Answer(capsys, "check", "--select", "structure,pages").codes == []
    assert Answer(capsys, "check", "--ignore", "LU202").codes == ["LU242", "LU301", "LU242"]


def test_again_changes_nothing(page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    suppressed(capsys, 3, "LU202")
    before = page.read_text("utf-8")
    answer = Answer(capsys, "suppress", "bg/a.md:5", "LU202", "another reason", "--write")
    assert (answer.out, page.read_text("utf-8")) == ("bg/a.md:5: LU202 is suppressed here already\n", before)
    answer = Answer(capsys, "suppress", "bg/a.md:5", "LU202", "another reason", "--ui", "bg")
    assert answer.out == "bg/a.md:5: LU202 вече е заглушено тук\n"


def test_a_missing_block_is_silenced_by_the_text_of_the_source(page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page.write_text(TARGET.replace("Съветът откри нов портал за всички граждани.\n\n", ""), "utf-8")
    suppressed(capsys, 3, "LU101")
    assert "LU101" not in codes(capsys)
    page.write_text(page.read_text("utf-8").replace("Автобусите вървят", "Автобусите тръгват"), "utf-8")
    assert "LU101" not in codes(capsys)
    put(Path(), "en/a.md", SOURCE.replace("opened", "closed"))
    assert codes(capsys)[:2] == ["LU011", "LU101"]


def test_a_key_of_the_front_matter(page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    put(Path(), "en/a.md", f"---\ntitle: A\nicon: x\n---\n\n{SOURCE}")
    page.write_text(f"---\ntitle: А\n---\n\n{TARGET}", "utf-8")
    suppressed(capsys, 1, "LU005")
    assert page.read_text("utf-8").startswith("---\ntitle: А\n---\n\n<!-- lineup: ignore LU005 it is right here (")
    assert "LU005" not in codes(capsys)
    put(Path(), "en/a.md", f"---\ntitle: A\nicon: y\n---\n\n{SOURCE}")
    assert codes(capsys)[:2] == ["LU005", "LU011"]


def test_line_ends_mark_and_last_newline_stay(page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    raw = b"\xef\xbb\xbf" + TARGET.rstrip("\n").replace("\n", "\r\n").encode()
    page.write_bytes(raw)
    page.chmod(0o640)
    suppressed(capsys, 15, "LU242")
    now = page.read_bytes()
    start = now.index(b"<!-- lineup")
    end = now.index(b"-->", start) + len(b"-->\r\n\r\n")
    assert now[:start] + now[end:] == raw
    assert page.stat().st_mode & 0o777 == 0o640
    assert [file.name for file in page.parent.iterdir()] == ["a.md"]


CALLS = [
    (("bg/a.md", "LU202", "x"), "bg/a.md: must be a file and a line, as in docs/bg/page.md:12"),
    (("bg/b.md:3", "LU202", "x"), "bg/b.md: no such file"),
    (("pyproject.toml:1", "LU202", "x"), "pyproject.toml: no page with a twin in the other language"),
    (("bg/a.md:9", "LU202", "x"), "bg/a.md:9: no finding of LU202 in this line; it has some in line 3"),
    (("bg/a.md:3", "LU101", "x"), "bg/a.md:3: no finding of LU101 in this line"),
    (("bg/a.md:3", "LU99", "x"), "there is no rule 'LU99'; near it are LU101, LU102, LU103, LU104, LU105"),
    (
        ("bg/a.md:3", "LU202", " "),
        "the reason must be some words without '--', '>' and '*/', which would end the comment",
    ),
    (
        ("bg/a.md:3", "LU202", "a --> b"),
        "the reason must be some words without '--', '>' and '*/', which would end the comment",
    ),
]


@pytest.mark.usefixtures("page")
@pytest.mark.parametrize(("argv", "says"), CALLS)
def test_a_call_that_makes_no_sense_is_one_sentence(
    capsys: pytest.CaptureFixture[str], argv: tuple[str, ...], says: str
) -> None:
    answer = Answer(capsys, "suppress", *argv, "--write")
    assert (answer.status, answer.out, answer.err) == (2, "", f"lineup: {says}\n")


def test_only_comments_that_begin_so_are_meant() -> None:
    text = "<!-- lineup: ignore -->\n\n<!-- see lineup: it checks -->\n\n```\n<!-- lineup: ignore LU202 -->\n```\n"
    assert [(one.line, one.problem) for one in ignores(read_page(text))] == [(1, "rule")]


def test_in_mdx_the_comment_is_one_of_mdx(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    trees = ("--source", "en", "--target", "bg", "--languages", "en,bg")
    put(tmp_path, "en/a.mdx", "{/* Not shown to readers at all */}\n\n<Card>\n  The **new** portal is open.\n</Card>\n")
    put(tmp_path, "bg/a.mdx", "{/* Не се показва */}\n\n<Card>\n  Новият портал е отворен.\n</Card>\n")
    assert Answer(capsys, "check", *trees).codes == ["LU242"]
    answer = Answer(capsys, "suppress", *trees, "bg/a.mdx:4", "LU242", "no stress here", "--write")
    assert answer.status == 0, answer.err
    text = (tmp_path / "bg/a.mdx").read_text("utf-8")
    assert re.search(r"^\{/\* lineup: ignore LU242 no stress here \([0-9a-f]{8}\) \*/\}$", text, re.MULTILINE)
    assert "<!--" not in text
    assert Answer(capsys, "check", *trees).out.endswith("in step; 1 finding silenced on its page\n")
    put(tmp_path, "bg/a.mdx", text.replace("е отворен", "вече е отворен"))
    assert Answer(capsys, "check", *trees).codes == ["LU011", "LU242"]
