"""A value that stands in a block: where it is, what it may be counted as, and the hit about it and its twin."""

from __future__ import annotations

from typing import NamedTuple

from lineup.evidence import Feature
from lineup.languages.base import Language
from lineup.languages.forms import form
from lineup.languages.values import CODE, MEASURE, MONEY, NUMBER, PERCENT, WORD, Value
from lineup.model import Page, Place
from lineup.rules.context import Hit
from lineup.rules.places import place_from

NUMERIC = frozenset((NUMBER, MEASURE, PERCENT, MONEY, CODE))
"""Kinds of values that are compared by their number."""
COUNTED = frozenset((NUMBER, MEASURE, WORD))
"""Kinds of values that say how many."""


class Found(NamedTuple):
    """A value, the block it stands in and the page."""

    value: Value
    one: Feature
    page: Page

    @property
    def text(self) -> str:
        """The value as it is written."""
        return " ".join(self.one.block.text[self.value.offset : self.value.end].split())

    @property
    def place(self) -> Place:
        """Where it stands; the whole block is its end."""
        return place_from(self.page, self.one, self.value.offset)


Twins = tuple[Found, Found]
"""A value of the source and the value of the target that says the same."""
Languages = tuple[Language, Language]
"""The languages of the source and of the target."""


def tells(value: Value) -> bool:
    """Is this value missed where its twin has none? Words may be no numbers; 2FA and 3D are names."""
    return value.kind != WORD and not (value.kind == CODE and value.other is not None)


def counts(value: Value) -> bool:
    """Is this word a number of two and more?"""
    return value.kind == WORD and isinstance(value.key, float) and value.key >= 2


def hit_about(rule: str, old: Found | None, new: Found | None, around: tuple[Place, Place], target: Language) -> Hit:
    """A value of the source, of the target, or both; `around` is where the blocks stand, for the side that has none.

    What is expected is written as the language of the target writes it, where that is known.
    """
    found = new.text if new else None
    expected = (form(old.value, target) or old.text) if old else None
    words: dict[str, str | int] = {"found": found or "", "expected": expected or "", "source": old.text if old else ""}
    if rule == "value-missing" and old and expected == old.text:
        words["variant"] = "same"  # nothing of it is another language's: it is not said twice
    source = old.place if old else around[0]
    place = new.place if new else around[1]
    return Hit(rule, source, place, found, expected, words, f"{old.text if old else ''}>{found or ''}")
