"""A block and its twin, sentence by sentence: which ones say the same, and what rules say of them."""

from __future__ import annotations

from collections.abc import Iterator

from lineup import sentences
from lineup.evidence import Feature
from lineup.languages.base import Language
from lineup.lengths import weight
from lineup.rules.assertions import denial_and_strength
from lineup.rules.context import Hit, Pair
from lineup.rules.one_sided import COPY, lost, said_twice
from lineup.sentences import Keyed, Sentence

LITTLE = 8
"""A block that differs from its twin's length by no more characters than this has no sentence more, and none less."""


def may_be_alone(more: float, size: int, unit: float) -> bool:
    """May a block of this size that has so many characters more than its twin, or less, say something alone, or twice?"""
    more = abs(more)
    return more > COPY or _is_suspicious(more, size, unit)


def _is_suspicious(more: float, size: int, unit: float) -> bool:
    """Is so much more than the length that a translation may differ by?"""
    return more > 0.08 * size + LITTLE * unit


def sentence_by_sentence(
    pair: Pair, indexes: tuple[int, int], languages: tuple[Language, Language], ratio: float, look: int
) -> Iterator[Hit]:
    """Sentences without a twin; in those that have one, negation and strength.

    `indexes` say which blocks they are, `ratio` the characters of the target for one of the source, `look` what else is worth a
    look (lineup.rules.assertions).
    """
    features = source, target = pair.source_features[indexes[0]], pair.target_features[indexes[1]]
    more, unit = target.size - source.size * ratio, weight(ratio)
    if abs(more) > COPY and (hit := said_twice(pair, features, more)):
        yield hit
        return
    if len(source.plain) < 70 and len(target.plain) < 90 * unit:
        if look:
            whole = (0, len(source.plain)), (0, len(target.plain))
            yield from denial_and_strength(pair, features, whole, languages, look)
        return
    suspicious = _is_suspicious(abs(more), target.size, unit)
    if not look and not (suspicious and any(sentences.may_divide(one.lined) for one in features)):
        return
    a, b, paired = _read(source, target, ratio)
    beads: sentences.Beads
    if len(a) == len(b):
        beads = [((k,), (k,)) for k in range(len(a))] if look else []
    elif len(a) > _MANY or len(b) > _MANY:
        return
    gone = False
    if len(a) != len(b):
        sides, beads = paired or _paired(source, target, a, b, ratio)
        beads = sentences.loosened(beads, sides)
        if max(len(a), len(b)) > 1:
            for hit in lost(pair, features, (a, b), sides, beads, ratio):
                gone = True
                yield hit
    if look and not gone:
        for left, right in beads:
            if left and right:
                spans = (a[left[0]].start, a[left[-1]].end), (b[right[0]].start, b[right[-1]].end)
                yield from denial_and_strength(pair, features, spans, languages, look)


_MANY = 60
"""Blocks of more sentences are not compared sentence by sentence."""
_Sides = tuple[list[Keyed], list[Keyed]]


def _read(
    source: Feature, target: Feature, ratio: float
) -> tuple[list[Sentence], list[Sentence], tuple[_Sides, sentences.Beads] | None]:
    """The sentences of a block and its twin, and how they fit where that is known.

    Where one may be read in two ways, it is read in that which fits the other.
    """
    ours, theirs = sentences.readings(source.lined), sentences.readings(target.lined)
    if len(ours) == len(theirs) == 1 or max(len(ours[0]), len(theirs[0])) > _MANY:
        return ours[0], theirs[0], None
    least = float("inf")
    best: tuple[list[Sentence], list[Sentence], tuple[_Sides, sentences.Beads] | None] = ours[0], theirs[0], None
    keyed = [sentences.keyed(target.plain, b, target.lexicon) for b in theirs]
    for a in ours:
        keys = sentences.keyed(source.plain, a, source.lexicon)
        for b, its in zip(theirs, keyed, strict=True):
            price, beads = sentences.priced(keys, its, ratio)
            if price < least:
                least, best = price, (a, b, ((keys, its), beads))
    return best


def _paired(
    source: Feature, target: Feature, a: list[Sentence], b: list[Sentence], ratio: float
) -> tuple[_Sides, sentences.Beads]:
    """What the sentences of a block and its twin have in common, and how they fit."""
    sides = sentences.keyed(source.plain, a, source.lexicon), sentences.keyed(target.plain, b, target.lexicon)
    return sides, sentences.pair(*sides, ratio)
