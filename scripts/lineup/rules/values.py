"""Values: numbers, dates, times, percentages, sums and measures, compared by what they mean and not by how they are written."""

from __future__ import annotations

from collections.abc import Iterator
from functools import reduce
from operator import or_

from lineup import model
from lineup.evidence import Feature
from lineup.languages import language
from lineup.languages.base import Language
from lineup.languages.kinds import LARGE, SCALE
from lineup.languages.numerals import in_words
from lineup.languages.values import read_known, read_values
from lineup.model import Page
from lineup.rules.context import Hit, Pair
from lineup.rules.found import Found
from lineup.rules.glance import CODES, SIGNS, plainly_fine, table_of
from lineup.rules.raised import squared
from lineup.rules.row import Row
from lineup.rules.sums import summed

_READ = model.PROSE | {model.HTML}


def values(pair: Pair) -> Iterator[Hit]:
    """Values that a block and its twin do not share."""
    first, second = language(pair.languages[0]), language(pair.languages[1])
    tables = table_of(first), table_of(second)
    words, kinds, telling = pair.words, pair.kinds, pair.telling
    money = any(sign in text for text in pair.texts for sign in SIGNS) or any(code in pair.texts[0] for code in CODES)
    some = map(or_, pair.figures, pair.of_kind(LARGE | SCALE))
    for _, bead, source, target in pair.twins(*some):
        one, two = bead.source, bead.target
        if len(one) == len(two) == 1:
            kind = kinds[0][one[0]], kinds[1][two[0]]
        else:
            kind = reduce(or_, [kinds[0][index] for index in one]), reduce(or_, [kinds[1][index] for index in two])
        if source[0].block.kind not in _READ or target[0].block.kind not in _READ:
            continue
        if (
            len(source) == len(target) == 1
            and source[0].block.kind == model.ROW
            and source[0].block.level != target[0].block.level
        ):
            continue
        told = _told(telling[0], one), _told(telling[1], two)
        if plainly_fine(source, target, told, kind, tables, money=money):
            continue
        spoken = said_in(words[0], one), said_in(words[1], two)
        a = squared(found_in(source, pair.source, first, spoken[0]), first)
        b = squared(found_in(target, pair.target, second, spoken[1]), second)
        if source[0].block.kind != target[0].block.kind:
            if target[0].block.kind == model.ITEM:
                a = _without_mark(a)
            elif source[0].block.kind == model.ITEM:
                b = _without_mark(b)
        if a and b:
            a, b = summed(a, b, first), summed(b, a, second)
        if a or b:
            from lineup.rules.compare import Blocks, compare  # noqa: PLC0415 - not on most pages

            yield from compare(
                a, b, Blocks(features=(source, target), around=pair.places(bead), languages=(first, second))
            )


def found_in(side: list[Feature], page: Page, known: Language, words: list[str]) -> list[Found]:
    """The values of a group of blocks with these words."""
    spoken = in_words(words, known)
    if not spoken and not any(one.figures for one in side):
        return []
    if side[0].block.kind == model.HTML:  # of which the words are not known
        return [Found(value, one, page) for one in side for value in read_values(one.plain, known)]
    return [Found(value, one, page) for one in side for value in read_known(one.plain, words, known, spoken=spoken)]


def _without_mark(found: list[Found]) -> list[Found]:
    """The values of a paragraph without the number that was to be the mark of an item, and lacks the space behind it: 3.Then."""
    if found and found[0].value.offset == 0 and found[0].one.block.text[found[0].value.end :][:1] in (".", ")"):
        return found[1:]
    return found


def said_in(words: Row, indexes: tuple[int, ...]) -> list[str]:
    """The words of some blocks."""
    return words[indexes[0]] if len(indexes) == 1 else [word for index in indexes for word in words[index]]


def _told(telling: dict[int, list[str]], indexes: tuple[int, ...]) -> list[str]:
    """The words of some blocks that rules look for."""
    return [word for index in indexes for word in telling.get(index, ())]
