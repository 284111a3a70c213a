"""What a planter gets and gives, and a plain scanner of lines that tells it where it may edit.

The scanner is deliberately not the checker's reader: a fault that both misread in the same way would never be seen.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from random import Random
from typing import TypeVar, final

T = TypeVar("T")

FENCE = re.compile(r"[ \t]*(?:> ?)*(?:[-*+] +|\d+[.)] +)?(`{3,}|~{3,})")
HTML = re.compile(r"[ \t]*<(?:!--|[A-Za-z/?!])(?!https?:)(?![^\s<>]*(?:@|://))")
TEMPLATE = re.compile(r"[ \t]*(?:\{%|\{\{|import\s.+from\s|export\s|%%|\{:|--8<--)")
HEADING = re.compile(r"(#{1,6})[ \t]+\S")
SETEXT = re.compile(r"[ ]{0,3}(?:=+|-+)[ \t]*$")
RULE = re.compile(r"[ ]{0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$")
ITEM = re.compile(r"([ \t]*)([-*+]|\d+[.)])[ \t]+\S")
QUOTE = re.compile(r"[ \t]*>")
ADMONITION = re.compile(r"[ \t]*(?:!!!|\?\?\?\+?|={3}|:{3,}|/{3,})(?:[ \t]|[A-Za-z{]|$)")
DEFINITION = re.compile(r"[ ]{0,3}(?:\*?\[[^\]\n]+\]:|:[ \t])")
DELIMITER = re.compile(r"[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$")
SENTENCE = re.compile(r"(?<=[^\W\d_]{4})[.!?…]+[”“\"»’)]*(?=[ \t\n]+[„“\"«(]?[^\W\d_])")

# What inside a line is not prose: code, addresses, tags, attributes, references, formulas.
SEALED = re.compile(
    r"(`+)(?!`).+?(?<!`)\1(?!`)"
    r"|!\[[^\]\n]*\]\([^)\n]*\)"
    r"|\]\([^)\n]*\)|\]\[[^\]\n]*\]"
    r"|<[^>\n]+>"
    r"|\{[^}\n]*\}"
    r"|\[\^[^\]\n]+\]"
    r"|\b(?:https?|ftp|mailto):[^\s)\]>]+"
    r"|(?:\b[\w-]+\.)+(?:com|org|net|io|md|html|js|py|json|ya?ml|php|txt|css|eu|bg)\b"
    r"|\$[^$\n]+\$"
    r"|&#?\w+;"
    r"|\\.",
)


@dataclass(frozen=True, slots=True)
class Draft:
    """One side of a page pair as a planter sees it: its text, the twin's text, its language, the terms to spoil.

    `terms` are pairs of a form that is right in this language and one that is wrong.
    """

    text: str
    twin: str = ""
    language: str = "bg"
    terms: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Planted:
    """A changed text and where the fault is in it; lines are 1-based.

    `first` and `last` bound the block of the fault in the changed text; where the block is gone, the neighbouring lines
    between which it belongs. `origin` is the block in the untouched text, `None` where it is new. `text` is `None`
    where the whole page is gone.
    """

    text: str | None
    line: int
    first: int
    last: int
    origin: tuple[int, int] | None
    was: str
    now: str


Planter = Callable[[Draft, Random], Planted | None]


@final
@dataclass(frozen=True, slots=True)
class Part:
    """A run of lines of one kind; 0-based, both ends included. `free`: a blank line or an end on both sides."""

    kind: str
    first: int
    last: int
    indent: int
    free: bool


@dataclass(frozen=True, slots=True)
class Sheet:
    """A text cut into lines (with their ends) and parts."""

    text: str
    lines: tuple[str, ...]
    starts: tuple[int, ...]
    parts: tuple[Part, ...]
    newline: str

    def start(self, part: Part) -> int:
        """The offset of the part's first character."""
        return self.starts[part.first]

    def end(self, part: Part) -> int:
        """The offset after the part's last character, its line end not counted."""
        return self.starts[part.last] + len(self.lines[part.last].rstrip("\r\n"))

    def body(self, part: Part) -> str:
        """The part's text without its last line end."""
        return self.text[self.start(part) : self.end(part)]

    def line_at(self, offset: int) -> int:
        """The 0-based line of an offset."""
        return bisect_right(self.starts, offset) - 1


def split_lines(text: str) -> list[str]:
    """Lines with their ends; only LF ends a line, so that CRLF stays whole and other separators stay inside."""
    return re.findall(r"[^\n]*\n|[^\n]+", text)


