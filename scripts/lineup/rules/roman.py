"""Roman numerals: a number on one side that is a Roman numeral on the other, and numerals of two sides that differ."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from lineup.evidence import Feature
from lineup.languages import language
from lineup.languages.alphabets import TO_ROMAN
from lineup.languages.values import MEASURE, NUMBER, WORD
from lineup.model import PROSE
from lineup.rules.context import Hit, Pair
from lineup.rules.found import Found
from lineup.rules.places import place_from
from lineup.rules.values import found_in, said_in

_ROMAN = re.compile(r"X{0,3}(?:L|XL)?X{0,3}(?:IX|IV|V?I{0,3})")
# In French its ending stands behind the numeral of an ordinal number: XXIe.
_ROMAN_LETTERS = re.compile(r"[IVXL](?<![\w.][IVXL])(?:[IVXL]*(?!\w)|[IVXL]+(?=(?:e|ème|er|re)(?!\w)))")
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50}


class _Numeral(NamedTuple):
    """A Roman numeral in a block."""

    value: int
    text: str
    one: Feature
    offset: int


def roman(left: list[Found], there: Sequence[Feature]) -> None:
    """The 21st century is XXI век; Cyrillic letters are often used for the Roman numeral."""
    wanted = [one for one in left if one.value.kind in (NUMBER, WORD, MEASURE) and isinstance(one.value.key, float)]
    if not wanted:
        return
    numerals = [numeral.value for one in there for numeral in _romans(one)]
    for one in wanted:
        if one.value.key in numerals:
            numerals.remove(int(one.value.key))
            left.remove(one)


def exchanged(pair: Pair, holding: tuple[set[int], set[int]]) -> Iterator[Hit]:
    """Roman numerals that stand for others, in these blocks of either side.

    One letter alone may be a word or a name, and what the other side says in figures or in words is no other number.
    """
    for _, bead, source, target in pair.twins(holding[0], frozenset()):
        if holding[1].isdisjoint(bead.target):
            continue
        ours, theirs = _several(source), _several(target)
        lost, gained = _without(ours, theirs), _without(theirs, ours)
        if len(lost) != 1 or len(gained) != 1:
            continue
        old, new = lost[0], gained[0]
        if old.value in _numbers(pair, 1, target, bead.target) or new.value in _numbers(pair, 0, source, bead.source):
            continue
        words: dict[str, str | int] = {"found": new.text, "expected": old.text, "source": old.text}
        places = place_from(pair.source, old.one, old.offset), place_from(pair.target, new.one, new.offset)
        yield Hit("number-changed", *places, new.text, old.text, words, f"{old.text}>{new.text}")


def _romans(one: Feature) -> Iterator[_Numeral]:
    """The Roman numerals of a block."""
    for match in _ROMAN_LETTERS.finditer(one.plain.translate(TO_ROMAN)):
        if _ROMAN.fullmatch(match[0]):
            yield _Numeral(_roman_value(match[0]), one.plain[match.start() : match.end()], one, match.start())


def _roman_value(text: str) -> int:
    """What a Roman numeral says; its letters are known ones."""
    total = 0
    for index, char in enumerate(text):
        value = _ROMAN_VALUES[char]
        total += -value if index + 1 < len(text) and _ROMAN_VALUES[text[index + 1]] > value else value
    return total


def _several(side: Sequence[Feature]) -> list[_Numeral]:
    """The numerals of two letters and more that people read in some blocks."""
    return [found for one in side if one.block.kind in PROSE for found in _romans(one) if len(found.text) > 1]


def _without(some: Sequence[_Numeral], others: Sequence[_Numeral]) -> list[_Numeral]:
    """The numerals that are written more often than by the others."""
    more = Counter([one.value for one in some])
    more.subtract([one.value for one in others])
    return [one for one in some if more[one.value] > 0]


def _numbers(pair: Pair, side: int, blocks: list[Feature], indexes: tuple[int, ...]) -> set[object]:
    """The numbers that some blocks of a side say in figures and in words."""
    page, known = (pair.source, pair.target)[side], language(pair.languages[side])
    return {one.value.key for one in found_in(blocks, page, known, said_in(pair.words[side], indexes))}
