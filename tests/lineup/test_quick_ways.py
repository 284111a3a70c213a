"""Quick ways to look for something in all of a page: each finds what the plain way finds."""

from __future__ import annotations

import re
from functools import reduce
from operator import eq, or_
from unittest.mock import patch

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from lineup import model, sentences
from lineup.copies import copied, may_repeat
from lineup.dialect import PYTHON_MARKDOWN, told_by
from lineup.evidence import features, numbers_of
from lineup.flat import flat
from lineup.languages.bulgarian import BULGARIAN
from lineup.languages.kinds import kinds
from lineup.languages.lexicon import NO_LEXICON
from lineup.lengths import length_cost, surely_fits
from lineup.model import Block, FrontMatter, Page, Ref, made
from lineup.rules import latin_rows, untranslated
from lineup.rules.abbreviations import capitals
from lineup.rules.row import Row


@given(st.lists(st.text(st.sampled_from("0127., \u00a0\u202fаb\n٣²"), max_size=16), max_size=6))
def test_the_numbers_of_a_page_are_those_of_its_blocks(texts: list[str]) -> None:
    blocks = tuple(Block(model.PARAGRAPH, text, 1, 1) for text in texts)
    found = features(Page("", blocks, FrontMatter({}, {}), {}))
    assert [one.keys for one in found] == [numbers_of(text) for text in texts]
    assert all(one.digits != b"" for one, text in zip(found, texts, strict=True) if re.search(r"\d", text))


_PARTS = st.lists(st.sampled_from(["1", "20", ",", " ", "a", "[a](b.md)", "[a](c.md)", "`x`", "[^n]"]), max_size=5)


@given(_PARTS, _PARTS)
def test_two_blocks_plainly_show_the_same_where_digits_and_references_are_the_same(
    one: list[str], two: list[str]
) -> None:
    blocks = tuple(Block(model.PARAGRAPH, "".join(parts), 1, 1) for parts in (one, two))
    first, second = features(Page("", blocks, FrontMatter({}, {}), {}))
    digits = ["".join(re.findall(r"[0-9]", block.text)) for block in blocks]
    refs = [[(ref.kind, ref.target) for ref in side.inline.refs] for side in (first, second)]
    assert (first.shown == second.shown) == (digits[0] == digits[1] and refs[0] == refs[1])


@given(st.integers(0, 5000), st.integers(-300, 300), st.floats(0.2, 2.5))
def test_lengths_that_surely_fit_cost_less_than_two(a: int, more: int, ratio: float) -> None:
    b = max(0, round(a * ratio) + more)
    assert not surely_fits(a, b, ratio) or length_cost(a, b, ratio) < 2


@given(st.lists(st.sampled_from([b"!!!", b"???", b"===", b"+", b" ", b"note", b'"', b"\n", b"!"]), max_size=12))
def test_a_page_of_material_is_told_wherever_a_line_begins_as_one_of_its_blocks(parts: list[bytes]) -> None:
    text = b"".join(parts)
    plainly = re.search(rb"^(?:(?:!!!|\?\?\?\+?|===) +[\"\w]| +(?:!!!|\?\?\?\+?) +[a-z])", text, re.MULTILINE)
    assert (told_by(text) is PYTHON_MARKDOWN) == (plainly is not None)


@given(st.text(st.sampled_from("ABАБa1 -"), max_size=30))
def test_capitals_in_a_row_are_found_with_those_around_them(text: str) -> None:
    assert capitals(text) == set(re.findall(r"[A-ZА-Я](?:(?<=[A-Z])[A-Z]{2,5}|(?<=[А-Я])[А-Я]{2,5})", text))


@given(
    st.lists(st.sampled_from(["Ab", "cd", " ", ", ", "я", "„", "é", "\u00a0", "7", "−", "  "]), max_size=9).map("".join)
)
@example("one: two (three")
def test_latin_words_in_a_row_are_seen_in_bytes_too(text: str) -> None:
    raw = flat([text])
    assert raw is not None
    assert untranslated._LATIN_RUN.search(text) is None or latin_rows._THREE.search(raw.translate(latin_rows._LETTERS))


