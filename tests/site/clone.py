"""A fresh copy of the project to run its commands in, with nothing installed and nothing of this environment."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from tests.site.build import ROOT

# Where nothing answers, so that whoever asks for the network fails at once.
NOWHERE = "http://127.0.0.1:9/"
OFFLINE = {
    "PIP_NO_INDEX": "1",
    "PIP_INDEX_URL": NOWHERE,
    "PIP_EXTRA_INDEX_URL": "",
    "PIP_FIND_LINKS": "",
    "PIP_RETRIES": "0",
    "http_proxy": NOWHERE,
    "https_proxy": NOWHERE,
    "HTTP_PROXY": NOWHERE,
    "HTTPS_PROXY": NOWHERE,
}
FINDING = re.compile(r"^(?P<path>\S+):(?P<line>\d+):\d+: (?:error|warning) \S+ \S.*$")
# Folders that .gitignore names: those at the top, and those anywhere; and git's own.
MADE_AT_THE_TOP = re.compile(r"\.git|site|\.site-.*|build|dist")
MADE = re.compile(r"\.venv|__pycache__|\.(?:mypy|ruff|pytest)_cache|\.hypothesis|\.cache|.*\.egg-info")
OF_THIS_RUN = ("MAKE", "MFLAGS", "PYTEST", "PYTHON", "VIRTUAL_ENV", "SITE_URL", "GITHUB_")


@dataclass(frozen=True, slots=True)
class Done:
    """How a command ended and the lines that it printed, in their order."""

    status: int
    text: str

    @property
    def findings(self) -> list[tuple[str, int]]:
        """Path and line of every line that has the form of a finding; a note, which stops nothing, is none."""
        matches = (FINDING.match(line) for line in self.text.splitlines())
        return [(match["path"], int(match["line"])) for match in matches if match]


def environment() -> dict[str, str]:
    """What a person's shell holds: nothing of this test run, and the interpreter that `.venv` was made with."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(OF_THIS_RUN)}
    inside = str(Path(sys.prefix))
    kept["PATH"] = os.pathsep.join(part for part in kept["PATH"].split(os.pathsep) if not part.startswith(inside))
    # The Makefile takes the interpreter from here; `python3` on the path may be another, older one.
    kept["PYTHON"] = str(getattr(sys, "_base_executable", sys.executable))
    return kept


def files(root: Path) -> list[Path]:
    """What is or would be committed: as git says, or, in a folder that git cannot read, all but what is made there."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=root,
        capture_output=True,
        check=False,
        encoding="utf-8",
    )
    if listed.returncode == 0:
        return [root / name for name in listed.stdout.split("\0") if name and (root / name).is_file()]
    found = []
    for folder, names, here in os.walk(root):
        at_the_top = Path(folder) == root
        names[:] = [
            name for name in names if not (MADE.fullmatch(name) or (at_the_top and MADE_AT_THE_TOP.fullmatch(name)))
        ]
        found += [Path(folder, name) for name in here]
    return found


def copy_of_the_project(target: Path) -> Path:
    """Copies all files that belong to the project, and commits them there, as a clone has them."""
    for file in files(ROOT):
        copy = target / file.relative_to(ROOT)
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(file, copy)
    identity = ["-c", "user.name=test", "-c", "user.email=test@localhost", "-c", "commit.gpgsign=false"]
    for arguments in (["init", "-q"], ["add", "-A"], [*identity, "commit", "-q", "-m", "A copy."]):
        subprocess.run(["git", *arguments], cwd=target, check=True)
    return target


def run(folder: Path, *command: str, more: Mapping[str, str] | None = None) -> Done:
    """Runs a command in the copy and waits for it; what it prints on both channels comes together."""
    done = subprocess.run(
        command,
        cwd=folder,
        env={**environment(), **(more or {})},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        stdin=subprocess.DEVNULL,
        check=False,
        encoding="utf-8",
        timeout=600,
    )
    return Done(done.returncode, done.stdout)
