"""Faults of structure: blocks, headings, lists, front matter, admonitions."""

from __future__ import annotations

import re
from itertools import pairwise
from random import Random

from lineup.selftest.draft import (
    ITEM,
    Draft,
    Part,
    Planted,
    Sheet,
    choose,
    cut,
    edit,
    exchange,
    neighbours,
    paragraphs,
    put,
    scan,
)
from lineup.selftest.words import ADDED, ADMONITIONS, ITEMS

ID = re.compile(r"[ \t]*\{:?[ \t]*#([\w-]+)[ \t]*\}")


def page_missing(draft: Draft, rng: Random) -> Planted | None:
    """The page is not there at all."""
    del rng
    return Planted(None, 1, 1, 1, (1, len(draft.text.splitlines()) or 1), draft.text, "") if draft.text else None


def block_deleted(draft: Draft, rng: Random) -> Planted | None:
    """A paragraph is gone."""
    sheet = scan(draft.text)
    part = choose(rng, paragraphs(sheet))
    return part and cut(sheet, part.first, part.last)


def block_added(draft: Draft, rng: Random) -> Planted | None:
    """A paragraph that the other side does not have."""
    sheet = scan(draft.text)
    part = choose(rng, paragraphs(sheet))
    new = choose(rng, [sentence for sentence in ADDED.get(draft.language, ()) if sentence not in draft.text])
    if part is None or new is None:
        return None
    return put(sheet, part.last + 1, [sheet.newline, new + sheet.newline])


def block_duplicated(draft: Draft, rng: Random) -> Planted | None:
    """A paragraph stands twice."""
    sheet = scan(draft.text)
    part = choose(rng, paragraphs(sheet))
    if part is None:
        return None
    planted = put(sheet, part.last + 1, [sheet.newline, sheet.body(part) + sheet.newline])
    # Either of the two may be called the surplus one.
    return Planted(planted.text, planted.line, part.first + 1, planted.last, None, "", planted.now)


def _neighbours(sheet: Sheet) -> list[tuple[Part, Part]]:
    """Paragraphs that follow each other."""
    free = set(paragraphs(sheet))
    return [(one, two) for one, two in pairwise(sheet.parts) if one in free and two in free]


def blocks_merged(draft: Draft, rng: Random) -> Planted | None:
    """Two paragraphs became one."""
    sheet = scan(draft.text)
    pair = choose(rng, _neighbours(sheet))
    if pair is None:
        return None
    one, two = pair
    both = Part("paragraph", one.first, two.last, 0, True)
    planted = edit(sheet, both, sheet.end(one), sheet.start(two), sheet.newline)
    # Without the blank lines the second begins right below the first.
    return Planted(planted.text, one.last + 2, planted.first, planted.last, planted.origin, planted.was, planted.now)


def block_split(draft: Draft, rng: Random) -> Planted | None:
    """One paragraph became two."""
    sheet = scan(draft.text)
    options = [
        (part, sheet.start(part) + before[1], sheet.start(part) + after[0])
        for part, body, before, after in neighbours(sheet)
        if before[1] - before[0] >= 30 and after[1] - after[0] >= 30 and body[after[0]].isalpha()
    ]
    chosen = choose(rng, options)
    return chosen and edit(sheet, chosen[0], chosen[1], chosen[2], sheet.newline * 2)


def blocks_swapped(draft: Draft, rng: Random) -> Planted | None:
    """Two neighbouring paragraphs changed places, or two with one between them."""
    sheet = scan(draft.text)
    pairs = _neighbours(sheet)
    if rng.random() < 0.2:
        following = dict(pairs)
        pairs = [(one, following[two]) for one, two in pairs if two in following] or pairs
    pair = choose(rng, [pair for pair in pairs if sheet.body(pair[0]) != sheet.body(pair[1])])
    return pair and exchange(sheet, (pair[0].first, pair[0].last), (pair[1].first, pair[1].last))


