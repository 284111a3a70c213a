"""Pages: missing, without a source, unreadable, empty, not in the navigation; front matter that differs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from lineup.model import COMMENT, FrontMatter, Page, Place
from lineup.rules.context import Hit, Pair
from lineup.rules.typed import slip

Words = dict[str, str | int]

# Keys whose value is for readers, so it must differ between languages.
_TEXTS = frozenset(
    ("title", "description", "summary", "subtitle", "excerpt", "sidebar_label", "hero", "tagline", "lead")
)


def unreadable(page: Page, *, target: bool) -> Iterator[Hit]:
    """What kept the page, or its header, from being read."""
    for fault in page.faults:
        place = Place(page.path, fault.line, fault.line)
        where = (None, place) if target else (place, None)
        if fault.key == "nothing":
            yield Hit("page-empty", where[0], where[1])
        else:
            words: Words = {"why": fault.key, "detail": fault.found}
            yield Hit("page-unreadable", where[0], where[1], fault.found or None, None, words, fault.key)


def empty(pair: Pair) -> Iterator[Hit]:
    """A page without any text, where its twin has some: one fault, however much is missing."""
    if all(any(block.kind != COMMENT for block in page.blocks) for page in (pair.source, pair.target)):
        return
    counts = [len([block for block in page.blocks if block.kind != COMMENT]) for page in (pair.source, pair.target)]
    if counts[0] == counts[1]:
        return
    here, there = (Place(page.path, page.front.body_line, page.front.body_line) for page in (pair.source, pair.target))
    words: Words = {"found": str(counts[1] or ""), "expected": str(counts[0] or "")}
    yield Hit("page-empty", here, there, str(counts[1]), str(counts[0]), words)


def front_matter(pair: Pair) -> Iterator[Hit]:
    """Keys on one side only, values of another type, ids and lists that differ, texts left as they were.

    A key without a value says nothing, so nobody misses it.
    """
    source, target = pair.source.front, pair.target.front
    if pair.source.faults or pair.target.faults or not (source.values or target.values):
        return
    lost = [key for key in source.values if key not in target.values]
    gained = _gained(source, target, pair.languages[1])
    if bool(source.values) != bool(target.values):
        if lost or gained:
            yield from _whole_header(pair, lost, gained)
        return
    for key in list(lost):
        new = _renamed(source, target, key, gained)
        if new:
            words: Words = {"variant": "other", "key": key, "found": new}
            yield Hit("front-matter-missing", _at(pair.source, key), _at(pair.target, new), new, key, words, key)
            lost.remove(key)
            gained.remove(new)
    for key in [key for key in lost if source.values[key] not in _NOTHING]:
        there = Place(pair.target.path, 1, 1)
        yield Hit("front-matter-missing", _at(pair.source, key), there, None, key, {"key": key}, key)
    for key in [key for key in gained if target.values[key] not in _NOTHING]:
        here = Place(pair.source.path, 1, 1)
        yield Hit("front-matter-added", here, _at(pair.target, key), key, None, {"key": key}, key)
    for key in source.values:
        if key in target.values:
            yield from _values(pair, key)


_NOTHING = (None, "")
"""The values of keys that are left open."""


def _gained(source: FrontMatter, target: FrontMatter, code: str) -> list[str]:
    """The keys that only the target has and that are not a translation's own.

    Where a tool writes what it needs to know of a translation, its keys stand together under one name (`tool.hash`,
    `tool.date`), the digest of the source among them.
    """
    found: list[str] = []
    for ours, run in groupby(target.values, key=source.values.__contains__):
        keys = [] if ours else list(run)
        tools = {key.partition(".")[0] for key in keys if "." in key and _is_digest(target.values[key])}
        rest = [key for key in keys if "." not in key or key.partition(".")[0] not in tools]
        found += [key for key in rest if not _is_own(key, target.values[key], code)]
    return found


_LANGUAGE_KEYS = frozenset(("lang", "language", "locale"))
_DIGEST = re.compile(r"[0-9a-f]{16,128}")


def _is_own(key: str, value: object, code: str) -> bool:
    """Is this a translation's own: the language in which it is written, or a digest by which a tool knows its source?"""
    if not isinstance(value, str):
        return False
    return _is_digest(value) or (key.lower() in _LANGUAGE_KEYS and value[:2].lower() == code[:2].lower())


def _is_digest(value: object) -> bool:
    return isinstance(value, str) and bool(_DIGEST.fullmatch(value))


def _at(page: Page, key: str) -> Place:
    """The line of a key of the header."""
    line = page.front.lines.get(key, 1)
    return Place(page.path, line, line)


