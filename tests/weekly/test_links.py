"""External links: found in pages, asked politely, told apart."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from weekly.links import Answer, Broken, ask, broken, collect, encode, external


def test_only_links_to_other_hosts_count_and_fragments_do_not() -> None:
    page = """
    <link rel="canonical" href="https://example.org/canonical">
    <a href="https://example.org/a#one">a</a> <a href='https://example.org/a#two'>a</a>
    <a href="../inside/">b</a> <a href="mailto:x">c</a> <a href="http://localhost:8000/">d</a> <a>e</a>
    <img src="https://example.org/picture.png"> <a href="http://example.net/?q=1&amp;r=2">f</a>
    """
    assert external(page) == {"https://example.org/a", "http://example.net/?q=1&r=2"}


def test_each_address_is_listed_once_with_its_pages(tmp_path: Path) -> None:
    (tmp_path / "bg").mkdir()
    for name in ("index.html", "bg/index.html"):
        (tmp_path / name).write_text('<a href="https://example.org/a">я</a>', "utf-8")
    (tmp_path / "data.txt").write_text('<a href="https://example.org/not-a-page">', "utf-8")
    assert collect(tmp_path) == {"https://example.org/a": ("bg/index.html", "index.html")}


@pytest.mark.parametrize(
    ("address", "sent"),
    [
        ("https://example.org/а?б=в", "https://example.org/%D0%B0?%D0%B1=%D0%B2"),
        ("https://example.org/%D0%B0", "https://example.org/%D0%B0"),
        ("https://bücher.example:8443/", "https://xn--bcher-kva.example:8443/"),
    ],
)
def test_addresses_are_encoded_for_the_wire(address: str, sent: str) -> None:
    assert encode(address) == sent


class _Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        if self.path == "/moved":
            self.send_response(301)
            self.send_header("Location", "/200")
        else:
            self.send_response(int(self.path.strip("/")))
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the standard library's name
        """Keeps the test's output clean."""


@pytest.fixture
def server() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), _Handler) as running:
        thread = threading.Thread(target=running.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{running.server_port}"
        running.shutdown()
        thread.join()


@pytest.mark.parametrize(("path", "status"), [("/200", 200), ("/moved", 200), ("/404", 404), ("/503", 503)])
def test_the_status_is_what_the_server_says(server: str, path: str, status: int) -> None:
    assert ask(server + path) == Answer(status)


def test_a_closed_port_is_no_answer_with_a_reason() -> None:
    with ThreadingHTTPServer(("127.0.0.1", 0), _Handler) as closed:
        port = closed.server_port
    answer = ask(f"http://127.0.0.1:{port}/")
    assert answer.status is None
    assert "refused" in answer.reason


@pytest.mark.parametrize("address", ["http://[::1/", "http://a b/", "http:///"])
def test_a_malformed_address_is_no_answer_and_no_traceback(address: str) -> None:
    assert ask(address).status is None


def test_a_passing_fault_is_asked_again_and_a_missing_page_is_not() -> None:
    replies = {"https://a.example/1": [503, 200], "https://a.example/2": [404], "https://b.example/": [403]}
    asked: list[str] = []

    def asker(address: str) -> Answer:
        asked.append(address)
        return Answer(replies[address].pop(0))

    pages = dict.fromkeys(replies, ("index.html",))
    found = broken(pages, asker, pause=0, retry_after=0)
    assert found == [
        Broken("https://a.example/2", ("index.html",), Answer(404)),
        Broken("https://b.example/", ("index.html",), Answer(403)),
    ]
    assert [entry.gone for entry in found] == [True, False]
    assert sorted(asked) == sorted([*replies, "https://a.example/1"])
