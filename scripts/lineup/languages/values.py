"""Text -> values: numbers, dates, times, percentages, sums of money and measures, as the language writes them.

A number may be read in two ways (1.250 is a thousand two hundred and fifty or one and a quarter); a value keeps both
readings, the language's own first.
"""

import re
from bisect import bisect
from collections.abc import Collection, Iterable
from functools import lru_cache
from typing import NamedTuple

from lineup.languages.alphabets import WITHOUT_SPACES
from lineup.languages.base import CURRENCIES, Language, maybe
from lineup.languages.numerals import in_words, read_words

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

_THIN = "[ \u00a0\u202f\u2009]"
# A value may be wrapped over two lines, though not within its digits.
_SPACE = "[ \u00a0\u202f\u2009\n]"
# A power of ten behind a full stop: 6,5.10⁵, 6,5.10^5 and 6,5.10<sup>5</sup>, whose tag is blank.
_POWER = r"10(?:\^|[⁰¹²³⁴-⁹⁻]|[ ]{5}[-−]?\d)"
_LITERAL = (
    rf"(?:\d{{1,3}}(?:{_THIN}\d{{3}})+(?![\d])(?:[.,]\d+(?![\d.,]*\d))?|\d{{1,3}}(?:['’]\d{{3}})+(?!\d)"
    rf"|\d+(?:[.,](?!{_POWER})\d+)*)"
)
_CODES = tuple(dict.fromkeys(CURRENCIES.values()))
_PERCENT = ("%", "％", "٪")
"""How per cent is written where a language says no more."""
_DIGIT = re.compile(r"\d")
_TOKEN = re.compile(r"[^\W\d_]+")


class Value(NamedTuple):
    """One value in a text.

    `key` is what two languages share: a number, (year, month, day), minutes of a day. `other` is a second possible
    reading. `unit` is %, a currency's or a measure's code, "" where there is none.
    """

    kind: str
    key: object
    unit: str
    offset: int
    end: int
    other: object = None


def _words(table: Iterable[str]) -> str:
    """An alternation of words, longest first; one that never matches where there are none."""
    longest = sorted(table, key=len, reverse=True)
    return maybe("|".join(re.escape(word).replace("\\ ", _SPACE) for word in longest))


def _plain(words: str) -> str:
    """Words as the tables have them, whatever space stands between them."""
    return " ".join(words.split())


