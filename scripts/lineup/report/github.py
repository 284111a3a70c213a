"""Findings as annotations on GitHub, and the whole of them in the summary of the job.

GitHub shows ten annotations of each kind for a step and throws the others away: the gravest come first, and the summary says
how many there are in truth.
"""

from __future__ import annotations

import os
import re
from collections import Counter
from itertools import accumulate
from pathlib import Path

from lineup.check import Report
from lineup.corpus import Corpus
from lineup.messages import LANGUAGES
from lineup.model import Finding
from lineup.report import Wanted
from lineup.report.places import file_of, in_job, mended_at, path_of
from lineup.report.text import left_out, summary

MOST = 10
LARGEST = 1_000_000
"""Bytes of a step's summary; GitHub takes 1 MiB and throws a larger one away."""
_MARKUP = re.compile(r"[&<>`*_~\[\]|\\@#$:]")
_KINDS = {"error": "error", "warning": "warning", "note": "notice"}
_WEIGHTS = ("accuracy", "terminology", "design", "linguistic-conventions", "style", "locale-conventions")
"""What misleads a reader before what breaks a page, and that before what is only unusual."""


def github(report: Report, corpus: Corpus, wanted: Wanted) -> str:
    """Workflow commands, ten of each kind at most, then the line that counts all; the job's summary is written beside."""
    job = in_job(os.environ)
    parts = []
    for severity, kind in _KINDS.items():
        of_kind = sorted((one for one in report.findings if one.severity == severity), key=_weight)
        parts += [_command(kind, one, corpus, job) for one in of_kind[:MOST]]
    parts.append(summary(report, wanted.ui))
    place = os.environ.get("GITHUB_STEP_SUMMARY")
    if place:
        try:
            with Path(place).open("a", encoding="utf-8", errors="backslashreplace", newline="\n") as file:
                file.write(_overview(report, corpus, wanted, LARGEST - file.tell(), job))
        except OSError as error:
            from lineup.errors import Said, foreign  # noqa: PLC0415 - hardly ever
            from lineup.messages.ended import worded  # noqa: PLC0415

            said = worded(Said("job-unwritten", why=foreign(error.strerror or "")), wanted.ui)
            parts.append(f"::warning::lineup: {_data(said)}")
    return "\n".join(parts) + "\n"


def _weight(finding: Finding) -> int:
    kind = finding.mqm.partition("/")[0]
    return _WEIGHTS.index(kind) if kind in _WEIGHTS else len(_WEIGHTS)


def _command(kind: str, finding: Finding, corpus: Corpus, job: str) -> str:
    """One annotation."""
    place, tree = mended_at(finding, corpus)
    said = finding.message
    if finding.source and finding.target:
        said += f" ({file_of(finding.source, corpus.source, job)}:{finding.source.line})"
    fields = {
        "file": path_of(place, tree, job).as_posix(),
        "line": str(place.line),
        "endLine": str(max(place.line, place.end_line)),
        "title": f"{finding.rule} {finding.name}",
    }
    if place.end_line <= place.line:
        # GitHub takes no column where a finding goes over several lines.
        fields["col"] = str(place.column)
    return f"::{kind} {','.join(f'{name}={_property(value)}' for name, value in fields.items())}::{_data(said)}"


def _data(text: str) -> str:
    """Text as a workflow command takes it."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    """A property's value as a workflow command takes it."""
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _overview(report: Report, corpus: Corpus, wanted: Wanted, room: int, job: str) -> str:
    """The job's summary: the true totals, rule by rule, and each finding's place and sentence, the gravest first.

    `room` are the bytes that it may take; how many findings have no room is told.
    """
    words = LANGUAGES[wanted.ui]
    parts = [f"### lineup: {summary(report, wanted.ui)}", ""]
    counts = Counter((one.rule, one.name, one.severity) for one in report.findings)
    if counts:
        parts += [
            f"| {words.REPORT['rule']} | {words.REPORT['severity']} | {words.REPORT['number']} |",
            "| --- | --- | ---: |",
        ]
        ordered = sorted(counts.items(), key=lambda one: (list(_KINDS).index(one[0][2]), -one[1], one[0]))
        parts += [
            f"| {code} {name} | {words.SEVERITIES[severity]} | {count} |" for (code, name, severity), count in ordered
        ]
        parts += ["", f"<details><summary>{words.REPORT['all']}</summary>", ""]
        room -= len("\n".join(parts).encode(errors="backslashreplace")) + 1_000
        gravest = sorted(report.findings, key=lambda one: (list(_KINDS).index(one.severity), _weight(one)))
        entries = [_entry(one, corpus, job) for one in gravest]
        sizes = accumulate(len(one.encode(errors="backslashreplace")) + 1 for one in entries)
        fits = sum(size <= room for size in sizes)
        parts += entries[:fits]
        if fits < len(entries):
            parts += ["", left_out(len(entries) - fits, wanted.ui)]
        parts += ["", "</details>"]
    return "\n".join(parts) + "\n\n"


def _entry(finding: Finding, corpus: Corpus, job: str) -> str:
    place, tree = mended_at(finding, corpus)
    return f"- <code>{_markdown(file_of(place, tree, job))}:{place.line}</code> {finding.rule} {_markdown(finding.message)}"


def _markdown(text: str) -> str:
    """Text in which Markdown and HTML find nothing of theirs: no link, no picture, nobody's name."""
    return _MARKUP.sub(lambda found: f"&#{ord(found[0])};", text)
