"""HTML of a built page as a tree of elements and text, enough of it for what Python-Markdown and the theme write."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())


@dataclass(eq=False)
class Element:
    """An element: its name, its attributes, and what stands in it, in order."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list[Element | str] = field(default_factory=list)

    @property
    def classes(self) -> frozenset[str]:
        """The words of its class attribute."""
        return frozenset(self.attributes.get("class", "").split())

    @property
    def ident(self) -> str:
        """Its id, or nothing."""
        return self.attributes.get("id", "")

    @property
    def elements(self) -> list[Element]:
        """The elements among its children."""
        return [child for child in self.children if isinstance(child, Element)]

    def walk(self) -> Iterator[Element]:
        """The element and all those in it, in the order of the text."""
        yield self
        for child in self.elements:
            yield from child.walk()

    def find(self, fits: Callable[[Element], bool]) -> Element | None:
        """The first element here or below that fits."""
        return next((one for one in self.walk() if fits(one)), None)

    def text(self) -> str:
        """What it says."""
        return "".join(child if isinstance(child, str) else child.text() for child in self.children)


Node = Element | str


class _Builder(HTMLParser):
    """Builds the tree; an end tag closes what was left open inside its element, and one without a start is skipped."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Element("")
        self._open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        self._open[-1].children.append(element)
        if tag not in VOID:
            self._open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._open[-1].children.append(Element(tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        names = [element.tag for element in self._open]
        if tag in names[1:]:
            del self._open[len(names) - 1 - names[::-1].index(tag) :]

    def handle_data(self, data: str) -> None:
        self._open[-1].children.append(data)


def parse(html: str) -> Element:
    """The tree of a page or of a part of one, under an element without a name."""
    builder = _Builder()
    builder.feed(html)
    builder.close()
    return builder.root
