"""Records as tables and lists, word by word, in both languages."""

from __future__ import annotations

import pytest
from tests.edition.small import FACTS, Project
from tests.edition.small_records import ACTIVITIES, RECORDS, TIMELINE

from edition import tables
from edition.dataset import Dataset, load
from edition.dates import LANGUAGES
from edition.tables import Place
from edition.words import FOCUS, QUALIFIERS, STATUS
from edition.words import RECORDS as WORDS


@pytest.fixture
def data(project: Project) -> Dataset:
    return load(project(RECORDS) / "data")


def test_activities_in_english(data: Dataset) -> None:
    assert tables.activities(data.records.activities.values(), data, Place("en", "a/b.md")) == (
        "| Activity | Focus area | Owner | Dates | Status |\n"
        "| --- | --- | --- | --- | --- |\n"
        "| Sandbox \\| tests[^paper] {: #activity-sandbox } | ICT and startups | Sofia Municipality | from autumn 2020 | "
        "**started**{: .status .status-started }, 11 June 2020.[^city-2020] Part of the plan. (sources disagree: "
        "[How many \\[cities\\]](../open-questions.md#dis-01); not known: [Budget](../open-questions.md#budget)) |\n"
        "| A platform {: #activity-platform } | transport | not known | not known | "
        "**not known**{: .status .status-not-known }, last named: no date[^paper] |"
    )


def test_activities_in_bulgarian_without_their_focus(data: Dataset) -> None:
    assert tables.activities(data.records.activities.values(), data, Place("bg"), focus=False) == (
        "| Дейност | Отговорник | Период | Състояние |\n"
        "| --- | --- | --- | --- |\n"
        "| Пясъчник[^paper] {: #activity-sandbox } | Столична община | от есента на 2020\u00a0г. | "
        "**започнала**{: .status .status-started }, 11 юни 2020\u00a0г.[^city-2020] Част от плана. (източниците се разминават: "
        "[Колко града](open-questions.md#dis-01); не е известно: [Бюджет](open-questions.md#budget)) |\n"
        "| Платформа {: #activity-platform } | не е известно | не е известно | "
        "**не е известно**{: .status .status-not-known }, последно посочена: без дата[^paper] |"
    )


@pytest.mark.parametrize(
    ("start", "end", "english", "bulgarian"),
    [
        ("null", "null", "not known", "не е известно"),
        ("{from: '2020-10-22'}", "null", "from 22 October 2020", "от 22 октомври 2020_г."),
        ("null", "{from: '2019-06'}", "until June 2019", "до юни 2019_г."),
        ("{from: '2018'}", "{from: '2018'}", "2018", "2018_г."),
        ("{from: '2017-11'}", "{from: '2019-06'}", "November 2017 to June 2019", "ноември 2017_г._– юни 2019_г."),
        ("{from: '2021', to: '2022', undated: true}", "null", "no date (2021–2022)", "без дата (2021_– 2022_г.)"),
    ],
)
def test_when_an_activity_ran(project: Project, start: str, end: str, english: str, bulgarian: str) -> None:
    text = ACTIVITIES.replace("{from: '2020', season: autumn}", start).replace("end: null", f"end: {end}", 1)
    made = load(project({**RECORDS, "data/activities.yml": text}) / "data")
    chosen = [made.records.activities["sandbox"]]
    for language, expected in (("en", english), ("bg", bulgarian.replace("_", "\u00a0"))):
        row = tables.activities(chosen, made, Place(language)).splitlines()[2]
        assert row.split(" | ")[3] == expected


def test_a_timeline_is_sorted_and_links_to_what_is_disputed(data: Dataset) -> None:
    assert tables.timeline(data.records.timeline.values(), data, Place("bg", "implementation/timeline.md")) == (
        "- **Края на 2019\u00a0г.**{: #event-start } Започна.[^city-2020]\n"
        "- **11 юни 2020\u00a0г.**{: #event-vote } Съветът гласува.[^city-2020] "
        "(източниците се разминават: [Колко града](../open-questions.md#dis-01))\n"
        "- **2020\u00a0г.**{: #event-late } Приключи.[^paper]"
    )


def test_a_date_in_english_ends_its_sentence(data: Dataset) -> None:
    lines = tables.timeline(data.records.timeline.values(), data, Place("en")).splitlines()
    assert [line.partition("{")[0] for line in lines] == ["- **Late 2019.**", "- **11 June 2020.**", "- **2020.**"]


@pytest.mark.parametrize(
    ("date", "place"),
    [
        ("{from: '2020-06'}", 1),
        ("{from: '2020-06', part: early}", 0),
        ("{from: '2020-07-01'}", 1),
        ("{from: '2020', season: spring}", 0),
        ("{from: '2020', season: autumn}", 1),
        ("{from: '2020', part: early}", 0),
        ("{after: '2020-06-12'}", 1),
    ],
)
def test_what_is_less_exact_comes_later(project: Project, date: str, place: int) -> None:
    text = TIMELINE.replace("{from: '2019', part: late}", date)
    made = load(project({**RECORDS, "data/timeline.yml": text}) / "data")
    lines = tables.timeline(made.records.timeline.values(), made, Place("en")).splitlines()
    assert ["#event-start" in line for line in lines].index(True) == place


