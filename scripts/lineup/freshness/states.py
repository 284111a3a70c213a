"""Today's pairs of blocks held against the confirmed ones: which still say what was confirmed, and which no longer do.

A pair is known again by what it says, never by where it stands. What the ledger knows comes before what the aligner guesses:
two blocks that were confirmed as a pair are one today too, wherever they went.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from lineup.freshness.changes import NONE, SAME, WEIGHTS, Change, likeness, weighed
from lineup.freshness.wording import speaks, wording
from lineup.ledger import Record, identity_of
from lineup.model import Bead, Page, Place
from lineup.rules.context import column_of

CONFIRMED, SOURCE, TARGET, BOTH = "confirmed", "source-changed", "target-changed", "both-changed"
NEW, MISSING, EXTRA = "new", "missing", "extra"
STATES = (CONFIRMED, SOURCE, TARGET, BOTH, NEW, MISSING, EXTRA)
STALE = frozenset((SOURCE, TARGET, BOTH))

_ALIKE = 0.5
"""From which likeness on two wordings are held for two states of one block."""
_COMMON = 60
"""Texts that have a word from which on the word tells nothing."""
_KNOWN_BY_TWIN = 0.2
"""The same where the other side of the pair has not changed at all."""


class PairState(NamedTuple):
    """One pair of blocks: what became of it since it was confirmed.

    Attributes:
        state: one of STATES; `missing` has no translation, `extra` no source.
        weight: of what changed, one of WEIGHTS; empty where nothing did or nothing was ever confirmed.
        reasons: what the change consists of, gravest first, from changes.REASONS.
        identity: of the pair's record; of a pair that was never confirmed, the one that it would get.
        source: the lines of the source's blocks; None where there is none.
        target: the same of the target.
        bead: indexes into both pages' blocks; None for a value of the front matter, which `key` names.
        before: the confirmed wordings of source and target; None where nothing was confirmed.
        now: today's wordings; empty on a side that has nothing.
    """

    state: str
    weight: str
    reasons: tuple[str, ...]
    identity: str
    source: Place | None
    target: Place | None
    bead: Bead | None
    key: str
    before: tuple[str, str] | None
    now: tuple[str, str]


class PageState(NamedTuple):
    """All pairs of two twins, in the order of the source; `language` is the target's."""

    path: str
    language: str
    pairs: tuple[PairState, ...]

    @property
    def counts(self) -> dict[str, int]:
        """How many pairs are in each state."""
        found = Counter(pair.state for pair in self.pairs)
        return {state: found[state] for state in STATES}

    @property
    def stale(self) -> int:
        """How many pairs have changed since they were confirmed."""
        return sum(pair.state in STALE for pair in self.pairs)

    @property
    def weight(self) -> str:
        """The heaviest change on the page; empty where there is none."""
        return max((pair.weight for pair in self.pairs), key=WEIGHTS.index, default=NONE)


class Unit(NamedTuple):
    """What is confirmed as one: the blocks of a bead, or a text of the front matter."""

    source: tuple[int, ...]
    target: tuple[int, ...]
    key: str
    said: tuple[str, str]


class Match(NamedTuple):
    """A unit with what was confirmed of it: the wordings, and the record where it is the unit's own.

    `state` is empty where the wordings themselves say it.
    """

    unit: Unit
    before: tuple[str, str] | None = None
    record: Record | None = None


def units(source: Page, target: Page, beads: Iterable[Bead]) -> list[Unit]:
    """What can be confirmed on two twins: texts of the front matter, then every bead that says something.

    Code and figures count although nobody translates them: when the source's change, the target's are stale.
    """
    found = front_units(source, target)
    for bead in beads:
        said = _joined(source, bead.source), _joined(target, bead.target)
        if any(map(speaks, said)):
            found.append(Unit(bead.source, bead.target, "", said))
    return found


def front_units(source: Page, target: Page) -> list[Unit]:
    """The texts of the front matter that both pages have."""
    found = []
    for key, value in source.front.values.items():
        other = target.front.values.get(key)
        if isinstance(value, str) and isinstance(other, str):
            said = " ".join(value.split()), " ".join(other.split())
            # A single word that both have is a name for the program, as a layout's.
            if all(said) and (said[0] != said[1] or " " in said[0]):
                found.append(Unit((), (), key, said))
    return found


def _joined(page: Page, indexes: Sequence[int]) -> str:
    return " ".join(said for index in indexes if (said := wording(page.blocks[index], page)))


