"""`lineup check`: findings."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from lineup.check import Report, check, selected
from lineup.commands.common import FOUND, Commands, UsageError, add_trees, add_ui, corpus_of
from lineup.corpus import named
from lineup.report.json import json
from lineup.report.text import text
from lineup.rules.catalogue import BY_CODE, FAMILIES, RULES
from lineup.settings import SEVERITIES, SettingsError


def add(commands: Commands[Any]) -> None:
    """Adds the command to the parser."""
    command = commands.add_parser(
        "check",
        help="tell where the languages no longer say the same",
        description="Tells where the languages no longer say the same. Exit status: 0 in step, 1 findings, 2 could not run.",
        epilog="Without --source and --target the project around the current folder is checked: its languages come from "
        "mkdocs.yml, its settings from [tool.lineup] in pyproject.toml.",
    )
    command.add_argument(
        "paths", nargs="*", type=Path, metavar="PATH", help="pages or folders to check, of either language; all without"
    )
    add_trees(command)
    command.add_argument(
        "--format", choices=("text", "json"), default="text", help="how findings are written (default: text)"
    )
    command.add_argument(
        "--select",
        type=_names,
        metavar="RULES",
        default=(),
        help="only these rules: codes, beginnings of codes, names, families",
    )
    command.add_argument(
        "--ignore", type=_names, metavar="RULES", default=(), help="not these rules, beside those of the settings"
    )
    command.add_argument(
        "--fail-on", choices=SEVERITIES, help="the lowest severity that makes the exit status 1 (default: warning)"
    )
    add_ui(command)
    command.set_defaults(run=run)


def _names(value: str) -> tuple[str, ...]:
    """Names of rules, separated by commas.

    Raises:
        argparse.ArgumentTypeError: a name is no rule's and no family's.
    """
    names = tuple(name.strip() for name in value.split(",") if name.strip())
    _known(names, argparse.ArgumentTypeError)
    return names


def _known(names: Sequence[str], error: type[Exception], where: str = "") -> None:
    for name in names:
        if name not in RULES and name not in FAMILIES.values() and not any(code.startswith(name) for code in BY_CODE):
            raise error(
                f"{where}'{name}' is no rule: a code such as LU201, a beginning of codes, a name, or one of {', '.join(FAMILIES.values())}"
            )


def run(arguments: argparse.Namespace) -> int:
    """Checks, prints the findings, returns the exit code."""
    corpus = corpus_of(arguments)
    settings = replace(
        corpus.settings,
        select=arguments.select or corpus.settings.select,
        ignore=(*corpus.settings.ignore, *arguments.ignore),
        fail_on=arguments.fail_on or corpus.settings.fail_on,
    )
    corpus = corpus._replace(settings=settings)
    for key in ("select", "ignore"):
        _known(getattr(corpus.settings, key), SettingsError, f"pyproject.toml: [tool.lineup] {key}: ")
    for path in arguments.paths:
        # A page that was deleted may be named: its twin is what is checked then.
        if not any(named(corpus, target, (path,)) for target in corpus.targets):
            gone = (
                "holds no page of the languages that are checked" if os.path.lexists(path) else "no such file or folder"
            )
            raise UsageError(f"{path}: {gone}")
    report = check(corpus, arguments.paths, arguments.ui)
    report = Report(selected(report.findings, settings.select, settings.ignore), report.pages, report.blocks)
    sys.stdout.write(json(report) if arguments.format == "json" else text(report, corpus, arguments.ui))
    sys.stdout.flush()
    worst = SEVERITIES.index(settings.fail_on)
    return FOUND if any(SEVERITIES.index(one.severity) >= worst for one in report.findings) else 0