def _whole_header(pair: Pair, lost: list[str], gained: list[str]) -> Iterator[Hit]:
    """A header on one side only is one fault, not one for each key."""
    keys = ", ".join(lost or gained)
    rule = "front-matter-missing" if lost else "front-matter-added"
    here, there = (Place(page.path, 1, 1) for page in (pair.source, pair.target))
    yield Hit(rule, here, there, None if lost else keys, keys if lost else None, {"variant": "all", "key": keys}, keys)


def _renamed(source: FrontMatter, target: FrontMatter, key: str, gained: list[str]) -> str | None:
    """The key that stands in another's place: the same neighbours before it, or the same data under it."""
    old = list(source.values)
    before = {name for name in old[: old.index(key)] if name in target.values}
    new = list(target.values)
    for other in gained:
        same_place = before == {name for name in new[: new.index(other)] if name in source.values}
        if same_place and _type(source.values[key]) == _type(target.values[other]):
            return other
    return None


def _values(pair: Pair, key: str) -> Iterator[Hit]:
    """The values of a key that both headers have."""
    first, second = pair.source.front.values[key], pair.target.front.values[key]
    places = _at(pair.source, key), _at(pair.target, key)
    types = _type(first), _type(second)
    if types[0] != types[1]:
        # A translation may fill what the source leaves open.
        if first is not None:
            words: Words = {"key": key, "found": types[1], "expected": types[0]}
            yield Hit("front-matter-type", *places, types[1], types[0], words, key)
    elif key.lower() in _TEXTS:
        same = isinstance(first, str) and first == second
        if same and _is_prose(first) and pair.languages[0] != pair.languages[1]:
            yield Hit("front-matter-untranslated", *places, first, None, {"key": key}, key)
        elif _has_slip(first, second):
            yield _differs(key, first, second, places)
    elif ((_is_data(first) and _is_data(second)) or _is_other_name(key, first, second)) and (
        _shown(first) != _shown(second)
    ):
        # Shown, not compared: .nan differs from itself. Nothing else is shown, for a list of lists of lists may explode.
        yield _differs(key, first, second, places)


def _differs(key: str, first: object, second: object, places: tuple[Place, Place]) -> Hit:
    """A value that is not the source's."""
    found, expected = _shown(second), _shown(first)
    words: Words = {"key": key, "found": found, "expected": expected}
    return Hit("front-matter-value", *places, found, expected, words, key)


_TYPES = {
    str: "text",
    bool: "bool",
    int: "number",
    float: "number",
    list: "list",
    dict: "mapping",
    bytes: "bytes",
    type(None): "nothing",
}

_TIMES = {"date": "date", "datetime": "time", "time": "time"}
"""Of dates and times only the names, so that nobody has to load them."""


def _type(value: object) -> str:
    """The kind of a value as a writer of YAML thinks of it; a number and a date are told apart from text."""
    return _TYPES.get(type(value)) or _TIMES.get(type(value).__name__, type(value).__name__)


def _is_data(value: object) -> bool:
    """Is this the same in any language: yes or no, a number, a list of ids?"""
    if isinstance(value, list):
        return all(isinstance(one, str) and one.isascii() and " " not in one for one in value) and len(value) > 0
    return isinstance(value, bool | int | float)


_NAMES = frozenset("layout template type class classes icon theme style color component id uid".split())
"""Keys whose values are names that programs know."""
_NAME = re.compile(r"[A-Za-z][A-Za-z_-]{2,}")


def _is_other_name(key: str, first: object, second: object) -> bool:
    """Are two values names that programs know, or one name with a slip of the pen in it?"""
    if not (isinstance(first, str) and isinstance(second, str)):
        return False
    names = key.lower() in _NAMES and _NAME.fullmatch(first) and _NAME.fullmatch(second)
    return bool(names) or _has_slip(first, second)


_SHORT = 4
"""Names of so many letters may be others though one letter tells them apart."""
_FIGURES = re.compile(r"\d+")


def _has_slip(first: object, second: object) -> bool:
    """Are two values in Latin letters the same but for one letter? Another figure may be meant: a date, a version."""
    return (
        isinstance(first, str)
        and isinstance(second, str)
        and first != second
        and min(len(first), len(second)) > _SHORT
        and first.isascii()
        and second.isascii()
        and _FIGURES.findall(first) == _FIGURES.findall(second)
        and slip(first, second)
    )


def _is_prose(text: str) -> bool:
    """Has this text several words, not all of them names or code?"""
    words = text.split()
    return len(words) >= 3 and sum(word[:1].islower() for word in words) >= 2


def _shown(value: object) -> str:
    """A value as a writer would type it."""
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)
