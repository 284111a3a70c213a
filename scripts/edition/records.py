"""Records of `data/` that pages take as tables and lists: activities, events, figures, terms, gaps."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from edition.dates import Date
from edition.numbers import RATE

Texts = Mapping[str, str]
At = tuple[str | int, ...]

# How far a euro amount may be from the fixed rate: it is rounded as its source is.
_ROUNDED = 0.025


@dataclass(frozen=True)
class Status:
    """What a source reports of an activity.

    Attributes:
        value: adopted, started, running, done, changed, stopped or not-known.
        date: for which day; None where the source does not tell.
        sources: which say so.
    """

    value: str
    date: Date | None
    sources: tuple[str, ...]


@dataclass(frozen=True)
class Activity:
    """An activity, project, pilot or body; `owner`, `start` and `end` are None where they are not known."""

    id: str
    names: Texts
    kind: str
    focus: str
    topic: str
    owner: Texts | None
    start: Date | None
    end: Date | None
    status: Status
    remark: Texts | None
    questions: tuple[str, ...]
    facts: tuple[str, ...]
    sources: tuple[str, ...]


@dataclass(frozen=True)
class Event:
    """Something that happened at a time that is known."""

    id: str
    date: Date
    text: Texts
    topic: str
    questions: tuple[str, ...]
    facts: tuple[str, ...]
    sources: tuple[str, ...]


@dataclass(frozen=True)
class Figure:
    """One value of a series; `euro` is the same amount where the value is in leva."""

    date: Date
    value: float
    euro: float | None
    qualifier: str | None
    unit: Texts
    label: Texts | None
    facts: tuple[str, ...]
    sources: tuple[str, ...]


@dataclass(frozen=True)
class Series:
    """Figures that measure one thing; `chart` is how they are drawn: `years`, `bars` or not at all."""

    id: str
    topic: str
    titles: Texts
    chart: str | None
    questions: tuple[str, ...]
    values: tuple[Figure, ...]


@dataclass(frozen=True)
class Form:
    """A term in one language."""

    preferred: str
    abbreviation: str | None
    admitted: tuple[str, ...]
    forbidden: tuple[str, ...]


@dataclass(frozen=True)
class Definition:
    """What a term means, with the facts that this states and their sources."""

    texts: Texts
    facts: tuple[str, ...]
    sources: tuple[str, ...]


@dataclass(frozen=True)
class Term:
    """A term in both languages; without sources it is a choice of this edition."""

    id: str
    part_of_speech: str
    context: Texts | None
    definition: Definition | None
    forms: Mapping[str, Form]
    sources: tuple[str, ...]


@dataclass(frozen=True)
class Disagreement:
    """Where sources disagree, what they say, and what this edition uses."""

    id: str
    subject: Texts
    values: Texts
    use: Texts
    facts: tuple[str, ...]
    sources: tuple[str, ...]


@dataclass(frozen=True)
class Question:
    """What the sources do not tell."""

    id: str
    title: Texts
    question: Texts
    facts: tuple[str, ...]
    sources: tuple[str, ...]


@dataclass(frozen=True)
class Change:
    """Something in this edition that a reader notices; `page` is where, a path under the language's folder."""

    id: str
    date: Date
    title: Texts
    text: Texts
    page: str | None


@dataclass(frozen=True)
class Records:
    """All records; mappings go by id, in the order of the files."""

    activities: Mapping[str, Activity]
    timeline: Mapping[str, Event]
    indicators: Mapping[str, Series]
    terms: Mapping[str, Term]
    disagreements: Mapping[str, Disagreement]
    questions: Mapping[str, Question]
    changes: Mapping[str, Change]


# The files of records, and the name of the field of `Records` that each fills.
FILES = {
    "activities": "activities",
    "timeline": "timeline",
    "indicators": "indicators",
    "terms": "terms",
    "disagreements": "disagreements",
    "open-questions": "questions",
    "changes": "changes",
}


def date_of(value: Mapping[str, Any]) -> Date:
    """A structured date."""
    fields = {{"from": "start", "to": "end"}.get(key, key): found for key, found in value.items()}
    return Date(**fields)


def _date(value: Mapping[str, Any] | None) -> Date | None:
    return None if value is None else date_of(value)


def _texts(value: Mapping[str, str] | None) -> Texts | None:
    return None if value is None else MappingProxyType(value)


def _common(value: Mapping[str, Any], *names: str) -> dict[str, Any]:
    """The lists that records share."""
    return {name: tuple(value.get(name, ())) for name in names}


def _activity(value: Mapping[str, Any]) -> Activity:
    status = value["status"]
    return Activity(
        **{name: value[name] for name in ("id", "kind", "focus", "topic")},
        names=MappingProxyType(value["names"]),
        owner=_texts(value["owner"]),
        start=_date(value["start"]),
        end=_date(value["end"]),
        status=Status(status["is"], _date(status["date"]), tuple(status["sources"])),
        remark=_texts(value.get("remark")),
        **_common(value, "questions", "facts", "sources"),
    )


def _event(value: Mapping[str, Any]) -> Event:
    return Event(
        id=value["id"],
        date=date_of(value["date"]),
        text=MappingProxyType(value["text"]),
        topic=value["topic"],
        **_common(value, "questions", "facts", "sources"),
    )


