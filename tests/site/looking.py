"""Opens a page in the browser and writes down what it asked for, what the console said and what the head names."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from playwright.async_api import ConsoleMessage as AsyncMessage
from playwright.sync_api import Browser, ConsoleMessage, Page, Response

# A policy only holds for what stands behind it, so one that comes after a script or a style counts as none.
HEAD = """() => {
  const policy = document.querySelector('head > meta[http-equiv="Content-Security-Policy" i]');
  const governed = [...document.head.querySelectorAll('script, style, link')];
  const first = policy && governed.every(part =>
    policy.compareDocumentPosition(part) & Node.DOCUMENT_POSITION_FOLLOWING);
  return {
    language: document.documentElement.lang,
    canonical: [...document.querySelectorAll('link[rel~=canonical]')].map(link => link.getAttribute('href')),
    alternates: [...document.querySelectorAll('link[rel~=alternate][hreflang]')]
      .map(link => [link.hreflang, link.getAttribute('href')]),
    policy: first ? policy.content : null,
  };
}"""


# Without slots, for Playwright leaves a mark on whom a listener belongs to.
@dataclass
class Log:
    """What happened on a page since it was opened."""

    requests: list[str] = field(default_factory=list)
    console: list[str] = field(default_factory=list)

    def note_console(self, message: ConsoleMessage | AsyncMessage) -> None:
        """Keeps a line of the console, with where it came from."""
        # What the browser says only to those who ask for everything are hints about speed, no faults.
        if str(message.type) != "verbose":
            self.console.append(f"{message.type}: {message.text} ({message.location.get('url', '')})")

    def note_error(self, error: object) -> None:
        """Keeps an error that no script of the page caught."""
        self.console.append(f"page error: {error}")

    def foreign(self, origin: str) -> list[str]:
        """The requests that went to another origin; what a page carries in itself goes nowhere."""
        return [url for url in self.requests if not url.startswith((f"{origin}/", "data:", "blob:"))]


@dataclass(frozen=True, slots=True)
class Look:
    """A page as the browser saw it, at rest."""

    status: int
    language: str
    canonical: tuple[str, ...]
    alternates: tuple[tuple[str, str], ...]
    policy: str | None
    requests: tuple[str, ...]
    foreign: tuple[str, ...]
    console: tuple[str, ...]


@contextmanager
def opened(browser: Browser, **options: Any) -> Iterator[tuple[Page, Log]]:
    """A fresh page in a context of its own, with the log of what it does."""
    log = Log()
    context = browser.new_context(**options)
    try:
        context.set_default_timeout(15_000)
        page = context.new_page()
        # The context also sees the requests of workers.
        context.on("request", lambda request: log.requests.append(request.url))
        page.on("console", log.note_console)
        page.on("pageerror", log.note_error)
        yield page, log
    finally:
        context.close()


AT_REST = """() => new Promise((done) => {
  let before = -1;
  const look = () => {
    const now = performance.getEntriesByType("resource").length;
    if (now === before) return done();
    before = now;
    setTimeout(look, 500);
  };
  look();
})"""
"""Ends when a page has loaded nothing for half a second. On a busy machine the driver never says that of some pages."""


def go(page: Page, address: str) -> Response | None:
    """Opens an address and waits until the page has come to rest; the answer of the server."""
    response = page.goto(address, wait_until="load")
    page.evaluate(AT_REST)
    return response


def seen(status: int, head: dict[str, Any], log: Log, origin: str) -> Look:
    """What there was to see, from the answer's status, what `HEAD` says of the page, and the log until now."""
    return Look(
        status=status,
        language=head["language"],
        canonical=tuple(head["canonical"]),
        alternates=tuple((language, target) for language, target in head["alternates"]),
        policy=head["policy"],
        requests=tuple(log.requests),
        foreign=tuple(log.foreign(origin)),
        console=tuple(log.console),
    )
