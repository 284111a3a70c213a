"""Spans of time said in another unit: 48 hours and две денонощия, six months and половин година, ninety minutes and час и половина."""

from __future__ import annotations

import re
from collections import defaultdict, deque

from lineup.languages.base import Language
from lineup.languages.numerals import HALF
from lineup.languages.values import MEASURE, WORD
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
    there: defaultdict[tuple[str, float], deque[Found]] = defaultdict(deque)
    for two in b:
        if long := _long(two, languages[1]):
            there[long].append(two)
    pairs: list[Twins] = [
        (one, waiting.popleft())
        for one in (a if there else ())
        if (long := _long(one, languages[0])) and (waiting := there.get(long))
    ]
    if pairs:
        # All at once: a paragraph may hold thousands.
        taken = {id(found) for pair in pairs for found in pair}
        for side in (a, b):
            side[:] = [found for found in side if id(found) not in taken]
    return pairs


def _long(one: Found, known: Language) -> tuple[str, float] | None:
    """How long the span is that a value says with what stands beside it, if it is one."""
    value = one.value
    number, unit = value.key, value.unit
    if not isinstance(number, float):
        return None
    if value.kind == WORD:
        part, unit = _behind(one, known)
        number *= part
        if not unit and number == HALF:
            number, unit = 1 + HALF, _before(one, known)
    elif value.kind != MEASURE:
        return None
    if unit not in _LONG:
        return None
    kind, factor = _LONG[unit]
    return kind, round(number * factor, 3)


_WORDS = re.compile(r"[ \u00a0\n-](\w+)(?:[ \u00a0\n](\w+))?(?:[ \u00a0\n](\w+))?(?:[ \u00a0\n](\w+))?")


def _behind(one: Found, known: Language) -> tuple[float, str]:
    """The part of a unit that a number in words counts, mostly all of it, and the unit (three quarters of an hour); "" for none."""
    found = _WORDS.match(one.one.plain, one.value.end)
    words = [word for word in found.groups() if word] if found else []
    part = 1.0
    if words and known.numbers.get(words[0]) == _QUARTER:
        part = _QUARTER
        del words[0]
    while words and (words[0] in known.counting.of or words[0] in known.articles):
        del words[0]
    return part, _unit(words[0], known) if words else ""


def _before(one: Found, known: Language) -> str:
    """The unit before a half that no number counts (an hour and a half, час и половина)."""
    start = one.value.offset
    words = one.one.plain[max(0, start - _REACH) : start].split()
    if words and words[-1] in known.articles:
        del words[-1]
    if (
        len(words) < _AND_A_HALF
        or words.pop() != known.joined
        or (len(words) > 1 and words[-2].lower() in known.numbers)
    ):
        return ""
    return _unit(words[-1], known)


_AND_A_HALF = 2
"""Words before a half at least, a unit and the one that joins them."""


def _unit(word: str, known: Language) -> str:
    """The unit that a word is written out for."""
    return known.units.get(word.lower(), "") if len(word) > _SHORT else ""


_SHORT = 2
