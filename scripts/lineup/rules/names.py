"""Names in the source's letters: another one in the place of the source's, or one with a slip of the pen.

A translation in another alphabet keeps names, words of programs and keys as the source has them. A word in these letters that
the source's block does not have is a name of its own (a language in its own name, Enter for Return), or it stands in the place of one.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence, Set

from lineup import model
from lineup.evidence import Feature, row_cells
from lineup.languages.base import CURRENCIES
from lineup.model import Page, Place
from lineup.rules.context import Hit, Pair
from lineup.rules.keys import same_keys
from lineup.rules.places import place_from
from lineup.rules.shown import EMPHASIS
from lineup.rules.typed import slip
from lineup.words import in_another_alphabet

_NAME = re.compile(r"[A-Za-z](?<![\w./@:#-].)[A-Za-z]{2,}(?![\w/@-]|[.:]\w)")
"""A word in Latin letters that is no part of an address, a path or a joined name. What stands before it is asked behind its first
letter: a pattern that begins with a set is found sooner."""
_LONG = 5
"""Of names of so many letters one with another letter is a slip; shorter ones may be two names."""
_MOST = 100
"""So many names of a block are compared with each other; of a block with more of them only whole words are looked for."""
_MANY = 3
"""So many other names on a page were put in their places on purpose: languages in their own names, an example of the reader's world."""
_WORDS = 8
"""Two names have no more words together; longer texts are sentences."""
_SOLID = re.compile(r"[`<\\={$]|\]\(")
"""What code, tags, formulas and links have, of which others tell what differs."""


_OWN_NAMES = frozenset(
    (
        "bahasa indonesia", "bahasa melayu", "bosanski", "cymraeg", "dansk", "deutsch", "eesti", "english", "euskara", "gaeilge", "galego",
        "hrvatski", "italiano", "kiswahili", "latina", "magyar", "nederlands", "norsk", "polski", "shqip", "srpski", "suomi", "svenska",
    )
)  # fmt: skip
"""How languages are called in themselves, in plain Latin letters."""


def names(pair: Pair) -> Iterator[Hit]:
    """Names that are not those of the source, each once a block; where a page has many other ones, only slips and keys."""
    if not in_another_alphabet(*pair.prose):
        return
    source, target = pair.prose
    there = source if pair.in_step else [_said(pair.sources(at)) for at in range(len(target))]
    some = {at for at, letters in enumerate(pair.latin) if letters > 2 and _new(target[at], there[at])}
    pressed = pair.saying(1, "+")
    kept: set[str] | None = None
    others: list[Hit] = []
    for _, bead, ours, theirs in pair.twins(set(), some | pressed):
        telling = not some.isdisjoint(bead.target)
        if other := _other_keys(ours, theirs) or (telling and _mistyped(ours, theirs)):
            yield _hit(pair, ours, theirs, *other)
        elif telling:
            kept = set(_NAME.findall("\n".join(target))) if kept is None else kept
            if other := _whole(ours, theirs) or _replaced(kept, ours, theirs):
                others.append(_hit(pair, ours, theirs, *other))
    if len(others) < _MANY:
        yield from others


def _hit(pair: Pair, source: Sequence[Feature], target: Sequence[Feature], old: str, new: str) -> Hit:
    here, there = _place(pair.source, source, old), _place(pair.target, target, new)
    return Hit("name-changed", here, there, new, old, {"found": new, "expected": old}, f"{old}\n{new}")


def _place(page: Page, side: Sequence[Feature], name: str) -> Place:
    """Where a name stands in the blocks of one side."""
    one = next((one for one in side if name in one.block.text), side[0])
    return place_from(page, one, max(0, one.block.text.find(name)))


def _new(text: str, there: str) -> list[str]:
    """The names in a text that do not stand in another one, not even as a part of a word."""
    names = _NAME.findall(text)
    if len(names) > _MOST:
        known = {name.lower() for name in _NAME.findall(there)}
        return [name for name in dict.fromkeys(names) if name.lower() not in known]
    names = [name for name in names if name not in there]
    if not names:
        return names
    there = there.lower()
    return [name for name in dict.fromkeys(names) if name.lower() not in there]


def _said(side: Sequence[Feature]) -> str:
    return "\n".join([one.plain for one in side])


def _mistyped(source: Sequence[Feature], target: Sequence[Feature]) -> tuple[str, str] | None:
    """A name of the source that stands in the target with a letter too many, too few or another one."""
    there, here = _said(source), _said(target)
    said = Counter(_NAME.findall(here))
    lost = [name for name, times in Counter(_NAME.findall(there)).items() if len(name) >= _LONG and said[name] < times]
    for new in _new(here, there)[:_MOST]:
        for old in lost[:_MOST]:
            one, two = old.lower(), new.lower()
            if slip(one, two) and one.rstrip("s") != two.rstrip("s") and two not in _OWN_NAMES:
                return old, new
    return None


def _replaced(kept: Set[str], source: Sequence[Feature], target: Sequence[Feature]) -> tuple[str, str] | None:
    """One of the names that the target keeps elsewhere, and the one that stands in its place here; None where that is not sure."""
    there, here = _said(source), _said(target)
    new = _new(here, there)
    if len(new) != 1 or not new[0][0].isupper():
        return None
    # A word that the block has in small letters too is no name, but begins a sentence.
    small = set(re.findall(r"\b[a-z]+\b", there))
    lost = [name for name in _new(there, here) if name[0].isupper() and name in kept and name.lower() not in small]
    return (lost[0], new[0]) if len(lost) == 1 and _may_replace(lost[0], new[0]) else None


def _may_replace(old: str, new: str) -> bool:
    """Can only one of two names be right?

    A key has two, money is changed, for a short form may stand what it is short for, and a language has its own name.
    """
    return not (
        same_keys(old, new)
        or old.isupper() != new.isupper()
        or (old in CURRENCIES and new in CURRENCIES)
        or new.lower() in _OWN_NAMES
    )


def _whole(source: Sequence[Feature], target: Sequence[Feature]) -> tuple[str, str] | None:
    """A block or a cell that is all in Latin letters on both sides, in other words."""
    for old, new in _latin_texts(source, target):
        first, second = ({word.lower() for word in re.findall("[A-Za-z]+", text)} for text in (old, new))
        if first - second and second - first and len(first | second) <= _WORDS and _may_replace(old, new):
            return old, new
    return None


def _latin_texts(source: Sequence[Feature], target: Sequence[Feature]) -> Iterator[tuple[str, str]]:
    """The texts of a block or its cells that have no other letters on either side and are not the same."""
    if len(source) > 1 or len(target) > 1:
        return
    first, second = source[0].block, target[0].block
    row = first.kind == second.kind == model.ROW
    texts = (row_cells(first), row_cells(second)) if row else ([first.text], [second.text])
    if len(texts[0]) != len(texts[1]):
        return
    for old, new in zip(*texts, strict=True):
        if old != new and old.isascii() and new.isascii() and not _SOLID.search(old + new):
            yield EMPHASIS.sub("", old).strip(), EMPHASIS.sub("", new).strip()


_KEYS = re.compile(r"[A-Z][\w ]*(?:\+[\w ]+)+")
"""Keys that are pressed together."""


def _other_keys(source: Sequence[Feature], target: Sequence[Feature]) -> tuple[str, str] | None:
    """Keys that are pressed together, and are other ones than the source's."""
    return next(
        (
            (old, new)
            for old, new in _latin_texts(source, target)
            if _KEYS.fullmatch(old) and _KEYS.fullmatch(new) and not same_keys(old, new)
        ),
        None,
    )
