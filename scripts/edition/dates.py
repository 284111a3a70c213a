"""Structured dates of `data/` as text in the reader's language."""

from __future__ import annotations

from dataclasses import dataclass

NBSP = "\u00a0"

LANGUAGES = ("en", "bg")

MONTHS = {
    "en": (
        "January", "February", "March", "April", "May", "June",
        "July", "August", "September", "October", "November", "December",
    ),
    "bg": (
        "януари", "февруари", "март", "април", "май", "юни",
        "юли", "август", "септември", "октомври", "ноември", "декември",
    ),
}  # fmt: skip

SEASONS = {
    "en": {"spring": "spring", "summer": "summer", "autumn": "autumn", "winter": "winter"},
    "bg": {"spring": "пролетта на", "summer": "лятото на", "autumn": "есента на", "winter": "зимата на"},
}

PARTS = {
    "en": {"early": "early ", "mid": "mid-", "late": "late "},
    "bg": {"early": "началото на ", "mid": "средата на ", "late": "края на "},
}

WORDS = {
    "en": {
        "none": "no date",
        "approx": "about",
        "likely": "probably",
        "after": "after",
        "updated": "updated",
    },
    "bg": {
        "none": "без дата",
        "approx": "около",
        "likely": "вероятно",
        "after": "след",
        "updated": "обновено през",
    },
}


@dataclass(frozen=True)
class Date:
    """When something was published or held; each day is written `2020`, `2020-06` or `2020-06-11`.

    Attributes:
        start: the day, month or year, or the first of a span.
        end: the last of a span.
        after: the day, month or year after which it was.
        season: a season of the year `start`.
        part: `early`, `mid` or `late` in `start`.
        updated: when it was updated.
        approx: the date is known only roughly.
        likely: the date is inferred.
        undated: the source itself bears no date.
    """

    start: str | None = None
    end: str | None = None
    after: str | None = None
    season: str | None = None
    part: str | None = None
    updated: str | None = None
    approx: bool = False
    likely: bool = False
    undated: bool = False


def day(text: str, language: str) -> str:
    """`2020-06-11` as "11 June 2020" or „11 юни 2020 г.“; months and years likewise.

    Raises:
        ValueError: where the text is no such date.
    """
    parts = text.split("-")
    if not 1 <= len(parts) <= 3 or not all(part.isdecimal() for part in parts):
        raise ValueError(f"{text!r} is not a year, a month (2020-06) or a day (2020-06-11)")
    words = [str(int(part)) for part in parts[2:]] + [MONTHS[language][int(part) - 1] for part in parts[1:2]]
    words.append(f"{parts[0]}{NBSP}г." if language == "bg" else parts[0])
    return " ".join(words)


def span(start: str, end: str, language: str) -> str:
    """From one day, month or year to another; what both have in common is said once.

    English sets a closed dash between numbers and "to" between words; Bulgarian a dash with spaces.
    """
    mark = f"{NBSP}г." if language == "bg" else ""
    first, last = start.split("-"), end.split("-")
    if len(first) == len(last):
        if len(first) == 1:
            return f"{start}{_dash(language)}{end}{mark}"
        if first[:-1] == last[:-1] and len(first) == 3:
            return f"{int(first[2])}{_dash(language)}{day(end, language)}"
        if first[0] == last[0]:
            common = day(start, language).removesuffix(f" {first[0]}{mark}")
            return f"{common}{_between(language)}{day(end, language)}"
    return f"{day(start, language)}{_between(language)}{day(end, language)}"


def _dash(language: str) -> str:
    """What stands between two numbers."""
    return f"{NBSP}– " if language == "bg" else "–"


def _between(language: str) -> str:
    """What stands between two dates with words in them."""
    return f"{NBSP}– " if language == "bg" else " to "


def render(date: Date | None, language: str) -> str:
    """The date as the reader of that language writes it; "no date" or „без дата“ where there is none.

    An undated source for which a date is inferred or set by a span is written "no date (2021–2022)".
    """
    words = WORDS[language]
    if date is None:
        return words["none"]
    text = ""
    if date.start:
        text = span(date.start, date.end, language) if date.end else day(date.start, language)
        if date.season:
            text = f"{SEASONS[language][date.season]} {text}"
        if date.part:
            text = PARTS[language][date.part] + text
    elif date.after:
        text = f"{words['after']} {day(date.after, language)}"
    if text and date.approx:
        text = f"{words['approx']} {text}"
    if text and date.likely:
        text = f"{words['likely']} {text}"
    if date.undated:
        text = f"{words['none']} ({text})" if text else words["none"]
    if date.updated:
        text = f"{text}, {words['updated']} {day(date.updated, language)}"
    return text or words["none"]
