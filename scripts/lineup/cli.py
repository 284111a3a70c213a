"""The command line: arguments in, exit code out. 0 in step, 1 findings, 2 could not run."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from lineup import __version__
from lineup.check import Report, check, selected
from lineup.corpus import Corpus, CorpusError, project, trees
from lineup.report.json import json
from lineup.report.text import text
from lineup.rules.catalogue import BY_CODE, FAMILIES, RULES
from lineup.settings import SEVERITIES, Settings, SettingsError

FOUND, COULD_NOT_RUN = 1, 2


class _Usage(Exception):
    """The call makes no sense; the message says why."""


def main() -> int:
    """Entry point of the `lineup` command."""
    return run(sys.argv[1:])


def run(argv: Sequence[str]) -> int:
    """Runs one command and returns its exit code; whatever goes wrong is one sentence on standard error."""
    try:
        arguments = _parser().parse_args(argv)
    except SystemExit as stopped:
        return int(stopped.code or 0)
    try:
        return int(arguments.run(arguments))
    except (CorpusError, SettingsError, _Usage) as error:
        print(f"lineup: {error}", file=sys.stderr)
    except BrokenPipeError:
        # The reader of our output has gone; what is still buffered must not raise again at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except KeyboardInterrupt:
        return 130
    return COULD_NOT_RUN


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="lineup", description="Checks that Markdown in two languages says the same thing."
    )
    parser.add_argument("--version", action="version", version=f"lineup {__version__}")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
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
    command.add_argument(
        "--source",
        type=Path,
        metavar="DIR",
        help="folder of the source language; nothing of a surrounding project is read",
    )
    command.add_argument(
        "--target",
        type=Path,
        metavar="DIR",
        action="append",
        default=[],
        help="folder of a target language; may be repeated",
    )
    command.add_argument(
        "--languages", metavar="en,bg", help="the languages of --source and of each --target, in that order"
    )
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
    command.add_argument("--ignore", type=_names, metavar="RULES", default=(), help="not these rules")
    command.add_argument(
        "--fail-on", choices=SEVERITIES, help="the lowest severity that makes the exit status 1 (default: warning)"
    )
    command.add_argument("--ui", choices=("en", "bg"), default="en", help="the language of the messages (default: en)")
    command.set_defaults(run=_check)
    return parser


def _names(value: str) -> tuple[str, ...]:
    """Names of rules, separated by commas.

    Raises:
        argparse.ArgumentTypeError: a name is no rule's and no family's.
    """
    names = tuple(name.strip() for name in value.split(",") if name.strip())
    _known(names, argparse.ArgumentTypeError)
    return names


def _known(names: Sequence[str], error: type[Exception]) -> None:
    for name in names:
        if name not in RULES and name not in FAMILIES.values() and not any(code.startswith(name) for code in BY_CODE):
            raise error(
                f"'{name}' is no rule: a code such as LU201, a beginning of codes, a name, or one of {', '.join(FAMILIES.values())}"
            )


def _corpus(arguments: argparse.Namespace) -> Corpus:
    """The trees that the call names, or the project around the current folder."""
    if arguments.source is None and not arguments.target and arguments.languages is None:
        return project(Path.cwd())
    if arguments.source is None or not arguments.target or not arguments.languages:
        raise _Usage("--source, --target and --languages go together")
    languages = [name.strip() for name in arguments.languages.split(",")]
    return trees(arguments.source, arguments.target, languages, Settings())


def _check(arguments: argparse.Namespace) -> int:
    corpus = _corpus(arguments)
    settings = replace(
        corpus.settings,
        select=arguments.select or corpus.settings.select,
        ignore=arguments.ignore or corpus.settings.ignore,
        fail_on=arguments.fail_on or corpus.settings.fail_on,
    )
    for names in (settings.select, settings.ignore):
        _known(names, SettingsError)
    for path in arguments.paths:
        if not path.exists():
            raise _Usage(f"{path}: no such file or folder")
    report = check(corpus, arguments.paths, arguments.ui)
    if arguments.paths and not report.pages and not report.findings:
        raise _Usage(f"{arguments.paths[0]}: holds no page of the languages that are checked")
    report = Report(selected(report.findings, settings.select, settings.ignore), report.pages, report.blocks)
    sys.stdout.write(json(report) if arguments.format == "json" else text(report, corpus, arguments.ui))
    sys.stdout.flush()
    worst = SEVERITIES.index(settings.fail_on)
    return FOUND if any(SEVERITIES.index(one.severity) >= worst for one in report.findings) else 0
