"""Which records of the ledger a page has: its own, or those of the page that it was before it was renamed."""

from __future__ import annotations

from collections.abc import Sequence

from lineup.corpus import Corpus, Tree
from lineup.ledger import Ledger, Record
from lineup.model import Page

_SHARE = 0.5
"""The share of a gone page's records that a page must know by one side to be that page under another name."""


def ledger_of(corpus: Corpus, target: Tree) -> Ledger:
    """The ledger of one target language of a corpus."""
    folder = corpus.root / corpus.settings.ledger
    return Ledger(folder, (corpus.source.language, target.language), corpus.settings.ledger)


def opened(corpus: Corpus, target: Tree) -> Ledger | None:
    """The ledger of one target language for a check; None where nothing was ever confirmed, and for trees without a project."""
    ledger = ledger_of(corpus, target)
    return None if corpus.bare or not ledger.top.is_dir() else ledger


def stamp_of(ledger: Ledger | None, path: str, *, whole: bool) -> str:
    """By what a later run knows that the ledger says the same of a page; `whole` where more than its own file was asked."""
    if ledger is None:
        return ""
    own = ledger.stamp(path)
    return f"{own} {ledger.whole}" if whole else own


def records_of(corpus: Corpus, target: Tree, ledger: Ledger, first: Page, second: Page) -> Sequence[Record]:
    """What was confirmed of a page; where it has no file in the ledger, of the page that it was before it was renamed."""
    own = ledger.of(first.path)
    if own:
        return own
    before = renamed_from(corpus, target, ledger, first, second)
    return ledger.of(before) if before else ()


def renamed_from(corpus: Corpus, target: Tree, ledger: Ledger, first: Page, second: Page) -> str:
    """The page in the ledger that this page was before it was renamed; empty where it was none.

    That is a page that no longer exists, and most of whose records this one knows by one side at the least.
    """
    gone = [page for page in ledger.pages if page not in corpus.source.pages and page not in target.pages]
    if not gone or first.path in ledger.pages:
        return ""
    # Whoever has no such page does not load what reads blocks.
    from lineup.freshness.wording import wording  # noqa: PLC0415

    said = [{wording(block, page) for block in page.blocks} for page in (first, second)]
    best, name = 0.0, ""
    for page in gone:
        records = ledger.of(page)
        known = sum(one.source in said[0] or one.target in said[1] for one in records)
        if records and known / len(records) > best:
            best, name = known / len(records), page
    return name if best >= _SHARE else ""
