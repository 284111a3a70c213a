"""What a branch did to the confirmed pairs: what became stale by it, and what it repaired."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from lineup.baseline import renames, where_it_left
from lineup.corpus import Corpus, Tree
from lineup.freshness.changes import WEIGHTS, weighed
from lineup.freshness.matching import matched
from lineup.freshness.records import ledger_of
from lineup.freshness.states import CONFIRMED, EXTRA, MISSING, NEW, SOURCE, STALE, PageState, PairState
from lineup.freshness.units import Unit
from lineup.freshness.work import state_of
from lineup.ledger import Record

_OPEN = STALE | {MISSING, EXTRA}


class Turn(NamedTuple):
    """A pair whose state a branch has changed, and the target tree that it belongs to."""

    target: Tree
    pair: PairState


class Branch(NamedTuple):
    """What a branch did: pairs that became stale by it, the heaviest first, pairs that it repaired, pages that it touched."""

    stale: tuple[Turn, ...]
    repaired: tuple[Turn, ...]
    pages: int


def branch_of(corpus: Corpus, ref: str) -> Branch:
    """What this branch did since it left `ref`, uncommitted changes included.

    Raises:
        HistoryError: git cannot tell where that was.
        LedgerError: a file of the ledger is broken, today or then.
    """
    stale: list[Turn] = []
    repaired: list[Turn] = []
    pages = 0
    with where_it_left(corpus, ref) as before:
        if before is None:
            return Branch((), (), 0)
        names = {new: old for old, new in renames(before, corpus).items()}
        old_trees = {tree.language: tree for tree in before.targets}
        for target in corpus.targets:
            old_target = old_trees.get(target.language)
            if old_target is None:
                continue
            for path in sorted(_touched(corpus, target, before, old_target, names)):
                pages += 1
                first = state_of(before, old_target, names.get(path, path), ledger_of(before, old_target))
                second = state_of(corpus, target, path, ledger_of(corpus, target))
                stale += [Turn(target, pair) for pair in _became_stale(first, second, corpus.source.language)]
                repaired += [Turn(target, pair) for pair in _repaired(first, second)]
    stale.sort(key=lambda turn: -_due(turn.pair))
    return Branch(tuple(stale), tuple(repaired), pages)


def _due(pair: PairState) -> int:
    return len(WEIGHTS) if pair.state == MISSING else WEIGHTS.index(pair.weight)


def _touched(corpus: Corpus, target: Tree, before: Corpus, old_target: Tree, names: Mapping[str, str]) -> Iterator[str]:
    """The pages of which a file is another than it was: the source, the translation or their confirmed pairs."""
    ledgers = ledger_of(before, old_target), ledger_of(corpus, target)
    for path in corpus.source.pages.keys() | target.pages.keys():
        old = names.get(path, path)
        files = (
            (before.source.file(old), corpus.source.file(path)),
            (old_target.file(old), target.file(path)),
            (ledgers[0].file(old), ledgers[1].file(path)),
        )
        if any(_bytes(one) != _bytes(other) for one, other in files):
            yield path


def _bytes(file: Path) -> bytes | None:
    try:
        return file.read_bytes()
    except OSError:
        return None


def _became_stale(before: PageState, now: PageState, language: str) -> Iterator[PairState]:
    """The pairs that wait for somebody now and did not then; what was never confirmed is held against the text of then."""
    then = {pair.identity for pair in before.pairs if pair.state in _OPEN}
    texts = {pair.now for pair in before.pairs if pair.state in _OPEN}
    for pair in now.pairs:
        if pair.state in _OPEN and pair.identity not in then and pair.now not in texts:
            yield pair
    new = [pair for pair in now.pairs if pair.state == NEW]
    if new:
        known = [Record(pair.identity, *pair.now) for pair in before.pairs if all(pair.now)]
        units = [Unit((), (), "", pair.now) for pair in now.pairs if all(pair.now)]
        olds = {match.unit.said: match.before for match in matched(units, known, {})}
        for pair in new:
            old = olds.get(pair.now)
            if old and old[0] != pair.now[0] and old[1] == pair.now[1]:
                change = weighed(old[0], pair.now[0], language)
                yield pair._replace(state=SOURCE, weight=change.weight, reasons=change.reasons, before=old)


def _repaired(before: PageState, now: PageState) -> Iterator[PairState]:
    """The pairs that are confirmed now and waited for somebody then."""
    open_ = {pair.identity for pair in before.pairs if pair.state in _OPEN}
    missing = {pair.now[0] for pair in before.pairs if pair.state == MISSING}
    for pair in now.pairs:
        if pair.state == CONFIRMED and (pair.identity in open_ or pair.now[0] in missing):
            yield pair
