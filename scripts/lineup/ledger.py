"""The ledger: which pairs of blocks a reviewer has confirmed, and the wording that was confirmed; one file a page, in git.

    # lineup: pairs of blocks that a reviewer has confirmed; 'lineup confirm' writes this file.

    0b8f1c2d3e4f
    0b8f1c2d3e4f en The strategy was adopted in 2019.
    0b8f1c2d3e4f bg Стратегията е приета през 2019 г.
    0b8f1c2d3e4f = 5f1d20c7

A record opens with the pair's identity, which comes from the wording that was confirmed first and stays when the pair is
confirmed again. Every line bears the identity and records are sorted by it, so git merges the records of two branches even where
they are neighbours: between two records stand lines that never change, and where both branches add at one place the
`merge=union` of the ledger's own .gitattributes keeps both. The last line is a check sum: a line changed by hand is found.

The identity is BLAKE2b, 6 bytes, of source and target with a zero byte between them; the check sum BLAKE2b, 4 bytes, of identity,
source, target and reason, parted in the same way.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

from lineup import writing
from lineup.digests import digest
from lineup.errors import LineupError, foreign

try:
    import fcntl
except ImportError:  # pragma: no cover - Windows
    fcntl = None  # type: ignore[assignment]

HEAD = "# lineup: pairs of blocks that a reviewer has confirmed; 'lineup confirm' writes this file."
ENDING = ".txt"
ATTRIBUTES = "*.txt text eol=lf merge=union\n"
IDENTITY = 12
"""Hexadecimal digits of an identity."""
_LINE = re.compile(
    r"(?P<identity>[0-9a-f]{12})(?: (?P<field>=|!|[A-Za-z]{2,8}(?:[-_][A-Za-z0-9]{1,8}){0,3}) (?P<text>.*))?"
)
_CONFLICT = ("<<<<<<<", "=======", ">>>>>>>", "|||||||")
_ESCAPES = {"\\\\": "\\", "\\n": "\n", "\\r": "\r"}
_ESCAPED = re.compile(r"\\[\\nr]")


class LedgerError(LineupError):
    """A ledger file is not as this program writes it; the message names file and line, and what to do."""


class Record(NamedTuple):
    """A confirmed pair: its identity, the two wordings, and why it was confirmed although findings stood on it."""

    identity: str
    source: str
    target: str
    reason: str = ""
    line: int = 0


def identity_of(source: str, target: str, taken: Iterable[str] = ()) -> str:
    """The identity of a pair that is confirmed for the first time: a digest of its wording.

    `taken` are identities of other pairs: a wording that comes back after its first pair has changed gets another one.
    """
    used = frozenset(taken)
    said = f"{source}\0{target}"
    found = digest(said, IDENTITY // 2)
    while found in used:
        said += "\0"
        found = digest(said, IDENTITY // 2)
    return found


def _sum(record: Record) -> str:
    return digest("\0".join((record.identity, record.source, record.target, record.reason)), 4)


# --- text ----------------------------------------------------------------------------------------------------------


def written(records: Iterable[Record], languages: tuple[str, str]) -> str:
    """A page's records as the text of its file."""
    parts = [HEAD]
    for record in sorted({one._replace(line=0) for one in records}):
        mark = record.identity
        lines = [mark, f"{mark} {languages[0]} {_kept(record.source)}", f"{mark} {languages[1]} {_kept(record.target)}"]
        if record.reason:
            lines.append(f"{mark} ! {_kept(record.reason)}")
        parts.append("\n".join((*lines, f"{mark} = {_sum(record)}")))
    return "\n\n".join(parts) + "\n"


def _kept(text: str) -> str:
    return text.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r")