_SAID = st.lists(st.sampled_from(["a", "Б", "x2", "7", "8", "_", " ", ", ", "-", "\n"]), max_size=7).map("".join)


@given(_SAID, _SAID, _SAID)
@example("", "7 8 77", "")
@example("", "a x2 7", "")
def test_what_stands_twice_in_a_row_is_never_held_for_a_text_without_copies(
    before: str, said: str, behind: str
) -> None:
    text = f"{before}. {said} {said}. {behind}"
    assert copied(text) is None or may_repeat(text)


_STOPPED = st.lists(
    st.sampled_from(["approx", "т.нар", "Europe", "Администрацията", "г", "2022 г", "A", "7", "etc", ". ", "! ", " ", ".\n", "София"]),
    max_size=14,
).map("".join)  # fmt: skip


@given(_STOPPED)
@example("По approx. Europe. Администрацията. София")
def test_sentences_end_behind_long_words_as_all_that_stands_before_a_stop_tells(text: str) -> None:
    found = sentences.readings(text)
    with patch.object(sentences, "_LONG", len(text) + 1):
        assert sentences.readings(text) == found


@given(
    st.lists(st.sampled_from(["Да", "ето", "7", ".", "!", "”", ")", "*", " ", ":", "\n", "\u00a0"]), max_size=14).map(
        "".join
    )
)
@example("Да:\n*")
def test_a_text_of_more_sentences_than_one_is_never_held_for_one(text: str) -> None:
    assert sentences.may_divide(text) or [*map(len, sentences.readings(text))] in ([0], [1])


_BLOCKS = st.lists(st.lists(st.sampled_from(["и", "не", "град", "няма", "ни"]), max_size=4), max_size=5)


@pytest.mark.parametrize("quickly", [True, False])
@given(blocks=_BLOCKS)
def test_what_is_asked_of_words_in_a_row_is_told_of_the_blocks_that_they_stand_in(
    blocks: list[list[str]], quickly: bool
) -> None:
    texts = [", ".join(block).capitalize() for block in blocks]
    row, known = Row(texts, flat(texts) if quickly else None), kinds(BULGARIAN)
    told, found = row.telling(known)
    for index, block in enumerate(blocks):
        assert row[index] == block
        assert told.get(index, []) == [word for word in block if known.table[word]]
        assert found[index] == reduce(or_, map(known.table.__getitem__, block), 0)
    assert set(row.doubled()) == {index for index, block in enumerate(blocks) if any(map(eq, block, block[1:]))}
    assert row.saying("ни") == {index for index, block in enumerate(blocks) if "ни" in block}
    assert row.says(["ни", "нови"]) == any("ни" in block for block in blocks)
    assert row.has_beginning("ня") == any("няма" in block for block in blocks)


@given(st.lists(_STOPPED, max_size=5), st.lists(_STOPPED, max_size=5), st.floats(0.4, 2.5))
def test_sentences_are_paired_as_where_every_pair_is_priced(one: list[str], two: list[str], ratio: float) -> None:
    a, b = (
        sentences.keyed(text, [sentences.Sentence(found.start(), found.end()) for found in re.finditer(r"[^|]+", text)], NO_LEXICON)
        for text in ("|".join(one), "|".join(two))
    )  # fmt: skip
    found = sentences.priced(a, b, ratio)
    with patch.object(sentences, "_MOST_ALIKE", float("inf")):
        assert sentences.priced(a, b, ratio) == found


def test_a_record_made_from_a_tuple_is_the_record_that_its_fields_make() -> None:
    assert made(Ref)(("link", "a.md", "a", 0, 9)) == Ref("link", "a.md", "a", offset=0, end=9)
    assert type(made(Ref)(("link", "a.md", "a", 0, 9))) is Ref
