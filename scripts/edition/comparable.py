"""The blocks of a built page -> the records that lineup aligns: their text as Markdown, so that lineup knows a twin by it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from edition.markup import Element, Node, Text, first, texts
from edition.rendered import Leaf
from lineup import Block, FrontMatter, Page

_MARKS = re.compile(r"([\\`*_\[\]<{])")

Address = Callable[[str], str]
"""From an address as it stands in a page to one that both languages share."""


def _markdown(nodes: Iterable[Node], address: Address) -> Iterator[str]:
    """Text with its links, pictures, code and citations as Markdown has them: by these lineup knows a twin."""
    for node in nodes:
        if isinstance(node, Text):
            yield _MARKS.sub(r"\\\1", node.plain)
        elif node.tag == "a" and "footnote-ref" in node.classes:
            yield f"[^{(node.attributes.get('href') or '').removeprefix('#fn:')}]"
        elif "footnote-backref" in node.classes:
            continue
        elif node.tag == "a" and node.attributes.get("href"):
            shown = "".join(_markdown(node.children, address))
            yield f"[{shown}](<{address(node.attributes['href'] or '')}>)"
        elif node.tag == "img":
            alternative = _MARKS.sub(r"\\\1", node.attributes.get("alt") or "")
            yield f"![{alternative}](<{address(node.attributes.get('src') or '')}>)"
        elif node.tag == "code":
            text = "".join(one.plain for one in texts(node.children))
            yield f"`{text}`" if text and "`" not in text else _MARKS.sub(r"\\\1", text)
        elif node.tag == "br":
            yield "\n"
        else:
            yield from _markdown(node.children, address)


def _text(leaf: Leaf, address: Address) -> str:
    """A leaf's text for lineup; its ids stand in it as links, so that they count as evidence."""
    if leaf.kind == "code":
        within = leaf.element if leaf.element and leaf.element.tag != "pre" else None
        code = first(within.children, "pre") if within else None
        return "".join(one.plain for one in texts(code.children if code else leaf.nodes)).strip("\n")
    if leaf.kind == "rule":
        return "---"
    if leaf.level and leaf.kind in ("row", "head-row"):
        cells = ("".join(_markdown(cell.children, address)) for cell in leaf.nodes if isinstance(cell, Element))
        text = f"| {' | '.join(cells)} |"
    else:
        text = "".join(_markdown(leaf.nodes, address))
    named = "" if leaf.kind == "heading" else "".join(f"[](#{name})" for name in leaf.names)
    return f"{named}{' '.join(text.split(' '))}".strip()


def _info(leaf: Leaf) -> str:
    if leaf.kind == "footnote":
        return leaf.kind
    if leaf.kind == "item":
        return "ordered" if leaf.number else "bullet"
    return leaf.context[-1] if leaf.kind == "admonition" and leaf.context else ""


def _ident(leaf: Leaf, address: Address) -> str:
    """What a leaf is, in either language: its id, or where it leads if it is nothing but a link within the site."""
    if leaf.names or leaf.kind != "item":
        return next(iter(leaf.names), "")
    within = [node for node in leaf.nodes if isinstance(node, Element) or node.plain.strip()]
    link = within[0] if len(within) == 1 and isinstance(within[0], Element) and within[0].tag == "a" else None
    leads = address(link.attributes.get("href") or "") if link else ""
    return leads if leads.startswith("/") else ""


def page(found: Sequence[Leaf], address: Address) -> Page:
    """The blocks of an article as a page of lineup's; a block's line is its place, counted from 1."""
    blocks = tuple(
        Block(
            # Of a footnote in Markdown lineup takes the name for the page's own; here it is the source's.
            "item" if leaf.kind == "footnote" else leaf.kind, _text(leaf, address), number, number,
            level=leaf.level, ident=_ident(leaf, address), info=_info(leaf), context=leaf.context,
        )
        for number, leaf in enumerate(found, start=1)
    )  # fmt: skip
    return Page("", blocks, FrontMatter({}, {}), {})