def parsed(text: str, languages: tuple[str, str], name: str = "ledger") -> tuple[Record, ...]:
    """The records of a file's text, in its order.

    A pair that two branches have confirmed with different wordings is there with both.

    Raises:
        LedgerError: a line is none of a ledger's, or does not fit the check sum of its record.
    """
    if (plain := _as_written(text, languages)) is not None:
        return plain
    fields: dict[str, list[tuple[int, str, str]]] = {}
    for number, raw in enumerate(text.removeprefix("\ufeff").split("\n"), start=1):
        line = raw.removesuffix("\r")
        if not line.strip() or line.startswith("#"):
            continue
        if line.startswith(_CONFLICT):
            raise LedgerError("ledger-conflict", file=name, line=number)
        found = _LINE.fullmatch(line)
        if not found or (found["field"] not in (None, "=", "!", *languages)):
            raise LedgerError("ledger-line", file=name, line=number)
        into = fields.setdefault(found["identity"], [])
        if found["field"]:
            text_of = _ESCAPED.sub(lambda one: _ESCAPES[one[0]], found["text"])
            into.append((number, found["field"], text_of))
        else:
            into.append((number, "", ""))
    return tuple(record for identity, lines in fields.items() for record in _records(identity, lines, languages, name))


def _as_written(text: str, languages: tuple[str, str]) -> tuple[Record, ...] | None:
    """The records of a text that is line by line as this program writes it; None for any other."""
    head, *chunks = text.removesuffix("\n").split("\n\n")
    if head != HEAD:
        return None
    found: list[Record] = []
    line = 3
    for chunk in chunks:
        mark, *fields = chunk.split("\n")
        starts = [f"{mark} {one} " for one in languages]
        if len(fields) != 3 or not fields[0].startswith(starts[0]) or not fields[1].startswith(starts[1]):
            return None
        source, target = (said[len(start) :] for said, start in zip(fields, starts, strict=False))
        if "\\" in chunk:
            source, target = (_ESCAPED.sub(lambda one: _ESCAPES[one[0]], said) for said in (source, target))
        record = Record(mark, source, target, "", line)
        if fields[2] != f"{mark} = {_sum(record)}" or (found and mark <= found[-1].identity) or len(mark) != IDENTITY:
            return None
        found.append(record)
        line += 5
    return tuple(found)


def _records(
    identity: str, lines: Sequence[tuple[int, str, str]], languages: tuple[str, str], name: str
) -> Iterator[Record]:
    """The one record of an identity, or the several that a merge has left; every line must belong to one."""
    first = lines[0][0]
    has = {field: [(number, text) for number, what, text in lines if what == field] for field in ("=", "!", *languages)}
    unused = {number for number, what, _ in lines if what}
    sums = {text: number for number, text in has["="]}
    seen: set[str] = set()
    for number, source in has[languages[0]]:
        for other, target in has[languages[1]]:
            for why, reason in [(0, ""), *has["!"]]:
                record = Record(identity, source, target, reason, first)
                check = _sum(record)
                if check in sums:
                    unused -= {number, other, why, *(at for at, text in has["="] if text == check)}
                    if check not in seen:
                        seen.add(check)
                        yield record
    if not seen or unused:
        raise LedgerError("ledger-sum", file=name, line=min(unused, default=first), identity=identity)


# --- files ---------------------------------------------------------------------------------------------------------


