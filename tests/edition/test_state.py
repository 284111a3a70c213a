"""What readers are told of how far the two languages have been compared."""

from __future__ import annotations

from pathlib import Path

import pytest

from edition import state
from edition.tables import Place
from lineup import LineupError
from lineup.cli import run

ENGLISH = "# The *plan* {: #plan }\n\nThe plan was adopted in 2019.\n\nEverybody may use the [portal](plan.md).\n"
BULGARIAN = "# Планът {: #plan }\n\nПланът е приет през 2019\u00a0г.\n\nВсеки може да използва [портала](plan.md).\n"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with one page in two languages."""
    (tmp_path / "pyproject.toml").write_text('[tool.lineup]\nfolders = { en = "docs/en", bg = "docs/bg" }\n', "utf-8")
    for language, text in (("en", ENGLISH), ("bg", BULGARIAN)):
        (tmp_path / "docs" / language / "about").mkdir(parents=True)
        (tmp_path / "docs" / language / "plan.md").write_text(text, "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def confirm(*names: str) -> None:
    assert run(("confirm", *names)) == 0


def test_a_page_says_how_far_its_languages_have_been_compared(project: Path) -> None:
    def said() -> list[str]:
        return [state.notice(state.states(project).get("plan.md"), language) for language in ("en", "bg")]

    assert said() == [
        "The two languages of this page have not been compared by a reviewer yet.",
        "Двата езика на тази страница още не са съпоставени от рецензент.",
    ]
    confirm("docs/bg/plan.md:1")
    assert said() == [
        "Passages of this page that have been compared in both languages and confirmed: 1 of 3.",
        "Откъси на тази страница, които са съпоставени на двата езика и потвърдени: 1 от 3.",
    ]
    confirm("docs/bg/plan.md")
    assert said() == [
        "The two languages of this page have been compared and say the same. Passages confirmed: 3 of 3.",
        "Двата езика на тази страница са съпоставени и казват едно и също. Потвърдени откъси: 3 от 3.",
    ]
    (project / "docs/en/plan.md").write_text(ENGLISH.replace("2019", "2020, on a day in May"), "utf-8")
    assert said() == [
        "Since the two languages of this page were compared, 1 of its 3 passages have changed; the other language may not say so yet.",
        "След като двата езика на тази страница бяха съпоставени, са променени откъси: 1 от 3; другият език може още да не казва същото.",
    ]
    assert state.notice(None, "en") == ""


def test_the_page_of_states_shows_every_passage(project: Path) -> None:
    confirm("docs/bg/plan.md")
    (project / "docs/en/plan.md").write_text(ENGLISH.replace("may use", "can use"), "utf-8")
    assert state.listed(project, Place("en", "about/state.md")).splitlines() == [
        "Passages: 3. Confirmed in both languages: 2. Changed since: 1.",
        "",
        "■ confirmed, ◪ changed since it was confirmed, □ not confirmed yet, – in one language only. Passages are counted from the top of their page.",
        "",
        "| Page | Confirmed | Passages |",
        "| --- | ---: | --- |",
        '| [The *plan*](../plan.md) | 2/3 | <span aria-hidden="true">■■◪</span> |',
        "",
        "## What is not confirmed {: #open }",
        "",
        '??? note "The *plan*"',
        "",
        "    - changed in English: 3",
    ]
    bulgarian = state.listed(project, Place("bg", "about/state.md"))
    assert "    - променен на английски: 3" in bulgarian


def test_a_broken_record_is_one_sentence(project: Path) -> None:
    confirm("docs/bg/plan.md")
    file = project / ".lineup/bg/plan.md.txt"
    file.write_text(file.read_text("utf-8").replace("2019.", "2020."), "utf-8")
    with pytest.raises(LineupError, match=r"^\.lineup/bg/plan\.md\.txt:\d+: this line does not fit the check sum"):
        state.states(project)
