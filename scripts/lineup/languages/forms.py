"""Values -> text: the form that should have been written, by the language's own rules."""

from __future__ import annotations

from lineup.languages.base import NO_STYLE, Language
from lineup.languages.values import DATE, MEASURE, MONEY, NUMBER, PERCENT, TIME, Value

NBSP = "\u00a0"


def form(value: Value, language: Language) -> str | None:
    """How a language writes a value; None where it is not known how."""
    style = language.style
    if style is NO_STYLE:
        return None
    if value.kind == DATE and isinstance(value.key, tuple):
        return _date(value.key, language)
    if value.kind == TIME and isinstance(value.key, int):
        return f"{value.key // 60}:{value.key % 60:02}{style.clock}"
    if not isinstance(value.key, float):
        return str(value.key)
    if value.kind == NUMBER and value.key >= 1e6:
        return _large(value.key, language)
    if value.kind == MONEY:
        return style.sum.format(number=_large(value.key, language), unit=style.money.get(value.unit, value.unit))
    number = written(value.key, language)
    if value.kind == PERCENT:
        return f"{number}{style.percent}" if style.percent else None
    if value.kind == MEASURE:
        unit = next((form for form, code in language.units.items() if code == value.unit), None)
        return f"{number}{NBSP}{unit}" if unit else None
    return number


def written(number: float, language: Language) -> str:
    """A number with the language's marks: 1 250,50 and 1500 in Bulgarian, 1,250.50 in English."""
    whole, _, fraction = f"{number:.6f}".rstrip("0").rstrip(".").partition(".")
    if len(whole) >= language.style.grouped:
        groups = []
        while whole:
            groups.append(whole[-3:])
            whole = whole[:-3]
        whole = language.style.thousands.join(reversed(groups))
    return f"{whole}{language.decimal}{fraction}" if fraction else whole


def _date(key: tuple[int, int, int], language: Language) -> str | None:
    """A date: 11 June 2020, June 2020, 11 June; 11 юни 2020 г. in Bulgarian. A year of two digits stays one: 6/11/20."""
    year, month, day = key
    if 0 < year < 100:
        return language.style.short_date.format(day=day, month=month, year=year)
    name = next((word for word, number in language.months.items() if number == month), None)
    if name is None:
        return None
    mark = f"{NBSP}{language.counting.year}" if language.counting.year and year else ""
    return " ".join(part for part in (str(day) if day else "", name, str(year) if year else "") if part) + mark


def _large(number: float, language: Language) -> str:
    """3.5 million; 3,5 млн. A number that is no round one in this form is written out."""
    for scale, word in language.style.scales:
        if number >= scale:
            if round(number / scale, 2) == number / scale:
                return f"{written(number / scale, language)}{word}"
            break
    return written(number, language)