def test_figures_in_english(data: Dataset) -> None:
    assert tables.indicators(data.records.indicators.values(), data, Place("en", "figures.md")) == (
        "### Money {: #series-money }\n\n"
        "| Date | Value | What is counted |\n"
        "| --- | --- | --- |\n"
        "| March 2021 | over BGN\u00a03.5\u00a0million (about EUR\u00a01.8\u00a0million)[^city-2020] | in all |\n\n"
        "Sources disagree: [How many \\[cities\\]](open-questions.md#dis-01).[^city-2020]\n\n"
        "### People {: #series-people }\n\n"
        "| Date | Value |\n"
        "| --- | --- |\n"
        "| 2021 | 12,190\u00a0people[^paper] |\n"
        "| 2022 | close to 20%[^paper] |"
    )


def test_figures_in_bulgarian(data: Dataset) -> None:
    assert tables.indicators(data.records.indicators.values(), data, Place("bg", "figures.md")) == (
        "### Средства {: #series-money }\n\n"
        "| Дата | Стойност | Какво се брои |\n"
        "| --- | --- | --- |\n"
        "| март 2021\u00a0г. | над 3,5\u00a0млн. лв. (около 1,8\u00a0млн. евро)[^city-2020] | общо |\n\n"
        "Източниците се разминават: [Колко града](open-questions.md#dis-01).[^city-2020]\n\n"
        "### Хора {: #series-people }\n\n"
        "| Дата | Стойност |\n"
        "| --- | --- |\n"
        "| 2021\u00a0г. | 12\u00a0190\u00a0души[^paper] |\n"
        "| 2022\u00a0г. | близо 20\u00a0%[^paper] |"
    )


@pytest.mark.parametrize(
    ("language", "warning"), [("en", "a single weak source"), ("bg", "единствен източник, несигурен")]
)
def test_a_record_on_weak_ground_says_so(project: Project, language: str, warning: str) -> None:
    facts = FACTS.replace("confidence: press", "confidence: single weak source")
    made = load(project({**RECORDS, "data/facts.yml": facts}) / "data")
    records, place = made.records, Place(language)
    lines = [
        *tables.activities(records.activities.values(), made, place).splitlines()[2:],
        *tables.timeline(records.timeline.values(), made, place).splitlines(),
        *tables.indicators([records.indicators["people"]], made, place).splitlines()[4:],
    ]
    assert [f"[^paper] ({warning})" in line for line in lines] == [
        *(False, True),
        *(False, False, True),
        *(False, True),
    ]  # fmt: skip


def test_terms_in_english(data: Dataset) -> None:
    assert tables.terms(data.records.terms.values(), Place("en")) == (
        "| English | Bulgarian | Meaning and source |\n"
        "| --- | --- | --- |\n"
        "| Council (C) (of the city); also Assembly {: #term-council } | "
        '<span lang="bg">„Съвет“</span> | this edition |\n'
        '| roadmap {: #term-roadmap } | <span lang="bg">пътна карта</span>; also <span lang="bg">план</span>; '
        'not: <span lang="bg">роудмап</span>, <span lang="bg">карта</span> | [^city-2020] |'
    )


def test_terms_in_bulgarian_in_its_alphabet(data: Dataset) -> None:
    assert tables.terms(data.records.terms.values(), Place("bg")) == (
        "| Български | Английски | Значение и източник |\n"
        "| --- | --- | --- |\n"
        "| пътна карта; също план; не: роудмап, карта {: #term-roadmap } | "
        '<span lang="en">roadmap</span> | [^city-2020] |\n'
        "| „Съвет“ (на града) {: #term-council } | "
        '<span lang="en">Council</span> (<span lang="en">C</span>); също <span lang="en">Assembly</span> | това издание |'
    )


def test_disagreements_in_both_languages(data: Dataset) -> None:
    chosen = data.records.disagreements.values()
    assert tables.disagreements(chosen, Place("en")) == (
        "### How many \\[cities\\] {: #dis-01 }\n\n"
        "One says 41, one 43.[^city-2020][^paper] **In this edition:** 41."
    )  # fmt: skip
    assert tables.disagreements(chosen, Place("bg")).endswith("[^paper] **В това издание:** 41.")


def test_open_questions_in_both_languages(data: Dataset) -> None:
    chosen = data.records.questions.values()
    assert tables.questions(chosen, Place("en")) == "- **Budget.**{: #budget } What it costs.[^paper]"
    assert tables.questions(chosen, Place("bg")) == "- **Бюджет.**{: #budget } Колко струва.[^paper]"


@pytest.mark.parametrize("words", [WORDS, STATUS, FOCUS, QUALIFIERS])
def test_both_languages_have_the_same_words(words: dict[str, dict[str, str]]) -> None:
    assert set(words) == set(LANGUAGES)
    assert list(words["en"]) == list(words["bg"])
