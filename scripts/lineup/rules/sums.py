"""Sums that one side says in two parts: 2 лева и 40 стотинки for 2.40 leva, 3 милиона и 500 хиляди for 3.5 million."""

from __future__ import annotations

import re
from functools import lru_cache

from lineup.languages.base import Language, any_of
from lineup.languages.values import MONEY, NUMBER
from lineup.rules.found import NUMERIC, Found

_THOUSAND = 1000
_HUNDRED = 100


def summed(found: list[Found], others: list[Found], known: Language) -> list[Found]:
    """The values of one side, two of them as one where they stand side by side and the other side says their sum."""
    wanted = {other.value.key for other in others}
    if len(found) < 2 or wanted <= {one.value.key for one in found}:
        return found
    kept: list[Found] = []
    for one in found:
        before = kept[-1] if kept else None
        total = _total(before, one, known) if before else None
        if before and total in wanted and before.value.key not in wanted:
            unit = one.value if one.value.unit else before.value
            value = one.value._replace(
                kind=unit.kind, key=total, unit=unit.unit, offset=before.value.offset, other=None
            )
            kept[-1] = one._replace(value=value)
        else:
            kept.append(one)
    return kept


@lru_cache(maxsize=8)
def _expressions(known: Language) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What stands between the parts of a sum, and what behind hundredths of a currency."""
    linking = any_of(known.counting.linking[:1])
    return re.compile(rf"[ \u00a0\n]*(?:{linking})?[ \u00a0\n]*"), re.compile(
        rf"[ \u00a0\n]*{any_of(known.hundredths)}"
    )


def _total(first: Found, second: Found, known: Language) -> float | None:
    """What two values are together, if the second goes on with the first."""
    one, two, text = first.value, second.value, first.one.plain
    if first.one is not second.one or not isinstance(one.key, float) or not isinstance(two.key, float):
        return None
    between, behind = _expressions(known)
    if not between.fullmatch(text, one.end, two.offset) or not {one.kind, two.kind} <= NUMERIC:
        return None
    if (
        one.kind == MONEY
        and two.kind == NUMBER
        and two.key < _HUNDRED
        and behind.match(text, two.offset + len(second.text))
    ):
        return round(one.key + two.key / _HUNDRED, 2)
    if one.kind == NUMBER and _THOUSAND <= two.key < one.key and min(one.key, two.key) % _THOUSAND == 0:
        said = text[one.offset : one.end], text[two.offset : two.end]
        return one.key + two.key if all(any(map(str.isalpha, part)) for part in said) else None
    return None
