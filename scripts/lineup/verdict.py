"""What the tree as a whole says about a hit: a rewriting that all of it follows, a custom, a heading of another page."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Set

from lineup.links import loose, meaning, resolve
from lineup.rules.context import Hit

_CUSTOMARY = frozenset(
    (
        "front-matter-added",
        "front-matter-missing",
        "front-matter-type",
        "block-added",
        "block-missing",
        "footnote-unused",
    )
)


def rewritings(hits: Iterable[Hit]) -> frozenset[str]:
    """The replacements in addresses that several pages share: a language prefix, a moved folder, another depth.

    Nobody makes one mistake on three pages, four times on two, or six times on one.
    """
    pages: dict[str, set[str]] = defaultdict(set)
    counts: Counter[str] = Counter()
    for hit in hits:
        put = str(hit.words.get("rewriting", "")) if hit.words else ""
        if put and hit.target:
            pages[put].add(hit.target.path)
            counts[put] += 1
    return frozenset(
        put for put, where in pages.items() if len(where) >= 3 or counts[put] >= (4 if len(where) >= 2 else 6)
    )


def customs(hits: Iterable[Hit], pages: int) -> frozenset[tuple[str, str]]:
    """What one side does on most pages: a key of its own in the front matter, a notice under each translation.

    (rule, key) of what stands on three pages at least and on a third of them all.
    """
    where: dict[tuple[str, str], set[str]] = defaultdict(set)
    for hit in hits:
        if hit.rule in _CUSTOMARY:
            where[hit.rule, hit.key].add((hit.target or hit.source).path)  # type: ignore[union-attr]
    return frozenset(custom for custom, found in where.items() if len(found) >= 3 and len(found) * 3 >= pages)


def unlike(hits: Iterable[Hit], followed: frozenset[str], usual: frozenset[tuple[str, str]]) -> list[Hit]:
    """The hits without those that only follow a rewriting or a custom of the whole tree."""
    if not followed and not usual:
        return list(hits)
    return [
        hit
        for hit in hits
        if (hit.rule, hit.key) not in usual and not (hit.words and hit.words.get("rewriting") in followed)
    ]


def same_heading(hit: Hit, ids_of: Callable[[str, bool], Set[str]], languages: tuple[str, str]) -> bool:
    """Do two links name headings of one page, or of its edition in either language, by ids made from the headings' words?

    Such ids differ between languages. Each must exist on its own side, and the target's not in the source, or it
    would name another heading of the same page.
    """
    if hit.rule != "link-target" or not hit.found or not hit.expected or not hit.source or not hit.target:
        return False
    there, here = resolve(hit.expected, hit.source.path), resolve(hit.found, hit.target.path)
    if not (there.inside and here.inside and there.fragment and here.fragment):
        return False
    if there.path != here.path:
        one, two = meaning(hit.expected, hit.source.path, languages), meaning(hit.found, hit.target.path, languages)
        if one.partition("#")[0] != two.partition("#")[0]:
            return False
    source, target = ids_of(there.path, False), ids_of(here.path, True)
    if not target:
        # The page is not among those that are read; letters beyond ASCII show that the id is made from words.
        return not here.fragment.isascii()
    if there.fragment in source and here.fragment in target:
        return here.fragment not in source
    # Generators differ in what they make of capitals, marks and pictures in a heading.
    ids = [{loose(one) for one in side} for side in (source, target)]
    return loose(there.fragment) in ids[0] and loose(here.fragment) in ids[1] - ids[0]


_WRITTEN = {"decimal-mark": "decimal", "number-form": "decimal", "pronoun-letter": "pronoun"}
"""Rules about what may be the custom of a page or of most of the tree."""


def slips(hits: Iterable[Hit]) -> dict[str, int]:
    """How often a page writes й for the pronoun ѝ (`pronoun-wrong`)."""
    return dict(Counter("pronoun-wrong" for hit in hits if hit.rule == "pronoun-letter"))


def weighed(hits: list[Hit], page: Mapping[str, int], tree: Mapping[str, int]) -> list[Hit]:
    """The hits; what is the custom of its page, or of most of the tree, is a note.

    A foreign decimal mark is a warning elsewhere, and so is the decimal mark between thousands. й for the pronoun ѝ is an
    error where it stands first on a page and a note behind that, or everywhere if the page never writes ѝ and the tree does
    so less often.
    """
    if not any(hit.rule in _WRITTEN for hit in hits):
        return hits
    custom = {rule: _is_custom(what, page, tree) for rule, what in _WRITTEN.items()}
    kept, told = [], False
    for hit in hits:
        if hit.rule == "decimal-mark":
            kept.append(hit if custom[hit.rule] else hit._replace(severity="warning"))
        elif hit.rule == "number-form":
            kept.append(hit._replace(severity="") if custom[hit.rule] else hit)
        elif hit.rule == "pronoun-letter":
            usual = custom[hit.rule] and not page.get("pronoun-right")
            kept.append(hit._replace(severity="note") if told or usual else hit)
            told = True
        else:
            kept.append(hit)
    return kept


def _is_custom(what: str, page: Mapping[str, int], tree: Mapping[str, int]) -> bool:
    """Does a page, or the tree, write this otherwise than its language does, more often than not and more than once?"""
    return any(marks.get(f"{what}-wrong", 0) > max(marks.get(f"{what}-right", 0), 1) for marks in (page, tree))
