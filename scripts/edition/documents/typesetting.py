"""A book -> the text of a Typst document, which `book.typ` lays out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import PurePosixPath
from urllib.parse import unquote, urljoin

from edition.documents import drawings
from edition.documents.chapters import Book, Chapter
from edition.documents.links import Links
from edition.documents.tree import Element, Node

# Typst takes a backslash before any of these as the sign itself.
_SPECIAL = re.compile(r"""[!-/:-@\[-`{-~]""")
_BLANK = re.compile(r"[ \t\r\n\f]+")
_BLOCKS = frozenset(
    "address article aside blockquote dd details div dl dt figcaption figure h1 h2 h3 h4 h5 h6 hr li ol p pre section "
    "summary table tbody thead tfoot td th tr ul".split()
)
_STYLES = {"strong": "strong", "b": "strong", "em": "emph", "i": "emph", "dfn": "emph", "del": "strike", "sub": "sub"}
# From how many columns and rows on a table gets wide pages of its own.
_WIDE, _LONG = 5, 20
# How many characters for each hundredth of the width make a cell so tall that its row may break: about 25 lines, half a
# page. A row that stays whole is laid out once, one that may break anew for every note below the page.
_TALL = 25
_DEEPEST = 6


def escaped(text: str) -> str:
    """Text that Typst's markup shows as it is, on one line."""
    return _SPECIAL.sub(lambda found: "\\" + found[0], _BLANK.sub(" ", text))


def quoted(text: str) -> str:
    """A string of Typst's code."""
    inner = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t").replace("\r", "")
    return f'"{inner}"'


def label(chapter: int, ident: str) -> str:
    """The label of a place in a chapter."""
    return f"label({quoted(f'c{chapter}:{ident}')})"


def readable(address: str) -> str:
    """An address as browsers show it: letters that are no ASCII as themselves."""
    shown = unquote(address)
    return address if "\ufffd" in shown or any(one.isspace() for one in shown) else shown


def _is_block(node: Node) -> bool:
    return isinstance(node, Element) and node.tag in _BLOCKS


def _is_note(node: Node) -> bool:
    return isinstance(node, Element) and node.tag == "sup" and any("footnote-ref" in one.classes for one in node.walk())


def rows(table: Element) -> tuple[list[Element], list[list[Element]]]:
    """The cells of a table's head and of each row below it."""
    found = [[cell for cell in row.elements if cell.tag in ("td", "th")] for row in table.walk() if row.tag == "tr"]
    found = [row for row in found if row]
    if found and all(cell.tag == "th" for cell in found[0]):
        return found[0], found[1:]
    return [], found


def widths(head: Sequence[Element], body: Sequence[Sequence[Element]]) -> list[float]:
    """The share of each column: more text gets more width, but less than in proportion, so that rows stay low."""
    shares = []
    for column in range(max(map(len, [head, *body]))):
        texts = [" ".join(row[column].text().split()) for row in [head, *body] if column < len(row)]
        longest = max((len(word) for text in texts for word in text.split()), default=1)
        mean = sum(map(len, texts)) / len(texts)
        shares.append(max(mean**0.62, longest * 0.5, 2.0))
    return [round(share / sum(shares) * 100, 1) for share in shares]


class Typesetter:
    """Writes the chapters of one book."""

    def __init__(self, book: Book) -> None:
        self._book = book
        self._links = Links(book)
        self._chapter = 0
        self._level = 1
        self._set: set[str] = set()
        self._ranks: list[int] = []
        self.pictures: dict[str, str | bytes] = {}
        """Pictures that the document asks for: their name in it -> their path in the site, or the picture itself."""

    def chapters(self) -> Iterator[str]:
        """The parts and chapters, in order."""
        before: tuple[str, ...] = ()
        for number, chapter in enumerate(self._book.chapters):
            shared = 0
            while chapter.parts[shared : shared + 1] and chapter.parts[: shared + 1] == before[: shared + 1]:
                shared += 1
            parts = ", ".join(
                f"(level: {depth}, name: {quoted(name)})"
                for depth, name in enumerate(chapter.parts[shared:], start=shared + 1)
            )
            before = chapter.parts
            yield self._whole(number, chapter, f"({parts},)" if parts else "()")

    def _whole(self, number: int, chapter: Chapter, parts: str) -> str:
        self._chapter, self._level, self._set, self._ranks = number, len(chapter.parts) + 1, set(), []
        body = self.blocks(chapter.body)
        places = (
            f"{label(number, '')}, {label(number, chapter.ident)}" if chapter.ident else f"{label(number, '')}, none"
        )
        return f"#chapter({self._level}, {quoted(chapter.title)}, parts: {parts}, places: ({places}))[\n{body}]\n"

    # Blocks

    def blocks(self, nodes: Iterable[Node]) -> str:
        """Blocks one below the other; text between them is a paragraph."""
        parts: list[str] = []
        loose: list[Node] = []
        for node in [*nodes, None]:
            if node is not None and not _is_block(node):
                loose.append(node)
                continue
            if text := self.inline(loose).strip():
                parts.append(text)
            loose = []
            if isinstance(node, Element) and (made := self._block(node)):
                parts.append(made)
        return "\n\n".join(parts) + ("\n" if parts else "")

    def _block(self, element: Element) -> str:
        made = self._bare(element)
        language = element.attributes.get("lang")
        if language and made:
            made = f"#block(width: 100%)[#set text(lang: {quoted(language)})\n{made}]"
        return made

    def _bare(self, element: Element) -> str:
        tag, content = element.tag, element.children
        if tag in ("h1", "h2", "h3", "h4", "h5", "h6"):
            # Tagged headings may skip no level, however large the page shows them.
            rank = int(tag[1])
            self._ranks = [*(one for one in self._ranks if one < rank), rank]
            level = min(self._level + len(self._ranks), _DEEPEST)
            place = label(self._chapter, element.ident) if element.ident else "none"
            return f"#section({level}, {rank}, {place})[{self.inline(content).strip()}]"
        place = self._place(element)
        if tag == "p":
            inner = self.inline(content).strip()
            return f"{place}{inner}" if inner else ""
        if tag in ("ul", "ol"):
            items = [self._item(item) for item in element.elements if item.tag == "li"]
            name = "list" if tag == "ul" else f"enum.with(start: {int(element.attributes.get('start') or 1)})"
            return f"{place}#({name})({', '.join(items)})" if items else ""
        if tag == "dl":
            return place + self._definitions(element)
        if tag == "table":
            return place + self._table(element)
        if tag == "pre":
            return f"{place}#raw({quoted(element.text().rstrip())}, block: true)"
        if tag == "blockquote":
            return f"{place}#quote(block: true)[{self.blocks(content)}]"
        if tag == "figure":
            return place + self._figure(element)
        if tag in ("details", "aside") or element.classes & {"admonition", "filename"}:
            return f"{place}#aside[{self.blocks(content)}]" if tag != "span" else ""
        if tag == "summary" or "admonition-title" in element.classes:
            return f"{place}*{self.inline(content).strip()}*"
        if tag == "hr":
            return "#rule()"
        return place + self.blocks(content).strip()

    def _item(self, item: Element) -> str:
        inner = self.blocks(item.children).strip()
        source = item.find(lambda one: one.tag == "a" and one.ident.startswith("source-"))
        if source is not None:
            # On paper nobody can follow a link: in the list of sources the address is part of the entry.
            address = source.attributes.get("href", "")
            inner += f"#address({quoted(address)}, {quoted(readable(address))})"
        return f"[{self._place(item)}{inner}]"

    def _definitions(self, element: Element) -> str:
        parts = []
        for child in element.elements:
            if child.tag == "dt":
                parts.append(f"#term[{self._place(child)}{self.inline(child.children).strip()}]")
            elif child.tag == "dd":
                parts.append(f"#meaning[{self._place(child)}{self.blocks(child.children).strip()}]")
        return "\n\n".join(parts)

    def _figure(self, element: Element) -> str:
        caption = next((child for child in element.elements if child.tag == "figcaption"), None)
        body = self.blocks(child for child in element.children if child is not caption).strip()
        if caption is None:
            return body
        return f"{body}\n\n#caption[{self.blocks(caption.children).strip()}]"

    def _table(self, table: Element) -> str:
        head, body = rows(table)
        if not body and not head:
            return ""
        shares = widths(head, body)
        columns = ", ".join(f"{share}fr" for share in shares)
        number = len(shares)
        lines = []
        if head:
            heads = [self._cell(cell) for cell in head] + ["[]"] * (number - len(head))
            lines.append(f"table.header({', '.join(heads)})")
        for row in body:
            tall = any(len(cell.text()) > _TALL * share for cell, share in zip(row, shares, strict=False))
            cells = [self._cell(cell, breakable=tall) for cell in row]
            lines.append(", ".join(cells + ["[]"] * (number - len(row))))
        made = f"#grid-of(({columns},),\n" + ",\n".join(lines) + ",\n)"
        return f"#wide[\n{made}\n]" if number >= _WIDE and len(body) >= _LONG else made

    def _cell(self, cell: Element, *, breakable: bool = False) -> str:
        align = cell.attributes.get("align")
        given = [f"align: {align}"] if align in ("left", "center", "right") else []
        given += ["breakable: true"] if breakable else []
        inner = f"{self._place(cell)}{self.blocks(cell.children).strip()}"
        return f"table.cell({', '.join(given)})[{inner}]" if given else f"[{inner}]"

    # Within a line

    def inline(self, nodes: Iterable[Node]) -> str:
        """Text with what stands in its lines."""
        parts: list[str] = []
        before: Node | None = None
        for node in nodes:
            if before is not None and _is_note(before) and _is_note(node):
                # Two numbers side by side would read as one.
                parts.append("#super[,]")
            parts.append(escaped(node) if isinstance(node, str) else self._inline(node))
            before = node
        return "".join(parts)

    def _inline(self, element: Element) -> str:
        made = self._phrase(element)
        language = element.attributes.get("lang")
        if language and made and language != self._book.language:
            made = f"#text(lang: {quoted(language)})[{made}]"
        return made

    def _phrase(self, element: Element) -> str:
        tag = element.tag
        if tag == "br":
            return "#linebreak()"
        if tag == "img":
            return self._picture(element.attributes.get("src", ""), element.attributes.get("alt", ""))
        if tag == "svg":
            name = f"picture-{len(self.pictures)}.svg"
            self.pictures[name] = drawings.file(element)
            return f"#drawing({quoted(name)}, {quoted(drawings.alternative(element))})"
        if _is_note(element):
            return self._note(element)
        if _is_block(element):
            return self.blocks([element]).strip()
        place = self._place(element)
        if tag in ("code", "kbd", "samp", "var"):
            return f"{place}#raw({quoted(element.text())})"
        inner = self.inline(element.children)
        if tag == "a" and "href" in element.attributes and inner.strip():
            return f"{place}{self._link(element, inner)}"
        if tag in _STYLES and inner.strip():
            return f"{place}#{_STYLES[tag]}[{inner}]"
        if tag == "sup" and inner.strip():
            return f"{place}#super[{inner}]"
        return place + inner

    def _link(self, element: Element, inner: str) -> str:
        target = self._links.target(self._chapter, element.attributes["href"])
        if target.chapter is not None:
            # In the index a link says the page, too.
            name = "indexed" if self._book.chapters[self._chapter].url.endswith("a-z/") else "inside"
            return f"#{name}({label(target.chapter, target.ident)})[{inner}]"
        return f"#outside({quoted(target.address)})[{inner}]"

    def _note(self, element: Element) -> str:
        link = element.find(lambda one: "footnote-ref" in one.classes)
        ident = unquote(link.attributes.get("href", "").removeprefix("#")) if link else ""
        note = self._book.chapters[self._chapter].notes.get(ident)
        if note is None:
            return ""
        mark = label(self._chapter, ident)
        if ident in self._set:
            return f"#again({mark})"
        self._set.add(ident)
        inner = " ".join(self.inline(block.children).strip() for block in note.elements)
        return f"#note({mark})[{inner}]"

    def _place(self, element: Element) -> str:
        """A place to which a link leads."""
        return f"#place-of({label(self._chapter, element.ident)})" if self._wanted(element.ident) else ""

    def _wanted(self, ident: str) -> bool:
        return bool(ident) and (self._chapter, ident) in self._links.wanted

    def _picture(self, source: str, alternative: str) -> str:
        page = self._book.site + self._book.chapters[self._chapter].url
        path = urljoin(page, source)
        if not path.startswith(self._book.site) or not source:
            return ""
        path = unquote(path.removeprefix(self._book.site))
        name = f"picture-{len(self.pictures)}{PurePosixPath(path).suffix}"
        self.pictures[name] = path
        return f"#picture({quoted(name)}, {quoted(alternative)})"
