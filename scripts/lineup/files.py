"""Files that a run keeps for the next one: where they are, and that nobody reads half of one."""

from __future__ import annotations

import contextlib
import os
import time
from binascii import crc32
from collections.abc import Mapping
from pathlib import Path

_KEPT = 24
"""Files in the cache folder beyond which the oldest are thrown away."""


def folder(environment: Mapping[str, str]) -> Path | None:
    """Where caches are kept, as the environment says; None where it says nowhere."""
    named = environment.get("LINEUP_CACHE_DIR")
    if named is not None:
        return Path(named) if named else None
    base = environment.get("XDG_CACHE_HOME") or environment.get("LOCALAPPDATA")
    if base and os.path.isabs(base):  # noqa: PTH117 - an empty or relative one does not count
        return Path(base, "lineup")
    home = environment.get("HOME")
    return Path(home, ".cache", "lineup") if home and os.path.isabs(home) else None  # noqa: PTH117


def kept(file: Path, head: str) -> bytes:
    """What stands in a file under a head; nothing where the head is another, or the check sum does not fit."""
    try:
        raw = file.read_bytes()
    except OSError:
        return b""
    first, _, body = raw.partition(b"\n")
    return body if first == f"{head} {crc32(body):08x}".encode() else b""


def replaced(file: Path, head: str, body: bytes) -> None:
    """Writes a file anew, all of it or nothing; a folder that cannot be written to is left alone."""
    draft = file.with_name(f"{file.name}.{os.getpid()}")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        draft.write_bytes(f"{head} {crc32(body):08x}\n".encode() + body)
        draft.replace(file)
        _prune(file.parent)
    except OSError:
        with contextlib.suppress(OSError):
            draft.unlink()


def _prune(place: Path) -> None:
    """Throws drafts away that a killed run has left, and the oldest caches."""
    found = sorted(((file.stat().st_mtime, file) for file in place.iterdir() if ".cache" in file.name), reverse=True)
    count = 0
    for changed, file in found:
        whole = file.name.endswith(".cache")
        count += whole
        if count > _KEPT if whole else changed < time.time() - 3600:
            file.unlink(missing_ok=True)


def program() -> list[tuple[str, int, int]]:
    """The program's own files: whoever changes a rule must not get the answers of the old one."""
    found = []
    waiting = [Path(__file__).parent]
    while waiting:
        place = waiting.pop()
        with os.scandir(place) as entries:
            for entry in entries:
                if entry.name in _NO_CODE:
                    continue
                if entry.is_dir():
                    waiting.append(Path(entry.path))
                else:
                    status = entry.stat()
                    found.append((entry.path, status.st_mtime_ns, status.st_size))
    return sorted(found)


_NO_CODE = frozenset(("__pycache__", "report", "commands", "messages", "selftest", "examples"))
"""What does not decide what is seen of a pair."""
