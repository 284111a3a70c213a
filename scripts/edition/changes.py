"""What changed in this edition: the list on its page, and a feed for each language."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from html import escape
from itertools import groupby
from pathlib import Path

from edition.citations import plain
from edition.dates import LANGUAGES, day
from edition.faults import Fault
from edition.records import Change
from edition.tables import Place
from edition.words import CHANGES, DOCUMENTS

PAGE = "about/changelog.md"
# Day of the first change of this edition, for a feed that has no entry yet.
_BEGINNING = "2026-11-23"
FEED = "feed.xml"
"""Name of a feed, beside the home page of its language."""


def _newest_first(changes: Iterable[Change]) -> list[Change]:
    """In the order of the days; those of one day as they stand in the data."""
    return sorted(changes, key=lambda one: one.date.start or "", reverse=True)


def _where(path: str) -> str:
    """The address of a page, relative to the home page of its language."""
    return path.removesuffix("index.md").removesuffix(".md") + ("/" if path != "index.md" else "")


def listed(changes: Iterable[Change], place: Place) -> str:
    """The changes as Markdown under a heading for each day, each with the anchor `change-<id>`; then the feed."""
    words, parts = CHANGES[place.language], []
    for date, members in groupby(_newest_first(changes), key=lambda one: one.date.start or ""):
        parts.append(f"## {day(date, place.language)} {{: #on-{date} }}")
        items = []
        for one in members:
            title = plain(one.title[place.language])
            shown = f"[{title}]({place.link(one.page)})" if one.page else title
            items.append(f"- **{shown}**{{: #change-{one.id} }}. {plain(one.text[place.language])}")
        parts.append("\n".join(items))
    link = f'<a href="{"../" * _where(place.page).count("/")}{FEED}" type="application/atom+xml">{words["feed"]}</a>'
    parts.append(words["follow"].format(link))
    return "\n\n".join(parts)


def faults(changes: Iterable[Change], pages: Collection[str], data: str) -> Iterator[Fault]:
    """Changes on pages that are not there.

    Args:
        changes: to look at.
        pages: paths of all pages under the language's folder.
        data: the file in which the changes stand, for the lines.
    """
    lines = {line.removeprefix("- id:").strip(): number for number, line in enumerate(data.splitlines(), start=1)}
    for one in changes:
        if one.page is not None and one.page not in pages:
            message = f"the change {one.id!r} is on {one.page}, and there is no such page"
            yield Fault("data/changes.yml", lines.get(one.id, 1), 1, "ED310", message)


def feed(changes: Iterable[Change], language: str, root: str, title: str) -> str:
    """An Atom feed (RFC 4287) of the changes.

    Args:
        changes: in any order.
        language: of the feed.
        root: absolute address of the site, with a slash at its end.
        title: name of the edition.
    """
    words = CHANGES[language]
    home = root if language == LANGUAGES[0] else f"{root}{language}/"
    page, ordered = home + _where(PAGE), _newest_first(changes)
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{language}">',
        f"<id>{escape(home + FEED)}</id>",
        f"<title>{escape(words['title'].format(title), quote=False)}</title>",
        f"<updated>{_moment(ordered[0].date.start if ordered else None)}</updated>",
        f"<author><name>{escape(DOCUMENTS[language]['author'], quote=False)}</name></author>",
        f'<link rel="self" type="application/atom+xml" href="{escape(home + FEED)}"/>',
        f'<link rel="alternate" type="text/html" hreflang="{language}" href="{escape(page)}"/>',
        "<rights>CC BY 4.0</rights>",
    ]
    for one in ordered:
        address = escape(f"{page}#change-{one.id}")
        shown = escape(home + _where(one.page)) if one.page else address
        lines += [
            "<entry>",
            f"<id>{address}</id>",
            f"<title>{escape(one.title[language], quote=False)}</title>",
            f"<updated>{_moment(one.date.start)}</updated>",
            f'<link rel="alternate" type="text/html" hreflang="{language}" href="{shown}"/>',
            f'<content type="text">{escape(one.text[language], quote=False)}</content>',
            "</entry>",
        ]
    return "\n".join([*lines, "</feed>", ""])


def _moment(date: str | None) -> str:
    """A day as Atom writes moments."""
    return f"{date or _BEGINNING}T00:00:00Z"


def write(site: Path, changes: Iterable[Change], root: str, titles: dict[str, str]) -> None:
    """Writes the feed of every language whose title is given."""
    known = list(changes)
    for language, title in titles.items():
        folder = site if language == LANGUAGES[0] else site / language
        folder.mkdir(parents=True, exist_ok=True)
        (folder / FEED).write_text(feed(known, language, root, title), "utf-8")
