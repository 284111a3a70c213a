"""Loads `data/`: facts, sources and all records, checked against their schemas and each other, with lines."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from edition.datachecks import conforms, crossed, possible, unique
from edition.datafile import DataFile, read_file
from edition.dates import Date
from edition.faults import Fault, FaultsError
from edition.records import FILES, Records, date_of, read

NAMES = ("sources", "facts", *FILES, "factless", "unused-facts", "moved")
# Files whose records have ids.
_LISTS = ("sources", "facts", *FILES)


@dataclass(frozen=True)
class Source:
    """Something that pages cite.

    Attributes:
        id: what a writer types, `[^id]`.
        title: in the source's own language.
        language: of the source.
        publisher: per language of the edition; the same name twice where there is only one.
        group: under which heading of the list of sources it stands.
        date: None where the source has none.
        accessed: month in which the entry was taken over.
        url: its address.
    """

    id: str
    title: str
    language: str
    publisher: Mapping[str, str]
    group: str
    date: Date | None
    accessed: Date
    url: str


@dataclass(frozen=True)
class Fact:
    """Something that pages may state; `line` is the entry's in `data/facts.yml`."""

    id: str
    topic: str
    as_of: Date
    sources: tuple[str, ...]
    confidence: str
    line: int


@dataclass(frozen=True)
class Factless:
    """A block of a page that states no fact and needs no citation.

    Attributes:
        page: path under the language's folder.
        starts: per language, the first words of the block as they stand in the Markdown.
        why: the reason.
        line: where the entry stands in `data/factless.yml`.
    """

    page: str
    starts: Mapping[str, str]
    why: str
    line: int


@dataclass(frozen=True)
class Unused:
    """Why a fact stands nowhere; `line` is the entry's in `data/unused-facts.yml`."""

    fact: str
    why: str
    line: int


@dataclass(frozen=True)
class Moved:
    """A page that was renamed.

    Attributes:
        before: its path under the language's folder as it was.
        now: as it is.
        place: id of the heading to which the whole page became; nothing where it is a page still.
        line: where the entry stands in `data/moved.yml`.
    """

    before: str
    now: str
    place: str
    line: int


@dataclass(frozen=True, eq=False)
class Dataset:
    """All of `data/`; mappings go by id, in the order of the files. Each is equal to itself alone.

    Attributes:
        folder: from which it was loaded; the pages are beside it.
    """

    sources: Mapping[str, Source]
    facts: Mapping[str, Fact]
    records: Records
    factless: tuple[Factless, ...]
    unused: Mapping[str, Unused]
    moved: tuple[Moved, ...]
    folder: Path


def _source(value: Mapping[str, Any]) -> Source:
    publisher = value["publisher"]
    names = {"en": publisher, "bg": publisher} if isinstance(publisher, str) else publisher
    return Source(
        id=value["id"],
        title=value["title"],
        language=value["language"],
        publisher=MappingProxyType(names),
        group=value["group"],
        date=date_of(value["date"]) if "date" in value else None,
        accessed=Date(start=value["accessed"]),
        url=value["url"],
    )


def _fact(value: Mapping[str, Any], line: int) -> Fact:
    return Fact(
        id=value["id"],
        topic=value["topic"],
        as_of=date_of(value["as_of"]),
        sources=tuple(value["sources"]),
        confidence=value["confidence"],
        line=line,
    )


@lru_cache(maxsize=4)
def _loaded(folder: Path, _stamps: tuple[tuple[str, int, int], ...]) -> Dataset:
    """`load`, remembered for as long as no file changes: the site is built once per language and at every save."""
    files: dict[str, DataFile] = {}
    faults: list[Fault] = []
    for name in NAMES:
        try:
            files[name] = read_file(folder / f"{name}.yml", f"{folder.name}/{name}.yml", name)
        except FaultsError as error:
            faults.extend(error.faults)
            continue
        schema = json.loads((folder / "schemas" / f"{name}.json").read_text("utf-8"))
        faults.extend(conforms(files[name], name, schema))
    if faults:
        raise FaultsError(faults)
    faults.extend(fault for name in _LISTS for fault in unique(files[name], name))
    faults.extend(fault for name in _LISTS for fault in possible(files[name], name))
    if not faults:
        faults.extend(crossed(files))
    if faults:
        raise FaultsError(faults)
    return Dataset(
        sources=MappingProxyType({record["id"]: _source(record) for record in files["sources"].value}),
        facts=MappingProxyType(
            {
                record["id"]: _fact(record, files["facts"].places[(index,)][0])
                for index, record in enumerate(files["facts"].value)
            }
        ),
        records=read({name: files[name].value for name in FILES}),
        factless=tuple(
            Factless(
                page=record["page"],
                starts=MappingProxyType({language: record[language] for language in ("en", "bg")}),
                why=record["why"],
                line=files["factless"].places[(index,)][0],
            )
            for index, record in enumerate(files["factless"].value)
        ),
        unused=MappingProxyType(
            {
                fact: Unused(fact, why, files["unused-facts"].places[(fact,)][0])
                for fact, why in files["unused-facts"].value.items()
            }
        ),
        moved=tuple(
            Moved(
                before=record["from"],
                now=record["to"].partition("#")[0],
                place=record["to"].partition("#")[2],
                line=files["moved"].places[(index,)][0],
            )
            for index, record in enumerate(files["moved"].value)
        ),
        folder=folder,
    )


def load(folder: Path) -> Dataset:
    """Loads and checks the data of a folder that also holds `schemas/`.

    Raises:
        FaultsError: every fault of every file, with file, line and the name of the key.
        OSError: where a schema cannot be read.
    """
    stamps = []
    for path in sorted([*folder.glob("*.yml"), *folder.glob("schemas/*.json")]):
        status = path.stat()
        stamps.append((path.name, status.st_mtime_ns, status.st_size))
    return _loaded(folder.resolve(), tuple(stamps))
