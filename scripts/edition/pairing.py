"""The blocks of two articles -> pairs: which block stands beside which, and the address of every pair."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256
from posixpath import normpath
from typing import NamedTuple
from urllib.parse import urljoin, urlsplit

from edition.comparable import page
from edition.dates import LANGUAGES
from edition.markup import plain
from edition.rendered import Leaf
from lineup import align_pages

# How much of a block's first words its address takes.
_WORDS, _LONGEST = 6, 48


class Pair(NamedTuple):
    """What stands side by side: the English and the Bulgarian blocks, of which one may be none.

    Attributes:
        id: the pair's own address on its page.
        halves: per language, the blocks.
        places: per language, the places of these blocks in their article, from 0.
        moved: whether the Bulgarian block stands at another place of its page.
    """

    id: str
    halves: Mapping[str, tuple[Leaf, ...]]
    places: Mapping[str, tuple[int, ...]]
    moved: bool = False

    @property
    def leaves(self) -> list[Leaf]:
        """The blocks of both languages."""
        return [leaf for language in LANGUAGES for leaf in self.halves[language]]

    @property
    def gap(self) -> str:
        """The language that has nothing here; empty where both have."""
        return next((language for language in LANGUAGES if not self.halves[language]), "")


def within(address: str, url: str) -> str | None:
    """Where an address of a page leads within the site, relative to its home; None where it leaves the site.

    Args:
        address: as it stands in the page.
        url: of the page, relative to the site's home.
    """
    parts = urlsplit(address)
    if parts.scheme or parts.netloc:
        return None
    return urljoin(f"/{url}", address).removeprefix("/")


def shared(address: str, url: str) -> str:
    """An address in a form that is the same in both languages."""
    found = within(address, url)
    if found is None:
        return address
    path, mark, fragment = found.partition("#")
    return f"/{path.removeprefix(f'{LANGUAGES[1]}/')}{mark}{fragment}"


def _slug(text: str) -> str:
    """The first words of an English text, as an id may hold them."""
    letters = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    words = re.findall(r"[a-z0-9]+", letters)[:_WORDS]
    while len("-".join(words)) > _LONGEST and len(words) > 1:
        words.pop()
    return "-".join(words)[:_LONGEST]


def _address(halves: Mapping[str, Sequence[Leaf]], section: str) -> Iterable[str]:
    """Addresses that a pair may have, the best one first: an id that both languages have, one that either has, its words.

    No number of its place is in any, so that a pair keeps its address when others come before it.
    """
    names = [[name for leaf in halves[language] for name in leaf.names] for language in LANGUAGES]
    yield from (name for name in names[0] if name in names[1])
    yield from (*names[0], *names[1])
    text = plain(node for leaf in halves[LANGUAGES[0]] for node in leaf.nodes)
    own = _slug(text)
    if not own:
        other = text or plain(node for leaf in halves[LANGUAGES[1]] for node in leaf.nodes)
        own = sha256(other.encode()).hexdigest()[:8]
    own = f"{section}.{own}" if section else own
    yield own
    number = 2
    while True:
        yield f"{own}-{number}"
        number += 1


def pairs(found: Mapping[str, Sequence[Leaf]], urls: Mapping[str, str]) -> list[Pair]:
    """The pairs of two articles, in the order of the English one, what only the other has where it belongs.

    Args:
        found: per language, the blocks of its article.
        urls: per language, the address of its page, relative to the site's home.
    """
    source, target = LANGUAGES
    pages = {
        language: page(found[language], lambda address, language=language: shared(address, urls[language]))  # type: ignore[misc]
        for language in LANGUAGES
    }
    made: list[Pair] = []
    taken: set[str] = set()
    section = ""
    for bead in align_pages(pages[source], pages[target], (source, target)):
        places = {source: bead.source, target: bead.target}
        halves = {language: tuple(found[language][place] for place in places[language]) for language in LANGUAGES}
        own = next(one for one in _address(halves, section) if one not in taken)
        taken.add(own)
        pair = Pair(own, halves, places, bead.moved)
        if any(leaf.kind == "heading" for leaf in pair.leaves):
            section = own
        made.append(pair)
    return made


def relative(address: str, url: str) -> str:
    """An address of the site, relative to its home, as a page at `url` names it."""
    path, mark, fragment = address.partition("#")
    up = "../" * url.count("/")
    tidy = normpath(path) + ("/" if path.endswith("/") else "") if path not in ("", "./") else ""
    return f"{(up + tidy) or './'}{mark}{fragment}"
