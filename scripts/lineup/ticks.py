"""Where runs of back ticks stand in a text: a code span ends at the next run as long as the one that begins it."""

from __future__ import annotations

import re

_RUN = re.compile("``*")


class Ticks:
    """The runs of a text by their length. Questions must come in the order of the text; all cost one pass together."""

    __slots__ = ("_runs",)

    def __init__(self, text: str) -> None:
        self._runs: dict[int, list[int]] = {}
        for match in _RUN.finditer(text):
            start, end = match.span()
            self._runs.setdefault(end - start, []).append(start)
        for starts in self._runs.values():
            starts.reverse()

    def closing(self, at: int, length: int) -> int:
        """The place of the next run of this length from `at` on, -1 for none."""
        starts = self._runs.get(length, [])
        while starts and starts[-1] < at:
            starts.pop()
        return starts[-1] if starts else -1
