"""The places on a page that a link's fragment can name."""

from __future__ import annotations

import re
import unicodedata

from lineup import model
from lineup.markdown import inline_of
from lineup.model import Block, Page

_HTML_ID = re.compile(r"""<[A-Za-z][^<>]{0,500}?\s(?:id|name)\s{0,5}=\s{0,5}["']?([^\s"'>]{1,200})""")
_ATTRIBUTE_ID = re.compile(r"\{:?[^{}\n]{0,200}?#([\w:.-]{1,200})[^{}\n]{0,200}\}")


def anchors(page: Page, raw_ids: bool = True) -> frozenset[str]:
    """Explicit ids, ids in HTML and attribute lists, and the ids that generators derive from headings.

    Generators differ (Python-Markdown drops letters beyond ASCII, GitHub keeps them); a fragment that any of them
    would make is accepted.
    """
    found: set[str] = {"", "top"}
    counts: dict[str, int] = {}
    for block in page.blocks:
        if block.ident and block.kind != model.FOOTNOTE:
            found.add(block.ident)
        if block.kind == model.HEADING and not block.ident:
            for slug in slugs(block, page):
                again = counts.get(slug, 0)
                counts[slug] = again + 1
                found.add(f"{slug}-{again}" if again else slug)
                found.add(f"{slug}_{again}" if again else slug)
        if raw_ids and ("id" in block.text or "name" in block.text or "#" in block.text) and ("<" in block.text or "{" in block.text):
            found.update(_HTML_ID.findall(block.text))
            if block.kind != model.CODE:
                found.update(_ATTRIBUTE_ID.findall(block.text))
    return frozenset(found)


def slugs(block: Block, page: Page) -> set[str]:
    """The ids that generators would derive from a heading's text."""
    text = block.text
    inline = inline_of(block, page)
    parts, at = [], 0
    for start, end in inline.marks:
        if start >= at:
            parts.append(text[at:start])
            code = next((ref.target for ref in inline.refs if ref.kind == "code" and ref.offset == start), "")
            parts.append(code)
        at = max(at, end)
    plain = "".join((*parts, text[at:])).strip()
    ascii_ = unicodedata.normalize("NFKD", plain).encode("ascii", "ignore").decode()
    python = re.sub(r"[-\s]+", "-", re.sub(r"[^\w\s-]", "", ascii_).strip().lower())
    github = re.sub(r"[^\w\- ]", "", plain.lower()).replace(" ", "-")
    return {slug for slug in (python, github, re.sub(r"-+", "-", github).strip("-")) if slug}
