"""Outlines for comparing readings: what our reader made of a page, and what Python-Markdown renders of it."""

from __future__ import annotations

import re
from typing import Any

import markdown
from bs4 import BeautifulSoup
from bs4.element import NavigableString, Tag

from lineup import model
from lineup.blocks import cells
from lineup.inline import read_inline
from lineup.markdown import PYTHON_MARKDOWN, Dialect, read_page
from lineup.model import Block, Page

Outline = list[str]

EXTENSIONS: list[Any] = [
    "abbr",
    "admonition",
    "attr_list",
    "def_list",
    "footnotes",
    "md_in_html",
    "tables",
    "pymdownx.details",
    "pymdownx.superfences",
    "pymdownx.tabbed",
]
CONFIGS: dict[str, dict[str, Any]] = {
    "tables": {"use_align_attribute": True},
    "pymdownx.tabbed": {"alternate_style": True},
}

# What these kinds hold is no text that a renderer shows in its place.
_UNSEEN = frozenset((model.HTML, model.COMMENT, model.ABBREVIATION, model.SNIPPET))
_LETTERS = 24
_STASHED = re.compile("\u0002wzxhzdk:(\\d+)\u0003")
_MARKED_UP = frozenset(
    ("p", "div", "details", "ul", "ol", "blockquote", "pre", "table", "dl", "h1", "h2", "h3", "h4", "h5", "h6", "hr")
)


def letters(text: str) -> str:
    """The first letters and digits of a text: renderers differ in all the rest."""
    return "".join(char for char in text if char.isalnum())[:_LETTERS]


def with_notes(text: str) -> str:
    """The text with a definition for each footnote that it refers to and does not define, as the build puts them in."""
    cited = dict.fromkeys(re.findall(r"\[\^([^\]\s]+)\](?!:)", text))
    return text + "\n" + "".join(f"\n[^{name}]: {name}\n" for name in cited if f"[^{name}]:" not in text)


# --- what our reader made of it ---------------------------------------------------------------------------------------


def ours(text: str, dialect: Dialect = PYTHON_MARKDOWN) -> Outline:
    """One line per block that a renderer shows: its kind and its first letters; footnotes last, as they are shown."""
    page = read_page(text, "", dialect)
    shown = [block for block in page.blocks if block.kind not in _UNSEEN]
    body = [block for block in shown if model.FOOTNOTE not in block.context]
    notes = [block for block in shown if model.FOOTNOTE in block.context]
    outline: Outline = []
    cells_shown = 0
    for block in (*body, *notes):
        if block.kind == model.HEAD_ROW:
            cells_shown = block.level
        if block.kind != model.ADMONITION or block.text:
            outline.append(_line(block, page, cells_shown))
    return [line for line in outline if line != model.PARAGRAPH]  # an image or a tag alone


def _line(block: Block, page: Page, cells_shown: int) -> str:
    """One block as a line of an outline; a renderer shows as many cells of a row as its table's head has."""
    kind = f"{block.kind} {block.level}" if block.kind == model.HEADING else block.kind
    if block.kind in (model.ROW, model.HEAD_ROW):
        words = [letters(plain(cell, page)) or "-" for cell in cells(block.text)][:cells_shown]
        return " ".join([kind, *words, *["-"] * (cells_shown - len(words))])
    return f"{kind} {letters(block.text if block.kind == model.CODE else plain(block.text, page))}".rstrip()


def plain(text: str, page: Page) -> str:
    """What a reader sees of a text: without addresses and marks, but with code."""
    inline = read_inline(text, page.definitions)
    code = {ref.offset: ref.target for ref in inline.refs if ref.kind == "code"}
    # An image is no text; a renderer has its alternative text in an attribute.
    images = {ref.offset: ref.end for ref in inline.refs if ref.kind == "image"}
    code |= {ref.offset: ref.text for ref in inline.refs if ref.kind in ("url", "email")}
    parts, at = [], 0
    for start, end in inline.marks:
        parts.append(text[at:start])
        parts.append(code.get(start, ""))
        at = max(at, end, images.get(start, 0))
    return "".join((*parts, text[at:]))


# --- what Python-Markdown renders ---------------------------------------------------------------------------------------


def rendered(text: str, more: tuple[str, ...] = ()) -> Outline:
    """The same outline, of the page that Python-Markdown makes with this site's extensions."""
    page = read_page(text)
    converter = markdown.Markdown(extensions=[*EXTENSIONS, *more], extension_configs=CONFIGS)
    # Raw HTML stays behind its placeholders, so that it is not taken for blocks of the page.
    converter.postprocessors.deregister("raw_html")
    body = "\n".join(
        text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")[page.front.body_line - 1 :]
    )
    soup = BeautifulSoup(converter.convert(body), "html.parser")
    out: Outline = []
    _walk(soup, converter.htmlStash.rawHtmlBlocks, out)
    return out


