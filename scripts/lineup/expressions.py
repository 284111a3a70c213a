"""Regular expressions that need not be compiled at every start: that takes half of a run that reads one page.

What `re` has made of an expression is a list of numbers. It is kept where Python keeps what it has made of this module, for the
very Python that made it, and `_sre` looks whether such a list holds before it takes it. Where anything is not as it should be,
`re` compiles as ever. Only the command asks for this; a program that imports lineup keeps its `re` as it is.

The texts of expressions, and tables, that are made from lists of words at every start stand in the same file.
"""

from __future__ import annotations

import marshal
import os
import re
import sys
from binascii import crc32
from collections.abc import Callable, Mapping
from importlib import import_module
from pathlib import Path
from typing import Any, ClassVar, TypeVar

from lineup.files import folder, kept, replaced

_BROKEN = (
    TypeError,
    ValueError,
    KeyError,
    IndexError,
    AttributeError,
    RuntimeError,
    OverflowError,
    ImportError,
    EOFError,
)
_Thing = TypeVar("_Thing", str, dict[str, tuple[str, ...]])
_MOST = 600
"""Expressions beyond which only those of the last run are kept: others are of an earlier version, most likely."""


class Expressions:
    """The compiled expressions of earlier runs, by their flags and their text; and what else takes long to make, by its key."""

    active: ClassVar[Expressions | None] = None

    def __init__(self, file: Path) -> None:
        self.file = file
        self.known: dict[str, Any] = {}
        self.used: set[str] = set()
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
            key = f"{int(flags)} {pattern}" if isinstance(pattern, str) else f"{pattern!r} {int(flags)}"
            # What does not hold is made anew.
            for earlier in (self.known.get(key), None) if isinstance(pattern, (str, bytes)) else ():
                try:
                    if earlier is None:
                        self.known[key] = _made(compiler, pattern, int(flags))
                        self.new = True
                    made, code, groups, names, order = self.known[key]
                    numbers = memoryview(code).cast("I").tolist()
                    found: re.Pattern[Any] = sre.compile(pattern, made, numbers, groups, names, order)
                except _BROKEN:
                    self.known.pop(key, None)
                    continue
                self.used.add(key)
                return found
            plain: re.Pattern[Any] = original(pattern, flags)
            return plain

        self.made, compiler.compile = original, compiled
        Expressions.active = self

    def remove(self) -> None:
        """Gives `re` its own compiler back, and keeps what is new."""
        if self.made is None:
            return
        compiler: Any = import_module("re._compiler")
        compiler.compile = self.made
        self.made = Expressions.active = None
        if self.new:
            few = len(self.known) <= _MOST
            replaced(self.file, _HEAD, marshal.dumps({k: v for k, v in self.known.items() if few or k in self.used}))

    def thing(self, key: str, kind: type[_Thing], make: Callable[[], _Thing]) -> _Thing:
        """A text or a table, made only where no earlier run has made it."""
        found = self.known.get(key)
        if not isinstance(found, kind):
            found = self.known[key] = make()
            self.new = True
        self.used.add(key)
        return found


def remembered(state: str, key: str, kind: type[_Thing], make: Callable[[], _Thing]) -> _Thing:
    """A text, or a table of texts, that takes long to make; a run of the command knows what earlier ones have made.

    The `key` says all that it is made of, the `state` by which program: see `state_of`.
    """
    if Expressions.active is None or not state:
        return make()
    return Expressions.active.thing(f"{state} {key}", kind, make)


def state_of(module: str) -> str:
    """The name of a module's file with the check sum of what stands in it; nothing where that cannot be read."""
    try:
        with open(module, "rb") as file:  # noqa: PTH123 - Path takes twice as long, and every start asks
            return f"{os.path.basename(module)} {crc32(file.read()):08x}"  # noqa: PTH119
    except OSError:
        return ""


def _made(compiler: Any, pattern: str | bytes, flags: int) -> tuple[Any, ...]:
    """What `re` makes of an expression: its own steps, up to the last, which is the same for what was kept."""
    parsed = compiler._parser.parse(pattern, flags)
    code = b"".join(int(one).to_bytes(4, sys.byteorder) for one in compiler._code(parsed, flags))
    names = parsed.state.groupdict
    order: list[str | None] = [None] * parsed.state.groups
    for name, number in names.items():
        order[number] = name
    return int(flags | parsed.state.flags), code, parsed.state.groups - 1, dict(names), tuple(order)


_HEAD = f"lineup-expressions 2 {crc32(f'{sys.version} {sys.maxunicode} {sys.byteorder}'.encode()):08x}"


def _read(file: Path) -> dict[str, Any]:
    """What is kept in a file; nothing where it is damaged or of another Python."""
    body = kept(file, _HEAD)
    try:
        found = marshal.loads(body)  # noqa: S302 - nothing of it is run
    except _BROKEN:
        return {}
    return found if isinstance(found, dict) else {}


def at_start(environment: Mapping[str, str], *, caches: bool = True) -> Expressions | None:
    """The expressions that were kept; None where nothing is to be kept.

    They stand beside this module as Python has compiled it. Where that is not to be, or the environment names a folder for
    caches, they are in the user's cache folder, if the run may use its `caches`.
    """
    place = folder(environment)
    if place is None:
        return None
    file = _beside() if "LINEUP_CACHE_DIR" not in environment else None
    if file is None and caches:
        file = place / f"{crc32(sys.version.encode()):08x}.expressions.cache"
    if file is None:
        return None
    found = Expressions(file)
    found.install()
    return found


def _beside() -> Path | None:
    """The file beside this module's own: one that is there, or one that may be made."""
    module = globals().get("__cached__")
    if not module:
        return None
    file = Path(f"{module}.cache")
    return file if file.exists() or (not sys.dont_write_bytecode and os.access(file.parent, os.W_OK)) else None
