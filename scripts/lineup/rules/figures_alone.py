"""Values where of one of the languages only the figures can be read: its words for months, sums and units are not known."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lineup.languages.alphabets import needs_no_space
from lineup.languages.base import Language
from lineup.languages.values import DATE, MEASURE, MONEY, NUMBER, PERCENT, TIME, WORD
from lineup.rules.found import Found, Languages, Twins

_PLAIN = (NUMBER, MEASURE)
_WORD = re.compile(r"[^\W\d_]+")
_WORD_BEHIND = re.compile(r"[ \u00a0\u202f\n-]?[^\W\d_]")
_TO_PERCENT = re.compile(r"[ \u00a0]?[^\W\d_]{1,5}[ \u00a0]\d[\d.,]*[ \u00a0\u202f]?[%％٪]")
"""25 auf 30 %: the sign belongs to both."""
_FEW = 3
_IN_WORDS = 12
"""Numbers up to which a text writes rather in words."""


def by_figures(a: list[Found], b: list[Found], pairs: list[Twins], languages: Languages) -> None:
    """Takes out of both lists what the known side says with words, and the other in figures with words that are not known."""
    for side in (0, 1):
        if languages[side].known and not languages[1 - side].known:
            ours, others = (a, b) if side == 0 else (b, a)
            for one in list(ours):
                parts = _parts(one, others, languages[side])
                if parts:
                    ours.remove(one)
                    for part in parts:
                        others.remove(part)
                        pairs.append((one, part) if side == 0 else (part, one))


def _parts(one: Found, others: list[Found], known: Language) -> list[Found]:
    """What on the other side says the same in figures: a sum before its magnitude, the numbers of a date or of a time."""
    kind, key = one.value.kind, one.value.key
    if kind in (NUMBER, MONEY, MEASURE, WORD) and isinstance(key, float):
        scales = {known.magnitudes[word] for word in _WORD.findall(one.text) if word in known.magnitudes}
        return next(
            (
                [two]
                for two in others
                if two.value.kind in (*_PLAIN, MONEY)
                and any(key in (_times(two.value.key, scale), _times(two.value.other, scale)) for scale in scales)
                and has_word_behind(two)
            ),
            [],
        )
    if kind == DATE and isinstance(key, tuple):
        year, month, day = key
        return _numbers((year, day), others) and _numbers((year, month, day), others)
    if kind == TIME and isinstance(key, int):
        hour, minute = divmod(key, 60)
        return _numbers((hour, minute), others) or _numbers((hour % 12, minute), others) if minute else []
    return []


def _times(number: object, scale: float) -> object:
    return round(number * scale, 6) if isinstance(number, float) else None


def _numbers(wanted: tuple[int, ...], others: list[Found]) -> list[Found]:
    """A number for each of these that is no zero; nothing where one of them has none."""
    found: list[Found] = []
    for number in filter(None, wanted):
        twin = next(
            (one for one in others if one.value.kind in _PLAIN and one.value.key == number and one not in found), None
        )
        if twin is None:
            return []
        found.append(twin)
    return found


def has_word_behind(one: Found) -> bool:
    """Does a word stand behind this number, which may be its unit?"""
    return _WORD_BEHIND.match(one.one.plain, one.value.end) is not None


def may_be_the_same(one: Found, two: Found, languages: Languages) -> bool:
    """May a percentage or a sum and a bare number be the same, the second with a word that is not known?

    Not where the page with the bare number writes the sign elsewhere.
    """
    bare, said, known = (two, one, languages[1]) if one.value.unit else (one, two, languages[0])
    if known.known or bare.value.unit:
        return False
    if said.value.kind != PERCENT:
        return has_word_behind(bare)
    return (
        said.text[-1:].isalpha()
        or _TO_PERCENT.match(bare.one.plain, bare.value.end) is not None
        or (has_word_behind(bare) and all("%" not in block.text for block in bare.page.blocks))
    )


def may_be_in_words(one: Found, other: Language) -> bool:
    """May the other language say this number in words that are not known?"""
    return (
        not other.numbers
        and one.value.kind in _PLAIN
        and isinstance(one.value.key, float)
        and one.value.key <= _IN_WORDS
    )


def only_counts(one: Found, language: Language) -> bool:
    """May this number only count what the other language gives an article or no number: 1 つのタスク, a task; 2 つの方法, both ways?"""
    if language.known or one.value.kind != NUMBER or not isinstance(one.value.key, float):
        return False
    if one.value.key == 1:
        return has_word_behind(one)
    behind = one.one.plain[one.value.end :].lstrip()[:1]
    return one.value.key <= _FEW and needs_no_space(behind)


def is_no_part(date: Found, number: Found) -> bool:
    """Is this neither the day nor the year of a date?"""
    return isinstance(date.value.key, tuple) and number.value.key not in date.value.key[::2]


def rest_of(date: Found, gained: list[Found], language: Language) -> Iterator[Found]:
    """The numbers that are left of a date whose month is a word that is not known."""
    if date.value.kind == DATE and not language.known:
        for one in gained:
            if (
                one.value.kind == NUMBER
                and isinstance(one.value.key, float)
                and (one.value.key < 32 or 1500 <= one.value.key < 2100)
            ):
                yield one
