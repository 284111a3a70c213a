"""Which paths a list in the manner of .gitignore leaves out."""

from __future__ import annotations

import re
from typing import NamedTuple


class Pattern(NamedTuple):
    """One line in the manner of .gitignore."""

    expression: re.Pattern[str]
    negated: bool


def patterns(lines: object) -> list[Pattern]:
    """The patterns of `exclude_docs` and its like, in the manner of .gitignore."""
    found = []
    for raw in lines.splitlines() if isinstance(lines, str) else ():
        line = raw.strip()
        negated = line.startswith("!")
        line = line.removeprefix("!")
        if not line or line.startswith("#"):
            continue
        anchored = "/" in line.rstrip("/")
        glob = line.strip("/")
        parts = re.split(r"(\*\*/|/\*\*|\*|\?)", glob)
        said = {"**/": "(?:.*/)?", "/**": "/.*", "*": "[^/]*", "?": "[^/]"}
        body = "".join(said.get(part, re.escape(part)) for part in parts)
        start, end = "" if anchored else "(?:.*/)?", "/.*" if line.endswith("/") else "(?:/.*)?"
        found.append(Pattern(re.compile(f"{start}{body}{end}"), negated))
    return found


def matches(path: str, patterns: list[Pattern]) -> bool:
    """Does the last pattern that fits leave this path out?"""
    verdict = False
    for pattern in patterns:
        if pattern.expression.fullmatch(path):
            verdict = not pattern.negated
    return verdict
