"""What the ledger knows of the Markdown stands at the same blocks of the built page, and at no other."""

from __future__ import annotations

import pytest

from edition.markup import parse
from edition.noted import noted
from edition.rendered import leaves
from edition.standing import marks, places, summary
from edition.words import WORDS
from lineup import Bead, PageState, PairState, read_page

MARKDOWN = """---
title: x
---
# Title {: #t }

One *paragraph* with a [link](a.md) and a citation.[^s]

- item&nbsp;one
- item two
  continued

!!! note "Mind"
    Said in a box.

| A | B |
| - | - |
| c `d` | e |
"""
HTML = """<h1 id="t">Title<a class="headerlink" href="#t">¶</a></h1>
<p>One <em>paragraph</em> with a <a href="a/">link</a> and a citation.<sup id="fnref:s"><a class="footnote-ref" href="#fn:s">1</a></sup></p>
<ul><li>from data</li></ul>
<ul><li>item&#160;one</li><li>item two
continued</li></ul>
<div class="admonition note"><p class="admonition-title">Mind</p><p>Said in a box.</p></div>
<table><thead><tr><th>A</th><th>B</th></tr></thead><tbody><tr><td>c <code>d</code></td><td>e</td></tr></tbody></table>
"""


def pair(state: str, source: tuple[int, ...], target: tuple[int, ...]) -> PairState:
    return PairState(state, "", (), "0" * 12, None, None, Bead(source, target), "", None, ("", ""))


def state(*pairs: PairState) -> PageState:
    return PageState("x.md", "bg", pairs)


def test_blocks_are_known_by_their_letters_whatever_data_put_between_them() -> None:
    page, found = read_page(MARKDOWN), leaves(parse(HTML))
    shown = {block.text.splitlines()[0]: found[places(page, found)[n]].kind for n, block in enumerate(page.blocks)}
    assert list(shown.values()) == [
        "heading",
        "paragraph",
        "item",
        "item",
        "admonition",
        "paragraph",
        "head-row",
        "row",
    ]
    assert [places(page, found)[n] for n in range(len(page.blocks))] == [0, 1, 3, 4, 5, 6, 7, 8]


def test_a_block_that_cannot_be_found_is_marked_where_the_one_before_it_stands() -> None:
    found = leaves(parse(HTML.replace("item two", "another")))
    assert places(read_page(MARKDOWN), found)[3] == 3


def test_what_was_confirmed_has_no_mark_and_what_changed_has_one() -> None:
    known = state(pair("confirmed", (0,), (0,)), pair("source-changed", (1,), (1,)), pair("missing", (3,), ()))
    found = leaves(parse(HTML))
    assert marks(known, "en", MARKDOWN, found) == {1: "source-changed", 4: "missing"}
    assert marks(known, "bg", MARKDOWN, found) == {1: "source-changed"}


def test_on_a_page_that_was_never_confirmed_no_block_is_marked() -> None:
    known = state(pair("new", (0,), (0,)), pair("new", (1,), (1,)))
    assert marks(known, "en", MARKDOWN, leaves(parse(HTML))) == {}
    assert summary(known, WORDS["en"]) == "This page has not yet been reviewed in both languages."


@pytest.mark.parametrize(
    ("known", "sentences"),
    [
        (
            state(pair("confirmed", (0,), (0,))),
            (
                "The translation is in step: every passage was reviewed in both languages.",
                "Преводът е актуален: всеки откъс е прегледан на двата езика.",
            ),
        ),
        (
            state(pair("confirmed", (0,), (0,)), pair("target-changed", (1,), (1,))),
            (
                "Passages changed or added since the review: 1 of 2. They are marked.",
                "Откъси, променени или добавени след прегледа: 1 от 2. Те са отбелязани.",
            ),
        ),
    ],
)
def test_a_page_says_where_it_stands(known: PageState, sentences: tuple[str, str]) -> None:
    assert (summary(known, WORDS["en"]), summary(known, WORDS["bg"])) == sentences


NOTE = '<span class="passage passage-source-changed"><span>Newer than the Bulgarian text</span> <a href="p/#t">Compare</a></span>'


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        (0, f'¶</a></h1><p class="passage-line">{NOTE}</p>'),
        (1, f'1</a></sup></p><p class="passage-line">{NOTE}</p>'),
        (3, f"<li>item&#160;one {NOTE}</li>"),
        (8, f"<td>e {NOTE}</td>"),
    ],
)
def test_a_note_stands_at_its_block_and_nothing_else_changes(place: int, expected: str) -> None:
    made = noted(HTML, {place: "source-changed"}, WORDS["en"], "p/")
    assert expected in made
    assert made.replace(f'<p class="passage-line">{NOTE}</p>', "").replace(f" {NOTE}", "") == HTML


def test_without_marks_the_page_stays_what_it_was() -> None:
    assert noted(HTML, {}, WORDS["en"], "p/") is HTML
