"""The command line: arguments in, exit code out. 0 in step, 1 findings, 2 could not run."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import NoReturn

from lineup import __version__
from lineup.check import Report, check, selected
from lineup.corpus import Corpus, CorpusError, named, project, trees
from lineup.report.json import json
from lineup.report.text import text
from lineup.rules.catalogue import BY_CODE, FAMILIES, RULES
from lineup.settings import SEVERITIES, Settings, SettingsError

FOUND, COULD_NOT_RUN = 1, 2


class _Usage(Exception):
    """The call makes no sense; the message says why."""


class _Parser(argparse.ArgumentParser):
    """Says in one sentence what is wrong with a call, without the whole usage before it."""

    def error(self, message: str) -> NoReturn:
        """Instead of ending the program."""
        raise _Usage(f"{message}; see '{self.prog} --help'")


def main() -> int:
    """Entry point of the `lineup` command."""
    for stream in (sys.stdout, sys.stderr):
        # A file's name or a page's text may hold what the terminal's encoding does not.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    return run(sys.argv[1:])


def run(argv: Sequence[str]) -> int:
    """Runs one command and returns its exit code; whatever goes wrong is one sentence on standard error."""
    try:
        arguments = _parser().parse_args(argv)
        return int(arguments.run(arguments))
    except SystemExit as stopped:
        # --help and --version
        return int(stopped.code or 0)
    except (CorpusError, SettingsError, _Usage) as error:
        _say(str(error))
    except BrokenPipeError:
        # The reader of our output has gone; what is still buffered must not raise again at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except KeyboardInterrupt:
        return 130
    except Exception as error:
        # A fault of this program: still one sentence, and the whole story for whoever wants to mend it.
        if os.environ.get("LINEUP_DEBUG"):
            raise
        _say(
            f"internal error: {type(error).__name__}: {error}; please report it (LINEUP_DEBUG=1 shows where it happened)"
        )
    return COULD_NOT_RUN


def _say(sentence: str) -> None:
    """One line on standard error, whatever the sentence quotes."""
    print(f"lineup: {' '.join(sentence.split())}", file=sys.stderr)


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="lineup", description="Checks that Markdown in two languages says the same thing.")
    parser.add_argument("--version", action="version", version=f"lineup {__version__}")
    commands = parser.add_subparsers(required=True, metavar="COMMAND", dest="command")
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
    command.add_argument(
        "--ignore", type=_names, metavar="RULES", default=(), help="not these rules, beside those of the settings"
    )
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


def _known(names: Sequence[str], error: type[Exception], where: str = "") -> None:
    for name in names:
        if name not in RULES and name not in FAMILIES.values() and not any(code.startswith(name) for code in BY_CODE):
            raise error(
                f"{where}'{name}' is no rule: a code such as LU201, a beginning of codes, a name, or one of {', '.join(FAMILIES.values())}"
            )


def _corpus(arguments: argparse.Namespace) -> Corpus:
    """The trees that the call names, or the project around the current folder."""
    if arguments.source is None and not arguments.target and arguments.languages is None:
        return project(Path.cwd())
    if arguments.source is None or not arguments.target or not arguments.languages:
        raise _Usage("--source, --target and --languages go together")
    languages = [name.strip() for name in str(arguments.languages).split(",")]
    return trees(arguments.source, arguments.target, languages, Settings())


def _check(arguments: argparse.Namespace) -> int:
    corpus = _corpus(arguments)
    settings = replace(
        corpus.settings,
        select=arguments.select or corpus.settings.select,
        ignore=(*corpus.settings.ignore, *arguments.ignore),
        fail_on=arguments.fail_on or corpus.settings.fail_on,
    )
    for key in ("select", "ignore"):
        _known(getattr(corpus.settings, key), SettingsError, f"pyproject.toml: [tool.lineup] {key}: ")
    for path in arguments.paths:
        # A page that was deleted may be named: its twin is what is checked then.
        if not any(named(corpus, target, (path,)) for target in corpus.targets):
            gone = (
                "holds no page of the languages that are checked" if os.path.lexists(path) else "no such file or folder"
            )
            raise _Usage(f"{path}: {gone}")
    report = check(corpus, arguments.paths, arguments.ui)
    report = Report(selected(report.findings, settings.select, settings.ignore), report.pages, report.blocks)
    sys.stdout.write(json(report) if arguments.format == "json" else text(report, corpus, arguments.ui))
    sys.stdout.flush()
    worst = SEVERITIES.index(settings.fail_on)
    return FOUND if any(SEVERITIES.index(one.severity) >= worst for one in report.findings) else 0
