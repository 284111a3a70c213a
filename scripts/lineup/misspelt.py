"""What somebody meant who has misspelt one of a few names."""

from __future__ import annotations

from collections.abc import Iterable


def meant(name: str, names: Iterable[str]) -> str:
    """The name that is close; empty where none is."""
    from difflib import get_close_matches  # noqa: PLC0415 - only for a slip of the hand

    known = {_plain(one): one for one in names}
    near = get_close_matches(_plain(name), known, n=1, cutoff=0.7)
    return known[near[0]] if near else ""


def _plain(name: str) -> str:
    """A name as slips of the hand leave it: capitals and the marks between words do not count."""
    return name.casefold().replace("_", "-").replace(" ", "-").lstrip("-")
