"""Code that lost its fences: the page is read as if it had those of its source, and that is the one fault."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator
from typing import NamedTuple

from lineup import model
from lineup.loading import Fetched
from lineup.model import Block, Page, Place
from lineup.rules.context import Hit

_SAME = 0.6
"""So many of its lines that are not blank must be the same, comments aside."""
_APART = 4
"""So many lines of the target stand at the most between two lines of code that follow each other in the source."""
_FENCE = "`" * 9
"""Longer than the fences that code may hold."""
_NEXT = 20
"""So many places of one line are looked at: a bracket alone stands in all code."""
_BREAK = re.compile(r"\r\n?|\n")
_AROUND = "> \t"
"""What stands around a line: the marks of a quotation, white space."""
_FENCES = ("```", "~~~")


class _Code(NamedTuple):
    """Code of the source, and from which line to which, from 0 on, the target has it without fences."""

    block: Block
    first: int
    behind: int


def fenced(first: Page, second: Page, fetched: Fetched, parse: Callable[[Fetched], Page]) -> tuple[Page, list[Hit]]:
    """The target's page with the fences that its source has around the same lines, and where they are lost.

    Every line keeps the number that it has in the file.

    Args:
        first: the source's page.
        second: the target's, as it was read.
        fetched: the target's file.
        parse: reads a file's text.
    """
    if second.faults:
        return second, []
    lines = _BREAK.split(fetched.raw.decode("utf-8"))
    lost = list(_lost(first, second, [line.strip(_AROUND) for line in lines]))
    written: list[tuple[int, str]] = []
    at = 0
    for code in lost:
        written += enumerate(lines[at : code.first], at)
        fence = _indent(code, lines[code.first]) + _FENCE
        written.append((code.first, fence + code.block.info))
        written += enumerate(lines[code.first : code.behind], code.first)
        written.append((code.behind - 1, fence))
        at = code.behind
    written += enumerate(lines[at:], at)
    if not lost:
        return second, []
    page = parse(fetched._replace(raw="\n".join(line for _, line in written).encode()))
    page = _numbered(page, [number + 1 for number, _ in written])
    if not {code.first + 1 for code in lost} <= {block.line for block in _code(page)}:
        return second, []
    return page, [_hit(first, second, code) for code in lost]


def _indent(code: _Code, line: str) -> str:
    """What stands before the fences of code whose first line is this one."""
    indent = line[: len(line) - len(line.lstrip(_AROUND))]
    own = len(code.block.text) - len(code.block.text.lstrip(_AROUND))
    return indent[: max(0, len(indent) - own)]


def _numbered(page: Page, numbers: list[int]) -> Page:
    """A page with other numbers of its lines: what was line 1 when it was read is the first of them, and so on."""
    return page._replace(
        blocks=tuple(
            block._replace(line=numbers[block.line - 1], end_line=numbers[block.end_line - 1]) for block in page.blocks
        ),
        definitions={name: (to, numbers[line - 1]) for name, (to, line) in page.definitions.items()},
    )


def _hit(first: Page, second: Page, code: _Code) -> Hit:
    at = code.first + 1
    kind = next((one.kind for one in second.blocks if one.line <= at <= one.end_line), model.PARAGRAPH)
    words: dict[str, str | int] = {"found": kind, "expected": model.CODE}
    there, here = Place(first.path, code.block.line, code.block.end_line), Place(second.path, at, code.behind)
    return Hit("block-kind", there, here, kind, model.CODE, words, code.block.text)


def _lost(first: Page, second: Page, lines: list[str]) -> Iterator[_Code]:
    """The code of the source whose lines the target has outside of all code; `lines` are the target's, without what stands around them."""
    kept = [set(map(_bare, _lines(block))) for block in _code(second)]
    inside = [block for block in _code(second) if lines[block.line - 1].startswith(_FENCES)]
    taken = {at for block in inside for at in range(block.line - 1, block.end_line)}
    bare = [*map(_bare, lines)]
    where: dict[str, list[int]] = {}
    for at, line in enumerate(bare):
        where.setdefault(line, []).append(at)
    behind = 0
    for block in _code(first):
        mine = [*map(_bare, _lines(block))]
        said = set(mine) - {""}
        places = [at for at, line in enumerate(mine) if line]
        if not said or any({mine[places[0]], mine[places[-1]]} <= other for other in kept):
            continue  # it has it, indented perhaps; what is indented in it is no code of its own
        for start in _starts(said, where, behind):
            found = _places([mine[at] for at in places], bare, start)
            if len(found) >= _SAME * len(places):
                # Comments before its first line, and behind its last.
                begin = _along(lines, found[0], -1, places[0], behind)
                end = _along(lines, found[-1], 1, len(mine) - 1 - places[-1], len(lines) - 1)
                if taken.isdisjoint(range(begin, end + 1)):
                    behind = end + 1
                    yield _Code(block, begin, behind)
                    break


def _starts(said: set[str], where: dict[str, list[int]], behind: int) -> list[int]:
    """Where lines of code stand in the target from a place on, the next places of each."""
    ranges = ((places, bisect_left(places, behind)) for line in said if (places := where.get(line)))
    return sorted({at for places, first in ranges for at in places[first : first + _NEXT]})


def _places(mine: list[str], lines: list[str], start: int) -> list[int]:
    """Where lines of code stand in the target, one behind the other, from a place on; those that it lacks are passed over."""
    found: list[int] = []
    at = start
    for line in mine:
        near = lines[at : at + _APART] if found else lines[at : at + 1]
        if line in near:
            at += near.index(line) + 1
            found.append(at - 1)
    return found


def _along(lines: list[str], at: int, step: int, most: int, last: int) -> int:
    """The place that is so many lines that are not blank further on at the most."""
    while most and at != last and lines[at + step]:
        at += step
        most -= 1
    return at


_COMMENT = re.compile(r"(?:^|\s)(?:#|//|--|;|/?\*|'|<!--|REM\b).*")


def _bare(line: str) -> str:
    """A line of code without its comment, which a translation may translate."""
    return _COMMENT.sub("", line)


def _code(page: Page) -> list[Block]:
    return [block for block in page.blocks if block.kind == model.CODE]


def _lines(block: Block) -> Iterator[str]:
    return filter(None, (line.strip(_AROUND) for line in block.text.split("\n")))
