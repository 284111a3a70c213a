"""Two lists of blocks -> beads: which block of the target says what which block of the source says.

Headings with the same explicit id and blocks that only one place on either side can match are anchors; between
them the cheapest path is found by dynamic programming with Gale and Church's beads (1-1, 1-0, 0-1, 2-1, 1-2; "A
Program for Aligning Sentences in Bilingual Corpora", Computational Linguistics 19, 1993), over a cost that looks at
evidence first, then kind, then length. Blocks that moved are found afterwards among the unpaired.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from operator import attrgetter, eq

from lineup import model
from lineup.copied import copied
from lineup.crossed import FAR, crossed
from lineup.evidence import NOTHING_SHOWN, Feature, features
from lineup.gathered import gathered
from lineup.languages.lexicon import lexicon
from lineup.lengths import length_cost, surely_fitting
from lineup.model import Bead, Page, steps
from lineup.numbered import counted, forget_names
from lineup.pair_costs import (
    BOLD,
    SWAP,
    SWAPPABLE,
    crosswise,
    looks_wrong,
    name_of,
    pair_cost,
    renamed,
    solid_cost,
    told_apart,
)
from lineup.paths import cheapest, gaps_of
from lineup.rearranged import MOVE, may_cross, order, price
from lineup.sections import cut, fixed, ratio_of, sections
from lineup.shuffled import FEWEST, shuffled
from lineup.sorted_anew import Run, sorted_anew
from lineup.turned import turned

CLOSE = 3.0
"""What a pair without common evidence may cost at the most where it is held for plain: its words fit, and its length."""

SURELY = 6.0
"""By how much two blocks that stand further apart must fit better crosswise."""

WIDEST = 90_000
"""Cells up to which the whole table is computed; a larger section is cut first, and then into parts of CUT cells."""

CUT = 8_000

SMALL = 12
"""Cells up to which it does not pay to look for what is sure before the table is computed."""


def align(source: Sequence[Feature], target: Sequence[Feature], *, copies: bool = True) -> tuple[Bead, ...]:
    """The beads of two pages' blocks, in the order of the source, additions where they stand in the target.

    With `copies` runs of the target's blocks that stand there twice are left out first.
    """
    ratio = ratio_of(source, target)
    parts = sections(source, target)
    if len(source) == len(target) and all(s0 == t0 for s0, _, t0, _ in parts):
        # Most pages are in step from the first block to the last, and need no look at one section after the other.
        unlike = _obvious(source, target, 0, len(source), 0, len(target), ratio)
        if unlike is not None:
            unlike = sorted({*unlike, *crossed(source, target)})
            beads = _changed_places(source, target, steps(0, len(source), 0), unlike, ratio)
            anew = may_cross(source, target, unlike, ratio)
            return tuple((_rearranged(source, target, ratio, beads) if anew else None) or beads)
    if counted(source, target):
        forget_names(source)
        forget_names(target)
        parts = sections(source, target)
    if lists := list(sorted_anew(source, target, ratio)):
        return tuple(_around(source, target, lists))
    if copies and len(kept := _once(source, target, ratio)) < len(target):
        return _without_others(source, target, kept)
    beads = _aligned(source, target, parts, ratio)
    if len(beads) == len(source) == len(target) and not any(bead.moved for bead in beads):
        # Every block has its twin, or its like: then some look wrong.
        anew = may_cross(source, target, list(_odd(source, target, beads, ratio)), ratio)
    else:
        anew = True
    return tuple((_rearranged(source, target, ratio, beads) if anew else None) or beads)


_COPIES = 3
"""So many runs of blocks that stand twice are left out of a page at the most."""


def _once(source: Sequence[Feature], target: Sequence[Feature], ratio: float) -> list[int]:
    """The target's blocks without the runs that stand there twice: of each the copy is left out that fits its place less."""
    kept = list(range(len(target)))
    for _ in range(_COPIES):
        runs = copied(source, [target[at] for at in kept])
        if runs is None:
            break
        ways = [[*kept[: run.start], *kept[run.stop :]] for run in runs[::-1]]
        sides = [[target[at] for at in way] for way in ways]
        prices = [price(source, side, _aligned(source, side, sections(source, side), ratio), ratio) for side in sides]
        kept = ways[prices.index(min(prices))]
    return kept


