"""Reading pages: front matter, line ends, and what holds for any text whatever."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.lineup.documents import commonmark, python_markdown

from lineup import model
from lineup.containers import DEEPEST
from lineup.lines import dedent
from lineup.markdown import COMMONMARK, PYTHON_MARKDOWN, Dialect, inline_of, read_page
from lineup.model import Block, Fault, Page

DIALECTS = (PYTHON_MARKDOWN, COMMONMARK)
YAML = "---\ntitle: One\nfacts: [a, b]\n---\n# Head\n"


def places(page: Page) -> list[tuple[str, int, int]]:
    return [(block.kind, block.line, block.end_line) for block in page.blocks]


# --- front matter -----------------------------------------------------------------------------------------------------


def test_yaml_front_matter_gives_values_and_the_line_of_each_key() -> None:
    page = read_page(YAML)
    assert page.front.values == {"title": "One", "facts": ["a", "b"]}
    assert page.front.lines == {"title": 2, "facts": 3}
    assert page.front.body_line == 5
    assert places(page) == [("heading", 5, 5)]
    assert page.faults == ()


def test_toml_front_matter() -> None:
    page = read_page('+++\ntitle = "One"\n[extra]\nfacts = ["a"]\n+++\ntext\n')
    assert page.front.values == {"title": "One", "extra": {"facts": ["a"]}}
    assert page.front.lines["title"] == 2
    assert page.front.lines["extra"] == 3
    assert places(page) == [("paragraph", 6, 6)]


def test_a_map_of_elixir_is_front_matter() -> None:
    header = '%{\n  version: "1.2",\n  title: "One \\"and\\" two",\n  tags: ~w(a b), lists: ["x", :y],\n  draft: true, order: 3\n}\n---\n'
    page = read_page(header + "\ntext\n")
    assert page.front.values == {
        "version": "1.2", "title": 'One "and" two', "tags": ["a", "b"], "lists": ["x", "y"], "draft": True, "order": 3,
    }  # fmt: skip
    assert page.front.lines == {"version": 2, "title": 3, "tags": 4, "lists": 4, "draft": 5, "order": 5}
    assert page.front.body_line == 8
    assert places(page) == [("paragraph", 9, 9)]


@pytest.mark.parametrize(
    ("text", "key", "line"),
    [
        ("---\ntitle: One\nbroken: [a\n---\ntext\n", "front-matter-broken", 3),
        ("---\na: b: c\n---\ntext\n", "front-matter-broken", 2),
        ("---\n- a\n- b\n---\ntext\n", "front-matter-no-mapping", 2),
        ("---\njust text\n---\ntext\n", "front-matter-no-mapping", 2),
        ("+++\ntitle = \n+++\ntext\n", "front-matter-broken", 2),
        ("+++\nok = 1\nx = 2020-99-99\n+++\ntext\n", "front-matter-broken", 3),
        ("+++\nok = 1\n" + "a." * 5000 + "b = 1\n+++\ntext\n", "front-matter-broken", 3),
        ("+++\nx = " + "9" * 5000 + "\n+++\ntext\n", "front-matter-broken", 1),
    ],
)
def test_a_broken_header_is_a_fault_and_the_text_below_is_read(text: str, key: str, line: int) -> None:
    page = read_page(text)
    assert [(fault.key, fault.line) for fault in page.faults] == [(key, line)]
    assert page.front.values == {}
    assert [block.text for block in page.blocks] == ["text"]


@pytest.mark.parametrize(
    "text", ["---\n\ntext\n", "text\n\n---\ntitle: x\n---\n", "+++\ntext\n", "%{ title }\n\ntext\n", "%{\ntext\n---\n"]
)
def test_what_only_looks_like_a_header_is_text(text: str) -> None:
    page = read_page(text)
    assert page.front.body_line == 1
    assert page.faults == ()
    assert page.blocks[0].line == 1


def test_an_empty_header_is_a_header_without_values() -> None:
    page = read_page("---\n---\ntext\n")
    assert (page.front.values, page.front.body_line, page.faults) == ({}, 3, ())
    assert places(page) == [("paragraph", 3, 3)]


# --- line ends --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("end", ["\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_line_ends_and_the_byte_order_mark_change_nothing(end: str, mark: str) -> None:
    text = YAML + "\nOne\ntwo  \nthree\n\n| a | b |\n|---|---|\n| c | d |\n\n```\ncode\n\nmore\n```\n"
    assert read_page(mark + text.replace("\n", end)) == read_page(text)


def test_form_feeds_and_line_separators_end_no_line() -> None:
    page = read_page("one\x0c\u2028two\n\nthree\n")
    assert places(page) == [("paragraph", 1, 1), ("paragraph", 3, 3)]


@pytest.mark.parametrize("text", ["", "\n", "  \n\t\n", "\ufeff"])
def test_an_empty_page_has_no_blocks(text: str) -> None:
    assert read_page(text).blocks == ()


def test_a_last_line_without_an_end_is_read() -> None:
    assert places(read_page("# Head\n\nlast")) == [("heading", 1, 1), ("paragraph", 3, 3)]


# --- inline parts of a page -------------------------------------------------------------------------------------------


def test_link_definitions_anywhere_on_the_page_resolve_references() -> None:
    page = read_page("See [one][x] and [X].\n\n> [x]: a.md\n")
    refs = inline_of(page.blocks[0], page).refs
    assert [(ref.kind, ref.target, ref.text) for ref in refs] == [("link", "a.md", "one"), ("link", "a.md", "X")]
    assert page.definitions == {"x": ("a.md", 3)}


def test_the_place_of_a_link_in_a_quoted_item() -> None:
    text = "> - one\n>   two [link](a.md)\n"
    page = read_page(text, dialect=COMMONMARK)
    (ref,) = inline_of(page.blocks[0], page).refs
    assert page.blocks[0].position(ref.offset) == (2, 9)
    assert text.split("\n")[1][8:] == "[link](a.md)"


# --- any text -----------------------------------------------------------------------------------------------------------

PIECES = (
    "text", "", "", "- item", "    - deep", "1. one", "> quote", "> > deep", "# Head", "```", "~~~", "| a | b |", "|---|---|",
    "!!! note", "    inside", '=== "Tab"', "term", ":   def", "[^n]: note", "        code", "***", "<div>", "</div>",
    "<!-- c -->", "===", "---", "[x]: a.md", "*[AB]: alpha", "{: #i }", "/// note", "///", ":::note", ":::", "--8<--", "$$",
    "<pre>", "\ttab", "-\ttab", "- [ ] task", "> [!NOTE]", "  ```", "<div markdown>", "-", "1)", "# Head {: #h }",
)  # fmt: skip
ANY = st.one_of(
    st.text(max_size=200),
    st.lists(st.sampled_from(PIECES), max_size=16).map("\n".join),
    python_markdown(),
    commonmark(),
)
# The text of these is not copied line by line from the file, or their lines are not their own.
_MADE = frozenset((model.CODE, model.MATH, model.COMMENT, model.SNIPPET, model.RULE, model.HTML))


@given(ANY, st.sampled_from(DIALECTS))
def test_any_text_is_read_in_order_and_no_line_twice(text: str, dialect: Dialect) -> None:
    page = read_page(text, dialect=dialect)
    count = len(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"))
    behind = page.front.body_line - 1
    for block in page.blocks:
        assert behind <= block.line <= block.end_line <= count
        if block.text:
            assert block.line > behind or block.line == block.end_line == behind or _opens(page, block)
            behind = max(behind, block.end_line)
        inline_of(block, page)


def _opens(page: Page, block: Block) -> bool:
    """Is this block the first of a container whose mark stands on the line of the block before?"""
    return any(other.line == block.line and other is not block for other in page.blocks)


@given(ANY, st.sampled_from(DIALECTS))
def test_places_in_a_block_are_the_characters_of_the_file(text: str, dialect: Dialect) -> None:
    page = read_page(text, dialect=dialect)
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for block in page.blocks:
        if block.kind in _MADE:
            continue
        for offset, char in enumerate(block.text):
            line, column = block.position(offset)
            if char != "\n":
                assert lines[line - 1][column - 1] == char, (block, offset)


@given(ANY)
def test_every_line_of_text_is_in_a_block(text: str) -> None:
    page = read_page(text.replace("\r", ""), dialect=PYTHON_MARKDOWN)
    covered = {row for block in page.blocks for row in range(block.line, block.end_line + 1)}
    for row, line in enumerate(text.replace("\r", "").split("\n"), start=1):
        if row >= page.front.body_line and line.strip(" \t") in ("text", "# Head", "term", "| a | b |", "- item"):
            assert row in covered


def test_what_is_nested_deeper_than_anyone_means_is_text() -> None:
    for mark in (">", "> ", "- ", "1. "):
        page = read_page(mark * 10_000 + "text", dialect=COMMONMARK)
        assert max(len(block.context) for block in page.blocks) <= DEEPEST + 1
        assert page.blocks[-1].text.endswith("text")


def test_dedent_takes_no_more_than_it_is_told() -> None:
    assert dedent("      x", 4) == ("  x", 4)
    assert dedent("\t\tx", 4) == ("\tx", 1)
    assert dedent("  \tx", 4) == ("x", 3)
    assert dedent("x", 4) == ("x", 0)


def test_faults_are_empty_for_a_page_that_can_be_read() -> None:
    assert read_page("text").faults == tuple[Fault, ...]()
