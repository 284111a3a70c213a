"""Script: letters of the wrong alphabet, letters that a language lacks, what nobody sees, broken encodings."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.lineup.pairs import pair, said

from lineup.rules.encoding import garbled
from lineup.rules.script import script

SOURCE = "The council of the city decides about it and about all the rest of the work."
LOOK_ALIKES = dict(zip("аеорсухАВЕКМНОРСТХі", "aeopcyxABEKMHOPCTXi", strict=True))


@pytest.mark.parametrize(("cyrillic", "latin"), [pair_ for pair_ in LOOK_ALIKES.items() if pair_[0] != "і"])
def test_every_look_alike_in_a_cyrillic_word(cyrillic: str, latin: str) -> None:
    right = f"нощ{cyrillic.lower()}н" if cyrillic.islower() else f"{cyrillic}бзац"
    wrong = right.replace(cyrillic, latin)
    assert said(script, SOURCE, f"Съветът решава {wrong} тази година.") == [("look-alike", wrong, right)]


@pytest.mark.parametrize(("cyrillic", "latin"), LOOK_ALIKES.items())
def test_every_look_alike_in_a_latin_word(cyrillic: str, latin: str) -> None:
    right = f"Git{latin}ub"
    assert said(script, SOURCE, f"Съветът решава в Git{cyrillic}ub тази година.") == [
        ("look-alike", f"Git{cyrillic}ub", right)
    ]


def test_code_points_are_told() -> None:
    (hit,) = script(pair(SOURCE, "Kомпетентният съвет решава."))
    assert hit.words is not None
    assert hit.words["codes"] == "K U+004B"


@pytest.mark.parametrize(
    "text",
    [
        "API-базирана услуга, e-услуги, GitHub-а и 5G мрежи.",
        "Версия 2.0б, страница 3а и клас 5Б.",
        "Wi-Fi в метрото, файлът README.md и адресът a@b.bg.",
        "Съветът ѝ даде 100 лв. за IT отдел.",
        "а) първо, б) второ, о, да.",
        "Яйцето, йод, Йорданка и хайде.",
        "Семейство 👨\u200d👩\u200d👧 и 1\u00a0000 души.",
    ],
)
def test_what_is_right(text: str) -> None:
    assert said(script, SOURCE, text) == []


def test_a_word_spelt_so_all_over_the_page_is_told_once() -> None:
    assert len(said(script, f"{SOURCE}\n\n{SOURCE}", "Cъветът решава.\n\nПак Cъветът решава.")) == 1


@pytest.mark.parametrize(
    ("text", "hit"),
    [
        ("Всычки решават.", ("foreign-letter", "Всычки", "")),
        ("Решават э това.", ("foreign-letter", "э", "")),
        ("Ёлка за града.", ("foreign-letter", "Ёлка", "")),
        ("Мои\u0306 град.", ("combining-letter", "и\u0306", "й")),
        ("Даде и\u0300 съвет.", ("combining-letter", "и\u0300", "ѝ")),
        ("Градът и й даде.", ("pronoun-letter", "й", "ѝ")),
        ("Общи\u200bната решава.", ("invisible-character", "U+200B", "")),
        ("Общи\u00adната решава.", ("invisible-character", "U+00AD", "")),
        ("Общината\u202e решава.", ("invisible-character", "U+202E", "")),
        ("Общината \x07 решава.", ("invisible-character", "U+0007", "")),
    ],
)
def test_letters_and_characters(text: str, hit: tuple[str, str, str]) -> None:
    assert said(script, SOURCE, text) == [hit]


def test_what_the_source_has_too_is_no_fault() -> None:
    assert said(script, "Yandex is Яндекс, Эхо and a\u200bb.", "Yandex е Яндекс, Эхо и a\u200bb.") == []


@pytest.mark.parametrize("word", ["предварителен", "модели", "Община", "ще"])
def test_wrong_encodings(word: str) -> None:
    wrong = word.encode().decode("cp1251", "replace")
    assert garbled(f"Списъкът е {wrong} засега")
    assert [rule for rule, _, _ in said(script, SOURCE, f"Списъкът е {wrong} засега.")] == ["wrong-encoding"]


@pytest.mark.parametrize("text", ["РСМ и СР", "СРС № 5", "ÐÑ", "С € и Р °", "САЩ, РС и т.н."])
def test_capitals_are_no_wrong_encoding(text: str) -> None:
    assert garbled(text) is None


@given(st.text("абвгдеяabcdeox ѝй\u0306\u200bРСЋў.\n", max_size=80))
def test_any_text_is_judged(text: str) -> None:
    rules = {"look-alike", "foreign-letter", "combining-letter", "pronoun-letter", "invisible-character"}
    assert {rule for rule, _, _ in said(script, SOURCE, text)} <= rules | {"wrong-encoding"}
