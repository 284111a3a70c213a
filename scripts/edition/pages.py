"""A page as it is written -> plain Markdown: markers expanded, citations defined."""

from __future__ import annotations

from collections.abc import Iterator

from edition.citations import citations, defined, definitions
from edition.dataset import Dataset
from edition.faults import Fault
from edition.fragments import Chosen, Marker, chosen, markers, wrong
from edition.tables import Place
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
        for code, message in wrong(marker, dataset):
            yield Fault(path, marker.line + before, 1, code, message)


def place(page: Page, language: str) -> Place:
    """Where a page stands; its path begins with docs/ and the language."""
    return Place(language, page.path.removeprefix(f"docs/{language}/"))


def expanded(page: Page, dataset: Dataset, language: str) -> Iterator[tuple[Marker, Chosen]]:
    """The markers of a page that are in order, with what stands in their place."""
    for marker in markers(page):
        if not any(wrong(marker, dataset)):
            yield marker, chosen(marker, dataset, place(page, language))


def prepare(text: str, page: Page, dataset: Dataset, language: str) -> str:
    """The text with its markers expanded and with the footnotes that it cites; what is unknown stays as it is."""
    lines = text.split("\n")
    for marker, made in reversed(list(expanded(page, dataset, language))):
        lines[marker.line - 1 : marker.end_line] = made.markdown.split("\n")
    whole = "\n".join(lines)
    cited = citations(page) if whole == text else citations(read_page(whole, page.path))
    notes = defined((found.source for found in cited), dataset.sources, language)
    return f"{whole.rstrip()}\n{notes}" if notes else whole
