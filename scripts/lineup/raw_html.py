"""Raw HTML and comments, as blocks of their own."""

from __future__ import annotations

from lineup import model, syntax
from lineup.leaves import Context, Leaves
from lineup.lines import Lines


class RawHtml(Leaves):
    """Reads raw HTML into `out`; every method is as those of `Leaves`."""

    def html(self, lines: Lines, at: int, context: Context) -> int:
        """A comment, or a block of raw HTML; a tag with a `markdown` attribute stands alone and its content is read."""
        text, size = lines.text, len(lines.text)
        line = text[at]
        found = syntax.HTML.match(line)
        if not found:
            return 0
        if found[3]:
            return self.comment(lines, at, context)
        name = (found[2] or "").lower()
        # `<Aside>` is somebody's component and not HTML's `<aside>`.
        own = bool(name) and found[2][0].isupper() and not found[2].isupper() and not self.dialect.html_to_closing_tag
        if name and (own or name not in syntax.HTML_BLOCKS):
            if not syntax.HTML_ALONE.fullmatch(line):
                return 0
            # Any tag alone on its line starts a block in CommonMark; Python-Markdown keeps inline tags in paragraphs.
            if self.dialect.html_to_closing_tag or (
                name == "img" and line[0] == "<" and _goes_on_in_text(text[at + 1 : at + 2])
            ):
                return 0
        if found[1] or ("markdown" in line and syntax.MARKDOWN_ATTRIBUTE.search(line)):
            self.add(model.HTML, lines, at, at + 1, context, text=line.strip(), skip=_lead(line), info=name)
            return at + 1
        end = 0
        if name in syntax.HTML_VERBATIM or (self.dialect.html_to_closing_tag and name and name not in syntax.HTML_VOID):
            end = self.memory.closing_tag(lines, at, name) or (size if name in syntax.HTML_VERBATIM else 0)
        if not end:
            end = at + 1
            while end < size and text[end].strip():
                if "markdown" in text[end] and syntax.MARKDOWN_ATTRIBUTE.search(text[end]):
                    break
                end += 1
        raw = "\n".join(text[at:end]).strip()
        self.add(model.HTML, lines, at, end, context, text=raw, skip=_lead(line), info=name)
        return end

    def comment(self, lines: Lines, at: int, context: Context) -> int:
        """`<!-- … -->`; with text behind it on its line it is a paragraph's."""
        return self.commented(lines, at, context, "<!--", "-->")

    def comment_of_mdx(self, lines: Lines, at: int, context: Context) -> int:
        """`{/* … */}`, which MDX has in its place."""
        if not any("*/}" in line for line in lines.text[at : at + _LONGEST_COMMENT]):
            return 0
        return self.commented(lines, at, context, "{/*", "*/}")

    def commented(self, lines: Lines, at: int, context: Context, opening: str, closing: str) -> int:
        """A comment between two marks."""
        text, size = lines.text, len(lines.text)
        end = at
        while end < size and closing not in text[end]:
            end += 1
        end = min(end + 1, size)
        if end == at + 1 and text[at].split(closing, 1)[-1].strip():
            return 0
        words = "\n".join(text[at:end]).strip()[len(opening) :].removesuffix(closing).strip()
        self.add(model.COMMENT, lines, at, end, context, text=words)
        return end


_LONGEST_COMMENT = 200
"""Lines in which the end of a comment of MDX is looked for."""


def _goes_on_in_text(below: list[str]) -> bool:
    """Does text stand right below a picture? Its reader sees a paragraph, whatever it is in the language of the page."""
    return bool(below and (line := below[0].lstrip()) and line[0].isalpha())


def _lead(line: str) -> int:
    """How many characters of white space a line begins with."""
    return len(line) - len(line.lstrip(" \t"))
