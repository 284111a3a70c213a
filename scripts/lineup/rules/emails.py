"""E-mail addresses that stand in the text as they are, without being links: the same on both sides."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from lineup import model
from lineup.evidence import Feature
from lineup.model import Page, Ref
from lineup.rules.context import Hit, Pair
from lineup.rules.differing import hit
from lineup.rules.parts import Part

_ADDRESS = re.compile(r"(?<![\w.+/:@-])[A-Za-z\d][\w.+-]{0,63}@(?:[A-Za-z\d-]{1,63}\.)+[A-Za-z]{2,24}(?![\w@/-]|\.\w)")

_TRANSLATED = re.compile(r"[^\W\d_A-Za-z]@\w|\w@[^\W\d_A-Za-z]")
"""What stands for an example in the reader's language: име@пример.com."""


def emails(pair: Pair) -> Iterator[Hit]:
    """An address that is another one in the translation, or gone."""
    saying = pair.saying(0, "@")
    if not saying:
        return
    for bead in pair.beads:
        if saying.isdisjoint(bead.source) or not bead.target:
            continue
        source, target = pair.source_features, pair.target_features
        ours, theirs = [source[index] for index in bead.source], [target[index] for index in bead.target]
        if any(_TRANSLATED.search(one.block.text) or _linked(one) for one in (*ours, *theirs)):
            continue
        lost = _without(_plain(pair.source, ours), theirs)
        if lost:
            gained = _without(_plain(pair.target, theirs), ours)
            for number, old in enumerate(lost):
                yield hit("email-changed", old, gained[number] if number < len(gained) else None, pair.places(bead))


def _linked(one: Feature) -> bool:
    """Has a block an address that is a link? Then its addresses are compared with the other links."""
    return any(ref.kind == "email" for ref in one.inline.refs)


def _plain(page: Page, features: Sequence[Feature]) -> list[Part]:
    """The addresses that stand outside of links, code and tags."""
    return [
        Part(Ref("email", found[0], found[0], *found.span()), page, one.block)
        for one in features
        if one.block.kind in model.PROSE and "@" in one.block.text
        for found in _ADDRESS.finditer(one.block.text)
        if not any(start <= found.start() < end for start, end in one.inline.marks)
        and not any(ref.offset <= found.start() < ref.end for ref in one.inline.refs)
    ]


def _without(parts: list[Part], others: Sequence[Feature]) -> list[Part]:
    """Those that these blocks say nowhere, be it in a link."""
    said = [one.block.text.lower() for one in others]
    return [part for part in parts if not any(part.ref.target.lower() in text for text in said)]
