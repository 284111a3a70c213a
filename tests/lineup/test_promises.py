"""The ways in which other checkers fail, and what none of them understands: one named test each, through the program."""

from __future__ import annotations

import json
from pathlib import Path
from typing import NamedTuple

import pytest
from tests.lineup.calls import Answer, put

SOURCE = """\
# Digital services {#services}

The council opened a new portal for all citizens of the city.

Two departments report to the mayor every year.

## Open data {#data}

Firms can download the data without an account.

| Service | Owner |
| --- | --- |
| Parking | Transport department |
| Permits | Chief architect |
| Taxes | Finance department |

The plan ends with a meeting of all residents.
"""
TARGET = """\
# Дигитални услуги {#services}

Съветът откри нов портал за всички граждани на града.

Две дирекции се отчитат пред кмета всяка година.

## Отворени данни {#data}

Фирмите могат да изтеглят данните без профил.

| Услуга | Отговорник |
| --- | --- |
| Паркиране | Дирекция „Транспорт“ |
| Разрешения | Главен архитект |
| Данъци | Дирекция „Финанси“ |

Планът завършва със среща на всички жители.
"""
TERMS = """\
- id: stakeholders
  en: {preferred: stakeholders}
  bg: {preferred: заинтересовани страни, forbidden: [стейкхолдъри]}
- id: open-data
  en: {preferred: open data}
  bg: {preferred: отворени данни}
"""


class Told(NamedTuple):
    """A finding that counts, with its line on either side."""

    rule: str
    severity: str
    source: int | None
    target: int | None
    message: str


def told(folder: Path, capsys: pytest.CaptureFixture[str], source: str, target: str) -> list[Told]:
    """What the program says, warnings and errors only, of two pages in two bare trees."""
    put(folder, "en/page.md", source)
    put(folder, "bg/page.md", target)
    trees = ("--source", str(folder / "en"), "--target", str(folder / "bg"), "--languages", "en,bg")
    return _findings(Answer(capsys, "check", *trees, "--format", "json").out)


def told_with_terms(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, source: str, target: str
) -> list[Told]:
    """The same in a project that has a term base."""
    put(folder, "pyproject.toml", '[tool.lineup]\nfolders = { en = "en", bg = "bg" }\nterms = "terms.yml"\n')
    put(folder, "terms.yml", TERMS)
    put(folder, "en/page.md", source)
    put(folder, "bg/page.md", target)
    monkeypatch.chdir(folder)
    return _findings(Answer(capsys, "check", "--format", "json").out)


def _findings(out: str) -> list[Told]:
    return [
        Told(
            one["name"],
            one["severity"],
            (one["source"] or {}).get("line"),
            (one["target"] or {}).get("line"),
            one["message"],
        )
        for one in json.loads(out)["findings"]
        if one["severity"] != "note"
    ]


