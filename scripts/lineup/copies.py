"""Text -> what it says twice in a row, word for word."""

from __future__ import annotations

import re

SENTENCE_BEFORE = re.compile(r"(?:^|[.!?…][“”\"»)]*\s|\n)[\s„“\"«(]*$")
"""Where a sentence may begin."""


def copied(text: str) -> tuple[int, int, int] | None:
    """A sentence or its beginning that stands twice in a row: where it begins, where its copy does, where that ends."""
    words = _NAMED.findall(text)
    # In most texts no three words stand twice.
    if len(words) - len(set(words)) < 3 or len(set(zip(words, words[1:], words[2:], strict=False))) == len(words) - 2:
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


_NAMED = re.compile(r"\w+")
_STOP = re.compile(r"\W*(?:[.!?…:;]\W*?(?=\s|$)|$)")
