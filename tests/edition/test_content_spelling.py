"""Both languages are spelt as their dictionaries say; what these lack stands in data/words, and is needed there."""

from __future__ import annotations

from collections import defaultdict

import pytest
from tests.edition.content import PAGES, texts
from tests.edition.small import ROOT
from tests.edition.spelling import entry, in_dictionary, misspelt, own, words

from edition.dates import LANGUAGES

in_each_language = pytest.mark.parametrize("language", LANGUAGES)


def used(language: str) -> dict[str, set[str]]:
    """The words of a language with the pages on which they stand, those of the other language's pages included."""
    found: dict[str, set[str]] = defaultdict(set)
    for written in LANGUAGES if language == "bg" else (language,):
        for name in PAGES[written]:
            for text in texts(written, name):
                for word in words(language, text.words):
                    found[word].add(f"docs/{written}/{name}")
    return found


@in_each_language
def test_every_word_is_spelt_right(language: str) -> None:
    found = used(language)
    assert len(found) > 2000
    unknown = misspelt(language, " ".join(found))
    assert {word: sorted(found[word]) for word in unknown} == {}


@in_each_language
def test_every_word_of_our_list_is_needed(language: str) -> None:
    needed = {entry(language, word) for word in used(language) if not in_dictionary(language, word)}
    assert sorted(own(language) - needed) == []


@in_each_language
def test_our_list_is_in_order(language: str) -> None:
    groups = (ROOT / "data" / "words" / f"{language}.txt").read_text("utf-8").split("\n# ")
    for group in groups[1:]:
        listed = group.split("\n")[1:]
        assert [word for word in listed if word] == sorted({word for word in listed if word}, key=str.casefold)


@pytest.mark.parametrize(
    ("language", "text", "wrong"),
    [
        ("en", "The strateggy of Sofia’s council", ["strateggy"]),
        ("en", "Goychev’s 86th e-service", []),
        ("en", "The color of the center", ["center", "color"]),
        ("bg", "Стратегиятта на Столичната община", ["Стратегиятта"]),
        ("bg", "Публично-частен стартъп, 86-о място, Deloitte", []),
        ("bg", "с таргета на стейкхолдърите", ["стейкхолдърите", "таргета"]),
    ],
)
def test_a_misspelt_word_is_found(language: str, text: str, wrong: list[str]) -> None:
    assert misspelt(language, text) == wrong


def test_english_is_british() -> None:
    """The dictionary admits -ize as well; the house does not, outside titles and official names."""
    ize = {word for word in used("en") if "iz" in word and word.replace("iz", "is") != word}
    assert sorted(word for word in ize if in_dictionary("en", word.replace("iz", "is"))) == []
