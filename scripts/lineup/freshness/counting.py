"""The numbers of one page, and where every block says what was confirmed, without aligning them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from lineup.corpus import Corpus, Tree
from lineup.freshness.reading import twins_of
from lineup.freshness.shown import tallied
from lineup.freshness.units import front_units
from lineup.freshness.wording import speaks, wording
from lineup.freshness.work import state_of
from lineup.ledger import Ledger, Record
from lineup.model import Page


def count(corpus: Corpus, target: Tree, path: str, ledger: Ledger) -> tuple[dict[str, int], str]:
    """Counts one page: how many pairs are what, and the heaviest change on it.

    Raises:
        LedgerError: a file of the ledger is broken.
    """
    records = ledger.of(path)
    if records and path in corpus.source.pages and path in target.pages:
        first, second = twins_of(corpus, target, path)
        pairs = _all_confirmed(first, second, records)
        if pairs:
            none = dict.fromkeys(("stale", "new", "missing", "extra", "words"), 0)
            return {"pairs": pairs, "confirmed": pairs, **none}, ""
    state = state_of(corpus, target, path, ledger)
    return tallied(state), state.weight


def _all_confirmed(first: Page, second: Page, records: Sequence[Record]) -> int:
    """The number of pairs where both pages consist of confirmed ones alone; 0 where that cannot be told block by block."""
    front = front_units(first, second)
    sides = [
        Counter(said for block in page.blocks if speaks(said := wording(block, page)))
        + Counter(unit.said[side] for unit in front)
        for side, page in enumerate((first, second))
    ]
    by_source: dict[str, set[str]] = {}
    by_target: dict[str, set[str]] = {}
    for record in records:
        by_source.setdefault(record.source, set()).add(record.target)
        by_target.setdefault(record.target, set()).add(record.source)
    needed: Counter[str] = Counter()
    for source, count in sides[0].items():
        targets = by_source.get(source, set())
        target = next(iter(targets), "")
        if len(targets) != 1 or len(by_target[target]) != 1:
            return 0
        needed[target] += count
    return sides[0].total() if needed == sides[1] else 0
