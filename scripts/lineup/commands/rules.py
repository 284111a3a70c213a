"""`lineup rules`: all rules, one line each."""

from __future__ import annotations

import argparse
import json
from typing import Any

from lineup.commands.common import Commands, add_ui, say
from lineup.guide import guide_of
from lineup.messages import LANGUAGES
from lineup.rules.catalogue import RULES


def add(commands: Commands[Any]) -> None:
    """Adds the command to the parser."""
    command = commands.add_parser(
        "rules", help="list all rules", description="Lists all rules: code, name, severity, and what each finds."
    )
    command.add_argument(
        "--format", choices=("text", "json"), default="text", help="how they are written (default: text)"
    )
    add_ui(command)
    command.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Prints the rules in the order of their codes."""
    rules = sorted(RULES.values(), key=lambda rule: rule.code)
    if arguments.format == "json":
        data = [
            {
                "code": rule.code,
                "name": rule.name,
                "family": rule.family,
                "severity": rule.severity,
                "mqm": rule.mqm,
                "says": guide_of(rule.name, arguments.ui).says,
                "why": guide_of(rule.name, arguments.ui).why,
            }
            for rule in rules
        ]
        say(json.dumps(data, ensure_ascii=False, indent=1) + "\n", program=True)
        return 0
    severities = LANGUAGES[arguments.ui].SEVERITIES
    wide = max(len(rule.name) for rule in rules)
    grave = max(len(severities[rule.severity]) for rule in rules)
    family = ""
    lines = []
    for rule in rules:
        if rule.family != family:
            lines += ["", LANGUAGES[arguments.ui].FAMILIES[rule.family]]
            family = rule.family
        says = guide_of(rule.name, arguments.ui).says
        lines.append(f"  {rule.code}  {rule.name:{wide}}  {severities[rule.severity]:{grave}}  {says}")
    say("\n".join(lines[1:]) + "\n")
    return 0
