"""Sentences: where they end, and which of them say the same."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineup import sentences
from lineup.languages.lexicon import lexicon
from lineup.lengths import length_cost

WORDS = lexicon("en", "bg")


def split(text: str) -> list[str]:
    return [text[one.start : one.end].strip() for one in sentences.split(text)]


# A bar where a sentence ends, a broken one where it may end or not.
@pytest.mark.parametrize(
    "text",
    [
        "The council decided. | It opened a portal! | Who reads it? | Everybody…",
        "Съветът реши. | Откри портал! | Кой го чете? | Всички…",
        "It is so, e.g. Sofia and i.e. Plovdiv, etc. ¦ Varna. | The end.",
        "Така е, т.е. София и т.нар. Пловдив, напр. Варна. | Край.",
        "Mr. Smith, Dr. Jones and J. R. Brown signed No. 5. | They left.",
        "Проф. Иванов, инж. Петров и Й. Фандъкова подписаха. | После тръгнаха.",
        "See fig. 3 and ул. „Московска“ 33. | Then go on.",
        "It cost 3.5 million in 2019. | Then it cost 4 million.",
        "Струваше 3,5 млн. ¦ Евро няма там, а на ул. Гурко има.",
        "Видяха го кметът, общ. съветници, акад. Попов, доц. Б. Илиев и др. ¦ После тръгнаха.",
        "По чл. Първи, ал. Втора и т. Трета, изр. Последно, на бул. „Витоша“ и пл. Славейков. | Край.",
        "Живеят на ж.к. Люлин, кв. Банишора, гр. София, обл. Софийска. | Там са.",
        "Така беше през XIX в. ¦ Тогава нямаше трамвай.",
        "За детайли вж. Приложението, срв. Таблицата. | Там е.",
        "It costs 40 lv. | See Art. Two, para. One and Ch. Four. | Then ask Gen. Jones et al. ¦ They know.",
        "Acme Inc. ¦ Paris won in the U.S. ¦ Senate at 5 p.m. ¦ Nobody saw it.",
        "През 2019 г. София откри портал. | После го закри.",
        "Планът беше приет от общинския съвет през 2019 г. ¦ Столичната община го изпълнява.",
        "Планът беше приет през лятото на 2019 г. ¦ Той важи още, а през 2021 г. София го измени.",
        "Беше съобщено за второто издание, а през май 2022 г. ¦ София отчете резултатите си.",
        "He said “It is done.” | Then he left. | (So it was.) | “Is it?”",
        "1. First things. | Then others.",
        "What follows:\n | one line\nthat goes on;\n | another.",
        "no capital letter. then it goes on. | Now it ends",
        "One",
    ],
)
def test_split(text: str) -> None:
    plain = text.replace(" | ", " ").replace(" ¦ ", " ")
    wanted = [text.replace(" ¦ ", " | ").split(" | "), text.replace(" ¦ ", " ").split(" | ")]
    ways = [[plain[one.start : one.end].strip() for one in way] for way in sentences.readings(plain)]
    assert ways == [[part.strip() for part in way] for way in wanted][: 2 if "¦" in text else 1]
    assert split(plain) == ways[0]


def test_a_line_is_a_part_in_a_list_and_none_in_a_wrapped_paragraph() -> None:
    assert split("It covers:\nroads and rails;\nschools.") == ["It covers:", "roads and rails;", "schools."]
    wrapped = "The report of last year\nlooks at five themes in all:\nopen data and the internet;\nindustry, robots and things\nthat move."
    assert split(wrapped) == [wrapped]


def test_a_footnote_behind_the_stop_ends_the_sentence() -> None:
    assert split("Прие го през 2019 г.         Столичната община го изпълнява.") == [
        "Прие го през 2019 г.",
        "Столичната община го изпълнява.",
    ]


@given(st.text('аб АБ.!?…\n„“"()г1:;', max_size=60))
def test_sentences_are_the_text_in_its_order(text: str) -> None:
    found = sentences.split(text)
    assert all(one.end <= two.start or not text[one.end : two.start].strip() for one, two in pairwise(found))
    assert all(one.start < one.end for one in found)
    assert "".join("".join(split(text)).split()) == "".join(text.split())
    sizes = [one.size for one in sentences.keyed(text, found, WORDS)]
    assert sizes == [len(" ".join(text[one.start : one.end].split())) for one in found]


def beads(source: str, target: str, ratio: float = 1.1) -> sentences.Beads:
    sides = [sentences.keyed(text, sentences.split(text), WORDS) for text in (source, target)]
    return sentences.pair(sides[0], sides[1], ratio)


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


def test_each_sentence_has_its_twin() -> None:
    assert beads(" ".join(ENGLISH), " ".join(BULGARIAN)) == [((0,), (0,)), ((1,), (1,)), ((2,), (2,))]


@pytest.mark.parametrize("gone", range(3))
def test_a_sentence_that_is_gone_has_no_twin(gone: int) -> None:
    left = [text for index, text in enumerate(BULGARIAN) if index != gone]
    assert ((gone,), ()) in beads(" ".join(ENGLISH), " ".join(left))
    left = [text for index, text in enumerate(ENGLISH) if index != gone]
    assert ((), (gone,)) in beads(" ".join(left), " ".join(BULGARIAN))


def test_joined_sentences_are_one_bead() -> None:
    joined = f"{BULGARIAN[0].removesuffix('.')}, а {BULGARIAN[1]} {BULGARIAN[2]}"
    assert beads(" ".join(ENGLISH), joined) == [((0, 1), (0,)), ((2,), (1,))]
    assert beads(joined, " ".join(ENGLISH), 0.9) == [((0,), (0, 1)), ((1,), (2,))]


MANY = (
    "The council opened a portal for the city.",
    "Firms in the capital sell their products abroad.",
    "The mayor planted forty trees in the park beside the river last spring.",
)


def loosened(source: str, target: str, ratio: float) -> tuple[sentences.Beads, sentences.Beads]:
    sides = tuple(sentences.keyed(text, sentences.split(text), WORDS) for text in (source, target))
    found = sentences.pair(sides[0], sides[1], ratio)
    return found, sentences.loosened(found, (sides[0], sides[1]))


def test_of_two_joined_sentences_beside_one_that_is_gone_the_stranger_is_gone_too() -> None:
    long = "Общинският съвет откри за жителите на града нов портал, за който плати общината."
    before, after = loosened(" ".join(MANY), long, 1.05)
    assert before == [((0, 1), (0,)), ((2,), ())]
    assert after == [((0,), (0,)), ((1,), ()), ((2,), ())]
    before, after = loosened(long, " ".join(MANY), 1 / 1.05)
    assert before == [((0,), (0, 1)), ((), (2,))]
    assert after == [((0,), (0,)), ((), (1,)), ((), (2,))]
    before, after = loosened(" ".join(MANY[::-1]), long, 1.05)
    assert before == [((0,), ()), ((1, 2), (0,))]
    assert after == [((0,), ()), ((1,), ()), ((2,), (0,))]


def test_of_two_sentences_that_are_the_same_one_is_too_many() -> None:
    before, after = loosened(ENGLISH[1], f"{BULGARIAN[1]} {BULGARIAN[1]}", 1.6)
    assert before == [((0,), (0, 1))]
    assert after == [((0,), (0,)), ((), (1,))]


def test_joined_sentences_stay_joined_where_both_are_said_or_none_is_gone() -> None:
    both = "Съветът откри портал за града, а фирмите в столицата продават продуктите си в чужбина."
    before, after = loosened(" ".join(MANY), both, 1.05)
    assert before == after == [((0, 1), (0,)), ((2,), ())]
    before, after = loosened(" ".join(MANY[:2]), both, 1.05)
    assert before == after == [((0, 1), (0,))]


@given(st.lists(st.sampled_from(ENGLISH), max_size=6), st.lists(st.sampled_from(BULGARIAN), max_size=6))
def test_every_sentence_stands_in_one_bead_in_order(source: list[str], target: list[str]) -> None:
    found = beads(" ".join(source), " ".join(target))
    assert [index for left, _ in found for index in left] == list(range(len(source)))
    assert [index for _, right in found for index in right] == list(range(len(target)))


def test_what_others_have_of_a_sentence() -> None:
    one, two = (sentences.keyed(text, sentences.split(text), WORDS) for text in (ENGLISH[1], BULGARIAN[1]))
    assert sentences.shared(one[0], two) > 0.3
    assert sentences.shared(one[0], []) == 0


@given(st.integers(0, 500), st.integers(0, 500))
def test_length_costs_nothing_where_it_fits_and_little_at_most(a: int, b: int) -> None:
    assert 0 <= length_cost(a, b, 1.0) <= 8
    assert length_cost(a, a, 1.0) == 0
