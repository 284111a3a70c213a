"""Found and shared: Open Graph with a picture per language, JSON-LD, the sitemap with x-default."""

from __future__ import annotations

import json
import struct
from urllib.parse import quote
from xml.etree import ElementTree as ET

import pytest
from playwright.sync_api import Browser
from tests.site import soup
from tests.site.build import Place, places
from tests.site.looking import opened
from tests.site.pages_server import PagesServer

from edition.audit import audit

PLACES = places()
every_page = pytest.mark.parametrize("place", PLACES, ids=str)
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
LINK = "{http://www.w3.org/1999/xhtml}link"


def test_addresses_of_the_environment_are_in_every_page(site: PagesServer) -> None:
    folder, address = site.folder, site.address
    assert audit(folder) == []
    page = (folder / "bg/summary/index.html").read_text("utf-8")
    assert f'<link rel="canonical" href="{address}bg/summary/">' in page
    assert f'<link rel="alternate" hreflang="x-default" href="{address}summary/">' in page
    assert 'href="https://github.com/some-owner/some-name/edit/main/docs/bg/summary.md"' in page
    assert (
        'href="https://github.com/some-owner/some-name/issues/new?template=error.yml'
        f"&page={quote(address, safe='')}bg%2Fsummary%2F"
        '&language=Bulgarian%20%C2%B7%20%D0%B1%D1%8A%D0%BB%D0%B3%D0%B0%D1%80%D1%81%D0%BA%D0%B8"'
    ) in page.replace("&amp;", "&")
    # The theme's script, which no page asks for, would also ask the code host for numbers of stars.
    assert list(folder.rglob("*.min.js")) == []


@every_page
def test_a_shared_page_shows_itself_in_its_language(site: PagesServer, place: Place) -> None:
    page = soup.of(site, place)
    found = {str(meta["property"]): str(meta["content"]) for meta in page.select("meta[property]")}
    assert found["og:url"] == site.address + place.address
    assert found["og:locale"] == {"en": "en_GB", "bg": "bg_BG"}[place.language]
    heading, description = page.select_one("article h1"), page.select_one("meta[name=description]")
    assert heading is not None
    assert description is not None
    # What MkDocs takes from a heading as the title has plain spaces.
    assert found["og:title"] == " ".join(heading.get_text().split())
    assert found["og:description"] == description["content"]
    assert found["og:image"] == f"{site.address}assets/images/share-{place.language}.png"
    assert page.select("meta[name='twitter:card'][content=summary_large_image]")


@pytest.mark.parametrize("language", ["en", "bg"])
def test_the_picture_has_the_size_that_is_promised(site: PagesServer, language: str) -> None:
    content = (site.folder / f"assets/images/share-{language}.png").read_bytes()
    assert struct.unpack(">II", content[16:24]) == (1200, 630)
    assert len(content) < 100_000


@every_page
def test_linked_data_tell_what_the_page_is_about_and_the_way_to_it(site: PagesServer, place: Place) -> None:
    (script,) = soup.of(site, place).select("script[type='application/ld+json']")
    page, trail, *_ = json.loads(script.get_text())["@graph"]
    assert (page["@id"], page["inLanguage"]) == (site.address + place.address, place.language)
    assert page["about"]["@type"] == "Report"
    twin = page["workTranslation" if place.language == "en" else "translationOfWork"]
    assert twin == {"@id": site.address + place.twin.address}
    assert trail["@type"] == "BreadcrumbList"
    items = [step["item"] for step in trail["itemListElement"]]
    assert items[0] == site.address + Place(place.language, "index.md").address
    assert items[-1] == site.address + place.address
    assert len(items) == len(set(items))
    addresses = {site.address + other.address for other in PLACES}
    assert set(items) <= addresses


def test_the_way_on_the_page_is_the_one_that_search_engines_are_told(browser: Browser, site: PagesServer) -> None:
    place = Place("bg", "strategy/focus-areas/transport.md")
    (script,) = soup.of(site, place).select("script[type='application/ld+json']")
    steps = json.loads(script.get_text())["@graph"][1]["itemListElement"]
    with opened(browser) as (page, log):
        page.goto(site.address + place.address)
        links = page.locator(".crumbs a")
        assert links.all_text_contents() == [step["name"] for step in steps[:-1]]
        assert links.evaluate_all("links => links.map(link => link.href)") == [step["item"] for step in steps[:-1]]
        # Data in a script element are no script: the policy says nothing against them.
        assert log.console == []


def test_the_sitemap_names_both_languages_and_the_default(site: PagesServer) -> None:
    tree = ET.parse(site.folder / "sitemap.xml")  # noqa: S314, written by our own build a moment ago
    entries = {entry.findtext(f"{SITEMAP}loc"): entry for entry in tree.iter(f"{SITEMAP}url")}
    assert set(entries) == {site.address + place.address for place in PLACES}
    for place in PLACES:
        english = site.address + Place("en", place.path).address
        links = {link.get("hreflang"): link.get("href") for link in entries[site.address + place.address].iter(LINK)}
        assert links == {
            "en": english,
            "bg": site.address + Place("bg", place.path).address,
            "x-default": english,
        }
