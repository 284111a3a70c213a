"""Table rows and their cells."""

from __future__ import annotations

import re

from lineup.ticks import Ticks

_DIVIDES = re.compile(r"\\.?|``*|\|", re.DOTALL)


def cells(row: str) -> list[str]:
    """The cells of a table row; a pipe behind a backslash or in a code span does not divide."""
    body = row.strip().removeprefix("|")
    if body.endswith("|") and not body.endswith("\\|"):
        body = body[:-1]
    if "\\|" not in body and "`" not in body:
        return body.split("|")
    parts, start, behind = [], 0, 0
    ticks = Ticks(body)
    for match in _DIVIDES.finditer(body):
        at, end = match.span()
        if at < behind:
            continue
        if body[at] == "|":
            parts.append(body[start:at])
            start = end
        elif body[at] == "`":
            closing = ticks.closing(end, end - at)
            behind = closing + end - at if closing >= 0 else end
    parts.append(body[start:])
    return parts
