"""`lineup check`: findings."""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lineup.check import check
from lineup.choice import as_written, chosen, is_name, no_rule, once, released, unknown
from lineup.commands.common import (
    FOUND,
    Commands,
    UsageError,
    add_trees,
    add_ui,
    coloured,
    corpus_of,
    must_name_pages,
    say,
    terminal,
)
from lineup.corpus import Corpus, named
from lineup.errors import Said
from lineup.files import folder
from lineup.report import FORMATS, Wanted, render
from lineup.selection import selected
from lineup.settings import SEVERITIES, SettingsError, key_at, place

if TYPE_CHECKING:
    from lineup.cache import Cache


def add(commands: Commands[Any]) -> None:
    """Adds the command to the parser."""
    command = commands.add_parser(
        "check",
        help="tell where the languages no longer say the same",
        description="Tells where the languages no longer say the same. Exit status: 0 in step, 1 findings, 2 could not run.",
        epilog="Without --source and --target the project around the current folder is checked: its languages come from "
        "mkdocs.yml, its settings from lineup.toml, or from [tool.lineup] in pyproject.toml.",
    )
    command.add_argument(
        "paths", nargs="*", type=Path, metavar="PATH", help="pages or folders to check, of either language; all without"
    )
    add_trees(command)
    command.add_argument("--format", choices=FORMATS, default="text", help="how findings are written (default: text)")
    command.add_argument(
        "--select",
        type=names_of("--select", "check"),
        metavar="RULES",
        default=(),
        help="only these rules: codes, beginnings of codes, names, families",
    )
    command.add_argument(
        "--ignore",
        type=names_of("--ignore", "check"),
        metavar="RULES",
        default=(),
        help="not these rules, beside those of the settings",
    )
    command.add_argument(
        "--fail-on", choices=SEVERITIES, help="the lowest severity that makes the exit status 1 (default: warning)"
    )
    command.add_argument(
        "--base", metavar="REF", help="only what this branch added since it left REF, uncommitted changes included"
    )
    command.add_argument(
        "--skip-others", action="store_true", help="leave out paths that hold no page of the languages that are checked"
    )
    command.add_argument(
        "--release",
        action="store_true",
        help="what has changed since it was confirmed is an error, a light change a warning",
    )
    command.add_argument("--no-cache", action="store_true", help="read everything anew, and remember nothing")
    add_ui(command)
    command.set_defaults(run=run)


def names_of(option: str, command: str) -> Callable[[str], tuple[str, ...]]:
    """What reads the names of rules, separated by commas, that stand behind an option of a command.

    It raises a UsageError where a name is no rule's and no family's. argparse would put an error of its own into words at once.
    """

    def names(value: str) -> tuple[str, ...]:
        found = tuple(as_written(name.strip()) for name in value.split(",") if name.strip())
        for name in found:
            if not is_name(name):
                why = no_rule(name)
                refused = Said("argument", argument=option, message=why)
                raise UsageError(
                    "call-asks" if why.key == "no-rule-near" else "call", message=refused, program=f"lineup {command}"
                )
        return found

    return names


def cache_of(corpus: Corpus, arguments: argparse.Namespace) -> Cache | None:
    """What remembers earlier runs; None where nothing is to be remembered, or so little that it does not pay."""
    caches = None if arguments.no_cache else folder(os.environ)
    if caches is None:
        return None
    from lineup.cache import Cache, big_enough  # noqa: PLC0415 - only where something is to be remembered

    return Cache(corpus, caches) if big_enough(corpus) else None


def run(arguments: argparse.Namespace) -> int:
    """Checks, prints the findings, returns the exit code."""
    corpus = corpus_of(arguments)
    settings = corpus.settings._replace(
        select=arguments.select or corpus.settings.select,
        ignore=(*corpus.settings.ignore, *arguments.ignore),
        fail_on=arguments.fail_on or corpus.settings.fail_on,
    )
    corpus = corpus._replace(settings=settings)
    for key, name in unknown(settings):
        raise SettingsError("at", where=key_at(place(corpus.root), key), why=no_rule(name))
    if arguments.skip_others:
        mine = [path for path in arguments.paths if any(named(corpus, target, (path,)) for target in corpus.targets)]
        if arguments.paths and not mine:
            return 0
        arguments.paths = mine
    for path in arguments.paths:
        # A page that was deleted may be named: its twin is what is checked then.
        must_name_pages(corpus, path)
    store = cache_of(corpus, arguments)
    report = check(corpus, arguments.paths, arguments.ui, store)
    report = report._replace(findings=chosen(selected(report.findings, settings.select, settings.ignore), settings))
    if arguments.release:
        report = report._replace(findings=released(report.findings))
    if arguments.base is not None:
        # It runs git, compares texts and unpacks files: nobody else waits for that to load.
        from lineup.baseline import only_new  # noqa: PLC0415

        report = only_new(report, corpus, arguments.base, store.elsewhere() if store else None)
    if not arguments.release:
        report = report._replace(findings=once(report.findings))
    if store:
        store.save()
    wide = 0
    if terminal():
        import shutil  # noqa: PLC0415 - it loads what packs files

        wide = shutil.get_terminal_size((0, 0)).columns
    wanted = Wanted(arguments.ui, coloured(arguments.format), settings.fail_on, wide)
    say(render(arguments.format, report, corpus, wanted), program=arguments.format not in ("text", "lines"))
    worst = SEVERITIES.index(settings.fail_on)
    return FOUND if any(SEVERITIES.index(one.severity) >= worst for one in report.findings) else 0
