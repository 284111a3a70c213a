"""Wording: text left in the source language, sentences lost or added, negation, normative strength."""

from __future__ import annotations

from collections.abc import Iterator, Set

from lineup import model
from lineup.evidence import Feature, row_cells
from lineup.languages import language
from lineup.languages.kinds import DENYING, PREFIXED, STRONG
from lineup.lengths import ratio_between, weight
from lineup.rules.assertions import half_denied, worth_a_look
from lineup.rules.context import Hit, Pair
from lineup.rules.latin_rows import latin_rows
from lineup.rules.twin_sentences import LITTLE, may_be_alone, sentence_by_sentence
from lineup.rules.untranslated import (
    left_open,
    untranslated,
    untranslated_beside_code,
    untranslated_html,
    untranslated_words,
)
from lineup.syntax import OPEN
from lineup.words import in_another_alphabet

_PROSE = frozenset(
    (
        model.PARAGRAPH,
        model.ITEM,
        model.HEADING,
        model.HEAD_ROW,
        model.ROW,
        model.DEFINITION,
        model.ADMONITION,
        model.FOOTNOTE,
        model.TERM,
        model.HTML,
    )
)

_OF_SENTENCES = frozenset((model.PARAGRAPH, model.ITEM, model.DEFINITION, model.FOOTNOTE))
"""Blocks that are read sentence by sentence."""


def wording(pair: Pair) -> Iterator[Hit]:
    """What the words of a block and its twin say of each other; blocks in a row that nobody translated are one fault."""
    run: list[tuple[int, Hit]] = []
    for index, hit in _wording(pair):
        if hit.rule != "block-untranslated":
            yield hit
            continue
        if run and _translated_between(pair, run[-1][0], index):
            yield _as_one(run)
            run = []
        run.append((index, hit))
    if run:
        yield _as_one(run)


def _translated_between(pair: Pair, last: int, index: int) -> bool:
    """Does a block with words of the target language stand between these beads?"""
    known = language(pair.languages[1])
    for bead in pair.beads[last + 1 : index]:
        for one in bead.target:
            words = pair.words[1][one]
            if any(not word.isascii() or word in known.common for word in words):
                return True
    return False


def _as_one(run: list[tuple[int, Hit]]) -> Hit:
    """Untranslated blocks in a row as one hit, from the first one to the last."""
    first, last = run[0][1], run[-1][1]
    if len(run) == 1 or not (first.source and first.target and last.source and last.target):
        return first
    source = first.source._replace(end_line=max(first.source.end_line, last.source.end_line))
    target = first.target._replace(end_line=max(first.target.end_line, last.target.end_line))
    words: dict[str, str | int] = {"found": first.found or "", "number": len(run), "variant": "several"}
    return first._replace(source=source, target=target, words=words, key=f"{first.key}\n{len(run)}")


