"""Ranges: their ends the other way round; the unit that stands behind the second end counts for the first too."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from lineup.languages.base import any_of
from lineup.rules.context import Hit
from lineup.rules.found import NUMERIC, Found, Languages

_DIGIT = re.compile(r"\d")
_DASHES = ("–", "-", "—", "..")


@lru_cache(maxsize=8)
def _between(languages: Languages) -> re.Pattern[str]:
    """What stands between the ends of a range: a dash or a word of either language."""
    to = any_of([*_DASHES, *(word for known in languages for word in known.counting.to)])
    return re.compile(rf"[ \u00a0]?{to}[ \u00a0]?")


@lru_cache(maxsize=8)
def _between_and(languages: Languages) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What stands before the ends of a range, and between them: between 3 and 5."""
    counting = [known.counting for known in languages]
    before = any_of([word for one in counting for word in one.between])
    linking = any_of([word for one in counting for word in one.linking])
    return re.compile(rf"\b{before}[ \u00a0]$", re.IGNORECASE), re.compile(rf"[ \u00a0]{linking}[ \u00a0]")


@lru_cache(maxsize=8)
def _linking(languages: Languages) -> re.Pattern[str]:
    """What stands between two numbers of one unit."""
    counting = [known.counting for known in languages]
    words = any_of([*_DASHES, *(word for one in counting for word in (*one.to, *one.linking))])
    about = any_of([word for one in counting for word in one.about])
    return re.compile(rf"[ \u00a0]?{words}[ \u00a0]?(?:{about}[ \u00a0])?")


def in_range(found: Found, languages: Languages, what: re.Pattern[str] = _DIGIT) -> bool:
    """Does another number follow, to which the unit belongs: 15 to 20 %?"""
    behind = found.one.plain[found.value.end : found.value.end + 30]
    match = _linking(languages).match(behind)
    return bool(match and what.match(behind, match.end()))


def ranges(a: list[Found], b: list[Found], languages: Languages) -> Iterator[Hit]:
    """From 3 to 5, but от 5 до 3."""
    there = {(one.value.key, two.value.key): (one, two) for one, two in _spans(a, languages)}
    for one, two in _spans(b, languages):
        low, high = one.value.key, two.value.key
        if low != high and (high, low) in there and (low, high) not in there:
            first, second = there[high, low]
            found = one.one.block.text[one.value.offset : two.value.end]
            expected = first.one.block.text[first.value.offset : second.value.end]
            words: dict[str, str | int] = {"found": found, "expected": expected}
            yield Hit("range-reversed", first.place, one.place, found, expected, words, found)


def _spans(found: list[Found], languages: Languages) -> Iterator[tuple[Found, Found]]:
    """Two numbers with a dash or a word for a range between them."""
    between, (before, linking) = _between(languages), _between_and(languages)
    for one, two in pairwise(found):
        if one.one is not two.one or one.value.kind not in NUMERIC or two.value.kind not in NUMERIC:
            continue
        plain, start, end = one.one.plain, one.value.offset, one.value.end
        if between.fullmatch(plain, end, two.value.offset) or (
            linking.fullmatch(plain, end, two.value.offset) and before.search(plain, max(0, start - _LONGEST), start)
        ):
            yield one, two


_LONGEST = 12
"""Letters of a word before a range, with its space."""
