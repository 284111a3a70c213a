"""Text -> values: numbers, dates, times, percentages, sums of money and measures, as the language writes them.

A number may be read in two ways (1.250 is a thousand two hundred and fifty or one and a quarter); a value keeps both
readings, the language's own first.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from lineup.languages.base import Language

NUMBER, WORD, DATE, TIME, PERCENT, MONEY, MEASURE, CODE = (
    "number",
    "word",
    "date",
    "time",
    "percent",
    "money",
    "measure",
    "code",
)

_SPACE = "[ \u00a0\u202f\u2009]"
_LITERAL = rf"(?:\d{{1,3}}(?:{_SPACE}\d{{3}})+(?![\d])(?:[.,]\d+(?![\d.,]*\d))?|\d{{1,3}}(?:['’]\d{{3}})+(?!\d)|\d+(?:[.,]\d+)*)"


class Value(NamedTuple):
    """One value in a text.

    `key` is what two languages share: a number, (year, month, day), minutes of a day. `other` is a second possible
    reading of the number. `unit` is %, a currency's or a measure's code, "" where there is none.
    """

    kind: str
    key: object
    unit: str
    offset: int
    end: int
    other: object = None


@lru_cache(maxsize=8)
def _pattern(language: Language) -> re.Pattern[str]:
    """The one expression that finds every value of a language's text."""

    def words(table: dict[str, object]) -> str:
        return "|".join(re.escape(word) for word in sorted(table, key=len, reverse=True)) or "(?!)"

    months = words(dict(language.months))
    magnitude = words({word: 1 for word in language.magnitudes if len(word) > 1})
    short = words({word: 1 for word in language.magnitudes if len(word) == 1})
    money, units = words(dict(language.currencies)), words(dict(language.units))
    percent = "|".join(map(re.escape, language.percent or ("%",)))
    half = "|".join(word for word, value in language.numbers.items() if value == 0.5) or "(?!)"
    ordinal = r"(?:(?:st|nd|rd|th)(?![A-Za-z])|-(?:ви|ри|ти|ми|и|ва|ра|та|ма|а|во|ро|то|мо|о|ия|ият|ата|ото|ите|ето|те|я|ят)(?![\w]))?"
    clock = "|".join(map(re.escape, language.hours)) or "(?!)"
    return re.compile(
        rf"""
        (?P<iso>(?<![\w.-])(?:19|20)\d\d-(?:0\d|1[0-2])-[0-3]\d(?![\w-]))
      | (?P<dotted>(?<![\w.])[0-3]?\d\.{_SPACE}?[01]?\d\.{_SPACE}?(?:19|20)\d\d(?!\d))
      | (?P<dmy>(?<![\w.])(?P<day>[0-3]?\d)(?:st|nd|rd|th|-?(?:ви|ри|ти|ми|и|ия))?(?:{_SPACE}of)?{_SPACE}(?P<month>{months})(?!\w)(?:,?{_SPACE}(?P<year>(?:1[5-9]|20)\d\d)(?!\d))?)
      | (?P<mdy>(?<!\w)(?P<month2>{months}){_SPACE}(?P<day2>[0-3]?\d)(?:st|nd|rd|th)?(?![\d.:%]|[,.]\d|{_SPACE}?[-–]{_SPACE}?\d)(?:,?{_SPACE}(?P<year2>(?:1[5-9]|20)\d\d)(?!\d))?)
      | (?P<my>(?<!\w)(?P<month3>{months})(?:{_SPACE}|,{_SPACE})(?P<year3>(?:1[5-9]|20)\d\d)(?!\d))
      | (?P<time>(?<![\w.:,])(?P<hour>[01]?\d|2[0-4])[:.](?P<minute>[0-5]\d)(?![\d:%]|\.\d)(?:{_SPACE}?(?P<noon>[apAP]\.?[mM]\.?)(?!\w)|{_SPACE}?(?:{clock})(?!\w)|(?<=:\d\d)))
      | (?P<noontime>(?<![\w.:,])(?P<hour2>1[0-2]|\d){_SPACE}?(?P<noon2>[apAP]\.?[mM]\.?)(?!\w))
      | (?P<before>(?:US)?[€$£]|(?<!\w)(?:EUR|USD|GBP|BGN)(?={_SPACE}?\d)){_SPACE}?(?P<sum>{_LITERAL})(?:{_SPACE}?(?P<scale>{magnitude}|{short})(?!\w))?
      | (?<!\w)(?<!\d[.,])(?P<number>{_LITERAL})(?P<ordinal>{ordinal})
        (?:(?:{_SPACE}|-)?(?P<scale2>{magnitude})(?!\w)|(?P<scale3>{short})(?!\w))?
        (?:{_SPACE}?(?P<percent>{percent})(?![\w])|{_SPACE}?(?P<money>{money})(?!\w)|(?:{_SPACE}|-)?(?P<unit>{units})(?!\w))?
      | (?<!\w)(?P<half>{half})(?:{_SPACE}an?)?{_SPACE}(?P<scale4>{magnitude})(?!\w)(?:{_SPACE}?(?P<money4>{money})(?!\w))?
      | (?<![\w-])(?P<word>{words(dict(language.numbers))})(?![\w])(?:{_SPACE}(?P<scale5>{magnitude})(?!\w)(?:{_SPACE}?(?P<money5>{money})(?!\w))?)?
        """,
        re.VERBOSE,
    )


