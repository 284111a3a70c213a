"""The task runner's own sentences and exit codes."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from types import ModuleType

import pytest
from tests.site.build import ROOT


@pytest.fixture
def run() -> ModuleType:
    specification = importlib.util.spec_from_file_location("run_under_test", ROOT / "scripts/run.py")
    assert specification is not None
    assert specification.loader is not None
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    return module


@pytest.mark.parametrize("arguments", [[], ["nonsense"], ["site", "serve"], ["--help"]], ids=str)
def test_a_wrong_call_prints_the_usage(arguments: list[str]) -> None:
    done = subprocess.run(
        [sys.executable, ROOT / "scripts/run.py", *arguments], capture_output=True, check=False, encoding="utf-8"
    )
    assert done.returncode == 2
    assert done.stdout == ""
    for task in ("site", "serve", "check", "test", "bench"):
        assert f"python3 scripts/run.py {task} " in done.stderr


def test_every_target_of_the_makefile_is_a_task(run: ModuleType) -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    targets = {line.partition(":")[0] for line in makefile.splitlines() if "scripts/run.py" in line}
    assert targets == set(run.TASKS)


def test_an_old_interpreter_is_refused(
    run: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(run, "OLDEST", (99, 1, 2))
    assert run.main(["site"]) == 2
    found = ".".join(map(str, sys.version_info[:3]))
    printed = capsys.readouterr()
    assert printed.err == f"This project needs Python 99.1.2 or newer; this is Python {found}.\n"
    assert printed.out == ""


def test_a_failed_step_ends_with_its_status_and_one_sentence(
    run: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def failing() -> None:
        run.call(sys.executable, "-c", "raise SystemExit(7)", fail="The step failed.")

    monkeypatch.setitem(run.TASKS, "check", failing)
    assert run.main(["check"]) == 7
    assert capsys.readouterr().err == "The step failed.\n"


def test_an_interrupted_task_ends_without_a_traceback(
    run: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupted() -> None:
        raise KeyboardInterrupt

    monkeypatch.setitem(run.TASKS, "serve", interrupted)
    assert run.main(["serve"]) == 130
    assert capsys.readouterr().err == ""
