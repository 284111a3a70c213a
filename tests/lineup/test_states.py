"""What became of confirmed pairs: each case is a page as it was confirmed, the page of today, and what a careful person says of it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.lineup.pairs import pair

from lineup.freshness.states import PageState, page_state
from lineup.ledger import Record, identity_of

SOURCE = """# The plan {: #plan }

The plan was adopted in 2019. It has four areas.

Everybody must be able to use a portal without help.

- Open data for all citizens
- Fast networks in every district

| Area | Sum |
| --- | --- |
| Health | 20 |
"""
TARGET = """# Планът {: #plan }

Планът е приет през 2019 г. Той има четири области.

Всеки трябва да може да използва портал без чужда помощ.

- Отворени данни за всички граждани
- Бързи мрежи във всеки район

| Област | Сума |
| --- | --- |
| Здравеопазване | 20 |
"""


def state(source: str, target: str, records: tuple[Record, ...] = (), elsewhere: tuple[Record, ...] = ()) -> PageState:
    found = pair(source, target)
    memory = {(one.source, one.target): one for one in elsewhere}
    return page_state(found.source, found.target, found.beads, ("en", "bg"), records, memory)


def confirmed(source: str = SOURCE, target: str = TARGET) -> tuple[Record, ...]:
    """The records of two pages of which everything was confirmed."""
    records: dict[str, Record] = {}
    for one in state(source, target).pairs:
        records.setdefault(identity_of(*one.now), Record(identity_of(*one.now), *one.now))
    return tuple(records.values())


def said(source: str, target: str, records: tuple[Record, ...] | None = None) -> list[str]:
    """What is not confirmed, in few words: state, weight, reasons, and the lines on either side."""
    found = state(source, target, confirmed() if records is None else records)
    return [
        " ".join(
            (
                one.state,
                one.weight or "-",
                ",".join(one.reasons) or "-",
                str(one.source.line) if one.source else "-",
                str(one.target.line) if one.target else "-",
            )
        )
        for one in found.pairs
        if one.state != "confirmed"
    ]


def changed(text: str, *changes: tuple[str, str]) -> str:
    for old, new in changes:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return text


def test_nothing_was_ever_confirmed() -> None:
    assert {one.state for one in state(SOURCE, TARGET).pairs} == {"new"}
    assert len(state(SOURCE, TARGET).pairs) == 7


def test_everything_was_confirmed() -> None:
    assert state(SOURCE, TARGET, confirmed()).counts["confirmed"] == 7


NOTHING: list[str] = []


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ([("adopted in 2019", "adopted in 2020")], ["source-changed high figures 3 3"]),
        ([("must be able", "should be able")], ["source-changed high strength,wording 5 5"]),
        ([("without help", "with help")], ["source-changed high negation,wording 5 5"]),
        ([("# The plan", "# The Plan")], ["source-changed low spelling 1 1"]),
        ([("Everybody", "Evreybody")], ["source-changed low spelling 5 5"]),
        ([("in 2019. It", "in 2019, it")], ["source-changed low spelling 3 3"]),
        ([("Fast networks", "Very fast and free networks")], ["source-changed medium wording 8 8"]),
        ([("| Health |", "| Schools |")], ["source-changed medium wording 12 12"]),
        ([("in 2019. It has", "in\n2019. It   has")], NOTHING),
        ([("# The plan {: #plan }", "# The plan #")], NOTHING),
        ([("- Open", "* Open"), ("- Fast", "* Fast")], NOTHING),
        ([("| --- | --- |", "|:--|--:|"), ("| Health | 20 |", "|Health  |20|")], NOTHING),
        ([("a portal", "a\u00a0portal")], NOTHING),
        ([("a portal", "a **portal**")], ["source-changed low markup 5 5"]),
        ([("- Open data for all citizens\n", "")], ["extra - - - 7"]),
        ([("help.\n", "help.\n\nA paragraph of its own about something else.\n")], ["missing - - 7 -"]),
    ],
)
def test_the_source_has_changed(changes: list[tuple[str, str]], expected: list[str]) -> None:
    assert said(changed(SOURCE, *changes), TARGET) == expected


def test_the_target_has_changed() -> None:
    target = changed(TARGET, ("през 2019 г.", "през 2018 г."))
    assert said(SOURCE, target) == ["target-changed high figures 3 3"]


def test_both_have_changed() -> None:
    source, target = changed(SOURCE, ("four areas", "five areas")), changed(TARGET, ("четири", "пет"))
    assert said(source, target) == ["both-changed high figures,wording 3 3"]


def test_a_block_has_moved_on_both_sides() -> None:
    first, second = (
        "Everybody must be able to use a portal without help.\n\n",
        "Всеки трябва да може да използва портал без чужда помощ.\n\n",
    )
    source, target = changed(SOURCE, (first, "")) + "\n" + first, changed(TARGET, (second, "")) + "\n" + second
    assert said(source, target) == []


def test_a_block_has_moved_in_the_source_only() -> None:
    first = "Everybody must be able to use a portal without help.\n\n"
    assert said(changed(SOURCE, (first, "")) + "\n" + first, TARGET) == []


def test_a_block_was_split_on_one_side_and_then_on_both() -> None:
    source = changed(SOURCE, ("in 2019. It", "in 2019.\n\nIt"))
    target = changed(TARGET, ("2019 г. Той", "2019 г.\n\nТой"))
    assert said(source, TARGET) == []
    assert said(source, target) == []


def test_a_half_of_a_split_block_has_changed() -> None:
    source = changed(SOURCE, ("in 2019. It has four", "in 2019.\n\nIt has nine"))
    target = changed(TARGET, ("2019 г. Той", "2019 г.\n\nТой"))
    assert said(source, target) == ["source-changed high figures,wording 5 5"]
    found = [one for one in state(source, target, confirmed()).pairs if one.state != "confirmed"]
    assert found[0].before == ("It has four areas.", "Той има четири области.")


def test_two_blocks_were_merged() -> None:
    source = changed(SOURCE, ("areas.\n\nEvery", "areas. Every"))
    target = changed(TARGET, ("области.\n\nВсеки", "области. Всеки"))
    assert said(source, target) == []


def test_two_blocks_were_merged_in_the_source_and_a_word_changed() -> None:
    source = changed(SOURCE, ("four areas.\n\nEvery", "five areas. Every"))
    assert said(source, TARGET) == ["source-changed high figures,wording 3 3"]
    found = [one for one in state(source, TARGET, confirmed()).pairs if one.state != "confirmed"]
    assert found[0].before == (
        "The plan was adopted in 2019. It has four areas. Everybody must be able to use a portal without help.",
        "Планът е приет през 2019 г. Той има четири области. Всеки трябва да може да използва портал без чужда помощ.",
    )


FEATURES = """Features:

