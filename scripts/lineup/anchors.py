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
    nameless = 0
    for block in page.blocks:
        if block.ident and block.kind != model.FOOTNOTE:
            found.add(block.ident)
        if block.kind == model.HEADING and not block.ident:
            if not _python_slug(shown_of(block, page)):
                nameless += 1  # Python-Markdown drops every letter beyond ASCII and counts what is left without a name
                found.add(f"_{nameless}")
            for slug in slugs(block, page):
                again = counts.get(slug, 0)
                counts[slug] = again + 1
                found.add(f"{slug}-{again}" if again else slug)
                found.add(f"{slug}_{again}" if again else slug)
        if (
            raw_ids
            and ("id" in block.text or "name" in block.text or "#" in block.text)
            and ("<" in block.text or "{" in block.text)
        ):
            found.update(_HTML_ID.findall(block.text))
            if block.kind != model.CODE:
                found.update(_ATTRIBUTE_ID.findall(block.text))
    return frozenset(found)


def slugs(block: Block, page: Page) -> set[str]:
    """The ids that generators would derive from a heading's text."""
    shown = shown_of(block, page)
    github = re.sub(r"[^\w\- ]", "", shown.lower()).replace(" ", "-")
    return {slug for slug in (_python_slug(shown), github, re.sub(r"-+", "-", github).strip("-")) if slug}


def _python_slug(shown: str) -> str:
    """The id that Python-Markdown makes of a heading; empty where no ASCII letter is in it."""
    plain = unicodedata.normalize("NFKD", shown).encode("ascii", "ignore").decode()
    return re.sub(r"[-\s]+", "-", re.sub(r"[^\w\s-]", "", plain).strip().lower())


def shown_of(block: Block, page: Page) -> str:
    """What a reader sees of a block's text: no addresses and marks, but code."""
    text, inline = block.text, inline_of(block, page)
    if not inline.marks:
        return text.strip()
    code = {ref.offset: ref.target for ref in inline.refs if ref.kind == "code"}
    parts, at = [], 0
    for start, end in inline.marks:
        if start >= at:
            parts.append(text[at:start])
            parts.append(code.get(start, ""))
        at = max(at, end)
    return "".join((*parts, text[at:])).strip()
