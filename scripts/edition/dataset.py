"""Loads `data/`: facts, sources and all records, checked against their schemas and each other, with lines."""

from __future__ import annotations

import json
from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

import yaml
from jsonschema import Draft202012Validator

from edition.dates import Date
from edition.faults import Fault, FaultsError
from edition.records import FILES, Records, date_of, inconsistent, parts, read, unsupported

NAMES = ("sources", "facts", *FILES, "factless", "unused-facts", "moved")
# Files whose records have ids.
_LISTS = ("sources", "facts", *FILES)

# libyaml where PyYAML was built with it: the same nodes and lines, several times faster.
Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


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
    statement: str
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


@dataclass(frozen=True)
class Dataset:
    """All of `data/`; mappings go by id, in the order of the files.

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


@dataclass(frozen=True)
class _File:
    """A data file as read: values, and for every place in them a line and a column."""

    path: str
    value: Any
    places: Mapping[tuple[str | int, ...], tuple[int, int]]

    def fault(self, at: tuple[str | int, ...], message: str) -> Fault:
        """A fault at a place in the file, or at the nearest place around it."""
        while at and at not in self.places:
            at = at[:-1]
        line, column = self.places.get(at, (1, 1))
        return Fault(self.path, line, column, "ED101", message)


# The keys by one of which a structured date is known.
_DATED = ("from", "after", "undated")


def _named(name: str, at: tuple[str | int, ...]) -> str:
    """`sources[3].publisher.bg`, to name a place in a sentence."""
    return name + "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in at)


def _construct(
    node: yaml.Node, at: tuple[str | int, ...], places: dict[tuple[str | int, ...], tuple[int, int]]
) -> Iterator[tuple[tuple[str | int, ...], yaml.Node, str]]:
    """Notes the place of every value below a node; yields the keys that a mapping has twice."""
    places[at] = (node.start_mark.line + 1, node.start_mark.column + 1)
    if isinstance(node, yaml.SequenceNode):
        for index, child in enumerate(node.value):
            yield from _construct(child, (*at, index), places)
    elif isinstance(node, yaml.MappingNode):
        seen: set[str] = set()
        for key, child in node.value:
            name = str(key.value)
            if name in seen:
                yield at, key, name
            seen.add(name)
            yield from _construct(child, (*at, name), places)


def _read(path: Path, shown: str, name: str) -> _File:
    """Reads one YAML file.

    Raises:
        FaultsError: where it is missing, not UTF-8, not YAML, or has a key twice.
    """
    try:
        text = path.read_text("utf-8")
    except OSError as error:
        raise FaultsError([Fault(shown, 1, 1, "ED101", f"cannot be read: {error.strerror}")]) from error
    except UnicodeDecodeError as error:
        raise FaultsError([Fault(shown, 1, 1, "ED101", "is not UTF-8")]) from error
    places: dict[tuple[str | int, ...], tuple[int, int]] = {}
    try:
        node = yaml.compose(text, Loader)
        twice = list(_construct(node, (), places)) if node else []
        value = yaml.load(text, Loader) if node else []  # noqa: S506 (a safe loader, above)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        problem = str(getattr(error, "problem", None) or error).splitlines()[0]
        raise FaultsError([Fault(shown, line, column, "ED101", f"is not YAML: {problem}")]) from error
    if twice:
        raise FaultsError(
            Fault(
                shown, key.start_mark.line + 1, key.start_mark.column + 1, "ED101",
                f"{_named(name, at)}: the key {found!r} stands twice",
            )
            for at, key, found in twice
        )  # fmt: skip
    return _File(shown, value, places)


def _sentence(error: Any) -> str:
    """What a schema does not like, in plain words; the validator's own where there are none better."""
    if error.validator == "enum":
        return f"{error.instance!r} is not one of {', '.join(map(repr, error.validator_value))}"
    if error.validator == "pattern":
        return f"{error.instance!r} does not look right: {error.schema.get('description', error.validator_value)}"
    return str(error.message)


def _conforms(file: _File, name: str, schema: Mapping[str, Any]) -> Iterator[Fault]:
    """Where a file does not fit its schema, one fault per place."""
    for error in Draft202012Validator(schema).iter_errors(file.value):
        at = tuple(error.absolute_path)
        yield file.fault(at, f"{_named(name, at)}: {_sentence(error)}")


