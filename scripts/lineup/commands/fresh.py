"""What the commands about confirmed pairs share: their arguments, and the states of what a call names."""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from lineup.commands.common import UsageError, add_trees, add_ui, coloured, corpus_of
from lineup.corpus import Corpus, Tree
from lineup.freshness.naming import Named, pages_named
from lineup.freshness.records import ledger_of
from lineup.ledger import Ledger

if TYPE_CHECKING:
    from lineup.freshness.past import Archive
    from lineup.freshness.shown import Writer
    from lineup.freshness.states import PageState


def add_common(command: argparse.ArgumentParser) -> None:
    """Adds the trees, the ledger, the language of the messages, and JSON."""
    add_trees(command)
    command.add_argument(
        "--ledger",
        type=Path,
        metavar="DIR",
        help="the folder of the confirmed pairs (default: that of the settings, .lineup)",
    )
    command.add_argument("--json", action="store_true", help="write JSON")
    add_ui(command)


def corpus_for(arguments: argparse.Namespace, *, new: bool = False) -> Corpus:
    """The trees of a call, with the ledger that it names; with `new` that may be one that is not there yet.

    Raises:
        UsageError: there is no such folder.
    """
    corpus = corpus_of(arguments)
    if arguments.ledger is None:
        return corpus
    if not arguments.ledger.is_dir() and (not new or arguments.ledger.exists()):
        raise UsageError("ledger-no-folder" if arguments.ledger.exists() else "ledger-none", folder=arguments.ledger)
    folder = Path(os.path.relpath(arguments.ledger.resolve(), corpus.root.resolve())).as_posix()
    return corpus._replace(settings=corpus.settings._replace(ledger=folder))


def pen_of(arguments: argparse.Namespace) -> Writer:
    """How the answer is written."""
    from lineup.freshness.shown import Writer  # noqa: PLC0415 - who only counts does without

    return Writer(arguments.ui, colour=coloured("text"))


class Found(NamedTuple):
    """A page that a call names, with its state."""

    target: Tree
    ledger: Ledger
    state: PageState
    blocks: tuple[str, ...] = ()


def found_in(corpus: Corpus, names: list[str]) -> Iterator[Found]:
    """The states of the pages that names name, of all pages without."""
    from lineup.freshness.work import state_of  # noqa: PLC0415 - who only counts reads no page

    ledgers = {target.language: ledger_of(corpus, target) for target in corpus.targets}
    for target, path, blocks in wanted(corpus, names):
        ledger = ledgers[target.language]
        yield Found(target, ledger, state_of(corpus, target, path, ledger), blocks)


def archive_of(corpus: Corpus, pages: Iterable[Found]) -> Archive:
    """The history of the pages on which a pair was never confirmed."""
    from lineup.freshness.past import Archive  # noqa: PLC0415 - who only counts asks git nothing

    new = [one for one in pages if any(pair.state == "new" for pair in one.state.pairs)]
    return Archive(corpus, [(one.target, one.state.path) for one in new])


def wanted(corpus: Corpus, names: list[str]) -> list[Named]:
    """The pages that names name, all pages without."""
    if names:
        return pages_named(corpus, names)
    return [
        Named(target, path, ())
        for target in corpus.targets
        for path in sorted(corpus.source.pages.keys() | target.pages.keys())
    ]