def _without_others(source: Sequence[Feature], target: Sequence[Feature], kept: list[int]) -> tuple[Bead, ...]:
    """The beads of two pages, those of the target's blocks that are not kept without a twin."""
    waiting = sorted(set(range(len(target))).difference(kept), reverse=True)
    beads: list[Bead] = []
    for ours, theirs, moved in align(source, [target[at] for at in kept], copies=False):
        there = tuple(kept[at] for at in theirs)
        while waiting and there and not moved and waiting[-1] < there[0]:
            beads.append(Bead((), (waiting.pop(),)))
        beads.append(Bead(ours, there, moved))
    return (*beads, *(Bead((), (at,)) for at in waiting[::-1]))


def _rearranged(
    source: Sequence[Feature], target: Sequence[Feature], ratio: float, beads: list[Bead]
) -> list[Bead] | None:
    """The beads of two pages whose sections stand in another order, where that explains more than these beads do."""
    found = order(source, target)
    if found is None:
        return None
    places, moved = found
    there = [target[at] for at in places]
    anew = _aligned(source, there, sections(source, there), ratio)
    runs = sum(places[at] in moved and (not at or places[at - 1] + 1 != places[at]) for at in range(len(places)))
    if price(source, there, anew, ratio) + MOVE * runs >= price(source, target, beads, ratio):
        return None
    return [
        Bead(
            bead.source,
            tuple(places[at] for at in bead.target),
            bead.moved or (bool(bead.source) and any(places[at] in moved for at in bead.target)),
        )
        for bead in anew
    ]


def _aligned(
    source: Sequence[Feature], target: Sequence[Feature], parts: list[tuple[int, int, int, int]], ratio: float
) -> list[Bead]:
    """The beads of two pages, one part between two anchors after the other."""
    gaps: tuple[dict[int, float], dict[int, float]] | None = None
    beads: list[Bead] = []
    odd: list[int] = []
    waiting = [(*section, WIDEST) for section in parts[::-1]]
    while waiting:
        s0, s1, t0, t1, widest = waiting.pop()
        if s0 == s1 or t0 == t1:
            beads.extend(Bead((i,), ()) for i in range(s0, s1))
            beads.extend(Bead((), (j,)) for j in range(t0, t1))
        elif (unlike := _obvious(source, target, s0, s1, t0, t1, ratio)) is not None:
            odd += [len(beads) + k for k in unlike]
            beads += steps(s0, s1, t0)
        elif (s1 - s0) * (t1 - t0) > SMALL and (parts := fixed(source, target, s0, s1, t0, t1, ratio)):
            waiting.extend((*part, widest) for part in parts[::-1])
        elif (s1 - s0) * (t1 - t0) > widest and s1 - s0 > 1 and t1 - t0 > 1:
            waiting.extend((*part, CUT) for part in cut(source, target, s0, s1, t0, t1, ratio)[::-1])
        else:
            gaps = gaps or gaps_of(source, target)
            path = cheapest(source, target, s0, s1, t0, t1, ratio, gaps)
            odd += [len(beads) + at for at in _odd(source, target, path, ratio)]
            beads += path
    placed = _moves(source, target, _changed_places(source, target, beads, odd, ratio), ratio)
    if len(odd) + sum(moved or not (ours and theirs) for ours, theirs, moved in placed) >= FEWEST:
        placed = shuffled(source, target, placed, ratio)
    return list(_of_joined_code(source, target, turned(source, target, gathered(source, target, placed, ratio), ratio)))


