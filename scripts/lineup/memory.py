"""What the reader need not look for twice: without it, many openings that nothing closes would cost their square."""

from __future__ import annotations

from lineup import syntax
from lineup.lines import Lines

_Ends = dict[str, dict[int, int]]


class Memory:
    """Remembers per container; a container is known by its list of lines, which must live as long as it is asked for."""

    def __init__(self) -> None:
        self._vain: dict[int, dict[str, int]] = {}
        self._tags: dict[int, _Ends] = {}

    def forget(self, lines: Lines) -> None:
        """A container has been read."""
        key = id(lines.text)
        self._vain.pop(key, None)
        self._tags.pop(key, None)

    def in_vain(self, lines: Lines, mark: str, length: int) -> bool:
        """Has it been seen that nothing closes a fence of so many marks from here on?"""
        known = self._vain.get(id(lines.text))
        return bool(known) and known is not None and known.get(mark, length + 1) <= length

    def remember(self, lines: Lines, mark: str, length: int) -> None:
        """Nothing closes a fence of so many marks, nor a longer one."""
        known = self._vain.setdefault(id(lines.text), {})
        known[mark] = min(length, known.get(mark, length))

    def closing_tag(self, lines: Lines, at: int, name: str) -> int:
        """The line behind the closing tag of the tag that opens at this line; 0 where none closes it."""
        ends = self._tags.get(id(lines.text))
        if ends is None:
            ends = self._tags[id(lines.text)] = tag_ends(lines.text)
        return ends.get(name, {}).get(at, -1) + 1


def tag_ends(text: list[str]) -> _Ends:
    """For every tag name, the line on which what opens on a line is closed: one pass over all lines."""
    counts: dict[str, list[tuple[int, int]]] = {}
    for row, line in enumerate(text):
        if "<" not in line:
            continue
        changes: dict[str, int] = {}
        for tag in syntax.HTML_TAG.finditer(line):
            name = tag[2].lower()
            changes[name] = changes.get(name, 0) + (-1 if tag[1] else 0 if tag[3] else 1)
        for name, change in changes.items():
            counts.setdefault(name, []).append((row, change))
    return {name: _balanced(rows) for name, rows in counts.items()}


def _balanced(rows: list[tuple[int, int]]) -> dict[int, int]:
    """For each row the first row at or behind it by which as many tags are closed as are opened from it on."""
    ends: dict[int, int] = {}
    waiting: list[tuple[int, int]] = []
    depth = 0
    for row, change in rows:
        waiting.append((row, depth))
        depth += change
        # Rows that wait have rising depths, so the last ones are the first to be closed.
        while waiting and waiting[-1][1] >= depth:
            ends[waiting.pop()[0]] = row
    return ends
