"""Puts where the translation stands beside those blocks of a page that are not in step."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

from edition import markup, rendered
from edition.markup import Element, Node, Text

# Of these the note stands in the element; behind all others.
_WITHIN = frozenset({"item", "definition", "row", "head-row", "term", "footnote"})


def note(state: str, words: Mapping[str, str], beside: str = "") -> str:
    """The words for a state, with a link to where both languages stand beside each other, if there is one."""
    said = escape(words[f"state-{state}"])
    link = f' <a href="{escape(beside)}">{escape(words["compare"])}</a>' if beside else ""
    return f'<span class="passage passage-{escape(state)}"><span>{said}</span>{link}</span>'


def noted(html: str, marks: Mapping[int, str], words: Mapping[str, str], beside: str) -> str:
    """The content of a page with a note at every marked block.

    Args:
        html: the content.
        marks: the state by the place of the block, as `rendered.leaves` counts them.
        words: in the page's language.
        beside: address of the side-by-side page, relative to this one.
    """
    if not marks:
        return html
    nodes = markup.parse(html)
    section = ""
    for place, leaf in enumerate(rendered.leaves(nodes)):
        if leaf.kind == "heading" and leaf.ids:
            section = f"#{leaf.ids[0]}"
        if place in marks:
            made = markup.parse(note(marks[place], words, beside + section))
            _put(nodes, leaf, made)
    return markup.written(nodes)


def _put(nodes: list[Node], leaf: rendered.Leaf, made: list[Node]) -> None:
    """Adds a note to the tree, at a block of it."""
    if leaf.kind in _WITHIN or leaf.element is None:
        last = leaf.nodes[-1]
        if leaf.kind in ("row", "head-row") and isinstance(last, Element):
            last.children += [Text(" "), *made]
        else:
            _behind(nodes, last, [Text(" "), *made])
    else:
        _behind(nodes, leaf.element, [Element("p", {"class": "passage-line"}, made)])


def _behind(nodes: list[Node], wanted: Node, made: list[Node]) -> bool:
    """Adds nodes behind one that stands somewhere among others; whether it was found."""
    for index, node in enumerate(nodes):
        if node is wanted:
            nodes[index + 1 : index + 1] = made
            return True
        if isinstance(node, Element) and _behind(node.children, wanted, made):
            return True
    return False
