"""From any section of any page to the same section in the other language, and back; reports name the section."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, urljoin, urlsplit

import pytest
from playwright.sync_api import Browser, Page
from tests.site import soup
from tests.site.build import ROOT, Place, places
from tests.site.looking import opened
from tests.site.pages_server import PagesServer
from tests.site.visiting import Visit

PLACES = places()
every_page = pytest.mark.parametrize("place", PLACES, ids=str)
LONG = Place("en", "implementation/governance.md")
in_both_languages = pytest.mark.parametrize("place", [LONG, LONG.twin], ids=str)
SWITCH = ".md-header a[hreflang]:not([aria-current])"
KEPT = "[JSON.stringify(localStorage), JSON.stringify(sessionStorage), document.cookie]"
# Where the text begins below the header, in pixels from the top of the window, with some room.
REACHED = 110
# No fragment is written so: what stands behind % is no byte, or no text.
BROKEN = "#%E0%A4%A"
SECTION = {"en": "This section in Bulgarian", "bg": "Този раздел на английски"}


def headings(site: PagesServer, place: Place) -> list[str]:
    return [str(heading["id"]) for heading in soup.of(site, place).select("article :is(h1, h2, h3, h4, h5, h6)[id]")]


@every_page
def test_beside_every_heading_is_a_link_to_the_same_heading_of_the_twin(site: PagesServer, place: Place) -> None:
    idents, there = headings(site, place), headings(site, place.twin)
    links = soup.of(site, place).select("article .head > a.twin")
    found = [urljoin(site.address + place.address, str(link["href"])) for link in links]
    assert found == [f"{site.address}{place.twin.address}#{ident}" for ident in idents]
    assert idents == there
    assert {str(link["aria-label"]) for link in links} == {SECTION[place.language]}
    assert {str(link["hreflang"]) for link in links} == {place.twin.language}


@every_page
def test_the_name_of_a_heading_is_its_text_alone(site: PagesServer, place: Place) -> None:
    assert soup.of(site, place).select("article :is(h1, h2, h3, h4, h5, h6) a:is(.headerlink, .twin)") == []


@every_page
def test_the_switch_leads_to_the_section_in_view(visits: dict[Place, Visit], site: PagesServer, place: Place) -> None:
    visit, idents = visits[place], headings(site, place)
    # The switch of the beginning of a page leads to the beginning of its twin.
    wanted = {ident: "" if ident == idents[0] else ident for ident in idents}
    assert {ident: target for ident, target, *_ in visit.by_address} == wanted
    assert len(visit.by_scrolling) == len(idents)
    # A heading too near the end of the page to come to the top of the text cannot be told from its neighbours.
    reached = [(ident, target) for ident, target, top, beside in visit.by_scrolling if top < REACHED and not beside]
    assert reached
    assert [(ident, target) for ident, target in reached if target != wanted[ident]] == []


def switch(page: Page, address: str) -> None:
    """Follows the link to the other language and makes sure where it led."""
    page.locator(SWITCH).click()
    page.wait_for_url(address)


@in_both_languages
def test_switching_twice_returns_to_the_same_section(browser: Browser, site: PagesServer, place: Place) -> None:
    own, twin = site.address + place.address, site.address + place.twin.address
    idents = headings(site, place)
    with opened(browser, reduced_motion="reduce") as (page, log):
        page.goto(own, wait_until="load")
        for ident in (idents[1], idents[len(idents) // 2], idents[-1]):
            page.goto(f"{own}#{ident}", wait_until="load")
            switch(page, f"{twin}#{ident}")
            switch(page, f"{own}#{ident}")
        page.goto(own, wait_until="load")
        kept = page.evaluate(KEPT)
        switch(page, twin)
        switch(page, own)
        assert page.evaluate(KEPT) == kept
        assert log.console == []


@in_both_languages
def test_by_keyboard_the_switch_leads_there_too(browser: Browser, site: PagesServer, place: Place) -> None:
    ident = headings(site, place)[2]
    with opened(browser) as (page, _):
        page.goto(f"{site.address}{place.address}#{ident}", wait_until="load")
        page.locator(SWITCH).focus()
        page.keyboard.press("Enter")
        page.wait_for_url(f"{site.address}{place.twin.address}#{ident}")


@in_both_languages
def test_without_scripts_a_heading_leads_to_itself_in_the_other_language(
    browser: Browser, site: PagesServer, place: Place
) -> None:
    own, twin = site.address + place.address, site.address + place.twin.address
    with opened(browser, java_script_enabled=False) as (page, log):
        page.goto(own)
        for ident in headings(site, place)[1::3]:
            page.locator(f".head:has(> #{ident}) > a.twin").click()
            page.wait_for_url(f"{twin}#{ident}")
            page.locator(f".head:has(> #{ident}) > a.twin").click()
            page.wait_for_url(f"{own}#{ident}")
        assert log.console == []


@pytest.mark.parametrize("place", [Place("en", "implementation/activities.md"), LONG.twin], ids=str)
def test_an_address_that_is_written_wrongly_breaks_nothing(browser: Browser, site: PagesServer, place: Place) -> None:
    with opened(browser) as (page, log):
        page.goto(site.address + place.address + BROKEN, wait_until="load")
        page.locator(SWITCH).press("Enter")
        page.wait_for_url(f"{site.address}{place.twin.address}*")
        assert log.console == []


# Reports


FORM = (ROOT / ".github/ISSUE_TEMPLATE/error.yml").read_text("utf-8")


@in_both_languages
def test_a_report_names_page_section_and_language(browser: Browser, site: PagesServer, place: Place) -> None:
    own = site.address + place.address
    ident = headings(site, place)[2]
    with opened(browser) as (page, _):
        page.goto(f"{own}#{ident}", wait_until="load")
        link = page.locator("a.report")
        without = parse_qs(urlsplit(link.get_attribute("href") or "").query)
        # Where the pointer is over the link the page has been scrolled to it; what was read stands in the address.
        link.evaluate("link => link.dispatchEvent(new PointerEvent('pointerover'))")
        given = parse_qs(urlsplit(link.get_attribute("href") or "").query)
        section = page.locator(f"#{ident}").inner_text()
    language = {"en": "English · английски", "bg": "Bulgarian · български"}[place.language]
    assert without == {"template": ["error.yml"], "page": [own], "language": [language]}
    assert given == {**without, "page": [f"{own}#{ident}"], "section": [section]}
    # A form takes only what it has a field for, and a field with choices takes nothing from an address.
    for name in ("page", "section", "language"):
        assert re.search(rf"- type: input\n    id: {name}\n", FORM), name
