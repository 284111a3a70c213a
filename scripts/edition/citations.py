"""Citations: `[^source-id]` in a page becomes a footnote about that source, in the page's language."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from html import escape
from typing import NamedTuple

from edition.dataset import Source
from edition.dates import render
from edition.words import WORDS
from lineup import Page, inline_of

# What Markdown escapes by a backslash; angle brackets and ampersands it knows only as entities.
_SPECIAL = re.compile(r"[\\`*_{}\[\]#]")
# Kinds of blocks in which Markdown reads no footnotes.
_RAW = frozenset({"code", "math", "html", "comment"})


class Citation(NamedTuple):
    """A citation in a page: the id and where it stands; 1-based."""

    source: str
    line: int
    column: int


def citations(page: Page) -> Iterator[Citation]:
    """The citations of a page, in the order of the text; what stands in code is none."""
    for block in page.blocks:
        for ref in inline_of(block, page).refs if block.kind not in _RAW else ():
            if ref.kind == "footnote":
                yield Citation(ref.target, *block.position(ref.offset))


def definitions(page: Page) -> Iterator[Citation]:
    """Footnotes that a page defines itself."""
    return (Citation(block.ident, block.line, 1) for block in page.blocks if block.kind == "footnote")


def plain(text: str) -> str:
    """Text that Markdown shows as it is."""
    return _SPECIAL.sub(lambda match: "\\" + match[0], escape(text, quote=False))


def entry(source: Source, language: str, ident: str = "") -> str:
    """A source as Markdown in a page's language: linked title, its language, publisher, date, access.

    Args:
        source: the source.
        language: of the page.
        ident: an id that the link to the source gets.
    """
    words = WORDS[language]
    attributes = f'{f"#{ident} " if ident else ""}lang="{source.language}" hreflang="{source.language}"'
    title = f"[{plain(source.title)}](<{source.url}>){{: {attributes} }}"
    if source.language != language:
        title += f" ({words[f'in-{source.language}']})"
    accessed = words["accessed"].format(date=render(source.accessed, language))
    text = f"{title}, {plain(source.publisher[language])}, {render(source.date, language)}; {accessed}"
    return text if text.endswith(".") else text + "."


def defined(ids: Iterable[str], sources: Mapping[str, Source], language: str) -> str:
    """The footnotes for the given ids, each once, in that order; ids without a source are left out."""
    known = [sources[found] for found in dict.fromkeys(ids) if found in sources]
    return "".join(f"\n[^{source.id}]: {entry(source, language)}\n" for source in known)
