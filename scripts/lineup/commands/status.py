"""`lineup status`: per page and in total, what is confirmed, stale, new and missing, and how many words are left."""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from typing import Any

from lineup.commands.common import Commands
from lineup.commands.fresh import Found, add_common, corpus_for, found_in, pen_of
from lineup.corpus import Corpus
from lineup.freshness import plain
from lineup.freshness.shown import Pen, name_of, tallied
from lineup.messages.work import SAID, counted

_COLUMNS = ("confirmed", "stale", "new", "missing", "extra", "words")


def add(commands: Commands[Any]) -> None:
    """Adds the command to the parser."""
    command = commands.add_parser(
        "status",
        help="tell how much of the translation is confirmed and in step",
        description="Tells for every page how many pairs of blocks a reviewer has confirmed, how many have changed since, how "
        "many were never confirmed or not translated, and how many words of the source that leaves.",
    )
    command.add_argument("paths", nargs="*", metavar="PATH", help="pages or folders, of either language; all without")
    add_common(command)
    command.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Prints the state of every page and of all."""
    corpus = corpus_for(arguments)
    found = list(found_in(corpus, arguments.paths))
    if arguments.json:
        pages = [plain.page(corpus, one.target, one.state) for one in found]
        plain.write({"summary": {"pages": len(found), **_total(found)}, "pages": pages})
        return 0
    sys.stdout.write(_table(corpus, found, pen_of(arguments)))
    return 0


def _total(found: list[Found]) -> dict[str, int]:
    total: Counter[str] = Counter(dict.fromkeys(("pairs", *_COLUMNS), 0))
    for one in found:
        total.update(tallied(one.state))
    return dict(total)


def _table(corpus: Corpus, found: list[Found], pen: Pen) -> str:
    """A line for each page and one for all; on a terminal a bar shows how far each is."""
    said = SAID[pen.ui]
    total = _total(found)
    rows = [(name_of(corpus, one.target, one.state.path), tallied(one.state)) for one in found]
    rows.append((said["total"], total))
    cells = [[name, *(_cell(column, tally) for column in _COLUMNS)] for name, tally in rows]
    heads = [said["page"], *(said[column] for column in _COLUMNS)]
    wide = [max(len(row[at]) for row in [heads, *cells]) for at in range(len(heads))]
    lines = [pen.paint(_row(heads, wide), "dim")]
    for row, (_, tally) in zip(cells, rows, strict=True):
        bar = f"  {pen.bar(tally['confirmed'], tally['pairs'])}" if pen.colour else ""
        lines.append(_row(row, wide) + bar)
    counts = [counted("pages", len(found), pen.ui), counted("pairs", total["pairs"], pen.ui)]
    parts = [counted(name, total[name], pen.ui) for name in _COLUMNS if total[name] or name in ("confirmed", "stale")]
    lines += ["", f"{', '.join(counts)}: {', '.join(parts)}"]
    return "\n".join(lines) + "\n"


def _cell(column: str, tally: dict[str, int]) -> str:
    return f"{tally['confirmed']}/{tally['pairs']}" if column == "confirmed" else str(tally[column])


def _row(cells: list[str], wide: list[int]) -> str:
    name, *numbers = cells
    return "  ".join((f"{name:{wide[0]}}", *(f"{one:>{width}}" for one, width in zip(numbers, wide[1:], strict=True))))
