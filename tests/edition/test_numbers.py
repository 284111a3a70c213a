"""Numbers in both languages."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edition.numbers import counted, in_euro, number

CASES = [
    (0, "0", "0"),
    (5, "5", "5"),
    (999, "999", "999"),
    (1000, "1,000", "1000"),
    (9999, "9,999", "9999"),
    (10000, "10,000", "10_000"),
    (12190, "12,190", "12_190"),
    (1274290, "1,274,290", "1_274_290"),
    (3.5, "3.5", "3,5"),
    (59.172, "59.172", "59,172"),
    (0.77, "0.77", "0,77"),
    (12190.5, "12,190.5", "12_190,5"),
]


@pytest.mark.parametrize(("value", "english", "bulgarian"), CASES)
def test_a_number_reads_as_its_language_writes_it(value: float, english: str, bulgarian: str) -> None:
    assert number(value, "en") == english
    assert number(value, "bg") == bulgarian.replace("_", "\u00a0")


@pytest.mark.parametrize(
    ("value", "unit", "language", "expected"),
    [
        (20, "%", "en", "20%"),
        (21.8, "%", "bg", "21,8\u00a0%"),
        (17000, "employees", "en", "17,000\u00a0employees"),
        (41, "града", "bg", "41\u00a0града"),
        (41, "", "bg", "41"),
        (3.23, "BGN {} billion", "en", "BGN\u00a03.23\u00a0billion"),
        (3.23, "{} млрд. лв.", "bg", "3,23\u00a0млрд. лв."),
        (86, "{}-о място", "bg", "86-о място"),
    ],
)
def test_a_unit_stands_where_it_belongs(value: float, unit: str, language: str, expected: str) -> None:
    assert counted(value, unit, language) == expected


def test_leva_become_euro_in_both_languages() -> None:
    assert in_euro("BGN {} million") == "EUR {} million"
    assert in_euro("{} млн. лв.") == "{} млн. евро"


@given(st.integers(0, 10**12), st.sampled_from(["en", "bg"]))
def test_no_digit_is_lost(value: int, language: str) -> None:
    assert int("".join(mark for mark in number(value, language) if mark.isdecimal())) == value
