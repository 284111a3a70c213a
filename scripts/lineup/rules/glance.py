"""Whether the values of a block and its twin are the same at a glance, as in nearly all blocks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from lineup.evidence import Feature
from lineup.languages.base import Language
from lineup.languages.kinds import CALENDAR, LARGE, SCALE, scales
from lineup.languages.numerals import read_words
from lineup.languages.values import readings
from lineup.record import Record
from lineup.words import Memo

SIGNS, CODES = ("€", "$", "£"), ("EUR", "USD", "BGN", "GBP")
"""Signs and codes of currencies that may stand before a sum."""
_BEHIND = r"(?:[- \u00a0\n]?([^\W\d_]+|[%€$£])(?:\.?[- \u00a0\n]([^\W\d_]+|[%€$£]))?)?"
# A numeral, and the two words or signs behind it.
_LITERAL = re.compile(rf"(\d(?:[\d.,\u00a0\u202f]*\d)?){_BEHIND}")
# The same for texts without digits of other scripts: it is found in half of the time.
_ASCII_LITERAL = re.compile(rf"([0-9](?:[0-9.,\u00a0\u202f]*[0-9])?){_BEHIND}")


def plainly_fine(
    source: Sequence[Feature],
    target: Sequence[Feature],
    words: tuple[list[str], list[str]],
    kinds: tuple[int, int],
    tables: tuple[Table, Table],
    *,
    money: bool,
) -> bool:
    """Can it be told at a glance that the values of two groups of blocks are the same, or that there are none?

    The numbers in figures, each with what stands behind it, and the months are the same in the same order, and no more
    than one side has numbers in words that are surely meant as numbers. `words` are those of either side, at least those
    that rules look for, and `kinds` what they are (lineup.languages.kinds). `money`: the sign or code of a currency stands on the page.
    """
    first, second = tables
    a = _glance(source, first)
    if a is None or a != _glance(target, second):
        return False
    if a:
        if (kinds[0] | kinds[1]) & CALENDAR and _months(source, words[0], first) != _months(target, words[1], second):
            return False
        if money and any(sign in one.plain for one in (*source, *target) for sign in (*SIGNS, *CODES)):
            return False
    if not (first.months and second.months):
        return True  # a language of which nothing is known
    if (kinds[0] | kinds[1]) & SCALE:
        scaled = sum([isinstance(what, tuple) for _, what in a])
        for table, said in zip(tables, words, strict=True):
            if sum(map(scales(table.known).__contains__, said)) > scaled:
                return False  # half a million
    if not (kinds[0] | kinds[1]) & LARGE:
        return True
    if _counted(words[0], first.known) == _counted(words[1], second.known):
        return True
    sides = [
        sorted(one.number for feature in side for one in read_words(feature.plain, table.known))
        for side, table in zip((source, target), tables, strict=True)
    ]
    return sides[0] == sides[1]


def _counted(words: list[str], known: Language) -> list[float]:
    """The number words of two and more, by what they say."""
    numbers = known.numbers
    return sorted([number for word in words if word in numbers and (number := numbers[word]) >= 2])


def _glance(features: Sequence[Feature], table: Table) -> list[tuple[object, object]] | None:
    """Numerals with what stands behind them; None where only a closer reading can tell."""
    found: list[tuple[object, object]] = []
    behind, numbers = table.behind, table.numbers
    for one in features:
        if not one.figures:
            continue
        literal = _LITERAL if one.digits is None else _ASCII_LITERAL
        for number, word, second in literal.findall(one.plain):
            what = behind[word]
            if what != "":
                if what is None:
                    return None
                if what is _NOON:
                    if second.lower() == "m":
                        return None
                    what = ""
                elif what == "%":
                    if second[:5].lower() in table.known.counting.points:
                        return None  # percentage points are no percentage
                elif isinstance(what, float):  # a magnitude; what is counted comes behind it
                    counted = behind[second]
                    what = (what, "" if counted is _NOON else counted)
            found.append((numbers[number], what))
    return found


def _months(features: Sequence[Feature], words: list[str], table: Table) -> list[int]:
    """The months that are named, in the order of the words."""
    said = list(filter(table.months.__contains__, words))
    text = "\n".join([one.plain for one in features]) if said else ""
    return [table.months[word][1] for word in said if any(form in text for form in table.months[word][0])]


class Table(Record):
    """A language, what numerals and the words behind them mean in it, and the names of its months.

    A word behind a number makes None of it where that takes a closer reading, "" where it makes nothing of it. For months in
    small letters there are the ways to write them, and their numbers.
    """

    known: Language
    numbers: Memo[str, object]
    behind: Memo[str, object]
    months: dict[str, tuple[list[str], int]]


@lru_cache(maxsize=8)
def table_of(known: Language) -> Table:
    """What a glance needs to know of a language."""
    numbers: Memo[str, object] = Memo(
        lambda number: float(number) if number.isdigit() else readings(number, known.decimal)[0]
    )
    table: dict[str, object] = {}
    kinds = (known.months, known.magnitudes, known.currencies, known.units, dict.fromkeys(known.percent, "%"))
    for kind in (*kinds, dict.fromkeys((*known.hours, "am", "pm"))):
        for written, what in kind.items():
            word, *more = _LETTERS.findall(written.lower()) or [written]
            clear = not more and what is not None and table.get(word, what) == what
            table[word] = what if clear else None
    table.pop(known.counting.year.rstrip("."), None)  # stands behind every year
    months: dict[str, tuple[list[str], int]] = {}
    for name, month in known.months.items():
        months.setdefault(name.lower(), ([], month))[0].append(name)

    def behind(word: str) -> object:
        what = table.get(word.lower(), "") if word else ""
        return _NOON if what == "" and word in _NOON else what

    return Table(known=known, numbers=numbers, behind=Memo(behind), months=months)


_NOON = frozenset("apAP")
"""With an m behind it: a.m., p.m."""
_LETTERS = re.compile(r"[^\W\d_]+")
