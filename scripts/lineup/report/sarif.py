"""Findings as SARIF 2.1.0, which GitHub's code scanning and many editors read; the source's place is a related location."""

from __future__ import annotations

import json as _json
from collections.abc import Mapping
from urllib.parse import quote

from lineup import __version__
from lineup.check import Report
from lineup.corpus import Corpus
from lineup.guide import guide_of
from lineup.model import Finding, Place
from lineup.report import Wanted
from lineup.report.places import file_of, mended_at
from lineup.rules.catalogue import BY_CODE

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


def sarif(report: Report, corpus: Corpus, wanted: Wanted) -> str:
    """The report as one SARIF log with one run."""
    codes = sorted({finding.rule for finding in report.findings})
    index = {code: at for at, code in enumerate(codes)}
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
        "results": [_result(finding, corpus, index) for finding in report.findings],
    }
    return _json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=1) + "\n"


def _rule(code: str, ui: str) -> dict[str, object]:
    """A rule as SARIF describes it."""
    rule = BY_CODE[code]
    guide = guide_of(rule.name, ui)
    return {
        "id": code,
        "name": rule.name,
        "shortDescription": {"text": guide.says},
        "fullDescription": {"text": guide.why},
        "help": {"text": f"{guide.says}\n\n{guide.why}"},
        "defaultConfiguration": {"level": rule.severity},
        "properties": {"tags": [rule.family, f"mqm/{rule.mqm}"]},
    }


def _result(finding: Finding, corpus: Corpus, index: Mapping[str, int]) -> dict[str, object]:
    """A finding as SARIF describes it."""
    place, tree = mended_at(finding, corpus)
    result: dict[str, object] = {
        "ruleId": finding.rule,
        "ruleIndex": index[finding.rule],
        "level": finding.severity,
        "message": {"text": finding.message},
        "locations": [{"physicalLocation": _physical(place, file_of(place, tree))}],
        "partialFingerprints": {"lineup/v1": finding.fingerprint},
    }
    if finding.source and finding.target:
        where = _physical(finding.source, file_of(finding.source, corpus.source))
        result["relatedLocations"] = [
            {"id": 1, "physicalLocation": where, "message": {"text": f"[{corpus.source.language}]"}}
        ]
    return result


def _physical(place: Place, file: str) -> dict[str, object]:
    """A place as SARIF describes it."""
    region = {"startLine": place.line, "startColumn": place.column, "endLine": max(place.line, place.end_line)}
    return {"artifactLocation": {"uri": quote(file)}, "region": region}
