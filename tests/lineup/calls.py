"""What tests of commands share: a call with what it writes, and files."""

from __future__ import annotations

from pathlib import Path

import pytest

from lineup.cli import run


def put(folder: Path, name: str, text: str) -> Path:
    """Writes a file of a tree."""
    file = folder / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8", newline="")
    return file


def edit(folder: Path, name: str, *changes: tuple[str, str]) -> None:
    """Replaces in a file what stands there once."""
    text = (folder / name).read_bytes().decode()
    for old, new in changes:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    put(folder, name, text)


class Answer:
    """What one call wrote and returned; a check writes lines."""

    def __init__(self, capsys: pytest.CaptureFixture[str], *argv: str) -> None:
        if argv[:1] == ("check",) and "--format" not in argv:
            argv = (*argv, "--format", "lines")
        self.status = run(argv)
        self.out, self.err = capsys.readouterr()

    @property
    def codes(self) -> list[str]:
        """The rules of the findings."""
        return [line.split()[2] for line in self.out.splitlines()[:-1]]
