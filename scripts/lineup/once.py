"""The hits of one pair of pages, each fault once: what one hit says about another."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

from lineup.model import Place
from lineup.rules.catalogue import RULES
from lineup.rules.context import Hit
from lineup.rules.throughout import MARK

_DEAD = frozenset(
    ("link-broken", "anchor-broken", "image-broken", "link-outside", "link-no-file", "footnote-undefined")
)
_DIFFERENT = frozenset(
    f"{what}-{how}"
    for what in ("link", "url", "image", "footnote")
    for how in ("target", "missing", "added", "other", "changed")
)


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
    return style + _once(others, one_sided, bare=bare) if others else style


_STYLE = frozenset(("dash-form", "hard-space", "space-doubled", "space-before-mark"))
"""Of these a page may have hundreds, of which no other hit says anything, nor they of any other."""


def _once(hits: list[Hit], one_sided: Callable[[str], bool], *, bare: bool) -> list[Hit]:
    """The same for all other hits."""
    dead_source = set() if bare else {_at(hit, target=False) for hit in hits if hit.rule in _DEAD and hit.source}
    undefined = {_at(hit, target=True) for hit in hits if hit.rule == "footnote-undefined" and hit.target}
    different = {_at(hit, target=True) for hit in hits if hit.rule in _DIFFERENT and hit.target and hit.found}
    both = {hit.found for hit in hits if hit.rule in _DEAD and hit.source}
    gone = _spans(hits, "sentence-missing")
    more = _spans(hits, "sentence-added")
    foreign = [hit.target for hit in hits if hit.rule in _UNTRANSLATED and hit.target]
    whole = [hit.target for hit in hits if hit.rule == "block-untranslated" and hit.target]
    slips = [hit for hit in hits if hit.rule == "look-alike" and hit.expected]
    narrow = [_rows(hit) for hit in hits if hit.rule == "table-columns"]
    empty = {hit.target.line for hit in hits if hit.rule == "cell-empty" and hit.target}
    dated = {_block(hit)[2:] for hit in hits if hit.rule in _VALUES and hit.severity != "note" and not _is_named(hit)}
    silent = {hit.source.line for hit in hits if hit.rule == "image-alt-none" and hit.source}
    elsewhere = _elsewhere(hits)
    notes = {(hit.words or {}).get("id") for hit in hits if hit.rule == "block-missing"} - {None}
    copies = [hit.target for hit in hits if hit.rule == "block-duplicated" and hit.target]
    unmarked = [hit for hit in hits if hit.rule == "inline-code-missing"]
    kept = []
    for hit in hits:
        if elsewhere and _picture(hit) in elsewhere:
            continue  # the picture stands beside the text on one side and in it on the other
        if gone and hit.rule in _COUNTED_IN_BLOCK and _in_sentence(hit, hits):
            continue
        if foreign and hit.rule in _GOES_UNTRANSLATED and _inside(hit, foreign):
            continue  # what is not translated has the marks of its language, and the texts of its images
        if whole and hit.rule in _WITH_BLOCK and _inside(hit, whole):
            continue
        if slips and hit.rule == "term-missing" and _misspelt(hit, slips):
            continue  # the term is there, with a letter of the other alphabet
        if copies and hit.rule == "heading-id-twice" and _inside(hit, copies):
            continue  # it was copied with what it stands in
        if unmarked and hit.rule in _STANDS_IN_CODE and any(_is_of_code(hit, code) for code in unmarked):
            continue  # the marks around the code that it stands in are gone
        if notes and hit.rule == "footnote-undefined" and hit.found in notes:
            continue  # its text is told as missing
        if dated and _is_named(hit) and _block(hit)[2:] in dated:
            continue  # the date that the name stands in is told
        if silent and hit.rule == "value-missing" and hit.source and hit.source.line in silent:
            continue  # it stood in the alternative text
        if narrow and hit.rule in _WITH_CELL and hit.target and any(hit.target.line in rows for rows in narrow):
            continue  # what stood in a column went with it
        if empty and hit.rule in _WITH_CELL and hit.target and hit.target.line in empty:
            continue  # what stood in a cell went with it
        if gone and _is_lack(hit) and _wholly(hit, gone):
            continue  # what stood in a sentence went with it
        if more and hit.rule in _MORE_WITH_SENTENCE and _stands_in(_at(hit, target=True), more):
            continue
        if more and hit.rule == "emphasis" and _more_in_sentence(hit, hits):
            continue
        if hit.rule in _DIFFERENT and (
            (hit.expected and _at(hit, target=False) in dead_source)
            or (hit.found and _at(hit, target=True) in undefined)
        ):
            continue
        if hit.rule in _DEAD:
            if hit.rule == "link-broken" and one_sided(str((hit.words or {}).get("page", ""))):
                continue
            if hit.target and (
                hit.found in both or (hit.rule != "footnote-undefined" and _at(hit, target=True) in different)
            ):
                continue
        kept.append(hit)
    return together(_throughout(kept))


_BLOCKS = {"block-missing": "image-added", "block-added": "image-missing"}
"""A picture that is a block of its own on one side, and how it is told on the other where a paragraph holds it."""


def _picture(hit: Hit) -> tuple[str, str]:
    """The rule that tells of a picture inside a paragraph, and the picture's file; the file is empty where it is none."""
    if hit.rule in _BLOCKS:
        return _BLOCKS[hit.rule], str((hit.words or {}).get("image", "")).rpartition("/")[2]
    return hit.rule, (hit.found or hit.expected or "").rpartition("/")[2] if hit.rule in _BLOCKS.values() else ""


