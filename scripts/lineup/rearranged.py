"""Sections that stand in another order in the translation: found by what they say, before their blocks are paired."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations, permutations
from math import sqrt

from lineup import model
from lineup.evidence import Feature
from lineup.lengths import surely_fits
from lineup.model import Bead
from lineup.pair_costs import crosswise, pair_cost
from lineup.paths import AGAIN, FUSE, GAP

MOVE = 6.0
"""What it costs that a section stands elsewhere: less than two of its blocks that find no twin."""

_FEWEST = 3
"""Sections from which on there is an order; what stands before the first heading is one of them."""

_MOST = 10_000
"""So many times two sections are compared at the most."""

_ODD = 40
"""So many pairs that look wrong are compared with one another."""

_TELLING = 4
"""So many such pairs two sections that changed places have at the least: two of either."""

_LIKE = 0.15
"""How much of what they say two sections must share to be held for each other's translation."""

_CLEARLY = 1.2
"""By how much more than with any other section."""

Range = tuple[int, int]


def may_cross(source: Sequence[Feature], target: Sequence[Feature], odd: Sequence[int], ratio: float) -> bool:
    """May two sections built alike have changed places, where these pairs of blocks look wrong and all others do not?

    Then several of them show what others do, or fit these by length and words, as far apart as the sections are.
    """
    if len(odd) < _TELLING:
        return False
    shown = Counter(
        there - here
        for here, there in permutations(odd[:_ODD], 2)
        if source[here].keys and source[here].keys == target[there].keys
    )
    if any(number > 1 for number in shown.values()):
        return True
    heads = [at for at, one in enumerate(source) if one.head[0] == model.HEADING]
    section = {at: bisect_left(heads, at) for at in odd[:_ODD]}
    apart: dict[int, list[int]] = defaultdict(list)
    for here, there in combinations(section, 2):
        if section[here] != section[there] and source[here].head == source[there].head:
            apart[there - here].append(here)
    for distance, places in apart.items():
        crossed = 0
        for here in places if len(places) > 1 else ():
            at = here + distance
            crossed += _crossed(source[here], source[at], target[here], target[at], ratio)
            if crossed > 1:
                return True
    return False


def _crossed(s1: Feature, s2: Feature, t1: Feature, t2: Feature, ratio: float) -> bool:
    """Do two pairs that look wrong fit crosswise, by length and words?"""
    if not (surely_fits(s1.size, t2.size, ratio) and surely_fits(s2.size, t1.size, ratio)):
        return False
    straight = surely_fits(s1.size, t1.size, ratio) and surely_fits(s2.size, t2.size, ratio)
    return not straight and crosswise(s1, s2, t1, t2, ratio) > 0


def order(source: Sequence[Feature], target: Sequence[Feature]) -> tuple[list[int], set[int]] | None:
    """The blocks of the target in the order in which the source says the same, and which of them stand elsewhere.

    None where the sections of both stand in the same order, as far as can be told.
    """
    ours, theirs = list(_sections(source)), list(_sections(target))
    if min(len(ours), len(theirs)) < _FEWEST or len(ours) * len(theirs) > _MOST:
        return None
    pairs = _pairs(source, target, ours, theirs)
    kept = rising(pairs)
    moved = {j: i for i, j in pairs.items() if i not in kept}
    if not moved:
        return None
    places = [at for at in range(len(theirs)) if at not in moved]
    for there, here in sorted(moved.items(), key=lambda one: one[1]):
        before = max((i for i in pairs if i < here), default=-1)
        places.insert(places.index(pairs[before]) + 1 if before >= 0 else 0, there)
    blocks = [at for place in places for at in range(*theirs[place])]
    return blocks, {at for place in moved for at in range(*theirs[place])}


def _sections(side: Sequence[Feature]) -> Iterator[Range]:
    """Ranges of blocks from one heading to the next; the first may begin without one."""
    first = 0
    for at, one in enumerate(side):
        if one.head[0] == model.HEADING and at > first:
            yield first, at
            first = at
    if side:
        yield first, len(side)


