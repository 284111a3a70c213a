"""Hits that another hit of the same pair of pages tells already: what stood in a lost sentence, in an untranslated block, in a copy."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from functools import cached_property

from lineup.model import Place
from lineup.rules.catalogue import RULES
from lineup.rules.context import Hit

Spot = tuple[int, int]
"""A line and a column."""
Span = tuple[Spot, Spot]
"""From where to where a sentence stands."""


def not_subsumed(hits: list[Hit], one_sided: Callable[[str], bool], *, bare: bool) -> list[Hit]:
    """The hits without those that others tell; `one_sided` knows the pages that one language lacks."""
    told = Told(hits, one_sided, bare=bare)
    return [hit for hit in hits if not any(tells(hit, told) for tells in _ASKED.get(hit.rule, ()))]


class Told:
    """What the hits of one pair of pages tell, as far as it says something of other hits; found out when it is asked for."""

    def __init__(self, hits: Sequence[Hit], one_sided: Callable[[str], bool], *, bare: bool) -> None:
        self.hits, self.one_sided, self._bare = hits, one_sided, bare

    def of(self, *rules: str) -> list[Hit]:
        """The hits of some rules."""
        return [hit for hit in self.hits if hit.rule in rules]

    def targets(self, *rules: str) -> list[Place]:
        """Where the hits of some rules stand in the translation."""
        return [hit.target for hit in self.of(*rules) if hit.target]

    @cached_property
    def dead(self) -> set[Spot]:
        """Where the source leads nowhere; of a bare tree nobody asks."""
        return set() if self._bare else {_at(hit, target=False) for hit in self.of(*_DEAD) if hit.source}

    @cached_property
    def dead_ends(self) -> set[str | None]:
        """What leads nowhere in the source."""
        return {hit.found for hit in self.of(*_DEAD) if hit.source}

    @cached_property
    def undefined(self) -> set[Spot]:
        """Where the translation names a footnote that it does not have."""
        return {_at(hit, target=True) for hit in self.of("footnote-undefined") if hit.target}

    @cached_property
    def different(self) -> set[Spot]:
        """Where the translation leads elsewhere than the source."""
        return {_at(hit, target=True) for hit in self.of(*_DIFFERENT) if hit.target and hit.found}

    @cached_property
    def gone(self) -> list[Span]:
        """Sentences of the source that are missing."""
        return self._sentences("sentence-missing")

    @cached_property
    def more(self) -> list[Span]:
        """Sentences of the translation that the source does not have."""
        return self._sentences("sentence-added")

    def _sentences(self, rule: str) -> list[Span]:
        said = [str((hit.words or {})["spans"]).split() for hit in self.of(rule)]
        return [(_spot(first), _spot(last)) for spans in said for first, last in (span.split("-") for span in spans)]

    @cached_property
    def foreign(self) -> list[Place]:
        """Where something is not translated."""
        return self.targets("block-untranslated", "clause-untranslated")

    @cached_property
    def whole(self) -> list[Place]:
        """Where a whole block is not translated."""
        return self.targets("block-untranslated")

    @cached_property
    def copies(self) -> list[Place]:
        """Where something stands twice."""
        return self.targets("block-duplicated")

    @cached_property
    def slips(self) -> list[Hit]:
        """Words with a letter of another alphabet."""
        return [hit for hit in self.of("look-alike") if hit.expected]

    @cached_property
    def unmarked(self) -> list[Hit]:
        """Code that has lost its marks."""
        return self.of("inline-code-missing")

    @cached_property
    def other_names(self) -> list[Hit]:
        """Names and keys in the place of others."""
        return self.of("name-changed")

    @cached_property
    def footnotes(self) -> set[str | int | None]:
        """The footnotes of which the text is missing."""
        return {(hit.words or {}).get("id") for hit in self.of("block-missing")} - {None}

    @cached_property
    def dated(self) -> set[Spot]:
        """The blocks in which a value is told to be wrong."""
        return {ends(hit) for hit in self.of(*_VALUES) if hit.severity != "note" and not _is_named(hit)}

    @cached_property
    def silent(self) -> set[int]:
        """The lines of the source's images whose alternative text is gone."""
        return {hit.source.line for hit in self.of("image-alt-none") if hit.source}

    @cached_property
    def cut(self) -> Collection[int]:
        """The lines of tables that lack a column or a cell."""
        narrow = {line for hit in self.of("table-columns") for line in _rows(hit)}
        return narrow | {place.line for place in self.targets("cell-empty")}

    @cached_property
    def lost(self) -> list[Hit]:
        """The sentences that are missing, as hits."""
        return self.of("sentence-missing")

    @cached_property
    def pictures(self) -> set[tuple[str, str]]:
        """The pictures that are a block of their own on one side and stand in a paragraph on the other."""
        alone = {_picture(hit) for hit in self.of(*_BLOCKS)}
        return {one for one in alone if one[1]} & {_picture(hit) for hit in self.of(*_BLOCKS.values())}


