"""A book -> a tagged PDF, set by Typst, which refuses what PDF/UA-1 does not allow."""

from __future__ import annotations

import shutil
import tempfile
from datetime import datetime
from importlib import resources
from pathlib import Path
from typing import Any

import typst

from edition.dates import Date, render
from edition.documents.chapters import Book
from edition.documents.typesetting import Typesetter, quoted
from edition.faults import UsageError
from edition.words import DOCUMENTS

HERE = resources.files("edition.documents")


def _array(items: list[str]) -> str:
    return f"({''.join(f'{item}, ' for item in items)})"


def day_of(moment: datetime | None, language: str) -> str:
    """A day in words; nothing where it is not known."""
    return render(Date(start=moment.date().isoformat()), language) if moment else ""


def source(book: Book, moment: datetime | None, setter: Typesetter) -> str:
    """The whole text for Typst.

    Args:
        book: what stands in it.
        moment: when the commit from which the site is built was made; None where that is not known.
        setter: writes the chapters and gathers their pictures.
    """
    words = DOCUMENTS[book.language]
    day = day_of(moment, book.language)
    local = book.site.startswith("http://localhost")
    about = {
        "title": quoted(book.title),
        "subtitle": quoted(words["subtitle"]),
        "author": quoted(words["author"]),
        "description": quoted(book.description),
        "language": quoted(book.language),
        "contents": quoted(words["contents"]),
        "date": quoted(words["as-of"].format(day) if day else ""),
        "moment": f"datetime(year: {moment.year}, month: {moment.month}, day: {moment.day})" if moment else "none",
        "notices": _array([quoted(notice) for notice in book.notices]),
        "address": quoted("" if local else book.address),
    }
    given = "".join(f"  {name}: {value},\n" for name, value in about.items())
    return f'#import "book.typ": *\n#show: book.with((\n{given}))\n\n' + "\n".join(setter.chapters())


def make(book: Book, site: Path, moment: datetime | None) -> tuple[bytes, bytes]:
    """The PDF of a book, and its first page as a PNG picture.

    Raises:
        UsageError: where Typst refuses it, with Typst's own words.
    """
    setter = Typesetter(book)
    text = source(book, moment, setter)
    with tempfile.TemporaryDirectory() as folder, resources.as_file(HERE) as here:
        room = Path(folder)
        (room / "main.typ").write_text(text, "utf-8")
        shutil.copyfile(here / "book.typ", room / "book.typ")
        for name, picture in setter.pictures.items():
            (room / name).write_bytes(picture if isinstance(picture, bytes) else (site / picture).read_bytes())
        (room / "cover.typ").write_text(text.partition("#chapter(")[0], "utf-8")
        fonts = [str(here / "fonts")]

        def compiled(name: str, **given: Any) -> bytes:
            made = typst.compile(room / name, root=folder, font_paths=fonts, ignore_system_fonts=True, **given)
            # A picture for each page, where there is more than one.
            return made[0] if isinstance(made, list) else made or b""

        try:
            pdf = compiled("main.typ", format="pdf", pdf_standards=["ua-1"])
            # Without its chapters the document is the cover and an empty list of contents.
            return pdf, compiled("cover.typ", format="png", ppi=96)
        except typst.TypstError as error:
            raise UsageError(f"Typst does not set the document in {book.language}: {error}") from error
