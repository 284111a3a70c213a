"""Which blocks of a target in another alphabet have words in Latin letters in a row: in most no two of them stand so."""

from __future__ import annotations

import re
from collections.abc import Iterator
from string import ascii_letters, ascii_lowercase

from lineup import model
from lineup.flat import CHARACTERS, table
from lineup.rules.context import Pair

# As people read them; letters of other alphabets are told from marks.
_LETTERS = table(
    {
        **dict.fromkeys(ascii_letters, "a"),
        **{one: "c" if one.isalpha() else "-" for one in CHARACTERS if one >= "\u0370"},
    },
    " ",
)
_THREE = re.compile(rb"a(?<!aa)a* {1,24}a+ {1,24}a")
_TWO, _SMALL = b"a a", frozenset(ascii_lowercase.encode())
_SPACE, _LEAST = ord(" "), 3
_TWO_IN_TEXT = re.compile(r" [a-z]{3}(?<=[A-Za-z] ...)")


def latin_rows(pair: Pair) -> tuple[list[int], set[int]]:
    """How many Latin letters people read in each block, none where they are surely a name; and the blocks with two words in a row.

    In most blocks no three words stand in a row; a heading of nothing else may be left with fewer, and a little word beside
    code. Of two words the second has three small letters at least.
    """
    raw = pair.flat[1]
    if raw is None:
        some = [index for index, letters in enumerate(pair.latin) if letters]
        return pair.latin, {index for index in some if _TWO_IN_TEXT.search(pair.prose[1][index])}
    letters_alone = raw.translate(_LETTERS)
    few = set(_with_two_words(raw, letters_alone))
    if not pair.in_step:  # several blocks may hold a row of three together
        return pair.latin, few
    texts = letters_alone.split(b"\0")
    letters = [
        letters
        if letters
        and ((one.head[0] == model.HEADING and b"c" not in text) or "`" in one.block.text or _THREE.search(text))
        else 0
        for letters, one, text in zip(pair.latin, pair.target_features, texts, strict=True)
    ]
    return letters, few


def _with_two_words(raw: bytes, letters: bytes) -> Iterator[int]:
    """The blocks in which two words stand in a row, the second of three small letters at least."""
    index = last = 0
    at = letters.find(_TWO)  # which takes less time than an expression
    while at >= 0:
        if raw[at + 1] == _SPACE and _SMALL.issuperset(second := raw[at + 2 : at + 5]) and len(second) == _LEAST:
            index += raw.count(b"\0", last, at)
            last = at
            yield index
        at = letters.find(_TWO, at + 1)
