"""`lineup next`: the work list, what misleads readers most first."""

from __future__ import annotations

import argparse
import sys
from typing import Any, NamedTuple

from lineup.commands.common import Commands, UsageError
from lineup.commands.fresh import Found, add_common, archive_of, corpus_for, found_in, pen_of
from lineup.corpus import Corpus
from lineup.freshness import plain
from lineup.freshness.changes import HIGH, LOW, MEDIUM
from lineup.freshness.past import Earlier
from lineup.freshness.shown import Writer, place_of, short
from lineup.freshness.states import CONFIRMED, EXTRA, MISSING, NEW, PairState
from lineup.messages.work import SAID, STATES


class Task(NamedTuple):
    """A pair that waits for somebody; `earlier` where it was never confirmed and git shows that its source changed."""

    found: Found
    pair: PairState
    earlier: Earlier | None

    @property
    def rank(self) -> int:
        """How soon it is due: heavy changes and what is not translated, other changes, then what was never confirmed."""
        weight = self.earlier.change.weight if self.earlier else self.pair.weight
        if self.pair.state == MISSING or weight == HIGH:
            return 0
        if self.pair.state == EXTRA or weight == MEDIUM:
            return 1
        return 2 if weight == LOW else 3


def add(commands: Commands[Any]) -> None:
    """Adds the command to the parser."""
    command = commands.add_parser(
        "next",
        help="list what to do next, the heaviest change first",
        description="Lists the pairs of blocks that wait for a translator or a reviewer: heavy changes and what is not translated "
        "first, then lighter ones, then what was never confirmed.",
    )
    command.add_argument("paths", nargs="*", metavar="PATH", help="pages or folders, of either language; all without")
    command.add_argument("--limit", type=int, default=20, metavar="N", help="at most so many, 0 for all (default: 20)")
    add_common(command)
    command.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Prints the list."""
    if arguments.limit < 0:
        raise UsageError("limit")
    corpus = corpus_for(arguments)
    tasks = []
    pages = list(found_in(corpus, arguments.paths))
    with archive_of(corpus, pages) as archive:
        for found in pages:
            past = archive.past(found.target, found.state)
            tasks += [
                Task(found, pair, past.earlier.get(at))
                for at, pair in enumerate(found.state.pairs)
                if pair.state != CONFIRMED
            ]
    tasks.sort(key=lambda task: task.rank)
    shown = tasks[: arguments.limit] if arguments.limit else tasks
    if arguments.json:
        pairs = [plain.pair(corpus, task.found.target, task.pair, task.earlier) for task in shown]
        plain.write({"summary": {"tasks": len(tasks)}, "tasks": pairs})
        return 0
    pen = pen_of(arguments)
    said = SAID[pen.ui]
    lines = [_line(corpus, task, pen) for task in shown] or [said["nothing-to-do"]]
    if len(shown) < len(tasks):
        lines.append(said["more"].format(count=len(tasks) - len(shown)))
    sys.stdout.write("\n".join(lines) + "\n")
    return 0


def _line(corpus: Corpus, task: Task, pen: Writer) -> str:
    """Where it is, what is the matter, which block, and how it begins."""
    pair = task.pair
    place = pen.paint(f"{place_of(corpus, task.found.target, pair)}:", "bold")
    state = pen.state(pair)
    if pair.state == NEW and task.earlier:
        change = pen.change(task.earlier.change.weight, task.earlier.change.reasons)
        state = f"{STATES[pen.ui]['source-changed']}, {change}"
    block = pen.paint(f"#{pair.identity}", "dim")
    return f"{place} {state} {block} {short(pair.now[0] or pair.now[1])}"
