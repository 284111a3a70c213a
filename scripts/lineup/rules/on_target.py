"""What rules about the target alone share: a hit on one of its blocks, and what is nowhere in a text."""

from __future__ import annotations

from collections.abc import Iterable

from lineup.evidence import Feature
from lineup.rules.context import Hit, Pair, place_in


def has_any(text: str, letters: Iterable[str]) -> bool:
    """Does a text hold one of these letters or words?"""
    return any(letter in text for letter in letters)


def hit(pair: Pair, rule: str, one: Feature, start: int, found: str, expected: str | None, **words: str) -> Hit:
    """A hit at a place in a block of the target, which ends where the block does; `words` are the rule's own."""
    place = place_in(pair.target, one.block, start)
    said: dict[str, str | int] = {"found": found, "expected": expected or "", **words}
    return Hit(
        rule,
        None,
        place._replace(end_line=max(place.line, one.block.end_line)),
        found,
        expected,
        said,
        f"{found}>{expected or ''}",
    )
