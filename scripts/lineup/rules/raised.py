"""Numbers raised or lowered by a tag on one side, and by a character of its own on the other: I<sup>2</sup>C and I²C."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lineup.evidence import Feature
from lineup.languages.base import Language
from lineup.languages.values import MEASURE
from lineup.rules.found import Found

_OPENED = re.compile(r"<(su[pb])>\Z", re.IGNORECASE)
_TAG = 5
"""So many characters such a tag has."""
_WRITTEN = {
    "sup": str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹"),
    "sub": str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉"),
}
_SQUARED = "<sup>2</sup>"


def squared(found: list[Found], known: Language) -> list[Found]:
    """The values of some blocks, where a unit with a raised 2 behind it is a square one: 40 m<sup>2</sup>."""
    if not any(_SQUARED in block.block.text for block in {one.one for one in found}):
        return found
    units = frozenset(known.units.values())
    ends: set[tuple[int, int]] = set()
    kept: list[Found] = []
    for one in found:
        value, text = one.value, one.one.block.text
        if (id(one.one), value.offset) in ends:
            continue  # the 2 itself
        if value.kind == MEASURE and text.startswith(_SQUARED, value.end) and f"{value.unit}²" in units:
            ends.add((id(one.one), value.end + _TAG))
            end = value.end + len(_SQUARED)
            kept.append(one._replace(value=value._replace(unit=f"{value.unit}²", end=end)))
        else:
            kept.append(one)
    return kept


def raised(left: list[Found], there: Sequence[Feature]) -> None:
    """Takes out the numbers in such a tag that the other side writes with such characters."""
    for one in list(left):
        text, offset = one.one.block.text, one.value.offset
        tag = _OPENED.search(text, max(0, offset - _TAG), offset)
        if tag and text.startswith("</", one.value.end):
            written = one.text.translate(_WRITTEN[tag[1].lower()])
            if any(written in other.block.text for other in there):
                left.remove(one)
