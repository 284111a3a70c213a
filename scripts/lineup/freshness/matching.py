"""Units held against what was confirmed: which record is whose, by what they say and never by where they stand.

What the ledger knows comes before what the aligner guesses: two blocks that were confirmed as a pair are one today too, wherever
they went.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from lineup.freshness.changes import likeness
from lineup.freshness.near import Near
from lineup.freshness.units import Texts, Unit, unit_of
from lineup.ledger import Record

_ALIKE = 0.5
"""From which likeness on two wordings are held for two states of one block."""
_PLAINLY = 0.05
"""By how much of their likeness one pair must be nearer to what was confirmed than another."""
_KNOWN_BY_TWIN = 0.2
"""The same where the other side of the pair has not changed at all."""


class Match(NamedTuple):
    """A unit with what was confirmed of it: the wordings, and the record where it is the unit's own.

    `state` is empty where the wordings themselves say it.
    """

    unit: Unit
    before: tuple[str, str] | None = None
    record: Record | None = None


def matched(
    found: Sequence[Unit], records: Sequence[Record], memory: Mapping[tuple[str, str], object], texts: Texts = ({}, {})
) -> list[Match]:
    """Every unit with what was confirmed of it, in the units' order; `texts` by which units can be put together anew."""
    return _Matcher(found, records, memory, texts).run()


