"""What links show: only the address where the source has words, or another address than they lead to."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator

from lineup.model import Place
from lineup.rules.context import Hit
from lineup.rules.differing import hit
from lineup.rules.parts import Part

_ADDRESS = re.compile(r"[*_`<]*https?://\S+", re.IGNORECASE)


def bare_links(
    first: list[Part], second: list[Part], key: Callable[[Part], str], around: tuple[Place, Place]
) -> Iterator[Hit]:
    """Addresses by themselves that the source has as links with words of their own."""
    alone = [part for part in second if part.ref.kind == "url"]
    worded = [part for part in first if part.ref.kind == "link" and _has_words(part)] if alone else []
    if not worded:
        return
    missing = Counter(map(key, worded)) - Counter(key(part) for part in second if part.ref.kind == "link")
    missing -= Counter(key(part) for part in first if part.ref.kind == "url")
    for new in alone:
        address = key(new)
        if missing[address] > 0:
            missing[address] -= 1
            yield _wordless(next(part for part in worded if key(part) == address), new, around)


def misnamed(
    first: list[Part], second: list[Part], key: Callable[[Part], str], around: tuple[Place, Place]
) -> Iterator[Hit]:
    """Links to what the source links to that show no words, or another address than the source's."""
    odd = [part for part in second if _ADDRESS.fullmatch(part.ref.text) or _is_empty(part)]
    twins = {key(part): part for part in first} if odd else {}
    for new in odd:
        old = twins.get(key(new))
        if old is None or old.ref.text == new.ref.text:
            continue
        if _is_empty(new):
            if any(map(str.isalpha, old.ref.text)):
                yield _wordless(old, new, around)
        elif _ADDRESS.fullmatch(old.ref.text):
            shown, here = (_shown(part) for part in (old, new))
            if key(shown) != key(here):
                yield hit("url-changed", shown, here, around)


def _is_empty(part: Part) -> bool:
    """Has a link in brackets nothing between them? One that is a tag has its words behind it."""
    return not part.ref.text.strip() and part.block.text.startswith("[", part.ref.offset)


def _wordless(old: Part, new: Part, around: tuple[Place, Place]) -> Hit:
    """A link of which only the address is left."""
    one = hit("link-missing", old, new, around)
    return one._replace(words={**(one.words or {}), "variant": "address"}, severity="warning")


def _shown(part: Part) -> Part:
    """A link as if it led to the address that it shows."""
    return part._replace(ref=part.ref._replace(kind="url", target=part.ref.text.strip(" *_`<>")))


def _has_words(part: Part) -> bool:
    """Does a link show more than where it leads?"""
    text = part.ref.text.strip(" *_`<>/")
    return any(map(str.isalpha, text)) and "://" not in text and text.lower() not in part.ref.target.lower()
