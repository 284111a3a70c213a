"""`lineup explain`: what a rule finds, why it exists, a bad and a good example."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Mapping
from typing import Any

from lineup.commands.common import Commands, UsageError, add_ui, say
from lineup.guide import Guide, guide_of
from lineup.messages import LANGUAGES
from lineup.rules.catalogue import BY_CODE, RULES, Rule


def add(commands: Commands[Any]) -> None:
    """Adds the command to the parser."""
    command = commands.add_parser(
        "explain", help="explain a rule", description="Explains rules, named by their codes or names."
    )
    command.add_argument(
        "rules",
        nargs="+",
        metavar="CODE",
        help="a rule's code, such as LU201, or its name; LU2 or references for a whole family",
    )
    add_ui(command)
    command.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Prints what is known of each rule."""
    found = [rule for name in arguments.rules for rule in _rules(name)]
    pages = ["\n".join(_page(rule, guide_of(rule.name, arguments.ui), arguments.ui)) for rule in found]
    say("\n\n".join(pages) + "\n")
    return 0


def _rules(name: str) -> list[Rule]:
    """The rules that a name means.

    Raises:
        UsageError: there is none; those with codes or names near it are named.
    """
    rule = BY_CODE.get(name.upper()) or RULES.get(name.lower())
    found = [rule] if rule else _family(name)
    if not found:
        near = ", ".join(f"{one.code} {one.name}" for one in nearest(name))
        raise UsageError("rule-unknown-all", name=name, near=near)
    return found


def _family(name: str) -> list[Rule]:
    """The rules of a family, by its name or by the digit that their codes begin with."""
    return [rule for rule in RULES.values() if name.lower() == rule.family or name.upper() == rule.code[:3]]


def nearest(name: str) -> list[Rule]:
    """The five rules whose codes or names are most like a name."""
    from difflib import SequenceMatcher  # noqa: PLC0415 - only for a slip of the hand

    def distance(rule: Rule) -> tuple[float, int, str]:
        code = name.upper()
        if code.startswith("LU") and code[2:].isdecimal():
            # Digits are lost or slip by a few: codes that begin alike, then codes that are near.
            same = next(
                (at for at, (one, two) in enumerate(zip(code, rule.code, strict=False)) if one != two), len(code)
            )
            return -same, abs(int(code[2:][:9]) - int(rule.code[2:])), rule.code
        alike = max(SequenceMatcher(None, name.lower(), one).ratio() for one in (rule.code.lower(), rule.name))
        return -alike, 0, rule.code

    return sorted(RULES.values(), key=distance)[:5]


def _page(rule: Rule, guide: Guide, ui: str) -> Iterator[str]:
    """The lines about one rule."""
    words = LANGUAGES[ui]
    yield f"{rule.code} {rule.name}"
    yield f"{words.FAMILIES[rule.family]} · {words.SEVERITIES[rule.severity]} · MQM {rule.mqm}"
    yield ""
    yield guide.says
    yield guide.why
    yield from _tree(words.GUIDE["bad"], guide.example.bad, guide.example.settings)
    yield from _tree(words.GUIDE["good"], guide.example.good, "")
    yield ""
    yield words.GUIDE["silence"].format(code=rule.code)


def _tree(title: str, files: Mapping[str, str], settings: str) -> Iterator[str]:
    """An example's files."""
    yield ""
    yield f"{title}:"
    if settings:
        yield "  [tool.lineup]"
        yield from (f"    {line}" for line in settings.rstrip("\n").split("\n"))
    for name, text in files.items():
        yield f"  {name}"
        yield from (f"    {line}".rstrip() for line in text.rstrip("\n").split("\n") if text.strip())
