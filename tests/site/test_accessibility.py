"""Everyone can read it: what axe finds on any page, and what hands would find of WCAG 2.2 AA that axe does not."""

from __future__ import annotations

from itertools import pairwise

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect
from tests.site.build import Place, places
from tests.site.looking import opened
from tests.site.pages_server import PagesServer
from tests.site.visiting import AXE, DESKTOP, PHONE, RULES, RUN, Visit

PLACES = places()
every_page = pytest.mark.parametrize("place", PLACES, ids=str)
DEEP = Place("en", "implementation/activities.md")
in_both_languages = pytest.mark.parametrize("place", [DEEP, DEEP.twin], ids=str)
WORDS = {"en": "strategy", "bg": "стратегия"}
MENU = {"en": "Navigation", "bg": "Навигация"}
# What has the focus, and whether a reader sees it: in the window, not behind anything, with a line around it.
FOCUS = """() => {
  const part = document.activeElement
  if (part === document.body) return null
  const box = part.getBoundingClientRect()
  const shown = part.matches('.md-option') ? part.nextElementSibling : part
  const style = getComputedStyle(shown), seen = shown.getBoundingClientRect()
  const x = Math.min(Math.max(seen.left + seen.width / 2, 1), innerWidth - 2)
  const y = Math.min(Math.max(seen.top + seen.height / 2, 1), innerHeight - 2)
  const hit = document.elementFromPoint(x, y)
  return {
    html: part.outerHTML.replace(/\\s+/g, ' ').slice(0, 100),
    inside: seen.right > 0 && seen.bottom > 0 && seen.left < innerWidth && seen.top < innerHeight,
    free: !!hit && (shown.contains(hit) || hit.contains(shown)),
    marked: (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2) || part.matches('input[type=text]'),
  }
}"""


@every_page
def test_axe_finds_nothing(visits: dict[Place, Visit], place: Place) -> None:
    assert visits[place].schemes == ["default", "slate", "slate", "default"]
    assert visits[place].axe == {}


@every_page
def test_nothing_is_cut_off_or_scrolls_sideways_at_320_pixels_and_with_wide_spacing(
    visits: dict[Place, Visit], place: Place
) -> None:
    assert visits[place].sideways == {}
    assert visits[place].cut == []


@every_page
def test_what_a_visit_does_leaves_the_console_empty(visits: dict[Place, Visit], place: Place) -> None:
    assert visits[place].console == []


def axe(page: Page) -> list[str]:
    """What axe finds on a page as it is now."""
    page.evaluate(AXE)
    found: list[str] = page.evaluate(RUN, ["tag", RULES["all"]])
    return found


def test_axe_finds_what_is_planted(browser: Browser, site: PagesServer) -> None:
    with opened(browser) as (page, _):
        page.goto(site.address)
        page.evaluate("document.querySelector('article p').style.color = '#e8e4d8'")
        page.evaluate("document.querySelector('.tongues').removeAttribute('aria-label')")
        page.evaluate("document.querySelector('.md-search__input').removeAttribute('aria-label')")
        assert {found.partition(":")[0] for found in axe(page)} >= {"color-contrast"}


@in_both_languages
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_axe_finds_nothing_with_the_search_open(
    browser: Browser, site: PagesServer, place: Place, scheme: str, size: ViewportSize
) -> None:
    with opened(browser, viewport=size, color_scheme=scheme, reduced_motion="reduce") as (page, _):
        page.goto(site.address + place.address, wait_until="load")
        box = page.locator(".md-search__input")
        box.focus()
        box.press_sequentially(WORDS[place.language], delay=10)
        box.press("End")
        expect(page.locator(".md-search-result__link").first).to_be_visible()
        assert axe(page) == []


@in_both_languages
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_with_the_menu_open(browser: Browser, site: PagesServer, place: Place, scheme: str) -> None:
    with opened(browser, viewport=PHONE, color_scheme=scheme, reduced_motion="reduce") as (page, _):
        page.goto(site.address + place.address, wait_until="load")
        page.get_by_role("button", name=MENU[place.language]).click()
        expect(page.locator(".md-nav--primary a").first).to_be_visible()
        assert axe(page) == []


