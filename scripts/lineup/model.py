"""The records that every other module passes on: places, blocks, pages, beads, findings."""

# Here, and wherever else a start loads a NamedTuple, annotations are not put off: Python would compile the type of each field
# anew at every start, which took a twelfth of it.

from collections.abc import Callable
from functools import partial
from itertools import count, repeat
from typing import Any, NamedTuple, TypeVar

# Block kinds. A page is read into a flat list of leaf blocks; what a block stands in is its `context`.
HEADING = "heading"
PARAGRAPH = "paragraph"
ITEM = "item"
HEAD_ROW = "head-row"
ROW = "row"
CODE = "code"
MATH = "math"
HTML = "html"
COMMENT = "comment"
RULE = "rule"
ADMONITION = "admonition"
TAB = "tab"
TERM = "term"
DEFINITION = "definition"
FOOTNOTE = "footnote"
ABBREVIATION = "abbreviation"
SNIPPET = "snippet"

PROSE = frozenset({HEADING, PARAGRAPH, ITEM, HEAD_ROW, ROW, ADMONITION, TAB, TERM, DEFINITION, FOOTNOTE, ABBREVIATION})
"""Kinds whose text is read by people and may hold inline markup."""


_Record = TypeVar("_Record")


def made(record: type[_Record]) -> Callable[[tuple[Any, ...]], _Record]:
    """Makes such records from tuples of all their fields, for where thousands are made: naming the fields takes twice the time."""
    return partial(tuple.__new__, record)  # type: ignore[type-var]


class Place(NamedTuple):
    """Where something stands: a path relative to its language's folder, 1-based lines, a 1-based column in characters."""

    path: str
    line: int
    end_line: int
    column: int = 1


class Ref(NamedTuple):
    """One inline part of a block that can be compared across languages.

    `kind` is one of link, image, url, email, footnote, code, tag; `target` is the address, the id, the code or the
    tag's name; `text` is what a reader sees of it (link text, alternative text); `offset` is its place in the
    block's text and `end` the place behind it.
    """

    kind: str
    target: str
    text: str
    offset: int
    end: int


class Block(NamedTuple):
    """A leaf of a page: a heading, a paragraph, a list item's first paragraph, a table row, a code block and so on.

    `text` is the block's Markdown without the marks of what it stands in, its lines joined by a line feed; `columns`
    holds the column at which each of these lines starts in the file, empty where all start at 1. `level` is the
    level of a heading or the number of columns of a row; `ident` an explicit id (or a footnote's, an
    abbreviation's); `info` a code language, an admonition's type, a list's kind. `context` names what the block
    stands in, outermost first.
    """

    kind: str
    text: str
    line: int
    end_line: int
    columns: tuple[int, ...] = ()
    level: int = 0
    ident: str = ""
    info: str = ""
    context: tuple[str, ...] = ()

    def position(self, offset: int) -> tuple[int, int]:
        """The 1-based line and column in the file of a place in `text`."""
        before = self.text[:offset]
        row = before.count("\n")
        inside = offset - (before.rfind("\n") + 1)
        first = self.columns[row] if row < len(self.columns) else 1
        return self.line + row, first + inside


class FrontMatter(NamedTuple):
    """A page's header: its values, the line of each key, and the line on which the page's text begins."""

    values: dict[str, Any]
    lines: dict[str, int]
    body_line: int = 1


class Fault(NamedTuple):
    """What keeps a page from being read: a message key, its line, and what was found."""

    key: str
    line: int
    found: str = ""


class Page(NamedTuple):
    """A page as read: blocks in document order, front matter, link definitions, ids that a fragment may name.

    `faults` holds what could not be read; then `blocks` may be empty.
    """

    path: str
    blocks: tuple[Block, ...]
    front: FrontMatter
    definitions: dict[str, tuple[str, int]]
    faults: tuple[Fault, ...] = ()


class Bead(NamedTuple):
    """A group of aligned blocks (Gale and Church): indexes into the source's and the target's blocks."""

    source: tuple[int, ...]
    target: tuple[int, ...]
    moved: bool = False


_STEPS: list[Bead] = []
_MOST_STEPS = 1 << 12
_bead = made(Bead)


def steps(first: int, behind: int, other: int) -> list[Bead]:
    """The beads of blocks in step: those of one page from `first` to the last before `behind`, those of the other from `other` on.

    Most pages have those of the same places and no others, so these are kept, but for those of very long pages.
    """
    if first != other or behind > _MOST_STEPS:
        return list(map(_bead, zip(zip(range(first, behind)), zip(count(other)), repeat(False))))
    if behind > len(_STEPS):
        _STEPS.extend([_bead(((at,), (at,), False)) for at in range(len(_STEPS), behind)])
    return _STEPS[first:behind]


class Finding(NamedTuple):
    """One fault: the rule, how grave it is, one sentence, and its place on either side.

    `language` is that of the pair's target; the source's where the fault is the source's alone.
    """

    rule: str
    name: str
    severity: str
    mqm: str
    message: str
    source: Place | None
    target: Place | None
    found: str | None = None
    expected: str | None = None
    fix: str | None = None
    fingerprint: str = ""
    language: str = ""
