"""Latin and Cyrillic letters that look the same in print, and the languages that are written in either alphabet."""

from __future__ import annotations

import re
from functools import cache

# Unicode Technical Standard 39, confusables, those of one glyph.
LATIN = "aceopxykABCEHKMOPTXYi"
CYRILLIC = "асеорхукАВСЕНКМОРТХУі"
"""The letters that look the same, each at the place of its double."""
TO_CYRILLIC = str.maketrans(LATIN, CYRILLIC)
TO_LATIN = str.maketrans(CYRILLIC, LATIN)
LONE = "aceo"
"""Of the Latin ones those that are words of one letter as Cyrillic ones: а, с, е, о."""
TO_ROMAN = str.maketrans("ХІ", "XI")
"""Cyrillic letters that are written for Roman numerals, of those below a hundred."""
WITHOUT_SPACES = (
    "\u0e01-\u0e30\u0e32\u0e33\u0e40-\u0e46\u0e81-\u0eb0\u0eb2\u0eb3\u0ebd\u0ec0-\u0ec6\u1000-\u102a\u1780-\u17a2"
    "\u3005-\u3007\u3041-\u3096\u309d-\u309f\u30a1-\u30fa\u30fc-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uf900-\ufaff"
    "\U00020000-\U0003ffff"
)
"""Letters of Thai, Lao, Burmese, Khmer, Chinese, Japanese and Korean, as a set of an expression holds them: words of them
stand beside figures and beside other words without a space.

An expression with them takes so long to compile that it is made when it is first needed.
"""


def needs_no_space(letter: str) -> bool:
    """Is this a letter of theirs?"""
    return letter >= "\u0e01" and without_spaces().match(letter) is not None


@cache
def without_spaces() -> re.Pattern[str]:
    """What finds one of them."""
    return re.compile(f"[{WITHOUT_SPACES}]")


IN_LATIN_OR_CYRILLIC = frozenset(("bg", "ru", "uk", "mk", "sr", "be", "en", "de", "fr", "es", "it", "pl"))
"""Languages with an alphabet of which it is known that all of its letters are Latin or Cyrillic ones."""
OWN_NAMES = frozenset(
    "українська беларуская српски македонски русский қазақша қазақ кыргызча тоҷикӣ татарча башҡортса чӑвашла ўзбекча монгол хэл".split()
)
"""How languages with a Cyrillic alphabet are named by those who speak them, as in lists of languages to choose from."""
