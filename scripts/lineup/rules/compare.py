"""What the values of a block and its twin say about each other: changed, missing, added."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import partial

from lineup import model
from lineup.evidence import Feature
from lineup.languages.base import any_of
from lineup.languages.values import DATE, MEASURE, MONEY, NUMBER, PERCENT, TIME
from lineup.model import Place
from lineup.record import Record
from lineup.rules.context import Hit
from lineup.rules.dates import explode, hours, undated
from lineup.rules.equal import same_by_any, same_ones
from lineup.rules.figures_alone import by_figures, is_no_part, may_be_in_words, only_counts, rest_of
from lineup.rules.found import NUMERIC, Found, Languages, Twins, hit_about, tells
from lineup.rules.in_code import in_code
from lineup.rules.leeway import (
    as_the_source_writes,
    beside,
    dispensable,
    goes_on,
    in_a_token,
    one_bit,
    said_as,
    said_in_words,
)
from lineup.rules.numbers import lists, number_word_alone, number_words, word_for
from lineup.rules.raised import raised
from lineup.rules.ranges import ranges
from lineup.rules.roman import roman
from lineup.rules.shares import shares
from lineup.rules.spans import spans
from lineup.rules.spoken_times import spoken_times
from lineup.rules.units import convert, units

_CHANGED = {
    DATE: "date-changed",
    TIME: "time-changed",
    PERCENT: "percent-changed",
    MONEY: "money-changed",
    MEASURE: "measure-changed",
}
_MANY = 400
"""More values than this that have no twin are not told one by one: something else has happened to the text."""


class Blocks(Record):
    """A group of blocks and its twin: their features, where they stand, and their languages, those of the source first."""

    features: tuple[Sequence[Feature], Sequence[Feature]]
    around: tuple[Place, Place]
    languages: Languages

    def hit(self, rule: str, old: Found | None, new: Found | None) -> Hit:
        """A hit about a value of the source, of the target, or both; a version is expected as the target writes it (Ruby 2.1)."""
        hit = hit_about(rule, old, new, self.around, self.languages[1])
        if hit.expected and hit.words and old and old.value.kind == NUMBER and hit.expected != old.text:
            there = re.compile(rf"(?<![\w.,]){re.escape(old.text)}(?![\w%]|[.,]\d)")
            if any(there.search(one.plain) for one in self.features[1]):
                same = {"variant": "same"} if rule == "value-missing" else {}
                return hit._replace(expected=old.text, words={**hit.words, "expected": old.text, **same})
        return hit

    @property
    def rows(self) -> bool:
        """Are they rows of tables?"""
        return all(one.block.kind == model.ROW for side in self.features for one in side)

    def said_in_words(self, one: Found, *, lost: bool) -> bool:
        """Has the side that lacks a number, the target where it is `lost`, a word for it?"""
        return said_in_words(one, self.features[lost], self.languages[lost])


def compare(a: list[Found], b: list[Found], blocks: Blocks) -> Iterator[Hit]:
    """What the values of two groups of blocks say about each other; takes both lists apart."""
    (source, target), (first, second) = blocks.features, blocks.languages
    yield from ranges(a, b, blocks.languages)
    timed = spans(a, b, blocks.languages, blocks.features)
    pairs = same_ones(a, b)
    in_code(a, b, source, target)
    del a[_MANY:], b[_MANY:]
    if not (first.known and second.known):
        by_figures(a, b, pairs, blocks.languages)
    same_by_any(a, b, pairs)
    yield from units(pairs, b, blocks.languages)
    pairs += timed
    yield from undated(pairs, target, blocks.around, second)
    lists(a, b)
    explode(a, b)
    spoken_times(a, b, pairs, blocks.languages)
    shares(a, b, blocks.languages)
    convert(a, b, pairs)
    roman(a, target)
    roman(b, source)
    raised(a, target)
    raised(b, source)
    lost, gained = [one for one in a if tells(one.value)], [one for one in b if tells(one.value)]
    if lost and gained and first is not second:
        as_the_source_writes(lost, gained, target, first)
    if not lost and not gained:
        yield from number_words(a, b)
        yield from _in_words(a, b, pairs, blocks)
        return
    yield from _changed(lost, gained, b, blocks)
    yield from _missing(lost, pairs, blocks)
    yield from _added(gained, a, lost, pairs, blocks)


def _changed(lost: list[Found], gained: list[Found], others: list[Found], blocks: Blocks) -> Iterator[Hit]:
    """Values that became other ones, written where the first ones were: kind first, then order. Takes them out of the lists.

    `others` are all of the target's values without a twin, numbers in words among them.
    """
    for old in list(lost):
        new = next((one for one in gained if one.value.kind == old.value.kind), None) or next(
            (one for one in gained if {one.value.kind, old.value.kind} <= NUMERIC or hours(one.value, old.value)),
            None,
        )
        if new is not None:
            lost.remove(old)
            gained.remove(new)
            yield blocks.hit(_CHANGED.get(old.value.kind, "number-changed"), old, new)
            continue
        left = list(rest_of(old, gained, blocks.languages[1]))
        if left:
            lost.remove(old)
            gained[:] = [one for one in gained if one not in left]
            yield blocks.hit("date-changed", old, next(filter(partial(is_no_part, old), left), left[-1]))
            continue
        free = blocks.said_in_words(old, lost=True) or (old.value.key == 1 and only_counts(old, blocks.languages[0]))
        word = None if free else word_for(old, others, blocks.languages[1])
        if word is not None:
            others.remove(word)
            lost.remove(old)
            yield blocks.hit("number-changed", old, word)


def _in_words(a: list[Found], b: list[Found], pairs: Sequence[Twins], blocks: Blocks) -> Iterator[Hit]:
    """A number in words that one side has and the other does not say in any way.

    A note, for of a few things one may say how many; but where the source says it of what it names first, its number is news,
    and so it is where the translation says it and not of what is known already (трите).
    """
    one = number_word_alone(a, b, blocks.languages)
    if (
        one is None
        or (blocks.rows and one in a)
        or said_as(one.value) in {said_as(twin.value) for twins in pairs for twin in twins}
    ):
        return
    lost = one in a
    if not blocks.languages[lost].numbers:
        return  # it may be said in words that are not known
    if not lost and _enumerates(one, blocks):
        return
    if not blocks.said_in_words(one, lost=lost):
        hit = blocks.hit("value-missing", one, None) if lost else blocks.hit("value-added", None, one)
        definite = blocks.languages[not lost].definite
        news = definite and definite.isdisjoint((_word_before(one), one.text.lower()))
        yield hit._replace(severity="warning" if news else "note")


def _enumerates(one: Found, blocks: Blocks) -> bool:
    """Does the source name as many things one by one: low, high and close, три колони?"""
    linking = any_of(blocks.languages[0].counting.linking[:1])
    thing = r"[^\W\d_]+(?:[ -][^\W\d_]+){0,2}"
    comma, before = rf"{thing}\W{{0,3}},\W{{1,4}}", int(_number(one)) - 2
    many = re.compile(rf"(?<![\w-])(?:{comma}){{{before}}}{thing},?\W{{1,4}}{linking}(?!\w)")
    return any(many.search(side.plain) for side in blocks.features[0])


def _number(one: Found) -> float:
    return one.value.key if isinstance(one.value.key, float) else 0.0


def _word_before(one: Found) -> str:
    """The word before a value, in small letters."""
    before = _LAST_WORD.search(one.one.plain, 0, one.value.offset)
    return before[0].strip().lower() if before else ""


_LAST_WORD = re.compile(r"[^\W\d_]+\s*\Z")


def _missing(lost: list[Found], pairs: Sequence[Twins], blocks: Blocks) -> Iterator[Hit]:
    """Values that the target lacks; a note where it may leave them out. `pairs` are those that have a twin."""
    said = {said_as(one.value) for one, _ in pairs}
    for old in lost:
        hit = blocks.hit("value-missing", old, None)
        free = blocks.said_in_words(old, lost=True) or only_counts(old, blocks.languages[0])
        if free or (not blocks.rows and dispensable(old, pairs)):
            yield hit._replace(severity="note")
        else:
            unsure = said_as(old.value) in said or may_be_in_words(old, blocks.languages[1])
            yield hit._replace(severity="warning") if unsure else hit


def _added(
    gained: list[Found], others: list[Found], lost: list[Found], pairs: Sequence[Twins], blocks: Blocks
) -> Iterator[Hit]:
    """Values that the target has beyond the source; a note where it may have them.

    `others` are all of the source's values without a twin, `lost` those of them that are told, `pairs` those that have one.
    """
    said = {said_as(two.value) for _, two in pairs}
    years = {old.value.key[0] for old in lost if old.value.kind == DATE and isinstance(old.value.key, tuple)}
    for new in gained:
        if new.value.key in years:
            continue  # what is left of a date that is told
        if in_a_token(new, blocks.features[0]) or blocks.said_in_words(new, lost=False):
            continue
        counts = only_counts(new, blocks.languages[1])
        word = None if counts and new.value.key == 1 else word_for(new, others, blocks.languages[0])
        if word is not None:
            others.remove(word)
            yield blocks.hit("number-changed", word, new)
        else:
            hit = blocks.hit("value-added", None, new)
            free = (
                (not blocks.rows and said_as(new.value) in said)
                or goes_on(new, blocks.languages)
                or one_bit(new, blocks.languages)
                or beside(new, pairs)
                or counts
            )
            yield hit._replace(severity="note") if free else hit
