"""Text -> sentences, and which sentence of a block says which sentence of its twin."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from lineup.evidence import numbers_of, words_of
from lineup.languages import KNOWN, language
from lineup.languages.base import any_of
from lineup.languages.lexicon import Lexicon
from lineup.lengths import length_cost
from lineup.model import made

_LANGUAGES = [language(code) for code in KNOWN]
_SHORT = frozenset[str]().union(*(known.leading for known in _LANGUAGES))
_MAYBE = frozenset[str]().union(*(known.trailing for known in _LANGUAGES))
# The last word of a sentence, though of one letter.
_PRONOUNS = frozenset(letter for known in _LANGUAGES for letter in (known.spelling.mistaken, known.spelling.pronoun))
_YEARS = frozenset(known.counting.year.rstrip(".") for known in _LANGUAGES if known.counting.year)
_SHORTENED = _SHORT | _MAYBE | _YEARS
_LAST = re.compile(r"[^\W_]+(?:\.[^\W_]+)*$")
_INITIALS = re.compile(r"[^\W\d_](?:\.[^\W\d_a-zа-я])+")
"""Of a name, as in A.J. Smith."""
_YEAR = re.compile(rf"\d[ \u00a0]?{any_of(_YEARS)}$")
_NOTHING_MORE = re.compile(r"\s*\Z")
_CLAUSE = re.compile(r"[,;:–—(]")
_WIDE = "。！？｡"
"""Stops of scripts that have no spaces between words: nothing need follow them."""
_SMALL = "a-zß-öø-ÿα-ώа-џґ" + "".join(filter(str.islower, map(chr, range(0x100, 0x180))))
"""Letters with which no sentence begins; scripts without capitals have none of them."""
_STOPS = ".!?…؟۔।" + _WIDE
# Both begin with one character of a set, for which the search is quick. The last line is for the question mark of Greek.
_END = re.compile(
    rf"[{_STOPS};\u037e](?:(?<![;\u037e])[{_STOPS}]*(?:(?<=[{_WIDE}])(?![”’»）」』】》〉])|[\"“”’»)\]*_）」』]*(?:\\(?=\n))?"
    rf"(?=\s*$|\s+[„“\"‘(\[*_«（「『]*[^\W\d_{_SMALL}]))"
    r"|(?<=[α-ώ][;\u037e])(?=\s+[«(\[*_]*[Α-ΩΆΈ-Ώ]))"
)
_STOP = re.compile(rf"[{_STOPS}:;\u037e](?:(?<=[{_STOPS}])|(?=\n)|(?<=[α-ώ][;\u037e]))")
_CLOSING = f' \u00a0{_STOPS}"“”’»)]*_）」』'
_LINE = re.compile(r"(?<=[:;])\n(?=[^\n])")
_LONG = 1 + max(len(part) for word in _SHORT | _MAYBE for part in word.split("."))
"""So many letters in a row end no abbreviation."""

GAP = 2.8
_MOST_ALIKE = 2.8
"""More than this no likeness takes off the cost of a bead."""


class Sentence(NamedTuple):
    """A sentence of a block: where it stands."""

    start: int
    end: int


def split(text: str) -> list[Sentence]:
    """The sentences of a block's plain text; in a list, a line behind a colon or a semicolon begins one too."""
    return readings(text)[0]


def may_divide(text: str) -> bool:
    """May a text hold more than one sentence? Surely not where no stop stands but at its end, and no line of a list ends."""
    return _STOP.search(text.rstrip(_CLOSING)) is not None


def readings(text: str) -> list[list[Sentence]]:
    """The sentences of a block's plain text: one way to read it or two.

    A full stop behind an abbreviation, before a capital letter, may end a sentence or not (през май 2022 г. София …). The
    first reading ends one there, the second does not.
    """
    ends: list[int] = []
    doubtful: set[int] = set()
    last = 0
    for match in _END.finditer(text):
        stop, end = match.span()
        # Behind most stops nothing but the word tells that a sentence ends there; a line that is broken on purpose ends one.
        if (
            end < len(text)
            and text[stop] == "."
            and text[end - 1] != "\\"
            and (stop - last < _LONG or not text[stop - _LONG : stop].isalpha())
        ):
            there = _behind(text, last, stop, end)
            if there == _ON:
                continue
            if there == _PERHAPS:
                doubtful.add(end)
        ends.append(end)
        last = end
    if (":\n" in text or ";\n" in text) and _is_list(text):
        ends = sorted({*ends, *(match.end() for match in _LINE.finditer(text))})
    found = [_cut(text, ends)]
    if doubtful:
        found.append(_cut(text, [end for end in ends if end not in doubtful]))
    return found


