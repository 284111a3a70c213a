"""`llms.txt`: what this site is and where its pages are, for programs that read for people (llmstxt.org)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from edition.words import LLMS

NAME = "llms.txt"
# What a program that is short of room may leave out.
_OPTIONAL = "about/"


class Listed(NamedTuple):
    """A page: its path under the language's folder, its title, its absolute address and what it is about."""

    path: str
    title: str
    address: str
    description: str


def _item(page: Listed) -> str:
    title = page.title.replace("[", "\\[").replace("]", "\\]")
    return f"- [{title}]({page.address}): {page.description}"


def text(pages: Mapping[str, Iterable[Listed]], title: str, description: str, notices: Iterable[str]) -> str:
    """The whole file.

    Args:
        pages: of each language, in the order of the navigation.
        title: name of the edition.
        description: a sentence or two about it.
        notices: what else is to be known before it is cited.
    """
    parts = [f"# {title}", f"> {' '.join(description.split())}", *(" ".join(notice.split()) for notice in notices)]
    optional = []
    for language, listed in pages.items():
        known = list(listed)
        parts.append(f"## {LLMS[language]}")
        parts.append("\n".join(_item(page) for page in known if not page.path.startswith(_OPTIONAL)))
        optional += [_item(page) for page in known if page.path.startswith(_OPTIONAL)]
    if optional:
        parts += ["## Optional", "\n".join(optional)]
    return "\n\n".join(parts) + "\n"
