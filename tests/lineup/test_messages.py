"""Sentences: every rule has one in each language, with the same places to fill, on one line, in the program's own words."""

from __future__ import annotations

import re
import string
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineup import model
from lineup.messages import LANGUAGES, bg, en, sentence
from lineup.rules.catalogue import FAMILIES, RULES

TABLES = tuple(name for name, value in vars(en).items() if isinstance(value, dict) and name.isupper())
SENTENCES = tuple(name for name, value in vars(en).items() if isinstance(value, str) and name.isupper())


def places(text: str) -> set[str]:
    """The names of what a sentence leaves open."""
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.mark.parametrize("table", TABLES)
def test_both_languages_say_the_same_things(table: str) -> None:
    assert sorted(getattr(en, table)) == sorted(getattr(bg, table))


def test_both_languages_have_the_same_tables_and_sentences() -> None:
    names = [{name for name in vars(catalogue) if name.isupper()} for catalogue in (en, bg)]
    assert names[0] == names[1] == {*TABLES, *SENTENCES}


@pytest.mark.parametrize("table", TABLES)
def test_both_languages_fill_the_same_places(table: str) -> None:
    first, second = getattr(en, table), getattr(bg, table)
    for key, text in first.items():
        assert places(str(text)) == places(str(second[key])), key


@pytest.mark.parametrize("name", SENTENCES)
def test_whole_sentences_fill_the_same_places_too(name: str) -> None:
    assert places(getattr(en, name)) == places(getattr(bg, name))


def test_every_rule_has_a_sentence_and_every_sentence_a_rule() -> None:
    said = {key.partition(":")[0] for key in en.RULES}
    assert sorted(RULES.keys() - said) == ["page-unreadable"]  # its sentences are the reasons
    assert sorted(said - RULES.keys()) == []


def test_every_kind_of_block_has_a_name() -> None:
    kinds = {value for name, value in vars(model).items() if name.isupper() and isinstance(value, str)}
    assert kinds == en.KINDS.keys()


def test_codes_and_names_stand_once_and_fit_their_family() -> None:
    assert len({rule.code for rule in RULES.values()}) == len(RULES)
    assert all(re.fullmatch(r"LU\d{3}", rule.code) for rule in RULES.values())
    assert {rule.family for rule in RULES.values()} == set(FAMILIES.values())
    assert {rule.severity for rule in RULES.values()} <= en.SEVERITIES.keys()


@pytest.mark.parametrize("catalogue", [en, bg], ids=["en", "bg"])
def test_sentences_are_one_line_without_a_full_stop(catalogue: ModuleType) -> None:
    for text in (*catalogue.RULES.values(), *catalogue.MANY.values(), *catalogue.REASONS.values()):
        assert "\n" not in text
        assert not text.endswith(".")


def test_bulgarian_is_written_with_bulgarian_quotation_marks() -> None:
    texts = (*bg.RULES.values(), *bg.MANY.values(), *bg.REASONS.values())
    assert [text for text in texts if any(mark in text for mark in "\"”'«»")] == []
    assert [text for text in texts if text.count("„") != text.count("“")] == []


def test_the_side_that_has_something_is_named() -> None:
    assert sentence("heading-id", {"found": "a", "expected": "b"}) == "heading id is #a, the source's is #b"
    assert sentence("heading-id", {"found": "", "expected": "b"}) == "heading has no id, the source's is #b"
    assert sentence("heading-id", {"found": "a", "expected": ""}) == "heading id is #a, the source's heading has none"


def test_several_blocks_are_one_sentence_with_their_number() -> None:
    words: dict[str, str | int] = {"kind": "item", "text": "Автобуси", "count": 3}
    assert sentence("item-missing", words) == "3 blocks missing, beginning with the list item “Автобуси”"
    assert sentence("item-added", words, "bg") == "3 блока без изходен текст, първият е елемент на списък: „Автобуси“"


def test_the_programs_own_words_are_worded() -> None:
    kinds: dict[str, str | int] = {"found": "item", "expected": "paragraph"}
    assert sentence("block-kind", kinds, "bg") == "блокът е от друг вид: тук елемент на списък, в изходния текст абзац"
    nested: dict[str, str | int] = {"found": "admonition > list", "expected": "page"}
    assert (
        sentence("block-nesting", nested)
        == "the block stands in a list in an admonition, in the source directly on the page"
    )
    lists: dict[str, str | int] = {"found": "ul", "expected": "ol"}
    assert sentence("list-kind", lists, "bg") == "списъкът е неномериран, а в изходния текст – номериран"
    folding: dict[str, str | int] = {"found": "details:tip", "expected": "tip"}
    assert (
        sentence("admonition-type", folding, "bg")
        == "карето е от вид „tip (сгъваемо)“, а в изходния текст – от вид „tip“"
    )
    types: dict[str, str | int] = {"key": "tags", "found": "nothing", "expected": "mapping"}
    assert sentence("front-matter-type", types) == "front matter 'tags' is empty, the source has keys and values"


def test_why_a_page_cannot_be_read() -> None:
    words: dict[str, str | int] = {"why": "encoding", "detail": "0xFF"}
    assert sentence("page-unreadable", words) == "the page is not UTF-8: byte 0xFF cannot be read"
    assert sentence("page-unreadable", words, "bg") == "страницата не е в UTF-8: байт 0xFF не може да се прочете"
    words = {"why": "front-matter-broken", "detail": "did not find expected ',' or ']'"}
    assert sentence("page-unreadable", words) == "the front matter cannot be read: did not find expected ',' or ']'"
    assert (
        sentence("page-unreadable", words, "bg") == "заглавната част не може да се прочете: очаква се запетая или „]“"
    )
    words = {"why": "front-matter-twice", "detail": "list"}  # a key of the page, not a word of the program
    assert sentence("page-unreadable", words, "bg") == "в заглавната част ключът „list“ се повтаря"


def test_a_pages_text_is_shortened_and_cannot_command_a_terminal() -> None:
    words: dict[str, str | int] = {"found": "a\x1b[31m\nb", "expected": "x" * 5000}
    assert sentence("link-target", words) == f"link goes to a [31m b, the source goes to {'x' * 159}…"


@given(st.sampled_from(sorted(RULES)), st.text(), st.text(), st.sampled_from(sorted(LANGUAGES)))
def test_whatever_a_page_says_a_sentence_is_one_line(rule: str, one: str, other: str, ui: str) -> None:
    words: dict[str, str | int] = dict.fromkeys(sorted(places(" ".join(en.RULES.values()))), one)
    words |= {"expected": other, "why": "encoding", "detail": other}
    said = sentence(rule, words, ui)
    assert said
    assert not re.search(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]", said)
