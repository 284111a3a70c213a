"""Pairs of two pages in step that show nothing but words, and may have changed places: told by their signs, or by their words.

To ask all blocks for their words takes long. Two that have other signs than their twins have tell it without; of others only
those are asked that have a like near them, with the same signs, which fits as well by its length, and of two such blocks
mostly one: where it says what its twin says, nothing has changed places.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import compress, count
from operator import ne

from lineup.evidence import NOTHING_SHOWN, Feature
from lineup.pair_costs import SWAPPABLE, likeness

FAR = 6
"""How many beads apart two blocks stand that are compared as neighbours are; and how many that look wrong are compared with one."""

_LIKES = 3
"""So many likes before a block are looked at."""

_EQUAL = 0.1
"""By which part of it two sizes differ that tell nothing."""

_TELLING = 30
"""Characters from which on a block has words enough."""

_ALIKE = 0.3
"""Two blocks that share so many of their words say the same."""


def crossed(source: Sequence[Feature], target: Sequence[Feature]) -> set[int]:
    """Which of these pairs look as if two of them had changed places."""
    first, second = getattr(source, "signs", ()), getattr(target, "signs", ())
    return {*_by_signs(source, target, first, second), *_by_words(source, target, second)}


def _by_signs(
    source: Sequence[Feature], target: Sequence[Feature], first: Sequence[bytes], second: Sequence[bytes]
) -> Iterator[int]:
    """Pairs near each other, each with the signs of the other's source."""
    other = [
        at
        for at in compress(count(), map(ne, first, second))
        if source[at].head[0] in SWAPPABLE and not (source[at].keys or target[at].keys)
    ]
    for rank, here in enumerate(other):
        for there in other[rank + 1 : rank + 1 + FAR]:
            if first[here] == second[there] and first[there] == second[here]:
                yield here
                yield there


def _by_words(source: Sequence[Feature], target: Sequence[Feature], signs: Sequence[bytes]) -> Iterator[int]:
    """Pairs near each other with the same signs, neither of which says what its twin says."""
    likes: dict[tuple[tuple[str, int], bytes], list[tuple[int, int, int]]] = {}
    said: dict[int, bool] = {}
    for here, (s, t, marks) in enumerate(zip(source, target, signs, strict=False)):
        if s.shown is not NOTHING_SHOWN or t.shown is not NOTHING_SHOWN:
            continue
        long, size, head = t.size, s.size, s.head
        if long < _TELLING or head[0] not in SWAPPABLE:
            continue
        near = likes.setdefault((head, marks), [])
        equal = long * _EQUAL
        for there, size_, long_ in near[: -_LIKES - 1 : -1]:
            if here - there > FAR:
                break
            more = long - long_
            if not -long < 2 * more < long_ or ((more < -equal or more > equal) and (size - size_) * more > 0):
                continue
            if said.get(here) or said.get(there):
                continue
            # Of which there are fewer words is asked first.
            for at in (there, here) if there in said or long_ < long else (here, there):
                if at not in said:
                    said[at] = likeness(source[at], target[at]) > _ALIKE
                if said[at]:
                    break
            else:
                if _crosswise(s, source[there], t, target[there]):
                    yield here
                    yield there
        near.append((here, size, long))


def _crosswise(s1: Feature, s2: Feature, t1: Feature, t2: Feature) -> bool:
    """Has each of two blocks more words of the other's source?"""
    return likeness(s1, t2) > likeness(s1, t1) and likeness(s2, t1) > likeness(s2, t2)
