"""A corpus -> the state of its pages: reads, aligns, and holds every pair of blocks against the ledger."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from lineup.align import align
from lineup.corpus import Corpus, Tree, named
from lineup.evidence import features
from lineup.freshness.reading import twins_of
from lineup.freshness.records import ledger_of, records_of
from lineup.freshness.states import PageState, page_state
from lineup.languages.lexicon import lexicon
from lineup.ledger import Ledger
from lineup.model import Bead, Page
from lineup.project import project


def states_of(root: Path, paths: Iterable[Path] = ()) -> dict[str, dict[str, PageState]]:
    """The state of every page of the project around a folder, or of those that some paths name.

    Args:
        root: a folder of the project, as the one in which mkdocs.yml stands.
        paths: pages or folders of either language; all without.

    Returns:
        By target language, then by the page's path relative to its language's folder, in the order of the paths.

    Raises:
        LineupError: there is no project, its settings cannot be used, or a file of the ledger is broken.
    """
    corpus = project(root)
    return {target.language: states(corpus, target, paths) for target in corpus.targets}


def states(corpus: Corpus, target: Tree, paths: Iterable[Path] = ()) -> dict[str, PageState]:
    """The state of the pages of one target language, by path.

    Raises:
        LedgerError: a file of the ledger is broken.
    """
    chosen = tuple(paths)
    wanted = named(corpus, target, chosen) if chosen else corpus.source.pages.keys() | target.pages.keys()
    ledger = ledger_of(corpus, target)
    return {path: state_of(corpus, target, path, ledger) for path in sorted(wanted)}


def state_of(corpus: Corpus, target: Tree, path: str, ledger: Ledger) -> PageState:
    """The state of one page, there or not on either side.

    Raises:
        LedgerError: a file of the ledger is broken.
    """
    first, second, beads = twins(corpus, target, path)
    records = records_of(corpus, target, ledger, first, second)
    languages = corpus.source.language, target.language
    found = page_state(first, second, beads, languages, records)
    if found.counts["confirmed"] < len(found.pairs) and ledger.pages not in ((), (path,)):
        # Only who asks for more than its own page waits for the whole ledger.
        found = page_state(first, second, beads, languages, records, ledger.memory)
    return found


def twins(corpus: Corpus, target: Tree, path: str) -> tuple[Page, Page, tuple[Bead, ...]]:
    """Two twins, read and aligned; a page that is not there is empty."""
    first, second = twins_of(corpus, target, path)
    words = lexicon(corpus.source.language, target.language)
    return first, second, align(features(first, words), features(second, words))
