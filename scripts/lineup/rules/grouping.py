"""Thousands that are set apart as another language does it: 1,240,000 in a language whose comma is its decimal mark."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from lineup.evidence import Feature
from lineup.languages.base import Language
from lineup.languages.values import readings
from lineup.rules.context import Hit, Pair
from lineup.rules.places import on_target

_GROUPED = re.compile(r"\d(?<![\w.,/-]\d)(?<!\d[ \u00a0]\d)\d{0,2}(?:[.,]\d{3})+(?![\d.,/-]*\d)(?!\w)")


def number_form(pair: Pair, index: int, first: Language, second: Language) -> Iterator[Hit]:
    """Such numbers of a block of the target: a warning where the mark is the decimal mark of its own language.

    A passage that shows a number with more than one mark means to. One comma may be a decimal mark, 12,190: then it must stand so in the source, whose language has another decimal mark.
    """
    one, thousands = pair.target_features[index], second.style.thousands
    if not thousands.isspace():
        return
    for match in _GROUPED.finditer(one.plain):
        literal, misread = match[0], _misread(match[0], second)
        whole = readings(literal, second.decimal)[0] == float(re.sub("[.,]", "", literal))
        if len(set(re.findall(re.sub("[.,]", "[.,]", literal), one.plain))) > 1:
            continue
        if whole or (misread and first.decimal != second.decimal and _stands(literal, pair.sources(index))):
            hit = on_target(pair, "number-form", one, match.start(), literal, re.sub("[.,]", thousands, literal))
            yield hit._replace(severity="warning") if misread else hit


def foreign_groups(one: Feature, known: Language) -> int:
    """How many numbers of a block have the decimal mark of its language more than once, between their thousands."""
    return sum(match[0].count(known.decimal) > 1 for match in _GROUPED.finditer(one.plain))


def _misread(literal: str, known: Language) -> bool:
    """Is the mark of this number the decimal mark of a language?"""
    return known.decimal in literal


def _stands(literal: str, there: Sequence[Feature]) -> bool:
    """Does a number stand so in one of these blocks?"""
    number = re.compile(rf"(?<![\w.,]){re.escape(literal)}(?![\w]|[.,]\d)")
    return any(number.search(block.plain) for block in there)
