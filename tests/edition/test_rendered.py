"""A built article -> blocks: each kind of thing that a page can hold, and nothing of its text is lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edition.comparable import page
from edition.markup import parse, plain, texts
from edition.rendered import article, leaves, without_furniture

PAGE = '<html><body><article class="md-content__inner md-typeset">{}</article></body></html>'

CASES: dict[str, tuple[str, list[tuple[str, str, tuple[str, ...]]]]] = {
    "a heading beside its links": (
        '<div class="head"><h2 id="a">A</h2><a class="headerlink" href="#a">#</a><a class="twin" href="x"></a></div>',
        [("heading", "A", ())],
    ),
    "a list, tight and loose": (
        "<ul><li>a</li><li><p>b</p><p>c</p></li></ul>",
        [("item", "a", ()), ("item", "b", ()), ("paragraph", "c", ("ul",))],
    ),
    "a list in a list": (
        "<ul><li>a<ol><li>b</li></ol>c</li></ul>",
        [("item", "a", ()), ("item", "b", ("ul",)), ("paragraph", "c", ("ul",))],
    ),
    "an item that begins with a list": (
        "<ul><li><ul><li>a</li></ul></li></ul>",
        [("item", "a", ("ul",))],
    ),
    "a table": (
        "<table><caption>t</caption><thead><tr><th>a</th><th>b</th></tr></thead>"
        "<tbody><tr><td>c</td><td>d</td></tr></tbody></table>",
        [("paragraph", "t", ()), ("head-row", "ab", ()), ("row", "cd", ())],
    ),
    "definitions": (
        "<dl><dt>a</dt><dd><p>b</p><p>c</p></dd></dl>",
        [("term", "a", ("dl",)), ("definition", "b", ("dl",)), ("paragraph", "c", ("dl", "dd"))],
    ),
    "an admonition": (
        '<div class="admonition note"><p class="admonition-title">Note</p><p>a</p></div>',
        [("admonition", "Note", ("admonition note",)), ("paragraph", "a", ("admonition note",))],
    ),
    "details": (
        "<details><summary>a</summary><ul><li>b</li></ul></details>",
        [("admonition", "a", ("details",)), ("item", "b", ("details",))],
    ),
    "cards": (
        '<div class="grid cards"><ul><li>a</li></ul></div>',
        [("item", "a", ("cards",))],
    ),
    "a quotation": ("<blockquote><p>a</p></blockquote>", [("paragraph", "a", ("quote",))]),
    "code with its name": (
        '<div class="highlight"><span class="filename">Bad</span><pre><code>a\nb</code></pre></div>',
        [("code", "Bada b", ())],
    ),
    "a chart": (
        '<figure><svg><title>t</title></svg><figcaption>c</figcaption></figure>',
        [("paragraph", "tc", ("figure",))],
    ),
    "a chart around its table": (
        "<figure><svg><title>t</title></svg><table><tr><td>a</td></tr></table></figure>",
        [("paragraph", "t", ()), ("row", "a", ())],
    ),
    "a picture alone": ('<p><img src="a.png" alt="b"></p>', [("paragraph", "", ())]),
    "tabs": (
        '<div class="tabbed-set"><input type="radio"><div class="tabbed-labels"><label>a</label></div>'
        '<div class="tabbed-content"><div class="tabbed-block"><p>b</p></div></div></div>',
        [("tab", "a", ()), ("paragraph", "b", ())],
    ),
    "notes": (
        '<div class="footnote"><hr><ol><li id="fn:a"><p>a</p></li></ol></div>',
        [("footnote", "a", ())],
    ),
    "a rule": ("<p>a</p><hr>", [("paragraph", "a", ()), ("rule", "", ())]),
    "text in no element": ("<div>a <b>b</b><p>c</p>d</div>", [(*one, ()) for one in [("paragraph", "a b"), ("paragraph", "c"), ("paragraph", "d")]]),
    "a paragraph without anything": ("<p> </p>", []),
    "what is for use only": ('<form><input><label>a</label></form><button>b</button><p>c<script>d</script></p>', [("paragraph", "c", ())]),
}  # fmt: skip


@pytest.mark.parametrize(("html", "expected"), CASES.values(), ids=CASES)
def test_an_article_is_cut_into_blocks(html: str, expected: list[tuple[str, str, tuple[str, ...]]]) -> None:
    found = leaves(article(PAGE.format(html)))
    assert [(leaf.kind, plain(leaf.nodes), leaf.context) for leaf in found] == expected


def _blocks(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    frames = st.sampled_from([
        "<p>{}</p>", "<ul><li>{}</li></ul>", "<ul><li>{}</li><li>word</li></ul>", "<ol><li><p>{}</p></li></ol>",
        "<blockquote>{}</blockquote>", "<div>{}</div>", "<details><summary>word</summary>{}</details>",
        "<table><tr><td>{}</td><td>word</td></tr></table>", "<dl><dt>word</dt><dd>{}</dd></dl>",
        '<div class="admonition tip"><p class="admonition-title">word</p>{}</div>', "<figure>{}</figure>",
        '<h2 id="x">{}</h2>', '<div class="footnote"><ol><li id="fn:x">{}</li></ol></div>',
    ])  # fmt: skip
    return st.builds(lambda frame, parts: frame.replace("{}", "".join(parts)), frames, st.lists(inner, max_size=3))


INLINE = st.sampled_from(["one ", "<b>two</b> ", "три ", '<a href="x/">four</a>', "&amp; ", "<code>f*ve</code>"])


@given(st.lists(st.recursive(INLINE, _blocks, max_leaves=12), max_size=5).map("".join))
def test_every_text_of_an_article_is_in_one_block_in_order(html: str) -> None:
    nodes = parse(html)
    cut = [text.raw for leaf in leaves(nodes) for text in texts(leaf.nodes) if text.raw.strip()]
    assert cut == [text.raw for text in texts(without_furniture(nodes)) if text.raw.strip()]


def test_a_page_without_an_article_is_refused() -> None:
    with pytest.raises(ValueError, match="the page has no article"):
        article("<html><body><p>a</p></body></html>")


def test_the_ids_of_what_begins_with_a_block_belong_to_it() -> None:
    (item,) = leaves(parse('<ul id="l"><li id="i"><p id="p">a <strong id="s">b</strong></p></li></ul>'))
    assert item.ids == ("l", "i", "p", "s")


def test_places_of_citation_are_no_names() -> None:
    (leaf,) = leaves(parse('<p>a<sup id="fnref:x">1</sup><sup id="fnref2:x">1</sup><b id="y">b</b></p>'))
    assert leaf.names == ("y",)


def test_cells_know_their_columns_and_items_their_number() -> None:
    head, row = leaves(parse("<table><tr><th>A <b>b</b></th><th>C</th></tr><tr><td>1</td><td>2</td></tr></table>"))
    assert head.labels == row.labels == ("A b", "C")
    assert [leaf.number for leaf in leaves(parse('<ol start="3"><li>a</li><li>b</li></ol>'))] == [3, 4]


def test_blocks_speak_markdown_to_lineup() -> None:
    html = (
        '<p>*a* <a href="../b/">link</a><sup id="fnref:s"><a class="footnote-ref" href="#fn:s">1</a></sup> '
        '<code>x_y</code><img src="p.png" alt="q"></p>'
    )
    (block,) = page(leaves(parse(html)), lambda address: f"/{address.removeprefix('../')}").blocks
    assert block.text == r"\*a\* [link](</b/>)[^s] `x_y`![q](</p.png>)"


def test_an_item_that_is_a_link_within_the_site_is_known_by_where_it_leads() -> None:
    found = leaves(
        parse('<ul><li><a href="/a/">A</a></li><li><a href="https://b/">B</a></li><li>c <a href="/c/">C</a></li></ul>')
    )
    assert [block.ident for block in page(found, str).blocks] == ["/a/", "", ""]
