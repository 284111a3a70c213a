"""The way from the home page to a page, in MkDocs' terms."""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs.structure.nav import Navigation, Section
from mkdocs.structure.pages import Page

from edition.meta import Crumb, text


def _first(section: Section) -> Page | None:
    """The first page of a section, where the tabs lead to."""
    for child in section.children:
        found = _first(child) if isinstance(child, Section) else child
        if isinstance(found, Page):
            return found
    return None


def _sections(page: Page) -> Iterator[Crumb]:
    """The sections in which a page stands, without those that it opens: their name would lead to itself."""
    for section in reversed(list(page.ancestors)):
        first = _first(section) if isinstance(section, Section) else None
        if first is not None and first != page:
            yield Crumb(text(section.title or ""), first.url)


def crumbs(page: Page, nav: Navigation) -> list[Crumb]:
    """The home page, the sections and the page itself; the home page alone is the way to itself."""
    own = Crumb(text(page.title or ""), page.url)
    home = nav.homepage
    if home is None or page == home:
        return [own]
    return [Crumb(text(home.title or ""), home.url), *_sections(page), own]