def _walk(parent: Tag, stash: list[Any], out: Outline) -> None:
    """Adds the blocks below an element."""
    for child in parent.children:
        if isinstance(child, Tag):
            _element(child, stash, out)
        elif isinstance(child, NavigableString) and child.strip():
            _text(str(child), stash, out, "paragraph")


def _element(tag: Tag, stash: list[Any], out: Outline) -> None:
    """Adds one element's blocks."""
    name, classes = tag.name, tag.get_attribute_list("class")
    if re.fullmatch("h[1-6]", name):
        out.append(f"heading {name[1]} {_shown(tag)}".rstrip())
    elif (name == "p" and "admonition-title" in classes) or name == "summary":
        # A title that the extension made of the type is no text of the page.
        made = [
            letters(str(one).capitalize()) for one in (tag.parent.get_attribute_list("class") if tag.parent else [])
        ]
        if _shown(tag) not in made:
            out.append(f"admonition {_shown(tag)}")
    elif name == "p":
        _text(_inner(tag), stash, out, "paragraph")
    elif name in ("li", "dd"):
        _item(tag, stash, out, "definition" if name == "dd" else "footnote" if _is_note(tag) else "item")
    elif name == "dt":
        out.append(f"term {_shown(tag)}")
    elif name == "tr":
        head = tag.find("th") is not None
        out.append(
            " ".join(["head-row" if head else "row", *(_shown(cell) or "-" for cell in tag.find_all(["td", "th"]))])
        )
    elif name == "hr":
        if "footnote" not in (tag.parent.get_attribute_list("class") if tag.parent else []):
            out.append("rule")
    elif name == "pre":
        out.append(f"code {letters(tag.get_text())}".rstrip())
    elif "tabbed-labels" in classes:
        return
    elif "tabbed-content" in classes and tag.parent:
        labels = [_shown(label) for label in tag.parent.select(":scope > .tabbed-labels > label")]
        for label, block in zip(labels, tag.find_all("div", class_="tabbed-block", recursive=False), strict=True):
            out.append(f"tab {label}".rstrip())
            _walk(block, stash, out)
    elif name != "input":
        _walk(tag, stash, out)


def _is_note(tag: Tag) -> bool:
    """Is this item a footnote's text?"""
    return str(tag.get("id", "")).startswith("fn:")


def _item(tag: Tag, stash: list[Any], out: Outline, kind: str) -> None:
    """An item: its own first text, whether in a paragraph or not, then its blocks."""
    for back in tag.find_all("a", class_="footnote-backref"):
        back.extract()
    first = next(
        (child for child in tag.children if not (isinstance(child, NavigableString) and not child.strip())), None
    )
    if isinstance(first, Tag) and first.name == "p":
        here = len(out)
        _text(_inner(first), stash, out, kind)
        if len(out) == here or not out[here].startswith(kind):
            out.insert(here, kind)
        first.extract()
        _walk(tag, stash, out)
        return
    words: list[str] = []
    for child in list(tag.children):
        if isinstance(child, Tag) and child.name in _MARKED_UP:
            break
        words.append(str(child))
        child.extract()
    here = len(out)
    _text("".join(words), stash, out, kind)
    if len(out) == here or not out[here].startswith(kind):
        out.insert(here, kind)
    _walk(tag, stash, out)


def _inner(tag: Tag) -> str:
    return "".join(str(child) for child in tag.children)


def _text(markup: str, stash: list[Any], out: Outline, kind: str) -> None:
    """A run of text: a stashed code block or raw HTML on its own, else a block of text."""
    alone = _STASHED.fullmatch(markup.strip())
    if alone:
        raw = stash[int(alone[1])]
        raw = raw if isinstance(raw, str) else ""
        if raw.startswith(('<div class="highlight', "<pre")):
            code = BeautifulSoup(raw, "html.parser").find("pre")
            out.append(f"code {letters(code.get_text() if code else '')}".rstrip())
        return
    shown = letters(_unstashed(BeautifulSoup(markup, "html.parser")))
    if shown or kind != "paragraph":
        out.append(f"{kind} {shown}".rstrip())


def _shown(tag: Tag) -> str:
    return letters(_unstashed(tag))


def _unstashed(tag: Tag) -> str:
    """An element's text, without footnote marks and without inline tags that were kept as raw HTML."""
    copy = BeautifulSoup(str(tag), "html.parser")
    for mark in copy.find_all("sup"):
        if str(mark.get("id", "")).startswith("fnref"):
            mark.decompose()
    return _STASHED.sub("", copy.get_text())
