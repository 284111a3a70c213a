"""Blocks that changed places: told where they did, and not made out of blocks that are in place beside a gap."""

from __future__ import annotations

import pytest

from lineup import Block, FrontMatter, Page, align_pages

# What holds the sizes of real paragraphs: words that the other language does not have, up to so many characters.
FILLING = {"en": "whom ", "bg": "щъщ "}


def page(language: str, *paragraphs: tuple[str, int]) -> Page:
    """Paragraphs of so many characters, each with a few names by which its twin can be known."""
    blocks = []
    for number, (names, size) in enumerate(paragraphs):
        text = (names + " " + FILLING[language] * size)[: max(size, len(names))]
        blocks.append(Block("paragraph", text, number * 2 + 1, number * 2 + 1))
    return Page("", tuple(blocks), FrontMatter({}, {}), {})


def beads(source: Page, target: Page) -> list[tuple[tuple[int, ...], tuple[int, ...]]]:
    return sorted((bead.source, bead.target) for bead in align_pages(source, target, ("en", "bg")))


def test_neighbours_of_a_gap_on_either_side_are_not_swapped() -> None:
    """The third paragraph was rewritten and is as long as the first: that alone does not put it into the first's place."""
    source = page(
        "en",
        ("Petrova Vitosha Sredec", 373),
        ("Dimitrov Balkan", 160),
        ("Todorova Rodopi 2020 1023 19 13 77", 682),
        ("Marinov Pirin Rila", 2000),
    )
    target = page(
        "bg",
        ("Петрова Мелник Трявна", 286),
        ("Димитров Балкан", 169),
        ("Кирилов Осогово", 358),
        ("Маринов Пирин Рила", 2400),
    )
    assert [pair for pair in beads(source, target) if all(pair)] == [((0,), (0,)), ((1,), (1,)), ((3,), (3,))]


@pytest.mark.parametrize("size", [60, 300])
def test_neighbours_that_changed_places_are_swapped(size: int) -> None:
    source = page("en", ("Petrova Ivanov Vitosha", size), ("Dimitrov Balkan Rila", size))
    target = page("bg", ("Димитров Балкан Рила", size), ("Петрова Иванов Витоша", size))
    assert beads(source, target) == [((0,), (1,)), ((1,), (0,))]


def test_neighbours_that_one_name_tells_apart_are_swapped_too() -> None:
    source = page("en", ("The council of Sofia and Varna", 40), ("The council of Sofia and Plovdiv", 40))
    target = page("bg", ("Съветът на София и Пловдив", 40), ("Съветът на София и Варна", 40))
    assert beads(source, target) == [((0,), (1,)), ((1,), (0,))]


def test_a_run_with_one_lost_at_its_beginning_and_one_more_at_its_end_is_not_taken_for_in_step() -> None:
    """As many on either side, alike but for their numbers: what each shows stands one place further up on the other side."""
    source = page("en", *((f"Budget of Sofia in {year}", 30) for year in range(2015, 2025)))
    target = page("bg", *((f"Бюджет на София през {year}", 33) for year in range(2016, 2026)))
    assert [pair for pair in beads(source, target) if all(pair)] == [((k,), (k - 1,)) for k in range(1, 10)]


def test_a_number_that_differs_does_not_take_a_paragraph_out_of_step() -> None:
    source = page("en", ("Ivanov Vitosha 2015", 90), ("Petrova Pirin 2016", 90), ("Dimitrov Rila 2017", 90))
    target = page("bg", ("Иванов Витоша 2015", 99), ("Петрова Пирин 1916", 99), ("Димитров Рила 2017", 99))
    assert beads(source, target) == [((k,), (k,)) for k in range(3)]


def test_code_of_which_a_line_differs_stays_beside_its_twin() -> None:
    def block(line: int, kind: str, text: str) -> Block:
        return Block(kind, text, line, line)

    source = Page(
        "",
        (
            block(1, "code", "a = 1\nb = 2\nc = 3"),
            block(2, "paragraph", "Sofia"),
            block(3, "code", "x = 7\ny = 8\nz = 9"),
        ),
        FrontMatter({}, {}),
        {},
    )
    target = Page(
        "",
        (
            block(1, "code", "a = 1\nb = 2\nc = 4"),
            block(2, "paragraph", "София"),
            block(3, "code", "x = 7\ny = 8\nz = 0"),
        ),
        FrontMatter({}, {}),
        {},
    )
    assert beads(source, target) == [((k,), (k,)) for k in range(3)]