def _around(
    source: Sequence[Feature], target: Sequence[Feature], lists: list[tuple[Run, Run, list[Bead]]]
) -> Iterator[Bead]:
    """The beads of two pages with lists that each language sorts anew: those of the lists, and of what stands between them."""
    s0 = t0 = 0
    for one, two, beads in (*lists, (Run(len(source), 0), Run(len(target), 0), [])):
        for bead in align(source[s0 : one.first], target[t0 : two.first]):
            yield bead._replace(source=tuple(s0 + i for i in bead.source), target=tuple(t0 + j for j in bead.target))
        yield from beads
        s0, t0 = one.behind, two.behind


def align_pages(source: Page, target: Page, languages: tuple[str, str]) -> tuple[Bead, ...]:
    """The beads of two pages, whatever they were read from; `languages` are the codes of source and target."""
    words = lexicon(*languages)
    return align(features(source, words), features(target, words))


def _obvious(
    source: Sequence[Feature], target: Sequence[Feature], s0: int, s1: int, t0: int, t1: int, ratio: float
) -> list[int] | None:
    """Are these two runs plainly in step: the same kinds, the same evidence or words, plausible lengths, no better neighbour?

    None where they are not; else which of them look wrong all the same.
    """
    if s1 - s0 != t1 - t0:
        return None
    ours, theirs = source[s0:s1], target[t0:t1]
    heads = [one.head for one in ours]
    if heads != [one.head for one in theirs]:
        return None
    odd: list[int] = []
    told = [*map(eq, map(_SHOWN, ours), map(_SHOWN, theirs))]
    first, second = getattr(source, "signs", ())[s0:s1], getattr(target, "signs", ())[t0:t1]
    alike = [*map(eq, first, second)] if first and second else [False] * len(ours)
    fits = surely_fitting(map(_SIZE, ours), map(_SIZE, theirs), ratio)
    shown: tuple[_Evidence, _Evidence] | None = None
    places: dict[tuple[str, int], list[int]] = {}
    last: tuple[str, int] | None = None
    for at, (s, t, head, same) in enumerate(zip(ours, theirs, heads, told, strict=True)):
        if s.block[6] and told_apart(s.block, t.block):
            return None
        if not same and s.keys != t.keys and s.keys.isdisjoint(t.keys):
            shown = shown or (_Evidence(ours), _Evidence(theirs))
            if s in shown[1] or t in shown[0]:
                return None
            if head[0] in model.PROSE:
                if pair_cost(s, t, ratio, CLOSE) > CLOSE:
                    return None
                if looks_wrong(s, t, ratio):
                    odd.append(at)
            else:
                if head not in places:
                    places[head] = [k for k, one in enumerate(heads) if one == head]
                if not _alone(ours, theirs, at, places[head]):
                    return None
        elif not fits[at]:
            if length_cost(s.size, t.size, ratio) > 3.5:
                return None
            if looks_wrong(s, t, ratio):
                odd.append(at)
        elif (head[0] == model.ROW or t.block.text[:2] in BOLD) and renamed(s.block, t.block):
            odd.append(at)
        # Neighbours that show something else, or have other signs, each what its twin has, are told apart without a look at
        # their words.
        if (
            head == last
            and head[0] in SWAPPABLE
            and not (same and told[at - 1] and ours[at - 1].shown != s.shown)
            and not (alike[at] and alike[at - 1] and first[at - 1] != first[at])
            and crosswise(ours[at - 1], s, theirs[at - 1], t, ratio) > 0
        ):
            return None
        last = head
    return odd


_SHOWN, _SIZE = attrgetter("shown"), attrgetter("size")


