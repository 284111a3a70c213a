"""Finds a Java for EPUBCheck, or installs Debian's; says in one sentence what to do where none can be had."""

from __future__ import annotations

from importlib.metadata import distribution

from tests.site.chromium import Machine, UnavailableError

NONE_FOUND = (
    "The check of the EPUBs needs Java, and none was found or could be installed: install a Java runtime, version 11 or "
    "newer (on Debian: apt install default-jre-headless)."
)
# A run of seconds gains nothing from the compiler that takes longest, nor from cleaning up by many threads.
BRIEF = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")


def _starts(machine: Machine) -> str | None:
    executable = machine.which("java")
    return executable if executable and machine.run([executable, "-version"], 60, None) is not None else None


def find(machine: Machine | None = None) -> str:
    """Returns the path of a Java that starts, after installing one where needed.

    Raises:
        UnavailableError: where none can be had.
    """
    machine = machine or Machine()
    if executable := _starts(machine):
        return executable
    apt_get = machine.which("apt-get")
    if apt_get and machine.is_root():
        quiet = {"DEBIAN_FRONTEND": "noninteractive"}
        machine.run([apt_get, "update"], 300, quiet)
        machine.run([apt_get, "install", "-y", "--no-install-recommends", "default-jre-headless"], 900, quiet)
        if executable := _starts(machine):
            return executable
    raise UnavailableError(NONE_FOUND)


def epubcheck() -> str:
    """The path of EPUBCheck itself, which its Python package brings."""
    return str(distribution("epubcheck").locate_file("epubcheck/epubcheck.jar"))