_MAYBE = re.compile(r"\d")


@lru_cache(maxsize=1 << 14)
def read_values(text: str, language: Language) -> tuple[Value, ...]:
    """The values in a text, in its order. Number words are of kind `word`: they may or may not be meant as numbers."""
    found = []
    for match in _pattern(language).finditer(text):
        value = _value(match, language)
        if value is not None:
            found.append(value)
    return tuple(found)


def _value(match: re.Match[str], language: Language) -> Value | None:
    """The value that one match stands for."""
    start, end = match.span()
    if match["number"] is not None:
        return _number(match, language)
    if match["sum"] is not None:
        first, second = readings(match["sum"], language.decimal)
        scale = language.magnitudes.get(match["scale"] or "", 1.0)
        code = language.currencies.get(match["before"], match["before"])
        return Value(MONEY, _scaled(first, scale), code, start, end, _scaled(second, scale))
    if match["half"] is not None:
        unit = language.currencies.get(match["money4"] or "", "")
        return Value(MONEY if unit else NUMBER, 0.5 * language.magnitudes[match["scale4"]], unit, start, end)
    if match["word"] is not None:
        if match["scale5"]:
            unit = language.currencies.get(match["money5"] or "", "")
            key = language.numbers[match["word"]] * language.magnitudes[match["scale5"]]
            return Value(MONEY if unit else NUMBER, key, unit, start, end)
        return Value(WORD, language.numbers[match["word"]], "", start, end)
    if match["iso"]:
        year, month, day = map(int, match["iso"].split("-"))
        return Value(DATE, (year, month, day), "", start, end)
    if match["dotted"]:
        day, month, year = (int(part) for part in re.findall(r"\d+", match["dotted"]))
        return (
            Value(DATE, (year, month, day), "", start, end)
            if 1 <= month <= 12 and 1 <= day <= 31
            else Value(CODE, match[0], "", start, end)
        )
    if match["dmy"] or match["mdy"]:
        day_text, month_name, year_text = (
            (match["day"], match["month"], match["year"])
            if match["dmy"]
            else (match["day2"], match["month2"], match["year2"])
        )
        return Value(DATE, (int(year_text or 0), language.months[month_name], int(day_text)), "", start, end)
    if match["my"]:
        return Value(DATE, (int(match["year3"]), language.months[match["month3"]], 0), "", start, end)
    if match["time"] or match["noontime"]:
        hour = int(match["hour"] or match["hour2"])
        noon = (match["noon"] or match["noon2"] or "").lower()
        if noon.startswith("p") and hour < 12:
            hour += 12
        elif noon.startswith("a") and hour == 12:
            hour = 0
        return Value(TIME, hour * 60 + int(match["minute"] or 0), "", start, end)
    return None


def _number(match: re.Match[str], language: Language) -> Value:
    """A numeral with what stands behind it."""
    start, end = match.span()
    literal = match["number"]
    first, second = readings(literal, language.decimal)
    if isinstance(first, str):
        return Value(CODE, first, "", start, match.end("number"))
    scale = language.magnitudes.get(match["scale2"] or match["scale3"] or "", 1.0)
    first, second = _scaled(first, scale), _scaled(second, scale)
    if match["percent"]:
        return Value(PERCENT, first, "%", start, end, second)
    if match["money"]:
        return Value(MONEY, first, language.currencies[match["money"]], start, end, second)
    if match["unit"] and not match["ordinal"]:
        return Value(MEASURE, first, language.units[match["unit"]], start, end, second)
    return Value(NUMBER, first, "", start, end if match["scale2"] or match["scale3"] else match.end("ordinal"), second)


def _scaled(value: object, scale: float) -> object:
    """A number times a magnitude, rounded so that 3.5 million is 3,500,000 in any language."""
    return round(value * scale, 6) if isinstance(value, float) else value


@lru_cache(maxsize=1 << 14)
def readings(literal: str, decimal: str) -> tuple[object, object]:
    """What a numeral may mean: (by the language's own marks, in the other way or None); a text where it is no number.

    A chain of dots that cannot be thousands (1.2.3) is a version, and stays the text that it is.
    """
    plain = re.sub(rf"{_SPACE}|['’]", "", literal)
    marks = [char for char in plain if char in ".,"]
    if not marks:
        return (float(plain), None) if len(plain) < 16 else (plain, None)
    groups = re.split("[.,]", plain)
    if len(set(marks)) == 1:
        mark = marks[0]
        thousands = len(groups[0]) <= 3 and groups[0] != "0" and all(len(group) == 3 for group in groups[1:])
        if len(marks) > 1:
            return (float("".join(groups)), None) if thousands else (plain, None)
        fraction = float(".".join(groups))
        if plain != literal:  # spaces have set the thousands apart already
            return fraction, None
        if not thousands:
            return fraction, None
        whole = float("".join(groups))
        return (fraction, whole) if mark == decimal else (whole, fraction)
    last = max(plain.rfind("."), plain.rfind(","))
    if marks.count(plain[last]) > 1:
        return plain, None
    return float(re.sub("[.,]", "", plain[:last]) + "." + plain[last + 1 :]), None