@lru_cache(maxsize=8)
def _figures(language: Language) -> re.Pattern[str]:
    """What may stand where a value in figures begins: at a digit, a currency's sign or code, the name of a month."""
    months = _words(language.months)
    scale = _words(word for word in language.magnitudes if len(word) > 1)
    short = _words(word for word in language.magnitudes if len(word) == 1)
    money, units = _words(language.currencies), _words(language.units)
    percent = _words(language.percent or _PERCENT)
    clock_mark = "[:.]" if language.known else "[:.h]"  # 17h30, where no words for hours are known
    points = _words(language.counting.points)
    clock = _words(language.hours)
    ordinal, day, of = (
        f"(?:{language.counting.ordinal})?",
        language.counting.day,
        _words(language.counting.of),
    )
    year = r"(?:1[5-9]|20)\d\d(?!\d)"
    return re.compile(
        rf"""
        (?P<iso>(?<![\w.-])(?:1[5-9]|20)\d\d-(?:0\d|1[0-2])-[0-3]\d(?![\w-]))
      | (?P<dotted>(?<![\w.])[0-3]?\d\.{_SPACE}?[01]?\d\.{_SPACE}?(?:1[5-9]|20)\d\d(?!\d)|(?<![\w.])[0-3]\d\.[01]\d\.\d\d(?!\w|\.\d))
      | (?P<slashed>(?<![\w./])[0-3]?\d/[0-3]?\d/(?:(?:1[5-9]|20)\d\d|\d\d)(?![\w/]))
      | (?P<dmy>(?<![\w.])(?P<day>[0-3]?\d)(?:{day})?(?:{_SPACE}(?:{of}))?{_SPACE}(?P<month>{months}|(?i:{months})(?=,?{_SPACE}{year}))(?!\w)(?:,?{_SPACE}(?P<year>{year}))?)
      | (?P<mdy>(?<!\w)(?P<month2>{months})(?:{_SPACE}|,{_SPACE}(?=[0-3]?\d(?:st|nd|rd|th)\b))(?P<day2>[0-3]?\d)(?:st|nd|rd|th)?(?![\d.:%]|\.\d|,(?!{year})\d|{_SPACE}?[-–]{_SPACE}?\d)(?:(?:,?{_SPACE}|,)(?P<year2>{year}))?)
      | (?P<my>(?<!\w)(?P<month3>{months})(?:{_SPACE}|,{_SPACE}|{_SPACE}(?:{of}){_SPACE})(?P<year3>{year}))
      | (?P<time>(?<![\w.:,])(?P<hour>[01]?\d|2[0-4]){clock_mark}(?P<minute>[0-5]\d)(?![\d:%]|\.\d)(?:{_SPACE}?(?P<noon>[apAP](?:[mM]|\.[mM]\.))(?!\w)|{_SPACE}?(?:{clock})(?!\w)|(?<=[:h]\d\d)))
      | (?P<until>(?<![\w.:,])(?P<hour3>1[0-2]|\d)(?:[:.](?P<minute3>[0-5]\d))?(?={_SPACE}?(?:[-–—]|to|and|until){_SPACE}?(?P<end>1[0-2]|\d)(?:[:.][0-5]\d)?{_SPACE}?(?P<noon3>[apAP](?:[mM]|\.[mM]\.))(?!\w)))
      | (?P<noontime>(?<![\w.:,])(?P<hour2>1[0-2]|\d){_SPACE}?(?P<noon2>[apAP](?:[mM]|\.[mM]\.))(?!\w))
      | (?P<before>(?:US)?[€$£]|(?<!\w)(?:{"|".join(_CODES)})(?={_SPACE}?\d)){_SPACE}?(?P<sum>{_LITERAL})(?:(?:{_SPACE}|-)?(?P<scale>{scale}|{short})(?!\w))?
      | (?:(?<!\w)(?!(?<=%)\d\d?\$[a-z])|(?<=(?<!\w)[vV])|(?<=\d\d[xх])|(?<=[1-9][xх]))(?:(?<!\d[.,])|(?<=\d\.)(?={_POWER}))(?P<number>{_LITERAL})(?P<ordinal>{ordinal})
        (?:(?:{_SPACE}|-)?(?P<scale2>{scale})(?!\w)|(?P<scale3>{short})(?!\w))?
        (?:(?:{_SPACE}|-)?(?P<percent>{percent})(?!\w|{_SPACE}(?:{points}))|(?:{_SPACE}|-)?(?P<money>{money})(?!\w)|(?:{_SPACE}|-)?(?P<unit>{units})(?!\w)|(?P<glued>(?!(?:(?<=\d\d)|(?<=[1-9]))[xх×]\d)[^\W\d_]\w*))?
        """,
        re.VERBOSE,
    )


_BARE = re.compile(r"[\d€$£]")


@lru_cache(maxsize=8)
def _starts(language: Language) -> tuple[frozenset[str], re.Pattern[str]]:
    """Words that a value may begin with beside a digit, in small letters; and where values may begin in a text with one."""
    words = [*language.months, *_CODES, "US$"]
    firsts = "".join(sorted({word[0] for word in words}))
    rests = "|".join(rf"(?<={first})(?:{_words(word[1:] for word in words if word[0] == first)})" for first in firsts)
    return frozenset(word.lower() for word in words), re.compile(
        rf"[\d€$£{firsts}](?:(?<=[\d€$£])|(?<!\w[{firsts}])(?:{rests}))"
    )


