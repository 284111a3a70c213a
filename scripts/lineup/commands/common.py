"""What several commands share: arguments that name trees, and the errors of a call."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Mapping
from pathlib import Path

from lineup.corpus import Corpus, named, trees
from lineup.errors import LineupError, foreign
from lineup.settings import Settings

FOUND = 1
UI = ("en", "bg")
"""The languages in which the program speaks."""

Commands = argparse._SubParsersAction


class UsageError(LineupError):
    """The call makes no sense; the message says why."""


class OutputError(LineupError):
    """What the program says cannot be written."""


def say(text: str, *, program: bool = False) -> None:
    """Writes to standard output; for a program in UTF-8, whatever the terminal's encoding and line ends.

    Raises:
        OutputError: it cannot be written, as on a full disk.
        BrokenPipeError: whoever read it has gone.
    """
    if sys.stdout is None:
        raise OutputError("no-output")
    try:
        if program and hasattr(sys.stdout, "buffer"):
            sys.stdout.flush()
            sys.stdout.buffer.write(text.encode("utf-8", "backslashreplace"))
        else:
            sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        give_up_output()
        raise OutputError("output-unwritten", why=foreign(error.strerror)) from error


def give_up_output() -> None:
    """What is still buffered must not raise again when the program ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def add_trees(command: argparse.ArgumentParser) -> None:
    """Adds --source, --target and --languages: any trees instead of the project around the current folder."""
    command.add_argument(
        "--source",
        type=Path,
        metavar="DIR",
        help="folder of the source language, or a page of it; nothing of a surrounding project is read",
    )
    command.add_argument(
        "--target",
        type=Path,
        metavar="DIR",
        action="append",
        default=[],
        help="folder of a target language, the same or another, or the page's translation; may be repeated",
    )
    command.add_argument(
        "--languages", metavar="en,bg", help="the languages of --source and of each --target, in that order"
    )
    _add_exclude(command)


def _add_exclude(command: argparse.ArgumentParser) -> None:
    """Adds --exclude, which names pages as the setting of that name does."""
    command.add_argument(
        "--exclude",
        metavar="GLOB",
        action="append",
        default=[],
        help="pages to leave out, as seen from the folder of their language, such as 'blog/*'; may be repeated",
    )


def add_ui(command: argparse.ArgumentParser) -> None:
    """Adds --ui, the language of what the program says."""
    command.add_argument(
        "--ui",
        choices=UI,
        default=ui_of(os.environ),
        help="the language of the messages (default: that of the environment, en where lineup does not speak it)",
    )


def ui_of(environment: Mapping[str, str]) -> str:
    """The language in which the program speaks, from what the environment says of the user's."""
    named = next((value for name in ("LC_ALL", "LC_MESSAGES", "LANG") if (value := environment.get(name))), "")
    wanted = [named]
    if named and named.partition(".")[0] not in ("C", "POSIX"):
        wanted = [*environment.get("LANGUAGE", "").split(":"), named]
    return next((code for one in wanted if (code := one[:2].lower()) in UI and not one[2:3].isalpha()), UI[0])


def corpus_of(arguments: argparse.Namespace) -> Corpus:
    """The trees that the call names, or the project around the current folder."""
    if arguments.source is None and not arguments.target and arguments.languages is None:
        # Trees that are named need nothing of it, and it takes a part of the start.
        from lineup.project import project  # noqa: PLC0415

        return project(Path.cwd(), _named(arguments), tuple(arguments.exclude))
    if arguments.source is None or not arguments.target or not arguments.languages:
        raise UsageError("trees-together")
    languages = [name.strip() for name in str(arguments.languages).split(",")]
    return trees(arguments.source, arguments.target, languages, Settings(exclude=tuple(arguments.exclude)))


def _named(arguments: argparse.Namespace) -> list[Path]:
    """The pages and folders that a call names, in whatever way."""
    values = [getattr(arguments, name, None) or () for name in ("paths", "pages", "names", "places", "place")]
    listed = [one for value in values for one in ([value] if isinstance(value, str) else value)]
    return [Path(os.path.abspath(str(one).partition("#")[0])) for one in listed]  # noqa: PTH100 - links must stay links


def must_name_pages(corpus: Corpus, path: Path, name: str = "") -> None:
    """Is this a page of the trees, or a folder with some? `name` is what the call says for it, the path itself without.

    Raises:
        UsageError: it is not.
    """
    if not any(named(corpus, target, (path,)) for target in corpus.targets):
        raise UsageError("page-of-others" if os.path.lexists(path) else "no-path", name=name or path)


def coloured(form: str) -> bool:
    """Are colours wanted? On a terminal, unless the environment says otherwise (no-color.org, force-color.org)."""
    if form not in ("text", "lines") or os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return terminal() and os.environ.get("TERM") != "dumb"


def terminal() -> bool:
    """Is what is written read by a person at a terminal?"""
    return sys.stdout is not None and sys.stdout.isatty()
