"""Words that say the opposite: left where the source says right, a decrease where it says an increase."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lineup.evidence import Feature
from lineup.languages import language
from lineup.languages.base import CONTRARIES
from lineup.languages.kinds import DENYING, SIDES, Kinds, kinds
from lineup.model import PROSE
from lineup.rules.context import Hit, Pair
from lineup.rules.places import place_from
from lineup.sentences import Sentence, split

_EVEN = sum(1 << SIDES + 2 * place for place in range(len(CONTRARIES)))
"""One of each two contraries."""
_ODD = _EVEN << 1


def contraries(pair: Pair) -> Iterator[Hit]:
    """Blocks of which one says one of two contraries and its twin the other one, neither of them both.

    Blocks of several sentences must say so in the same sentence. Nothing is told where one side denies and the other does not:
    what is not enabled is disabled.
    """
    holding, kinds_of = pair.of_kind(_EVEN | _ODD), pair.kinds
    for _, bead, source, target in pair.twins(holding[0], frozenset()):
        if len(source) != 1 or len(target) != 1:
            continue
        one, two = kinds_of[0][bead.source[0]], kinds_of[1][bead.target[0]]
        wrong = _alone(one) & _turned(_alone(two))
        if not wrong or (one ^ two) & DENYING:
            continue
        if source[0].block.kind in PROSE and target[0].block.kind in PROSE:
            yield from _in_sentences(pair, source[0], target[0], wrong)


def _turned(sides: int) -> int:
    """The contraries of what is said."""
    return (sides & _EVEN) << 1 | (sides & _ODD) >> 1


def _alone(sides: int) -> int:
    """What is said while its contrary is not."""
    return sides & ~_turned(sides) & (_EVEN | _ODD)


def _in_sentences(pair: Pair, source: Feature, target: Feature, wrong: int) -> Iterator[Hit]:
    """A hit for each two contraries that a sentence and its twin say, at the first word on either side."""
    ours, theirs = split(source.plain), split(target.plain)
    if len(ours) != len(theirs):
        return
    first, second = (kinds(language(code)) for code in pair.languages)
    lessened = language(pair.languages[0]).lessened
    for one, two in zip(ours, theirs, strict=True):
        old, new = _first(source, one, first), _first(target, two, second)
        for bit in sorted(old):
            other = _turned(bit)
            if lessened and lessened.search(source.plain, 0, old[bit].start()):
                continue
            if bit & wrong and other in new:
                found, expected = new[other][0], old[bit][0]
                places = (
                    place_from(pair.source, source, old[bit].start()),
                    place_from(pair.target, target, new[other].start()),
                )
                words: dict[str, str | int] = {"found": found, "expected": expected}
                yield Hit("opposite-word", *places, found, expected, words, f"{expected}>{found}")
                wrong ^= bit


_WORD = re.compile(r"[^\W\d_]+")


def _first(one: Feature, sentence: Sentence, known: Kinds) -> dict[int, re.Match[str]]:
    """For each contrary that a sentence says the first word that says it."""
    found: dict[int, re.Match[str]] = {}
    for match in _WORD.finditer(one.plain, sentence.start, sentence.end):
        sides = known.table[match[0].lower()] & (_EVEN | _ODD)
        while sides:
            bit = sides & -sides
            found.setdefault(bit, match)
            sides ^= bit
    return found
