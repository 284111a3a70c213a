"""What one side says in two parts: 2 лева и 40 стотинки for 2.40 leva, 3 милиона и 500 хиляди for 3.5 million, 17 ч. и 30 мин. for 17:30."""

from __future__ import annotations

import re
from functools import lru_cache

from lineup.languages.base import Language, any_of
from lineup.languages.values import MEASURE, MONEY, NUMBER, TIME
from lineup.rules.found import NUMERIC, Found

_THOUSAND = 1000
_HUNDRED = 100


def summed(found: list[Found], others: list[Found], known: Language) -> list[Found]:
    """The values of one side, two of them as one where they stand side by side and the other side says their sum."""
    wanted = {other.value.key for other in others}
    if len(found) < 2 or wanted <= {one.value.key for one in found}:
        return found
    timed = any(other.value.kind == TIME for other in others)
    measured = {other.value.key for other in others if other.value.kind == MEASURE}
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
        elif before and timed and one.value.key not in measured and (time := _time(before, one, known)) is not None:
            value = one.value._replace(kind=TIME, key=time, unit="", offset=before.value.offset, other=None)
            kept[-1] = one._replace(value=value)
        else:
            kept.append(one)
    return kept


_HOURS, _MINUTES = 24, 60


def _time(first: Found, second: Found, known: Language) -> int | None:
    """Which time of the day, in minutes, two values are together: 17 часа и 30 минути."""
    hour, minute = first.value, second.value
    if (
        minute.unit != "min"
        or hour.unit not in ("", "h")
        or hour.kind not in (NUMBER, MEASURE)
        or first.one is not second.one
    ):
        return None
    if not (
        isinstance(hour.key, float) and isinstance(minute.key, float) and hour.key <= _HOURS and minute.key < _MINUTES
    ):
        return None
    between = _expressions(known)[0] if hour.unit else _of_the_clock(known)
    whole = between.fullmatch(first.one.plain, hour.end, minute.offset)
    return int(hour.key * _MINUTES + minute.key) if whole else None


@lru_cache(maxsize=8)
def _of_the_clock(known: Language) -> re.Pattern[str]:
    """A word for hours between two numbers, with what links them."""
    space = "[ \u00a0\n]*"
    return re.compile(rf"{space}{any_of(known.hours)}{space}(?:{any_of(known.counting.linking[:1])}{space})?")


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
