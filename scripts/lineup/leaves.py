"""Blocks that hold text and no other blocks: headings, code, formulas, tables, abbreviations, snippets."""

from __future__ import annotations

from lineup import model, syntax
from lineup.dialect import Dialect
from lineup.lines import PADDED, Lines, dedent, trimmed, width
from lineup.memory import Memory
from lineup.model import Block, made
from lineup.tables import cells

Context = tuple[str, ...]
block_of = made(Block)


class Leaves:
    """Reads leaf blocks into `out`. Every method gets a line and returns the line behind the block, 0 for no block."""

    def __init__(self, dialect: Dialect, out: list[Block], definitions: dict[str, tuple[str, int]]) -> None:
        self.dialect = dialect
        self.out = out
        self.definitions = definitions
        self.memory = Memory()
        self.marker = syntax.MARKER_STRICT if dialect.strict_marks else syntax.MARKER

    def add(
        self,
        kind: str,
        lines: Lines,
        first: int,
        behind: int,
        context: Context,
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
        columns: tuple[int, ...] = ()
        if lines.columns:
            columns = tuple(lines.columns[first:behind])
            if not skip and columns.count(1) == len(columns):
                columns = ()
        if skip:
            columns = (lines.column(first) + skip, *(columns[1:] or (1,) * (behind - first - 1)))
        if kind in model.PROSE and "\n" in text and PADDED.search(text):
            text, columns = trimmed(text, columns)
        last = numbers[(behind if end is None else end) - 1]
        self.out.append(block_of((kind, text, numbers[first], last, columns, level, ident, info, context)))

    # --- headings ---------------------------------------------------------------------------------------------

    def heading(self, lines: Lines, at: int, context: Context) -> int:
        """An ATX heading, with its explicit id."""
        line = lines.text[at]
        found = syntax.HEADING_PLAIN.match(line)
        if found:
            number, (marks, text, ident) = lines.numbers[at], found.groups("")
            level = len(marks)
            column = (lines.columns[at] if lines.columns else 1) + level + 1  # a space stands behind the marks
            self.out.append(block_of((model.HEADING, text, number, number, (column,), level, ident, "", context)))
            return at + 1
        found = syntax.HEADING.match(line)
        if not found and self.dialect.setext_first:
            found = syntax.HEADING_TIGHT.match(line)  # Python-Markdown wants no space behind the marks
        if not found:
            return 0
        body, ident = syntax.heading_text(found[2])
        self.add(
            model.HEADING, lines, at, at + 1, context, text=body, skip=found.start(2), level=len(found[1]), ident=ident
        )  # fmt: skip
        return at + 1

    def titled(self, lines: Lines, at: int, end: int, context: Context) -> int:
        """A setext heading: its text in lines[at:end], then a line of = or -."""
        raw = "\n".join(lines.text[at:end])
        skip = len(raw) - len(raw.lstrip(" \t"))
        body, ident = syntax.heading_text(raw[skip:])
        level = 1 if "=" in lines.text[end] else 2
        self.add(model.HEADING, lines, at, end, context, text=body, skip=skip, level=level, ident=ident, end=end + 1)
        return end + 1

    # --- code and formulas --------------------------------------------------------------------------------------

    def fence(self, lines: Lines, at: int, context: Context) -> int:
        """A fenced code block; one that nothing closes is text (Python-Markdown), or goes on to the end."""
        found = syntax.FENCE.match(lines.text[at])
        if not found:
            return 0
        end = self.fence_close(lines, at, found[2])
        behind = end + 1
        if end < 0:
            if self.dialect.strict_marks:
                return 0
            end = len(lines.text)
            while end > at + 1 and not lines.text[end - 1].strip():
                end -= 1
            behind = end
        body, indent = lines.text[at + 1 : end], len(found[1])
        if indent:
            body = [line[min(indent, len(line) - len(line.lstrip(" "))) :] for line in body]
        self.add(model.CODE, lines, at, behind, context, text="\n".join(body), info=found[3].strip())
        return behind

    def fence_close(self, lines: Lines, at: int, marks: str) -> int:
        """The line that closes the fence that opens at this line, -1 where none does."""
        if self.memory.in_vain(lines, marks[0], len(marks)):
            return -1
        closing, text = syntax.fence_end(marks[0], min(len(marks), 1000)), lines.text
        mark = marks[0]
        for row in range(at + 1, len(text)):
            if mark in text[row] and closing.match(text[row]):
                return row
        self.memory.remember(lines, mark, len(marks))
        return -1

    def highlighted(self, lines: Lines, at: int, context: Context) -> int:
        """Code between the tags of a template: Hugo's `{{< highlight go >}}`, Jekyll's `{% highlight ruby %}`."""
        found = syntax.HIGHLIGHT.fullmatch(lines.text[at].strip())
        if not found or self.memory.in_vain(lines, "{", 1):
            return 0
        for row in range(at + 1, len(lines.text)):
            if "highlight" in lines.text[row] and syntax.HIGHLIGHT_END.fullmatch(lines.text[row].strip()):
                text = "\n".join(lines.text[at + 1 : row])
                self.add(model.CODE, lines, at, row + 1, context, text=text, info=found[1])
                return row + 1
        self.memory.remember(lines, "{", 1)
        return 0

    def indented(self, lines: Lines, at: int, context: Context) -> int:
        """An indented code block."""
        text, size = lines.text, len(lines.text)
        end = last = at + 1
        while end < size:
            line = text[end]
            body = line.lstrip(" \t")
            if body:
                if width(line, len(line) - len(body)) < 4:
                    break
                last = end + 1
            end += 1
        self.add(model.CODE, lines, at, last, context, text="\n".join(dedent(line, 4)[0] for line in text[at:last]))
        return last

    def math(self, lines: Lines, at: int, context: Context) -> int:
        """A display formula between $$ and $$: as a fence, or without an empty line in it."""
        text, size = lines.text, len(lines.text)
        first = text[at].strip()
        end = at
        if first == "$$":
            if self.memory.in_vain(lines, "$", 2):
                return 0
            end = at + 1
            while end < size and not text[end].rstrip().endswith("$$"):
                end += 1
            if end == size:
                self.memory.remember(lines, "$", 2)
                return 0
        elif not first.endswith("$$"):
            end = at + 1
            while end < size and text[end].strip() and not text[end].rstrip().endswith("$$"):
                end += 1
            if end == size or not text[end].strip():
                return 0
        formula = "\n".join(text[at : end + 1]).strip().strip("$").strip()
        self.add(model.MATH, lines, at, end + 1, context, text=formula)
        return end + 1

    # --- tables -------------------------------------------------------------------------------------------------

    def is_table(self, lines: Lines, at: int) -> bool:
        """Is this line a table's head, with the line of dashes below it?"""
        text = lines.text
        if at + 1 == len(text) or "-" not in text[at + 1] or "|" not in text[at + 1]:
            return False
        if not syntax.ROW_RULE.match(text[at + 1]):
            return False
        return not self.dialect.list_breaks_paragraph or len(cells(text[at])) == len(cells(text[at + 1]))

    def table(self, lines: Lines, at: int, context: Context) -> int:
        """A table: a head row, then rows, up to a blank line; each row is a block with its number of cells."""
        text, size = lines.text, len(lines.text)
        columns = len(cells(text[at]))
        inside = (*context, "table")
        self.add(model.HEAD_ROW, lines, at, at + 1, inside, level=columns, end=at + 2)
        end = at + 2
        while end < size:
            line = text[end]
            if not line or line.isspace() or (line[0] != "|" and self.ends_table(lines, end)):
                break
            if lines.columns:
                self.add(model.ROW, lines, end, end + 1, inside, level=len(cells(line)))
            else:
                number = lines.numbers[end]
                self.out.append(block_of((model.ROW, line, number, number, (), len(cells(line)), "", "", inside)))
            end += 1
        return end

    def ends_table(self, lines: Lines, at: int) -> bool:
        """Is this line, directly below a table's row, no row? Only a reader that knows all blocks can say."""
        raise NotImplementedError

    # --- lines of their own -------------------------------------------------------------------------------------

    def abbreviation(self, lines: Lines, at: int, context: Context) -> int:
        """`*[HTML]: Hypertext Markup Language`."""
        found = syntax.ABBREVIATION.match(lines.text[at])
        if not found:
            return 0
        self.add(model.ABBREVIATION, lines, at, at + 1, context, skip=found.end(), ident=found[1])
        return at + 1

    def snippet(self, lines: Lines, at: int, context: Context) -> int:
        """`--8<-- "file"`, or a block of file names between two bare marks."""
        found = syntax.SNIPPET.match(lines.text[at])
        if not found:
            return 0
        group = 2 if found[2] is not None else 3
        if found[group] is not None:
            self.add(model.SNIPPET, lines, at, at + 1, context, text=found[group], skip=found.start(group))
            return at + 1
        end, size = at + 1, len(lines.text)
        while end < size and not syntax.SNIPPET.match(lines.text[end]):
            end += 1
        behind = min(end + 1, size)
        self.add(model.SNIPPET, lines, at, behind, context, text="\n".join(lines.text[at + 1 : end]))
        return behind

    def definition_of_link(self, lines: Lines, at: int) -> int:
        """`[label]: address "title"`, the address or the title perhaps on the next line."""
        found = syntax.LINK_LABEL.match(lines.text[at])
        if not found:
            return 0
        rest = "\n".join((lines.text[at][found.end() :], *lines.text[at + 1 : at + 3]))
        target = syntax.LINK_TARGET.match(rest)
        if not target or "\n\n" in target[0][:-1]:
            return 0
        key = " ".join(found[1].split()).casefold()
        self.definitions.setdefault(key, (target[1].strip("<>"), lines.numbers[at]))
        return at + 1 + rest.count("\n", 0, target.end() - 1)
