"""Typography: what has no partner, and what another language writes so."""

from __future__ import annotations

import pytest
from tests.lineup.pairs import said

from lineup.evidence import features
from lineup.markdown import read_page
from lineup.rules.decimals import customs
from lineup.rules.typography import typography

SOURCE = "The council decides."


@pytest.mark.parametrize(
    ("text", "hit"),
    [
        ("Програма „Европа приключи.", ("quote-unbalanced", "„", "“")),
        ("Програма Европа“ приключи.", ("quote-unbalanced", "“", "„")),
        ("Програма „Европа“ и „Живот.", ("quote-unbalanced", "„", "“")),
        ('Програма "Европа приключи.', ("quote-unbalanced", '"', "")),
        ("Програма «Европа приключи.", ("quote-unbalanced", "«»", "")),
        ("Програма „Европа“, ”Живот” и „Дом.", ("quote-unbalanced", "„", "“")),
        ("Съветът (парламентът реши.", ("bracket-unbalanced", "(", "")),
        ("Съветът парламентът) реши.", ("bracket-unbalanced", ")", "")),
        ("Съветът (един ден, до (два дни) реши.", ("bracket-unbalanced", "(", "")),
        ("Програма “Европа”.", ("quote-style", "“Европа”", "„Европа“")),
        ('Програма "Европа".', ("quote-style", '"Европа"', "„Европа“")),
        ("Нарасна 3.5 пъти.", ("decimal-mark", "3.5", "3,5")),
        ("Бяха 1.250.000 души.", ("number-form", "1.250.000", "1\u00a0250\u00a0000")),
        ("Съветът решава решава.", ("word-doubled", "решава решава", "решава")),
        ("Съветът  решава.", ("space-doubled", "  ", " ")),
        ("Днес , той решава.", ("space-before-mark", " ,", ",")),
        ("Бяха 20% от тях.", ("hard-space", "%", "\u00a0%")),
        ("Бяха 20 % от тях.", ("hard-space", " %", "\u00a0%")),
        ("През 2019 г. решиха.", ("hard-space", " г.", "\u00a0г.")),
        ("София - столицата.", ("dash-form", "-", "–")),
        ("София — столицата.", ("dash-form", "—", "–")),
    ],
)
def test_faults(text: str, hit: tuple[str, str, str]) -> None:
    assert said(typography, SOURCE, text) == [hit]


@pytest.mark.parametrize(
    "text",
    [
        "Програма „Европа“ (за всички) и „Живот ‚тук‘“.",
        'Кодът `"` и `(` стоят сами.',
        "Индустрия 4.0, Python 3.10, версия 2.5 и Python ≥ 3.12.",
        "Стъпките: а) първа; б) втора; 1) трета.",
        "Нарасна 3,5 пъти за 2019\u00a0г., с 20\u00a0% и 12\u00a0190 души.",
        "Много, много ясно и по-по-най.",
        "Адрес 10.0.0.1, дата 11.06.2020\u00a0г., раздел 3.2 и т. 4.1.",
        "| Клетка  | с  | места |\n| --- | --- | --- |\n| a  | b  | c |",
        "Един ред\nи ред с `код`  между места.",
    ],
)
def test_what_is_right(text: str) -> None:
    assert said(typography, SOURCE, text) == []


def test_english_marks() -> None:
    assert said(typography, "Съветът решава.", "The “council decides.", ("bg", "en")) == [
        ("quote-unbalanced", "“”", "")
    ]
    assert said(typography, "Съветът решава.", "The share is 20 % now.", ("bg", "en")) == [
        ("space-before-mark", " %", "%")
    ]
    assert said(typography, "Съветът решава.", "The share is 3,5 now.", ("bg", "en")) == [
        ("decimal-mark", "3,5", "3.5")
    ]


def test_what_the_source_has_unbalanced_too_may_stay() -> None:
    assert said(typography, "A smile :) here.", "Усмивка :) тук.") == []
    assert said(typography, 'An inch is 1" long, or ".', 'Един инч е 1" дълъг, или ".') == []


@pytest.mark.parametrize(
    ("text", "unbalanced"),
    [
        ("Програма „Европа“, а не ”Живот”.", []),
        ("Програма „Европа“, а не “Живот”, нито „Дом”.", []),
        ("Програма Европа“ и “Живот”.", ["“"]),
        ("Програма „Европа“ и „Живот, а не „Дом“.", ["„"]),
    ],
)
def test_marks_of_several_kinds_are_paired(text: str, unbalanced: list[str]) -> None:
    assert [found for rule, found, _ in said(typography, SOURCE, text) if rule == "quote-unbalanced"] == unbalanced


def test_a_tree_is_counted_by_its_decimals() -> None:
    page = features(read_page("Нарасна 3,5 пъти и 4,25 пъти.\n\nПосле 2.7 пъти; Python 3.10.\n"))
    assert customs(page, "bg") == {"decimal-right": 2, "decimal-wrong": 1}
    assert customs(page, "de") == {}
