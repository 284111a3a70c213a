"""Both languages side by side, on the real site: whole, in order, reachable from the section in view, without JavaScript."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from functools import cache

import pytest
import yaml
from playwright.sync_api import Browser, Page, expect
from tests.site import axe, visiting
from tests.site.build import ROOT, Place, places
from tests.site.looking import Log, opened
from tests.site.pages_server import PagesServer

from edition.markup import Element, Node, elements, first, parse, texts
from edition.rendered import article

PAGES = [place for place in places() if place.language == "en"]
every_pair = pytest.mark.parametrize("place", PAGES, ids=lambda place: place.path)
# What the side-by-side page says itself, in a cell.
OWN = {"moved", "passage-line", "gap"}

# Where a pair's halves stand, and whether the pair begins with its address.
BESIDE = """() => [...document.querySelectorAll('.pair')].map(pair => {
  const [first, second] = [...pair.querySelectorAll(':scope > .cell')].map(cell => cell.getBoundingClientRect())
  return [first.top === second.top && first.right <= second.left, first.left === second.left && first.bottom <= second.top]
})"""
# The pair of every place that the keyboard reaches, in the order in which it reaches them.
REACHED = """() => {
  const pairs = [...document.querySelectorAll('.pair')]
  return [...document.querySelectorAll('main a')].map(link => pairs.indexOf(link.closest('.pair')))
}"""


@pytest.fixture(scope="module")
def site(site_of_a_clone: PagesServer) -> PagesServer:
    """These tests stand with those of a clone, so that both parts of all tests take about as long."""
    return site_of_a_clone


def address(place: Place) -> str:
    return f"parallel/{place.address}"


def built(site: PagesServer, url: str) -> str:
    return (site.folder / url / "index.html").read_text("utf-8")


@cache
def nodes(site: PagesServer, url: str) -> list[Node]:
    """A built page as a tree, read once."""
    return parse(built(site, url))


def said(html: str) -> list[str]:
    """The texts of an article, in order."""
    return [text.plain.strip() for text in texts(article(html)) if text.plain.strip()]


def without_own(nodes: list[Element]) -> Iterator[str]:
    for node in nodes:
        if OWN.isdisjoint(node.classes):
            for child in node.children:
                if isinstance(child, Element):
                    yield from without_own([child])
                elif child.plain.strip():
                    yield child.plain.strip()


@every_pair
def test_every_text_of_both_pages_stands_there_once(site: PagesServer, place: Place) -> None:
    main = first(nodes(site, address(place)), "main")
    assert main is not None
    cells = [one for one in elements(main.children) if "cell" in one.classes]
    moved = any({"moved", "reordered"}.intersection(one.classes) for one in elements(main.children))
    for own in (place, place.twin):
        shown = list(without_own([cell for cell in cells if cell.attributes["lang"] == own.language]))
        expected = said(built(site, own.address))
        assert sorted(shown) == sorted(expected)
        # What the languages sort by themselves stands beside its twin.
        assert moved or shown == expected


@every_pair
def test_every_block_has_its_twin_or_a_gap(site: PagesServer, place: Place) -> None:
    page = nodes(site, address(place))
    pairs = [one for one in elements(page) if "pair" in one.classes]
    assert pairs
    for pair in pairs:
        halves = [one for one in pair.children if isinstance(one, Element) and "cell" in one.classes]
        assert [half.attributes["lang"] for half in halves] == ["en", "bg"]
        assert all(any(text.plain.strip() for text in texts(half.children)) or first(half.children, "img") or first(
            half.children, "hr") for half in halves)  # fmt: skip


@every_pair
def test_both_pages_lead_there_and_every_heading_leads_back(site: PagesServer, place: Place) -> None:
    page = nodes(site, address(place))
    up = "../" * address(place).count("/")
    for own in (place, place.twin):
        link = first(nodes(site, own.address), "a", css="abreast")
        assert link is not None
        wanted = ("../" * own.address.count("/") or "./").removeprefix("./") + address(place)
        assert link.attributes["href"] == wanted
        back = [one.attributes["href"] for one in elements(page) if one.tag == "a" and "page" in one.classes]
        headings = [one.id for one in elements(nodes(site, own.address)) if one.tag in ("h1", "h2", "h3", "h4")]
        assert any(headings)
        assert [f"{up}{own.address}#{ident}" for ident in headings if ident] == [
            one for one in back if one and one.partition("#")[0] == (f"{up}{own.address}" or "./")
        ]


@every_pair
def test_it_is_light(site: PagesServer, place: Place) -> None:
    html = built(site, address(place))
    styles = [
        one.attributes["href"] or ""
        for one in elements(nodes(site, address(place)))
        if one.attributes.get("rel") == "stylesheet"
    ]
    fonts = sorted((site.folder / "assets/fonts").glob("*.woff2"))
    files = [site.folder / address(place) / style for style in styles]
    assert len(files) == 2
    weight = len(gzip.compress(html.encode())) + sum(len(gzip.compress(file.read_bytes())) for file in files)
    weight += sum(font.stat().st_size for font in fonts)
    budget = yaml.safe_load((ROOT / "tests/site/budget.yml").read_text("utf-8"))
    assert weight <= budget["bytes"]


def test_it_is_neither_in_the_sitemap_nor_in_the_search(site: PagesServer) -> None:
    sitemaps, indexes = list(site.folder.rglob("sitemap.xml")), list(site.folder.glob("**/search/*.json"))
    assert sitemaps
    assert indexes
    for file in (*sitemaps, *indexes):
        assert "parallel/" not in file.read_text("utf-8"), file.name


@pytest.fixture(scope="module")
def one_page(browser: Browser) -> Iterator[tuple[Page, Log]]:
    """One page for all that are looked at one after the other: to start one anew is slow."""
    with opened(browser, reduced_motion="reduce") as (page, log):
        yield page, log


@pytest.fixture(scope="module")
def seen() -> tuple[set[str], set[str]]:
    """The kinds of text that axe has looked at in light colours on a desk, and in dark ones on a phone."""
    return set(), set()


@every_pair
def test_seen_in_a_browser(
    one_page: tuple[Page, Log], site: PagesServer, place: Place, seen: tuple[set[str], set[str]]
) -> None:
    """One visit: no complaints, no foreign requests, axe, columns and stack, the order of the keyboard."""
    page, log = one_page
    page.goto("about:blank")
    log.requests.clear()
    log.console.clear()
    page.emulate_media(color_scheme="light")
    page.set_viewport_size(visiting.DESKTOP)
    page.goto(site.address + address(place), wait_until="load")
    page.evaluate(axe.AXE)
    kinds = page.evaluate(axe.KINDS)
    assert kinds
    assert page.evaluate(axe.RUN, [axe.RULES["all"], axe.unseen(kinds, seen[0])]) == []
    beside = page.evaluate(BESIDE)
    assert beside
    assert all(columns for columns, _ in beside)
    reached = page.evaluate(REACHED)
    assert reached
    assert reached == sorted(reached)
    page.emulate_media(color_scheme="dark")
    page.set_viewport_size(visiting.PHONE)
    new = axe.unseen(page.evaluate(axe.KINDS), seen[1])
    assert page.evaluate(axe.RUN, [axe.RULES["colours and sizes"], new]) == []
    assert all(stacked for _, stacked in page.evaluate(BESIDE))
    page.set_viewport_size(visiting.NARROW)
    assert page.evaluate(visiting.SIDEWAYS) == 0
    assert log.foreign(site.origin) == []
    assert log.console == []


def marked(page: Page, ident: str) -> list[str]:
    """The colour at the edge of both halves of a pair; transparent where it is not marked."""
    cells = page.locator(f'[id="{ident}"] > .cell')
    return [str(cell.evaluate("cell => getComputedStyle(cell).borderLeftColor")) for cell in cells.all()]


CLEAR = ["rgba(0, 0, 0, 0)"] * 2


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_a_block_and_its_twin_are_marked_together(browser: Browser, site: PagesServer, script: bool) -> None:
    with opened(browser, java_script_enabled=script, viewport=visiting.DESKTOP) as (page, _):
        page.goto(f"{site.address}parallel/summary/")
        cells = page.locator('[id="aims"] > .cell')
        expect(cells).to_have_count(2)
        assert marked(page, "aims") == CLEAR
        cells.nth(1).hover()
        assert len({*marked(page, "aims"), *CLEAR}) == 2
        page.mouse.move(0, 0)
        page.locator('[id="aims"] > .here').focus()
        assert len({*marked(page, "aims"), *CLEAR}) == 2
        assert marked(page, "how") == CLEAR


def follow(page: Page) -> None:
    """Points at the link to both languages and presses, where it is: a locator's click may scroll the page before."""
    place = page.locator("a.abreast").bounding_box()
    assert place is not None
    page.mouse.click(place["x"] + place["width"] / 2, place["y"] + place["height"] / 2)


