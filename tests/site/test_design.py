"""The look of the edition: its letters, its colours in both schemes, the home page on one screen, words and shapes."""

from __future__ import annotations

import re
from typing import Any

import pytest
from bs4 import NavigableString
from playwright.sync_api import Browser, Page
from tests.site import soup
from tests.site.build import ROOT, Place, places
from tests.site.looking import opened
from tests.site.pages_server import PagesServer
from tests.site.visiting import DESKTOP

from edition.words import STATUS

STYLES = (ROOT / "docs/assets/stylesheets/edition.css").read_text("utf-8")
ACTIVITIES = Place("en", "implementation/activities.md")
RULES = Place("en", "about/lineup/values.md")
in_both_languages = pytest.mark.parametrize("place", [ACTIVITIES, ACTIVITIES.twin], ids=str)
# What is said by shape and never read: the arrow back to the text stands in letters of no size, the marks of the page of
# states are squares in whatever font has them, each with its word beside it.
DRAWN = {"↩", "■", "□", "◪"}


def fonts(page: Page, selector: str) -> dict[str, bool]:
    """The fonts in which an element's own text is shown, and whether each came from the site."""
    devtools = page.context.new_cdp_session(page)
    devtools.send("DOM.enable")
    devtools.send("CSS.enable")
    root = devtools.send("DOM.getDocument")["root"]["nodeId"]
    node = devtools.send("DOM.querySelector", {"nodeId": root, "selector": selector})["nodeId"]
    found: list[dict[str, Any]] = devtools.send("CSS.getPlatformFontsForNode", {"nodeId": node})["fonts"]
    return {font["familyName"]: font["isCustomFont"] for font in found}


@pytest.fixture(scope="module")
def characters(site: PagesServer) -> str:
    """Every character that a page of the site shows."""
    found: set[str] = set()
    for place in places():
        for text in soup.of(site, place).find_all(string=lambda text: type(text) is NavigableString):
            if not text.find_parent(["script", "style", "pre", "code"]):
                found |= set(str(text))
    return "".join(sorted(letter for letter in found - DRAWN if letter.isprintable() and not letter.isspace()))


@pytest.mark.parametrize("weight", ["400", "700"])
def test_every_character_of_every_page_is_in_our_letters(
    browser: Browser, site: PagesServer, characters: str, weight: str
) -> None:
    with opened(browser) as (page, _):
        page.goto(site.address, wait_until="load")
        page.evaluate(
            "async ([text, weight]) => { const part = document.createElement('p'); part.id = 'all'; "
            "part.style.fontWeight = weight; part.textContent = text; document.querySelector('article').append(part); "
            "await document.fonts.ready }",
            [characters, weight],
        )
        page.wait_for_function("document.fonts.status === 'loaded'")
        assert fonts(page, "#all") == {"Sofia Sans": True}


@in_both_languages
def test_only_the_letters_of_the_first_lines_are_asked_for_early(site: PagesServer, place: Place) -> None:
    early = [
        str(link["href"]).rpartition("sofia-sans-")[2] for link in soup.of(site, place).select("link[rel=preload]")
    ]
    assert early == {"en": ["latin.woff2"], "bg": ["cyrillic.woff2", "latin.woff2"]}[place.language]


def test_the_licence_of_the_letters_lies_beside_them(site: PagesServer) -> None:
    licence = (site.folder / "assets/fonts/OFL.txt").read_text("utf-8")
    assert "Sofia Sans" in licence
    assert "SIL OPEN FONT LICENSE Version 1.1" in licence


@in_both_languages
def test_long_words_may_break(browser: Browser, site: PagesServer, place: Place) -> None:
    with opened(browser, viewport={"width": 320, "height": 700}) as (page, _):
        page.goto(site.address + place.address, wait_until="load")
        for part in ("article p", "article h1", "article td"):
            assert page.locator(part).first.evaluate("part => getComputedStyle(part).hyphens") == "auto", part


# The home page