def _figure(value: Mapping[str, Any], unit: Mapping[str, str]) -> Figure:
    return Figure(
        date=date_of(value["date"]),
        value=value["value"],
        euro=value.get("euro"),
        qualifier=value.get("qualifier"),
        unit=MappingProxyType(value.get("unit", unit)),
        label=_texts(value.get("label")),
        **_common(value, "facts", "sources"),
    )


def _series(value: Mapping[str, Any]) -> Series:
    return Series(
        id=value["id"],
        topic=value["topic"],
        titles=MappingProxyType(value["titles"]),
        chart=value.get("chart"),
        values=tuple(_figure(figure, value["unit"]) for figure in value["values"]),
        **_common(value, "questions"),
    )


def _form(value: Mapping[str, Any]) -> Form:
    return Form(
        preferred=value["preferred"],
        abbreviation=value.get("abbreviation"),
        **_common(value, "admitted", "forbidden"),
    )


def _definition(value: Mapping[str, Any] | None) -> Definition | None:
    if value is None:
        return None
    texts = MappingProxyType({language: value[language] for language in ("en", "bg")})
    return Definition(texts, **_common(value, "facts", "sources"))


def _term(value: Mapping[str, Any]) -> Term:
    return Term(
        id=value["id"],
        part_of_speech=value["part_of_speech"],
        context=_texts(value.get("context")),
        definition=_definition(value.get("definition")),
        forms=MappingProxyType({language: _form(value[language]) for language in ("en", "bg")}),
        **_common(value, "sources"),
    )


def _disagreement(value: Mapping[str, Any]) -> Disagreement:
    texts: dict[str, Any] = {name: MappingProxyType(value[name]) for name in ("subject", "values", "use")}
    return Disagreement(id=value["id"], **texts, **_common(value, "facts", "sources"))


def _question(value: Mapping[str, Any]) -> Question:
    texts: dict[str, Any] = {name: MappingProxyType(value[name]) for name in ("title", "question")}
    return Question(id=value["id"], **texts, **_common(value, "facts", "sources"))


def _change(value: Mapping[str, Any]) -> Change:
    title, text = (MappingProxyType(value[name]) for name in ("title", "text"))
    return Change(value["id"], date_of(value["date"]), title, text, value.get("page"))


_READERS = {
    "activities": _activity,
    "timeline": _event,
    "indicators": _series,
    "terms": _term,
    "disagreements": _disagreement,
    "open-questions": _question,
    "changes": _change,
}


def read(files: Mapping[str, list[dict[str, Any]]]) -> Records:
    """Records from the values of their files, which fit their schemas."""
    fields: dict[str, Any] = {
        field: MappingProxyType({value["id"]: _READERS[name](value) for value in files[name]})
        for name, field in FILES.items()
    }
    return Records(**fields)


def parts(value: Any, at: At = ()) -> Iterator[tuple[At, dict[str, Any]]]:
    """Every mapping within a value, itself included, with its place."""
    if isinstance(value, dict):
        yield at, value
        for key, child in value.items():
            yield from parts(child, (*at, key))
    elif isinstance(value, list):
        for index, child in enumerate(value):
            yield from parts(child, (*at, index))


def unsupported(value: dict[str, Any], facts: Mapping[str, tuple[str, ...]]) -> Iterator[tuple[At, str]]:
    """Facts of a mapping none of whose sources stands beside them, each with place and sentence.

    Args:
        value: a record, or a part of one that has facts and sources of its own.
        facts: sources per fact.
    """
    given = set(value.get("sources", ())) | set(value.get("status", {}).get("sources", ()))
    for number, fact in enumerate(value.get("facts", ())):
        if fact in facts and given.isdisjoint(facts[fact]):
            yield ("facts", number), f"none of the sources of {fact!r} stands here: {', '.join(facts[fact])}"


def _undrawable(series: Mapping[str, Any]) -> Iterator[tuple[At, str]]:
    """Why a series is no chart."""
    figures = series["values"]
    if len(figures) < 2:
        yield ("chart",), "a single value is no chart"
    if any("unit" in figure for figure in figures):
        yield ("chart",), "values in different units are not drawn on one scale"
    if any(figure["value"] < 0 for figure in figures):
        yield ("chart",), "a chart begins at zero, so a value below it cannot be drawn"
    if series["chart"] == "years":
        starts = [figure["date"].get("from", "")[:4] for figure in figures]
        if not all(starts) or len(set(starts)) < len(starts) or any("to" in figure["date"] for figure in figures):
            yield ("chart",), "a chart of years has one value for each of its years"


def inconsistent(name: str, value: dict[str, Any]) -> Iterator[tuple[At, str]]:
    """What no schema can say of a record, each with place and sentence.

    Args:
        name: of the record's file.
        value: the record.
    """
    if name == "terms" and ("own" in value) == ("sources" in value):
        yield (), "a term has either sources or own: true"
    if name == "indicators":
        for number, figure in enumerate(value["values"]):
            leva = "BGN" in figure.get("unit", value["unit"])["en"]
            at = ("values", number, "euro")
            if leva != ("euro" in figure):
                yield at, "an amount in leva, and only that, has its euro beside it"
            elif leva and abs(figure["euro"] * RATE / figure["value"] - 1) > _ROUNDED:
                yield at, f"{figure['euro']} is not {figure['value']} leva at {RATE} leva for one euro"
        if "chart" in value:
            yield from _undrawable(value)
