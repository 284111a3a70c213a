"""Lists of words that are looked for quickly: they find what `re` finds, and what they cannot begin with is refused."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineup.languages.base import Language
from lineup.languages.bulgarian import BULGARIAN
from lineup.languages.english import ENGLISH
from lineup.languages.norms import norms, phrases
from lineup.spotting import spotting

PATTERNS = (
    r"\bnot\b|\bno\b|\bnever (?:more|again)\b",
    r"\b(?:un(?!til)\w+|off|(?<!a )few|fail\w*)\b|(?<=\w)less\b",
    r"\b(?:is|are) (?:able|allowed)\b|, (?:isn|aren)[’']t\b",
    r"\bне(?: (?:само|просто))?\b|\bбез значение\b|\b(?:нито|никой)\b",
    r"(?<!a )\b(?:few|off|never)\b|\bfail\w*\b|(?<!no )\bless\b",
    r"(?<![\w-])(?:not|no)\b|(?<![\w-])(?<!a )may",
    r"\bm(?-i:(?<=m)ay)\b|\bm[iu][sg](?:ht|t)\b",
    r"\b(?:not|more|again|until|off|few|careless|is|the|без)\b|\bare a|(?<=\w)less\b",
)
WORDS = st.sampled_from(
    "not no never more again until unless untie off few a few fail failed careless less is are able allowed isn’t aren't may May "
    "might must не само просто без значение нито никой небе Не НЕ NOT".split()
)
TEXTS = st.lists(st.tuples(WORDS, st.sampled_from([" ", ", ", "-", "", ". ", "\n"]))).map(
    lambda parts: "".join(word + mark for word, mark in parts)
)


@pytest.mark.parametrize("pattern", PATTERNS)
@given(text=TEXTS)
def test_it_finds_what_the_plain_expression_finds(pattern: str, text: str) -> None:
    plain = re.compile(pattern, re.IGNORECASE)
    assert [one.span() for one in spotting(pattern).finditer(text)] == [one.span() for one in plain.finditer(text)]


def test_of_two_with_the_same_beginning_the_first_holds() -> None:
    assert spotting(r"\bno\b|\bno more\b").findall("no more") == ["no"]
    assert spotting(r"\bno more\b|\bno\b").findall("no more") == ["no more"]


@pytest.mark.parametrize(
    ("pattern", "said"),
    [
        (r"\b[Nn]o\b", r"begins with no character that means itself: \b[Nn]o\b"),
        (r"\bno\b|\b\w+less\b", r"begins with no character that means itself: \b\w+less\b"),
        (r"\bs?o\b", r"begins with no character that means itself: \bs?o\b"),
        (r"\b(?:not )?ever\b", r"begins with what may be missing: \b(?:not )?ever\b"),
        ("a|", "begins with no character that means itself: "),
    ],
)
def test_what_begins_with_no_letter_is_refused(pattern: str, said: str) -> None:
    with pytest.raises(ValueError, match=f"^{re.escape(said)}$"):
        spotting(pattern)


@pytest.mark.parametrize(
    ("text", "strength"),
    [
        ("You MAY leave", ""),
        ("Come in May", ""),
        ("You may leave", "may"),
        ("Трябва да", "must"),
        ("Не може", "must-not"),
    ],
)
def test_strength_in_capitals_and_in_small_letters(text: str, strength: str) -> None:
    known = BULGARIAN if text[0] in "ТН" else ENGLISH
    assert next((name for name, pattern in norms(known) if pattern.search(text)), "") == strength


@pytest.mark.parametrize("known", [ENGLISH, BULGARIAN], ids=lambda known: known.code)
@given(
    words=st.lists(
        st.sampled_from("you must not may only be able to need not са трябва не може да само за да можете".split())
    )
)
def test_of_all_phrases_the_first_strength_that_begins_at_a_place_holds(known: Language, words: list[str]) -> None:
    text, end, expected = " ".join(words), 0, []
    for start in range(len(text)):
        held = ((name, found) for name, pattern in norms(known) if (found := pattern.match(text, start)))
        if start >= end and (first := next(held, None)):
            expected.append((first[0], first[1].span()))
            end = first[1].end()
    assert [(name, found.span()) for name, found in phrases(text, known)] == expected
