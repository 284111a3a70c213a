"""Values: numbers, dates, times, percentages, sums and measures, compared by what they mean and not by how they are written."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache, reduce
from itertools import pairwise
from operator import or_
from typing import NamedTuple

from lineup import model
from lineup.evidence import Feature
from lineup.languages import language
from lineup.languages.base import Language
from lineup.languages.forms import form
from lineup.languages.kinds import LARGE, MONTH, SCALE, scales
from lineup.languages.numerals import in_words, read_words
from lineup.languages.values import (
    CODE,
    DATE,
    MEASURE,
    MONEY,
    NUMBER,
    PERCENT,
    TIME,
    WORD,
    Value,
    read_known,
    read_values,
    readings,
)
from lineup.model import Page, Place
from lineup.rules.context import Hit, Pair, place_in
from lineup.words import Memo

LEVA_IN_A_EURO = 1.95583
"""Fixed by the Council of the European Union; Bulgaria has used the euro since 1 January 2026."""

_ROMAN = re.compile(r"X{0,3}(?:L|XL)?X{0,3}(?:IX|IV|V?I{0,3})")
_ROMAN_LETTERS = re.compile(r"[IVXLC](?<![\w.][IVXLC])[IVXLC]*(?!\w)")
_TO_ROMAN = (("Х", "X"), ("І", "I"), ("С", "C"), ("М", "M"))
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_CHANGED = {
    DATE: "date-changed",
    TIME: "time-changed",
    PERCENT: "percent-changed",
    MONEY: "money-changed",
    MEASURE: "measure-changed",
}
_RANGE = re.compile(r"[ \u00a0]?(?:–|-|—|до|to|до[ \u00a0]около|and|и|or|или)[ \u00a0]?(?:about |around |около )?")
_DIGIT = re.compile(r"\d")


_READ = model.PROSE | {model.HTML}


class Found(NamedTuple):
    """A value, the block it stands in and the page."""

    value: Value
    one: Feature
    page: Page

    @property
    def text(self) -> str:
        """The value as it is written."""
        return " ".join(self.one.block.text[self.value.offset : self.value.end].split())

    @property
    def place(self) -> Place:
        """Where it stands; the whole block is its end."""
        place = place_in(self.page, self.one.block, self.value.offset)
        return place._replace(end_line=max(place.line, self.one.block.end_line))


def values(pair: Pair) -> Iterator[Hit]:
    """Values that a block and its twin do not share."""
    first, second = language(pair.languages[0]), language(pair.languages[1])
    tables = _table(first), _table(second)
    words, kinds = pair.words, pair.kinds
    figures = pair.figures
    money = any(sign in text for text in pair.texts for sign in "€$£")
    for _, bead, source, target in pair.twins:
        one, two = bead.source, bead.target
        if len(one) == len(two) == 1:
            kind = kinds[0][one[0]], kinds[1][two[0]]
        else:
            kind = reduce(or_, [kinds[0][index] for index in one]), reduce(or_, [kinds[1][index] for index in two])
        if (
            not (kind[0] & kind[1] & LARGE or (kind[0] | kind[1]) & SCALE)
            and figures[0].isdisjoint(one)
            and figures[1].isdisjoint(two)
        ):
            continue  # most blocks
        if source[0].block.kind not in _READ or target[0].block.kind not in _READ:
            continue
        if (
            len(source) == len(target) == 1
            and source[0].block.kind == model.ROW
            and source[0].block.level != target[0].block.level
        ):
            continue
        spoken = _said(words[0], bead.source), _said(words[1], bead.target)
        if _plainly_fine(source, target, spoken, kind, tables, money=money):
            continue
        a, b = _found(source, pair.source, first, spoken[0]), _found(target, pair.target, second, spoken[1])
        if a or b:
            yield from _compare(a, b, (source, target), pair.places(bead), (first, second))


def _found(side: list[Feature], page: Page, known: Language, words: list[str]) -> list[Found]:
    """The values of a group of blocks with these words."""
    spoken = in_words(words, known)
    if not spoken and not any(one.figures for one in side):
        return []
    if side[0].block.kind == model.HTML:  # of which the words are not known
        return [Found(value, one, page) for one in side for value in read_values(one.plain, known)]
    return [Found(value, one, page) for one in side for value in read_known(one.plain, words, known, spoken=spoken)]


def _said(words: list[list[str]], indexes: tuple[int, ...]) -> list[str]:
    """The words of some blocks."""
    return words[indexes[0]] if len(indexes) == 1 else [word for index in indexes for word in words[index]]


# A numeral, and the two words or signs behind it.
_LITERAL = re.compile(
    r"(\d(?:[\d.,\u00a0\u202f]*\d)?)(?:[- \u00a0\n]?([^\W\d_]+|[%€$£])(?:\.?[- \u00a0\n]([^\W\d_]+|[%€$£]))?)?"
)


def _plainly_fine(
    source: Sequence[Feature],
    target: Sequence[Feature],
    words: tuple[list[str], list[str]],
    kinds: tuple[int, int],
    tables: tuple[_Table, _Table],
    *,
    money: bool,
) -> bool:
    """Can it be told at a glance that the values of two groups of blocks are the same, or that there are none?

    The numbers in figures, each with what stands behind it, and the months are the same in the same order, and no more
    than one side has numbers in words that are surely meant as numbers. `money`: the sign of a currency stands on the page.
    """
    first, second = tables
    a = _glance(source, first)
    if a is None or a != _glance(target, second):
        return False
    if a:
        if (kinds[0] | kinds[1]) & MONTH and _months(source, words[0], first) != _months(target, words[1], second):
            return False
        if money and any("€" in one.plain or "$" in one.plain or "£" in one.plain for one in (*source, *target)):
            return False
    if not (first.months and second.months):
        return True  # a language of which nothing is known
    if (kinds[0] | kinds[1]) & SCALE:
        scaled = sum([isinstance(what, tuple) for _, what in a])
        for table, said in zip(tables, words, strict=True):
            if sum(map(scales(table.known).__contains__, said)) > scaled:
                return False  # half a million
    if not kinds[0] & kinds[1] & LARGE:
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


_POINTS = frozenset(("point", "пункт"))
"""Percentage points are no percentage."""


def _glance(features: Sequence[Feature], table: _Table) -> list[tuple[object, object]] | None:
    """Numerals with what stands behind them; None where only a closer reading can tell."""
    found: list[tuple[object, object]] = []
    behind, numbers = table.behind, table.numbers
    for one in features:
        if not one.figures:
            continue
        for number, word, second in _LITERAL.findall(one.plain):
            what = behind[word]
            if what != "":
                if what is None:
                    return None
                if what is _NOON:
                    if second.lower() == "m":
                        return None
                    what = ""
                elif what == "%":
                    if second[:5].lower() in _POINTS:
                        return None
                elif isinstance(what, float):  # a magnitude; what is counted comes behind it
                    counted = behind[second]
                    what = (what, "" if counted is _NOON else counted)
            found.append((numbers[number], what))
    return found


def _months(features: Sequence[Feature], words: list[str], table: _Table) -> list[int]:
    """The months that are named, in the order of the words."""
    said = list(filter(table.months.__contains__, words))
    text = "\n".join([one.plain for one in features]) if said else ""
    return [table.months[word][1] for word in said if any(form in text for form in table.months[word][0])]


class _Table(NamedTuple):
    """A language, what numerals and the words behind them mean in it, and the names of its months.

    A word behind a number makes None of it where that takes a closer reading, "" where it makes nothing of it. For months in
    small letters there are the ways to write them, and their numbers.
    """

    known: Language
    numbers: Memo[object]
    behind: Memo[object]
    months: dict[str, tuple[list[str], int]]


@lru_cache(maxsize=8)
def _table(known: Language) -> _Table:
    """What a glance needs to know of a language."""
    numbers: Memo[object] = Memo(
        lambda number: float(number) if number.isdigit() else readings(number, known.decimal)[0]
    )
    table: dict[str, object] = {}
    kinds = (known.months, known.magnitudes, known.currencies, known.units, dict.fromkeys(known.percent, "%"))
    for kind in (*kinds, dict.fromkeys((*known.hours, "am", "pm"))):
        for written, what in kind.items():
            word, *more = _LETTERS.findall(written.lower()) or [written]
            clear = not more and what is not None and table.get(word, what) == what
            table[word] = what if clear else None
    # „г.“ stands behind every year.
    table.pop("г", None)
    months: dict[str, tuple[list[str], int]] = {}
    for name, month in known.months.items():
        months.setdefault(name.lower(), ([], month))[0].append(name)

    def behind(word: str) -> object:
        what = table.get(word.lower(), "") if word else ""
        return _NOON if what == "" and word in _NOON else what

    return _Table(known, numbers, Memo(behind), months)


_NOON = frozenset("apAP")
"""With an m behind it: a.m., p.m."""


_LETTERS = re.compile(r"[^\W\d_]+")
_MANY = 400
"""More values than this that have no twin are not told one by one: something else has happened to the text."""


def _compare(
    a: list[Found],
    b: list[Found],
    features: tuple[Sequence[Feature], Sequence[Feature]],
    around: tuple[Place, Place],
    languages: tuple[Language, Language],
) -> Iterator[Hit]:
    """What the values of two groups of blocks say about each other; takes both lists apart."""
    yield from _ranges(a, b)
    rows = all(one.block.kind == model.ROW for side in features for one in side)
    pairs = _same_ones(a, b)
    del a[_MANY:], b[_MANY:]
    for same in _STAGES:
        _match(a, b, same, pairs)
    yield from _units(pairs, b, languages)
    yield from _undated(pairs, features[1], around, languages[1])
    _lists(a, b)
    _explode(a, b)
    _convert(a, b, pairs)
    _roman(a, features[1])
    _roman(b, features[0])
    lost, gained = [one for one in a if _tells(one.value)], [one for one in b if _tells(one.value)]
    if lost and gained and languages[0] is not languages[1]:
        _as_the_source_writes(lost, gained, features[1], languages[0])
    if not lost and not gained:
        yield from _words(a, b)
        return
    # A number that became another one is written where the first one was: kind first, then order.
    for old in list(lost):
        new = next((one for one in gained if one.value.kind == old.value.kind), None) or next(
            (one for one in gained if {one.value.kind, old.value.kind} <= _NUMERIC or _hours(one.value, old.value)),
            None,
        )
        if new is None:
            word = None if _in_words(old, features[1], languages[1]) else _word_for(old, b)
            if word is not None:
                b.remove(word)
                lost.remove(old)
                yield _hit("number-changed", old, word, around, languages[1])
            continue
        lost.remove(old)
        gained.remove(new)
        yield _hit(_CHANGED.get(old.value.kind, "number-changed"), old, new, around, languages[1])
    said = [{_said_as(pair[side].value) for pair in pairs} for side in (0, 1)]
    for old in lost:
        hit = _hit("value-missing", old, None, around, languages[1])
        free = (not rows and _dispensable(old, said[0])) or _in_words(old, features[1], languages[1])
        yield hit._replace(severity="note") if free else hit
    years = {old.value.key[0] for old in lost if old.value.kind == DATE and isinstance(old.value.key, tuple)}
    for new in gained:
        if new.value.key in years:
            continue  # what is left of a date that is told
        if _in_a_token(new, features[0]):
            continue
        word = _word_for(new, a)
        if word is not None:
            a.remove(word)
            yield _hit("number-changed", word, new, around, languages[1])
        else:
            hit = _hit("value-added", None, new, around, languages[1])
            free = (
                (not rows and _said_as(new.value) in said[1]) or _goes_on(new) or _one_bit(new) or _beside(new, pairs)
            )
            yield hit._replace(severity="note") if free else hit


def _in_words(old: Found, target: Sequence[Feature], known: Language) -> bool:
    """Has the translation a word for this number: перпендикулярно for at 90 degrees, ред и половина for 1.5 lines?"""
    said = next((words for value, words in known.in_words if value == old.value.key), None)
    return said is not None and any(said.search(one.plain) for one in target)


def _in_a_token(new: Found, source: Sequence[Feature]) -> bool:
    """Has the source this year, or its century, in one word with letters: FY2024, 20xx?"""
    digits = _FIGURES.findall(new.text)
    if len(digits) != 1 or len(digits[0]) not in (2, 4):
        return False
    century = int(digits[0]) - 1 if len(digits[0]) < _YEAR_LONG else int(digits[0][:2])
    said = rf"(?<![^\W\d_]{{4}})[^\W\d_]{digits[0]}(?!\d)|(?<!\w){century}xx(?!\w)"
    return any(re.search(said, one.plain) for one in source)


_YEAR_LONG = 4


_ON = re.compile(r"[“”\"’»*_`]{0,3}[,;]?[ \u00a0]?(?:…|\.\.\.|и т\. ?н\.|и др\.|etc\.)")
_BIT = re.compile(r"(?<![\d.,])(?:0|1)(?: ?(?:или|и|or|and|,|/)[^\W\d]{0,12} ?| [^\W\d]+ ){1,3}(?:0|1)(?![\d.,]?\d)")


def _goes_on(new: Found) -> bool:
    """Does this number carry on a row of examples that stops with three dots: row 1, row 2, row 3, …?"""
    return _ON.match(new.one.plain, new.value.end) is not None and isinstance(new.value.key, float) and bool(
        re.search(rf"(?<![\d.,]){new.value.key - 1:.0f}(?!\d|[.,]\d)", new.one.plain[: new.value.offset])
    )  # fmt: skip


def _one_bit(new: Found) -> bool:
    """Is this one of the two values that something binary has: 0 or 1?"""
    offset = new.value.offset
    return new.value.key in (0.0, 1.0) and any(
        found.start() <= offset < found.end() for found in _BIT.finditer(new.one.plain)
    )


_FIGURES = re.compile(r"\d+")


def _beside(new: Found, pairs: list[tuple[Found, Found]]) -> bool:
    """Does the cell of a table show the same value twice, in the source's form and in the translation's?"""
    return any(
        twin.one is new.one
        and _FIGURES.findall(twin.text) == _FIGURES.findall(new.text)
        and "|" not in new.one.plain[min(twin.value.end, new.value.end) : max(twin.value.offset, new.value.offset)]
        for _, twin in pairs
    )


def _as_the_source_writes(
    lost: list[Found], gained: list[Found], target: Sequence[Feature], source_language: Language
) -> None:
    """Takes out values that stand in the target as the source's language writes them: a clause that is not translated."""
    for one in target:
        for value in read_values(one.plain, source_language):
            old = next((found for found in lost if found.value[:3] == value[:3]), None)
            new = [
                found
                for found in gained
                if found.one is one and found.value.offset < value.end and value.offset < found.value.end
            ]
            if old is not None and new:
                lost.remove(old)
                gained[:] = [found for found in gained if found not in new]


