"""Table rows and their cells."""

from __future__ import annotations

import re

_DIVIDES = re.compile(r"\\.?|``*|\|", re.DOTALL)


def cells(row: str) -> list[str]:
    """The cells of a table row; a pipe behind a backslash or in a code span does not divide."""
    body = row.strip().removeprefix("|")
    if body.endswith("|") and not body.endswith("\\|"):
        body = body[:-1]
    if "\\" not in body and "`" not in body:
        return body.split("|")
    parts, start, behind = [], 0, 0
    unclosed: set[str] = set()
    for match in _DIVIDES.finditer(body):
        at, end = match.span()
        if at < behind:
            continue
        if body[at] == "|":
            parts.append(body[start:at])
            start = end
        elif body[at] == "`" and match[0] not in unclosed:
            behind = _code_end(body, match[0], end)
            if not behind:
                unclosed.add(match[0])
    parts.append(body[start:])
    return parts


def _code_end(text: str, ticks: str, at: int) -> int:
    """The place behind the code span that `ticks` open; 0 where nothing closes it."""
    while (at := text.find(ticks, at)) >= 0:
        end = at + len(ticks)
        if text[end : end + 1] != "`":
            return end
        while text[end : end + 1] == "`":
            end += 1
        at = end
    return 0
