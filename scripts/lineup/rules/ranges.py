"""Ranges: their ends the other way round; the unit that stands behind the second end counts for the first too."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from lineup.rules.context import Hit
from lineup.rules.found import NUMERIC, Found

_RANGE = re.compile(r"[ \u00a0]?(?:–|-|—|до|to|до[ \u00a0]около|and|и|or|или)[ \u00a0]?(?:about |around |около )?")
_DIGIT = re.compile(r"\d")


def in_range(found: Found, what: re.Pattern[str] = _DIGIT) -> bool:
    """Does another number follow, to which the unit belongs: 15 to 20 %?"""
    behind = found.one.plain[found.value.end : found.value.end + 30]
    match = _RANGE.match(behind)
    return bool(match and what.match(behind, match.end()))


def ranges(a: list[Found], b: list[Found]) -> Iterator[Hit]:
    """From 3 to 5, but от 5 до 3."""
    there = {(one.value.key, two.value.key): (one, two) for one, two in _spans(a)}
    for one, two in _spans(b):
        low, high = one.value.key, two.value.key
        if low != high and (high, low) in there and (low, high) not in there:
            first, second = there[high, low]
            found = one.one.block.text[one.value.offset : two.value.end]
            expected = first.one.block.text[first.value.offset : second.value.end]
            words: dict[str, str | int] = {"found": found, "expected": expected}
            yield Hit("range-reversed", first.place, one.place, found, expected, words, found)


def _spans(found: list[Found]) -> Iterator[tuple[Found, Found]]:
    """Two numbers with a dash or a word for a range between them."""
    for one, two in pairwise(found):
        if one.one is two.one and one.value.kind in NUMERIC and two.value.kind in NUMERIC:
            between = one.one.plain[one.value.end : two.value.offset]
            if re.fullmatch(r"[ \u00a0]?(?:–|-|—|до|to)[ \u00a0]?", between):
                yield one, two
