"""How many pairs of every page are confirmed, stale, new: on all cores, and from what an earlier run has counted."""

from __future__ import annotations

import os
import time
from collections.abc import Sequence
from json import JSONDecodeError, dumps, loads
from pathlib import Path
from typing import NamedTuple

from lineup import processes
from lineup.corpus import Corpus, Tree
from lineup.digests import digest
from lineup.files import kept, program, replaced
from lineup.ledger import ENDING, Ledger

MANY = 100
"""Pages from which a second process pays."""
_TICK = 2_000_000_000
"""Nanoseconds within which two changes of a file may bear the same time."""


class Tally(NamedTuple):
    """The numbers of a page, and the heaviest change on it."""

    counts: dict[str, int]
    weight: str


class Kept(NamedTuple):
    """A tally with what it was counted from: what the file system says of source, target and ledger."""

    stamp: str
    tally: Tally


def tallies(
    corpus: Corpus, target: Tree, paths: Sequence[str], ledger: Ledger, place: Path | None = None
) -> dict[str, Tally]:
    """The tallies of pages, in their order; `place` is the folder in which an earlier run may have left its own.

    Raises:
        LedgerError: a file of the ledger is broken.
    """
    now = time.time_ns()
    stamps = {path: _stamp(corpus, target, path, ledger, now) for path in paths}
    file, head = None, ""
    known: dict[str, Kept] = {}
    if place:
        key = repr((program(), corpus.source.language, target.language, corpus.dialect, corpus.settings.max_size))
        file = place / f"status-{digest(repr((str(target.root.resolve()), str(ledger.root.resolve()))), 12)}.cache"
        head = f"lineup-status 1 {digest(key, 12)}"
        known = _read(file, head)
    found: dict[str, Tally] = {}
    whole = ""
    for path in paths:
        old = known.get(path)
        if not old or not stamps[path]:
            continue
        if " " in old.stamp:
            # What is not confirmed on its own page may be known from any other.
            whole = whole or _whole(ledger, now)
        if old.stamp in (stamps[path], f"{stamps[path]} {whole}"):
            found[path] = old.tally
    open_ = [path for path in paths if path not in found]
    for path, tally in _counted(corpus, target, open_, ledger).items():
        found[path] = tally
        done = tally.counts["confirmed"] == tally.counts["pairs"] and ledger.file(path).is_file()
        whole = whole if done or whole else _whole(ledger, now)
        known[path] = Kept(stamps[path] if done else f"{stamps[path]} {whole}", tally)
    if file and open_:
        written = {
            path: [one.stamp, one.tally.counts, one.tally.weight] for path, one in known.items() if one.stamp[:1] != " "
        }
        replaced(file, head, dumps(written, ensure_ascii=False, separators=(",", ":")).encode())
    return {path: found[path] for path in paths}


def _whole(ledger: Ledger, now: int) -> str:
    """The state of all files of the ledger."""
    return digest("\n".join(f"{page} {_said(ledger.file(page), now)}" for page in ledger.pages), 8)


def _stamp(corpus: Corpus, target: Tree, path: str, ledger: Ledger, now: int) -> str:
    """What the file system says of a page's files; empty where one has just been written."""
    files = corpus.source.file(path), target.file(path), f"{ledger.root}/{path}{ENDING}"
    parts = [_said(file, now) for file in files]
    return "" if "" in parts else ",".join(parts)


def _said(file: Path | str, now: int) -> str:
    """The same of one file: "-" where it is not there, nothing where it may change again within the same tick."""
    try:
        status = os.stat(file)  # noqa: PTH116 - called for every page
    except OSError:
        return "-"
    if max(status.st_mtime_ns, status.st_ctime_ns) > now - _TICK:
        return ""
    return f"{status.st_mtime_ns}.{status.st_ctime_ns}.{status.st_size}.{status.st_ino}"


def _read(file: Path, head: str) -> dict[str, Kept]:
    """What an earlier run has counted; nothing where the file is another program's, or damaged."""
    try:
        raw = loads(kept(file, head) or b"{}")
        return {path: Kept(stamp, Tally(counts, weight)) for path, (stamp, counts, weight) in raw.items()}
    except (JSONDecodeError, UnicodeDecodeError, TypeError, ValueError, AttributeError):
        return {}


def _counted(corpus: Corpus, target: Tree, paths: list[str], ledger: Ledger) -> dict[str, Tally]:
    """Counts pages, in several processes where there are many."""
    if not paths:
        return {}
    # Loading what reads pages takes longer than looking at the files of 1,500 that have not changed.
    from lineup.freshness.counting import count  # noqa: PLC0415

    def told(path: str) -> tuple[dict[str, int], str]:
        return count(corpus, target, path, ledger)

    if len(paths) < MANY or (cores := processes.cores()) < 2:
        return {path: Tally(*told(path)) for path in paths}
    return {path: Tally(*answer) for path, answer in processes.answered(told, paths, cores)}