def _tells(value: Value) -> bool:
    """Is this value missed where its twin has none? Words may be no numbers; 2FA and 3D are names."""
    return value.kind != WORD and not (value.kind == CODE and value.other is not None)


_NAMED = re.compile(r"[A-Za-z]-$")
"""UTF-8, GPT-4: the number belongs to a name, which a pronoun may stand for."""


def _dispensable(one: Found, said: set[tuple[str, object]]) -> bool:
    """May one side leave this value out? What is said twice may be said once, and a name may become a pronoun."""
    offset = one.value.offset
    return _said_as(one.value) in said or bool(_NAMED.search(one.one.plain, max(0, offset - 2), offset))


def _said_as(value: Value) -> tuple[str, object]:
    """What makes two values of a text the same one said again: seven (7), 5 pages of 5."""
    return (NUMBER if value.kind in _COUNTED else value.kind), value.key


_LOOSE = frozenset("both pair couple единствен двойка чифт".split())
"""Words that count without a number in mind."""


def _word_for(figure: Found, others: list[Found]) -> Found | None:
    """A number in words, of the other side, that may stand for a number in figures without a twin."""
    if figure.value.kind not in (NUMBER, MEASURE) or not isinstance(figure.value.key, float) or figure.value.key > 1000:
        return None
    return next(
        (one for one in others if one.value.kind == WORD and _counts(one.value) and one.text.lower() not in _LOOSE),
        None,
    )


