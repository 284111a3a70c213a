"""How well one length fits as the translation of another (Gale and Church, "A Program for Aligning Sentences", 1993)."""

from __future__ import annotations

from collections.abc import Iterable
from math import sqrt

VARIANCE = 6.8
"""Gale and Church's variance of a character's translated length."""


_SURELY = 2.3**2 * VARIANCE / 2
_SHORTEST, _LONGEST = 0.2, 5.0
"""So few characters of a translation, and so many, stand for one of its source, where one language has a character for a word."""
_TELLING, _USUAL = 200, 1.1
"""Characters from which on two texts tell how many stand for one, and what is usual."""
_DENSE = 0.6


def ratio_between(a: int, b: int) -> float:
    """How many of the `b` characters of a page's translation stand for one of the `a` of its source."""
    return min(_LONGEST, max(_SHORTEST, b / a)) if a > _TELLING and b > _TELLING else _USUAL


def weight(ratio: float) -> float:
    """How many characters of the translation tell as much as one of an alphabet: fewer where a character is a word."""
    return ratio if ratio < _DENSE else 1.0


def length_cost(a: int, b: int, ratio: float) -> float:
    """How unlikely it is that `b` characters translate `a` (a shortened form of Gale and Church's -log probability)."""
    if a == 0 and b == 0:
        return 0.0
    size, other = a * ratio, float(b)
    if ratio < _DENSE:
        size, other = a, b / ratio
    delta = abs(other - size) / sqrt(VARIANCE * ((size + other) / 2 + 12.0))
    if delta < 2:
        return delta * delta / 2.6
    cost = 1.55 + (delta - 2) * 1.1
    return min(8.0, cost)


def surely_fits(a: int, b: int, ratio: float) -> bool:
    """Do two lengths fit at a cost of less than 2, as is seen without a root? Others may fit all the same."""
    return surely_fitting((a,), (b,), ratio)[0]


def surely_fitting(a: Iterable[int], b: Iterable[int], ratio: float) -> list[bool]:
    """The same for many pairs of lengths, in one go."""
    unit = weight(ratio)
    much, more = _SURELY * unit, 24 * unit
    return [
        (gap := two - (size := one * ratio)) * gap <= much * (size + two + more) for one, two in zip(a, b, strict=True)
    ]