def _headings(sheet: Sheet) -> list[tuple[Part, int]]:
    """ATX headings below the title, with their level."""
    found = []
    for part in sheet.parts:
        mark = re.match(r"(#{1,6})[ \t]", sheet.lines[part.first]) if part.kind == "heading" else None
        if mark:
            found.append((part, len(mark[1])))
    return [(part, level) for part, level in found if level > 1]


def heading_dropped(draft: Draft, rng: Random) -> Planted | None:
    """A heading is gone, its section stays."""
    sheet = scan(draft.text)
    chosen = choose(rng, _headings(sheet))
    return chosen and cut(sheet, chosen[0].first, chosen[0].last)


def heading_level(draft: Draft, rng: Random) -> Planted | None:
    """A heading has another level."""
    sheet = scan(draft.text)
    chosen = choose(rng, _headings(sheet))
    if chosen is None:
        return None
    part, level = chosen
    new = level + 1 if level == 2 or (level < 5 and rng.random() < 0.5) else level - 1
    return edit(sheet, part, sheet.start(part), sheet.start(part) + level, "#" * new)


def heading_id(draft: Draft, rng: Random) -> Planted | None:
    """A heading's explicit id is another one, or is gone."""
    sheet = scan(draft.text)
    options = [
        (part, match)
        for part in sheet.parts
        if part.kind == "heading"
        for match in [ID.search(sheet.body(part))]
        if match
    ]
    chosen = choose(rng, options)
    if chosen is None:
        return None
    part, match = chosen
    base = sheet.start(part)
    if rng.random() < 0.5:
        return edit(sheet, part, base + match.start(), base + match.end(), "")
    return edit(sheet, part, base + match.start(1), base + match.end(1), f"{match[1]}-x")


def _items(sheet: Sheet) -> list[tuple[Part, str]]:
    """List items without anything below them, with what stands before their text."""
    found = []
    for index, part in enumerate(sheet.parts):
        mark = ITEM.match(sheet.lines[part.first]) if part.kind == "item" else None
        if mark is None:
            continue
        below = sheet.parts[index + 1] if index + 1 < len(sheet.parts) else None
        if below is None or below.indent <= part.indent:
            body = sheet.lines[part.first]
            found.append((part, body[: mark.end() - 1]))
    return found


def _shape(mark: str) -> str:
    return re.sub(r"\d+", "1", mark)


def item_dropped(draft: Draft, rng: Random) -> Planted | None:
    """A list item is gone; the list stays."""
    sheet = scan(draft.text)
    items = _items(sheet)
    options = [
        part
        for (part, mark), near in zip(items[1:], items, strict=False)
        if near[0].last + 1 == part.first and _shape(near[1]) == _shape(mark) and len(sheet.body(part)) > len(mark) + 8
    ]
    part = choose(rng, options)
    return part and cut(sheet, part.first, part.last)


def item_added(draft: Draft, rng: Random) -> Planted | None:
    """A list item that the other side does not have."""
    sheet = scan(draft.text)
    chosen = choose(rng, _items(sheet))
    new = choose(rng, [item for item in ITEMS.get(draft.language, ()) if item not in draft.text])
    if chosen is None or new is None:
        return None
    part, mark = chosen
    return put(sheet, part.last + 1, [mark + new + sheet.newline])


def items_swapped(draft: Draft, rng: Random) -> Planted | None:
    """Two neighbouring list items changed places; in a numbered list the numbers stay in order."""
    sheet = scan(draft.text)
    items = _items(sheet)
    options = [
        (one, two)
        for one, two in pairwise(items)
        if one[0].last + 1 == two[0].first
        and _shape(one[1]) == _shape(two[1])
        # Two items of the same shape and length say too little for a reader to tell them apart.
        and abs(len(sheet.body(one[0])) - len(sheet.body(two[0]))) >= 8
    ]
    chosen = choose(rng, options)
    if chosen is None:
        return None
    (one, first_mark), (two, second_mark) = chosen
    start, end = sheet.start(one), sheet.end(two)
    upper, lower = sheet.body(one)[len(first_mark) :], sheet.body(two)[len(second_mark) :]
    both = Part("item", one.first, two.last, one.indent, False)
    return edit(sheet, both, start, end, first_mark + lower + sheet.newline + second_mark + upper)


