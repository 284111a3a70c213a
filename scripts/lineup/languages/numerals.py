"""Number words -> numbers: twenty-five, one hundred and twenty; двадесет и пет, хиляда и петстотин, тригодишен."""

import re
from collections.abc import Collection, Iterator
from functools import lru_cache
from typing import NamedTuple

from lineup.languages.base import Language
from lineup.words import Memo

_WORD = re.compile(r"[^\W\d_]+")
HALF = 0.5
_DOZEN = 12.0


class Spoken(NamedTuple):
    """A number in words and where it stands; `scaled` where a magnitude is part of it (two million)."""

    number: float
    scaled: bool
    offset: int
    end: int


class _Part(NamedTuple):
    """One word of a number: its value; is it a magnitude; can nothing follow it; where it stands."""

    value: float
    scale: bool
    closed: bool
    offset: int
    end: int


def in_words(tokens: Collection[str], language: Language) -> bool:
    """May there be a number in words among these words, which are in small letters?"""
    meanings = _meanings(language)
    return any(meanings[token] is not None for token in tokens)


@lru_cache(maxsize=8)
def _starts(language: Language) -> frozenset[str]:
    """How words begin that begin with a number: the first three letters, or "дву"."""
    return frozenset(prefix[:3] for prefix in language.prefixes)


def _bound(word: str, language: Language) -> float | None:
    """The number that a word begins with: двустранен, тригодишен."""
    if language.bound is None or word[:3] not in _starts(language):
        return None
    for prefix, number in language.prefixes.items():
        if word.startswith(prefix) and language.bound.fullmatch(word, len(prefix)):
            return number
    return None


@lru_cache(maxsize=8)
def _scales(language: Language) -> dict[str, float]:
    """Magnitudes that are whole words: a number may be made with them."""
    return {word: value for word, value in language.magnitudes.items() if len(word) > 4 and word.isalpha()}


@lru_cache(maxsize=8)
def read_words(text: str, language: Language) -> tuple[Spoken, ...]:
    """The numbers in words in a text, in its order; several ask in a row for those of the same text."""
    parts = list(_parts(text, language))
    found = []
    at = 0
    while at < len(parts):
        spoken, at = _number(text, parts, at, language)
        if spoken:
            found.append(spoken)
    return tuple(found)


def _parts(text: str, language: Language) -> Iterator[_Part]:
    """The words of numbers in a text, each by itself."""
    table, scales, articles = _meanings(language), _scales(language), _ones(language)
    last, half = "", -1
    for match in _WORD.finditer(text):
        word = match[0].lower()
        value = table[word]
        if value is None:
            pass  # nearly all words
        elif isinstance(value, _Beginning):
            yield _Part(float(value), False, True, match.start(), match.end())
        else:
            # A hundred, a million: the article counts as one.
            start = match.start()
            counted = last in articles and (word in scales or value == 100) and text[start - 1] in " \u00a0\n"
            if counted and (half < 0 or start - len(last) - half > 3):  # half a million is no half and a million
                yield _Part(1.0, False, False, start - 1 - len(last), start - 1)
            half = match.end() if value == HALF else -1
            yield _Part(
                value,
                word in scales or (value == 100 and word in language.multiplied),
                word in language.ordinals,
                start,
                match.end(),
            )
        last = word


@lru_cache(maxsize=8)
def _ones(language: Language) -> frozenset[str]:
    """Words before a hundred or a magnitude that count one of them."""
    return language.articles | language.every


class _Beginning(float):
    """What a word says that only begins with a number: двустранен, тригодишен."""


@lru_cache(maxsize=8)
def _meanings(language: Language) -> Memo[str, float | None]:
    """The number that each word in small letters stands for or begins with; most words do neither."""
    numbers, scales = language.numbers, _scales(language)

    def meaning(word: str) -> float | None:
        value = scales.get(word, numbers.get(word))
        if value is None and (bound := _bound(word, language)) is not None:
            return _Beginning(bound)
        return value

    return Memo(meaning)


