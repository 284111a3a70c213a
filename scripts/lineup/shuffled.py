"""Rows of a table that stand in another order: they find their twins by what stands in them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lineup import model
from lineup.evidence import Feature
from lineup.model import Bead
from lineup.pair_costs import looks_wrong, pair_cost
from lineup.rearranged import rising
from lineup.sorted_anew import ALONE, paired

FEWEST = 3
"""So many rows that look wrong are no two that changed places."""

_MOST = 100
"""Rows up to which every one is compared with every other."""

_MOVED = 2.0
"""What it costs that a row stands elsewhere."""


def shuffled(source: Sequence[Feature], target: Sequence[Feature], beads: list[Bead], ratio: float) -> list[Bead]:
    """The beads, those of a table anew where its rows in another order say more of each other."""
    found: list[Bead] = []
    last = 0
    for first, behind in _tables(source, target, beads):
        found += beads[last:first]
        found += _anew(source, target, beads[first:behind], ratio)
        last = behind
    return found + beads[last:]


def _tables(source: Sequence[Feature], target: Sequence[Feature], beads: Sequence[Bead]) -> Iterator[tuple[int, int]]:
    """Ranges of beads of nothing but the rows of one table, without its head."""
    first = None
    for at, (ours, theirs, _) in enumerate((*beads, Bead((), ()))):
        blocks = [source[i] for i in ours] + [target[j] for j in theirs]
        if blocks and all(one.head[0] == model.ROW for one in blocks):
            first = at if first is None else first
        elif first is not None:
            if at - first >= FEWEST:
                yield first, at
            first = None


def _anew(source: Sequence[Feature], target: Sequence[Feature], beads: list[Bead], ratio: float) -> list[Bead]:
    wrong = sum(
        not (ours and theirs) or moved or looks_wrong(source[ours[0]], target[theirs[0]], ratio)
        for ours, theirs, moved in beads
    )
    ours = [i for bead in beads for i in bead.source]
    theirs = sorted(j for bead in beads for j in bead.target)
    if wrong < FEWEST or min(len(ours), len(theirs)) < FEWEST or max(len(ours), len(theirs)) > _MOST:
        return beads
    pairs = {ours[i]: theirs[j] for i, j in paired([source[i] for i in ours], [target[j] for j in theirs], ratio)}
    kept = rising(pairs)
    alone = sorted(set(theirs) - set(pairs.values()))
    anew = [Bead((i,), (pairs[i],) if i in pairs else (), i in pairs and i not in kept) for i in ours]
    anew += [Bead((), (j,)) for j in alone]
    return anew if _price(source, target, anew, ratio) < _price(source, target, beads, ratio) else beads


def _price(source: Sequence[Feature], target: Sequence[Feature], beads: Sequence[Bead], ratio: float) -> float:
    """What it costs to hold rows for each other's translation in this way."""
    return sum(
        _MOVED * moved + (pair_cost(source[ours[0]], target[theirs[0]], ratio) if ours and theirs else ALONE)
        for ours, theirs, moved in beads
    )
