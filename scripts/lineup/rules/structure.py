"""Structure: blocks that were merged, split or moved, and twins that differ in kind, level, nesting or id."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from importlib import import_module
from itertools import takewhile
from operator import attrgetter
from types import ModuleType

from lineup import model
from lineup.anchors import ids_of
from lineup.model import Bead, Block, Page
from lineup.rules.context import Hit, Pair, on_side, place_of
from lineup.rules.gaps import SILENT
from lineup.rules.shown import EMPHASIS, shown


def fused(pair: Pair) -> Iterator[Hit]:
    """Two blocks of one side, or more, in one block of the other."""
    for bead in () if pair.in_step else pair.beads:
        if len(bead.source) > 1:
            yield _fused(pair, "block-merged", bead, pair.target.blocks[bead.target[0]], len(bead.source))
        elif len(bead.target) > 1:
            yield _fused(pair, "block-split", bead, pair.source.blocks[bead.source[0]], len(bead.target))


def _fused(pair: Pair, rule: str, bead: Bead, whole: Block, count: int) -> Hit:
    text = shown(whole)
    words: dict[str, str | int] = {"text": text}
    if count > 2:
        words |= {"number": count, "variant": "several"}
    return Hit(rule, *pair.places(bead), text, None, words, text)


def moved(pair: Pair) -> Iterator[Hit]:
    """Blocks that stand elsewhere in the other language; a run that moved together is one finding."""
    if pair.in_step:
        return
    last: Bead | None = None
    words: dict[str, str | int]
    exchanged = _exchanged(pair)
    tables = _shuffled(pair)
    for bead in pair.beads:
        if bead in exchanged:
            continue  # told with the one whose place it took
        if bead in tables:
            if tables[bead]:
                text = shown(pair.source.blocks[bead.source[0]])
                words = {"text": text, "variant": "rows"}
                yield Hit("block-moved", *pair.places(bead), None, None, words, text)
            continue
        if not bead.moved:
            if bead.source:
                last = None
            continue
        together = last is not None and _goes_on(last, bead)
        last = bead
        block = pair.source.blocks[bead.source[0]]
        if together or (_ANCHORS.fullmatch(block.text) and _beside_its_heading(pair, bead)):
            continue
        source, target = pair.places(bead)
        words = {
            "kind": block.kind,
            "text": shown(block),
            "line": pair.belongs(bead, 1),
            "found": target.line,
        }
        yield Hit("block-moved", source, target, str(target.line), str(words["line"]), words, shown(block))


_ANCHORS = re.compile(r"(?:<a\s+(?:id|name)\s*=\s*[\"']?[^\"'<>]+[\"']?\s*(?:/>|>\s*</a>)\s*)+")
"""Nothing but places that links can lead to."""


def _beside_its_heading(pair: Pair, bead: Bead) -> bool:
    """Does what marks the place of a heading only stand before it instead of behind it, or the reverse? Links lead to the same place."""
    ours, theirs = bead.source[0], bead.target[0]
    headings = ((ours - 1, theirs + 1), (ours + 1, theirs - 1))
    return any(
        one.source == (s,) and one.target == (t,) and pair.source.blocks[s].kind == model.HEADING
        for s, t in headings
        for one in pair.beads
    )


def _shuffled(pair: Pair) -> dict[Bead, bool]:
    """The moved rows of tables that stand in another order, and whether it is the first of them."""
    blocks = pair.source.blocks
    tables: dict[int, list[Bead]] = {}
    head, whole = -1, False
    for bead in pair.beads:
        if bead.source:
            if blocks[bead.source[0]].kind != model.ROW:
                head, whole = bead.source[0], bead.moved  # a table that moved did so with its head
            elif bead.moved and not whole:
                tables.setdefault(head, []).append(bead)
    return {bead: not at for rows in tables.values() if _runs(rows) >= _SEVERAL for at, bead in enumerate(rows)}


_SEVERAL = 3
"""So many rows that moved, or rows that moved together, are a table in another order."""


def _runs(beads: Sequence[Bead]) -> int:
    """How many of these moved, those that did so together counted once."""
    return sum(not at or not _goes_on(beads[at - 1], bead) for at, bead in enumerate(beads))


def _exchanged(pair: Pair) -> list[Bead]:
    """The second of two runs of moved blocks that begin alike, where no other moved and each stands in the other's place."""
    runs: list[list[Bead]] = []
    for bead in pair.beads:
        if bead.moved:
            if runs and _goes_on(runs[-1][-1], bead):
                runs[-1].append(bead)
            else:
                runs.append([bead])
    if len(runs) != 2 or runs[0][0].target[0] <= runs[1][0].target[0]:
        return []
    first, second = runs
    between = second[0].source[0] - first[-1].source[-1], first[0].target[0] - second[-1].target[-1]
    kinds = {pair.source.blocks[run[0].source[0]].kind for run in runs}
    return second if len(kinds) == 1 and between[0] == between[1] > 1 else []


