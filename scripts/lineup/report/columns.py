"""How wide text stands on a terminal, and as much of a line as fits there."""

from __future__ import annotations

from unicodedata import category, east_asian_width

_JOINER, _AS_PICTURE = "\u200d", "\ufe0f"
_SKIN = range(0x1F3FB, 0x1F400)


def widths(words: str) -> list[int]:
    """The columns of each character: none for what is written over the one before, two for wide ones."""
    found: list[int] = []
    before = ""
    for one in words:
        if one.isascii():
            width = 1
        elif one == _AS_PICTURE:
            width = int(bool(found) and found[-1] == 1)
        elif before == _JOINER or ord(one) in _SKIN or category(one) in ("Mn", "Me", "Cf"):
            width = 0
        else:
            width = 2 if east_asian_width(one) in "WF" else 1
        found.append(width)
        before = one
    return found


def window(wide: list[int], start: int, most: int) -> tuple[int, int]:
    """The first and the last character of what fits into `most` columns, with something before the one at `start`."""
    if sum(wide) <= most:
        return 0, len(wide)
    first, last = _before(wide, start, most // 3), start
    room = most - sum(wide[first:start])
    while last < len(wide) and wide[last] <= room:
        room -= wide[last]
        last += 1
    first = _before(wide, first, room)
    while first < start and not wide[first]:
        first += 1  # an accent without its letter
    return first, last


def _before(wide: list[int], at: int, room: int) -> int:
    """How far back from a character one can go."""
    while at and wide[at - 1] <= room:
        at -= 1
        room -= wide[at]
    return at
