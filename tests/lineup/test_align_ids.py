"""Blocks that carry explicit ids: the same id makes a pair wherever the blocks stand, another id makes none."""

from __future__ import annotations

from lineup import Block, FrontMatter, Page, align_pages


def page(*rows: tuple[str, str]) -> Page:
    blocks = [
        Block("row", f"| {text} | this edition |", n, n, level=2, ident=ident)
        for n, (ident, text) in enumerate(rows, 1)
    ]
    return Page("", tuple(blocks), FrontMatter({}, {}), {})


def paired(source: Page, target: Page) -> list[tuple[str, str]]:
    """The ids of what stands in a pair, empty on the side that has nothing."""
    return [
        ("+".join(source.blocks[i].ident for i in bead.source), "+".join(target.blocks[j].ident for j in bead.target))
        for bead in align_pages(source, target, ("en", "bg"))
    ]


def test_lists_that_each_language_sorts_by_itself_are_paired_by_id() -> None:
    source = page(("a", "authentic text"), ("b", "business"), ("c", "city"))
    target = page(("c", "град"), ("a", "меродавен текст"), ("b", "предприятие"))
    assert sorted(paired(source, target)) == [("a", "a"), ("b", "b"), ("c", "c")]


def test_two_rows_with_other_ids_are_two_gaps_however_alike_they_are() -> None:
    assert sorted(paired(page(("a", "Sofia 2020")), page(("b", "Sofia 2020")))) == [("", "b"), ("a", "")]


def test_rows_with_ids_of_their_own_are_never_taken_for_one() -> None:
    source = page(("a", "one sentence that is rather long, and then another one"))
    target = page(("a", "едно доста дълго изречение"), ("b", "и после още едно"))
    assert sorted(paired(source, target)) == [("", "b"), ("a", "a")]


def test_without_ids_rows_are_paired_as_before() -> None:
    source, target = page(("", "May 2019"), ("", "June 2020")), page(("", "май 2019"), ("", "юни 2020"))
    assert [(bead.source, bead.target) for bead in align_pages(source, target, ("en", "bg"))] == [
        ((0,), (0,)),
        ((1,), (1,)),
    ]
