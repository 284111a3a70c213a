"""How generators read Markdown where they differ."""

import re
from typing import NamedTuple


class Dialect(NamedTuple):
    """A reading of Markdown.

    `list_breaks_paragraph`: a list item directly behind a paragraph's line starts a list (CommonMark, not
    Python-Markdown). `list_indent`: the columns by which a list item's further blocks are indented; 0 means as
    far as the item's own text (CommonMark), 4 is Python-Markdown's. `html_to_closing_tag`: a raw HTML block goes on
    to its closing tag (Python-Markdown), not to the next blank line (CommonMark). `lazy_to_blank`: what directly
    follows a quote's, a footnote's or a definition's line belongs to it, whatever it is (Python-Markdown).
    `setext_first`: a line over `---` or `===` is a heading even where it begins as a list or a quote
    (Python-Markdown). `strict_marks`: list numbers end in a full stop, list marks are followed by a space, a fence
    that nothing closes is text (Python-Markdown).
    """

    list_breaks_paragraph: bool = True
    list_indent: int = 0
    html_to_closing_tag: bool = False
    lazy_to_blank: bool = False
    setext_first: bool = False
    strict_marks: bool = False


COMMONMARK = Dialect()
PYTHON_MARKDOWN = Dialect(
    list_breaks_paragraph=False,
    list_indent=4,
    html_to_closing_tag=True,
    lazy_to_blank=True,
    setext_first=True,
    strict_marks=True,
)

_OPENING = rb"(?:!!!|\?\?\?\+?|===) +[\"\w]"
_FIRST = re.compile(_OPENING)
# Looked for at line feeds, which is several times as fast as at the beginnings of lines. An admonition may stand in a list.
_LATER = re.compile(rb"\n(?:" + _OPENING + rb"| +(?:!!!|\?\?\?\+?) +[a-z])")


def told_by(*texts: bytes) -> Dialect:
    """How pages that say the same want to be read, where nothing else tells: as Material sites are, if one has their blocks.

    A tree may hold pages of several generators; twins must be read alike.
    """
    return PYTHON_MARKDOWN if any(_FIRST.match(text) or _LATER.search(text) for text in texts) else COMMONMARK
