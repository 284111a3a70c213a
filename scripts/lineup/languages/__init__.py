"""What the checker knows of single languages."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from lineup.languages.base import GENERAL, Language
from lineup.languages.bulgarian import BULGARIAN
from lineup.languages.english import ENGLISH

_KNOWN = {one.code: one for one in (ENGLISH, BULGARIAN)}
# Languages without a module of their own whose decimal mark is a comma.
_COMMA = frozenset("ru uk de fr es it pl pt nl cs sk sl hr sr mk ro hu el tr da sv nb no fi et lv lt be".split())


@cache
def language(code: str) -> Language:
    """What is known of a language, by its code (`bg`, `en-GB`); only general rules for one without a module."""
    short = code.replace("_", "-").split("-")[0].lower()
    return _KNOWN.get(short) or replace(GENERAL, code=short, decimal="," if short in _COMMA else ".")