- **Full** integration with the register of companies
- Deployment by the city's own people
- **Short** way to every form of the city
- Forms that a phone can fill in
- Starting models for firms (change them as you need)
- **Safe** storage of every password
- Sorting and searching of all sets of data
- Login page
- Page to change one's own data
"""
IN_BULGARIAN = """Възможности:

- **Пълна** интеграция с Търговския регистър
- Внедряване от служителите на общината
- **Кратък** път до всеки формуляр на общината
- Формуляри, които се попълват от телефон
- Начални модели за фирми (променете ги според нуждите си)
- **Сигурно** съхранение на всяка парола
- Сортиране и търсене във всички набори от данни
- Страница за вход
- Страница за промяна на собствените данни
"""


def test_of_a_list_written_anew_what_stayed_is_known_again() -> None:
    """What was confirmed decides which blocks are a pair, whatever else has come and gone around them."""
    source = """Features:

- Python on the server
    - Checks of every value
    - One language for all questions to the base
- React in front
- One container for everything
- A copy of every page before it changes
- Safe storage of every password
- Letters by which a password is set anew
- Tests
"""
    found = state(source, IN_BULGARIAN, confirmed(FEATURES, IN_BULGARIAN))
    changes = {(one.source.line, one.target.line): one.weight for one in found.pairs if one.source and one.target}
    assert changes[9, 8] == "low"
    # Nobody has touched the translation.
    assert {one.state for one in found.pairs} <= {"confirmed", "source-changed", "missing", "extra"}


def test_a_paragraph_between_new_ones_keeps_its_translation() -> None:
    """New text around a block does not give it its neighbour's translation."""
    source = """Those who helped the most in the last month, with all their answers.

Every year the council gives thanks to those who helped others the most with their questions in the forum.

Those who answered the most questions since the portal was opened to all.
"""
    target = """Тези, които помогнаха най-много през последния месец, с всичките им отговори.

Всяка година съветът благодари на тези, които помогнаха най-много на другите с техните въпроси във форума.

Тези, които отговориха на най-много въпроси, откакто порталът е отворен за всички.
"""
    first, second, third = source.rstrip("\n").split("\n\n")
    new = (
        "\n\n".join(
            (
                second,
                "Those who helped since last spring.",
                third,
                "Those who helped in the last week.",
                first + " Thanks!",
            )
        )
        + "\n"
    )
    found = state(new, target, confirmed(source, target))
    assert [(one.state, one.source and one.source.line, one.target and one.target.line) for one in found.pairs] == [
        ("confirmed", 1, 3),
        ("missing", 3, None),
        ("confirmed", 5, 5),
        ("missing", 7, None),
        ("source-changed", 9, 1),
    ]