_DEAD = frozenset(
    ("link-broken", "anchor-broken", "image-broken", "link-outside", "link-no-file", "footnote-undefined")
)
_DIFFERENT = frozenset(
    f"{what}-{how}"
    for what in ("link", "url", "image", "footnote")
    for how in ("target", "missing", "added", "other", "changed")
)
_VALUES = frozenset(rule.name for rule in RULES.values() if rule.code.startswith("LU30"))
_BLOCKS = {"block-missing": "image-added", "block-added": "image-missing"}
"""A picture that is a block of its own on one side, and how it is told on the other where a paragraph holds it."""
_IN_SENTENCE = frozenset(
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
"""What goes with the sentence that it stands in."""
_IN_CELL = _IN_SENTENCE | {"emphasis", "image-alt-none", "negation-lost", "strength-changed", "sentence-missing"}


def _picture_elsewhere(hit: Hit, told: Told) -> bool:
    """The picture stands beside the text on one side and in it on the other."""
    return _picture(hit) in told.pictures


def _counted_in_lost_sentence(hit: Hit, told: Told) -> bool:
    """It stood, as often as it is missed, in a sentence of the block that is told as missing.

    What a block has several of is missed at the last one, wherever it was lost.
    """
    if not told.gone or hit.source is None:
        return False
    # What is counted in a block is told where the block begins, above a sentence in one of its later lines.
    if not any(one.source and _overlap(hit.source, one.source) for one in told.lost):
        return False
    if hit.rule == "emphasis":
        return _surplus(hit) < 0
    said = str((hit.words or {}).get("source", ""))
    return bool(said) and any(said in (one.expected or "") for one in told.lost)


def _in_untranslated(hit: Hit, told: Told) -> bool:
    """What is not translated has the marks of its language, and the texts of its images."""
    return _inside(hit, told.foreign)


def _in_untranslated_block(hit: Hit, told: Told) -> bool:
    """A block lacks it because none of it is translated: its terms, and dates as the target's language writes them."""
    return _inside(hit, told.whole)


def _misspelt(hit: Hit, told: Told) -> bool:
    """The term is there, with a letter of the other alphabet: a word with such a letter begins as a word of the term does."""
    words = [word[:4] for word in (hit.expected or "").lower().split()]
    return any(
        (slip.expected or "")[:4].lower() in words and hit.target and slip.target and _inside(slip, [hit.target])
        for slip in told.slips
    )


def _copied(hit: Hit, told: Told) -> bool:
    """It was copied with what it stands in."""
    return _inside(hit, told.copies)


def _in_code_without_marks(hit: Hit, told: Told) -> bool:
    """A block seems to have it too much because the marks around the code that it stands in are gone."""
    return bool(hit.found) and any(
        ends(hit) == ends(code) and re.search(rf"(?<!\w){re.escape(hit.found or '')}(?!\w)", code.expected or "")
        for code in told.unmarked
    )


def _in_other_name(hit: Hit, told: Told) -> bool:
    """The value is a part of a name or of keys in whose place others stand: 4 in Ctrl+4."""
    said = str((hit.words or {}).get("source", "")) or hit.found or ""
    return bool(said) and any(
        ends(hit) == ends(one) and (said in (one.expected or "") or said in (one.found or ""))
        for one in told.other_names
    )


def _in_swapped_cells(hit: Hit, told: Told) -> bool:
    """The two names are the texts of cells that changed places."""
    return any(
        (hit.found, hit.expected) in ((first, second), (second, first))
        for first, second in (
            ((one.words or {})["first"], (one.words or {})["second"]) for one in told.of("cells-swapped")
        )
    )


def _of_missing_footnote(hit: Hit, told: Told) -> bool:
    """The footnote's text is told as missing."""
    return hit.found in told.footnotes


def _of_wrong_date(hit: Hit, told: Told) -> bool:
    """The date that the name of a month or day stands in is told."""
    return _is_named(hit) and ends(hit) in told.dated


def _in_lost_alternative(hit: Hit, told: Told) -> bool:
    """It stood in the alternative text of an image, which is told as gone."""
    return hit.source is not None and hit.source.line in told.silent


def _in_lost_cell(hit: Hit, told: Told) -> bool:
    """What stood in a column or a cell went with it."""
    return hit.target is not None and hit.target.line in told.cut


def _in_lost_sentence(hit: Hit, told: Told) -> bool:
    """What stood in a sentence went with it: all places in the source where its block has it are in lost sentences."""
    if hit.rule == "abbreviation-undefined" and "explained" not in (hit.words or {}):
        return False
    places = [_at(hit, target=False), *map(_spot, str((hit.words or {}).get("again", "")).split())]
    return bool(told.gone) and all(_stands_in(place, told.gone) for place in places)


def _in_added_sentence(hit: Hit, told: Told) -> bool:
    """It came with a sentence that is told as added."""
    return _stands_in(_at(hit, target=True), told.more)


def _emphasis_in_added_sentence(hit: Hit, told: Told) -> bool:
    """A block has more of it because of a sentence that is told as added."""
    # What is counted in a block is told where the block begins, above a sentence in one of its later lines.
    return _surplus(hit) > 0 and any(
        hit.target and _overlap(hit.target, place) for place in told.targets("sentence-added")
    )


def _told_as_dead(hit: Hit, told: Told) -> bool:
    """It leads elsewhere than the source, which leads nowhere; or it is told as a footnote that is not defined."""
    return bool(
        (hit.expected and _at(hit, target=False) in told.dead)
        or (hit.found and _at(hit, target=True) in told.undefined)
    )


def _told_otherwise(hit: Hit, told: Told) -> bool:
    """It leads to a page that is told as missing, or nowhere as the source does, or is told as different from the source."""
    if hit.rule == "link-broken" and told.one_sided(str((hit.words or {}).get("page", ""))):
        return True
    return hit.target is not None and (
        hit.found in told.dead_ends or (hit.rule != "footnote-undefined" and _at(hit, target=True) in told.different)
    )


Reason = Callable[[Hit, Told], bool]
_REASONS: tuple[tuple[Reason, Iterable[str]], ...] = (
    (_picture_elsewhere, {*_BLOCKS, *_BLOCKS.values()}),
    (_counted_in_lost_sentence, ("value-missing", "emphasis")),
    (_in_untranslated, ("decimal-mark", "image-alt-untranslated")),
    (_in_untranslated_block, ("term-missing", "value-missing", "name-changed")),
    (_misspelt, ("term-missing",)),
    (_copied, ("heading-id-twice",)),
    (_in_code_without_marks, ("value-added", "url-added", "footnote-added", "footnote-undefined")),
    (_in_other_name, ("value-missing", "value-added", "number-changed")),
    (_in_swapped_cells, ("name-changed",)),
    (_of_missing_footnote, ("footnote-undefined",)),
    (_of_wrong_date, ("date-changed",)),
    (_in_lost_alternative, ("value-missing",)),
    (_in_lost_cell, _IN_CELL),
    (_in_lost_sentence, _IN_SENTENCE | {"abbreviation-undefined"}),
    (_in_added_sentence, [f"{what}-added" for what in ("value", "link", "url", "image", "footnote", "inline-code")]),
    (_emphasis_in_added_sentence, ("emphasis",)),
    (_told_as_dead, _DIFFERENT),
    (_told_otherwise, _DEAD),
)
"""Why a hit may be told by another, and of which rules' hits it is asked."""


def _asked() -> Mapping[str, list[Reason]]:
    """The reasons by the rules of which they are asked."""
    asked: dict[str, list[Reason]] = {}
    for reason, rules in _REASONS:
        for rule in rules:
            asked.setdefault(rule, []).append(reason)
    return asked


_ASKED = _asked()


def ends(hit: Hit) -> Spot:
    """The last lines, in the source and in the translation, of the blocks that a hit stands in: hits of one bead share them."""
    return hit.source.end_line if hit.source else 0, hit.target.end_line if hit.target else 0


def _surplus(hit: Hit) -> int:
    """How many more emphasised passages a block has than the source's; none where the same number stands on other words."""
    return 0 if (hit.words or {}).get("variant") == "moved" else int(hit.found or 0) - int(hit.expected or 0)


def _picture(hit: Hit) -> tuple[str, str]:
    """The rule that tells of a picture inside a paragraph, and the picture's file; the file is empty where it is none."""
    if hit.rule in _BLOCKS:
        return _BLOCKS[hit.rule], str((hit.words or {}).get("image", "")).rpartition("/")[2]
    return hit.rule, (hit.found or hit.expected or "").rpartition("/")[2]


def _is_named(hit: Hit) -> bool:
    """Is this about the name of a month or a day, and not about a whole date?"""
    return hit.rule == "date-changed" and (hit.words or {}).get("variant") == "named"


def _rows(hit: Hit) -> range:
    """The lines of a table that has too few columns."""
    words = hit.words or {}
    if hit.target is None or int(words["found"]) > int(words["expected"]):
        return range(0)
    return range(hit.target.line, int(words["last"]) + 1)


def _overlap(one: Place, two: Place) -> bool:
    """Have two places a line in common?"""
    return one.line <= two.end_line and two.line <= one.end_line


def _inside(hit: Hit, places: Iterable[Place]) -> bool:
    """Does a hit stand in one of these places of the target?"""
    return any(hit.target and place.line <= hit.target.line <= place.end_line for place in places)


def _stands_in(place: Spot, spans: Iterable[Span]) -> bool:
    return any(start <= place < end for start, end in spans)


def _spot(said: str) -> Spot:
    line, column = said.split(":")
    return int(line), int(column)


def _at(hit: Hit, *, target: bool) -> Spot:
    """The line and column of a hit on one side."""
    place = hit.target if target else hit.source
    return (place.line, place.column) if place else (0, 0)
