"""Forms: how a language writes a value; what is written is read back as the same value."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineup.languages import language
from lineup.languages.base import Language
from lineup.languages.forms import form, written
from lineup.languages.values import CODE, DATE, MEASURE, MONEY, NUMBER, PERCENT, TIME, Value, read_values

ENGLISH, BULGARIAN = language("en"), language("bg")


def value(kind: str, key: object, unit: str = "") -> Value:
    return Value(kind, key, unit, 0, 0)


@pytest.mark.parametrize(
    ("kind", "key", "unit", "english", "bulgarian"),
    [
        (NUMBER, 3.5, "", "3.5", "3,5"),
        (NUMBER, 1500.0, "", "1,500", "1500"),
        (NUMBER, 12190.0, "", "12,190", "12 190"),
        (NUMBER, 1250.5, "", "1,250.5", "1250,5"),
        (NUMBER, 1_250_000.0, "", "1.25 million", "1,25 млн."),
        (NUMBER, 1_234_567.0, "", "1,234,567", "1 234 567"),
        (NUMBER, 3e9, "", "3 billion", "3 млрд."),
        (NUMBER, 2e12, "", "2 trillion", "2 трлн."),
        (PERCENT, 20.0, "%", "20%", "20 %"),
        (MONEY, 3_500_000.0, "EUR", "EUR 3.5 million", "3,5 млн. евро"),
        (MONEY, 256_000.0, "EUR", "EUR 256,000", "256 000 евро"),
        (MONEY, 20.0, "BGN", "BGN 20", "20 лв."),
        (MONEY, 5.0, "USD", "USD 5", "5 долара"),
        (DATE, (2020, 6, 11), "", "11 June 2020", "11 юни 2020 г."),
        (DATE, (2020, 6, 0), "", "June 2020", "юни 2020 г."),
        (DATE, (0, 6, 11), "", "11 June", "11 юни"),
        (TIME, 870, "", "14:30", "14:30 ч."),
        (TIME, 65, "", "1:05", "1:05 ч."),
        (MEASURE, 5.0, "km", "5 km", "5 км"),
        (CODE, "1.2.3", "", "1.2.3", "1.2.3"),
    ],
)
def test_forms(kind: str, key: object, unit: str, english: str, bulgarian: str) -> None:
    shown = [(form(value(kind, key, unit), known) or "") for known in (ENGLISH, BULGARIAN)]
    assert [text.replace("\u00a0", " ") for text in shown] == [english, bulgarian]


def test_what_must_stay_on_one_line_does() -> None:
    assert form(value(MONEY, 3_500_000.0, "EUR"), BULGARIAN) == "3,5\u00a0млн.\u00a0евро"
    assert form(value(PERCENT, 20.0, "%"), BULGARIAN) == "20\u00a0%"
    assert form(value(DATE, (2020, 6, 11)), BULGARIAN) == "11 юни 2020\u00a0г."
    assert written(12190.0, BULGARIAN) == "12\u00a0190"


def test_languages_without_a_module_have_no_form() -> None:
    assert form(value(NUMBER, 3.5), language("de")) is None


NUMBERS = st.integers(0, 10**10).map(float) | st.integers(0, 10**6).map(lambda number: number / 100)
VALUES = st.one_of(
    st.builds(lambda number: value(NUMBER, number), NUMBERS),
    st.builds(lambda number: value(PERCENT, number, "%"), NUMBERS),
    st.builds(lambda number, unit: value(MONEY, number, unit), NUMBERS, st.sampled_from(["EUR", "USD", "GBP", "BGN"])),
    st.builds(lambda number, unit: value(MEASURE, number, unit), NUMBERS, st.sampled_from(["km", "kg", "GB", "min"])),
    st.builds(
        lambda day: value(DATE, (day.year, day.month, day.day)),
        st.dates(min_value=date(1500, 1, 1), max_value=date(2099, 12, 31)),
    ),
    st.builds(lambda minutes: value(TIME, minutes), st.integers(0, 24 * 60 - 1)),
)


@given(VALUES, st.sampled_from([ENGLISH, BULGARIAN]))
def test_what_is_written_is_read_back(one: Value, known: Language) -> None:
    text = form(one, known)
    assert text is not None
    found = read_values(f"({text})", known)
    assert [(back.kind, back.key, back.unit) for back in found] == [(one.kind, one.key, one.unit)], text
