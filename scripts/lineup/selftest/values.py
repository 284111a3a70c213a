"""Faults of values: numbers, years, dates, percent, money, magnitudes, units, ranges."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from random import Random

from lineup.selftest.draft import Draft, Part, Planted, Sheet, choose, edit, is_open, scan, sealed
from lineup.selftest.words import BEFORE_MONTHS, COMMA, CURRENCIES, MAGNITUDES, MONTHS, UNITS, WEEKDAYS

PROSE = frozenset({"paragraph", "item", "quote", "table"})
SPACE = "[ \u00a0\u202f]"
NUMBER = re.compile(
    rf"(?<![\w.,/:#№§+–—=~^*-])(?<!№ )(?<!\d{SPACE})\d{{1,6}}(?:[.,]\d+)?(?![\w/:^*-]|[.,]\d|{SPACE}?[%–—]|{SPACE}\d)"
)
YEAR = re.compile(r"(?<![\w.,/:#-])(?:19[5-9]|20[0-4])\d(?![\w/:-]|[.,]\d)")
PERCENT = re.compile(rf"(?<![\w.,–-])\d{{1,3}}(?:[.,]\d+)?(?={SPACE}?%)")
MONTH_NAMES = "|".join(sorted({name for names in MONTHS.values() for name in names.split()}, key=len, reverse=True))
# A name with digits in it, a version, a numbered figure or step.
NAMED = re.compile(
    rf"\b(?!(?:{MONTH_NAMES})\b)[A-Z][\w+]*[ -]\d[\d.]*"
    r"|(?i:\b(?:v|версия|version|фиг\.|фигура|figure|стъпка|step|част|part|глава|chapter)[ -]?\d[\d.]*)"
)
DATES = (
    re.compile(rf"(?<![\w.–-])(?P<day>[12]?\d|3[01])(?:st|nd|rd|th|\.)?{SPACE}(?:{MONTH_NAMES})\b"),
    re.compile(rf"\b(?:{MONTH_NAMES}){SPACE}(?P<day>[12]?\d|3[01])(?:st|nd|rd|th)?,?{SPACE}(?=\d{{4}})"),
    re.compile(r"(?<![\w.])(?P<day>[12]?\d|3[01])\.(?:0?\d|1[0-2])\.(?:19|20)\d\d(?!\d)"),
    re.compile(r"(?<![\w-])(?:19|20)\d\d-(?:0\d|1[0-2])-(?P<day>[0-2]\d|3[01])(?![\w-])"),
)
DECIMAL = re.compile(r"(?<![\w.,])(\d+)([.,])(\d{1,2})(?![\w]|[.,]\d)")
RANGES = (
    re.compile(rf"(?<![\w.,–-])(\d+(?:[.,]\d+)?)({SPACE}?[–-]{SPACE}?)(\d+(?:[.,]\d+)?)(?![\w.–-])"),
    re.compile(rf"\b(?<=от )(\d+)({SPACE}до{SPACE})(\d+)\b"),
    re.compile(rf"\b(?<=from )(\d+)({SPACE}to{SPACE})(\d+)\b"),
)


def _spans(sheet: Sheet) -> Iterator[tuple[Part, int, str, list[tuple[int, int]]]]:
    """Text parts: the part, the offset of its text, the text, the places in it that are not prose."""
    for part in sheet.parts:
        if part.kind in PROSE:
            body = sheet.body(part)
            shut = sealed(body)
            # The number of a list item and an ordinal like "1." that opens a line count, they state nothing.
            shut += [mark.span() for mark in re.finditer(r"(?m)^[ \t>|]*(?:[-*+][ \t]+)?\d+[.)](?=[ \t])", body)]
            shut += [mark.span() for mark in NAMED.finditer(body)]
            yield part, sheet.start(part), body, shut


def _find(
    sheet: Sheet, shape: re.Pattern[str], want: Callable[[re.Match[str]], bool] = lambda _: True
) -> list[tuple[Part, int, re.Match[str]]]:
    found = []
    for part, base, body, shut in _spans(sheet):
        found += [
            (part, base, match)
            for match in shape.finditer(body)
            if is_open(shut, match.start(), match.end()) and want(match)
        ]
    return found


def _put(sheet: Sheet, found: tuple[Part, int, re.Match[str]], group: int | str, new: str) -> Planted:
    part, base, match = found
    return edit(sheet, part, base + match.start(group), base + match.end(group), new)


def _other(rng: Random, value: str, low: int, high: int) -> str:
    """Another number of the same form between two bounds."""
    width = len(value) if value.startswith("0") else 0
    now = int(value)
    new = rng.randrange(low, high)
    return str(new if new < now else new + 1).zfill(width)


def _is_date(match: re.Match[str]) -> bool:
    around = match.string[max(0, match.start() - 14) : match.end() + 14]
    return bool(re.search(rf"(?:{MONTH_NAMES})", around))


def number_changed(draft: Draft, rng: Random) -> Planted | None:
    """A number is another one."""
    sheet = scan(draft.text)
    found = choose(rng, _find(sheet, NUMBER, lambda number: not YEAR.fullmatch(number[0]) and not _is_date(number)))
    if found is None:
        return None
    whole = re.match(r"\d+", found[2][0])
    digits = whole[0] if whole else ""
    new = _other(rng, digits, 10 ** (len(digits) - 1), 10 ** len(digits) - 1) if digits != "0" else "4"
    start = found[1] + found[2].start()
    return edit(sheet, found[0], start, start + len(digits), new)


def number_dropped(draft: Draft, rng: Random) -> Planted | None:
    """A number is gone from its sentence."""
    sheet = scan(draft.text)

    def amid(number: re.Match[str]) -> bool:
        before, after = number.string[: number.start()], number.string[number.end() :]
        return bool(re.search(r"[^\W\d_]{2} $", before) and re.match(r" [^\W\d_]{3}", after)) and not _is_date(number)

    found = choose(rng, _find(sheet, NUMBER, lambda number: not YEAR.fullmatch(number[0]) and amid(number)))
    if found is None:
        return None
    start = found[1] + found[2].start()
    return edit(sheet, found[0], start, start + len(found[2][0]) + 1, "")


def number_added(draft: Draft, rng: Random) -> Planted | None:
    """A number that the other side does not have."""
    sheet = scan(draft.text)
    shape = re.compile(r"(?<=[^\W\d_]{4})(?=[.,](?:\s|$)| (?:и|and|und|et|та)\b)")
    found = choose(rng, [found for found in _find(sheet, shape) if found[0].kind in {"paragraph", "item"}])
    new = next((number for number in rng.sample(range(23, 98), 75) if str(number) not in draft.text + draft.twin), None)
    return found and (None if new is None else _put(sheet, found, 0, f" ({new})"))


def year_changed(draft: Draft, rng: Random) -> Planted | None:
    """A year is another one."""
    sheet = scan(draft.text)
    found = choose(rng, _find(sheet, YEAR))
    return found and _put(sheet, found, 0, _other(rng, found[2][0], int(found[2][0]) - 6, int(found[2][0])))


def date_changed(draft: Draft, rng: Random) -> Planted | None:
    """The day of a date is another one."""
    sheet = scan(draft.text)
    found = choose(rng, [found for shape in DATES for found in _find(sheet, shape, lambda date: int(date["day"]) > 0)])
    return found and _put(sheet, found, "day", _other(rng, found[2]["day"], 1, 28))


def month_changed(draft: Draft, rng: Random) -> Planted | None:
    """A month, of a date or alone, is another one."""
    sheet = scan(draft.text)
    names = MONTHS.get(draft.language, "").split()
    if not names:
        return None
    month = "|".join(names)
    alone = [rf"(?i:(?<=\b{word}{SPACE}))(?:{month})\b" for word in BEFORE_MONTHS.get(draft.language, "").split()]
    shape = re.compile("|".join((rf"(?<=\d{SPACE})(?:{month})\b", rf"\b(?:{month})(?={SPACE}\d)", *alone)))
    found = choose(rng, _find(sheet, shape))
    return found and _put(sheet, found, 0, choose(rng, [name for name in names if name != found[2][0]]) or "")


def weekday_changed(draft: Draft, rng: Random) -> Planted | None:
    """A day of the week is another one."""
    sheet = scan(draft.text)
    names = WEEKDAYS.get(draft.language, "").split()
    if not names:
        return None
    found = choose(rng, _find(sheet, re.compile(rf"\b(?:{'|'.join(names)})\b")))
    return found and _put(sheet, found, 0, choose(rng, [name for name in names if name != found[2][0]]) or "")


def percent_changed(draft: Draft, rng: Random) -> Planted | None:
    """A percentage is another one."""
    sheet = scan(draft.text)
    found = choose(rng, _find(sheet, PERCENT))
    if found is None:
        return None
    whole = re.match(r"\d+", found[2][0])
    start = found[1] + found[2].start()
    digits = whole[0] if whole else ""
    return edit(sheet, found[0], start, start + len(digits), _other(rng, digits, 1, 100))


def percent_sign(draft: Draft, rng: Random) -> Planted | None:
    """A percentage became a bare number."""
    sheet = scan(draft.text)
    found = choose(rng, _find(sheet, re.compile(rf"(?<=\d){SPACE}?%(?!\w)")))
    return found and _put(sheet, found, 0, "")


def _word(sheet: Sheet, pairs: dict[str, str], rng: Random) -> Planted | None:
    """Replaces a word that follows a number by its partner."""
    ordered = sorted((word for word in pairs if word not in {"€", "$", "£"}), key=len, reverse=True)
    shape = re.compile(rf"(?<=\d{SPACE})(?:{'|'.join(map(re.escape, ordered))})(?!\w)")
    found = choose(rng, _find(sheet, shape))
    return found and _put(sheet, found, 0, pairs[found[2][0]])


def currency_changed(draft: Draft, rng: Random) -> Planted | None:
    """A sum is in another currency."""
    sheet = scan(draft.text)
    signs = _find(sheet, re.compile(rf"(?<!\w)[€$£](?={SPACE}?\d)|(?<=\d)(?:{SPACE}?)€"))
    scaled = [word for word in CURRENCIES if word not in {"€", "$", "£"}]
    amount = rf"(?<=\d{SPACE})(?:(?:{'|'.join(map(re.escape, MAGNITUDES))}){SPACE})?"
    named = _find(sheet, re.compile(rf"{amount}(?P<money>{'|'.join(map(re.escape, scaled))})(?!\w)"))
    found = choose(rng, signs + named)
    if found is None:
        return None
    group: int | str = "money" if "money" in found[2].re.groupindex else 0
    old = found[2][group]
    return _put(sheet, found, group, old[: -len(old.strip())] + CURRENCIES[old.strip()])


def magnitude_changed(draft: Draft, rng: Random) -> Planted | None:
    """Millions became billions, or the like."""
    return _word(scan(draft.text), MAGNITUDES, rng)


def unit_changed(draft: Draft, rng: Random) -> Planted | None:
    """A measure is in another unit."""
    return _word(scan(draft.text), UNITS, rng)


def decimal_moved(draft: Draft, rng: Random) -> Planted | None:
    """The decimal mark is gone: 3,5 became 35."""
    sheet = scan(draft.text)
    found = choose(rng, _find(sheet, DECIMAL, lambda number: int(number[1]) > 0 and not _is_date(number)))
    return found and _put(sheet, found, 2, "")


def decimal_mark(draft: Draft, rng: Random) -> Planted | None:
    """The decimal mark of the other language stands in a page that uses its own."""
    sheet = scan(draft.text)
    own, foreign = (",", ".") if draft.language in COMMA else (".", ",")
    numbers = _find(sheet, DECIMAL)
    if any(number[2][2] == foreign for number in numbers):
        return None
    found = choose(rng, [number for number in numbers if number[2][2] == own])
    return found and _put(sheet, found, 2, foreign)


def range_reversed(draft: Draft, rng: Random) -> Planted | None:
    """The ends of a range changed places."""
    sheet = scan(draft.text)
    found = choose(
        rng,
        [found for shape in RANGES for found in _find(sheet, shape, lambda ends: _value(ends[1]) < _value(ends[3]))],
    )
    return found and _put(sheet, found, 0, found[2][3] + found[2][2] + found[2][1])


def _value(number: str) -> float:
    return float(number.replace(",", "."))
