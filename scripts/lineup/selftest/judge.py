"""Which findings a planted fault brought, and whether they name its page and its block."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from lineup.selftest.draft import Draft, Planted, Sheet, scan

Record = Mapping[str, Any]
COUNTED = frozenset({"warning", "error"})


@dataclass(frozen=True, slots=True)
class Verdict:
    """How one planted fault was answered: new findings in all, and whether one named page, block and line."""

    new: int
    page: bool
    block: bool
    line: bool


def counted(report: Mapping[str, Any]) -> list[Record]:
    """The findings of a JSON report that count: warnings and errors."""
    return [finding for finding in report["findings"] if finding["severity"] in COUNTED]


def _mark(finding: Record) -> str:
    return str(finding.get("fingerprint") or _loose(finding))


def _paths(finding: Record) -> tuple[str, ...]:
    return tuple(str(place["path"]) if (place := finding.get(side)) else "" for side in ("source", "target"))


def _loose(finding: Record) -> tuple[object, ...]:
    return (finding["rule"], _paths(finding), finding["message"])


def new_findings(before: Iterable[Record], after: Iterable[Record]) -> list[Record]:
    """Findings that were not there before: by fingerprint, then by rule, page and message, whatever their line."""
    old = list(before)
    known = Counter(map(_mark, old))
    rest = []
    for finding in after:
        if known[_mark(finding)] > 0:
            known[_mark(finding)] -= 1
        else:
            rest.append(finding)
    left = Counter(_loose(finding) for finding in old if known[_mark(finding)] > 0)
    found = []
    for finding in rest:
        if left[_loose(finding)] > 0:
            left[_loose(finding)] -= 1
        else:
            found.append(finding)
    return found


def _sections(sheet: Sheet) -> list[list[tuple[int, int, str]]]:
    """The blocks under each heading, the heading first; a list is a run of items."""
    sections: list[list[tuple[int, int, str]]] = [[]]
    for part in sheet.parts:
        block = (part.first + 1, part.last + 1, part.kind)
        if part.kind == "heading":
            sections.append([block])
        elif part.kind != "front":
            sections[-1].append(block)
    return sections


def counterpart(ours: str, twin: str, lines: tuple[int, int]) -> tuple[int, int]:
    """The twin's lines that stand for a block: the block at the same place of the same section, else the whole section.

    Only a yardstick for findings that name the twin's side alone; where headings differ in number it is the whole page.
    """
    here, there = _sections(scan(ours)), _sections(scan(twin))
    whole = (1, twin.count("\n") + 1)
    if len(here) != len(there):
        return whole
    for mine, yours in zip(here, there, strict=True):
        inside = [index for index, block in enumerate(mine) if block[0] <= lines[1] and lines[0] <= block[1]]
        if not inside:
            continue
        if [block[2] for block in mine] == [block[2] for block in yours]:
            return yours[inside[0]][0], yours[inside[-1]][1]
        return (yours[0][0], yours[-1][1]) if yours else whole
    return (1, 1)


def _touches(place: Mapping[str, Any] | None, lines: tuple[int, int]) -> bool:
    if not place or place.get("line") is None:
        return False
    first = int(place["line"])
    last = int(place.get("end_line") or first)
    return lines[0] <= first <= lines[1] or lines[0] <= last <= lines[1]


def judge(path: str, side: str, draft: Draft, planted: Planted, found: Sequence[Record]) -> Verdict:
    """Judges the new findings of one fault planted in one side (`source` or `target`) of a page."""
    other = "source" if side == "target" else "target"
    ours = [finding for finding in found if path in _paths(finding)]
    if planted.text is None:
        return Verdict(len(found), bool(ours), bool(ours), bool(ours))
    # A block without an origin is new, and then its neighbours in the untouched text tell where it came in.
    origin = planted.origin or (max(1, planted.first - 2), planted.first - 1)
    mirror = counterpart(draft.text, draft.twin, origin)
    block = line = False
    for finding in ours:
        here = _touches(finding.get(side), (planted.first, planted.last))
        block = block or here or (not finding.get(side) and _touches(finding.get(other), mirror))
        line = line or _touches(finding.get(side), (planted.line, planted.line))
    return Verdict(len(found), bool(ours), block, line)
