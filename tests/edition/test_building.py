"""A site appears whole or not at all; a port that is taken is told."""

from __future__ import annotations

import os
import signal
import socket
import sys
import threading
import time
from pathlib import Path

import pytest

from edition import building
from edition.building import build, ensure_free, swap, workshop
from edition.faults import UsageError


def folder(path: Path, text: str) -> Path:
    path.mkdir(parents=True)
    (path / "index.html").write_text(text, "utf-8")
    return path


def test_a_new_site_takes_the_place_of_the_old(tmp_path: Path) -> None:
    old, new = folder(tmp_path / "site", "old"), folder(tmp_path / "work" / "site", "new")
    (old / "gone.html").touch()
    swap(new, old)
    assert [path.name for path in old.iterdir()] == ["index.html"]
    assert (old / "index.html").read_text("utf-8") == "new"
    assert list((tmp_path / "work").iterdir()) == []


def test_the_first_site_needs_no_old_one(tmp_path: Path) -> None:
    swap(folder(tmp_path / "work" / "site", "new"), tmp_path / "site")
    assert (tmp_path / "site" / "index.html").read_text("utf-8") == "new"


def test_what_is_half_done_vanishes(tmp_path: Path) -> None:
    with workshop(tmp_path) as place:
        folder(Path(place) / "site", "half")
    assert list(tmp_path.iterdir()) == []


def test_an_address_of_no_use_stops_the_build_before_it_begins(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"^SITE_URL is 'x'; it must be an http or https address"):
        build(tmp_path, tmp_path / "site", {"SITE_URL": "x"})
    assert list(tmp_path.iterdir()) == []


def test_a_port_that_is_taken_is_told() -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        with pytest.raises(UsageError) as caught:
            ensure_free("127.0.0.1", port)
    assert str(caught.value) == (
        f"Port {port} of 127.0.0.1 is not free (Address already in use); choose another: edition serve --port {port + 1}"
    )
    ensure_free("127.0.0.1", port)


def test_the_preview_begins_anew_when_code_changes_and_ends_on_sigterm(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """With a program that only says that it began in the place of MkDocs."""
    (tmp_path / "scripts").mkdir()
    module = tmp_path / "scripts" / "a.py"
    module.touch()
    stand_in = tmp_path / "python"
    stand_in.write_text(f'#!/bin/sh\necho began >> "{tmp_path}/log"\nexec sleep 60\n', "utf-8")
    stand_in.chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(stand_in))
    log = tmp_path / "log"

    def began(times: int) -> None:
        deadline = time.monotonic() + 30
        while not log.exists() or log.read_text("utf-8").count("began") < times:
            assert time.monotonic() < deadline
            time.sleep(0.05)

    def change_then_end() -> None:
        began(1)
        os.utime(module, (0, 0))
        began(2)
        os.kill(os.getpid(), signal.SIGTERM)

    editor = threading.Thread(target=change_then_end)
    editor.start()
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
    status = building.serve(tmp_path, "127.0.0.1", port, dict(os.environ))
    editor.join()
    assert status == 0
    assert log.read_text("utf-8") == "began\nbegan\n"
    assert capfd.readouterr().out == "The code under scripts/ changed; the preview begins anew.\n"


def test_where_mkdocs_gives_up_its_status_is_passed_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "false")
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
    assert building.serve(tmp_path, "127.0.0.1", port, dict(os.environ)) == 1
