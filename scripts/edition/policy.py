"""The content security policy of a page: only what the templates bring may run."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable
from html.parser import HTMLParser
from typing import NamedTuple

# Types that browsers execute; anything else in a script element is data, which the policy does not concern.
_EXECUTED = frozenset({"", "text/javascript", "application/javascript", "module", "importmap", "speculationrules"})

META = '<meta http-equiv="Content-Security-Policy" content="{}">'


class Script(NamedTuple):
    """An inline script that a browser would run: its text and the line on which its element begins; 1-based."""

    text: str
    line: int


class Scripts(HTMLParser):
    """Gathers the text of inline scripts that a browser would run."""

    def __init__(self, *, convert_charrefs: bool = False) -> None:
        super().__init__(convert_charrefs=convert_charrefs)
        self.found: list[Script] = []
        self._open = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Notes where a script begins."""
        if tag != "script":
            return
        given = {name: value or "" for name, value in attrs}
        if "src" not in given and given.get("type", "").strip().lower() in _EXECUTED:
            self._open = True
            self.found.append(Script("", self.getpos()[0]))

    def handle_endtag(self, tag: str) -> None:
        """Notes where it ends."""
        if tag == "script":
            self._open = False

    def handle_data(self, data: str) -> None:
        """Keeps what it says."""
        if self._open:
            self.found[-1] = self.found[-1]._replace(text=self.found[-1].text + data)


def inline_scripts(html: str) -> list[Script]:
    """Every inline script that a browser would run."""
    parser = Scripts()
    parser.feed(html)
    parser.close()
    return parser.found


def digest(script: str) -> str:
    """How a policy names an inline script."""
    return "'sha256-" + base64.b64encode(hashlib.sha256(script.encode()).digest()).decode() + "'"


def policy(scripts: Iterable[str], *, preview: bool = False) -> str:
    """The policy that lets only these inline scripts run, beside files of the site's own.

    Args:
        scripts: inline scripts of the templates.
        preview: let any inline script run, for the live reload of the preview writes a new one into every answer.
    """
    allowed = ["'unsafe-inline'"] if preview else list(dict.fromkeys(map(digest, scripts)))
    directives = {
        "default-src": ["'none'"],
        "script-src": ["'self'", *allowed],
        "style-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "worker-src": ["'self'"],
        "manifest-src": ["'self'"],
        "object-src": ["'none'"],
        "base-uri": ["'self'"],
        "form-action": ["'self'"],
    }
    return "; ".join(f"{name} {' '.join(values)}" for name, values in directives.items())


def protected(html: str, content: str = "", *, preview: bool = False) -> str:
    """The page with its policy first in the head.

    Args:
        html: the page as the templates made it.
        content: what stands in the page from Markdown; a script in it is not trusted and does not run.
        preview: as in `policy`.

    Raises:
        ValueError: where the page has no head, or not the content.
    """
    head = "<head>"
    if head not in html:
        raise ValueError("the page has no <head>")
    if content not in html:
        raise ValueError("the page does not hold its own content")
    theme = html.replace(content, "") if content else html
    meta = META.format(policy((script.text for script in inline_scripts(theme)), preview=preview))
    return html.replace(head, f"{head}\n    {meta}", 1)
