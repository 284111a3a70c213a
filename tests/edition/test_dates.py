"""Structured dates in both languages."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edition.dates import MONTHS, NBSP, Date, day, render

CASES = [
    (None, "no date", "без дата"),
    (Date(), "no date", "без дата"),
    (Date(undated=True), "no date", "без дата"),
    (Date(start="2020"), "2020", "2020_г."),
    (Date(start="2020-06"), "June 2020", "юни 2020_г."),
    (Date(start="2020-06-11"), "11 June 2020", "11 юни 2020_г."),
    (Date(start="2018-05-09"), "9 May 2018", "9 май 2018_г."),
    (Date(start="2018", end="2019"), "2018–2019", "2018_– 2019_г."),
    (Date(start="2017-11", end="2019-06"), "November 2017 to June 2019", "ноември 2017_г._– юни 2019_г."),
    (Date(start="2018-05-16", end="2018-05-17"), "16–17 May 2018", "16_– 17 май 2018_г."),
    (Date(start="2020-09-28", end="2020-10-02"), "28 September to 2 October 2020", "28 септември_– 2 октомври 2020_г."),
    (
        Date(start="2020-12-31", end="2021-01-02"),
        "31 December 2020 to 2 January 2021",
        "31 декември 2020_г._– 2 януари 2021_г.",
    ),
    (Date(start="2015-01", end="2015-10"), "January to October 2015", "януари_– октомври 2015_г."),
    (Date(start="2017-11", end="2019"), "November 2017 to 2019", "ноември 2017_г._– 2019_г."),
    (Date(start="2019", approx=True), "about 2019", "около 2019_г."),
    (Date(start="2018", season="summer", approx=True), "about summer 2018", "около лятото на 2018_г."),
    (Date(start="2020", part="early"), "early 2020", "началото на 2020_г."),
    (Date(start="2019", part="mid"), "mid-2019", "средата на 2019_г."),
    (Date(start="2019", part="late"), "late 2019", "края на 2019_г."),
    (Date(start="2019", updated="2020"), "2019, updated 2020", "2019_г., обновено през 2020_г."),
    (Date(start="2020", likely=True), "probably 2020", "вероятно 2020_г."),
    (Date(start="2021", end="2022", undated=True), "no date (2021–2022)", "без дата (2021_– 2022_г.)"),
    (Date(start="2025", likely=True, undated=True), "no date (probably 2025)", "без дата (вероятно 2025_г.)"),
    (Date(after="2023-11", undated=True), "no date (after November 2023)", "без дата (след ноември 2023_г.)"),
]


@pytest.mark.parametrize(("date", "english", "bulgarian"), CASES)
def test_a_date_reads_as_its_language_writes_it(date: Date | None, english: str, bulgarian: str) -> None:
    assert render(date, "en") == english
    assert render(date, "bg") == bulgarian.replace("_", NBSP)


@pytest.mark.parametrize("text", ["", "June 2020", "2020-06-11-01", "2020/06", "2020-"])
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="is not a year, a month"):
        day(text, "en")


@given(st.dates(min_value=datetime.date(1000, 1, 1)))
def test_no_part_of_a_day_is_lost(date: datetime.date) -> None:
    for language, end in (("en", ""), ("bg", f"{NBSP}г.")):
        number, month, year = day(date.isoformat(), language).removesuffix(end).split(" ")
        assert (int(number), MONTHS[language].index(month) + 1, int(year)) == (date.day, date.month, date.year)


@given(st.dates(min_value=datetime.date(1000, 1, 1)), st.sampled_from(["en", "bg"]))
def test_a_date_never_ends_in_two_stops(date: datetime.date, language: str) -> None:
    assert not render(Date(start=date.isoformat(), undated=True), language).endswith("..")
