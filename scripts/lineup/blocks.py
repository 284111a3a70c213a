"""Lines of Markdown -> a flat list of blocks with exact lines, as Material sites use it.

Where Python-Markdown and CommonMark read the same text differently, `Dialect` says which reading holds.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from lineup import model
from lineup.model import Block

DEEPEST = 40
"""Containers nested deeper than this are read as text: no page means it, and no reader sees it."""


LISTS = frozenset(("ul", "ol"))


class Dialect(NamedTuple):
    """How a generator reads Markdown.

    `list_breaks_paragraph`: a list item directly behind a paragraph's line starts a list (CommonMark, not
    Python-Markdown). `list_indent`: the columns by which a list item's further blocks are indented; 0 means as
    far as the item's own text (CommonMark), 4 is Python-Markdown's. `html_to_closing_tag`: a raw HTML block goes on
    to its closing tag (Python-Markdown), not to the next blank line (CommonMark).
    """

    list_breaks_paragraph: bool = True
    list_indent: int = 0
    html_to_closing_tag: bool = False


COMMONMARK = Dialect()
PYTHON_MARKDOWN = Dialect(list_breaks_paragraph=False, list_indent=4, html_to_closing_tag=True)

# Lines that begin with any other character can only be a paragraph's (or a list's, a table's, a term's).
_SPECIAL = frozenset("#>`~-*+_|!?=/:<[{$0123456789; \t&%")
_FENCE = re.compile(r"( {0,3})(`{3,}(?=[^`]*$)|~{3,})[ \t]*(.*)$")
_HEADING = re.compile(r" {0,3}(#{1,6})(?:[ \t]+(.*?))??(?:[ \t]+#+)?[ \t]*$")
_HEADING_TIGHT = re.compile(r" {0,3}(#{1,6})([^#\s].*?)#*[ \t]*$")
_SETEXT = re.compile(r" {0,3}(=+|-+)[ \t]*$")
_BREAK = re.compile(r" {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$")
_MARKER = re.compile(r"( {0,3})([-*+]|\d{1,9}[.)])(?:([ \t]+)(?=\S)|[ \t]*$)")
_QUOTE = re.compile(r" {0,3}> ?")
_ADMONITION = re.compile(r"""(!!!|\?\?\?\+?)[ \t]*([^"\n]*?)[ \t]*(?:"(.*)")?[ \t]*$""")
_TAB = re.compile(r"""={3}(?:[+!]{1,2})?[ \t]+(?:"(.*?)"|'(.*?)')[ \t]*$""")
_COLONS = re.compile(r"""(:{3,})[ \t]*(\w[\w-]*)[ \t]*(?:\[(.*?)\])?(?:\{.*\})?[ \t]*(.*?)$""")
_SLASHES = re.compile(r"(/{3,})[ \t]*([A-Za-z][\w-]*)[ \t]*(?:\|[ \t]*(.*?))?[ \t]*$")
_ALERT = re.compile(r"\[!(\w+)\][-+]?[ \t]*(.*)$")
_TASK = re.compile(r"\[([ xX])\][ \t]+")
_ROW_RULE = re.compile(r" {0,3}\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$")
_DEFINITION = re.compile(r" {0,3}:[ \t]{1,3}(?=\S)")
_FOOTNOTE = re.compile(r" {0,3}\[\^([^\]\s]+)\]:[ \t]*")
_REFERENCE = re.compile(
    r""" {0,3}\[((?:[^\[\]\\]|\\.){1,500})\]:[ \t]*(<[^<>]*>|\S+)(?:[ \t]+("[^"]*"|'[^']*'|\([^()]*\)))?[ \t]*$"""
)
_ABBREVIATION = re.compile(r" {0,3}\*\[([^\]]+)\]:[ \t]*")
_SNIPPET = re.compile(r"""[ \t]*;*(-{2,}8<-{2,})[ \t]*(?:"([^"\n]*)"|'([^'\n]*)')?[ \t]*$""")
_BLOCK_ATTRIBUTES = re.compile(r"[ \t]*\{:?[ \t]*([^{}\n]*)\}[ \t]*$")
_HEADING_ATTRIBUTES = re.compile(r"[ \t]+\{:?[ \t]*([^{}\n]*)\}[ \t]*$|[ \t]+\{/\*[ \t]*(#[^{}\n]*?)[ \t]*\*/\}[ \t]*$")
_IDENT = re.compile(r"(?:^|\s)(?:#|id=)[\"']?([^\s\"'}]+)")
_HTML = re.compile(r" {0,3}<(?:(/?)([A-Za-z][A-Za-z0-9-]*)(?=[\s/>]|$)|(!--)|[!?])")
_HTML_BLOCKS = frozenset(
    "address article aside base basefont blockquote body canvas caption center col colgroup dd details dialog dir div dl dt "
    "fieldset figcaption figure footer form frame frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html iframe legend li "
    "link main math menu menuitem nav noframes ol optgroup option output p param picture pre progress script search section "
    "source style summary svg table tbody td template tfoot th thead title tr track ul video audio object map".split()
)
_HTML_VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
_HTML_VERBATIM = frozenset(("script", "style", "pre", "textarea"))
_MARKDOWN_ATTRIBUTE = re.compile(r"""<[^<>]*\smarkdown(?:\s*=\s*["']?(?:1|block|span)["']?)?(?=[\s/>])""")


class Lines(NamedTuple):
    """Lines without the marks of what they stand in, each with its number in the file and its first column."""

    text: list[str]
    numbers: list[int]
    columns: list[int]


def read_blocks(
    lines: Lines, dialect: Dialect, definitions: dict[str, tuple[str, int]]
) -> list[Block]:
    """The blocks of some lines in document order; link definitions are added to `definitions`."""
    out: list[Block] = []
    _Reader(dialect, out, definitions).read(lines, (), 0)
    return out


class _Reader:
    """Reads lines into `out`; holds only what does not change while reading."""

    def __init__(self, dialect: Dialect, out: list[Block], definitions: dict[str, tuple[str, int]]) -> None:
        self.dialect = dialect
        self.out = out
        self.definitions = definitions

    # --- the loop -------------------------------------------------------------------------------------------

    def read(self, lines: Lines, context: tuple[str, ...], depth: int) -> None:
        """Reads all lines as blocks of one container."""
        text, size = lines.text, len(lines.text)
        at = 0
        while at < size:
            line = text[at]
            if not line or line.isspace():
                at += 1
                continue
            if line[0] in _SPECIAL:
                after = self.special(lines, at, context, depth)
                if after:
                    at = after
                    continue
            if "|" in line and at + 1 < size and "-" in text[at + 1] and _ROW_RULE.match(text[at + 1]):
                after = self.table(lines, at, context)
                if after:
                    at = after
                    continue
            at = self.paragraph(lines, at, context, depth)

    def special(self, lines: Lines, at: int, context: tuple[str, ...], depth: int) -> int:
        """Reads the block that starts at this line, unless it is a paragraph; returns the line behind it, or 0."""
        line = lines.text[at]
        mark = line[0]
        if mark in " \t":
            body = line.lstrip(" \t")
            if _width(line, len(line) - len(body)) >= 4:
                return self.indented(lines, at, context)
            mark = body[0]
        if mark == "#":
            return self.heading(lines, at, context)
        if mark in "`~":
            return self.fence(lines, at, context)
        if mark in "-*+_":
            if mark == "*" and _ABBREVIATION.match(line):
                return self.abbreviation(lines, at, context)
            if mark == "-" and _SNIPPET.match(line):
                return self.snippet(lines, at, context)
            if _BREAK.match(line):
                self.add(model.RULE, lines, at, at + 1, context, text="")
                return at + 1
            return self.list(lines, at, context, depth) if mark != "_" and _MARKER.match(line) else 0
        if mark.isdigit():
            return self.list(lines, at, context, depth) if _MARKER.match(line) else 0
        if mark == ">":
            return self.quote(lines, at, context, depth)
        if mark in "!?":
            return self.admonition(lines, at, context, depth) if line.startswith(("!!!", "???")) else 0
        if mark == "=":
            return self.tab(lines, at, context, depth)
        if mark == ":":
            return self.colons(lines, at, context, depth)
        if mark == "/":
            return self.slashes(lines, at, context, depth)
        if mark == "<":
            return self.html(lines, at, context)
        if mark == "[":
            return self.bracket(lines, at, context, depth)
        if mark == "$" and line.startswith("$$"):
            return self.math(lines, at, context)
        if mark == "{" and _BLOCK_ATTRIBUTES.match(line) and line.lstrip().startswith("{:"):
            return at + 1
        if mark == ";" and _SNIPPET.match(line):
            return self.snippet(lines, at, context)
        return 0

    # --- what leaves a block behind ---------------------------------------------------------------------------

    def add(
        self,
        kind: str,
        lines: Lines,
        first: int,
        behind: int,
        context: tuple[str, ...],
        *,
        text: str | None = None,
        skip: int = 0,
        level: int = 0,
        ident: str = "",
        info: str = "",
        end: int | None = None,
    ) -> None:
        """Adds the block of lines[first:behind]; `skip` characters of its first line are not its text."""
        numbers = lines.numbers
        if text is None:
            text = "\n".join(lines.text[first:behind]) if behind > first + 1 else lines.text[first]
            if skip:
                text = text[skip:]
        columns: tuple[int, ...] = tuple(lines.columns[first:behind])
        if skip:
            columns = (columns[0] + skip, *columns[1:])
        if columns.count(1) == len(columns):
            columns = ()
        last = numbers[(behind if end is None else end) - 1]
        self.out.append(Block(kind, text, numbers[first], last, columns, level, ident, info, context))

    def paragraph(self, lines: Lines, at: int, context: tuple[str, ...], depth: int) -> int:
        """A paragraph; a setext heading; the terms of a definition list."""
        text, size = lines.text, len(lines.text)
        tight = self.dialect.list_breaks_paragraph
        # Inside an item Python-Markdown, too, starts a list right behind the item's text.
        breaks = tight or (bool(context) and context[-1] in LISTS)
        end = at + 1
        while end < size:
            line = text[end]
            if not line or line.isspace():
                break
            mark = line[0]
            if mark in _SPECIAL:
                if mark in " \t":
                    body = line.lstrip(" \t")
                    if len(line) - len(body) > 3 or not body:
                        end += 1
                        continue
                    mark = body[0]
                if mark in "=-" and _SETEXT.match(line) and (tight or end == at + 1):
                    self.titled(lines, at, end, context, 1 if mark == "=" else 2)
                    return end + 1
                if mark == ":" and _DEFINITION.match(line):
                    return self.definitions_of(lines, at, end, context, depth)
                if self.interrupts(mark, line, breaks):
                    break
            elif "|" in line and end + 1 < size and breaks and "-" in text[end + 1] and _ROW_RULE.match(text[end + 1]):
                break
            end += 1
        self.block(model.PARAGRAPH, lines, at, end, context)
        if end + 1 < size and not text[end].strip() and text[end + 1].startswith(":") and _DEFINITION.match(text[end + 1]):
            return self.definitions_of(lines, at, end + 1, context, depth, already=True)
        return end

    def block(self, kind: str, lines: Lines, at: int, end: int, context: tuple[str, ...], info: str = "") -> None:
        """A block of text whose last line may hold its attributes."""
        text = lines.text
        stop, ident = end, ""
        if end - at > 1 and "{" in text[end - 1] and text[end - 1].lstrip().startswith("{"):
            found = _BLOCK_ATTRIBUTES.match(text[end - 1])
            if found:
                stop, ident = end - 1, _ident(found[1])
        skip = len(text[at]) - len(text[at].lstrip(" \t")) if text[at][0] in " \t" else 0
        self.add(kind, lines, at, stop, context, skip=skip, ident=ident, info=info, end=end)

    def interrupts(self, mark: str, line: str, breaks: bool) -> bool:  # noqa: FBT001 - a dialect's setting
        """Does this line end the paragraph that it directly follows?"""
        if mark == "#":
            return bool(_HEADING.match(line))
        if mark in "`~":
            return bool(_FENCE.match(line))
        if mark in "-*+_":
            if mark == "*" and _ABBREVIATION.match(line):
                return True
            if mark == "-" and _SNIPPET.match(line):
                return True
            return bool(_BREAK.match(line)) or (mark != "_" and breaks and bool((m := _MARKER.match(line)) and m[3]))
        if mark.isdigit():
            # CommonMark lets only a list that starts with 1 break a paragraph: "… in\n1868. …" is prose.
            found = _MARKER.match(line) if breaks else None
            return bool(found and found[3] and found[2][:-1] == "1")
        if mark == ">":
            return True
        if mark in "!?":
            return line.startswith(("!!! ", "??? ", "???+ ")) and bool(_ADMONITION.match(line))
        if mark == "=":
            return bool(_TAB.match(line))
        if mark == ":":
            return line.startswith(":::")
        if mark == "/":
            return line.startswith("///")
        if mark == "<":
            found = _HTML.match(line)
            return bool(found and (found[3] or (found[2] and found[2].lower() in _HTML_BLOCKS)))
        if mark == "[":
            return bool(_FOOTNOTE.match(line))
        return False

    def heading(self, lines: Lines, at: int, context: tuple[str, ...]) -> int:
        """An ATX heading, with its explicit id."""
        line = lines.text[at]
        found = _HEADING.match(line)
        if not found and not self.dialect.list_breaks_paragraph:
            found = _HEADING_TIGHT.match(line)  # Python-Markdown wants no space behind the marks
        if not found:
            return 0
        body, ident = _heading_text(found[2] or "")
        column = found.start(2) if found[2] else len(line)
        self.add(
            model.HEADING, Lines([body], [lines.numbers[at]], [lines.columns[at] + column]), 0, 1, context,
            level=len(found[1]), ident=ident,
        )  # fmt: skip
        return at + 1

    def titled(self, lines: Lines, at: int, end: int, context: tuple[str, ...], level: int) -> None:
        """A setext heading: its text, then a line of = or -."""
        body, ident = _heading_text("\n".join(lines.text[at:end]).strip())
        self.add(model.HEADING, lines, at, end, context, text=body, level=level, ident=ident, end=end + 1)

    def fence(self, lines: Lines, at: int, context: tuple[str, ...]) -> int:
        """A fenced code block; an unclosed one goes on to the end of what it stands in."""
        found = _FENCE.match(lines.text[at])
        if not found:
            return 0
        mark, length, indent = found[2][0], len(found[2]), len(found[1])
        closing = re.compile(rf" {{0,3}}{re.escape(mark)}{{{length},}}[ \t]*$")
        end, size = at + 1, len(lines.text)
        while end < size and not closing.match(lines.text[end]):
            end += 1
        behind = min(end + 1, size)
        body = lines.text[at + 1 : end]
        if indent:
            body = [line[min(indent, len(line) - len(line.lstrip(" "))) :] for line in body]
        self.add(model.CODE, lines, at, behind, context, text="\n".join(body), info=found[3].strip())
        return behind

    def indented(self, lines: Lines, at: int, context: tuple[str, ...]) -> int:
        """An indented code block."""
        text, size = lines.text, len(lines.text)
        end = last = at + 1
        while end < size:
            line = text[end]
            body = line.lstrip(" \t")
            if not body:
                end += 1
                continue
            if _width(line, len(line) - len(body)) < 4:
                break
            end += 1
            last = end
        self.add(model.CODE, lines, at, last, context, text="\n".join(_dedent(line, 4)[0] for line in text[at:last]))
        return last

    def math(self, lines: Lines, at: int, context: tuple[str, ...]) -> int:
        """A display formula between $$ and $$."""
        text, size = lines.text, len(lines.text)
        first = text[at].strip()
        end = at + 1
        if not (first.endswith("$$") and len(first) > 3):
            while end < size and not text[end].rstrip().endswith("$$"):
                if not text[end].strip() and end + 1 < size and not text[end + 1].strip():
                    return 0
                end += 1
            if end >= size:
                return 0
            end += 1
        self.add(model.MATH, lines, at, end, context, text="\n".join(text[at:end]).strip().strip("$").strip())
        return end

    def table(self, lines: Lines, at: int, context: tuple[str, ...]) -> int:
        """A table: a head row, then rows, up to a blank line; each row is a block with its number of cells."""
        text, size = lines.text, len(lines.text)
        columns = len(cells(text[at]))
        rule = text[at + 1]
        if "|" not in rule and columns > 1 and "|" not in rule + text[at]:
            return 0
        if len(cells(rule)) != columns and self.dialect.list_breaks_paragraph:
            return 0
        inside = (*context, "table")
        self.add(model.HEAD_ROW, lines, at, at + 1, inside, level=columns, end=at + 2)
        end = at + 2
        while end < size:
            line = text[end]
            if not line or line.isspace() or ("|" not in line and columns > 1):
                break
            self.add(model.ROW, lines, end, end + 1, inside, level=len(cells(line)))
            end += 1
        return end

    def abbreviation(self, lines: Lines, at: int, context: tuple[str, ...]) -> int:
        """`*[HTML]: Hypertext Markup Language`."""
        found = _ABBREVIATION.match(lines.text[at])
        if not found:
            return 0
        self.add(model.ABBREVIATION, lines, at, at + 1, context, skip=found.end(), ident=found[1])
        return at + 1

    def snippet(self, lines: Lines, at: int, context: tuple[str, ...]) -> int:
        """`--8<-- "file"`, or a block of file names between two bare marks."""
        found = _SNIPPET.match(lines.text[at])
        if not found:
            return 0
        name = found[2] or found[3]
        if name is not None:
            self.add(model.SNIPPET, lines, at, at + 1, context, text=name)
            return at + 1
        end, size = at + 1, len(lines.text)
        while end < size and not _SNIPPET.match(lines.text[end]):
            end += 1
        behind = min(end + 1, size)
        self.add(model.SNIPPET, lines, at, behind, context, text="\n".join(lines.text[at + 1 : end]))
        return behind

    def bracket(self, lines: Lines, at: int, context: tuple[str, ...], depth: int) -> int:
        """A footnote's text or a link definition."""
        line = lines.text[at]
        found = _FOOTNOTE.match(line)
        if found:
            end = self.hanging(lines, at, 4, stop=_FOOTNOTE)
            inside = self.dedented(lines, at, end, found.end(), 4)
            self.first_as(model.FOOTNOTE, inside, context, depth, "footnote", ident=found[1])
            return end
        reference = _REFERENCE.match(line)
        if reference:
            key = " ".join(reference[1].split()).casefold()
            self.definitions.setdefault(key, (reference[2].strip("<>"), lines.numbers[at]))
            return at + 1
        return 0

    def html(self, lines: Lines, at: int, context: tuple[str, ...]) -> int:
        """A comment, or a block of raw HTML; a tag with a `markdown` attribute stands alone and its content is read."""
        text, size = lines.text, len(lines.text)
        line = text[at]
        found = _HTML.match(line)
        if not found:
            return 0
        if found[3]:
            end = at
            while end < size and "-->" not in text[end]:
                end += 1
            end = min(end + 1, size)
            if text[end - 1].split("-->", 1)[-1].strip() and end == at + 1:
                return 0  # a comment, then text on the same line: a paragraph
            self.add(model.COMMENT, lines, at, end, context, text="\n".join(text[at:end]).strip()[4:].removesuffix("-->").strip())
            return end
        name = (found[2] or "").lower()
        if found[2] and name not in _HTML_BLOCKS:
            if not re.fullmatch(r" {0,3}</?[A-Za-z][^<>]*>[ \t]*", line):
                return 0
            # Any tag alone on its line starts a block in CommonMark; Python-Markdown keeps inline tags in paragraphs.
            if self.dialect.html_to_closing_tag and "-" not in name and not name[:1].isupper():
                return 0
        if _MARKDOWN_ATTRIBUTE.search(line) or found[1]:
            self.add(model.HTML, lines, at, at + 1, context, text=line.strip(), info=name)
            return at + 1
        end = at + 1
        if name in _HTML_VERBATIM or (self.dialect.html_to_closing_tag and name and name not in _HTML_VOID):
            end = self.closing_tag(lines, at, name)
        if end == at + 1 and name not in _HTML_VERBATIM:
            while end < size and text[end].strip():
                if _MARKDOWN_ATTRIBUTE.search(text[end]):
                    break
                end += 1
        self.add(model.HTML, lines, at, end, context, text="\n".join(text[at:end]).strip(), info=name)
        return end

    def closing_tag(self, lines: Lines, at: int, name: str) -> int:
        """The line behind the closing tag of the tag that opens at this line; the line behind this one where none closes."""
        tags = re.compile(rf"<(/?){re.escape(name)}(?=[\s/>])[^<>]*?(/?)>?", re.IGNORECASE)
        open_tags, size = 0, len(lines.text)
        for end in range(at, size):
            for tag in tags.finditer(lines.text[end]):
                open_tags += -1 if tag[1] else (0 if tag[2] else 1)
            if open_tags <= 0:
                return end + 1
        return size if name in _HTML_VERBATIM else at + 1

    # --- containers -------------------------------------------------------------------------------------------

    def hanging(
        self, lines: Lines, at: int, indent: int, *, lazy: bool = True, stop: re.Pattern[str] | None = None
    ) -> int:
        """The line behind the container that starts at this line and goes on while lines are indented (or, lazily,
        directly follow text)."""
        text, size = lines.text, len(lines.text)
        end = last = at + 1
        while end < size:
            line = text[end]
            body = line.lstrip(" \t")
            if not body:
                lazy = False
                end += 1
                continue
            if _width(line, len(line) - len(body)) < indent and not (
                lazy and not self.interrupts(body[0], line, breaks=True) and not (stop and stop.match(line))
            ):
                break
            end += 1
            last = end
        return last

    def dedented(self, lines: Lines, at: int, end: int, skip: int, indent: int) -> Lines:
        """lines[at:end] as a container's own lines: `skip` characters off the first, up to `indent` columns off the rest."""
        text, columns = [lines.text[at][skip:]], [lines.columns[at] + skip]
        for row in range(at + 1, end):
            body, cut = _dedent(lines.text[row], indent)
            text.append(body)
            columns.append(lines.columns[row] + cut)
        return Lines(text, lines.numbers[at:end], columns)

    def first_as(
        self, kind: str, inside: Lines, context: tuple[str, ...], depth: int, name: str, *, ident: str = "", info: str = ""
    ) -> None:
        """Reads a container whose first paragraph takes the container's kind; it is there even where it is empty."""
        here = len(self.out)
        if depth >= DEEPEST:
            self.flat(kind, inside, context)
            return
        self.read(inside, (*context, name), depth + 1)
        first = self.out[here] if len(self.out) > here else None
        if first and first.kind == model.PARAGRAPH and first.line == inside.numbers[0] and len(first.context) == len(context) + 1:
            self.out[here] = first._replace(kind=kind, ident=ident or first.ident, info=info)
        else:
            start = inside.numbers[0]
            self.out.insert(here, Block(kind, "", start, start, (inside.columns[0],), 0, ident, info, (*context, name)))

    def flat(self, kind: str, inside: Lines, context: tuple[str, ...]) -> None:
        """What is nested too deep, as one block of text."""
        self.add(kind, inside, 0, len(inside.text), context)

    def list(self, lines: Lines, at: int, context: tuple[str, ...], depth: int) -> int:
        """The items of a list, each read as a container."""
        text, size = lines.text, len(lines.text)
        fixed = self.dialect.list_indent
        while at < size:
            found = _MARKER.match(text[at])
            if not found or _BREAK.match(text[at]):
                return at
            skip = found.end() if found[3] and len(found[3]) < 5 else found.end(2) + (1 if found[3] else 0)
            indent = fixed or (skip if found[3] else found.end(2) + 1)
            end = self.item_end(lines, at, indent)
            inside = self.dedented(lines, at, end, skip, indent)
            kind = "ol" if found[2][0].isdigit() else "ul"
            task = _TASK.match(inside.text[0])
            info = kind
            if task:
                info = "task-done" if task[1] in "xX" else "task"
                inside.text[0] = inside.text[0][task.end() :]
                inside.columns[0] += task.end()
            self.first_as(model.ITEM, inside, context, depth, kind, info=info)
            at = end
            while at < size and not text[at].strip():
                at += 1
            if at >= size or not (following := _MARKER.match(text[at])) or _BREAK.match(text[at]):
                return at
            if following[2][0].isdigit() != found[2][0].isdigit() and not fixed:
                return at
        return at

    def item_end(self, lines: Lines, at: int, indent: int) -> int:
        """The line behind a list item: indented lines belong to it, and lazy lines that directly follow its text."""
        text, size = lines.text, len(lines.text)
        fixed = self.dialect.list_indent
        end = last = at + 1
        blank = False
        fence: re.Pattern[str] | None = None
        while end < size:
            line = text[end]
            body = line.lstrip(" \t")
            if not body:
                blank = True
                end += 1
                continue
            width = _width(line, len(line) - len(body))
            if fence and width >= min(indent, 2):
                if fence.match(body):
                    fence = None
            elif width >= indent:
                opened = _FENCE.match(body) if body[0] in "`~" else None
                if opened:
                    fence = re.compile(rf"{re.escape(opened[2][0])}{{{len(opened[2])},}}[ \t]*$")
            else:
                if blank or _MARKER.match(line):
                    break
                if not fixed and width < 4 and body[0] in _SPECIAL and self.interrupts(body[0], line, breaks=True):
                    break
                if fixed and body[0] in "#>`~!?=" and self.interrupts(body[0], line, breaks=False):
                    break
            blank = False
            end += 1
            last = end
        return last

    def quote(self, lines: Lines, at: int, context: tuple[str, ...], depth: int) -> int:
        """A block quote, or an alert (`> [!NOTE]`), with lazy lines."""
        text, size = lines.text, len(lines.text)
        inner, columns = [], []
        end = at
        lazy = False
        while end < size:
            line = text[end]
            found = _QUOTE.match(line)
            if found:
                inner.append(line[found.end() :])
                columns.append(lines.columns[end] + found.end())
                lazy = bool(inner[-1].strip())
            else:
                body = line.lstrip(" \t")
                if not body or not lazy or (body[0] in _SPECIAL and self.interrupts(body[0], line, breaks=True)):
                    break
                inner.append(line)
                columns.append(lines.columns[end])
            end += 1
        inside = Lines(inner, lines.numbers[at:end], columns)
        if depth >= DEEPEST:
            self.flat(model.PARAGRAPH, inside, context)
            return end
        alert = _ALERT.match(inner[0]) if inner[0].startswith("[!") else None
        if alert:
            self.add(model.ADMONITION, lines, at, at + 1, context, text=alert[2], info=alert[1].lower())
            inside = Lines(inner[1:], inside.numbers[1:], columns[1:])
            self.read(inside, (*context, "admonition"), depth + 1)
        else:
            self.read(inside, (*context, "quote"), depth + 1)
        return end

    def admonition(self, lines: Lines, at: int, context: tuple[str, ...], depth: int) -> int:
        """`!!! type "title"`, `??? type "title"`: the title is a block, the content is indented by four columns."""
        found = _ADMONITION.match(lines.text[at])
        if not found or depth >= DEEPEST:
            return 0
        end = self.hanging(lines, at, 4, lazy=False)
        title = found[3] or ""
        skip = found.start(3) if found[3] else 0
        head = Lines([lines.text[at]], [lines.numbers[at]], [lines.columns[at] + skip])
        folds = "" if found[1] == "!!!" else "details:"
        self.add(model.ADMONITION, head, 0, 1, context, text=title, info=folds + " ".join(found[2].split()))
        self.read(self.body(lines, at + 1, end, 4), (*context, "admonition"), depth + 1)
        return end

    def body(self, lines: Lines, at: int, end: int, indent: int) -> Lines:
        """lines[at:end] without up to `indent` columns of white space."""
        text, columns = [], []
        for row in range(at, end):
            body, cut = _dedent(lines.text[row], indent)
            text.append(body)
            columns.append(lines.columns[row] + cut)
        return Lines(text, lines.numbers[at:end], columns)

    def tab(self, lines: Lines, at: int, context: tuple[str, ...], depth: int) -> int:
        """`=== "Label"` with content indented by four columns."""
        found = _TAB.match(lines.text[at])
        if not found or depth >= DEEPEST:
            return 0
        end = self.hanging(lines, at, 4, lazy=False)
        group = 1 if found[1] is not None else 2
        head = Lines([found[group]], [lines.numbers[at]], [lines.columns[at] + found.start(group)])
        self.add(model.TAB, head, 0, 1, context)
        self.read(self.body(lines, at + 1, end, 4), (*context, "tab"), depth + 1)
        return end

    def colons(self, lines: Lines, at: int, context: tuple[str, ...], depth: int) -> int:
        """`:::type Title` … `:::`, as Docusaurus, VitePress and Starlight write admonitions; a stray definition line."""
        line = lines.text[at]
        found = _COLONS.match(line)
        if not found or depth >= DEEPEST:
            if line.startswith(":::"):
                return at + 1
            return self.definitions_of(lines, at, at, context, depth) if _DEFINITION.match(line) else 0
        end = self.fenced_container(lines, at, ":", len(found[1]))
        title = found[3] or found[4] or ""
        skip = found.start(3) if found[3] else found.start(4)
        head = Lines([title], [lines.numbers[at]], [lines.columns[at] + max(skip, 0)])
        self.add(model.ADMONITION, head, 0, 1, context, info=found[2])
        self.read(self.body(lines, at + 1, end, 0), (*context, "admonition"), depth + 1)
        return min(end + 1, len(lines.text))

    def slashes(self, lines: Lines, at: int, context: tuple[str, ...], depth: int) -> int:
        """`/// type | Title` … `///`, a block of pymdown-extensions; its options, indented, are not text."""
        found = _SLASHES.match(lines.text[at])
        if not found or depth >= DEEPEST:
            return at + 1 if re.fullmatch(r"/{3,}[ \t]*", lines.text[at]) else 0
        end = self.fenced_container(lines, at, "/", len(found[1]))
        head = Lines([found[3] or ""], [lines.numbers[at]], [lines.columns[at] + max(found.start(3), 0)])
        kind = model.TAB if found[2] == "tab" else model.ADMONITION
        self.add(kind, head, 0, 1, context, info="" if kind == model.TAB else found[2])
        first = at + 1
        while first < end and lines.text[first].startswith("    ") and ":" in lines.text[first]:
            first += 1
        self.read(self.body(lines, first, end, 0), (*context, kind), depth + 1)
        return min(end + 1, len(lines.text))

    def fenced_container(self, lines: Lines, at: int, mark: str, length: int) -> int:
        """The line that closes a container of `mark`s opened at this line; the end of the lines where none does."""
        opening = _COLONS if mark == ":" else _SLASHES
        closing = re.compile(rf"{mark}{{3,}}[ \t]*$")
        nested: list[int] = []
        fence: re.Pattern[str] | None = None
        for row in range(at + 1, len(lines.text)):
            line = lines.text[row]
            if fence:
                if fence.match(line):
                    fence = None
                continue
            if line[:1] in "`~ " and (code := _FENCE.match(line)):
                fence = re.compile(rf" {{0,3}}{re.escape(code[2][0])}{{{len(code[2])},}}[ \t]*$")
            elif closing.match(line):
                width = len(line.strip())
                if nested and width >= nested[-1]:
                    nested.pop()
                elif not nested and width >= length:
                    return row
            elif (found := opening.match(line)) and line.startswith(mark):
                nested.append(len(found[1]))
        return len(lines.text)

    def definitions_of(
        self, lines: Lines, at: int, end: int, context: tuple[str, ...], depth: int, *, already: bool = False
    ) -> int:
        """A definition list: the terms in lines[at:end], then every `:   definition` that follows."""
        if already:
            block = self.out.pop()
            lines_of_block = block.text.split("\n")
            if len(lines_of_block) > 1 and not self.dialect.html_to_closing_tag:
                self.out.append(block)
                return end
        for row in range(at, end):
            if lines.text[row].strip():
                self.block(model.TERM, lines, row, row + 1, context)
        text, size = lines.text, len(lines.text)
        while end < size and (found := _DEFINITION.match(text[end])):
            behind = self.hanging(lines, end, self.dialect.list_indent or 2, stop=_DEFINITION)
            inside = self.dedented(lines, end, behind, found.end(), 4)
            self.first_as(model.DEFINITION, inside, context, depth, "definition")
            end = behind
            while end < size and not text[end].strip():
                end += 1
        return max(end, at + 1)


def cells(row: str) -> list[str]:
    """The cells of a table row; a pipe behind a backslash or in a code span does not divide."""
    body = row.strip()
    body = body.removeprefix("|")
    if body.endswith("|") and not body.endswith("\\|"):
        body = body[:-1]
    if "\\" not in body and "`" not in body:
        return body.split("|")
    parts, start, code = [], 0, 0
    at = 0
    while at < len(body):
        char = body[at]
        if char == "\\":
            at += 2
            continue
        if char == "`":
            run = 1
            while at + run < len(body) and body[at + run] == "`":
                run += 1
            if not code:
                code = run if body.find("`" * run, at + run) >= 0 else 0
            elif run == code:
                code = 0
            at += run
            continue
        if char == "|" and not code:
            parts.append(body[start:at])
            start = at + 1
        at += 1
    parts.append(body[start:])
    return parts


def _heading_text(raw: str) -> tuple[str, str]:
    """A heading's text and its explicit id, if it has one."""
    if not raw.endswith("}"):
        return raw, ""
    found = _HEADING_ATTRIBUTES.search(" " + raw)
    if not found:
        return raw, ""
    attributes = found[1] if found[1] is not None else found[2]
    if not re.match(r"[#.]|[\w-]+=", attributes.strip()):
        return raw, ""  # {{ a template }} or a word in braces is text
    return (" " + raw)[1 : found.start()].rstrip() if found.start() else "", _ident(attributes)


def _ident(attributes: str) -> str:
    """The id in an attribute list, "" where there is none."""
    found = _IDENT.search(attributes)
    return found[1] if found else ""


def _width(line: str, count: int) -> int:
    """The columns that the first `count` white space characters take, tabs to multiples of four."""
    if "\t" not in line[:count]:
        return count
    width = 0
    for char in line[:count]:
        width += 4 - width % 4 if char == "\t" else 1
    return width


def _dedent(line: str, indent: int) -> tuple[str, int]:
    """The line without up to `indent` columns of white space, and how many characters that took."""
    width = cut = 0
    for char in line:
        if width >= indent or char not in " \t":
            break
        width += 4 - width % 4 if char == "\t" else 1
        cut += 1
    return line[cut:], cut
