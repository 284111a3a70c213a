"""Stems by language, hyphens included."""

from __future__ import annotations

import pytest

from lineup.languages.stemming import stem


@pytest.mark.parametrize(
    ("one", "other", "language"),
    [
        ("по-добър", "добрите", "bg"),
        ("най-добрата", "добър", "bg"),
        ("сос-ът", "сос", "bg"),
        ("заместник-кмет", "заместник-кметове", "bg"),
        ("agencies", "agency", "en"),
        ("city’s", "city", "en"),
        ("boxes", "box", "en"),
    ],
)
def test_forms_of_one_word_share_a_stem(one: str, other: str, language: str) -> None:
    assert stem(one, language) == stem(other, language)


@pytest.mark.parametrize(("word", "language"), [("status", "en"), ("analysis", "en"), ("Straße", "de"), ("bus", "en")])
def test_what_is_no_plural_stays(word: str, language: str) -> None:
    assert stem(word, language) == word
