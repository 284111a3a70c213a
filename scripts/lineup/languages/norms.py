"""Phrases that say how strong a sentence is meant, as expressions: they are made where somebody asks, for that takes a while."""

from __future__ import annotations

import re
from functools import lru_cache

from lineup.languages.base import Language
from lineup.spotting import spotting


@lru_cache(maxsize=8)
def norms(known: Language) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The phrases of a language by strength, in the order in which they hold."""
    return tuple((strength, spotting(phrases)) for strength, phrases in known.norms)


@lru_cache(maxsize=8)
def normative(known: Language) -> re.Pattern[str] | None:
    """Finds all of these phrases, whatever their strength; most sentences hold none."""
    return spotting("|".join(phrases for _, phrases in known.norms)) if known.norms else None
