"""The locked packages: what a new lock would change, what pins hold back, which versions have known faults."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.request import Request, urlopen

if TYPE_CHECKING:
    from pathlib import Path

LOCKED = re.compile(r"^([A-Za-z0-9][\w.-]*)==([^\s;\\]+)", re.MULTILINE)
FAULTS = "https://api.osv.dev/v1/querybatch"
"""The open database of known vulnerabilities; it is told names and versions, which this repository shows anyway."""


class UnansweredError(Exception):
    """Something could not be looked up; the message is the sentence for the report."""


@dataclass(frozen=True)
class Newer:
    """A package of which there is another version than ours."""

    name: str
    ours: str
    other: str


@dataclass(frozen=True)
class Faulty:
    """A locked version with known vulnerabilities, by their identifiers."""

    name: str
    version: str
    identifiers: tuple[str, ...]


def plain(name: str) -> str:
    """A package's name in its normal form."""
    return re.sub(r"[-_.]+", "-", name).lower()


def pins(requirements: str) -> dict[str, str]:
    """The `name==version` lines of a lock or of a list of wishes, in order."""
    return {plain(name): version for name, version in LOCKED.findall(requirements)}


def would_change(resolution: str, locked: Mapping[str, str]) -> list[Newer]:
    """What a new lock would take instead.

    Args:
        resolution: the installer's report of a dry run, as JSON.
        locked: our versions by name.

    Returns:
        One entry per package in another version; `ours` is "–" where the lock does not have it yet.
    """
    found = [item["metadata"] for item in json.loads(resolution)["install"]]
    versions = {plain(package["name"]): str(package["version"]) for package in found}
    return [
        Newer(name, locked.get(name, "–"), version)
        for name, version in sorted(versions.items())
        if locked.get(name) != version
    ]


def held_back(outdated: str, wishes: str) -> list[Newer]:
    """The packages that a list of wishes pins to one version although there is a newer one.

    Args:
        outdated: the installer's list of outdated packages, as JSON.
        wishes: the text of a `.in` file.
    """
    pinned = pins(wishes)
    listed = [(plain(item["name"]), str(item["latest_version"])) for item in json.loads(outdated)]
    return [Newer(name, pinned[name], latest) for name, latest in sorted(listed) if name in pinned]


def faulty(locked: Mapping[str, str], ask: Callable[[bytes], bytes] | None = None) -> list[Faulty]:
    """The locked versions with known vulnerabilities.

    Raises:
        UnansweredError: where the database does not answer, or not as it should.
    """
    packages = sorted(locked.items())
    question = {"queries": [{"package": {"ecosystem": "PyPI", "name": n}, "version": v} for n, v in packages]}
    try:
        results = json.loads((ask or _post)(json.dumps(question).encode()))["results"]
        found = [
            Faulty(name, version, tuple(sorted(fault["id"] for fault in result.get("vulns", ()))))
            for (name, version), result in zip(packages, results, strict=True)
        ]
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise UnansweredError(f"The database of vulnerabilities could not be asked: {error}.") from error
    return [entry for entry in found if entry.identifiers]


def resolve(wishes: Path) -> str:
    """Resolves a list of wishes without installing anything.

    Raises:
        UnansweredError: where the packages do not resolve.
    """
    return _pip("install", "--dry-run", "--ignore-installed", "--report", "-", "-r", str(wishes))


def outdated() -> str:
    """The installed packages of which there is a newer version.

    Raises:
        UnansweredError: where the installer cannot say.
    """
    return _pip("list", "--outdated", "--format", "json")


def _pip(*arguments: str) -> str:
    command = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--quiet", *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - our own interpreter and words
    if done.returncode:
        last = (done.stderr.strip().splitlines() or ["no reason given"])[-1]
        raise UnansweredError(f"pip {arguments[0]} did not succeed: {last}")
    return done.stdout


def _post(body: bytes) -> bytes:
    request = Request(FAULTS, body, {"Content-Type": "application/json"})
    with urlopen(request, timeout=60) as reply:  # noqa: S310 - the constant address above
        answer: bytes = reply.read()
    return answer
