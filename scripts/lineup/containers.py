"""Blocks that hold further blocks, lists aside: quotes, admonitions, tabs, components, footnotes, definitions."""

from __future__ import annotations

import re
from itertools import islice

from lineup import model, syntax
from lineup.leaves import Context
from lineup.lines import Lines, dedented, width
from lineup.model import Block
from lineup.raw_html import RawHtml

_MARKED = frozenset(("moniker", "zone"))
DEEPEST = 20
"""Containers nested deeper than this are read as text: no page means it, and no reader sees it."""


class Containers(RawHtml):
    """Reads containers into `out`. What stands in them is read by `read`, which only a reader that knows all blocks has."""

    def read(self, lines: Lines, context: Context, depth: int) -> None:
        """Reads all lines as blocks of one container."""
        raise NotImplementedError

    def block(self, kind: str, lines: Lines, at: int, end: int, context: Context) -> None:
        """Adds a block of text whose last line may hold its attributes."""
        raise NotImplementedError

    def interrupts(self, mark: str, lines: Lines, at: int, *, breaks: bool) -> bool:
        """Does this line, whose first character is `mark`, end the paragraph that it directly follows?"""
        raise NotImplementedError

    # --- where a container ends ---------------------------------------------------------------------------------

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

    def ends_laziness(self, mark: str, lines: Lines, at: int) -> bool:
        """Does a block of its own start at this line, directly below a container's text and without its mark?"""
        if mark not in syntax.SPECIAL:
            return False
        breaks = not self.dialect.lazy_to_blank
        if breaks and mark in "-*+0123456789" and self.marker.match(lines.text[at]):
            return True
        return self.interrupts(mark, lines, at, breaks=breaks)

    # --- what stands in it ---------------------------------------------------------------------------------------

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
                if not body or not lazy or self.ends_laziness(body[0], lines, end):
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
        if (alone := syntax.COLONS_AROUND.match(line)) and alone[1] == "image":
            return 0  # a paragraph, which holds an image
        if alone or self.is_marker(lines, at, found[2]):
            body = line.strip(": \t")
            self.add(model.ADMONITION, lines, at, at + 1, context, text="", skip=0, info=body)
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

    @staticmethod
    def is_marker(lines: Lines, at: int, name: str) -> bool:
        """Does a line with colons only mark where something begins that `:::name-end` ends, or where it ends?

        docfx writes zones, rows and columns so; what stands between such lines is read as if they were not there.
        """
        if name.endswith("-end") or name not in _MARKED:
            return name.endswith("-end")
        ends = re.compile(rf":{{3,}}[ \t]*{re.escape(name)}-end\b")
        return any(line.startswith(":::") and ends.match(line) for line in islice(lines.text, at + 1, None))

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
