"""The task runner's own sentences and exit codes."""

from __future__ import annotations

import importlib.util
import re
import subprocess
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

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


def test_a_step_that_cannot_start_ends_with_one_sentence(
    run: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    missing = tmp_path / "missing"
    monkeypatch.setitem(run.TASKS, "check", lambda: run.call(missing, fail="The step failed."))
    assert run.main(["check"]) == 2
    assert capsys.readouterr().err == f"The step failed. {missing}: No such file or directory.\n"


def job(run: ModuleType, name: str, code: str) -> Any:
    """A job that runs some Python."""
    return run.Job(name, [sys.executable, "-c", code], f"{name} failed.")


@pytest.mark.parametrize(("first", "second", "status"), [(0, 0, None), (3, 0, 3), (0, 4, 4), (3, 4, 3)])
def test_of_two_steps_at_once_either_may_fail_and_all_is_printed(
    run: ModuleType, capfd: pytest.CaptureFixture[str], first: int, second: int, status: int | None
) -> None:
    codes = {"One": first, "Two": second}
    jobs = [job(run, name, f"import sys; print('{name} here'); sys.exit({code})") for name, code in codes.items()]
    if status is None:
        run.beside(*jobs)
    else:
        with pytest.raises(run.Failed) as failed:
            run.beside(*jobs)
        assert str(failed.value) == " ".join(f"{name} failed." for name, code in codes.items() if code)
        assert failed.value.status == status
    printed = capfd.readouterr().out.splitlines()
    assert printed[:2] == ["One …", "Two …"]
    for name in codes:
        place = next(number for number, line in enumerate(printed) if re.fullmatch(rf"{name}: \d+ s", line))
        assert printed[place + 1] == f"{name} here"


def test_no_more_jobs_than_allowed_run_at_once_and_all_run(run: ModuleType, tmp_path: Path) -> None:
    code = f"""if True:
        import pathlib, sys, time
        folder = pathlib.Path({str(tmp_path)!r})
        me = folder / sys.argv[1]
        me.touch()
        # Those that have ended have longer names.
        assert len(list(folder.glob("?"))) <= {run.TOGETHER}
        time.sleep(0.2)
        me.rename(folder / f"{{sys.argv[1]}} has ended")
    """
    names = "abcdef"
    run.beside(*(run.Job(name, [sys.executable, "-c", code, name], "Too many.") for name in names))
    assert sorted(file.name[0] for file in tmp_path.iterdir()) == sorted(names)


def test_where_tests_fail_the_others_still_run(run: ModuleType, capfd: pytest.CaptureFixture[str]) -> None:
    jobs = [
        job(run, "One", "raise SystemExit(1)"),
        job(run, "Two", ""),
        job(run, "Three", ""),
        job(run, "Four", "print('here')"),
    ]
    with pytest.raises(run.Failed, match=r"^One failed\.$"):
        run.beside(*jobs)
    printed = capfd.readouterr().out.splitlines()
    assert "here" in printed
    assert [line for line in printed if line.endswith("…")] == ["One …", "Two …", "Three …", "Four …"]


def test_a_job_that_cannot_start_ends_the_other(run: ModuleType, tmp_path: Path) -> None:
    missing = tmp_path / "missing"
    with pytest.raises(run.Failed) as failed:
        run.beside(job(run, "Slow", "import time; time.sleep(60)"), run.Job("Gone", [missing], "Gone failed."))
    assert str(failed.value) == f"Gone failed. {missing}: No such file or directory."


def test_every_file_of_tests_is_in_one_job(run: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    jobs: list[Any] = []
    monkeypatch.setattr(run, "set_up", lambda _packages: None)
    monkeypatch.setattr(run, "beside", lambda *given: jobs.extend(given))
    run.test()
    found: list[Path] = []
    for one in jobs:
        if "pytest" in one.command:
            given = [str(part) for part in one.command[one.command.index("pytest") + 1 :]]
            without = [Path(part.removeprefix("--ignore=")) for part in given if part.startswith("--ignore=")]
            for part in map(Path, [part for part in given if not part.startswith("--")]):
                files = [part] if part.is_file() else part.rglob("test_*.py")
                found += [file for file in files if not any(file.is_relative_to(left) for left in without)]
    assert sorted(found) == sorted((ROOT / "tests").rglob("test_*.py"))


@pytest.mark.parametrize("name", ["site", "dev"])
def test_every_locked_package_is_in_one_part_with_its_hashes_and_pip_comes_first(run: ModuleType, name: str) -> None:
    lock = (ROOT / "requirements" / f"{name}.txt").read_text("utf-8")
    parts = run.parted(lock)
    assert all(parts)
    assert sorted("".join(parts).splitlines()) == sorted(lock.splitlines())
    for part in parts:
        assert re.match(r"[\w.-]+==\S+ .*\\\n    --hash=", part)
    packages = [re.findall(r"^[\w.-]+", part, re.MULTILINE) for part in parts]
    assert packages[0] == ["pip"]
    assert abs(len(packages[1]) - len(packages[2])) <= 1


# The environment of the project


@pytest.fixture
def elsewhere(run: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A project in another folder, in which nothing has been made yet."""
    venv = tmp_path / ".venv"
    places = {"ROOT": tmp_path, "VENV": venv, "PYTHON": venv / "bin/python", "MADE": venv / ".made"}
    for name, place in places.items():
        monkeypatch.setattr(run, name, place)
    call = run.call

    def without_pip(*command: str | Path, fail: str) -> None:
        """The same in a tenth of the time."""
        call(*command, "--without-pip", fail=fail)

    monkeypatch.setattr(run, "call", without_pip)
    return venv


def remade(run: ModuleType, venv: Path) -> bool:
    """Whether `.venv` is made anew: a file that stood there is gone then. Either way its interpreter starts."""
    mark = venv / "mark"
    mark.touch()
    run.make_venv()
    subprocess.run([venv / "bin/python", "-c", ""], check=True)
    return not mark.exists()


def test_an_environment_that_is_whole_stays(run: ModuleType, elsewhere: Path) -> None:
    run.make_venv()
    assert not remade(run, elsewhere)


def test_an_environment_that_was_interrupted_is_made_anew(run: ModuleType, elsewhere: Path) -> None:
    run.make_venv()
    (elsewhere / ".made").unlink()
    assert remade(run, elsewhere)


def test_an_environment_whose_interpreter_is_gone_is_made_anew(run: ModuleType, elsewhere: Path) -> None:
    run.make_venv()
    (elsewhere / "bin/python").unlink()
    (elsewhere / "bin/python").symlink_to(elsewhere / "gone")
    assert remade(run, elsewhere)


@pytest.mark.parametrize("name", ["sys.version", "ROOT"])
def test_an_environment_of_another_place_or_interpreter_is_made_anew(
    run: ModuleType, elsewhere: Path, name: str
) -> None:
    run.make_venv()
    made = (elsewhere / ".made").read_text("utf-8")
    (elsewhere / ".made").write_text(made.replace({"sys.version": sys.version, "ROOT": str(run.ROOT)}[name], "other"))
    assert remade(run, elsewhere)
