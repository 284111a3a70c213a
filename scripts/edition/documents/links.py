"""Where a link leads once the pages are chapters of one book: to a place in it, or out to the web."""

from __future__ import annotations

from typing import NamedTuple
from urllib.parse import unquote, urldefrag, urljoin

from edition.documents.chapters import Book
from edition.documents.tree import Element


class Target(NamedTuple):
    """Where a link leads: the number of a chapter and an id in it (or none, its beginning), or an address."""

    chapter: int | None
    ident: str
    address: str


def _relation(ident: str) -> bool:
    """Whether an id only serves the way back from a footnote."""
    return ident.startswith("fnref")


class Links:
    """The places of a book that can be linked to.

    Attributes:
        wanted: chapter and id of every place to which some link leads.
    """

    def __init__(self, book: Book) -> None:
        self._book = book
        self._numbers = {chapter.url: number for number, chapter in enumerate(book.chapters)}
        self._ids = [
            {
                one.ident
                for node in chapter.body
                if isinstance(node, Element)
                for one in node.walk()
                if one.ident and not _relation(one.ident)
            }
            for chapter in book.chapters
        ]
        self.wanted = frozenset(
            (found.chapter, found.ident)
            for number, chapter in enumerate(book.chapters)
            for node in (*chapter.body, *chapter.notes.values())
            if isinstance(node, Element)
            for one in node.walk()
            if one.tag == "a" and (found := self.target(number, one.attributes.get("href", ""))).chapter is not None
        )

    def target(self, chapter: int, href: str) -> Target:
        """Where a link in a chapter leads; a place that the book has not becomes the chapter's beginning."""
        address = urljoin(self._book.site + self._book.chapters[chapter].url, href)
        bare, fragment = urldefrag(address)
        number = self._numbers.get(bare.removeprefix(self._book.site)) if bare.startswith(self._book.site) else None
        if number is None:
            return Target(None, "", address)
        ident = unquote(fragment)
        return Target(number, ident if ident in self._ids[number] else "", "")
