"""Blocks that one side has and the other has not: missing, added, duplicated; a translator's notice is none."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cached_property

from lineup import model
from lineup.languages.basics import basics
from lineup.model import Bead, Block, Page, Place
from lineup.rules.context import Hit, Pair, column_of
from lineup.rules.lists_in_tags import without_them
from lineup.rules.shown import shown

_MISSING = {
    model.HEADING: "heading-missing", model.ITEM: "item-missing", model.ROW: "row-missing", model.HEAD_ROW: "row-missing",
}  # fmt: skip
_ADDED = {model.HEADING: "heading-added", model.ITEM: "item-added", model.ROW: "row-added", model.HEAD_ROW: "row-added"}
# Blocks that no reader sees, or that a translation may do without.
SILENT = frozenset((model.COMMENT, model.RULE))


def gaps(pair: Pair) -> Iterator[Hit]:
    """Blocks without a twin; neighbours in a row are one finding, which says how many they are."""
    if pair.in_step:
        return
    run: list[Bead] = []
    last: Hit | None = None
    rest = _rest(pair, target=False), _rest(pair, target=True)
    copies = _Copies(pair.target)
    for bead in (*without_them(pair), None):
        if bead is not None and _is_gap(bead) and (not run or _goes_on(pair, run, bead, rest, copies)):
            run.append(bead)
            continue
        for hit in _gap(pair, run, copies) if run else ():
            if last and {last.rule, hit.rule} == _INSTEAD and last.words and last.words["count"] == 1:
                last = hit if hit.rule == "block-duplicated" else last
                continue
            if last:
                yield last
            last = hit
        run = [bead] if bead is not None and _is_gap(bead) else []
        if not run and last:
            yield last
            last = None


_INSTEAD = {"block-missing", "block-duplicated"}
"""One fault where nothing stands between them: another block was copied to the place of this one."""


def _is_gap(bead: Bead) -> bool:
    return not bead.source or not bead.target


class _Copies:
    """Which blocks of a page stand there twice, one after the other."""

    def __init__(self, page: Page) -> None:
        self._blocks = page.blocks

    @cached_property
    def _said(self) -> list[tuple[str, str]]:
        return [_said(block) for block in self._blocks]

    @cached_property
    def _places(self) -> dict[tuple[str, str], list[int]]:
        places: dict[tuple[str, str], list[int]] = {}
        for at, said in enumerate(self._said):
            places.setdefault(said, []).append(at)
        return places

    def of(self, first: int, last: int) -> Block | None:
        """The first of as many blocks elsewhere that say the same as those from one to another; none where that is little."""
        if last - first < _LITTLE and sum(len(block.text) for block in self._blocks[first : last + 1]) < _LITTLE:
            return None
        run = self._said[first : last + 1]
        for place in self._places[run[0]][:_OFTEN]:
            if place != first and self._said[place : place + len(run)] == run:
                return self._blocks[place]
        return None


_LITTLE = 15
"""Fewer characters than this may stand on a page more than once."""
_OFTEN = 8
"""So many places of a text are looked at."""


def _said(block: Block) -> tuple[str, str]:
    """The kind of a block and its text, however its lines are broken."""
    return block.kind, " ".join(block.text.split())


def _goes_on(pair: Pair, run: list[Bead], bead: Bead, rest: tuple[int, int], copies: _Copies) -> bool:
    """Does this gap go on where the last one ended, on the same side, without a new heading? `rest` is `_rest` of both sides."""
    last = run[-1]
    if bool(last.source) != bool(bead.source):
        return False
    page = pair.source if bead.source else pair.target
    index, before = (bead.source or bead.target)[0], (last.source or last.target)[-1]
    if index != before + 1:
        return False
    start = (run[0].source or run[0].target)[0]
    if rest[0 if bead.source else 1] <= start < len(page.blocks) - _CUT_OFF:
        return True  # a page that breaks off does so once, whatever is gone
    if bead.target and len(run) < _LONGEST and copies.of(start, index):
        return True  # what was copied was copied in one go
    first, second = page.blocks[before], page.blocks[index]
    begin = page.blocks[start]
    if begin.kind == model.HEADING:
        # With a heading all goes that stands under it.
        return second.kind != model.HEADING or second.level > begin.level
    if second.kind == model.HEADING:
        return False
    if bead.target and _notice_of(pair, begin):
        return True  # a translator's note of several paragraphs
    # Two paragraphs that are gone are two faults; a heading with its text, a list, a table, an admonition are one.
    return first.kind == model.HEADING or bool(second.context) or second.kind in SILENT or first.kind in SILENT


_CUT_OFF = 3
"""More blocks that are gone from the end of a page break it off; so many may be faults of their own."""


def _rest(pair: Pair, *, target: bool) -> int:
    """The index of the block from which on to the end of the page no block of a side has a twin."""
    paired = [(bead.target if target else bead.source)[-1] for bead in pair.beads if bead.source and bead.target]
    return max(paired, default=-1) + 1


_LONGEST = 500
"""So many blocks that were copied are followed."""


def _gap(pair: Pair, run: list[Bead], copies: _Copies) -> Iterator[Hit]:
    """One finding for a run of blocks without a twin."""
    missing = bool(run[0].source)
    page = pair.source if missing else pair.target
    blocks = [page.blocks[(bead.source or bead.target)[0]] for bead in run]
    seen = [block for block in blocks if block.kind not in SILENT]
    if not seen:
        return
    first = seen[0]
    source, target = pair.places(run[0])
    whole = Place(page.path, first.line, max(block.end_line for block in blocks), column_of(first))
    source, target = (whole, target) if missing else (source, whole)
    words: dict[str, str | int] = {"kind": first.kind, "text": shown(first), "count": len(seen)}
    if len(seen) == 1 and first.kind == model.HTML and (picture := _PICTURE.match(first.text.strip())):
        words["image"] = picture[1]
    text = shown(first)
    if not missing and _is_notice(pair, seen, [bead.target[0] for bead in run]):
        return
    if missing and _addresses_others(pair, [bead.source[0] for bead in run]):
        return
    if missing and first.ident and first.kind == model.FOOTNOTE and len(seen) == 1:
        words |= {"id": first.ident}
    if missing:
        yield Hit(_MISSING.get(first.kind, "block-missing"), source, target, None, text, words, text)
        return
    twin = copies.of(run[0].target[0], run[-1].target[0])
    if twin:
        words = {"kind": first.kind, "text": text, "line": twin.line, "count": 1}
        if len(seen) > 1:
            words |= {"number": len(seen), "variant": "several"}
        yield Hit("block-duplicated", source, target, text, None, words, text)
    else:
        yield Hit(_ADDED.get(first.kind, "block-added"), source, target, text, None, words, text)


_PICTURE = re.compile(r"<img\b[^<>]*?\bsrc=[\"']?([^\s\"'<>]+)[^<>]*>$", re.IGNORECASE)
"""A block of tags that is nothing but a picture."""

_NOTICE = 4


def _notice_of(pair: Pair, block: Block) -> bool:
    """Does a block of the target say of itself that it is the translator's?"""
    notice = basics(pair.languages[1]).notice
    return notice is not None and notice.search(block.text, 0, _OPENING) is not None


_OPENING = 60
"""Characters in which a note says whose it is."""


def _is_notice(pair: Pair, blocks: Sequence[Block], places: Sequence[int]) -> bool:
    """Do blocks at the head or the foot of a page say of it that it is a translation? Its source cannot."""
    notice = basics(pair.languages[1]).notice
    if notice is None or len(blocks) > _NOTICE or not any(notice.search(block.text) for block in blocks):
        return False
    twins = [index for bead in pair.beads if bead.source for index in bead.target]
    return not twins or places[-1] < min(twins) or places[0] > max(twins)


def _addresses_others(pair: Pair, places: Sequence[int]) -> bool:
    """Are these blocks of the source in the language of the translation? They lead its readers to it, and are not for it.

    Four letters in five tell it, where the two languages are written in different alphabets.
    """
    first, second = basics(pair.languages[0]), basics(pair.languages[1])
    if not first.letters or not second.letters or first.latin == second.latin:
        return False
    said = "".join([pair.source_features[index].plain for index in places]).lower()
    return sum(map(said.count, second.letters)) >= max(_FEW, 4 * sum(map(said.count, first.letters)))


_FEW = 8
"""So many letters are more than a name."""
