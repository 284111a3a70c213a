"""Twins as they are read to be compared with what was confirmed: alike, as `lineup check` reads them, and without its rules."""

from __future__ import annotations

from pathlib import Path

from lineup.corpus import Corpus, Tree
from lineup.dialect import COMMONMARK, PYTHON_MARKDOWN, Dialect, told_by
from lineup.loading import Fetched, fetch, parse
from lineup.model import FrontMatter, Page


def dialect_of(corpus: Corpus, *texts: bytes) -> Dialect:
    """How texts that say the same want to be read."""
    if corpus.dialect == "auto":
        return told_by(*texts)
    return PYTHON_MARKDOWN if corpus.dialect == "python-markdown" else COMMONMARK


def twins_of(corpus: Corpus, target: Tree, path: str) -> tuple[Page, Page]:
    """Both pages; one that is not there is empty."""
    files = corpus.source.pages.get(path), target.pages.get(path)
    fetched = [_fetched(corpus, file) for file in files]
    dialect = dialect_of(corpus, *(one.raw for one in fetched if one))
    first, second = (
        parse(one, path, dialect, corpus.settings.max_size) if one else Page(path, (), FrontMatter({}, {}), {})
        for one in fetched
    )
    return first, second


def _fetched(corpus: Corpus, file: Path | None) -> Fetched | None:
    return fetch(file, corpus.settings.max_size) if file else None


def earlier(corpus: Corpus, path: str, raw: bytes, dialect: Dialect) -> Page:
    """A page as it was once."""
    return parse(Fetched(raw, None, 0), path, dialect, corpus.settings.max_size)
