"""Marks of bold or italics that stand on other words than in the source, though there are as many of them."""

from __future__ import annotations

from collections.abc import Iterator

from lineup.evidence import Feature, words_of
from lineup.model import Bead
from lineup.rules.context import Hit, Pair
from lineup.words import beginning

_AWAY = 0.12
"""So far from the place of its twin, as a part of the text, stands a passage that is asked for its words."""

_FIRST = 3
"""Up to here the marks stand with which a block begins."""

_MOST = 8
"""So many passages of a block are compared at the most."""


_BESIDE = 15
"""Characters beside a passage that may be a part of what it names: the **Toolbox** bar."""


def moved(s: Feature, t: Feature, pair: Pair, bead: Bead) -> Iterator[Hit]:
    """A marked passage that says something else than its twin, each of which the other side has without marks."""
    text, other = s.block.text, t.block.text
    for name, ours, theirs in (
        ("strong", s.inline.strong, t.inline.strong),
        ("emphasis", s.inline.emphasis, t.inline.emphasis),
    ):
        if not 0 < len(ours) == len(theirs) <= _MOST:
            continue
        size, long = len(text), len(other)
        for (a, b), (c, d) in zip(ours, theirs, strict=True):
            if a <= _FIRST >= c:
                continue
            meant, said = text[a:b], other[c:d]
            if meant == said:
                continue  # a name, as most that both languages write alike
            if (
                (a <= _FIRST < c and _leads(s, (a, b)) and not _begins(t, (c, d)))
                or (abs((a + b) / size - (c + d) / long) >= 2 * _AWAY and _tells(s, (a, b), t, (c, d)))
                or (meant in other and _left_plain(meant, s, t))
            ):
                if meant.lower() == said.lower():
                    continue
                words: dict[str, str | int] = {
                    "variant": "moved",
                    "what": name,
                    "found": beginning(said, 40),
                    "expected": beginning(meant, 40),
                }
                yield Hit("emphasis", *pair.places(bead), said, meant, words, f"{name} moved")
                return


def _left_plain(said: str, s: Feature, t: Feature) -> bool:
    """Does the target have a marked name in the same letters, and once, but without marks?"""
    if not said.isascii() or f"[{said}]" in t.block.text:
        return False
    if t.plain.count(said) != 1 or s.plain.count(said) != 1:
        return False
    at = t.plain.find(said)
    if any(begin <= at < stop for begin, stop in (*t.inline.strong, *t.inline.emphasis)):
        return False
    before, behind = t.plain[max(0, at - 1) : at], t.plain[at + len(said) :][:1]
    return not (before.isalnum() or behind.isalnum() or before in _OPENS or behind in _CLOSES)


def _leads(one: Feature, passage: tuple[int, int]) -> bool:
    """Is this what a block begins with, a colon, a dash or a full stop behind it: **Name**: what it is?"""
    end = passage[1]
    behind = one.block.text[end : end + 8].lstrip("*_")
    return _begins(one, passage) and (one.block.text[end - 1] in ":." or behind.startswith(_BEHIND))


def _begins(one: Feature, passage: tuple[int, int]) -> bool:
    """Does no letter or figure stand before this?"""
    return not any(map(str.isalnum, one.block.text[: passage[0]]))


_OPENS, _CLOSES = frozenset("(„“«/_"), frozenset(")“”»/_")
"""What stands before and behind a name that is only given in another language, or that is a part of a longer one."""
_BEHIND = (":", "–", "—", " :", " –", " —", " - ")


def _tells(s: Feature, ours: tuple[int, int], t: Feature, theirs: tuple[int, int]) -> bool:
    """Do two passages share no word that is known, and is either known on the other side without marks?"""
    first, second = (words_of(one.block.text[slice(*at)], one.lexicon.wide) for one, at in ((s, ours), (t, theirs)))
    if not (first and second and first.isdisjoint(second)):
        return False
    return _elsewhere(first, s.block.text[slice(*ours)], t) and _elsewhere(second, t.block.text[slice(*theirs)], s)


def _elsewhere(keys: frozenset[str], said: str, other: Feature) -> bool:
    """Are the words of a passage known on the other side only in what is not marked?"""
    # In a row of links to other languages each page has its own name in bold.
    if f"[{said}]" in other.block.text or keys.isdisjoint(other.sounds):
        return False
    text, at, plain = other.block.text, 0, []
    for begin, stop in sorted((*other.inline.strong, *other.inline.emphasis)):
        if not keys.isdisjoint(words_of(text[begin:stop], other.lexicon.wide)):
            return False
        plain.append(text[at : max(at, begin - _BESIDE)])
        at = max(at, stop + _BESIDE)
    plain.append(text[at:])
    return not keys.isdisjoint(words_of(" ".join(plain), other.lexicon.wide))
