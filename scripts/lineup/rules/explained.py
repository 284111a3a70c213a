"""May what stands beside an abbreviation, in brackets or before them, be what it stands for?"""

from __future__ import annotations

import re
from collections.abc import Sequence

from lineup.model import Bead
from lineup.rules.context import Pair

WORD = re.compile(r"[^\W\d_]+")


def explains(short: str, pair: Pair) -> bool:
    """Can what stands in brackets beside this, or before the brackets in which it stands, be what it stands for?

    „ИТ (за вход)“ has brackets that say something else.
    """
    size = len(short) + _BETWEEN
    for index in pair.saying(1, short):
        one = pair.target_features[index]
        if one.block.ident == short:
            return True
        for found in re.finditer(rf"(?<!\w){short}(?!\w)", one.plain):
            before, after = one.plain[max(0, found.start() - _FAR) : found.start()], one.plain[found.end() :][:_FAR]
            if any(_initials_of(short, words) for words in (WORD.findall(before)[-size:], WORD.findall(after)[:size])):
                return True
            # A name in the other script, or what the source calls it: БАН (Bulgarian Academy).
            if not short.isascii() and (_LATIN_BEFORE.search(before) or _LATIN_BEHIND.match(after)):
                return True
            if short.isascii() and any(index in bead.target and said_whole(pair, bead, short) for bead in pair.beads):
                return True
    return False


_FAR = 160
_LATIN_BEFORE, _LATIN_BEHIND = re.compile(r"[A-Za-z]\W? \([^()]*$"), re.compile(r" ?[(（–—=]\W*[A-Za-z]")


def said_whole(pair: Pair, bead: Bead, short: str) -> bool:
    """Does the source say in words, one behind another, what this is: internet relay chat?"""
    text = " ".join(pair.source_features[index].plain for index in bead.source)
    return short in "".join(word[0].upper() for word in WORD.findall(text))


_BETWEEN = 5
"""So many little words may stand between those for which an abbreviation stands: „наричани по-нататък“."""


def _initials_of(short: str, words: Sequence[str]) -> bool:
    """Do most letters of an abbreviation begin these words, in order?"""
    return common_letters(short, [word[0].upper() for word in words]) * 3 >= len(short) * 2


def common_letters(short: str, initials: Sequence[str]) -> int:
    """How many letters stand in both, in the same order (longest common subsequence)."""
    best = [0] * (len(short) + 1)
    for initial in initials:
        before = 0
        for at, letter in enumerate(short, 1):
            before, best[at] = best[at], max(best[at], before + 1 if letter == initial else best[at - 1])
    return best[-1]
