"""Two lists of blocks -> beads: which block of the target says what which block of the source says.

Headings with the same explicit id and blocks that only one place on either side can match are anchors; between
them the cheapest path is found by dynamic programming with Gale and Church's beads (1-1, 1-0, 0-1, 2-1, 1-2; "A
Program for Aligning Sentences in Bilingual Corpora", Computational Linguistics 19, 1993), over a cost that looks at
evidence first, then kind, then length. Blocks that moved are found afterwards among the unpaired.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Hashable, Iterable, Iterator, Sequence
from itertools import pairwise, repeat
from math import inf, log
from typing import TypeVar

from lineup import model
from lineup.evidence import Feature, features
from lineup.languages.lexicon import lexicon
from lineup.lengths import SURELY, length_cost
from lineup.model import Bead, Block, Page, made

GAP = 5.0
"""What it costs to leave a block unpaired: two gaps cost more than any plausible pair, less than a wrong one."""
COPY = 2.0
"""The same for a block that stands on its page a second time."""
FUSE = 4.5
"""What a 2-1 or 1-2 bead costs beside its pair (Gale and Church's prior for it is 0.089 against 0.89)."""
SWAP = 2.5
"""By how much a pair of neighbours must fit better crosswise to be held for swapped."""
CONTRAST = 3.0
"""How much it speaks for a swap that all the words that tell two neighbours apart fit crosswise."""
CLOSE = 3.0
"""What a pair without common evidence may cost at the most where it is held for plain: its words fit, and its length."""
FAR = 6
"""How many beads apart two blocks may stand to be held for swapped."""
WRONG = 14.0
"""The cost of pairing what cannot be a pair."""
NAMED = 6.0
"""How much an explicit id that two blocks share speaks for the pair; two that differ make no pair."""
WIDEST = 90_000
"""Cells up to which the whole table is computed; a larger section is cut first, and then into parts of CUT cells."""
CUT = 8_000
SMALL = 12
"""Cells up to which it does not pay to look for what is sure before the table is computed."""
SLIP = 1e-9
"""More than what is lost where costs are rounded."""

_Key = TypeVar("_Key", bound=Hashable)
_bead = made(Bead)
_TEXT_KINDS = frozenset(
    (model.PARAGRAPH, model.ITEM, model.TERM, model.DEFINITION, model.ADMONITION, model.TAB, model.HEADING)
)
# Not headings, whose ids are anchors; not footnotes and abbreviations, whose names may be the language's own.
_NAMED = frozenset((model.PARAGRAPH, model.ITEM, model.ROW, model.TERM, model.DEFINITION))
_FUSABLE = frozenset((model.PARAGRAPH, model.ITEM))
_SWAPPABLE = frozenset((model.PARAGRAPH, model.ITEM, model.ROW))


def align(source: Sequence[Feature], target: Sequence[Feature]) -> tuple[Bead, ...]:
    """The beads of two pages' blocks, in the order of the source, additions where they stand in the target."""
    ratio = _ratio(source, target)
    gaps: tuple[dict[int, float], dict[int, float]] | None = None
    beads: list[Bead] = []
    odd: list[int] = []
    waiting = [(*section, WIDEST) for section in _sections(source, target)][::-1]
    while waiting:
        s0, s1, t0, t1, widest = waiting.pop()
        if s0 == s1 or t0 == t1:
            beads.extend(Bead((i,), ()) for i in range(s0, s1))
            beads.extend(Bead((), (j,)) for j in range(t0, t1))
        elif (unlike := _obvious(source, target, s0, s1, t0, t1, ratio)) is not None:
            odd += [len(beads) + k for k in unlike]
            beads += map(_bead, zip(zip(range(s0, s1)), zip(range(t0, t1)), repeat(False)))
        elif (s1 - s0) * (t1 - t0) > SMALL and (parts := _fixed(source, target, s0, s1, t0, t1, ratio)):
            waiting.extend((*part, widest) for part in parts[::-1])
        elif (s1 - s0) * (t1 - t0) > widest and s1 - s0 > 1 and t1 - t0 > 1:
            waiting.extend((*part, CUT) for part in _cut(source, target, s0, s1, t0, t1, ratio)[::-1])
        else:
            gaps = gaps or _gaps(source, target)
            path = _path(source, target, s0, s1, t0, t1, ratio, gaps)
            odd += [len(beads) + at for at in _odd(source, target, path, ratio)]
            beads += path
    return tuple(_moves(source, target, _changed_places(source, target, beads, odd, ratio), ratio))


def align_pages(source: Page, target: Page, languages: tuple[str, str]) -> tuple[Bead, ...]:
    """The beads of two pages, whatever they were read from; `languages` are the codes of source and target."""
    words = lexicon(*languages)
    return align(features(source, words), features(target, words))


def _cut(
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


def _fixed(
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
    size = s.size * ratio
    return s.block.context == t.block.context and (t.size - size) ** 2 <= SURELY * (size + t.size + 24)


def _ratio(source: Sequence[Feature], target: Sequence[Feature]) -> float:
    """How many characters of the target stand for one of the source on this page."""
    a = sum(one.size for one in source if one.block.kind in model.PROSE)
    b = sum(one.size for one in target if one.block.kind in model.PROSE)
    return min(2.5, max(0.4, b / a)) if a > 200 and b > 200 else 1.1


def _sections(source: Sequence[Feature], target: Sequence[Feature]) -> Iterable[tuple[int, int, int, int]]:
    """Ranges between anchors; an anchor begins a range of its own."""
    anchors = _increasing(_unique_pairs(source, target))
    s0 = t0 = 0
    for i, j in anchors:
        if (i, j) != (s0, t0):
            yield s0, i, t0, j
        s0, t0 = i, j
    yield s0, len(source), t0, len(target)


def _unique_pairs(source: Sequence[Feature], target: Sequence[Feature]) -> list[tuple[int, int]]:
    """Headings that carry the same id, which no other heading of their page does, and code that stands once.

    If all headings agree in level and id, and nothing speaks against it, they are paired in order.
    """
    heads = [
        [(index, one.block) for index, one in enumerate(side) if one.block.kind == model.HEADING]
        for side in (source, target)
    ]
    idents = [_once((block.ident, index) for index, block in side if block.ident) for side in heads]
    pairs = [(index, idents[1][ident]) for ident, index in idents[0].items() if ident in idents[1]]
    first, second = heads
    if [(b.level, b.ident) for _, b in first] == [(b.level, b.ident) for _, b in second] and not _crossed(
        source, target, heads
    ):
        return [(i, j) for (i, _), (j, _) in zip(first, second, strict=True)]
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
    """The longest chain of pairs that rises on both sides (patience sorting)."""
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


def _obvious(
    source: Sequence[Feature], target: Sequence[Feature], s0: int, s1: int, t0: int, t1: int, ratio: float
) -> list[int] | None:
    """Are these two runs plainly in step: the same kinds, the same evidence or words, plausible lengths, no better neighbour?

    None where they are not; else which of them look wrong all the same.
    """
    if s1 - s0 != t1 - t0:
        return None
    odd: list[int] = []
    last: Feature | None = None
    told = False
    for at, (s, t) in enumerate(zip(source[s0:s1], target[t0:t1], strict=True)):
        head = s.head
        if head != t.head or (s.block.ident and _others(s.block, t.block)):
            return None
        size, other = s.size * ratio, t.size
        before, told = told, s.shows_what(t)
        if not told and s.keys != t.keys and s.keys.isdisjoint(t.keys):
            if head[0] in model.PROSE:
                if pair_cost(s, t, ratio, CLOSE) > CLOSE:
                    return None
                if _looks_wrong(s, t, ratio):
                    odd.append(at)
            elif not _alone(source[s0:s1], target[t0:t1], at):
                return None
        elif (other - size) ** 2 > SURELY * (size + other + 24):
            if length_cost(s.size, other, ratio) > 3.5:
                return None
            if _looks_wrong(s, t, ratio):
                odd.append(at)
        # Neighbours that show something else, each what its twin shows, are told apart without a look at their words.
        if (
            last is not None
            and head[0] in _SWAPPABLE
            and last.head == head
            and not (told and before and not last.shows_what(s))
            and _crosswise(last, s, target[t0 + at - 1], t, ratio) > 0
        ):
            return None
        last = s
    return odd


def _alone(source: Sequence[Feature], target: Sequence[Feature], at: int) -> bool:
    """Is the code, formula or HTML here on either side no more like its nearest neighbours of the same kind on the other side?"""
    s, t = source[at], target[at]
    cost, kind = _solid_cost(s, t), s.block.kind
    for where in (range(at - 1, -1, -1), range(at + 1, len(source))):
        near = next((k for k in where if source[k].block.kind == kind), None)
        if near is not None and min(_solid_cost(s, target[near]), _solid_cost(source[near], t)) < cost:
            return False
    return True


def _crosswise(s1: Feature, s2: Feature, t1: Feature, t2: Feature, ratio: float) -> float:
    """By how much these two neighbours pair better crosswise than straight; below 0 where they do not."""
    if not s1.head == s2.head == t1.head == t2.head or s1.block.kind not in _SWAPPABLE:
        return -1.0
    if s1.keys != s2.keys and s1.keys == t1.keys and s2.keys == t2.keys:
        return -1.0
    straight = length_cost(s1.size, t1.size, ratio) + length_cost(s2.size, t2.size, ratio)
    crossed = length_cost(s1.size, t2.size, ratio) + length_cost(s2.size, t1.size, ratio)
    if s1.keys != s2.keys or t1.keys != t2.keys:
        straight += 1.6 * (len(s1.keys ^ t1.keys) + len(s2.keys ^ t2.keys))
        crossed += 1.6 * (len(s1.keys ^ t2.keys) + len(s2.keys ^ t1.keys))
    if crossed > straight + 3.0:
        return -1.0
    gain = (
        straight
        - crossed
        + 6.0 * (_likeness(s1, t2) + _likeness(s2, t1) - _likeness(s1, t1) - _likeness(s2, t2))
        - SWAP
    )
    return gain + _contrast(s1, s2, t1, t2) if gain > -CONTRAST else gain


def _contrast(s1: Feature, s2: Feature, t1: Feature, t2: Feature) -> float:
    """What speaks for a swap of two neighbours that say almost the same: all that tells them apart fits crosswise."""
    if s1.keys != s2.keys or t1.keys != t2.keys:
        return 0.0  # code, addresses and numbers tell them apart better
    a, b, c, d = s1.sounds, s2.sounds, t1.sounds, t2.sounds
    one, two = a - b, b - a
    ours, theirs = c - d, d - c
    if not (one.isdisjoint(ours) and two.isdisjoint(theirs)):
        return 0.0
    return CONTRAST if len(one & theirs) + len(two & ours) > 1 else 0.0


def _likeness(s: Feature, t: Feature) -> float:
    """How much of their words two blocks share by sound, 0 to 1."""
    a, b = s.sounds, t.sounds
    if not a or not b:
        return 0.0
    return len(a & b) / min(len(a), len(b)) * (1.0 if min(len(a), len(b)) > 2 else 0.6)


def pair_cost(s: Feature, t: Feature, ratio: float, limit: float = inf) -> float:
    """What it costs to hold two blocks for each other's translation; below 2 gaps for anything plausible.

    Words are compared only if they decide whether it costs more than `limit`; else what it costs if all of them fit.
    """
    # Taken apart in one go: this is asked for every cell of a table.
    kind, _, _, _, _, level, ident, info, context = s.block
    other, _, _, _, _, level_, ident_, info_, context_ = t.block
    cost = 0.0
    if kind != other:
        if kind not in _TEXT_KINDS or other not in _TEXT_KINDS or model.HEADING in (kind, other):
            return WRONG
        cost += 3.5
    elif kind == model.HEADING:
        cost += 0.0 if level == level_ else 2.0
        if ident and ident_:
            cost += -5.0 if ident == ident_ else 2.0
    elif kind not in model.PROSE:
        return _solid_cost(s, t)
    else:
        if info != info_:
            cost += 1.0
        if ident and ident_ and kind in _NAMED:
            if ident != ident_:
                return WRONG
            cost -= NAMED
    if context != context_:
        cost += 1.0 if len(context) == len(context_) else 2.0
    keys, keys_ = s.keys, t.keys
    if keys or keys_:
        shared = len(keys & keys_)
        odd = len(keys) + len(keys_) - 2 * shared
        cost += min(5.0, 1.3 * odd) - min(5.0, 1.6 * shared)
    cost += length_cost(s.size, t.size, ratio)
    least = cost - 4.0 + 1.0
    return least if least > limit else cost - 4.0 * _likeness(s, t) + 1.0


def _others(a: Block, b: Block) -> bool:
    """Do these two blocks carry explicit ids that tell them apart?"""
    return a.ident != b.ident and bool(a.ident and b.ident) and a.kind == b.kind and a.kind in _NAMED


def _solid_cost(s: Feature, t: Feature) -> float:
    """Code, formulas, HTML: the share of lines in common."""
    if s.keys == t.keys:
        return -4.0
    a, b = s.block.text.split("\n"), t.block.text.split("\n")
    first, second = {line.strip() for line in a if line.strip()}, {line.strip() for line in b if line.strip()}
    share = len(first & second) / max(1, len(first), len(second))
    same_info = 0.0 if s.block.info == t.block.info else 1.5
    return 5.0 - 6.0 * share + same_info + 0.6 * min(5.0, abs(log((len(a) + 1) / (len(b) + 1))))


def _gaps(source: Sequence[Feature], target: Sequence[Feature]) -> tuple[dict[int, float], dict[int, float]]:
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


def _path(
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
        first[j] = first[j - 1] + beside[j - 1]
        steps[0][j] = 2
    for i in range(1, n + 1):
        s = source[s0 + i - 1]
        gap = gaps[0].get(s0 + i - 1, GAP)
        kind = s.block.kind
        fusable = kind in _FUSABLE
        swappable = i > 1 and kind in _SWAPPABLE and source[s0 + i - 2].head == s.head
        row, step = [inf] * width, bytearray(width)
        above = best[-1]
        above2 = best[-2] if i > 1 else None
        row[0] = above[0] + gap
        step[0] = 1
        for j, t in enumerate(others, 1):
            value, how = above[j] + gap, 1
            other = row[j - 1] + beside[j - 1]
            if other < value:
                value, how = other, 2
            other = above[j - 1]
            if other < value + 8.0:
                other += pair_cost(s, t, ratio, value - other + SLIP)
                if other < value:
                    value, how = other, 3
            if fusable and kinds[j - 1] == kind:
                if (
                    above2 is not None
                    and above2[j - 1] + FUSE - 6.0 < value
                    and (s_ := source[s0 + i - 2]).block.kind == kind
                ):
                    other = above2[j - 1] + FUSE
                    other += _fused_cost(s_, s, t, ratio, value - other + SLIP)
                    if other < value:
                        value, how = other, 4
                if j > 1 and above[j - 2] + FUSE - 6.0 < value and kinds[j - 2] == kind:
                    other = above[j - 2] + FUSE
                    other += _fused_cost(others[j - 2], t, s, 1 / ratio, value - other + SLIP)
                    if other < value:
                        value, how = other, 5
            if swappable and j > 1 and t.head == s.head and above2 is not None and above2[j - 2] - 8.0 < value:
                s_, t_ = source[s0 + i - 2], others[j - 2]
                least = above2[j - 2] + pair_cost(s_, t, ratio, -inf) + pair_cost(s, t_, ratio, -inf) + SWAP - CONTRAST
                if least < value + SLIP and _crosswise(s_, s, t_, t, ratio) > 0:
                    other = pair_cost(s_, t, ratio) + pair_cost(s, t_, ratio) + SWAP
                    # It decides between the two ways to pair these four, and makes them no better beside any other.
                    if other >= pair_cost(s_, t_, ratio) + pair_cost(s, t, ratio):
                        other -= _contrast(s_, s, t_, t)
                    other += above2[j - 2]
                    if other < value:
                        value, how = other, 6
            row[j], step[j] = value, how
        best.append(row)
        steps.append(step)
        if len(best) > 3:
            best[-4] = []
    return _trace(steps, n, m, s0, t0)


def _fused_cost(one: Feature, two: Feature, other: Feature, ratio: float, limit: float) -> float:
    """What it costs to hold two neighbours together for the translation of one block; `limit` as for `pair_cost`."""
    size = (one.size + two.size) * ratio
    if len({half.block.ident for half in (one, two, other) if half.block.ident}) > 1:
        return WRONG
    if not (one.size and two.size) or size > 2 * other.size + 40 or other.size > 2 * size + 40:
        return WRONG
    keys = one.keys | two.keys
    cost = length_cost(one.size + two.size, other.size, ratio)
    shared = len(keys & other.keys)
    cost += min(5.0, 1.3 * (len(keys) + len(other.keys) - 2 * shared)) - min(5.0, 1.6 * shared)
    if cost - 5.0 + 1.0 > limit:
        return cost - 5.0 + 1.0
    sounds = one.sounds | two.sounds
    if sounds and other.sounds:
        # Both halves must have their share in it, or a pair and a gap say it better.
        halves = [len(half.sounds & other.sounds) / max(1, len(half.sounds)) for half in (one, two)]
        cost -= 4.0 * min(halves) + 1.0 * max(halves)
    return cost + 1.0


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


def _odd(source: Sequence[Feature], target: Sequence[Feature], beads: list[Bead], ratio: float) -> Iterator[int]:
    """Which of these pairs look wrong."""
    for at, bead in enumerate(beads):
        if (
            len(bead.source) == len(bead.target) == 1
            and not bead.moved
            and _looks_wrong(source[bead.source[0]], target[bead.target[0]], ratio)
        ):
            yield at


def _changed_places(
    source: Sequence[Feature], target: Sequence[Feature], beads: list[Bead], odd: list[int], ratio: float
) -> list[Bead]:
    """Two pairs of a section that say the same crosswise, with others between them: blocks that have changed places.

    `odd` are the pairs that look wrong.
    """
    taken: set[int] = set()
    for rank, at in enumerate(odd):
        for other in odd[rank + 1 : rank + 1 + FAR]:
            if other - at > FAR or at in taken or other in taken:
                break
            one, two = beads[at], beads[other]
            s1, s2, t1, t2 = source[one.source[0]], source[two.source[0]], target[one.target[0]], target[two.target[0]]
            if _crosswise(s1, s2, t1, t2, ratio) > SWAP:
                beads[at] = Bead(one.source, two.target, moved=True)
                beads[other] = Bead(two.source, one.target)
                taken |= {at, other}
    return beads


def _looks_wrong(s: Feature, t: Feature, ratio: float) -> bool:
    """Do two blocks that were paired share no evidence, or differ much in length?"""
    if s.block.kind not in _SWAPPABLE or s.head != t.head:
        return False
    return (s.keys != t.keys and not (s.keys & t.keys)) or length_cost(s.size, t.size, ratio) > 2.0


def _moves(source: Sequence[Feature], target: Sequence[Feature], beads: list[Bead], ratio: float) -> list[Bead]:
    """Pairs blocks that are unpaired on both sides and say the same: they moved."""
    lost = [bead.source[0] for bead in beads if not bead.target]
    extra = [bead.target[0] for bead in beads if not bead.source]
    if not lost or not extra or len(lost) * len(extra) > WIDEST:
        return beads
    ranked = []
    for i in lost:
        for j in extra:
            s, t = source[i], target[j]
            if s.block.kind != t.block.kind:
                continue
            cost = pair_cost(s, t, ratio)
            if cost < (1.5 if s.keys & t.keys or s.block.kind not in model.PROSE else 0.0):
                ranked.append((cost, i, j))
    ranked.sort()
    used_s: dict[int, int] = {}
    used_t: set[int] = set()
    for _, i, j in ranked:
        if i not in used_s and j not in used_t:
            used_s[i] = j
            used_t.add(j)
    if not used_s:
        return beads
    return [
        Bead(bead.source, (used_s[bead.source[0]],), moved=True)
        if not bead.target and bead.source[0] in used_s
        else bead
        for bead in beads
        if bead.source or bead.target[0] not in used_t
    ]
