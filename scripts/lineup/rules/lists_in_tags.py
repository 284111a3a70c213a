"""Lists that one side writes in tags (`<ul>`) and the other with marks: their readers see the same."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from lineup import model
from lineup.model import Bead, Block
from lineup.rules.context import Pair

_TAGS = ("ul", "ol")
_ITEM = re.compile(r"<li\b", re.IGNORECASE)


def without_them(pair: Pair) -> list[Bead]:
    """The beads of a pair without those of such lists; of two lists with different numbers of items the one in tags stays."""
    beads, gone = pair.beads, set[int]()
    for at, bead in enumerate(beads):
        block = _alone(pair, bead, target=bool(bead.target))
        if block is None or block.kind != model.HTML or block.info not in _TAGS:
            continue
        items = [
            *_items(pair, range(at + 1, len(beads)), block, target=not bead.target),
            *_items(pair, range(at - 1, -1, -1), block, target=not bead.target),
        ]
        gone.update(items)
        if len(items) == len(_ITEM.findall(block.text)):
            gone.add(at)
    return [bead for at, bead in enumerate(beads) if at not in gone]


def _alone(pair: Pair, bead: Bead, *, target: bool) -> Block | None:
    """The block of a bead that has one on this side and none on the other."""
    here, there = (bead.target, bead.source) if target else (bead.source, bead.target)
    return (pair.target if target else pair.source).blocks[here[0]] if here and not there else None


def _items(pair: Pair, places: Iterable[int], tags: Block, *, target: bool) -> Iterator[int]:
    """The places of beads, up to the first other one, whose one block is an item of a list such as stands in tags."""
    for place in places:
        block = _alone(pair, pair.beads[place], target=target)
        if block is None or block.kind != model.ITEM or block.context != (*tags.context, tags.info):
            return
        yield place
