"""Which values of a block and its twin are the same ones, surely the same first; what is left on either side is compared."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable

from lineup.languages.values import Value
from lineup.rules.dates import hour, other_date, part_of_date
from lineup.rules.found import Found, Twins
from lineup.rules.numbers import decade, either_reading, same_number, share, word_and_number

_STAGES: tuple[Callable[[Value, Value], bool], ...] = (
    same_number,
    either_reading,
    word_and_number,
    share,
    other_date,
    part_of_date,
    hour,
    decade,
)


def same_ones(a: list[Found], b: list[Found]) -> list[Twins]:
    """Takes out of both lists the values that are the same in kind, number and unit."""
    there: dict[tuple[str, object, str], deque[Found]] = {}
    for one in b:
        there.setdefault((one.value.kind, one.value.key, one.value.unit), deque()).append(one)
    pairs: list[Twins] = []
    left = []
    for one in a:
        twins = there.get((one.value.kind, one.value.key, one.value.unit))
        if twins:
            pairs.append((one, twins.popleft()))
        else:
            left.append(one)
    rest = {id(one) for twins in there.values() for one in twins}
    a[:], b[:] = left, [one for one in b if id(one) in rest]
    return pairs


def same_by_any(a: list[Found], b: list[Found], pairs: list[Twins]) -> None:
    """Takes out of both lists the values that may be written in two ways, in order, and adds them to `pairs`."""
    for same in _STAGES:
        for one in list(a):
            for two in b:
                if same(one.value, two.value):
                    a.remove(one)
                    b.remove(two)
                    pairs.append((one, two))
                    break