class Ledger:
    """The ledger of one target language: a folder of files, read as they are asked for.

    Attributes:
        languages: of source and target.
        root: the folder of the target language's files.
    """

    def __init__(self, folder: Path, languages: tuple[str, str], shown: str = "") -> None:
        self.top = folder
        self.root = folder / languages[1]
        self.languages = languages
        self.shown = shown or folder.as_posix()
        self._known: dict[str, tuple[Record, ...]] = {}
        self._pages: tuple[str, ...] | None = None
        self._memory: dict[tuple[str, str], tuple[str, Record]] | None = None
        self._whole: str | None = None

    def file(self, path: str) -> Path:
        """The file of a page."""
        return self.root / (path + ENDING)

    def name(self, path: str) -> str:
        """The file of a page, as a user of the project would write it."""
        return f"{self.shown}/{self.languages[1]}/{path}{ENDING}"

    @property
    def pages(self) -> tuple[str, ...]:
        """The pages that have a file here, whether or not they still exist."""
        if self._pages is None:
            cut = len(self.root.as_posix()) + 1
            found = self.root.rglob(f"*{ENDING}") if self.root.is_dir() else ()
            self._pages = tuple(
                sorted(one.as_posix()[cut : -len(ENDING)] for one in found if not one.name.startswith("."))
            )
        return self._pages

    def of(self, path: str) -> tuple[Record, ...]:
        """The records of a page.

        Raises:
            LedgerError: its file cannot be read.
        """
        known = self._known.get(path)
        if known is None:
            known = self._known[path] = self._read(path)
        return known

    def _read(self, path: str) -> tuple[Record, ...]:
        try:
            raw = self.file(path).read_bytes()
        except (FileNotFoundError, NotADirectoryError):
            return ()
        except OSError as error:
            raise LedgerError("unread", file=self.name(path), why=foreign(error.strerror)) from error
        try:
            text = raw.decode("utf-8")
        except UnicodeDecodeError as error:
            line = raw[: error.start].count(b"\n") + 1
            raise LedgerError("ledger-no-utf-8", file=self.name(path), line=line) from error
        return parsed(text, self.languages, self.name(path))

    def stamp(self, path: str) -> str:
        """A digest of a page's file; "-" where there is none."""
        try:
            return digest(self.file(path).read_bytes(), 8)
        except OSError:
            return "-"

    @property
    def whole(self) -> str:
        """A digest of all files."""
        if self._whole is None:
            self._whole = digest("\n".join(f"{page} {self.stamp(page)}" for page in self.pages), 8)
        return self._whole

    @property
    def memory(self) -> Mapping[tuple[str, str], tuple[str, Record]]:
        """Every confirmed pair of wordings, with the page on which it was confirmed."""
        if self._memory is None:
            self._memory = {
                (record.source, record.target): (page, record) for page in self.pages for record in self.of(page)
            }
        return self._memory

    def write(self, path: str, records: Iterable[Record]) -> bool:
        """Replaces the file of a page, all of it or nothing; False where it has these records already, and then it is left.

        Raises:
            WritingError: it cannot be written.
        """
        kept = {record._replace(line=0) for record in records}
        file = self.file(path)
        if kept == {record._replace(line=0) for record in self.of(path)}:
            return False
        if kept:
            self._prepare(file)
            writing.write(file, written(kept, self.languages))
        else:
            file.unlink(missing_ok=True)
        self._known.pop(path, None)
        self._memory = self._pages = self._whole = None
        return True

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Keeps other runs from writing here, and forgets what was read before; what killed runs have left is taken away.

        Raises:
            WritingError: the folder cannot be made or locked.
        """
        try:
            self.top.mkdir(parents=True, exist_ok=True)
            lock = os.open(self.top, os.O_RDONLY) if fcntl else None
        except OSError as error:
            raise writing.WritingError("unwritten", file=self.shown, why=foreign(error.strerror)) from error
        try:
            if fcntl and lock is not None:
                # Some file systems know no locks; two runs at once are rare there too.
                with suppress(OSError):
                    fcntl.flock(lock, fcntl.LOCK_EX)
            self._known.clear()
            self._memory = self._pages = self._whole = None
            writing.sweep(self.root)
            yield
        finally:
            if lock is not None:
                os.close(lock)

    def _prepare(self, file: Path) -> None:
        """Makes the folders, and tells git how files of the ledger are merged."""
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            attributes = self.top / ".gitattributes"
            if not attributes.exists():
                writing.write(attributes, ATTRIBUTES)
        except OSError as error:
            raise writing.WritingError("unwritten", file=file, why=foreign(error.strerror)) from error
