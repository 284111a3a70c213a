"""The stem of a word in its language: what all its inflected forms share."""

from __future__ import annotations

import re
from functools import lru_cache

from lineup.languages.stems import stem as bulgarian

_DEGREES = frozenset(("по", "най"))
_ARTICLES = frozenset(("ът", "ят", "а", "я", "та", "то", "те", "ове", "и"))
_ENGLISH = re.compile(r"(?:[’']s|[’'])$")


@lru_cache(maxsize=1 << 16)
def stem(word: str, language: str) -> str:
    """The stem of a word in small letters; for a language without rules the word itself.

    A hyphenated word is stemmed part by part; по- and най- and an article behind a hyphen (СОС-ът) do not count.
    """
    code = language.replace("_", "-").split("-")[0].lower()
    if code == "bg":
        parts = word.split("-")
        if len(parts) > 1 and parts[0] in _DEGREES:
            del parts[0]
        if len(parts) > 1 and parts[-1] in _ARTICLES:
            del parts[-1]
        return "-".join(bulgarian(part) for part in parts)
    if code == "en":
        return _english(_ENGLISH.sub("", word))
    return word


def _english(word: str) -> str:
    """Plural endings alone: terms are nouns, and verbs would only blur them."""
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 4 and word.endswith(("ches", "shes", "sses", "xes")):
        return word[:-2]
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word
