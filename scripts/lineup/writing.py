"""Changing a page: its line ends, its byte order mark and its last newline stay; the file is replaced as a whole or not at all."""

from __future__ import annotations

import contextlib
import os
import re
from pathlib import Path

from lineup.errors import LineupError, foreign

DRAFT = ".draft"
"""How the name of a file ends that is written beside another before it takes its place; it begins with a full stop."""


class WritingError(LineupError):
    """A file cannot be read or written; the message is one sentence."""


def read(file: Path) -> str:
    """A file's text as it stands there, byte order mark and line ends included.

    Raises:
        WritingError: it cannot be read.
    """
    try:
        return file.read_bytes().decode("utf-8")
    except OSError as error:
        raise WritingError("unread", file=file, why=foreign(error.strerror)) from error
    except UnicodeDecodeError as error:
        raise WritingError("no-utf-8", file=file) from error


def inserted(text: str, line: int, lines: list[str]) -> str:
    """A text with lines put in before its line of that number, parted from their neighbours by an empty line."""
    mark = "\ufeff" if text.startswith("\ufeff") else ""
    old = _LINE.findall(text.removeprefix(mark))
    end = next((found for one in old if (found := _end(one))), "\n")
    at = min(line - 1, len(old))
    new = [one + end for one in lines]
    if at and not _end(old[at - 1]):
        # The last line has no end, and is to have none.
        old[at - 1] += end
        new[-1] = new[-1].removesuffix(end)
    if at and old[at - 1].strip():
        new.insert(0, end)
    if at < len(old) and old[at].strip():
        new.append(end)
    return mark + "".join((*old[:at], *new, *old[at:]))


ENDS = re.compile(r"\r\n|\r|\n")
"""Ends of lines, as any program writes them."""
_LINE = re.compile(rf"[^\r\n]*(?:{ENDS.pattern})|[^\r\n]+")


def _end(line: str) -> str:
    """What ends a line; empty where the text ends with it."""
    return line[len(line.rstrip("\r\n")) :]


def _mask() -> int:
    """What this user takes away from the rights of new files; it can only be read by setting it."""
    mask = os.umask(0o022)
    os.umask(mask)
    return mask


def sweep(folder: Path) -> None:
    """Takes away the drafts that killed runs have left in a folder and below; nobody may be writing there."""
    for draft in folder.rglob(f".*{DRAFT}"):
        with contextlib.suppress(OSError):
            draft.unlink()


def write(file: Path, text: str) -> None:
    """Replaces a file, all of it or nothing, with the rights that it had; behind a link, what the link leads to.

    A file that was not there gets the rights that any new file of this user gets.

    Raises:
        WritingError: it cannot be written.
    """
    import shutil  # noqa: PLC0415 - most runs write nothing
    import tempfile  # noqa: PLC0415

    place = Path(os.path.realpath(file))
    draft = None
    try:
        handle, draft = tempfile.mkstemp(prefix=f".{place.name}.", suffix=DRAFT, dir=place.parent)
        with os.fdopen(handle, "wb") as opened:
            opened.write(text.encode("utf-8"))
        try:
            shutil.copymode(place, draft)
        except FileNotFoundError:
            Path(draft).chmod(0o666 & ~_mask())
        Path(draft).replace(place)
    except OSError as error:
        if draft:
            with contextlib.suppress(OSError):
                Path(draft).unlink()
        raise WritingError("unwritten", file=file, why=foreign(error.strerror)) from error
