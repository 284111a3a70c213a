"""HTML that is read as a tree and written again stays what it was, letter by letter."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edition.markup import Element, elements, first, parse, plain, texts, written

CASES = {
    "character references": "<p>a &amp; b&#160;c &lt;d&gt;</p>",
    "attributes in any quotes and without a value": "<input type=checkbox checked data-x='a \"b\"'>",
    "empty elements": "<p>a<br>b<br />c<img src='x.png' alt=''></p>",
    "a drawing, whose names have capitals": '<svg viewBox="0 0 9 9"><clipPath id="c"><path d="M0 0"/></clipPath></svg>',
    "a script": "<script>if (a < b && c > d) { e = '</p>' }</script>",
    "text alone": "nothing but text",
    "nothing": "",
}


@pytest.mark.parametrize("html", CASES.values(), ids=CASES)
def test_what_is_read_is_written_again(html: str) -> None:
    assert written(parse(html)) == html


def _nested(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    names = st.sampled_from(["p", "ul", "li", "em", "table", "linearGradient"])
    return st.builds(
        lambda name, ident, parts: f'<{name} id="{ident}">{"".join(parts)}</{name}>',
        names, st.text("abc-", max_size=3), st.lists(inner, max_size=3),
    )  # fmt: skip


HTML = st.recursive(st.sampled_from(["word ", "дума ", "&amp;", "&#8617;", "<br>", "\n"]), _nested, max_leaves=20)


@given(HTML)
def test_any_tree_is_written_again(html: str) -> None:
    assert written(parse(html)) == html


def test_a_comment_is_left_out_and_a_lost_end_tag_ends_nothing() -> None:
    assert written(parse("<p>a<!-- b --></i>c</p></div>d")) == "<p>ac</p>d"


def test_what_nothing_ends_ends_with_what_it_stands_in() -> None:
    assert written(parse("<div><p>a</div>b")) == "<div><p>a</p></div>b"


def test_changed_attributes_are_written_anew_and_escaped() -> None:
    (image,) = [node for node in parse('<img alt="a"   src=x.png>') if isinstance(node, Element)]
    assert written([image.with_({"alt": 'a "b" & c', "hidden": None}, [])]) == (
        '<img alt="a &quot;b&quot; &amp; c" hidden>'
    )
    assert written([image.with_(dict(image.attributes), [])]) == '<img alt="a"   src=x.png>'


def test_elements_and_texts_come_in_order() -> None:
    nodes = parse('<p>a <b class="x y">b</b></p><p>c</p>')
    assert [one.tag for one in elements(nodes)] == ["p", "b", "p"]
    assert [text.raw for text in texts(nodes)] == ["a ", "b", "c"]
    assert first(nodes, css="y") is list(elements(nodes))[1]
    assert first(nodes, "ul") is None


def test_plain_text_keeps_spaces_that_do_not_break() -> None:
    assert plain(parse("<p> 20&#160;% \n от <b>всички</b> </p>")) == "20\u00a0% от всички"
