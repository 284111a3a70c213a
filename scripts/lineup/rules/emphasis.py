"""Passages in bold or italics, of which a twin has as many."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from lineup.evidence import Feature
from lineup.languages.basics import basics
from lineup.model import Place
from lineup.rules.context import Hit, Pair
from lineup.words import beginning


def emphasis(
    pair: Pair, source: list[Feature], target: list[Feature], around: tuple[Place, Place], plain: set[str]
) -> Iterator[Hit]:
    """A different number of emphasised or strong passages.

    `plain` gathers the words that a page's translation leaves without marks (`**IP** addresses`): each is told once, and
    further ones, behind two of them, are notes, for the translation leaves names as they are throughout.
    """
    sides = {name: _seen(_marked(source, name), _marked(target, name)) for name in ("strong", "emphasis")}
    counts = {name: (len(ours), len(theirs)) for name, (ours, theirs) in sides.items()}
    habit = False
    for name, (expected, found) in counts.items():
        if expected == found:
            continue
        marked = sides[name][expected < found]
        lost = _plain(marked, target, name) if expected > found else []
        if len(lost) == expected - found:
            if plain.issuperset(lost):
                return
            habit = len(plain) > 1
            plain.update(lost)
        words: dict[str, str | int] = {"found": found, "expected": expected, "what": name, "text": _passages(marked)}
        fewer = sum(one for one, _ in counts.values()) - sum(other for _, other in counts.values())
        free = fewer == expected - found > 0 and (
            _free(pair, _texts(marked), target, name, fewer) or (name == "emphasis" and _quoted(source, target, fewer))
        )
        # What a translation stresses beyond the source misleads nobody.
        severity = "note" if free or habit or (fewer < 0 < found - expected) else ""
        yield Hit("emphasis", *around, str(found), str(expected), words, f"{name}{found - expected}", severity)
        return  # bold in place of italics is one change


Marked = tuple[Feature, tuple[int, int]]
"""A block, and from where to where a passage of it is marked."""


def _marked(blocks: list[Feature], name: str) -> list[Marked]:
    """The marked passages of some blocks that have a letter or a figure: a full stop in bold looks like any other."""
    return [
        (one, (start, end))
        for one in blocks
        for start, end in getattr(one.inline, name)
        if _SAYS.search(one.block.text, start, end)
    ]


_SAYS = re.compile(r"[^\W_]")


def _seen(source: list[Marked], target: list[Marked]) -> tuple[list[Marked], list[Marked]]:
    """The passages of both sides, those of one side that adjoin joined where the other has them in one: `**at** **once**`, `**A**/**B**`."""
    if len(source) == len(target):
        return source, target
    more, fewer = (source, target) if len(source) > len(target) else (target, source)
    joined = _joined(more)
    if len(joined) == len(fewer) and all(
        _length(one) <= _NEAR * _length(other) for one, other in zip(joined, fewer, strict=True) if one not in more
    ):
        more = joined
    return (more, fewer) if len(source) > len(target) else (fewer, more)


_NEAR = 1.6
"""How many times as long as its translation a passage may be that was joined; where one of its parts lost its marks, it is longer."""


def _joined(marked: list[Marked]) -> list[Marked]:
    """The passages, those between which nothing but marks, white space, a slash or a comma stands as one."""
    found: list[Marked] = []
    for one, (start, end) in marked:
        if found and found[-1][0] is one and not one.block.text[found[-1][1][1] : start].strip("*_/, \t\n"):
            found[-1] = (one, (found[-1][1][0], end))
        else:
            found.append((one, (start, end)))
    return found


def _length(marked: Marked) -> int:
    """How many characters a passage has."""
    return marked[1][1] - marked[1][0]


def _free(pair: Pair, marked: list[str], target: list[Feature], name: str, fewer: int) -> bool:
    """May a translation leave out so many of these emphasised passages?

    A term that the source repeats may become a pronoun, and a little word (you *are* right) may have no word of its own.
    What stands for the term must not stand elsewhere without its marks; where it is not known what does, none of them may.
    """
    common = basics(pair.languages[0]).common
    if sum(all(word in common for word in text.split()) for text in marked) >= fewer:
        return True
    if len(set(marked)) > len(marked) - fewer:
        return False
    kept = _texts(_marked(target, name))
    if _all_kept(marked, kept):
        return False
    said = " ".join(" ".join([one.block.text for one in target]).lower().split())
    return all(
        len(_whole(text).findall(said)) <= sum(len(_whole(text).findall(one)) for one in kept)
        for text in _twins(marked, kept)
    )


def _quoted(source: list[Feature], target: list[Feature], fewer: int) -> bool:
    """Has the translation so many passages between quotation marks that the source has not: titles, words that are spoken of?"""
    return (
        sum(len(_QUOTED.findall(one.plain)) for one in target) - sum(len(_QUOTED.findall(one.plain)) for one in source)
        >= fewer
    )


_QUOTED = re.compile(r"[„“\"«][^„“”\"«»]{1,200}[“”\"»]")


def _repeated(marked: list[str]) -> tuple[str, int]:
    """The one passage that stands several times, and how often; "" where there are more."""
    (term, count), *others = Counter(marked).most_common(2)
    return ("", 0) if others and others[0][1] > 1 else (term, count)


def _all_kept(marked: list[str], kept: list[str]) -> bool:
    """Does something stand here as often as the one passage that the source repeats? Then another passage is gone."""
    term, count = _repeated(marked)
    return bool(term) and max(Counter(kept).values(), default=0) >= count


def _twins(marked: list[str], kept: list[str]) -> set[str]:
    """Those of the kept passages that stand for what the source repeats: if it does so in a row, the order tells them."""
    term, count = _repeated(marked)
    at, left = marked.index(term) if term else 0, len(kept) - (len(marked) - count)
    if not term or left < 1 or set(marked[at : at + count]) != {term}:
        return set(kept)
    return set(kept[at : at + left])


def _plain(marked: list[Marked], target: list[Feature], name: str) -> list[str]:
    """The passages of the source that stand in the target in the same letters, and without marks."""
    kept = _texts(_marked(target, name))
    said = " ".join(" ".join([one.block.text for one in target]).lower().split())
    return [text for text in _texts(marked) if text not in kept and _whole(text).search(said)]


def _whole(text: str) -> re.Pattern[str]:
    """This text, not as a part of longer words; a mark beside it may be an underscore."""
    return re.compile(rf"(?<![^\W_]){re.escape(text)}(?![^\W_])")


def _texts(marked: list[Marked]) -> list[str]:
    """The marked passages in small letters."""
    return [" ".join(one.block.text[start:end].lower().split()) for one, (start, end) in marked]


def _passages(found: list[Marked]) -> str:
    """The emphasised passages, short."""
    return beginning(", ".join([one.block.text[start:end] for one, (start, end) in found]), 80)