def _elsewhere(hits: list[Hit]) -> set[tuple[str, str]]:
    """The pictures that are a block of their own on one side and stand in a paragraph on the other."""
    alone = {_picture(hit) for hit in hits if hit.rule in _BLOCKS}
    return {one for one in alone if one[1]} & {_picture(hit) for hit in hits if hit.rule in _BLOCKS.values()}


_MANY = 3
"""At so many places the same change was made on purpose, or by one hand."""


def _throughout(hits: list[Hit]) -> list[Hit]:
    """The hits; where a page has the same code or element in the place of the same other one throughout, the first tells it.

    The further places are notes: all of them are to be seen, but it is one change.
    """
    changes = [_change(hit) for hit in hits]
    often = {change for change in changes if change and changes.count(change) >= _MANY}
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
    if hit.rule in _IN_HEADER:
        return hit.rule, hit.severity, 0, 0
    return hit.rule, hit.severity, hit.source.end_line if hit.source else 0, hit.target.end_line if hit.target else 0


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


_VALUES = frozenset(rule.name for rule in RULES.values() if rule.code.startswith("LU30"))


def _is_named(hit: Hit) -> bool:
    """Is this about the name of a month or a day, and not about a whole date?"""
    return hit.rule == "date-changed" and (hit.words or {}).get("variant") == "named"


_WITH_SENTENCE = frozenset(
    (
        "value-missing",
        "link-missing",
        "url-missing",
        "image-missing",
        "footnote-missing",
        "inline-code-missing",
        "email-changed",
        "term-missing",
    )
)


_MORE_WITH_SENTENCE = frozenset(
    f"{what}-added" for what in ("value", "link", "url", "image", "footnote", "inline-code")
)
_WITH_CELL = _WITH_SENTENCE | {"emphasis", "image-alt-none", "negation-lost", "strength-changed", "sentence-missing"}
_COUNTED_IN_BLOCK = frozenset(("value-missing", "emphasis"))
_WITH_BLOCK = frozenset(("term-missing", "value-missing"))
"""What a block lacks because none of it is translated: its terms, and dates that are not written as the target's language writes them."""
_GOES_UNTRANSLATED = frozenset(("decimal-mark", "image-alt-untranslated"))
_UNTRANSLATED = frozenset(("block-untranslated", "clause-untranslated"))


_STANDS_IN_CODE = frozenset(("value-added", "url-added", "footnote-added", "footnote-undefined"))
"""What a block seems to have too much where code has lost its marks."""


