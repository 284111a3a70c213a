"""Which rules are asked for: by the settings, or by whoever looks at findings."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

from lineup.corpus import Corpus
from lineup.model import Finding
from lineup.rules.catalogue import BY_CODE, FAMILIES, RULES


def selected(findings: Iterable[Finding], select: Sequence[str], ignore: Sequence[str]) -> tuple[Finding, ...]:
    """The findings that are asked for; a rule is named by its code, the beginning of a code, its name or its family."""
    asked = _asked(tuple(select), tuple(ignore))
    return tuple(one for one in findings if one.rule in asked)


@lru_cache(maxsize=8)
def _asked(select: tuple[str, ...], ignore: tuple[str, ...]) -> frozenset[str]:
    """The codes of the rules that are among those selected, and not among those ignored."""

    def named(names: tuple[str, ...]) -> frozenset[str]:
        starts = (*names, *(start for start, family in FAMILIES.items() if family in names))
        return frozenset(code for code, rule in BY_CODE.items() if code.startswith(starts) or rule.name in names)

    return (named(select) if select else frozenset(BY_CODE)) - named(ignore)


def families(corpus: Corpus) -> frozenset[str]:
    """The families of which some rule is asked for."""
    return _families(corpus.settings.select, corpus.settings.ignore)


def asks(corpus: Corpus, name: str) -> bool:
    """Is a rule, by its name, asked for?"""
    return RULES[name].code in _asked(corpus.settings.select, corpus.settings.ignore)


@lru_cache(maxsize=8)
def _families(select: tuple[str, ...], ignore: tuple[str, ...]) -> frozenset[str]:
    return frozenset(FAMILIES[start] for start in {code[:3] for code in _asked(select, ignore)})
