"""Text that was read in the wrong encoding: UTF-8 as Windows-1251 or as Latin-1, and what a reader puts where it could not read."""

from __future__ import annotations

import re
from functools import lru_cache

_MOJIBAKE = re.compile(
    r"(?:[РС][\u0402-\u040f\u0452-\u045f\u00a0-\u00bf\u2013-\u203a\u20ac\u2116\u2122\u0490\u0491\u0406\u0456\u0401\u0451\u0404\u0454\u0407\u0457]){2,}"
    r"|(?:[ÐÑ][\u0080-\u00bf\u2018-\u203a\u0152-\u0178\u02c6\u02dc\u20ac\u2122]){2,}|\ufffd"
)

# What stands behind the letters of which such text is full; behind them in words it does not.
_BEHIND = frozenset(
    [chr(code) for first, last in ((0x402, 0x40F), (0x452, 0x45F), (0x80, 0xBF), (0x2013, 0x203A), (0x152, 0x178)) for code in range(first, last + 1)]
) | frozenset("€№™ҐґІіЁёЄєЇїˆ˜")  # fmt: skip


def garbled(plain: str) -> re.Match[str] | None:
    """The first place that was read in the wrong encoding."""
    return _MOJIBAKE.search(plain) if maybe_garbled(plain) else None


@lru_cache(maxsize=2)
def maybe_garbled(text: str) -> bool:
    """May some place of a text have been read in the wrong encoding?"""
    if "\ufffd" in text:
        return True
    # The letters that such text is full of are rare before these characters anywhere else.
    return any(part[:1] in _BEHIND for letter in "РСÐÑ" if letter in text for part in text.split(letter)[1:])