def _wording(pair: Pair) -> Iterator[tuple[int, Hit]]:
    """Hits, each with the index of its bead."""
    both = first, second = language(pair.languages[0]), language(pair.languages[1])
    foreign = in_another_alphabet(*pair.prose)
    ratio = _ratio(pair)
    unit = weight(ratio)
    kinds = pair.kinds
    letters, few = latin_rows(pair) if foreign else (pair.latin, set[int]())
    opened = pair.saying(1, OPEN)
    reading = _worth_reading(pair, ratio, letters, few, foreign=foreign)
    for at, bead, source, target in pair.twins(reading[0], reading[1] | opened if opened else reading[1]):
        if opened and (hit := left_open(pair, source, target)):
            yield at, hit
            continue
        what, its = source[0].head[0], target[0].head[0]
        if what not in _PROSE or its not in _PROSE:
            if what == its and few and not few.isdisjoint(bead.target) and _is_label(target[0]):
                hit = untranslated_words(pair, source, target, first, second)
                if hit:
                    yield at, hit
            continue
        # In another script most blocks have no letters for three words in a row.
        html = its == model.HTML
        latin = letters[bead.target[0]] if len(target) == 1 else sum([letters[index] for index in bead.target])
        if not foreign or html or latin > 3:
            hit = untranslated(pair, source, target, first, second, other_script=foreign)
            if hit:
                yield at, hit
                continue
        if foreign and latin and not html and "`" in target[0].block.text:
            hit = untranslated_beside_code(pair, source, target, first)
            if hit:
                yield at, hit
                continue
        if few and not html and not few.isdisjoint(bead.target):
            hit = untranslated_words(pair, source, target, first, second)
            if hit:
                yield at, hit
                continue
        if html and foreign and what == model.HTML:
            for hit in untranslated_html(pair, source[0], target[0]):
                yield at, hit
        row = its == model.ROW
        if (row or its in _OF_SENTENCES) and len(bead.source) == len(bead.target) == 1:
            indexes = bead.source[0], bead.target[0]
            kind = kinds[0][indexes[0]], kinds[1][indexes[1]]
            look = 0
            prefixed = (kind[0] ^ kind[1]) & PREFIXED and not row
            if (kind[0] | kind[1]) & DENYING or kind[0] & kind[1] & STRONG or prefixed:
                look = worth_a_look(pair, indexes, both, source[0].lexicon)
            elif not may_be_alone(target[0].size - source[0].size * ratio, target[0].size, unit):
                continue  # most blocks
            if row and not look:
                continue
            lost = False
            for hit in sentence_by_sentence(pair, indexes, both, ratio, look):
                lost = lost or hit.rule == "negation-lost"
                if not (row and (_fills_a_cell(hit.expected, source[0]) or _fills_a_cell(hit.found, target[0]))):
                    yield at, hit
            if kind[1] & DENYING and not lost and not row and second.paired and second.paired.search(target[0].plain):
                for hit in half_denied(pair, source[0], target[0], second):
                    yield at, hit


def _is_label(one: Feature) -> bool:
    """Is this the label of a tab, or what an abbreviation stands for that has letters of its own in the target?"""
    return one.head[0] == model.TAB or (one.head[0] == model.ABBREVIATION and not one.block.ident.isascii())


def _worth_reading(
    pair: Pair, ratio: float, letters: list[int], few: Set[int], *, foreign: bool
) -> tuple[Set[int], Set[int]]:
    """The blocks of either side of which, with their twins, more may be told than at a glance: most pages have few."""
    ours, theirs = pair.source_features, pair.target_features
    if not foreign:
        return frozenset(range(len(ours))), frozenset(range(len(theirs)))
    source, target = pair.of_kind(DENYING | STRONG | PREFIXED)
    if pair.in_step:
        (first, second), unit = pair.kinds, weight(ratio)
        little = LITTLE * unit
        target = {index for index in source | target if _may_differ(first[index], second[index])}
        source = set()
        target.update(
            [
                index
                for index, (one, two) in enumerate(zip(ours, theirs, strict=True))
                if two.head[0] in _OF_SENTENCES
                and abs(more := two.size - one.size * ratio) > little
                and may_be_alone(more, two.size, unit)
            ]
        )
    else:
        target.update([index for index, two in enumerate(theirs) if two.head[0] in _OF_SENTENCES])
    target.update([index for index, two in enumerate(theirs) if two.head[0] == model.HTML])
    least = 3 if pair.in_step else 0  # two blocks in one bead have their letters together
    # A little word beside code has but one or two.
    target.update(
        [
            index
            for index, number in enumerate(letters)
            if number and (number > least or "`" in theirs[index].block.text)
        ]
    )
    target |= few
    return source, target


def _may_differ(one: int, other: int) -> bool:
    """May two blocks with words of these kinds deny, or demand, not the same? One that demands where the other does not, is not asked."""
    return bool((one | other) & DENYING or one & other & STRONG or (one ^ other) & PREFIXED)


def _fills_a_cell(word: str | None, row: Feature) -> bool:
    """Is this all that a cell says? A dash or a cross may say no as well."""
    return word is not None and any(cell.strip(" *_.") == word for cell in row_cells(row.block))


def _ratio(pair: Pair) -> float:
    """How many characters of the target stand for one of the source on this page."""
    a, b = (sum(map(len, side)) for side in pair.prose)
    return ratio_between(a - pair.source_features.padding, b - pair.target_features.padding)