def test_the_title_of_code_and_its_marked_lines_count() -> None:
    text = '```py title="plan.py" hl_lines="1"\nx = 1\n```\n'
    records = confirmed(text, text)
    assert said(text.replace("plan", "city"), text, records) == ["source-changed medium wording 1 1"]
    assert said(text.replace('"1"', '"1 2"'), text, records) == ["source-changed high figures 1 1"]
    assert said(text.replace("```py", "```python").replace(' hl_lines="1"', " hl_lines='1'"), text, records) == []
    marked = "```js {1,3-4}\nx = 1\n```\n"
    assert said(marked.replace("{1,", "{2,"), marked, confirmed(marked, marked)) == ["source-changed high figures 1 1"]


def test_a_folder_and_its_index_are_one_page() -> None:
    source, target = "See [the start](/#facts) here.\n", "Вижте [началото](/#facts) тук.\n"
    assert said(source.replace("/#", "../index.md#"), target, confirmed(source, target)) == []
    assert said(source.replace("/#", "news.md#"), target, confirmed(source, target)) == [
        "source-changed high links 1 1"
    ]


def test_the_same_pair_stands_twice_and_one_has_changed() -> None:
    source, target = (
        "Yes, always.\n\nText of the page.\n\nYes, always.\n",
        "Да, винаги.\n\nТекст на страницата.\n\nДа, винаги.\n",
    )
    records = confirmed(source, target)
    assert len(records) == 2
    assert said(source, target, records) == []
    assert said(source[:-9] + "mostly.\n", target, records) == ["source-changed medium wording 5 5"]


def test_a_page_that_has_no_record_of_its_own_knows_what_was_confirmed_elsewhere() -> None:
    assert state(SOURCE, TARGET, (), confirmed()).counts["confirmed"] == 7


def test_text_of_the_front_matter_counts() -> None:
    source, target = (
        "---\ndescription: The plan of 2019\n---\n\nText.\n",
        "---\ndescription: Планът от 2019 г.\n---\n\nТекст.\n",
    )
    records = confirmed(source, target)
    assert len(records) == 2
    assert said(source.replace("2019", "2020"), target, records) == ["source-changed high figures 2 2"]


def test_of_two_wordings_that_a_merge_has_left_the_one_that_fits_counts() -> None:
    first, *rest = confirmed()
    old = first._replace(source="The old plan", target="Старият план")
    for records in ((old, first, *rest), (first, old, *rest)):
        assert said(SOURCE, TARGET, records) == []
    assert said(changed(SOURCE, ("# The plan", "# The big plan")), TARGET, (old, first, *rest)) == [
        "source-changed medium wording 1 1"
    ]


def test_a_page_written_anew_is_told_block_by_block_and_soon() -> None:
    source = "\n\n".join(f"Part {n} of the plan says that the city opens data number {n}." for n in range(600))
    target = "\n\n".join(f"Част {n} на плана казва, че градът отваря данни номер {n}." for n in range(600))
    records = confirmed(source, target)
    now = state(source.replace("opens", "gives"), target.replace("отваря", "дава"), records)
    assert now.counts["both-changed"] == 600


def test_what_says_nothing_does_not_count() -> None:
    text = (
        '---\nlayout: page\n---\n\n***\n\n<!-- a comment -->\n\n<div class="grid">\n\n</div>\n\n| - | ! |\n| - | - |\n'
    )
    assert state(text, text).pairs == ()


def test_code_and_figures_that_both_languages_have_count() -> None:
    text = "```py\nx = 1\n```\n\n| 1 | 2 |\n| - | - |\n| 3 | 4 |\n"
    records = confirmed(text, text)
    assert len(records) == 3
    assert said(text.replace("x = 1", "x = 2").replace("4", "5"), text, records) == [
        "source-changed high figures 1 1",
        "source-changed high figures 7 7",
    ]
    assert said(text.replace("x = 1", "x  =  1").replace("```py", "```python"), text, records) == [
        "source-changed low markup 1 1"
    ]


WORDS = st.lists(st.sampled_from("plan city data open fast wide area year help form".split()), min_size=3, max_size=9)


@given(st.lists(WORDS, min_size=1, max_size=6, unique_by=tuple))
def test_order_is_no_change(blocks: list[list[str]]) -> None:
    """Whatever stands on a page, confirmed once it stays confirmed, in any order."""
    texts = [
        (" ".join(words).capitalize() + ".", " ".join(word[::-1] for word in words).capitalize() + ".")
        for words in blocks
    ]
    records = tuple(Record(identity_of(*one), *one) for one in texts)
    order = sorted(texts, key=lambda one: one[0][::-1])
    source, target = ("\n\n".join(one[side] for one in order) + "\n" for side in (0, 1))
    found = state(source, target, records)
    assert found.counts["confirmed"] == len(found.pairs) == len(texts)
