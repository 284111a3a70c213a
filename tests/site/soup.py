"""Built pages as trees, each read once for all tests: to read them anew took longer than all that is looked for in them."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from bs4 import BeautifulSoup
from tests.site.build import Place
from tests.site.pages_server import PagesServer


@cache
def read(file: Path) -> BeautifulSoup:
    """A page of a built site; tests share the tree, so nobody changes it."""
    return BeautifulSoup(file.read_text("utf-8"), "html.parser")


def of(site: PagesServer, place: Place) -> BeautifulSoup:
    """A page by its place."""
    return read(site.folder / place.address / "index.html")
