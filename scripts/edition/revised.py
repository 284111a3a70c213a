"""When a file was last changed, as git knows it; not known is an answer too."""

from __future__ import annotations

import subprocess
from pathlib import Path


def _git(folder: Path, *arguments: str) -> str:
    """What git says; nothing where there is no git, no repository, or none that we may read."""
    command = ["git", "-C", str(folder), *arguments]
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603
    except OSError:
        return ""
    return done.stdout.strip() if done.returncode == 0 else ""


def revised(file: Path) -> str | None:
    """The day, `2020-06-11`, of the commit that changed a file last.

    None where that is not known: outside a repository, in a copy without its history, or with changes that nobody
    has committed, so that two builds of one commit always say the same.
    """
    if _git(file.parent, "rev-parse", "--is-shallow-repository") != "false":
        return None
    if _git(file.parent, "status", "--porcelain", "--", file.name):
        return None
    return _git(file.parent, "log", "-1", "--format=%cs", "--", file.name) or None
