"""Lines of Markdown -> a flat list of blocks with exact lines, as Material sites use it.

Where Python-Markdown and CommonMark read the same text differently, the `Dialect` says which reading holds.
"""

from __future__ import annotations

import re

from lineup import model, syntax
from lineup.dialect import COMMONMARK, PYTHON_MARKDOWN, Dialect
from lineup.leaves import Context, Leaves, block_of
from lineup.lines import Lines, dedented, width
from lineup.model import Block
from lineup.tables import cells

__all__ = ["COMMONMARK", "PYTHON_MARKDOWN", "Dialect", "Lines", "cells", "read_blocks"]

DEEPEST = 20
"""Containers nested deeper than this are read as text: no page means it, and no reader sees it."""

_MODULES = ("import ", "export ")
_LISTS = frozenset(("ul", "ol"))
_MAY_DEFINE = ("", ":", " ")
"""What a definition may begin with, or an empty line before it."""


def read_blocks(lines: Lines, dialect: Dialect, definitions: dict[str, tuple[str, int]]) -> list[Block]:
    """The blocks of some lines in document order; link definitions are added to `definitions`."""
    out: list[Block] = []
    _Reader(dialect, out, definitions).read(lines, (), 0)
    return out


class _Reader(Leaves):
    """Reads lines into `out`: the loop, paragraphs, and the containers that hold further blocks."""

    def __init__(self, dialect: Dialect, out: list[Block], definitions: dict[str, tuple[str, int]]) -> None:
        super().__init__(dialect, out, definitions)
        self.marker = syntax.MARKER_STRICT if dialect.strict_marks else syntax.MARKER

    # --- the loop -------------------------------------------------------------------------------------------

    def read(self, lines: Lines, context: Context, depth: int) -> None:
        """Reads all lines as blocks of one container."""
        text, size = lines.text, len(lines.text)
        numbers, bare = lines.numbers, not lines.columns
        at = 0
        while at < size:
            line = text[at]
            if not line or line.isspace():
                at += 1
                continue
            if line[0] in syntax.SPECIAL:
                after = self.special(lines, at, context, depth)
                if after:
                    at = after
                    continue
            elif (
                bare
                and at + 2 < size
                and not text[at + 1]
                and text[at + 2][:1] not in _MAY_DEFINE
                and "|" not in line
                and not line.startswith(_MODULES)
            ):
                # Most paragraphs: a line between empty ones, behind which no definition stands.
                number = numbers[at]
                self.out.append(block_of((model.PARAGRAPH, line, number, number, (), 0, "", "", context)))
                at += 2
                continue
            if "|" in line and self.is_table(lines, at):
                at = self.table(lines, at, context)
                continue
            at = self.paragraph(lines, at, context, depth)
        self.memory.forget(lines)

    def special(self, lines: Lines, at: int, context: Context, depth: int) -> int:
        """Reads the block that starts at this line, unless it is a paragraph; returns the line behind it, or 0."""
        line = lines.text[at]
        mark = line[0]
        if mark in " \t":
            body = line.lstrip(" \t")
            if width(line, len(line) - len(body)) >= 4:
                return self.indented(lines, at, context)
            mark = body[0]
        if mark == "#":
            return self.heading(lines, at, context)
        if mark in "`~":
            return self.fence(lines, at, context)
        if self.dialect.setext_first and mark in "-*+>[0123456789" and self.is_title(lines, at):
            return self.titled(lines, at, at + 1, context)
        if mark in "-*+_":
            if mark == "*" and syntax.ABBREVIATION.match(line):
                return self.abbreviation(lines, at, context)
            if mark == "-" and syntax.SNIPPET.match(line):
                return self.snippet(lines, at, context)
            if syntax.BREAK.match(line):
                self.add(model.RULE, lines, at, at + 1, context, text="")
                return at + 1
            return self.list(lines, at, context, depth) if mark != "_" and self.marker.match(line) else 0
        if mark.isdigit():
            return self.list(lines, at, context, depth) if self.marker.match(line) else 0
        return self.rarer(mark, lines, at, context, depth)

    def rarer(self, mark: str, lines: Lines, at: int, context: Context, depth: int) -> int:
        """What `special` does, for the marks that begin a line less often."""
        line = lines.text[at]
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
            return self.component(lines, at, context, depth) or self.html(lines, at, context)
        if line.startswith("{/*") and not self.dialect.html_to_closing_tag:
            return self.comment_of_mdx(lines, at, context)
        if mark == "[":
            return self.bracket(lines, at, context, depth)
        if mark == "$":
            return self.math(lines, at, context) if line.startswith("$$") else 0
        if mark == ";":
            return self.snippet(lines, at, context)
        if mark == "{" and not self.dialect.strict_marks:
            if "highlight" in line:
                return self.highlighted(lines, at, context)
            return at + 1 if line.lstrip().startswith("{:") and syntax.BLOCK_ATTRIBUTES.match(line) else 0
        return 0

    def is_title(self, lines: Lines, at: int) -> bool:
        """Does this line begin after an empty one, and stand over a line of = or - that makes it a heading?"""
        text = lines.text
        if at + 1 >= len(text) or text[at + 1][:1] not in ("=", "-") or (at and text[at - 1].strip()):
            return False
        return bool(syntax.SETEXT.match(text[at + 1])) and "\n" not in text[at + 1]

    # --- paragraphs -------------------------------------------------------------------------------------------

    def paragraph(self, lines: Lines, at: int, context: Context, depth: int) -> int:
        """A paragraph; a setext heading; the terms of a definition list."""
        text, size = lines.text, len(lines.text)
        tight = self.dialect.list_breaks_paragraph
        # Inside an item Python-Markdown, too, starts a list right behind the item's text.
        breaks = tight or (bool(context) and context[-1] in _LISTS)
        end = at + 1
        while end < size:
            line = text[end]
            if not line or line.isspace():
                break
            mark = line[0]
            if mark in syntax.SPECIAL:
                if mark in " \t":
                    body = line.lstrip(" \t")
                    if width(line, len(line) - len(body)) > 3:
                        end += 1
                        continue
                    mark = body[0]
                if mark in "=-" and syntax.SETEXT.match(line) and (tight or end == at + 1):
                    return self.titled(lines, at, end, context)
                if mark == ":" and syntax.DEFINITION.match(line):
                    return self.definitions_of(lines, at, end, context, depth)
                if self.interrupts(mark, lines, end, breaks=breaks):
                    break
            if tight and "|" in line and self.is_table(lines, end):
                break
            end += 1
        following = end
        while following < size and not text[following].strip():
            following += 1
        # CommonMark's extension allows one line as a term above an empty one, Python-Markdown any number.
        if end < following < size and (end == at + 1 or self.dialect.html_to_closing_tag):
            line = text[following]
            if ":" in line[:4] and syntax.DEFINITION.match(line):
                return self.definitions_of(lines, at, following, context, depth)
        first = text[at]
        if not self.dialect.strict_marks and first.startswith(_MODULES) and self.is_module(text[at:end]):
            self.add(model.CODE, lines, at, end, context)
            return end
        self.block(model.PARAGRAPH, lines, at, end, context)
        return end

    @staticmethod
    def is_module(text: list[str]) -> bool:
        """Are these lines what MDX takes as JavaScript: imports and exports?"""
        return all(syntax.IMPORT.match(line) for line in text) or bool(syntax.EXPORT.match(text[0]))

    def block(self, kind: str, lines: Lines, at: int, end: int, context: Context) -> None:
        """A block of text whose last line may hold its attributes."""
        text = lines.text
        first = text[at]
        if not lines.columns and first[0] not in " \t" and (end == at + 1 or "{" not in text[end - 1]):
            # Most blocks: nothing around them and nothing to take off.
            whole = first if end == at + 1 else "\n".join(text[at:end])
            self.out.append(block_of((kind, whole, lines.numbers[at], lines.numbers[end - 1], (), 0, "", "", context)))
            return
        stop, ident = end, ""
        if end - at > 1 and "{" in text[end - 1] and text[end - 1].lstrip().startswith("{"):
            found = syntax.BLOCK_ATTRIBUTES.match(text[end - 1])
            if found:
                stop, ident = end - 1, syntax.ident(found[1])
        skip = len(first) - len(first.lstrip(" \t")) if first[0] in " \t" else 0
        self.add(kind, lines, at, stop, context, skip=skip, ident=ident, end=end)

    def interrupts(self, mark: str, lines: Lines, at: int, *, breaks: bool) -> bool:
        """Does this line, whose first character is `mark`, end the paragraph that it directly follows?"""
        line = lines.text[at]
        if mark in "-*+_":
            if mark == "*" and syntax.ABBREVIATION.match(line):
                return True
            if mark == "-" and syntax.SNIPPET.match(line):
                return True
            if syntax.BREAK.match(line):
                return True
            found = self.marker.match(line) if breaks and mark != "_" else None
            return bool(found and found[3])
        if mark.isdigit():
            # CommonMark lets only a list that starts with 1 break a paragraph: "… in\n1868. …" is prose.
            found = self.marker.match(line) if breaks else None
            return bool(found and found[3] and (found[2][:-1] == "1" or self.dialect.strict_marks))
        if mark == "#":
            return bool(syntax.HEADING.match(line))
        if mark in "`~":
            found = syntax.FENCE.match(line)
            return bool(found) and found is not None and (
                not self.dialect.strict_marks or self.fence_close(lines, at, found[2]) >= 0
            )  # fmt: skip
        if mark == ">":
            return True
        if mark in "!?":
            return line.startswith(("!!! ", "??? ", "???+ ")) and bool(syntax.ADMONITION.match(line))
        if mark == "=":
            return bool(syntax.TAB.match(line))
        if mark == ":":
            return line.startswith(":::")
        if mark == "/":
            return line.startswith("///")
        if mark == "<":
            found = syntax.HTML.match(line)
            return bool(found and (found[3] or (found[2] and found[2].lower() in syntax.HTML_BLOCKS)))
        if mark == "[":
            if syntax.FOOTNOTE.match(line):
                return True
            return self.dialect.strict_marks and bool(syntax.LINK_LABEL.match(line)) and self.names_target(lines, at)
        return False

    def ends_table(self, lines: Lines, at: int) -> bool:
        """Is this line, directly below a table's row, no row?"""
        line = lines.text[at]
        mark = line.lstrip(" \t")[0]
        if self.dialect.lazy_to_blank:
            return mark in "`~!?=<" and self.interrupts(mark, lines, at, breaks=False)
        if line[0] in " \t" and width(line, len(line) - len(line.lstrip(" \t"))) > 3:
            return True
        return mark == "{" or self.ends_laziness(mark, lines, at)

    def names_target(self, lines: Lines, at: int) -> bool:
        """Is this line a whole link definition?"""
        found = syntax.LINK_LABEL.match(lines.text[at])
        target = syntax.LINK_TARGET.match(lines.text[at][found.end() :]) if found else None
        return target is not None

    # --- containers -------------------------------------------------------------------------------------------

    def hanging(
        self, lines: Lines, at: int, indent: int, *, lazy: bool = True, stop: re.Pattern[str] | None = None
    ) -> int:
        """The line behind the container that starts at this line.

        It goes on while lines are indented or, lazily, directly follow text and do not begin as `stop` says.
        """
        text, size = lines.text, len(lines.text)
        end = last = at + 1
        while end < size:
            line = text[end]
            body = line.lstrip(" \t")
            if not body:
                lazy = False
                end += 1
                continue
            if width(line, len(line) - len(body)) < indent and not (
                lazy and not (stop and stop.match(line)) and not self.ends_laziness(body[0], lines, end)
            ):
                break
            end += 1
            last = end
        return last

    def first_as(
        self, kind: str, inside: Lines, context: Context, depth: int, name: str, *, ident: str = "", info: str = ""
    ) -> None:
        """Reads a container whose first paragraph takes the container's kind; it is there even where it is empty."""
        here = len(self.out)
        if depth >= DEEPEST:
            self.add(kind, inside, 0, len(inside.text), (*context, name), ident=ident, info=info)
            return
        self.read(inside, (*context, name), depth + 1)
        first = self.out[here] if len(self.out) > here else None
        # The text may stand on the line below the mark.
        begins = inside.numbers[:1] if inside.text[0].strip() else inside.numbers[:2]
        if first and first.kind == model.PARAGRAPH and first.line in begins and len(first.context) == len(context) + 1:
            self.out[here] = first._replace(kind=kind, ident=ident or first.ident, info=info)
        else:
            start = inside.numbers[0]
            self.out.insert(here, Block(kind, "", start, start, (inside.column(0),), 0, ident, info, (*context, name)))

    def list(self, lines: Lines, at: int, context: Context, depth: int) -> int:
        """The items of a list, each read as a container."""
        text, size = lines.text, len(lines.text)
        fixed = self.dialect.list_indent
        found = self.marker.match(text[at])
        while found and not syntax.BREAK.match(text[at]):
            skip = found.end() if found[3] and len(found[3]) < 5 else found.end(2) + (1 if found[3] else 0)
            indent = fixed or (skip if found[3] else found.end(2) + 1)
            end = self.item_end(lines, at, indent)
            mark = found[2]
            if depth >= DEEPEST or not self.plain_item(lines, at, end, indent, skip, mark, context):
                self.item(dedented(lines, at, end, indent, skip), mark, context, depth)
            at = end
            while at < size and not text[at].strip():
                at += 1
            if at >= size or not (found := self.marker.match(text[at])):
                return at
            if found[2][0].isdigit() != mark[0].isdigit() and not fixed:
                return at
        return at

    def plain_item(self, lines: Lines, at: int, end: int, indent: int, skip: int, mark: str, context: Context) -> bool:
        """Adds an item of text and nothing else, as most are; False where it may be more."""
        text = lines.text
        body = text[at][skip:]
        if not body or (body[0] in syntax.SPECIAL and not syntax.WORDS.match(body)):
            return False
        columns: tuple[int, ...] = (lines.column(at) + skip,)
        if end > at + 1:
            if "|" in body or body.startswith(_MODULES):
                return False
            for line in text[at + 1 : end]:
                first = line.lstrip(" \t")[:1]
                if not first or first in syntax.SPECIAL or "|" in line:
                    return False
            rest = dedented(lines, at + 1, end, indent)
            if any(line[0] in " \t" for line in rest.text):
                return False
            body, columns = "\n".join((body, *rest.text)), (*columns, *rest.columns)
        kind, numbers = "ol" if mark[0].isdigit() else "ul", lines.numbers
        self.out.append(
            block_of((model.ITEM, body, numbers[at], numbers[end - 1], columns, 0, "", kind, (*context, kind)))
        )  # fmt: skip
        return True

    def item(self, inside: Lines, mark: str, context: Context, depth: int) -> None:
        """One item of a list, as a container; a task's box is not its text."""
        info = kind = "ol" if mark[0].isdigit() else "ul"
        task = syntax.TASK.match(inside.text[0]) if inside.text[0].startswith("[") else None
        if task:
            info = "task-done" if task[1] in "xX" else "task"
            inside.text[0] = inside.text[0][task.end() :]
            inside.columns[0] += task.end()
        self.first_as(model.ITEM, inside, context, depth, kind, info=info)

    def item_end(self, lines: Lines, at: int, indent: int) -> int:
        """The line behind a list item: indented lines belong to it, and lazy lines that directly follow its text."""
        text, size = lines.text, len(lines.text)
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
            columns = width(line, len(line) - len(body))
            if fence and columns >= min(indent, 2):
                if fence.match(body):
                    fence = None
            elif columns >= indent:
                opened = syntax.FENCE.match(body) if body[0] in "`~" else None
                if opened:
                    fence = syntax.fence_end(opened[2][0], min(len(opened[2]), 1000))
            elif blank or fence or self.marker.match(line) or self.ends_item(body[0], columns, lines, end):
                break
            blank = False
            end += 1
            last = end
        return last

    def ends_item(self, mark: str, columns: int, lines: Lines, at: int) -> bool:
        """Is this line, directly below an item's text and not indented, no part of the item?"""
        if self.dialect.list_indent:
            if lines.text[at].lstrip(" ").startswith("*["):
                return False
            return mark in "#`~-*_!?=</" and self.interrupts(mark, lines, at, breaks=False)
        if not lines.text[at - 1].strip() or self.marker.fullmatch(lines.text[at - 1].rstrip()):
            return True  # an empty item has no text that could go on
        return columns < 4 and mark in syntax.SPECIAL and self.interrupts(mark, lines, at, breaks=True)

    def quote(self, lines: Lines, at: int, context: Context, depth: int) -> int:
        """A block quote, or an alert (`> [!NOTE]`), with lazy lines."""
        text, size = lines.text, len(lines.text)
        inner, columns = [], []
        end = at
        fence: re.Pattern[str] | None = None
        lazy = self.dialect.lazy_to_blank
        while end < size:
            line = text[end]
            found = syntax.QUOTE.match(line)
            if found:
                inner.append(line[found.end() :])
                columns.append(lines.column(end) + found.end())
                if not self.dialect.lazy_to_blank:
                    lazy, fence = self.goes_on(inner[-1], fence)
            else:
                body = line.lstrip(" \t")
                if not body or not lazy or self.ends_quote(body[0], lines, end):
                    break
                inner.append(line)
                columns.append(lines.column(end))
            end += 1
        inside = Lines(inner, lines.numbers[at:end], columns)
        if depth >= DEEPEST:
            self.add(model.PARAGRAPH, inside, 0, len(inner), context)
            return end
        alert = syntax.ALERT.match(inner[0]) if inner[0].startswith("[!") else None
        if alert:
            self.add(
                model.ADMONITION, inside, 0, 1, context, text=alert[2], skip=alert.start(2), info=alert[1].lower()
            )  # fmt: skip
            inside = Lines(inner[1:], inside.numbers[1:], columns[1:])
            self.read(inside, (*context, "admonition"), depth + 1)
        else:
            self.read(inside, (*context, "quote"), depth + 1)
        return end

    def goes_on(self, line: str, fence: re.Pattern[str] | None) -> tuple[bool, re.Pattern[str] | None]:
        """May the paragraph of this quoted line go on without the mark, and what closes the fence that is open now?"""
        body = syntax.MARKERS.sub("", line, count=1).strip()
        if fence:
            return False, None if fence.match(body) else fence
        opened = syntax.FENCE.match(body) if body[:1] in ("`", "~") else None
        if opened:
            return False, syntax.fence_end(opened[2][0], min(len(opened[2]), 1000))
        return bool(body) and not syntax.HEADING.match(body) and not syntax.BREAK.match(body), None

    def ends_quote(self, mark: str, lines: Lines, at: int) -> bool:
        """Is this line, directly below a quote's text and without its mark, no part of the quote?"""
        return self.ends_laziness(mark, lines, at)

    def ends_laziness(self, mark: str, lines: Lines, at: int) -> bool:
        """Does a block of its own start at this line, directly below a container's text and without its mark?"""
        if mark not in syntax.SPECIAL:
            return False
        breaks = not self.dialect.lazy_to_blank
        if breaks and mark in "-*+0123456789" and self.marker.match(lines.text[at]):
            return True
        return self.interrupts(mark, lines, at, breaks=breaks)

    def admonition(self, lines: Lines, at: int, context: Context, depth: int) -> int:
        """`!!! type "title"`, `??? type "title"`: the title is a block, the content is indented by four columns."""
        found = syntax.ADMONITION.match(lines.text[at])
        if not found or depth >= DEEPEST:
            return 0
        end = self.hanging(lines, at, 4, lazy=False)
        title = found[3] or ""
        folds = "" if found[1] == "!!!" else "details:"
        self.add(
            model.ADMONITION, lines, at, at + 1, context,
            text=title, skip=found.start(3) if title else 0, info=folds + " ".join(found[2].split()),
        )  # fmt: skip
        self.read(dedented(lines, at + 1, end, 4), (*context, "admonition"), depth + 1)
        return end

    def tab(self, lines: Lines, at: int, context: Context, depth: int) -> int:
        """`=== "Label"` with content indented by four columns."""
        found = syntax.TAB.match(lines.text[at])
        if not found or depth >= DEEPEST:
            return 0
        end = self.hanging(lines, at, 4, lazy=False)
        group = 1 if found[1] is not None else 2
        self.add(model.TAB, lines, at, at + 1, context, text=found[group], skip=found.start(group))
        self.read(dedented(lines, at + 1, end, 4), (*context, "tab"), depth + 1)
        return end

    def colons(self, lines: Lines, at: int, context: Context, depth: int) -> int:
        """`:::type Title` … `:::`, as Docusaurus, VitePress and Starlight write admonitions."""
        line = lines.text[at]
        if not line.startswith(":::"):
            return 0
        found = syntax.COLONS.match(line)
        if not found or depth >= DEEPEST:
            return at + 1
        end = self.fenced_container(lines, at, ":", len(found[1]))
        group = 3 if found[3] else 4
        title = found[group].rstrip()
        self.add(
            model.ADMONITION, lines, at, at + 1, context,
            text=title, skip=found.start(group) if title else 0, info=found[2],
        )  # fmt: skip
        self.read(dedented(lines, at + 1, end, 0), (*context, "admonition"), depth + 1)
        return min(end + 1, len(lines.text))

    def component(self, lines: Lines, at: int, context: Context, depth: int) -> int:
        """`<Card title="…">` to `</Card>`, as MDX has it: the tag is a block, what stands in it is read however far it is indented."""
        text = lines.text
        found = syntax.COMPONENT.match(text[at])
        if (
            not found
            or self.dialect.html_to_closing_tag
            or depth >= DEEPEST
            or (found[1].isupper() and found[1].lower() in syntax.HTML_BLOCKS)
        ):
            return 0
        first, stop = at + 1, found[3]
        while not stop and first < min(len(text), at + 50) and text[first].strip():
            # A tag with many properties has each on a line of its own.
            stop = ">" if text[first].rstrip().endswith(">") else ""
            first += 1
        if not stop:
            return 0
        raw = "\n".join(text[at:first]).strip()
        self.add(
            model.HTML,
            lines,
            at,
            first,
            context,
            text=raw,
            skip=len(text[at]) - len(text[at].lstrip()),
            info=found[1].lower(),
        )
        end = 0 if raw.endswith("/>") else self.memory.closing_tag(lines, at, found[1].lower())
        if end <= first or not text[end - 1].lstrip().startswith(f"</{found[1]}>"):
            return first
        indent = min((len(line) - len(line.lstrip(" ")) for line in text[first : end - 1] if line.strip()), default=0)
        self.read(dedented(lines, first, end - 1, indent), (*context, "html"), depth + 1)
        return end

    def slashes(self, lines: Lines, at: int, context: Context, depth: int) -> int:
        """`/// type | Title` … `///`, a block of pymdown-extensions; its options, indented, are not text."""
        found = syntax.SLASHES.match(lines.text[at])
        if not found or depth >= DEEPEST:
            return at + 1 if syntax.SLASHES_END.match(lines.text[at]) else 0
        end = self.fenced_container(lines, at, "/", len(found[1]))
        name, title = found[2], (found[3] or "").rstrip()
        skip = found.start(3) if title else 0
        if name == "html":  # what it is given is a tag, no title
            self.add(model.HTML, lines, at, at + 1, context, text=title, skip=skip, info=name)
        elif name == "tab":
            self.add(model.TAB, lines, at, at + 1, context, text=title, skip=skip)
        else:
            self.add(model.ADMONITION, lines, at, at + 1, context, text=title, skip=skip, info=name)
        first = at + 1
        while first < end and lines.text[first].startswith("    ") and ":" in lines.text[first]:
            first += 1
        inside = {"tab": "tab", "html": "html"}.get(name, "admonition")
        self.read(dedented(lines, first, end, 0), (*context, inside), depth + 1)
        return min(end + 1, len(lines.text))

    def fenced_container(self, lines: Lines, at: int, mark: str, length: int) -> int:
        """The line that closes a container of `mark`s opened at this line; the end of the lines where none does."""
        opening = syntax.COLONS if mark == ":" else syntax.SLASHES
        closing = re.compile(rf"{mark}{{3,}}[ \t]*$")
        nested: list[int] = []
        fence: re.Pattern[str] | None = None
        for row in range(at + 1, len(lines.text)):
            line = lines.text[row]
            if fence:
                if fence.match(line):
                    fence = None
                continue
            first = line[:1]
            if first and first in "`~ " and (code := syntax.FENCE.match(line)):
                fence = syntax.fence_end(code[2][0], min(len(code[2]), 1000))
            elif first != mark:
                continue
            elif closing.match(line):
                marks = len(line.rstrip())
                if nested and marks >= nested[-1]:
                    nested.pop()
                elif not nested and marks >= length:
                    return row
            elif found := opening.match(line):
                nested.append(len(found[1]))
        return len(lines.text)

    def bracket(self, lines: Lines, at: int, context: Context, depth: int) -> int:
        """A footnote's text or a link definition."""
        found = syntax.FOOTNOTE.match(lines.text[at])
        if not found:
            return self.definition_of_link(lines, at)
        end = self.hanging(lines, at, 4, stop=syntax.FOOTNOTE)
        inside = dedented(lines, at, end, 4, found.end())
        self.first_as(model.FOOTNOTE, inside, context, depth, "footnote", ident=found[1])
        return end

    def definitions_of(self, lines: Lines, at: int, end: int, context: Context, depth: int) -> int:
        """A definition list: the terms in lines[at:end], then every `:   definition` that follows."""
        for row in range(at, end):
            if lines.text[row].strip():
                self.block(model.TERM, lines, row, row + 1, context)
        text, size = lines.text, len(lines.text)
        while end < size and (found := syntax.DEFINITION.match(text[end])):
            behind = self.hanging(lines, end, self.dialect.list_indent or 2, stop=syntax.DEFINITION)
            inside = dedented(lines, end, behind, 4, found.end())
            self.first_as(model.DEFINITION, inside, context, depth, "definition")
            end = behind
            while end < size and not text[end].strip():
                end += 1
        return end
