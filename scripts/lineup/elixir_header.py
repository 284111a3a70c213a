"""The header of a page as an Elixir map, `%{ title: "…" }`, which NimblePublisher reads before a line of `---`."""

from __future__ import annotations

import re
from typing import Any

OPENING = re.compile(r"%\{")
_MOST = 200_000
_KEY = re.compile(r"[\s,]*(\w+[?!]?):\s+", re.ASCII)
_STRING = r'"(?:[^"\\]|\\.)*+"'
_VALUE = re.compile(
    rf'"""(?P<long>(?:[^"]|"(?!""))*+)"""|(?P<text>{_STRING})|~w\((?P<words>[^)]*+)\)|\[(?P<list>(?:[^\[\]"]|{_STRING})*+)\]'
    r"|(?P<number>-?\d[\d_]*(?:\.\d+)?)(?![\w.])|(?P<word>true|false|nil)(?!\w)|(?P<other>[^,\n}]++)",
    re.DOTALL,
)
_ITEM = re.compile(rf"{_STRING}|:?[\w.?!-]+", re.DOTALL)
_ESCAPE = re.compile(r"\\(.)", re.DOTALL)
_WORDS = {"true": True, "false": False, "nil": None}


def read_map(raw: str) -> tuple[dict[str, Any], dict[str, int]]:
    """The values of a map of plain data, and the 1-based line of each key; what cannot be read ends it."""
    values: dict[str, Any] = {}
    lines: dict[str, int] = {}
    at, line, counted = (2, 1, 0) if OPENING.match(raw) and len(raw) <= _MOST else (len(raw), 1, 0)
    while (key := _KEY.match(raw, at)) and (found := _VALUE.match(raw, key.end())):
        line, counted = line + raw.count("\n", counted, key.start(1)), key.start(1)
        values[key[1]] = _value(found)
        lines[key[1]] = line
        at = found.end()
    return values, lines


def _value(found: re.Match[str]) -> Any:
    kind, text = found.lastgroup, found[found.lastgroup or 0]
    if kind == "text":
        return _plain(text)
    if kind == "words":
        return text.split()
    if kind == "list":
        return [_plain(item) for item in _ITEM.findall(text)]
    if kind == "number":
        return float(text.replace("_", "")) if "." in text else int(text.replace("_", "")[:4000])
    return _WORDS[text] if kind == "word" else text.strip()


def _plain(text: str) -> str:
    """A string without its quotation marks; an atom or a number in a list as it stands."""
    return _ESCAPE.sub(r"\1", text[1:-1]) if text.startswith('"') else text.removeprefix(":")
