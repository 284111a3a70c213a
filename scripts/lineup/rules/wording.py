"""Wording: text left in the source language, sentences lost or added, negation, normative strength."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from lineup import model, sentences
from lineup.copies import copied, may_repeat
from lineup.evidence import Feature
from lineup.languages import language
from lineup.languages.base import Language
from lineup.languages.kinds import DENYING, STRONG, kinds
from lineup.model import Place
from lineup.rules.context import Hit, Pair, place_in
from lineup.rules.negation import alone, denial
from lineup.rules.strength import other_strength
from lineup.rules.untranslated import is_remarked, untranslated, untranslated_html
from lineup.sentences import Keyed, Sentence
from lineup.words import in_another_alphabet

_PROSE = frozenset(
    (
        model.PARAGRAPH,
        model.ITEM,
        model.HEADING,
        model.ROW,
        model.DEFINITION,
        model.ADMONITION,
        model.FOOTNOTE,
        model.TERM,
        model.HTML,
    )
)


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
    words, kinds, letters = pair.words, pair.kinds, pair.latin
    for at, bead, source, target in pair.twins:
        if source[0].block.kind not in _PROSE or target[0].block.kind not in _PROSE:
            continue
        # In another script most blocks have no letters for four words in a row.
        html = target[0].block.kind == model.HTML
        if not foreign or html or sum([letters[index] for index in bead.target]) > 3:
            hit = untranslated(pair, source, target, first, second, other_script=foreign)
            if hit:
                yield at, hit
                continue
        if html and foreign and source[0].block.kind == model.HTML:
            for hit in untranslated_html(pair, source[0], target[0]):
                yield at, hit
        if target[0].block.kind in (model.PARAGRAPH, model.ITEM) and len(bead.source) == len(bead.target) == 1:
            tokens = words[0][bead.source[0]], words[1][bead.target[0]]
            kind = kinds[0][bead.source[0]], kinds[1][bead.target[0]]
            look = _NO_LOOK
            if (kind[0] | kind[1]) & DENYING or kind[0] & kind[1] & STRONG:
                look = _worth_a_look(tokens, kind, both)
            elif abs(target[0].size - source[0].size * ratio) <= _LITTLE:
                continue  # most blocks
            told = False
            for hit in _sentences(pair, (source[0], target[0]), tokens, both, ratio, look):
                told = told or hit.rule == "negation-lost"
                yield at, hit
            if kind[1] & DENYING and not told and second.paired and second.paired.search(target[0].plain):
                for hit in _alone(pair, source[0], target[0], second):
                    yield at, hit


# --- sentence by sentence --------------------------------------------------------------------------------------------


class _Look(NamedTuple):
    """What is worth a look in a block and its twin."""

    denial: bool
    strength: bool


_NO_LOOK = _Look(denial=False, strength=False)


def _worth_a_look(
    tokens: tuple[list[str], list[str]], kinds: tuple[int, int], languages: tuple[Language, Language]
) -> _Look:
    """Does one block deny more often than the other? Do both say how strong something is meant, and not the same?"""
    if not (languages[0].denying and languages[1].denying):
        return _NO_LOOK
    first, second = languages
    one = sum(map(first.denying.__contains__, tokens[0])) if kinds[0] & DENYING else 0
    other = sum(map(second.denying.__contains__, tokens[1])) if kinds[1] & DENYING else 0
    # Several denials on either side may be one each in other sentences.
    unequal = one != other or one > 1
    if not kinds[0] & kinds[1] & STRONG or not (ours := _strengths(tokens[0], first)):
        return _Look(unequal, strength=False)
    theirs = _strengths(tokens[1], second)
    return _Look(unequal, strength=bool(theirs) and ours != theirs)


def _strengths(words: list[str], known: Language) -> list[str]:
    """The strengths that the words of a block may speak with."""
    table, said = known.strong, kinds(known).of(STRONG, words)
    some, behind = known.strong_before  # have to is a duty, have is none
    if some.isdisjoint(said):
        return sorted([table[word[:5]] for word in said])
    return sorted(
        table[word[:5]]
        for index, word in enumerate(words)
        if word[:5] in table and (word not in some or words[index + 1 : index + 2] == [behind])
    )


def _ratio(pair: Pair) -> float:
    """How many characters of the target stand for one of the source on this page."""
    a, b = (sum(map(len, side)) for side in pair.prose)
    return min(2.5, max(0.4, b / a)) if a > 200 and b > 200 else 1.1


class _Twin(NamedTuple):
    """Two sentences, or groups of them, that say the same."""

    source: str
    target: str
    source_at: int
    target_at: int


_LITTLE = 8
"""A block that differs from its twin's length by no more characters than this has no sentence more, and none less."""


