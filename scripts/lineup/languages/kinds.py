"""What a word may be that rules look for, found out once for each word; most blocks hold no such word."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from lineup.languages.alphabets import LONE, TO_CYRILLIC, TO_LATIN
from lineup.languages.base import CONTRARIES, Language
from lineup.words import Memo

DENYING, STRONG, SCALE, LARGE, CALENDAR, PREFIXED, ROMAN, DISGUISED = 1, 2, 4, 8, 16, 32, 64, 128
"""A word that denies; one that says how strong a sentence is meant; a magnitude; a number word of two or more; a month
or a day of the week; one that a prefix denies; a Roman numeral of several letters, of either alphabet; a word with Latin and
Cyrillic letters, or one of Latin ones that looks as a little word of the language does, which has other letters."""
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
        self.whole: dict[str, int] = {}
        begins: dict[str, int] = {}
        large = [word for word, number in known.numbers.items() if number >= _FEW]
        days = [name.lower() for name in (*known.months, *known.weekdays)]
        some = (
            (known.denying, DENYING),
            (days, CALENDAR),
            (large, LARGE),
            (scales(known), SCALE | LARGE),
            (disguised(known), DISGUISED),
        )
        for words, kind in (*some, (_numerals(), ROMAN)):
            _add(self.whole, words, kind)
        for begin in known.strong:
            _add(begins if len(begin) == _STRONG_FROM else self.whole, (begin,), STRONG)
        for place, about in enumerate(CONTRARIES):
            for side, said in enumerate(known.contraries.get(about, ())):
                for word in said.split():
                    bare = word.removesuffix("*")
                    _add(self.whole if bare == word else begins, (bare,), 1 << SIDES + 2 * place + side)
        # Most words are none of these, as is seen from their first letters.
        self.least = min(map(len, begins), default=0)
        alike: dict[str, dict[str, int]] = {}
        for begin, kind in begins.items():
            alike.setdefault(begin[: self.least], {})[begin] = kind
        self.begins = {letters: (tuple(some), some) for letters, some in alike.items()}
        self.marked, self.prefixed = tuple(known.marked), known.prefixed
        self.table = Memo(self.kind)

    def kind(self, word: str) -> int:
        """The kinds that a word in small letters is of, added up."""
        found = self.whole.get(word, 0)
        alike = self.begins.get(word[: self.least])
        if alike and word.startswith(alike[0]):
            for begin, kind in alike[1].items():
                if word.startswith(begin):
                    found |= kind
        if word.startswith(self.marked) and self.prefixed and self.prefixed.fullmatch(word):
            found |= PREFIXED
        # Letters of ASCII beside others are told without an expression in a third of the time.
        if not word.isascii() and word.encode("ascii", "ignore") and _CYRILLIC.search(word):
            found |= DISGUISED
        return found


_CYRILLIC = re.compile("[\u0400-\u04ff]")


@lru_cache(maxsize=8)
def disguised(known: Language) -> tuple[str, ...]:
    """Little words of a language of other letters as they look when all of their letters are Latin ones: се as ce."""
    if known.latin:
        return ()
    words = [word.translate(TO_LATIN) for word in known.common if len(word) > 1]
    return (*LONE, *sorted(word for word in words if word.isascii()))


def _numerals() -> Iterator[str]:
    """Roman numerals below ninety that are no single letter, in small letters."""
    for tens in ("", "x", "xx", "xxx", "xl", "l", "lx", "lxx", "lxxx"):
        for ones in ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"):
            numeral = tens + ones
            if len(numeral) > 1:
                yield from {numeral, numeral.translate(TO_CYRILLIC)}


_FEW = 2
"""From this number on a number word tells something."""
_STRONG_FROM = 5
"""So many letters of a word tell how strong a sentence is meant; what is shorter is a whole word."""


def _add(kinds: dict[str, int], words: Iterable[str], kind: int) -> None:
    """Adds a kind to those that words are of."""
    for word in words:
        kinds[word] = kinds.get(word, 0) | kind


kinds = lru_cache(maxsize=8)(Kinds)
"""The kinds of words of each language, so that what is known of them is kept."""
