"""Text that one side of a block alone has: sentences that are gone or added, and what is said twice in a row."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lineup import sentences
from lineup.copies import copied, may_repeat
from lineup.evidence import Feature, words_of
from lineup.languages import language
from lineup.lengths import weight
from lineup.rules.context import Hit, Pair
from lineup.rules.denied import little_words
from lineup.rules.places import place_from
from lineup.rules.untranslated import is_remarked
from lineup.sentences import Keyed, Sentence
from lineup.words import beginning, words_in


def lost(
    pair: Pair, features: tuple[Feature, Feature], parts: tuple[list[Sentence], list[Sentence]],
    keys: tuple[list[Keyed], list[Keyed]], beads: sentences.Beads, ratio: float,
) -> Iterator[Hit]:  # fmt: skip
    """Sentences of one side alone, where the block's length or words say the same: gone, not only joined."""
    sizes = sum(one.size for one in keys[0]) * ratio, sum(one.size for one in keys[1])
    for side, run in _runs(beads):
        size = sum(keys[side][index].size for index in run) * (1 if side else ratio)
        if size < 18 * weight(ratio) or not _surely_alone(
            sizes[side] - sizes[1 - side], size, run, keys[side], keys[1 - side]
        ):
            continue
        second = language(pair.languages[1])
        if side and any(
            is_remarked(features[1].plain[parts[1][index].start : parts[1][index].end], second) for index in run
        ):
            continue
        if len(run) == 1 and _is_joined(pair, features, side, parts, run[0], keys, beads):
            continue
        yield _said_alone(pair, features, side, parts[side], run)


_JOINED = 2
"""So many words of a sentence that no other one of its block says tell that it is joined to another, if they are half of them."""


def _is_joined(
    pair: Pair, features: tuple[Feature, Feature], side: int, parts: tuple[list[Sentence], list[Sentence]],
    index: int, keys: tuple[list[Keyed], list[Keyed]], beads: sentences.Beads,
) -> bool:  # fmt: skip
    """Is a sentence part of what stands for its neighbour on the other side?

    The words that it alone says stand there, and the neighbour fits there as well; if not, it is the neighbour that is gone.
    """
    others = [at for at in range(len(parts[side])) if at != index]
    own = _known(pair, features, side, parts[side], [index]) - _known(pair, features, side, parts[side], others)
    for bead in beads:
        near, twin = bead[side], bead[1 - side]
        if not twin or not {index - 1, index + 1} & {*near}:
            continue
        shared = len(own & _known(pair, features, 1 - side, parts[1 - side], twin))
        there = [keys[1 - side][at] for at in twin]
        fits = max(sentences.shared(keys[side][at], there) for at in near)
        if shared >= _JOINED and 2 * shared >= len(own) and fits >= sentences.shared(keys[side][index], there):
            return True
    return False


def _known(
    pair: Pair, features: tuple[Feature, Feature], side: int, parts: list[Sentence], indexes: Iterable[int]
) -> frozenset[str]:
    """What the word list knows of the words of some sentences of a side that are no little ones."""
    little, one = little_words(language(pair.languages[side])), features[side]
    said = (word for at in indexes for word in words_in(one.plain[parts[at].start : parts[at].end]))
    telling = (word for word in said if word not in little)
    return frozenset(key for word in telling for key in words_of(word, one.lexicon) if key[0] == "#")


def _said_alone(pair: Pair, features: tuple[Feature, Feature], side: int, parts: list[Sentence], run: list[int]) -> Hit:
    """Sentences in a row that only one side has."""
    one = features[side]
    first, last = parts[run[0]], parts[run[-1]]
    return _on_one_side(pair, features, side, first.start, last.end, " ".join(_extents(one, parts, run)))


def _on_one_side(pair: Pair, features: tuple[Feature, Feature], side: int, start: int, end: int, spans: str) -> Hit:
    """A text that only one side has; `spans` are the places where it may be one too many (see `_extents`)."""
    one, other = features[side], features[1 - side]
    text = beginning(one.plain[start:end], 80)
    here = place_from(pair.target if side else pair.source, one, start)
    there = place_from(pair.source if side else pair.target, other, 0)
    words: dict[str, str | int] = {"expected": "" if side else text, "found": text if side else "", "spans": spans}
    if side:
        return Hit("sentence-added", there, here, text, None, words, text)
    return Hit("sentence-missing", here, there, None, text, words, text)


COPY = 12
"""So many characters that stand twice in a row are a copy."""


def said_twice(pair: Pair, features: tuple[Feature, Feature], more: float) -> Hit | None:
    """What the longer side says twice in a row, word for word, where the other side repeats nothing."""
    side = 1 if more > 0 else 0
    one = features[side]
    found = copied(one.plain) if may_repeat(one.plain) else None
    if found is None or copied(features[1 - side].plain):
        return None
    first, second, end = found
    if not COPY <= end - second <= 2 * abs(more) or _is_pictured(one, first) or _is_pictured(one, second):
        return None
    spans = "{}:{}-{}:{}".format(*one.block.position(_opening(one, first)), *one.block.position(end))
    return _on_one_side(pair, features, side, second, end, spans)


def _is_pictured(one: Feature, start: int) -> bool:
    """Does what begins here stand in an alternative text? It may say what the text beside the picture says."""
    return any(ref.kind == "image" and ref.offset <= start < ref.end for ref in one.inline.refs)


def _extents(one: Feature, parts: list[Sentence], run: list[int]) -> Iterator[str]:
    """Where the sentences of a run stand, and others of the same words: of two copies nobody can tell which is one too many.

    Each from its first line and column to those of the next sentence: what stands behind its stop, a footnote, belongs to it.
    """
    said = [one.plain[part.start : part.end] for part in parts]
    own = {said[index] for index in run}
    for index, part in enumerate(parts):
        if said[index] in own:
            end = _opening(one, parts[index + 1].start) if index + 1 < len(parts) else len(one.plain)
            yield "{}:{}-{}:{}".format(*one.block.position(_opening(one, part.start)), *one.block.position(end))


def _opening(one: Feature, start: int) -> int:
    """Where the marks begin that a sentence opens with: the bracket of a link, asterisks."""
    text = one.block.text
    while start and not text[start - 1].isspace():
        start -= 1
    return start


def _runs(beads: sentences.Beads) -> Iterator[tuple[int, list[int]]]:
    """Neighbouring sentences of one side alone: the side and their indexes."""
    run: list[int] = []
    last = -1
    for left, right in (*beads, ((-1,), (-1,))):
        side = -1 if left and right else 0 if left else 1
        if run and side != last:
            yield last, run
            run = []
        if side >= 0:
            run += left or right
        last = side


def _surely_alone(more: float, size: float, run: list[int], own: list[Keyed], others: list[Keyed]) -> bool:
    """Does the block miss about as much text, or the words of these sentences more than those of the rest?

    A copy of another sentence of its block is one too many wherever the block has more text than its twin.
    """
    if more >= 0.45 * size or (more > 0 and all(_has_copy(index, run, own) for index in run)):
        return True
    rest = [index for index in range(len(own)) if index not in run and len(own[index].keys) >= 4]
    if more < 0.25 * size or not rest or sum(len(own[index].keys) for index in run) < 5:
        return False
    usual = sum(sentences.shared(own[index], others) for index in rest) / len(rest)
    return all(sentences.shared(own[index], others) <= 0.6 * usual for index in run)


def _has_copy(index: int, run: list[int], own: list[Keyed]) -> bool:
    """Does a sentence say what another one of its block says, which is not in this run?"""
    return any(sentences.same(own[index], one) for at, one in enumerate(own) if at not in run)
