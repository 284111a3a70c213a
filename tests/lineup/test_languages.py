"""What is known of single languages: negation, strength, little words, codes; the tables agree with each other."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from lineup.evidence import words_of
from lineup.languages import KNOWN, language
from lineup.languages.base import Language, any_of
from lineup.languages.lexicon import Lexicon, lexicon
from lineup.languages.norms import norms
from lineup.rules.negation import denial

LANGUAGES = Path(__file__).resolve().parents[2] / "scripts/lineup/languages"
ENGLISH, BULGARIAN = language("en"), language("bg")
BOTH = pytest.mark.parametrize("known", [ENGLISH, BULGARIAN], ids=["en", "bg"])


def denying(text: str, known: Language) -> list[str]:
    """The words that deny in a text."""
    assert known.negations is not None
    return [match[0] for match in known.negations.finditer(text)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("It does not work", ["not"]),
        ("NOT for sale", ["NOT"]),
        ("It doesn’t and can't work", ["n’t", "n't"]),
        ("You cannot, nor can they", ["cannot", "nor"]),
        ("Nobody has nothing without it", ["Nobody", "nothing", "without"]),
        ("a knot, a note, north, no-one", []),
    ],
)
def test_english_negation(text: str, words: list[str]) -> None:
    assert denying(text, ENGLISH) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Не работи", ["Не"]),
        ("не и НЕ", ["не", "НЕ"]),
        ("няма, нямат, нямаше да", ["няма", "нямат", "нямаше"]),
        ("никой нищо без нея", ["никой", "нищо", "без"]),
        ("нито единият, нито другият", ["нито", "нито"]),
        ("небе, нея, безкраен, по-не", []),
        ("невинаги", ["невинаги"]),
    ],
)
def test_bulgarian_negation(text: str, words: list[str]) -> None:
    assert denying(text, BULGARIAN) == words


@BOTH
def test_every_denying_word_is_found_by_the_pattern_and_the_reverse(known: Language) -> None:
    # The second half of don’t stands in the list as "t", which is a word for itself only there.
    for word in known.denying - {"t"}:
        assert denying(f"a {word} b", known) == [word]
        assert denying(f"a {word.capitalize()} b", known) == [word.capitalize()]


@pytest.mark.parametrize(
    ("text", "known", "strengths"),
    [
        ("You must read it", ENGLISH, ["must"]),
        ("You have to read it", ENGLISH, ["must"]),
        ("You must not read it", ENGLISH, ["must-not"]),
        ("You should read it", ENGLISH, ["should"]),
        ("It is recommended to read it", ENGLISH, ["advice"]),
        ("You may read it in May", ENGLISH, ["may"]),
        ("You can read it", ENGLISH, ["may"]),
        ("It is prohibited", ENGLISH, ["ban"]),
        ("Трябва да го прочетете", BULGARIAN, ["must"]),
        ("Длъжни сте да го прочетете", BULGARIAN, ["duty"]),
        ("Не може да го четете", BULGARIAN, ["must-not"]),
        ("Не се допуска", BULGARIAN, ["must-not"]),
        ("Следва да го прочетете", BULGARIAN, ["should"]),
        ("Препоръчва се", BULGARIAN, ["advice"]),
        ("Можете да го прочетете", BULGARIAN, ["may"]),
        ("Незадължително поле", BULGARIAN, ["may"]),
        ("Следва и още нещо", BULGARIAN, []),
    ],
)
def test_strength(text: str, known: Language, strengths: list[str]) -> None:
    found = []
    for name, pattern in norms(known):
        if pattern.search(text):
            found.append(name)
            text = pattern.sub(" ", text)
    assert found == strengths


@BOTH
def test_strong_words_begin_with_at_most_five_letters_and_name_a_strength(known: Language) -> None:
    names = {name for name, _ in known.norms}
    assert all(0 < len(word) <= 5 and strength in names for word, strength in known.strong.items())


@BOTH
def test_tables_hold_what_they_should(known: Language) -> None:
    assert sorted(set(known.months.values())) == list(range(1, 13))
    assert known.ordinals <= known.numbers.keys()
    assert all(code.isupper() and len(code) == 3 for code in known.currencies.values())
    assert set(ENGLISH.currencies.values()) == set(BULGARIAN.currencies.values())
    assert set(BULGARIAN.units.values()) >= {"km", "m", "kg", "GB", "min", "h", "d", "y"} <= set(ENGLISH.units.values())
    assert all(value >= 1000 for value in known.magnitudes.values())


def test_a_billion_is_a_milliard() -> None:
    assert ENGLISH.magnitudes["billion"] == BULGARIAN.magnitudes["милиард"] == 1e9
    assert BULGARIAN.magnitudes["билион"] == 1e12


@pytest.mark.parametrize(("code", "decimal"), [("de", ","), ("bg-BG", ","), ("en_GB", "."), ("ja", ".")])
def test_a_language_is_known_by_its_code(code: str, decimal: str) -> None:
    known = language(code)
    assert known.decimal == decimal
    assert known.code == re.split("[-_]", code)[0]
    assert known.known == (known.code in ("en", "bg"))


def test_a_language_does_not_change_and_has_no_other_fields() -> None:
    other = ENGLISH.but(code="xx")
    assert (other.code, other.decimal, ENGLISH.code) == ("xx", ".", "en")
    with pytest.raises(AttributeError, match=r"^Language\.code does not change$"):
        ENGLISH.code = "xx"  # type: ignore[misc]
    with pytest.raises(TypeError, match=r"^Language has no field codes$"):
        Language(codes="xx")  # type: ignore[call-arg]


@pytest.mark.parametrize(("words", "found"), [((), []), (("a", "ab", "."), ["ab", ".", "a"]), (("etc.",), [])])
def test_any_of_some_words_the_longest_that_fits(words: tuple[str, ...], found: list[str]) -> None:
    assert re.findall(any_of(words), "ab. etc a") == found


# --- denial in pairs of sentences --------------------------------------------------------------------------------------

LEXICON = Lexicon(
    {
        "use": ("#1",),
        "изпол": ("#1",),
        "requi": ("#2",),
        "изиск": ("#2",),
        "new": ("#3",),
        "нови": ("#3",),
    }
)


def lost_or_added(source: str, target: str) -> str:
    found = denial(source, target, (ENGLISH, BULGARIAN), LEXICON)
    return "" if found is None else f"{'lost' if found.lost else 'added'}: {found.word}"


@pytest.mark.parametrize(
    ("source", "target", "says"),
    [
        ("It does not require a password.", "Изисква парола.", "lost: not"),
        ("It requires a password.", "Не изисква парола.", "added: Не"),
        ("You cannot leave.", "Можете да излезете.", "lost: cannot"),
        ("You can leave.", "Не можете да излезете.", "added: Не"),
        ("You don’t use it.", "Използвате го.", "lost: n’t"),
        ("There is no fee.", "Има такса.", "lost: no"),
        ("It does not require a password, but it does not store it.", "Изисква парола, но не я пази.", "lost: not"),
        # The same in another way.
        ("It does not require a password.", "Не изисква парола.", ""),
        ("Most of them are old.", "Повечето не са нови.", ""),
        ("Nobody uses it.", "Никой не го използва.", ""),
        ("It is impossible to leave.", "Не може да се излезе.", ""),
        ("It is not only free.", "Не само е безплатна.", ""),
        ("It cannot be used unless you sign.", "Използва се само с подпис.", ""),
        ("It is unclear.", "Не е ясно.", ""),
        ("No more than three people.", "Най-много три души.", ""),
        ("Up to three people.", "Не повече от три души.", ""),
    ],
)
def test_denials(source: str, target: str, says: str) -> None:
    assert lost_or_added(source, target) == says


def test_a_denial_tells_where_its_word_stands() -> None:
    text = "Услугата не изисква парола."
    found = denial("The service requires a password.", text, (ENGLISH, BULGARIAN), LEXICON)
    assert found is not None
    assert text[found.offset : found.offset + len(found.word)] == "не"


def test_languages_without_a_module_deny_nothing() -> None:
    assert denial("It does not work.", "Es geht.", (ENGLISH, language("de")), Lexicon()) is None


def test_a_word_list_is_written_as_it_is_read() -> None:
    side = r"[\w’'-]+(?: [\w-]+)*"
    side = rf"{side}(?:, {side})*"
    files = sorted(LANGUAGES.glob("*-*.txt"))
    assert files
    for file in files:
        for number, line in enumerate(file.read_text("utf-8").splitlines(), 1):
            assert not line or line.startswith("#") or re.fullmatch(f"{side} = {side}", line), f"{file.name}:{number}"


def test_words_of_both_languages_share_a_key_in_the_word_list() -> None:
    known = lexicon("bg", "en-GB")
    assert known is lexicon("bg", "en-GB")
    assert not set(known["alrea"]).isdisjoint(known["вече"])
    assert set(known["alrea"]).isdisjoint(known["винаг"])
    assert lexicon("en", "de") == {}


def constants(file: Path) -> list[str]:
    """The texts in a module's code; those that stand alone describe it."""
    tree = ast.parse(file.read_text("utf-8"))
    told = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    found = [node for node in ast.walk(tree) if isinstance(node, ast.Constant) and id(node) not in told]
    return [node.value for node in found if isinstance(node.value, str)]


