"""Ways to the pages for others than their readers: feeds, llms.txt, and the addresses that lead on."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from tests.site import build
from tests.site.looking import opened
from tests.site.pages_server import PagesServer

from edition import moved
from edition.dataset import Moved
from edition.documents.tree import parse


def test_every_page_names_the_feed_of_its_language(site: PagesServer) -> None:
    for place in build.places():
        page = parse((site.folder / place.address / "index.html").read_text("utf-8"))
        link = page.find(lambda one: one.tag == "link" and one.attributes.get("type") == "application/atom+xml")
        assert link is not None, place
        assert link.attributes["rel"] == "alternate", place
        home = site.folder if place.language == "en" else site.folder / place.language
        assert (site.folder / place.address / link.attributes["href"]).resolve() == (home / "feed.xml").resolve(), place
    assert (site.folder / "feed.xml").is_file()
    assert (site.folder / "bg/feed.xml").is_file()


def test_llms_txt_lists_every_page_in_the_order_of_the_navigation(site: PagesServer) -> None:
    text = (site.folder / "llms.txt").read_text("utf-8")
    for place in build.places():
        assert f"]({site.address}{place.address}): " in text, place
    for home in ("", "bg/"):
        places = [text.index(f"]({site.address}{home}{path}") for path in ("summary/", "strategy/mission/", "sources/")]
        assert places == sorted(places)


@pytest.mark.parametrize("home", ["", "bg/"])
@pytest.mark.parametrize(
    ("folder", "first"),
    [
        ("strategy/", "strategy/mission/"),
        ("background/", "background/digital-cities-challenge/"),
        ("implementation/", "implementation/today/"),
        ("about/", "about/edition/"),
    ],
)
def test_the_bare_address_of_a_section_leads_to_its_first_page(
    site: PagesServer, browser: Browser, home: str, folder: str, first: str
) -> None:
    with opened(browser) as (page, log):
        page.goto(f"{site.address}{home}{folder}")
        page.wait_for_url(f"{site.address}{home}{first}")
        assert log.console == []


def test_a_folder_with_a_page_of_its_own_leads_nowhere_else() -> None:
    listed = ["index.md", "part/two.md", "part/one.md", "whole/index.md", "whole/more.md", "named.md", "named/deep.md"]
    assert moved.beginnings(listed) == [Moved("part/index.md", "part/two.md", "", 0)]


@pytest.fixture
def renamed(tmp_path: Path) -> PagesServer:
    """A site of one page in each language, with pages at its old addresses."""
    server = PagesServer(tmp_path)
    for language in build.LANGUAGES:
        page = tmp_path / moved.address("new.md", language) / "index.html"
        page.parent.mkdir(parents=True)
        page.write_text(f'<!doctype html><html lang="{language}"><title>New</title><h1 id="aims">New</h1>', "utf-8")
    titles = {(language, "new.md"): "New" for language in build.LANGUAGES}
    entries = [Moved("strategy/old.md", "new.md", "", 1), Moved("part.md", "new.md", "aims", 2)]
    moved.write(tmp_path, entries, server.address, titles)
    script = tmp_path / moved.SCRIPT
    script.parent.mkdir(parents=True)
    shutil.copyfile(build.ROOT / "docs" / moved.SCRIPT, script)
    return server


@pytest.mark.parametrize("scripts", [True, False], ids=["with JavaScript", "without"])
@pytest.mark.parametrize("home", ["", "bg/"])
def test_an_old_address_leads_on_and_keeps_the_place(
    renamed: PagesServer, browser: Browser, home: str, scripts: bool
) -> None:
    with renamed as server, opened(browser, java_script_enabled=scripts) as (page, log):
        for asked, kept, bare in (
            ("strategy/old/", "new/", "new/"),
            ("part/", "new/#aims", "new/#aims"),
            ("strategy/old/#scope", "new/#scope", "new/"),
        ):
            page.goto(f"{server.address}{home}{asked}")
            page.wait_for_url(f"{server.address}{home}{kept if scripts else bare}")
            page.goto("about:blank")
        assert [line for line in log.console if "Content Security Policy" in line] == []