def page_state(
    source: Page,
    target: Page,
    beads: Iterable[Bead],
    languages: tuple[str, str],
    records: Sequence[Record],
    memory: Mapping[tuple[str, str], object] | None = None,
) -> PageState:
    """The state of two twins that have been aligned.

    Args:
        source: the source's page, as read.
        target: the same of its twin.
        beads: how their blocks are aligned.
        languages: of source and target.
        records: what was confirmed of this page.
        memory: pairs of wordings that were confirmed anywhere; their values are not looked at.
    """
    matches = matched(units(source, target, beads), records, memory or {})
    taken: set[str] = {record.identity for record in records}
    pairs = []
    for match in matches:
        pair = _state(match, source, target, languages, taken)
        taken.add(pair.identity)
        pairs.append(pair)
    return PageState(source.path, languages[1], tuple(pairs))


def _state(match: Match, source: Page, target: Page, languages: tuple[str, str], taken: set[str]) -> PairState:
    """A match as the state of its pair."""
    unit, before = match.unit, match.before
    change = SAME
    if not unit.said[1]:
        state = MISSING
    elif not unit.said[0]:
        state = EXTRA
    elif before is None:
        state = NEW
    else:
        changes = [weighed(before[side], unit.said[side], languages[side]) for side in (0, 1)]
        state = _STATE[before[0] != unit.said[0], before[1] != unit.said[1]]
        change = _heavier(changes[0], changes[1])
    identity = match.record.identity if match.record else identity_of(*unit.said, taken)
    return PairState(
        state,
        change.weight,
        change.reasons,
        identity,
        _place(source, unit.source, unit.key),
        _place(target, unit.target, unit.key),
        None if unit.key else Bead(unit.source, unit.target),
        unit.key,
        before,
        unit.said,
    )


_STATE = {(False, False): CONFIRMED, (True, False): SOURCE, (False, True): TARGET, (True, True): BOTH}


def _heavier(first: Change, second: Change) -> Change:
    if WEIGHTS.index(second.weight) > WEIGHTS.index(first.weight):
        first, second = second, first
    return Change(first.weight, tuple(dict.fromkeys((*first.reasons, *second.reasons))))


def _place(page: Page, indexes: Sequence[int], key: str) -> Place | None:
    if key:
        line = page.front.lines.get(key, 1)
        return Place(page.path, line, line)
    if not indexes:
        return None
    first, last = page.blocks[indexes[0]], page.blocks[indexes[-1]]
    return Place(page.path, first.line, last.end_line, column_of(first))


# --- matching ------------------------------------------------------------------------------------------------------


def matched(found: Sequence[Unit], records: Sequence[Record], memory: Mapping[tuple[str, str], object]) -> list[Match]:
    """Every unit with what was confirmed of it, in the units' order."""
    return _Matcher(found, records, memory).run()


class _Matcher:
    """Finds for every unit its record, surest first; a record is one unit's own."""

    def __init__(
        self, found: Sequence[Unit], records: Sequence[Record], memory: Mapping[tuple[str, str], object]
    ) -> None:
        self.units: list[Unit | None] = list(found)
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
            self.one_side()
            self.reunited()
            self.similar()
            self.repeated()
        return [self.done.get(at) or Match(unit) for at, unit in enumerate(self.units) if unit is not None]

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
        """Blocks that several confirmed ones make up, one behind the other on both sides: they were merged."""
        by_start: dict[str, list[int]] = defaultdict(list)
        for record in self.free:
            by_start[self.records[record].source[:12]].append(record)
        for at, unit in self.open():
            if all(unit.said):
                chain = self._chain(unit.said, by_start)
                if len(chain) > 1:
                    self.free -= set(chain)
                    self.done[at] = Match(unit, unit.said)

    def _chain(self, said: tuple[str, str], by_start: Mapping[str, Sequence[int]]) -> list[int]:
        """The records whose wordings, joined, are these; empty where there are none."""
        chain: list[int] = []
        source, target = said
        while source or target:
            step = next(
                (
                    record
                    for record in by_start.get(source[:12], ())
                    if record not in chain
                    and _begins(source, self.records[record].source)
                    and _begins(target, self.records[record].target)
                ),
                None,
            )
            if step is None:
                return []
            chain.append(step)
            source = source[len(self.records[step].source) :].lstrip()
            target = target[len(self.records[step].target) :].lstrip()
        return chain

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


class Near:
    """Finds the few texts that share most words with one, so that not every text is compared with every other."""

    def __init__(self, texts: Mapping[int, str]) -> None:
        self.having: dict[str, list[int]] = defaultdict(list)
        for at, text in texts.items():
            for word in {word.casefold() for word in text.split()}:
                self.having[word].append(at)

    def to(self, text: str, most: int = 8) -> list[int]:
        """The texts nearest to this one, those that share most words first; a rare word counts for more."""
        shared: Counter[int] = Counter()
        for word in {word.casefold() for word in text.split()}:
            found = self.having.get(word, ())
            if len(found) <= _COMMON:
                for at in found:
                    shared[at] += _COMMON // len(found)
        return [at for at, _ in sorted(shared.items(), key=lambda one: (-one[1], one[0]))[:most]]


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