@pytest.mark.parametrize("language", ["en", "bg"])
@pytest.mark.parametrize("screen", [visiting.DESKTOP, visiting.PHONE], ids=["desk", "phone"])
def test_the_section_in_view_goes_along_and_back(
    browser: Browser, site: PagesServer, language: str, screen: dict[str, int]
) -> None:
    own = site.address + ("bg/" if language == "bg" else "") + "summary/"
    with opened(browser, reduced_motion="reduce", viewport=screen) as (page, _):
        page.goto(f"{own}#what-followed")
        follow(page)
        page.wait_for_url(f"{site.address}parallel/summary/#what-followed")
        expect(page.locator('[id="what-followed"]')).to_be_in_viewport()
        page.locator(f'[id="how"] > .cell[lang="{language}"] a.page').click()
        page.wait_for_url(f"{own}#how")


@pytest.mark.parametrize("language", ["en", "bg"])
def test_by_touch_it_opens_at_the_section_marks_pairs_and_leads_back(
    browser: Browser, site: PagesServer, language: str
) -> None:
    own = site.address + ("bg/" if language == "bg" else "") + "summary/"
    beside = f"{site.address}parallel/summary/"
    phone = {"viewport": visiting.PHONE, "has_touch": True, "is_mobile": True}
    with opened(browser, reduced_motion="reduce", **phone) as (page, log):
        page.goto(f"{own}#what-followed")
        place = page.locator("a.abreast").bounding_box()
        assert place is not None
        page.touchscreen.tap(place["x"] + place["width"] / 2, place["y"] + place["height"] / 2)
        page.wait_for_url(f"{beside}#what-followed")
        expect(page.locator('[id="what-followed"]')).to_be_in_viewport()
        assert len({*marked(page, "what-followed"), *CLEAR}) == 2
        assert marked(page, "aims") == CLEAR
        page.locator('[id="aims"] > .here').tap()
        page.wait_for_url(f"{beside}#aims")
        assert len({*marked(page, "aims"), *CLEAR}) == 2
        page.locator(f'[id="how"] > .cell[lang="{language}"] a.page').tap()
        page.wait_for_url(f"{own}#how")
        assert log.console == []


