"""Where a finding stands, as people and programs write it: files seen from the current folder, lines, what is marked."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from lineup.corpus import Corpus, Tree
from lineup.model import Finding, Place

UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")
# What takes no room, or turns the direction of what follows; a joiner between pictures is part of them.
_HIDDEN = re.compile(r"[\u00ad\u180e\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_PARTS = re.compile(r"!?\[[^\]\n]*\](?:\([^)\n]*\)|\[[^\]\n]*\])?|(`+)[^`\n]+\1|(\*\*?|__?)[^\n]+?\2|<[^>\n]+>|\S+")
_SIGN = "·"
"""What is shown for it."""
_LONGEST = 4_000
"""Characters of a line that are looked at: a page may be one line."""


def trees_of(finding: Finding, corpus: Corpus) -> tuple[Tree, Tree]:
    """The trees that a finding's places belong to: the source's and its own target's."""
    found = (tree for tree in corpus.targets if tree.language == finding.language)
    return corpus.source, next(found, corpus.targets[0])


def mended_at(finding: Finding, corpus: Corpus) -> tuple[Place, Tree]:
    """The place that is to be mended: the target's where there is one."""
    source, target = trees_of(finding, corpus)
    place, tree = (finding.target, target) if finding.target else (finding.source, source)
    assert place is not None  # noqa: S101 - every finding has a place
    return place, tree


def path_of(place: Place, tree: Tree, job: str = "") -> Path:
    """The file of a place as seen from the current folder, or from the workspace of a job that `job` leads back to."""
    file = tree.file(place.path)
    try:
        seen = _seen_from(os.getcwd(), file)  # noqa: PTH109 - asked for every finding
    except ValueError:
        # Windows knows no way from one drive to another.
        return file
    return Path(os.path.normpath(Path(job, seen))) if job else seen


def in_job(environment: Mapping[str, str]) -> str:
    """The way from the workspace of a job on GitHub to the current folder; empty where that is the workspace, or elsewhere.

    GitHub reads the names of files from there, in whatever folder a step works.
    """
    workspace = environment.get("GITHUB_WORKSPACE")
    if not workspace:
        return ""
    top, here = Path(os.path.realpath(workspace)), Path(os.path.realpath(os.curdir))
    return here.relative_to(top).as_posix() if top != here and here.is_relative_to(top) else ""


@lru_cache(maxsize=1 << 12)
def _seen_from(folder: str, file: Path) -> Path:
    """A file as seen from a folder; a page may have thousands of findings."""
    return Path(os.path.relpath(file, folder))


def file_of(place: Place, tree: Tree, job: str = "") -> str:
    """The same for people: characters that would break a line are shown as codes."""
    return UNSEEN.sub(lambda found: f"\\x{ord(found[0]):02x}", path_of(place, tree, job).as_posix())


class Quote(NamedTuple):
    """A line of a page: `start` and `end` bound what of it is marked, `whole` tells that the finding is about all of it."""

    text: str
    line: int
    start: int
    end: int


class Quotes:
    """The lines that findings stand on; every file is read once."""

    def __init__(self) -> None:
        self.files: dict[Path, list[str]] = {}

    def line(self, place: Place, tree: Tree) -> str | None:
        """The line of a place, with signs for what a terminal would obey or not show; None where it cannot be read."""
        file = tree.file(place.path)
        if file not in self.files:
            try:
                raw = file.read_bytes().decode("utf-8-sig", "replace")
            except OSError:
                raw = ""
            self.files[file] = raw.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        lines = self.files[file]
        if not 0 < place.line <= len(lines) or not lines[place.line - 1].strip():
            return None
        return _HIDDEN.sub(_SIGN, UNSEEN.sub(" ", lines[place.line - 1][:_LONGEST]))

    def quote(self, place: Place, tree: Tree, shown: str | None) -> Quote | None:
        """The line of a place with what is marked in it: what the finding shows, if it stands there, else what begins there."""
        text = self.line(place, tree)
        if text is None:
            return None
        begin = min(place.column - 1, len(text))
        if shown and "\n" not in shown and (at := text.find(shown, begin)) >= 0:
            return Quote(text, place.line, at, at + len(shown))
        if text[begin : begin + 1] == _SIGN:
            return Quote(text, place.line, begin, begin + 1)
        own = len(text) - len(text.lstrip())
        if begin <= own or place.end_line > place.line:
            return Quote(text, place.line, max(begin, own), len(text.rstrip()))
        part = _PARTS.match(text, begin)
        return Quote(text, place.line, begin, part.end() if part else min(begin + 1, len(text)))


def quotes_of(finding: Finding, corpus: Corpus, quotes: Quotes) -> tuple[Quote | None, Quote | None]:
    """The two lines of a finding. Where one side only shows where something belongs, nothing is marked there."""
    source, target = trees_of(finding, corpus)
    first = quotes.quote(finding.source, source, finding.expected) if finding.source else None
    second = quotes.quote(finding.target, target, finding.found) if finding.target else None
    if first and second and finding.mqm == "accuracy/omission" and finding.found is None:
        second = second._replace(start=0, end=0)
    elif first and second and finding.mqm == "accuracy/addition" and finding.expected is None:
        first = first._replace(start=0, end=0)
    return first, second
