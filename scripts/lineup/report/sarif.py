"""Findings as SARIF 2.1.0, which GitHub's code scanning and many editors read; the source's place is a related location."""

from __future__ import annotations

import json as _json
import os
import re
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import quote

from lineup import __version__
from lineup.check import Report
from lineup.corpus import Corpus
from lineup.guide import described
from lineup.model import Finding, Place
from lineup.report import Wanted
from lineup.report.places import file_of, in_job, mended_at, path_of
from lineup.report.text import left_out, summary
from lineup.settings import SEVERITIES

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
MOST = 25_000
"""Results that GitHub takes in one run; of a file with more it takes none."""
_LINKS = re.compile(r"[\[\]\\]")
_GRAVITY = SEVERITIES[::-1]


def sarif(report: Report, corpus: Corpus, wanted: Wanted) -> str:
    """The report as one SARIF log with one run."""
    findings = report.findings
    run_more: dict[str, object] = {}
    if len(findings) > MOST:
        findings = tuple(sorted(findings, key=lambda one: _GRAVITY.index(one.severity))[:MOST])
        said = f"{summary(report, wanted.ui)}; {left_out(len(report.findings) - MOST, wanted.ui)}"
        told = {"level": "warning", "message": {"text": said}}
        run_more = {"invocations": [{"executionSuccessful": True, "toolExecutionNotifications": [told]}]}
    codes = sorted({finding.rule for finding in findings})
    index = {code: at for at, code in enumerate(codes)}
    job = in_job(os.environ)
    run = {
        "tool": {
            "driver": {
                "name": "lineup",
                "version": __version__,
                "semanticVersion": __version__,
                "language": wanted.ui,
                "rules": [_rule(code, wanted.ui) for code in codes],
            }
        },
        "columnKind": "unicodeCodePoints",
        "results": [_result(finding, corpus, index, job) for finding in findings],
        **run_more,
    }
    return _json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=1) + "\n"


def _rule(code: str, ui: str) -> dict[str, object]:
    """A rule as SARIF describes it."""
    rule = described(code, ui)
    return {
        "id": code,
        "name": rule.name,
        "shortDescription": {"text": rule.says},
        "fullDescription": {"text": rule.why},
        "help": {"text": f"{rule.says}\n\n{rule.why}"},
        "defaultConfiguration": {"level": rule.severity},
        "properties": {"tags": [rule.family, f"mqm/{rule.mqm}"]},
    }


def _result(finding: Finding, corpus: Corpus, index: Mapping[str, int], job: str) -> dict[str, object]:
    """A finding as SARIF describes it."""
    place, tree = mended_at(finding, corpus)
    result: dict[str, object] = {
        "ruleId": finding.rule,
        "ruleIndex": index[finding.rule],
        "level": finding.severity,
        "message": {"text": finding.message},
        "locations": [{"physicalLocation": _physical(place, path_of(place, tree, job))}],
        "partialFingerprints": {"lineup/v1": finding.fingerprint},
    }
    if finding.source and finding.target:
        name = f"{file_of(finding.source, corpus.source, job)}:{finding.source.line}"
        # GitHub shows a related place only where the message leads to it.
        result["message"] = {"text": f"{_plain(finding.message)} ([{_plain(name)}](1))"}
        where = _physical(finding.source, path_of(finding.source, corpus.source, job))
        result["relatedLocations"] = [{"id": 1, "physicalLocation": where, "message": {"text": corpus.source.language}}]
    return result


def _plain(text: str) -> str:
    """Text that is not taken for a link (SARIF 2.1.0, 3.11.6)."""
    return _LINKS.sub(r"\\\g<0>", text)


def _physical(place: Place, file: Path) -> dict[str, object]:
    """A place as SARIF describes it."""
    region = {"startLine": place.line, "startColumn": place.column, "endLine": max(place.line, place.end_line)}
    uri = file.as_uri() if file.is_absolute() else quote(os.fsencode(file.as_posix()))
    return {"artifactLocation": {"uri": uri}, "region": region}
