"""What a reader does on the built site: switches language, searches, reads at night, on a phone, without scripts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urljoin

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.site import soup
from tests.site.build import ROOT, Place, places
from tests.site.looking import Log, go, opened
from tests.site.pages_server import PagesServer

PLACES = places()
DEEP = Place("en", "background/conference-2019.md")
LANGUAGE_NAMES = {"en": "English", "bg": "Български"}
every_page = pytest.mark.parametrize("place", PLACES, ids=str)
in_both_languages = pytest.mark.parametrize("place", [DEEP, DEEP.twin], ids=str)
SIDEWAYS = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"


def own_words(place: Place) -> list[str]:
    """The words of a page's first heading, the longest first."""
    heading = re.search(r"^# (.+?)(?: *\{:.*)?$", place.source.read_text("utf-8"), re.MULTILINE)
    assert heading is not None
    return sorted(re.findall(r"[^\W\d_]{5,}", heading[1]), key=len, reverse=True)


def quiet(log: Log, url: str) -> list[str]:
    """What the console said apart from the status of the page itself, which the browser reports for every 404."""
    return [line for line in log.console if not ("status of 404" in line and line.endswith(f"({url})"))]


# Home and the way to the other language


@pytest.mark.parametrize("place", [Place("en", "index.md"), Place("bg", "index.md")], ids=str)
def test_home_leads_to_its_pages_in_its_own_language(browser: Browser, site: PagesServer, place: Place) -> None:
    home = site.address + place.address
    with opened(browser) as (page, log):
        page.goto(home)
        targets = page.locator("article a[href]:not([hreflang])").evaluate_all("links => links.map(link => link.href)")
        inner = {target.partition("#")[0] for target in targets if target.startswith(site.address)} - {home}
        own = {site.address + other.address for other in PLACES if other.language == place.language}
        assert len(inner) >= 5
        assert inner <= own
        page.goto(min(inner))
        assert page.locator("html").get_attribute("lang") == place.language
        assert log.console == []


def follow_the_switch(page: Page, language: str) -> None:
    """Follows the link to the language in the header."""
    page.locator(f".md-header a[hreflang={language}]").click()


@in_both_languages
@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
def test_the_switch_leads_to_the_twin_and_back(
    browser: Browser, site: PagesServer, place: Place, *, scripts: bool
) -> None:
    own, twin = site.address + place.address, site.address + place.twin.address
    with opened(browser, java_script_enabled=scripts) as (page, log):
        page.goto(own, wait_until="load")
        link = page.locator(f".md-header a[hreflang={place.twin.language}]")
        assert (link.text_content() or "").strip() == LANGUAGE_NAMES[place.twin.language]
        follow_the_switch(page, place.twin.language)
        page.wait_for_url(re.compile(re.escape(twin) + "$"))
        assert page.locator("html").get_attribute("lang") == place.twin.language
        follow_the_switch(page, place.language)
        page.wait_for_url(re.compile(re.escape(own) + "$"))
        assert log.console == []
        assert log.foreign(site.origin) == []


@every_page
def test_the_switch_names_the_twin_on_every_page(site: PagesServer, place: Place) -> None:
    page = soup.of(site, place)
    links = {str(link["hreflang"]): str(link["href"]) for link in page.select(".md-header a[hreflang]")}
    own = site.address + place.address
    twin = site.address + place.twin.address
    assert {language: urljoin(own, target) for language, target in links.items()} == {
        place.language: own,
        place.twin.language: twin,
    }


# Search


def search_for(page: Page, text: str) -> None:
    """Types into the search box as a person does."""
    box = page.locator(".md-search__input")
    box.click()
    box.press_sequentially(text, delay=20)


@in_both_languages
def test_a_search_finds_the_page_in_its_language(browser: Browser, site: PagesServer, place: Place) -> None:
    home = site.address + ("" if place.language == "en" else "bg/")
    word = own_words(place)[0]
    with opened(browser) as (page, log):
        page.goto(home, wait_until="load")
        search_for(page, word)
        found = page.locator(f'.md-search-result__link[href*="{site.address}{place.address}"]').first
        expect(found).to_be_visible()
        assert word.lower() in (page.locator(".md-search-result__list").text_content() or "").lower()
        found.click()
        page.wait_for_url(re.compile(re.escape(site.address + place.address)))
        assert page.locator("html").get_attribute("lang") == place.language
        assert log.console == []
        assert log.foreign(site.origin) == []


@in_both_languages
def test_a_search_for_what_is_nowhere_says_so(browser: Browser, site: PagesServer, place: Place) -> None:
    with opened(browser) as (page, log):
        page.goto(site.address + place.address, wait_until="load")
        before = page.locator(".md-search-result__meta").text_content()
        search_for(page, "шщъьюяqxz")
        expect(page.locator(".md-search-result__meta")).not_to_have_text(before or "")
        expect(page.locator(".md-search-result__link").first).to_be_hidden()
        assert log.console == []


# Light and dark


def scheme(page: Page) -> str | None:
    """The colour scheme in force."""
    return page.locator("body").get_attribute("data-md-color-scheme")


