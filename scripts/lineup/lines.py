"""Lines of a container, and white space at their beginning."""

from __future__ import annotations

import re
from collections.abc import Sequence


class Lines:
    """Lines without the marks of what they stand in, each with its number in the file and its first column.

    `columns` is empty where every line starts at column 1. No tuple: what is asked for with every line is found sooner so.
    """

    __slots__ = ("columns", "numbers", "text")

    def __init__(self, text: list[str], numbers: Sequence[int], columns: list[int]) -> None:
        self.text, self.numbers, self.columns = text, numbers, columns

    def column(self, row: int) -> int:
        """The column at which a line starts in the file."""
        return self.columns[row] if self.columns else 1


def width(line: str, count: int) -> int:
    """The columns that the first `count` white space characters take, tabs to multiples of four."""
    if "\t" not in line[:count]:
        return count
    columns = 0
    for char in line[:count]:
        columns += 4 - columns % 4 if char == "\t" else 1
    return columns


def dedent(line: str, indent: int) -> tuple[str, int]:
    """The line without up to `indent` columns of white space, and how many characters that took."""
    if line[:1] not in (" ", "\t"):
        return line, 0
    if "\t" not in line[:indent]:
        cut = min(indent, len(line) - len(line.lstrip(" ")))
        return line[cut:], cut
    columns = cut = 0
    for char in line:
        if columns >= indent or char not in " \t":
            break
        columns += 4 - columns % 4 if char == "\t" else 1
        cut += 1
    return line[cut:], cut


def dedented(lines: Lines, at: int, end: int, indent: int, skip: int = -1) -> Lines:
    """lines[at:end] as a container's own lines.

    `skip` characters are taken off the first, up to `indent` columns of white space off the others; off all of them
    where `skip` is negative.
    """
    text, columns = [], []
    first = at
    if skip >= 0 and at < end:
        text.append(lines.text[at][skip:])
        columns.append(lines.column(at) + skip)
        first = at + 1
    source = lines.columns
    for row in range(first, end):
        body, cut = dedent(lines.text[row], indent)
        text.append(body)
        columns.append((source[row] if source else 1) + cut)
    return Lines(text, lines.numbers[at:end], columns)


PADDED = re.compile(r"[ \t]\n|\n[ \t]")
"""White space beside the end of a line."""


def trimmed(text: str, columns: Sequence[int]) -> tuple[str, tuple[int, ...]]:
    """A block's text without white space beside the ends of its lines, and its columns: readers see one space there."""
    lines = text.split("\n")
    starts = list(columns) or [1] * len(lines)
    for row, line in enumerate(lines):
        body = line.lstrip(" \t") if row else line
        starts[row] += len(line) - len(body)
        lines[row] = body.rstrip(" \t") if row < len(lines) - 1 else body
    return "\n".join(lines), tuple(starts) if max(starts) > 1 else ()