def _sentences(
    pair: Pair, features: tuple[Feature, Feature], tokens: tuple[list[str], list[str]],
    languages: tuple[Language, Language], ratio: float, look: _Look,
) -> Iterator[Hit]:  # fmt: skip
    """Sentences without a twin; in those that have one, negation and strength."""
    (source, target), (first, second) = features, languages
    careful = look.denial or look.strength
    more = target.size - source.size * ratio
    if abs(more) > _COPY and (hit := _twice(pair, features, tokens, more)):
        yield hit
        return
    if len(source.plain) < 70 and len(target.plain) < 90:
        if careful:
            yield from _careful(pair, source, target, _Twin(source.plain, target.plain, 0, 0), first, second, look)
        return
    suspicious = abs(more) > 0.08 * target.size + _LITTLE
    if not suspicious and not careful:
        return
    a, b, paired = _read(source, target, ratio)
    beads: sentences.Beads
    if len(a) == len(b):
        beads = [((k,), (k,)) for k in range(len(a))] if careful else []
    elif len(a) > _MANY or len(b) > _MANY:
        return
    gone = False
    if len(a) != len(b):
        sides, beads = paired or _paired(source, target, a, b, ratio)
        beads = sentences.loosened(beads, sides)
        if max(len(a), len(b)) > 1:
            for hit in _lost(pair, features, (a, b), sides, beads, ratio):
                gone = True
                yield hit
    if careful and not gone:
        for left, right in beads:
            if left and right:
                twin = _Twin(
                    source.plain[a[left[0]].start : a[left[-1]].end], target.plain[b[right[0]].start : b[right[-1]].end],
                    a[left[0]].start, b[right[0]].start,
                )  # fmt: skip
                yield from _careful(pair, source, target, twin, first, second, look)


_MANY = 60
"""Blocks of more sentences are not compared sentence by sentence."""


_Sides = tuple[list[Keyed], list[Keyed]]


def _read(
    source: Feature, target: Feature, ratio: float
) -> tuple[list[Sentence], list[Sentence], tuple[_Sides, sentences.Beads] | None]:
    """The sentences of a block and its twin, and how they fit where that is known.

    Where one may be read in two ways, it is read in that which fits the other.
    """
    ours, theirs = sentences.readings(source.plain), sentences.readings(target.plain)
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


def _lost(
    pair: Pair, features: tuple[Feature, Feature], parts: tuple[list[Sentence], list[Sentence]],
    keys: tuple[list[Keyed], list[Keyed]], beads: sentences.Beads, ratio: float,
) -> Iterator[Hit]:  # fmt: skip
    """Sentences of one side alone, where the block's length or words say the same: gone, not only joined."""
    sizes = sum(one.size for one in keys[0]) * ratio, sum(one.size for one in keys[1])
    for side, run in _runs(beads):
        size = sum(keys[side][index].size for index in run) * (1 if side else ratio)
        if size < 18 or not _surely_alone(sizes[side] - sizes[1 - side], size, run, keys[side], keys[1 - side]):
            continue
        second = language(pair.languages[1])
        if side and any(
            is_remarked(features[1].plain[parts[1][index].start : parts[1][index].end], second) for index in run
        ):
            continue
        yield _said_alone(pair, features, side, parts[side], run)


def _said_alone(pair: Pair, features: tuple[Feature, Feature], side: int, parts: list[Sentence], run: list[int]) -> Hit:
    """Sentences in a row that only one side has."""
    one = features[side]
    first, last = parts[run[0]], parts[run[-1]]
    return _on_one_side(pair, features, side, first.start, last.end, " ".join(_extents(one, parts, run)))


