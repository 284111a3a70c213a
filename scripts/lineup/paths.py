"""The cheapest path through one section, by dynamic programming with Gale and Church's beads.

The source of the beads (1-1, 1-0, 0-1, 2-1, 1-2) and of their priors: "A Program for Aligning Sentences in Bilingual Corpora",
Computational Linguistics 19, 1993.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import inf

from lineup import model
from lineup.evidence import Feature
from lineup.model import Bead
from lineup.pair_costs import CONTRAST, SWAP, SWAPPABLE, contrast, crosswise, fused_cost, pair_cost
from lineup.words import Memo

GAP = 5.0
"""What it costs to leave a block unpaired: two gaps cost more than any plausible pair, less than a wrong one."""

AGAIN = 1.0
"""How much less a block costs that is left unpaired behind another one: what is gone is mostly gone together."""

COPY = 2.0
"""The same for a block that stands on its page a second time."""

FUSE = 4.5
"""What a 2-1 or 1-2 bead costs beside its pair (Gale and Church's prior for it is 0.089 against 0.89)."""

SLIP = 1e-9
"""More than what is lost where costs are rounded."""

_FUSABLE = frozenset((model.PARAGRAPH, model.ITEM))


def gaps_of(source: Sequence[Feature], target: Sequence[Feature]) -> tuple[dict[int, float], dict[int, float]]:
    """The blocks that cost less to leave unpaired: copies of a block above, where the other side has no such copies."""
    copies = [_copies(side) for side in (source, target)]
    return tuple(  # type: ignore[return-value]
        {index: COPY for index, kind in own.items() if kind not in other.values()}
        for own, other in (copies, copies[::-1])
    )


def _copies(side: Sequence[Feature]) -> dict[int, str]:
    """The index and kind of every block of text that stands on its page before."""
    seen: set[tuple[str, str]] = set()
    found = {}
    for index, one in enumerate(side):
        if one.size > 15 and one.block.kind in model.PROSE:
            text = (one.block.kind, one.block.text)
            if text in seen:
                found[index] = one.block.kind
            seen.add(text)
    return found


def cheapest(
    source: Sequence[Feature],
    target: Sequence[Feature],
    s0: int,
    s1: int,
    t0: int,
    t1: int,
    ratio: float,
    gaps: tuple[dict[int, float], dict[int, float]],
) -> list[Bead]:
    """The cheapest path through one section, by dynamic programming over the whole table."""
    n, m = s1 - s0, t1 - t0
    width = m + 1
    others = target[t0:t1]
    kinds = [t.block.kind for t in others]
    beside = [gaps[1].get(t, GAP) for t in range(t0, t1)]
    best = [[inf] * width]
    steps = [bytearray(width)]
    first = best[0]
    first[0] = 0.0
    for j in range(1, m + 1):
        first[j] = first[j - 1] + beside[j - 1] - (AGAIN if j > 1 else 0.0)
        steps[0][j] = 2
    least, whole = _costs(source[s0], others, ratio)
    for i in range(1, n + 1):
        s = source[s0 + i - 1]
        (least_, whole_), (least, whole) = (least, whole), _costs(s, others, ratio)
        gap = gaps[0].get(s0 + i - 1, GAP)
        kind = s.block.kind
        fusable = kind in _FUSABLE
        swappable = i > 1 and kind in SWAPPABLE and source[s0 + i - 2].head == s.head
        if swappable and source[s0 + i - 2].block.text == s.block.text:
            swappable = False  # nobody can tell
        row, step = [inf] * width, bytearray(width)
        above = best[-1]
        above2 = best[-2] if i > 1 else None
        row[0] = above[0] + gap - (AGAIN if i > 1 else 0.0)
        step[0] = 1
        over = steps[-1]
        for j, t in enumerate(others, 1):
            value, how = above[j] + gap - (AGAIN if over[j] == 1 else 0.0), 1
            other = row[j - 1] + beside[j - 1] - (AGAIN if step[j - 1] == 2 else 0.0)
            if other < value:
                value, how = other, 2
            other = above[j - 1]
            if other < value + 8.0:
                cost = least[j]
                other += cost if cost > value - other + SLIP else whole[j]
                if other < value:
                    value, how = other, 3
            if fusable and kinds[j - 1] == kind:
                if (
                    above2 is not None
                    and above2[j - 1] + FUSE - 6.0 < value
                    and (s_ := source[s0 + i - 2]).block.kind == kind
                ):
                    other = above2[j - 1] + FUSE
                    other += fused_cost(s_, s, t, ratio, value - other + SLIP)
                    if other < value:
                        value, how = other, 4
                if j > 1 and above[j - 2] + FUSE - 6.0 < value and kinds[j - 2] == kind:
                    other = above[j - 2] + FUSE
                    other += fused_cost(others[j - 2], t, s, 1 / ratio, value - other + SLIP)
                    if other < value:
                        value, how = other, 5
            if swappable and j > 1 and t.head == s.head and above2 is not None and above2[j - 2] - 8.0 < value:
                s_, t_ = source[s0 + i - 2], others[j - 2]
                same = s_.keys == s.keys and t_.keys == t.keys
                most = 2 * CONTRAST if kind == model.ROW else CONTRAST if same else 0.0
                limit = value + most + SLIP - above2[j - 2] - SWAP
                # First without their words: those are compared only where they may decide.
                if (
                    least_[j] + least[j - 1] < limit
                    and (across := whole_[j] + whole[j - 1]) < limit
                    and crosswise(s_, s, t_, t, ratio) > 0
                ):
                    other = across + SWAP
                    # It decides between the two ways to pair these four, and makes them no better beside any other.
                    if other >= whole_[j - 1] + whole[j]:
                        other -= contrast(s_, s, t_, t)
                    other += above2[j - 2]
                    if other < value:
                        value, how = other, 6
            row[j], step[j] = value, how
        best.append(row)
        steps.append(step)
        if len(best) > 3:
            best[-4] = []
    return _trace(steps, n, m, s0, t0)


def _costs(s: Feature, others: Sequence[Feature], ratio: float) -> tuple[Memo[int, float], Memo[int, float]]:
    """What it costs to pair a block with the others, the first of which is 1: if all words fit, and as they do."""
    return Memo(lambda j: pair_cost(s, others[j - 1], ratio, -inf)), Memo(lambda j: pair_cost(s, others[j - 1], ratio))


def _trace(steps: list[bytearray], n: int, m: int, s0: int, t0: int) -> list[Bead]:
    """The beads of the cheapest path, from its end."""
    beads: list[Bead] = []
    i, j = n, m
    while i or j:
        how = steps[i][j]
        if how == 3:
            i, j = i - 1, j - 1
            beads.append(Bead((s0 + i,), (t0 + j,)))
        elif how == 4:
            i, j = i - 2, j - 1
            beads.append(Bead((s0 + i, s0 + i + 1), (t0 + j,)))
        elif how == 5:
            i, j = i - 1, j - 2
            beads.append(Bead((s0 + i,), (t0 + j, t0 + j + 1)))
        elif how == 6:
            i, j = i - 2, j - 2
            beads.append(Bead((s0 + i + 1,), (t0 + j,), moved=True))
            beads.append(Bead((s0 + i,), (t0 + j + 1,)))
        elif how == 1 or (how == 0 and i):
            i -= 1
            beads.append(Bead((s0 + i,), ()))
        else:
            j -= 1
            beads.append(Bead((), (t0 + j,)))
    return beads[::-1]
