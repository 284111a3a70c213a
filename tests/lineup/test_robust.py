"""Bad input: whatever stands in a tree, the answer is findings or one sentence, never an exception and never a wait."""

from __future__ import annotations

import os
import random
import re
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lineup import loading
from lineup.check import Report, check
from lineup.corpus import trees
from lineup.loading import load
from lineup.markdown import COMMONMARK, Dialect
from lineup.model import Finding, Page
from lineup.report import Wanted
from lineup.report.json import json
from lineup.report.text import lines
from lineup.settings import Settings

PAGE = "# Portal {: #portal }\n\nThe council opened a new portal for all citizens.\n"


def checked(folder: Path, source: bytes | str, target: bytes | str, limit: int = 16_000_000) -> Report:
    """What the checker says about one pair of files."""
    for name, content in (("en", source), ("bg", target)):
        (folder / name).mkdir(exist_ok=True)
        data = content.encode() if isinstance(content, str) else content
        (folder / name / "a.md").write_bytes(data)
    # Both sides are often the same text, which the rules of wording rightly call untranslated.
    settings = Settings(max_size=limit, ignore=("wording",))
    return check(trees(folder / "en", [folder / "bg"], ["en", "bg"], settings))


def said(report: Report) -> list[str]:
    """Findings as `CODE line message`, at the side that has a place."""
    places = [(one, one.target or one.source) for one in report.findings]
    return [f"{one.rule} {place.line} {one.message}" for one, place in places if place]


UNREADABLE = [
    (b"# A\n\n\xff\n", "LU003 3 the page is not UTF-8: byte 0xFF cannot be read"),
    (b"# A\r\n\r\nb \xe9t\xe9\r\n", "LU003 3 the page is not UTF-8: byte 0xE9 cannot be read"),
    (b"# A\r\rb\rc \x80", "LU003 4 the page is not UTF-8: byte 0x80 cannot be read"),
    ("# A\n".encode("utf-16"), "LU003 1 the page is in UTF-16, not in UTF-8"),
    ("# A\n".encode("utf-16-be"), "LU003 1 the page is not text: it holds NUL bytes"),
    (b"# A\n\n\nb\0\n", "LU003 4 the page is not text: it holds NUL bytes"),
    (b"x" * 1001, "LU003 1 the page is larger than 1000 bytes, the most that is read (max-size)"),
]


@pytest.mark.parametrize(("raw", "says"), UNREADABLE)
def test_a_page_that_cannot_be_read_is_one_finding_on_either_side(tmp_path: Path, raw: bytes, says: str) -> None:
    assert said(checked(tmp_path, PAGE, raw, 1000)) == [says]
    assert said(checked(tmp_path, raw, PAGE, 1000)) == [says]


def test_both_pages_unreadable_are_two_findings(tmp_path: Path) -> None:
    report = checked(tmp_path, b"\0", b"\0")
    assert [(bool(one.source), bool(one.target), one.language) for one in report.findings] == [
        (True, False, "en"),
        (False, True, "bg"),
    ]


HEADERS = [
    ("title: [a", "LU003 2 the front matter cannot be read: did not find expected ',' or ']'"),
    ("a: 1\ndate: 2026-13-45", "LU003 3 the front matter cannot be read: month must be in 1..12"),
    ("title: a: b", "LU003 2 the front matter cannot be read: mapping values are not allowed in this context"),
    ("a: 1\nb: 2\na: 3", "LU003 4 the front matter has the key 'a' twice"),
    ("- a\n- b", "LU003 2 the front matter holds no keys and values but something else (list)"),
    ("just text", "LU003 2 the front matter holds no keys and values but something else (str)"),
    ("a: " + "[" * 60_000, "LU003 2 the front matter is nested too deeply: more than 100 levels"),
    ("- " * 60_000, "LU003 2 the front matter is nested too deeply: more than 100 levels"),
    ("a: " + "x" * 300_000, "LU003 2 the front matter is too long: 300003 characters"),
    ("a: !!python/object:os.system x", "LU003 2 the front matter cannot be read: could not determine a constructor for the tag "
     "'tag:yaml.org,2002:python/object:os.system'"),
]  # fmt: skip


