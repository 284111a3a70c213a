"""Today's pairs of blocks held against the confirmed ones: which still say what was confirmed, and which no longer do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from lineup.freshness.changes import NONE, SAME, WEIGHTS, Change, weighed
from lineup.freshness.matching import Match, matched
from lineup.freshness.units import texts_of, units
from lineup.freshness.wording import is_open
from lineup.ledger import Record, identity_of
from lineup.model import Bead, Page, Place

CONFIRMED, SOURCE, TARGET, BOTH = "confirmed", "source-changed", "target-changed", "both-changed"
NEW, MISSING, EXTRA = "new", "missing", "extra"
STATES = (CONFIRMED, SOURCE, TARGET, BOTH, NEW, MISSING, EXTRA)
STALE = frozenset((SOURCE, TARGET, BOTH))


class PairState(NamedTuple):
    """One pair of blocks: what became of it since it was confirmed.

    Attributes:
        state: one of STATES; `missing` has no translation, or one that is still marked as to be made, `extra` no source.
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
    texts = texts_of(source), texts_of(target)
    matches = matched(units(source, target, beads, texts), records, memory or {}, texts)
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
    if not unit.said[1] or (before is None and is_open(*unit.said)):
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
    return Place(page.path, first.line, last.end_line, first.columns[0] if first.columns else 1)
