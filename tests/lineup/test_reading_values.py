"""Values: what a text is read as in each language."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineup.languages import language
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
    read_values,
    readings,
)

EN, BG = "en", "bg"


def read(text: str, code: str) -> list[tuple[str, object, str]]:
    return [(value.kind, value.key, value.unit) for value in read_values(text, language(code))]


@pytest.mark.parametrize(
    ("text", "code", "kind", "key", "unit"),
    [
        ("1,000.00", EN, NUMBER, 1000.0, ""),
        ("1 000,00", BG, NUMBER, 1000.0, ""),
        ("1\u00a0000,00", BG, NUMBER, 1000.0, ""),
        ("1\u202f000", BG, NUMBER, 1000.0, ""),
        ("1’234’567", BG, NUMBER, 1234567.0, ""),
        ("0.5", EN, NUMBER, 0.5, ""),
        ("0,5", BG, NUMBER, 0.5, ""),
        ("1,234.5", EN, NUMBER, 1234.5, ""),
        ("1 234,5", BG, NUMBER, 1234.5, ""),
        ("€3.5 million", EN, MONEY, 3_500_000.0, "EUR"),
        ("EUR 3.5m", EN, MONEY, 3_500_000.0, "EUR"),
        ("a 3.5-million-euro fund", EN, MONEY, 3_500_000.0, "EUR"),
        ("3,5 млн. евро", BG, MONEY, 3_500_000.0, "EUR"),
        ("3,5 милиона евро", BG, MONEY, 3_500_000.0, "EUR"),
        ("20 хил. лв.", BG, MONEY, 20_000.0, "BGN"),
        ("14,7 млрд. евро", BG, MONEY, 14_700_000_000.0, "EUR"),
        ("3 билиона", BG, NUMBER, 3e12, ""),
        ("2 трлн. лева", BG, MONEY, 2e12, "BGN"),
        ("половин милион лева", BG, MONEY, 500_000.0, "BGN"),
        ("half a million leva", EN, MONEY, 500_000.0, "BGN"),
        ("US$ 5", EN, MONEY, 5.0, "USD"),
        ("5 долара", BG, MONEY, 5.0, "USD"),
        ("BGN 100", BG, MONEY, 100.0, "BGN"),
        ("20%", EN, PERCENT, 20.0, "%"),
        ("20 %", BG, PERCENT, 20.0, "%"),
        ("20 на сто", BG, PERCENT, 20.0, "%"),
        ("20 процента", BG, PERCENT, 20.0, "%"),
        ("20-процентов", BG, PERCENT, 20.0, "%"),
        ("20 per cent", EN, PERCENT, 20.0, "%"),
        ("20-percent", EN, PERCENT, 20.0, "%"),
        ("3 процентни пункта", BG, NUMBER, 3.0, ""),
        ("3 percentage points", EN, NUMBER, 3.0, ""),
        ("11 June 2020", EN, DATE, (2020, 6, 11), ""),
        ("June 11, 2020", EN, DATE, (2020, 6, 11), ""),
        ("11th of June 2020", EN, DATE, (2020, 6, 11), ""),
        ("2020-06-11", EN, DATE, (2020, 6, 11), ""),
        ("11 юни 2020 г.", BG, DATE, (2020, 6, 11), ""),
        ("11.06.2020 г.", BG, DATE, (2020, 6, 11), ""),
        ("11.6.2020 г.", BG, DATE, (2020, 6, 11), ""),
        ("11-ти юни 2020 г.", BG, DATE, (2020, 6, 11), ""),
        ("11 Юни 2020", BG, DATE, (2020, 6, 11), ""),
        ("June 2020", EN, DATE, (2020, 6, 0), ""),
        ("юни 2020 г.", BG, DATE, (2020, 6, 0), ""),
        ("5 May", EN, DATE, (0, 5, 5), ""),
        ("2:30 PM", EN, TIME, 870, ""),
        ("2.30 p.m.", EN, TIME, 870, ""),
        ("12:05 am", EN, TIME, 5, ""),
        ("9 a.m.", EN, TIME, 540, ""),
        ("14:30 ч.", BG, TIME, 870, ""),
        ("14.30 ч.", BG, TIME, 870, ""),
        ("5-и", BG, NUMBER, 5.0, ""),
        ("5-ото", BG, NUMBER, 5.0, ""),
        ("10-ия", BG, NUMBER, 10.0, ""),
        ("21-ви", BG, NUMBER, 21.0, ""),
        ("21ви", BG, NUMBER, 21.0, ""),
        ("90-те", BG, NUMBER, 90.0, ""),
        ("21st", EN, NUMBER, 21.0, ""),
        ("5 km", EN, MEASURE, 5.0, "km"),
        ("5 км", BG, MEASURE, 5.0, "km"),
        ("1344 кв. км", BG, MEASURE, 1344.0, "km²"),
        ("16GB", EN, MEASURE, 16.0, "GB"),
        ("15-minute", EN, MEASURE, 15.0, "min"),
        ("2019 г.", BG, NUMBER, 2019.0, ""),
        ("500 г", BG, MEASURE, 500.0, "g"),
        ("1.2.3", EN, CODE, "1.2.3", ""),
        ("v1.2.3", EN, CODE, "1.2.3", ""),
        ("2FA", EN, CODE, "2fa", ""),
        ("5 процентни пункта", BG, NUMBER, 5.0, ""),
        ("5 percent points", EN, NUMBER, 5.0, ""),
        ("10K users", EN, NUMBER, 10_000.0, ""),
        ("three", EN, WORD, 3.0, ""),
        ("двадесет и пет", BG, WORD, 25.0, ""),
    ],
)
def test_one_value(text: str, code: str, kind: str, key: object, unit: str) -> None:
    assert read(text, code) == [(kind, key, unit)]


@pytest.mark.parametrize(
    ("text", "code", "keys"),
    [
        ("2018–19", EN, [2018.0, 2019.0]),
        ("2018/19", EN, [2018.0, 2019.0]),
        ("2018 – 2019 г.", BG, [2018.0, 2019.0]),
        ("2019 500 души", BG, [2019.0, 500.0]),
        ("15 – 20 %", BG, [15.0, 20.0]),
        ("H2020, GitHub2, x5", EN, []),
        ("twenty people in 30 rooms", EN, [20.0, 30.0]),
        ("May I ask in March?", EN, []),
    ],
)
def test_several_values(text: str, code: str, keys: list[object]) -> None:
    assert [key for _, key, _ in read(text, code)] == keys


@pytest.mark.parametrize(
    ("literal", "decimal", "first", "second"),
    [
        ("1.250", ",", 1250.0, 1.25),
        ("1.250", ".", 1.25, 1250.0),
        ("1,250", ".", 1250.0, 1.25),
        ("0,250", ".", 0.25, None),
        ("12,19", ".", 12.19, None),
        ("1,234,567", ",", 1234567.0, None),
        ("1.2.3", ".", "1.2.3", None),
        ("1.234,56", ".", 1234.56, None),
        ("1,234.56", ",", 1234.56, None),
        ("1 250", ",", 1250.0, None),
        ("1.2,3.4", ".", "1.2,3.4", None),
        ("1234567890123456", ".", "1234567890123456", None),
    ],
)
def test_a_numeral_may_be_read_in_two_ways(literal: str, decimal: str, first: object, second: object) -> None:
    assert readings(literal, decimal) == (first, second)


def test_a_value_tells_where_it_stands() -> None:
    text = "От 5 юни 2019 г. струва 3,5 млн. евро."
    assert [text[value.offset : value.end] for value in read_values(text, language(BG))] == [
        "5 юни 2019",
        "3,5 млн. евро",
    ]


@given(st.text("0123456789.,:/- €%абгчлв.AMKmk\u00a0\n", max_size=80), st.sampled_from([EN, BG, "de", "ja"]))
def test_reading_never_fails_and_values_stand_apart(text: str, code: str) -> None:
    found = read_values(text, language(code))
    assert all(one.end <= two.offset for one, two in pairwise(found))
    assert all(0 <= value.offset < value.end <= len(text) for value in found)


@given(st.integers(0, 10**9), st.sampled_from([" ", "\u00a0", "\u202f"]))
def test_thousands_in_both_languages_are_one_number(number: int, space: str) -> None:
    english = f"{number:,}"
    assert read(english, EN) == read(english.replace(",", space), BG) == [(NUMBER, float(number), "")]


WRAPPED = [
    ("EUR 0.77 million on 11 June 2020 at 2 pm", "en"),
    ("0,77 млн. евро на 11 юни 2020 г. в 14:00 ч.", "bg"),
    ("20 per cent of BGN 3.5 billion, 25 months, two million euro, June 11th, 2020", "en"),
    ("20 % от 3,5 млрд. лв., 25 месеца, два милиона евро", "bg"),
    ("1344 кв. км", "bg"),
    ("from 3 to 5 million people, 16 – 17 May 2018", "en"),
]


@pytest.mark.parametrize(("text", "code"), WRAPPED)
def test_a_value_may_be_wrapped_over_two_lines(text: str, code: str) -> None:
    gaps = [at for at, letter in enumerate(text) if letter == " "]
    for at in gaps:
        assert read(f"{text[:at]}\n{text[at + 1 :]}", code) == read(text, code), at


def test_a_value_is_a_plain_record() -> None:
    assert Value(NUMBER, 1.0, "", 0, 1).other is None
