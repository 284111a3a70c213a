"""HTML as a tree that can be written out again exactly as it was read, or with other attributes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from html import escape, unescape
from html.parser import HTMLParser

# Elements without an end tag.
EMPTY = frozenset("area base br col embed hr img input link meta source track wbr".split())


@dataclass(slots=True)
class Text:
    """Characters between tags, as they stand in the file: with their character references."""

    raw: str

    @property
    def plain(self) -> str:
        """The characters that a reader sees."""
        return unescape(self.raw)


@dataclass(slots=True)
class Element:
    """An element: its name in small letters, its attributes, what stands in it.

    Attributes:
        name: as it was written: drawings know names with capitals.
        start: the start tag as it was read; None where attributes were changed.
        closed: whether the start tag also ends the element, as `<path/>` in a drawing does.
    """

    tag: str
    attributes: dict[str, str | None] = field(default_factory=dict)
    children: list[Node] = field(default_factory=list)
    start: str | None = None
    closed: bool = False
    name: str = ""

    @property
    def classes(self) -> list[str]:
        """The names in `class`."""
        return (self.attributes.get("class") or "").split()

    @property
    def id(self) -> str:
        """The id, empty where there is none."""
        return self.attributes.get("id") or ""

    def with_(self, attributes: dict[str, str | None], children: list[Node]) -> Element:
        """The same element with other attributes and content."""
        start = self.start if attributes == self.attributes else None
        return Element(self.tag, attributes, children, start, self.closed, self.name)


Node = Text | Element


class _Reader(HTMLParser):
    """Builds the tree; an end tag that ends nothing is left out, an element that nothing ends ends with what it stands in."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.top: list[Node] = []
        self._open: list[Element] = []

    def _add(self, node: Node) -> None:
        (self._open[-1].children if self._open else self.top).append(node)

    def _element(self, tag: str, attrs: list[tuple[str, str | None]]) -> Element:
        start = self.get_starttag_text() or ""
        return Element(tag, dict(attrs), start=start, name=start[1 : len(tag) + 1])

    def _text(self, raw: str) -> None:
        siblings = self._open[-1].children if self._open else self.top
        if siblings and isinstance(siblings[-1], Text):
            siblings[-1].raw += raw
        else:
            siblings.append(Text(raw))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = self._element(tag, attrs)
        self._add(element)
        if tag not in EMPTY:
            self._open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = self._element(tag, attrs)
        element.closed = True
        self._add(element)

    def handle_endtag(self, tag: str) -> None:
        if any(element.tag == tag for element in self._open):
            while self._open.pop().tag != tag:
                pass

    def handle_data(self, data: str) -> None:
        self._text(data)

    def handle_entityref(self, name: str) -> None:
        self._text(f"&{name};")

    def handle_charref(self, name: str) -> None:
        self._text(f"&#{name};")


def parse(html: str) -> list[Node]:
    """The nodes of a piece of HTML; comments are left out."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.top


def _start(element: Element) -> str:
    """A start tag, written anew."""
    given = "".join(
        f" {name}" if value is None else f' {name}="{escape(value)}"' for name, value in element.attributes.items()
    )
    return f"<{element.name or element.tag}{given}{'/' if element.closed else ''}>"


def written(nodes: Iterable[Node]) -> str:
    """The HTML of nodes."""
    parts: list[str] = []
    _write(nodes, parts)
    return "".join(parts)


def _write(nodes: Iterable[Node], parts: list[str]) -> None:
    for node in nodes:
        if isinstance(node, Text):
            parts.append(node.raw)
            continue
        parts.append(node.start or _start(node))
        if not node.closed and node.tag not in EMPTY:
            _write(node.children, parts)
            parts.append(f"</{node.name or node.tag}>")


def texts(nodes: Iterable[Node]) -> Iterator[Text]:
    """The texts in nodes, in order."""
    for node in nodes:
        if isinstance(node, Text):
            yield node
        else:
            yield from texts(node.children)


def elements(nodes: Iterable[Node]) -> Iterator[Element]:
    """The elements in nodes with those inside them, in order."""
    for node in nodes:
        if isinstance(node, Element):
            yield node
            yield from elements(node.children)


def plain(nodes: Iterable[Node]) -> str:
    """What nodes say, in one line."""
    return re.sub(r"[ \n\t]+", " ", "".join(text.plain for text in texts(nodes))).strip(" ")


def first(nodes: Iterable[Node], tag: str = "", css: str = "") -> Element | None:
    """The first element of this name and with this class, either of which may be left open."""
    return next((one for one in elements(nodes) if tag in ("", one.tag) and (not css or css in one.classes)), None)
