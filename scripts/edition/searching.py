"""What of a page the search must not read."""

from __future__ import annotations

import re

# Numbers of citations would be glued to the word before them, and sources are not what a reader looks for.
_CITATION = re.compile(r'<sup id="fnref')
_SOURCES = re.compile(r'<div class="footnote">')


def without_citations(html: str) -> str:
    """The content of a page with its citations marked as no matter of the search."""
    html = _CITATION.sub('<sup data-search-exclude="true" id="fnref', html)
    return _SOURCES.sub('<div data-search-exclude="true" class="footnote">', html)
