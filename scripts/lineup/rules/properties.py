"""Properties of components (`<Card icon="pencil">`) that no translation changes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from lineup.model import Block, Place
from lineup.rules.context import Hit
from lineup.rules.templates import CALLOUTS, KINDS

_COMPONENT = re.compile(r"<([A-Z][\w.]{0,60})(\s[^<>]{0,2000})?>")
_PROPERTY = re.compile(r"""([A-Za-z][\w-]{0,60})=(?:"([^"]{0,400})"|'([^']{0,400})')""")
_SHOWN = frozenset(
    "title label description alt summary caption placeholder text aria-label lang dir id src href link".split()
)
"""Properties that are written for readers, belong to a language, or are compared as addresses."""


def properties(first: Block, second: Block, source: Place, target: Place) -> Iterator[Hit]:
    """The first property of a component of the page's own (`<Card icon="pencil">`) that has another value."""
    sides = []
    for block in (first, second):
        found = [
            f'{tag[1]} {name}="{one or two}"'
            for tag in _COMPONENT.finditer(block.text)
            for name, one, two in _PROPERTY.findall(tag[2] or "")
            if name.lower() not in _SHOWN
            and (one or two).isascii()
            and not (name in KINDS and tag[1].lower() in CALLOUTS)
        ]
        sides.append(Counter(found))
    lost, gained = list((sides[0] - sides[1]).elements()), list((sides[1] - sides[0]).elements())
    if lost and gained and lost[0].split("=")[0] == gained[0].split("=")[0]:
        words: dict[str, str | int] = {"found": gained[0], "expected": lost[0]}
        yield Hit("html-tag", source, target, gained[0], lost[0], words, f"{lost[0]}>{gained[0]}")
