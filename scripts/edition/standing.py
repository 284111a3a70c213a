"""Where the translation stands, block by block: what lineup's ledger knows of the Markdown, found again in the built page."""

from __future__ import annotations

import re
from collections import defaultdict, deque
from collections.abc import Iterable, Mapping, Sequence
from html import unescape

from edition.dates import LANGUAGES
from edition.markup import Element, Node, Text
from edition.rendered import Leaf
from lineup import Block, Page, PageState, inline_of, read_page

SETTLED = "confirmed"
NEVER = "new"

_LETTERS = re.compile(r"[\W_]+")


def _letters(text: str) -> str:
    """A text reduced to what neither markup nor line breaks change."""
    return _LETTERS.sub("", text).lower()


def _written(block: Block, page: Page) -> str:
    """The letters of a block of Markdown: no addresses and no citations, but code."""
    text, inline = block.text, inline_of(block, page)
    code = {ref.offset: ref.target for ref in inline.refs if ref.kind == "code"}
    parts: list[str] = []
    at = 0
    for start, end in inline.marks:
        if start >= at:
            parts += (text[at:start], code.get(start, ""))
        at = max(at, end)
    return _letters(unescape("".join((*parts, text[at:]))))


def _shown(nodes: Iterable[Node]) -> str:
    """The text of nodes without the numbers of citations."""
    return "".join(
        node.plain if isinstance(node, Text) else "" if _cites(node) else _shown(node.children) for node in nodes
    )


def _cites(element: Element) -> bool:
    return element.id.startswith("fnref") or not {"footnote-ref", "footnote-backref", "headerlink"}.isdisjoint(
        element.classes
    )


def places(page: Page, leaves: Sequence[Leaf]) -> dict[int, int]:
    """Which block of a built page shows which block of Markdown: indexes of the one by indexes of the other.

    They are known by their letters; of those that say the same, the first one is the first one. A block that the page shows
    in another form stands where the block before it stands.
    """
    waiting: dict[str, deque[int]] = defaultdict(deque)
    for index, leaf in enumerate(leaves):
        waiting[_letters(_shown(leaf.nodes))].append(index)
    found: dict[int, int] = {}
    last = 0
    for index, block in enumerate(page.blocks):
        there = waiting.get(_written(block, page))
        if there:
            last = there.popleft()
        found[index] = last
    return found


def marks(state: PageState, language: str, markdown: str, leaves: Sequence[Leaf]) -> dict[int, str]:
    """The blocks of a built page whose translation is not settled: their states by their places.

    On a page that was never confirmed no block is marked: that is said once, of the page.

    Args:
        state: of the page and its twin.
        language: of the page.
        markdown: the text of the page's file.
        leaves: the blocks of the built page.
    """
    if not partly(state) or not leaves:
        return {}
    made: dict[int, str] = {}
    where = places(read_page(markdown), leaves)
    for pair in state.pairs:
        if pair.state != SETTLED and pair.bead:
            for index in pair.bead.source if language == LANGUAGES[0] else pair.bead.target:
                made.setdefault(where[index], pair.state)
    return made


def never(state: PageState) -> bool:
    """Whether nothing of a page was ever confirmed."""
    return all(pair.state == NEVER for pair in state.pairs)


def unsettled(state: PageState) -> int:
    """How many pairs of a page are not as they were confirmed."""
    return sum(pair.state != SETTLED for pair in state.pairs)


def partly(state: PageState) -> bool:
    """Whether some of a page was confirmed and not all of it is settled: only then are blocks marked."""
    return not never(state) and unsettled(state) > 0


def summary(state: PageState, words: Mapping[str, str]) -> str:
    """Where the translation of a page stands, in a sentence of the words' language."""
    if never(state):
        return words["state-never"]
    left = unsettled(state)
    return words["state-left"].format(left, len(state.pairs)) if left else words["state-in-step"]
