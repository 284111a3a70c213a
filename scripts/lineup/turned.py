"""Blocks that became others: a heading that is a paragraph in the other language, a table that is a list or lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from lineup import model
from lineup.evidence import Feature
from lineup.model import Bead
from lineup.pair_costs import pair_cost

_LIKE = 1.5
"""What two blocks may cost at the most as two paragraphs."""

_ROWS = frozenset((model.ROW, model.HEAD_ROW))
_LINES = frozenset((model.PARAGRAPH, model.ITEM, model.TERM, model.DEFINITION))
_HEADED = {model.HEADING, model.PARAGRAPH}

_WIDEST = 40_000
"""So many pairs of blocks are compared at the most: two hundred rows and as many lines."""


def turned(source: Sequence[Feature], target: Sequence[Feature], beads: Iterable[Bead], ratio: float) -> Iterator[Bead]:
    """Pairs blocks of two kinds that are unpaired at the same place and say the same one after the other."""
    waiting: list[Bead] = []
    for bead in beads:
        if bead.source and bead.target:
            yield from _paired(source, target, waiting, ratio) if len(waiting) > 1 else waiting
            waiting = []
            yield bead
        else:
            waiting.append(bead)
    yield from _paired(source, target, waiting, ratio)


def _paired(source: Sequence[Feature], target: Sequence[Feature], waiting: list[Bead], ratio: float) -> Iterable[Bead]:
    """The beads of blocks that stand unpaired between two pairs, those paired that became others."""
    ours = [bead.source[0] for bead in waiting if bead.source]
    theirs = [bead.target[0] for bead in waiting if bead.target]
    if not ours or not theirs or len(ours) * len(theirs) > _WIDEST:
        return waiting
    gains = [[_gain(source[i], target[j], ratio) for j in theirs] for i in ours]
    pairs = _filled(_best(gains), [[gain is not None for gain in row] for row in gains])
    if not pairs:
        return waiting
    beads: list[Bead] = []
    s = t = 0
    for i, j in (*pairs, (len(ours), len(theirs))):
        beads += [Bead((at,), ()) for at in ours[s:i]]
        beads += [Bead((), (at,)) for at in theirs[t:j]]
        beads += [Bead((ours[i],), (theirs[j],))] if i < len(ours) else []
        s, t = i + 1, j + 1
    return beads


def _gain(s: Feature, t: Feature, ratio: float) -> float | None:
    """By how much two blocks fit better than they must to be held for one that became the other; None where none becomes the other."""
    kinds = {s.block.kind, t.block.kind}
    if kinds != _HEADED and not (kinds & _ROWS and kinds & _LINES):
        return None
    return max(0.0, _LIKE - pair_cost(_unmarked(s), _unmarked(t), ratio))


def _filled(pairs: list[tuple[int, int]], may: Sequence[Sequence[bool]]) -> list[tuple[int, int]]:
    """The pairs, and between them those of as many blocks on either side, where that makes no more of them than there were."""
    filled: list[tuple[int, int]] = []
    s = t = 0
    for i, j in (*pairs, (len(may), len(may[0]))):
        if i - s == j - t and all(may[s + k][t + k] for k in range(i - s)):
            filled += [(s + k, t + k) for k in range(i - s)]
        filled.append((i, j))
        s, t = i + 1, j + 1
    return filled[:-1] if len(filled) - 1 <= 2 * len(pairs) else pairs


def _best(gains: Sequence[Sequence[float | None]]) -> list[tuple[int, int]]:
    """The pairs, in order on both sides, that gain most together."""
    width = len(gains[0])
    best = [[0.0] * (width + 1) for _ in range(len(gains) + 1)]
    for i, row in enumerate(gains, 1):
        for j, gain in enumerate(row, 1):
            best[i][j] = max(best[i - 1][j], best[i][j - 1], best[i - 1][j - 1] + gain if gain else 0.0)
    pairs: list[tuple[int, int]] = []
    i, j = len(gains), width
    while i and j:
        if best[i][j] == best[i - 1][j]:
            i -= 1
        elif best[i][j] == best[i][j - 1]:
            j -= 1
        else:
            i, j = i - 1, j - 1
            pairs.append((i, j))
    return pairs[::-1]


def _unmarked(one: Feature) -> Feature:
    """A block as a paragraph that stands in nothing."""
    plain = Feature.__new__(Feature)
    vars(plain).update(vars(one))  # `copy` does the same, and takes long to load
    plain.block = one.block._replace(kind=model.PARAGRAPH, context=())
    return plain