@pytest.mark.parametrize(("header", "says"), HEADERS, ids=[str(number) for number in range(len(HEADERS))])
def test_a_header_that_cannot_be_read_is_one_finding_and_the_text_is_still_compared(
    tmp_path: Path, header: str, says: str
) -> None:
    target = f"---\n{header}\n---\n\n# Портал {{: #porta }}\n\nСъветът откри нов портал за всички граждани.\n"
    found = said(checked(tmp_path, PAGE, target))
    assert found[0] == says
    assert [one.split()[0] for one in found] == ["LU003", "LU114"]


LAUGHS = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 40)
)
MERGES = "a0: &a0 {x: 1, y: 2}\n" + "".join(
    f"a{n}: &a{n}\n  <<: [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 40)
)


@pytest.mark.parametrize("header", [LAUGHS, MERGES, "a: &a [*a]\n"], ids=["lists", "merges", "loop"])
def test_a_header_that_would_explode_does_not(tmp_path: Path, header: str) -> None:
    page = f"---\n{header}---\n\n{PAGE}"
    report = checked(tmp_path, page, page.replace("x, x, x", "x, x"))
    # The first list of all differs, and that may be told; nothing else is worth a word.
    assert [
        one.rule for one in report.findings if one.rule != "LU003" and one.message[:18] != "front matter 'a0' "
    ] == []
    assert len(json(report)) < 5000


def test_values_that_yaml_reads_in_its_own_way(tmp_path: Path) -> None:
    header = "a: .nan\nb: ~\nc: 2020-06-11\nd: 2020-06-11 10:00:00\ne: .inf\n1: yes\n~: x\n"
    page = f"---\n{header}---\n\n{PAGE}"
    assert said(checked(tmp_path, page, page)) == []
    assert said(checked(tmp_path, page, page.replace("c: 2020-06-11", "c: soon"))) == [
        "LU007 4 front matter 'c' is text, the source has a date"
    ]


def test_an_empty_page_against_an_empty_page(tmp_path: Path) -> None:
    assert said(checked(tmp_path, "", "")) == []
    assert said(checked(tmp_path, "\ufeff", "\n\n")) == []
    assert said(checked(tmp_path, "<!-- later -->\n", "")) == []


@pytest.mark.parametrize("empty", ["", "\ufeff", "\n\n \n", "---\n---\n", "<!-- later -->\n"])
def test_an_empty_page_against_a_full_one_is_one_finding(tmp_path: Path, empty: str) -> None:
    assert [one.rule for one in checked(tmp_path, PAGE, empty).findings] == ["LU010"]
    assert [one.rule for one in checked(tmp_path, empty, PAGE).findings] == ["LU010"]


def test_a_link_to_a_page_that_cannot_be_read_accuses_nobody(tmp_path: Path) -> None:
    for language in ("en", "bg"):
        (tmp_path / language).mkdir()
        (tmp_path / language / "b.md").write_text("[x](a.md#y)\n", "utf-8")
    assert [one.rule for one in checked(tmp_path, "# A {: #y }\n", b"\0").findings] == ["LU003"]


# Files that are none


def links(folder: Path) -> None:
    (folder / "a.md").symlink_to("a.md")


def nowhere(folder: Path) -> None:
    (folder / "a.md").symlink_to("gone.md")


def pipe(folder: Path) -> None:
    os.mkfifo(folder / "a.md")


def device(folder: Path) -> None:
    (folder / "a.md").symlink_to("/dev/zero")


@pytest.mark.parametrize(
    ("make", "why"),
    [
        (links, "Too many levels of symbolic links"),
        (nowhere, "No such file or directory"),
        (pipe, "not a regular file"),
        (device, "not a regular file"),
    ],
)
def test_a_file_that_is_none(tmp_path: Path, make: Callable[[Path], None], why: str) -> None:
    for name in ("en", "bg"):
        (tmp_path / name).mkdir()
    make(tmp_path / "bg")
    (tmp_path / "en" / "a.md").write_text(PAGE, "utf-8")
    report = check(trees(tmp_path / "en", [tmp_path / "bg"], ["en", "bg"]))
    assert said(report) == [f"LU003 1 the page cannot be read: {why}"]