def read_values(text: str, language: Language) -> list[Value]:
    """The values in a text, in its order. Number words are of kind `word`: they may or may not be meant as numbers."""
    tokens = frozenset(_TOKEN.findall(text.lower()))
    return read_known(text, tokens, language, spoken=in_words(tokens, language))


def read_known(text: str, tokens: Collection[str], language: Language, *, spoken: bool) -> list[Value]:
    """The same for a text whose words are among `tokens`, in small letters; `spoken` where they tell of numbers in words."""
    text = text.replace("\n", " ")  # a line may end amid a value
    if not (language.known or text.isascii()):
        text = _apart(language).sub("。", text)
    found = read_figures(text, language, tokens)
    if spoken:
        taken = [(value.offset, value.end) for value in found]
        for number in read_words(text, language):
            at = bisect(taken, (number.end, 0))
            if not at or taken[at - 1][1] <= number.offset:
                found.append(_spoken(number.number, number.scaled, text, number.offset, number.end, language))
        found.sort(key=lambda value: value.offset)
    return found


@lru_cache(maxsize=8)
def _apart(language: Language) -> re.Pattern[str]:
    """Letters that stand right beside figures and are no part of what these say, in scripts without spaces between words."""
    large = "".join(word for word in language.magnitudes if len(word) == 1)
    return re.compile(rf"(?![{large}])[{WITHOUT_SPACES}]" if large else f"[{WITHOUT_SPACES}]")


def read_figures(text: str, language: Language, tokens: Collection[str]) -> list[Value]:
    """The values that are written in figures; `tokens` are the text's words in small letters."""
    if not _DIGIT.search(text):
        return []
    words, full = _starts(language)
    start = _BARE if words.isdisjoint(tokens) else full
    pattern = _figures(language)
    found: list[Value] = []
    at = 0
    while first := start.search(text, at):
        match = pattern.match(text, first.start())
        if match is None:
            at = first.start() + 1
            continue
        value = _value(match, language)
        found.append(_short_range(found[-1] if found else None, value, text))
        at = max(value.end, first.end())
    return found


def _short_range(before: Value | None, value: Value, text: str) -> Value:
    """2018–19 and 2018/19 end in 2019."""
    if before is None or value.offset - before.end != 1 or text[before.end] not in "–/-":
        return value
    first, last = before.key, value.key
    if not (before.kind == value.kind == NUMBER and isinstance(first, float) and isinstance(last, float)):
        return value
    shortened = 1500 <= first < 2100 and first % 100 < last < 100 and value.end - value.offset == 2
    return value._replace(key=first - first % 100 + last) if shortened else value


def _spoken(number: float, scaled: bool, text: str, start: int, end: int, language: Language) -> Value:
    """A number in words; with a magnitude it is surely meant as a number, and above one it may be a sum of money."""
    behind = _money_behind(language).match(text, end) if scaled or number > 1 else None
    if behind:
        return Value(MONEY, number, language.currencies[_plain(behind["money"])], start, behind.end())
    return Value(NUMBER if scaled else WORD, number, "", start, end)


@lru_cache(maxsize=8)
def _money_behind(language: Language) -> re.Pattern[str]:
    return re.compile(rf"{_SPACE}?(?P<money>{_words(language.currencies)})(?!\w)")


@lru_cache(maxsize=8)
def _small_months(language: Language) -> dict[str, int]:
    """The months by their names in small letters, for 15 march 2021."""
    return {name.lower(): number for name, number in language.months.items()}


