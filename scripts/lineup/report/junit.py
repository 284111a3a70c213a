"""Findings as JUnit's XML, which most servers that run tests can show; one test case for each finding.

Findings too slight to fail the run are cases that pass and say so in their output.
"""

from __future__ import annotations

import os
import time
from xml.sax.saxutils import escape, quoteattr

from lineup.check import Report
from lineup.corpus import Corpus
from lineup.messages import LANGUAGES
from lineup.model import Finding
from lineup.report import Wanted
from lineup.report.places import Quotes, file_of, mended_at, quotes_of
from lineup.report.text import summary
from lineup.settings import SEVERITIES


def junit(report: Report, corpus: Corpus, wanted: Wanted) -> str:
    """The report as one suite; one case that passes where there is nothing to tell."""
    worst = SEVERITIES.index(wanted.fail_on)
    fails = [SEVERITIES.index(one.severity) >= worst for one in report.findings]
    quotes = Quotes()
    cases = [
        _case(one, corpus, quotes, wanted.ui, failed=failed) for one, failed in zip(report.findings, fails, strict=True)
    ]
    if not cases:
        cases = ['  <testcase classname="lineup" name="in step" time="0"/>']
    notes = [_shown(one, corpus, wanted.ui) for one, failed in zip(report.findings, fails, strict=True) if not failed]
    said = "\n".join((*notes, summary(report, wanted.ui)))
    head = {
        "name": "lineup",
        "package": "lineup",
        "id": "0",
        "timestamp": time.strftime("%Y-%m-%dT%H:%M:%S", time.gmtime(_now())),
        "hostname": "localhost",
        "tests": str(len(cases)),
        "failures": str(sum(fails)),
        "errors": "0",
        "time": "0",
    }
    return "\n".join(
        (
            '<?xml version="1.0" encoding="UTF-8"?>',
            "<testsuites>",
            f" <testsuite {' '.join(f'{name}={_value(value)}' for name, value in head.items())}>",
            "  <properties/>",
            *cases,
            f"  <system-out>{_text(said)}</system-out>",
            "  <system-err/>",
            " </testsuite>",
            "</testsuites>",
            "",
        )
    )


def _now() -> float:
    """The moment of the run, or the one that a reproducible run names."""
    named = os.environ.get("SOURCE_DATE_EPOCH", "")
    return float(named) if named.isdecimal() else time.time()


def _shown(finding: Finding, corpus: Corpus, ui: str) -> str:
    place, tree = mended_at(finding, corpus)
    severity = LANGUAGES[ui].SEVERITIES[finding.severity]
    return f"{file_of(place, tree)}:{place.line}:{place.column}: {severity} {finding.rule} {finding.message}"


def _case(finding: Finding, corpus: Corpus, quotes: Quotes, ui: str, *, failed: bool) -> str:
    """One finding as a test case."""
    place, tree = mended_at(finding, corpus)
    name = f"{finding.rule} {finding.name} {place.line}:{place.column}"
    head = f'  <testcase classname={_value(file_of(place, tree))} name={_value(name)} time="0"'
    if not failed:
        return f"{head}/>"
    sides = zip((corpus.source, tree), quotes_of(finding, corpus, quotes), strict=True)
    lines = [_shown(finding, corpus, ui)] + [
        f"{one.language} {quote.line}: {quote.text.strip()}" for one, quote in sides if quote
    ]
    failure = f"<failure type={_value(finding.severity)} message={_value(finding.message)}>{_text(chr(10).join(lines))}</failure>"
    return f"{head}>{failure}</testcase>"


def _allowed(text: str) -> str:
    """Text without characters that XML cannot hold."""
    return "".join(
        one
        if one in "\t\n\r" or (one >= " " and not "\ud800" <= one <= "\udfff" and one not in "\ufffe\uffff")
        else "\ufffd"
        for one in text
    )


def _text(text: str) -> str:
    return escape(_allowed(text))


def _value(text: str) -> str:
    return quoteattr(_allowed(text))
