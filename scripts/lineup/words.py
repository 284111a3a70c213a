"""Texts -> their words, for many texts at once, and what is known of a word, asked once for each word; how a text begins."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from typing import AnyStr, TypeVar

from lineup import flat

_Word = TypeVar("_Word")
_Answer = TypeVar("_Answer")

_WORD = re.compile(r"[^\W\d_]+")
_LATIN = re.compile("[A-Za-z]")
# ASCII but for letters, and but for what divides the texts, as spaces.
_NO_LETTERS = bytes((*range(1, 65), *range(91, 97), *range(123, 128)))
_TO_SPACE = bytes.maketrans(_NO_LETTERS, b" " * len(_NO_LETTERS))
# Every page has some of these; what else is no letter is looked for where there is something else.
_MARKS = "\u00a0“”„‘’–—«»…№•→"
_NO_LATIN = _NO_LETTERS + bytes(range(128, 256))
MOST = 1 << 17
"""So many words are remembered."""


class Memo(dict[_Word, _Answer]):
    """The answers of a function to words: a text says most of its words again and again."""

    def __init__(self, answer: Callable[[_Word], _Answer]) -> None:
        super().__init__()
        self.answer = answer

    def __missing__(self, word: _Word) -> _Answer:
        if len(self) >= MOST:
            self.clear()
        found = self[word] = self.answer(word)
        return found


def words(texts: Sequence[str], raw: bytes | None = None) -> list[list[str]]:
    """The words of each text in small letters: runs of letters; `raw` is what `flat` has made of the texts.

    All texts are read in one go: an expression takes three times as long.
    """
    if raw is not None:
        return flat.words(raw)
    lower = "\0".join(texts).lower()
    spaced = lower.encode("utf-8", "surrogatepass").translate(_TO_SPACE).decode("utf-8", "surrogatepass")
    if not spaced.isascii():
        for mark in _MARKS:
            spaced = spaced.replace(mark, " ")
        rest = spaced.replace(" ", "").replace("\0", "")
        if not rest.isalpha():
            for mark in set(rest):
                if not _WORD.match(mark):
                    spaced = spaced.replace(mark, " ")
    parts = spaced.split("\0")
    if len(parts) != len(texts):  # a text that no page's file could hold
        return [_WORD.findall(text.lower()) for text in texts]
    return [part.split() for part in parts]


_SHORT = 32
"""Characters up to which an expression tells the words of a text sooner."""


def words_in(text: str) -> list[str]:
    """The words of one text."""
    return _WORD.findall(text.lower()) if len(text) < _SHORT else words((text,), flat.flat((text,)))[0]


def latin(texts: Sequence[str], raw: bytes | None = None) -> list[int]:
    """How many letters from A to Z each text has."""
    if raw is not None:
        return flat.latin(raw)
    parts = "\0".join(texts).encode("utf-8", "surrogatepass").translate(None, _NO_LATIN).split(b"\0")
    if len(parts) != len(texts):
        return [len(_LATIN.findall(text)) for text in texts]
    return list(map(len, parts))


def has_any(text: str, words: Iterable[str]) -> bool:
    """Does one of these words, letters or marks stand in a text?"""
    return any(word in text for word in words)


def having(texts: AnyStr, zero: AnyStr, *parts: AnyStr) -> set[int]:
    """In which of several texts, a zero between them, one of these parts stands."""
    found: set[int] = set()
    for part in parts:
        index, last, at = 0, 0, texts.find(part)
        while at >= 0:
            index += texts.count(zero, last, at)
            found.add(index)
            last = texts.find(zero, at)
            at = texts.find(part, last) if last >= 0 else -1
    return found


def beginning(text: str, most: int) -> str:
    """A text on one line, or what of it fits into so many characters."""
    line = " ".join(text.split())
    return line if len(line) <= most else line[: most - 1].rstrip() + "…"


_FIRST = 60
"""So many texts tell of a page in which alphabet it is written."""


def in_another_alphabet(source: Sequence[str], target: Sequence[str]) -> bool:
    """Is the target written in another alphabet than the Latin one, in which the source is? Both by their first texts."""
    shares = []
    for texts in (target, source):
        text = "".join(texts[:_FIRST])
        shares.append(1 - len(text.encode("ascii", "ignore")) / max(1, len(text)))
    return shares[0] > 0.25 and shares[1] < 0.05
