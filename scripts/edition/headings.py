"""Beside every heading its own address and a link to the same heading in the other language."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import escape

_HEADING = re.compile(r'<h(?P<level>[1-6]) id="(?P<id>[^"]+)"[^>]*>.*?</h(?P=level)>', re.DOTALL)
_PERMALINK = re.compile(r'<a class="headerlink"[^>]*>.*?</a>')


def linked(html: str, twin: str, language: str, words: Mapping[str, str]) -> str:
    """The content of a page with both links beside each heading, not in it: its name stays its text.

    Args:
        html: the content as Markdown made it.
        twin: address of the page in the other language, relative to this one.
        language: of the twin.
        words: `permanent-link` and `section-in-<language>` in the page's language.
    """

    def with_links(match: re.Match[str]) -> str:
        ident = escape(match["id"])
        bare = _PERMALINK.sub("", match[0])
        own, other = escape(words["permanent-link"]), escape(words[f"section-in-{language}"])
        return (
            f'<div class="head">{bare}'
            f'<a class="headerlink" href="#{ident}" title="{own}" aria-label="{own}">#</a>'
            f'<a class="twin" href="{escape(twin)}#{ident}" hreflang="{language}" title="{other}" '
            f'aria-label="{other}"></a></div>'
        )

    return _HEADING.sub(with_links, html)
