"""Plants faults in a team's own pages, one at a time, and asks the checker about each; nothing in the team's tree is touched."""

from __future__ import annotations

import random
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple, Protocol

from lineup.selftest.catalogue import FAULTS, HARMLESS, KINDS, plant
from lineup.selftest.draft import Draft, Planted
from lineup.selftest.judge import judge, new_findings


class Ask(Protocol):
    """Tells which findings count."""

    def __call__(self, path: str = "", file: Path | None = None, /) -> Sequence[Mapping[str, Any]]:
        """The findings when the page at a path is taken from another file, from none where it is gone; as it is without a path."""


class Shot(NamedTuple):
    """One planted fault: its kind, the page, the seed that places it."""

    kind: str
    path: str
    seed: str


class Answer(NamedTuple):
    """What the checker said to a shot: new findings in all; whether one names the page, and the block.

    `silenced`: it would have named the block, had the team's settings not told it to be silent.
    """

    kind: str
    path: str
    line: int
    was: str
    now: str
    new: int
    page: bool
    block: bool
    said: tuple[str, ...]
    silenced: bool = False


def shots(drafts: Mapping[str, Draft], kinds: Sequence[str], each: int, seed: int) -> Iterator[Shot]:
    """The faults to plant: so many of each kind, each page once before any twice."""
    rng = random.Random(seed)  # noqa: S311 - so that a run can be repeated
    paths = sorted(drafts)
    for kind in kinds:
        order = [(path, turn) for turn in range(3) for path in rng.sample(paths, len(paths))]
        seen: set[tuple[str, int, str]] = set()
        for path, turn in order:
            if len(seen) == each:
                break
            shot = Shot(kind, path, f"{seed}-{path}-{turn}")
            planted = plant(KINDS[kind], drafts[path], shot.seed)
            if planted and (place := (path, planted.line, planted.now)) not in seen:
                seen.add(place)
                yield shot


def answers(
    drafts: Mapping[str, Draft], planned: Iterable[Shot], ask: Ask, before: Sequence[Mapping[str, Any]], side: str
) -> Iterator[Answer]:
    """What the checker says to each shot, held against what it says of the untouched tree."""
    with tempfile.TemporaryDirectory(prefix="lineup-selftest-") as folder:
        file = Path(folder, "page.md")
        for shot in planned:
            planted = plant(KINDS[shot.kind], drafts[shot.path], shot.seed)
            assert planted is not None  # noqa: S101 - it was planted when the shot was planned
            if planted.text is not None:
                file.write_bytes(planted.text.encode("utf-8"))
            found = new_findings(before, ask(shot.path, None if planted.text is None else file))
            yield _answer(shot, drafts[shot.path], planted, found, side)


def _answer(shot: Shot, draft: Draft, planted: Planted, found: list[Mapping[str, Any]], side: str) -> Answer:
    verdict = judge(shot.path, side, draft, planted, found)
    said = tuple(f"{one['rule']} {one['message']}" for one in found[:3])
    return Answer(
        shot.kind, shot.path, planted.line, planted.was, planted.now, verdict.new, verdict.page, verdict.block, said
    )


class Row(NamedTuple):
    """How one kind was answered, as shares of 1; `new` is the mean of new findings for each fault that was found."""

    kind: str
    family: str
    planted: int
    page: float
    block: float
    new: float
    flagged: float


def rows(given: Sequence[Answer]) -> list[Row]:
    """The answers by kind, in the order of the catalogue, without those that the settings silence."""
    table = []
    for kind in (*FAULTS, *HARMLESS):
        own = [answer for answer in given if answer.kind == kind.name and not answer.silenced]
        if own:
            counts = [answer.new for answer in own if answer.new]
            table.append(
                Row(
                    kind.name,
                    kind.family,
                    len(own),
                    _mean([answer.page for answer in own]),
                    _mean([answer.block for answer in own]),
                    _mean(counts),
                    _mean([answer.new > 0 for answer in own]),
                )
            )
    return table


def mean(table: Sequence[Row], families: Sequence[str]) -> Row | None:
    """The mean over the kinds of some families; None where they have none."""
    own = [row for row in table if row.family in families]
    if not own:
        return None
    return Row(
        "mean", " + ".join(families), sum(row.planted for row in own), _mean([row.page for row in own]),
        _mean([row.block for row in own]), _mean([row.new for row in own if row.new]), _mean([row.flagged for row in own]),
    )  # fmt: skip


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values) if values else 0.0
