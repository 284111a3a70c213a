"""Headings that changed places: each says what is in the other's section, where the source's say what is in their own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from lineup import model
from lineup.model import Block
from lineup.rules.context import Hit, Pair, place_of
from lineup.rules.shown import shown
from lineup.words import Memo

_BEGINNING = 5
"""So many letters make two forms of a word the same."""
_LONG = 4
"""Shorter words are little ones, which are in every section and tell nothing."""
_LEAST = 2
"""So many words of two headings stand in the other's section alone: one may be chance."""

_Twins = tuple[int, int]
_Levels = dict[int, int]
"""Which blocks of a side are headings, each with its level."""


def headings_exchanged(pair: Pair) -> Iterator[Hit]:
    """Neighbouring headings of one level whose texts changed places, told by the words that they share with their sections."""
    ours, theirs = pair.source.blocks, pair.target.blocks
    levels = _levels(ours), _levels(theirs)
    neighbours = list(_neighbours(_heads(pair, levels), levels))
    if not neighbours:
        return
    target, source = _Sections(pair, 1, levels[1]), None
    for (one, other), (two, another) in neighbours:
        if not _are_crossed(target.places(other, another)):
            continue
        source = source or _Sections(pair, 0, levels[0])
        places = set(source.places(one, two))
        if (True, False) in places and (False, True) not in places:
            texts = shown(theirs[other]), shown(theirs[another])
            words: dict[str, str | int] = {"first": texts[0], "second": texts[1]}
            both = place_of(pair.source, ours[one]), place_of(pair.target, theirs[other])
            yield Hit("headings-exchanged", *both, " | ".join(texts), None, words, texts[0])


def _levels(blocks: Sequence[Block]) -> _Levels:
    """The headings of a page."""
    return {at: one.level for at, one in enumerate(blocks) if one[0] == model.HEADING}


def _heads(pair: Pair, levels: tuple[_Levels, _Levels]) -> Iterator[_Twins]:
    """Headings that stand for one another, in their places."""
    source, target = levels
    if pair.in_step:
        yield from ((at, at) for at in source if at in target)
        return
    for _, bead, ours, theirs in pair.twins(source.keys(), frozenset()):
        if len(ours) == len(theirs) == 1 and not bead.moved and bead.target[0] in target:
            yield bead.source[0], bead.target[0]


def _are_crossed(places: Iterator[tuple[bool, bool]]) -> bool:
    """Do words of two headings stand in the other's section alone, and none in its own alone?"""
    crossed = 0
    for own, others in places:
        if own and not others:
            return False  # most headings
        crossed += others and not own
    return crossed >= _LEAST


def _neighbours(heads: Iterable[_Twins], levels: tuple[_Levels, _Levels]) -> Iterator[tuple[_Twins, _Twins]]:
    """Headings and the next of the same level, with none of a higher one between them, on both sides."""
    source, target = levels
    last: dict[int, _Twins] = {}
    for one in heads:
        level = target[one[1]]
        if level != source[one[0]]:
            last.clear()
            continue
        last = {upper: head for upper, head in last.items() if upper <= level}
        if level in last:
            yield last[level], one
        last[level] = one


class _Sections:
    """The sections of one side of a pair, and the words that people read in them."""

    def __init__(self, pair: Pair, side: int, levels: _Levels) -> None:
        self._words = pair.words[side]
        self._begun = Memo(self._beginnings)
        # A section ends with the next heading that is no lower, or the page.
        self._end: dict[int, int] = {}
        behind: list[tuple[int, int]] = [(0, len((pair.target if side else pair.source).blocks))]
        for at, level in reversed(levels.items()):
            while behind[-1][0] > level:
                behind.pop()
            self._end[at] = behind[-1][1]
            behind.append((level, at))

    def places(self, one: int, two: int) -> Iterator[tuple[bool, bool]]:
        """Of each word that one of two headings has and the other has not: does it stand in its section, and in the other's?"""
        first, second = self._begun[one], self._begun[two]
        sections = (one + 1, two), (two + 1, self._end[two])
        for words, (own, others) in ((first - second, sections), (second - first, sections[::-1])):
            for word in words:
                yield self._words.begins(word, *own), self._words.begins(word, *others)

    def _beginnings(self, head: int) -> frozenset[bytes]:
        """How the longer words of a heading begin."""
        return self._words.beginnings(head, _LONG, _BEGINNING)