def _goes_on(last: Bead, bead: Bead) -> bool:
    """Does a moved block stand behind the last one on both sides?"""
    return bead.source[0] == last.source[-1] + 1 and bead.target[0] == last.target[-1] + 1


def twins(pair: Pair) -> Iterator[Hit]:
    """What differs between a block and its twin: kind, level, id, type, columns, state.

    Blocks one after another that slipped into or out of the same thing, as behind a mark that nothing closes, did so once; so did
    those that became blocks of one other kind, as the items of a list that lost its marks.
    """
    slipped: tuple[int, tuple[tuple[str, ...], tuple[str, ...]]] | None = None
    turned: tuple[int, str, str] | None = None
    columns = None
    for at, (first, second) in enumerate(pair.single):
        kind = first[0]
        if kind != second[0] or first[5:] != second[5:]:
            for hit in _differences(pair, first, second):
                if hit.rule == "block-nesting":
                    if _held_by_none(pair, first, second):
                        continue  # what it stood in is told
                    before, slipped = slipped, (at, _slip(_nesting(first), _nesting(second)))
                    if before == (at - 1, slipped[1]):
                        continue
                elif hit.rule == "block-kind":
                    last, turned = turned, (at, _AS_ROW.get(kind, kind), _AS_ROW.get(second[0], second[0]))
                    if last == (at - 1, *turned[1:]):
                        continue
                yield hit
        if kind in (model.HEAD_ROW, model.ROW) and first.level == second.level > 1:
            if columns is None:
                columns = _cells().Columns(pair)
            columns.follow(second)
            if first.text != second.text:
                yield from columns.learn(_cells().cells(pair, first, second, columns))
    if columns is not None:
        yield from columns.told()


def _held_by_none(pair: Pair, first: Block, second: Block) -> bool:
    """Does a block stand in an admonition or a tab whose own line has no twin, and its twin in none there?"""
    for kind in _HOLDERS:
        more = first.context.count(kind) - second.context.count(kind)
        if not more:
            continue
        page, block = (pair.source, first) if more > 0 else (pair.target, second)
        at = page.blocks.index(block)
        holder = next((k for k in range(at - 1, -1, -1) if page.blocks[k].kind == kind), None)
        if holder is not None and Bead(*(((holder,), ()) if more > 0 else ((), (holder,)))) in pair.beads:
            return True
    return False


_HOLDERS = (model.ADMONITION, model.TAB)
"""What other blocks stand in and that has a line of its own, which says what it is."""


_AS_ROW = {model.HEAD_ROW: model.ROW}
"""With its head a whole table turned into something else."""


@cache
def _cells() -> ModuleType:
    """The rules about the cells of a row; not every tree has tables."""
    return import_module("lineup.rules.cells")


