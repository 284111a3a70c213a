"""Findings as JSON, version 1; `findings.schema.json` beside this file says what may stand in it."""

from __future__ import annotations

import json as _json

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
    data = {"version": 1, "summary": counts, "findings": [_finding(one) for one in report.findings]}
    return _json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def _finding(finding: Finding) -> dict[str, object]:
    """One finding with its two places."""
    return {**finding._asdict(), "source": _place(finding.source), "target": _place(finding.target)}


def _place(place: Place | None) -> dict[str, object] | None:
    return place._asdict() if place else None
