"""Files of data that readers can take away: CSV for spreadsheets, JSON for programs, in one language or in both."""

from __future__ import annotations

import csv
import io
import json
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from edition.dataset import Dataset
from edition.dates import LANGUAGES, NBSP, day
from edition.exports import COLLECTIONS, Value, names, rows
from edition.numbers import number
from edition.revised import revised
from edition.tables import Place
from edition.words import ABOUT, COLUMNS, DOWNLOADS
from edition.words import COLLECTIONS as TITLES

FOLDER = "data"
FORMATS = {"csv": "text/csv", "json": "application/json"}
LICENCE = "https://creativecommons.org/licenses/by/4.0/"

# What makes a spreadsheet take a cell for a formula; see OWASP, "CSV Injection".
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
# Between the values of a cell that holds several.
_BETWEEN = "; "


class Download(NamedTuple):
    """A file that readers can take away.

    Attributes:
        collection: activities, timeline, indicators, terms or sources.
        language: of what it says; None for both languages side by side.
        format: csv or json.
        content: as it is written.
    """

    collection: str
    language: str | None
    format: str
    content: bytes

    @property
    def path(self) -> str:
        """Where it stands, relative to the site."""
        return f"{FOLDER}/{self.collection}{f'-{self.language}' if self.language else ''}.{self.format}"

    def size(self, language: str) -> str:
        """How much there is to fetch, as the reader of a language writes it."""
        return f"{number(max(1, round(len(self.content) / 1000)), language)}{NBSP}kB"


def _cell(value: Value) -> str | int | float:
    """A value as it stands in a cell; a text that a spreadsheet would take for a formula begins with an apostrophe."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, float)):
        return value
    text = _BETWEEN.join(value) if isinstance(value, tuple) else value
    return f"'{text}" if text.lstrip(" \u00a0").startswith(_FORMULA) else text


def as_csv(collection: str, dataset: Dataset, language: str | None) -> bytes:
    """A collection as RFC 4180 has it, with the mark by which spreadsheets know UTF-8."""
    written = io.StringIO(newline="")
    writer = csv.writer(written, lineterminator="\r\n")
    columns = names(collection, language)
    writer.writerow([COLUMNS[language][name] for name in columns] if language else columns)
    writer.writerows([_cell(row[name]) for name in columns] for row in rows(collection, dataset, language))
    return written.getvalue().encode("utf-8-sig")


def as_json(collection: str, dataset: Dataset, language: str | None) -> bytes:
    """A collection as one object: what it is, its licence, and its records."""
    title = TITLES[language][collection] if language else {one: TITLES[one][collection] for one in LANGUAGES}
    whole = {
        "title": title,
        "language": language or list(LANGUAGES),
        "license": LICENCE,
        "records": rows(collection, dataset, language),
    }
    return (json.dumps(whole, ensure_ascii=False, indent=1) + "\n").encode()


# Every page that offers a collection says how large the files are; they are made once.
@lru_cache(maxsize=len(COLLECTIONS))
def of(collection: str, dataset: Dataset) -> tuple[Download, ...]:
    """The files of a collection: each language, then both, each as CSV and as JSON."""
    make = {"csv": as_csv, "json": as_json}
    return tuple(
        Download(collection, language, format_, make[format_](collection, dataset, language))
        for language in (*LANGUAGES, None)
        for format_ in FORMATS
    )


# Asking git takes three processes, and every page with a collection asks in either language.
@lru_cache(maxsize=len(COLLECTIONS))
def changed_on(collection: str, dataset: Dataset) -> str | None:
    """The day on which a collection was last changed, `2020-06-11`; None where that is not known.

    Remembered until `begin`.
    """
    return revised(dataset.folder / f"{collection}.yml")


def begin() -> None:
    """Begins a build of both languages: since the last one somebody may have committed what had been changed."""
    changed_on.cache_clear()


def write(site: Path, dataset: Dataset) -> None:
    """Writes all files below a built site."""
    (site / FOLDER).mkdir(parents=True, exist_ok=True)
    for collection in COLLECTIONS:
        for download in of(collection, dataset):
            (site / download.path).write_bytes(download.content)


def _link(download: Download, place: Place) -> str:
    """A list item with a link that says what it leads to, and the size."""
    words = DOWNLOADS[place.language]
    extent = words[f"in-{download.language or 'both'}"]
    name = f"{download.format.upper()} {extent}"
    tongue = f' hreflang="{download.language}"' if download.language else ""
    link = f'<a href="{place.file(download.path)}" type="{FORMATS[download.format]}"{tongue} download>{name}</a>'
    return f"- {link} ({download.size(place.language)})"


def offered(collection: str, dataset: Dataset, place: Place) -> str:
    """What can be taken away from a page, as Markdown: the page's own language first.

    The links are HTML, for the files come into being when the pages are done, and MkDocs would miss them.
    """
    words = DOWNLOADS[place.language]
    licence = f"[CC BY 4.0]({LICENCE}deed.{place.language})"
    about = words["about"].format(licence=licence)
    if (changed := changed_on(collection, dataset)) is not None:
        date = words["updated"].format(day(changed, place.language))
        about += f" {date}" if date.endswith(".") else f" {date}."
    order = sorted(of(collection, dataset), key=lambda one: (one.language is None, one.language != place.language))
    return "\n\n".join([about, "\n".join(_link(one, place) for one in order)])


def described(collection: str, dataset: Dataset, address: str, root: str, language: str, about: str) -> dict[str, Any]:
    """A collection as a `Dataset` of schema.org.

    Args:
        collection: which.
        dataset: the data.
        address: absolute address of the page on which it is offered.
        root: absolute address of the site, with a slash at its end.
        language: of the description.
        about: a sentence.
    """
    found: dict[str, Any] = {
        "@type": "Dataset",
        "@id": f"{address}#downloads",
        "url": address,
        "name": f"{ABOUT[language]['name']}: {TITLES[language][collection]}",
        "description": about,
        "inLanguage": list(LANGUAGES),
        "license": LICENCE,
        "isAccessibleForFree": True,
        "distribution": [
            {
                "@type": "DataDownload",
                "contentUrl": root + one.path,
                "encodingFormat": FORMATS[one.format],
                "contentSize": str(len(one.content)),
                "inLanguage": one.language or list(LANGUAGES),
            }
            for one in of(collection, dataset)
        ],
    }
    if (changed := changed_on(collection, dataset)) is not None:
        found["dateModified"] = changed
    return found
