"""Findings as lines that an editor or a terminal can jump to: `file:line:column: severity code message`."""

from __future__ import annotations

import os
import re
from pathlib import Path

from lineup.check import Report
from lineup.corpus import Corpus, Tree
from lineup.messages import LANGUAGES
from lineup.model import Finding, Place

_UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")


def text(report: Report, corpus: Corpus, ui: str = "en") -> str:
    """One line for each finding, then one line that counts them."""
    words = LANGUAGES[ui]
    lines = [_line(finding, corpus, words.SEVERITIES[finding.severity]) for finding in report.findings]
    counts = {"pages": report.pages, "blocks": report.blocks} | {
        f"{severity}s": report.count(severity) for severity in ("error", "warning", "note")
    }
    shown = {name: words.COUNTS[name][count != 1].format(count=count) for name, count in counts.items()}
    lines.append((words.SUMMARY if report.findings else words.CLEAN).format(**shown))
    return "\n".join(lines) + "\n"


def _line(finding: Finding, corpus: Corpus, severity: str) -> str:
    """A finding, at the place that is to be mended, with the source's place behind it where both sides have one."""
    target = next((tree for tree in corpus.targets if tree.language == finding.language), corpus.targets[0])
    place, tree = (finding.target, target) if finding.target else (finding.source, corpus.source)
    assert place is not None  # noqa: S101 - every finding has a place
    line = f"{file_of(place, tree)}:{place.line}:{place.column}: {severity} {finding.rule} {finding.message}"
    if finding.source and finding.target:
        line += f" ({file_of(finding.source, corpus.source)}:{finding.source.line})"
    return line


def file_of(place: Place, tree: Tree) -> str:
    """The file of a place as seen from the current folder; characters that would break the line are shown as codes."""
    file = tree.file(place.path)
    try:
        name = Path(os.path.relpath(file)).as_posix()
    except ValueError:
        # Windows knows no way from one drive to another.
        name = file.as_posix()
    return _UNSEEN.sub(lambda found: f"\\x{ord(found[0]):02x}", name)