def _value(match: re.Match[str], language: Language) -> Value:
    """The value that one match stands for."""
    start, end = match.span()
    if match["number"] is not None:
        return _number(match, language)
    if match["sum"] is not None:
        first, second = readings(match["sum"], language.decimal)
        scale = language.magnitudes.get(match["scale"] or "", 1.0)
        code = language.currencies.get(match["before"], match["before"])
        return Value(MONEY, _scaled(first, scale), code, start, end, _scaled(second, scale))
    if match["iso"]:
        year, month, day = map(int, match["iso"].split("-"))
        return Value(DATE, (year, month, day), "", start, end)
    if match["dotted"] or match["slashed"]:
        day, month, year = (int(part) for part in _INTEGER.findall(match[0]))
        if match["slashed"] and not language.day_first:
            day, month = month, day
        dates = [(year, m, d) for m, d in ((month, day), (day, month)) if 1 <= m <= 12 and 1 <= d <= 31]
        if not dates or (match["dotted"] and dates[0] != (year, month, day)):
            return Value(CODE, match[0], "", start, end)
        return Value(DATE, dates[0], "", start, end, dates[-1] if match["slashed"] and len(dates) > 1 else None)
    if match["dmy"] or match["mdy"]:
        day_text, month_name, year_text = (
            (match["day"], match["month"], match["year"])
            if match["dmy"]
            else (match["day2"], match["month2"], match["year2"])
        )
        month = language.months.get(month_name) or _small_months(language)[month_name.lower()]
        return Value(DATE, (int(year_text or 0), month, int(day_text)), "", start, end)
    if match["my"]:
        return Value(DATE, (int(match["year3"]), language.months[match["month3"]], 0), "", start, end)
    hour = int(match["hour"] or match["hour2"] or match["hour3"])
    noon = (match["noon"] or match["noon2"] or match["noon3"] or "").lower()
    if match["until"] and hour % 12 > int(match["end"]) % 12:
        noon = "a" if noon.startswith("p") else "p"  # 11 to 2 p.m. begins before noon
    if noon.startswith("p") and hour < 12:
        hour += 12
    elif noon.startswith("a") and hour == 12:
        hour = 0
    return Value(TIME, hour * 60 + int(match["minute"] or match["minute3"] or 0), "", start, end)


_INTEGER = re.compile(r"\d+")


def _number(match: re.Match[str], language: Language) -> Value:
    """A numeral with what stands behind it."""
    start, end = match.span()
    if match["glued"]:
        # 2FA, 3D, 10x: a name, or a number after all.
        return Value(CODE, match[0].lower(), "", start, end, readings(match["number"], language.decimal)[0])
    first, second = readings(match["number"], language.decimal)
    if isinstance(first, str):
        return Value(CODE, first, "", start, match.end("number"))
    scale = language.magnitudes.get(match["scale2"] or match["scale3"] or "", 1.0)
    scaled, other = _scaled(first, scale), _scaled(second, scale)
    if match["percent"]:
        return Value(PERCENT, scaled, "%", start, end, other)
    if language.percent_first and match.string[start - 1 : start] in _PERCENT:
        return Value(PERCENT, scaled, "%", start - 1, match.end("number"), other)
    if match["money"]:
        return Value(MONEY, scaled, language.currencies[_plain(match["money"])], start, end, other)
    if match["scale3"]:
        # 5m is five metres as well as five million, 4K a name as well as four thousand.
        unit = language.units.get(match["scale3"], "")
        return Value(MEASURE, first, unit, start, end, scaled) if unit else Value(NUMBER, scaled, "", start, end, first)
    if match["unit"] and not match["ordinal"] and not _is_year(match, language.units[_plain(match["unit"])], first):
        return Value(MEASURE, scaled, language.units[_plain(match["unit"])], start, end, other)
    return Value(NUMBER, scaled, "", start, end if match["scale2"] else match.end("ordinal"), other)


def _is_year(match: re.Match[str], unit: str, number: object) -> bool:
    """Is this „г.“ a year's and not a gram's?"""
    return unit == "g" and (
        match.string[match.end() : match.end() + 1] == "." or (isinstance(number, float) and 1500 <= number < 2100)
    )


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
            return (float("".join(groups)), None) if thousands or _in_lakhs(groups, mark) else (plain, None)
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


def _in_lakhs(groups: list[str], mark: str) -> bool:
    """Are the digits grouped as in India: 12,50,000?"""
    *twos, last = groups[1:]
    return mark == "," and len(last) == 3 and len(groups[0]) <= 2 and all(len(two) == 2 for two in twos)
