"""Sets the project up in `.venv` and runs one of its tasks; needs only Python, and says what it does.

    python3 scripts/run.py site     set up, check and build the site into site/
    python3 scripts/run.py serve    live preview of both languages
    python3 scripts/run.py check    only the checks of the two languages and of the facts
    python3 scripts/run.py test     everything that CI asks for
    python3 scripts/run.py bench    the benchmarks

A second run installs nothing and works offline: what is installed is remembered in `.venv` with a digest
of the files that decide it.
"""

from __future__ import annotations

import hashlib
import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import IO, NamedTuple

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / ("python.exe" if os.name == "nt" else "python")
COMMANDS = tuple(BIN / (f"{name}.exe" if os.name == "nt" else name) for name in ("lineup", "edition"))
# Says by which interpreter and at which place `.venv` was made; written last, so one that is half made has none.
MADE = VENV / ".made"
OLDEST = (3, 11, 5)

SITE, DEV = "site", "dev"
# One job more runs at once than small machines of CI have cores, for those who wait for a browser or the network leave
# theirs to another; and so many seconds apart it is seen that one has ended.
TOGETHER, _OFTEN = 3, 0.05
# What Python makes of a module that it uses is kept, whatever the environment says: pip compiles nothing but itself, for
# little of what the packages hold is ever used, and to compile all took a third of the time.
_KEPT = {"PYTHONDONTWRITEBYTECODE": ""}


class Failed(Exception):
    """A step did not succeed; the message is the one sentence that the user needs."""

    def __init__(self, sentence: str, status: int = 2) -> None:
        super().__init__(sentence)
        self.status = status


def say(sentence: str) -> None:
    """Prints a step at once, so that it stands before what the step prints itself."""
    print(sentence, flush=True)


def call(*command: str | Path, fail: str, **environment: str) -> None:
    """Runs a command in the project's folder and raises `Failed` with the sentence where it does not succeed."""
    try:
        done = subprocess.run(
            [str(part) for part in command], cwd=ROOT, env={**os.environ, **_KEPT, **environment}, check=False
        )
    except OSError as error:
        raise Failed(f"{fail} {command[0]}: {error.strerror}.") from error
    if done.returncode:
        raise Failed(fail, done.returncode)


def digest(requirements: Path) -> str:
    """What decides the content of `.venv`: the interpreter, the locked packages and our two package files."""
    parts = [sys.version.encode(), str(ROOT).encode()]
    parts += [
        path.read_bytes()
        for path in (
            requirements,
            requirements.with_name("build.txt"),
            ROOT / "pyproject.toml",
            ROOT / "scripts/edition/pyproject.toml",
        )
    ]
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


def holds(file: Path, text: str) -> bool:
    """Whether the file is there with that text."""
    return file.is_file() and file.read_text("utf-8") == text


def make_venv() -> None:
    """Makes `.venv` anew unless it is whole, of this interpreter and at its place: its scripts name both.

    Raises:
        Failed: where it cannot be made.
    """
    made = f"{sys.version}\n{ROOT}"
    if PYTHON.exists() and holds(MADE, made):
        return
    say(f"Making {VENV.relative_to(ROOT)} …")
    fail = "Python's venv module cannot make .venv; is it installed (on Debian: apt install python3-venv)?"
    call(sys.executable, "-m", "venv", "--clear", VENV, fail=fail)
    MADE.write_text(made, "utf-8")


def set_up(packages: str) -> None:
    """Makes `.venv` and installs the locked packages and our two, unless that very set stands there already.

    Raises:
        Failed: where the interpreter is too old, lacks venv, or a package cannot be installed.
    """
    if sys.version_info < OLDEST:
        wanted, found = (".".join(map(str, version[:3])) for version in (OLDEST, tuple(sys.version_info)))
        raise Failed(f"This project needs Python {wanted} or newer; this is Python {found}.")
    requirements = ROOT / "requirements" / f"{packages}.txt"
    wanted = digest(requirements)
    stamps = {name: VENV / f".installed-{name}" for name in (SITE, DEV)}
    # The packages for tests hold those for the site, in the same versions.
    whole = all(command.exists() for command in (PYTHON, *COMMANDS))
    if whole and any(holds(stamps[n], digest(ROOT / "requirements" / f"{n}.txt")) for n in (packages, DEV)):
        return
    make_venv()
    for stamp in stamps.values():
        stamp.unlink(missing_ok=True)
    install(requirements)
    # The build backend is locked with the rest, so nothing unpinned is fetched here.
    call(
        *pip(),
        "--no-compile",
        "--no-deps",
        "--no-build-isolation",
        "-e",
        ".",
        "-e",
        "scripts/edition",
        fail="lineup and edition could not be installed into .venv.",
    )
    stamps[packages].write_text(wanted, "utf-8")


