"""Spans of time said in another unit: 48 hours and две денонощия, six months and половин година, ninety minutes and час и половина.

How often something happens is a span as well (every 30 seconds, два пъти в минута), and so is a unit by itself (12 months, година).
"""

from __future__ import annotations

import re
from collections import defaultdict, deque
from collections.abc import Iterator, Sequence
from functools import lru_cache

from lineup.evidence import Feature
from lineup.languages.base import Language
from lineup.languages.numerals import HALF
from lineup.languages.values import MEASURE, WORD
from lineup.rules.found import Found, Languages, Twins

_LONG = {
    "s": ("s", 1), "min": ("s", 60), "h": ("s", 3600), "d": ("s", 86400), "w": ("s", 604800), "mo": ("mo", 1), "y": ("mo", 12),
}  # fmt: skip
"""How long a unit is, in seconds or in months: how many days a month has depends."""
_WHOLE = {(kind, float(many)): unit for unit, (kind, many) in _LONG.items() if many > 1}
"""Units that are so many of a smaller one."""
_QUARTER = 0.25
_REACH = 30
"""So many characters before a half are looked at."""


def spans(
    a: list[Found], b: list[Found], languages: Languages, blocks: tuple[Sequence[Feature], Sequence[Feature]]
) -> list[Twins]:
    """Takes out of both lists the spans of time that are as long as each other, in whatever unit they are said."""
    here, there = ([(one, _long(one, known)) for one in side] for side, known in zip((a, b), languages, strict=True))
    waiting: defaultdict[tuple[str, float], deque[Found]] = defaultdict(deque)
    for two, long in there:
        if long:
            waiting[long].append(two)
    pairs: list[Twins] = [
        (one, same.popleft()) for one, long in (here if waiting else ()) if long and (same := waiting.get(long))
    ]
    taken = {id(found) for pair in pairs for found in pair}
    spare: dict[tuple[str, int], int] = {}
    for side, this in ((here, 0), (there, 1)):
        for one, long in side:
            if not long or long not in _WHOLE or id(one) in taken:
                continue
            word = _WHOLE[long], this
            if word not in spare:
                spare[word] = _more(*word, languages, blocks)
            if spare[word] > 0:
                spare[word] -= 1
                taken.add(id(one))
    if taken:
        # All at once: a paragraph may hold thousands.
        for found in (a, b):
            found[:] = [one for one in found if id(one) not in taken]
    return pairs


def _more(unit: str, this: int, languages: Languages, blocks: tuple[Sequence[Feature], Sequence[Feature]]) -> int:
    """How many times more the other side names a unit by itself than this side does."""
    ours, theirs = (sum(1 for one in blocks[at] for _ in _alone(one, unit, languages[at])) for at in (this, 1 - this))
    return theirs - ours


def _alone(one: Feature, unit: str, known: Language) -> Iterator[re.Match[str]]:
    """Where a block names a unit without a number."""
    named = _single(unit, known)
    for found in named.finditer(one.plain) if named else ():
        before = one.plain[max(0, found.start() - _REACH) : found.start()].split()
        if not before or not (before[-1][-1].isdigit() or before[-1].lower() in known.numbers):
            yield found


@lru_cache(maxsize=32)
def _single(unit: str, known: Language) -> re.Pattern[str] | None:
    """The word for one of a unit: the first that is written out."""
    word = next(
        (form for form, code in known.units.items() if code == unit and len(form) > _SHORT and form.isalpha()), ""
    )
    return re.compile(rf"(?<![\w-]){word}(?!\w)") if word else None


def _long(one: Found, known: Language) -> tuple[str, float] | None:
    """How long the span is that a value says with what stands beside it, if it is one."""
    value = one.value
    number, unit = value.key, value.unit
    if not isinstance(number, float):
        return None
    if value.kind == WORD:
        part, unit = _behind(one, known)
        if often := _often(one, known):
            return _times(often, number)
        number *= part
        if not unit:
            unit = next(
                filter(None, (_unit(word, known) for word in one.text.split()[1:-1])), ""
            )  # два часа и половина
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


def _often(one: Found, known: Language) -> str:
    """The unit in which something happens so many times (два пъти в минута, twice a day)."""
    found = _WORDS.match(one.one.plain, one.value.end)
    words = [word for word in found.groups() if word] if found else []
    counting = known.counting
    if words and words[0] in counting.times:
        del words[0]
    elif one.text.lower() not in counting.times:
        return ""
    return _unit(words[1], known) if len(words) > 1 and words[0] in counting.per else ""


def _times(unit: str, number: float) -> tuple[str, float] | None:
    """How long it takes from one time to the next, where there are so many in a unit."""
    if unit not in _LONG or not number:
        return None
    kind, factor = _LONG[unit]
    return kind, round(factor / number, 3)


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
