"""A code block that nothing closes swallows what follows: the page is read as if it were closed, and that is the one fault."""

from __future__ import annotations

import re
from collections.abc import Callable

from lineup import model
from lineup.loading import Fetched
from lineup.model import Block, Page, Place
from lineup.rules.context import Hit

_FENCE = re.compile(rb"^([\s>]*)(`{3,}|~{3,})")
_BREAK = re.compile(rb"\r\n?|\n")
_SAME = 0.8
"""So many of its lines must be alike to its twin's: the same, or translated."""
_MOST = 3
"""So many blocks of a page are closed at the most."""


def closed(first: Page, second: Page, fetched: Fetched, parse: Callable[[Fetched], Page]) -> tuple[Page, list[Hit]]:
    """The target's page as its source closes its code, and what was not closed.

    Args:
        first: the source's page.
        second: the target's, as it was read.
        fetched: the target's file.
        parse: reads a file's text.
    """
    hits: list[Hit] = []
    # What a block has swallowed is missing among the others.
    while len(second.blocks) < len(first.blocks) and len(hits) < _MOST and (found := _open(first, second)):
        block, twin = found
        mended = _with_fence(fetched.raw, block.line, block.line + 1 + twin.text.count("\n") + 1)
        page = second if mended is None else parse(fetched._replace(raw=mended))
        if mended is None or not _is_nearer(first, second, page):
            break
        fetched = fetched._replace(raw=mended)
        words: dict[str, str | int] = {"line": block.end_line}
        there, here = Place(first.path, twin.line, twin.line), Place(second.path, block.line, block.line)
        hits.append(Hit("code-unclosed", there, here, words=words))
        second = page
    return second, hits


def _open(first: Page, second: Page) -> tuple[Block, Block] | None:
    """A code block of the target that begins as its twin and goes on with other things; and that twin."""
    ours, theirs = ([block for block in page.blocks if block.kind == model.CODE] for page in (first, second))
    for twin, block in zip(ours, theirs, strict=False):
        lines, all_ = twin.text.split("\n"), block.text.split("\n")
        if sum(map(_alike, lines, all_)) < _SAME * len(lines):
            return None  # they are no twins, nor are those behind them
        if len(all_) > len(lines) + 1 and not all_[len(lines)].strip():
            return block, twin
    return None


def _alike(one: str, other: str) -> bool:
    """Is a line of code the same in the translation, or translated?"""
    return one.strip() == other.strip() or bool(one.strip() and other.strip() and not other.isascii())


def _is_nearer(first: Page, second: Page, mended: Page) -> bool:
    """Does a page follow its source further as it is now, and is it no longer than that?"""
    before, now = _in_step(first, second), _in_step(first, mended)
    further = now > before + 1 or before < now == len(first.blocks)
    return further and len(second.blocks) < len(mended.blocks) <= len(first.blocks) + 1


def _in_step(first: Page, second: Page) -> int:
    """How many blocks from the beginning on are of the same kinds on both pages."""
    kinds = zip(first.blocks, second.blocks, strict=False)
    return next((at for at, (one, two) in enumerate(kinds) if one.kind != two.kind), len(second.blocks))


def _with_fence(raw: bytes, opening: int, closing: int) -> bytes | None:
    """A file's text with a line, which must be blank, closing the code that another line opens; both from 1 on."""
    lines = _BREAK.split(raw)
    if closing > len(lines) or lines[closing - 1].strip(b" \t>"):
        return None
    fence = _FENCE.match(lines[opening - 1])
    if fence is None:
        return None
    lines[closing - 1] = fence[1] + fence[2]
    return b"\n".join(lines)
