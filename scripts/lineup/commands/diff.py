"""`lineup diff`: what changed since a pair was confirmed, word by word, with today's translation below."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from typing import Any

from lineup.commands.common import Commands
from lineup.commands.fresh import Found, add_common, archive_of, corpus_for, found_in, pen_of
from lineup.corpus import Corpus
from lineup.freshness import plain
from lineup.freshness.memory import Memory, Suggestion
from lineup.freshness.naming import pairs_named
from lineup.freshness.past import Earlier, Past
from lineup.freshness.pen import name_of
from lineup.freshness.shown import Writer, place_of, tallied
from lineup.freshness.states import CONFIRMED, EXTRA, NEW, TARGET, PairState
from lineup.freshness.work import twins
from lineup.messages.work import SAID, counted


def add(commands: Commands[Any]) -> None:
    """Adds the command to the parser."""
    command = commands.add_parser(
        "diff",
        help="show word by word what changed since a pair was confirmed",
        description="Shows for every pair that changed since it was confirmed what changed, word by word, with today's translation "
        "below. For pairs that were never confirmed git tells what changed since the translation was written.",
    )
    command.add_argument(
        "names", nargs="*", metavar="PAGE[#BLOCK]", help="pages, folders or single blocks; all pages without"
    )
    add_common(command)
    command.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Prints what changed."""
    corpus = corpus_for(arguments)
    pen = pen_of(arguments)
    memories: dict[str, Memory] = {}
    answers = []
    pages = list(found_in(corpus, arguments.names))
    with archive_of(corpus, pages) as archive:
        for found in pages:
            chosen = _chosen(corpus, found)
            past = archive.past(found.target, found.state)
            stale = [(at, pair) for at, pair in chosen.items() if _to_show(at, pair, past)]
            if stale and found.target.language not in memories:
                memories[found.target.language] = Memory(found.ledger)
            shown = [
                (pair, past.earlier.get(at), _suggested(memories[found.target.language], pair)) for at, pair in stale
            ]
            if arguments.json:
                answers.append(
                    plain.page(corpus, found.target, found.state.path, tallied(found.state), found.state.weight)
                    | {"pairs": [plain.pair(corpus, found.target, *one) for one in shown], "history": _history(past)}
                )
                continue
            for line in _page(corpus, found, shown, past, [pair for _, pair in sorted(chosen.items())], pen):
                sys.stdout.write(line + "\n")
    if arguments.json:
        plain.write({"pages": answers})
    return 0


def _chosen(corpus: Corpus, found: Found) -> dict[int, PairState]:
    """The pairs of a page that are asked for, by their index."""
    if not found.blocks:
        return dict(enumerate(found.state.pairs))
    both = twins(corpus, found.target, found.state.path)[:2]
    return dict(pairs_named(found.state, both, found.blocks, name_of(corpus, found.target, found.state.path)))


_Shown = tuple[PairState, Earlier | None, list[Suggestion]]


def _to_show(at: int, pair: PairState, past: Past) -> bool:
    """Has anything changed here that somebody must answer?"""
    return at in past.earlier if pair.state == NEW else pair.state != CONFIRMED


def _suggested(memory: Memory, pair: PairState) -> list[Suggestion]:
    """What was confirmed elsewhere for a similar source text; the pair's own confirmed wording is no news."""
    if pair.state in (TARGET, EXTRA):
        return []
    known = {pair.now[1], pair.before[1] if pair.before else ""}
    return [one for one in memory.suggest(pair.now[0], 3) if one.target not in known][:1]


def _history(past: Past) -> str:
    """What git could tell: all, not all because the clone is shallow, or nothing."""
    return "shallow" if past.cut else "known" if past.known else "none"


def _page(
    corpus: Corpus, found: Found, shown: list[_Shown], past: Past, chosen: list[PairState], pen: Writer
) -> Iterator[str]:
    """What is to be said of a page."""
    said = SAID[pen.ui]
    languages = (corpus.source.language, found.target.language)
    for pair, earlier, suggestions in shown:
        yield _head(corpus, found, pair, earlier, pen)
        before = (earlier.source, pair.now[1]) if earlier else None
        yield from pen.sides(pair, languages, before)
        for one in suggestions:
            label = said["memory"].format(likeness=int(100 * one.likeness))
            yield pen.line(label, one.target)
    name = name_of(corpus, found.target, found.state.path)
    quiet = sum(pair.state == NEW for pair in chosen) - sum(earlier is not None for _, earlier, _ in shown)
    if quiet:
        key = "never-quiet" if past.known and not past.cut else "never"
        line = said[key].format(page=name, pairs=counted("pairs", quiet, pen.ui))
        yield line + (said["cut"] if past.cut else "")
    elif not shown:
        yield said["in-step"].format(page=name)


def _head(corpus: Corpus, found: Found, pair: PairState, earlier: Earlier | None, pen: Writer) -> str:
    """Where a pair stands, what became of it, and its name."""
    place = pen.paint(f"{place_of(corpus, found.target, pair)}:", "bold")
    if earlier:
        words = SAID[pen.ui]["since"].format(day=earlier.day, commit=earlier.commit[:8])
        state = f"{words}, {pen.change(*earlier.change)}"
    else:
        state = pen.state(pair)
    both = pair.source and pair.target
    other = f" ({place_of(corpus, found.target, pair, other=True)})" if both else ""
    return f"{place} {state} {pen.paint(f'#{pair.identity}', 'dim')}{pen.paint(other, 'dim')}"
