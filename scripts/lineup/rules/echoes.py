"""Headings that changed places: each says what is in the other's section, where the source's say what is in their own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate

from lineup import model
from lineup.model import Block
from lineup.rules.context import Hit, Pair, place_of
from lineup.rules.shown import shown

_BEGINNING = 5
"""So many letters make two forms of a word the same."""
_LONG = 4
"""Shorter words are little ones, which are in every section and tell nothing."""
_LEAST = 2
"""So many words of two headings stand in the other's section alone: one may be chance."""

_Twins = tuple[int, int]


def headings_exchanged(pair: Pair) -> Iterator[Hit]:
    """Neighbouring headings of one level whose texts changed places, told by the words that they share with their sections."""
    ours, theirs = pair.source.blocks, pair.target.blocks
    heads = [
        (source[0], target[0])
        for source, target, moved in pair.beads
        if len(source) == len(target) == 1
        and not moved
        and ours[source[0]].kind == theirs[target[0]].kind == model.HEADING
    ]
    neighbours = list(_neighbours(heads, ours, theirs)) if len(heads) > 1 else []
    if not neighbours:
        return
    target, source = _Sections(pair, 1), None
    for (one, other), (two, another) in neighbours:
        own, crossed = target.echoes(other, another)
        if own or crossed < _LEAST:
            continue
        source = source or _Sections(pair, 0)
        own, crossed = source.echoes(one, two)
        if own and not crossed:
            texts = shown(theirs[other]), shown(theirs[another])
            words: dict[str, str | int] = {"first": texts[0], "second": texts[1]}
            places = place_of(pair.source, ours[one]), place_of(pair.target, theirs[other])
            yield Hit("headings-exchanged", *places, " | ".join(texts), None, words, texts[0])


def _neighbours(
    heads: Sequence[_Twins], source: Sequence[Block], target: Sequence[Block]
) -> Iterator[tuple[_Twins, _Twins]]:
    """Headings and the next of the same level, with none of a higher one between them, on both sides."""
    last: dict[int, _Twins] = {}
    for one in heads:
        level = target[one[1]].level
        if level != source[one[0]].level:
            last.clear()
            continue
        last = {upper: head for upper, head in last.items() if upper <= level}
        if level in last:
            yield last[level], one
        last[level] = one


class _Sections:
    """The words that people read on one side of a pair, and where among them its sections begin."""

    def __init__(self, pair: Pair, side: int) -> None:
        self._blocks, self._words = (pair.target if side else pair.source).blocks, pair.words[side]
        said = [" ".join(words) for words in self._words]
        self._text = f" {' '.join(said)}"
        self._starts = [0, *accumulate(len(words) + 1 for words in said)]

    def echoes(self, one: int, two: int) -> tuple[int, int]:
        """How many words of two headings, one behind the other, stand in their own section alone, and in the other's alone."""
        own = crossed = 0
        first, second = self._begun(one), self._begun(two)
        sections = self._section(one, two), self._section(two, self._end(two))
        for words, here, there in ((first - second, *sections), (second - first, *sections[::-1])):
            for word in words:
                yes, no = self._text.find(word, *here) >= 0, self._text.find(word, *there) >= 0
                own, crossed = own + (yes and not no), crossed + (no and not yes)
        return own, crossed

    def _begun(self, head: int) -> frozenset[str]:
        """How the longer words of a heading begin, with the space before them."""
        return frozenset([f" {word[:_BEGINNING]}" for word in self._words[head] if len(word) >= _LONG])

    def _section(self, head: int, end: int) -> tuple[int, int]:
        return self._starts[head + 1], self._starts[end]

    def _end(self, head: int) -> int:
        """The next heading that is no lower, or the end of the page."""
        level, end = self._blocks[head].level, head + 1
        while end < len(self._blocks) and not _closes(self._blocks[end], level):
            end += 1
        return end


def _closes(block: Block, level: int) -> bool:
    """Does a block begin another section than those below a heading of this level?"""
    return block.kind == model.HEADING and block.level <= level
