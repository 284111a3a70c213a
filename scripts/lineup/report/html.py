"""Findings as one page for a browser: nothing is fetched, nothing runs; both sides stand side by side.

The style stands in a data address, because a policy that forbids inline styles then needs no exception.
"""

from __future__ import annotations

from base64 import b64encode
from collections import Counter
from collections.abc import Iterator
from html import escape

from lineup.check import Report
from lineup.corpus import Corpus
from lineup.guide import guide_of
from lineup.messages import LANGUAGES
from lineup.model import Finding, Place
from lineup.report import Wanted
from lineup.report.places import UNSEEN, Quote, Quotes, file_of, mended_at, quotes_of, trees_of
from lineup.report.text import summary

_STYLE = """
:root { color-scheme: light dark; --paper: #ffffff; --ink: #1b1f24; --line: #c9ced6; --soft: #f3f5f8; --error: #b00020; --warning: #8a5200; --note: #1f5fa8; --mark: #ffe08a; }
@media (prefers-color-scheme: dark) {
  :root { --paper: #14171c; --ink: #e6e9ee; --line: #4a5160; --soft: #20242c; --error: #ff8a8f; --warning: #f2b35c; --note: #8fc1ff; --mark: #6b5200; }
}
* { box-sizing: border-box; }
html { background: var(--paper); color: var(--ink); }
body { margin: 0 auto; max-width: 80rem; padding: 1.5rem; font: 1rem/1.5 system-ui, sans-serif; overflow-wrap: anywhere; }
h1 { font-size: 1.5rem; } h2 { font-size: 1.1rem; margin-top: 2.5rem; border-bottom: 1px solid var(--line); }
h3 { font-size: 1rem; margin: 0 0 .5rem; font-weight: 600; }
table { border-collapse: collapse; } th, td { padding: .2rem 1rem .2rem 0; text-align: left; border-bottom: 1px solid var(--line); }
@media (min-width: 23rem) { tr > :not(:first-child) { overflow-wrap: break-word; } }
td:last-child, th:last-child { text-align: right; padding-right: 0; }
article { border: 1px solid var(--line); border-left-width: .4rem; border-radius: .3rem; padding: .75rem 1rem; margin: 1rem 0; }
.error { border-left-color: var(--error); } .warning { border-left-color: var(--warning); } .note { border-left-color: var(--note); }
.error b { color: var(--error); } .warning b { color: var(--warning); } .note b { color: var(--note); }
.sides { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(22rem, 100%), 1fr)); gap: .75rem; }
figure { margin: 0; background: var(--soft); border-radius: .3rem; padding: .5rem .75rem; }
figcaption { font-size: .875rem; } pre { margin: .25rem 0 0; white-space: pre-wrap; font: .9rem/1.5 ui-monospace, monospace; }
mark { background: var(--mark); color: inherit; border-radius: .15rem; outline: 1px solid currentColor; }
"""


def html(report: Report, corpus: Corpus, wanted: Wanted) -> str:
    """The report as one page."""
    words = LANGUAGES[wanted.ui].REPORT
    style = "data:text/css;base64," + b64encode(_STYLE.strip().encode()).decode()
    parts = [
        "<!DOCTYPE html>",
        f'<html lang="{wanted.ui}">',
        "<head>",
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src data:; base-uri 'none'; form-action 'none'\">",
        '<meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{escape(words['title'])}</title>",
        f'<link rel="stylesheet" href="{style}">',
        "</head>",
        "<body>",
        "<main>",
        f"<h1>{escape(words['title'])}</h1>",
        f"<p>{escape(summary(report, wanted.ui))}</p>",
        *_overview(report, wanted.ui),
        *_pages(report, corpus, wanted.ui),
        "</main>",
        "</body>",
        "</html>",
        "",
    ]
    return "\n".join(parts)


def _overview(report: Report, ui: str) -> Iterator[str]:
    """How often each rule found something."""
    words = LANGUAGES[ui]
    counts = Counter((one.rule, one.name, one.severity) for one in report.findings)
    if not counts:
        return
    yield "<table>"
    heads = "".join(f'<th scope="col">{escape(words.REPORT[name])}</th>' for name in ("rule", "severity", "number"))
    yield f"<thead><tr>{heads}</tr></thead>"
    yield "<tbody>"
    order = {name: at for at, name in enumerate(("error", "warning", "note"))}
    for (code, name, severity), count in sorted(counts.items(), key=lambda one: (order[one[0][2]], -one[1], one[0])):
        yield f'<tr><th scope="row">{code} <span lang="en">{name}</span></th><td>{words.SEVERITIES[severity]}</td><td>{count}</td></tr>'
    yield "</tbody></table>"


def _pages(report: Report, corpus: Corpus, ui: str) -> Iterator[str]:
    """The findings, page by page."""
    quotes = Quotes()
    last = ""
    for finding in report.findings:
        place, _ = mended_at(finding, corpus)
        if place.path != last:
            yield f"<h2>{escape(UNSEEN.sub(' ', place.path))}</h2>"
            last = place.path
        yield from _article(finding, corpus, quotes, ui)


def _article(finding: Finding, corpus: Corpus, quotes: Quotes, ui: str) -> Iterator[str]:
    """One finding with its two sides."""
    words = LANGUAGES[ui]
    yield f'<article class="{finding.severity}">'
    yield f"<h3><b>{words.SEVERITIES[finding.severity]}</b> {finding.rule} {escape(finding.message)}</h3>"
    yield '<div class="sides">'
    places = (finding.source, finding.target)
    for place, tree, quote in zip(places, trees_of(finding, corpus), quotes_of(finding, corpus, quotes), strict=True):
        if place:
            yield _side(place, file_of(place, tree), tree.language, quote)
    yield "</div>"
    guide = guide_of(finding.name, ui)
    yield f"<details><summary>{escape(words.REPORT['why'])}</summary><p>{escape(guide.why)}</p></details>"
    yield "</article>"


def _side(place: Place, file: str, language: str, quote: Quote | None) -> str:
    """One side's place and line."""
    line = ""
    if quote:
        before, marked, after = (
            quote.text[: quote.start], quote.text[quote.start : quote.end], quote.text[quote.end :]
        )  # fmt: skip
        marked = f"<mark>{escape(marked)}</mark>" if marked else ""
        line = f'<pre lang="{escape(language)}">{escape(before)}{marked}{escape(after)}</pre>'
    return f"<figure><figcaption>{escape(file)}:{place.line}:{place.column}</figcaption>{line}</figure>"
