"""A call that argparse refuses, as a sentence of this program, with the name that was meant."""

from __future__ import annotations

import re
from collections.abc import Iterable

from lineup.errors import LineupError, Said, foreign
from lineup.misspelt import meant

_JSON = {"--json": "--format json", "--format": "--json"}
"""The two ways in which commands are asked for JSON: those that report have several forms, the others this one."""


def refused(message: str, program: str, options: Iterable[str]) -> LineupError:
    """What is wrong with a call, from what argparse says of it; `options` are those that the command knows."""
    if near := _near(message, options):
        return LineupError("call-asks", message=Said("near", message=foreign(message), near=near), program=program)
    return LineupError("call", message=foreign(message), program=program)


def _near(message: str, options: Iterable[str]) -> str:
    """The name that was meant where a choice or an option is unknown; empty where none is near."""
    choice = re.search(r"invalid choice: '(.*?)' \(choose from (.*)\)$", message)
    if choice:
        # Whether the names stand in quotation marks depends on the version of Python.
        return meant(choice[1], choice[2].replace("'", "").split(", "))
    option = re.fullmatch(r"unrecognized arguments: (--?[\w-]+).*", message)
    if option and (other := _JSON.get(option[1])) and other.split()[0] in options:
        return other
    return meant(option[1], options) if option else ""
