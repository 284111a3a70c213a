"""A page's HTML -> the sections that the search knows: headings and the text below them, entries of lists and tables."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

# An entry that data put on a page (a term, an activity, an event) is a section of its own: it can be linked to.
ENTRY = 9

_HEADING = re.compile(r"h[1-6]")
_ENTRY = re.compile(r"(?:activity|event|series|source|term)-.+")
# What stands on lines of its own; everything else runs on in its line.
_BLOCKS = frozenset(
    "address article blockquote caption dd details div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6 header hr li ol p "
    "section summary table tbody tfoot thead tr ul".split()
)
_EMPTY = frozenset("area base br col embed hr img input link meta source track wbr".split())
_SILENT = frozenset({"nav", "pre", "script", "style", "svg", "template"})
# Permanent links, citations and the list of sources at the end of a page; the list from A to Z, which repeats others.
_NOT_READ = frozenset({"headerlink", "filename", "footnote", "footnote-ref", "letters", "twemoji"})
_WHOLE_ENTRY = frozenset({"li", "tr"})
_CELLS = frozenset({"td", "th"})
# Between the cells of a row.
_BETWEEN = " · "
_SPACE = re.compile(r"[^\S\xa0]+")


@dataclass(frozen=True)
class Section:
    """A part of a page that has an address of its own.

    Attributes:
        id: the anchor; empty for what stands before the first heading and for the page's title.
        level: 1 to 6 as the heading's, or `ENTRY`.
        heading: its title, as text.
        text: what stands below it, one line per block.
    """

    id: str
    level: int
    heading: str
    text: str


@dataclass
class _Open:
    """A section that is being read."""

    id: str
    level: int
    heading: list[str] = field(default_factory=list)
    text: list[str] = field(default_factory=list)


def _tidy(parts: list[str]) -> str:
    """Lines without empty ones and empty cells; single spaces, but a non-breaking space stays what it is."""
    lines = []
    for line in "".join(parts).split("\n"):
        cells = (_SPACE.sub(" ", cell).strip() for cell in line.split(_BETWEEN))
        lines.append(_BETWEEN.join(cell for cell in cells if cell))
    return "\n".join(line for line in lines if line)


class _Reader(HTMLParser):
    """Cuts a page's content into sections."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[_Open] = [_Open("", 1)]
        self._stack: list[str] = []
        # Depths of the stack at which a part that is not read, the open heading, and the open entry began.
        self._silent: int | None = None
        self._heading: int | None = None
        self._entry: int | None = None
        self._around: _Open | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag in _EMPTY:
            if tag in {"br", "hr"}:
                self._write("\n")
            return
        self._stack.append(tag)
        if self._silent is not None:
            return
        if tag in _SILENT or "hidden" in given or _NOT_READ.intersection(given.get("class", "").split()):
            self._silent = len(self._stack)
            return
        if tag in _BLOCKS:
            self._write("\n")
        elif tag in _CELLS:
            self._write(_BETWEEN)
        ident = given.get("id", "")
        if _HEADING.fullmatch(tag):
            self._close_entry()
            level = int(tag[1])
            self.found.append(_Open("" if level == 1 else ident, level))
            self._heading = len(self._stack)
        elif _ENTRY.fullmatch(ident) and self._heading is None:
            self._open_entry(ident)

    def _open_entry(self, ident: str) -> None:
        """An entry begins: its title is what the element with the id holds, its end is that of the item or the row."""
        self._close_entry()
        whole = [depth for depth, tag in enumerate(self._stack, 1) if tag in _WHOLE_ENTRY]
        self._around, self._entry = self.found[-1], whole[-1] if whole else None
        self.found.append(_Open(ident, ENTRY))
        self._heading = len(self._stack)

    def _close_entry(self) -> None:
        """What follows belongs to the section around the entry again."""
        if self._around is not None:
            self.found.append(_Open(self._around.id, self._around.level, [*self._around.heading]))
        self._around = self._entry = None

    def handle_endtag(self, tag: str) -> None:
        if tag in _EMPTY or tag not in self._stack:
            return
        while self._stack:
            depth, closed = len(self._stack), self._stack.pop()
            if self._silent == depth:
                self._silent = None
            elif self._silent is None:
                if self._heading == depth:
                    self._heading = None
                if closed in _BLOCKS:
                    self._write("\n")
                if self._entry == depth:
                    self._close_entry()
            if closed == tag:
                return

    def handle_data(self, data: str) -> None:
        if self._silent is None:
            self._write(data.replace("\n", " "))

    def _write(self, text: str) -> None:
        section = self.found[-1]
        (section.heading if self._heading is not None else section.text).append(text)


def sections(html: str) -> tuple[Section, ...]:
    """The sections of a page's content, in order, those with the same address as one; none without any text."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    merged: dict[str, _Open] = {}
    for part in reader.found:
        known = merged.setdefault(part.id, _Open(part.id, part.level, part.heading))
        known.heading = known.heading or part.heading
        known.text += ["\n", *part.text]
    made = (
        Section(one.id, one.level, _tidy(one.heading).replace("\n", " "), _tidy(one.text)) for one in merged.values()
    )
    return tuple(one for one in made if one.heading or one.text)