# By keyboard


@in_both_languages
def test_the_menu_of_small_screens_opens_and_closes_by_keyboard(
    browser: Browser, site: PagesServer, place: Place
) -> None:
    with opened(browser, viewport=PHONE, reduced_motion="reduce") as (page, log):
        page.goto(site.address + place.address, wait_until="load")
        button = page.get_by_role("button", name=MENU[place.language])
        expect(button).to_have_attribute("aria-expanded", "false")
        link = page.locator(".md-nav--primary a").first
        expect(link).to_be_hidden()
        button.focus()
        page.keyboard.press("Enter")
        expect(button).to_have_attribute("aria-expanded", "true")
        expect(link).to_be_visible()
        expect(link).to_be_focused()
        page.keyboard.press("Escape")
        expect(button).to_have_attribute("aria-expanded", "false")
        expect(button).to_be_focused()
        assert log.console == []


@in_both_languages
@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_the_focus_is_always_seen_and_goes_through_everything(
    browser: Browser, site: PagesServer, place: Place, size: ViewportSize
) -> None:
    with opened(browser, viewport=size, reduced_motion="reduce") as (page, _):
        page.goto(site.address + Place(place.language, "summary.md").address, wait_until="load")
        met: list[str] = []
        lost = []
        for _ in range(120):
            page.keyboard.press("Tab")
            focus = page.evaluate(FOCUS)
            if focus is None:
                break
            met.append(focus["html"])
            if not (focus["inside"] and focus["free"] and focus["marked"]):
                lost.append(focus)
            if page.locator(".md-search__input:focus").count():
                page.keyboard.press("Escape")
                page.locator(".md-search__input").evaluate("box => box.focus()")
        assert lost == []
        assert "md-skip" in met[0]
        for part in (
            "md-logo",
            "hreflang",
            "headerlink",
            "twin",
            "footnote-ref",
            "footnote-backref",
            "md-footer__link",
        ):
            assert any(part in html for html in met), part


@in_both_languages
def test_the_first_link_leads_past_the_header(browser: Browser, site: PagesServer, place: Place) -> None:
    with opened(browser) as (page, _):
        page.goto(site.address + place.address, wait_until="load")
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        heading = page.locator("article h1")
        assert page.evaluate("location.hash") == f"#{heading.get_attribute('id')}"
        page.keyboard.press("Tab")
        assert heading.evaluate("heading => heading.parentElement.contains(document.activeElement)")


@pytest.mark.parametrize("key", ["p", "n", "f", "s", "/", ",", "."])
def test_no_single_character_is_a_shortcut(browser: Browser, site: PagesServer, key: str) -> None:
    place = site.address + DEEP.address
    with opened(browser) as (page, _):
        page.goto(place, wait_until="load")
        page.keyboard.press(key)
        page.wait_for_timeout(150)
        assert page.url == place
        expect(page.locator(".md-search__input")).not_to_be_focused()


# Structure


@every_page
def test_landmarks_and_headings_are_in_order(site: PagesServer, place: Place) -> None:
    html = (site.folder / place.address / "index.html").read_text("utf-8")
    assert html.count("<main") == 1
    assert html.count("<h1") == 1
    levels = [int(part[0]) for part in html.split("<h")[1:] if part[:1].isdigit()]
    assert levels[0] == 1
    assert [(above, below) for above, below in pairwise(levels) if below > above + 1] == []


@in_both_languages
def test_motion_stops_where_the_reader_wants_none(browser: Browser, site: PagesServer, place: Place) -> None:
    moving = """() => [...document.querySelectorAll('*')].filter(part =>
      getComputedStyle(part).transitionDuration.split(', ').some(time => parseFloat(time) > 0)).length"""
    with opened(browser, reduced_motion="reduce") as (page, _):
        page.goto(site.address + place.address, wait_until="load")
        assert page.evaluate(moving) == 0
    with opened(browser, reduced_motion="no-preference") as (page, _):
        page.goto(site.address + place.address, wait_until="load")
        assert page.evaluate(moving) > 0
