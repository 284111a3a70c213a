"""Form of address: a familiar and a formal one on one page."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lineup import model
from lineup.evidence import Feature
from lineup.languages import language
from lineup.languages.base import Address
from lineup.rules.context import Hit, Pair, place_in
from lineup.rules.row import Row

_SPEECH = re.compile(r"[„“\"«][^„“”\"«»]{3,600}[“”\"»]")


def _spoken(one: Feature, offset: int) -> bool:
    """Does a place stand between quotation marks?"""
    return any(speech.start() < offset < speech.end() for speech in _SPEECH.finditer(one.plain))


def _is_used(form: Address, row: Row) -> bool:
    """Has a page words of this form of address?"""
    return row.says(form.words) or (form.beginning != "" and row.has_beginning(form.beginning))


def address(pair: Pair) -> Iterator[Hit]:
    """Two forms of address on one page: the rarer is told, once."""
    forms = language(pair.languages[1]).addresses
    if not forms or not all(_is_used(form, pair.words[1]) for form in forms):
        return
    # Somebody who is quoted speaks to somebody else.
    found = {
        form.name: [
            (one, hit)
            for one in pair.target_features
            if one.block.kind in model.PROSE
            for hit in form.pattern.finditer(one.plain)
            if not _spoken(one, hit.start())
        ]
        for form in forms
    }
    if all(found.values()):
        rare, usual = sorted(found, key=lambda name: len(found[name]))
        one, hit = found[rare][0]
        words: dict[str, str | int] = {"found": hit[0], "expected": usual}
        yield Hit("address-mixed", None, place_in(pair.target, one.block, hit.start()), hit[0], usual, words, hit[0])
