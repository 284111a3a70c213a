"""Text -> sentences, and which sentence of a block says which sentence of its twin."""

from __future__ import annotations

import re
from typing import NamedTuple

from lineup.evidence import numbers_of, words_of
from lineup.languages.lexicon import Lexicon
from lineup.lengths import length_cost

# Behind a full stop after one of these a sentence may go on.
_SHORT = re.compile(
    r"(?:\b(?:e\.g|i\.e|etc|vs|cf|approx|fig|no|mr|mrs|ms|dr|prof|st|inc|ltd|jr|sr|[A-ZА-Я]|т\.е|т\.нар|т\.н|др|напр|вкл|чл|ал|ул|бул|"
    r"гр|стр|св|проф|инж|доц|акад|хил|млн|млрд|лв|ред|фиг|срв|вж)|\d)\.$",
    re.IGNORECASE,
)
_END = re.compile(
    r"[.!?…]+[\"“”’»)\]*_]*(?=\s+[„“\"‘(\[*_«]*[^\W\d_a-zа-я])|[.!?…]+[\"“”’»)\]*_]*(?=\s*$)|\n(?=[^\n])(?<=[:;]\n)"
)

GAP = 4.0


class Sentence(NamedTuple):
    """A sentence of a block: where it stands, its length in letters and digits, its keys."""

    start: int
    end: int
    size: int
    keys: frozenset[str]


def split(text: str, lexicon: Lexicon) -> list[Sentence]:
    """The sentences of a block's plain text."""
    found, start = [], 0
    for match in _END.finditer(text):
        end = match.end()
        if _SHORT.search(text[max(start, end - 12) : match.start() + 1]) and end < len(text.rstrip()):
            continue
        if text[start:end].strip():
            found.append(_sentence(text, start, end, lexicon))
        start = end
    if text[start:].strip():
        found.append(_sentence(text, start, len(text), lexicon))
    return found


def _sentence(text: str, start: int, end: int, lexicon: Lexicon) -> Sentence:
    part = text[start:end]
    lead = len(part) - len(part.lstrip())
    return Sentence(
        start + lead, end, len(re.sub(r"\s+", " ", part).strip()), words_of(part, lexicon) | numbers_of(part)
    )


def pair(source: list[Sentence], target: list[Sentence], ratio: float) -> list[tuple[tuple[int, ...], tuple[int, ...]]]:
    """Beads of sentences by length and shared words: 1-1, 1-0, 0-1, 2-1, 1-2 (Gale and Church, 1993)."""
    n, m = len(source), len(target)
    infinite = float("inf")
    best = [[infinite] * (m + 1) for _ in range(n + 1)]
    how: list[list[tuple[int, int]]] = [[(0, 0)] * (m + 1) for _ in range(n + 1)]
    best[0][0] = 0.0

    def cost(a: list[Sentence], b: list[Sentence]) -> float:
        keys_a = frozenset[str]().union(*(one.keys for one in a))
        keys_b = frozenset[str]().union(*(one.keys for one in b))
        least = min(len(keys_a), len(keys_b))
        likeness = len(keys_a & keys_b) / least if least else 0.0
        return length_cost(sum(one.size for one in a), sum(one.size for one in b), ratio) - 3.5 * likeness + 0.8

    for i in range(n + 1):
        for j in range(m + 1):
            here = best[i][j]
            if here == infinite:
                continue
            for di, dj, extra in ((1, 1, 0.0), (1, 0, GAP), (0, 1, GAP), (2, 1, 1.5), (1, 2, 1.5)):
                if i + di <= n and j + dj <= m:
                    price = here + extra
                    if di and dj:
                        price += cost(source[i : i + di], target[j : j + dj])
                    if price < best[i + di][j + dj]:
                        best[i + di][j + dj] = price
                        how[i + di][j + dj] = (di, dj)
    beads = []
    i, j = n, m
    while i or j:
        di, dj = how[i][j]
        beads.append((tuple(range(i - di, i)), tuple(range(j - dj, j))))
        i, j = i - di, j - dj
    return beads[::-1]
