"""Cells of a row and its twin: empty where the source says something, or changed places."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import partial
from itertools import combinations, pairwise
from operator import eq

from lineup import model
from lineup.evidence import Feature, row_cells
from lineup.model import Block
from lineup.pair_costs import BOLD, likeness
from lineup.rules.context import Hit, Pair, place_of
from lineup.rules.shown import EMPHASIS, shown
from lineup.words import Memo


def cells(pair: Pair, first: Block, second: Block, columns: Columns) -> Iterator[Hit]:
    """What differs between the cells of two rows with as many of them; `columns` are told what stands in them."""
    a, b = row_cells(first), row_cells(second)
    if len(a) != len(b):
        return
    columns.hold(first, second, a, b)
    if "" in b and _BLANK.search(second.text):
        yield from _emptied(pair, first, second, a, b)
    if second.kind == model.HEAD_ROW and not any(cell.isascii() and cell for cell in b):
        return  # a head is words, which only names and words of code tell apart
    if _may_cross(list(map(len, a)), list(map(len, b))):
        yield from _swapped(pair, first, second, a, b)


def _swapped(pair: Pair, first: Block, second: Block, a: list[str], b: list[str]) -> Iterator[Hit]:
    """Two cells of a row that have changed places: their evidence fits crosswise and not straight."""
    read = Memo(partial(_cell, pair))  # cells are read where they are asked for: many are the same on both sides
    same = list(map(eq, a, b))
    telling = [not one and bool(_TELLS.search(x) or _TELLS.search(y)) for one, x, y in zip(same, a, b, strict=True)]
    odd = [k for k in range(len(a)) if telling[k] and read[a[k]].keys != read[b[k]].keys] or list(range(len(a)))
    for k, m in sorted(_pairs(odd), key=lambda pair: pair[1] - pair[0]):
        # A cell that is the same as its twin has gone nowhere by its evidence, only by its length.
        crossed = not (same[k] or same[m]) and _crossed(read[a[k]], read[a[m]], read[b[k]], read[b[m]])
        if crossed or _plainly_crossed(a[k], a[m], b[k], b[m]):
            source, target = place_of(pair.source, first), place_of(pair.target, second)
            texts = [EMPHASIS.sub("", cell) for cell in (b[k], b[m])]
            words: dict[str, str | int] = {"first": texts[0], "second": texts[1], "columns": f"{k} {m}"}
            yield Hit("cells-swapped", source, target, " | ".join(texts), None, words, shown(second))
            return


_WIDE = 8
"""In a row with more cells only neighbours are asked whether they have changed places."""


def _pairs(cells: list[int]) -> Iterator[tuple[int, int]]:
    return combinations(cells, 2) if len(cells) <= _WIDE else pairwise(cells)


class Columns:
    """The cells of one page that have changed places: where they did so in several rows of a table, its columns did."""

    def __init__(self, pair: Pair) -> None:
        self._pair = pair
        self._table, self._line = 0, 0
        self._held: list[Row] = []
        self._down: list[Hit] = []
        self._rows = Counter[int]()
        self._hits: list[tuple[tuple[int, object], Hit]] = []

    def follow(self, row: Block) -> None:
        """The next row of the target; one that does not stand below the last begins another table."""
        if not 0 < row.line - self._line <= _HEAD:
            self._table += 1
            self._end()
        self._line = row.end_line
        self._rows[self._table] += 1

    def hold(self, first: Block, second: Block, a: list[str], b: list[str]) -> None:
        """The cells of the row that follows, where it is not the same on both sides."""
        self._held.append((first, second, a, b))

    def _end(self) -> None:
        """Asks of the table that ends here whether cells of one column changed places."""
        if len(self._held) > 1:
            self._down += _exchanged(self._pair, self._held)
        self._held = []

    def learn(self, hits: Iterator[Hit]) -> Iterator[Hit]:
        """Keeps the hits on cells that have changed places, and gives the others back."""
        for hit in hits:
            if hit.rule == "cells-swapped":
                self._hits.append(((self._table, (hit.words or {})["columns"]), hit))
            else:
                yield hit

    def told(self) -> Iterator[Hit]:
        """What was kept; columns that have changed places once, where they first do."""
        self._end()
        yield from self._down
        often = Counter(key for key, _ in self._hits)
        told = set[tuple[int, object]]()
        for key, hit in self._hits:
            if often[key] < _ROWS or often[key] * 2 <= self._rows[key[0]]:
                yield hit
            elif key not in told:
                told.add(key)
                yield hit._replace(words={**(hit.words or {}), "variant": "columns"})


Row = tuple[Block, Block, list[str], list[str]]
"""A row and its twin, and the cells of either."""


def _exchanged(pair: Pair, rows: list[Row]) -> Iterator[Hit]:
    """Cells of one column that stand in each other's row: names as the source has them, or texts told by their words.

    Cells with figures or references are left to those who ask about these.
    """
    read = Memo(partial(_cell, pair))
    for k in range(max(len(row[2]) for row in rows)):
        own = [row for row in rows if k < len(row[2]) and row[2][k] != row[3][k]]
        texts = [(row[2][k], row[3][k]) for row in own]
        gone = set[int]()
        for i, j in _reversed([(len(s), len(t)) for s, t in texts]):
            if i not in gone and j not in gone and _stand_crosswise(read, *texts[i], *texts[j]):
                gone |= {i, j}
                (source, target, *_), (_, other, *_) = own[i], own[j]
                said = [EMPHASIS.sub("", texts[at][1]) for at in (i, j)]
                words: dict[str, str | int] = dict(zip(("first", "second"), said, strict=True))
                words |= {"line": other.line, "variant": "down"}
                places = place_of(pair.source, source), place_of(pair.target, target)
                yield Hit("cells-swapped", *places, " | ".join(said), None, words, f"{k}{shown(target)}")


_FAR = 6
"""So many rows apart two cells of a column stand that are compared."""

_BETTER = 2
"""By so many characters or more two cells must fit better by their lengths where they are held crosswise."""

_SHORTER, _LONGER, _OFF = 0.75, 1.5, 3
"""A cell that is shorter or longer than so many times its twin, and by more than so many characters, looks out of place."""


def _reversed(sizes: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Pairs near each other, one of which looks out of place, that fit better crosswise by their lengths."""
    odd = [at for at, (a, b) in enumerate(sizes) if not _SHORTER * a - _OFF < b < _LONGER * a + _OFF]
    for i in odd:
        a, b = sizes[i]
        for j in range(max(0, i - _FAR), min(len(sizes), i + _FAR + 1)):
            c, d = sizes[j]
            if (a < c) != (b < d) and abs(a - d) + abs(c - b) + _BETTER <= abs(a - b) + abs(c - d):
                yield (i, j) if i < j else (j, i)