class _Matcher:
    """Finds for every unit its record, surest first; a record is one unit's own."""

    def __init__(
        self,
        found: Sequence[Unit],
        records: Sequence[Record],
        memory: Mapping[tuple[str, str], object],
        texts: Texts,
    ) -> None:
        self.units: list[Unit | None] = list(found)
        self.aligned = len(found)
        self.texts = texts
        self.records = records
        self.memory = memory
        self.done: dict[int, Match] = {}
        self.free = set(range(len(records)))
        self.exact: dict[tuple[str, str], int] = {}
        # A merge may have left a pair with two wordings: the one that fits is the pair's, the other nobody's.
        self.others: dict[str, list[int]] = defaultdict(list)
        for at, record in enumerate(records):
            self.others[record.identity].append(at)
        for at, record in enumerate(records):
            self.exact.setdefault((record.source, record.target), at)

    def run(self) -> list[Match]:
        self.unchanged()
        if len(self.done) < len(self.units):
            self.paired()
            self.divided()
            self.fused()
            self.recognised()
            self.one_side()
            self.reunited()
            self.similar()
            self.repeated()
        found = [self.done.get(at) or Match(unit) for at, unit in enumerate(self.units) if unit is not None]
        return found if len(self.units) == self.aligned else _ordered(found)

    def open(self) -> list[tuple[int, Unit]]:
        """The units that nothing is known of yet."""
        return [(at, unit) for at, unit in enumerate(self.units) if unit is not None and at not in self.done]

    def take(self, at: int, record: int) -> None:
        """A unit has found its record."""
        unit, one = self.units[at], self.records[record]
        assert unit is not None  # noqa: S101 - only units that are there are matched
        own = record in self.free
        self.free.difference_update(self.others[one.identity])
        self.done[at] = Match(unit, (one.source, one.target), one if own else None)

    def unchanged(self) -> None:
        """Pairs that say what was confirmed, here or on another page; the same pair may stand on a page twice."""
        for at, unit in self.open():
            record = self.exact.get(unit.said)
            if record is not None:
                self.free.difference_update(self.others[self.records[record].identity])
                self.done[at] = Match(unit, unit.said, self.records[record])
            elif all(unit.said) and unit.said in self.memory:
                self.done[at] = Match(unit, unit.said)

    def paired(self) -> None:
        """Blocks that were confirmed as a pair, and that the aligner has not put together."""
        sides: tuple[dict[str, list[int]], dict[str, list[int]]] = (defaultdict(list), defaultdict(list))
        for at, unit in self.open():
            if not unit.key:
                for side in (0, 1):
                    if unit.said[side]:
                        sides[side][unit.said[side]].append(at)
        for record in sorted(self.free):
            one = self.records[record]
            first = next((at for at in sides[0].get(one.source, ()) if at not in self.done), None)
            second = next((at for at in sides[1].get(one.target, ()) if at not in self.done), None)
            if first is None or second is None:
                continue
            if first == second:
                self.take(first, record)
                continue
            a, b = self.units[first], self.units[second]
            if a is None or b is None or a.said[0] != one.source or b.said[1] != one.target:
                continue
            self.units[first] = Unit(a.source, b.target, "", (a.said[0], b.said[1]))
            rest = Unit(b.source, a.target, "", (b.said[0], a.said[1]))
            self.units[second] = rest if any(rest.said) else None
            sides[1][rest.said[1]].append(second)
            self.take(first, record)

    def divided(self) -> None:
        """Blocks that are a part of one that was confirmed, on both sides: it was split. What is left of it stays."""
        open_ = [(at, unit) for at, unit in self.open() if all(unit.said) and min(map(len, unit.said)) > 12]
        if not open_:
            return
        for record in sorted(self.free):
            left = self.records[record]
            inside = []
            for at, unit in open_:
                if at not in self.done and _within(unit.said[0], left.source) and _within(unit.said[1], left.target):
                    inside.append((at, unit))
                    left = left._replace(
                        source=_without(left.source, unit.said[0]), target=_without(left.target, unit.said[1])
                    )
            if not inside:
                continue
            for at, unit in inside:
                self.done[at] = Match(unit, unit.said)
            if left.source or left.target:
                # What was changed while the block was split is held against what is left of it.
                self.records = [*self.records[:record], left, *self.records[record + 1 :]]
            else:
                self.free.discard(record)

    def fused(self) -> None:
        """Blocks that several confirmed ones make up, one behind the other: they were merged, and one side perhaps changed."""
        by_start = tuple(self._starts(side) for side in (0, 1))
        for at, unit in self.open():
            if not all(unit.said):
                continue
            for sides in ((0, 1), (1,), (0,)):
                if len(sides) == 1 and len((unit.source, unit.target)[1 - sides[0]]) != 1:
                    continue
                chain = self._chain(unit.said, by_start[sides[0]], sides)
                if len(chain) < 2:
                    continue
                first, second = (" ".join(_side(self.records[one], side) for one in chain) for side in (0, 1))
                other = likeness((first, second)[1 - sides[0]], unit.said[1 - sides[0]])
                if len(sides) == 2 or other >= _ALIKE:
                    self.free -= set(chain)
                    self.done[at] = Match(unit, (first, second))
                    break

    def _starts(self, side: int) -> dict[str, list[int]]:
        found: dict[str, list[int]] = defaultdict(list)
        for record in sorted(self.free):
            found[_side(self.records[record], side)[:12]].append(record)
        return found

    def _chain(self, said: tuple[str, str], by_start: Mapping[str, Sequence[int]], sides: Sequence[int]) -> list[int]:
        """The records whose wordings, joined, are these on some sides; empty where there are none."""
        chain: list[int] = []
        left = [said[side] for side in sides]
        while any(left):
            step = next(
                (
                    record
                    for record in by_start.get(left[0][:12], ())
                    if record not in chain
                    and record in self.free
                    and all(
                        _begins(text, _side(self.records[record], side)) for text, side in zip(left, sides, strict=True)
                    )
                ),
                None,
            )
            if step is None:
                return []
            chain.append(step)
            left = [
                text[len(_side(self.records[step], side)) :].lstrip() for text, side in zip(left, sides, strict=True)
            ]
        return chain

    def recognised(self) -> None:
        """Blocks that belong together by what was confirmed, where the aligner has put them with others.

        One of the two says what it said, and the other is of all blocks the one that is most like what it said.
        """
        owners = self._owners()
        by_text: tuple[dict[str, list[int]], dict[str, list[int]]] = (defaultdict(list), defaultdict(list))
        for side in (0, 1):
            for block in owners[side]:
                by_text[side][self.texts[side][block]].append(block)
        blocks = [Near({block: self.texts[side][block] for block in owners[side]}) for side in (0, 1)]
        known = [Near({record: _side(self.records[record], side) for record in sorted(self.free)}) for side in (0, 1)]
        choices = []
        for record in sorted(self.free):
            for side in (0, 1):
                same = by_text[side].get(_side(self.records[record], side), ())
                if len(same) != 1:
                    continue
                before = _side(self.records[record], 1 - side)
                for block in blocks[1 - side].to(before):
                    alike = likeness(before, self.texts[1 - side][block])
                    if alike >= _ALIKE:
                        choices.append((-alike, record, side, same[0], block))
        for alike, record, side, kept, block in sorted(choices):
            pair = (kept, block) if side == 0 else (block, kept)
            if record not in self.free or pair[0] not in owners[0] or pair[1] not in owners[1]:
                continue
            text = self.texts[1 - side][block]
            others = (likeness(_side(self.records[one], 1 - side), text) for one in known[1 - side].to(text))
            if max(others, default=0.0) > -alike or not self._better(owners[side][kept], record, -alike):
                continue
            self._together(pair, owners)
            self.take(len(self.units) - 1, record)
            del owners[0][pair[0]], owners[1][pair[1]]

    def _owners(self) -> tuple[dict[int, int], dict[int, int]]:
        """By a block of source or target the unit that it stands in, where nothing is known of that."""
        found: tuple[dict[int, int], dict[int, int]] = ({}, {})
        for at, unit in self.open():
            for side, indexes in enumerate((unit.source, unit.target)):
                found[side].update({index: at for index in indexes if index in self.texts[side]})
        return found

    def _better(self, at: int, record: int, alike: float) -> bool:
        """Is a pair that is so much alike a record plainly nearer to it than a unit is?"""
        unit, one = self.units[at], self.records[record]
        assert unit is not None  # noqa: S101 - it has blocks
        now = (likeness(one.source, unit.said[0]) + likeness(one.target, unit.said[1])) / 2
        return (1 + alike) / 2 > now + _PLAINLY

    def _together(self, pair: tuple[int, int], owners: tuple[dict[int, int], dict[int, int]]) -> None:
        """Makes a unit of two blocks; what they stood with stays without them."""
        origins = owners[0][pair[0]], owners[1][pair[1]]
        for at in dict.fromkeys(origins):
            unit = self.units[at]
            assert unit is not None  # noqa: S101 - it has blocks
            rest = [
                tuple(index for index in indexes if index != gone)
                for indexes, gone in zip((unit.source, unit.target), pair, strict=True)
            ]
            left = unit_of(self.texts, rest[0], rest[1])
            self.units[at] = left if any(left.said) else None
        a, b = (self.units[at] for at in origins)
        if a and b and a is not b and not a.said[0] and not b.said[1] and not self._remembered(b.said[0], a.said[1]):
            # Nothing is known of what they stood with: they may be a pair as well.
            self.units[origins[0]] = None
            self.units[origins[1]] = Unit(b.source, a.target, "", (b.said[0], a.said[1]))
            owners[1].update(dict.fromkeys(a.target, origins[1]))
        self.units.append(unit_of(self.texts, (pair[0],), (pair[1],)))

    def _remembered(self, source: str, target: str) -> bool:
        return any(self.records[one].source == source or self.records[one].target == target for one in self.free)

    def one_side(self) -> None:
        """Pairs of which one side says what was confirmed; the other has changed."""
        by_side: tuple[dict[str, list[int]], dict[str, list[int]]] = (defaultdict(list), defaultdict(list))
        for record in sorted(self.free):
            by_side[0][self.records[record].source].append(record)
            by_side[1][self.records[record].target].append(record)
        choices = []
        for at, unit in self.open():
            if not all(unit.said):
                continue
            for side in (0, 1):
                for record in by_side[side].get(unit.said[side], ()):
                    one = self.records[record]
                    alike = likeness((one.target, one.source)[side], unit.said[1 - side])
                    # Where both sides are known, each from another pair, the source decides.
                    choices.append((-alike, side, at, record))
        for alike, side, at, record in sorted(choices):
            if at not in self.done and record in self.free:
                if -alike < _KNOWN_BY_TWIN:
                    self._exchange(at, side, record)
                self.take(at, record)

    def _exchange(self, at: int, side: int, record: int) -> None:
        """Gives a block whose twin is plainly another block of the page its own twin; that one's place gets what stood here."""
        before = _side(self.records[record], 1 - side)
        fits = [
            (likeness(before, unit.said[1 - side]), there)
            for there, unit in self.open()
            if there != at and not unit.key and unit.said[1 - side]
        ]
        alike, there = max(fits, default=(0.0, -1))
        unit, other = self.units[at], self.units[there] if there >= 0 else None
        if unit is None or other is None or unit.key or alike < _ALIKE:
            return
        if side:
            # The target stays: it gets the other unit's source.
            self.units[at] = Unit(other.source, unit.target, "", (other.said[0], unit.said[1]))
            rest = Unit(unit.source, other.target, "", (unit.said[0], other.said[1]))
        else:
            self.units[at] = Unit(unit.source, other.target, "", (unit.said[0], other.said[1]))
            rest = Unit(other.source, unit.target, "", (other.said[0], unit.said[1]))
        self.units[there] = rest if any(rest.said) else None

    def reunited(self) -> None:
        """A block that changed so much that the aligner has lost it, beside its twin that did not change."""
        open_ = self.open()
        for side in (0, 1):
            alone = [(at, unit) for at, unit in open_ if unit.said[side] and not unit.said[1 - side]]
            others = [(at, unit) for at, unit in open_ if unit.said[1 - side] and not unit.said[side]]
            for at, unit in alone:
                record = next(
                    (one for one in sorted(self.free) if _side(self.records[one], side) == unit.said[side]), None
                )
                if record is None or at in self.done or self.units[at] is None:
                    continue
                before = _side(self.records[record], 1 - side)
                fits = [
                    (likeness(before, other.said[1 - side]), -abs(there - at), there)
                    for there, other in others
                    if there not in self.done and self.units[there] is not None
                ]
                alike, near, there = max(fits, default=(0.0, 0, -1))
                if there < 0 or (alike < _KNOWN_BY_TWIN and near < -1):
                    continue
                other = self.units[there]
                if other is None:
                    continue
                pair = (unit, other) if side == 0 else (other, unit)
                first = at if side == 0 else there
                self.units[at] = self.units[there] = None
                self.units[first] = Unit(pair[0].source, pair[1].target, "", (pair[0].said[0], pair[1].said[1]))
                self.take(first, record)

    def similar(self) -> None:
        """Pairs of which both sides have changed, but not beyond knowing them again."""
        choices = []
        near = Near({record: self.records[record].source for record in self.free})
        for at, unit in self.open():
            if not all(unit.said):
                continue
            for record in near.to(unit.said[0]):
                one = self.records[record]
                source = likeness(one.source, unit.said[0])
                if source < _KNOWN_BY_TWIN:
                    continue
                alike = (source + likeness(one.target, unit.said[1])) / 2
                if alike >= _ALIKE:
                    choices.append((-alike, at, record))
        for _, at, record in sorted(choices):
            if at not in self.done and record in self.free:
                self.take(at, record)

    def repeated(self) -> None:
        """A pair that stood on the page twice, one of which has changed on one side."""
        by_side: tuple[dict[str, int], dict[str, int]] = ({}, {})
        for record, one in enumerate(self.records):
            by_side[0].setdefault(one.source, record)
            by_side[1].setdefault(one.target, record)
        for at, unit in self.open():
            if not all(unit.said):
                continue
            for side in (1, 0):
                record = by_side[side].get(unit.said[side], -1)
                if record >= 0 and likeness(_side(self.records[record], 1 - side), unit.said[1 - side]) >= _ALIKE:
                    self.take(at, record)
                    break


def _ordered(found: Sequence[Match]) -> list[Match]:
    """Matches in the order of the source; those that have none behind what stands before them in the target."""
    known = sorted((max(one.unit.target, default=-1), one.unit.source[0]) for one in found if one.unit.source)
    ends = [end for end, _ in known]

    def place(one: Match) -> tuple[int, int, int]:
        if one.unit.source or one.unit.key:
            return one.unit.source[0] if one.unit.source else -1, 0, 0
        before = bisect_left(ends, one.unit.target[0])
        return known[before - 1][1] if before else -1, 1, one.unit.target[0]

    return sorted(found, key=place)


def _side(record: Record, side: int) -> str:
    return record.target if side else record.source


def _begins(text: str, start: str) -> bool:
    return bool(start) and text.startswith(start) and text[len(start) : len(start) + 1] in ("", " ")


def _within(part: str, whole: str) -> bool:
    """Is this a part of another text, from the beginning of a word to the end of one?"""
    return len(part) < len(whole) and f" {part} " in f" {whole} "


def _without(whole: str, part: str) -> str:
    """What is left of a text without a part of it."""
    return " ".join(f" {whole} ".replace(f" {part} ", " ", 1).split())
