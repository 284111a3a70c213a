"""Findings as JSON, version 1; `findings.schema.json` beside this file says what may stand in it."""

from __future__ import annotations

import json as _json
from collections.abc import Iterator, Sequence

from lineup.check import Report
from lineup.corpus import Corpus
from lineup.model import Finding, Place
from lineup.report import Wanted


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
        said = f"{said.removesuffix(_NONE)}[\n  {found}\n ]\n}}"
    return f"{said}\n"


_NONE = "[]\n}"


def _written(findings: Sequence[Finding]) -> Iterator[str]:
    """Each finding as an indented object, its places in it.

    Where `json` indents it is written in Python and takes three times as long. So it only writes the values, all in one go, a zero
    between them, which it writes otherwise wherever it stands in a text.
    """
    said = [
        value
        for one in findings
        for value in (*one[:_SOURCE], *(one.source or _NOWHERE), *(one.target or _NOWHERE), *one[_SOURCE + 2 :])
    ]
    values = iter(_json.dumps(said, ensure_ascii=False, separators=("\0", ""))[1:-1].split("\0"))
    for one, row in zip(findings, zip(*[values] * _VALUES, strict=True), strict=True):
        source, target = row[_SOURCE:_TARGET], row[_TARGET:_REST]
        places = _PLACE % source if one.source else "null", _PLACE % target if one.target else "null"
        yield _FINDING % (*row[:_SOURCE], *places, *row[_REST:])


def _template(keys: Sequence[str], depth: int) -> str:
    """An object that stands so deep, with a place for each value."""
    end = "\n" + " " * depth
    return "{" + ",".join(f'{end} "{key}": %s' for key in keys) + end + "}"


_FINDING, _PLACE = _template(Finding._fields, 2), _template(Place._fields, 3)
_NOWHERE = (None,) * len(Place._fields)
_SOURCE = Finding._fields.index("source")
"""Where the source's place stands in a finding; the target's is the next."""
_TARGET = _SOURCE + len(_NOWHERE)
_REST = _TARGET + len(_NOWHERE)
_VALUES = len(Finding._fields) - 2 + 2 * len(_NOWHERE)
"""How many values a finding has, those of its places among them."""
