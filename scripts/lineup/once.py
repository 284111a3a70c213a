"""The hits of one pair of pages, each fault once: what another hit tells is left out, what was done at many places told as one."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable

from lineup.rules.context import Hit
from lineup.rules.throughout import MARK
from lineup.subsumed import ends, not_subsumed


def once(hits: list[Hit], one_sided: Callable[[str], bool], *, bare: bool) -> list[Hit]:
    """The hits of one pair of pages, each fault once.

    What leads nowhere in the source is told there, and the translation, which still has the right address, is not
    accused. What leads nowhere in the target alone is told as the difference that it is, with what the source has;
    an undefined footnote as undefined. What both sides share is told at the source; in a bare tree, of which nobody asks
    what leads where, only differences between the sides are told. A page that one language lacks is told as missing, not at
    every link to it: `one_sided` knows such pages.
    """
    style = [hit for hit in hits if hit.rule in _STYLE]
    others = [hit for hit in hits if hit.rule not in _STYLE] if style else hits
    return style + together(_throughout(not_subsumed(others, one_sided, bare=bare))) if others else style


_STYLE = frozenset(("dash-form", "hard-space", "space-doubled", "space-before-mark"))
"""Of these a page may have hundreds, of which no other hit says anything, nor they of any other."""


_MANY = 3
"""At so many places the same change was made on purpose, or by one hand."""


def _throughout(hits: list[Hit]) -> list[Hit]:
    """The hits; where a page has the same code or element in the place of the same other one throughout, the first tells it.

    The further places are notes: all of them are to be seen, but it is one change.
    """
    changes = [_change(hit) for hit in hits]
    often = {change for change, count in Counter(changes).items() if change and count >= _MANY}
    if not often:
        return hits
    told, kept = set[Change](), []
    for hit, change in zip(hits, changes, strict=True):
        kept.append(hit._replace(severity="note") if change in told else hit)
        if change in often:
            told.add(change)
    return kept


Change = tuple[str, str | None, str | None]
"""What was done to a page at several places: the rule that tells it, or what all of it lacks; what is there in the place of what."""

_THE_SAME = frozenset(("inline-code-changed", "html-tag", "html-tag-added", "list-kind", "block-kind"))
"""What is told once a page where it is the same change at every place."""
_ANY = frozenset(("wrong-encoding", "image-alt-none"))
"""The same, whatever stands there: it comes from how the page was saved or converted."""


def _change(hit: Hit) -> Change | None:
    """What a hit tells that may have been done to all of a page; None for faults that each stand for themselves."""
    if hit.rule in _THE_SAME:
        return hit.rule, hit.found, hit.expected
    if hit.rule in _ANY or (hit.rule == "code-language" and not hit.found):
        return hit.rule, None, None
    if hit.rule == "heading-level":
        return hit.rule, str(int(hit.found or 0) - int(hit.expected or 0)), None
    gone = (hit.words or {}).get(MARK)
    return (MARK, str(gone), None) if gone else None


_TOGETHER = frozenset(
    f"{what}-{how}"
    for what in ("value", "link", "url", "image", "inline-code", "sentence")
    for how in ("missing", "added")
)


_IN_HEADER = frozenset(("front-matter-missing", "front-matter-added"))


def together(hits: list[Hit]) -> list[Hit]:
    """The hits; several things of one kind that one block lacks, or has too many, are one: the block was not followed.

    A page's header is one block, whose keys each have a line of their own.
    """
    groups: dict[tuple[str, str, int, int], list[Hit]] = defaultdict(list)
    for hit in hits:
        if _is_one_of_several(hit):
            groups[_block(hit)].append(hit)
    if all(len(group) == 1 for group in groups.values()):
        return hits
    kept = []
    for hit in hits:
        group = groups.pop(_block(hit), []) if _is_one_of_several(hit) else [hit]
        kept += [_several(group)] if len(group) > 1 else group
    return kept


def _is_one_of_several(hit: Hit) -> bool:
    """May this be told together with others? A key under another name is not: it is there."""
    if hit.rule in _IN_HEADER:
        return "variant" not in (hit.words or {})
    return hit.rule in _TOGETHER and hit.source is not None and hit.target is not None


def _block(hit: Hit) -> tuple[str, str, int, int]:
    """The rule, and where the blocks end that a hit stands in: hits in one pair of blocks have these in common."""
    return hit.rule, hit.severity, *((0, 0) if hit.rule in _IN_HEADER else ends(hit))


_BETWEEN = {"inline-code": "`, `", "sentence": "; "}
"""What stands between things that stand between marks."""


def _several(group: list[Hit]) -> Hit:
    """Some hits of one rule in one pair of blocks as one, at the place of the first."""
    sides = [hit.found for hit in group], [hit.expected for hit in group]
    texts = [list(dict.fromkeys(text for text in side if text)) for side in sides]
    between = next((mark for rule, mark in _BETWEEN.items() if group[0].rule.startswith(rule)), ", ")
    found, expected = (between.join(side) for side in texts)
    words: dict[str, str | int] = {**(group[0].words or {}), "found": found, "expected": expected}
    if max(map(len, texts)) > 1:
        words["variant"] = "several"
    key = "\n".join(hit.key for hit in group)
    return group[0]._replace(found=found or None, expected=expected or None, words=words, key=key)