# What Windows-1251 makes of UTF-8 are letters that stand for bytes.
RULES = sorted(file for file in (LANGUAGES.parent / "rules").glob("*.py") if file.stem != "encoding")


@pytest.mark.parametrize("file", RULES, ids=lambda file: file.stem)
def test_rules_hold_no_letters_and_codes_of_single_languages(file: Path) -> None:
    assert [text for text in constants(file) if text in KNOWN or re.search("[\u0400-\u04ff]", text)] == []


def test_a_letter_or_code_of_a_single_language_is_found_in_code(tmp_path: Path) -> None:
    file = tmp_path / "rule.py"
    file.write_text('"""Like ѝ."""\n\nFOUND = f"{1}ѝ", "bg"\n"""Like й."""\n', "utf-8")
    assert sorted(constants(file)) == ["bg", "ѝ"]


@pytest.mark.parametrize(
    ("english", "bulgarian"),
    [
        ("files", "файла"),
        ("files", "файлове"),
        ("planned", "плана"),
        ("copies", "копието"),
        ("themes", "темата"),
        ("longer", "дълга"),
    ],
)
def test_the_wide_list_knows_the_forms_of_short_words(english: str, bulgarian: str) -> None:
    known = lexicon("en", "bg")
    assert words_of(english, known.wide) & words_of(bulgarian, known.wide)
    assert english[:5] not in known, "the sure list knows words only as they stand in it"


def test_where_there_is_no_word_list_there_is_no_wide_one() -> None:
    assert lexicon("en", "de").wide == {}
