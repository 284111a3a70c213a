"""What is known of a language at a glance: its codes, its letters, its little words.

Data of its own, since the rest of what is known of a language are mostly expressions: they take long to load, and who compares
links and code does not need them.
"""

from __future__ import annotations

import re
from functools import cache

from lineup.record import Record


class Basics(Record):
    """What is known of a language at a glance; every field may be empty. What each means stands in `base.py`."""

    code: str = ""
    long_code: str = ""
    articles: frozenset[str] = frozenset()
    common: frozenset[str] = frozenset()
    notice: re.Pattern[str] | None = None
    letters: str = ""

    @property
    def latin(self) -> bool:
        """Is this language written in Latin letters, with accents or without, as far as its letters are known?"""
        return self.letters[:1].isascii()

    @property
    def known(self) -> bool:
        """Is this a language with a module of its own?"""
        return bool(self.letters)


_CONTRACTED = (
    *((f"{word}n", "t") for word in "does did is are was were has have had would could should need".split()),
    *((word, "t") for word in ("don", "can", "won")),
    *((word, end) for word in ("you", "we", "they") for end in ("re", "ll", "ve", "d")),
    *((word, end) for word in ("it", "that") for end in ("s", "ll")),
    *((word, "s") for word in ("there", "what", "here", "let", "he", "she", "who")),
    ("i", "m"), ("i", "ve"), ("i", "ll"),
)  # fmt: skip
ENGLISH = Basics(
    code="en",
    long_code="eng",
    articles=frozenset(("a", "an")),
    common=frozenset(
        "the a an and or of to in is are was were be been this that these those it its for with on at by from as not you your "
        "we our they their he she his her which who what when where how if then than but so can will would should may must "
        "have has had do does did into about more most some any all each other there here also only very just over under".split()
        + [f"{word}{mark}{end}" for word, end in _CONTRACTED for mark in "'’"]
    ),
    notice=re.compile(r"\btranslat\w+", re.IGNORECASE),
    letters="abcdefghijklmnopqrstuvwxyz",
)
BULGARIAN = Basics(
    code="bg",
    long_code="bul",
    common=frozenset(
        "и в във на за от да се с със по до при че като не е са ще или а но ако това този тази тези които който която което "
        "му ѝ им те той тя то ние вие вас ви си свой свои бе беше бяха бъде има няма може трябва между след преди през под над "
        "към без също така само още вече когато където как какво защо всички всеки друг други повече много който ли".split()
    ),
    notice=re.compile(r"\bпрев(?:еден|ежда|од)\w*", re.IGNORECASE),
    letters="абвгдежзийклмнопрстуфхцчшщъьюя",
)


@cache
def basics(code: str) -> Basics:
    """What is known at a glance of a language, by its code (`bg`, `en-GB`); next to nothing of one without a module."""
    short = code.replace("_", "-").split("-")[0].lower()
    return next((one for one in (ENGLISH, BULGARIAN) if one.code == short), Basics(code=short))
