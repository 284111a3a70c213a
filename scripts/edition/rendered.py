"""A built page's article -> its blocks, with what each of them stands in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from edition.markup import Element, Node, Text, elements, first, parse, plain, texts

# What the site adds to a page for use, not for reading; none of it belongs to the article's text.
FURNITURE_CLASSES = frozenset({"headerlink", "twin", "md-content__button", "passage", "passage-line", "state"})
FURNITURE = frozenset("button form input script template".split())

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
# What stands on lines of its own; everything else runs on in its line.
_BLOCKS = _HEADINGS | frozenset(
    "address article aside blockquote details div dl dd dt fieldset figcaption figure footer header hr li main nav ol p "
    "pre section summary table caption tbody tfoot thead td th tr ul".split()
)
_SEEN_WITHOUT_TEXT = frozenset("audio canvas img object picture svg video".split())
_MANY = frozenset("dl ol table ul".split())
_REFERENCE = re.compile(r"fnref\d*:")


class Leaf(NamedTuple):
    """A block of an article that holds no other.

    Attributes:
        kind: as lineup calls it: heading, paragraph, item, row and so on.
        element: what it is in the article; of a run of text the element around it, None for the article itself.
        nodes: what it holds.
        context: what it stands in, outermost first: `ul`, `ol`, `cards`, `admonition note`, `quote` and so on.
        ids: of the elements around it that begin with it, and in it, in order.
        level: of a heading; the number of columns of a row.
        number: of an item of a numbered list or of a footnote; 0 elsewhere.
        labels: the heads of a row's columns.
    """

    kind: str
    element: Element | None
    nodes: Sequence[Node]
    context: tuple[str, ...] = ()
    ids: tuple[str, ...] = ()
    level: int = 0
    number: int = 0
    labels: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """The ids that a link from outside may name: not the places where a source is cited."""
        return tuple(one for one in self.ids if not _REFERENCE.match(one))


def furniture(element: Element) -> bool:
    """Whether an element is for use, not for reading."""
    return element.tag in FURNITURE or not FURNITURE_CLASSES.isdisjoint(element.classes)


def without_furniture(nodes: Iterable[Node]) -> list[Node]:
    """The nodes without what is for use only, at any depth."""
    kept: list[Node] = []
    for node in nodes:
        if isinstance(node, Text):
            kept.append(node)
        elif not furniture(node):
            kept.append(node.with_(node.attributes, without_furniture(node.children)))
    return kept


def article(html: str) -> list[Node]:
    """What stands in the article of a built page, without furniture.

    Raises:
        ValueError: where the page has no article.
    """
    start, end = html.find('<article class="md-content__inner'), html.rfind("</article>")
    if start < 0 or end < start:
        raise ValueError("the page has no article")
    whole = first(parse(html[start : end + len("</article>")]))
    return without_furniture(whole.children if whole else [])


class _Opening(NamedTuple):
    """What the first text in a list item or a definition becomes."""

    kind: str
    element: Element
    number: int = 0


class _Reader:
    """Cuts an article into leaves."""

    def __init__(self) -> None:
        self.leaves: list[Leaf] = []
        # Ids of elements that have begun and of which nothing has been shown yet.
        self._ids: list[str] = []
        self._opening: _Opening | None = None

    def add(
        self, kind: str, element: Element | None, nodes: Sequence[Node], context: tuple[str, ...],
        level: int = 0, number: int = 0, labels: tuple[str, ...] = (),
    ) -> None:  # fmt: skip
        """Adds a leaf with the ids that begin with it."""
        ids = (*self._ids, *(one.id for one in elements(nodes) if one.id))
        self._ids = []
        self.leaves.append(Leaf(kind, element, nodes, context, ids, level, number, labels))

    def text(self, element: Element | None, nodes: Sequence[Node], context: tuple[str, ...]) -> None:
        """Adds a text: a paragraph, or what opens the item that it stands in."""
        opening, self._opening = self._opening, None
        if opening:
            self.add(opening.kind, opening.element, nodes, context[:-1], number=opening.number)
        else:
            self.add("paragraph", element, nodes, context)

    def walk(self, nodes: Iterable[Node], context: tuple[str, ...] = ()) -> None:
        """Reads what stands side by side: runs of text, and blocks."""
        run: list[Node] = []
        for node in nodes:
            if isinstance(node, Element) and node.tag in _BLOCKS:
                self.flush(run, context)
                run = []
                if node.id:
                    self._ids.append(node.id)
                self.block(node, context)
            else:
                run.append(node)
        self.flush(run, context)

    def flush(self, run: Sequence[Node], context: tuple[str, ...]) -> None:
        """Adds a run of text where anything is to be seen in it."""
        if any(text.plain.strip() for text in texts(run)) or any(
            one.tag in _SEEN_WITHOUT_TEXT for one in elements(run)
        ):
            self.text(None, run, context)
        else:
            self._ids += [one.id for one in elements(run) if one.id]

    def block(self, element: Element, context: tuple[str, ...]) -> None:
        """Reads one block."""
        tag, classes, children = element.tag, element.classes, element.children
        if tag in _HEADINGS:
            self.add("heading", element, children, context, level=int(tag[1]))
        elif tag == "p":
            if "admonition-title" in classes:
                self.add("admonition", element, children, context)
            else:
                self.flush_paragraph(element, context)
        elif tag == "pre" or "highlight" in classes:
            self.add("code", element, children, context)
        elif tag == "hr":
            self.add("rule", element, children, context)
        elif tag == "table":
            self.table(element, context)
        elif tag in ("ul", "ol"):
            self.list(element, context)
        elif tag == "dl":
            self.walk(children, (*context, "dl"))
        elif tag == "dt":
            self.add("term", element, children, context)
        elif tag == "dd":
            self.within(_Opening("definition", element), children, (*context, "dd"))
        elif tag == "summary":
            self.add("admonition", element, children, context)
        elif tag == "details":
            self.walk(children, (*context, " ".join(("details", *classes))))
        elif tag == "blockquote":
            self.walk(children, (*context, "quote"))
        elif tag == "figure" and not any(one.tag in _MANY for one in elements(children)):
            self.add("paragraph", element, children, (*context, "figure"))
        elif "admonition" in classes:
            self.walk(children, (*context, " ".join(classes)))
        elif "footnote" in classes:
            self.footnotes(element)
        elif "cards" in classes:
            self.walk(children, (*context, "cards"))
        elif "tabbed-labels" in classes:
            for label in (one for one in children if isinstance(one, Element)):
                self.add("tab", label, label.children, context)
        else:
            self.walk(children, context)

    def flush_paragraph(self, element: Element, context: tuple[str, ...]) -> None:
        """A paragraph, unless nothing is to be seen in it."""
        before = len(self.leaves)
        self.flush(element.children, context)
        if len(self.leaves) > before and self.leaves[-1].kind == "paragraph":
            self.leaves[-1] = self.leaves[-1]._replace(element=element)

    def within(self, opening: _Opening, children: Iterable[Node], context: tuple[str, ...]) -> None:
        """Reads what stands in an item: its first text is the item, what follows stands in it."""
        self._opening = opening
        self.walk(children, context)
        self._opening = None

    def list(self, element: Element, context: tuple[str, ...]) -> None:
        """Reads a list, item by item; what is no item stays text."""
        start = element.attributes.get("start") or "1"
        number = int(start) if start.isdecimal() else 1
        # Where a list is the first thing in an item, the item has no text of its own.
        self._opening = None
        for child in element.children:
            if isinstance(child, Element) and child.tag == "li":
                if child.id:
                    self._ids.append(child.id)
                shown = _Opening("item", child, number if element.tag == "ol" else 0)
                self.within(shown, child.children, (*context, element.tag))
                number += 1
            else:
                self.walk([child], context)

    def table(self, element: Element, context: tuple[str, ...]) -> None:
        """Reads a table, row by row; the heads of the columns are those of its first row of heads."""
        labels: tuple[str, ...] = ()
        for part in _parts(element):
            if part.tag == "caption":
                self.text(part, part.children, context)
                continue
            cells = [one for one in part.children if isinstance(one, Element) and one.tag in ("td", "th")]
            head = bool(cells) and all(cell.tag == "th" for cell in cells)
            if head and not labels:
                labels = tuple(plain(cell.children) for cell in cells)
            if part.id:
                self._ids.append(part.id)
            self.add("head-row" if head else "row", part, cells, context, level=len(cells), labels=labels)

    def footnotes(self, element: Element) -> None:
        """Reads the notes at the end of a page; the line above them is none of the text."""
        notes = [one for one in elements(element.children) if one.tag == "li" and one.id.startswith("fn:")]
        for number, note in enumerate(notes, start=1):
            self._ids.append(note.id)
            self.add("footnote", note, note.children, (), number=number)


def _parts(table: Element) -> Iterator[Element]:
    """The caption and the rows of a table, not of a table in one of its cells."""
    for one in table.children:
        if isinstance(one, Element):
            if one.tag in ("caption", "tr"):
                yield one
            else:
                yield from _parts(one)


def leaves(nodes: Iterable[Node]) -> list[Leaf]:
    """The blocks of an article, in order."""
    reader = _Reader()
    reader.walk(nodes)
    return reader.leaves
