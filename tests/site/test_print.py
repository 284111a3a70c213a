"""Paper: the text and its sources, nothing of the screen."""

from __future__ import annotations

import pymupdf
import pytest
from playwright.sync_api import Browser
from tests.site.build import Place, places
from tests.site.looking import opened
from tests.site.pages_server import PagesServer
from tests.site.visiting import FURNITURE, SHOWN, Visit

every_page = pytest.mark.parametrize("place", places(), ids=str)


@every_page
def test_a_page_prints_without_the_furniture_of_the_screen(visits: dict[Place, Visit], place: Place) -> None:
    assert visits[place].furniture == []


@every_page
def test_a_sheet_of_paper_has_room_for_all_of_a_page(visits: dict[Place, Visit], place: Place) -> None:
    """Paper does not scroll: what a table has in its last column would be lost."""
    assert visits[place].off_paper == []


@pytest.mark.parametrize("place", [Place("en", "summary.md"), Place("bg", "summary.md")], ids=str)
def test_the_summary_prints_with_its_sources_in_dark_ink(browser: Browser, site: PagesServer, place: Place) -> None:
    with opened(browser, color_scheme="dark") as (page, _):
        page.goto(site.address + place.address, wait_until="load")
        assert page.evaluate(SHOWN, FURNITURE)
        page.emulate_media(media="print")
        assert page.evaluate(SHOWN, FURNITURE) == []
        assert page.locator("article h1").is_visible()
        assert page.locator(".edition-notice").is_visible()
        assert page.locator(".footnote li").first.is_visible()
        address = page.locator(".footnote a[href^=http]").first
        after = address.evaluate("link => getComputedStyle(link, '::after').content")
        assert address.get_attribute("href") in after
        ink = page.locator("article p").first.evaluate("text => getComputedStyle(text).color")
        red, green, blue = (int(part) for part in ink[4:-1].split(", "))
        assert max(red, green, blue) < 80
        assert len(page.pdf()) > 10_000


def test_the_name_of_an_example_stays_with_it(browser: Browser, site: PagesServer) -> None:
    with opened(browser) as (page, _):
        page.goto(site.address + Place("en", "about/lineup/values.md").address, wait_until="load")
        with pymupdf.open(stream=page.pdf(format="A4", prefer_css_page_size=True)) as sheets:  # type: ignore[no-untyped-call]
            ends = [sheet.get_text().strip().splitlines()[-1].strip() for sheet in sheets]
    assert len(ends) > 3
    assert not [end for end in ends if end.endswith((" example", ".md"))]