def pip() -> list[str | Path]:
    """The beginning of every call that installs something into `.venv`."""
    return [PYTHON, "-m", "pip", "--disable-pip-version-check", "--quiet", "install"]


def parted(lock: str) -> tuple[str, str, str]:
    """What a file of locked packages asks for, in three parts: pip itself, and the two halves of the others.

    Each entry begins at the margin, its hashes are indented.
    """
    entries = re.findall(r"^[^\s#].*\n(?:[ \t].*\n)*", lock, re.MULTILINE)
    itself = [entry for entry in entries if entry.startswith("pip==")]
    others = [entry for entry in entries if entry not in itself]
    half = len(others) // 2
    return "".join(itself), "".join(others[:half]), "".join(others[half:])


def install(requirements: Path) -> None:
    """Installs locked packages: pip, which nobody may use while it is exchanged, then the others by two of them at once.

    What pip does keeps one core busy for a minute. The lock names all that every package needs, so none is looked for.

    Raises:
        Failed: a package cannot be installed.
    """
    say(f"Installing the packages of {requirements.relative_to(ROOT)} …")
    fail = f"The packages of {requirements.relative_to(ROOT)} could not be installed; is the network there?"
    # What a package without a wheel is built with is pinned too; older versions of pip know the first name alone.
    build = dict.fromkeys(("PIP_CONSTRAINT", "PIP_BUILD_CONSTRAINT"), "requirements/build.txt")
    with tempfile.TemporaryDirectory() as folder:
        calls = []
        for number, part in enumerate(parted(requirements.read_text("utf-8"))):
            file = Path(folder, f"{number}.txt")
            file.write_text(part, "utf-8")
            calls.append([*pip(), "--require-hashes", "--no-deps", "-r", file])
        itself, *halves = calls
        call(*itself, fail=fail, **build)
        beside(*(Job("", [*half, "--no-compile"], fail) for half in halves), **build)


def site() -> None:
    """Checks, then builds into `site/`."""
    set_up(SITE)
    check_all()
    say("Building the site …")
    call(BIN / "edition", "build", fail="The site was not built.")


def check_all() -> None:
    """The two languages by `lineup`, the facts by `edition`."""
    say("Checking that the two languages line up …")
    call(BIN / "lineup", "check", fail="The two languages do not line up; nothing was built.")
    say("Checking facts and citations …")
    call(BIN / "edition", "check", fail="Facts or citations are not in order; nothing was built.")
    call(BIN / "edition", "facts", "--quiet", fail="Facts are used nowhere, and no reason is given; nothing was built.")


def check() -> None:
    """Only the checks."""
    set_up(SITE)
    check_all()


def serve() -> None:
    """A live preview that survives faults in the pages."""
    set_up(SITE)
    if os.name == "nt":
        call(BIN / "edition", "serve", fail="The preview ended with an error.")
        return
    # Become the preview: a signal to end then reaches it, and nobody stays behind to hold the port.
    os.chdir(ROOT)
    os.execve(BIN / "edition", ["edition", "serve"], {**os.environ, **_KEPT})  # noqa: S606


