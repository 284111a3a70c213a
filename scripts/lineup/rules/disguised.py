"""Letters of another alphabet that look like Latin ones, in what is the same in every language: code, names of files."""

from __future__ import annotations

import re

from lineup.languages.alphabets import TO_LATIN

_BOTH = re.compile(r"[A-Za-z][\u0400-\u04ff]|[\u0400-\u04ff][A-Za-z]")
_WORD = re.compile(r"[A-Za-z\u0400-\u04ff]+")


def disguised(old: str, new: str) -> str:
    """The odd letters, with their code points, of words that the source writes in Latin letters and that have Cyrillic ones here."""
    if new.isascii() or not _BOTH.search(new):
        return ""
    there = set(_WORD.findall(old))
    words = [word for word in _WORD.findall(new) if _BOTH.search(word) and word not in there]
    return codes([char for word in words if word.translate(TO_LATIN) in there for char in word if not char.isascii()])


def codes(letters: list[str]) -> str:
    """Letters with their code points, each once."""
    return ", ".join(f"{char} U+{ord(char):04X}" for char in dict.fromkeys(letters))
