"""Blocks one after another that stand on the page a second time, as where a section was pasted twice."""

from __future__ import annotations

from collections.abc import Sequence

from lineup.evidence import Feature

_FEWEST = 2
"""So many blocks in a row are a run; one alone costs less to leave unpaired (lineup.paths)."""

_LONG = 60
"""So many characters the blocks of a run have together at the least."""

_OFTEN = 8
"""What stands on a page more often than this tells nothing of a copy."""


def copied(source: Sequence[Feature], target: Sequence[Feature]) -> tuple[range, range] | None:
    """The longest run of the target's blocks that stands there twice, both places, where the source has no run so long twice."""
    if len(target) < len(source) + _FEWEST:
        return None
    found = _twice(target)
    if found is None or sum(target[at].size for at in found[0]) < _LONG:
        return None
    own = _twice(source)
    return None if own and len(own[0]) >= len(found[0]) else found


def _twice(side: Sequence[Feature]) -> tuple[range, range] | None:
    """The longest run of a side's blocks that stands there twice, and where."""
    places: dict[tuple[str, str], list[int]] = {}
    runs: dict[int, int] = {}
    best: tuple[range, range] | None = None
    for at, one in enumerate(side):
        before = places.setdefault((one.block.kind, one.block.text), [])
        going: dict[int, int] = {}
        for place in before if len(before) <= _OFTEN else ():
            apart = at - place
            length = min(runs.get(apart, 0) + 1, apart)
            going[apart] = length
            if length >= _FEWEST and (best is None or length > len(best[0])):
                best = range(place - length + 1, place + 1), range(at - length + 1, at + 1)
        runs = going
        before.append(at)
    return best
