"""Number words: every form of every number up to 100 in Bulgarian, numbers of several words, ordinals, magnitudes."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineup.languages import language
from lineup.languages.numerals import in_words, read_words

ENGLISH, BULGARIAN = language("en"), language("bg")
# Written out here by hand, not made: the forms of a number by gender, with article, for people.
UNITS = {
    1: "един една едно едни единия единият едната едното едните",
    2: "два две двата двете двама двамата",
    3: "три трите трима тримата",
    4: "четири четирите четирима четиримата",
    5: "пет петте петима петимата",
    6: "шест шестте шестима шестимата",
    7: "седем седемте седмина седмината",
    8: "осем осемте осмина осмината",
    9: "девет деветте деветима деветимата",
    10: "десет десетте десетима десетимата десетина",
    11: "единадесет единадесетте единайсет единайсетте единадесетина",
    12: "дванадесет дванадесетте дванайсет дванайсетте дванайсетина",
    13: "тринадесет тринадесетте тринайсет",
    14: "четиринадесет четиринайсет четиринадесетте",
    15: "петнадесет петнайсет петнадесетте петнайсетина",
    16: "шестнадесет шестнайсет шестнадесетте",
    17: "седемнадесет седемнайсет седемнадесетте",
    18: "осемнадесет осемнайсет осемнадесетте",
    19: "деветнадесет деветнайсет деветнадесетте",
}
TENS = {
    20: "двадесет двайсет двадесетте двайсетте двадесетина двайсетина",
    30: "тридесет трийсет тридесетте трийсетте тридесетина",
    40: "четиридесет четирийсет четиридесетте четирийсетте",
    50: "петдесет петдесетте петдесетина",
    60: "шестдесет шейсет шестдесетте шейсетте",
    70: "седемдесет седемдесетте",
    80: "осемдесет осемдесетте",
    90: "деветдесет деветдесетте",
}
ORDINALS = {
    1: "първи първия първият първа първата първо първото първите",
    2: "втори втория вторият втора втората второ второто вторите",
    3: "трети третия третият трета третата трето третото третите",
    4: "четвърти четвъртия четвъртият четвърта четвъртата четвърто четвъртото четвъртите",
    5: "пети петия петият пета петата пето петото петите",
    6: "шести шестия шеста шестата шесто шестото",
    7: "седми седмия седма седмата седмо",
    8: "осми осмия осма осмата осмо",
    9: "девети деветия девета деветата девето",
    10: "десети десетия десета десетата десето",
    11: "единадесети единайсети единадесетия единадесетата",
    20: "двадесети двайсети двадесетия двадесетата двадесетото",
    30: "тридесети трийсета",
    90: "деветдесети деветдесетата",
    100: "стотен стотния стотна стотната стотно",
}
FORMS = [
    (form, number) for table in (UNITS, TENS, ORDINALS) for number, forms in table.items() for form in forms.split()
]
ENGLISH_UNITS = "one two three four five six seven eight nine".split()
ENGLISH_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()


def numbers(text: str, code: str = "bg") -> list[float]:
    return [spoken.number for spoken in read_words(text, language(code))]


@pytest.mark.parametrize(("form", "number"), FORMS)
def test_every_form_of_a_bulgarian_number(form: str, number: int) -> None:
    assert numbers(f"Това са {form} от тях.") == [number]
    assert numbers(form.capitalize()) == [number]


@pytest.mark.parametrize("ten", TENS)
@pytest.mark.parametrize("unit", range(1, 10))
def test_bulgarian_tens_and_units(ten: int, unit: int) -> None:
    for first in TENS[ten].split()[:2]:
        for second in (*UNITS[unit].split(), *ORDINALS[unit].split()):
            assert numbers(f"{first} и {second}") == [ten + unit]


@pytest.mark.parametrize("ten", range(20, 100, 10))
@pytest.mark.parametrize("unit", range(1, 10))
def test_english_tens_and_units(ten: int, unit: int) -> None:
    first, second = ENGLISH_TENS[ten // 10 - 2], ENGLISH_UNITS[unit - 1]
    assert numbers(f"{first}-{second}", "en") == [ten + unit]
    assert numbers(f"{first} {second}", "en") == [ten + unit]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("сто", 100),
        ("стоте", 100),
        ("сто и пет", 105),
        ("сто и двадесет", 120),
        ("сто двадесет и пет", 125),
        ("двеста", 200),
        ("двеста и един", 201),
        ("триста", 300),
        ("петстотин", 500),
        ("деветстотин деветдесет и девет", 999),
        ("хиляда", 1000),
        ("хиляда и петстотин", 1500),
        ("две хиляди", 2000),
        ("две хиляди и триста", 2300),
        ("сто и пет хиляди", 105_000),
        ("двеста хиляди", 200_000),
        ("един милион", 1_000_000),
        ("милион", 1_000_000),
        ("милион и половина", 1_500_000),
        ("два милиона и половина", 2_500_000),
        ("два и половина милиона", 2_500_000),
        ("половин милион", 500_000),
        ("три милиарда", 3_000_000_000),
        ("две и половина", 2.5),
        ("дузина", 12),
        ("тригодишен", 3),
        ("двустранната", 2),
        ("десетдневен", 10),
    ],
)
def test_longer_bulgarian_numbers(text: str, number: float) -> None:
    assert numbers(text) == [number]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("a hundred", 100),
        ("one hundred and twenty", 120),
        ("two hundred twenty-five", 225),
        ("a thousand", 1000),
        ("one thousand five hundred", 1500),
        ("two thousand three hundred", 2300),
        ("one million two hundred thousand and five", 1_200_005),
        ("a million", 1_000_000),
        ("half a million", 500_000),
        ("two and a half million", 2_500_000),
        ("two and a half", 2.5),
        ("twenty-first", 21),
        ("thirtieth", 30),
        ("a dozen", 12),
        ("both", 2),
    ],
)
def test_longer_english_numbers(text: str, number: float) -> None:
    assert numbers(text, "en") == [number]


@pytest.mark.parametrize(
    ("text", "code", "found"),
    [
        ("three and four", "en", [3, 4]),
        ("пет и шест", "bg", [5, 6]),
        ("the first two", "en", [1, 2]),
        ("първите хиляда", "bg", [1, 1000]),
        ("двадесет, пет", "bg", [20, 5]),
        ("all-in-one", "en", []),
        ("thousands of people, several hundred", "en", []),
        ("хиляди хора, милиони пътувания", "bg", []),
        ("столица, тризнаци", "bg", []),
    ],
)
def test_what_is_no_number_or_no_single_one(text: str, code: str, found: list[float]) -> None:
    assert numbers(text, code) == found


def test_a_number_tells_where_it_stands_and_whether_a_magnitude_is_in_it() -> None:
    first, second = read_words("Общо двадесет и пет, после два милиона.", BULGARIAN)
    assert ("Общо двадесет и пет, после два милиона."[first.offset : first.end], first.scaled) == (
        "двадесет и пет",
        False,
    )
    assert (second.number, second.scaled) == (2_000_000, True)


@given(
    st.text("абвдеикмнопрстуще -и", max_size=60) | st.lists(st.sampled_from(sorted(BULGARIAN.numbers))).map(" ".join)
)
def test_numbers_stand_apart_and_are_announced(text: str) -> None:
    found = read_words(text, BULGARIAN)
    assert all(one.end <= two.offset for one, two in pairwise(found))
    assert not found or in_words(text.lower().replace("-", " ").split(), BULGARIAN)
