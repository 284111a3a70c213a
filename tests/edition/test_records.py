"""Records: what is missing, unknown or contradictory stops with file, line and key."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.edition.small import ROOT, Project
from tests.edition.small_records import ACTIVITIES, DISAGREEMENTS, INDICATORS, QUESTIONS, RECORDS, TERMS, TIMELINE

from edition.dataset import load
from edition.dates import LANGUAGES, Date
from edition.faults import FaultsError
from edition.records import Status


def faults(root: Path) -> list[str]:
    with pytest.raises(FaultsError) as caught:
        load(root / "data")
    return [str(fault) for fault in caught.value.faults]


def test_values_arrive_whole(project: Project) -> None:
    records = load(project(RECORDS) / "data").records
    sandbox, platform = records.activities.values()
    assert sandbox.status == Status("started", Date(start="2020-06-11"), ("city-2020",))
    assert (sandbox.start, sandbox.end) == (Date(start="2020", season="autumn"), None)
    assert dict(sandbox.names) == {"en": "Sandbox | tests", "bg": "Пясъчник"}
    assert (platform.owner, platform.remark, platform.questions) == (None, None, ())
    assert records.timeline["vote"].date == Date(start="2020-06-11")
    assert records.indicators["money"].values[0].euro == 1.8
    assert [dict(figure.unit) for figure in records.indicators["people"].values] == [
        {"en": "people", "bg": "души"},
        {"en": "%", "bg": "%"},
    ]
    assert records.terms["roadmap"].forms["bg"].forbidden == ("роудмап", "карта")
    assert records.terms["council"].sources == ()
    assert records.disagreements["dis-01"].use["bg"] == "41."
    assert records.questions["budget"].title["en"] == "Budget"


CASES = [
    (
        "activities",
        ACTIVITIES.replace(', bg: "Пясъчник"', ""),
        "data/activities.yml:2:10: error ED101 activities[0].names: 'bg' is a required property",
    ),
    (
        "activities",
        ACTIVITIES.replace("is: started", "is: begun"),
        "data/activities.yml:10:9: error ED101 activities[0].status.is: 'begun' is not one of "
        "'adopted', 'started', 'running', 'done', 'changed', 'stopped', 'not-known'",
    ),
    (
        "activities",
        ACTIVITIES.replace("    sources: [city-2020]", "    sources: [nobody]"),
        "data/activities.yml:12:15: error ED101 activities[0].status.sources[0]: "
        "there is no source 'nobody' in data/sources.yml",
    ),
    (
        "activities",
        ACTIVITIES.replace("date: {from: '2020-06-11'}", "date: {from: '2020-06-31'}"),
        "data/activities.yml:11:18: error ED101 activities[0].status.date.from: there is no day '2020-06-31'",
    ),
    (
        "activities",
        ACTIVITIES.replace("facts: [fact-1]", "facts: [fact-9]"),
        "data/activities.yml:15:11: error ED101 activities[0].facts[0]: there is no fact 'fact-9' in data/facts.yml",
    ),
    (
        "activities",
        ACTIVITIES.replace("[dis-01, budget]", "[dis-99]"),
        "data/activities.yml:14:15: error ED101 activities[0].questions[0]: there is no question 'dis-99' in "
        "data/disagreements.yml and data/open-questions.yml",
    ),
    (
        "activities",
        ACTIVITIES.replace("  owner: null\n", ""),
        "data/activities.yml:17:3: error ED101 activities[1]: 'owner' is a required property",
    ),
    (
        "activities",
        ACTIVITIES.replace("focus: transport", "focus: trams"),
        "data/activities.yml:20:10: error ED101 activities[1].focus: 'trams' is not one of 'organisation', "
        "'e-government', 'utilities', 'transport', 'ict-and-startups', 'data', 'participation', 'cooperation', "
        "'environment'",
    ),
    (
        "timeline",
        TIMELINE.replace(', bg: "Започна."', ""),
        "data/timeline.yml:16:9: error ED101 timeline[2].text: 'bg' is a required property",
    ),
    (
        "timeline",
        TIMELINE.replace("  date: {from: '2020'}\n", "  date: null\n"),
        "data/timeline.yml:2:9: error ED101 timeline[0].date: None is not of type 'object'",
    ),
    (
        "timeline",
        TIMELINE.replace("facts: [fact-2]\n  sources: [paper]", "facts: [fact-2]\n  sources: [city-2020]"),
        "data/timeline.yml:5:11: error ED101 timeline[0].facts[0]: none of the sources of 'fact-2' stands here: paper",
    ),
    (
        "indicators",
        INDICATORS.replace("qualifier: over", "qualifier: more"),
        "data/indicators.yml:10:18: error ED101 indicators[0].values[0].qualifier: 'more' is not one of "
        "'about', 'over', 'close-to', 'under', 'up-to'",
    ),
    (
        "indicators",
        INDICATORS.replace("value: 12190", "value: many"),
        "data/indicators.yml:20:14: error ED101 indicators[1].values[0].value: 'many' is not of type 'number'",
    ),
    (
        "indicators",
        INDICATORS.replace("      euro: 1.8\n", ""),
        "data/indicators.yml:7:7: error ED101 indicators[0].values[0].euro: "
        "an amount in leva, and only that, has its euro beside it",
    ),
    (
        "indicators",
        INDICATORS.replace("value: 12190", "value: 12190\n      euro: 6230"),
        "data/indicators.yml:21:13: error ED101 indicators[1].values[0].euro: "
        "an amount in leva, and only that, has its euro beside it",
    ),
    (
        "indicators",
        INDICATORS.replace("euro: 1.8", "euro: 1.9"),
        "data/indicators.yml:9:13: error ED101 indicators[0].values[0].euro: "
        "1.9 is not 3.5 leva at 1.95583 leva for one euro",
    ),
    (
        "indicators",
        INDICATORS.replace("facts: [fact-2]\n      sources: [paper]", "facts: [fact-2]\n      sources: [city-2020]"),
        "data/indicators.yml:27:15: error ED101 indicators[1].values[1].facts[0]: "
        "none of the sources of 'fact-2' stands here: paper",
    ),
    (
        "terms",
        TERMS.replace("  own: true\n", ""),
        "data/terms.yml:6:3: error ED101 terms[1]: a term has either sources or own: true",
    ),
    (
        "terms",
        TERMS.replace("sources: [city-2020]", "sources: [city-2020]\n  own: true"),
        "data/terms.yml:1:3: error ED101 terms[0]: a term has either sources or own: true",
    ),
    (
        "terms",
        TERMS.replace("part_of_speech: noun", "part_of_speech: word"),
        "data/terms.yml:2:19: error ED101 terms[0].part_of_speech: 'word' is not one of "
        "'noun', 'proper noun', 'verb', 'adjective', 'adverb'",
    ),
    (
        "disagreements",
        DISAGREEMENTS.replace('use: {en: "41."', 'use: {en: " 41."'),
        "data/disagreements.yml:4:13: error ED101 disagreements[0].use.en: ' 41.' does not look right: "
        "text without spaces at its ends",
    ),
    (
        "open-questions",
        f"{QUESTIONS}{QUESTIONS.replace('id: budget', 'id: dis-01')}",
        "data/open-questions.yml:6:7: error ED101 open-questions[1].id: 'dis-01' is a disagreement already",
    ),
    (
        "unused-facts",
        "fact-2: It is old.\nfact-9: It never was.\n",
        "data/unused-facts.yml:2:9: error ED101 unused-facts.fact-9: there is no fact 'fact-9' in data/facts.yml",
    ),
    (
        "unused-facts",
        "fact-2: ''\n",
        "data/unused-facts.yml:1:9: error ED101 unused-facts.fact-2: '' should be non-empty",
    ),
]


@pytest.mark.parametrize(("name", "text", "sentence"), CASES)
def test_a_fault_names_file_line_and_key(project: Project, name: str, text: str, sentence: str) -> None:
    assert faults(project({**RECORDS, f"data/{name}.yml": text})) == [sentence]


def test_the_projects_own_records_say_the_same_in_both_languages() -> None:
    records = load(ROOT / "data").records
    pairs = [
        *(one.names for one in records.activities.values()),
        *(one.owner for one in records.activities.values() if one.owner),
        *(one.text for one in records.timeline.values()),
        *(one.titles for one in records.indicators.values()),
        *(one.question for one in records.questions.values()),
        *(text for one in records.disagreements.values() for text in (one.subject, one.values, one.use)),
    ]
    assert all(set(texts) == set(LANGUAGES) for texts in pairs)
    assert len(records.disagreements) == 27
    assert len(records.questions) == 22
