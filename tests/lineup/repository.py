"""What tests with a real repository share: git with an identity of its own, whatever the machine is set to."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

_SET = {
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_SYSTEM": os.devnull,
    "GIT_AUTHOR_NAME": "test",
    "GIT_AUTHOR_EMAIL": "test@localhost",
    "GIT_COMMITTER_NAME": "test",
    "GIT_COMMITTER_EMAIL": "test@localhost",
}


def git(folder: Path, *arguments: str, fails: bool = False) -> str:
    """What a git command prints; it must not fail unless that is allowed."""
    done = subprocess.run(
        ["git", *arguments], cwd=folder, capture_output=True, text=True, check=False, env={**os.environ, **_SET}
    )
    assert fails or done.returncode == 0, done.stdout + done.stderr
    return done.stdout.strip()
