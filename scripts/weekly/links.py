"""External links of the built site: which ones there are, and which no longer answer."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from html.parser import HTMLParser
from http.client import HTTPException
from typing import TYPE_CHECKING
from urllib.error import HTTPError, URLError
from urllib.parse import quote, urldefrag, urlsplit, urlunsplit
from urllib.request import Request, urlopen

if TYPE_CHECKING:
    from pathlib import Path

OURS = {"localhost", "127.0.0.1"}
GONE = {404, 410}
SAFE = "%/:=&?~+!$,;'@()*[]|"
"""What may stand unescaped in a path or query; a `%` is taken to be an escape already."""


@dataclass(frozen=True)
class Answer:
    """What an address answered: an HTTP status, or none and the reason."""

    status: int | None
    reason: str = ""

    @property
    def fine(self) -> bool:
        """Whether a reader gets a page there."""
        return self.status is not None and self.status < 400

    @property
    def passing(self) -> bool:
        """Whether asking again soon may help: no answer, too many requests, or a fault of the server."""
        return self.status is None or self.status == 429 or self.status >= 500


@dataclass(frozen=True)
class Broken:
    """A link that did not answer as it should, and the pages where it stands."""

    address: str
    pages: tuple[str, ...]
    answer: Answer

    @property
    def gone(self) -> bool:
        """Whether the server says that the page is not there; everything else is for a person to look at."""
        return self.answer.status in GONE


class _Links(HTMLParser):
    """Collects what `<a href>` names."""

    def __init__(self) -> None:
        super().__init__()
        self.addresses: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keeps the address of a link."""
        address = dict(attrs).get("href") if tag == "a" else None
        if address:
            self.addresses.add(address)


def external(page: str) -> set[str]:
    """The addresses on other hosts that a page links to, without their fragments."""
    reader = _Links()
    reader.feed(page)
    addresses = {urldefrag(address).url for address in reader.addresses}
    return {
        address for address in addresses if address.startswith(("http://", "https://")) and _host(address) not in OURS
    }


def collect(site: Path) -> dict[str, tuple[str, ...]]:
    """Each external address of the built site, with the pages where it stands, both in order."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for path in sorted(site.rglob("*.html")):
        for address in external(path.read_text("utf-8")):
            found[address].append(path.relative_to(site).as_posix())
    return {address: tuple(found[address]) for address in sorted(found)}


def encode(address: str) -> str:
    """An address as it goes over the wire: the host in IDNA, other letters escaped, existing escapes kept."""
    parts = urlsplit(address)
    host = (parts.hostname or "").encode("idna").decode("ascii")
    place = f"{host}:{parts.port}" if parts.port else host
    return urlunsplit((parts.scheme, place, quote(parts.path, SAFE), quote(parts.query, SAFE), ""))


def ask(address: str, seconds: float = 20) -> Answer:
    """Asks for a page as a browser would and reads only the status; never raises for what the network does."""
    try:
        request = Request(encode(address), headers={"User-Agent": "Mozilla/5.0 (link check, once a week)"})  # noqa: S310 - http(s) only, see `external`
        with urlopen(request, timeout=seconds) as reply:  # noqa: S310 - the same
            return Answer(reply.status)
    except HTTPError as error:
        error.close()
        return Answer(error.code)
    except URLError as error:
        return Answer(None, str(error.reason))
    except (OSError, HTTPException, ValueError) as error:
        return Answer(None, str(error) or type(error).__name__)


def broken(
    links: Mapping[str, tuple[str, ...]],
    asker: Callable[[str], Answer] = ask,
    pause: float = 1,
    retry_after: float = 30,
) -> list[Broken]:
    """The links that do not answer, asked host by host: several hosts at once, one at a time at each.

    Args:
        links: each address with the pages where it stands.
        asker: asks for one address.
        pause: seconds between two questions to one host.
        retry_after: seconds before a question that failed for a passing reason is asked once more.

    Returns:
        One entry per address that is not fine, in the order of `links`.
    """

    def visit(addresses: Iterable[str]) -> dict[str, Answer]:
        answers: dict[str, Answer] = {}
        for number, address in enumerate(addresses):
            if number:
                time.sleep(pause)
            answers[address] = asker(address)
        for address in [address for address, answer in answers.items() if answer.passing]:
            time.sleep(retry_after)
            answers[address] = asker(address)
        return answers

    hosts: defaultdict[str, list[str]] = defaultdict(list)
    for address in links:
        hosts[_host(address)].append(address)
    answers: dict[str, Answer] = {}
    with ThreadPoolExecutor(8) as pool:
        for part in pool.map(visit, hosts.values()):
            answers |= part
    return [Broken(address, pages, answers[address]) for address, pages in links.items() if not answers[address].fine]


def _host(address: str) -> str:
    """The host of an address; empty where it is malformed."""
    try:
        return urlsplit(address).hostname or ""
    except ValueError:
        return ""
