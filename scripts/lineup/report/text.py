"""Findings as people read them: a line that an editor or a terminal can jump to, and the two places quoted and marked."""

from __future__ import annotations

from unicodedata import combining, east_asian_width

from lineup.check import Report
from lineup.corpus import Corpus
from lineup.messages import LANGUAGES
from lineup.model import Finding
from lineup.report import Wanted
from lineup.report.places import Quote, Quotes, file_of, mended_at, quotes_of, trees_of

WIDEST = 100
"""Characters of a line that are shown."""
_COLOURS = {"error": "1;31", "warning": "1;33", "note": "1;36", "dim": "2", "bold": "1"}


def text(report: Report, corpus: Corpus, wanted: Wanted) -> str:
    """For each finding its line and what it quotes, then one line that counts them."""
    quotes = Quotes()
    parts = []
    for finding in report.findings:
        parts.append(_line(finding, corpus, wanted))
        parts += _quoted(finding, corpus, quotes, wanted)
    return "\n".join((*parts, summary(report, wanted.ui))) + "\n"


def lines(report: Report, corpus: Corpus, wanted: Wanted) -> str:
    """One line for each finding, `file:line:column: severity code message`, then one line that counts them."""
    return "\n".join((*(_line(one, corpus, wanted) for one in report.findings), summary(report, wanted.ui))) + "\n"


def summary(report: Report, ui: str) -> str:
    """How much was read and found, in a line; what is not shown is told too."""
    words = LANGUAGES[ui]
    counts = {"pages": report.pages, "blocks": report.blocks} | {
        f"{severity}s": report.count(severity) for severity in ("error", "warning", "note")
    }
    shown = {name: words.COUNTS[name][count != 1].format(count=count) for name, count in counts.items()}
    said: str = (words.SUMMARY if report.findings else words.CLEAN).format(**shown)
    for name, count in (("older", report.older), ("silenced", report.silenced)):
        if count:
            said += "; " + words.COUNTS[name][count != 1].format(count=count)
    return said


def _line(finding: Finding, corpus: Corpus, wanted: Wanted) -> str:
    """A finding at the place that is to be mended, with the source's place behind it where both sides have one."""
    place, tree = mended_at(finding, corpus)
    severity = LANGUAGES[wanted.ui].SEVERITIES[finding.severity]
    at = _painted(f"{file_of(place, tree)}:{place.line}:{place.column}:", "bold", wanted)
    line = f"{at} {_painted(severity, finding.severity, wanted)} {finding.rule} {finding.message}"
    if finding.source and finding.target:
        line += _painted(f" ({file_of(finding.source, corpus.source)}:{finding.source.line})", "dim", wanted)
    return line


def _quoted(finding: Finding, corpus: Corpus, quotes: Quotes, wanted: Wanted) -> list[str]:
    """The lines of both sides, what is meant underlined."""
    both = zip(trees_of(finding, corpus), quotes_of(finding, corpus, quotes), strict=True)
    shown = [(tree.language, quote) for tree, quote in both if quote]
    names = [f"{language} {quote.line}" for language, quote in shown]
    wide = max(map(len, names), default=0)
    parts = []
    for name, (_, quote) in zip(names, shown, strict=True):
        words, start, length = _clipped(quote)
        parts.append(_painted(f"    {name:>{wide}} │ ", "dim", wanted) + words)
        if length:
            mark = " " * start + "^" * length
            parts.append(_painted(f"    {'':{wide}} │ ", "dim", wanted) + _painted(mark, finding.severity, wanted))
    return parts


def _clipped(quote: Quote) -> tuple[str, int, int]:
    """As much of a line as is shown, around what is marked; where the mark begins and how long it is, in columns."""
    line = quote.text.replace("\t", " ").rstrip()
    start, end = quote.start, max(quote.end, quote.start)
    if len(line) > WIDEST:
        first = max(0, min(start - WIDEST // 3, len(line) - WIDEST))
        last = first + WIDEST
        head, tail = "…" if first else "", "…" if last < len(line) else ""
        start, end = start - first + len(head), min(end, last) - first + len(head)
        line = head + line[first:last] + tail
    own = len(line) - len(line.lstrip())
    cut = min(own, start) if start < end else own
    line, start, end = line[cut:], max(0, start - cut), max(0, end - cut)
    return line, _columns(line[:start]), _columns(line[start:end]) if quote.end > quote.start else 0


def _columns(words: str) -> int:
    """How many columns of a terminal some text takes."""
    return sum(0 if combining(one) else 2 if east_asian_width(one) in "WF" else 1 for one in words)


def _painted(words: str, colour: str, wanted: Wanted) -> str:
    """Text in a colour, where colours are wanted."""
    return f"\x1b[{_COLOURS[colour]}m{words}\x1b[0m" if wanted.colour else words