def _pairs(
    source: Sequence[Feature], target: Sequence[Feature], ours: Sequence[Range], theirs: Sequence[Range]
) -> dict[int, int]:
    """Sections that say the same more than any others do; and their neighbours, where these have no other partner."""
    said = [[_said(side[a:b]) for a, b in ranges] for side, ranges in ((source, ours), (target, theirs))]
    often = Counter(key for side in said for section in side for key in section)
    weights = [[sum(1 / often[key] for key in section) for section in side] for side in said]
    levels = [[_level(side, at) for at, _ in ranges] for side, ranges in ((source, ours), (target, theirs))]
    likes = [
        [
            sum(1 / often[key] for key in one & two) / sqrt(a * b) if a and b and level == other else 0.0
            for two, b, other in zip(said[1], weights[1], levels[1], strict=True)
        ]
        for one, a, level in zip(said[0], weights[0], levels[0], strict=True)
    ]
    columns = list(zip(*likes, strict=True))
    pairs: dict[int, int] = {}
    for i, row in enumerate(likes):
        j = max(range(len(row)), key=row.__getitem__)
        if row[j] >= _LIKE and _stands_out(row, j) and _stands_out(columns[j], i):
            pairs[i] = j
    taken = set(pairs.values())
    for step in (1, -1):
        for i in sorted(pairs, reverse=step < 0):
            here, there = i + step, pairs[i] + step
            while (
                0 <= here < len(ours)
                and 0 <= there < len(theirs)
                and here not in pairs
                and there not in taken
                and levels[0][here] == levels[1][there]
            ):
                pairs[here] = there
                taken.add(there)
                here, there = here + step, there + step
    # What stood where a section came from stands where that one went.
    runs = [
        {tuple(levels[side][at] for at in run): run for run in _runs(set(range(len(levels[side]))) - used)}
        for side, used in ((0, set(pairs)), (1, taken))
    ]
    for alike, run in runs[0].items():
        pairs.update(zip(run, runs[1].get(alike, ()), strict=False))
    return pairs


def _runs(some: set[int]) -> Iterator[list[int]]:
    """Numbers that follow one another, as lists."""
    run: list[int] = []
    for at in sorted(some):
        if run and at != run[-1] + 1:
            yield run
            run = []
        run.append(at)
    if run:
        yield run


def _level(side: Sequence[Feature], at: int) -> int:
    """The level of the heading that a section begins with; what the page begins with is no section beside others."""
    return side[at].block.level if at and side[at].head[0] == model.HEADING else 0


def _said(side: Sequence[Feature]) -> frozenset[str]:
    """All that blocks show or say that their translation may share."""
    return frozenset().union(*(one.keys | one.sounds for one in side))


def _stands_out(row: Sequence[float], at: int) -> bool:
    """Is the best of these better than any other by far?"""
    return row[at] >= _CLEARLY * max((value for other, value in enumerate(row) if other != at), default=0.0)


def rising(pairs: dict[int, int]) -> set[int]:
    """The most sections of the source whose partners stand in the same order; of such rows, the one with most in their own place."""
    best: dict[int, tuple[int, int]] = {}
    before: dict[int, int] = {}
    for i in sorted(pairs):
        longest, before[i] = max(
            ((best[k], k) for k in best if pairs[k] < pairs[i]), default=((0, 0), -1), key=lambda one: one[0]
        )
        best[i] = longest[0] + 1, longest[1] + (i == pairs[i])
    kept: set[int] = set()
    at = max(best, key=best.__getitem__, default=-1)
    while at >= 0:
        kept.add(at)
        at = before[at]
    return kept


def price(source: Sequence[Feature], target: Sequence[Feature], beads: Sequence[Bead], ratio: float) -> float:
    """What it costs to hold two pages for each other's translation in this way: with what moved, a run of blocks at a time."""
    total, alone, away = 0.0, 0, -1
    for ours, theirs, moved in beads:
        if moved:
            total += MOVE if theirs[0] != away + 1 else 0.0
            away = theirs[-1]
        side = 1 if not theirs else 2 if not ours else 0
        if side:
            total += GAP - (AGAIN if side == alone else 0.0)
        elif len(ours) == len(theirs) == 1:
            total += min(2 * GAP, pair_cost(source[ours[0]], target[theirs[0]], ratio))
        else:
            total += FUSE
        alone = side
    return total
