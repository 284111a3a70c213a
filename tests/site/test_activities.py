"""Readers choose among the activities: by mouse, by keyboard, by touch, by address, and without scripts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.site.build import ROOT, Place
from tests.site.looking import Log, opened
from tests.site.pages_server import PagesServer

from edition import dataset

ACTIVITIES = list(dataset.load(ROOT / "data").records.activities.values())
VISIBLE = "tbody tr:has(> td[data-focus]):visible"
NAMES = f"{VISIBLE} > td:first-child"
IDS = "cells => cells.map(cell => cell.id.replace('activity-', ''))"


@dataclass(frozen=True)
class Words:
    """What the page says in its language."""

    language: str
    count: str
    none: str
    other: str

    def __str__(self) -> str:
        return self.language


LANGUAGES = [
    Words("en", "{} of {} activities", "No activity fits all of these choices.", "bg"),
    Words("bg", "{} от {} дейности", "Няма дейност, която да отговаря на всичко избрано.", "en"),
]
in_both_languages = pytest.mark.parametrize("words", LANGUAGES, ids=str)


def address(site: PagesServer, words: Words) -> str:
    return site.address + Place(words.language, "implementation/activities.md").address


@contextmanager
def at(browser: Browser, url: str, **options: Any) -> Iterator[tuple[Page, Log]]:
    with opened(browser, **options) as (page, log):
        page.goto(url, wait_until="load")
        yield page, log
        assert log.console == []


def shown(page: Page) -> list[str]:
    found: list[str] = page.locator(NAMES).evaluate_all(IDS)
    return found


def query(page: Page) -> str:
    return page.url.partition("?")[2]


@in_both_languages
def test_a_choice_is_shown_counted_and_kept_by_the_address(browser: Browser, site: PagesServer, words: Words) -> None:
    running = [one.id for one in ACTIVITIES if one.status.value == "running"]
    organised = [one.id for one in ACTIVITIES if one.status.value == "running" and one.focus == "organisation"]
    with at(browser, address(site, words)) as (page, _):
        said = page.locator("form.filter [role=status]")
        expect(said).to_have_text(words.count.format(len(ACTIVITIES), len(ACTIVITIES)))
        page.select_option("select[name=status]", "running")
        assert shown(page) == running
        expect(said).to_have_text(words.count.format(len(running), len(ACTIVITIES)))
        page.select_option("select[name=focus]", "organisation")
        assert shown(page) == organised
        assert query(page) == "status=running&focus=organisation"

        page.go_back()
        expect(page.locator("select[name=focus]")).to_have_value("")
        assert shown(page) == running
        page.go_forward()
        assert shown(page) == organised
        page.reload(wait_until="load")
        assert shown(page) == organised
        expect(page.locator("select[name=status]")).to_have_value("running")

        page.locator(f".tongues a[hreflang={words.other}]").click()
        page.wait_for_load_state("load")
        assert page.locator("html").get_attribute("lang") == words.other
        assert shown(page) == organised


@in_both_languages
def test_nothing_that_fits_is_said_and_everything_comes_back(browser: Browser, site: PagesServer, words: Words) -> None:
    with at(browser, f"{address(site, words)}?focus=transport&status=done&owner=nobody#all") as (page, _):
        # An owner that nobody is counts as none.
        expect(page.locator("select[name=owner]")).to_have_value("")
        expect(page.locator("form.filter [role=status]")).to_have_text(words.none)
        assert shown(page) == []
        page.locator("form.filter [type=reset]").click()
        assert len(shown(page)) == len(ACTIVITIES)
        assert query(page) == ""
        expect(page.locator("form.filter [type=reset]")).to_be_disabled()


@in_both_languages
def test_it_works_by_keyboard_alone(browser: Browser, site: PagesServer, words: Words) -> None:
    with at(browser, address(site, words)) as (page, _):
        focus = page.locator("select[name=focus]")
        focus.focus()
        first = focus.locator("option").nth(1).get_attribute("value")
        page.keyboard.press("ArrowDown")
        expect(focus).to_have_value(first or "")
        assert shown(page) == [one.id for one in ACTIVITIES if one.focus == first]
        page.keyboard.press("Tab")
        expect(page.locator("select[name=status]")).to_be_focused()
        page.locator("form.filter [type=reset]").focus()
        page.keyboard.press("Enter")
        assert len(shown(page)) == len(ACTIVITIES)
        expect(focus).to_be_focused()

        page.locator("th button").nth(3).focus()
        page.keyboard.press("Space")
        head = page.locator("th", has=page.locator("button")).nth(3)
        expect(head).to_have_attribute("aria-sort", "ascending")
        page.keyboard.press("Space")
        expect(head).to_have_attribute("aria-sort", "descending")
        assert query(page) == "sort=-dates"


# The Bulgarian alphabet is in the order of its numbers in Unicode; capitals and signs do not count.
def plain(text: str) -> str:
    return re.sub(r"[^\w\s]", "", text).casefold().replace("\u00a0", " ")


@in_both_languages
def test_it_sorts_as_its_language_does_and_the_unknown_comes_last(
    browser: Browser, site: PagesServer, words: Words
) -> None:
    names = {one.id: one.names[words.language] for one in ACTIVITIES}
    owners = {one.id: one.owner for one in ACTIVITIES}
    with at(browser, f"{address(site, words)}?sort=name") as (page, _):
        first = [plain(names[ident])[0] for ident in shown(page)]
        letters = [letter for letter in first if not letter.isdecimal()]
        assert letters == sorted(letters, key=lambda letter: (letter.isascii() is (words.language == "bg"), letter))
        page.select_option("select[name=sort]", "-name")
        assert [plain(names[ident])[0] for ident in shown(page)] == first[::-1]
        page.select_option("select[name=sort]", "owner")
        known = [owners[ident] is not None for ident in shown(page)]
        assert known == sorted(known, reverse=True)
        assert True in known
        assert False in known
        page.select_option("select[name=sort]", "-dates")
        starts = [cell or "" for cell in page.locator(NAMES).evaluate_all("cells => cells.map(c => c.dataset.start)")]
        dated = [start for start in starts if start]
        assert dated == sorted(dated, reverse=True)
        assert starts == dated + [""] * (len(starts) - len(dated))
        page.select_option("select[name=sort]", "")
        assert shown(page) == [one.id for one in ACTIVITIES]


@in_both_languages
def test_an_address_of_an_activity_shows_it_whatever_is_chosen(
    browser: Browser, site: PagesServer, words: Words
) -> None:
    one = next(one for one in ACTIVITIES if one.focus == "environment")
    with at(browser, f"{address(site, words)}?focus=transport#activity-{one.id}") as (page, _):
        expect(page.locator(f"#activity-{one.id}")).to_be_in_viewport()
        assert len(shown(page)) == len(ACTIVITIES)
        assert page.url == f"{address(site, words)}#activity-{one.id}"


@in_both_languages
def test_on_a_phone_it_works_by_touch_and_stays_in_the_window(
    browser: Browser, site: PagesServer, words: Words
) -> None:
    phone = {"viewport": {"width": 360, "height": 740}, "has_touch": True, "is_mobile": True}
    with at(browser, address(site, words), **phone) as (page, _):
        page.select_option("select[name=owner]", "innovative-sofia")
        assert 0 < len(shown(page)) < len(ACTIVITIES)
        page.locator("form.filter [type=reset]").tap()
        assert len(shown(page)) == len(ACTIVITIES)
        sizes = page.locator("form.filter :is(select, button)").evaluate_all(
            "parts => parts.map(part => part.getBoundingClientRect().height)"
        )
        assert min(sizes) >= 24
        assert page.evaluate("document.documentElement.scrollWidth") <= 360
        # Heads that nobody sees take no focus.
        expect(page.locator("th button").first).to_be_hidden()


@in_both_languages
def test_without_scripts_the_table_is_complete_and_offers_no_choice(
    browser: Browser, site: PagesServer, words: Words
) -> None:
    with at(browser, f"{address(site, words)}?focus=transport", java_script_enabled=False) as (page, _):
        assert page.locator(NAMES).count() == len(ACTIVITIES)
        expect(page.locator("form.filter")).to_be_hidden()


def test_other_pages_do_not_load_the_script(site: PagesServer) -> None:
    pages = [file for file in site.folder.rglob("*.html") if re.search(r"/activities\.js[^o]", file.read_text("utf-8"))]
    assert sorted(file.relative_to(site.folder).as_posix() for file in pages) == [
        "bg/implementation/activities/index.html",
        "implementation/activities/index.html",
    ]
