"""The guide for translators shows a day's work; what it shows is what the program prints."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tests.lineup.calls import Answer, put
from tests.lineup.repository import git

ROOT = Path(__file__).parents[2]
ENGLISH = """# The plan {: #plan }

The council adopted the plan in 2019. It has four areas.

Everybody must be able to use the portal without help.

The city opens its data to all citizens and firms.
"""
BULGARIAN = """# Планът {: #plan }

Съветът прие плана през 2019\u00a0г. Той има четири области.

Всеки трябва да може да използва портала без чужда помощ.

Градът отваря данните си за всички граждани и фирми.
"""
NEWS = "# News {: #news }\n\nThe city opens its data to all citizens and firms.\n\nThe portal has a new form.\n"
_SHOWN = re.compile(r"^``` \{ \.console \}\n\$ (?P<command>.+)\n(?P<out>(?:.*\n)*?)```$", re.MULTILINE)


def replaced(folder: Path, name: str, *changes: tuple[str, str]) -> None:
    text = (folder / name).read_text("utf-8")
    for old, new in changes:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    put(folder, name, text)


def day(folder: Path, capsys: pytest.CaptureFixture[str], ui: str) -> dict[str, str]:
    """What the program prints to each command of the day."""
    put(folder, "pyproject.toml", '[tool.lineup]\nfolders = { en = "docs/en", bg = "docs/bg" }\n')
    put(folder, "docs/en/plan.md", ENGLISH)
    put(folder, "docs/bg/plan.md", BULGARIAN)
    Answer(capsys, "confirm", "docs/bg/plan.md")
    git(folder, "init", "-q", "-b", "main")
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", "Reviewed")
    replaced(
        folder,
        "docs/en/plan.md",
        ("in 2019. It has four areas", "in 2020. It has five areas"),
        ("citizens and", "citizens, and"),
    )
    put(folder, "docs/en/news.md", NEWS)
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", "The source goes on")
    git(folder, "switch", "-q", "-c", "answer")
    found: dict[str, str] = {}

    def call(command: str) -> None:
        answer = Answer(
            capsys, *command.split()[1:], "--ui", ui, *(["--format", "text"] if " check" in command else [])
        )
        assert answer.err == ""
        assert command not in found
        found[command] = answer.out

    call("lineup status")
    call("lineup next")
    call("lineup diff docs/bg/plan.md")
    replaced(folder, "docs/bg/plan.md", ("2019", "2020"), ("четири", "пет"))
    call("lineup check docs/bg/plan.md --select values")
    call("lineup confirm docs/bg/plan.md")
    call("lineup new docs/en/news.md --write")
    replaced(
        folder, "docs/bg/news.md", ("⟦News⟧", "Новини"), ("⟦The portal has a new form.⟧", "Порталът има нов формуляр.")
    )
    call("lineup fix docs/bg/news.md")
    Answer(capsys, "confirm", "docs/bg/news.md")
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", "Answered")
    call("lineup summary --base main")
    return found


@pytest.mark.parametrize("ui", ["en", "bg"])
def test_the_guide_shows_what_the_program_prints(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], ui: str
) -> None:
    monkeypatch.chdir(tmp_path)
    guide = (ROOT / "docs" / ui / "about/translate.md").read_text("utf-8")
    shown = {found["command"]: found["out"] for found in _SHOWN.finditer(guide)}
    printed = day(tmp_path, capsys, ui)
    assert list(shown) == list(printed)
    for command, out in printed.items():
        assert shown[command] == (out.partition("\n### ")[0].rstrip("\n") + "\n"), command
