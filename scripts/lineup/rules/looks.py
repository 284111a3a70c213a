"""The rules that look at two pages, by family: a family that nobody asks for is not even loaded."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache
from importlib import import_module

from lineup.rules.context import Hit, Pair

_RULES: dict[str, tuple[tuple[str, str], ...]] = {
    "pages": (("pages", "front_matter"), ("unlike", "unlike")),
    "structure": (("gaps", "gaps"), *(("structure", name) for name in ("fused", "moved", "twins", "idents"))),
    "references": (
        ("references", "references"),
        ("emails", "emails"),
        ("templates", "templates"),
        ("abbreviations", "abbreviations"),
    ),
    "values": (("values", "values"), ("calendar", "calendar"), ("numerals", "numerals")),
    "script": (("script", "script"),),
    "wording": (
        ("wording", "wording"),
        ("contraries", "contraries"),
        ("echoes", "headings_exchanged"),
        ("address", "address"),
        ("names", "names"),
    ),
    "typography": (("typography", "typography"),),
}


@lru_cache(maxsize=16)
def rules_of(families: frozenset[str]) -> tuple[Callable[[Pair], Iterator[Hit]], ...]:
    """The rules of these families, in the order in which their hits are told."""
    return tuple(
        getattr(import_module(f"lineup.rules.{module}"), name)
        for family, rules in _RULES.items()
        if family in families
        for module, name in rules
    )
