"""Does a sentence say must where its translation says may, or the reverse?"""

from __future__ import annotations

import re
from typing import NamedTuple

from lineup.languages.base import Language
from lineup.languages.lexicon import Lexicon
from lineup.languages.norms import normative, norms
from lineup.rules.denied import keys_of

_DIFFERENT = frozenset(
    (("must", "may"), ("may", "must"), ("must-not", "should"), ("must-not", "may"), ("must-not", "should-not"), ("should", "may"),
     ("must", "should"), ("should-not", "may"), ("may", "should"))
)  # fmt: skip

_Norm = tuple[str, re.Match[str]]
_Norms = list[_Norm]
_Pair = tuple[_Norm, _Norm]


def other_strength(
    source: str, target: str, languages: tuple[Language, Language], lexicon: Lexicon
) -> tuple[re.Match[str], re.Match[str]] | None:
    """The phrases of two sentences that say the same thing in another strength, if there are such."""
    ours = _norms(source, languages[0])
    theirs = _norms(target, languages[1]) if ours else []
    if not theirs:
        return None
    if len(ours) == len(theirs):
        found = _odd_ones(ours, theirs)
    else:
        found = _of_one_act(ours, theirs, languages, lexicon) or _of_one_kind(ours, theirs)
    if found is None or _to_one_end(found, languages, lexicon):
        return None
    return found[0][1], found[1][1]


def _to_one_end(pair: _Pair, languages: tuple[Language, Language], lexicon: Lexicon) -> bool:
    """Is the reader told what can be done, and in the translation what must be done to that end?

    The end is what the reader can do (you can protect a page with …, за да защитите …) or what it can be done for (you can
    click here to insert …, за да вмъкнете …).
    """
    ((strength, offered), (other, asked)), (first, second) = pair, languages
    if (strength, other) != ("may", "must") or not (first.offer and first.purpose and second.purpose):
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


def _of_one_kind(source: _Norms, target: _Norms) -> _Pair | None:
    """The first phrases of either side, where all that a side says is of one strength."""
    strengths = {name for name, _ in source}, {name for name, _ in target}
    if len(strengths[0]) == len(strengths[1]) == 1 and (source[0][0], target[0][0]) in _DIFFERENT:
        return source[0], target[0]
    return None


def _odd_ones(source: _Norms, target: _Norms) -> _Pair | None:
    """The one phrase on either side that says something in another strength, where all others agree."""
    here, there = list(target), []
    for name, match in source:
        twin = next((one for one in here if one[0] == name), None)
        if twin:
            here.remove(twin)
        else:
            there.append((name, match))
    if len(there) == len(here) == 1 and (there[0][0], here[0][0]) in _DIFFERENT:
        return there[0], here[0]
    return None


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
        shared = [one for one in ours if not one.keys.isdisjoint(other.keys)]
        if len(shared) != 1 or (shared[0].norm[0], other.norm[0]) not in _DIFFERENT:
            continue
        if all(one.norm[0] != shared[0].norm[0] for one in theirs):
            found.append((shared[0].norm, other.norm))
    return found[0] if len(found) == 1 else None


_WORD = re.compile(r"[^\W\d_]+|[,;:.!?()]")


def _act(match: re.Match[str], known: Language, lexicon: Lexicon) -> frozenset[str]:
    """What the other language may share of the first word behind a phrase that is no little one (you must first create)."""
    for word in _WORD.finditer(match.string, match.end()):
        said = word[0].lower()
        if not said.isalpha():
            break
        if len(said) > 3 and said not in known.numbers and said not in known.common | known.light | known.able:
            return keys_of(said, known, lexicon)
    return frozenset()


def _norms(text: str, known: Language) -> _Norms:
    """The phrases that say how strong a sentence is meant, the strongest reading of each first."""
    found: _Norms = []
    some = normative(known)
    if some is None or not some.search(text):
        return found
    for name, pattern in norms(known):
        matches = list(pattern.finditer(text))
        if matches:
            found += [(name, match) for match in matches]
            text = pattern.sub(lambda hit: " " * len(hit[0]), text)
    return found