_NUMERIC = frozenset((NUMBER, MEASURE, PERCENT, MONEY, CODE))


def _same_number(one: Value, two: Value) -> bool:
    """The same number, whatever stands behind it."""
    return one.kind in _NUMERIC and two.kind in _NUMERIC and one.key == two.key


def _either_reading(one: Value, two: Value) -> bool:
    """The same number, if one of them is read with the other language's marks."""
    if one.kind not in _NUMERIC or two.kind not in _NUMERIC:
        return False
    return (one.other is not None and one.other in (two.key, two.other)) or (
        two.other is not None and two.other == one.key
    )


def _word_and_number(one: Value, two: Value) -> bool:
    """A number in figures on one side, in words on the other."""
    return WORD in (one.kind, two.kind) and one.kind in (WORD, NUMBER, MEASURE, PERCENT) and two.kind in (WORD, NUMBER, MEASURE, PERCENT) \
        and one.key == two.key  # fmt: skip


def _part_of_date(one: Value, two: Value) -> bool:
    """Two dates of which one leaves out the year or the day."""
    if one.kind != DATE or two.kind != DATE or not isinstance(one.key, tuple) or not isinstance(two.key, tuple):
        return False
    return all(
        a == b or (not index and not (a and b)) for index, (a, b) in enumerate(zip(one.key, two.key, strict=True))
    )