_sentence = made(Sentence)


def _cut(text: str, ends: Sequence[int]) -> list[Sentence]:
    """A text as the sentences that end at these places; the mark of a line that is broken on purpose belongs to none."""
    found, start = [], 0
    for end in (*ends, len(text)):
        if said := len(text[start:end].lstrip()):
            found.append(_sentence((end - said, end - text.endswith("\\", 0, end))))
        start = end
    return found


def _is_list(text: str) -> bool:
    """Are the lines of a block its parts, each with its mark? In a wrapped paragraph few lines end in one."""
    lines = [line.rstrip() for line in text.split("\n") if line.strip()]
    return 2 * sum(line.endswith((":", ";")) for line in lines[:-1]) > len(lines) - 1


_ENDS, _PERHAPS, _ON = range(3)


def _behind(text: str, start: int, stop: int, end: int) -> int:
    """Does a sentence end with this stop, before a capital letter, perhaps, or does it go on behind an abbreviation?"""
    word = text[max(start, stop - 12) : stop].rpartition(" ")[2].lower()
    if word.isalpha() and len(word) > 1 and word not in _SHORTENED:
        return _ENDS  # as nearly always, which is known without an expression
    if text[stop] != "." or _NOTHING_MORE.match(text, end):
        return _ENDS
    last = _LAST.search(text, max(start, stop - 12), stop)
    if not last:
        return _ENDS
    word = last[0].lower()
    if word in _YEARS and _YEAR.search(text, max(start, stop - 4), stop):
        # През 2019 г. София …: only a few words into a clause. A footnote behind the stop ends the sentence.
        if text.startswith("   ", end):
            return _ENDS
        clause = max((found.end() for found in _CLAUSE.finditer(text, start, stop)), default=start)
        return _ON if len(text[clause:stop].split()) <= 4 else _PERHAPS
    if word.isdigit():
        return _ON if len(word) < 3 and not text[start : last.start()].strip() else _ENDS
    if word in _MAYBE or _INITIALS.fullmatch(last[0]):
        return _PERHAPS
    return _ON if (len(word) == 1 and last[0] not in _PRONOUNS) or word in _SHORT else _ENDS


class Keyed(NamedTuple):
    """A sentence as the pairing sees it: its length in characters, its keys, those of them that are numbers."""

    size: int
    keys: frozenset[str]
    numbers: frozenset[str]


def keyed(text: str, sentences: Sequence[Sentence], lexicon: Lexicon) -> list[Keyed]:
    """The sentences with what they share with their translations: words by sound or by the word list, and numbers."""
    found = []
    for one in sentences:
        part = text[one.start : one.end]
        numbers = frozenset(numbers_of(part))
        found.append(Keyed(len(" ".join(part.split())), words_of(part, lexicon) | numbers, numbers))
    return found


def shared(sentence: Keyed, others: Sequence[Keyed]) -> float:
    """Which part of a sentence's keys other sentences have."""
    keys = frozenset[str]().union(*(one.keys for one in others))
    return len(sentence.keys & keys) / max(1, len(sentence.keys))


def _joined(one: Keyed, two: Keyed) -> Keyed:
    """Two sentences as one."""
    return Keyed(one.size + two.size, one.keys | two.keys, one.numbers | two.numbers)


Beads = list[tuple[tuple[int, ...], tuple[int, ...]]]


_LONGEST = 3
"""So many sentences may be one in the other language."""
_STEPS = ((1, 1, 0.0), (1, 0, GAP), (0, 1, GAP), (2, 1, 1.5), (1, 2, 1.5), (3, 1, 3.0), (1, 3, 3.0))
"""How many sentences of either side a bead may have, and what that costs beside how well they fit."""


def pair(source: Sequence[Keyed], target: Sequence[Keyed], ratio: float) -> Beads:
    """Beads of sentences by length and shared words: 1-1, 1-0, 0-1, 2-1, 1-2 (Gale and Church, 1993), and 3-1, 1-3."""
    return priced(source, target, ratio)[1]


