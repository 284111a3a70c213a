"""Runs of `lineup confirm` that meet, are killed or find a folder as they did not expect it: nothing is lost, nothing is left behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from tests.lineup.calls import Answer, put

from lineup.ledger import Ledger
from lineup.writing import DRAFT

SETTINGS = '[tool.lineup]\nfolders = { en = "docs/en", bg = "docs/bg" }\n'
COUNT = 8
PROGRAM = Path(sys.executable).parent / "lineup"

pytestmark = pytest.mark.usefixtures("remembering")


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    put(tmp_path, "pyproject.toml", SETTINGS)
    sides = (("en", "The plan has a part of number"), ("bg", "Планът има част номер"))
    for language, text in sides:
        put(tmp_path, f"docs/{language}/plan.md", "".join(f"{text} {n}.\n\n" for n in range(COUNT)))
    return tmp_path


def started(*names: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen([PROGRAM, "confirm", *names], stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def records(project: Path) -> set[str]:
    return {one.source for one in Ledger(project / ".lineup", ("en", "bg")).of("plan.md")}


def test_runs_that_confirm_parts_of_a_page_at_once_all_count(project: Path) -> None:
    running = [started(f"docs/bg/plan.md:{2 * n + 1}") for n in range(COUNT)]
    for one in running:
        out, err = one.communicate(timeout=120)
        assert (one.returncode, err) == (0, b""), out
    assert records(project) == {f"The plan has a part of number {n}." for n in range(COUNT)}


TURNS = int(os.environ.get("LINEUP_KILLED_RUNS", "10"))


def test_killed_at_any_moment_the_file_is_the_old_one_or_the_new_one(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Runs that are killed a little later or earlier than they would end; every fifth is let go on."""
    assert Answer(capsys, "confirm", "docs/bg/plan.md:1").status == 0
    page, file = project / "docs/en/plan.md", project / ".lineup/bg/plan.md.txt"
    text = page.read_text("utf-8")
    # The first run compiles what the others remember, so the second tells how long they take.
    for _ in range(2):
        begin = time.monotonic()
        started("docs/bg/plan.md:1").communicate()
    takes = time.monotonic() - begin
    for turn in range(TURNS):
        word = f"plan{chr(ord('a') + turn % 26)}"
        page.write_text(text.replace("plan", word, 1), "utf-8")
        before = file.read_bytes()
        run = started("docs/bg/plan.md:1")
        if turn % 5:
            time.sleep(takes * (0.4 + 0.7 * turn / TURNS))
            run.send_signal(signal.SIGKILL)
        run.communicate()
        (found,) = records(project)
        assert file.read_bytes() == before or word in found
        assert turn % 5 or word in found
    # What a killed run may have left is no page, no record, and gone after the next run.
    left = file.with_name(f".{file.name}.abc{DRAFT}")
    left.write_text("half", "utf-8")
    assert Answer(capsys, "status", "docs/bg/plan.md").err == ""
    answer = Answer(capsys, "confirm", "docs/bg/plan.md")
    assert (answer.status, answer.err) == (0, "")
    assert len(records(project)) == COUNT
    assert [one.name for one in file.parent.iterdir()] == ["plan.md.txt"]


@pytest.mark.parametrize("command", [("status",), ("next",), ("diff",), ("summary", "--base", "HEAD")])
def test_a_ledger_that_is_not_there_is_no_empty_one(
    project: Path, command: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    answer = Answer(capsys, *command, "--ledger", "confirmd")
    assert (answer.status, answer.out, answer.err) == (2, "", "lineup: --ledger confirmd: no such folder\n")
    put(project, "file", "x")
    answer = Answer(capsys, *command, "--ledger", "file")
    assert (answer.status, answer.out, answer.err) == (2, "", "lineup: --ledger file: is no folder\n")


def test_confirm_makes_the_folder_that_it_is_given(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert Answer(capsys, "confirm", "docs/bg/plan.md", "--ledger", "made/here").status == 0
    assert (
        Answer(capsys, "status", "--ledger", "made/here")
        .out.splitlines()[-1]
        .startswith(f"1 page, {COUNT} pairs: {COUNT} confirmed, 0 stale")
    )
    assert not (project / ".lineup").exists()


def test_a_folder_that_cannot_be_written_is_one_sentence(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    put(project, ".lineup", "a file where the folder belongs\n")
    answer = Answer(capsys, "confirm", "docs/bg/plan.md")
    assert (answer.status, answer.err) == (2, "lineup: .lineup: cannot be written: File exists\n")
    assert (project / ".lineup").read_text("utf-8") == "a file where the folder belongs\n"
