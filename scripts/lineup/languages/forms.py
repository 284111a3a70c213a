"""Values -> text: the form that should have been written, by the language's own rules."""

from __future__ import annotations

from lineup.languages.base import Language
from lineup.languages.values import DATE, MEASURE, MONEY, NUMBER, PERCENT, TIME, Value

NBSP = "\u00a0"


def form(value: Value, language: Language) -> str | None:
    """How a language writes a value; None where it is not known how."""
    if language.code not in ("en", "bg"):
        return None
    bulgarian = language.code == "bg"
    if value.kind == DATE and isinstance(value.key, tuple):
        return _date(value.key, language)
    if value.kind == TIME and isinstance(value.key, int):
        clock = f"{value.key // 60}:{value.key % 60:02}"
        return f"{clock}{NBSP}ч." if bulgarian else clock
    if not isinstance(value.key, float):
        return str(value.key)
    if value.kind == NUMBER and value.key >= 1e6:
        return _large(value.key, language)
    number = written(value.key, language)
    if value.kind == PERCENT:
        return f"{number}{NBSP}%" if bulgarian else f"{number}%"
    if value.kind == MONEY:
        return _money(value.key, value.unit, language)
    if value.kind == MEASURE:
        unit = next(form for form, code in language.units.items() if code == value.unit)
        return f"{number}{NBSP}{unit}"
    return number


def written(number: float, language: Language) -> str:
    """A number with the language's marks: 1 250,50 and 1500 in Bulgarian, 1,250.50 in English."""
    whole, _, fraction = f"{number:.6f}".rstrip("0").rstrip(".").partition(".")
    separator, least = (NBSP, 5) if language.code == "bg" else (",", 4)
    if len(whole) >= least:
        groups = []
        while whole:
            groups.append(whole[-3:])
            whole = whole[:-3]
        whole = separator.join(reversed(groups))
    return f"{whole}{language.decimal}{fraction}" if fraction else whole


def _date(key: tuple[int, int, int], language: Language) -> str:
    """A date: 11 June 2020, June 2020, 11 June; 11 юни 2020 г. in Bulgarian. A year of two digits stays one: 6/11/20."""
    year, month, day = key
    if 0 < year < 100:
        if language.code == "bg":
            return f"{day:02}.{month:02}.{year:02}"
        return f"{day}/{month}/{year:02}" if language.day_first else f"{month}/{day}/{year:02}"
    name = next(word for word, number in language.months.items() if number == month)
    parts = [str(day) if day else "", name, str(year) if year else ""]
    text = " ".join(part for part in parts if part)
    return f"{text}{NBSP}г." if language.code == "bg" and year else text


_SCALES = ((1e12, "trillion", "трлн."), (1e9, "billion", "млрд."), (1e6, "million", "млн."))


def _large(number: float, language: Language) -> str:
    """3.5 million; 3,5 млн. A number that is no round one in this form is written out."""
    for scale, english, bulgarian in _SCALES:
        if number >= scale:
            short = written(number / scale, language)
            if round(number / scale, 2) == number / scale:
                return f"{short}{NBSP}{bulgarian}" if language.code == "bg" else f"{short} {english}"
            break
    return written(number, language)


def _money(amount: float, currency: str, language: Language) -> str:
    """EUR 3.5 million, EUR 20; 3,5 млн. евро, 20 лв."""
    number = _large(amount, language)
    if language.code == "bg":
        unit = {"EUR": "евро", "BGN": "лв.", "USD": "долара", "GBP": "паунда"}.get(currency, currency)
        return f"{number}{NBSP}{unit}"
    return f"{currency} {number}"
