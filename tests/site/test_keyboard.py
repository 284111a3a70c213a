"""Everything by keyboard, and the focus always seen; what appears under the pointer goes away."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect
from tests.site.build import Place
from tests.site.colours import LIGHT, LINE_CONTRAST
from tests.site.looking import opened
from tests.site.pages_server import PagesServer
from tests.site.visiting import DESKTOP, PHONE, RECOLOURED, SCHEMES

DEEP = Place("en", "implementation/activities.md")
in_both_languages = pytest.mark.parametrize("place", [DEEP, DEEP.twin], ids=str)
MENU = {"en": "Navigation", "bg": "Навигация"}
# What has the focus, and whether a reader sees it: in the window, not behind anything, with a line around it.
FOCUS = """() => {
  const part = document.activeElement
  if (part === document.body) return null
  const shown = part.matches('.md-option') ? part.nextElementSibling : part
  const style = getComputedStyle(shown), seen = shown.getBoundingClientRect()
  const points = [[0.5, 0.5], [0.1, 0.1], [0.9, 0.1], [0.1, 0.9], [0.9, 0.9]]
  const free = points.some(([across, down]) => {
    const hit = document.elementFromPoint(seen.left + seen.width * across, seen.top + seen.height * down)
    return hit && (shown.contains(hit) || hit.contains(shown))
  })
  const light = LIGHT
  let ground = shown.parentElement
  while (ground.parentElement && /, 0\\)$/.test(getComputedStyle(ground).backgroundColor)) ground = ground.parentElement
  const [dark, bright] = [style.outlineColor, getComputedStyle(ground).backgroundColor].map(light).sort((a, b) => a - b)
  return {
    inBox: part.matches('.md-search__input'),
    number: (window.met ??= [], met.includes(part) || met.push(part), met.indexOf(part)),
    html: part.outerHTML.replace(/\\s+/g, ' ').slice(0, 240),
    inside: seen.right > 0 && seen.bottom > 0 && seen.left < innerWidth && seen.top < innerHeight,
    free,
    contrast: (bright + 0.05) / (dark + 0.05),
    marked: (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2) || part.matches('input[type=text]'),
  }
}""".replace("LIGHT", LIGHT)
# The same of everything that a walk has met, but for the box of the search.
AGAIN = f"""() => window.met.filter(part => !part.matches('.md-search__input')).map(part => {{
  part.focus()
  return ({FOCUS})()
}})"""


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


def visible(focus: dict[str, Any]) -> bool:
    """Whether a reader sees what has the focus."""
    return bool(focus["inside"] and focus["free"] and focus["marked"] and focus["contrast"] >= LINE_CONTRAST)


def walk(page: Page, key: str) -> tuple[dict[int, str], list[dict[str, object]]]:
    """Goes through a page by a key; what had the focus, in order, and what of it was not to be seen."""
    met: dict[int, str] = {}
    lost = []
    for _ in range(400):
        page.keyboard.press(key)
        focus = page.evaluate(FOCUS)
        in_box = focus is not None and focus["inBox"]
        if in_box:
            # The search opens a moment later.
            expect(page.locator("#__search")).to_be_checked()
            focus = page.evaluate(FOCUS)
        # Backwards the browser begins again at the end of the page.
        if focus is None or focus["number"] in met:
            break
        met[focus["number"]] = focus["html"]
        if not visible(focus):
            lost.append(focus)
        # The box of the search opens what covers the page; a reader closes it again.
        if in_box:
            page.keyboard.press("Escape")
            page.locator(".md-search__input").evaluate("box => box.focus()")
    else:
        lost.append({"html": "the walk does not end"})
    return met, lost


def seen_again(page: Page) -> tuple[set[int], list[dict[str, object]]]:
    """Gives everything that a walk has met the focus once more; what had it, and what of it was not to be seen."""
    box = page.locator(".md-search__input")
    # The box of the search opens what covers the page, so it comes last.
    looks = page.evaluate(AGAIN)
    box.focus()
    expect(page.locator("#__search")).to_be_checked()
    looks.append(page.evaluate(FOCUS))
    page.keyboard.press("Escape")
    return {look["number"] for look in looks}, [look for look in looks if not visible(look)]


@in_both_languages
@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_the_focus_goes_through_everything_both_ways_and_is_always_seen(
    browser: Browser, site: PagesServer, place: Place, size: ViewportSize
) -> None:
    """The way of the keys is the same in light and dark colours; what has the focus must be seen in both."""
    with opened(browser, viewport=size, color_scheme="light", reduced_motion="reduce") as (page, _):
        page.goto(site.address + Place(place.language, "summary.md").address, wait_until="load")
        met, lost = walk(page, "Tab")
        assert lost == []
        assert "md-skip" in next(iter(met.values()))
        for part in (
            "md-logo",
            "hreflang",
            "headerlink",
            "twin",
            "footnote-ref",
            "footnote-backref",
            "md-footer__link",
        ):
            assert any(part in html for html in met.values()), part
        back, lost = walk(page, "Shift+Tab")
        assert lost == []
        assert set(back) == set(met)
        assert "md-skip" in list(back.values())[-1]
        page.emulate_media(color_scheme="dark")
        assert page.evaluate(RECOLOURED, SCHEMES["dark"]) == SCHEMES["dark"]
        again, lost = seen_again(page)
        assert lost == []
        assert again == set(met)


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


def test_no_single_character_is_a_shortcut(browser: Browser, site: PagesServer) -> None:
    place = site.address + DEEP.address
    with opened(browser) as (page, _):
        page.goto(place, wait_until="load")
        for key in ("f", "s", "/", "p", "n", ",", "."):
            page.keyboard.press(key)
            expect(page.locator(".md-search__input")).not_to_be_focused()
        # Where one of them led to another page, it would be on its way by now.
        page.wait_for_timeout(300)
        assert page.url == place


@in_both_languages
def test_what_appears_under_the_pointer_stays_and_goes_away_on_escape(
    browser: Browser, site: PagesServer, place: Place
) -> None:
    with opened(browser, viewport=DESKTOP) as (page, log):
        page.goto(site.address + place.address, wait_until="load")
        link, explanation = page.locator("article .twin").nth(1), page.locator(".hint")
        link.scroll_into_view_if_needed()
        link.hover()
        expect(explanation).to_be_visible()
        page.keyboard.press("Escape")
        expect(explanation).to_be_hidden()
        page.locator("article h1").hover()
        link.hover()
        expect(explanation).to_be_visible()
        assert log.console == []
