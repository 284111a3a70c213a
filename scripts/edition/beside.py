"""One language's half of a pair -> HTML for the side-by-side page: its own ids, its own language's links."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import escape

from edition.markup import Element, Node, elements, plain, written
from edition.pairing import Pair, relative, within
from edition.rendered import Leaf

# Attributes that name other elements of the page by their ids.
_NAMING = frozenset(
    "aria-activedescendant aria-controls aria-describedby aria-details aria-errormessage aria-flowto aria-labelledby "
    "aria-owns commandfor for form headers list popovertarget".split()
)
_ADDRESSES = frozenset({"action", "cite", "data", "href", "poster", "src", "xlink:href"})
_IN_DRAWINGS = re.compile(r"url\(['\"]?#([^)'\"]+)['\"]?\)")


class Half:
    """Writes the blocks of one language.

    Args:
        language: the half's.
        url: of the page in that language, relative to the site's home.
        own: of the side-by-side page, likewise.
        pairs: of the page, all of them: links to a place in them stay on the page.
        words: of the language.
    """

    def __init__(self, language: str, url: str, own: str, pairs: Iterable[Pair], words: Mapping[str, str]) -> None:
        self.language = language
        self.url = url
        self.own = own
        self.words = words
        self._ids: dict[str, str] = {}
        for pair in pairs:
            for leaf in pair.halves[language]:
                for one in leaf.ids:
                    # What names the whole pair is no id of its half.
                    self._ids.setdefault(one, pair.id if one == pair.id else f"{language}:{one}")

    def blocks(self, leaves: Sequence[Leaf]) -> str:
        """The HTML of the blocks that stand in one cell."""
        return "".join(map(self.block, leaves))

    def block(self, leaf: Leaf) -> str:
        """The HTML of one block, within what shows where it stands."""
        html = "".join(self._block(leaf))
        for around in reversed(leaf.context):
            name, _, kind = around.partition(" ")
            if name == "quote":
                html = f"<blockquote>{html}</blockquote>"
            elif name in ("admonition", "details"):
                html = f'<div class="box {escape(kind)}">{html}</div>'
        return html

    def _block(self, leaf: Leaf) -> Iterator[str]:
        inner = written(self._nodes(leaf.nodes)).strip()
        anchors = self._anchors(leaf)
        if leaf.kind == "heading":
            yield self._heading(leaf, anchors + inner)
        elif leaf.kind in ("item", "footnote"):
            yield self._item(leaf, anchors + inner)
        elif leaf.kind in ("row", "head-row"):
            yield from self._row(leaf, anchors)
        elif leaf.kind == "definition":
            yield f'{anchors}<div class="definition">{inner}</div>'
        elif leaf.kind in ("term", "tab", "admonition"):
            yield f'{anchors}<p class="{leaf.kind}">{inner}</p>'
        elif leaf.kind == "rule":
            yield "<hr>"
        elif leaf.element is None:
            yield f"{anchors}<p>{inner}</p>"
        elif leaf.element.tag == "caption":
            yield f'{anchors}<p class="caption">{inner}</p>'
        else:
            whole = self._node(leaf.element.with_(leaf.element.attributes, list(leaf.nodes)))
            yield self._anchors(leaf, leaf.element.id) + written([whole])

    def _own(self, one: str) -> str:
        """The id of a place in this half; empty where the pair has it."""
        found = self._ids.get(one, "")
        return found if found.startswith(f"{self.language}:") else ""

    def _anchors(self, leaf: Leaf, but: str = "") -> str:
        """Places for the ids of elements around the block that are not shown as such, but may be linked to."""
        inside = sum(1 for one in elements(leaf.nodes) if one.id)
        around = (self._own(one) for one in leaf.ids[: len(leaf.ids) - inside] if one != but)
        return "".join(f'<span id="{escape(one)}"></span>' for one in around if one)

    def _heading(self, leaf: Leaf, inner: str) -> str:
        """A heading with, beside it, the way to it on the page in its language."""
        place = f"#{leaf.ids[0]}" if leaf.ids else ""
        there, label = escape(relative(self.url + place, self.own)), escape(self.words["section-on-its-page"])
        return (
            f'<div class="title"><h{leaf.level}>{inner}</h{leaf.level}>'
            f'<a class="page" href="{there}" title="{label}" aria-label="{label}"></a></div>'
        )

    def _item(self, leaf: Leaf, inner: str) -> str:
        depth = sum(around in ("ul", "ol") for around in leaf.context)
        classes = [f"depth-{min(depth, 4)}"] if depth else []
        if "cards" in leaf.context:
            classes.append("card")
        if any(name.startswith("event-") for name in leaf.names):
            classes.append("event")
        if leaf.kind == "footnote":
            classes.append("footnote")
        given = f' class="{" ".join(classes)}"' if classes else ""
        if leaf.number:
            return f'<ol{given} start="{leaf.number}"><li>{inner}</li></ol>'
        return f"<ul{given}><li>{inner}</li></ul>"

    def _row(self, leaf: Leaf, anchors: str) -> Iterator[str]:
        """A row of a table as a list of its cells, each with the name of its column."""
        head = " heads" if leaf.kind == "head-row" else ""
        yield f'{anchors}<ul class="row columns-{min(leaf.level, 6)}{head}">'
        for number, cell in enumerate(node for node in leaf.nodes if isinstance(node, Element)):
            label = leaf.labels[number] if number < len(leaf.labels) else ""
            name = f' data-label="{escape(label)}"' if label and number and not head else ""
            own = self._own(cell.id)
            place = f' id="{escape(own)}"' if own else ""
            only = bool(cell.children) and all(isinstance(one, Element) and one.tag == "sup" for one in cell.children)
            cites = ' class="cites"' if only else ""
            yield f"<li{cites}{name}{place}>{written(self._nodes(cell.children)).strip()}</li>"
        yield "</ul>"

    def _nodes(self, nodes: Iterable[Node]) -> list[Node]:
        return [self._node(node) for node in nodes]

    def _node(self, node: Node) -> Node:
        """A node with the addresses and the ids that hold on the side-by-side page."""
        if not isinstance(node, Element):
            return node
        attributes: dict[str, str | None] = {}
        for name, value in node.attributes.items():
            if value is None:
                attributes[name] = value
            elif name == "id":
                if own := self._own(value):
                    attributes[name] = own
            elif name in _NAMING:
                attributes[name] = " ".join(self._ids.get(one, one) for one in value.split())
            elif name in _ADDRESSES:
                attributes[name] = self.address(value)
            elif name == "srcset":
                attributes[name] = ", ".join(self._candidate(one) for one in value.split(","))
            elif "url(" in value:
                attributes[name] = _IN_DRAWINGS.sub(lambda found: f"url(#{self._ids.get(found[1], found[1])})", value)
            else:
                attributes[name] = value
        return node.with_(attributes, self._nodes(node.children))

    def _candidate(self, text: str) -> str:
        """One picture of several, with its width."""
        address, _, width = text.strip().partition(" ")
        return f"{self.address(address)} {width}".strip()

    def address(self, given: str) -> str:
        """An address of the page in this language as the side-by-side page names it."""
        found = within(given, self.url)
        if found is None:
            return given
        path, _, fragment = found.partition("#")
        if path == self.url.removeprefix("./") and fragment in self._ids:
            return f"#{self._ids[fragment]}"
        return relative(found, self.own)


def title(leaves: Iterable[Leaf]) -> str:
    """What the first heading says."""
    return next((plain(leaf.nodes) for leaf in leaves if leaf.kind == "heading"), "")
