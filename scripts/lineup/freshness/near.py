"""Which few of many texts are most like one, so that not every text is compared with every other."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping

_COMMON = 60
"""Texts that have a word from which on the word tells nothing."""


class Near:
    """Finds the few texts that share most words with one."""

    def __init__(self, texts: Mapping[int, str]) -> None:
        self.having: dict[str, list[int]] = defaultdict(list)
        for at, text in texts.items():
            for word in {word.casefold() for word in text.split()}:
                self.having[word].append(at)

    def to(self, text: str, most: int = 8) -> list[int]:
        """The texts nearest to this one, those that share most words first; a rare word counts for more."""
        shared: Counter[int] = Counter()
        for word in {word.casefold() for word in text.split()}:
            found = self.having.get(word, ())
            if len(found) <= _COMMON:
                for at in found:
                    shared[at] += _COMMON // len(found)
        return [at for at, _ in sorted(shared.items(), key=lambda one: (-one[1], one[0]))[:most]]
