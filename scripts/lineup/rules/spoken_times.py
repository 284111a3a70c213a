"""Hours and days that one side says in words: until ten and до 22 ч., the second of March and 2 март."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from lineup.languages.base import Language, any_of
from lineup.languages.values import DATE, NUMBER, WORD
from lineup.rules.found import Found, Languages, Twins
from lineup.rules.ranges import in_range

_NOON = 12


def spoken_times(a: list[Found], b: list[Found], pairs: list[Twins], languages: Languages) -> None:
    """Takes out of both lists the hours of the afternoon and the days of a month that one side says in words."""
    for same in (_same_hour, _same_day):
        _pair(a, b, pairs, same, languages)


def _pair(
    a: list[Found],
    b: list[Found],
    pairs: list[Twins],
    same: Callable[[Found, Found, Languages], bool],
    languages: Languages,
) -> None:
    """Takes out what is the same with the word on either side."""
    for one in list(a):
        for two in b:
            if same(one, two, languages) or same(two, one, languages[::-1]):
                a.remove(one)
                b.remove(two)
                pairs.append((one, two))
                break


def _same_hour(word: Found, figure: Found, languages: Languages) -> bool:
    """Ten, and 22 ч."""
    if word.value.kind != WORD or figure.value.kind != NUMBER or not isinstance(word.value.key, float):
        return False
    if word.value.key + _NOON != figure.value.key:
        return False
    behind, ends = _hours(languages[1])
    return behind.match(figure.one.plain, figure.value.end) is not None or in_range(figure, languages, ends)


def _same_day(word: Found, date: Found, languages: Languages) -> bool:
    """The second of March, and 2 март."""
    if word.value.kind != WORD or date.value.kind != DATE or not isinstance(date.value.key, tuple):
        return False
    year, month, day = date.value.key
    if year or word.value.key != day:
        return False
    behind = _month(languages[0]).match(word.one.plain, word.value.end)
    return behind is not None and languages[0].months[behind[1]] == month


@lru_cache(maxsize=8)
def _hours(known: Language) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """The words of a language behind an hour, and an hour with them, where a span of hours ends."""
    behind = rf"[ \u00a0]?{any_of(known.hours)}(?!\w)"
    return re.compile(behind), re.compile(rf"\d\d?(?:[:.]\d\d)?{behind}")


@lru_cache(maxsize=8)
def _month(known: Language) -> re.Pattern[str]:
    """A month behind its day."""
    return re.compile(rf"[ \u00a0\n](?:{any_of(known.counting.of)}[ \u00a0\n])?({any_of(known.months)})(?!\w)")