def _on_one_side(pair: Pair, features: tuple[Feature, Feature], side: int, start: int, end: int, spans: str) -> Hit:
    """A text that only one side has; `spans` are the places where it may be one too many (see `_extents`)."""
    one, other = features[side], features[1 - side]
    text = _short(one.plain[start:end])
    here = _whole(place_in(pair.target if side else pair.source, one.block, start), one)
    there = _whole(place_in(pair.source if side else pair.target, other.block, 0), other)
    words: dict[str, str | int] = {"expected": "" if side else text, "found": text if side else "", "spans": spans}
    if side:
        return Hit("sentence-added", there, here, text, None, words, text)
    return Hit("sentence-missing", here, there, None, text, words, text)


_COPY = 12
"""So many characters that stand twice in a row are a copy."""


def _twice(
    pair: Pair, features: tuple[Feature, Feature], tokens: tuple[list[str], list[str]], more: float
) -> Hit | None:
    """What the longer side says twice in a row, word for word, where the other side repeats nothing."""
    side = 1 if more > 0 else 0
    one = features[side]
    if one.block.kind in model.PROSE and not may_repeat(one.plain, tokens[side]):  # of raw HTML the words are not known
        return None
    found = copied(one.plain)
    if found is None or copied(features[1 - side].plain):
        return None
    first, second, end = found
    if not _COPY <= end - second <= 2 * abs(more):
        return None
    spans = "{}:{}-{}:{}".format(*one.block.position(_opening(one, first)), *one.block.position(end))
    return _on_one_side(pair, features, side, second, end, spans)


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
    if more < 0.1 * size or not rest or sum(len(own[index].keys) for index in run) < 5:
        return False
    usual = sum(sentences.shared(own[index], others) for index in rest) / len(rest)
    return all(sentences.shared(own[index], others) <= 0.6 * usual for index in run)


def _has_copy(index: int, run: list[int], own: list[Keyed]) -> bool:
    return any(sentences.same(own[index], one) for at, one in enumerate(own) if at not in run)


def _short(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= 80 else flat[:79].rstrip() + "…"


# --- negation and strength ---------------------------------------------------------------------------------------------


def _careful(
    pair: Pair, source: Feature, target: Feature, twin: _Twin, first: Language, second: Language, look: _Look
) -> Iterator[Hit]:
    """Negation and normative strength of two sentences that say the same."""
    if "\n" in twin.source or "\n" in twin.target:  # a line may end amid a phrase
        twin = twin._replace(source=twin.source.replace("\n", " "), target=twin.target.replace("\n", " "))
    found = denial(twin.source, twin.target, (first, second), source.lexicon) if look.denial else None
    if found:
        there = place_in(pair.source, source.block, twin.source_at + (found.offset if found.lost else 0))
        here = place_in(pair.target, target.block, twin.target_at + (0 if found.lost else found.offset))
        said: dict[str, str | int] = {
            "found": "" if found.lost else found.word,
            "expected": found.word if found.lost else "",
        }
        rule = "negation-lost" if found.lost else "negation-added"
        places = _whole(there, source), _whole(here, target)
        yield Hit(rule, *places, str(said["found"]) or None, str(said["expected"]) or None, said, found.word)
        return
    if not look.strength:
        return
    different = other_strength(twin.source, twin.target, (first, second), source.lexicon)
    if different:
        expected, other = different
        there = place_in(pair.source, source.block, twin.source_at + expected.start())
        here = place_in(pair.target, target.block, twin.target_at + other.start())
        words: dict[str, str | int] = {"found": other[0], "expected": expected[0]}
        places = _whole(there, source), _whole(here, target)
        yield Hit("strength-changed", *places, other[0], expected[0], words, f"{expected[0]}>{other[0]}")


def _alone(pair: Pair, source: Feature, target: Feature, known: Language) -> Iterator[Hit]:
    """A denial whose second half is gone: никой чака, where никой не чака is meant."""
    for part in sentences.split(target.plain):
        said = target.plain[part.start : part.end]
        if said.count("(") != said.count(")"):
            continue  # it goes on where the bracket closes
        for match in alone(said, known):
            here = place_in(pair.target, target.block, part.start + match.start())
            there = place_in(pair.source, source.block, 0)
            words: dict[str, str | int] = {"found": match[0], "expected": known.beside, "variant": "alone"}
            places = _whole(there, source), _whole(here, target)
            yield Hit("negation-lost", *places, match[0], f"{match[0]} … {known.beside}", words, match[0])
            return


def _whole(place: Place, one: Feature) -> Place:
    return place._replace(end_line=max(place.line, one.block.end_line))
