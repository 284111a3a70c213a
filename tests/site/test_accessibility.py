"""Everyone can read it: what axe finds on any page, and room for large text, lines that stand out, rest."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect
from tests.site.axe import AXE, KINDS, PLAIN, RULES, RUN, unseen
from tests.site.build import Place, places
from tests.site.colours import CONTRAST, LINE_CONTRAST, RESOLVED
from tests.site.looking import opened
from tests.site.pages_server import PagesServer
from tests.site.visiting import DESKTOP, NARROW, PHONE, RECOLOURED, SIDEWAYS, Visit
from tests.site.visiting import SCHEMES as THEMES

PLACES = places()
every_page = pytest.mark.parametrize("place", PLACES, ids=str)
DEEP = Place("en", "implementation/activities.md")
in_both_languages = pytest.mark.parametrize("place", [DEEP, DEEP.twin], ids=str)
# Three levels down in the menu. What search and menu show over a page is the same on all; axe sees each by itself above.
NESTED = Place("en", "strategy/focus-areas/e-government.md")
nested_in_both_languages = pytest.mark.parametrize("place", [NESTED, NESTED.twin], ids=str)
# Few texts, so that axe as it comes is soon through them.
SHORT = Place("en", "strategy/mission.md")
WORDS = {"en": "strategy", "bg": "стратегия"}
MENU = {"en": "Navigation", "bg": "Навигация"}


@every_page
def test_axe_finds_nothing(visits: dict[Place, Visit], place: Place) -> None:
    assert visits[place].schemes == ["default", "slate", "slate", "default"]
    assert visits[place].axe == {}


@every_page
def test_nothing_is_cut_off_or_scrolls_sideways_on_a_phone_at_320_pixels_and_with_wide_spacing(
    visits: dict[Place, Visit], place: Place
) -> None:
    assert visits[place].sideways == {}
    assert visits[place].cut == []


@every_page
def test_what_a_visit_does_leaves_the_console_empty(visits: dict[Place, Visit], place: Place) -> None:
    assert visits[place].console == []


SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")


def axe(page: Page) -> list[str]:
    """What axe finds on a page as it is now."""
    page.evaluate(AXE)
    found: list[str] = page.evaluate(RUN, [RULES["all"], None])
    return found


def test_axe_finds_what_is_planted(browser: Browser, site: PagesServer) -> None:
    with opened(browser) as (page, _):
        page.goto(site.address)
        assert axe(page) == []
        page.evaluate(
            "document.querySelector('article p').style.color = '#e8e4d8';"
            "document.documentElement.removeAttribute('lang');"
            "document.querySelector('article').insertAdjacentHTML('afterbegin', "
            "'<button></button><p><button aria-label=a id=small>a</button>"
            "<button aria-label=b id=close>b</button></p>');"
            "for (const one of document.querySelectorAll('#small, #close')) "
            "Object.assign(one.style, { width: '12px', height: '12px', padding: 0, fontSize: '8px' })"
        )
        found = {line.partition(":")[0] for line in axe(page)}
        assert found >= {"color-contrast", "html-has-lang", "button-name", "target-size"}


# A bad style sheet, which may go by the place of a text or paint its ground, where all classes have been seen.
BAD = {
    "colour": ("td .footnote-ref { color: #ddd !important }", "color-contrast: <a"),
    "place": ("tbody tr:nth-child(7) { color: #ddd !important }", "color-contrast: <td"),
    "ground": ("tbody tr:last-child { background: #555 !important }", "color-contrast: <"),
    "line": ("article p a { color: #2a3a36 !important; text-decoration: none !important }", "link-in-text-block: <a"),
}


@pytest.fixture(scope="module")
def looked_at(browser: Browser, site: PagesServer) -> Iterator[tuple[Page, frozenset[str]]]:
    """A page at which axe has looked, and the kinds of text that it has seen there; tests leave both as they are."""
    with opened(browser, bypass_csp=True, reduced_motion="reduce") as (page, _):
        page.goto(site.address + DEEP.address)
        page.evaluate(AXE)
        seen: set[str] = set()
        chosen = unseen(page.evaluate(KINDS), seen)
        assert chosen
        assert page.evaluate(RUN, [RULES["colours"], chosen]) == []
        assert unseen(page.evaluate(KINDS), seen) == []
        yield page, frozenset(seen)


@pytest.mark.parametrize(("style", "wanted"), BAD.values(), ids=BAD)
def test_axe_finds_bad_colours_among_some_of_the_texts_too(
    looked_at: tuple[Page, frozenset[str]], style: str, wanted: str
) -> None:
    """As the visits look for them in the other views, after many pages with the same classes."""
    page, seen = looked_at
    bad = page.add_style_tag(content=style)
    try:
        found = page.evaluate(RUN, [RULES["colours"], unseen(page.evaluate(KINDS), set(seen))])
    finally:
        bad.evaluate("style => style.remove()")
    assert [one for one in found if one.startswith(wanted)]


# Colours in every way of writing them, half seen through, one behind another, behind pictures and shadows.
COLOURED = """<section id=coloured style="background: #fff">
  <p style="color: #777">777</p> <p style="color: #767676">767676</p> <p style="color: rgb(120 120 120 / 0.9)">rgb</p>
  <p style="color: hsl(0.1turn 60% 55%)">hsl</p> <p style="color: oklch(0.65 0.1 200)">oklch</p>
  <p style="color: color(display-p3 0.5 0.5 0.6)">p3</p> <p style="color: light-dark(#888, #eee)">light-dark</p>
  <p style="color: #000; background: rgb(0 0 0 / 0.5)">half</p>
  <div style="background: #123; opacity: 0.6"><p style="color: #9ab; background: #456a">deep <a href="#x">a link</a></p></div>
  <p style="color: #555; background: linear-gradient(#fff, #000)">gradient</p>
  <p style="color: #999; text-shadow: 0 0 2px #000">shadow</p> <p style="color: #999; font-size: 2em">large</p>
  <p style="mix-blend-mode: multiply; color: #aaa; background: #fed">blend</p>
  <button></button> <img src="data:,"> <p lang=xx-nowhere>language</p> <p>In text <a href="#y" style="color: #333">a link</a></p>
