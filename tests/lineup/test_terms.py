"""The term base: forms found in any inflection, words apart, the longest form first."""

from __future__ import annotations

import pytest

from lineup.terms import TermBase, holds, occurrences, read_terms, tokens

RECORDS = [
    {"id": "agency", "en": {"preferred": "digital agency"}, "bg": {"preferred": "дигитална агенция"}},
    {
        "id": "sofia-agency",
        "en": {"preferred": "Sofia Digital Agency"},
        "bg": {"preferred": "Дигитална агенция на София"},
    },
    {
        "id": "plan",
        "en": {"preferred": "action plan"},
        "bg": {"preferred": "план за действие", "admitted": ["план за изпълнение"]},
    },
    {"id": "strategy", "en": {"preferred": "strategy"}, "bg": {"preferred": "стратегия", "abbreviation": "СДТС"}},
]


@pytest.fixture(name="base")
def _base() -> TermBase:
    return read_terms(RECORDS, "en", "bg")


def found(base: TermBase, text: str) -> list[str]:
    words = tokens(text, "en")
    return [
        f"{base.terms[number].ident}: {text[start:end]}"
        for start, end, _, number in occurrences(words, base.by_source, text)
    ]


def stands(base: TermBase, ident: str, text: str) -> bool:
    term = next(one for one in base.terms if one.ident == ident)
    return any(holds(tokens(text, "bg"), form, text) for form in term.target)


def test_a_plural_is_the_term(base: TermBase) -> None:
    assert found(base, "Two digital agencies wrote action plans.") == ["agency: digital agencies", "plan: action plans"]


def test_the_longest_form_is_meant(base: TermBase) -> None:
    assert found(base, "The Sofia Digital Agency") == ["sofia-agency: Sofia Digital Agency"]


def test_words_of_the_source_stand_together(base: TermBase) -> None:
    assert found(base, "digital work of an agency") == []


@pytest.mark.parametrize(
    "text",
    [
        "Дигиталната агенция започна.",
        "на дигиталните агенции",
        "дигиталната общинска агенция",
        "агенциите са дигитални",
    ],
)
def test_any_inflected_form_stands_for_the_term(base: TermBase, text: str) -> None:
    assert stands(base, "agency", text)


@pytest.mark.parametrize("text", ["дигиталният център", "агенцията за инвестиции", ""])
def test_half_a_term_is_not_the_term(base: TermBase, text: str) -> None:
    assert not stands(base, "agency", text)


def test_an_admitted_form_and_an_abbreviation_will_do(base: TermBase) -> None:
    assert stands(base, "plan", "плана за изпълнение")
    assert stands(base, "strategy", "според СДТС")


@pytest.mark.parametrize(
    ("records", "says"),
    [
        ({}, "must be a list of terms"),
        ([{"en": {}}], "term 1 has no forms in en and bg"),
        (["x"], "term 1 has no forms in en and bg"),
    ],
)
def test_a_term_base_of_another_shape_is_refused(records: object, says: str) -> None:
    with pytest.raises(ValueError, match=f"^{says}$"):
        read_terms(records, "en", "bg")
