"""Numbers that are written in two ways: with the marks of either language, as a decade, as a list, in words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lineup.languages.base import Language
from lineup.languages.values import MEASURE, NUMBER, PERCENT, WORD, Value
from lineup.rules.context import Hit
from lineup.rules.found import COUNTED, NUMERIC, Found, Languages, counts, tells


def same_number(one: Value, two: Value) -> bool:
    """The same number, whatever stands behind it."""
    return one.kind in NUMERIC and two.kind in NUMERIC and one.key == two.key


def either_reading(one: Value, two: Value) -> bool:
    """The same number, if one of them is read with the other language's marks.

    Nobody writes three noughts behind a decimal mark for a number that has none: 250,000 is not 250. A k, though, may stand for
    kilobytes: 64k is 64 КБ.
    """
    if one.kind not in NUMERIC or two.kind not in NUMERIC:
        return False
    if "KB" in (one.unit, two.unit) and one.unit != two.unit and _in_ones(one) == _in_ones(two):
        return True
    if one.other is not None and one.other in (two.key, two.other):
        return two.other is not None or not _of_noughts(one)
    return two.other is not None and two.other == one.key and not _of_noughts(two)


def _in_ones(number: Value) -> object:
    """What a number of kilobytes is in bytes; any other number as it is."""
    return number.key * 1000 if number.unit == "KB" and isinstance(number.key, float) else number.key


def _of_noughts(number: Value) -> bool:
    """Has a number, read with the other language's marks, three noughts as its decimals?"""
    key, other = number.key, number.other
    return isinstance(key, float) and isinstance(other, float) and key == 1000 * other and other.is_integer()


def decade(one: Value, two: Value) -> bool:
    """The 1990s, and 90-те години; the 1230s, and 30-те години на XIII век."""
    if one.kind not in COUNTED or two.kind not in COUNTED:
        return False
    years = [value.key for value in (one, two) if isinstance(value.key, float)]
    low, high = min(years), max(years)
    if not (1000 <= high < 2100 and not high % 10 and 10 <= low == high % 100):
        return False
    # One of them says that it is no year: by its ending, or in words; what may be a number of anything, both.
    said = [value.end - value.offset > len(f"{value.key:.0f}") for value in (one, two)]
    return all(said) if high < _YEARS else any(said)


_YEARS = 1500
"""From here on a number of four figures is mostly a year."""


_LIST = re.compile(r"\d{1,2}(?:,\d{1,2})+")


def lists(a: list[Found], b: list[Found]) -> None:
    """Numbers that one side writes as a list without spaces: 1,3,5 and 1, 3, 5."""
    for ours, others in ((a, b), (b, a)):
        for one in [found for found in ours if _LIST.fullmatch(found.text)]:
            parts: list[Found] = []
            for number in map(float, one.text.split(",")):
                twin = next((other for other in others if other.value.key == number and other not in parts), None)
                if twin is not None:
                    parts.append(twin)
            if len(parts) == one.text.count(",") + 1:
                ours.remove(one)
                for part in parts:
                    others.remove(part)


def word_and_number(one: Value, two: Value) -> bool:
    """A number in figures on one side, in words on the other."""
    return WORD in (one.kind, two.kind) and one.kind in (WORD, NUMBER, MEASURE, PERCENT) and two.kind in (WORD, NUMBER, MEASURE, PERCENT) \
        and one.key == two.key  # fmt: skip


def share(one: Value, two: Value) -> bool:
    """A share in words on one side, as a percentage on the other: half of them, 50 % от тях."""
    word, percent = (one, two) if one.kind == WORD else (two, one)
    return (
        word.kind == WORD
        and percent.kind == PERCENT
        and isinstance(word.key, float)
        and isinstance(percent.key, float)
        and 0 < word.key < 1
        and percent.key == word.key * 100
    )


def word_for(figure: Found, others: list[Found], known: Language) -> Found | None:
    """A number in words, of the other side, whose language is `known`, that may stand for a number in figures without a twin."""
    if figure.value.kind not in (NUMBER, MEASURE) or not isinstance(figure.value.key, float) or figure.value.key > 1000:
        return None
    loose = known.counting.loose
    return next((one for one in others if counts(one.value) and one.text.lower() not in loose), None)


_FEW = 3
"""A number that is no manner of speaking: one is often an article, and two are both, a pair, a couple."""


def number_word_alone(a: list[Found], b: list[Found], languages: Languages) -> Found | None:
    """The one number in words that has no twin, of three or more: eight users, потребители."""
    left = [one for one in (*a, *b) if counts(one.value)]
    if len(left) != 1 or any(tells(one.value) for one in (*a, *b)):
        return None
    known, word = languages[0] if a and left[0] in a else languages[1], left[0].text.lower()
    if known.numbers.get(word, 0) < _FEW or word in known.ordinals or _roughly(left[0], known):
        return None
    return left[0]


def _roughly(one: Found, known: Language) -> bool:
    """Is this one of two numbers that together are a rough one: пет-шест, seven-eight?"""
    plain, (start, end) = one.one.plain, (one.value.offset, one.value.end)
    behind, before = _HYPHENED.match(plain, end), _BEFORE_HYPHEN.search(plain, max(0, start - 20), start)
    return any(word is not None and known.numbers.get(word[1].lower(), 0) > 1 for word in (behind, before))


_HYPHENED, _BEFORE_HYPHEN = re.compile(r"[-–]([^\W\d_]+)"), re.compile(r"(?<!\w)([^\W\d_]+)[-–]\Z")


def number_words(a: list[Found], b: list[Found]) -> Iterator[Hit]:
    """One number word on either side that is left, and they differ: three ministries, четири министерства.

    One is often an article, and half a manner of speaking.
    """
    first = [one for one in a if counts(one.value)]
    second = [one for one in b if counts(one.value)]
    if len(first) == len(second) == 1 and not any(tells(one.value) for one in (*a, *b)):
        words: dict[str, str | int] = {"found": second[0].text, "expected": first[0].text}
        yield Hit("number-word", first[0].place, second[0].place, second[0].text, first[0].text, words, second[0].text)
