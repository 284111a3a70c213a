"""Expressions for the words of a list, made so that looking for them is quick.

`re` looks for one of a set of characters many times as fast as for a word boundary, and tries the words of a list one after the
other. So the words are sorted by their first letter, which is looked for, and then only those that begin with it are tried.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from lineup.expressions import remembered, state_of

_STATE = state_of(__file__)


def spotting(pattern: str) -> re.Pattern[str]:
    r"""Finds what `re.compile(pattern, re.IGNORECASE)` finds, more quickly.

    Every alternative of the pattern must begin with an assertion (`\b`, `(?<!…)`, `(?<=…)`) or several and then with a letter or
    a mark that means itself; groups `(?:…)` may stand around alternatives. Of alternatives with the same first letter the
    first that fits holds, as in any expression.

    Raises:
        ValueError: an alternative begins with something else.
    """
    return re.compile(remembered(_STATE, pattern, str, partial(_spotting, pattern)))


def _spotting(pattern: str) -> str:
    """The text of what finds a pattern more quickly."""
    firsts: dict[str, list[tuple[list[str], str]]] = {}
    for assertions, first, rest in _expanded("", pattern):
        firsts.setdefault(first.lower(), []).append((_apart(assertions), rest))
    anything = "".join(re.escape(first + first.upper()) if first.isalpha() else re.escape(first) for first in firsts)
    shared = _shared([assertions for found in firsts.values() for assertions, _ in found])
    if not all(map(str.isalpha, firsts)):
        shared = []
    # What holds of all of them is asked first: most letters stand in the middle of a word.
    some = [(re.escape(first), _of(first, _without(shared, found))) for first, found in firsts.items()]
    if len(some) > _MANY:
        # One question about several letters at once, then about each of them.
        some = [_together(some[at : at + _TOGETHER]) for at in range(0, len(some), _TOGETHER)]
    rests = "|".join(rest for _, rest in some)
    return f"[{anything}](?i:{_behind(shared, '.', letter=True)}(?:{rests}))"


_MANY, _TOGETHER = 8, 4
"""Beyond so many first letters so many of them are asked about at once: measured, it takes two thirds to four fifths of the time."""


def _together(some: list[tuple[str, str]]) -> tuple[str, str]:
    """Several letters with the alternatives that begin with each of them, as one."""
    letters = "".join(letter for letter, _ in some)
    return letters, f"(?<=[{letters}])(?:{'|'.join(rest for _, rest in some)})"


def _apart(assertions: str) -> list[str]:
    """The assertions of a row, each by itself; all of them hold at the same place, in whatever order they are asked."""
    found = []
    while assertions:
        one = r"\b" if assertions.startswith(r"\b") else f"{_group(assertions)[0]})"
        found.append(one)
        assertions = assertions.removeprefix(one)
    return found


def _shared(rows: list[list[str]]) -> list[str]:
    """The assertions that stand in all of the rows."""
    return [one for one in rows[0] if all(one in row for row in rows)]


def _without(shared: list[str], found: list[tuple[list[str], str]]) -> list[tuple[list[str], str]]:
    """Alternatives without the assertions that have been asked."""
    return [([one for one in assertions if one not in shared], rest) for assertions, rest in found]


def _of(first: str, found: list[tuple[list[str], str]]) -> str:
    """The alternatives that begin with this character, which has been read."""
    here, letter = re.escape(first), first.isalpha()
    shared = _shared([assertions for assertions, _ in found])
    tails = [_behind(assertions, here, letter=letter) + rest for assertions, rest in _without(shared, found)]
    return f"(?<={here}){_behind(shared, here, letter=letter)}(?:{'|'.join(tails)})"


def _behind(assertions: list[str], first: str, *, letter: bool) -> str:
    """Assertions on what stands before a character, asked behind it; is it a `letter`?"""
    bound = rf"(?<!\w{first})" if letter else rf"(?<=\w{first})"
    return "".join(bound if one == r"\b" else f"{one[:-1]}{first})" for one in assertions)


def _expanded(assertions: str, pattern: str) -> Iterator[tuple[str, str, str]]:
    """Each alternative as the assertions before its first character, that character, and what follows."""
    for one in _alternatives(pattern):
        before, rest = assertions, one
        while rest.startswith((r"\b", "(?<!", "(?<=")):
            size = 2 if rest.startswith(r"\b") else len(_group(rest)[0]) + 1
            before, rest = before + rest[:size], rest[size:]
        if rest.startswith("(?:"):
            inside, behind = _group(rest)
            if behind[:1] in tuple("?*+{"):
                raise ValueError(f"begins with what may be missing: {one}")
            for part in _alternatives(inside[3:]):
                yield from _expanded(before, part + behind)
        elif not rest or rest[0] in r"\.^$*+?{}[]()|" or rest[1:2] in tuple("?*{"):
            raise ValueError(f"begins with no character that means itself: {one}")
        else:
            yield before, rest[0], rest[1:]


_NESTING = frozenset("([\\")
"""Signs that make of a bar or a bracket behind them another one than it looks."""


def _alternatives(pattern: str) -> list[str]:
    """The pattern's parts between the bars that stand in no group."""
    if "|" not in pattern:
        return [pattern]
    if _NESTING.isdisjoint(pattern):
        return pattern.split("|")
    parts, start = [], 0
    for at, depth in _depths(pattern):
        if pattern[at] == "|" and not depth:
            parts.append(pattern[start:at])
            start = at + 1
    return [*parts, pattern[start:]]


def _group(pattern: str) -> tuple[str, str]:
    """The group that a pattern begins with, without its closing bracket, and what follows it."""
    end = pattern.find(")")
    if not _NESTING.isdisjoint(pattern[1:end]):
        end = next(at for at, depth in _depths(pattern) if pattern[at] == ")" and not depth)
    return pattern[:end], pattern[end + 1 :]


def _depths(pattern: str) -> Iterator[tuple[int, int]]:
    """Every bracket and bar that is neither escaped nor in a set, and in how many groups it stands (a bracket: outside of it)."""
    depth = 0
    for token in _TOKEN.finditer(pattern):
        char = token[0]
        if char in "()|":
            depth -= char == ")"
            yield token.start(), depth
            depth += char == "("


_TOKEN = re.compile(r"\\.|\[(?:\\.|[^\]\\])*\]|[()|]")
