"""Regular expressions that need not be compiled at every start: that takes half of a run that reads one page.

What `re` has made of an expression is a list of numbers. It is kept beside the caches of pages, for the very Python that made
it, and `_sre` looks whether such a list holds before it takes it. Where anything is not as it should be, `re` compiles as ever.
Only the command asks for this; a program that imports lineup keeps its `re` as it is.
"""

from __future__ import annotations

import re
import sys
from binascii import crc32
from collections.abc import Callable
from importlib import import_module
from json import JSONDecoder, JSONEncoder
from pathlib import Path
from typing import Any

from lineup.files import folder, kept, replaced

_BROKEN = (TypeError, ValueError, KeyError, IndexError, AttributeError, RuntimeError, OverflowError, ImportError)


class Expressions:
    """The compiled expressions of earlier runs, by their flags and their text."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self.known: dict[str, list[Any]] = {}
        self.new = False
        self.made: Callable[..., re.Pattern[Any]] | None = None

    def install(self) -> None:
        """Lets `re` ask here first."""
        try:
            compiler: Any = import_module("re._compiler")
            self.known = _read(self.file)
            original = compiler.compile
            sre = import_module("_sre")
        except _BROKEN:
            return

        def compiled(pattern: Any, flags: int = 0) -> re.Pattern[Any]:
            key = f"{int(flags)} {pattern}"
            if isinstance(pattern, str):
                try:
                    known = self.known.get(key)
                    if known is None:
                        known = self.known[key] = _made(compiler, pattern, int(flags))
                        self.new = True
                    made, code, groups, names, order = known
                    found: re.Pattern[Any] = sre.compile(pattern, made, code, groups, names, tuple(order))
                    return found
                except _BROKEN:
                    self.known.pop(key, None)
            plain: re.Pattern[Any] = original(pattern, flags)
            return plain

        self.made, compiler.compile = original, compiled

    def remove(self) -> None:
        """Gives `re` its own compiler back, and keeps what is new."""
        if self.made is None:
            return
        compiler: Any = import_module("re._compiler")
        compiler.compile = self.made
        self.made = None
        if self.new:
            replaced(
                self.file, _HEAD, JSONEncoder(ensure_ascii=True, separators=(",", ":")).encode(self.known).encode()
            )


def _made(compiler: Any, pattern: str, flags: int) -> list[Any]:
    """What `re` makes of an expression: its own steps, up to the last, which is the same for what was kept."""
    parsed = compiler._parser.parse(pattern, flags)
    code = compiler._code(parsed, flags)
    names = parsed.state.groupdict
    order: list[str | None] = [None] * parsed.state.groups
    for name, number in names.items():
        order[number] = name
    return [int(flags | parsed.state.flags), [int(one) for one in code], parsed.state.groups - 1, dict(names), order]


_HEAD = f"lineup-expressions 1 {crc32(f'{sys.version} {sys.maxunicode} {sys.byteorder}'.encode()):08x}"


def _read(file: Path) -> dict[str, list[Any]]:
    """What is kept in a file; nothing where it is damaged or of another Python."""
    body = kept(file, _HEAD)
    found = JSONDecoder().decode(body.decode("ascii")) if body else {}
    return found if isinstance(found, dict) else {}


def at_start(environment: Any) -> Expressions | None:
    """The expressions kept in the user's cache folder; None where nothing is to be kept."""
    place = folder(environment)
    if place is None:
        return None
    found = Expressions(place / f"{crc32(sys.version.encode()):08x}.expressions.cache")
    found.install()
    return found
