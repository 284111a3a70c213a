"""What a page need not carry: the blank space of templates, and ways back to every place that cites a source."""

from __future__ import annotations

import re

# White space in these is text, or hashed by the policy.
_KEPT = re.compile(r"(<(pre|script|textarea)\b.*?</\2>)", re.DOTALL)
_BLANK = re.compile(r"\s*\n\s*")
_BACK = re.compile(r'(<a class="footnote-backref"[^>]*>[^<]*</a>)(?:<a class="footnote-backref"[^>]*>[^<]*</a>)+')


def single_backlinks(html: str) -> str:
    """The content of a page in which a footnote leads back to its first citation only.

    A source that a page cites twenty times would else have twenty arrows, which all look the same.
    """
    return _BACK.sub(r"\1", html)


def compact(html: str) -> str:
    """The page without indentation and empty lines."""
    parts = _KEPT.split(html)
    # Of every three parts the second is kept as it is, and the third only names its element.
    return "".join(
        part if position % 3 == 1 else _BLANK.sub("\n", part)
        for position, part in enumerate(parts)
        if position % 3 != 2
    )
