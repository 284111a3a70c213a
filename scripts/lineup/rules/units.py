"""What a number counts: another currency, another unit, a percentage that is none; and a sum that is converted."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from lineup.languages.base import Language, any_of, maybe
from lineup.languages.values import MEASURE, MONEY, NUMBER, PERCENT, WORD, Value
from lineup.rules.context import Hit
from lineup.rules.figures_alone import may_be_the_same
from lineup.rules.found import Found, Languages, Twins, hit_about
from lineup.rules.ranges import in_range

LEVA_IN_A_EURO = 1.95583
"""Fixed by the Council of the European Union; Bulgaria has used the euro since 1 January 2026."""


def units(pairs: list[Twins], b: Sequence[Found], languages: Languages) -> Iterator[Hit]:
    """The same number of something else: another currency, another unit, a percentage that is none."""
    target_money = {two.value.unit for _, two in pairs if two.value.kind == MONEY} | {
        one.value.unit for one in b if one.value.kind == MONEY
    }
    for one, two in pairs:
        if MEASURE in (kinds := {one.value.kind, two.value.kind}) and WORD in kinds:
            one, two = _measured(one, languages[0]), _measured(two, languages[1])  # noqa: PLW2901 - eight seconds, 8 минути
        s, t = one.value, two.value
        if s.unit == t.unit or WORD in (s.kind, t.kind) or may_be_the_same(one, two, languages):
            continue
        rule = {MONEY: "money-changed", PERCENT: "percent-changed", MEASURE: "measure-changed"}.get(
            s.kind if s.unit else t.kind, ""
        )
        if s.unit and t.unit:
            if {s.kind, t.kind} == {MEASURE} or s.kind == t.kind == MONEY or PERCENT in (s.kind, t.kind):
                yield hit_about(rule, one, two, (one.place, two.place), languages[1])
        elif PERCENT in (s.kind, t.kind):
            bare = two if s.kind == PERCENT else one
            if not in_range(bare, languages, _percent_behind(languages)) and not (
                bare is one and _goes_on(bare, languages)
            ):
                yield hit_about("percent-changed", one, two, (one.place, two.place), languages[1])
        elif s.kind == MONEY and t.kind == NUMBER and s.unit not in target_money and not in_range(two, languages):
            yield hit_about("money-changed", one, two, (one.place, two.place), languages[1])


_BREAK = re.compile(r"[ \u00a0]*(?:[.,;:!?)](?!\d)|\Z)")
_SENTENCE = re.compile(r"[.!?] ")


def _goes_on(bare: Found, languages: Languages) -> bool:
    """Does a bare number that nothing follows go on with percentages of its sentence: 20 per cent, for honey 23?"""
    plain, start = bare.one.plain, bare.value.offset
    if not _BREAK.match(plain, bare.value.end):
        return False
    begin = max((found.end() for found in _SENTENCE.finditer(plain, 0, start)), default=0)
    return _percent_behind(languages).search(plain, begin, start) is not None


def _measured(one: Found, known: Language) -> Found:
    """A number in words as what it measures, where a unit is written out behind it; any other value as it is."""
    value = one.value
    behind = _unit_behind(known).match(one.one.plain, value.end) if value.kind == WORD else None
    if behind is None:
        return one
    unit = known.units.get(behind[1].lower())
    if unit is None or (unit == "y" and one.text.lower() in known.definite):
        return one  # деветдесетте години are the 1990s
    return one._replace(value=value._replace(kind=MEASURE, unit=unit, end=behind.end()))


@lru_cache(maxsize=8)
def _unit_behind(known: Language) -> re.Pattern[str]:
    """A unit that is written out, behind a number in words."""
    written = sorted((word for word in known.units if len(word) > 2 and word.isalpha()), key=len, reverse=True)
    return re.compile(rf"[ \u00a0\n-]({maybe('|'.join(written))})(?!\w)", re.IGNORECASE)


@lru_cache(maxsize=8)
def _percent_behind(languages: Languages) -> re.Pattern[str]:
    """A percentage, as either language writes it."""
    percent = any_of({"%", *languages[0].percent, *languages[1].percent})
    return re.compile(rf"\d[\d.,\u00a0]*\s?{percent}")


def convert(a: list[Found], b: list[Found], pairs: list[Twins]) -> None:
    """A sum in leva and the same in euro is no second sum."""
    for ours, side in ((a, 0), (b, 1)):
        sums = [pair[side].value for pair in pairs if pair[side].value.kind == MONEY] + [
            one.value for one in ours if one.value.kind == MONEY
        ]
        sums += [pair[1 - side].value for pair in pairs if pair[1 - side].value.kind == MONEY]
        others = {one.value.unit for one in (b if ours is a else a) if one.value.kind == MONEY}
        for one in list(ours):
            # Where the other side has a sum in this currency left too, the two are compared.
            if one.value.unit not in others and any(_converted(one.value, other) for other in sums):
                ours.remove(one)


def _converted(one: Value, other: Value) -> bool:
    """Is this the same sum, one of them in euro and the other in leva, at the fixed rate?"""
    if (
        one.kind != MONEY
        or {one.unit, other.unit} != {"EUR", "BGN"}
        or not isinstance(one.key, float)
        or not isinstance(other.key, float)
    ):
        return False
    euro, leva = (one.key, other.key) if one.unit == "EUR" else (other.key, one.key)
    # Rounded as the source is: to a fiftieth, or to a whole euro or lev.
    return abs(euro - leva / LEVA_IN_A_EURO) <= max(0.02 * euro, 0.5) or abs(leva - euro * LEVA_IN_A_EURO) <= 0.5
