"""Records of `data/` as flat rows, one column for each thing that is known of them: what downloads are made of."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple

from edition.dataset import Dataset
from edition.dates import LANGUAGES, Date, render
from edition.records import Figure, Series
from edition.tables import amount, weak, when
from edition.words import FOCUS, GROUPS, STATUS

# The column that says whether nothing but single weak sources stands behind a record.
WEAK = "single_weak_source"

Value = str | int | float | bool | tuple[str, ...] | None


class Column(NamedTuple):
    """One thing that is known of a record.

    Attributes:
        name: the same in both languages, for programs.
        get: the value, of a record and for a language.
        translated: whether it differs between the languages.
    """

    name: str
    get: Callable[[Any, str], Value]
    translated: bool = False


class Collection(NamedTuple):
    """Records of one kind.

    Attributes:
        records: from the data, in their order.
        columns: what is told of each.
        facts: those that a record states; None where records state none.
    """

    records: Callable[[Dataset], Iterable[Any]]
    columns: tuple[Column, ...]
    facts: Callable[[Any], tuple[str, ...]] | None = None


class Reading(NamedTuple):
    """A figure together with the series to which it belongs."""

    series: Series
    figure: Figure


def _said(name: str, get: Callable[[Any, str], Value]) -> Column:
    """A column that differs between the languages."""
    return Column(name, get, translated=True)


def _first(date: Date | None) -> str | None:
    return date.start if date else None


def _last(date: Date | None) -> str | None:
    return date.end if date else None


def _in(texts: Mapping[str, str] | None, language: str) -> str | None:
    return texts[language] if texts else None


def _dated(of: Callable[[Any], Date | None]) -> tuple[Column, Column, Column]:
    """A date as programs read it, from and to, and as people do."""
    return (
        Column("date", lambda one, _: _first(of(one))),
        Column("date_to", lambda one, _: _last(of(one))),
        _said("date_text", lambda one, language: render(of(one), language)),
    )


_ID = Column("id", lambda one, _: one.id)
_SOURCES = Column("sources", lambda one, _: one.sources)

_ACTIVITIES = (
    _ID,
    _said("name", lambda one, language: one.names[language]),
    Column("kind", lambda one, _: one.kind),
    Column("focus", lambda one, _: one.focus),
    _said("focus_name", lambda one, language: FOCUS[language][one.focus]),
    _said("owner", lambda one, language: _in(one.owner, language)),
    Column("start", lambda one, _: _first(one.start)),
    # An end that is itself a span ends with it.
    Column("end", lambda one, _: _last(one.end) or _first(one.end)),
    _said("period", lambda one, language: when(one.start, one.end, language)),
    Column("status", lambda one, _: one.status.value),
    _said("status_name", lambda one, language: STATUS[language][one.status.value]),
    Column("status_date", lambda one, _: _first(one.status.date)),
    _said("remark", lambda one, language: _in(one.remark, language)),
    Column("status_sources", lambda one, _: one.status.sources),
    _SOURCES,
)


_TIMELINE = (
    _ID,
    *_dated(lambda one: one.date),
    _said("text", lambda one, language: one.text[language]),
    Column("topic", lambda one, _: one.topic),
    _SOURCES,
)


_INDICATORS = (
    Column("series", lambda one, _: one.series.id),
    _said("title", lambda one, language: one.series.titles[language]),
    *_dated(lambda one: one.figure.date),
    Column("value", lambda one, _: one.figure.value),
    _said("unit", lambda one, language: one.figure.unit[language] or None),
    Column("qualifier", lambda one, _: one.figure.qualifier),
    Column("euro", lambda one, _: one.figure.euro),
    _said("value_text", lambda one, language: amount(one.figure, language)),
    _said("label", lambda one, language: _in(one.figure.label, language)),
    Column("sources", lambda one, _: one.figure.sources),
)


_TERMS = (
    _ID,
    _said("term", lambda one, language: one.forms[language].preferred),
    _said("abbreviation", lambda one, language: one.forms[language].abbreviation),
    _said("also", lambda one, language: one.forms[language].admitted),
    _said("avoid", lambda one, language: one.forms[language].forbidden),
    _said("definition", lambda one, language: _in(one.definition and one.definition.texts, language)),
    _said("context", lambda one, language: _in(one.context, language)),
    Column("part_of_speech", lambda one, _: one.part_of_speech),
    _SOURCES,
)


_SOURCE = (
    _ID,
    Column("title", lambda one, _: one.title),
    Column("language", lambda one, _: one.language),
    _said("publisher", lambda one, language: one.publisher[language]),
    Column("group", lambda one, _: one.group),
    _said("group_name", lambda one, language: GROUPS[one.group][language]),
    *_dated(lambda one: one.date),
    Column("accessed", lambda one, _: _first(one.accessed)),
    Column("url", lambda one, _: one.url),
)


def _readings(dataset: Dataset) -> list[Reading]:
    return [Reading(series, figure) for series in dataset.records.indicators.values() for figure in series.values]


def _stated(record: Any) -> tuple[str, ...]:
    facts: tuple[str, ...] = record.facts
    return facts


COLLECTIONS: Mapping[str, Collection] = {
    "activities": Collection(lambda dataset: dataset.records.activities.values(), _ACTIVITIES, _stated),
    "timeline": Collection(lambda dataset: dataset.records.timeline.values(), _TIMELINE, _stated),
    "indicators": Collection(_readings, _INDICATORS, lambda one: one.figure.facts),
    "terms": Collection(lambda dataset: dataset.records.terms.values(), _TERMS),
    "sources": Collection(lambda dataset: dataset.sources.values(), _SOURCE),
}


def names(collection: str, language: str | None) -> list[str]:
    """The names of the columns; of all languages side by side, `name_en` and `name_bg`, where none is given."""
    found = []
    for column in COLLECTIONS[collection].columns:
        both = column.translated and language is None
        found += [f"{column.name}_{one}" for one in LANGUAGES] if both else [column.name]
    return [*found, WEAK] if COLLECTIONS[collection].facts else found


def rows(collection: str, dataset: Dataset, language: str | None) -> list[dict[str, Value]]:
    """Every record of a collection, by the names of its columns, in the order of the data."""
    kind = COLLECTIONS[collection]
    found = []
    for record in kind.records(dataset):
        row: dict[str, Value] = {}
        for column in kind.columns:
            if not column.translated:
                row[column.name] = column.get(record, LANGUAGES[0])
            elif language is not None:
                row[column.name] = column.get(record, language)
            else:
                row |= {f"{column.name}_{one}": column.get(record, one) for one in LANGUAGES}
        if kind.facts is not None:
            row[WEAK] = weak(kind.facts(record), dataset)
        found.append(row)
    return found