def _end_of_fence(lines: Sequence[str], at: int, mark: str) -> int:
    closing = re.compile(r"[ \t]*(?:> ?)*" + re.escape(mark[0]) + "{" + str(len(mark)) + r",}\s*$")
    for index in range(at + 1, len(lines)):
        if closing.match(lines[index]):
            return index
    return len(lines) - 1


def _end_at_blank(lines: Sequence[str], at: int) -> int:
    while at + 1 < len(lines) and lines[at + 1].strip():
        at += 1
    return at


def _starts_table(lines: Sequence[str], at: int) -> bool:
    return "|" in lines[at] and at + 1 < len(lines) and "|" in lines[at + 1] and bool(DELIMITER.match(lines[at + 1]))


def _simple_kind(line: str) -> str | None:
    """The kind of a line that is a whole part by itself, or opens one; `None` for a paragraph's line."""
    for kind, shape in (
        ("html", HTML), ("other", TEMPLATE), ("heading", HEADING), ("rule", RULE), ("item", ITEM),
        ("quote", QUOTE), ("admonition", ADMONITION), ("definition", DEFINITION),
    ):  # fmt: skip
        if shape.match(line):
            return kind
    return None


def _text_end(lines: Sequence[str], at: int) -> int:
    """The last line of a paragraph or item that begins at a line."""
    while at + 1 < len(lines):
        following = lines[at + 1]
        if not following.strip() or FENCE.match(following) or _simple_kind(following) or _starts_table(lines, at + 1):
            break
        at += 1
    return at


def _opened(lines: Sequence[str], at: int, contained: bool) -> tuple[str, int] | None:
    """Code, a comment or a table that begins at a line, with its last line."""
    line = lines[at]
    if fence := FENCE.match(line):
        return "fence", _end_of_fence(lines, at, fence[1])
    if line.lstrip().startswith("<!--"):
        return "html", next((index for index in range(at, len(lines)) if "-->" in lines[index]), len(lines) - 1)
    if len(line) - len(line.lstrip()) >= 4 and not contained and not ITEM.match(line):
        return "code", _end_at_blank(lines, at)
    if _starts_table(lines, at):
        end = at + 1
        while end + 1 < len(lines) and "|" in lines[end + 1]:
            end += 1
        return "table", end
    return None


def _next_part(lines: Sequence[str], at: int, contained: bool) -> tuple[str, int]:
    """The kind and the last line of the part that begins at a line that is not blank."""
    if opened := _opened(lines, at, contained):
        return opened
    kind = _simple_kind(lines[at])
    if kind in {"html", "other", "definition"}:
        return kind, _end_at_blank(lines, at)
    if kind == "quote":
        while at + 1 < len(lines) and QUOTE.match(lines[at + 1]):
            at += 1
        return kind, at
    if kind in {"heading", "rule", "admonition"}:
        return kind, at
    if kind is None and at + 1 < len(lines) and SETEXT.match(lines[at + 1]):
        return "heading", at + 1
    return kind or "paragraph", _text_end(lines, at)


def _front_matter(lines: Sequence[str]) -> int:
    """How many lines the front matter has."""
    mark = lines[0].lstrip("\ufeff").rstrip() if lines else ""
    if mark.startswith("%{"):
        return next((index + 1 for index, line in enumerate(lines) if line.rstrip() == "---"), 0)
    if mark in {"---", "+++"}:
        for index in range(1, len(lines)):
            if lines[index].rstrip() in ({"---", "..."} if mark == "---" else {mark}):
                return index + 1
    return 0


@lru_cache(maxsize=64)
def scan(text: str) -> Sheet:
    """Cuts a text into lines and parts."""
    lines = split_lines(text)
    starts, offset = [], 0
    for line in lines:
        starts.append(offset)
        offset += len(line)
    parts: list[Part] = []
    at = _front_matter(lines)
    if at:
        parts.append(Part("front", 0, at - 1, 0, True))
    contained = False
    while at < len(lines):
        line = lines[at]
        if not line.strip():
            at += 1
            continue
        indent = len(line) - len(line.lstrip(" \t"))
        if indent == 0:
            contained = False
        kind, last = _next_part(lines, at, contained)
        before = at == 0 or not lines[at - 1].strip() or (bool(parts) and parts[-1].kind == "front")
        after = last + 1 >= len(lines) or not lines[last + 1].strip()
        parts.append(Part(kind, at, last, indent, before and after))
        if kind in {"item", "admonition", "definition"}:
            contained = True
        at = last + 1
    return Sheet(text, tuple(lines), tuple(starts), tuple(parts), "\r\n" if "\r\n" in text else "\n")


def sealed(body: str) -> list[tuple[int, int]]:
    """The places of a part's text that are not prose."""
    return [match.span() for match in SEALED.finditer(body)]


