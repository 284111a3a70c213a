"""Values that one side writes as code and the other as text: the code is told as such, and the value is not lost."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from lineup.evidence import Feature
from lineup.rules.found import Found

_FIGURES = re.compile(r"\d+(?:[.,:]\d+)*")


def in_code(a: list[Found], b: list[Found], source: Sequence[Feature], target: Sequence[Feature]) -> None:
    """Takes out of both lists the values that stand in code of the other side alone: port 8080, and порт `8080`."""
    if not (a or b):
        return
    there, here = _codes(source), _codes(target)
    if there == here:
        return
    _taken(a, here - there)
    _taken(b, there - here)


def _codes(side: Sequence[Feature]) -> Counter[str]:
    """The code of some blocks that has a digit, and how often it stands there."""
    return Counter(
        ref.target for one in side for ref in one.inline.refs if ref.kind == "code" and _FIGURES.search(ref.target)
    )


def _taken(left: list[Found], codes: Counter[str]) -> None:
    """Takes a value out for each number of each code: not a part of a longer one, 80 of `8080`."""
    for code in codes.elements():
        for figures in _FIGURES.findall(code):
            said = next((one for one in left if _FIGURES.findall(one.text) == [figures]), None)
            if said is not None:
                left.remove(said)
