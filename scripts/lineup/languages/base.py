"""What the checker may know of a language: its numerals, months, money, units, marks and little words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from lineup.record import Record

_NOTHING: dict[str, Any] = {}


def maybe(expression: str) -> str:
    """This expression, or where it is empty one that fits nothing."""
    return expression or "(?!)"


def any_of(words: Iterable[str]) -> str:
    """An expression for any of these words or marks, the longest that fits; it fits nothing where there are none."""
    return f"(?:{maybe('|'.join(map(re.escape, sorted(words, key=len, reverse=True))))})"


class Address(Record):
    """A form of address."""

    name: str
    """What it is called."""
    words: frozenset[str]
    """Its words in small letters."""
    beginning: str
    """How others of them begin, or nothing."""
    pattern: re.Pattern[str]
    """Where they stand in a text."""


CURRENCIES = {"€": "EUR", "EUR": "EUR", "$": "USD", "US$": "USD", "USD": "USD", "£": "GBP", "GBP": "GBP", "BGN": "BGN"}
"""Signs and codes of currencies that are the same in all languages, and the codes."""
ENGLISH_ENDINGS = "st|nd|rd|th"
"""Of ordinal numbers; names with them stand in texts of any language: the 21st Century Show."""


class Counting(Record):
    """What stands by numbers; everything may be empty."""

    to: tuple[str, ...] = ()
    """Words between the ends of a range."""
    linking: tuple[str, ...] = ()
    """Other words between two numbers of one unit (and, or)."""
    between: tuple[str, ...] = ()
    """Words before two such numbers that are the ends of a range (between 3 and 5)."""
    about: tuple[str, ...] = ()
    """Words before a number that is not exact."""
    onward: tuple[str, ...] = ()
    """What a row of examples ends with (etc.)."""
    loose: frozenset[str] = frozenset()
    """Number words that count without a number in mind (both)."""
    points: tuple[str, ...] = ()
    """The first five letters of words that make points of a percentage."""
    half: str = ""
    """The word for a half behind a number and its unit (два часа и половина)."""
    times: frozenset[str] = frozenset()
    """Words that say how often something happens, behind a number or by themselves (три пъти, twice)."""
    per: frozenset[str] = frozenset()
    """Little words between these and the span of time (twice a day)."""
    year: str = ""
    """The abbreviation behind a year."""
    ordinal: str = f"(?:{ENGLISH_ENDINGS})(?![A-Za-z])"
    """An expression for what stands behind the figures of an ordinal number."""
    day: str = ENGLISH_ENDINGS
    """The same for the day in a date (the 5th)."""
    of: tuple[str, ...] = ()
    """Words between day and month, or month and year."""


class Spelling(Record):
    """Letters that go wrong; everything may be empty."""

    foreign: str = ""
    """Letters of the same alphabet that other languages have and this one has not."""
    old: str = ""
    """Those of them that it has given up."""
    dated: str = ""
    """An expression for what only a text in the old spelling has."""
    composed: str = ""
    """Letters that with a mark behind them are two characters for one letter."""
    marks: str = ""
    """These marks."""
    mistaken: str = ""
    """A letter that is written for a pronoun of one letter."""
    pronoun: str = ""
    """That pronoun."""
    alone: str = ""
    """Latin letters written for words of one letter, that are told also where a sentence begins or marks follow."""


NO_SPELLING = Spelling()


class Style(Record):
    """How a language writes figures and marks; everything may be empty, and of a language without a style nothing is told."""

    thousands: str = ""
    """Stands between groups of three digits."""
    grouped: int = 4
    """In numbers of so many digits and more."""
    percent: str = ""
    """The sign, with the space before it."""
    clock: str = ""
    """What stands behind a time, with the space before it."""
    dash: str = ""
    """The dash between words."""
    short_date: str = ""
    """A date with two digits for the year: a format with the fields day, month and year."""
    scales: tuple[tuple[float, str], ...] = ()
    """The magnitudes from which on large numbers are written with a word, and that with the space before it; the largest first."""
    sum: str = ""
    """A sum of money: a format with the fields number and unit."""
    money: dict[str, str] = _NOTHING
    """The units by currency, where they are not the codes."""
    curled: bool = False
    """Are straight quotation marks, and those of English, none of its own?"""
    doubled: frozenset[str] = frozenset()
    """Words that may stand twice in a row."""
    doubled_behind: str = ""
    """An expression for words behind which any other may (майка ми ми каза: my mother told me)."""
    numbered: str = ""
    """An expression for what stands before the number of a version or section, which is no decimal."""
    versions: str = ""
    """An expression for the words of a text about versions."""
    since: str = ""
    """An expression for the head of a column that says since which version something holds."""
    behind_versions: tuple[str, ...] = ()
    """Little words behind the number of a version."""


NO_STYLE = Style()
NEVER = re.compile(maybe(""))
"""Is found nowhere."""


CONTRARIES = (
    "side",
    "axis",
    "end of height",
    "direction",
    "size",
    "height",
    "length",
    "speed",
    "change",
    "extreme",
    "order",
    "rank",
    "sign",
    "sorting",
    "north and south",
    "east and west",
    "switch",
    "border",
    "transfer",
    "door",
    "sight",
    "stock",
    "fold",
    "cipher",
    "parity",
    "end of day",
    "season",
    "deal",
    "owner",
    "inside",
    "age",
    "brightness",
    "truth",
    "measure",
    "lock",
)
"""What two contraries are about; the languages name their words for them."""


class Language(Record):
    """A language's knowledge; every field may be empty, and then the rules that need it are silent."""

    code: str = ""
    """ISO 639, in small letters."""
    long_code: str = ""
    """ISO 639-2, of three letters, by which films and books name it."""
    contraries: dict[str, tuple[str, str]] = _NOTHING
    """Words that say the opposite, by what they are about (`CONTRARIES`): those of either side, in small letters, one space
    between them; an asterisk stands for any ending."""
    lessened: re.Pattern[str] | None = None
    """Where a text ends with a part of what such a word says (half as fast): another language may say its contrary (slower)."""
    # Numbers, dates, money.
    decimal: str = ""
    """The mark before decimals."""
    months: dict[str, int] = _NOTHING
    """Forms of the names, as they are written, and 1–12."""
    weekdays: dict[str, int] = _NOTHING
    """Forms of the names of the days, as they are written, and 1–7 from Monday on; none that is another word as well."""
    day_first: bool = True
    """Is 11/06 the eleventh of June?"""
    numbers: dict[str, float] = _NOTHING
    """Number words, in small letters, and what they say."""
    definite: frozenset[str] = frozenset()
    """Words that say of what is counted that it is known already, so that its number may be left out (all four sides, четирите)."""
    ordinals: frozenset[str] = frozenset()
    """Number words that no other may follow in one number."""
    joined: str = ""
    """The little word between the parts of a number."""
    past: frozenset[str] = frozenset()
    """The little word between a half and the hour that it follows (half past seven)."""
    articles: frozenset[str] = frozenset()
    """Words that may stand for one (a hundred)."""
    every: frozenset[str] = frozenset()
    """Others that do before a hundred or a magnitude (another hundred)."""
    multiplied: frozenset[str] = frozenset()
    """Numbers below a thousand that one before them multiplies (two hundred, two dozen)."""
    prefixes: dict[str, float] = _NOTHING
    """Numbers that begin another word."""
    bound: re.Pattern[str] | None = None
    """What may follow these in the word."""
    magnitudes: dict[str, float] = _NOTHING
    """Words and abbreviations for a thousand and more."""
    currencies: dict[str, str] = _NOTHING
    """Forms, and codes that are the same in all languages (ISO 4217)."""
    units: dict[str, str] = _NOTHING
    """Forms, and codes that are the same in all languages; the first form of a code is the one that is proposed."""
    percent: tuple[str, ...] = ()
    """Forms behind a number."""
    percent_first: bool = False
    """Does the sign of per cent stand before the number?"""
    hours: tuple[str, ...] = ()
    """Forms behind a time."""
    hundredths: tuple[str, ...] = ()
    """How the words for a hundredth of a currency begin: cents, стотинки."""
    in_words: tuple[tuple[float, re.Pattern[str]], ...] = ()
    """Numbers with phrases that say them without a number word (и половина, перпендикулярно)."""
    counting: Counting = Counting()
    """What else stands by numbers."""
    # Denial.
    negations: re.Pattern[str] | None = None
    """Words that deny."""
    denying: frozenset[str] = frozenset()
    """The same in small letters."""
    of_verbs: frozenset[str] = frozenset()
    """Those of them that deny what stands right behind them."""
    exempt_negations: re.Pattern[str] | None = None
    """Phrases with them that deny nothing (not only)."""
    before_denied: re.Pattern[str] | None = None
    """What stands before a word that is denied itself (not empty)."""
    idle: re.Pattern[str] | None = None
    """Denials by which a language says freely what another affirms."""
    everything: re.Pattern[str] | None = None
    """Those that deny a whole sentence (nobody)."""
    paired: re.Pattern[str] | None = None
    """Those that deny nothing without a second denial (никой не)."""
    partner: re.Pattern[str] | None = None
    """That second denial."""
    beside: str = ""
    """The one that it mostly is."""
    elided: re.Pattern[str] | None = None
    """One of the paired with what follows it where the verb is not said again (…, никога с нож; …, но нито една дума), or of any denial (…, never as a guest)."""
    bare: re.Pattern[str] | None = None
    """A sentence or an end in view without a verb that says that there is none of a thing (No cookies: …; 0 for no blur)."""
    contrasted: re.Pattern[str] | None = None
    """What says behind a comma that it is not the other, which is already said (is made, not found)."""
    opposing: re.Pattern[str] | None = None
    """Little words that set one thing against another (а, но); where they are missing, such a remark is gone as a whole."""
    again: re.Pattern[str] | None = None
    """A denial that may only go on with one before it (nor, и не)."""
    without: re.Pattern[str] | None = None
    """Words for without."""
    company: re.Pattern[str] | None = None
    """Words for with."""
    instead: re.Pattern[str] | None = None
    """Phrases with a with that may stand for a without."""
    no: re.Pattern[str] | None = None
    """Words that say that there is none of a thing."""
    absent: re.Pattern[str] | None = None
    """Words that say that there is none."""
    present: re.Pattern[str] | None = None
    """Words that say that there is something; they differ from their denials by one letter or two."""
    planned: re.Pattern[str] | None = None
    """The same of what is still to be done."""
    not_all: re.Pattern[str] | None = None
    """Phrases by which a language says that there is more (not only)."""
    mere: re.Pattern[str] | None = None
    """The words for only and simply that stand in them, where they are not compared with (more than just)."""
    ended: re.Pattern[str] | None = None
    """Words that say that something is no longer so."""
    already: re.Pattern[str] | None = None
    """The word for it that another denies beside it (вече не)."""
    never: re.Pattern[str] | None = None
    """The word that denies at all times."""
    always: re.Pattern[str] | None = None
    """The word for at all times."""
    prefixed: re.Pattern[str] | None = None
    """Words that a prefix denies (impossible); the first group is the word without it."""
    marked: frozenset[str] = frozenset()
    """The first two letters of such words."""
    otherwise: re.Pattern[str] | None = None
    """Words that another language may render with a denial."""
    only: re.Pattern[str] | None = None
    """Words that turn a sentence round (only, hardly)."""
    turning: re.Pattern[str] | None = None
    """Words that do so and may have a denial beside them (until, докато не; other than)."""
    opposites: re.Pattern[str] | None = None
    """Words that another language may say with a denial (closed, not open)."""
    affirming: re.Pattern[str] | None = None
    """Two denials that affirm together (без което не може, нищо не липсва, никой освен)."""
    virtual: re.Pattern[str] | None = None
    """Words that are as good as a denial before the word that they deny (zero errors, anything but small)."""
    wondering: re.Pattern[str] | None = None
    """What asks whether: where a text ends with it, a denial behind it denies nothing (дали не трябва)."""
    able: frozenset[str] = frozenset()
    """Words for can."""
    refusing: frozenset[str] = frozenset()
    """Those of them that a denial right behind them denies (could not)."""
    shared: re.Pattern[str] | None = None
    """A denial that goes on to what else stands behind it, said once for both (не бива да … и да)."""
    failing: re.Pattern[str] | None = None
    """Words for what is so where a condition does not hold (otherwise)."""
    capped: re.Pattern[str] | None = None
    """Denials of what is more than so much, or before then (may not take more than five)."""
    most: re.Pattern[str] | None = None
    """Words for at most and at the earliest, by which another language says that."""
    delayed: re.Pattern[str] | None = None
    """Denials of what is so later on (not … until)."""
    later: re.Pattern[str] | None = None
    """Words for after and when, by which another language says that."""
    usual: re.Pattern[str] | None = None
    """Words for what holds by default."""
    ungiven: re.Pattern[str] | None = None
    """Phrases for the case that something is not given, by which another language says that."""
    brief: re.Pattern[str] | None = None
    """Conditions that deny what the sentence before says (if it does not)."""
    such: re.Pattern[str] | None = None
    """Phrases for that case, by which another language says that (в такъв случай)."""
    some: re.Pattern[str] | None = None
    """Words for some, and the denials by which a language says that (не всички)."""
    excess: re.Pattern[str] | None = None
    """Words for more than fits (too damp for it), by which a language denies that it fits."""
    light: frozenset[str] = frozenset()
    """What may stand between a denial and what it denies."""
    turns: frozenset[str] = frozenset()
    """Words behind which a denial no longer reaches."""
    # Strength.
    norms: tuple[tuple[str, str], ...] = ()
    """Phrases by strength, in the order in which they hold (see norms.py): must, must-not, should, should-not, may; duty and ban
    (required, forbidden: what should be or not is none), free (need not), advice (is recommended), wish (may want to), only (can
    only), end (to be able to), need (necessary), chance (it is possible); any, which is none of them."""
    broad: frozenset[str] = frozenset()
    """Those whose words say what should be as well as what must be (трябва): must, must-not."""
    strong: dict[str, str] = _NOTHING
    """The first five letters of the words in these, and the strength that they speak with."""
    strong_before: tuple[frozenset[str], str] = (frozenset(), "")
    """Those words that do so only before another (have, to)."""
    sole: re.Pattern[str] | None = None
    """Words for only."""
    offer: re.Pattern[str] | None = None
    """Where a text ends with what the reader is told to be able to do (you can)."""
    purpose: re.Pattern[str] | None = None
    """To what end something is done (to insert); the first group is the verb."""
    # Words and sentences.
    latinised: dict[str, str] = _NOTHING
    """How its letters are written in Latin ones, small letters; empty where it has these."""
    common: frozenset[str] = frozenset()
    """Frequent little words that tell the language of a clause."""
    endings: str = ""
    """An expression for what a short word may lose to stand in the word list."""
    leading: frozenset[str] = frozenset()
    """Abbreviations, without the last full stop, that something always follows (Dr., ул.): no sentence ends with them."""
    trailing: frozenset[str] = frozenset()
    """Abbreviations that may end a sentence or not (etc., и др.)."""
    addresses: tuple[Address, ...] = ()
    """The familiar and the formal form of address."""
    remark: re.Pattern[str] | None = None
    """What stands behind the title of something that is not translated (на английски)."""
    notice: re.Pattern[str] | None = None
    """A word with which a page says of itself that it is a translation (преведен)."""
    # Letters and marks.
    letters: str = ""
    """The alphabet, in small letters; the first of them tells whether it is the Latin one."""
    spelling: Spelling = NO_SPELLING
    """What goes wrong with its letters."""
    quotes: tuple[str, ...] = ()
    """The outer and the inner quotation marks, in pairs."""
    style: Style = NO_STYLE
    """How figures and other marks are written."""

    @property
    def latin(self) -> bool:
        """Is this language written in Latin letters, with accents or without, as far as its letters are known?"""
        return self.letters[:1].isascii()

    @property
    def known(self) -> bool:
        """Is this a language with a module of its own?"""
        return bool(self.months)


GENERAL = Language()
