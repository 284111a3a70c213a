"""Wording: what is not translated, sentences of one side alone, denial and strength in their places, form of address."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.lineup.pairs import pair, said

from lineup.rules.address import address
from lineup.rules.wording import wording

ENGLISH = (
    "The council opened a new portal for the services of the city.",
    "In 2021 the portal counted 340 services and 22,099 users.",
    "Firms can test their products there before they sell them to others.",
)
BULGARIAN = (
    "Общинският съвет откри нов портал за услугите на града.",
    "През 2021 г. порталът имаше 340 услуги и 22 099 потребители.",
    "Фирмите могат да изпробват там продуктите си, преди да ги продадат на други.",
)
AROUND = "\n\nThe end of the page comes soon.", "\n\nСкоро идва краят на страницата, която четете тук."


def judged(source: str, target: str, languages: tuple[str, str] = ("en", "bg")) -> list[tuple[str, str, str]]:
    """What is said of two paragraphs, on pages that are long enough to be known as English and Bulgarian."""
    return said(wording, source + AROUND[0], target + AROUND[1], languages)


@pytest.mark.parametrize("sentence", range(3))
def test_an_untranslated_sentence(sentence: int) -> None:
    target = [ENGLISH[index] if index == sentence else text for index, text in enumerate(BULGARIAN)]
    assert [rule for rule, _, _ in judged(" ".join(ENGLISH), " ".join(target))] == ["clause-untranslated"]


def test_an_untranslated_sentence_may_be_wrapped() -> None:
    target = f"{BULGARIAN[0]} Firms can test their products\nthere before they sell\nthem to others."
    assert [rule for rule, _, _ in judged(" ".join(ENGLISH[::2]), target)] == ["clause-untranslated"]


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("It was written by the Center for the Study of Evolution.", "Написа го Center for the Study of Evolution."),
        ("It is called “The plan of the city for all”.", "Нарича се „The plan of the city for all“."),
        ("See the plan (Plan of the City for All).", "Вж. плана (Plan of the City for All)."),
        ("Run `the command of the program here` now.", "Изпълнете сега `the command of the program here`."),
        (
            "Microsoft Visual Studio Code and GitHub Copilot Chat.",
            "Microsoft Visual Studio Code и GitHub Copilot Chat.",
        ),
    ],
)
def test_what_may_stay_in_the_source_language(source: str, target: str) -> None:
    assert judged(source, target) == []


def test_an_untranslated_block() -> None:
    (hit,) = wording(pair(ENGLISH[0] + AROUND[0], ENGLISH[0] + AROUND[1]))
    assert (hit.rule, hit.target and hit.target.line) == ("block-untranslated", 1)


def test_a_block_that_a_language_of_the_same_letters_left_as_it_is() -> None:
    text = "The council opened a new portal for the services of the city."
    assert [rule for rule, _, _ in said(wording, text, text, ("en", "de"))] == ["block-untranslated"]
    assert said(wording, text, "Der Rat hat ein neues Portal eröffnet.", ("en", "de")) == []


@pytest.mark.parametrize("gone", range(3))
def test_a_missing_sentence(gone: int) -> None:
    target = " ".join(text for index, text in enumerate(BULGARIAN) if index != gone)
    assert judged(" ".join(ENGLISH), target) == [("sentence-missing", "", ENGLISH[gone])]


@pytest.mark.parametrize("more", range(3))
def test_a_sentence_too_many(more: int) -> None:
    source = " ".join(text for index, text in enumerate(ENGLISH) if index != more)
    assert judged(source, " ".join(BULGARIAN)) == [("sentence-added", BULGARIAN[more], "")]


def test_neighbours_that_are_gone_are_one_finding() -> None:
    source = " ".join((*ENGLISH, "Everybody in the city may read about it in the library as well."))
    target = f"{BULGARIAN[0]} Всеки в града може да прочете за това и в библиотеката."
    assert [(rule, expected[:10]) for rule, _, expected in judged(source, target)] == [
        ("sentence-missing", ENGLISH[1][:10])
    ]


@pytest.mark.parametrize(
    "target",
    [
        f"{BULGARIAN[0].removesuffix('.')}, а {BULGARIAN[1]} {BULGARIAN[2]}",
        f"{BULGARIAN[0]} През 2021 г. порталът имаше 340 услуги. Потребителите бяха 22 099. {BULGARIAN[2]}",
        " ".join(BULGARIAN),
    ],
)
def test_sentences_may_be_joined_and_split(target: str) -> None:
    assert judged(" ".join(ENGLISH), target) == []


def test_what_stands_behind_the_stop_goes_with_the_sentence() -> None:
    source = f"{ENGLISH[0]} {ENGLISH[1]}[^one] {ENGLISH[2]}\n\n[^one]: A note."
    (hit,) = wording(pair(source + AROUND[0], f"{BULGARIAN[0]} {BULGARIAN[2]}\n\n[^one]: Бележка." + AROUND[1]))
    assert hit.words is not None
    assert hit.words["spans"] == f"1:{source.index(ENGLISH[1]) + 1}-1:{source.index(ENGLISH[2]) + 1}"


@pytest.mark.parametrize(
    ("source", "target", "hit"),
    [
        ("The service does not work at night.", "Услугата работи нощем.", ("negation-lost", "", "not")),
        ("The service works at night.", "Услугата не работи нощем.", ("negation-added", "не", "")),
        ("The firm must publish it.", "Фирмата може да го публикува.", ("strength-changed", "може", "must")),
        ("The firm may publish it.", "Фирмата трябва да го публикува.", ("strength-changed", "трябва", "may")),
        ("The firm should publish it.", "Фирмата може да го публикува.", ("strength-changed", "може", "should")),
    ],
)
def test_denial_and_strength(source: str, target: str, hit: tuple[str, str, str]) -> None:
    assert judged(source, target) == [hit]
    # In a longer paragraph it is found in its own sentence.
    assert judged(f"{ENGLISH[0]} {source} {ENGLISH[2]}", f"{BULGARIAN[0]} {target} {BULGARIAN[2]}") == [hit]


def test_of_several_phrases_the_one_that_differs_is_told() -> None:
    source = "The firm must publish it, the city must read it and all can use it."
    target = "Фирмата трябва да го публикува, градът следва да го прочете и всички могат да го ползват."
    assert judged(source, target) == [("strength-changed", "следва да", "must")]


@pytest.mark.parametrize(
    ("target", "hits"),
    [
        ("Вие решавате.\n\nТи решаваш и твоите приятели.", [("address-mixed", "Вие", "ти")]),
        ("Вашият избор е Ваш.\n\nТвоят избор.", [("address-mixed", "Твоят", "Вие")]),
        ("Вие решавате, както Ви харесва.", []),
        ("Приложението „Твоята София“ е за Вас.", []),
        ("Никои от тях, вие и ние.", []),
    ],
)
def test_form_of_address(target: str, hits: list[tuple[str, str, str]]) -> None:
    assert said(address, "You decide.", target) == hits


def test_form_of_address_is_asked_of_bulgarian_alone() -> None:
    assert said(address, "You decide.", "Вие и ти.", ("en", "ru")) == []


@given(st.text("аб не абв the of and АБThe.,!?„“ \n", max_size=120), st.text("the not of ab.! \n", max_size=120))
def test_any_text_is_judged(target: str, source: str) -> None:
    assert all(hit.rule for hit in wording(pair(source, target)))