def _unique(file: _File, name: str) -> Iterator[Fault]:
    """Ids that stand twice."""
    first: dict[str, int] = {}
    for index, record in enumerate(file.value):
        if (found := record["id"]) in first:
            line = file.places[(first[found], "id")][0]
            yield file.fault((index, "id"), f"{_named(name, (index, 'id'))}: {found!r} stands in line {line} already")
        first.setdefault(found, index)


def _known(file: _File, name: str, key: str, ids: Container[str], where: str) -> Iterator[Fault]:
    """What records name under a key, such as sources, and no other file has."""
    singular = key.removesuffix("s")
    for at, part in parts(file.value):
        for number, found in enumerate(part.get(key, ())):
            if found not in ids:
                place = (*at, key, number)
                yield file.fault(place, f"{_named(name, place)}: there is no {singular} {found!r} in {where}")


def _possible(file: _File, name: str) -> Iterator[Fault]:
    """Days that no calendar has, and spans that end before they begin."""
    for at, fields in parts(file.value):
        if fields.keys().isdisjoint(_DATED):
            continue
        for field, found in fields.items():
            if isinstance(found, str) and len(found) == len("2020-06-11"):
                try:
                    date.fromisoformat(found)
                except ValueError:
                    yield file.fault((*at, field), f"{_named(name, (*at, field))}: there is no day {found!r}")
        if "to" in fields and fields["to"] < fields["from"]:
            place = (*at, "to")
            yield file.fault(place, f"{_named(name, place)}: {fields['to']!r} is before {fields['from']!r}")


def _whole(file: _File, name: str, facts: Mapping[str, tuple[str, ...]]) -> Iterator[Fault]:
    """Records that contradict themselves, or state facts without one of their sources."""
    for index, record in enumerate(file.value):
        for at, sentence in inconsistent(name, record):
            yield file.fault((index, *at), f"{_named(name, (index, *at))}: {sentence}")
    for at, part in parts(file.value):
        for inner, sentence in unsupported(part, facts):
            yield file.fault((*at, *inner), f"{_named(name, (*at, *inner))}: {sentence}")


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
        statement=value["statement"],
        as_of=date_of(value["as_of"]),
        sources=tuple(value["sources"]),
        confidence=value["confidence"],
        line=line,
    )


@lru_cache(maxsize=4)
def _loaded(folder: Path, _stamps: tuple[tuple[str, int, int], ...]) -> Dataset:
    """`load`, remembered for as long as no file changes: the site is built once per language and at every save."""
    files: dict[str, _File] = {}
    faults: list[Fault] = []
    for name in NAMES:
        try:
            files[name] = _read(folder / f"{name}.yml", f"{folder.name}/{name}.yml", name)
        except FaultsError as error:
            faults.extend(error.faults)
            continue
        schema = json.loads((folder / "schemas" / f"{name}.json").read_text("utf-8"))
        faults.extend(_conforms(files[name], name, schema))
    if faults:
        raise FaultsError(faults)
    faults.extend(fault for name in _LISTS for fault in _unique(files[name], name))
    faults.extend(fault for name in _LISTS for fault in _possible(files[name], name))
    if not faults:
        faults.extend(_crossed(files))
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


def _crossed(files: Mapping[str, _File]) -> Iterator[Fault]:
    """What files say of each other and should not."""
    facts = {record["id"]: tuple(record["sources"]) for record in files["facts"].value}
    sources = {record["id"] for record in files["sources"].value}
    gaps = {record["id"] for name in ("disagreements", "open-questions") for record in files[name].value}
    yield from _known(files["facts"], "facts", "sources", sources, "data/sources.yml")
    for name in FILES:
        yield from _known(files[name], name, "sources", sources, "data/sources.yml")
        yield from _known(files[name], name, "facts", facts, "data/facts.yml")
        where = "data/disagreements.yml and data/open-questions.yml"
        yield from _known(files[name], name, "questions", gaps, where)
        yield from _whole(files[name], name, facts)
    unused = files["unused-facts"]
    for fact in unused.value:
        if fact not in facts:
            yield unused.fault(
                (fact,), f"{_named('unused-facts', (fact,))}: there is no fact {fact!r} in data/facts.yml"
            )
    both, questions = {record["id"] for record in files["disagreements"].value}, files["open-questions"]
    for index, record in enumerate(questions.value):
        if record["id"] in both:
            sentence = f"{record['id']!r} is a disagreement already"
            yield questions.fault((index, "id"), f"{_named('open-questions', (index, 'id'))}: {sentence}")


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
