"""What the checker may know of a language: its numerals, months, money, units, marks and little words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from lineup.record import Record

_NOTHING: dict[str, Any] = {}


def any_of(words: Iterable[str]) -> str:
    """An expression for any of these words or marks, the longest that fits; it fits nothing where there are none."""
    return f"(?:{'|'.join(map(re.escape, sorted(words, key=len, reverse=True))) or '(?!)'})"


class Address(Record):
    """A form of address: what it is called, its words in small letters, how others of them begin, and where they stand in a text."""

    name: str
    words: frozenset[str]
    beginning: str
    pattern: re.Pattern[str]


ENGLISH_ENDINGS = "st|nd|rd|th"
"""Of ordinal numbers; names with them stand in texts of any language: the 21st Century Show."""


class Counting(Record):
    """What stands by numbers; everything may be empty.

    `to` are words between the ends of a range, `linking` others between two numbers of one unit (and, or), `about` those before a
    number that is not exact, `onward` what a row of examples ends with (etc.), `loose` number words that count without a number
    in mind (both), `points` the first five letters of words that make points of a percentage, `year` is the abbreviation behind a
    year. `ordinal` and `day` are expressions for what stands behind the figures of an ordinal number, and of the day in a date
    (the 5th), `of` are words between the day and the month, or the month and the year.
    """

    to: tuple[str, ...] = ()
    linking: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    onward: tuple[str, ...] = ()
    loose: frozenset[str] = frozenset()
    points: tuple[str, ...] = ()
    year: str = ""
    ordinal: str = f"(?:{ENGLISH_ENDINGS})(?![A-Za-z])"
    day: str = ENGLISH_ENDINGS
    of: tuple[str, ...] = ()


class Spelling(Record):
    """Letters that go wrong; everything may be empty.

    `foreign` are letters of the alphabet's family that the language lacks, `old` those of them that it has given up; `dated` is an
    expression for what only a text in the old spelling has. `composed` are letters that with one of the `marks` behind them are
    two characters for one letter. `mistaken` is a letter that is written for the `pronoun` of one letter. `alone` are Latin
    letters that stand for words of one letter, also where a sentence begins or before marks, since no word is written so.
    """

    foreign: str = ""
    old: str = ""
    dated: str = ""
    composed: str = ""
    marks: str = ""
    mistaken: str = ""
    pronoun: str = ""
    alone: str = ""


NO_SPELLING = Spelling()


class Style(Record):
    """How a language writes figures and marks; everything may be empty, and nothing is told of a language whose style is not known.

    `thousands` stands between groups of three digits, in numbers of `grouped` digits and more. `percent` is the sign with the
    space before it, `clock` what stands behind a time, `dash` that between words. `short_date` is a date with two digits for
    the year, with fields for day, month and year. `scales` are the magnitudes from which on large numbers are written with a
    word, with the space before it, the largest first; `sum` is a sum of money, with fields for number and unit, and `money` are
    the units by currency, where they are not the codes. `curled`: straight quotation marks, and those of English, are none.

    `doubled` are words that may stand twice in a row. Expressions, and words, that tell versions and sections from decimals:
    `numbered` for what stands before one (section), `versions` for words of a text about versions, `since` for the head of a
    column that says since which one something holds; `behind_versions` are little words behind one.
    """

    thousands: str = ""
    grouped: int = 4
    percent: str = ""
    clock: str = ""
    dash: str = ""
    short_date: str = ""
    scales: tuple[tuple[float, str], ...] = ()
    sum: str = ""
    money: dict[str, str] = _NOTHING
    curled: bool = False
    doubled: frozenset[str] = frozenset()
    numbered: str = ""
    versions: str = ""
    since: str = ""
    behind_versions: tuple[str, ...] = ()


NO_STYLE = Style()
NEVER = re.compile("(?!)")
"""Is found nowhere."""


class Language(Record):
    """A language's knowledge; every field may be empty, and then the rules that need it are silent.

    `decimal` is the mark before decimals. `months` maps forms to 1–12. `numbers` maps number words, `magnitudes` words
    and abbreviations to their value; `ordinals` are the number words that no other may follow in one number, `joined`
    is the little word between the parts of a number, `articles` may stand for one (a hundred), `multiplied` are numbers below a
    thousand that one before them multiplies (two hundred), `prefixes` are numbers that begin another word, `bound` says
    what may follow these. `currencies` and `units` map forms to codes that are the same in all languages;
    `percent` are the forms behind a number, `counting` is what else stands by numbers. `negations` are words that deny, `denying` their
    words in small letters, `of_verbs` those of them that deny what stands right behind them, `before_denied` what stands before
    a word that is denied itself (not empty), `idle` denials by which a language says freely what another affirms. `present`
    says that there is something, `planned` the same of what is still to be done (both differ by one letter or two from their
    denials), `absent` that there is none, `no` that there is none of a thing, `ended` that something
    is no longer so, `already` the word for it that another denies beside it (вече не); `prefixed` are words that a prefix denies (impossible), the first
    group the word without it, `marked` the first two letters of such words; `instead` are phrases with a with that may stand
    for a without. `strong` are the first five letters of the words in `norms` and the strength that they speak with,
    `strong_before` those words that do so only before another (have, to),
    `otherwise` are words that another language may render with a denial, `turning` those that turn one round and may have one
    beside them (until, докато не), `only` others that turn one round (only, hardly), `opposites` those that another language
    may say with a denial (closed, not open), `again` a denial that may only go on with one before it (nor, и не), `everything`
    those that deny a whole sentence (nobody), `paired` those that deny nothing without a second denial, one of `partner` and mostly `beside`
    (никой не), `elided` one of them with what follows it where the verb is not said again (…, никога с нож), `without` and
    `company` the words for without and with, `able` words for can, `light` what may stand between
    a denial and what it denies, `turns` words behind which it no longer reaches, `norms` phrases by strength (must,
    must-not, should, may; any, which is none of them), longest first (lineup.languages.norms), `in_words` are
    numbers with phrases that say them without a number word (и половина, перпендикулярно). `common` are frequent little words that tell the
    language of a clause.
    `leading` are abbreviations, without the last full stop, that something always follows (Dr., ул.), so that no sentence ends
    with them; `trailing` those that may end one or not (etc., и др.).
    `addresses` are the familiar and the formal form of address; `remark` is
    what stands behind the title of something that is not translated (на английски), `notice` a word with which a page says of itself
    that it is a translation (преведен).
    `endings` are those that a short word loses in the word list, `letters` is the alphabet, `spelling` what goes wrong with it, `quotes` the outer and inner
    quotation marks in pairs, `style` how figures and other marks are written.
    """

    code: str = ""
    decimal: str = ""
    months: dict[str, int] = _NOTHING
    numbers: dict[str, float] = _NOTHING
    magnitudes: dict[str, float] = _NOTHING
    ordinals: frozenset[str] = frozenset()
    joined: str = ""
    articles: frozenset[str] = frozenset()
    multiplied: frozenset[str] = frozenset()
    prefixes: dict[str, float] = _NOTHING
    bound: re.Pattern[str] | None = None
    currencies: dict[str, str] = _NOTHING
    units: dict[str, str] = _NOTHING
    percent: tuple[str, ...] = ()
    hours: tuple[str, ...] = ()
    counting: Counting = Counting()
    denying: frozenset[str] = frozenset()
    of_verbs: frozenset[str] = frozenset()
    before_denied: re.Pattern[str] | None = None
    idle: re.Pattern[str] | None = None
    present: re.Pattern[str] | None = None
    absent: re.Pattern[str] | None = None
    no: re.Pattern[str] | None = None
    ended: re.Pattern[str] | None = None
    already: re.Pattern[str] | None = None
    marked: frozenset[str] = frozenset()
    prefixed: re.Pattern[str] | None = None
    planned: re.Pattern[str] | None = None
    instead: re.Pattern[str] | None = None
    endings: str = ""
    strong: dict[str, str] = _NOTHING
    strong_before: tuple[frozenset[str], str] = (frozenset(), "")
    negations: re.Pattern[str] | None = None
    exempt_negations: re.Pattern[str] | None = None
    otherwise: re.Pattern[str] | None = None
    only: re.Pattern[str] | None = None
    turning: re.Pattern[str] | None = None
    opposites: re.Pattern[str] | None = None
    again: re.Pattern[str] | None = None
    everything: re.Pattern[str] | None = None
    paired: re.Pattern[str] | None = None
    partner: re.Pattern[str] | None = None
    beside: str = ""
    elided: re.Pattern[str] | None = None
    without: re.Pattern[str] | None = None
    company: re.Pattern[str] | None = None
    able: frozenset[str] = frozenset()
    light: frozenset[str] = frozenset()
    turns: frozenset[str] = frozenset()
    norms: tuple[tuple[str, str], ...] = ()
    in_words: tuple[tuple[float, re.Pattern[str]], ...] = ()
    common: frozenset[str] = frozenset()
    leading: frozenset[str] = frozenset()
    trailing: frozenset[str] = frozenset()
    addresses: tuple[Address, ...] = ()
    remark: re.Pattern[str] | None = None
    notice: re.Pattern[str] | None = None
    letters: str = ""
    spelling: Spelling = NO_SPELLING
    quotes: tuple[str, ...] = ()
    style: Style = NO_STYLE
    day_first: bool = True

    @property
    def known(self) -> bool:
        """Is this a language with a module of its own?"""
        return bool(self.months)


GENERAL = Language()
