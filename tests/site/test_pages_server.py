"""The server of the browser tests behaves as GitHub Pages does under a sub-path."""

from __future__ import annotations

import http.client
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.site.pages_server import PagesServer


@pytest.fixture
def server(tmp_path: Path) -> Iterator[PagesServer]:
    (tmp_path / "deep").mkdir()
    (tmp_path / "empty").mkdir()
    (tmp_path / "index.html").write_text("home", "utf-8")
    (tmp_path / "deep/index.html").write_text("deep page", "utf-8")
    (tmp_path / "404.html").write_text("няма такава страница", "utf-8")
    (tmp_path / "style.css").write_text("p {}", "utf-8")
    with PagesServer(tmp_path) as running:
        yield running


def answer(server: PagesServer, path: str) -> tuple[int, str, str | None, str]:
    """Status, type, Location and body of one answer; redirects are not followed."""
    connection = http.client.HTTPConnection(server.origin.removeprefix("http://"), timeout=10)
    try:
        connection.request("GET", path)
        response = connection.getresponse()
        body = response.read().decode("utf-8")
        return response.status, response.headers.get("Content-Type", ""), response.headers.get("Location"), body
    finally:
        connection.close()


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("/sofia-strategy/", "home"),
        ("/sofia-strategy/?q=1", "home"),
        ("/sofia-strategy/deep/", "deep page"),
        ("/sofia-strategy/deep/index.html", "deep page"),
    ],
)
def test_pages(server: PagesServer, path: str, body: str) -> None:
    assert answer(server, path) == (200, "text/html; charset=utf-8", None, body)


@pytest.mark.parametrize("path", ["/sofia-strategy", "/sofia-strategy/deep"])
def test_a_folder_without_its_slash_is_sent_to_it(server: PagesServer, path: str) -> None:
    status, _, location, _ = answer(server, path)
    assert (status, location) == (301, f"{path}/")


@pytest.mark.parametrize("path", ["x", "x/", "deep/x/y/", "x/404.html", "empty/", "style.css/x", "../secret"])
def test_what_is_missing_gets_the_sites_own_page_and_the_right_status(server: PagesServer, path: str) -> None:
    expected = (404, "text/html; charset=utf-8", None, "няма такава страница")
    assert answer(server, f"/sofia-strategy/{path}") == expected


def test_outside_the_sub_path_the_site_is_not_there(server: PagesServer) -> None:
    status, _, _, body = answer(server, "/deep/")
    assert status == 404
    assert "няма" not in body


def test_other_files_keep_their_type(server: PagesServer) -> None:
    assert answer(server, "/sofia-strategy/style.css") == (200, "text/css; charset=utf-8", None, "p {}")
