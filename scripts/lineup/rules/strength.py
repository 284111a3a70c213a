"""Does a sentence say must where its translation says may, or the reverse?"""

from __future__ import annotations

import re
from operator import eq
from typing import NamedTuple

from lineup.languages.base import Language
from lineup.languages.lexicon import Lexicon
from lineup.languages.norms import phrases
from lineup.rules.denied import keys_of, little_words

_ALLOWS = {"may", "free"}
"""Strengths that leave the reader free."""
_DIFFERENT = {
    "duty": {"ban", "should", "advice", "chance", *_ALLOWS},
    "must": {"ban", "should", "advice", "chance", *_ALLOWS},
    "ban": {"duty", "must", "should", "should-not", "advice", *_ALLOWS},
    "must-not": {"should", "should-not", "advice", *_ALLOWS},
    "should": {"ban", "duty", *_ALLOWS},
    "should-not": {"ban", *_ALLOWS},
    "advice": {"duty", "must", "need", *_ALLOWS},
    "may": {"ban", "duty", "must", "should", "should-not", "advice"},
    "free": {"ban", "must-not", "duty", "must", "should", "should-not", "advice"},
    "chance": {"duty", "must"},
    "must or should": {"ban", "advice", "chance", *_ALLOWS},
    "must not or should not": {"advice", *_ALLOWS},
}
"""Strengths of the source, and those of a translation that says something else."""
_FITTING = {
    "duty": {"must", "need"},
    "must": {"duty", "need"},
    "ban": {"must-not"},
    "must-not": {"ban"},
    "should": {"must", "advice"},
    "should-not": {"must-not"},
    "advice": {"should"},
    "wish": {"should", "advice", *_ALLOWS},
    "may": {"free", "any", "chance"},
    "free": {"may", "any", "chance"},
    "any": _ALLOWS,
    "chance": _ALLOWS,
    "must or should": {"duty", "must", "should", "need"},
    "must not or should not": {"ban", "must-not", "should-not"},
}
"""Strengths of the source, and other ones of a translation that says the same: one language orders where the other advises."""
_BROAD = {"must": "must or should", "must-not": "must not or should not"}
"""What a source says with words that are as strong as the translation needs them."""
_NONE: set[str] = set()

_Norm = tuple[str, re.Match[str]]
_Norms = list[_Norm]
_Pair = tuple[_Norm, _Norm]


def other_strength(
    source: str, target: str, languages: tuple[Language, Language], lexicon: Lexicon
) -> tuple[re.Match[str], re.Match[str]] | None:
    """The phrases of two sentences that say the same thing in another strength, if there are such."""
    broad = languages[0].broad
    ours = [(_BROAD[name] if name in broad else name, found) for name, found in _norms(source, languages[0])]
    theirs = _norms(target, languages[1]) if ours else []
    if not theirs:
        return None
    ours, theirs = _with_only(ours, target, languages[1]), _with_only(theirs, source, languages[0])
    ours, theirs = _without_loose(ours, theirs), _without_loose(theirs, ours)
    there, here = _odd_ones(ours, theirs)
    if len(ours) == len(theirs) and len(there) < 2:
        found = (there[0], here[0]) if there and _differ(there[0][0], here[0][0]) else None
    else:
        found = _of_one_kind(ours, theirs) or _of_one_act(ours, theirs, languages, lexicon)
    if found is None or _to_one_end(found, languages, lexicon):
        return None
    return found[0][1], found[1][1]


def _to_one_end(pair: _Pair, languages: tuple[Language, Language], lexicon: Lexicon) -> bool:
    """Is the reader told what can be done, and in the translation what must be done to that end?

    The end is what the reader can do (you can protect a page with …, за да защитите …) or what it can be done for (you can
    click here to insert …, за да вмъкнете …).
    """
    ((strength, offered), (other, asked)), (first, second) = pair, languages
    if strength != "may" or other not in ("must", "duty") or not (first.offer and first.purpose and second.purpose):
        return False
    said = offered.string
    if not first.offer.search(said, 0, offered.end()):
        return False
    ends = [_act(offered, first, lexicon)]
    ends += [keys_of(end[1].lower(), first, lexicon) for end in first.purpose.finditer(said, offered.end())]
    keys = frozenset[str]().union(*ends)
    return any(
        not keys.isdisjoint(keys_of(end[1].lower(), second, lexicon)) for end in second.purpose.finditer(asked.string)
    )


