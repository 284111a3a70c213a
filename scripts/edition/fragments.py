"""Markdown made from the data, put where a page's marker `<!-- edition: name key=value -->` stands."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from edition import azindex, changes, downloads, exports, rules_pages, state, tables
from edition.citations import entry
from edition.dataset import Dataset, Source
from edition.records import Activity, Event, Series
from edition.tables import Place
from edition.words import FOCUS, GROUPS, STATUS
from lineup import Page

_MARKER = re.compile(r"edition:\s*(\S*)((?:\s+\S+)*)")
_YEAR = re.compile(r"\d{4}")

Arguments = Mapping[str, str]


class Marker(NamedTuple):
    """A marker in a page: the fragment's name, what is asked of it, and the lines on which it stands; 1-based."""

    name: str
    given: tuple[str, ...]
    line: int
    end_line: int

    @property
    def arguments(self) -> dict[str, str]:
        """What is asked, by key; a word without `=` has an empty value."""
        return {key: value for key, _, value in (word.partition("=") for word in self.given)}


class Chosen(NamedTuple):
    """What a fragment takes from the data: how it reads, the facts that it states, and how many records it shows."""

    markdown: str
    facts: tuple[str, ...]
    number: int


@dataclass(frozen=True)
class Fragment:
    """One kind of fragment.

    Attributes:
        make: the fragment from the data, its arguments and its place.
        arguments: for every key, the allowed values; None where there is a year to give.
        required: keys without which it makes no sense.
        lists: keys that take several values, with commas between them.
    """

    make: Callable[[Dataset, Arguments, Place], Chosen]
    arguments: Callable[[Dataset], Mapping[str, Iterable[str] | None]]
    required: frozenset[str] = frozenset()
    lists: frozenset[str] = frozenset()


def markers(page: Page) -> Iterator[Marker]:
    """The markers of a page; one in code or inside a paragraph is none."""
    for block in page.blocks:
        if block.kind == "comment" and (found := _MARKER.fullmatch(block.text.strip())):
            yield Marker(found[1], tuple(found[2].split()), block.line, block.end_line)


def _by_time(source: Source) -> tuple[str, str]:
    """Sorts sources from the oldest to the newest, those without a date last."""
    moment = (source.date.start or source.date.after) if source.date else None
    return moment or "9999", source.id


def sources(dataset: Dataset, language: str) -> str:
    """Every source in groups, oldest first; each entry has the id `source-…` for links."""
    parts = []
    for group, titles in GROUPS.items():
        members = sorted((one for one in dataset.sources.values() if one.group == group), key=_by_time)
        if members:
            parts.append(f"## {titles[language]} {{: #{group} }}")
            parts.append("\n".join(f"- {entry(one, language, f'source-{one.id}')}" for one in members))
    return "\n\n".join(parts)


def _facts(records: Iterable[Any]) -> tuple[str, ...]:
    """The facts of records, each once."""
    return tuple(dict.fromkeys(fact for record in records for fact in record.facts))


def _no_arguments(_dataset: Dataset) -> dict[str, None]:
    return {}


def _sources(dataset: Dataset, _given: Arguments, place: Place) -> Chosen:
    return Chosen(sources(dataset, place.language), (), len(dataset.sources))


def _activities(dataset: Dataset, given: Arguments, place: Place) -> Chosen:
    def fits(one: Activity) -> bool:
        mine = {"focus": one.focus, "topic": one.topic, "status": one.status.value}
        return all(mine[key] == value for key, value in given.items())

    chosen = [one for one in dataset.records.activities.values() if fits(one)]
    # Only the whole table is long enough to choose from.
    table = tables.activities(chosen, dataset, place, focus="focus" not in given, choice=not given)
    return Chosen(table, _facts(chosen), len(chosen))


def _activity_arguments(dataset: Dataset) -> dict[str, Iterable[str]]:
    topics = {one.topic for one in dataset.records.activities.values()}
    return {"focus": FOCUS["en"], "status": STATUS["en"], "topic": sorted(topics)}


def _timeline(dataset: Dataset, given: Arguments, place: Place) -> Chosen:
    def fits(one: Event) -> bool:
        year = (one.date.start or one.date.after or "")[:4]
        first, last = given.get("from", "0000"), given.get("to", "9999")
        return first <= year <= last and given.get("topic", one.topic) == one.topic

    chosen = [one for one in dataset.records.timeline.values() if fits(one)]
    return Chosen(tables.timeline(chosen, dataset, place), _facts(chosen), len(chosen))


def _event_arguments(dataset: Dataset) -> dict[str, Iterable[str] | None]:
    topics = {one.topic for one in dataset.records.timeline.values()}
    return {"from": None, "to": None, "topic": sorted(topics)}


def _indicators(dataset: Dataset, given: Arguments, place: Place) -> Chosen:
    chosen: list[Series] = [dataset.records.indicators[ident] for ident in given["series"].split(",")]
    facts = _facts(figure for series in chosen for figure in series.values)
    return Chosen(tables.indicators(chosen, dataset, place), facts, len(chosen))


def _series_arguments(dataset: Dataset) -> dict[str, Iterable[str]]:
    return {"series": dataset.records.indicators}


