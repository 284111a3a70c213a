"""The form above the table of activities, as it stands in the page before any script runs."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup, Tag
from tests.edition.small import Project
from tests.edition.small_records import RECORDS

from edition import tables
from edition.dataset import Dataset, load
from edition.filtering import attributes, form, owner
from edition.fragments import Marker, chosen
from edition.tables import Place
from edition.words import FILTER


@pytest.fixture
def data(project: Project) -> Dataset:
    return load(project(RECORDS) / "data")


def made(data: Dataset, language: str) -> Tag:
    found = BeautifulSoup(form(data.records.activities.values(), language), "html.parser").form
    assert found is not None
    return found


def options(data: Dataset, language: str, name: str) -> list[tuple[object, str]]:
    select = made(data, language).find("select", {"name": name})
    assert isinstance(select, Tag)
    return [(option.get("value"), option.get_text()) for option in select.find_all("option")]


def test_it_offers_what_occurs_in_the_pages_alphabet_with_numbers(data: Dataset) -> None:
    assert options(data, "en", "focus") == [
        ("", "all"),
        ("ict-and-startups", "ICT and startups (1)"),
        ("transport", "transport (1)"),
    ]
    assert options(data, "bg", "focus") == [
        ("", "всички"),
        ("ict-and-startups", "ИКТ и стартъпи (1)"),
        ("transport", "транспорт (1)"),
    ]
    assert options(data, "en", "status") == [("", "all"), ("started", "started (1)"), ("not-known", "not known (1)")]


def test_owners_have_one_name_for_addresses_and_the_unknown_comes_last(data: Dataset) -> None:
    assert options(data, "bg", "owner") == [
        ("", "всички"), ("sofia-municipality", "Столична община (1)"), ("not-known", "не е известно (1)"),
    ]  # fmt: skip
    assert [owner(one) for one in data.records.activities.values()] == ["sofia-municipality", "not-known"]


def test_it_sorts_by_every_column_both_ways(data: Dataset) -> None:
    found = options(data, "bg", "sort")
    assert found[:3] == [("", "както са изброени"), ("name", "Дейност, А – Я"), ("-name", "Дейност, Я – А")]
    assert found[-2:] == [
        ("status", "Дата на състоянието, първо най-ранните"),
        ("-status", "Дата на състоянието, първо най-късните"),
    ]
    assert len(found) == 11


def test_it_is_hidden_until_a_script_shows_it_and_says_how_many_there_are(data: Dataset) -> None:
    found = made(data, "en")
    assert found.has_attr("hidden")
    said = found.find(role="status")
    assert isinstance(said, Tag)
    assert (said["data-count"], said.get_text()) == ("{shown} of {all} activities", "")
    assert all(label.find("select") for label in found.find_all("label"))


def test_a_row_tells_the_script_what_it_is(data: Dataset) -> None:
    sandbox, platform = data.records.activities.values()
    assert attributes(sandbox) == (
        'data-focus="ict-and-startups" data-status="started" data-owner="sofia-municipality" data-start="2020" '
        'data-reported="2020-06-11"'
    )
    assert attributes(platform).endswith('data-owner="not-known" data-start="" data-reported=""')


def test_only_the_whole_table_can_be_chosen_from(data: Dataset) -> None:
    place = Place("en", "implementation/activities.md")
    whole = chosen(Marker("activities", (), 1, 1), data, place).markdown
    part = chosen(Marker("activities", ("topic=sandbox",), 1, 1), data, place).markdown
    assert whole.startswith('<form class="filter"')
    assert "{: #activity-sandbox data-focus=" in whole
    assert "<form" not in part
    assert "{: #activity-sandbox }" in part
    assert tables.activities(data.records.activities.values(), data, place) in whole.replace(
        f" {attributes(data.records.activities['sandbox'])}", ""
    ).replace(f" {attributes(data.records.activities['platform'])}", "")


def test_both_languages_have_the_same_words() -> None:
    assert list(FILTER["en"]) == list(FILTER["bg"])
