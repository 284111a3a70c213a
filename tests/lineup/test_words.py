"""The words of many texts, read in one go, are the words of each."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineup.flat import figures, flat, read, words_of
from lineup.words import Memo, in_another_alphabet, latin, words

TEXTS = {
    "English": ("The council’s 3 portals (2019) don't close.", "the council s portals don t close"),
    "Bulgarian": ("„Общината“ – 3\u00a0портала, №\u00a05…", "общината портала"),
    "letters and digits together": ("B2B, 2FA, x_y", "b b fa x y"),
    "a stress mark divides": ("вся\u0301ка", "вся ка"),
    "what is neither letter nor decimal stays": ("m² ½", "m² ½"),
    "Greek": ("ΟΔΟΣ'Α", "οδοσ α"),
    "nothing": ("12 — 5 %", ""),
}


@pytest.mark.parametrize("name", TEXTS)
def test_words(name: str) -> None:
    text, expected = TEXTS[name]
    assert words([text]) == [expected.split()]


@given(
    st.lists(
        st.text(st.sampled_from("aZяЩΣ σςİß²٣5_-'„ \u00a0\u0301\n\0ǅﬁ𝐀"), max_size=9) | st.text(max_size=9), max_size=5
    )
)
def test_texts_read_in_one_go_are_read_as_each_alone(texts: list[str]) -> None:
    assert words(texts) == [re.findall(r"[^\W\d_]+", text.lower()) for text in texts]
    assert latin(texts) == [len(re.findall("[A-Za-z]", text)) for text in texts]


@given(
    st.lists(
        st.text(st.sampled_from("aZяЩ ßéÑѝЍ5.,_-'„”№→\u00a0\u0301\u2603\u20dd\n"), max_size=9), min_size=1, max_size=5
    )
)
def test_texts_with_a_byte_for_each_character_are_read_as_they_are(texts: list[str]) -> None:
    raw = flat(texts)
    assert raw is not None
    assert words(texts, raw) == [re.findall(r"[^\W\d_]+", text.lower()) for text in texts]
    assert latin(texts, raw) == [len(re.findall("[A-Za-z]", text)) for text in texts]
    with_digits = [re.search(r"\d", text) is not None for text in texts]
    assert [b"0" in text for text in figures(raw)] == with_digits
    between = [re.search(r"\d[.,]\d", text) is not None for text in texts]
    assert [b"0.0" in text for text in figures(raw)] == between


@given(st.text(st.sampled_from("aZяЩ ßéÑѝЍ5.,_-'„”№→\u00a0\u0301\u2603\n"), max_size=9) | st.text(max_size=9))
def test_one_text_is_read_as_many_are(text: str) -> None:
    found = words_of(text)
    assert (found is None) == (flat([text]) is None)
    assert found is None or [*map(read, found)] == words([text])[0]


@given(st.lists(st.text(max_size=4), min_size=1, max_size=3))
def test_of_any_texts_that_have_such_a_form_it_tells_the_words(texts: list[str]) -> None:
    raw = flat(texts)
    assert raw is None or words(texts, raw) == words(texts)


@pytest.mark.parametrize("text", ["ё", "ї", "ő", "٣", "²", "中", "\0"])
def test_a_letter_or_digit_without_a_byte_of_its_own_takes_the_form_from_all(text: str) -> None:
    assert flat(["да", text]) is None


def test_a_word_is_asked_about_once() -> None:
    asked = []

    def answer(word: str) -> int:
        asked.append(word)
        return len(word)

    memo = Memo(answer)
    assert [memo[word] for word in ("a", "bb", "a")] == [1, 2, 1]
    assert asked == ["a", "bb"]


@pytest.mark.parametrize(
    ("source", "target", "another"),
    [
        (["A page."], ["Страница."], True),
        (["Une page où l’on écrit déjà à la française, à côté."], ["Страница."], False),
        (["A page."], ["Eine Seite über Häuser."], False),
        (["Страница."], ["A page."], False),
        (["Страница."], ["Сторінка."], False),
        ([], [], False),
        (["A page."] * 99, ["Latin"] * 60 + ["Страница."] * 99, False),
    ],
)
def test_in_another_alphabet(source: list[str], target: list[str], another: bool) -> None:
    assert in_another_alphabet(source, target) is another
