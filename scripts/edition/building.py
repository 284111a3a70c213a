"""Runs MkDocs: a strict build that appears whole or not at all, and a preview that survives faults."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from types import FrameType

from edition.addresses import addresses
from edition.faults import UsageError

# Code does not reload itself; data and templates do.
_WATCHED = ("data", "overrides")
_CODE = "scripts"
_PATIENCE = 5.0


def _environment(given: Mapping[str, str]) -> dict[str, str]:
    """The environment for MkDocs; the theme's note about its successor is for us, not for everyone who builds."""
    return {**given, "NO_MKDOCS_2_WARNING": "1", "PYTHONUNBUFFERED": "1"}


def swap(new: Path, old: Path) -> None:
    """Puts the folder `new` in the place of `old`, which may not be there."""
    aside = new.with_name(f"{new.name}.old")
    if old.exists():
        old.rename(aside)
    new.rename(old)
    if aside.exists():
        shutil.rmtree(aside)


def build(root: Path, folder: Path, environment: Mapping[str, str]) -> bool:
    """Builds strictly into `folder`; whether it succeeded.

    Raises:
        UsageError: where an address in the environment is of no use.
    """
    addresses(environment)
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(folder)]
    return subprocess.run(command, cwd=root, env=_environment(environment), check=False).returncode == 0  # noqa: S603


def workshop(root: Path) -> tempfile.TemporaryDirectory[str]:
    """A folder beside `site/`, on the same disk, that vanishes with all that is half done."""
    return tempfile.TemporaryDirectory(prefix=".site-", dir=root)


def ensure_free(host: str, port: int) -> None:
    """Makes sure that the preview can have its port.

    Raises:
        UsageError: where another program has it, or it cannot be had.
    """
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            hint = f"choose another: edition serve --port {port + 1}"
            raise UsageError(f"Port {port} of {host} is not free ({error.strerror}); {hint}") from error


def _stamps(root: Path) -> frozenset[tuple[str, int]]:
    """What changes when a module is edited."""
    return frozenset((str(file), file.stat().st_mtime_ns) for file in (root / _CODE).rglob("*.py"))


@contextmanager
def terminable() -> Iterator[None]:
    """Lets SIGTERM end us as Ctrl-C does, so that nothing half done stays behind."""

    def interrupt(_number: int, _frame: FrameType | None) -> None:
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGTERM, interrupt)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _end(process: subprocess.Popen[bytes]) -> None:
    """Ends the preview as Ctrl-C would, so that it takes its own folder with it; harder where it does not listen."""
    ends = [process.terminate, process.kill]
    if os.name != "nt":
        ends.insert(0, partial(process.send_signal, signal.SIGINT))
    for end in ends:
        if process.poll() is not None:
            return
        end()
        try:
            process.wait(_PATIENCE)
        except subprocess.TimeoutExpired:
            continue


def serve(root: Path, host: str, port: int, environment: Mapping[str, str]) -> int:
    """Serves both languages, rebuilt at every save; begins anew when our own code changes. Ends with Ctrl-C.

    Returns:
        0 where it was ended, MkDocs' status where MkDocs gave up.

    Raises:
        UsageError: where the port is taken or an address in the environment is of no use.
    """
    addresses(environment)
    ensure_free(host, port)
    # --livereload is said aloud: with newer versions of click its default is lost.
    command = [sys.executable, "-m", "mkdocs", "serve", "--no-strict", "--livereload", "--dev-addr", f"{host}:{port}"]
    for folder in _WATCHED:
        command += ["--watch", folder]
    process: subprocess.Popen[bytes] | None = None
    try:
        with terminable():
            while True:
                stamps = _stamps(root)
                process = subprocess.Popen(command, cwd=root, env=_environment(environment))  # noqa: S603
                while _stamps(root) == stamps:
                    try:
                        return process.wait(1)
                    except subprocess.TimeoutExpired:
                        continue
                print("The code under scripts/ changed; the preview begins anew.", flush=True)
                _end(process)
    except KeyboardInterrupt:
        return 0
    finally:
        if process is not None:
            _end(process)


def environment() -> dict[str, str]:
    """The environment of this process."""
    return dict(os.environ)