@in_both_languages
@pytest.mark.parametrize("preference", ["light", "dark"])
def test_the_palette_follows_the_reader_and_can_be_switched(
    browser: Browser, site: PagesServer, place: Place, preference: str
) -> None:
    dark = {"light": False, "dark": True}[preference]
    with opened(browser, color_scheme=preference) as (page, log):
        page.goto(site.address + place.address, wait_until="load")
        assert (scheme(page) == "slate") is dark
        choices = page.locator("input[name=__palette]").count()
        seen = [scheme(page)]
        for _ in range(choices):
            page.locator("form[data-md-component=palette] label:visible").click()
            seen.append(scheme(page))
        assert {"default", "slate"} <= set(seen)
        assert seen[-1] == seen[0]

        while (scheme(page) == "slate") is dark:
            page.locator("form[data-md-component=palette] label:visible").click()
        chosen = scheme(page)
        page.reload(wait_until="load")
        assert scheme(page) == chosen
        assert log.console == []


# Small screens


def test_a_wide_table_scrolls_in_its_own_box(browser: Browser, site: PagesServer) -> None:
    place = Place("en", "background/digital-cities-challenge.md")
    wide = "<table><tr>" + "<td>" + "w" * 60 + "</td>" * 12 + "</tr></table>"
    with opened(browser, viewport={"width": 390, "height": 844}) as (page, log):
        page.goto(site.address + place.address, wait_until="load")
        # A cell too wide for any phone, put where the page has a table already.
        table = page.locator("article table").first
        table.evaluate("(table, wide) => { table.innerHTML = wide }", wide)
        assert table.evaluate("table => table.scrollWidth") > 390
        assert page.evaluate(SIDEWAYS) == 0
        assert log.console == []


# Missing pages


@pytest.mark.parametrize(
    "address", ["x/", "x", "x/404.html", "strategy/x/y/z/", "bg/x/", "bg/strategy/x/y", "404.html"]
)
def test_a_missing_page_speaks_both_languages(browser: Browser, site: PagesServer, address: str) -> None:
    url = site.address + address
    with opened(browser) as (page, log):
        response = go(page, url)
        assert response is not None
        assert response.status == (200 if address == "404.html" else 404)
        assert quiet(log, url) == []
        assert log.foreign(site.origin) == []
        for language, word, home in (("en", "page", ""), ("bg", "страница", "bg/")):
            part = page.locator(f"main [lang={language}]").first
            expect(part).to_be_visible()
            assert word in part.inner_text().lower()
            back = part.locator("a[href]").evaluate_all("links => links.map(link => link.href)")
            assert site.address + home in back
        assert page.locator("meta[name=robots][content*=noindex]").count() == 1


def test_a_missing_page_reads_without_its_style(browser: Browser, site: PagesServer) -> None:
    """As where a copy of the site stands at another address than it was built for."""
    with opened(browser) as (page, _):
        page.goto(f"{site.address}no/such/page/")
        page.locator("link[rel=stylesheet]").evaluate_all("links => links.forEach(link => link.remove())")
        expect(page.locator("main [lang=en] h1")).to_be_in_viewport()


@pytest.mark.parametrize(("language", "home"), [("en", ""), ("bg", "bg/")])
def test_the_way_back_from_a_missing_page(browser: Browser, site: PagesServer, language: str, home: str) -> None:
    with opened(browser) as (page, _):
        page.goto(f"{site.address}some/deep/missing/page/")
        links = page.locator(f"main [lang={language}] a[href]")
        targets = links.evaluate_all("links => links.map(link => link.href)")
        links.nth(targets.index(site.address + home)).click()
        page.wait_for_url(site.address + home)
        assert page.locator("html").get_attribute("lang") == language


@in_both_languages
def test_a_search_from_a_missing_page(browser: Browser, site: PagesServer, place: Place) -> None:
    with opened(browser) as (page, log):
        page.goto(f"{site.address}some/deep/missing/page/")
        box = page.locator(f"main [lang={place.language}] input[type=search]")
        box.fill(own_words(place)[0])
        box.press("Enter")
        page.wait_for_url(re.compile(re.escape(site.address + Place(place.language, "index.md").address) + r"\?q="))
        found = page.locator(f'.md-search-result__link[href*="{site.address}{place.address}"]').first
        expect(found).to_be_visible()
        assert log.foreign(site.origin) == []


# Without scripts


@pytest.fixture(scope="module")
def without_scripts(browser: Browser) -> Iterator[tuple[Page, Log]]:
    """One page in which no script ever runs, so that nothing can stay behind from one address to the next."""
    with opened(browser, java_script_enabled=False) as (page, log):
        yield page, log


@every_page
def test_a_page_reads_without_scripts(without_scripts: tuple[Page, Log], site: PagesServer, place: Place) -> None:
    page, log = without_scripts
    log.console.clear()
    page.goto(site.address + place.address)
    expect(page.locator("article h1")).to_be_visible()
    text = page.locator("article").inner_text()
    assert len(text) > 500
    assert log.console == []


# The repository


@every_page
def test_the_edit_link_leads_to_the_pages_own_source(site: PagesServer, place: Place) -> None:
    links = {str(link["href"]) for link in soup.of(site, place).select("a[rel~=edit]")}
    (link,) = links
    source = link.removeprefix("https://github.com/some-owner/some-name/edit/main/")
    assert ROOT / source == place.source
    assert place.source.is_file()