def priced(source: Sequence[Keyed], target: Sequence[Keyed], ratio: float) -> tuple[float, Beads]:
    """What the best beads cost, and the beads: the less, the better two readings of the same sentences fit."""
    n, m = len(source), len(target)
    infinite = float("inf")
    best = [[infinite] * (m + 1) for _ in range(n + 1)]
    how: list[list[tuple[int, int]]] = [[(0, 0)] * (m + 1) for _ in range(n + 1)]
    best[0][0] = 0.0

    runs: list[list[list[Keyed]]] = [[[], list(side)] for side in (source, target)]
    for some, side in zip(runs, (source, target), strict=True):
        for _ in range(_LONGEST - 1):
            some.append(
                [_joined(one, side[k + len(some) - 1]) for k, one in enumerate(some[-1][: len(side) - len(some) + 1])]
            )

    def cost(first: Keyed, second: Keyed, weight: float) -> float:
        least = min(len(first.keys), len(second.keys))
        likeness = len(first.keys & second.keys) / least if least else 0.0
        # A number that only one side has tells that something does not belong here.
        alone = len(first.numbers ^ second.numbers)
        # Two sentences that are one in the other language are as long as it; else one of them is gone.
        length = length_cost(first.size, second.size, ratio) * weight
        return length - 3.5 * likeness + 0.8 + min(2.4, 0.6 * alone)

    # More than so many sentences do not come or go at one place.
    band = abs(n - m) + 3
    for i in range(n + 1):
        for j in range(m + 1):
            here = best[i][j]
            if here == infinite or abs(i - j) > band:
                continue
            for di, dj, extra in _STEPS:
                if i + di <= n and j + dj <= m:
                    price = here + extra
                    if di and dj:
                        if price - _MOST_ALIKE > best[i + di][j + dj]:
                            continue  # however well they fit
                        price += cost(runs[0][di][i], runs[1][dj][j], 1.0 if di == dj else 1.6)
                    if price < best[i + di][j + dj]:
                        best[i + di][j + dj] = price
                        how[i + di][j + dj] = (di, dj)
    beads = []
    i, j = n, m
    while i or j:
        di, dj = how[i][j]
        beads.append((tuple(range(i - di, i)), tuple(range(j - dj, j))))
        i, j = i - di, j - dj
    return best[n][m], beads[::-1]


_UNSHARED, _SHARED = 0.05, 0.25
_TELLING = 4
"""How many keys of a sentence tell something."""


def loosened(beads: Beads, keys: tuple[Sequence[Keyed], Sequence[Keyed]]) -> Beads:
    """The beads; of two sentences that stand for one, the one that has nothing in common with it stands for none.

    Only beside a sentence that stands for none: what goes, goes together. Of two that are the same one stands for none.
    """
    found: Beads = []
    for at, bead in enumerate(beads):
        apart = next(
            (
                apart
                for side in (0, 1)
                if len(bead[side]) == 2 and len(bead[1 - side]) == 1
                for step in (1, -1)
                if _alone(beads, at + step, side) or same(*(keys[side][index] for index in bead[side]))
                if (apart := _apart(bead, side, step, keys))
            ),
            None,
        )
        found += apart or [bead]
    return found


def _alone(beads: Beads, at: int, side: int) -> bool:
    """Has a bead sentences of this side only?"""
    return 0 <= at < len(beads) and bool(beads[at][side]) and not beads[at][1 - side]


def same(one: Keyed, two: Keyed) -> bool:
    """Are two sentences of one language copies of each other, as far as their keys tell?"""
    return len(one.keys) >= _TELLING and one == two


def _apart(
    bead: tuple[tuple[int, ...], tuple[int, ...]], side: int, step: int, keys: tuple[Sequence[Keyed], Sequence[Keyed]]
) -> Beads:
    """The bead as two, the last (or with step -1 the first) of its two sentences on a side without a twin."""
    single = bead[1 - side]
    far, near = bead[side][::step]
    others = [keys[1 - side][single[0]]]
    unlike = len(keys[side][near].keys) >= _TELLING and shared(keys[side][near], others) <= _UNSHARED
    if not same(keys[side][near], keys[side][far]) and (not unlike or shared(keys[side][far], others) < _SHARED):
        return []
    left: list[Beads] = [[((far,), single), ((near,), ())], [(single, (far,)), ((), (near,))]]
    return left[side][::step]
