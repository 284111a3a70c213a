"""The list from A to Z: titles of the pages and names of the terms, for readers whose browser runs no scripts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from edition.citations import plain
from edition.records import Term
from edition.tables import Place
from lineup import read_page

# The page itself, and where the terms are explained.
PAGE = "a-z.md"
GLOSSARY = "glossary.md"


class Entry(NamedTuple):
    """What stands in the list: its words and where they lead, a page with or without an anchor."""

    words: str
    target: str


@lru_cache(maxsize=256)
def _title(file: Path, _changed: int) -> str | None:
    """The first heading of a page as plain text; None where it has none."""
    for block in read_page(file.read_text("utf-8"), file.name).blocks:
        if block.kind == "heading" and block.level == 1:
            return block.text
    return None


def titles(docs: Path, language: str) -> Iterator[Entry]:
    """The titles of all pages of a language but of the list itself."""
    folder = docs / language
    for file in sorted(folder.rglob("*.md")):
        path = file.relative_to(folder).as_posix()
        if path != PAGE and (title := _title(file, file.stat().st_mtime_ns)):
            yield Entry(title, path)


def terms(records: Iterable[Term], language: str) -> Iterator[Entry]:
    """The names of all terms, abbreviations and other names among them."""
    for one in records:
        form = one.forms[language]
        for name in dict.fromkeys(filter(None, (form.preferred, form.abbreviation, *form.admitted))):
            yield Entry(name, f"{GLOSSARY}#term-{one.id}")


def _key(entry: Entry) -> tuple[str, str, str]:
    """Sorts as a reader looks up: without capitals and signs; the Bulgarian alphabet is in the order of its numbers."""
    return re.sub(r"[^\w\s]", "", entry.words).casefold().replace("ѝ", "и").strip(), entry.target, entry.words


def _letter(entry: Entry) -> str:
    """Under which letter an entry stands; figures and signs stand together."""
    first = _key(entry)[0][:1].upper()
    return first if first.isalpha() else "0–9"


def listed(entries: Iterable[Entry], place: Place) -> str:
    """The list as Markdown: a line for each letter, below it its entries, each once."""
    parts = []
    for letter, group in groupby(sorted(set(entries), key=_key), key=_letter):
        parts.append(f"**{letter}**{{: .letter }}")
        parts.append("\n".join(f"- [{plain(one.words)}]({place.link(one.target)})" for one in group))
    return "\n\n".join(['<div class="letters" markdown>', *parts, "</div>"])
