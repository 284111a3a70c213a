"""Headings that changed places: each says what is in the other's section, where the source's say what is in their own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

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
_Section = tuple[int, int]


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
        if target.own(other, another) or target.crossed(other, another) < _LEAST:
            continue
        source = source or _Sections(pair, 0)
        if source.own(one, two) and not source.crossed(one, two):
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
    """The sections of one side of a pair, and the words that people read in them."""

    def __init__(self, pair: Pair, side: int) -> None:
        self._blocks, self._words = (pair.target if side else pair.source).blocks, pair.words[side]

    def own(self, one: int, two: int) -> bool:
        """Does a word of two headings, one behind the other, stand in its own section and not in the other's?"""
        return any(self._alone(word, here, there) for word, here, there in self._said(one, two))

    def crossed(self, one: int, two: int) -> int:
        """How many of their words stand in the other's section and not in their own."""
        return sum(self._alone(word, there, here) for word, here, there in self._said(one, two))

    def _said(self, one: int, two: int) -> Iterator[tuple[str, _Section, _Section]]:
        """The words that one of two headings has and the other has not, with its own section and the other's."""
        first, second = self._begun(one), self._begun(two)
        sections = (one + 1, two), (two + 1, self._end(two))
        yield from ((word, *sections) for word in first - second)
        yield from ((word, *sections[::-1]) for word in second - first)

    def _alone(self, word: str, here: _Section, there: _Section) -> bool:
        return self._words.begins(word, *here) and not self._words.begins(word, *there)

    def _begun(self, head: int) -> frozenset[str]:
        """How the longer words of a heading begin."""
        return frozenset([word[:_BEGINNING] for word in self._words[head] if len(word) >= _LONG])

    def _end(self, head: int) -> int:
        """The next heading that is no lower, or the end of the page."""
        level, end = self._blocks[head].level, head + 1
        while end < len(self._blocks) and not _closes(self._blocks[end], level):
            end += 1
        return end


def _closes(block: Block, level: int) -> bool:
    """Does a block begin another section than those below a heading of this level?"""
    return block.kind == model.HEADING and block.level <= level