</section>"""
# All that axe says of a page: of each rule whether it holds, at which parts, and what was measured there.
SAID = """async () => {
  const said = await axe.run(document, { elementRef: false })
  return ['violations', 'incomplete', 'passes', 'inapplicable'].map(outcome => said[outcome].map(rule => [
    rule.id, rule.nodes.map(node => [node.html, node.target, [...node.any, ...node.all, ...node.none].map(
      check => [check.id, check.data, check.message, check.relatedNodes.map(part => part.target)])]),
  ]))
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_made_quicker_says_the_same(browser: Browser, site: PagesServer, scheme: str) -> None:
    with opened(browser, color_scheme=scheme, bypass_csp=True) as (page, _):
        page.goto(site.address + SHORT.address)
        page.evaluate(
            "planted => document.querySelector('article h1').insertAdjacentHTML('afterend', planted)", COLOURED
        )
        page.evaluate(PLAIN)
        wanted = page.evaluate(SAID)
        page.evaluate(AXE)
        assert page.evaluate(SAID) == wanted
        violations, incomplete, passes, _ = (dict(rules) for rules in wanted)
        assert {"button-name", "color-contrast", "image-alt", "valid-lang"} <= set(violations)
        assert "color-contrast" in incomplete
        assert len(passes["color-contrast"]) > 50


def recoloured(page: Page, scheme: Literal["light", "dark"]) -> None:
    """Changes the reader's preference, and waits for the theme to follow."""
    page.emulate_media(color_scheme=scheme)
    assert page.evaluate(RECOLOURED, THEMES[scheme]) == THEMES[scheme]


@nested_in_both_languages
@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_axe_finds_nothing_with_the_search_open(
    browser: Browser, site: PagesServer, place: Place, size: ViewportSize
) -> None:
    with opened(browser, viewport=size, reduced_motion="reduce") as (page, _):
        page.goto(site.address + place.address, wait_until="load")
        box = page.locator(".md-search__input")
        box.focus()
        box.press_sequentially(WORDS[place.language], delay=10)
        box.press("End")
        for scheme in SCHEMES:
            recoloured(page, scheme)
            expect(page.locator(".md-search-result__link").first).to_be_visible()
            assert axe(page) == [], scheme


@nested_in_both_languages
def test_axe_finds_nothing_with_the_menu_open(browser: Browser, site: PagesServer, place: Place) -> None:
    with opened(browser, viewport=PHONE, reduced_motion="reduce") as (page, _):
        page.goto(site.address + place.address, wait_until="load")
        page.get_by_role("button", name=MENU[place.language]).click()
        for scheme in SCHEMES:
            recoloured(page, scheme)
            expect(page.locator(".md-nav--primary a").first).to_be_visible()
            assert axe(page) == [], scheme


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_lines_of_controls_stand_out(browser: Browser, site: PagesServer, scheme: str) -> None:
    with opened(browser, color_scheme=scheme, viewport=DESKTOP) as (page, _):
        page.goto(site.address, wait_until="load")
        for line, ground in (("--line", "--paper"), ("--line", "--sheet"), ("--hot", "--paper"), ("--hot", "--sheet")):
            ratio = page.evaluate(CONTRAST, [line, ground])
            assert ratio >= LINE_CONTRAST, (line, ground)
        # These are the lines in question.
        drawn = page.evaluate(
            "() => [getComputedStyle(document.querySelector('.tongues a:not([aria-current])')).borderTopColor,"
            " getComputedStyle(document.querySelector('.md-search__form')).boxShadow]"
        )
        line = page.evaluate(RESOLVED, "--line")
        assert drawn[0] == line
        assert drawn[1].startswith(line)


def test_the_page_for_missing_addresses_can_be_read_by_everyone(browser: Browser, site: PagesServer) -> None:
    with opened(browser) as (page, _):
        page.goto(f"{site.address}no/such/page/", wait_until="load")
        for size, scheme in itertools.product((PHONE, DESKTOP), SCHEMES):
            page.set_viewport_size(size)
            page.emulate_media(color_scheme=scheme)
            assert axe(page) == [], (size, scheme)
        page.set_viewport_size(NARROW)
        assert page.evaluate(SIDEWAYS) == 0


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
