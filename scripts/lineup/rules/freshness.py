"""Freshness: pairs that no longer say what a reviewer confirmed, pages with pairs that nobody did, a ledger that cannot be read."""

from __future__ import annotations

from lineup.corpus import Corpus, Tree
from lineup.errors import Said
from lineup.freshness.changes import LOW
from lineup.freshness.records import records_of
from lineup.freshness.states import EXTRA, MISSING, NEW, STALE, PageState, PairState, page_state
from lineup.ledger import Ledger, LedgerError
from lineup.model import Place
from lineup.rules.context import Hit, Pair


def freshness(corpus: Corpus, target: Tree, pair: Pair, ledger: Ledger) -> tuple[list[Hit], bool]:
    """What the ledger says of two twins; and whether more of it was asked than the page's own file."""
    path = pair.source.path
    try:
        own = ledger.of(path)
        records = own or records_of(corpus, target, ledger, pair.source, pair.target)
        state = page_state(pair.source, pair.target, pair.beads, pair.languages, records)
        whole = not own or any(one.state == NEW for one in state.pairs)
        if whole:
            state = page_state(pair.source, pair.target, pair.beads, pair.languages, records, ledger.memory)
    except LedgerError as error:
        place = Place(path, 1, 1)
        return [Hit("ledger-broken", None, place, None, None, _told(error), str(error))], True
    return [*(_stale(one) for one in state.pairs if one.state in STALE), *_never(state)], whole


def _told(error: LedgerError) -> dict[str, str | int]:
    """What is wrong with the ledger, to be worded as the end of another run would be: its key, and what fills the places."""
    values = {name: one.values["text"] if isinstance(one, Said) else one for name, one in error.values.items()}
    return {"error": error.key, **{name: one if isinstance(one, int) else str(one) for name, one in values.items()}}


def _stale(one: PairState) -> Hit:
    """A pair that has changed since it was confirmed."""
    words: dict[str, str | int] = {
        "weight": one.weight,
        "reasons": ",".join(one.reasons),
        "text": one.now[1 if one.state == "target-changed" else 0],
    }
    severity = "note" if one.weight == LOW else ""
    return Hit(one.state, one.source, one.target, None, None, words, f"{one.identity} {one.state}", severity)


def _never(state: PageState) -> list[Hit]:
    """One word for all pairs of a page that nobody has confirmed, at the first of them."""
    new = [one for one in state.pairs if one.state == NEW]
    if not new:
        return []
    all_ = sum(one.state not in (MISSING, EXTRA) for one in state.pairs)
    words: dict[str, str | int] = {
        "number": len(new), "all": all_, "variant": "page" if len(new) == all_ else "",
    }  # fmt: skip
    first = new[0]
    return [Hit("never-confirmed", first.source, first.target, None, None, words, state.path)]
