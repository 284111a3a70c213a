"""A small built site for the tests of documents: as few pages as show every kind of block, in both languages."""

from __future__ import annotations

import json
from pathlib import Path
from typing import NamedTuple

ADDRESS = "https://example.org/sofia/"


class Leaf(NamedTuple):
    """A page: its address, its title, the parts in which it stands with the address that opens each, and its blocks."""

    url: str
    title: str
    parts: tuple[tuple[str, str], ...]
    blocks: str


CITED = '<sup id="fnref:paper"><a class="footnote-ref" href="#fn:paper">1</a></sup>'
ALSO = '<sup id="fnref:city"><a class="footnote-ref" href="#fn:city">2</a></sup>'
AGAIN = '<sup id="fnref{}:paper"><a class="footnote-ref" href="#fn:paper">1</a></sup>'
NOTES = (
    '<div class="footnote"><hr><ol>'
    '<li id="fn:paper"><p><a href="https://example.org/paper" lang="en">A paper</a>, 2020.&#160;'
    '<a class="footnote-backref" href="#fnref:paper" title="Back">&#8617;</a></p></li>'
    '<li id="fn:city"><p>The city, 2021.</p></li></ol></div>'
)
CHART = (
    '<figure class="chart" id="chart-x"><svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20" role="img">'
    '<title>Growth</title><desc>2019: 3; 2020: 5</desc><path d="M0,0h20v10h-20Z" fill="#0a5c55"/>'
    '<text x="2" y="15">2019</text></svg><figcaption>Read it so.</figcaption></figure>'
)
TABLE = (
    "<table><thead><tr><th>Year</th><th align=right>Value</th></tr></thead><tbody>"
    f'<tr><td id="row-1">2019</td><td align="right">3{AGAIN.format(3)}</td></tr></tbody></table>'
)


def leaves(prefix: str) -> list[Leaf]:
    """The pages of a language whose addresses begin with the prefix."""
    strategy = (("Part one", f"{prefix}mission/"),)
    return [
        Leaf(
            prefix,
            "The edition",
            (),
            '<p>Begin with <a href="mission/#aims">its aims</a>, or <a href="mission/#row-1">2019</a>.</p>'
            '<div class="grid cards"><ul><li><strong>Card</strong> Its text.</li></ul></div>'
            '<p>The rules stand <a href="about/lineup/#x">elsewhere</a>.</p>',
        ),
        Leaf(
            f"{prefix}mission/",
            "The mission",
            (),
            f"<p>Signs # $ * _ @ [x] <em>and</em> <code>a*b</code> stay.{CITED}{ALSO} Again.{AGAIN.format(2)}</p>"
            '<div class="head"><h2 id="aims">Aims</h2><a class="headerlink" href="#aims">#</a></div>'
            f"<ol><li>One</li><li>Two<ul><li>inner</li></ul></li></ol>{TABLE}{CHART}"
            '<div class="admonition note"><p class="admonition-title">Note</p><p>Take care.</p></div>'
            f'<h4 id="deep">Deep</h4><pre><code>x = 1\n</code></pre><form><select><option>no</option></select></form>{NOTES}',
        ),
        Leaf(
            f"{prefix}sources/",
            "Sources",
            strategy,
            '<ul><li><a href="https://example.org/%D0%B0/" id="source-paper" lang="en">A paper</a>, 2020.</li></ul>',
        ),
        Leaf(f"{prefix}about/documents/", "Documents", strategy, '<div class="documents"><p>Not yet.</p></div>'),
    ]


def _page(leaf: Leaf, language: str, home: str, after: str | None) -> str:
    steps = [("Home", home), *leaf.parts] if leaf.url != home else []
    crumbs = [{"name": name, "item": ADDRESS + url} for name, url in [*steps, (leaf.title, leaf.url)]]
    data = {
        "@graph": [
            {"@type": "WebPage", "description": "About <it>.", "isPartOf": {"name": "The edition & more"}},
            {"@type": "BreadcrumbList", "itemListElement": crumbs},
        ]
    }
    following = f'<link rel="next" href="{ADDRESS}{after}">' if after is not None else ""
    said = json.dumps(data).replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
    return (
        f'<!doctype html><html lang="{language}"><head><link rel="canonical" href="{ADDRESS}{leaf.url}">{following}'
        f'<script type="application/ld+json">{said}</script></head><body><article><h1 id="top">{leaf.title}</h1>'
        f'{leaf.blocks}</article><div class="md-copyright"><p>An independent edition.</p></div></body></html>'
    )


def write(site: Path) -> Path:
    """Writes the small site into a folder."""
    for language, home in (("en", ""), ("bg", "bg/")):
        found = leaves(home)
        for number, leaf in enumerate(found):
            after = found[number + 1].url if number + 1 < len(found) else None
            file = site / leaf.url / "index.html"
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(_page(leaf, language, home, after), "utf-8")
    return site
