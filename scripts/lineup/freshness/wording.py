"""A block -> its wording: what a reader would notice of it, on one line, however it is wrapped and marked up.

Two blocks with the same wording are the same to a reviewer. Line breaks, the choice of marks (`__` or `**`), escapes,
character references, attribute lists, heading ids, list marks and the folders of links do not count; words, figures, marks of
punctuation, emphasis itself and what links lead to do.
"""

from __future__ import annotations

import re
import unicodedata
from html import unescape
from posixpath import splitext

from lineup import model
from lineup.inline import Inline, read_inline
from lineup.markdown import inline_of
from lineup.model import Block, Page, Ref
from lineup.syntax import OPEN
from lineup.tables import cells

_NOTHING = frozenset((model.COMMENT, model.RULE))
_UNSEEN = re.compile("[\u00ad\u200b\u200c\u200d\u2060\ufeff]")
_SILENT_TAGS = frozenset(
    "a br center div dd dl dt figure figcaption font li ol p section span table tbody td th thead tr ul wbr".split()
)
_PAGES = frozenset((".md", ".mdx", ".markdown", ".html", ".htm"))
_OPENING, _CLOSING = 1, 0
_QUOTES = "\"'"
_SEEN = re.compile(r"""(?<!\S)(title|hl_lines)=("[^"]*"|'[^']*'|[^\s"'}]+)""")
_MARKED = re.compile(r"\{ *([\d, -]*\d) *\}")


def is_open(source: str, target: str) -> bool:
    """Is the translation of a wording still to come, in whole or in part?"""
    return OPEN in target and OPEN not in source


def wording(block: Block, page: Page) -> str:
    """What a reader would notice of a block; empty where there is nothing."""
    kind = block.kind
    if kind in _NOTHING:
        return ""
    if kind == model.HTML:
        return canonical(block.text, read_inline(block.text))
    if kind not in model.PROSE:
        return "\n".join(filter(None, (_told(block.info) if kind == model.CODE else "", _lines(block.text))))
    if kind in (model.ROW, model.HEAD_ROW):
        parts = [one.strip() for one in cells(block.text)]
        return _plain(" | ".join(canonical(part, inline_of(block._replace(text=part), page)) for part in parts)).strip()
    said = canonical(block.text, inline_of(block, page))
    if kind == model.ITEM and block.info.startswith("task") and said:
        return f"[{'x' if block.info == 'task-done' else ' '}] {said}"
    return said


def _lines(text: str) -> str:
    """Code and its like: every line counts, the space at its end does not."""
    return "\n".join(line.rstrip() for line in text.split("\n")).strip("\n")


def _told(info: str) -> str:
    """What readers see of the line that opens a piece of code: its title, and the lines that are marked."""
    said = [f'{name}="{value[1:-1] if value[0] in _QUOTES else value}"' for name, value in _SEEN.findall(info)]
    said += [f"{{{lines}}}" for lines in _MARKED.findall(info)]
    return f"``` {' '.join(said)}" if said else ""


def canonical(text: str, inline: Inline) -> str:
    """Prose with its inline parts each written in one way."""
    if not inline.marks and not inline.refs:
        return _plain(text)
    events: list[tuple[int, int, str]] = []
    for spans, mark in ((inline.strong, "**"), (inline.emphasis, "*")):
        for start, end in spans:
            events += ((start, _OPENING, mark), (end, _CLOSING, mark))
    for ref in inline.refs:
        events += _shown(ref, text)
    parts: list[str] = []
    at = 0
    marks = iter(inline.marks)
    mark_start, mark_end = next(marks, (len(text), len(text)))
    for place, _, said in [*sorted(events, key=lambda one: one[:2]), (len(text), 0, "")]:
        while mark_start < place:
            if mark_start > at:
                parts.append(_escaped(text[at:mark_start]))
            at = max(at, mark_end)
            mark_start, mark_end = next(marks, (len(text), len(text)))
        if place > at:
            parts.append(_escaped(text[at:place]))
            at = place
        parts.append(said)
    return _plain("".join(parts), entities=False)


def _escaped(text: str) -> str:
    return unescape(text) if "&" in text else text


def _shown(ref: Ref, text: str) -> list[tuple[int, int, str]]:
    """What stands for an inline part, and where."""
    key = link_key(ref.target)
    if text[ref.offset] in "[!" and ref.kind in ("link", "email", "image"):
        mark = "![" if ref.kind == "image" else "["
        return [(ref.offset, _OPENING, mark), (ref.end, _CLOSING, f"]({key})")]
    if ref.kind == "image":
        said = f"![{ref.text}]({key})"
    elif ref.kind == "code":
        said = f"`{ref.target}`"
    elif ref.kind == "footnote":
        said = f"[^{ref.target}]"
    elif ref.kind == "tag":
        said = " " if ref.target in _SILENT_TAGS else f"<{ref.target}>"
    else:
        said = f"<{key}>"
    return [(ref.offset, _OPENING, said)]


def link_key(target: str) -> str:
    """What a link leads to, without what a move of files changes: folders, file ending, scheme, slash at the end."""
    if "://" in target:
        return target.partition("://")[2].removeprefix("www.").rstrip("/")
    bare, mark, fragment = target.partition("#")
    bare = bare.partition("?")[0]
    if not bare:
        return target
    parts = [part for part in bare.split("/") if part not in ("", ".", "..")]
    if parts:
        stem, ending = splitext(parts[-1])
        if ending.lower() in _PAGES:
            # page.bg.md is the Bulgarian file of the same page.
            parts[-1] = stem.partition(".")[0] or stem
        if parts[-1].lower() in ("index", "readme"):
            parts.pop()
    return (parts[-1] if parts else "/") + (f"#{fragment}" if mark and fragment else "")


def _plain(text: str, *, entities: bool = True) -> str:
    """One line, one space between words, one way to write each letter."""
    if entities and "&" in text:
        text = unescape(text)
    if not text.isascii():
        if _UNSEEN.search(text):
            text = _UNSEEN.sub("", text)
        if not unicodedata.is_normalized("NFC", text):
            text = unicodedata.normalize("NFC", text)
    return " ".join(text.split())


_SAYS = re.compile(r"[^\W_]")


def speaks(text: str) -> bool:
    """Is there a letter or a figure in it?"""
    return bool(_SAYS.search(text))
