"""What a project makes of findings: how grave a rule is to it, and where it is to be silent."""

from __future__ import annotations

import fnmatch
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from lineup.errors import Said
from lineup.model import Finding, Place
from lineup.rules.catalogue import BY_CODE, FAMILIES, RULES, Rule
from lineup.settings import PathRules, Settings


def names(rule: Rule, name: str) -> bool:
    """Does a name mean this rule? Its code, the beginning of it, its own name, or that of its family."""
    return rule.code.startswith(name) or name in (rule.name, rule.family)


def is_name(name: str) -> bool:
    """Does a name mean some rule?"""
    return name in RULES or name in FAMILIES.values() or any(code.startswith(name) for code in BY_CODE)


def as_written(name: str) -> str:
    """A name of a rule or family in the letters in which it is written: `lu201` is LU201."""
    return next((one for one in (name.upper(), name.lower()) if is_name(one)), name)


def no_rule(name: str) -> Said:
    """That a name is no rule's, with the one that was meant."""
    from lineup.misspelt import meant  # noqa: PLC0415 - only for a slip of the hand

    right = as_written(name)
    near = right if right != name else meant(name, (*RULES, *FAMILIES.values()))
    return (
        Said("no-rule-near", name=name, near=near)
        if near
        else Said("no-rule", name=name, families=", ".join(FAMILIES.values()))
    )


def unknown(settings: Settings) -> Iterator[tuple[str, str]]:
    """The keys of settings that name rules, each with a name that is none."""
    groups: list[tuple[str, Iterable[str]]] = [
        ("select", settings.select),
        ("ignore", settings.ignore),
        ("severity", settings.severity),
    ]
    for one in settings.per_path:
        groups += [(f"per-path '{one.pages}' ignore", one.ignore), (f"per-path '{one.pages}' severity", one.severity)]
    for key, found in groups:
        yield from ((key, name) for name in found if not is_name(name))


def chosen(findings: Iterable[Finding], settings: Settings) -> tuple[Finding, ...]:
    """The findings as the project weighs them, without those of pages on which their rule is silent."""
    if not settings.severity and not settings.per_path:
        return tuple(findings)
    globs = [(re.compile(fnmatch.translate(one.pages)), one) for one in settings.per_path]
    kept = []
    for finding in findings:
        rule = BY_CODE[finding.rule]
        place = finding.target or finding.source
        here = [one for glob, one in globs if place and glob.match(place.path)]
        if not any(names(rule, name) for one in here for name in one.ignore):
            kept.append(finding._replace(severity=_severity(rule, finding.severity, settings, here)))
    return tuple(kept)


def _severity(rule: Rule, severity: str, settings: Settings, here: list[PathRules]) -> str:
    """How grave a finding is: as the rule says, as the project says, as it says for these pages."""
    for weights in (settings.severity, *(one.severity for one in here)):
        severity = _weight(rule, weights) or severity
    return severity


def _weight(rule: Rule, weights: Mapping[str, str]) -> str:
    """What weights say of a rule; the closest name counts, so a family gives way to a code."""
    fitting = [name for name in weights if names(rule, name)]
    return weights[max(fitting, key=lambda name: _closeness(rule, name))] if fitting else ""


def _closeness(rule: Rule, name: str) -> int:
    return 99 if name in (rule.name, rule.code) else 0 if name == rule.family else len(name)


_STALE = frozenset(("source-changed", "target-changed", "both-changed"))


def released(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings as a release weighs them: what has changed since it was confirmed is one step graver."""
    graver = {"note": "warning", "warning": "error", "error": "error"}
    return tuple(one._replace(severity=graver[one.severity]) if one.name in _STALE else one for one in findings)


def once(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """The findings, a fault in a confirmed passage once: that the passage has changed goes without saying then.

    What changed is told again when the fault is mended, if the passage still says something else than was confirmed.
    """
    taken: dict[tuple[str, bool, str], list[tuple[int, int]]] = defaultdict(list)
    for one in findings:
        if one.name not in _STALE and one.severity != "note":
            for key, place in _sides(one):
                taken[key].append((place.line, place.end_line))
    return tuple(
        one
        for one in findings
        if one.name not in _STALE
        or not any(
            start <= place.end_line and place.line <= end for key, place in _sides(one) for start, end in taken[key]
        )
    )


def _sides(finding: Finding) -> Iterator[tuple[tuple[str, bool, str], Place]]:
    """The places of a finding, each with its side and its page; what stands in the source concerns every language."""
    for place, is_target in ((finding.source, False), (finding.target, True)):
        if place:
            yield (finding.language if is_target else "", is_target, place.path), place