def _front(sheet: Sheet) -> list[tuple[int, int, str]]:
    """The keys of the front matter: first line, last line, name."""
    if not sheet.parts or sheet.parts[0].kind != "front":
        return []
    last = sheet.parts[0].last
    # In TOML a table begins where a line opens a bracket; what stands in it is no key of the header itself.
    end = next((at for at in range(1, last) if sheet.lines[at].startswith("[")), last)
    shape = re.compile(r"([A-Za-z][\w-]*)(?::|[ \t]*=)")
    keys = [(at, key[1]) for at in range(1, end) for key in [shape.match(sheet.lines[at])] if key]
    return [(at, (keys[k + 1][0] if k + 1 < len(keys) else end) - 1, name) for k, (at, name) in enumerate(keys)]


def _shared_keys(draft: Draft) -> list[tuple[int, int, str]]:
    """The keys that the twin has too: nobody misses one that it lacks. Without front matter in the twin, all."""
    keys = _front(scan(draft.text))
    known = {name for _, _, name in _front(scan(draft.twin))}
    return [key for key in keys if key[2] in known] if known else keys


def front_key_dropped(draft: Draft, rng: Random) -> Planted | None:
    """A key of the front matter is gone."""
    sheet = scan(draft.text)
    keys = _shared_keys(draft)
    chosen = choose(rng, keys) if len(keys) > 1 else None
    if chosen is None:
        return None
    planted = cut(sheet, chosen[0], chosen[1])
    last = sheet.parts[0].last + 1 - (chosen[1] - chosen[0] + 1)
    return Planted(planted.text, planted.line, 1, last, planted.origin, planted.was, "")


def front_key_renamed(draft: Draft, rng: Random) -> Planted | None:
    """A key of the front matter has another name."""
    sheet = scan(draft.text)
    chosen = choose(rng, _shared_keys(draft))
    if chosen is None:
        return None
    start = sheet.starts[chosen[0]]
    return edit(sheet, sheet.parts[0], start, start + len(chosen[2]), f"{chosen[2]}x")


def admonition_type(draft: Draft, rng: Random) -> Planted | None:
    """An admonition is of another type."""
    sheet = scan(draft.text)
    options = []
    for part in sheet.parts:
        if part.kind not in {"admonition", "quote"}:
            continue
        shape = (
            r"[ \t]*(?:!!!|\?\?\?\+?|:::|///)[ \t]*([a-z]+)"
            if part.kind == "admonition"
            else r"[ \t]*>[ \t]*\[!([A-Z]+)\]"
        )
        match = re.match(shape, sheet.lines[part.first])
        if match and match[1].lower() in ADMONITIONS:
            new = ADMONITIONS[match[1].lower()]
            options.append((part, match.start(1), match.end(1), new.upper() if match[1].isupper() else new))
    chosen = choose(rng, options)
    if chosen is None:
        return None
    part, start, end, new = chosen
    return edit(sheet, part, sheet.start(part) + start, sheet.start(part) + end, new)


def task_state(draft: Draft, rng: Random) -> Planted | None:
    """A task that is open here is done there, or the reverse."""
    sheet = scan(draft.text)
    options = [
        (part, match)
        for part in sheet.parts
        if part.kind == "item"
        for match in [re.match(r"[ \t]*[-*+][ \t]+\[([ xX])\]", sheet.lines[part.first])]
        if match
    ]
    chosen = choose(rng, options)
    if chosen is None:
        return None
    part, match = chosen
    start = sheet.start(part)
    return edit(sheet, part, start + match.start(1), start + match.end(1), "x" if match[1] == " " else " ")