def _terms(dataset: Dataset, _given: Arguments, place: Place) -> Chosen:
    chosen = dataset.records.terms.values()
    facts = _facts(one.definition for one in chosen if one.definition)
    return Chosen(tables.terms(chosen, place), facts, len(chosen))


def _disagreements(dataset: Dataset, _given: Arguments, place: Place) -> Chosen:
    chosen = dataset.records.disagreements.values()
    return Chosen(tables.disagreements(chosen, place), _facts(chosen), len(chosen))


def _questions(dataset: Dataset, _given: Arguments, place: Place) -> Chosen:
    chosen = dataset.records.questions.values()
    return Chosen(tables.questions(chosen, place), _facts(chosen), len(chosen))


def _a_z(dataset: Dataset, _given: Arguments, place: Place) -> Chosen:
    titles = azindex.titles(dataset.folder.parent / "docs", place.language)
    entries = [*titles, *azindex.terms(dataset.records.terms.values(), place.language)]
    return Chosen(azindex.listed(entries, place), (), len(entries))


def _downloads(dataset: Dataset, given: Arguments, place: Place) -> Chosen:
    return Chosen(downloads.offered(given["of"], dataset, place), (), len(exports.COLLECTIONS))


def _collections(_dataset: Dataset) -> dict[str, Iterable[str]]:
    return {"of": exports.COLLECTIONS}


def _changes(dataset: Dataset, _given: Arguments, place: Place) -> Chosen:
    found = dataset.records.changes.values()
    return Chosen(changes.listed(found, place), (), len(found))


def _rules(_dataset: Dataset, given: Arguments, place: Place) -> Chosen:
    return Chosen(rules_pages.family(given["family"], place.language), (), 1)


def _family_names(_dataset: Dataset) -> dict[str, Iterable[str]]:
    return {"family": rules_pages.NAMES}


def _rule_families(_dataset: Dataset, _given: Arguments, place: Place) -> Chosen:
    return Chosen(rules_pages.overview(place.language), (), len(rules_pages.NAMES))


def _state(dataset: Dataset, _given: Arguments, place: Place) -> Chosen:
    return Chosen(state.listed(dataset.folder.parent, place), (), 1)


FRAGMENTS: Mapping[str, Fragment] = {
    "a-z": Fragment(_a_z, _no_arguments),
    "activities": Fragment(_activities, _activity_arguments),
    "changes": Fragment(_changes, _no_arguments),
    "disagreements": Fragment(_disagreements, _no_arguments),
    "downloads": Fragment(_downloads, _collections, required=frozenset({"of"})),
    "indicators": Fragment(_indicators, _series_arguments, required=frozenset({"series"}), lists=frozenset({"series"})),
    "open-questions": Fragment(_questions, _no_arguments),
    "rule-families": Fragment(_rule_families, _no_arguments),
    "rules": Fragment(_rules, _family_names, required=frozenset({"family"})),
    "sources": Fragment(_sources, _no_arguments),
    "state": Fragment(_state, _no_arguments),
    "terms": Fragment(_terms, _no_arguments),
    "timeline": Fragment(_timeline, _event_arguments),
}


def _allowed(values: Iterable[str]) -> str:
    return ", ".join(values)


def wrong(marker: Marker, dataset: Dataset) -> Iterator[tuple[str, str]]:
    """What is wrong with a marker: codes and sentences; nothing where it can be expanded."""
    found = list(_misused(marker, dataset))
    yield from found
    if not found and not chosen(marker, dataset, Place("en")).number:
        asked = " ".join((marker.name, *marker.given))
        yield "ED207", f"the data have nothing for “{asked}”"


def _misused(marker: Marker, dataset: Dataset) -> Iterator[tuple[str, str]]:
    """Names, keys and values of a marker that do not exist."""
    fragment = FRAGMENTS.get(marker.name)
    if fragment is None:
        yield "ED203", f"there is no fragment {marker.name!r}; there is {_allowed(sorted(FRAGMENTS))}"
        return
    known = fragment.arguments(dataset)
    keys = [word.partition("=")[0] for word in marker.given]
    for key in sorted(fragment.required.difference(keys)):
        yield "ED205", f"{marker.name} needs {key}=…; there is {_allowed(known[key] or ())}"
    for number, word in enumerate(marker.given):
        key, _, value = word.partition("=")
        if key not in known:
            has = f"it takes {_allowed(known)}" if known else "it takes none"
            yield "ED205", f"{marker.name} has no argument {key!r}; {has}"
            continue
        if key in keys[:number]:
            yield "ED205", f"{marker.name} has {key!r} twice"
        allowed = known[key]
        for one in value.split(",") if key in fragment.lists else [value]:
            if allowed is None and not _YEAR.fullmatch(one):
                yield "ED206", f"{key}={one!r} is not a year of four digits"
            elif allowed is not None and one not in allowed:
                yield "ED206", f"there is no {key} {one!r}; there is {_allowed(allowed)}"


def chosen(marker: Marker, dataset: Dataset, place: Place) -> Chosen:
    """What stands in the place of a marker that is in order."""
    return FRAGMENTS[marker.name].make(dataset, marker.arguments, place)
