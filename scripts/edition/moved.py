"""Short pages that lead on, in both languages: from the old addresses of renamed pages, and from the bare ones of folders."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from html import escape
from pathlib import Path

from edition.dataset import Moved
from edition.dates import LANGUAGES
from edition.faults import Fault
from edition.policy import META, policy
from edition.words import WORDS

SCRIPT = "assets/javascripts/moved.js"

RENAMED = ("page-moved", "moved-to")
BEGINS = ("section", "section-begins")
"""What a page that leads on says: its title, and the words before the link."""


def address(page: str, language: str) -> str:
    """The address of a page relative to the site: `bg/strategy/mission/`."""
    folder = "" if language == LANGUAGES[0] else f"{language}/"
    bare = page.removesuffix(".md")
    return folder + ("" if bare == "index" else f"{bare.removesuffix('/index')}/")


def faults(moved: Iterable[Moved], pages: Collection[str]) -> Iterator[Fault]:
    """Entries that would hide a page that is there, lead to none, or stand twice.

    Args:
        moved: the entries.
        pages: paths of all pages under the language's folder.
    """
    seen: dict[str, int] = {}
    taken = {address(page, LANGUAGES[0]): page for page in pages}
    for one in moved:
        old = address(one.before, LANGUAGES[0])
        if old in taken:
            message = f"{one.before} cannot lead elsewhere: {taken[old]} stands at that address"
            yield Fault("data/moved.yml", one.line, 1, "ED311", message)
        if old in seen:
            message = f"{one.before} stands in line {seen[old]} already"
            yield Fault("data/moved.yml", one.line, 1, "ED311", message)
        seen.setdefault(old, one.line)
        if one.now not in pages:
            message = f"{one.before} leads to {one.now}, and there is no such page"
            yield Fault("data/moved.yml", one.line, 1, "ED311", message)


def beginnings(pages: Sequence[str]) -> list[Moved]:
    """For each folder without a page of its own, its first page: who cuts an address short is led there.

    Args:
        pages: paths of all pages under the language's folder, in the order of the navigation.
    """
    first: dict[str, str] = {}
    for page in pages:
        folder = page.rpartition("/")[0]
        if folder:
            first.setdefault(f"{folder}/index.md", page)
    taken = {address(page, LANGUAGES[0]) for page in pages}
    return [Moved(bare, page, "", 0) for bare, page in first.items() if address(bare, LANGUAGES[0]) not in taken]


def stub(one: Moved, language: str, root: str, title: str, said: tuple[str, str] = RENAMED) -> str:
    """The page that leads on.

    Args:
        one: from which page to which.
        language: of both.
        root: absolute address of the site, with a slash at its end.
        title: of the page to which it leads.
        said: the words of its title and before the link.
    """
    words, old, new = WORDS[language], address(one.before, language), address(one.now, language)
    up = "../" * old.count("/")
    relative = escape(up + new + (f"#{one.place}" if one.place else ""))
    return (
        f'<!doctype html>\n<html lang="{language}">\n<head>\n{META.format(policy(()))}\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width,initial-scale=1">\n'
        f"<title>{escape(words[said[0]])}</title>\n"
        f'<meta http-equiv="refresh" content="0; url={relative}">\n<meta name="robots" content="noindex">\n'
        f'<link rel="canonical" href="{escape(root + new)}">\n</head>\n<body>\n'
        f'<p>{escape(words[said[1]])} <a href="{relative}">{escape(title)}</a></p>\n'
        f'<script src="{up}{SCRIPT}"></script>\n</body>\n</html>\n'
    )


def write(
    site: Path,
    moved: Iterable[Moved],
    root: str,
    titles: Mapping[tuple[str, str], str],
    said: tuple[str, str] = RENAMED,
) -> None:
    """Writes the pages that lead on into a built site; never over one that is there.

    Args:
        site: its folder.
        moved: from which page to which.
        root: absolute address of the site, with a slash at its end.
        titles: of the pages, by language and path; those of other pages are left out.
        said: as `stub` takes it.
    """
    for one in moved:
        for language in LANGUAGES:
            file = site / address(one.before, language) / "index.html"
            if (language, one.now) in titles and not file.exists():
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_text(stub(one, language, root, titles[language, one.now], said), "utf-8")