def _stand_crosswise(read: Memo[str, Feature], s1: str, t1: str, s2: str, t2: str) -> bool:
    """Does each of two cells of one column stand where the other belongs?"""
    if t1.isascii() or t2.isascii():
        return s1 == t2 and s2 == t1 and s1.isascii() and s2.isascii()
    if any(_TELLS.search(cell) and not _is_set_off(cell) for cell in (s1, s2)):
        return False
    one, two, here, there = map(read.__getitem__, (s1, s2, t1, t2))
    straight = likeness(one, here)
    return straight < _SAME and straight < likeness(one, there) and likeness(two, there) < likeness(two, here)


_SAME = 0.3
"""Two cells that share so many of their words say the same."""


_HEAD = 2
"""So many lines further on the next row stands: a table's head has a line below it."""
_ROWS = 2
"""In so many rows, and in more than half of a table, it is no accident."""
_BLANK = re.compile(r"\|[ \t\u00a0]*(?:\||\Z)|\A[ \t\u00a0]*\|")
_SAYS = re.compile(r"[^\W_]")


def _emptied(pair: Pair, first: Block, second: Block, a: list[str], b: list[str]) -> Iterator[Hit]:
    """The first cell of a row that is empty where the source says something."""
    for there, here in zip(a, b, strict=True):
        if not here and _SAYS.search(there):
            text = " ".join(there.split())
            words: dict[str, str | int] = {"found": "", "expected": text}
            yield Hit(
                "cell-empty", place_of(pair.source, first), place_of(pair.target, second), None, text, words, text
            )
            return


def _may_cross(source: list[int], target: list[int]) -> bool:
    """Do the lengths of two cells leave it open whether they have changed places?"""
    for (s1, s2), (t1, t2) in zip(_pairs(source), _pairs(target), strict=True):
        if abs(s1 - t2) + abs(s2 - t1) <= (abs(s1 - t1) + abs(s2 - t2)) * 1.5 + 6:
            return True
    return False


def _cell(pair: Pair, text: str) -> Feature:
    """A cell as the aligner would see it."""
    block, lexicon = Block(model.PARAGRAPH, text, 1, 1), pair.source_features[0].lexicon
    if _TELLS.search(text):
        return Feature(block, pair.source, lexicon)
    return Feature(block, pair.source, lexicon, digits=b"", marks=False)


_TELLS = re.compile(r"[\d\[`<*_\\/]")
"""What a digit, or a mark that a reference or emphasis begins with, has; most cells are words."""


def _crossed(s1: Feature, s2: Feature, t1: Feature, t2: Feature) -> bool:
    """Do two cells fit crosswise, by evidence or by words, and not straight?"""
    if s1.keys != s2.keys and (s1.keys, s2.keys) == (t2.keys, t1.keys):
        return True
    if s1.keys != t1.keys or s2.keys != t2.keys:
        return False
    return (
        s1.sounds.isdisjoint(t1.sounds)
        and s2.sounds.isdisjoint(t2.sounds)
        and not s1.sounds.isdisjoint(t2.sounds)
        and not s2.sounds.isdisjoint(t1.sounds)
    )


_SET_OFF = re.compile(r"\*\*[^*]+\*\*|__[^_]+__")
"""A cell that is all in bold, as the names of rows are."""
_MUCH, _LONG = 3, 25
"""A text so many times as long as another one, and of so many characters or more, is told from it by its length."""


def _is_set_off(cell: str) -> bool:
    return cell[:2] in BOLD and _SET_OFF.fullmatch(cell) is not None


def _plainly_crossed(s1: str, s2: str, t1: str, t2: str) -> bool:
    """Has a cell gone next door as it is (a word of code), or has a long text changed places with a short one?"""
    if (s1 == t2 or s2 == t1) and s1 not in (s2, t1) and s2 != t2 and s1.isascii() and s2.isascii():
        gone = [_SAYS.search(one) is not None and one == two for one, two in ((s1, t2), (s2, t1))]
        if any(gone) and (all(gone) or not (t1.isascii() and t2.isascii())):
            return True
    set_off = _is_set_off(s1)
    if set_off != _is_set_off(s2) and set_off == _is_set_off(t2) != _is_set_off(t1):
        return True
    source, target = (len(s1), len(s2)), (len(t1), len(t2))
    return (source[0] < source[1]) != (target[0] < target[1]) and all(
        _MUCH * min(one) <= max(one) >= _LONG and min(one) for one in (source, target)
    )
