"""The words of all blocks of a page in a row, so that what rules ask of every word is asked in one go."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property, lru_cache
from itertools import accumulate, islice
from operator import eq
from typing import TYPE_CHECKING

from lineup import flat
from lineup.words import MOST, having, words

if TYPE_CHECKING:
    from lineup.languages.kinds import Kinds

_BETWEEN = b"\0"
"""Stands between the words of two blocks, as a word."""
_NEXT = -1
"""Its kind."""


class Row:
    """The words of each of several texts in small letters; `raw` is what `flat` has made of the texts.

    They are kept as bytes, of which words are made in half of the time: in UTF-8 where the texts have no such form.
    """

    def __init__(self, texts: Sequence[str], raw: bytes | None) -> None:
        self._size = len(texts)
        self._read: Callable[[bytes], str]
        if raw is None:
            self._read, self._bytes = _decoded, "\0".join(map(" ".join, words(texts))).encode("utf-8", "surrogatepass")
        else:
            self._read, self._bytes = flat.read, flat.spaced(raw)
        self._text = b" %b " % self._bytes.replace(_BETWEEN, b" \0 ")
        self._words = self._text.split()

    def __getitem__(self, index: int) -> list[str]:
        """The words of one text."""
        return self._read(self._texts[index]).split()

    def raw(self, index: int) -> list[bytes]:
        """The same as bytes, for whom it is enough to know which are alike."""
        return self._texts[index].split()

    @cached_property
    def _texts(self) -> list[bytes]:
        return self._bytes.split(_BETWEEN)

    def telling(self, known: Kinds) -> tuple[dict[int, list[str]], list[int]]:
        """The words that tell something, by the text that they stand in, and the kinds of each text's words, added up.

        In most texts there are none.
        """
        found: defaultdict[int, list[str]] = defaultdict(list)
        kinds, index = [0] * self._size, 0
        for kind, word in filter(None, map(_told(known, self._read).__getitem__, self._words)):
            if kind == _NEXT:
                index += 1
            else:
                kinds[index] |= kind
                found[index].append(word)
        return dict(found), kinds

    def says(self, some: Iterable[str]) -> bool:
        """Does one of these words stand in one of the texts?"""
        return not set(map(self._written, some)).isdisjoint(self._words)

    def has_beginning(self, letters: str) -> bool:
        """Does a word begin with these letters?"""
        raw = self._written(letters)
        return raw is not None and self._text.find(b" %b" % raw) >= 0

    def beginning(self, letters: str) -> int:
        """How many words begin with these letters."""
        raw = self._written(letters)
        return 0 if raw is None else self._text.count(b" %b" % raw)

    def saying(self, word: str) -> set[int]:
        """The texts in which a word stands."""
        raw = self._written(word)
        return set() if raw is None else having(self._text, _BETWEEN, b" %b " % raw)

    def beginnings(self, index: int, least: int, most: int) -> frozenset[bytes]:
        """How the words of a text with so many letters at least begin, with so many at the most; for `begins`."""
        if self._read is not _decoded:
            return frozenset([b" " + word[:most] for word in self.raw(index) if len(word) >= least])
        words = [f" {word[:most]}" for word in self[index] if len(word) >= least]
        return frozenset([word.encode("utf-8", "surrogatepass") for word in words])

    def begins(self, letters: bytes, start: int, end: int) -> bool:
        """Does a word begin with these letters in the texts from one up to another?"""
        return self._text.find(letters, self._starts[start], self._starts[end]) >= 0

    @cached_property
    def _starts(self) -> list[int]:
        """Where in `_text` the space stands before each of the texts, and where the next one would."""
        return [0, *accumulate(len(one) + 3 for one in self._texts)]

    def _written(self, letters: str) -> bytes | None:
        return letters.encode("utf-8", "surrogatepass") if self._read is _decoded else flat.written(letters)

    def doubled(self) -> Iterator[int]:
        """The texts in which a word stands twice in a row, one mention for each time that one does."""
        said, index, last = self._words, 0, 0
        twice = bytes(map(eq, said, islice(said, 1, None)))  # a byte for each word: is the next one the same?
        at = twice.find(1)
        while at >= 0:
            if said[at] != _BETWEEN:
                index += said[last:at].count(_BETWEEN)
                last = at
                yield index
            at = twice.find(1, at + 1)


def _decoded(word: bytes) -> str:
    return word.decode("utf-8", "surrogatepass")


class _Told(dict[bytes, tuple[int, str] | None]):
    """The kinds of words that rules look for, each with the word, by its bytes; None for the others.

    As `Memo`, but for what that costs beside the answer: on pages that were never read before, one word in twenty is new.
    """

    def __init__(self, known: Kinds, read: Callable[[bytes], str]) -> None:
        super().__init__()
        self._kind, self._from = known.kind, read
        self.begin()

    def begin(self) -> None:
        """Forgets what was found out."""
        self.clear()
        self[_BETWEEN] = _NEXT, ""

    def __missing__(self, raw: bytes) -> tuple[int, str] | None:
        if len(self) >= MOST:
            self.begin()
        word = self._from(raw)
        kind = self._kind(word)
        found = self[raw] = (kind, word) if kind else None
        return found


_told = lru_cache(maxsize=8)(_Told)
"""What is known of the words of each language, so that it is kept."""
