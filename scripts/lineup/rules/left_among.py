"""What still stands in the source's language among its translated like: a cell in its column, an item in its list."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import takewhile

from lineup import model
from lineup.evidence import Feature, row_cells
from lineup.languages.base import Language
from lineup.languages.lexicon import LETTERS
from lineup.model import Block
from lineup.rules.context import Pair
from lineup.rules.kept_names import WORD

_FEW = 2
"""So many words a cell has that is more than one name."""
_LEAST = 3
"""So many words a text has that is more than a name."""
_SHORT = 4
"""So many words are no title of a thing."""
_AROUND = 50
"""So many rows or items above and below tell in which language a column or a list is."""
_THROUGH_MENUS = re.compile(r"\s(?:→|->|>|›|»)\s")
_PLAIN = re.compile(r"(?<![^\s(“\"])[a-z]{3,}(?=[).,;:!?”\"]*(?:\s|$))")
"""A word in small letters, which is no part of a file's name or an address."""


_WITHIN = re.compile(r"(?<![^\s(“\"/-])[a-z]{3,}(?=[-).,;:!?”\"/]*(?:[\s\w]|$))")
_LINK = re.compile(r"\[([^\[\]]*)\]\([^()]*\)")
_SIGNS = re.compile(r"[{}=;\\$@#<>_`*\[]|\w[.:]\w|\w[(+]")
"""What stands in code, in a file's name, in a link."""


def cell_left(pair: Pair, source: Feature, target: Feature, first: Language) -> str | None:
    """The first cell of a row that says what the source's says, word for word, where most cells of its column are translated.

    The cells of a table's head have no column: they are held against each other.
    """
    there, here = row_cells(source.block), row_cells(target.block)
    if len(there) != len(here):
        return None
    for column, (one, two) in enumerate(zip(there, here, strict=True)):
        if one != two or not two.isascii() or "`" in two:
            continue
        text = _LINK.sub(r"\1", two).strip("*_ ")
        if _is_text(text, first) or _is_plain(pair, source, text, first):
            if target.block.kind == model.HEAD_ROW:
                # Half of them are enough for a few words, but not for a title beside the word for it.
                others = [*here[:column], *here[column + 1 :]]
                like = [*here, *others] if len(WORD.findall(two)) <= _SHORT else here
            else:
                rows = map(row_cells, _around(pair, target))
                like = [cells[column] for cells in rows if column < len(cells)]
            if _are_translated(like):
                return two.strip("*_ ")
    return None


def _is_plain(pair: Pair, source: Feature, text: str, first: Language) -> bool:
    """Are these two words or more with a common one in small letters that the target says nowhere else? A name it would say."""
    if _THROUGH_MENUS.search(text) or len(WORD.findall(text)) < _FEW or _SIGNS.search(text):
        return False
    words = _WITHIN.findall(text)
    plain = [word[:LETTERS] for word in words if word not in first.common]
    if not plain:
        return len(words) >= _FEW and text[1:].islower()  # What it does
    if any(pair.words[1].beginning(word) >= _FEW for word in plain):
        return False
    if source.block.kind == model.HEAD_ROW:  # where names are few
        if len(words) > len(plain) and text[1:].islower():
            return True  # Number of beds
        return any(word in source.lexicon.wide or is_said_again(pair, word) for word in plain)
    return any(word in source.lexicon or is_said_again(pair, word) for word in plain)


def is_said_again(pair: Pair, word: str) -> bool:
    """Does the source say a word that begins so more than once? Elsewhere the target says it otherwise."""
    return pair.words[0].beginning(word) > 1


def is_item_left(pair: Pair, source: Feature, target: Feature, first: Language) -> bool:
    """Does an item say what the source's says, word for word, where most items of its list are translated?"""
    return (
        source.block.kind == target.block.kind == model.ITEM
        and source.plain == target.plain
        and _is_text(target.plain, first)
        and _are_translated([item.text for item in _around(pair, target)])
    )


def _is_text(text: str, first: Language) -> bool:
    """Has it three words at least, two of them in small letters that are no little ones?

    A title has none, code is one word, and what leads through menus (File → Open file) has labels of a program.
    """
    return (
        not _THROUGH_MENUS.search(text)
        and len(WORD.findall(text)) >= _LEAST
        and sum(word not in first.common for word in _PLAIN.findall(text)) > 1
    )


def _are_translated(texts: list[str]) -> bool:
    """Are most of these texts that have words in the letters of another alphabet?"""
    said = [words for words in map(WORD.findall, texts) if words]
    return 2 * sum(not all(map(str.isascii, words)) for words in said) > len(said)


def _around(pair: Pair, one: Feature) -> Iterator[Block]:
    """The blocks of a block's kind that stand above and below it without another one between them, as far as they tell."""
    features = pair.target_features
    at = bisect_left(features, one.block.line, key=lambda feature: feature.block.line)
    for side in (features[max(0, at - _AROUND) : at][::-1], features[at + 1 : at + 1 + _AROUND]):
        yield from takewhile(lambda block: block.kind == one.block.kind, (feature.block for feature in side))
