"""Sections in another order: each block finds the one that says the same, wherever its section stands."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from lineup import Block, FrontMatter, Page, align_pages

COUNT = 6


def page(sections: list[list[Block]]) -> Page:
    """Sections one behind the other, a line for each block."""
    blocks = [block for section in sections for block in section]
    placed = [block._replace(line=number, end_line=number) for number, block in enumerate(blocks, 1)]
    return Page("", tuple(placed), FrontMatter({}, {}), {})


def section(number: int, size: int, words: str) -> list[Block]:
    """A heading and paragraphs, each with figures that no other has."""
    return [
        Block("heading", words, 1, 1, level=2),
        *(Block("paragraph", f"{words} {number}0{k}1 {words}", 1, 1) for k in range(size)),
    ]


@given(st.permutations(range(COUNT)), st.lists(st.integers(2, 5), min_size=COUNT, max_size=COUNT))
def test_every_block_is_paired_with_its_own_and_what_moved_is_marked(places: list[int], sizes: list[int]) -> None:
    english = [section(n + 1, size, "Lines of trams") for n, size in enumerate(sizes)]
    bulgarian = [section(n + 1, size, "Линии на трамваи") for n, size in enumerate(sizes)]
    title = [Block("heading", "Title", 1, 1, level=1)]
    source, target = page([title, *english]), page([title, *(bulgarian[n] for n in places)])
    beads = align_pages(source, target, ("en", "bg"))
    for bead in beads:
        assert len(bead.source) == len(bead.target) == 1
        ours, theirs = source.blocks[bead.source[0]], target.blocks[bead.target[0]]
        if ours.kind == "paragraph":
            assert ours.text.split()[3] == theirs.text.split()[3]
    assert sorted(bead.source[0] for bead in beads) == list(range(len(source.blocks)))
    in_order = [bead.target[0] for bead in beads if not bead.moved]
    assert in_order == sorted(in_order)
    assert any(bead.moved for bead in beads) == (places != list(range(COUNT)))


def test_sections_that_say_the_same_words_in_the_same_order_stay() -> None:
    english = [section(n, 2, "Lines of trams") for n in (1, 2, 3)]
    bulgarian = [section(n, 2, "Линии на трамваи") for n in (1, 2, 3)]
    assert [
        (bead.source, bead.target, bead.moved) for bead in align_pages(page(english), page(bulgarian), ("en", "bg"))
    ] == [((n,), (n,), False) for n in range(9)]
