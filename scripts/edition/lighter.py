"""What a page need not carry: the blank space of templates, ways back to every place that cites a source, remarks."""

from __future__ import annotations

import re

# White space in these is text, or hashed by the policy.
_KEPT = re.compile(r"(<(pre|script|textarea)\b.*?</\2>)", re.DOTALL)
_BLANK = re.compile(r"\s*\n\s*")
# Of the places that cite a source only the first, whose name has no number, is one that a link leads to.
_AGAIN = re.compile(r'<sup id="fnref\d+:[^"]*">')
_BACK = re.compile(r'(<a class="footnote-backref"[^>]*>[^<]*</a>)(?:<a class="footnote-backref"[^>]*>[^<]*</a>)+')
# Remarks that have their lines to themselves; what follows code on its line stays.
_TEXT_OR_REMARK = re.compile(
    r"""(`(?:\\.|[^`\\])*`|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*')|^[ \t]*(?://[^\n]*|/\*.*?\*/[ \t]*)(?:\n|\Z)""",
    re.MULTILINE | re.DOTALL,
)
_TEMPLATE = re.compile(r"(`(?:\\.|[^`\\])*`)", re.DOTALL)


def single_backlinks(html: str) -> str:
    """The content of a page in which a footnote leads back to its first citation only.

    A source that a page cites twenty times would else have twenty arrows, which all look the same.
    """
    return _AGAIN.sub("<sup>", _BACK.sub(r"\1", html))


def compact(html: str) -> str:
    """The page without indentation and empty lines."""
    parts = _KEPT.split(html)
    # Of every three parts the second is kept as it is, and the third only names its element.
    return "".join(
        part if position % 3 == 1 else _BLANK.sub("\n", part)
        for position, part in enumerate(parts)
        if position % 3 != 2
    )


def script(text: str) -> str:
    """A script of ours without remarks and indentation; what stands between backticks stays as it is."""
    parts = _TEMPLATE.split(_TEXT_OR_REMARK.sub(lambda found: found[1] or "", text))
    return "".join(part if position % 2 else _BLANK.sub("\n", part) for position, part in enumerate(parts)).lstrip()
