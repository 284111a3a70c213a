"""Pages: missing, without a source, unreadable, empty, not in the navigation; front matter that differs."""

from __future__ import annotations

from collections.abc import Iterator

from lineup.model import Page, Place
from lineup.rules.context import Hit, Pair

# Keys whose value is for readers, so it must differ between languages.
_TEXTS = frozenset(
    ("title", "description", "summary", "subtitle", "excerpt", "sidebar_label", "hero", "tagline", "lead")
)


def unreadable(page: Page, *, target: bool) -> Iterator[Hit]:
    """What kept the page, or its header, from being read."""
    for fault in page.faults:
        place = Place(page.path, fault.line, fault.line)
        yield Hit("page-unreadable", None if target else place, place if target else None, fault.found or None, None,
                  {"why": fault.key, "detail": fault.found}, fault.key)  # fmt: skip


def front_matter(pair: Pair) -> Iterator[Hit]:
    """Keys on one side only, values of another type, ids and lists that differ, texts left as they were."""
    source, target = pair.source.front, pair.target.front
    if pair.source.faults or pair.target.faults:
        return
    for key in source.values:
        if key not in target.values:
            line = source.lines.get(key, 1)
            yield Hit("front-matter-missing", Place(pair.source.path, line, line), Place(pair.target.path, 1, 1), None, key,
                      {"key": key}, key)  # fmt: skip
    for key in target.values:
        line = target.lines.get(key, 1)
        there = Place(pair.target.path, line, line)
        if key not in source.values:
            yield Hit("front-matter-added", Place(pair.source.path, 1, 1), there, key, None, {"key": key}, key)
            continue
        first, second = source.values[key], target.values[key]
        here = Place(pair.source.path, source.lines.get(key, 1), source.lines.get(key, 1))
        if _type(first) != _type(second):
            if first is not None and second is not None:
                words: dict[str, str | int] = {"key": key, "found": _type(second), "expected": _type(first)}
                yield Hit("front-matter-type", here, there, _type(second), _type(first), words, key)
        elif key.lower() in _TEXTS:
            if (
                isinstance(first, str)
                and first == second
                and _is_prose(first)
                and pair.languages[0] != pair.languages[1]
            ):
                yield Hit("front-matter-untranslated", here, there, first, None, {"key": key}, key)
        elif first != second and _is_data(first) and _is_data(second):
            words = {"key": key, "found": _shown(second), "expected": _shown(first)}
            yield Hit("front-matter-value", here, there, _shown(second), _shown(first), words, key)


def _type(value: object) -> str:
    """The kind of a value as a writer of YAML thinks of it; a number and a date are told apart from text."""
    names = {
        str: "text",
        bool: "yes or no",
        int: "number",
        float: "number",
        list: "list",
        dict: "mapping",
        type(None): "nothing",
    }
    return names.get(type(value), type(value).__name__)


def _is_data(value: object) -> bool:
    """Is this the same in any language: yes or no, a number, a list of ids?"""
    if isinstance(value, list):
        return all(isinstance(one, str) and one.isascii() and " " not in one for one in value) and len(value) > 0
    return isinstance(value, bool | int | float)


def _is_prose(text: str) -> bool:
    """Has this text several words, not all of them names or code?"""
    words = text.split()
    return len(words) >= 3 and sum(word[:1].islower() for word in words) >= 2


def _shown(value: object) -> str:
    """A value, short."""
    text = ", ".join(map(str, value)) if isinstance(value, list) else str(value)
    return text if len(text) <= 120 else text[:119] + "…"
