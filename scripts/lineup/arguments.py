"""Arguments -> the command that they call, with what it is to do."""

from __future__ import annotations

import argparse
import os
import re
from collections.abc import Iterable, Sequence
from importlib import import_module
from typing import Any, NoReturn

from lineup import __version__

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
        self.argv: Sequence[str] = ()
        self.known: Iterable[str] = ()

    def error(self, message: str) -> NoReturn:
        """Instead of ending the program."""
        from lineup.refused import refused  # noqa: PLC0415 - only for a call that makes no sense

        raise refused(message, self.prog, self.known)

    def format_help(self) -> str:
        """The help text, as wide as the terminal, in the program's language."""
        self.formatter_class = argparse.HelpFormatter
        if language(self.argv) == "bg":
            from lineup.helping import Bulgarian  # noqa: PLC0415 - only where somebody asks for it

            self.formatter_class = Bulgarian
        return super().format_help()


def language(argv: Sequence[str]) -> str:
    """The language of a call, by its --ui, else by what the environment says.

    Where help is asked for, or where a call makes no sense, arguments are not read to their end.
    """
    from lineup.commands.common import UI, ui_of  # noqa: PLC0415 - it loads what commands need

    named = [one for one in re.findall(r"(?:^|\0)--ui?[=\0](\w+)", "\0".join(argv)) if one in UI]
    return named[-1] if named else ui_of(os.environ)


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
    for one in (whole, *commands.choices.values()):
        one.argv = argv
    if called:
        # It is the whole parser that is left with what the command does not know.
        whole.prog = f"lineup {called}"
        whole.known = commands.choices[called]._option_string_actions
    return whole