def _number(text: str, parts: list[_Part], at: int, language: Language) -> tuple[Spoken | None, int]:
    """The number that begins with one part, and the part behind it."""
    first = parts[at]
    start = first.offset
    if start and text[start - 1] in "-’'" and not (at and parts[at - 1].end == start - 1):
        return None, at + 1  # all-in-one
    if text[first.end : first.end + 1] == "." and text[first.end + 1 : first.end + 2].islower():
        return None, at + 1  # Three.js, one.com
    # A magnitude needs a number before it: thousands of people; хиляда, милион alone count one.
    if first.scale and (first.value == 100 or text[first.offset : first.end].lower() not in language.numbers):
        return None, at + 1
    total, group, least, scaled, largest = 0.0, first.value, _rank(first.value), False, float("inf")
    if first.scale:
        total, group, least, largest = first.value, 0.0, first.value, first.value
        scaled = first.value > 1000
    closed, end = first.closed, first.end
    halved = first.value == HALF
    at += 1
    while at < len(parts):
        part = parts[at]
        between = text[end : part.offset]
        if part.value == HALF and not halved:
            between = _without_unit(between, text[part.offset : part.end], language)
        how = _joint(between, language, halved=halved)
        if how is None or (closed and not halved):
            break
        if part.scale and how == " " and group and part.value > group and part.value < largest:
            if part.value == 100:  # two hundred
                group, least = group * 100, 100.0
            else:
                total, group, least = total + group * part.value, 0.0, part.value
                largest, scaled = part.value, scaled or part.value > 1000 or halved
            halved = False
        elif _of_dozens(text, part, language) and (how == " " or halved) and group < _DOZEN:
            total, group, least, closed = 0.0, group * _DOZEN, 1.0, True  # two dozen, half a dozen
            halved = False
        elif how == "past" and group == HALF and not total and 1 <= part.value <= _DOZEN:
            group, halved, closed = part.value + HALF, False, True  # half past seven
        elif part.value == HALF and how == "and" and not halved and (not group or least == 1):
            if group:
                group, halved, closed = group + HALF, True, True
            else:
                total, closed = total + HALF * least, True
        elif (
            halved or part.scale or not 0 < part.value < least or part.value < 1 or not _follows(how, least, part.value)
        ):
            break
        else:
            group, least, closed = group + part.value, _rank(part.value), part.closed
        end = part.end
        at += 1
    return Spoken(total + group, scaled, start, end), at


def _without_unit(between: str, part: str, language: Language) -> str:
    """What stands between a number and a half, without the unit that they count together (седем часа и половина)."""
    words = between.split()
    if len(words) < _JOINED or part.lower() != language.counting.half or not between[:1].isspace():
        return between
    if len(words[0]) <= _SHORT or words[0] not in language.units:
        return between
    # Two hours and half a day are two things.
    whole = words[1] == language.joined and (
        words[2:] == [] if not language.articles else words[-1] in language.articles
    )
    return f" {language.joined} " if whole else between


_JOINED = 2
"""Words between such a number and its half at least: the unit, and."""
_SHORT = 2
"""Units that are so short are codes."""


def _of_dozens(text: str, part: _Part, language: Language) -> bool:
    """Does this word say how many dozens there are together with a number before it?"""
    return part.value == _DOZEN and text[part.offset : part.end].lower() in language.multiplied


def _rank(value: float) -> float:
    """What the next part of a number must be smaller than."""
    if value >= 100:
        return 100.0
    return 10.0 if value >= 20 and value % 10 == 0 else 1.0


def _joint(between: str, language: Language, *, halved: bool) -> str | None:
    """What stands between two parts: "-", " ", "and", "past"; None where they do not belong together."""
    if between in ("-", "\u2011"):
        return "-"
    words = between.split()
    if not between.strip() and between:
        return " "
    if halved and len(words) == 1 and words[0] in language.past:
        return "past"
    if (
        words
        and words[0] == language.joined
        and (len(words) == 1 or (len(words) == 2 and words[1] in language.articles))
    ):
        return "and"
    # Half a million.
    return " " if halved and len(words) == 1 and words[0] in language.articles else None


def _follows(how: str, least: float, value: float) -> bool:
    """May a smaller part follow like this: twenty-five and двадесет и пет, one hundred and twenty, сто двадесет."""
    if least == 10:
        return how in ("-", " ", "and") and value < 10 and value == int(value)
    return how in (" ", "and")
