"""A file -> a page; what cannot be read becomes a fault of an empty page, never an exception."""

from __future__ import annotations

import stat
from pathlib import Path

from lineup.markdown import Dialect, read_page
from lineup.model import Fault, FrontMatter, Page

_UTF_16 = (b"\xff\xfe", b"\xfe\xff")


def load(file: Path, path: str, dialect: Dialect, limit: int) -> Page:
    """Reads one file of at most `limit` bytes as the page at `path`."""
    try:
        if not stat.S_ISREG(file.stat().st_mode):
            # A pipe or a device would keep the program waiting for ever.
            return _unread(path, Fault("missing-file", 1, "not a regular file"))
        with file.open("rb") as opened:
            raw = opened.read(limit + 1)
    except OSError as error:
        return _unread(path, Fault("missing-file", 1, error.strerror or type(error).__name__))
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
