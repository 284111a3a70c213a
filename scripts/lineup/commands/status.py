"""`lineup status`: per page and in total, what is confirmed, stale, new and missing, and how many words are left."""

from __future__ import annotations

import argparse
import os
import sys
from collections import Counter
from typing import Any, NamedTuple

from lineup.commands.common import Commands, coloured
from lineup.commands.fresh import add_common, corpus_for, wanted
from lineup.corpus import Corpus, Tree
from lineup.files import folder
from lineup.freshness.pen import Pen, name_of
from lineup.freshness.records import ledger_of
from lineup.freshness.tally import Tally, tallies
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
    command.add_argument("--no-cache", action="store_true", help="count everything anew, and remember nothing")
    add_common(command)
    command.set_defaults(run=run)


class Row(NamedTuple):
    """A page of one target language, counted."""

    target: Tree
    path: str
    tally: Tally


def run(arguments: argparse.Namespace) -> int:
    """Prints the state of every page and of all."""
    corpus = corpus_for(arguments)
    place = None if arguments.no_cache else folder(os.environ)
    rows = []
    for target in corpus.targets:
        paths = [named.path for named in wanted(corpus, arguments.paths) if named.target == target]
        counted_ = tallies(corpus, target, paths, ledger_of(corpus, target), place)
        rows += [Row(target, path, tally) for path, tally in counted_.items()]
    if arguments.json:
        from lineup.freshness import plain  # noqa: PLC0415 - the others do without

        pages = [plain.page(corpus, row.target, row.path, row.tally.counts, row.tally.weight) for row in rows]
        plain.write({"summary": {"pages": len(rows), **_total(rows)}, "pages": pages})
        return 0
    sys.stdout.write(_table(corpus, rows, Pen(arguments.ui, colour=coloured("text"))))
    return 0


def _total(rows: list[Row]) -> dict[str, int]:
    total: Counter[str] = Counter(dict.fromkeys(("pairs", *_COLUMNS), 0))
    for row in rows:
        total.update(row.tally.counts)
    return dict(total)


def _table(corpus: Corpus, found: list[Row], pen: Pen) -> str:
    """A line for each page and one for all; on a terminal a bar shows how far each is."""
    said = SAID[pen.ui]
    total = _total(found)
    rows = [(name, one.tally.counts) for name, one in zip(_names(corpus, found), found, strict=True)]
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


def _names(corpus: Corpus, found: list[Row]) -> list[str]:
    """The pages as users name them; the way to a folder is looked for once."""
    ways: dict[str, str] = {}
    names = []
    for row in found:
        if row.target.suffix or row.target.alone or row.path not in row.target.pages:
            names.append(name_of(corpus, row.target, row.path))
            continue
        if row.target.language not in ways:
            ways[row.target.language] = name_of(corpus, row.target, row.path).removesuffix(row.path)
        names.append(ways[row.target.language] + row.path)
    return names


def _cell(column: str, tally: dict[str, int]) -> str:
    return f"{tally['confirmed']}/{tally['pairs']}" if column == "confirmed" else str(tally[column])


def _row(cells: list[str], wide: list[int]) -> str:
    name, *numbers = cells
    return "  ".join((f"{name:{wide[0]}}", *(f"{one:>{width}}" for one, width in zip(numbers, wide[1:], strict=True))))
