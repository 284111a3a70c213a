"""Our reading of a page held against the one that readers see: what Python-Markdown renders of it.

`KNOWN` names every difference that is wanted. Each holds a text, what is rendered of it and what we read, so that
a difference that goes away, on either side, is noticed.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from mkdocs.utils.yaml import yaml_load
from tests.lineup.documents import python_markdown
from tests.lineup.outlines import CONFIGS, EXTENSIONS, ours, rendered, with_notes

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted((ROOT / "docs").glob("*/**/*.md"))


class Difference(NamedTuple):
    """One text that is read in two ways on purpose, and why."""

    text: str
    rendered: list[str]
    ours: list[str]
    why: str


KNOWN = {
    "fence-touching-text": Difference(
        "alpha\n```\ncode\n```\nbravo",
        ["paragraph alphabravo"],
        ["paragraph alpha", "code code", "paragraph bravo"],
        "superfences puts the code into the middle of the paragraph; a writer means three blocks",
    ),
    "item-right-behind-an-indented-block": Difference(
        "- alpha\n\n    bravo\n- delta",
        ["item alpha", "paragraph bravodelta"],
        ["item alpha", "paragraph bravo", "item delta"],
        "the item is taken for the paragraph's text; a writer means an item, and both languages have it",
    ),
    "definitions-without-an-empty-line-between": Difference(
        "one\n:   alpha\ntwo\n:   bravo",
        ["term one", "definition", "term alpha", "term two", "definition bravo"],
        ["term one", "definition alphatwo", "definition bravo"],
        "a nested list is made of it; no page means one",
    ),
    "text-behind-a-link-definition-in-an-item": Difference(
        "- item\n[x]: http://e.org\ntext",
        ["item itemtext"],
        ["item item", "paragraph text"],
        "the definition is cut out of the item's text, which then goes on",
    ),
    "id-in-a-row": Difference(
        "| a | b |\n|---|---|\n| c | d |\n## Head {: #h }",
        ["head-row a b", "row c d", "row Head -"],
        ["head-row a b", "row c d", "row Headh -"],
        "an attribute list in a cell is no text; we read rows as they are written",
    ),
    "code-around-a-link-definition": Difference(
        "    one\n[x]: http://e.org\n    two",
        ["code onetwo"],
        ["code one", "code two"],
        "the definition is cut out of the code, which then goes on",
    ),
    "citation-without-a-definition": Difference(
        "alpha[^one]",
        ["paragraph alphaone"],
        ["paragraph alpha"],
        "ids may be defined by data files, so a mark is a footnote without its definition, too",
    ),
}


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.relative_to(ROOT / "docs").as_posix())
def test_a_page_of_the_site_is_read_as_it_is_rendered(path: Path) -> None:
    text = with_notes(path.read_text("utf-8"))
    assert ours(text) == rendered(text)


def test_there_are_pages() -> None:
    assert len(PAGES) >= 16


@given(python_markdown())
@settings(max_examples=150)
def test_a_document_of_the_common_subset_is_read_as_it_is_rendered(text: str) -> None:
    assert ours(text) == rendered(text)


@pytest.mark.parametrize("name", KNOWN)
def test_a_known_difference(name: str) -> None:
    known = KNOWN[name]
    assert rendered(known.text) == known.rendered
    assert ours(known.text) == known.ours
    assert known.ours != known.rendered


@pytest.mark.parametrize(
    "text",
    [
        "- one\n    - two\n\n        three\n\n- four",
        '1. one\n\n    !!! note "Title"\n        inside\n\n2. two',
        "- text\n---\nmore",
        "> quote\ngoes on\n- and on",
        "[^n]: note\n- goes on\n\ntext[^n]",
        "term\n:   one\n:   two\n\n    more",
        "text\n***\nmore\n# Head\nend",
        "| a | b |\n|---|---|\n| `c|d` | e |\nlast",
        "<p>para</p>\n\n<div>\n\nraw\n\n</div>\n\ntext",
        "~~~\nopen",
        "1) no list",
        "text\n[x]: http://e.org\nmore [x]",
        '=== "One"\n\n    first\n\n=== "Two"\n\n    second',
        "#Tight\n\n#1 of ten",
    ],
)
def test_python_markdowns_reading_wins(text: str) -> None:
    assert ours(text) == rendered(text)


def test_the_extensions_are_those_of_the_site() -> None:
    with (ROOT / "mkdocs.yml").open(encoding="utf-8") as file:
        config = yaml_load(file)
    written: dict[str, object] = {}
    for entry in config["markdown_extensions"]:
        written.update(entry if isinstance(entry, dict) else {entry: None})
    written.pop("toc")  # adds links to headings, which are no text of the page
    assert list(written) == EXTENSIONS
    assert {name: options for name, options in written.items() if options} == CONFIGS
