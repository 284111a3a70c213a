"""Arguments -> the command that they call, with what it is to do."""

from __future__ import annotations

import argparse
import os
import re
import sys
from collections.abc import Iterable, Sequence
from importlib import import_module
from typing import Any, NoReturn

from lineup import __version__
from lineup.errors import LineupError

COMMANDS = (
    "check",
    "confirm",
    "diff",
    "explain",
    "fix",
    "new",
    "next",
    "rules",
    "selftest",
    "status",
    "summary",
    "suppress",
)
"""The commands, each a module of lineup.commands."""


class _Parser(argparse.ArgumentParser):
    """Says in one sentence what is wrong with a call, without the whole usage before it."""

    def __init__(self, **options: Any) -> None:
        super().__init__(formatter_class=_Unmeasured, **options)
        self.known: Iterable[str] = ()

    def error(self, message: str) -> NoReturn:
        """Instead of ending the program."""
        message += _near(message, self.known)
        raise LineupError(f"{message}{' See' if message.endswith('?') else '; see'} '{self.prog} --help'")

    def format_help(self) -> str:
        """The help text, as wide as the terminal, in the program's language."""
        self.formatter_class = argparse.HelpFormatter
        if _speaks_bulgarian():
            from lineup.helping import Bulgarian  # noqa: PLC0415 - only where somebody asks for it

            self.formatter_class = Bulgarian
        return super().format_help()


def _speaks_bulgarian() -> bool:
    """Is Bulgarian the language of this call, by its --ui or by what the environment says?

    Where help is asked for, arguments may not be read to their end.
    """
    from lineup.commands.common import ui_of  # noqa: PLC0415 - it loads what commands need

    named = re.search(r"(?:^|\0)--ui[=\0](\w+)", "\0".join(sys.argv[1:]))
    return (named[1] if named else ui_of(os.environ)) == "bg"


_JSON = {"--json": "--format json", "--format": "--json"}
"""The two ways in which commands are asked for JSON: those that report have several forms, the others this one."""


def _near(message: str, options: Iterable[str]) -> str:
    """The name that was meant where a choice or an option is unknown."""
    choice = re.search(r"invalid choice: '(.*?)' \(choose from (.*)\)$", message)
    option = re.fullmatch(r"unrecognized arguments: (--?[\w-]+).*", message)
    if not choice and not option:
        return ""
    from lineup.misspelt import meant  # noqa: PLC0415 - only for a slip of the hand

    if option and (other := _JSON.get(option[1])) and other.split()[0] in options:
        return f"; did you mean '{other}'?"
    if choice:
        return meant(choice[1], re.findall(r"'(.*?)'", choice[2]))
    return meant(option[1], options) if option else ""


class _Unmeasured(argparse.HelpFormatter):
    """Asks no terminal for its width, which loads what packs files: argparse makes one of these for each argument."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, width=80)


def parser(argv: Sequence[str]) -> argparse.ArgumentParser:
    """The parser; of the commands only the one that is called is loaded, where one is, and none to tell the version."""
    whole = _Parser(prog="lineup", description="Checks that Markdown in two languages says the same thing.")
    whole.add_argument("--version", action="version", version=f"lineup {__version__}")
    # Without a name argparse makes a help text to find it, and loads what measures terminals and packs files.
    commands = whole.add_subparsers(prog="lineup", required=True, metavar="COMMAND", dest="command")
    wanted = COMMANDS if argv[:1] != ["--version"] else ()
    called = argv[0] if argv and argv[0] in COMMANDS else ""
    for name in (called,) if called else wanted:
        import_module(f"lineup.commands.{name}").add(commands)
    if called:
        # It is the whole parser that is left with what the command does not know.
        whole.prog = f"lineup {called}"
        whole.known = commands.choices[called]._option_string_actions
    return whole
