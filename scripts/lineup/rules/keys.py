"""Keys that keyboards and manuals name in two ways, as Return and Enter."""

from __future__ import annotations

import re

_NAMES = {
    "return": "enter",
    "del": "delete",
    "esc": "escape",
    "ins": "insert",
    "ctrl": "control",
    "bksp": "backspace",
    "spacebar": "space",
    "pgup": "pageup",
    "pgdn": "pagedown",
    "pgdown": "pagedown",
    "prtsc": "printscreen",
    "prtscn": "printscreen",
}
_SECOND = frozenset(_NAMES.values())
_PRESSED = re.compile(r"<?[A-Z][\w ]*>?(?:[+-]<?[\w ]+>?)*")


def same_keys(old: str, new: str) -> bool:
    """Are these the same key, or the same keys pressed together, under two names: `Alt+Return` and `Alt+Enter`?"""
    if not (_PRESSED.fullmatch(old) and _PRESSED.fullmatch(new)):
        return False
    first, second = (re.split("[+-]", re.sub("[<> ]", "", text)) for text in (old, new))
    return len(first) == len(second) and all(
        one == two or _name(one.lower()) == _name(two.lower()) is not None
        for one, two in zip(first, second, strict=True)
    )


def _name(key: str) -> str | None:
    """The one name of a key that has two; None for the others."""
    return _NAMES.get(key) or (key if key in _SECOND else None)
