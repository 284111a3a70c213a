"""The places on a page that a link's fragment can name."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Set
from functools import cached_property, lru_cache

from lineup import model
from lineup.evidence import Features
from lineup.model import Page
from lineup.plain_inline import Inline

_HTML_ID = re.compile(r"""<[A-Za-z][^<>]{0,500}?\s(?:id|name)\s{0,5}=\s{0,5}["']?([^\s"'>]{1,200})""")
_ATTRIBUTE_ID = re.compile(r"\{:?[^{}\n]{0,200}?#([\w:.-]{1,200})[^{}\n]{0,200}\}")


def told(page: Page, features: Features) -> str:
    """What `places` makes the places of a page from: its ids, then what its headings without one say.

    Only few pages are ever asked for what generators would make of their headings.
    """
    ids = {block[6] for block in page.blocks if block[0] != model.FOOTNOTE}
    if "<" in features.text or "{" in features.text:
        for one, text in zip(features, features.texts, strict=True):
            if ("<" in text or "{" in text) and ("id" in text or "name" in text or "#" in text):
                ids.update(_HTML_ID.findall(text))
                if one.head[0] != model.CODE:
                    ids.update(_ATTRIBUTE_ID.findall(text))
    headings = [
        f"#{_shown(block[1], one.inline)}"
        for block, one in zip(page.blocks, features, strict=True)
        if block[0] == model.HEADING and not block[6]
    ]
    return _BETWEEN.join((*filter(None, ids), "", *headings))


_BETWEEN = "\0"
"""No page that could be read holds it."""


def places(said: str) -> frozenset[str]:
    """What a link's fragment can name on a page of which `told` has said this.

    Explicit ids, ids in HTML and attribute lists, and the ids that generators derive from headings. Generators differ
    (Python-Markdown drops letters beyond ASCII, GitHub keeps them); a fragment that any of them would make is accepted.
    """
    ids, _, headings = f"{_BETWEEN}{said}".partition(_BETWEEN * 2)
    found = {"top", *ids.split(_BETWEEN)}
    counts: dict[str, int] = {}
    nameless = 0
    for heading in headings.split(_BETWEEN) if headings else ():
        nameless_here, made = _slugs(heading[1:])
        if nameless_here:
            nameless += 1  # Python-Markdown drops every letter beyond ASCII and counts what is left without a name
            found.add(f"_{nameless}")
        for slug in made:
            again = counts.get(slug, 0)
            counts[slug] = again + 1
            found.add(f"{slug}-{again}" if again else slug)
            found.add(f"{slug}_{again}" if again else slug)
    return frozenset(found)


class Anchors(Set[str]):
    """The places that a link can name on a page, which are found out when somebody asks.

    `said` is what `told` says of the page, None where it could not be read: then any place may be there, though none is
    known. `generated` are further ones, which stand there from data.
    """

    def __init__(self, said: str | None, generated: frozenset[str] = frozenset()) -> None:
        self.said, self.generated = said, generated

    @cached_property
    def known(self) -> frozenset[str]:
        """All places that are known."""
        return frozenset() if self.said is None else places(self.said) | self.generated

    def __contains__(self, name: object) -> bool:
        return self.said is None or name in self.generated or name in self.known

    def __iter__(self) -> Iterator[str]:
        return iter(self.known)

    def __len__(self) -> int:
        return len(self.known)


def ids_of(heading: str) -> frozenset[str]:
    """The ids that generators make of a heading without one that says this, when it is the first that does."""
    return _slugs(heading)[1]


_NO_SLUG = re.compile(r"[^\w\- ]")
_NO_PYTHON_SLUG = re.compile(r"[^\w\s-]")
_HYPHENS = re.compile(r"-+")
_GAPS = re.compile(r"[-\s]+")


@lru_cache(maxsize=1 << 14)
def _slugs(shown: str) -> tuple[bool, frozenset[str]]:
    """Whether Python-Markdown makes no id of a heading, because no ASCII letter is in it; and the ids that are made."""
    plain = shown if shown.isascii() else unicodedata.normalize("NFKD", shown).encode("ascii", "ignore").decode()
    python = _GAPS.sub("-", _NO_PYTHON_SLUG.sub("", plain).strip().lower())
    github = _NO_SLUG.sub("", shown.lower()).replace(" ", "-")
    one = _HYPHENS.sub("-", github) if "--" in github else github
    return not python, frozenset(slug for slug in (python, github, one.strip("-")) if slug)


def _shown(text: str, inline: Inline) -> str:
    """What a reader sees of a block's text: no addresses and marks, but code."""
    if not inline.marks:
        return text.strip()
    code = {ref.offset: ref.target for ref in inline.refs if ref.kind == "code"}
    parts, at = [], 0
    for start, end in inline.marks:
        if start >= at:
            parts.append(text[at:start])
            parts.append(code.get(start, ""))
        at = max(at, end)
    return "".join((*parts, text[at:])).strip()
