"""A page as it is written -> plain Markdown: markers expanded, citations defined."""

from __future__ import annotations

from collections.abc import Iterator

from edition.citations import citations, defined, definitions
from edition.dataset import Dataset
from edition.faults import Fault
from edition.fragments import FRAGMENTS, markers
from lineup import Page, read_page


def faults(page: Page, path: str, dataset: Dataset, *, before: int = 0) -> Iterator[Fault]:
    """What keeps a page from being prepared: unknown citations and markers, footnotes of its own.

    Args:
        page: the page as read.
        path: how the page is named in the faults.
        dataset: where the sources are.
        before: how many lines of the file stand before the text that was read.
    """
    for found in citations(page):
        if found.source not in dataset.sources:
            message = f"there is no source {found.source!r} in data/sources.yml"
            yield Fault(path, found.line + before, found.column, "ED201", message)
    for found in definitions(page):
        message = f"the footnote {found.source!r} is defined here; footnotes are citations, from data/sources.yml"
        yield Fault(path, found.line + before, found.column, "ED202", message)
    for marker in markers(page):
        if marker.name not in FRAGMENTS:
            message = f"there is no fragment {marker.name!r}; there is {', '.join(sorted(FRAGMENTS))}"
            yield Fault(path, marker.line + before, 1, "ED203", message)


def prepare(text: str, page: Page, dataset: Dataset, language: str) -> str:
    """The text with its markers expanded and with the footnotes that it cites; what is unknown stays as it is."""
    lines = text.split("\n")
    for marker in reversed(list(markers(page))):
        if marker.name in FRAGMENTS:
            lines[marker.line - 1 : marker.end_line] = FRAGMENTS[marker.name](dataset, language).split("\n")
    expanded = "\n".join(lines)
    cited = citations(read_page(expanded, page.path)) if len(lines) != text.count("\n") + 1 else citations(page)
    notes = defined((found.source for found in cited), dataset.sources, language)
    return f"{expanded.rstrip()}\n{notes}" if notes else expanded