def _with_only(norms: _Norms, other: str, known: Language) -> _Norms:
    """The phrases of a sentence; what can only be so may be said as what must be, if not the other language has its only too."""
    if all(strength != "only" for strength, _ in norms):
        return norms
    kept = known.sole is not None and known.sole.search(other)
    return [("may" if one[0] == "only" else one[0], one[1]) for one in norms if kept or one[0] != "only"]


_LOOSE = {"end": "may", "need": "need", "chance": "chance"}
"""Strengths of phrases that the other language may have none for, and how they count where it has."""


def _without_loose(norms: _Norms, others: _Norms) -> _Norms:
    """The phrases of a sentence; loose ones are left out where the other language has fewer phrases, and none as loose."""
    if _LOOSE.keys().isdisjoint(strength for strength, _ in norms):
        return norms
    kept, there = len(norms) <= len(others), {strength for strength, _ in others}
    return [(_LOOSE.get(one[0], one[0]), one[1]) for one in norms if kept or one[0] not in _LOOSE or one[0] in there]


def _of_one_kind(source: _Norms, target: _Norms) -> _Pair | None:
    """The first phrases of either side, where all that a side says is of one strength."""
    strengths = {name for name, _ in source}, {name for name, _ in target}
    if len(strengths[0]) == len(strengths[1]) == 1 and _differ(source[0][0], target[0][0]):
        return source[0], target[0]
    return None


def _differ(one: str, other: str) -> bool:
    return other in _DIFFERENT.get(one, _NONE)


def _fits(one: str, other: str) -> bool:
    return other in _FITTING.get(one, _NONE)


def _odd_ones(source: _Norms, target: _Norms) -> tuple[_Norms, _Norms]:
    """The phrases of either side that no other one of the same strength is left for, or of a strength that fits."""
    there, here = list(source), list(target)
    for agree in (eq, _fits):
        for one in list(there):
            twin = next((two for two in here if agree(one[0], two[0])), None)
            if twin:
                there.remove(one)
                here.remove(twin)
    return there, here


class _Act(NamedTuple):
    """A phrase and what the other language may share of the word behind it: what must be done, or may."""

    norm: _Norm
    keys: frozenset[str]


def _of_one_act(source: _Norms, target: _Norms, languages: tuple[Language, Language], lexicon: Lexicon) -> _Pair | None:
    """Of more phrases on one side than on the other, two that speak of the same act in another strength, and no other two."""
    ours, theirs = (
        [_Act(norm, _act(norm[1], known, lexicon)) for norm in found]
        for found, known in zip((source, target), languages, strict=True)
    )
    found: list[_Pair] = []
    for other in theirs:
        shared = [one.norm for one in ours if not one.keys.isdisjoint(other.keys)]
        if len({strength for strength, _ in shared}) != 1 or not _differ(shared[0][0], other.norm[0]):
            continue
        if not any(shared[0][0] == one.norm[0] or _fits(shared[0][0], one.norm[0]) for one in theirs):
            found.append((shared[0], other.norm))
    return found[0] if len(found) == 1 else None


_WORD = re.compile(r"[^\W\d_]+|[,;:.!?()]")


def _act(match: re.Match[str], known: Language, lexicon: Lexicon) -> frozenset[str]:
    """What the other language may share of the first word behind a phrase that is no little one (you must first create)."""
    little = little_words(known)
    for word in _WORD.finditer(match.string, match.end()):
        said = word[0].lower()
        if not said.isalpha():
            break
        if len(said) > 3 and said not in known.numbers and said not in little:
            return keys_of(said, known, lexicon)
    return frozenset()


def _norms(text: str, known: Language) -> _Norms:
    """The phrases that say how strong a sentence is meant, in order, if not all of them are only spoken of."""
    found = phrases(text, known)
    return [] if all(_is_named(phrase) for _, phrase in found) else found


def _is_named(phrase: re.Match[str]) -> bool:
    """Is a phrase a word that is spoken of, alone between quotation marks (the key words "MUST" and "MAY" are …)?"""
    text, (start, end) = phrase.string, phrase.span()
    return text[start - 1 : start] in _OPENING and text[end : end + 1] in _CLOSING


_OPENING = frozenset("\"'„“‚‘«")
_CLOSING = frozenset("\"'“”‘’»")
