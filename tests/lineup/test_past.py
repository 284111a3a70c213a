"""What git knows of pairs that were never confirmed: asked once for all pages, followed to where pages came from."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from tests.lineup.calls import Answer, put
from tests.lineup.repository import git

from lineup import history

SETTINGS = '[tool.lineup]\nfolders = { en = "docs/en", bg = "docs/bg" }\n'
SIDES = (("en", "The city opens page"), ("bg", "Градът отваря страница"))


def commit(root: Path, message: str) -> None:
    git(root, "add", "-A")
    git(root, "commit", "-q", "-m", message)


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    put(tmp_path, "pyproject.toml", SETTINGS)
    git(tmp_path, "init", "-q", "-b", "main")
    return tmp_path


def pages(root: Path, count: int, word: str = "first") -> None:
    for n in range(count):
        for language, text in SIDES:
            put(root, f"docs/{language}/page-{n}.md", f"{text} {word if language == 'en' else 'първа'} {n}.\n")


@pytest.mark.parametrize("command", ["next", "diff"])
def test_git_is_asked_as_often_for_many_pages_as_for_one(
    root: Path, command: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    tools, log, real = root / "tools", root / "calls", shutil.which("git")
    put(tools, "git", f'#!/bin/sh\necho >> "{log}"\nexec "{real}" "$@"\n').chmod(0o755)
    calls = []
    for count in (1, 12):
        pages(root, count)
        commit(root, f"{count} pages")
        pages(root, count, "second")
        with monkeypatch.context() as patch:
            patch.setenv("PATH", f"{tools}{os.pathsep}{os.environ['PATH']}")
            out = Answer(capsys, command).out
        assert out.count("since the translation was written" if command == "diff" else "source changed, ") == count
        calls.append(log.read_text("utf-8").count("\n"))
        log.unlink()
        git(root, "checkout", "-q", ".")
    assert calls[0] == calls[1]


@pytest.mark.parametrize("few", [200, 1], ids=["files", "folders"])
def test_pages_are_followed_to_where_they_were_before_there_were_languages(
    root: Path, few: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Also where they stood in another folder under another name, and changed while they were moved."""
    monkeypatch.setattr(history, "_FEW", few)
    text = "The plan has four areas.\n\nEverybody can use the portal.\n\nThe city opens its data.\n"
    put(root, "guide/old.md", text)
    put(
        root,
        "guide/old.bg.md",
        "Планът има четири области.\n\nВсеки може да използва портала.\n\nГрадът отваря данните си.\n",
    )
    commit(root, "Two pages")
    put(root, "guide/old.md", text.replace("four", "five"))
    commit(root, "The source goes on")
    for old, new in (("guide/old.md", "docs/en/plan.md"), ("guide/old.bg.md", "docs/bg/plan.md")):
        (root / new).parent.mkdir(parents=True)
        git(root, "mv", old, new)
    put(root, "docs/en/plan.md", text.replace("four", "five").replace("its data", "all its data"))
    commit(root, "A folder for each language")
    lines = Answer(capsys, "diff").out.splitlines()
    assert [line for line in lines if "│" in line] == [
        "    en │ The plan has [-four-]{+five+} areas.",
        "    bg │ Планът има четири области.",
        "    en │ The city opens {+all +}its data.",
        "    bg │ Градът отваря данните си.",
    ]
    assert lines[-1].startswith("docs/bg/plan.md: 1 pair never confirmed;")


def test_boxes_are_read_alike_today_and_then(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Of two folders without a project, whose way to be written only the pages themselves tell."""
    monkeypatch.chdir(tmp_path)
    git(tmp_path, "init", "-q", "-b", "main")
    box = "!!! note\n\n    {}\n\n    {}\n"
    put(tmp_path, "en/page.md", box.format("The plan has four areas.", "Everybody can use the portal."))
    put(tmp_path, "bg/page.md", box.format("Планът има четири области.", "Всеки може да използва портала."))
    commit(tmp_path, "Two pages")
    put(tmp_path, "en/page.md", box.format("The plan has five areas.", "Everybody can use the portal."))
    out = Answer(capsys, "diff", "--source", "en", "--target", "bg", "--languages", "en,bg").out
    assert [line for line in out.splitlines() if "│" in line] == [
        "    en │ The plan has [-four-]{+five+} areas.",
        "    bg │ Планът има четири области.",
    ]
