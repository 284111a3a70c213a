"""Forms of one word share a stem, different words do not, and the data keep to their size."""

from __future__ import annotations

from pathlib import Path

import pytest

from lineup.languages import stems
from lineup.languages.stems import stem

DATA = Path(stems.__file__).with_name("bulgarian-stems.json")

FAMILIES = {
    "noun, feminine": "стратегия стратегията стратегии стратегиите",
    "noun, masculine, full and short article, count form": "проект проектът проекта проекти проектите",
    "noun, plural in -ове": "план планът плана планове плановете",
    "noun, neuter": "министерство министерството министерства министерствата",
    "noun, plural of -ение": "решение решението решения решенията",
    "noun, soft": "показател показателят показателя показатели показателите",
    "noun, only plural": "данни данните",
    "к becomes ц": "език езикът езика езици езиците",
    "person in -ник": "участник участникът участника участници участниците",
    "fleeting е": "орел орелът орела орли орлите",
    "person in -анин": "гражданин гражданинът гражданина граждани гражданите",
    "irregular plural": "ден денят деня дни дните дена",
    "place": "място мястото места местата",
    "adjective": "дигитален дигиталният дигиталния дигитална дигиталната дигитално дигиталното дигитални дигиталните",
    "adjective in -ски": "български българският българска българската българско българските",
    "adjective, я becomes е": "голям голяма голямото големи големите големият",
    "comparison": "важен по-важен най-важните важна",
    "verb in -ва, tenses and persons": "изпълнява изпълнявам изпълняват изпълнявахме изпълнявали изпълняваше изпълняваща",
    "verb in -ира": "финансира финансират финансирах финансирани финансираната финансиращите финансирайки",
    "participle": "заинтересован заинтересована заинтересовани заинтересованите заинтересованата",
    "capital letters": "София СОФИЯ софия",
    "article after a hyphen": "СОС СОС-ът СОС-а",
}

STRANGERS = (
    ("община", "общност"),
    ("град", "година"),
    ("план", "плат"),
    ("съвет", "свят"),
    ("дигитален", "цифров"),
    ("проект", "протест"),
    ("под", "подаде"),
    ("при", "прие"),
    ("пред", "предадох"),
    ("след", "следата"),
    ("или", "ил"),
)


@pytest.mark.parametrize("family", FAMILIES.values(), ids=FAMILIES.keys())
def test_forms_of_a_word_share_their_stem(family: str) -> None:
    assert len({stem(word) for word in family.split()}) == 1, {word: stem(word) for word in family.split()}


@pytest.mark.parametrize(("one", "other"), STRANGERS)
def test_other_words_have_another_stem(one: str, other: str) -> None:
    assert stem(one) != stem(other)


def test_words_of_the_grammar_are_their_own_stems() -> None:
    for word in ("или", "при", "след", "преди", "като", "който", "няма", "само"):
        assert stem(word) == word


def test_both_writings_of_a_letter_are_one() -> None:
    assert stem("ѝ") == stem("и\u0300") == stem("и")
    assert stem("раи\u0306они") == stem("райони")
    assert stem("страте\u0301гия") == stem("стратегия")


@pytest.mark.parametrize("word", ["", "a", "GitHub", "2019", "по-", "най-", "-", "ѝ", "ж", "^", "😀"])
def test_what_no_rule_fits_comes_back(word: str) -> None:
    assert stem(word) == word.lower().replace("ѝ", "и")


def test_the_data_stay_small() -> None:
    assert len(DATA.read_bytes()) <= 12_000


def test_an_action_without_a_number_is_refused() -> None:
    with pytest.raises(ValueError, match=r"^bulgarian-stems\.json: the action 'ен' does not begin with a number$"):
        stems._pass({"ен": "на"})