def is_open(spans: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    """Whether a place touches none of the spans."""
    return all(end <= first or last <= start for first, last in spans)


def words(text: str) -> list[str]:
    """The words of a text."""
    return re.findall(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*", text)


def paragraphs(sheet: Sheet, least: int = 6) -> list[Part]:
    """Top-level paragraphs of prose that stand free and have a number of words outside code and addresses."""
    found = []
    for part in sheet.parts:
        if part.kind != "paragraph" or not part.free or part.indent:
            continue
        body = sheet.body(part)
        if body.startswith(("[", "!", "|", "*[", "@")) or "|" in body:
            continue
        if len(words(SEALED.sub(" ", body))) >= least:
            found.append(part)
    return found


def sentences(body: str) -> list[tuple[int, int]]:
    """The places of a part's sentences, each from its first to its last character."""
    shut = sealed(body)
    ends = [match.end() for match in SENTENCE.finditer(body) if is_open(shut, match.start(), match.end())]
    # Citations belong to the sentence that they follow.
    ends = [end + len((re.match(r"(?:\[\^[^\]\n]+\])*", body[end:]) or [""])[0]) for end in ends]
    places, start = [], 0
    for end in [*ends, len(body)]:
        while start < end and body[start].isspace():
            start += 1
        if start < end:
            places.append((start, end))
        start = end
    return places


def neighbours(sheet: Sheet, least: int = 14) -> Iterator[tuple[Part, str, tuple[int, int], tuple[int, int]]]:
    """Sentences in a row of paragraphs of at least so many words: the paragraph, its text, and where the two stand in it."""
    for part in paragraphs(sheet, least):
        body = sheet.body(part)
        for before, after in pairwise(sentences(body)):
            yield part, body, before, after


def edit(sheet: Sheet, part: Part, start: int, end: int, new: str) -> Planted:
    """Replaces a place inside a part; start and end are offsets in the whole text."""
    old = sheet.text[start:end]
    grown = new.count("\n") - old.count("\n")
    return Planted(
        text=sheet.text[:start] + new + sheet.text[end:],
        line=sheet.line_at(start) + 1,
        first=part.first + 1,
        last=part.last + 1 + grown,
        origin=(part.first + 1, part.last + 1),
        was=old,
        now=new,
    )


def cut(sheet: Sheet, first: int, last: int, origin: tuple[int, int] | None = None) -> Planted:
    """Takes whole lines out, with one of the blank lines that would stand double."""
    lines = list(sheet.lines)
    was = "".join(lines[first : last + 1])
    end = last + 1
    if (first == 0 or not lines[first - 1].strip()) and end < len(lines) and not lines[end].strip():
        end += 1
    rest = lines[:first] + lines[end:]
    before = next((index for index in range(first - 1, -1, -1) if rest[index].strip()), None)
    after = next((index for index in range(first, len(rest)) if rest[index].strip()), None)
    low = before if before is not None else after or 0
    high = after if after is not None else low
    return Planted("".join(rest), high + 1, low + 1, high + 1, origin or (first + 1, last + 1), was.rstrip("\r\n"), "")


def put(sheet: Sheet, at: int, new: Sequence[str]) -> Planted:
    """Puts whole lines (with their ends) in front of a line; blank ones at either end are not part of the fault."""
    lines = list(sheet.lines)
    if at and not lines[at - 1].endswith("\n"):
        lines[at - 1] += sheet.newline
    first = at + next(index for index, line in enumerate(new) if line.strip())
    last = at + max(index for index, line in enumerate(new) if line.strip())
    text = "".join([*lines[:at], *new, *lines[at:]])
    return Planted(text, first + 1, first + 1, last + 1, None, "", "".join(new).strip())


def exchange(sheet: Sheet, one: tuple[int, int], two: tuple[int, int]) -> Planted:
    """Swaps two runs of lines, the first before the second; the block of the fault is both with what is between."""
    lines = list(sheet.lines)
    if not lines[two[1]].endswith("\n"):
        lines[two[1]] += sheet.newline
    first, second = lines[one[0] : one[1] + 1], lines[two[0] : two[1] + 1]
    between = lines[one[1] + 1 : two[0]]
    text = "".join([*lines[: one[0]], *second, *between, *first, *lines[two[1] + 1 :]])
    if not sheet.text.endswith("\n"):
        text = text.rstrip("\r\n")
    place = (one[0] + 1, two[1] + 1)
    return Planted(text, place[0], *place, place, "".join(first).strip(), "".join(second).strip())


def choose(rng: Random, options: Sequence[T]) -> T | None:
    """One of the options, `None` where there is none."""
    return options[rng.randrange(len(options))] if options else None
