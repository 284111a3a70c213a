"""Where hits stand: from a place in a block to its end; and a hit on a block of the target alone."""

from __future__ import annotations

from lineup.evidence import Feature
from lineup.model import Page, Place, made
from lineup.rules.context import Hit, Pair

# A page may have hundreds of them.
_place, _hit = made(Place), made(Hit)


def place_from(page: Page, one: Feature, offset: int) -> Place:
    """From a place in a block's text, an offset in characters, to the block's end."""
    line, column = one.block.position(offset)
    return _place((page.path, line, max(line, one.block.end_line), column))


def on_target(
    pair: Pair,
    rule: str,
    one: Feature,
    start: int,
    found: str,
    expected: str | None,
    key: str | None = None,
    **words: str,
) -> Hit:
    """A hit on a block of the target alone, from a place in it on.

    `words` fill the rule's sentence beside `found` and `expected`; without a `key` what is found and expected is told apart.
    """
    said: dict[str, str | int] = {"found": found, "expected": expected or "", **words}
    key = f"{found}>{expected or ''}" if key is None else key
    return _hit((rule, None, place_from(pair.target, one, start), found, expected, said, key, "", ""))
