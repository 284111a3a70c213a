"""What is confirmed as one: the blocks of a bead, or a text of the front matter, with what they say."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from lineup.freshness.wording import speaks, wording
from lineup.model import Bead, Page

Texts = tuple[Mapping[int, str], Mapping[int, str]]
"""What the blocks of source and target say, by their index; those that say something."""


class Unit(NamedTuple):
    """What is confirmed as one: the blocks of a bead, or a text of the front matter."""

    source: tuple[int, ...]
    target: tuple[int, ...]
    key: str
    said: tuple[str, str]


def units(source: Page, target: Page, beads: Iterable[Bead], texts: Texts) -> list[Unit]:
    """What can be confirmed on two twins: texts of the front matter, then every bead that says something.

    Code and figures count although nobody translates them: when the source's change, the target's are stale.
    """
    found = [unit_of(texts, bead.source, bead.target) for bead in beads]
    return front_units(source, target) + [unit for unit in found if any(map(speaks, unit.said))]


def texts_of(page: Page) -> dict[int, str]:
    """What the blocks of a page say, by their index."""
    return {at: said for at, block in enumerate(page.blocks) if (said := wording(block, page))}


def unit_of(texts: Texts, source: tuple[int, ...], target: tuple[int, ...]) -> Unit:
    """Blocks as one, with what they say."""
    first, second = (
        " ".join(there[at] for at in side if at in there) for there, side in zip(texts, (source, target), strict=True)
    )
    return Unit(source, target, "", (first, second))


def front_units(source: Page, target: Page) -> list[Unit]:
    """The texts of the front matter that both pages have."""
    found = []
    for key, value in source.front.values.items():
        other = target.front.values.get(key)
        if isinstance(value, str) and isinstance(other, str):
            said = " ".join(value.split()), " ".join(other.split())
            # A single word that both have is a name for the program, as a layout's.
            if all(said) and (said[0] != said[1] or " " in said[0]):
                found.append(Unit((), (), key, said))
    return found
