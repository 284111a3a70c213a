"""Months and days of the week that are named: where each side names one that the other does not, it is another date."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from lineup.evidence import Feature
from lineup.languages import language
from lineup.languages.base import Language
from lineup.languages.kinds import CALENDAR
from lineup.model import PROSE
from lineup.rules.context import Hit, Pair
from lineup.rules.places import place_from

_WEEK = 100
"""Added to the number of a day of the week, so that it is no month."""


class _Named(NamedTuple):
    """A month or a day of the week in a block."""

    what: int
    text: str
    one: Feature
    offset: int


def calendar(pair: Pair) -> Iterator[Hit]:
    """Months and days of the week that stand for others.

    A name on one side alone is no fault: May and March are words as well, and a weekend may be said by its days. Where values of
    the same blocks are told, among them the date that a name stands in, `lineup.once` drops what is told here.
    """
    holding = pair.of_kind(CALENDAR)
    if not holding[0] or not holding[1]:
        return
    first, second = (language(code) for code in pair.languages)
    for _, bead, source, target in pair.twins(holding[0], frozenset()):
        if holding[1].isdisjoint(bead.target):
            continue
        ours, theirs = _named(source, first), _named(target, second)
        both = _without(ours, theirs), _without(theirs, ours)
        for days in (False, True):
            lost, gained = ([one for one in side if (one.what > _WEEK) == days] for side in both)
            if len(lost) == len(gained):
                for old, new in zip(lost, gained, strict=True):
                    yield _hit(pair, old, new, second)


def _hit(pair: Pair, old: _Named, new: _Named, known: Language) -> Hit:
    expected = next(name for name, what in _names(known).items() if what == old.what)
    words: dict[str, str | int] = {"found": new.text, "expected": expected, "source": old.text, "variant": "named"}
    places = place_from(pair.source, old.one, old.offset), place_from(pair.target, new.one, new.offset)
    return Hit("date-changed", *places, new.text, expected, words, f"{old.text}>{new.text}")


def _named(side: Sequence[Feature], known: Language) -> list[_Named]:
    """What some blocks name, in the order of their texts."""
    names, expression = _names(known), _expression(known)
    return [
        _Named(names[match[0]], match[0], one, match.start())
        for one in side
        if one.block.kind in PROSE
        for match in expression.finditer(one.plain)
    ]


def _without(some: Sequence[_Named], others: Sequence[_Named]) -> list[_Named]:
    """What is named more often than by the others; of several the last."""
    more = Counter([one.what for one in some])
    more.subtract([one.what for one in others])
    found = []
    for one in reversed(some):
        if more[one.what] > 0:
            more[one.what] -= 1
            found.append(one)
    return found[::-1]


@lru_cache(maxsize=8)
def _names(known: Language) -> Mapping[str, int]:
    """Months and days of the week, as they are written, and what they are."""
    return {**known.months, **{name: _WEEK + day for name, day in known.weekdays.items()}}


@lru_cache(maxsize=8)
def _expression(known: Language) -> re.Pattern[str]:
    """Any of these names."""
    names = sorted(map(re.escape, _names(known)), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(names)})(?!\w)")
