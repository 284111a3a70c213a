"""The index of a language: pages, texts in short letters, names of terms in both languages."""

from __future__ import annotations

import json
from pathlib import Path

from edition.records import Form, Term
from edition.search import LETTERS, Found, index, terms, write
from edition.search_sections import Section

TERM = Term(
    id="plan",
    part_of_speech="noun",
    context=None,
    definition=None,
    forms={
        "en": Form(preferred="action plan", abbreviation="AP", admitted=("plan",), forbidden=("scheme",)),
        "bg": Form(preferred="план за действие", abbreviation=None, admitted=(), forbidden=()),
    },
    sources=(),
)


def page(path: str, text: str = "Text.") -> Found:
    return Found(path, f"x/{path}", (Section("", 1, "Title", text),))


def test_pages_stand_in_the_order_of_their_paths_and_lists_weigh_less() -> None:
    made = index("en", [page("sources.md"), page("index.md")], [], {})
    assert [(address, weight < 1) for address, weight, _ in made["pages"]] == [
        ("x/index.md", False),
        ("x/sources.md", True),
    ]


def test_the_order_in_which_pages_are_met_makes_no_difference() -> None:
    pages = [page("b.md"), page("a.md"), page("c.md")]
    assert index("en", pages, [TERM], {}) == index("en", reversed(pages), [TERM], {})


def test_names_of_a_term_in_the_own_language_come_first_and_forbidden_ones_nowhere() -> None:
    assert terms([TERM], "en") == [[["action plan", "AP", "plan"], ["план за действие"]]]
    assert terms([TERM], "bg") == [[["план за действие"], ["action plan", "AP", "plan"]]]


def test_letters_are_exchanged_and_the_index_says_how_to_get_them_back() -> None:
    text = "Щъркел, ѝ, 20\xa0% Sofia"
    made = index("bg", [page("a.md", text)], [], {})
    letters, instead = made["letters"]
    packed = made["pages"][0][2][0][3]
    assert packed != text
    assert packed.translate(str.maketrans(letters + instead, instead + letters)) == text


def test_no_letter_stands_for_two() -> None:
    for letters, instead in LETTERS.values():
        assert len(letters) == len(instead)
        assert len(set(letters + instead)) == len(letters + instead)
        assert not set(instead) & set('"\\')


def test_an_index_is_written_where_the_script_asks_for_it(tmp_path: Path) -> None:
    made = index("bg", [page("a.md")], [TERM], {"shortest": 2})
    file = write(tmp_path, made)
    assert file == tmp_path / "search" / "bg.json"
    assert json.loads(file.read_text("utf-8")) == made
