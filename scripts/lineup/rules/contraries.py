"""Words that say the opposite: left where the source says right, a decrease where it says an increase."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache, reduce
from operator import or_

from lineup.evidence import Feature
from lineup.languages import language
from lineup.languages.base import Language
from lineup.languages.kinds import DENYING
from lineup.model import PROSE
from lineup.rules.context import Hit, Pair
from lineup.rules.places import place_from
from lineup.rules.row import Row
from lineup.sentences import Sentence, split
from lineup.words import Memo


def contraries(pair: Pair) -> Iterator[Hit]:
    """Blocks of which one says one of two contraries and its twin the other one, neither of them both.

    Blocks of several sentences must say so in the same sentence. Nothing is told where one side denies and the other does not:
    what is not enabled is disabled.
    """
    first, second = (language(code) for code in pair.languages)
    tables = tables_of(first, second)
    if not tables:
        return
    ours, theirs = (_said(row, table) for row, table in zip(pair.rows, tables, strict=True))
    kinds = pair.kinds
    for _, bead, source, target in pair.twins(ours.keys(), frozenset()):
        if len(source) != 1 or len(target) != 1:
            continue
        at, to = bead.source[0], bead.target[0]
        wrong = _alone(ours[at]) & _turned(_alone(theirs.get(to, 0)))
        if (
            wrong
            and not (kinds[0][at] ^ kinds[1][to]) & DENYING
            and source[0].block.kind in PROSE
            and target[0].block.kind in PROSE
        ):
            yield from _in_sentences(pair, source[0], target[0], wrong, tables)


Tables = tuple[Memo[int], Memo[int]]
"""For either language, of which contraries a word is: two bits for each pair of them, one for either side."""


@lru_cache(maxsize=8)
def tables_of(first: Language, second: Language) -> Tables | None:
    """What is known of the words of two languages; None where nothing is known of one of them."""
    both = [name for name in first.contraries if name in second.contraries]
    return (_table(first, both), _table(second, both)) if both else None


def _table(known: Language, names: list[str]) -> Memo[int]:
    sides = [words for name in names for words in known.contraries[name]]
    exact: dict[str, int] = {}
    begins: dict[str, int] = {}
    for bit, words in enumerate(sides):
        for word in words.split():
            bits, bare = (begins, word[:-1]) if word[-1] == "*" else (exact, word)
            bits[bare] = bits.get(bare, 0) | 1 << bit
    least, most = min(map(len, begins), default=0), max(map(len, begins), default=0)

    def sides_of(word: str) -> int:
        found = exact.get(word, 0)
        for size in range(least, min(most, len(word)) + 1):
            found |= begins.get(word[:size], 0)
        return found

    return Memo(sides_of)


def _said(row: Row, table: Memo[int]) -> dict[int, int]:
    """The contraries that the words of a block say, for each block of which some do."""
    ask = table.__getitem__
    return {index: reduce(or_, map(ask, words)) for index, words in row.telling(ask).items()}


_EVEN = sum(1 << bit for bit in range(0, 256, 2))
"""One of each two contraries."""


def _turned(sides: int) -> int:
    """The others."""
    return (sides & _EVEN) << 1 | (sides >> 1) & _EVEN


def _alone(sides: int) -> int:
    """What is said while its contrary is not."""
    return sides & ~_turned(sides)


def _in_sentences(pair: Pair, source: Feature, target: Feature, wrong: int, tables: Tables) -> Iterator[Hit]:
    """A hit for each two contraries that a sentence and its twin say, at the first word on either side."""
    ours, theirs = split(source.plain), split(target.plain)
    if len(ours) != len(theirs):
        return
    for one, two in zip(ours, theirs, strict=True):
        old, new = _first(source, one, tables[0]), _first(target, two, tables[1])
        for bit in sorted(old):
            other = _turned(bit)
            if bit & wrong and other in new:
                words: dict[str, str | int] = {"found": new[other][0], "expected": old[bit][0]}
                places = (
                    place_from(pair.source, source, old[bit].start()),
                    place_from(pair.target, target, new[other].start()),
                )
                yield Hit("opposite-word", *places, new[other][0], old[bit][0], words, f"{old[bit][0]}>{new[other][0]}")
                wrong ^= bit


_WORD = re.compile(r"[^\W\d_]+")


def _first(one: Feature, sentence: Sentence, table: Memo[int]) -> dict[int, re.Match[str]]:
    """For each contrary that a sentence says the first word that says it."""
    found: dict[int, re.Match[str]] = {}
    for match in _WORD.finditer(one.plain, sentence.start, sentence.end):
        sides = table[match[0].lower()]
        while sides:
            bit = sides & -sides
            found.setdefault(bit, match)
            sides ^= bit
    return found
