"""What the pages say to those who do not see them: headings, languages, names, order; read from the built pages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from urllib.parse import urljoin

import pytest
from bs4 import BeautifulSoup
from tests.site import soup
from tests.site.build import Place, places
from tests.site.pages_server import PagesServer

PLACES = places()
every_page = pytest.mark.parametrize("place", PLACES, ids=str)


@every_page
def test_landmarks_and_headings_are_in_order(site: PagesServer, place: Place) -> None:
    html = (site.folder / place.address / "index.html").read_text("utf-8")
    assert html.count("<main") == 1
    assert html.count("<h1") == 1
    levels = [int(part[0]) for part in html.split("<h")[1:] if part[:1].isdigit()]
    assert levels[0] == 1
    assert [(above, below) for above, below in pairwise(levels) if below > above + 1] == []


def texts(page: BeautifulSoup) -> Iterator[tuple[str, str]]:
    """Each piece of text that is shown, with its language; a listing of code has none."""
    for text in page.body.find_all(string=True) if page.body else ():
        if text.strip() and not text.find_parent(["pre", "script", "style", "noscript"]):
            named = text.find_parent(attrs={"lang": True})
            yield str(named["lang"]) if named else "", str(text)


@every_page
def test_what_is_in_the_other_language_says_so(site: PagesServer, place: Place) -> None:
    found = list(texts(soup.of(site, place)))
    assert {language for language, _ in found} >= {"en", "bg"}
    assert [text for language, text in found if language != "bg" and re.search("[\u0400-\u04ff]", text)] == []
    # Names of one or two words stay unmarked; whole phrases are read as English.
    phrase = re.compile(r"[A-Za-z]+ (?:[A-Za-z]+ )*(?:of|the|and|for) [A-Za-z]+")
    assert [text for language, text in found if language == "bg" and phrase.search(text)] == []


def test_no_two_pages_of_a_language_have_one_title(site: PagesServer) -> None:
    for language in ("en", "bg"):
        titles = [str(soup.of(site, place).title) for place in PLACES if place.language == language]
        assert sorted(set(titles)) == sorted(titles)


def words(text: str) -> str:
    """What is said of a text: signs are not."""
    return " ".join(re.findall(r"\w+", text.lower()))


@every_page
def test_a_name_that_is_read_aloud_holds_the_words_that_are_shown(site: PagesServer, place: Place) -> None:
    """Who speaks to the browser says what is on the screen (WCAG 2.5.3); signs alone are not said."""
    named = soup.of(site, place).select("a[aria-label], button[aria-label], label[aria-label], summary[aria-label]")
    pairs = [(words(str(part["aria-label"])), words(part.get_text(" "))) for part in named]
    assert pairs
    assert [(name, shown) for name, shown in pairs if shown not in name] == []


def test_menus_and_help_stand_in_one_order_on_all_pages(site: PagesServer) -> None:
    for language in ("en", "bg"):
        orders = set()
        for place in PLACES:
            if place.language == language:
                page = soup.of(site, place)
                tabs = tuple(tab.get_text(strip=True) for tab in page.select(".md-tabs__link"))
                foot = tuple(link.get_text(strip=True) for link in page.select(".feedback a"))
                orders.add((tabs, foot))
        ((tabs, foot),) = orders
        assert len(tabs) > 5
        assert len(foot) == 3


@pytest.mark.parametrize("place", [Place("en", "a-z.md"), Place("bg", "a-z.md")], ids=str)
def test_a_list_leads_to_every_page(site: PagesServer, place: Place) -> None:
    own = site.address + place.address
    listed = {
        urljoin(own, str(link["href"])).partition("#")[0] for link in soup.of(site, place).select("article a[href]")
    }
    pages = {site.address + other.address for other in PLACES if other.language == place.language}
    assert pages - listed - {own} == set()


def test_the_screen_may_be_held_either_way(site: PagesServer) -> None:
    sheets = {file.name: file.read_text("utf-8") for file in site.folder.rglob("*.css")}
    assert len(sheets) > 2
    assert [name for name, css in sheets.items() if "orientation:" in css] == []
