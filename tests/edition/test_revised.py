"""The day on which a file was last changed: told only where a history knows it."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from edition.revised import revised


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository in which `a.yml` was changed on 5 November 2026 and another file later."""
    root = tmp_path / "repository"
    root.mkdir()
    commit(root, "a.yml", "2026-11-05T12:00:00+02:00")
    commit(root, "b.yml", "2026-11-20T12:00:00+02:00")
    return root


def commit(root: Path, name: str, moment: str) -> None:
    (root / name).write_text("[]\n", "utf-8")
    who = {f"GIT_{role}_{part}": "x@x.example" for role in ("AUTHOR", "COMMITTER") for part in ("NAME", "EMAIL")}
    environment = {**os.environ, **who, "GIT_AUTHOR_DATE": moment, "GIT_COMMITTER_DATE": moment}
    for command in (["init", "-q"], ["add", name], ["commit", "-q", "-m", name]):
        subprocess.run(["git", *command], cwd=root, env=environment, check=True)


def test_the_day_of_the_commit_that_changed_the_file(repository: Path) -> None:
    assert revised(repository / "a.yml") == "2026-11-05"
    assert revised(repository / "b.yml") == "2026-11-20"


def test_a_change_that_nobody_committed_has_no_day(repository: Path) -> None:
    (repository / "a.yml").write_text("[1]\n", "utf-8")
    assert revised(repository / "a.yml") is None
    (repository / "new.yml").write_text("[]\n", "utf-8")
    assert revised(repository / "new.yml") is None


def test_a_copy_without_its_history_knows_no_day(repository: Path, tmp_path: Path) -> None:
    subprocess.run(["git", "clone", "-q", "--depth=1", f"file://{repository}", str(tmp_path / "copy")], check=True)
    assert revised(tmp_path / "copy/a.yml") is None


def test_without_a_repository_or_git_nothing_is_known(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.yml").touch()
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    assert revised(tmp_path / "a.yml") is None
    monkeypatch.setenv("PATH", "")
    assert revised(tmp_path / "a.yml") is None
