"""What a word may be that rules look for, found out once for each word; most blocks hold no such word."""

from __future__ import annotations

from functools import lru_cache

from lineup.languages.base import CONTRARIES, Language
from lineup.words import Memo

DENYING, STRONG, SCALE, LARGE, CALENDAR, PREFIXED = 1, 2, 4, 8, 16, 32
"""A word that denies; one that says how strong a sentence is meant; a magnitude; a number word of two or more; a month
or a day of the week; one that a prefix denies."""
SIDES = 8
"""Above so many bits stand the contraries that a word says: two for each of `CONTRARIES`, one for either side."""


@lru_cache(maxsize=8)
def scales(known: Language) -> frozenset[str]:
    """Magnitudes that are words: million."""
    return frozenset(word for word in known.magnitudes if len(word) > 4 and word.isalpha())


class Kinds:
    """The kinds of words of a language, each word asked about once; most words are of none.

    Attributes:
        table: the kinds that a word in small letters is of, added up.
    """

    def __init__(self, known: Language) -> None:
        self.calendar = frozenset(name.lower() for name in (*known.months, *known.weekdays))
        self.known = known
        self.sides: dict[str, int] = {}
        self.begins: dict[str, int] = {}
        for place, about in enumerate(CONTRARIES):
            for side, words in enumerate(known.contraries.get(about, ())):
                for word in words.split():
                    bits, bare = (self.begins, word[:-1]) if word[-1] == "*" else (self.sides, word)
                    bits[bare] = bits.get(bare, 0) | 1 << SIDES + 2 * place + side
        self.least, self.most = min(map(len, self.begins), default=0), max(map(len, self.begins), default=-1)
        self.heads = {begin[: self.least] for begin in self.begins}
        self.table = Memo(self._kind)

    def _kind(self, word: str) -> int:
        """The kinds that a word in small letters is of, added up."""
        known = self.known
        found = (DENYING if word in known.denying else 0) | (CALENDAR if word in self.calendar else 0)
        found |= self.sides.get(word, 0)
        if word[: self.least] in self.heads:
            for size in range(self.least, min(self.most, len(word)) + 1):
                found |= self.begins.get(word[:size], 0)
        if word[:5] in known.strong:
            found |= STRONG
        if word[:2] in known.marked and known.prefixed and known.prefixed.fullmatch(word):
            found |= PREFIXED
        if word in scales(known):
            return found | SCALE | LARGE
        return found | LARGE if known.numbers.get(word, 0) >= 2 else found


kinds = lru_cache(maxsize=8)(Kinds)
"""The kinds of words of each language, so that what is known of them is kept."""
