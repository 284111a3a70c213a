"""Names of files that people take for the same: with other capitals, or with letters and what stands over them apart.

Some systems write й in a name as и with a breve, in two characters; a server takes that for another name.
"""

from __future__ import annotations

from collections.abc import Iterable
from unicodedata import normalize


def looks_same(one: str, other: str) -> bool:
    """Do two names look the same, whatever the characters?"""
    return normalize("NFC", one) == normalize("NFC", other)


def same_names(lost: Iterable[str], extra: Iterable[str]) -> dict[str, str]:
    """Pages that only the source has, with those that only the target has under a name that passes for theirs."""
    known = {normalize("NFC", path).casefold(): path for path in extra}
    return {path: twin for path in lost if (twin := known.get(normalize("NFC", path).casefold()))}
