"""Latin and Cyrillic letters that look the same in print, and the languages that are written in either alphabet."""

from __future__ import annotations

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
IN_LATIN_OR_CYRILLIC = frozenset(("bg", "ru", "uk", "mk", "sr", "be", "en", "de", "fr", "es", "it", "pl"))
"""Languages with an alphabet of which it is known that all of its letters are Latin or Cyrillic ones."""
