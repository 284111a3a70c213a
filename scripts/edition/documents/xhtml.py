"""Chapters of a book as XHTML for an EPUB: the same blocks, links between files, footnotes that readers show in place."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from pathlib import PurePosixPath
from urllib.parse import unquote, urljoin

from edition.documents import drawings
from edition.documents.chapters import Book
from edition.documents.links import Links
from edition.documents.tree import VOID, Element, Node

# What a chapter keeps of the page's HTML; of other elements only the content stays.
_KEPT = frozenset(
    "abbr b blockquote br caption cite code dd del dfn dl dt em figcaption figure h1 h2 h3 h4 h5 h6 hr i kbd li mark ol p "
    "pre q s samp small span strong sub sup table tbody td tfoot th thead tr ul var wbr".split()
)
_ATTRIBUTES = frozenset({"colspan", "rowspan", "scope", "start", "title"})
_CLASSES = frozenset({"admonition", "admonition-title", "filename"})


def file_of(number: int) -> str:
    """The name of a chapter's file."""
    return f"chapter-{number + 1:02}.xhtml"


def _attributes(given: dict[str, str]) -> str:
    return "".join(f' {name}="{escape(value)}"' for name, value in given.items())


class Writer:
    """Writes the chapters of one book."""

    def __init__(self, book: Book) -> None:
        self._book = book
        self._links = Links(book)
        self._chapter = 0
        self._cited: set[str] = set()
        self.pictures: dict[str, str | bytes] = {}
        """Pictures that the chapters show: their name in the book -> their path in the site, or the picture itself."""

    def body(self, number: int, notes: str) -> str:
        """What stands in the body of a chapter's file.

        Args:
            number: of the chapter, from 0.
            notes: heading above the footnotes.
        """
        chapter = self._book.chapters[number]
        self._chapter, self._cited = number, set()
        ident = f' id="{escape(chapter.ident)}"' if chapter.ident else ""
        text = self._all(chapter.body).strip()
        made = f"<section>\n<h1{ident}>{escape(chapter.title)}</h1>\n{text}\n"
        cited = [(name, note) for name, note in chapter.notes.items() if name in self._cited]
        if cited:
            items = "\n".join(
                f'<li id="{escape(self._name(name))}" epub:type="footnote">{self._note(name, note)}</li>'
                for name, note in cited
            )
            made += f'<section epub:type="footnotes" role="doc-endnotes">\n<h2>{escape(notes)}</h2>\n<ol class="notes">\n{items}\n</ol>\n</section>\n'
        return f"{made}</section>"

    def _name(self, ident: str) -> str:
        """An id that is also a name in XML, which may hold no colon."""
        return ident.replace(":", "-")

    def _note(self, name: str, note: Element) -> str:
        back = f'<a href="#{escape(self._name(name.replace("fn:", "fnref:", 1)))}" role="doc-backlink">↩</a>'
        inner = " ".join(self._all(block.children).strip() for block in note.elements)
        return f"<p>{inner} {back}</p>"

    def _all(self, nodes: Iterable[Node]) -> str:
        parts: list[str] = []
        before: Node | None = None
        for node in nodes:
            if isinstance(node, Element) and node.tag == "sup" and isinstance(before, Element) and before.tag == "sup":
                # Two numbers side by side would read as one.
                parts.append("<sup>,</sup>")
            parts.append(escape(node, quote=False) if isinstance(node, str) else self._element(node))
            before = node
        return "".join(parts)

    def _element(self, element: Element) -> str:
        tag = element.tag
        if tag == "a":
            return self._link(element)
        if tag == "svg":
            name = f"picture-{len(self.pictures) + 1}.svg"
            self.pictures[name] = drawings.file(element)
            return f"<img{_attributes({'src': name, 'alt': drawings.alternative(element)})}/>"
        if tag == "img":
            return self._picture(element)
        inner = self._all(element.children)
        given = self._given(element)
        name = "div" if tag in ("details", "aside", "summary", "div", "section", "article") else tag
        if name == "div" and not (given or tag in ("details", "summary")):
            return inner
        if name not in _KEPT and name != "div":
            return f"<span{_attributes(given)}>{inner}</span>" if given else inner
        if name in VOID:
            return f"<{name}{_attributes(given)}/>"
        return f"<{name}{_attributes(given)}>{inner}</{name}>"

    def _given(self, element: Element) -> dict[str, str]:
        """The attributes that a chapter keeps."""
        given = {name: value for name, value in element.attributes.items() if name in _ATTRIBUTES}
        if element.ident:
            given["id"] = self._name(element.ident)
        if language := element.attributes.get("lang"):
            given["lang"] = given["xml:lang"] = language
        classes = sorted(element.classes & _CLASSES)
        if element.attributes.get("align") in ("right", "center"):
            classes.append(element.attributes["align"])
        if classes:
            given["class"] = " ".join(classes)
        return given

    def _link(self, element: Element) -> str:
        href, given, inner = element.attributes.get("href"), self._given(element), self._all(element.children)
        given.pop("title", None)
        if href is None:
            return f"<span{_attributes(given)}>{inner}</span>"
        if "footnote-ref" in element.classes:
            ident = unquote(href.removeprefix("#"))
            if ident not in self._book.chapters[self._chapter].notes:
                return ""
            self._cited.add(ident)
            return f'<a href="#{escape(self._name(ident))}" epub:type="noteref" role="doc-noteref">{inner}</a>'
        target = self._links.target(self._chapter, href)
        if target.chapter is None:
            address = target.address
        else:
            address = file_of(target.chapter) + (f"#{self._name(target.ident)}" if target.ident else "")
        return f"<a{_attributes({'href': address, **given})}>{inner}</a>"

    def _picture(self, element: Element) -> str:
        path = urljoin(self._book.site + self._book.chapters[self._chapter].url, element.attributes.get("src", ""))
        if not path.startswith(self._book.site):
            return ""
        path = unquote(path.removeprefix(self._book.site))
        known = {kept: name for name, kept in self.pictures.items()}
        name = known.get(path, f"picture-{len(self.pictures) + 1}{PurePosixPath(path).suffix}")
        self.pictures[name] = path
        return f"<img{_attributes({'src': name, 'alt': element.attributes.get('alt', '')})}/>"