def test_a_file_that_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "a.md"
    file.write_text(PAGE, "utf-8")

    def refused(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "open", refused)
    assert [fault.found for fault in load(file, "a.md", COMMONMARK, 1000).faults] == ["Permission denied"]


def test_a_page_nested_beyond_the_readers_depth(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def deep(*_: object) -> None:
        raise RecursionError

    file = tmp_path / "a.md"
    file.write_text(PAGE, "utf-8")
    monkeypatch.setattr("lineup.loading.read_page", deep)
    assert [fault.found for fault in load(file, "a.md", COMMONMARK, 1000).faults] == ["it is nested too deeply"]


def test_names_that_are_no_text(tmp_path: Path) -> None:
    for name in ("en", "bg"):
        (tmp_path / name).mkdir()
    odd = os.fsdecode(b"\xff\n\x1b.md")
    (tmp_path / "en" / odd).write_text(PAGE, "utf-8")
    corpus = trees(tmp_path / "en", [tmp_path / "bg"], ["en", "bg"])
    shown = lines(check(corpus), corpus, Wanted()).split("\n")
    assert len(shown) == 3
    assert "\x1b" not in shown[0]


@pytest.mark.parametrize(
    "address",
    [
        "../../etc/passwd", "../" * 400 + "etc/passwd", "/etc/passwd", "%00", "a%00.md", "x" * 9000 + ".md", "//", "?", "#%00",
        "file:///etc/passwd", "..", ".", "a.md/b.md", "%2e%2e/%2e%2e/etc/passwd", "\\\\server\\x.md", "http://[", "https://[::1",
    ],
)  # fmt: skip
def test_addresses_of_every_kind(tmp_path: Path, address: str) -> None:
    for page in (f"[x]({address})\n", f"![x]({address})\n", f'<a href="{address}">x</a>\n', f"[x]: {address}\n\n[x]\n"):
        assert {one.rule for one in checked(tmp_path, page, page).findings} <= {"LU010"}
        found = checked(tmp_path, "[x](y.md)\n", page).findings
        assert len(found) <= 2


# Trees that make others wait


def large(folder: Path) -> None:
    with (folder / "a.md").open("wb") as file:
        file.truncate(50_000_000)


def looped(folder: Path) -> None:
    (folder / "a.md").write_text(PAGE, "utf-8")
    (folder / "again").symlink_to(".")
    (folder / "up").symlink_to("../bg")
    (folder / "self").symlink_to("self")


def outside(folder: Path) -> None:
    (folder / "a.md").write_text(PAGE.replace("portal for", "[portal](../../etc/passwd) for"), "utf-8")


@pytest.mark.parametrize(
    ("make", "says"),
    [
        (large, ["LU003 1 the page is larger than 16000000 bytes, the most that is read (max-size)"]),
        (looped, []),
        (outside, ["LU203 3 link to ../../etc/passwd is not in the source"]),
    ],
    ids=["a page of 50 MB", "folders that hold themselves", "a link to ../../etc"],
)
def test_a_tree_that_makes_others_wait(tmp_path: Path, make: Callable[[Path], None], says: list[str]) -> None:
    for name in ("en", "bg"):
        (tmp_path / name).mkdir()
    (tmp_path / "en" / "a.md").write_text(PAGE, "utf-8")
    make(tmp_path / "bg")
    settings = Settings(ignore=("wording",))
    assert said(check(trees(tmp_path / "en", [tmp_path / "bg"], ["en", "bg"], settings))) == says


# Size: nothing here may take long; a test that does not end is a failure


BIG = {
    "nested quotes": ">" * 10_000 + " a\n",
    "nested quotes with spaces": "> " * 10_000 + "a\n",
    "a table of 100,000 rows": "| a | b |\n| - | - |\n" + "".join(f"| {n} | x |\n" for n in range(100_000)),
    "one line of 5 MB": "word " * 1_000_000 + "\n",
    "one word of 5 MB": "w" * 5_000_000 + "\n",
    "100,000 brackets": "[" * 100_000 + "\n",
    "100,000 images": "![" * 100_000 + "\n",
    "100,000 marks": "*a " * 100_000 + "\n",
    "200,000 underscores": "_" * 200_000 + "a\n",
    "100,000 backticks": "`" * 50_000 + "a" + "`" * 49_999 + "\n",
    "50,000 runs of backticks": "".join("`" * (n % 9 + 1) + " " for n in range(50_000)) + "\n",
    "100,000 angles": "<" * 100_000 + "\n",
    "100,000 tags": "<a " * 100_000 + "\n",
    "50,000 comments": "<!-- " * 50_000 + "\n",
    "2,000 nested lists": "".join(f"{'  ' * n}- a\n" for n in range(2000)),
    "50,000 list items": "- a\n" * 50_000,
    "50,000 headings": "".join(f"# a {{: #h{n} }}\n\n" for n in range(50_000)),
    "20,000 same paragraphs": "The same paragraph, again.\n\n" * 20_000,
    "20,000 definitions": "".join(f"[a{n}]: b.md\n" for n in range(20_000)) + "\n" + "[a1] " * 20_000,
    "10,000 footnotes": "".join(f"a[^{n}]\n\n[^{n}]: b\n\n" for n in range(10_000)),
    "10,000 tabs": "".join(f'=== "{n}"\n\n    a\n\n' for n in range(10_000)),
    "5,000 nested admonitions": "".join(f"{'    ' * n}!!! note\n" for n in range(500)),
    "20,000 colons": "::: note\n" * 20_000,
    "20,000 slashes": "/// note\n" * 20_000,
    "an open fence": "```\n" + "a\n" * 100_000,
    "50,000 dollars": "$$\n" * 50_000,
    "50,000 escapes": "\\" * 100_000 + "\n",
    "50,000 numbers": " ".join(str(n) for n in range(50_000)) + "\n",
    "50,000 addresses": "https://example.org/x " * 50_000 + "\n",
}


@pytest.fixture
def read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Reads a big page once for all that a test compares it with: what it is read as is the same each time."""
    known: dict[tuple[object, ...], Page] = {}
    parse = loading.parse

    def kept(fetched: loading.Fetched, path: str, dialect: Dialect, limit: int) -> Page:
        key = (fetched.raw, fetched.fault, path, dialect, limit)
        if key not in known:
            known[key] = parse(fetched, path, dialect, limit)
        return known[key]

    monkeypatch.setattr(loading, "parse", kept)


# That these are in step with themselves is said below, where a part less in them is the one finding.
PART_LESS = {"a table of 100,000 rows", "20,000 same paragraphs"}


@pytest.mark.usefixtures("read_once")
@pytest.mark.parametrize("name", sorted(BIG))
def test_a_big_page_against_itself_is_in_step_and_against_a_small_one_is_not(tmp_path: Path, name: str) -> None:
    if name not in PART_LESS:
        report = checked(tmp_path, BIG[name], BIG[name])
        assert [one for one in report.findings if one.source and one.target] == []
    report = checked(tmp_path, BIG[name], PAGE)
    assert report.findings
    assert max(len(one.message) for one in report.findings) < 1000


def test_a_row_less_in_a_table_of_100_000_is_one_finding(tmp_path: Path) -> None:
    rows = BIG["a table of 100,000 rows"].split("\n")
    report = checked(tmp_path, "\n".join(rows), "\n".join(rows[:50_000] + rows[50_001:]))
    assert [(one.rule, one.source.line if one.source else 0) for one in report.findings] == [("LU131", 50_001)]


def test_a_paragraph_less_among_20_000_that_are_all_the_same_is_one_finding(tmp_path: Path) -> None:
    same = BIG["20,000 same paragraphs"]
    report = checked(tmp_path, same, same.replace("The same paragraph, again.\n\n", "", 1))
    assert len(report.findings) == 1


CODE = "# Portal\n\nBuild it:\n\n```\nmake build\nmake run\n```\n\nThe portal is there.\n"
LOST = "# Портал\n\nИзградете го:\n\nmake build\nmake run\n\nПорталът е готов.\n"
OPEN = "# Портал\n\nИзградете го:\n\n```\nmake build\nmake run\n\n\nПорталът е готов.\n"


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r", "mixed"])
@pytest.mark.parametrize(
    ("target", "says"),
    [
        (LOST, "LU107 5 a block of another kind: paragraph here, code block in the source"),
        (OPEN, "LU245 5 the code that begins here is not closed: all up to line 10 is shown as code"),
    ],
)
def test_code_is_mended_whatever_ends_the_lines(tmp_path: Path, target: str, says: str, ends: str) -> None:
    target = target.replace("\n\n", "\r\r", 1) if ends == "mixed" else target.replace("\n", ends)
    assert said(checked(tmp_path, CODE, target)) == [says]


def test_thousands_of_code_blocks_without_fences_are_no_wait(tmp_path: Path) -> None:
    source = "".join(f"```\nmake {number}\n}}\n```\n\n" for number in range(4_000))
    target = "".join(f"build {number}\n}}\n\n" for number in range(4_000))
    assert said(checked(tmp_path, source, target))


def test_half_a_table_of_20_000_is_no_wait(tmp_path: Path) -> None:
    head, row = "| a | b |\n| - | - |\n", "| x | y |\n"
    report = checked(tmp_path, head + row * 20_000, head + row * 10_000)
    assert {one.rule for one in report.findings} == {"LU131"}


# Anything


def holds(report: Report) -> None:
    """What is true of every report."""
    for one in report.findings:
        assert isinstance(one, Finding)
        assert one.source or one.target
        assert not re.search(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]", one.message)
        for place in (one.source, one.target):
            assert place is None or 1 <= place.line <= place.end_line
            assert place is None or place.column >= 1
    assert json(report).isprintable() or "\n" in json(report)


PIECES = st.sampled_from(
    [
        "# A", "## Б {: #b }", "text", "текст 5", "- a", "1. b", "    c", "> q", "```", "~~~", "| a | b |", "|-|-|", "!!! note",
        "??? tip", '=== "T"', "::: x", ":::", "/// y", "///", "[^a]: x", "x[^a]", "[l](a.md#b)", "![i](x.png)", "[r]: y.md", "*[A]: B",
        "---", "===", "a: b", "<div markdown>", "</div>", "<!-- c", "-->", "$$", "--8<-- \"f\"", ":   d", "", "", "\t", "\\", "`c`",
        "**b**", "(ABC)", "ABC", "\ufeff", "\u00a0", "\u2028", "\x0b", "\x0c", "\x85", "{: .c }", "{#i}", "- [ ] t", "- [x] t",
    ]
)  # fmt: skip
PAGES = st.lists(PIECES, max_size=14).map("\n".join)


@settings(max_examples=150)
@given(PAGES, PAGES)
def test_pages_of_any_pieces(source: str, target: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        holds(checked(Path(folder), source, target))


@settings(max_examples=100)
@given(PAGES)
def test_any_page_against_itself_is_in_step(page: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        report = checked(Path(folder), page, page)
    assert [one for one in report.findings if one.source and one.target] == []


@settings(max_examples=100)
@given(st.text(max_size=200), st.text(max_size=200))
def test_any_text(source: str, target: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        holds(checked(Path(folder), source.encode("utf-8", "replace"), target.encode("utf-8", "replace")))


@settings(max_examples=100)
@given(st.binary(max_size=200), st.binary(max_size=200))
def test_any_bytes(source: bytes, target: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        holds(checked(Path(folder), source, target))


@settings(max_examples=100)
@given(st.text(max_size=100), st.text(max_size=100))
def test_any_header(first: str, second: str) -> None:
    pages = [f"---\n{header}\n---\n\nText.\n".encode("utf-8", "replace") for header in (first, second)]
    with tempfile.TemporaryDirectory() as folder:
        holds(checked(Path(folder), pages[0], pages[1]))


def test_lines_of_a_page_in_any_order(tmp_path: Path) -> None:
    lines = "\n".join(f"## H{n} {{: #h{n} }}\n\nText {n} with `code{n}`.\n" for n in range(30)).split("\n")
    order = random.Random(7)  # noqa: S311 - not for secrets
    for _ in range(10):
        mixed = lines.copy()
        order.shuffle(mixed)
        holds(checked(tmp_path, "\n".join(lines), "\n".join(mixed)))
