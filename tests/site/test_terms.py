"""Terms explain themselves on hover, focus and tap, give way to Escape, and are links to the glossary without scripts."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect
from tests.site.axe import AXE, RULES, RUN
from tests.site.build import ROOT, Place
from tests.site.looking import Log, opened
from tests.site.pages_server import PagesServer

from edition import dataset

TERMS = dataset.load(ROOT / "data").records.terms
PAGE = "implementation/sandbox.md"
IDENT = "sandbox-for-innovative-solutions"


@dataclass(frozen=True)
class Words:
    """What a page says in its language."""

    language: str
    glossary: str

    def __str__(self) -> str:
        return self.language

    @property
    def meaning(self) -> str:
        """What the page's first term means."""
        definition = TERMS[IDENT].definition
        assert definition is not None
        return definition.texts[self.language]

    def address(self, site: PagesServer) -> str:
        """Where the page is."""
        return site.address + Place(self.language, PAGE).address

    def entry(self, site: PagesServer) -> str:
        """Where the glossary has the term."""
        return f"{site.address}{Place(self.language, 'glossary.md').address}#term-{IDENT}"


in_both_languages = pytest.mark.parametrize(
    "words", [Words("en", "In the glossary"), Words("bg", "В речника")], ids=str
)


@contextmanager
def at(browser: Browser, url: str, **options: Any) -> Iterator[tuple[Page, Locator, Locator, Log]]:
    """A page, a term on it, the box with its meaning and the log."""
    with opened(browser, **options) as (page, log):
        page.goto(url, wait_until="load")
        yield page, page.locator(f"a.term[href$='#term-{IDENT}']"), page.locator("#meaning"), log
        assert log.console == []


@in_both_languages
def test_it_explains_itself_to_a_pointer_that_may_rest_on_it(browser: Browser, site: PagesServer, words: Words) -> None:
    with at(browser, words.address(site)) as (page, term, box, _):
        expect(box).to_be_hidden()
        term.hover()
        expect(box).to_be_visible()
        expect(box).to_contain_text(words.meaning)
        # The pointer goes over into the box, and the box stays.
        box.hover()
        page.wait_for_timeout(500)
        expect(box).to_be_visible()
        link = box.get_by_role("link", name=words.glossary)
        assert link.evaluate("link => link.href") == words.entry(site)
        page.keyboard.press("Escape")
        expect(box).to_be_hidden()
        term.hover()
        page.mouse.move(0, 0)
        expect(box).to_be_hidden()


@in_both_languages
def test_it_explains_itself_on_focus_and_leads_to_the_glossary(
    browser: Browser, site: PagesServer, words: Words
) -> None:
    with at(browser, words.address(site)) as (page, term, box, _):
        term.focus()
        expect(box).to_be_visible()
        expect(term).to_have_accessible_description(f"{words.meaning} {words.glossary}")
        page.evaluate(AXE)
        assert page.evaluate(RUN, [RULES["all"], None]) == []
        page.keyboard.press("Escape")
        expect(box).to_be_hidden()
        expect(term).to_be_focused()
        page.keyboard.press("Shift+Tab")
        page.keyboard.press("Tab")
        expect(box).to_be_visible()
        page.keyboard.press("Tab")
        assert not term.evaluate("term => term.matches(':focus')")
        page.keyboard.press("Shift+Tab")
        page.keyboard.press("Enter")
        page.wait_for_url(words.entry(site))
        expect(page.locator(f"#term-{IDENT}")).to_be_in_viewport()
        expect(page.locator(f"#term-{IDENT}").locator("xpath=..")).to_contain_text(words.meaning)


@in_both_languages
def test_a_tap_explains_a_second_one_leads_on(browser: Browser, site: PagesServer, words: Words) -> None:
    phone = {"viewport": {"width": 360, "height": 740}, "has_touch": True, "is_mobile": True}
    with at(browser, words.address(site), **phone) as (page, term, box, _):
        term.scroll_into_view_if_needed()
        term.tap()
        expect(box).to_be_visible()
        assert page.url == words.address(site)
        edges = box.evaluate("box => { const { left, right } = box.getBoundingClientRect(); return [left, right] }")
        assert edges[0] >= 0
        assert edges[1] <= 360
        page.locator("h1").tap()
        expect(box).to_be_hidden()
        term.tap()
        expect(box).to_be_visible()
        term.tap()
        page.wait_for_url(words.entry(site))


@in_both_languages
def test_without_scripts_and_on_paper_it_is_text_and_a_link(browser: Browser, site: PagesServer, words: Words) -> None:
    with at(browser, words.address(site), java_script_enabled=False) as (page, term, _, _log):
        assert page.locator("a.term").count() <= 12
        color = "part => getComputedStyle(part).textDecorationLine"
        assert term.evaluate(color) == "underline"
        page.emulate_media(media="print")
        assert term.evaluate(color) == "none"
        page.emulate_media(media="screen")
        term.click()
        page.wait_for_url(words.entry(site))


def test_each_term_is_explained_once_on_a_page_and_in_the_pages_language(site: PagesServer) -> None:
    for language in ("en", "bg"):
        html = (site.folder / Place(language, PAGE).address / "index.html").read_text("utf-8")
        assert html.count(f"#term-{IDENT}") == 1
        definition = TERMS[IDENT].definition
        assert definition is not None
        assert f'data-meaning="{definition.texts[language]}"' in html
    assert 'class="term"' not in (site.folder / "glossary/index.html").read_text("utf-8")
    assert "javascripts/terms.js" not in (site.folder / "glossary/index.html").read_text("utf-8")