class _Evidence:
    """What the blocks of one side of a section show, gathered only of those with the same digits as the one that is looked for."""

    def __init__(self, side: Sequence[Feature]) -> None:
        self._blocks: defaultdict[tuple[tuple[str, int], frozenset[str]], list[Feature]] = defaultdict(list)
        for one in side:
            if one.shown != NOTHING_SHOWN:
                self._blocks[one.head, _figures(one)].append(one)
        self._known: dict[tuple[tuple[str, int], frozenset[str]], frozenset[frozenset[str]]] = {}

    def __contains__(self, one: Feature) -> bool:
        """Does a block of this side, of the same kind, show what this one shows? What shows nothing stands nowhere."""
        where = one.head, _figures(one)
        if where not in self._known:
            self._known[where] = frozenset([other.keys for other in self._blocks.get(where, ())])
        return bool(one.keys) and one.keys in self._known[where]


def _figures(one: Feature) -> frozenset[str]:
    """Which digits stand in a block: the same in two that show the same numbers."""
    return (
        frozenset(one.block.text).intersection("0123456789") if one.digits is None else frozenset(one.digits.decode())
    )


def _alone(ours: Sequence[Feature], theirs: Sequence[Feature], at: int, places: list[int]) -> bool:
    """Is the code, formula or HTML here on either side no more like its nearest neighbours of the same kind on the other side?

    `places` are those of its kind.
    """
    cost, rank = solid_cost(ours[at], theirs[at]), bisect_left(places, at)
    return all(
        min(solid_cost(ours[at], theirs[near]), solid_cost(ours[near], theirs[at])) >= cost
        for near in (*places[max(0, rank - 1) : rank], *places[rank + 1 : rank + 2])
    )


def _odd(source: Sequence[Feature], target: Sequence[Feature], beads: list[Bead], ratio: float) -> Iterator[int]:
    """Which of these pairs look wrong."""
    for at, bead in enumerate(beads):
        if (
            len(bead.source) == len(bead.target) == 1
            and not bead.moved
            and looks_wrong(source[bead.source[0]], target[bead.target[0]], ratio)
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
            if at in taken or other in taken:
                break
            one, two = beads[at], beads[other]
            s1, s2, t1, t2 = source[one.source[0]], source[two.source[0]], target[one.target[0]], target[two.target[0]]
            near = other - at <= FAR or _each_has_the_name(s1, s2, t1, t2)
            if crosswise(s1, s2, t1, t2, ratio) > (SWAP if near else SURELY):
                beads[at] = Bead(one.source, two.target, moved=True)
                beads[other] = Bead(two.source, one.target)
                taken |= {at, other}
    return beads


def _each_has_the_name(s1: Feature, s2: Feature, t1: Feature, t2: Feature) -> bool:
    """Have two blocks, however far apart, each the other's name?"""
    one, two = name_of(s1.block), name_of(s2.block)
    return one != two and len(one) > 1 < len(two) and (one, two) == (name_of(t2.block), name_of(t1.block))


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
            sure = s.keys & t.keys or s.block.kind not in model.PROSE or s.block.text == t.block.text
            if cost < (1.5 if sure else 0.0):
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


def _of_joined_code(source: Sequence[Feature], target: Sequence[Feature], beads: Iterator[Bead]) -> Iterator[Bead]:
    """Pairs two pieces of code in a row with the one piece that has the lines of both: indented, they run together."""
    last: Bead | None = None
    for bead in beads:
        if last is not None:
            # Nearly all beads have a block on either side: two of them are two and two.
            if {len(last.source) + len(bead.source), len(last.target) + len(bead.target)} == {1, 2}:
                both = Bead((*last.source, *bead.source), (*last.target, *bead.target))
                if _has_lines_of(source, target, both):
                    last = both
                    continue
            yield last
        last = bead
    if last is not None:
        yield last


def _has_lines_of(source: Sequence[Feature], target: Sequence[Feature], bead: Bead) -> bool:
    """Is all of this code, with the same lines on both sides?"""
    sides = [source[at].block for at in bead.source], [target[at].block for at in bead.target]
    if any(block.kind != model.CODE for side in sides for block in side):
        return False
    first, second = ([line.strip() for block in side for line in block.text.split("\n")] for side in sides)
    return [line for line in first if line] == [line for line in second if line]