def _slip(first: Sequence[str], second: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What a block and its twin stand in without the innermost things that they share."""
    a, b = list(first), list(second)
    while a and b and a[-1] == b[-1]:
        del a[-1], b[-1]
    return tuple(a), tuple(b)


def _differences(pair: Pair, first: Block, second: Block) -> Iterator[Hit]:
    source, target = place_of(pair.source, first), place_of(pair.target, second)
    words: dict[str, str | int]
    if first.kind != second.kind:
        if first.kind == model.PARAGRAPH and second.kind == model.ITEM and _MARK_OF_ITS_OWN.match(first.text):
            return  # the source forgot the space behind the mark, of which its reader sees a dash, or typed a bullet
        words = {"found": second.kind, "expected": first.kind}
        yield Hit("block-kind", source, target, second.kind, first.kind, words, shown(second))
        return
    if first.kind == model.HEADING:
        if first.level != second.level:
            words = {"found": second.level, "expected": first.level, "text": shown(second)}
            yield Hit("heading-level", source, target, str(second.level), str(first.level), words, shown(second))
        if first.ident != second.ident and (first.ident or second.ident not in ids_of(EMPHASIS.sub("", first.text))):
            words = {"found": second.ident, "expected": first.ident, "text": shown(second)}
            yield Hit("heading-id", source, target, second.ident or None, first.ident or None, words, shown(second))
    elif first.kind in (model.ROW, model.HEAD_ROW):
        if first.level != second.level and _columns_matter(pair, second):
            words = {"found": second.level, "expected": first.level, "last": _last_row(pair, second)}
            yield Hit("table-columns", source, target, str(second.level), str(first.level), words, shown(second))
    elif first.kind == model.ADMONITION:
        if first.info != second.info:
            words = {"found": second.info, "expected": first.info}
            yield Hit("admonition-type", source, target, second.info, first.info, words, shown(second))
    elif first.kind == model.ITEM and first.info != second.info:
        states = {first.info, second.info}
        if states == {"task", "task-done"}:
            words = {"text": shown(second)}
            yield Hit("task-state", source, target, second.info, first.info, words, shown(second))
        elif _first_of_list(pair.target, second):
            words = {"found": second.info, "expected": first.info}
            yield Hit("list-kind", source, target, second.info, first.info, words, shown(second))
        return
    if _nesting(first) != _nesting(second) and first.kind not in SILENT:
        words = {"found": _path(second), "expected": _path(first)}
        yield Hit("block-nesting", source, target, _path(second), _path(first), words, shown(second))


_MARK_OF_ITS_OWN = re.compile(
    r"(?:[-+*]|\d{1,3}[.)])\*{0,3}(?:[^\W\d_]|[`\[])[^*]"  # -no space behind it
    r"|(?:[•●▪■◦‣·]|o(?=\s\S))\s"  # as a word processor leaves them, whose second bullet is an o
)


def _columns_matter(pair: Pair, row: Block) -> bool:
    """One dropped column is one finding, at the head of the table, unless only this row lacks it."""
    if row.kind == model.HEAD_ROW:
        return True
    index = pair.target.blocks.index(row)
    head = next((one for one in reversed(pair.target.blocks[:index]) if one.kind == model.HEAD_ROW), None)
    return head is None or head.level != row.level


def _last_row(pair: Pair, row: Block) -> int:
    """The last line of a table, of which this is the head; of a row of it, the row's own."""
    if row.kind != model.HEAD_ROW:
        return row.end_line
    blocks = pair.target.blocks
    below = takewhile(lambda one: one.kind == model.ROW, blocks[blocks.index(row) + 1 :])
    return max((one.end_line for one in below), default=row.end_line)


def _first_of_list(page: Page, item: Block) -> bool:
    """Does a list begin with this item? One list of another kind is one finding."""
    index = page.blocks.index(item)
    before = page.blocks[index - 1] if index else None
    return before is None or before.kind != model.ITEM or before.context != item.context


def _nesting(block: Block) -> tuple[str, ...]:
    """What a block stands in, without the kind of its lists, which has a rule of its own."""
    return tuple("list" if name in ("ul", "ol") else name for name in block.context)


def _path(block: Block) -> str:
    """What a block stands in, for a message."""
    return " > ".join(_nesting(block)) or "page"


def idents(pair: Pair) -> Iterator[Hit]:
    """Ids that stand twice on a page, and headings without one where the project, or the page's own custom, wants one."""
    yield from _without_custom(pair)
    for page, other in ((pair.source, False), (pair.target, True)):
        headings = [block for block in page.blocks if block[0] == model.HEADING and (block.ident or pair.heading_ids)]
        if len({block.ident for block in headings} - {""}) == len(headings):
            continue
        seen: dict[str, int] = {}
        for block in headings:
            if block.ident and block.ident not in seen:
                seen[block.ident] = block.line
                continue
            where = on_side(place_of(page, block), target=other)
            if block.ident:
                words: dict[str, str | int] = {"id": block.ident, "line": seen[block.ident]}
                yield Hit("heading-id-twice", *where, block.ident, None, words, block.ident)
            else:
                yield Hit("heading-id-none", *where, None, None, {"text": shown(block)}, shown(block))


_IDENT = attrgetter("ident")
_CUSTOM = 4
"""Headings with an id for each one without: so many tell that it was forgotten."""


def _without_custom(pair: Pair) -> Iterator[Hit]:
    """Headings whose translation lacks the id that others have: the one that generators make of the source's words.

    A translation may give its headings these ids, which the source needs not write, so that links lead to both pages alike.
    """
    if not any(map(_IDENT, pair.target.blocks)):
        return  # most pages
    given = 0
    bare: list[tuple[Block, Block]] = []
    for first, second in pair.single:
        if first.kind == second.kind == model.HEADING and not first.ident:
            if second.ident:
                given += second.ident in ids_of(EMPHASIS.sub("", first.text))
            elif first.level > 1:
                bare.append((first, second))
    if given >= _CUSTOM * len(bare):
        for first, second in bare:
            expected = min(ids_of(EMPHASIS.sub("", first.text)), default="")
            words: dict[str, str | int] = {"found": "", "expected": expected, "text": shown(second)}
            places = place_of(pair.source, first), place_of(pair.target, second)
            yield Hit("heading-id", *places, None, expected or None, words, shown(second))
