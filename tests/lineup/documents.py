"""Hypothesis strategies for Markdown documents: blocks of the common subset, nested in each other."""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

Lines = list[str]

WORDS = (
    "alpha",
    "bravo",
    "delta",
    "echo",
    "golf",
    "hotel",
    "Кирил",
    "Методий",
    "София",
    "град",
    "2019",
    "kilo",
    "lima",
)
INLINE = (
    "*soft*",
    "**loud**",
    "`code`",
    "`a|b`",
    "[link](page.md)",
    '[link](page.md#part "Title")',
    "![pic](pic.png)",
    "<https://example.org>",
)


@st.composite
def sentence(draw: DrawFn, least: int = 1) -> str:
    """A few words, one of which may be marked up; it begins with a letter."""
    words = draw(st.lists(st.sampled_from(WORDS[:10]), min_size=least, max_size=5))
    if draw(st.integers(0, 3)) == 0:
        words.insert(draw(st.integers(1, len(words))), draw(st.sampled_from(INLINE)))
    return " ".join(words) + draw(st.sampled_from(("", "", ".", "?", ":")))


@st.composite
def paragraph(draw: DrawFn) -> Lines:
    return draw(st.lists(sentence(), min_size=1, max_size=3))


@st.composite
def heading(draw: DrawFn) -> Lines:
    body, level = draw(sentence()), draw(st.integers(1, 6))
    ident = draw(st.sampled_from(("", " {: #one }", " {#two}", " {: .kind #three }")))
    if level < 3 and not ident and draw(st.booleans()):
        return [body, ("=" if level == 1 else "-") * draw(st.integers(3, 9))]
    return ["#" * level + " " + body + ident + draw(st.sampled_from(("", " " + "#" * level) if not ident else ("",)))]


@st.composite
def fence(draw: DrawFn) -> Lines:
    mark = draw(st.sampled_from(("```", "~~~", "````", "`````")))
    info = draw(st.sampled_from(("", "python", " text")))
    inside = draw(
        st.lists(st.sampled_from(("x = 1", "", "# no heading", "- no item", "    deep", "| a |")), max_size=4)
    )
    return [mark + info, *inside, mark]


@st.composite
def rule(draw: DrawFn) -> Lines:
    return [draw(st.sampled_from(("---", "***", "* * *", "___", "-----")))]


@st.composite
def table(draw: DrawFn) -> Lines:
    width = draw(st.integers(2, 4))
    outer = draw(st.booleans())

    def row(cells: list[str]) -> str:
        body = " | ".join(cells)
        return f"| {body} |" if outer else body

    cell = st.sampled_from(("alpha", "`a|b`", r"a \| b", "**loud**", "[link](page.md)", "3,5"))
    rules = st.sampled_from(("---", ":--", "--:", ":-:"))
    rows = draw(st.lists(st.lists(cell, min_size=width, max_size=width), min_size=1, max_size=3))
    head = draw(st.lists(st.sampled_from(("alpha", "bravo", "`code`")), min_size=width, max_size=width))
    return [row(head), row(draw(st.lists(rules, min_size=width, max_size=width))), *map(row, rows)]


def indented(lines: Lines, by: int) -> Lines:
    """Lines moved to the right; empty ones stay empty."""
    return [" " * by + line if line else line for line in lines]


def spaced(blocks: list[Lines]) -> Lines:
    """Blocks with an empty line between them."""
    return [line for number, block in enumerate(blocks) for line in ([""] if number else []) + block]


def listing(inner: SearchStrategy[list[Lines]], indent: Callable[[str], int]) -> SearchStrategy[Lines]:
    """Lists whose items hold a text and perhaps further blocks; `indent` says how far these are moved."""

    @st.composite
    def build(draw: DrawFn) -> Lines:
        ordered = draw(st.booleans())
        mark = draw(st.sampled_from("-*+"))
        loose = draw(st.booleans())
        items: list[Lines] = []
        deep = False
        for number in range(draw(st.integers(1, 3))):
            marker = f"{number + 1}." if ordered else mark
            by = indent(marker)
            lead = marker + " " * max(1, by - len(marker)) if by < 5 and draw(st.booleans()) else marker + " "
            text = draw(paragraph()) if draw(st.booleans()) else [draw(sentence())]
            item = [lead + text[0], *(indented(text[1:], by) if draw(st.booleans()) else text[1:])]
            if draw(st.integers(0, 2)) == 0:
                item += ["", *indented(spaced(draw(inner)), by)]
                deep = True  # Python-Markdown takes an item right behind an indented block for its text
            items.append(item)
        return spaced(items) if loose or deep else [line for item in items for line in item]

    return build()


def quoting(inner: SearchStrategy[list[Lines]]) -> SearchStrategy[Lines]:
    return inner.map(lambda blocks: ["> " + line if line else ">" for line in spaced(blocks)])


def material(inner: SearchStrategy[list[Lines]]) -> SearchStrategy[Lines]:
    """Admonitions, details, tabs: a line of their own, then content indented by four columns."""
    heads = st.sampled_from(
        ("!!! note", '!!! tip "Own title"', "??? info", '???+ warning "Own title"', '=== "Label"', '!!! note ""')
    )
    return st.tuples(heads, inner).map(lambda both: [both[0], "", *indented(spaced(both[1]), 4)])


@st.composite
def terms(draw: DrawFn) -> Lines:
    """A definition list."""
    out: Lines = []
    for number in range(draw(st.integers(1, 2))):
        out += ([""] if number else []) + [draw(sentence()).rstrip(":")]
        out += [":   " + draw(sentence()) for _ in range(draw(st.integers(1, 2)))]
    return out


def leaves() -> SearchStrategy[Lines]:
    return st.one_of(paragraph(), paragraph(), heading(), fence(), table(), rule())


def _two(block: SearchStrategy[Lines]) -> SearchStrategy[list[Lines]]:
    return st.lists(block, min_size=1, max_size=3)


def python_markdown() -> SearchStrategy[str]:
    """Documents as a Material site holds them, list content indented by four columns."""
    block = st.recursive(
        leaves(),
        lambda inner: st.one_of(
            listing(_two(inner), lambda _: 4), quoting(_two(inner)), material(_two(inner)), terms()
        ),
        max_leaves=6,
    )
    return st.lists(block, min_size=1, max_size=6).map(lambda blocks: "\n".join(spaced(blocks)) + "\n")


def commonmark() -> SearchStrategy[str]:
    """Documents of CommonMark with tables, list content indented as far as the item's text."""
    block = st.recursive(
        leaves(),
        lambda inner: st.one_of(listing(_two(inner), lambda marker: len(marker) + 1), quoting(_two(inner))),
        max_leaves=6,
    )
    return st.lists(block, min_size=1, max_size=6).map(lambda blocks: "\n".join(spaced(blocks)) + "\n")
