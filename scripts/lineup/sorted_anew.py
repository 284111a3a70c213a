"""Lists that each language sorts by its own alphabet: entries of a glossary are paired by what they say, not by where they stand."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from lineup.evidence import Feature
from lineup.model import Bead
from lineup.pair_costs import SWAPPABLE, pair_cost

FEWEST = 6
"""Entries from which on it is no chance that a list stands in the order of the alphabet in both languages."""

MOST = 200
"""Entries up to which every one is compared with every other."""

LETTERS = 4
"""Letters with which the entries begin at the least: a list of few says nothing of the alphabet."""

UNSORTED = 8
"""Of so many neighbours one may stand against the alphabet: lists are sorted by hand."""

OTHERS = 3
"""One entry of so many stands in another place at the least; else some have been moved, and the page says so."""

_COMPARISONS = MOST * MOST
"""So many times two entries of a page are compared at the most."""

_TURNS = 20
"""So often a list is gone through for pairs that are better crosswise; two or three times are the rule."""

ALONE = 5.0
"""What it costs to leave an entry unpaired."""


class Run(NamedTuple):
    """Neighbours of one kind that stand in the order of the alphabet: the first, and the one behind the last."""

    first: int
    behind: int


def sorted_anew(
    source: Sequence[Feature], target: Sequence[Feature], ratio: float
) -> Iterator[tuple[Run, Run, list[Bead]]]:
    """The lists that stand in another order in either language because of its alphabet, with the pairs of their entries."""
    ours, theirs = _runs(source), _runs(target)
    if len(ours) != len(theirs):
        return
    left = _COMPARISONS
    for one, two in zip(ours, theirs, strict=True):
        n, m = one.behind - one.first, two.behind - two.first
        if source[one.first].head != target[two.first].head or abs(n - m) > max(n, m) // FEWEST:
            continue
        if n * m > left or _keep_their_places(source[one.first : one.behind], target[two.first : two.behind]):
            continue
        left -= n * m
        pairs = paired(source[one.first : one.behind], target[two.first : two.behind], ratio)
        if len(pairs) - _in_step([j for _, j in pairs]) >= len(pairs) / OTHERS:
            yield one, two, _beads(one, two, pairs)


def _keep_their_places(source: Sequence[Feature], target: Sequence[Feature]) -> bool:
    """Does what only one entry of the target says stand where the source says it, more often than elsewhere?"""
    of: dict[str, int] = {}
    for at, two in enumerate(target):
        for key in two.keys | two.sounds:
            of[key] = _OFTEN if key in of else at
    near, here, elsewhere = abs(len(source) - len(target)), 0, 0
    for at, one in enumerate(source):
        for place in map(of.get, one.keys | one.sounds):
            if place is not None and place != _OFTEN:
                here, elsewhere = here + (abs(place - at) <= near), elsewhere + (abs(place - at) > near)
    return here > elsewhere


_OFTEN = -1
"""The place of what several entries say."""


def _runs(side: Sequence[Feature]) -> list[Run]:
    """The lists on a page that stand in the order of the alphabet."""
    found, first, last = [], 0, side[0].head if side else None
    for at in range(1, len(side) + 1):
        head = side[at].head if at < len(side) else None
        if last is None or head == last:
            continue
        if FEWEST <= at - first <= MOST and last[0] in SWAPPABLE and _in_order(side[first:at]):
            found.append(Run(first, at))
        first, last = at, head
    return found


def _in_order(side: Sequence[Feature]) -> bool:
    """Do these begin with letters, one after the other as they stand in the alphabet?"""
    wrong, letters = -(len(side) // UNSORTED), set[str]()
    last = ""
    for one in side:
        letter = one.block.text.lstrip(_BEFORE)[:1].lower()
        if not letter.isalpha():
            return False
        if letter < last:
            wrong += 1
            if wrong > 0:
                return False
        letters.add(letter)
        last = letter
    return len(letters) >= LETTERS


_BEFORE = " *_`[|„“\"'«(~"
"""What may stand before the first letter of an entry."""


def paired(source: Sequence[Feature], target: Sequence[Feature], ratio: float) -> list[tuple[int, int]]:
    """The entries that say most likely the same, in the order of the source: the cheapest pairs first, then what is better crosswise."""
    costs = [[pair_cost(s, t, ratio) for t in target] for s in source]
    of: dict[int, int] = {}
    taken: set[int] = set()
    for _, i, j in sorted((cost, i, j) for i, row in enumerate(costs) for j, cost in enumerate(row)):
        if i not in of and j not in taken:
            of[i] = j
            taken.add(j)
    for _ in range(_TURNS):
        better = False
        for a, b in combinations(of, 2):
            if costs[a][of[b]] + costs[b][of[a]] < costs[a][of[a]] + costs[b][of[b]] - 1e-9:
                of[a], of[b] = of[b], of[a]
                better = True
        if not better:
            break
    return sorted((i, j) for i, j in of.items() if costs[i][j] < 2 * ALONE)


def _in_step(places: list[int]) -> int:
    """How many of these stand in step: the longest row of them that goes up."""
    ends: list[int] = []
    for place in places:
        at = bisect_right(ends, place)
        ends[at : at + 1] = [place]
    return len(ends)


def _beads(one: Run, two: Run, pairs: list[tuple[int, int]]) -> list[Bead]:
    """The beads of a list: its pairs in the order of the source, with what stands alone on either side."""
    of = dict(pairs)
    beads = [Bead((one.first + i,), (two.first + of[i],) if i in of else ()) for i in range(one.behind - one.first)]
    taken = set(of.values())
    return beads + [Bead((), (two.first + j,)) for j in range(two.behind - two.first) if j not in taken]
