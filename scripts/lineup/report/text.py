"""Findings as people read them: a line that an editor or a terminal can jump to, and the two places quoted and marked."""

from __future__ import annotations

from lineup.check import Report
from lineup.corpus import Corpus
from lineup.messages import LANGUAGES
from lineup.model import Finding
from lineup.report import Wanted
from lineup.report.columns import widths, window
from lineup.report.places import Quote, Quotes, file_of, mended_at, quotes_of, trees_of

WIDEST = 100
"""Columns of a line that are shown, where the terminal is not narrower."""
_NARROWEST = 20
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
    clean = words.NOTHING_NEW if report.older else words.CLEAN
    said: str = (words.SUMMARY if report.findings else clean).format(**shown)
    for name, count in (("older", report.older), ("silenced", report.silenced)):
        if count:
            said += "; " + words.COUNTS[name][count != 1].format(count=count)
    return said


def left_out(count: int, ui: str) -> str:
    """That some findings are counted and not shown."""
    said: str = LANGUAGES[ui].COUNTS["left-out"][count != 1].format(count=count)
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
    most = max(_NARROWEST, min(WIDEST, (wanted.width or 1000) - wide - len("     │ ……")))
    parts = []
    for name, (_, quote) in zip(names, shown, strict=True):
        words, start, length = _clipped(quote, most)
        parts.append(_painted(f"    {name:>{wide}} │ ", "dim", wanted) + words)
        if length:
            mark = " " * start + "^" * length
            parts.append(_painted(f"    {'':{wide}} │ ", "dim", wanted) + _painted(mark, finding.severity, wanted))
    return parts


def _clipped(quote: Quote, most: int) -> tuple[str, int, int]:
    """As much of a line as is shown, around what is marked; where the mark begins and how long it is, in columns."""
    line = quote.text.rstrip()
    marked = quote.end > quote.start
    own = len(line) - len(line.lstrip())
    cut = min(own, quote.start) if marked else own
    line = line[cut:]
    start = min(max(0, quote.start - cut), len(line))
    wide = widths(line)
    first, last = window(wide, start, most)
    head, tail = "…" if first else "", "…" if last < len(line) else ""
    length = sum(wide[start : min(quote.end - cut, last)]) if marked else 0
    # What is marked may be without a width of its own, as an accent is.
    return head + line[first:last] + tail, len(head) + sum(wide[first:start]), max(length, int(marked))


def _painted(words: str, colour: str, wanted: Wanted) -> str:
    """Text in a colour, where colours are wanted."""
    return f"\x1b[{_COLOURS[colour]}m{words}\x1b[0m" if wanted.colour else words
