"""The project's own pages as readers get them: records expanded, marks taken out; for the tests of the content."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from tests.edition.small import ROOT

from edition import pages
from edition.dataset import Dataset, load
from edition.dates import LANGUAGES
from lineup import Block, Page, inline_of, read_page

PAGES = {
    language: tuple(
        sorted(file.relative_to(ROOT / "docs" / language).as_posix() for file in ROOT.glob(f"docs/{language}/**/*.md"))
    )
    for language in LANGUAGES
}
_PROSE = {"heading", "paragraph", "item", "head-row", "row", "admonition", "tab"}
_FOREIGN = re.compile(r"<span lang=\S+?>.*?</span>")
_ATTRIBUTES = re.compile(r"\{: [^{}]*\}")
# What the glossary says not to write is misspelt on purpose.
_FORBIDDEN = re.compile(r"; (?:not|не): [^{|]*")


class Text(NamedTuple):
    """A block as a reader sees it: its page, line and kind, its words, the sources that it cites."""

    page: str
    line: int
    kind: str
    words: str
    cited: tuple[str, ...]


@lru_cache(maxsize=1)
def dataset() -> Dataset:
    """The project's data, read once for all tests."""
    return load(ROOT / "data")


@lru_cache(maxsize=128)
def prepared(language: str, name: str) -> str:
    """A page with its records in place, without the footnotes: titles of sources are not our words."""
    path = f"docs/{language}/{name}"
    text = (ROOT / path).read_text("utf-8")
    whole = pages.prepare(text, read_page(text, path), dataset(), language)
    return re.sub(r"^\[\^[\w-]+\]: .*\n?", "", whole, flags=re.MULTILINE)


def _seen(block: Block, page: Page) -> Text:
    """The block without addresses, code, tags, marks and passages in another language."""
    inline = inline_of(block, page)
    shown = list(block.text)
    hidden = [(ref.offset, ref.end) for ref in inline.refs if ref.kind in {"code", "url", "email", "footnote"}]
    for start, end in (*inline.marks, *hidden):
        shown[start:end] = " " * (end - start)
    cited = tuple(ref.target for ref in inline.refs if ref.kind == "footnote")
    return Text(page.path, block.line, block.kind, "".join(shown), cited)


def texts(language: str, name: str) -> Iterator[Text]:
    """What a page says, block by block; of the list of sources only what stands above the first title."""
    markdown = prepared(language, name)
    if name == "sources.md":
        markdown = markdown.partition("\n## ")[0]
    clean = _ATTRIBUTES.sub("", _FORBIDDEN.sub(" ", _FOREIGN.sub(" ", markdown)))
    page = read_page(clean, name)
    yield Text(name, 2, "description", str(page.front.values.get("description", "")), ())
    for block in page.blocks:
        if block.kind in _PROSE:
            yield _seen(block, page)
