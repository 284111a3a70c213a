"""Where two pages can be cut before they are aligned: at headings, and at evidence that stands once on either side."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Hashable, Iterable, Sequence
from itertools import pairwise
from operator import lt
from typing import TypeVar

from lineup import model
from lineup.evidence import Feature
from lineup.lengths import ratio_between, surely_fits
from lineup.pair_costs import pair_cost

_Key = TypeVar("_Key", bound=Hashable)


def ratio_of(source: Sequence[Feature], target: Sequence[Feature]) -> float:
    """How many characters of the target stand for one of the source on this page."""
    a, b = (sum([one.size for one in side if one.head[0] in model.PROSE]) for side in (source, target))
    return ratio_between(a, b)


def sections(source: Sequence[Feature], target: Sequence[Feature]) -> list[tuple[int, int, int, int]]:
    """Ranges between anchors; an anchor begins a range of its own."""
    found = []
    s0 = t0 = 0
    for i, j in _increasing(_unique_pairs(source, target)):
        if (i, j) != (s0, t0):
            found.append((s0, i, t0, j))
        s0, t0 = i, j
    found.append((s0, len(source), t0, len(target)))
    return found


def _unique_pairs(source: Sequence[Feature], target: Sequence[Feature]) -> list[tuple[int, int]]:
    """Headings that carry the same id, which no other heading of their page does, and code that stands once.

    If all headings agree in level and id, and nothing speaks against it, they are paired in order.
    """
    heads = [
        [(index, one.block) for index, one in enumerate(side) if one.head[0] == model.HEADING]
        for side in (source, target)
    ]
    first, second = heads
    # Level and id of a block stand one behind the other.
    if [b[5:7] for _, b in first] == [b[5:7] for _, b in second] and not _crossed(source, target, heads):
        return [(i, j) for (i, _), (j, _) in zip(first, second, strict=True)]
    idents = [_once((block.ident, index) for index, block in side if block.ident) for side in heads]
    pairs = [(index, idents[1][ident]) for ident, index in idents[0].items() if ident in idents[1]]
    evidence = [
        _once((_evidence(one), index) for index, one in enumerate(side) if _evidence(one)) for side in (source, target)
    ]
    pairs += [(index, evidence[1][key]) for key, index in evidence[0].items() if key in evidence[1]]
    return sorted(pairs)


_SOLID = frozenset((model.CODE, model.MATH, model.SNIPPET))


def _evidence(one: Feature) -> tuple[str, frozenset[str]] | None:
    """What makes a block an anchor where it stands only once on either side; None for what too many blocks share."""
    kind, keys = one.block.kind, one.keys
    if kind in _SOLID:
        return (kind, keys) if one.size > 8 else None
    if kind not in model.PROSE or kind == model.HEADING or not keys:
        return None
    if len(keys) < 2 and next(iter(keys)).startswith("number:"):
        return None
    return kind, keys


def _crossed(source: Sequence[Feature], target: Sequence[Feature], heads: list[list[tuple[int, model.Block]]]) -> bool:
    """Do headings that agree in level stand over contents that do not: has one been dropped and another added?"""
    bounds = [[index for index, _ in side] + [len(all_)] for side, all_ in zip(heads, (source, target), strict=True)]
    for k in range(len(heads[0])):
        if heads[0][k][1].ident:
            continue
        a, b = bounds[0][k + 1] - bounds[0][k], bounds[1][k + 1] - bounds[1][k]
        if abs(a - b) > 3 and max(a, b) > 2 * min(a, b):
            return True
        if k + 1 < len(heads[0]) and heads[0][k][1].level == heads[0][k + 1][1].level:
            s, s2 = source[bounds[0][k]], source[bounds[0][k + 1]]
            t, t2 = target[bounds[1][k]], target[bounds[1][k + 1]]
            if s.keys != t.keys and ((s.keys and s.keys == t2.keys) or (t.keys and t.keys == s2.keys)):
                return True
    return False


def _once(pairs: Iterable[tuple[_Key, int]]) -> dict[_Key, int]:
    """The keys that occur exactly once."""
    found: dict[_Key, int] = {}
    twice: set[_Key] = set()
    for key, index in pairs:
        if key in found:
            twice.add(key)
        found[key] = index
    for key in twice:
        del found[key]
    return found


def _increasing(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest chain of pairs, in order of their first, that rises on both sides (patience sorting)."""
    seconds = [j for _, j in pairs]
    if all(map(lt, seconds, seconds[1:])):
        return pairs
    tails: list[int] = []
    tail_pairs: list[int] = []
    previous: list[int] = []
    for index, (_, j) in enumerate(pairs):
        at = bisect_left(tails, j)
        previous.append(tail_pairs[at - 1] if at else -1)
        if at == len(tails):
            tails.append(j)
            tail_pairs.append(index)
        else:
            tails[at] = j
            tail_pairs[at] = index
    chain = []
    at = tail_pairs[-1] if tail_pairs else -1
    while at >= 0:
        chain.append(pairs[at])
        at = previous[at]
    return chain[::-1]


