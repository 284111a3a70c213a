"""What is wrong with data files: against their schemas, in themselves, and against each other."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from datetime import date
from typing import Any

from jsonschema import Draft202012Validator

from edition.datafile import DataFile, named
from edition.faults import Fault
from edition.records import FILES, inconsistent, parts, unsupported

# The keys by one of which a structured date is known.
_DATED = ("from", "after", "undated")


def _sentence(error: Any) -> str:
    """What a schema does not like, in plain words; the validator's own where there are none better."""
    if error.validator == "enum":
        return f"{error.instance!r} is not one of {', '.join(map(repr, error.validator_value))}"
    if error.validator == "pattern":
        return f"{error.instance!r} does not look right: {error.schema.get('description', error.validator_value)}"
    return str(error.message)


def conforms(file: DataFile, name: str, schema: Mapping[str, Any]) -> Iterator[Fault]:
    """Where a file does not fit its schema, one fault per place."""
    for error in Draft202012Validator(schema).iter_errors(file.value):
        at = tuple(error.absolute_path)
        yield file.fault(at, f"{named(name, at)}: {_sentence(error)}")


def unique(file: DataFile, name: str) -> Iterator[Fault]:
    """Ids that stand twice."""
    first: dict[str, int] = {}
    for index, record in enumerate(file.value):
        if (found := record["id"]) in first:
            line = file.places[(first[found], "id")][0]
            yield file.fault((index, "id"), f"{named(name, (index, 'id'))}: {found!r} stands in line {line} already")
        first.setdefault(found, index)


def _known(file: DataFile, name: str, key: str, ids: Container[str], where: str) -> Iterator[Fault]:
    """What records name under a key, such as sources, and no other file has."""
    singular = key.removesuffix("s")
    for at, part in parts(file.value):
        for number, found in enumerate(part.get(key, ())):
            if found not in ids:
                place = (*at, key, number)
                yield file.fault(place, f"{named(name, place)}: there is no {singular} {found!r} in {where}")


def possible(file: DataFile, name: str) -> Iterator[Fault]:
    """Days that no calendar has, and spans that end before they begin."""
    for at, fields in parts(file.value):
        if fields.keys().isdisjoint(_DATED):
            continue
        for field, found in fields.items():
            if isinstance(found, str) and len(found) == len("2020-06-11"):
                try:
                    date.fromisoformat(found)
                except ValueError:
                    yield file.fault((*at, field), f"{named(name, (*at, field))}: there is no day {found!r}")
        if "to" in fields and fields["to"] < fields["from"]:
            place = (*at, "to")
            yield file.fault(place, f"{named(name, place)}: {fields['to']!r} is before {fields['from']!r}")


def _whole(file: DataFile, name: str, facts: Mapping[str, tuple[str, ...]]) -> Iterator[Fault]:
    """Records that contradict themselves, or state facts without one of their sources."""
    for index, record in enumerate(file.value):
        for at, sentence in inconsistent(name, record):
            yield file.fault((index, *at), f"{named(name, (index, *at))}: {sentence}")
    for at, part in parts(file.value):
        for inner, sentence in unsupported(part, facts):
            yield file.fault((*at, *inner), f"{named(name, (*at, *inner))}: {sentence}")


def crossed(files: Mapping[str, DataFile]) -> Iterator[Fault]:
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
                (fact,), f"{named('unused-facts', (fact,))}: there is no fact {fact!r} in data/facts.yml"
            )
    both, questions = {record["id"] for record in files["disagreements"].value}, files["open-questions"]
    for index, record in enumerate(questions.value):
        if record["id"] in both:
            sentence = f"{record['id']!r} is a disagreement already"
            yield questions.fault((index, "id"), f"{named('open-questions', (index, 'id'))}: {sentence}")
