"""What is wrong, where, in one sentence: the record that every check hands on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Fault:
    """One fault at one place; as text it is one line that editors and code hosts can read.

    Attributes:
        path: the file, relative to the project's folder.
        line: 1-based; front matter counts.
        column: 1-based, in characters.
        code: `ED` and three digits, stable.
        message: one sentence without a full stop.
    """

    path: str
    line: int
    column: int
    code: str
    message: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}: error {self.code} {self.message}"


class FaultsError(Exception):
    """Several faults at once, so that the first does not hide the rest."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(sorted(set(faults)))
        super().__init__("\n".join(map(str, self.faults)))


class UsageError(Exception):
    """The program cannot do what was asked; the message is the one sentence that the user needs."""
