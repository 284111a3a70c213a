"""Makes the documents of a built site and offers them on its page, with size and date."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from html import escape
from pathlib import Path
from typing import NamedTuple

from edition.dates import LANGUAGES, NBSP
from edition.documents import epub, pdf
from edition.documents.chapters import read
from edition.faults import UsageError
from edition.numbers import number
from edition.words import DOCUMENTS

FOLDER = "documents"
NAME = "sofia-digital-strategy"
PAGE = "about/documents/"
_HOMES = {language: "" if language == LANGUAGES[0] else f"{language}/" for language in LANGUAGES}
# What the page says until the documents are there.
_PENDING = re.compile(r'<div class="documents">.*?</div>', re.DOTALL)


class Made(NamedTuple):
    """One document: its language, its kind, its path in the site and its size in bytes."""

    language: str
    kind: str
    path: str
    size: int


def moment(root: Path, environment: Mapping[str, str]) -> datetime | None:
    """When the edition was last changed: SOURCE_DATE_EPOCH, else the commit that is checked out; None where neither is.

    Raises:
        UsageError: where SOURCE_DATE_EPOCH is no number of seconds.
    """
    given = environment.get("SOURCE_DATE_EPOCH", "").strip()
    if not given:
        command = ["git", "-C", str(root), "log", "-1", "--format=%ct"]
        try:
            done = subprocess.run(command, capture_output=True, check=False, encoding="utf-8")  # noqa: S603
        except OSError:
            return None
        given = done.stdout.strip() if done.returncode == 0 else ""
        if not given:
            return None
    try:
        return datetime.fromtimestamp(int(given), UTC)
    except (ValueError, OverflowError, OSError) as error:
        raise UsageError(f"SOURCE_DATE_EPOCH is {given!r}; it must be a number of seconds since 1970") from error


def make(site: Path, when: datetime | None) -> list[Made]:
    """Writes a PDF and an EPUB in every language into a built site and lists them on its page.

    Args:
        site: the built site's folder.
        when: the date of the edition; None where that is not known.

    Raises:
        UsageError: where the folder holds no built site, or a document cannot be set.
    """
    books = {language: read(site, language, home) for language, home in _HOMES.items()}
    pages = {language: site / home / PAGE / "index.html" for language, home in _HOMES.items()}
    for page in pages.values():
        if not page.is_file():
            raise UsageError(f"{page} is not there; build the site first: edition build")

    def documents(language: str) -> dict[str, bytes]:
        book = books[language]
        set_, cover = pdf.make(book, site, when)
        return {"pdf": set_, "epub": epub.make(book, site, when, pdf.day_of(when, language), cover)}

    # Typst works outside Python's lock, so that two languages take little longer than one.
    with ThreadPoolExecutor(max_workers=min(len(LANGUAGES), os.cpu_count() or 1)) as pool:
        contents = dict(zip(LANGUAGES, pool.map(documents, LANGUAGES), strict=True))
    (site / FOLDER).mkdir(exist_ok=True)
    made = []
    for language, files in contents.items():
        for kind, content in files.items():
            path = f"{FOLDER}/{NAME}-{language}.{kind}"
            (site / path).write_bytes(content)
            made.append(Made(language, kind, path, len(content)))
    for language, page in pages.items():
        before, _, after = _PENDING.sub("\0", page.read_text("utf-8")).partition("\0")
        page.write_text(before + offer(made, language, when) + after, "utf-8")
    return made


def size(count: int, language: str) -> str:
    """A number of bytes in words: `4.7 MB`."""
    return f"{number(max(round(count / 1e6, 1), 0.1), language)}{NBSP}MB"


def offer(made: list[Made], language: str, when: datetime | None) -> str:
    """The list of the documents for a page in a language, its own language's first."""
    words, day = DOCUMENTS[language], pdf.day_of(when, language)
    up = "../" * (PAGE.count("/") + _HOMES[language].count("/"))
    items = []
    for one in sorted(made, key=lambda one: one.language != language):
        name = words[f"{one.kind}-{one.language}"]
        about = f"{one.kind.upper()}, {size(one.size, language)}" + (f", {day}" if day else "")
        items.append(
            f'<li><a href="{up}{one.path}" hreflang="{one.language}" type="{_KINDS[one.kind]}" download>'
            f"{escape(name)}</a> ({escape(about)})</li>"
        )
    return f'<div class="documents">\n<ul>\n{chr(10).join(items)}\n</ul>\n</div>'


_KINDS = {"pdf": "application/pdf", "epub": "application/epub+zip"}
