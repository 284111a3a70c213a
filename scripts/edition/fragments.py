"""Markdown made from the data, put where a page's marker `<!-- edition: name -->` stands."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from edition.citations import entry
from edition.dataset import Dataset, Source
from edition.words import GROUPS
from lineup import Page

_MARKER = re.compile(r"edition:\s*(\S*)")


class Marker(NamedTuple):
    """A marker in a page: the fragment's name and the lines on which it stands; 1-based."""

    name: str
    line: int
    end_line: int


def markers(page: Page) -> Iterator[Marker]:
    """The markers of a page; one in code or inside a paragraph is none."""
    for block in page.blocks:
        if block.kind == "comment" and (found := _MARKER.fullmatch(block.text.strip())):
            yield Marker(found[1], block.line, block.end_line)


def _by_time(source: Source) -> tuple[str, str]:
    """Sorts sources from the oldest to the newest, those without a date last."""
    moment = (source.date.start or source.date.after) if source.date else None
    return moment or "9999", source.id


def sources(dataset: Dataset, language: str) -> str:
    """Every source in groups, oldest first; each entry has the id `source-…` for links."""
    parts = []
    for group, titles in GROUPS.items():
        members = sorted((one for one in dataset.sources.values() if one.group == group), key=_by_time)
        if members:
            parts.append(f"## {titles[language]} {{: #{group} }}")
            parts.append("\n".join(f"- {entry(one, language, f'source-{one.id}')}" for one in members))
    return "\n\n".join(parts)


FRAGMENTS: Mapping[str, Callable[[Dataset, str], str]] = {"sources": sources}