def test_without_a_script_the_link_leads_to_the_top(browser: Browser, site: PagesServer) -> None:
    with opened(browser, java_script_enabled=False) as (page, _):
        page.goto(f"{site.address}bg/summary/#what-followed")
        follow(page)
        page.wait_for_url(f"{site.address}parallel/summary/")
        expect(page.locator("h1")).to_have_text(["The strategy on one page", "Стратегията на една страница"])


def test_a_footnote_and_the_way_back_stay_in_the_half(browser: Browser, site: PagesServer) -> None:
    with opened(browser, viewport=visiting.DESKTOP) as (page, _):
        page.goto(f"{site.address}parallel/summary/")
        page.locator('.cell[lang="bg"] .footnote-ref').first.click()
        ident = page.evaluate("location.hash.slice(1)")
        assert ident.startswith("fn:")
        page.locator(f'[id="{ident}"] > .cell[lang="bg"] .footnote-backref').click()
        back = page.evaluate("decodeURIComponent(location.hash.slice(1))")
        expect(page.locator(f'.cell[lang="bg"] [id="{back}"]')).to_be_in_viewport()


def test_on_paper_the_languages_stand_side_by_side_without_the_things_of_the_screen(
    browser: Browser, site: PagesServer
) -> None:
    with opened(browser, viewport=visiting.DESKTOP) as (page, _):
        page.goto(f"{site.address}parallel/summary/")
        page.emulate_media(media="print")
        beside = page.evaluate(BESIDE)
        assert beside
        assert all(columns for columns, _ in beside)
        for part in (".here", ".skip", ".columns a", ".title > .page"):
            expect(page.locator(part).first).to_be_hidden()
