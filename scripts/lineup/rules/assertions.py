"""Whether two sentences that say the same deny the same, and as strongly: what is worth a look, and what is told."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from lineup import sentences
from lineup.evidence import Feature
from lineup.languages import language
from lineup.languages.base import NEVER, Language, maybe
from lineup.languages.kinds import PREFIXED, STRONG
from lineup.languages.lexicon import Lexicon
from lineup.rules.context import Hit, Pair
from lineup.rules.negation import alone, denial
from lineup.rules.opposites import may_be_opposite, opposite
from lineup.rules.places import place_from
from lineup.rules.strength import other_strength
from lineup.words import Memo

DENIAL, STRENGTH, OPPOSITE = 1, 2, 4
"""What may be worth a look in a block and its twin: how often they deny, how strong their sentences are meant, words of which
one is denied by a prefix."""


def worth_a_look(pair: Pair, indexes: tuple[int, int], languages: tuple[Language, Language], lexicon: Lexicon) -> int:
    """Does one block deny more often than the other? Do both say how strong something is meant, and not the same?

    Has one of them a word that a prefix denies, and the other that word without it? What is worth a look is added up.
    """
    if not (languages[0].denying and languages[1].denying):
        return 0
    (first, second), (here, there) = languages, indexes
    kinds, its_kinds = pair.kinds[0][here], pair.kinds[1][there]
    one, ours = _said(first)[tuple(pair.telling[0].get(here, ()))]
    other, theirs = _said(second)[tuple(pair.telling[1].get(there, ()))]
    # Several denials on either side may be one each in other sentences.
    look = DENIAL if one != other or one > 1 else 0
    if (kinds ^ its_kinds) & PREFIXED and may_be_opposite(
        (pair.words[0][here], pair.words[1][there]), languages, lexicon
    ):
        look |= OPPOSITE
    if not kinds & its_kinds & STRONG:
        return look
    if ours is None:
        ours = _strengths(pair.words[0][here], first)
    if theirs is None:
        theirs = _strengths(pair.words[1][there], second)
    # Or leaves free, for the same words may do either when they are denied.
    forbids = one > 0 < other and len(ours) == 1
    return look | STRENGTH if ours and theirs and (ours != theirs or forbids) else look


class _Said(NamedTuple):
    """How often a block denies, and the strengths that its words may speak with; None where that depends on others of its words."""

    denials: int
    strengths: list[str] | None


@lru_cache(maxsize=8)
def _said(known: Language) -> Memo[tuple[str, ...], _Said]:
    """What the telling words of a block say, found out once for the same words: most blocks have one or two."""
    table, (some, _) = known.strong, known.strong_before

    def said(telling: tuple[str, ...]) -> _Said:
        strengths = sorted([table[word[:5]] for word in telling if word[:5] in table])
        return _Said(sum(map(known.denying.__contains__, telling)), strengths if some.isdisjoint(telling) else None)

    return Memo(said)


def _strengths(words: list[str], known: Language) -> list[str]:
    """The strengths that the words of a block may speak with, some of them only before another."""
    table = known.strong
    some, behind = known.strong_before  # have to is a duty, have is none
    return sorted(
        table[word[:5]]
        for at, word in enumerate(words)
        if word[:5] in table and (word not in some or words[at + 1 : at + 2] == [behind])
    )


def denial_and_strength(
    pair: Pair,
    features: tuple[Feature, Feature],
    spans: tuple[tuple[int, int], tuple[int, int]],
    languages: tuple[Language, Language],
    look: int,
) -> Iterator[Hit]:
    """Negation and normative strength of two sentences, or groups of them, that say the same.

    `spans` are where they stand in their blocks, from and to which character; `look` is what is worth a look.
    """
    source, target = features
    (at, _), (its, _) = spans
    ours, theirs = (one.plain[a:b] for one, (a, b) in zip(features, spans, strict=True))
    found = denial(ours, theirs, languages, source.lexicon) if look & DENIAL else None
    if found is None and look & OPPOSITE:
        found = opposite(ours, theirs, languages, source.lexicon)
    if found:
        there = place_from(pair.source, source, at + (found.offset if found.lost else 0))
        here = place_from(pair.target, target, its + (0 if found.lost else found.offset))
        said: dict[str, str | int] = {
            "found": "" if found.lost else found.word,
            "expected": found.word if found.lost else "",
        }
        rule = "negation-lost" if found.lost else "negation-added"
        yield Hit(rule, there, here, str(said["found"]) or None, str(said["expected"]) or None, said, found.word)
        return
    if not look & STRENGTH:
        return
    different = other_strength(ours, theirs, languages, source.lexicon)
    if different:
        expected, other = different
        there = place_from(pair.source, source, at + expected.start())
        here = place_from(pair.target, target, its + other.start())
        words: dict[str, str | int] = {"found": other[0], "expected": expected[0]}
        yield Hit("strength-changed", there, here, other[0], expected[0], words, f"{expected[0]}>{other[0]}")


_APART = re.compile(r"(?:[,;.!?:]\s\W*|[–—-] |\A\W*)\Z")
"""Where what stands behind a mark begins, or what a text does."""


@lru_cache(maxsize=8)
def _but_never(known: Language) -> re.Pattern[str]:
    """The word that denies at all times behind one that sets it against the rest, or goes on with it: …, но никога."""
    against, never, joined = known.opposing or NEVER, known.never or NEVER, maybe(known.joined)
    return re.compile(rf"(?:, {against.pattern}| {joined}) (?=(?i:{never.pattern}))")


def _never_so(said: str, at: int, known: Language) -> bool:
    """Does such a word stand here?"""
    return any(found.end() == at for found in _but_never(known).finditer(said))


def half_denied(pair: Pair, source: Feature, target: Feature, known: Language) -> Iterator[Hit]:
    """A denial whose second half is gone: никой чака, where никой не чака is meant.

    Where the source does not say the verb again (…, never as a guest), the translation need not.
    """
    elided = language(pair.languages[0]).elided
    verbless = elided is not None and elided.search(source.plain) is not None
    bare = language(pair.languages[0]).bare
    for part in sentences.split(target.lined):
        said = target.plain[part.start : part.end].replace("\u00a0", " ")
        if said.count("(") != said.count(")"):
            continue  # it goes on where the bracket closes
        for match in alone(said, known):
            if verbless and (_APART.search(said, 0, match.start()) or _never_so(said, match.start(), known)):
                continue
            if known.bare and known.bare.match(said, match.start()) and bare and bare.search(source.plain):
                continue
            here = place_from(pair.target, target, part.start + match.start())
            there = place_from(pair.source, source, 0)
            words: dict[str, str | int] = {"found": match[0], "expected": known.beside, "variant": "alone"}
            yield Hit("negation-lost", there, here, match[0], f"{match[0]} … {known.beside}", words, match[0])
            return
