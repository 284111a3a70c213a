"""Two built pages -> one page with both languages, block beside block, by lineup's alignment."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from jinja2 import Environment, FileSystemLoader
from markupsafe import Markup

from edition import beside, lighter, markup, noted, policy, rendered, standing
from edition.dates import LANGUAGES
from edition.pairing import Pair, pairs, relative
from edition.words import WORDS
from lineup import PageState

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


class Known(NamedTuple):
    """What is known of the translation of a page: its state, and per language the text of its file."""

    state: PageState
    markdown: Mapping[str, str]


class Cell(NamedTuple):
    """One language of a pair as the template reads it.

    `html` is empty where the language has nothing; `note` says where the translation stands, empty where it is in step.
    """

    language: str
    html: Markup
    note: Markup


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


def rows(
    made: Sequence[Pair], halves: Mapping[str, beside.Half], marks: Mapping[str, Mapping[int, str]]
) -> Iterator[Row]:
    """The pairs of a page for its template.

    Args:
        made: the pairs.
        halves: what writes the blocks of each language.
        marks: per language, the state of a block by its place, where it is not in step.
    """
    for pair in made:
        states = [
            marks[language][place]
            for language in LANGUAGES
            for place in pair.places[language]
            if place in marks[language]
        ]
        cells = tuple(
            Cell(
                language,
                Markup(halves[language].blocks(pair.halves[language])),
                Markup(noted.note(states[0], WORDS[language])) if states else Markup(),
            )
            for language in LANGUAGES
        )
        yield Row(pair.id, _kind(pair), pair.moved, cells)


def environment(templates: Path) -> Environment:
    """Reads the page's template from a folder; whatever is put into it is escaped unless it is HTML already."""
    return Environment(loader=FileSystemLoader(templates), autoescape=True, trim_blocks=True, lstrip_blocks=True)


def composed(built: Mapping[str, Built], templates: Environment, known: Known | None = None) -> str:
    """The side-by-side page of two built pages.

    Args:
        built: the page in every language.
        templates: where the page's template is.
        known: of its translation, if anything is.

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

    marks = {
        language: standing.marks(known.state, language, known.markdown[language], found[language]) if known else {}
        for language in LANGUAGES
    }
    given: dict[str, Any] = {
        "rows": list(rows(made, halves, marks)),
        "state": {language: standing.summary(known.state, WORDS[language]) for language in LANGUAGES} if known else {},
        "reordered": sum(pair.moved for pair in made) * _REORDERED > len(made),
        "languages": LANGUAGES,
        "titles": {language: beside.title(found[language]) for language in LANGUAGES},
        "pages": {language: to(urls[language]) for language in LANGUAGES},
        "homes": {language: to("" if language == LANGUAGES[0] else f"{language}/") for language in LANGUAGES},
        "feet": {language: [Markup(text) for text in _foot(built[language].html)] for language in LANGUAGES},
        "canonical": f"{site}{own}",
        "to": to,
        # No script stands on these pages, those of the articles included.
        "policy": Markup(policy.META.format(policy.policy(()))),
        "words": WORDS,
    }
    return lighter.compact(templates.get_template(_TEMPLATE).render(given))


def write(site: Path, paths: Mapping[str, str], root: Path, states: Mapping[str, PageState]) -> None:
    """Writes the side-by-side pages of a built site.

    Args:
        site: its folder; all languages are built.
        paths: the addresses of the English pages, relative to the site's home, by the path under docs/en.
        root: the project's folder.
        states: of the translation, by the same path.
    """
    made = environment(root / "overrides")
    for path, english in paths.items():
        built, markdown = {}, {}
        for language in LANGUAGES:
            url = english if language == LANGUAGES[0] else f"{language}/{english}"
            built[language] = Built(language, url, (site / url / "index.html").read_text("utf-8"))
            markdown[language] = (root / "docs" / language / path).read_text("utf-8")
        file = site / address(english) / "index.html"
        file.parent.mkdir(parents=True, exist_ok=True)
        known = Known(states[path], markdown) if path in states else None
        file.write_text(composed(built, made, known), "utf-8")
