"""What the checker knows of single languages."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lineup.languages.base import Language

_KNOWN = {"en": "english", "bg": "bulgarian"}
KNOWN = tuple(_KNOWN)
"""The codes of the languages that have a module of their own."""
# Languages without a module of their own whose decimal mark is a comma.
_COMMA = frozenset("ru uk de fr es it pl pt nl cs sk sl hr sr mk ro hu el tr da sv nb no fi et lv lt be".split())
# The words for a thousand and more that stand behind figures in languages without a module of their own.
_LARGE = {
    "zh": {"万": 1e4, "萬": 1e4, "亿": 1e8, "億": 1e8},
    "ja": {"万": 1e4, "億": 1e8, "兆": 1e12},
    "ko": {"만": 1e4, "억": 1e8, "조": 1e12},
}
# Languages without a module of their own that write %20.
_PERCENT_FIRST = frozenset(("tr", "eu"))
# The quotation marks of languages without a module of their own.
_QUOTES = {"de": ("„“", "‚‘")}


@cache
def language(code: str) -> Language:
    """What is known of a language, by its code (`bg`, `en-GB`); only general rules for one without a module."""
    short = code.replace("_", "-").split("-")[0].lower()
    if short in _KNOWN:
        name = _KNOWN[short]
        known: Language = getattr(import_module(f"lineup.languages.{name}"), name.upper())
        return known
    from lineup.languages.base import CURRENCIES, GENERAL  # noqa: PLC0415

    return GENERAL.but(
        code=short,
        decimal="," if short in _COMMA else ".",
        magnitudes=_LARGE.get(short, {}),
        currencies=CURRENCIES,
        percent_first=short in _PERCENT_FIRST,
        quotes=_QUOTES.get(short, ()),
    )
