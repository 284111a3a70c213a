"""Opens a page in the browser and writes down what it asked for, what the console said and what the head names."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Browser, ConsoleMessage, Page, Request

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


@dataclass(slots=True)
class Log:
    """What happened on a page since it was opened."""

    requests: list[str] = field(default_factory=list)
    console: list[str] = field(default_factory=list)

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

    def note_console(message: ConsoleMessage) -> None:
        # What the browser says only to those who ask for everything are hints about speed, no faults.
        if str(message.type) != "verbose":
            log.console.append(f"{message.type}: {message.text} ({message.location.get('url', '')})")

    def note_request(request: Request) -> None:
        log.requests.append(request.url)

    context = browser.new_context(**options)
    try:
        context.set_default_timeout(15_000)
        page = context.new_page()
        # The context also sees the requests of workers.
        context.on("request", note_request)
        page.on("console", note_console)
        page.on("pageerror", lambda error: log.console.append(f"page error: {error}"))
        yield page, log
    finally:
        context.close()


def look(browser: Browser, url: str, origin: str, **options: Any) -> Look:
    """Opens an address, waits until it is at rest and says what it saw."""
    with opened(browser, **options) as (page, log):
        response = page.goto(url, wait_until="networkidle")
        assert response is not None, url
        head = page.evaluate(HEAD)
        return Look(
            status=response.status,
            language=head["language"],
            canonical=tuple(head["canonical"]),
            alternates=tuple((language, target) for language, target in head["alternates"]),
            policy=head["policy"],
            requests=tuple(log.requests),
            foreign=tuple(log.foreign(origin)),
            console=tuple(log.console),
        )
