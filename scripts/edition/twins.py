"""Pages and their twins: that none is missing, and where each is for search engines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from edition.dates import LANGUAGES
from edition.faults import Fault


class Alternate(NamedTuple):
    """An `hreflang` link; as the template reads it."""

    hreflang: str
    href: str


def missing(paths: Iterable[str]) -> Iterator[Fault]:
    """Pages that stand in one language only; paths are relative to docs/, such as `en/summary.md`."""
    pages = {path for path in paths if path.endswith(".md")}
    for path in sorted(pages):
        language, _, rest = path.partition("/")
        for other in LANGUAGES:
            if language in LANGUAGES and f"{other}/{rest}" not in pages:
                yield Fault(f"docs/{path}", 1, 1, "ED204", f"this page has no twin docs/{other}/{rest}")


def alternates(site: str, urls: Mapping[str, str]) -> list[Alternate]:
    """Absolute links to a page's versions, the default language also as `x-default`.

    Args:
        site: address of the site, with a slash at its end.
        urls: per language, the address of the page relative to the site.
    """
    own = [language for language in LANGUAGES if language in urls]
    links = [Alternate(language, site + urls[language].removeprefix("./")) for language in own]
    return [*links, Alternate("x-default", links[0].href)] if links else []
