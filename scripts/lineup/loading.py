"""A file -> a page; what cannot be read becomes a fault of an empty page, never an exception."""

import os
import stat
import time
from pathlib import Path
from typing import NamedTuple

from lineup.digests import digest
from lineup.markdown import Dialect, read_page
from lineup.model import Fault, FrontMatter, Page
from lineup.reads import Stamp

__all__ = ["Dialect", "Fetched", "fetch", "load", "parse", "signature", "stamp"]

_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_TICK = 2_000_000_000
"""Nanoseconds within which two changes of a file may bear the same time, on the coarsest file systems."""


class Fetched(NamedTuple):
    """A file's bytes, or what keeps them from being read; and what the file system said of it before that."""

    raw: bytes
    status: os.stat_result | None
    moment: int
    fault: Fault | None = None


def load(file: Path, path: str, dialect: Dialect, limit: int) -> Page:
    """Reads one file of at most `limit` bytes as the page at `path`."""
    return parse(fetch(file, limit), path, dialect, limit)


def fetch(file: Path, limit: int) -> Fetched:
    """The bytes of a file, one more than `limit` at the most."""
    try:
        # Not by Path and file objects: that takes three times as long, and is done for every page.
        status = os.stat(file)  # noqa: PTH116
        moment = time.time_ns()
        if not stat.S_ISREG(status.st_mode):
            # A pipe or a device would keep the program waiting for ever.
            return Fetched(b"", None, 0, Fault("missing-file", 1, "not a regular file"))
        opened = os.open(file, os.O_RDONLY | getattr(os, "O_BINARY", 0))
        try:
            # Whoever asks for more than there is gets it from memory that is made for that much.
            size = min(status.st_size, limit) + 1
            raw = os.read(opened, size)
            while len(raw) == size <= limit:  # it has grown meanwhile
                size = limit + 1
                raw += os.read(opened, size - len(raw))
            return Fetched(raw, status, moment)
        finally:
            os.close(opened)
    except OSError as error:
        return Fetched(b"", None, 0, Fault("missing-file", 1, error.strerror or type(error).__name__))


def signature(status: os.stat_result) -> str:
    """What the file system says of a file that changes whenever its text does."""
    return f"{status.st_mtime_ns}.{status.st_ctime_ns}.{status.st_size}.{status.st_ino}"


def stamp(fetched: Fetched) -> Stamp | None:
    """By what a file is known again; None where it could not be read."""
    status = fetched.status
    if status is None:
        return None
    racy = max(status.st_mtime_ns, status.st_ctime_ns) > fetched.moment - _TICK
    return Stamp(signature(status), digest(fetched.raw, 16), racy)


def parse(fetched: Fetched, path: str, dialect: Dialect, limit: int) -> Page:
    """The page at `path` from the bytes of its file."""
    raw = fetched.raw
    if fetched.fault:
        return _unread(path, fetched.fault)
    if len(raw) > limit:
        return _unread(path, Fault("size", 1, str(limit)))
    if raw.startswith(_UTF_16):
        return _unread(path, Fault("utf-16", 1))
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        return _unread(path, Fault("encoding", _line_at(raw, error.start), f"0x{raw[error.start]:02X}"))
    if "\0" in text:
        return _unread(path, Fault("binary", _line_at(raw, raw.index(b"\0"))))
    try:
        page = read_page(text, path, dialect)
    except RecursionError:
        return _unread(path, Fault("internal", 1, "it is nested too deeply"))
    if not page.blocks and not page.faults and _body(text, page.front.body_line).strip():
        return page._replace(faults=(Fault("nothing", page.front.body_line),))
    return page


def _unread(path: str, fault: Fault) -> Page:
    return Page(path, (), FrontMatter({}, {}), {}, (fault,))


def _line_at(raw: bytes, offset: int) -> int:
    """The 1-based line of a byte, as editors count lines: LF, CRLF or CR end one."""
    before = raw[:offset]
    return before.count(b"\n") + before.count(b"\r") - before.count(b"\r\n") + 1


def _body(text: str, line: int) -> str:
    """The text from a line on."""
    return "".join(text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")[line - 1 :])
