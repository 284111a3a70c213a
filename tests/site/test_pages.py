"""Every page of the built site, as a browser sees it: its languages, its policy, its requests and its console."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urljoin
from xml.etree import ElementTree as ET

import pytest
from playwright.sync_api import Browser, Page
from tests.site import soup
from tests.site.build import FIRST_SET, LANGUAGES, ROOT, Place, places
from tests.site.looking import Log, opened
from tests.site.pages_server import PagesServer
from tests.site.visiting import PLANT, Visit

PLACES = places()
every_page = pytest.mark.parametrize("place", PLACES, ids=str)

FOLDERS = ("strategy", "background", "implementation", "about")
"""Those without a page of their own: a short one leads on to the first page in them."""

PLANTED = (
    '<button id="planted" onclick="window.plantedClick = 1">planted</button><script>window.plantedScript = 1</script>'
)
POLICY = re.compile(r'<meta[^>]*http-equiv="?Content-Security-Policy[^>]*>', re.IGNORECASE)
OUTCOME = "() => [window.plantedScript ?? 0, window.plantedClick ?? 0]"


def test_the_first_set_is_there_in_both_languages() -> None:
    assert set(PLACES) >= {Place(language, path) for language in LANGUAGES for path in FIRST_SET}


def test_the_site_holds_the_pages_and_no_others(site: PagesServer) -> None:
    built = {path.relative_to(site.folder).as_posix() for path in site.folder.rglob("*.html")}
    own = {f"{place.address}index.html" for place in PLACES}
    beside = {f"parallel/{place.address}index.html" for place in PLACES if place.language == "en"}
    bare = {f"{folder}{name}/index.html" for folder in ("", "bg/") for name in FOLDERS}
    assert built - {"404.html"} == own | beside | bare
    assert "404.html" in built


def test_the_sitemap_names_every_page(site: PagesServer) -> None:
    tree = ET.parse(site.folder / "sitemap.xml")  # noqa: S314, written by our own build a moment ago
    named = [(entry.text or "").strip() for entry in tree.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")]
    assert sorted(named) == sorted(site.address + place.address for place in PLACES)


@every_page
def test_requests_go_to_one_origin_and_the_console_stays_empty(visits: dict[Place, Visit], place: Place) -> None:
    seen = visits[place].look
    assert seen.status == 200
    assert len(seen.requests) > 1
    assert seen.foreign == ()
    assert seen.console == ()


@every_page
def test_the_head_names_language_canonical_and_twins(
    visits: dict[Place, Visit], site: PagesServer, place: Place
) -> None:
    seen = visits[place].look
    own, twin = site.address + place.address, site.address + place.twin.address
    english, bulgarian = (own, twin) if place.language == "en" else (twin, own)
    assert seen.language == place.language
    assert seen.canonical == (own,)
    assert sorted(seen.alternates) == [("bg", bulgarian), ("en", english), ("x-default", english)]


@every_page
def test_the_policy_is_strict(visits: dict[Place, Visit], place: Place) -> None:
    policy = visits[place].look.policy
    assert policy is not None, "no policy, or a script or style stands before it"
    directives = {name: set(values) for name, *values in (part.split() for part in policy.split(";") if part.strip())}
    scripts = directives.get("script-src", directives.get("default-src", {"*"}))
    styles = directives.get("style-src", directives.get("default-src", {"*"}))
    assert {value for value in scripts if not value.startswith("'sha256-")} <= {"'self'"}
    assert styles <= {"'self'", "'none'"}
    assert directives["default-src"] <= {"'self'", "'none'"}
    assert directives["base-uri"] <= {"'self'", "'none'"}


@dataclass(frozen=True, slots=True)
class Planting:
    """A server of nothing but what is planted, and one page that visits it."""

    server: PagesServer
    page: Page
    log: Log

    def outcome(self, path: str, html: str) -> tuple[list[int], list[str]]:
        """Serves the text as a file, clicks the planted button; what ran, and what the console said."""
        file = self.server.folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(html, "utf-8")
        self.log.console.clear()
        self.page.goto(self.server.address + path.removesuffix("index.html"), wait_until="domcontentloaded")
        self.page.locator("#planted").dispatch_event("click")
        return self.page.evaluate(OUTCOME), list(self.log.console)


@pytest.fixture(scope="module")
def planting(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Planting]:
    with opened(browser) as (page, log), PagesServer(tmp_path_factory.mktemp("planted")) as server:
        yield Planting(server, page, log)


def planted(site: PagesServer, path: str) -> str:
    """A built page with an inline script and an inline handler more."""
    html = (site.folder / path).read_text("utf-8")
    assert html.count("</body>") == 1
    return html.replace("</body>", f"{PLANTED}</body>")


# A page of each kind that a template makes, in both languages.
SAMPLED = (
    *("index.html", "bg/index.html", "summary/index.html", "bg/implementation/activities/index.html"),
    *("parallel/summary/index.html", "404.html"),
)


@pytest.mark.parametrize("path", SAMPLED)
def test_a_planted_inline_script_does_not_run(planting: Planting, site: PagesServer, path: str) -> None:
    ran, console = planting.outcome(path, planted(site, path))
    assert ran == [0, 0]
    assert len([line for line in console if "Content Security Policy" in line]) == 2


def policy(file: Path) -> str:
    (found,) = POLICY.findall(file.read_text("utf-8"))
    return str(found)


def test_the_policy_of_every_page_is_that_of_one_in_which_nothing_planted_ran(site: PagesServer) -> None:
    """What stands in a page when it comes is held by its policy alone, so one page with each policy is enough above."""
    held = {policy(site.folder / path) for path in SAMPLED}
    assert [file for file in site.folder.rglob("*.html") if policy(file) not in held] == []


@every_page
def test_a_script_put_into_a_page_does_not_run(visits: dict[Place, Visit], place: Place) -> None:
    ran, console = visits[place].planted
    assert ran == [0, 0]
    assert len([line for line in console if "Content Security Policy" in line]) == 2


def test_without_a_policy_a_script_put_into_a_page_runs(browser: Browser) -> None:
    with opened(browser) as (page, log):
        page.set_content("<!doctype html><title>Bare</title><p>Bare")
        assert page.evaluate(PLANT) == [1, 1]
        assert log.console == []


@pytest.mark.parametrize("path", ["index.html", "bg/index.html", "404.html"])
def test_without_the_policy_the_planted_script_runs(planting: Planting, site: PagesServer, path: str) -> None:
    html, removed = POLICY.subn("", planted(site, path))
    assert removed == 1
    # At an address of its own: the browser may keep what it has had from the other.
    ran, _ = planting.outcome(f"without-policy/{path}", html)
    assert ran == [1, 1]


@pytest.mark.parametrize("address", [*(place.address for place in PLACES), "404.html"])
def test_every_page_says_that_the_edition_is_independent(site: PagesServer, address: str) -> None:
    path = site.folder / address
    page = soup.read(path if path.is_file() else path / "index.html")
    footer = page.find("footer")
    assert footer is not None
    language = "both" if path.is_file() else str(page.html["lang"] if page.html else "")
    notices = {"en": ["independent edition"], "bg": ["независимо издание"]}
    expected = notices.get(language, notices["en"] + notices["bg"])
    assert [notice for notice in expected if notice not in footer.get_text().lower()] == []


@every_page
def test_every_heading_has_the_id_that_its_source_gives(site: PagesServer, place: Place) -> None:
    html = (site.folder / place.address / "index.html").read_text("utf-8")
    built = re.findall(r'<h[1-6] id="([^"]+)"', html.partition("<article")[2].partition("</article>")[0])
    written = re.findall(r"^#{1,6} .*\{: *#([\w-]+)", place.source.read_text("utf-8"), re.MULTILINE)
    assert written
    assert [identifier for identifier in built if identifier in written] == written


def test_every_internal_address_of_the_pages_leads_somewhere(site: PagesServer) -> None:
    """Links, images, styles and scripts: what each names is a file of the site."""
    dead = []
    for place in PLACES:
        html = (site.folder / place.address / "index.html").read_text("utf-8")
        for target in re.findall(r'\b(?:href|src)="?([^"\s>]+)', html):
            url = urljoin(site.address + place.address, target).partition("#")[0].partition("?")[0]
            if url.startswith(site.address):
                path = site.folder / url.removeprefix(site.address)
                if not (path / "index.html" if url.endswith("/") else path).is_file():
                    dead.append(f"{place}: {target}")
    assert dead == []


def test_no_page_tells_where_it_was_built(site: PagesServer) -> None:
    telling = [
        path.relative_to(site.folder).as_posix()
        for path in site.folder.rglob("*")
        if path.suffix in {".html", ".json", ".xml", ".txt"} and str(ROOT) in path.read_text("utf-8")
    ]
    assert telling == []
