"""Two built pages -> one page with both languages, block beside block, by lineup's alignment."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from jinja2 import Environment, FileSystemLoader
from markupsafe import Markup

from edition import beside, lighter, markup, policy, rendered
from edition.dates import LANGUAGES
from edition.pairing import Pair, pairs, relative
from edition.words import WORDS

FOLDER = "parallel/"
_TEMPLATE = "parallel.html"
# Of so many pairs one having moved means that the languages sort by themselves, which is said once for the page.
_REORDERED = 4
_CANONICAL = re.compile(r'<link rel="?canonical"? href="?([^" >]+)')


class Built(NamedTuple):
    """A built page: its language, its address relative to the site's home, its HTML."""

    language: str
    url: str
    html: str


class Cell(NamedTuple):
    """One language of a pair as the template reads it; `html` is empty where the language has nothing."""

    language: str
    html: Markup


class Row(NamedTuple):
    """A pair as the template reads it: its address, what kind of block it is, and its two cells."""

    id: str
    kind: str
    moved: bool
    cells: tuple[Cell, ...]


def address(url: str) -> str:
    """Where the side-by-side page of a page in any language stands, relative to the site's home."""
    path = url.removeprefix("./")
    for language in LANGUAGES[1:]:
        path = path.removeprefix(f"{language}/")
    return f"{FOLDER}{path}"


def _foot(html: str) -> Iterator[str]:
    """What every page says at its foot: that the edition is independent, and its licences."""
    start = html.find('<div class="md-copyright">')
    end = html.find('<ul class="feedback">', start)
    if start < 0 or end < 0:
        return
    for node in markup.elements(markup.parse(html[start:end])):
        if node.tag == "p":
            yield markup.written(node.children).strip()


def _kind(pair: Pair) -> str:
    """What a pair is, for its looks: its kind of block, and whether a part of the page begins or goes on with it."""
    leaf = pair.leaves[0]
    if leaf.kind == "heading":
        return f"heading level-{leaf.level}"
    return leaf.kind


def rows(made: Sequence[Pair], halves: Mapping[str, beside.Half]) -> Iterator[Row]:
    """The pairs of a page for its template."""
    for pair in made:
        cells = tuple(Cell(language, Markup(halves[language].blocks(pair.halves[language]))) for language in LANGUAGES)
        yield Row(pair.id, _kind(pair), pair.moved, cells)


def environment(templates: Path) -> Environment:
    """Reads the page's template from a folder; whatever is put into it is escaped unless it is HTML already."""
    return Environment(loader=FileSystemLoader(templates), autoescape=True, trim_blocks=True, lstrip_blocks=True)


def composed(built: Mapping[str, Built], templates: Environment) -> str:
    """The side-by-side page of two built pages.

    Args:
        built: the page in every language.
        templates: where the page's template is.

    Raises:
        ValueError: where a page has no article.
    """
    own = address(built[LANGUAGES[0]].url)
    found = {language: rendered.leaves(rendered.article(page.html)) for language, page in built.items()}
    urls = {language: page.url for language, page in built.items()}
    made = pairs(found, urls)
    halves = {language: beside.Half(language, urls[language], own, made, WORDS[language]) for language in LANGUAGES}
    canonical = _CANONICAL.search(built[LANGUAGES[0]].html)
    site = canonical[1].removesuffix(urls[LANGUAGES[0]]) if canonical else ""

    def to(target: str) -> str:
        return relative(target, own)

    given: dict[str, Any] = {
        "rows": list(rows(made, halves)),
        "reordered": sum(pair.moved for pair in made) * _REORDERED > len(made),
        "languages": LANGUAGES,
        "titles": {language: beside.title(found[language]) for language in LANGUAGES},
        "pages": {language: to(urls[language]) for language in LANGUAGES},
        "homes": {language: to("" if language == LANGUAGES[0] else f"{language}/") for language in LANGUAGES},
        "feet": {language: [Markup(text) for text in _foot(built[language].html)] for language in LANGUAGES},
        "canonical": f"{site}{own}",
        "to": to,
        "words": WORDS,
    }
    html = templates.get_template(_TEMPLATE).render(given)
    return lighter.compact(policy.protected(html))


def write(site: Path, paths: Iterable[str], templates: Path) -> None:
    """Writes the side-by-side pages of a built site.

    Args:
        site: its folder; all languages are built.
        paths: the addresses of the English pages, relative to the site's home.
        templates: the folder with the page's template.
    """
    made = environment(templates)
    for path in paths:
        built = {}
        for language in LANGUAGES:
            url = path if language == LANGUAGES[0] else f"{language}/{path}"
            built[language] = Built(language, url, (site / url / "index.html").read_text("utf-8"))
        file = site / address(path) / "index.html"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(composed(built, made), "utf-8")