def cut(
    source: Sequence[Feature], target: Sequence[Feature], s0: int, s1: int, t0: int, t1: int, ratio: float
) -> list[tuple[int, int, int, int]]:
    """A section too large for the whole table, in smaller ones: at what stands once on either side, else about its middle.

    About the middle means: where a few blocks in a row fit best, near the place at which they would stand in step.
    """
    once = [
        _once(((side[k].head, side[k].keys), k) for k in range(a, b) if side[k].keys)
        for side, a, b in ((source, s0, s1), (target, t0, t1))
    ]
    marks = _increasing(sorted((i, once[1][key]) for key, i in once[0].items() if key in once[1]))
    if marks in ([], [(s0, t0)]):
        middle = (s0 + s1) // 2
        there = t0 + (middle - s0) * (t1 - t0) // (s1 - s0)
        reach = min(100, abs((s1 - s0) - (t1 - t0)) + 25)
        row = range(min(8, s1 - middle))
        fits = [
            (sum(pair_cost(source[middle + k], target[j + k], ratio) for k in row), abs(j - there), j)
            for j in range(max(t0 + 1, there - reach), min(t1 - len(row), there + reach))
        ]
        marks = [(middle, min(fits)[2] if fits else there)]
    parts, (i, j) = [], (s0, t0)
    for mark in marks:
        if mark != (i, j):
            parts.append((i, mark[0], j, mark[1]))
        i, j = mark
    return [*parts, (i, s1, j, t1)]


def fixed(
    source: Sequence[Feature], target: Sequence[Feature], s0: int, s1: int, t0: int, t1: int, ratio: float
) -> list[tuple[int, int, int, int]]:
    """A section cut at the pairs that are sure: evidence that stands once on either side, lengths that fit, as far from an end.

    Empty where there are none, or where evidence of the section stands crosswise.
    """
    ours, theirs = (
        _once(((one.head, one.keys), k) for k, one in enumerate(side[a:b]) if one.keys)
        for side, a, b in ((source, s0, s1), (target, t0, t1))
    )
    pairs = sorted((i, theirs[key]) for key, i in ours.items() if key in theirs)
    more = (t1 - t0) - (s1 - s0)
    if any(j - i not in (0, more) for i, j in pairs) or any(a[1] >= b[1] for a, b in pairwise(pairs)):
        return []
    places = [(s0 + i, t0 + j) for i, j in pairs if (i, j) != (0, 0) and _alike(source[s0 + i], target[t0 + j], ratio)]
    return [(a, b, c, d) for (a, c), (b, d) in pairwise([(s0, t0), *places, (s1, t1)])] if places else []


def _alike(s: Feature, t: Feature, ratio: float) -> bool:
    """Do two blocks stand in the same things, and fit in length, so that neither is a part of the other?"""
    return s.block.context == t.block.context and surely_fits(s.size, t.size, ratio)
