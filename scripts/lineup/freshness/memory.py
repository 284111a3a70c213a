"""The translation memory: what was confirmed for the same source text or a similar one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import NamedTuple

from lineup.freshness.changes import likeness, tokens
from lineup.ledger import Ledger, Record

LEAST = 0.7
"""The likeness from which on a suggestion helps more than it distracts."""


class Suggestion(NamedTuple):
    """A translation that was confirmed: of which source text, on which page, and how like that text is, 0 to 1."""

    source: str
    target: str
    page: str
    likeness: float


class Memory:
    """All confirmed pairs of one ledger, found by their source's words."""

    def __init__(self, ledger: Ledger) -> None:
        self.pairs: Mapping[tuple[str, str], tuple[str, Record]] = ledger.memory
        self.exact: dict[str, list[tuple[str, str, str]]] = defaultdict(list)
        self.by_word: dict[str, set[str]] = defaultdict(set)
        for (source, target), (page, _) in self.pairs.items():
            if source not in self.exact:
                for word in _words(source):
                    self.by_word[word].add(source)
            self.exact[source].append((source, target, page))

    def suggest(self, source: str, most: int = 2) -> list[Suggestion]:
        """The translations of the most similar confirmed texts, the most similar first; none below LEAST."""
        found = [Suggestion(*one, 1.0) for one in self.exact.get(source, ())]
        if found:
            return sorted(found)[:most]
        words = _words(source)
        shared: dict[str, int] = defaultdict(int)
        for word in words:
            for other in self.by_word.get(word, ()):
                shared[other] += 1
        near = [other for other, count in shared.items() if count >= LEAST * len(words) * 0.7]
        for other in near:
            alike = likeness(other, source)
            if alike >= LEAST:
                found += [Suggestion(*one, alike) for one in self.exact[other]]
        return sorted(found, key=lambda one: (-one.likeness, one.source, one.target))[:most]


def _words(text: str) -> frozenset[str]:
    return frozenset(token.casefold() for token in tokens(text) if token[0].isalnum())
