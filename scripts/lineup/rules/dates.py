"""Dates and times: two that say the same though one says less, or in parts; a year that is gone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lineup.evidence import Feature
from lineup.languages.base import Language
from lineup.languages.values import DATE, MEASURE, NUMBER, TIME, WORD, Value
from lineup.model import Place
from lineup.rules.context import Hit
from lineup.rules.found import Found, Twins, hit_about


def other_date(one: Value, two: Value) -> bool:
    """11/06/2020 is the eleventh of June as well as the sixth of November, 01/06/94 a day of 1994."""
    return one.kind == two.kind == DATE and any(
        _one_day(a, b) for a in (one.key, one.other) for b in (two.key, two.other)
    )


_CENTURY = 100


def _one_day(one: object, two: object) -> bool:
    """Are these the same day, be the year of one of them written with its last two digits?"""
    if not isinstance(one, tuple) or not isinstance(two, tuple) or one[1:] != two[1:]:
        return False
    year, other = sorted((int(one[0]), int(two[0])))
    return year == other or (0 < year < _CENTURY <= other and year == other % _CENTURY)


def part_of_date(one: Value, two: Value) -> bool:
    """Two dates of which one leaves out the year or the day."""
    if one.kind != DATE or two.kind != DATE or not isinstance(one.key, tuple) or not isinstance(two.key, tuple):
        return False
    return all(
        a == b or (not index and not (a and b)) for index, (a, b) in enumerate(zip(one.key, two.key, strict=True))
    )


def undated(
    pairs: list[Twins], target: Sequence[Feature], around: tuple[Place, Place], known: Language
) -> Iterator[Hit]:
    """Dates whose year the translation says nowhere in the block."""
    for old, new in pairs:
        if old.value.kind != DATE or new.value.kind != DATE:
            continue
        one, two = old.value.key, new.value.key
        if not isinstance(one, tuple) or not isinstance(two, tuple) or not one[0] or two[0]:
            continue
        if not any(str(one[0]) in side.block.text for side in target):
            yield hit_about("date-changed", old, new, around, known)


def explode(a: list[Found], b: list[Found]) -> None:
    """Dates left on one side against their parts on the other: 5 June 2019, and 5 юни … 2019."""
    for ours, others in ((a, b), (b, a)):
        for one in list(ours):
            if one.value.kind != DATE or not isinstance(one.value.key, tuple):
                continue
            year, month, day = one.value.key
            parts = []
            for other in others:
                if other.value.kind == DATE and isinstance(other.value.key, tuple) and other.value.key[1] == month:
                    wanted = (other.value.key[0] in (0, year), other.value.key[2] in (0, day))
                    if all(wanted):
                        parts.append(other)
                elif other.value.kind in (NUMBER, MEASURE) and other.value.key in (float(year), float(day)):
                    parts.append(other)
            numbers = {other.value.key for other in parts if other.value.kind != DATE}
            have_day = (
                not day
                or float(day) in numbers
                or any(isinstance(p.value.key, tuple) and p.value.key[2] == day for p in parts)
            )
            have_year = (
                not year
                or float(year) in numbers
                or any(isinstance(p.value.key, tuple) and p.value.key[0] == year for p in parts)
            )
            if parts and have_day and have_year:
                ours.remove(one)
                for part in parts:
                    others.remove(part)


_HALF = 30
"""Minutes."""


def hour(one: Value, two: Value) -> bool:
    """14:00 and 14, 10:30 and 10.30; 4 am and в четири часа."""
    for time, number in ((one, two), (two, one)):
        if (
            time.kind == TIME
            and number.kind in (NUMBER, MEASURE, WORD)
            and isinstance(time.key, int)
            and isinstance(number.key, float)
        ):
            said = time.key // 60 + time.key % 60 / 100
            half = time.key / 60 % 12 if time.key % 60 == _HALF else said  # half past seven
            if number.key in (said, said % 12, half) or number.key == (time.key // 60) % 12:
                return True
    return False


def hours(one: Value, two: Value) -> bool:
    """A time, and a number that may be one: 6 pm, and 19 hours."""
    return {one.kind, two.kind} in ({TIME, NUMBER}, {TIME, MEASURE})