@pytest.mark.parametrize("place", [Place("en", "index.md"), Place("bg", "index.md")], ids=str)
def test_the_home_page_explains_the_strategy_on_one_screen(browser: Browser, site: PagesServer, place: Place) -> None:
    with opened(browser, viewport={"width": 1440, "height": 900}) as (page, _):
        page.goto(site.address + place.address, wait_until="load")
        questions = page.locator("#in-short").evaluate(
            "heading => [...heading.closest('.head').nextElementSibling.querySelectorAll('li')]"
            ".map(item => item.getBoundingClientRect().bottom)"
        )
        areas = page.locator(".grid.cards li strong").evaluate_all(
            "names => names.map(name => name.getBoundingClientRect().bottom)"
        )
        assert (len(questions), len(areas)) == (4, 4)
        assert max(questions + areas) < 900
        assert page.evaluate("document.documentElement.scrollHeight") < 4 * 900


# Where an activity stands


def test_every_status_has_a_word_and_a_shape_of_its_own() -> None:
    shapes = dict(re.findall(r"\.status-([\w-]+) \{\s*--shape: ([^;]+);", STYLES))
    assert set(shapes) == set(STATUS["en"])
    assert len(set(shapes.values())) == len(shapes)


@in_both_languages
def test_every_status_on_a_page_is_a_word(browser: Browser, site: PagesServer, place: Place) -> None:
    with opened(browser) as (page, _):
        page.goto(site.address + place.address, wait_until="load")
        shown = page.locator("article .status").evaluate_all(
            "all => all.map(one => [one.classList[1].replace('status-', ''), one.textContent])"
        )
    assert len(shown) > 30
    assert [name for name, word in shown if STATUS[place.language][name] != word] == []


@in_both_languages
def test_on_a_phone_the_rows_of_a_table_are_cards(browser: Browser, site: PagesServer, place: Place) -> None:
    with opened(browser, viewport={"width": 390, "height": 844}) as (page, _):
        page.goto(site.address + place.address, wait_until="load")
        heads = page.locator("article thead th").all_text_contents()
        cells = page.locator("article tbody tr").first.locator("td")
        assert cells.evaluate_all("cells => cells.map(cell => cell.dataset.label)") == [head.strip() for head in heads]
        tops = cells.evaluate_all("cells => cells.map(cell => cell.getBoundingClientRect().top)")
        assert tops == sorted(set(tops))
        widths = page.locator("article table").first.evaluate("table => [table.scrollWidth, table.clientWidth]")
        assert widths[0] == widths[1]


@pytest.mark.parametrize("place", [RULES, RULES.twin], ids=str)
@pytest.mark.parametrize("width", [390, 1440])
def test_the_examples_of_a_rule_look_alike_in_both_languages(
    browser: Browser, site: PagesServer, place: Place, width: int
) -> None:
    with opened(browser, viewport={"width": width, "height": 844}) as (page, _):
        page.goto(site.address + place.address, wait_until="load")
        shapes = page.locator("article .highlight").evaluate_all(
            """all => all.map(one => [one.closest('[lang]').lang, ...[one, ...one.querySelectorAll('.filename, code')].map(part => {
              const { left, right } = part.getBoundingClientRect()
              return [left, right, getComputedStyle(part).borderRadius].join(' ')
            })])"""
        )
    assert {language for language, *_ in shapes} == {"en", "bg"}
    assert len({tuple(shape) for _, *shape in shapes}) == 1


# Nothing that looks official, nothing of the stock


def test_no_picture_is_shown_but_our_own(site: PagesServer) -> None:
    shown: set[str] = set()
    for place in places():
        shown |= {str(picture["src"]) for picture in soup.of(site, place).select("img[src]")}
    assert shown == set()


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
def test_the_colours_follow_the_system_also_without_scripts(
    browser: Browser, site: PagesServer, *, scripts: bool
) -> None:
    grounds = []
    for scheme in ("light", "dark"):
        with opened(browser, color_scheme=scheme, java_script_enabled=scripts) as (page, _):
            page.goto(site.address, wait_until="load")
            grounds.append(page.locator("body").evaluate("body => getComputedStyle(body).backgroundColor"))
    assert grounds == ["rgb(255, 254, 250)", "rgb(18, 24, 25)"]


def test_what_a_row_is_about_is_one_word_in_code(browser: Browser, site: PagesServer) -> None:
    """The names of settings are not broken, on a desk."""
    with opened(browser, viewport=DESKTOP) as (page, _):
        page.goto(site.address + Place("bg", "about/lineup/index.md").address, wait_until="load")
        lines = page.evaluate(
            "() => [...document.querySelectorAll('td:first-child > code')].map(name => name.getClientRects().length)"
        )
    assert len(lines) > 20
    assert set(lines) == {1}
