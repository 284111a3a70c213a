"""Roman numerals that stand for others, on the pages that have any: Table II became Таблица III."""

from __future__ import annotations

from collections.abc import Iterator

from lineup.languages.kinds import ROMAN
from lineup.rules.context import Hit, Pair


def numerals(pair: Pair) -> Iterator[Hit]:
    """Roman numerals that stand for others."""
    holding = pair.of_kind(ROMAN)
    if holding[0] and holding[1]:
        from lineup.rules.roman import exchanged  # noqa: PLC0415 - not on most pages

        yield from exchanged(pair, holding)