def test_the_two_pages_are_in_step(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert told(tmp_path, capsys, SOURCE, TARGET) == []


# Where other checkers fail


def test_one_deleted_paragraph_is_one_finding_and_accuses_no_neighbour(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = TARGET.replace("Две дирекции се отчитат пред кмета всяка година.\n\n", "")
    assert told(tmp_path, capsys, SOURCE, target) == [
        ("block-missing", "error", 5, 5, "paragraph missing: “Two departments report to the mayor every year.”"),
    ]


def test_one_changed_heading_level_is_one_finding(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = TARGET.replace("## Отворени", "### Отворени")
    assert told(tmp_path, capsys, SOURCE, target) == [
        ("heading-level", "error", 7, 7, "heading is of level 3, the source's of level 2: “Отворени данни”"),
    ]


def test_swapped_rows_are_one_finding(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    parking, permits = "| Паркиране | Дирекция „Транспорт“ |\n", "| Разрешения | Главен архитект |\n"
    found = told(tmp_path, capsys, SOURCE, TARGET.replace(parking + permits, permits + parking))
    assert [(one.rule, one.source in (13, 14), one.target in (13, 14)) for one in found] == [
        ("block-moved", True, True)
    ]


@pytest.mark.parametrize("target", ["", "\n\n", "---\ntitle: Услуги\n---\n", "<!-- по-късно -->\n"])
def test_an_empty_reading_of_a_page_is_an_error(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], target: str
) -> None:
    found = told(tmp_path, capsys, SOURCE, target)
    assert [(one.rule, one.severity) for one in found if one.rule == "page-empty"] == [("page-empty", "error")]


# What none of them understands


def test_a_thousand_with_a_comma_is_a_thousand_with_a_space(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source, target = "The fee is 1,000.00 leva for all firms.\n", "Таксата е 1 000,00 лева за всички фирми.\n"
    assert told(tmp_path, capsys, source, target) == []
    (one,) = told(tmp_path, capsys, source, target.replace("1 000,00", "1 000,50"))
    assert (one.rule, one.target) == ("money-changed", 1)


def test_half_with_a_point_is_half_with_a_comma(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source, target = "The share grew by 0.5 points in a year.\n", "Делът нарасна с 0,5 пункта за една година.\n"
    assert told(tmp_path, capsys, source, target) == []
    (one,) = told(tmp_path, capsys, source, target.replace("0,5", "0,6"))
    assert (one.rule, one.target) == ("number-changed", 1)


def test_from_3_to_5_is_not_from_5_to_3(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source, target = "The course takes from 3 to 5 days.\n", "Курсът отнема от 3 до 5 дни.\n"
    assert told(tmp_path, capsys, source, target) == []
    (one,) = told(tmp_path, capsys, source, target.replace("от 3 до 5", "от 5 до 3"))
    assert (one.rule, one.target) == ("range-reversed", 1)


def test_an_added_number_is_found(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = TARGET.replace("всички граждани на града", "всички 140 граждани на града")
    assert told(tmp_path, capsys, SOURCE, target) == [("value-added", "error", 3, 3, "140 is not in the source")]


def test_three_ministries_in_words_are_three_ministries(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source, target = "Money comes from 3 ministries and the city.\n", "Средствата са от три министерства и от града.\n"
    assert told(tmp_path, capsys, source, target) == []
    (one,) = told(tmp_path, capsys, source, target.replace("три", "четири"))
    assert (one.rule, one.target) == ("number-changed", 1)


@pytest.mark.parametrize(
    ("right", "wrong", "says"),
    [
        (
            "Компетентният съвет",
            "Kомпетентният съвет",
            "“Kомпетентният” mixes alphabets (K U+004B); expected “Компетентният”",
        ),
        ("Съветът", "Cъветът", "“Cъветът” mixes alphabets (C U+0043); expected “Съветът”"),
    ],
)
def test_a_latin_letter_in_a_cyrillic_word_is_found_with_its_code_point(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], right: str, wrong: str, says: str
) -> None:
    source = "The competent council opened a new portal.\n"
    target = f"{right} откри нов портал за гражданите.\n"
    assert told(tmp_path, capsys, source, target) == []
    assert told(tmp_path, capsys, source, target.replace(right, wrong)) == [("look-alike", "error", None, 1, says)]


def test_a_wrong_term_is_found(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    source = "The open data help many firms.\n"
    assert told_with_terms(tmp_path, capsys, monkeypatch, source, "Отворените данни помагат на много фирми.\n") == []
    (one,) = told_with_terms(tmp_path, capsys, monkeypatch, source, "Свободните данни помагат на много фирми.\n")
    assert (one.rule, one.source, one.target) == ("term-missing", 1, 1)


@pytest.mark.parametrize("wrong", ["Стейкхолдърите се срещнаха напролет.\n", "Срещнахме се с всички стейкхолдъри.\n"])
def test_a_wrong_term_is_found_in_an_inflected_form(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, wrong: str
) -> None:
    (one,) = told_with_terms(tmp_path, capsys, monkeypatch, "The stakeholders met in the spring.\n", wrong)
    assert (one.rule, one.target) == ("term-forbidden", 1)


def test_an_added_negation_is_found(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = TARGET.replace("Съветът откри", "Съветът не откри")
    assert told(tmp_path, capsys, SOURCE, target) == [
        ("negation-added", "warning", 3, 3, "the translation denies (“не”), the source does not"),
    ]


def test_a_decimal_mark_is_weighed_by_its_own_page_first(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    put(tmp_path, "en/two.md", "The shares are 0.5, 1.5, 2.5 and 3.5.\n")
    put(tmp_path, "bg/two.md", "Дяловете са 0,5, 1,5, 2,5 и 3,5.\n")
    source, foreign = "The share is 0.85, the mean is 201.73.\n", "Делът е 0.85, а средното е 201.73.\n"
    assert told(tmp_path, capsys, source, foreign) == []  # the custom of a page is no slip
    (one,) = told(tmp_path, capsys, source, foreign.replace("0.85", "0,85"))
    assert (one.rule, one.severity) == ("decimal-mark", "warning")


ROWS = "Таблицата и редовете ѝ. Диаграмата и осите ѝ.\n\nГрадът и районите ѝ.\n"


def test_the_pronoun_is_told_once_a_page_unless_nobody_writes_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = "The table and its rows. The chart and its axes.\n\nThe city and its districts.\n"
    assert told(tmp_path, capsys, source, ROWS) == []
    once = ("pronoun-letter", "error", None, 1, "“й” stands for the pronoun “ѝ”")
    assert told(tmp_path, capsys, source, ROWS.replace("ѝ", "й", 1)) == [once]
    assert told(tmp_path, capsys, source, ROWS.replace("ѝ", "й", 2)) == [once]
    assert told(tmp_path, capsys, source, ROWS.replace("ѝ", "й")) == []


@pytest.mark.parametrize(
    ("source", "right", "wrong"),
    [
        # A repeated term becomes a pronoun; a little word has none of its own.
        ("The **Layout** layer is the first. The **Layout** layer holds the titles.\n",
         "Слоят **Оформление** е първият. Той съдържа заглавията.\n",
         "Слоят **Оформление** е първият. Слоят Оформление съдържа заглавията.\n"),
        ("If you *are* interested, read the *whole* chapter.\n",
         "Ако това Ви интересува, прочетете *цялата* глава.\n",
         "Ако това Ви интересува, прочетете цялата глава.\n"),
    ],
)  # fmt: skip
def test_emphasis_that_a_translation_has_no_word_for_is_no_fault(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], source: str, right: str, wrong: str
) -> None:
    assert told(tmp_path, capsys, source, right) == []
    assert [one.rule for one in told(tmp_path, capsys, source, wrong)] == ["emphasis"]


def test_a_short_alternative_text_is_told_where_the_page_translates_the_others(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = "![Main menu](menu.png)\n\n![First page](page.png)\n\n![Edit button](edit.png)\n\n![Wesnoth](logo.png)\n"
    target = (
        "![Главно меню](menu.png)\n\n![Първа страница](page.png)\n\n![Edit button](edit.png)\n\n![Wesnoth](logo.png)\n"
    )
    prose = "\nСъветът одобри новия план за развитие на града и на районите му.\n"
    english = "\nThe council approved the new plan for the development of the city and of its districts.\n"
    (one,) = told(tmp_path, capsys, source + english, target + prose)
    assert (one.rule, one.source, one.target) == ("image-alt-untranslated", 5, 5)
    assert told(tmp_path, capsys, source + english, source + prose) == []
