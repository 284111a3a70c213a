"""Shares in words and as percentages: a fifth and 20 %, one in four and 25 %, две трети and 66,7 %."""

from __future__ import annotations

import re
from functools import lru_cache

from lineup.languages.base import Language, any_of
from lineup.languages.values import PERCENT, WORD
from lineup.rules.found import Found, Languages

_EXACT = 0.5
"""So much a percentage may be rounded."""


def shares(a: list[Found], b: list[Found], languages: Languages) -> None:
    """Takes out of both lists the percentages that the other side says as a share in words, with the words of it."""
    for ours, others, known in ((a, b, languages[1]), (b, a, languages[0])):
        for percent in [one for one in ours if one.value.kind == PERCENT]:
            words = next((words for words in _in_words(others, known) if _equal(percent, words)), None)
            if words:
                ours.remove(percent)
                for word in words:
                    others.remove(word)


def _in_words(found: list[Found], known: Language) -> list[list[Found]]:
    """The shares among some values: the word for the part (a fifth), with the number before it where that is left too."""
    shares: list[list[Found]] = []
    for at, part in enumerate(found):
        if part.value.kind != WORD or part.text.lower() not in known.ordinals or not _is_part(part):
            continue
        before = found[at - 1] if at else None
        if before and before.one is part.one and before.value.kind == WORD and _joined(before, part):
            shares.append([before, part])
        elif _ones(known).search(part.one.plain, max(0, part.value.offset - _REACH), part.value.offset):
            shares.append([part])
    return shares


_REACH = 8
"""So many characters a word for one has, with its space."""
_SMALLEST, _LARGEST = 3, 100


def _is_part(one: Found) -> bool:
    return isinstance(one.value.key, float) and _SMALLEST <= one.value.key <= _LARGEST


def _joined(number: Found, part: Found) -> bool:
    """Stand these side by side: two fifths?"""
    return part.one.plain[number.value.end : part.value.offset] in (" ", "\u00a0", "-", "\n")


def _equal(percent: Found, words: list[Found]) -> bool:
    """Is a percentage as much as a share in words?"""
    share = 1.0
    for word in words[:-1]:
        share *= word.value.key if isinstance(word.value.key, float) else 0.0
    whole, said = words[-1].value.key, percent.value.key
    return isinstance(whole, float) and isinstance(said, float) and abs(100 * share / whole - said) < _EXACT


@lru_cache(maxsize=8)
def _ones(known: Language) -> re.Pattern[str]:
    """A word for one before a part."""
    ones = {word for word, number in known.numbers.items() if number == 1 and word not in known.ordinals}
    return re.compile(rf"(?<!\w)(?i:{any_of(known.articles | ones)})[ \u00a0\n-]\Z")
