"""Values that a translation may leave out or add: said again elsewhere, part of a name, said by another word."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from lineup.evidence import Feature
from lineup.languages.base import Language, any_of
from lineup.languages.values import NUMBER, WORD, Value, read_values
from lineup.rules.found import COUNTED, Found, Languages, Twins


def said_as(value: Value) -> tuple[str, object]:
    """What makes two values of a text the same one said again: seven (7), 5 pages of 5."""
    return (NUMBER if value.kind in COUNTED else value.kind), value.key


_NAMED = re.compile(r"[A-Za-z]-$")
"""UTF-8, GPT-4: the number belongs to a name, which a pronoun may stand for."""
_NAME = re.compile(r"(?<![\w-])[A-Z][\w-]*[ \u00a0]$")
"""ISO 8601, Type 2: the same, where the name is said again."""
_NAME_LONG = 20


def dispensable(one: Found, pairs: Sequence[Twins]) -> bool:
    """May the target leave this value out? What is said in words and in figures may be said once, a name may become a pronoun.

    `pairs` are the values that have a twin.
    """
    plain, offset, said = one.one.plain, one.value.offset, said_as(one.value)
    again = [old.value.kind == WORD for old, _ in pairs if said_as(old.value) == said]
    return (
        (one.value.kind != WORD) in again
        or bool(again and (_NAME.search(plain, max(0, offset - _NAME_LONG), offset) or _is_version(one)))
        or bool(_NAMED.search(plain, max(0, offset - 2), offset))
    )


def _is_version(one: Found) -> bool:
    """Is this a version: a number of three parts, or the beginning of one of the block's (2.1, beside 2.1.9)?"""
    dots = one.text.count(".")
    return dots > 1 or (dots == 1 and re.search(rf"(?<![\d.]){re.escape(one.text)}\.\d", one.one.plain) is not None)


def said_in_words(number: Found, there: Sequence[Feature], known: Language) -> bool:
    """Has the other side, which is in this language, a word for this number: перпендикулярно for at 90 degrees, noon for 12 ч.?"""
    said = [words for value, words in known.in_words if value == number.value.key]
    return any(words.search(one.plain.replace("\u00a0", " ")) for words in said for one in there)


_YEAR_LONG = 4


def in_a_token(new: Found, source: Sequence[Feature]) -> bool:
    """Has the source this number in one word with letters: a year (FY2024), its century (20xx), an exponent (10E38)?"""
    digits = _FIGURES.findall(new.text)
    if len(digits) != 1:
        return False
    if any(re.search(rf"\d[eE][+-]?{digits[0]}(?!\d)", one.plain) for one in source):
        return True
    if len(digits[0]) not in (2, 4):
        return False
    century = int(digits[0]) - 1 if len(digits[0]) < _YEAR_LONG else int(digits[0][:2])
    said = rf"(?<![^\W\d_]{{4}})[^\W\d_]{digits[0]}(?!\d)|(?<!\w){century}xx(?!\w)"
    return any(re.search(said, one.plain) for one in source)


@lru_cache(maxsize=8)
def _onward(languages: Languages) -> re.Pattern[str]:
    """What stands behind the last of a row of examples."""
    words = any_of(["…", "...", *(word for known in languages for word in known.counting.onward)])
    return re.compile(rf"[“”\"’»*_`]{{0,3}}[,;]?[ \u00a0]?{words}")


@lru_cache(maxsize=8)
def _bits(languages: Languages) -> re.Pattern[str]:
    """0 or 1."""
    words = any_of([",", "/", *(word for known in languages for word in known.counting.linking)])
    return re.compile(rf"(?<![\d.,])(?:0|1)(?: ?{words}[^\W\d]{{0,12}} ?| [^\W\d]+ ){{1,3}}(?:0|1)(?![\d.,]?\d)")


def goes_on(new: Found, languages: Languages) -> bool:
    """Does this number carry on a row of examples that stops with three dots: row 1, row 2, row 3, …?"""
    return _onward(languages).match(new.one.plain, new.value.end) is not None and isinstance(new.value.key, float) and bool(
        re.search(rf"(?<![\d.,]){new.value.key - 1:.0f}(?!\d|[.,]\d)", new.one.plain[: new.value.offset])
    )  # fmt: skip


def one_bit(new: Found, languages: Languages) -> bool:
    """Is this one of the two values that something binary has: 0 or 1?"""
    offset = new.value.offset
    return new.value.key in (0.0, 1.0) and any(
        found.start() <= offset < found.end() for found in _bits(languages).finditer(new.one.plain)
    )


_FIGURES = re.compile(r"\d+")


def beside(new: Found, pairs: Sequence[Twins]) -> bool:
    """Does the cell of a table show the same value twice, in the source's form and in the translation's?"""
    return any(
        twin.one is new.one
        and _FIGURES.findall(twin.text) == _FIGURES.findall(new.text)
        and "|" not in new.one.plain[min(twin.value.end, new.value.end) : max(twin.value.offset, new.value.offset)]
        for _, twin in pairs
    )


def as_the_source_writes(
    lost: list[Found], gained: list[Found], target: Sequence[Feature], source_language: Language
) -> None:
    """Takes out values that stand in the target as the source's language writes them: a clause that is not translated."""
    for one in target:
        for value in read_values(one.plain, source_language):
            old = next((found for found in lost if found.value[:3] == value[:3]), None)
            new = [
                found
                for found in gained
                if found.one is one and found.value.offset < value.end and value.offset < found.value.end
            ]
            if old is not None and new:
                lost.remove(old)
                gained[:] = [found for found in gained if found not in new]
