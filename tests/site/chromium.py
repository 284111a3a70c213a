"""Finds a Chromium that starts, or installs one; says in one sentence what to do where none can be had.

An installed browser comes first, then Playwright's, then Debian's package where we are root. A shell without windows
is preferred: the browser with windows draws its own bars for every new context, which costs four times the time of a
page. Debian's packages bring no fonts: without any, Bulgarian text shows as boxes in pictures. The tests read text, not pictures, and do not mind.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

NAMES = (
    "chromium-headless-shell",
    "chrome-headless-shell",
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)
# Debian's, the best first; older releases have the last alone.
PACKAGES = ("chromium-headless-shell", "chromium")
PLAYWRIGHT_PATH = (
    "from playwright.sync_api import sync_playwright as s\nwith s() as p: print(p.chromium.executable_path)"
)
NONE_FOUND = (
    "The browser tests need a Chromium, and none was found or could be installed: install chromium or google-chrome, "
    "or name the executable in the environment variable CHROMIUM."
)


class UnavailableError(Exception):
    """No Chromium can be had; the message is the sentence for the user."""


def run(command: Sequence[str], seconds: float, environment: Mapping[str, str] | None = None) -> str | None:
    """Runs a command and returns what it printed, or None where it is missing, fails or takes longer than `seconds`."""
    try:
        done = subprocess.run(
            command,
            capture_output=True,
            check=False,
            encoding="utf-8",
            errors="replace",
            env={**os.environ, **(environment or {})},
            stdin=subprocess.DEVNULL,
            timeout=seconds,
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout if done.returncode == 0 else None


def _is_root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0


@dataclass(frozen=True, slots=True)
class Machine:
    """What the search asks of the machine; tests put another one in its place."""

    environment: Mapping[str, str] = field(default_factory=lambda: os.environ)
    which: Callable[[str], str | None] = shutil.which
    run: Callable[[Sequence[str], float, Mapping[str, str] | None], str | None] = run
    is_root: Callable[[], bool] = _is_root


def starts(executable: str, machine: Machine) -> bool:
    """Whether the executable runs and calls itself a Chromium or Chrome.

    A file alone proves nothing: it may be a stub that only points to another installer, or lack its libraries.
    """
    printed = machine.run([executable, "--version"], 60, None)
    return printed is not None and "Chrom" in printed


def installed(machine: Machine) -> str | None:
    """The first of the usual names on this machine that starts."""
    for name in NAMES:
        executable = machine.which(name)
        if executable and starts(executable, machine):
            return executable
    return None


def playwrights(machine: Machine) -> str | None:
    """Playwright's own Chromium, downloaded where it is not there yet and can be."""
    printed = machine.run([sys.executable, "-c", PLAYWRIGHT_PATH], 60, None)
    executable = (printed or "").strip()
    if not executable:
        return None
    if not starts(executable, machine):
        machine.run([sys.executable, "-m", "playwright", "install", "chromium"], 600, None)
    return executable if starts(executable, machine) else None


def debians(machine: Machine) -> str | None:
    """The distribution's package, where we may install it."""
    apt_get = machine.which("apt-get")
    if not apt_get or not machine.is_root():
        return None
    quiet = {"DEBIAN_FRONTEND": "noninteractive"}
    machine.run([apt_get, "update"], 300, quiet)
    for package in PACKAGES:
        machine.run([apt_get, "install", "-y", "--no-install-recommends", package], 900, quiet)
        if executable := installed(machine):
            return executable
    return None


def find(machine: Machine | None = None) -> str:
    """Returns the path of a Chromium that starts, after installing one where needed.

    Raises:
        UnavailableError: where none can be had, or where CHROMIUM names one that does not start.
    """
    machine = machine or Machine()
    wanted = machine.environment.get("CHROMIUM")
    if wanted:
        executable = machine.which(wanted)
        if executable and starts(executable, machine):
            return executable
        sentence = f"The environment variable CHROMIUM names {wanted}, which does not start as a Chromium."
        raise UnavailableError(sentence)
    executable = installed(machine) or playwrights(machine) or debians(machine)
    if executable is None:
        raise UnavailableError(NONE_FOUND)
    return executable
