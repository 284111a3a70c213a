"""Text -> what it says twice in a row, word for word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import AnyStr

SENTENCE_BEFORE = re.compile(r"(?:^|[.!?…][“”\"»)]*\s|\n)[\s„“\"«(]*$")
"""Where a sentence may begin."""


def copied(text: str) -> tuple[int, int, int] | None:
    """A sentence or its beginning that stands twice in a row: where it begins, where its copy does, where that ends."""
    words = _NAMED.findall(text)
    if not repeats(words):
        return None
    said = list(_NAMED.finditer(text))
    seen: dict[tuple[str, ...], int] = {}
    for at in range(len(words) - 2):
        key = tuple(words[at : at + 3])
        first = seen.get(key, at)
        if at - first > 2 and words[first:at] == words[at : 2 * at - first]:
            start, end = said[first].start(), said[2 * at - first - 1].end()
            stop = _STOP.match(text, end)
            if stop and SENTENCE_BEFORE.search(text, max(0, start - 8), start):
                return start, said[at].start(), stop.end()
        seen[key] = at
    return None


def repeats(words: Sequence[AnyStr]) -> bool:
    """Do three words in a row, or more, stand here and once more right behind? In most texts they do not.

    Three words that stand here more than twice are not looked at more closely, and held for such ones.
    """
    if len(words) - len(set(words)) < _LEAST:
        return False
    if len(set(_threes(words))) == len(words) - 2:
        return False
    seen: dict[tuple[AnyStr, ...], int] = {}
    again: set[tuple[AnyStr, ...]] = set()
    for at, three in enumerate(_threes(words)):
        first = seen.setdefault(three, at)
        if first != at:
            if three in again or words[first:at] == words[at : 2 * at - first]:
                return True
            again.add(three)
    return False


def _threes(words: Sequence[AnyStr]) -> Iterator[tuple[AnyStr, AnyStr, AnyStr]]:
    """All three words in a row."""
    return zip(words, islice(words, 1, None), islice(words, 2, None), strict=False)


def may_repeat(text: str) -> bool:
    """May a text say a sentence, or the beginning of one, twice in a row? In most texts it is soon seen that they do not.

    What is said twice has three words at least, each of which stands again further on.
    """
    opening = _OPENING.match(text)
    for begin in (*((opening,) if opening else ()), *_BEGINS.finditer(text)):
        first, second, third = begin.groups()
        end = begin.end(3)
        if text.find(third, end) >= 0 and text.find(second, end) >= 0 and text.find(first, end) >= 0:
            return True
    return False


_LEAST = 3
"""So many words in a row are a copy."""
_OPENING = re.compile(r"[\s„“\"«(]*(\w++)\W++(\w++)\W++(\w++)")
# As `SENTENCE_BEFORE` finds where sentences begin, each with its first three words; it begins with one character of a set, which is
# looked for at full speed.
_BEGINS = re.compile(rf"[.!?…\n](?:(?<=\n)|[“”\"»)]*\s)(?={_OPENING.pattern})")
_NAMED = re.compile(r"\w+")
_STOP = re.compile(r"\W*(?:[.!?…:;]\W*?(?=\s|$)|$)")
