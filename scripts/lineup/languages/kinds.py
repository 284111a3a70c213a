"""What a word may be that rules look for, found out once for each word; most blocks hold no such word."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache, reduce
from operator import or_

from lineup.languages.base import Language
from lineup.words import Memo

DENYING, STRONG, SCALE, LARGE, MONTH = 1, 2, 4, 8, 16
"""A word that denies; one that says how strong a sentence is meant; a magnitude; a number word of two or more; a month."""


@lru_cache(maxsize=8)
def scales(known: Language) -> frozenset[str]:
    """Magnitudes that are words: million."""
    return frozenset(word for word in known.magnitudes if len(word) > 4 and word.isalpha())


@lru_cache(maxsize=8)
def kinds(known: Language) -> Memo[int]:
    """The kinds that a word in small letters may be of, added up."""
    months = frozenset(name.lower() for name in known.months)

    def kind(word: str) -> int:
        found = (DENYING if word in known.denying else 0) | (MONTH if word in months else 0)
        if word[:5] in known.strong:
            found |= STRONG
        if word in scales(known):
            return found | SCALE | LARGE
        return found | LARGE if known.numbers.get(word, 0) >= 2 else found

    return Memo(kind)


def of_words(known: Language, blocks: Iterable[list[str]]) -> list[int]:
    """For each list of words the kinds that some of them are of, added up."""
    table = kinds(known)
    return [reduce(or_, map(table.__getitem__, words), 0) for words in blocks]
