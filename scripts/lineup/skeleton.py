"""A source page -> its twin to be: the same blocks, ids, links and tables, each text marked or taken from the memory."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from lineup import model
from lineup.freshness.memory import Suggestion
from lineup.freshness.wording import link_key, speaks, wording
from lineup.markdown import inline_of
from lineup.model import Block, Page
from lineup.repairs import Change, applied, slug
from lineup.syntax import CLOSE, OPEN
from lineup.tables import cells

_KEY = re.compile(r"(?P<head>[^:]+:\s+)(?P<quote>[\"']?)(?P<text>.*?)(?P=quote)\s*$")
_TARGET = re.compile(r"(?<=\])\(([^()\s]*)\)|<([^<>\s]+)>")

Suggest = Callable[[str], Sequence[Suggestion]]


class Text(NamedTuple):
    """A text of the new page: its line there, the source's wording, and what the memory offers; `filled` where that was taken."""

    line: int
    said: str
    suggestion: Suggestion | None
    filled: bool


def skeleton(page: Page, lines: Sequence[str], suggest: Suggest, *, short_ids: bool) -> tuple[list[str], list[Text]]:
    """The lines of the twin of a page, and its texts.

    Args:
        page: the source's page.
        lines: its file, without line ends.
        suggest: the memory's translations of a wording, the most similar first.
        short_ids: whether ids are written `{#id}` and not `{: #id }`.
    """
    changes: list[Change] = []
    texts: list[Text] = []
    for line, change, text in _front(page, lines, suggest):
        changes.append(change)
        texts.append(text._replace(line=line))
    ids = {block.ident for block in page.blocks if block.ident}
    for block in page.blocks:
        if block.kind not in model.PROSE or not _stands(block, lines):
            continue
        said = wording(block, page)
        if re.search(r"[^\W\d_]", said):
            offered = next(iter(suggest(said)), None)
            filled = _filled(block, page, offered.target) if offered and offered.likeness == 1.0 else None
            changes += _replaced(block, lines, filled)
            texts.append(Text(block.line, said, offered, filled is not None))
        if block.kind == model.HEADING and not block.ident and (ident := slug(block.text)) and ident not in ids:
            row = lines[block.line - 1]
            if row.lstrip().startswith("#"):
                ids.add(ident)
                changes.append(
                    Change(
                        block.line, len(row.rstrip()), len(row), f" {{#{ident}}}" if short_ids else f" {{: #{ident} }}"
                    )
                )
    return [line for line in applied(lines, changes) if line != _GONE], texts


_GONE = "\0"
"""A line whose text has gone to the first line of its block."""


def _front(page: Page, lines: Sequence[str], suggest: Suggest) -> Iterator[tuple[int, Change, Text]]:
    """The texts of the front matter that stand on one line."""
    for key, value in page.front.values.items():
        line = page.front.lines.get(key, 0)
        found = _KEY.fullmatch(lines[line - 1]) if 0 < line <= len(lines) else None
        if not isinstance(value, str) or " " not in value or not speaks(value) or not found or found["text"] != value:
            continue
        offered = next(iter(suggest(" ".join(value.split()))), None)
        filled = offered.target if offered and offered.likeness == 1.0 else None
        quote = '"' if filled and found["quote"] == "" and ": " in filled else ""
        new = f"{quote}{filled}{quote}" if filled else f"{OPEN}{value}{CLOSE}"
        yield (
            line,
            Change(line, found.start("text"), found.end("text"), new),
            Text(line, value, offered, filled is not None),
        )


def _stands(block: Block, lines: Sequence[str]) -> bool:
    """Does the block's text stand in the file as it was read?"""
    rows = block.text.split("\n")
    if block.line + len(rows) - 1 > len(lines):
        return False
    return all(lines[block.line - 1 + k].startswith(row, _column(block, k)) for k, row in enumerate(rows))


def _column(block: Block, row: int) -> int:
    return block.columns[row] - 1 if row < len(block.columns) else 0


def _replaced(block: Block, lines: Sequence[str], filled: str | None) -> Iterator[Change]:
    """The edits that mark a block's text, cell by cell in a table, or put another in its place."""
    rows = block.text.split("\n")
    if filled is not None:
        start = _column(block, 0)
        yield Change(block.line, start, start + len(rows[0]), filled)
        for k in range(1, len(rows)):
            yield Change(block.line + k, 0, len(lines[block.line - 1 + k]), _GONE)
        return
    if block.kind in (model.ROW, model.HEAD_ROW):
        at = 0
        start = _column(block, 0)
        for cell in cells(block.text):
            text = cell.strip()
            if text and re.search(r"[^\W\d_]", text):
                at = block.text.index(text, at)
                yield Change(block.line, start + at, start + at + len(text), f"{OPEN}{text}{CLOSE}")
                at += len(text)
        return
    last = len(rows) - 1
    for k, row in enumerate(rows):
        if k in (0, last) and row:
            start = _column(block, k)
            marked = f"{OPEN if k == 0 else ''}{row.rstrip()}{CLOSE if k == last else ''}{row[len(row.rstrip()) :]}"
            yield Change(block.line + k, start, start + len(row), marked)


def _filled(block: Block, page: Page, target: str) -> str | None:
    """A confirmed translation with the addresses that the source has; None where one of them is not the source's."""
    ways = {
        link_key(ref.target): ref.target
        for ref in inline_of(block, page).refs
        if ref.kind in ("link", "image", "url", "email")
    }
    if block.kind in (model.ROW, model.HEAD_ROW):
        target = f"| {target} |"
    if block.kind == model.ITEM and block.info.startswith("task"):
        target = target[4:]
    if any((one[1] or one[2]) not in ways for one in _TARGET.finditer(target)):
        return None

    def address(found: re.Match[str]) -> str:
        way = ways[found[1] or found[2]]
        return f"({way})" if found[1] is not None else f"<{way}>"

    return _TARGET.sub(address, target)
