"""Spans of time said in another unit: 48 hours and две денонощия, six months and половин година, ninety minutes and час и половина."""

from __future__ import annotations

import re
from functools import lru_cache

from lineup.languages.base import Language, any_of, maybe
from lineup.languages.numerals import HALF
from lineup.languages.values import MEASURE, NUMBER, WORD
from lineup.rules.found import Found, Languages, Twins

_LONG = {
    "s": ("s", 1), "min": ("s", 60), "h": ("s", 3600), "d": ("s", 86400), "w": ("s", 604800), "mo": ("mo", 1), "y": ("mo", 12),
}  # fmt: skip
"""How long a unit is, in seconds or in months: how many days a month has depends."""
_QUARTER = 0.25
_REACH = 30
"""So many characters before a half are looked at."""


def spans(a: list[Found], b: list[Found], languages: Languages) -> list[Twins]:
    """Takes out of both lists the spans of time that are as long as each other, in whatever unit they are said."""
    there = [(two, long) for two in b if (long := _long(two, languages[1]))]
    pairs: list[Twins] = []
    for one in list(a) if there else ():
        long = _long(one, languages[0])
        at = next((at for at, (_, other) in enumerate(there) if other == long), None)
        if at is not None:
            two, _ = there.pop(at)
            a.remove(one)
            b.remove(two)
            pairs.append((one, two))
    return pairs


def _long(one: Found, known: Language) -> tuple[str, float] | None:
    """How long the span is that a value says with what stands beside it, if it is one."""
    value, plain = one.value, one.one.plain
    number, unit = value.key, value.unit
    if not isinstance(number, float):
        return None
    if value.kind != MEASURE:
        if value.kind not in (WORD, NUMBER):
            return None
        behind, before, quarters = _beside(known)
        if found := quarters.match(plain, value.end):
            number, unit = number / 4, known.units[found[1]]  # three quarters of an hour
        elif found := behind.match(plain, value.end):
            unit = known.units[found[1]]
        elif number == HALF and (found := before.search(plain, max(0, value.offset - _REACH), value.offset)):
            number, unit = 1 + HALF, known.units[found[1]]  # an hour and a half
    if unit not in _LONG:
        return None
    kind, factor = _LONG[unit]
    return kind, round(number * factor, 3)


@lru_cache(maxsize=8)
def _beside(known: Language) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """A unit of time behind a number in words, one before a half (час и половина), and one behind quarters (three quarters of an hour).

    The one before a half is none that a number counts.
    """
    written = sorted(
        (word for word, unit in known.units.items() if unit in _LONG and len(word) > 2), key=len, reverse=True
    )
    unit, space = f"({maybe('|'.join(map(re.escape, written)))})(?!\\w)", "[ \u00a0\n]"
    of, an, number = any_of(known.counting.of), any_of(known.articles), any_of(known.numbers)
    behind = rf"[ \u00a0\n-](?:{of}{space})?(?:{an}{space})?{unit}"
    before = (
        rf"(?<!\w)(?!{number}{space})(?:\w+{space})?{unit}{space}{re.escape(known.joined)}{space}(?:{an}{space})?\Z"
    )
    quarter = any_of(word for word, number in known.numbers.items() if number == _QUARTER)
    return re.compile(behind), re.compile(before), re.compile(rf"{space}{quarter}{behind}")
