"""Findings as JSON, version 1; `findings.schema.json` beside this file says what may stand in it."""

from __future__ import annotations

import json as _json
from collections.abc import Iterator, Sequence
from typing import Any

from lineup.check import Report
from lineup.corpus import Corpus
from lineup.model import Finding, Place
from lineup.report import Wanted
from lineup.words import Memo


def json(report: Report, corpus: Corpus | None = None, wanted: Wanted | None = None) -> str:  # noqa: ARG001 - every report takes the same
    """The report as one JSON object; paths are relative to each language's folder.

    A finding's `language` is that of the pair's target, or the source's where the finding is about the source alone.
    """
    counts = {"pages": report.pages, "blocks": report.blocks} | {
        f"{name}s": report.count(name) for name in ("error", "warning", "note")
    }
    counts |= {name: count for name, count in (("older", report.older), ("silenced", report.silenced)) if count}
    said = _json.dumps({"version": 1, "summary": counts, "findings": []}, ensure_ascii=False, indent=1)
    if report.findings:
        found = ",\n  ".join(_written(report.findings))
        said = f"{said.removesuffix(_EMPTY)}[\n  {found}\n ]\n}}"
    return f"{said}\n"


_EMPTY, _NONE = "[]\n}", "null"


def _written(findings: Sequence[Finding]) -> Iterator[str]:
    """Each finding as an indented object, its places in it.

    Where `json` indents it is written in Python and takes several times as long. So it only writes the values, and those that
    thousands of findings share, the names of rules and pages among them, only once.
    """
    values: Memo[Any, str] = Memo(_json.JSONEncoder(ensure_ascii=False).encode)
    heads: Memo[tuple[Any, ...], str] = Memo(lambda head: _HEAD % tuple(map(values.__getitem__, head)))
    for one in findings:
        source, target, *rest = one[_SOURCE:]
        places = [_PLACE % (values[place[0]], *place[1:]) if place else _NONE for place in (source, target)]
        yield heads[one[:_SOURCE]] + _REST % (*places, *map(values.__getitem__, rest))


def _template(keys: Sequence[str], depth: int) -> str:
    """The inside of an object that stands so deep, with a place for each value."""
    return ",".join(f'\n{" " * depth} "{key}": %s' for key in keys)


_SOURCE = Finding._fields.index("source")
"""Where the source's place stands in a finding, which follows what says only the rule; the target's is the next."""
_HEAD = "{" + _template(Finding._fields[:_SOURCE], 2) + ","
_REST = _template(Finding._fields[_SOURCE:], 2) + "\n  }"
_PLACE = "{" + _template(Place._fields, 3) + "\n   }"
