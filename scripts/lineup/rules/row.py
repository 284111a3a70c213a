"""The words of all blocks of a page in a row, so that what rules ask of every word is asked in one go."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate, chain, compress, count, islice, repeat
from operator import eq


class Row:
    """The words of each of several blocks, one block behind the other.

    Attributes:
        words: all words, in small letters.
    """

    def __init__(self, blocks: Sequence[list[str]]) -> None:
        self.words = list(chain.from_iterable(blocks))
        self._ends = list(accumulate(map(len, blocks)))

    def telling(self, tells: Callable[[str], int]) -> dict[int, list[str]]:
        """The words that tell something, by the block that they stand in; in most blocks there are none."""
        told = list(map(tells, self.words))
        blocks = map(bisect_right, repeat(self._ends), compress(count(), told))
        found: defaultdict[int, list[str]] = defaultdict(list)
        for index, word in zip(blocks, compress(self.words, told), strict=True):
            found[index].append(word)
        return dict(found)

    def doubled(self) -> Iterator[int]:
        """The blocks in which a word stands twice in a row, one mention for each time that one does."""
        ends = self._ends
        for at in compress(count(1), map(eq, self.words, islice(self.words, 1, None))):
            index = bisect_right(ends, at)
            if not index or ends[index - 1] < at:  # both of them stand in this block
                yield index
