"""Lines of Markdown -> a flat list of blocks with exact lines, as Material sites use it.

Where Python-Markdown and CommonMark read the same text differently, the `Dialect` says which reading holds.
"""

from __future__ import annotations

from lineup import model, syntax
from lineup.dialect import COMMONMARK, PYTHON_MARKDOWN, Dialect
from lineup.leaves import Context, block_of
from lineup.lines import PADDED, Lines, width
from lineup.lists import MODULES, Lists
from lineup.model import Block
from lineup.tables import cells

__all__ = ["COMMONMARK", "PYTHON_MARKDOWN", "Dialect", "Lines", "cells", "read_blocks"]

_LISTS = frozenset(("ul", "ol"))
_MAY_DEFINE = ("", ":", " ")
"""What a definition may begin with, or an empty line before it."""


def read_blocks(lines: Lines, dialect: Dialect, definitions: dict[str, tuple[str, int]]) -> list[Block]:
    """The blocks of some lines in document order; link definitions are added to `definitions`."""
    out: list[Block] = []
    _Reader(dialect, out, definitions).read(lines, (), 0)
    return out


class _Reader(Lists):
    """Reads lines into `out`: the loop, which knows all blocks, and paragraphs, which are what no other block is."""

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
                and not line.startswith(MODULES)
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
            if line.lstrip().startswith("{:"):
                return at + 1 if syntax.BLOCK_ATTRIBUTES.match(line) else 0
            return at + 1 if syntax.CLASSES.match(line) and not "".join(lines.text[at + 1 : at + 2]).strip() else 0
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
        if not self.dialect.strict_marks and first.startswith(MODULES) and self.is_module(text[at:end]):
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
            if end == at + 1 or not PADDED.search(whole):
                numbers = lines.numbers
                self.out.append(block_of((kind, whole, numbers[at], numbers[end - 1], (), 0, "", "", context)))
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
