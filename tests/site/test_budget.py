"""The first load of every page stays within tests/site/budget.yml."""

from __future__ import annotations

import gzip
import re
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest
import yaml
from tests.site import soup
from tests.site.build import Place, places
from tests.site.pages_server import PREFIX, PagesServer
from tests.site.visiting import Visit

BUDGET: dict[str, Any] = yaml.safe_load(Path(__file__).with_name("budget.yml").read_text("utf-8"))
ELEMENT = re.compile(r"<[a-z]")
PACKED = frozenset({".woff2", ".png"})
every_page = pytest.mark.parametrize("place", places(), ids=str)


@cache
def sent(file: Path) -> int:
    """The bytes that a server sends for a file, as GitHub Pages does."""
    content = file.read_bytes()
    return len(content if file.suffix in PACKED else gzip.compress(content, 6))


def behind(url: str, site: PagesServer) -> Path:
    """The file of the site behind an address."""
    path = unquote(urlsplit(url).path).removeprefix(PREFIX)
    return site.folder / (f"{path}index.html" if path == "" or path.endswith("/") else path)


@every_page
def test_the_first_load_is_within_the_budget(visits: dict[Place, Visit], site: PagesServer, place: Place) -> None:
    requests = [url for url in visits[place].look.requests if not url.startswith(("data:", "blob:"))]
    weights = {url: sent(behind(url, site)) for url in requests}
    assert sum(weights.values()) <= BUDGET["bytes"], weights
    scripts = {url: weight for url, weight in weights.items() if urlsplit(url).path.endswith(".js")}
    assert 0 < sum(scripts.values()) <= BUDGET["scripts"], scripts
    page = behind(place.address, site).read_text("utf-8")
    assert 0 < len(ELEMENT.findall(page)) <= BUDGET["elements"]
    assert len(requests) <= BUDGET["requests"], requests
    assert len({urlsplit(url).netloc for url in requests}) == BUDGET["hosts"]
    fonts = [url for url in requests if url.endswith(".woff2")]
    assert fonts, "the page came without its letters"


@pytest.mark.parametrize("pattern", BUDGET["files"])
def test_a_part_is_within_its_budget(site: PagesServer, pattern: str) -> None:
    (file,) = site.folder.glob(pattern)
    assert sent(file) <= BUDGET["files"][pattern]


def test_the_navigation_does_not_grow_with_the_square_of_the_pages(site: PagesServer) -> None:
    """A page names its own section and the other sections, not every page of the site."""
    pages = [place for place in places() if place.language == "en"]
    for place in pages:
        named = {
            str(link["href"]).partition("#")[0]
            for link in soup.of(site, place).select(".md-nav--primary a.md-nav__link[href]")
        }
        assert 0 < len(named) < len(pages) / 2, place
