"""Lists: where an item ends, and what is its text."""

from __future__ import annotations

import re

from lineup import model, syntax
from lineup.containers import DEEPEST, Containers
from lineup.leaves import Context, block_of
from lineup.lines import PADDED, Lines, dedented, trimmed, width

MODULES = ("import ", "export ")
"""What lines of JavaScript begin with, which MDX takes for such."""


class Lists(Containers):
    """Reads lists into `out`, each item as a container."""

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
            if "|" in body or body.startswith(MODULES):
                return False
            for line in text[at + 1 : end]:
                first = line.lstrip(" \t")[:1]
                if not first or first in syntax.SPECIAL or "|" in line:
                    return False
            rest = dedented(lines, at + 1, end, indent)
            if any(line[0] in " \t" for line in rest.text):
                return False
            body, columns = "\n".join((body, *rest.text)), (*columns, *rest.columns)
            if PADDED.search(body):
                body, columns = trimmed(body, columns)
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