def test() -> None:
    """All that CI asks for: checks, types, style, workflows; then build and tests, those that take longest first."""
    set_up(DEV)
    sources = ("scripts", "tests", "benchmarks")
    workflows = sorted((ROOT / ".github/workflows").glob("*.yml"))
    schema = ("--builtin-schema", "vendor.github-workflows")
    form = "Ruff would format files anew: .venv/bin/ruff format."
    zizmor = "zizmor found faults in the workflows."
    beside(
        Job("Types", (BIN / "mypy",), "The type checker found faults."),
        Job("Checks", (PYTHON, ROOT / "scripts/run.py", "check"), "The checks found faults."),
        Job("Style", (BIN / "ruff", "check", *sources), "Ruff found faults."),
        Job("Form", (BIN / "ruff", "format", "--check", *sources), form),
        Job("Workflows", (BIN / "zizmor", "--offline", "--quiet", ".github"), zizmor),
        Job("Schema", (BIN / "check-jsonschema", *schema, *workflows), "A workflow does not fit its schema."),
    )
    pytest = (PYTHON, "-W", "error", "-m", "pytest")
    tests = ROOT / "tests"
    of_a_clone = [tests / "site" / name for name in ("test_documents.py", "test_make.py", "test_parallel.py")]
    without_them = [f"--ignore={file}" for file in of_a_clone]
    others = [f"--ignore={tests / name}" for name in ("site", "lineup")]
    # Each has a folder of its own: in the one that pytest shares, two that end at once clear away the same old files.
    with tempfile.TemporaryDirectory(prefix="tests-", ignore_cleanup_errors=True) as folder:
        site, clone, lineup, rest = ((*pytest, f"--basetemp={folder}/{number}") for number in range(4))
        beside(
            Job("Tests of the site", (*site, tests / "site", *without_them), "Tests of the site failed."),
            Job("Tests of a clone", (*clone, *of_a_clone), "Tests of a clone failed."),
            Job("Tests of lineup", (*lineup, tests / "lineup"), "Tests of lineup failed."),
            Job("Other tests", (*rest, tests, *others), "Other tests failed."),
        )


class Job(NamedTuple):
    """A command to run beside others.

    Attributes:
        name: what it is; said when it begins, and with its time when it has ended. Without one nothing is said.
        command: its parts.
        fail: the sentence for the user where it does not succeed.
    """

    name: str
    command: Sequence[str | Path]
    fail: str


class _Running(NamedTuple):
    """A job that has begun: its process, where it prints, and since when."""

    job: Job
    process: subprocess.Popen[bytes]
    printed: IO[bytes]
    since: float


def _begin(job: Job, environment: Mapping[str, str], printed: IO[bytes]) -> _Running:
    """Begins a job that prints into a file.

    Raises:
        Failed: where it cannot start.
    """
    if job.name:
        say(f"{job.name} …")
    command = [str(part) for part in job.command]
    try:
        process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=printed, stderr=subprocess.STDOUT)
    except OSError as error:
        raise Failed(f"{job.fail} {command[0]}: {error.strerror}.") from error
    return _Running(job, process, printed, time.monotonic())


def _told(ended: _Running) -> None:
    """Says what a job has printed."""
    if ended.job.name:
        say(f"{ended.job.name}: {time.monotonic() - ended.since:.0f} s")
    ended.printed.seek(0)
    if said := ended.printed.read().decode("utf-8", "replace"):
        say(said)


def beside(*jobs: Job, **environment: str) -> None:
    """Runs jobs in their order, some at a time; what each has printed stands together, when it has ended.

    Raises:
        Failed: one or several did not succeed; with the status of the first of them.
    """
    whole = {**os.environ, **_KEPT, **environment}
    left = list(jobs)
    running: list[_Running] = []
    failed: list[_Running] = []
    with ExitStack() as files:
        try:
            while left or running:
                while left and len(running) < TOGETHER:
                    printed = files.enter_context(tempfile.TemporaryFile())
                    running.append(_begin(left.pop(0), whole, printed))
                time.sleep(_OFTEN)
                for one in [one for one in running if one.process.poll() is not None]:
                    running.remove(one)
                    _told(one)
                    if one.process.returncode:
                        failed.append(one)
        finally:
            for one in running:
                one.process.kill()
                one.process.wait()
                _told(one)
    if failed:
        failed.sort(key=lambda one: jobs.index(one.job))
        raise Failed(" ".join(dict.fromkeys(one.job.fail for one in failed)), failed[0].process.returncode)


def bench() -> None:
    """Measures; see benchmarks/README.md."""
    set_up(DEV)
    call(PYTHON, "-m", "benchmarks", fail="A benchmark failed.")


TASKS = {task.__name__: task for task in (site, serve, check, test, bench)}


def main(arguments: list[str]) -> int:
    """Runs the named task; 0 where it succeeded, the failing step's status otherwise, 2 for a wrong call."""
    if len(arguments) != 1 or arguments[0] not in TASKS:
        print(__doc__, file=sys.stderr)
        return 2
    try:
        TASKS[arguments[0]]()
    except Failed as failed:
        print(failed, file=sys.stderr)
        return failed.status
    except KeyboardInterrupt:
        return 130
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
