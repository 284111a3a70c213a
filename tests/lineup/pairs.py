"""What tests of single rules share: two texts as the pair that a rule sees, and its hits in few words."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from lineup.align import align
from lineup.evidence import features
from lineup.languages.lexicon import lexicon
from lineup.markdown import read_page
from lineup.rules.context import Hit, Pair

Rule = Callable[[Pair], Iterator[Hit]]


def pair(source: str, target: str, languages: tuple[str, str] = ("en", "bg")) -> Pair:
    """Two pages, read and aligned."""
    words = lexicon(*languages)
    first, second = read_page(source, "page.md"), read_page(target, "page.md")
    a, b = features(first, words), features(second, words)
    return Pair(first, second, a, b, align(a, b), languages)


def said(rule: Rule, source: str, target: str, languages: tuple[str, str] = ("en", "bg")) -> list[tuple[str, str, str]]:
    """What a rule says of two texts: (rule, found, expected) for each hit, "" where there is nothing."""
    return [(hit.rule, hit.found or "", hit.expected or "") for hit in rule(pair(source, target, languages))]