def _undated(
    pairs: list[tuple[Found, Found]], target: Sequence[Feature], around: tuple[Place, Place], known: Language
) -> Iterator[Hit]:
    """Dates whose year the translation says nowhere in the block."""
    for old, new in pairs:
        if old.value.kind != DATE or new.value.kind != DATE:
            continue
        one, two = old.value.key, new.value.key
        if not isinstance(one, tuple) or not isinstance(two, tuple) or not one[0] or two[0]:
            continue
        if not any(str(one[0]) in side.block.text for side in target):
            yield _hit("date-changed", old, new, around, known)


def _hour(one: Value, two: Value) -> bool:
    """14:00 and 14, 10:30 and 10.30."""
    for time, number in ((one, two), (two, one)):
        if (
            time.kind == TIME
            and number.kind in (NUMBER, MEASURE)
            and isinstance(time.key, int)
            and isinstance(number.key, float)
        ):
            hours = time.key // 60 + time.key % 60 / 100
            if number.key in (hours, hours % 12) or number.key == (time.key // 60) % 12:
                return True
    return False


def _hours(one: Value, two: Value) -> bool:
    """A time, and a number that may be one: 6 pm, and 19 hours."""
    return {one.kind, two.kind} in ({TIME, NUMBER}, {TIME, MEASURE})


def _decade(one: Value, two: Value) -> bool:
    """The 1990s, and 90-те години."""
    if one.kind not in _COUNTED or two.kind not in _COUNTED:
        return False
    years = [value.key for value in (one, two) if isinstance(value.key, float)]
    low, high = min(years), max(years)
    return 1500 <= high < 2100 and not high % 10 and 10 <= low == high % 100


_COUNTED = frozenset((NUMBER, MEASURE, WORD))


def _other_date(one: Value, two: Value) -> bool:
    """11/06/2020 is the eleventh of June as well as the sixth of November."""
    return one.kind == two.kind == DATE and (one.other in (two.key, two.other) or two.other == one.key) \
        and (one.other is not None or two.other is not None)  # fmt: skip


_STAGES: tuple[Callable[[Value, Value], bool], ...] = (
    _same_number,
    _either_reading,
    _word_and_number,
    _other_date,
    _part_of_date,
    _hour,
    _decade,
)


def _same_ones(a: list[Found], b: list[Found]) -> list[tuple[Found, Found]]:
    """Takes out of both lists the values that are the same in kind, number and unit."""
    there: dict[tuple[str, object, str], deque[Found]] = {}
    for one in b:
        there.setdefault((one.value.kind, one.value.key, one.value.unit), deque()).append(one)
    pairs: list[tuple[Found, Found]] = []
    left = []
    for one in a:
        twins = there.get((one.value.kind, one.value.key, one.value.unit))
        if twins:
            pairs.append((one, twins.popleft()))
        else:
            left.append(one)
    rest = {id(one) for twins in there.values() for one in twins}
    a[:], b[:] = left, [one for one in b if id(one) in rest]
    return pairs


def _match(
    a: list[Found], b: list[Found], same: Callable[[Value, Value], bool], pairs: list[tuple[Found, Found]]
) -> None:
    """Takes out of both lists what is the same, in order."""
    for one in list(a):
        for two in b:
            if same(one.value, two.value):
                a.remove(one)
                b.remove(two)
                pairs.append((one, two))
                break


def _units(pairs: list[tuple[Found, Found]], b: Sequence[Found], languages: tuple[Language, Language]) -> Iterator[Hit]:
    """The same number of something else: another currency, another unit, a percentage that is none."""
    target_money = {two.value.unit for _, two in pairs if two.value.kind == MONEY} | {
        one.value.unit for one in b if one.value.kind == MONEY
    }
    for one, two in pairs:
        s, t = one.value, two.value
        if s.unit == t.unit or WORD in (s.kind, t.kind):
            continue
        rule = {MONEY: "money-changed", PERCENT: "percent-changed", MEASURE: "measure-changed"}.get(
            s.kind if s.unit else t.kind, ""
        )
        if s.unit and t.unit:
            if {s.kind, t.kind} == {MEASURE} or s.kind == t.kind == MONEY or PERCENT in (s.kind, t.kind):
                yield _hit(rule, one, two, (one.place, two.place), languages[1])
        elif PERCENT in (s.kind, t.kind):
            bare = two if s.kind == PERCENT else one
            if not _in_range(bare, _PERCENT_BEHIND):
                yield _hit("percent-changed", one, two, (one.place, two.place), languages[1])
        elif s.kind == MONEY and t.kind == NUMBER and s.unit not in target_money and not _in_range(two):
            yield _hit("money-changed", one, two, (one.place, two.place), languages[1])


_PERCENT_BEHIND = re.compile(r"\d[\d.,\u00a0]*\s?(?:%|на сто|процент|per ?cent)")


def _in_range(found: Found, what: re.Pattern[str] = _DIGIT) -> bool:
    """Does another number follow, to which the unit belongs: 15 to 20 %?"""
    behind = found.one.plain[found.value.end : found.value.end + 30]
    match = _RANGE.match(behind)
    return bool(match and what.match(behind, match.end()))


def _ranges(a: list[Found], b: list[Found]) -> Iterator[Hit]:
    """From 3 to 5, but от 5 до 3."""
    there = {(one.value.key, two.value.key): (one, two) for one, two in _spans(a)}
    for one, two in _spans(b):
        low, high = one.value.key, two.value.key
        if low != high and (high, low) in there and (low, high) not in there:
            first, second = there[high, low]
            found = one.one.block.text[one.value.offset : two.value.end]
            expected = first.one.block.text[first.value.offset : second.value.end]
            words: dict[str, str | int] = {"found": found, "expected": expected}
            yield Hit("range-reversed", first.place, one.place, found, expected, words, found)


def _spans(found: list[Found]) -> Iterator[tuple[Found, Found]]:
    """Two numbers with a dash or a word for a range between them."""
    for one, two in pairwise(found):
        if one.one is two.one and one.value.kind in _NUMERIC and two.value.kind in _NUMERIC:
            between = one.one.plain[one.value.end : two.value.offset]
            if re.fullmatch(r"[ \u00a0]?(?:–|-|—|до|to)[ \u00a0]?", between):
                yield one, two


_LIST = re.compile(r"\d{1,2}(?:,\d{1,2})+")


def _lists(a: list[Found], b: list[Found]) -> None:
    """Numbers that one side writes as a list without spaces: 1,3,5 and 1, 3, 5."""
    for ours, others in ((a, b), (b, a)):
        for one in [found for found in ours if _LIST.fullmatch(found.text)]:
            parts: list[Found] = []
            for number in map(float, one.text.split(",")):
                twin = next((other for other in others if other.value.key == number and other not in parts), None)
                if twin is not None:
                    parts.append(twin)
            if len(parts) == one.text.count(",") + 1:
                ours.remove(one)
                for part in parts:
                    others.remove(part)


def _explode(a: list[Found], b: list[Found]) -> None:
    """Dates left on one side against their parts on the other: 5 June 2019, and 5 юни … 2019."""
    for ours, others in ((a, b), (b, a)):
        for one in list(ours):
            if one.value.kind != DATE or not isinstance(one.value.key, tuple):
                continue
            year, month, day = one.value.key
            parts = []
            for other in others:
                if other.value.kind == DATE and isinstance(other.value.key, tuple) and other.value.key[1] == month:
                    wanted = (other.value.key[0] in (0, year), other.value.key[2] in (0, day))
                    if all(wanted):
                        parts.append(other)
                elif other.value.kind in (NUMBER, MEASURE) and other.value.key in (float(year), float(day)):
                    parts.append(other)
            numbers = {other.value.key for other in parts if other.value.kind != DATE}
            have_day = (
                not day
                or float(day) in numbers
                or any(isinstance(p.value.key, tuple) and p.value.key[2] == day for p in parts)
            )
            have_year = (
                not year
                or float(year) in numbers
                or any(isinstance(p.value.key, tuple) and p.value.key[0] == year for p in parts)
            )
            if parts and have_day and have_year:
                ours.remove(one)
                for part in parts:
                    others.remove(part)


def _convert(a: list[Found], b: list[Found], pairs: list[tuple[Found, Found]]) -> None:
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


def _roman(left: list[Found], there: Sequence[Feature]) -> None:
    """The 21st century is XXI век; Cyrillic letters are often used for the Roman numeral."""
    wanted = [one for one in left if one.value.kind in (NUMBER, WORD, MEASURE) and isinstance(one.value.key, float)]
    if not wanted:
        return
    numerals = [number for one in there for number in _romans(one.plain)]
    for one in wanted:
        if one.value.key in numerals:
            numerals.remove(int(one.value.key))
            left.remove(one)


def _romans(text: str) -> list[int]:
    """The Roman numerals of a text."""
    for cyrillic, latin in _TO_ROMAN:
        text = text.replace(cyrillic, latin)
    return [_roman_value(letters) for letters in _ROMAN_LETTERS.findall(text) if _ROMAN.fullmatch(letters)]


def _roman_value(text: str) -> int:
    total = 0
    for index, char in enumerate(text):
        value = _ROMAN_VALUES[char]
        total += -value if index + 1 < len(text) and _ROMAN_VALUES[text[index + 1]] > value else value
    return total


def _words(a: list[Found], b: list[Found]) -> Iterator[Hit]:
    """One number word on either side that is left, and they differ: three ministries, четири министерства.

    One is often an article, and half a manner of speaking.
    """
    first = [one for one in a if _counts(one.value)]
    second = [one for one in b if _counts(one.value)]
    if len(first) == len(second) == 1 and not any(_tells(one.value) for one in (*a, *b)):
        words: dict[str, str | int] = {"found": second[0].text, "expected": first[0].text}
        yield Hit("number-word", first[0].place, second[0].place, second[0].text, first[0].text, words, second[0].text)


def _counts(value: Value) -> bool:
    """Is this word a number of two and more?"""
    return value.kind == WORD and isinstance(value.key, float) and value.key >= 2


def _hit(rule: str, old: Found | None, new: Found | None, around: tuple[Place, Place], target: Language) -> Hit:
    found = new.text if new else None
    expected = (form(old.value, target) or old.text) if old else None
    words: dict[str, str | int] = {"found": found or "", "expected": expected or "", "source": old.text if old else ""}
    source = old.place if old else around[0]
    place = new.place if new else around[1]
    return Hit(rule, source, place, found, expected, words, f"{old.text if old else ''}>{found or ''}")
