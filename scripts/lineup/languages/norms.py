"""Phrases that say how strong a sentence is meant, as expressions: they are made where somebody asks, for that takes a while."""

from __future__ import annotations

import re
from functools import lru_cache

from lineup.languages.base import NEVER, Language
from lineup.spotting import spotting


@lru_cache(maxsize=8)
def norms(known: Language) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The phrases of a language by strength, in the order in which they hold."""
    return tuple((strength, spotting(phrases)) for strength, phrases in known.norms)


def phrases(text: str, known: Language) -> list[tuple[str, re.Match[str]]]:
    """The phrases of a text in order, each with its strength; where several begin at one place, the first that holds."""
    expression, strengths = _all_of(known)
    # The group behind a phrase tells which one it is; the match knows its last group.
    return [(strengths[(found.lastindex or 0) - 1], found) for found in expression.finditer(text)]


_NAME = re.compile(r"\(\)\(\?#([a-z-]+)\)")


@lru_cache(maxsize=8)
def _all_of(known: Language) -> tuple[re.Pattern[str], list[str]]:
    """Finds the phrases of all strengths in one go; behind each of them stands an empty group, and these are the groups' strengths."""
    named = [f"(?:{words})()(?#{strength})" for strength, words in known.norms]
    expression = spotting("|".join(named)) if named else NEVER
    return expression, _NAME.findall(expression.pattern)
