"""A cell that still stands in the source's language, in a column that is translated."""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import takewhile

from lineup import model
from lineup.evidence import Feature, row_cells
from lineup.languages.base import Language
from lineup.rules.context import Pair
from lineup.rules.kept_names import WORD

_LEAST = 3
"""So many words a cell has that is more than a name."""
_AROUND = 50
"""So many rows above and below tell in which language a column is."""
_PLAIN = re.compile(r"(?<![^\s(“\"])[a-z]{3,}(?=[).,;:!?”\"]*(?:\s|$))")
"""A word in small letters, which is no part of a file's name or an address."""


def cell_left(pair: Pair, source: Feature, target: Feature, first: Language) -> str | None:
    """The first cell of a row that says what the source's says, word for word, where most cells of its column are translated.

    It has three words at least, two of them in small letters that are no little ones: a title has none, a name in code is one word.
    """
    there, here = row_cells(source.block), row_cells(target.block)
    if len(there) != len(here):
        return None
    for column, (one, two) in enumerate(zip(there, here, strict=True)):
        if one == two and len(WORD.findall(two)) >= _LEAST and two.isascii() and _is_plain(two, first):
            others = [cells[column] for cells in _rows_around(pair, target) if column < len(cells)]
            if 2 * sum(not cell.isascii() for cell in others) > sum(bool(WORD.search(cell)) for cell in others):
                return two
    return None


def _is_plain(cell: str, first: Language) -> bool:
    return sum(word not in first.common for word in _PLAIN.findall(cell)) > 1


def _rows_around(pair: Pair, row: Feature) -> list[list[str]]:
    """The cells of the rows above and below a row of a table, as far as they tell, without its head."""
    features = pair.target_features
    at = bisect_left(features, row.block.line, key=lambda one: one.block.line)
    above, below = features[max(0, at - _AROUND) : at][::-1], features[at + 1 : at + 1 + _AROUND]
    return [row_cells(one.block) for side in (above, below) for one in takewhile(_is_row, side)]


def _is_row(one: Feature) -> bool:
    return one.block.kind == model.ROW