def _is_of_code(hit: Hit, code: Hit) -> bool:
    """Does what a hit finds too much stand in code that its block is said to lack?"""
    if _block(hit)[2:] != _block(code)[2:] or not hit.found:
        return False
    return re.search(rf"(?<!\w){re.escape(hit.found)}(?!\w)", code.expected or "") is not None


def _in_sentence(hit: Hit, hits: Iterable[Hit]) -> bool:
    """Did what this hit misses stand, as often as it is missed, in a sentence of the block that is told as missing?

    What a block has several of is missed at the last one, wherever it was lost.
    """
    lost = [
        one.source
        for one in hits
        if one.rule == "sentence-missing" and one.source and hit.source and one.source.path == hit.source.path
    ]
    # What is counted in a block is told where the block begins, above a sentence in one of its later lines.
    if not any(hit.source and _overlap(hit.source, place) for place in lost):
        return False
    if hit.rule == "emphasis":
        return int(hit.found or 0) < int(hit.expected or 0)
    said = str((hit.words or {}).get("source", ""))
    return bool(said) and any(said in (one.expected or "") for one in hits if one.rule == "sentence-missing")


def _rows(hit: Hit) -> range:
    """The lines of a table that has too few columns."""
    words = hit.words or {}
    if hit.target is None or int(words["found"]) > int(words["expected"]):
        return range(0)
    return range(hit.target.line, int(words["last"]) + 1)


def _misspelt(hit: Hit, slips: Sequence[Hit]) -> bool:
    """Has the block of a term that is missed a word with a wrong letter that begins as a word of the term does?"""
    words = [word[:4] for word in (hit.expected or "").lower().split()]
    return any(
        (slip.expected or "")[:4].lower() in words and hit.target and slip.target and _inside(slip, [hit.target])
        for slip in slips
    )


def _more_in_sentence(hit: Hit, hits: Iterable[Hit]) -> bool:
    """Is emphasis that a block has more often in a block of which a sentence is told as added?"""
    added = [one.target for one in hits if one.rule == "sentence-added" and one.target]
    # What is counted in a block is told where the block begins, above a sentence in one of its later lines.
    return any(hit.target and _overlap(hit.target, place) for place in added) and int(hit.found or 0) > int(
        hit.expected or 0
    )


def _overlap(one: Place, two: Place) -> bool:
    """Have two places a line in common?"""
    return one.line <= two.end_line and two.line <= one.end_line


def _inside(hit: Hit, places: Iterable[Place]) -> bool:
    """Does a hit stand in one of these places of the target?"""
    return any(hit.target and place.line <= hit.target.line <= place.end_line for place in places)


_Span = tuple[tuple[int, int], tuple[int, int]]


def _spans(hits: Iterable[Hit], rule: str) -> list[_Span]:
    """From where to where sentences stand that one side lacks: (line, column) and (line, column) of each."""
    said = [str((hit.words or {})["spans"]).split() for hit in hits if hit.rule == rule]
    return [(_numbers(first), _numbers(last)) for spans in said for first, last in (span.split("-") for span in spans)]


def _stands_in(place: tuple[int, int], spans: Iterable[_Span]) -> bool:
    return any(start <= place < end for start, end in spans)


def _numbers(place: str) -> tuple[int, int]:
    line, column = place.split(":")
    return int(line), int(column)


def _is_lack(hit: Hit) -> bool:
    """Does a hit miss something that stands at its place in the source? An explanation of an abbreviation may."""
    return hit.rule in _WITH_SENTENCE or (hit.rule == "abbreviation-undefined" and "explained" in (hit.words or {}))


def _wholly(hit: Hit, gone: Sequence[_Span]) -> bool:
    """Does what a hit misses stand in these places of the source, wherever its block has it?"""
    places = [_at(hit, target=False), *map(_numbers, str((hit.words or {}).get("again", "")).split())]
    return all(_stands_in(place, gone) for place in places)


def _at(hit: Hit, *, target: bool) -> tuple[int, int]:
    """The line and column of a hit on one side."""
    place = hit.target if target else hit.source
    return (place.line, place.column) if place else (0, 0)
