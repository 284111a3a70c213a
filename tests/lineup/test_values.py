"""Values: how the texts of two languages are compared by value."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.lineup.pairs import said

from lineup.rules.values import values

SAME = [
    ("1,000.00 leva", "1 000,00 лева"),
    ("a factor of 0.5", "коефициент 0,5"),
    ("€3.5 million", "3,5 млн. евро"),
    ("EUR 256,000", "256 000 евро"),
    ("20%", "20 %"),
    ("20 per cent", "20 на сто"),
    ("11 June 2020", "11.06.2020 г."),
    ("half a million leva", "половин милион лева (около 256 000 евро)"),
    ("half a million leva (about EUR 256,000)", "половин милион лева"),
    ("20 leva", "20 лв. (10 евро)"),
    ("2:30 PM", "14:30 ч."),
    ("9 a.m.", "9 ч."),
    ("the 21st century", "XXI век"),
    ("the 21st century", "ХХІ век"),
    ("chapter IV", "глава 4"),
    ("the 5th and the 21st", "5-и и 21-ви"),
    ("2018–2019", "2018 – 2019 г."),
    ("three ministries", "три министерства"),
    ("3 ministries", "три министерства"),
    ("three ministries", "3 министерства"),
    ("twenty-five firms", "25 фирми"),
    ("a two-year plan", "двугодишен план"),
    ("20 thousand people", "20 хил. души"),
    ("3 billion people", "3 милиарда души"),
    ("the 1990s", "90-те години"),
    ("5 June 2019", "5 юни през 2019 г."),
    ("11/06/2020", "11.06.2020 г."),
    ("June 11–13, 2019", "11 – 13 юни 2019 г."),
    ("10x faster", "10 пъти по-бързо"),
    ("v2.1.0", "версия 2.1.0"),
    ("15 to 20%", "15 – 20 %"),
    ("15% or 20%", "15 или 20 %"),
    ("15% to about 20%", "15 до около 20 %"),
    ("3D and 2FA", "триизмерен и двуфакторен"),
    ("one of them", "единият от тях"),
]


@pytest.mark.parametrize(("source", "target"), SAME)
def test_the_same_values(source: str, target: str) -> None:
    assert said(values, f"It says {source} here.", f"Тук пише {target} и нищо друго.") == []


OTHER = [
    ("1,000.00", "1 000,50", ("number-changed", "1 000,50", "1000")),
    ("from 3 to 5", "от 5 до 3", ("range-reversed", "5 до 3", "3 to 5")),
    ("2018–2019", "2019 – 2018 г.", ("range-reversed", "2019 – 2018", "2018–2019")),
    ("the report", "докладът (35)", ("value-added", "35", "")),
    ("20%", "20", ("percent-changed", "20", "20\u00a0%")),
    ("20", "20 %", ("percent-changed", "20 %", "20")),
    ("€20", "20 долара", ("money-changed", "20 долара", "20\u00a0евро")),
    ("€20", "20", ("money-changed", "20", "20\u00a0евро")),
    ("3.5 million euros", "3,5 млн. лева", ("money-changed", "3,5 млн. лева", "3,5\u00a0млн.\u00a0евро")),
    ("€3.5 million", "3,5 млрд. евро", ("money-changed", "3,5 млрд. евро", "3,5\u00a0млн.\u00a0евро")),
    ("3 billion", "3 билиона", ("number-changed", "3 билиона", "3\u00a0млрд.")),
    ("11 June 2020", "12.06.2020 г.", ("date-changed", "12.06.2020", "11 юни 2020\u00a0г.")),
    ("2:30 PM", "2:30 ч.", ("time-changed", "2:30 ч.", "14:30\u00a0ч.")),
    ("5 km", "5 m", ("measure-changed", "5 m", "5\u00a0км")),
    ("three ministries", "четири министерства", ("number-word", "четири", "three")),
    ("four", "5", ("number-changed", "5", "4")),
    ("4", "петима", ("number-changed", "петима", "4")),
    ("the 21st century", "XX век", ("value-missing", "", "21")),
    ("half a million leva", "половин милион евро", ("money-changed", "половин милион евро", "500\u00a0000\u00a0лв.")),
]


@pytest.mark.parametrize(("source", "target", "hit"), OTHER)
def test_other_values(source: str, target: str, hit: tuple[str, str, str]) -> None:
    assert said(values, f"It says {source} here.", f"Тук пише {target} и нищо друго.") == [hit]


@pytest.mark.parametrize(
    ("source", "target"),
    [
        (
            "EUR 0.77 million on 11 June 2020 at 2 pm",
            "0,77 млн. евро на 11 юни 2020 г. в 14:00 ч.",
        ),
        ("from 3 to 5 million people, 16 – 17 May 2018", "от 3 до 5 млн. души, 16 – 17 май 2018 г."),
    ],
)
def test_wrapped_values_are_the_same_values(source: str, target: str) -> None:
    assert said(values, source.replace(" ", "\n"), target) == []
    assert said(values, source, target.replace(" ", "\n")) == []


def test_order_does_not_matter() -> None:
    assert said(values, "In 2019 it was 20%.", "Бяха 20 % през 2019 г.") == []


def test_each_value_counts_once() -> None:
    assert said(values, "Rooms 5 and 5.", "Стаи 5.") == [("value-missing", "", "5")]


def test_an_untranslated_clause_is_not_told_as_changed_values() -> None:
    assert said(values, "It cost €3.5 million.", "Струваше €3.5 million.") == []


def test_languages_without_a_module_are_compared_by_figures() -> None:
    assert said(values, "It cost 1,250.5 in 2019.", "Kostete 1.250,5 im Jahr 2018.", ("en", "de")) == [
        ("number-changed", "2018", "2019")
    ]


def test_many_values_without_a_twin_take_no_squared_time() -> None:
    source = " ".join(str(number) for number in range(100_000, 104_000))
    target = " ".join(str(number) for number in range(200_000, 204_000))
    assert 0 < len(said(values, source, target)) <= 400


@given(
    st.lists(st.sampled_from(SAME), min_size=1, max_size=4, unique=True),
    st.randoms(use_true_random=False),
)
def test_what_is_the_same_alone_is_the_same_together(chosen: list[tuple[str, str]], random: object) -> None:
    del random
    source = "".join(f"It says {one} here.\n\n" for one, _ in chosen)
    target = "".join(f"Тук пише {two} и нищо друго.\n\n" for _, two in chosen)
    assert said(values, source, target) == []
