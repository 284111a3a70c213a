"""Markers and what stands in their place."""

from __future__ import annotations

import re

import pytest
from tests.edition.small import ROOT, Project
from tests.edition.small_records import RECORDS

from edition.dataset import load
from edition.fragments import FRAGMENTS, Marker, chosen, markers, sources, wrong
from edition.tables import Place
from edition.words import GROUPS
from lineup import read_page


def test_a_marker_is_found_with_its_line() -> None:
    assert list(markers(read_page("# A\n\n<!-- edition: sources -->\n"))) == [Marker("sources", (), 3, 3)]


def test_a_marker_may_ask_for_something() -> None:
    (marker,) = markers(read_page("<!-- edition: timeline  from=2020 to=2021 odd -->\n"))
    assert (marker.name, marker.given) == ("timeline", ("from=2020", "to=2021", "odd"))
    assert marker.arguments == {"from": "2020", "to": "2021", "odd": ""}


def test_a_marker_in_code_and_another_comment_are_none() -> None:
    text = "```\n<!-- edition: sources -->\n```\n\n<!-- a note to editors -->\n"
    assert list(markers(read_page(text))) == []


def test_the_list_of_sources_is_grouped_and_dated(project: Project) -> None:
    assert sources(load(project() / "data"), "bg") == (
        "## Столична община и нейните структури {: #municipality }\n\n"
        '- [Съветът прие \\[плана\\]](<https://example.org/plan>){: #source-city-2020 lang="bg" hreflang="bg" }, '
        "Столична община, 11 юни 2020\u00a0г.; достъп: ноември 2026\u00a0г.\n\n"
        "## Медии {: #media }\n\n"
        '- [A paper on cities](<https://example.org/paper>){: #source-paper lang="en" hreflang="en" } (на английски), '
        "The Paper, без дата; достъп: ноември 2026\u00a0г."
    )


def test_every_source_is_listed_once_in_the_same_order_in_both_languages() -> None:
    data = load(ROOT / "data")
    listed = {language: re.findall(r"\{: #source-([a-z0-9-]+)", sources(data, language)) for language in ("en", "bg")}
    assert listed["en"] == listed["bg"]
    assert sorted(listed["en"]) == sorted(data.sources)


def test_every_group_has_a_heading() -> None:
    assert {source.group for source in load(ROOT / "data").sources.values()} == set(GROUPS)


FOCUS = (
    "organisation, e-government, utilities, transport, ict-and-startups, data, participation, cooperation, environment"
)
STATUS = "adopted, started, running, done, changed, stopped, not-known"
WRONG = [
    ("news", "ED203", f"there is no fragment 'news'; there is {', '.join(sorted(FRAGMENTS))}"),
    ("terms sort=az", "ED205", "terms has no argument 'sort'; it takes none"),
    ("activities area=data", "ED205", "activities has no argument 'area'; it takes focus, status, topic"),
    ("activities focus=trams", "ED206", f"there is no focus 'trams'; there is {FOCUS}"),
    ("activities status", "ED206", f"there is no status ''; there is {STATUS}"),
    ("activities topic=adoption", "ED206", "there is no topic 'adoption'; there is sandbox, strategy"),
    ("activities focus=data focus=data", "ED205", "activities has 'focus' twice"),
    ("activities focus=utilities", "ED207", "the data have nothing for “activities focus=utilities”"),
    ("timeline from=20", "ED206", "from='20' is not a year of four digits"),
    ("timeline from=2030", "ED207", "the data have nothing for “timeline from=2030”"),
    ("indicators", "ED205", "indicators needs series=…; there is money, people"),
    ("indicators series=money,time", "ED206", "there is no series 'time'; there is money, people"),
]


@pytest.mark.parametrize(("text", "code", "sentence"), WRONG)
def test_what_cannot_be_given_is_refused(project: Project, text: str, code: str, sentence: str) -> None:
    (marker,) = markers(read_page(f"<!-- edition: {text} -->\n"))
    assert list(wrong(marker, load(project(RECORDS) / "data"))) == [(code, sentence)]


@pytest.mark.parametrize(
    ("text", "anchors", "facts"),
    [
        ("activities", ["activity-sandbox", "activity-platform"], ("fact-1", "fact-2")),
        ("activities focus=transport", ["activity-platform"], ("fact-2",)),
        ("activities topic=sandbox", ["activity-sandbox"], ("fact-1",)),
        ("activities status=not-known", ["activity-platform"], ("fact-2",)),
        ("activities topic=sandbox status=started", ["activity-sandbox"], ("fact-1",)),
        ("timeline", ["event-start", "event-vote", "event-late"], ("fact-2", "fact-1")),
        ("timeline from=2020", ["event-vote", "event-late"], ("fact-2", "fact-1")),
        ("timeline to=2019", ["event-start"], ("fact-1",)),
        ("timeline from=2020 to=2020 topic=adoption", ["event-vote"], ("fact-1",)),
        ("indicators series=people", ["series-people"], ("fact-2",)),
        ("indicators series=people,money", ["series-people", "series-money"], ("fact-2", "fact-1")),
        ("terms", ["term-council", "term-roadmap"], ()),
        ("disagreements", ["dis-01"], ("fact-1",)),
        ("open-questions", ["budget"], ()),
    ],
)
def test_a_marker_gets_what_it_asks_for(
    project: Project, text: str, anchors: list[str], facts: tuple[str, ...]
) -> None:
    data = load(project(RECORDS) / "data")
    (marker,) = markers(read_page(f"<!-- edition: {text} -->\n"))
    assert list(wrong(marker, data)) == []
    made = chosen(marker, data, Place("en"))
    assert re.findall(r"\{: #([a-z0-9-]+)", made.markdown) == anchors
    assert made.facts == facts
    assert made.number == len(anchors)


@pytest.mark.parametrize("language", ["en", "bg"])
def test_every_fragment_of_the_projects_own_data_has_unique_anchors(language: str) -> None:
    data = load(ROOT / "data")
    every = f"indicators series={','.join(data.records.indicators)}"
    found = []
    for text in ("activities", "timeline", "terms", "disagreements", "open-questions", every):
        (marker,) = markers(read_page(f"<!-- edition: {text} -->\n"))
        found += re.findall(r"\{: #([a-z0-9-]+)", chosen(marker, data, Place(language)).markdown)
    assert len(found) == len(set(found))
    assert len(found) > 400
