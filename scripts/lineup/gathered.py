"""Several blocks in one of the other language: what the table left unpaired beside it may stand in it as well."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from lineup import model
from lineup.evidence import Feature
from lineup.lengths import length_cost
from lineup.model import Bead, made
from lineup.paths import FUSE, GAP

_ANOTHER = 4.0
"""What each block costs that stands in another one beside the first two."""

_SURELY = 2.0
"""By how much two blocks must fit better together than one of them alone, which the table has seen."""

_PLAIN = 3.0
"""What a block and its twins cost at the most where they are plainly that."""

_WIDEST = 12
"""So many blocks on either side of those that are paired are looked at."""

_KINDS = frozenset((model.PARAGRAPH, model.ITEM))


def gathered(source: Sequence[Feature], target: Sequence[Feature], beads: Iterable[Bead], ratio: float) -> list[Bead]:
    """The beads; what stands unpaired beside a block, paired or not, that says it too is part of its bead."""
    merged = _gathered(source, target, list(beads), ratio)
    return _turned_round(_gathered(target, source, _turned_round(merged), 1 / ratio))


def _turned_round(beads: Iterable[Bead]) -> list[Bead]:
    """The beads with the target as their source."""
    return [_bead((target, source, moved)) for source, target, moved in beads]


_bead = made(Bead)


def _gathered(source: Sequence[Feature], target: Sequence[Feature], beads: list[Bead], ratio: float) -> list[Bead]:
    """The beads, with all that one block of the target says of the source."""
    if all(bead.target for bead in beads):
        return beads
    at = 0
    while at < len(beads):
        _, twins, moved = beads[at]
        if len(twins) == 1 and not moved and target[twins[0]].block.kind in _KINDS:
            before, behind = _beside(beads, at, -1), _beside(beads, at, 1)
            if before or behind:
                own = beads[at].source
                row = (*before, *own, *behind)
                start, end = _best([source[i] for i in row], len(before), len(own), target[twins[0]], ratio)
                beads[at - len(before) : at + len(behind) + 1] = [
                    *[Bead((i,), ()) for i in row[:start]],
                    Bead(row[start:end], twins),
                    *[Bead((i,), ()) for i in row[end:]],
                ]
                at += start - len(before)
        at += 1
    return beads


def _beside(beads: Sequence[Bead], at: int, step: int) -> list[int]:
    """The blocks of the source that stand unpaired before (`step` -1) or behind a bead, in their order."""
    own = beads[at].source
    last = own[0 if step < 0 else -1] if own else None
    found: list[int] = []
    while len(found) < _WIDEST and 0 <= at + step < len(beads):
        at += step
        bead = beads[at]
        if bead.target or (last is not None and bead.source != (last + step,)):
            break
        last = bead.source[0]
        found.append(last)
    return found[::step]


def _best(row: Sequence[Feature], first: int, count: int, other: Feature, ratio: float) -> tuple[int, int]:
    """From which to before which of these neighbours they say together what another block says; `count` of them are its twins."""
    own = first, first + count
    cost = _cost(row[first : first + count], other, ratio) if count else GAP
    best, least = own, GAP * (len(row) - count) + cost
    for start in range(len(row)):
        kind = row[start].block.kind
        for end in range(start + 1, len(row) + 1):
            if row[end - 1].block.kind != kind or kind not in _KINDS:
                break
            if end - start < 2 or (start, end) == own:
                continue  # the table has seen that
            if cost < _PLAIN and not start <= first < first + count <= end:
                continue
            price = GAP * (len(row) - end + start) + _cost(row[start:end], other, ratio)
            if price + (_SURELY if end - start == 2 else 0.0) < least:
                best, least = (start, end), price
    return best


def _cost(group: Sequence[Feature], other: Feature, ratio: float) -> float:
    """What it costs to hold some neighbours together for the translation of one block: as for two (lineup.pair_costs)."""
    size = sum(one.size for one in group)
    keys = frozenset[str]().union(*[one.keys for one in group])
    shared = len(keys & other.keys)
    cost = length_cost(size, other.size, ratio)
    cost += min(5.0, 1.3 * (len(keys) + len(other.keys) - 2 * shared)) - min(5.0, 1.6 * shared)
    shares = [len(one.sounds & other.sounds) / len(one.sounds) if one.sounds else 0.0 for one in group]
    cost -= 4.0 * min(shares) + 1.0 * max(shares)
    return cost + (FUSE + _ANOTHER * (len(group) - 2) if len(group) > 1 else 0.0)
