"""Common words of two languages with one key, so that blocks can be told apart by what they say."""

from __future__ import annotations

from binascii import crc32
from functools import cache, partial
from pathlib import Path

from lineup.expressions import remembered, state_of

LETTERS = 5


class Lexicon(dict[str, tuple[str, ...]]):
    """From the first five letters of a word, of either language, to the keys of the entries that it stands in."""

    # Each word list is one thing, so that what is made of it can be kept.
    __hash__ = object.__hash__  # type: ignore[assignment]


NO_LEXICON = Lexicon()


@cache
def lexicon(first: str, second: str) -> Lexicon:
    """The word list of two languages, in either order; empty where there is none."""
    folder = Path(__file__).parent
    for one, two in ((first, second), (second, first)):
        file = folder / f"{one.split('-')[0].lower()}-{two.split('-')[0].lower()}.txt"
        if file.is_file():
            text = file.read_text("utf-8")
            return Lexicon(remembered(state_of(__file__), f"{crc32(text.encode()):08x}", dict, partial(_read, text)))
    return NO_LEXICON


def _read(text: str) -> dict[str, tuple[str, ...]]:
    """`word, word = слово, слово` for each line, with one space where these have one; a # begins a comment."""
    found: dict[str, tuple[str, ...]] = {}
    for number, line in enumerate(text.replace(" = ", ",").replace(", ", ",").split("\n")):
        if line and line[0] != "#":
            key = (f"#{number}",)
            for word in line.split(","):
                start = word[:LETTERS]
                found[start] = found[start] + key if start in found else key
    return found
