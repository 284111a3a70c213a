"""A scripted history of a small bilingual repository, replayed with real git: after each step status and diff say what a careful person would."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path

import pytest
from tests.lineup.calls import Answer, edit, put
from tests.lineup.repository import git

SETTINGS = '[tool.lineup]\nfolders = { en = "docs/en", bg = "docs/bg" }\n'
ENGLISH = """# The plan {: #plan }

The plan was adopted in 2019. It has four areas.

Everybody must be able to use the portal without help.

The city opens its data to all citizens and firms.
"""
BULGARIAN = """# Планът {: #plan }

Планът е приет през 2019 г. Той има четири области.

Всеки трябва да може да използва портала без чужда помощ.

Градът отваря данните си за всички граждани и фирми.
"""


class Project:
    """The repository and what the program says of it."""

    def __init__(self, root: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.root = root
        self.capsys = capsys
        put(root, "pyproject.toml", SETTINGS)
        put(root, "docs/en/plan.md", ENGLISH)
        put(root, "docs/bg/plan.md", BULGARIAN)
        git(root, "init", "-q", "-b", "main")
        self.commit("Two pages")

    def git(self, *arguments: str) -> str:
        """What git prints."""
        return git(self.root, *arguments)

    def commit(self, message: str) -> None:
        """Commits everything."""
        self.git("add", "-A")
        self.git("commit", "-q", "--allow-empty", "-m", message)

    def change(self, name: str, *changes: tuple[str, str]) -> None:
        """Replaces what stands once in a file."""
        edit(self.root, name, *changes)

    def said(self, *argv: str, status: int = 0) -> str:
        """What a call prints, which must end with this status."""
        answer = Answer(self.capsys, *argv)
        assert (answer.status, answer.err) == (status, ""), answer.out
        return answer.out

    @property
    def total(self) -> str:
        """The last line of status, without the number of words."""
        return re.sub(r", \d+ words? left$", "", self.said("status").splitlines()[-1])

    @property
    def diff(self) -> list[str]:
        """What diff says, without the names of blocks and the places in the source."""
        return [line.partition(" #")[0] for line in self.said("diff").splitlines()]

    def confirm(self, *names: str) -> str:
        """The last line of what confirm says."""
        return self.said("confirm", *names).splitlines()[-1]


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Project:
    monkeypatch.chdir(tmp_path)
    return Project(tmp_path, capsys)


IN_STEP = ["docs/bg/plan.md: in step"]
ALL = "1 page, 4 pairs: 4 confirmed, 0 stale"
ONE_STALE = "1 page, 4 pairs: 3 confirmed, 1 stale"


def test_the_history_of_a_small_repository(project: Project) -> None:
    # Nothing was confirmed yet.
    assert project.total == "1 page, 4 pairs: 0 confirmed, 0 stale, 4 never confirmed"
    assert project.diff == [
        "docs/bg/plan.md: 4 pairs never confirmed; git knows no change of the source since they were translated"
    ]
    # The page is reviewed and confirmed.
    assert project.confirm("docs/bg/plan.md") == "recorded in .lineup/bg/plan.md.txt: 4 pairs"
    project.commit("Reviewed")
    assert project.total == ALL
    assert project.diff == IN_STEP

    # A figure changes in the source.
    project.change("docs/en/plan.md", ("2019", "2020"))
    project.commit("A figure")
    assert project.total == ONE_STALE
    assert project.diff == [
        "docs/bg/plan.md:3: source changed, high (figures)",
        "    en │ The plan was adopted in [-2019-]{+2020+}. It has four areas.",
        "    bg │ Планът е приет през 2019 г. Той има четири области.",
    ]
    # It cannot be confirmed as long as the translation says another figure.
    assert project.said("confirm", "docs/bg/plan.md", status=1).splitlines() == [
        "docs/bg/plan.md:3: not confirmed, an error stands on it: LU301 2019 here, the source has 2020; expected 2020",
        "mend it, or confirm it with --anyway and a reason",
    ]
    # The translator answers.
    project.change("docs/bg/plan.md", ("2019", "2020"))
    assert project.diff == [
        "docs/bg/plan.md:3: both changed, high (figures)",
        "    en │ The plan was adopted in [-2019-]{+2020+}. It has four areas.",
        "    bg │ Планът е приет през [-2019-]{+2020+} г. Той има четири области.",
    ]
    assert project.confirm("docs/bg/plan.md") == "recorded in .lineup/bg/plan.md.txt: 1 pair"
    project.commit("Answered")
    assert (project.total, project.diff) == (ALL, IN_STEP)

    # A sentence is added.
    project.change("docs/en/plan.md", ("areas.", "areas. Each has a budget."))
    assert project.total == ONE_STALE
    assert project.diff == [
        "docs/bg/plan.md:3: source changed, medium (wording)",
        "    en │ The plan was adopted in 2020. It has four areas.{+ Each has a budget.+}",
        "    bg │ Планът е приет през 2020 г. Той има четири области.",
    ]
    project.change("docs/bg/plan.md", ("области.", "области. Всяка има бюджет."))
    project.confirm("docs/bg/plan.md:3")
    project.commit("A sentence")
    assert (project.total, project.diff) == (ALL, IN_STEP)

    # A typing error is mended: told, but light.
    project.change("docs/en/plan.md", ("Everybody must", "Everybodi must"))
    project.confirm("docs/bg/plan.md")
    project.change("docs/en/plan.md", ("Everybodi must", "Everybody must"))
    assert project.diff == [
        "docs/bg/plan.md:5: source changed, low (spelling)",
        "    en │ [-Everybodi-]{+Everybody+} must be able to use the portal without help.",
        "    bg │ Всеки трябва да може да използва портала без чужда помощ.",
    ]
    project.confirm("docs/bg/plan.md")
    project.commit("A typing error")

    # Text is wrapped anew, with other marks and other line ends: nothing.
    project.change("docs/en/plan.md", ("use the portal", "use  the\nportal"))
    put(project.root, "docs/bg/plan.md", (project.root / "docs/bg/plan.md").read_text("utf-8").replace("\n", "\r\n"))
    project.commit("Wrapped anew, other line ends")
    assert (project.total, project.diff) == (ALL, IN_STEP)
    put(project.root, "docs/bg/plan.md", (project.root / "docs/bg/plan.md").read_bytes().decode().replace("\r\n", "\n"))

    # A block moves, in the source first.
    last, letzte = (
        "The city opens its data to all citizens and firms.\n",
        "Градът отваря данните си за всички граждани и фирми.\n",
    )
    project.change(
        "docs/en/plan.md", (f"\n{last}", ""), ("# The plan {: #plan }\n", f"# The plan {{: #plan }}\n\n{last}")
    )
    assert (project.total, project.diff) == (ALL, IN_STEP)
    project.change(
        "docs/bg/plan.md", (f"\n{letzte}", ""), ("# Планът {: #plan }\n", f"# Планът {{: #plan }}\n\n{letzte}")
    )
    project.commit("Moved")
    assert (project.total, project.diff) == (ALL, IN_STEP)

    # A block is split on both sides; then a half of it changes.
    project.change("docs/en/plan.md", ("2020. It", "2020.\n\nIt"))
    project.change("docs/bg/plan.md", ("2020 г. Той", "2020 г.\n\nТой"))
    project.commit("Split")
    assert (project.total, project.diff) == ("1 page, 5 pairs: 5 confirmed, 0 stale", IN_STEP)
    project.change("docs/en/plan.md", ("four areas", "five areas"))
    assert project.diff == [
        "docs/bg/plan.md:7: source changed, high (figures, wording)",
        "    en │ It has [-four-]{+five+} areas. Each has a budget.",
        "    bg │ Той има четири области. Всяка има бюджет.",
    ]
    project.change("docs/bg/plan.md", ("четири", "пет"))
    assert project.confirm("docs/bg/plan.md:7") == "recorded in .lineup/bg/plan.md.txt: 1 pair"
    project.commit("A half changed")
    assert (project.total, project.diff) == ("1 page, 5 pairs: 5 confirmed, 0 stale", IN_STEP)

    # The page is renamed; then its source changes.
    project.git("mv", "docs/en/plan.md", "docs/en/strategy.md")
    project.git("mv", "docs/bg/plan.md", "docs/bg/strategy.md")
    project.commit("Renamed")
    assert (project.total, project.diff) == ("1 page, 5 pairs: 5 confirmed, 0 stale", ["docs/bg/strategy.md: in step"])
    project.change("docs/en/strategy.md", ("without help", "without any help"))
    assert project.diff == [
        "docs/bg/strategy.md:9: source changed, medium (wording)",
        "    en │ Everybody must be able to use the portal without {+any +}help.",
        "    bg │ Всеки трябва да може да използва портала без чужда помощ.",
    ]
    assert project.said("confirm", "docs/bg/strategy.md").splitlines()[0] == (
        "docs/bg/strategy.md was plan.md when it was confirmed; .lineup/bg/plan.md.txt is taken over"
    )
    assert sorted(one.name for one in (project.root / ".lineup/bg").iterdir()) == ["strategy.md.txt"]
    project.commit("Confirmed under its new name")
    assert project.total == "1 page, 5 pairs: 5 confirmed, 0 stale"

    # Somebody edits the translation alone.
    project.change("docs/bg/strategy.md", ("без чужда помощ", "с чужда помощ"))
    assert project.diff == [
        "docs/bg/strategy.md:9: translation changed, high (negation, wording)",
        "    en │ Everybody must be able to use the portal without any help.",
        "    bg │ Всеки трябва да може да използва портала [-без-]{+с+} чужда помощ.",
    ]
    project.git("checkout", "-q", ".")

    # A block goes in the source: its translation has no source any more.
    project.change("docs/en/strategy.md", (f"\n{last}", ""))
    assert project.total == "1 page, 5 pairs: 4 confirmed, 0 stale, 1 without a source"
    assert project.diff == ["docs/bg/strategy.md:3: without a source", f"    bg │ {letzte.rstrip()}"]
    project.git("checkout", "-q", ".")
    assert project.diff == ["docs/bg/strategy.md: in step"]


def confirm_on(project: Project, branch: str, *changes: tuple[str, tuple[str, str]]) -> None:
    """A branch off main that changes both sides of a block and confirms it."""
    project.git("switch", "-q", "-c", branch, "main")
    for name, change in changes:
        project.change(name, change)
    project.confirm("docs/bg/plan.md")
    project.commit(branch)


FIRST = [("docs/en/plan.md", ("four areas", "five areas")), ("docs/bg/plan.md", ("четири", "пет"))]
SECOND = [
    ("docs/en/plan.md", ("Everybody must", "Each citizen must")),
    ("docs/bg/plan.md", ("Всеки трябва", "Всеки гражданин трябва")),
]


@pytest.mark.parametrize("reviewed", [True, False], ids=["confirmed before", "never confirmed before"])
@pytest.mark.parametrize("how", ["merge", "squash", "rebase"])
def test_two_branches_confirm_neighbouring_blocks(project: Project, how: str, *, reviewed: bool) -> None:
    if reviewed:
        project.confirm("docs/bg/plan.md")
        project.commit("Reviewed")
    confirm_on(project, "first", *FIRST)
    confirm_on(project, "second", *SECOND)
    if how == "rebase":
        project.git("rebase", "-q", "first")
    else:
        project.git("merge", "-q", *(["--squash"] if how == "squash" else ["--no-edit"]), "first")
        project.commit("together")
    assert (project.total, project.diff) == (ALL, IN_STEP)
    assert project.confirm("docs/bg/plan.md") == "docs/bg/plan.md: confirmed already, nothing to record"
    assert project.git("status", "--porcelain") == ""


def test_a_shallow_clone_knows_what_was_confirmed_and_says_where_history_ends(
    project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project.confirm("docs/bg/plan.md#plan")
    project.commit("The heading and what stands under it")
    put(project.root, "docs/en/new.md", "# News {: #news }\n\nThe first news of the year.\n")
    put(project.root, "docs/bg/new.md", "# Новини {: #news }\n\nПървите новини за годината.\n")
    project.commit("Another page")
    project.change("docs/en/new.md", ("first news", "latest news"))
    project.commit("Its source changed")
    project.git("clone", "-q", "--depth", "1", f"file://{tmp_path}", str(tmp_path / "build/clone"))
    assert project.diff == [
        "docs/bg/new.md:3: never confirmed; since the translation was written "
        f"({project.git('log', '-1', '--format=%cs', 'HEAD~1')}, {project.git('rev-parse', 'HEAD~1')[:8]}) the source changed, medium (wording)",
        "    en │ The [-first-]{+latest+} news of the year.",
        "    bg │ Първите новини за годината.",
        "docs/bg/new.md: 1 pair never confirmed; git knows no change of the source since they were translated",
        "docs/bg/plan.md: in step",
    ]
    monkeypatch.chdir(tmp_path / "build/clone")
    assert project.diff == [
        "docs/bg/new.md: 2 pairs never confirmed; the history ends too soon to tell more, as this clone is shallow",
        "docs/bg/plan.md: in step",
    ]


def test_history_follows_a_renamed_page(project: Project) -> None:
    project.git("mv", "docs/en/plan.md", "docs/en/strategy.md")
    project.git("mv", "docs/bg/plan.md", "docs/bg/strategy.md")
    project.commit("Renamed")
    project.change("docs/en/strategy.md", ("four areas", "five areas"))
    project.commit("Changed")
    lines = project.diff
    assert lines[0].startswith("docs/bg/strategy.md:3: never confirmed; since the translation was written (")
    assert lines[1] == "    en │ The plan was adopted in 2019. It has [-four-]{+five+} areas."


def test_without_git_nothing_is_said_of_the_past(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    put(tmp_path, "pyproject.toml", SETTINGS)
    put(tmp_path, "docs/en/plan.md", ENGLISH)
    put(tmp_path, "docs/bg/plan.md", BULGARIAN)
    assert Answer(capsys, "diff").out == "docs/bg/plan.md: 4 pairs never confirmed\n"


def test_next_puts_the_heaviest_first(project: Project) -> None:
    project.confirm("docs/bg/plan.md")
    project.change("docs/en/plan.md", ("citizens", "people"), ("Everybody", "Evrybody"), ("2019", "2021"))
    put(project.root, "docs/en/new.md", "One page that nobody has translated.\n")
    lines = [line.partition(" #")[0] for line in project.said("next").splitlines()]
    assert lines == [
        "docs/en/new.md:1: not translated",
        "docs/bg/plan.md:3: source changed, high (figures)",
        "docs/bg/plan.md:7: source changed, medium (wording)",
        "docs/bg/plan.md:5: source changed, low (spelling)",
    ]
    assert project.said("next", "--limit", "1").splitlines()[1:] == ["and 3 more; --limit 0 shows all"]
    tasks = json.loads(project.said("next", "--json"))
    assert tasks["summary"] == {"tasks": 4}
    assert [task["weight"] for task in tasks["tasks"]] == [None, "high", "medium", "low"]


def test_confirm_names_pages_and_blocks_and_never_everything(project: Project) -> None:
    for names, said in (
        ((), "lineup: the following arguments are required: PAGE[#BLOCK]; see 'lineup confirm --help'"),
        (("docs/bg",), "lineup: docs/bg: is a folder; name the pages that were reviewed, one by one"),
        (("docs/bg/none.md",), "lineup: docs/bg/none.md: no such page"),
        (("docs/bg/plan.md#none",), "lineup: docs/bg/plan.md#none: no such block on this page"),
        (("docs/bg/plan.md:99",), "lineup: docs/bg/plan.md:99: no such block on this page"),
        (("docs/bg/plan.md", "--anyway", " "), "lineup: --anyway needs a reason, in a few words"),
    ):
        answer = Answer(project.capsys, "confirm", *names)
        assert (answer.status, answer.err.strip()) == (2, said)
    assert not (project.root / ".lineup").exists()
    assert project.confirm("plan.md:5", "--dry-run") == (
        "would be recorded in .lineup/bg/plan.md.txt: 1 pair; nothing is written (--dry-run)"
    )
    assert not (project.root / ".lineup").exists()
    assert project.confirm("plan.md:5") == "recorded in .lineup/bg/plan.md.txt: 1 pair"
    assert project.total == "1 page, 4 pairs: 1 confirmed, 0 stale, 3 never confirmed"


def test_an_error_is_confirmed_with_a_reason_only(project: Project) -> None:
    project.change("docs/bg/plan.md", ("2019", "2018"))
    answer = project.said("confirm", "docs/bg/plan.md", status=1)
    assert answer.splitlines()[-3:] == [
        "docs/bg/plan.md:3: not confirmed, an error stands on it: LU301 2018 here, the source has 2019; expected 2019",
        "mend it, or confirm it with --anyway and a reason",
        "recorded in .lineup/bg/plan.md.txt: 3 pairs",
    ]
    assert project.said("confirm", "docs/bg/plan.md", "--ui", "bg", status=1).splitlines() == [
        "docs/bg/plan.md:3: не е потвърдено, защото има грешка: LU301 тук стои 2018, а в изходния текст – 2019; очаква се 2019",
        "поправете я или потвърдете с --anyway и причина",
    ]
    project.said("confirm", "docs/bg/plan.md", "--anyway", "the source has it wrong")
    assert " ! the source has it wrong\n" in (project.root / ".lineup/bg/plan.md.txt").read_text("utf-8")
    assert project.total == ALL


def test_what_is_not_translated_is_not_confirmed(project: Project) -> None:
    project.change("docs/bg/plan.md", ("\nГрадът отваря данните си за всички граждани и фирми.\n", ""))
    answer = project.said("confirm", "docs/bg/plan.md", status=1)
    assert answer.splitlines()[-2:] == [
        "docs/en/plan.md:7: not confirmed, it is not translated: “The city opens its data to all citizens and firms.”",
        "recorded in .lineup/bg/plan.md.txt: 3 pairs",
    ]


def test_what_new_has_marked_as_not_translated_is_not_confirmed(project: Project) -> None:
    """Not with a reason either: the reason says why an error is right, and an open text is nobody's translation."""
    project.change(
        "docs/bg/plan.md",
        (
            "Градът отваря данните си за всички граждани и фирми.",
            "⟦The city opens its data to all citizens and firms.⟧",
        ),
    )
    for reason in ((), ("--anyway", "later")):
        answer = project.said("confirm", "docs/bg/plan.md", *reason, status=1)
        assert "docs/bg/plan.md:7: not confirmed, it is not translated: “The city opens its data to all" in answer
    assert project.total == "1 page, 4 pairs: 3 confirmed, 0 stale, 1 not translated"
    assert project.said("next").startswith("docs/bg/plan.md:7: not translated #")


def test_a_text_that_was_confirmed_and_is_open_again_has_changed(project: Project) -> None:
    project.confirm("docs/bg/plan.md")
    project.change("docs/bg/plan.md", ("Градът отваря данните", "⟦Градът отваря⟧ данните"))
    assert project.total == ONE_STALE
    project.said("confirm", "docs/bg/plan.md", status=1)
    assert project.total == ONE_STALE


def test_a_record_that_cannot_be_written_is_not_said_to_be(project: Project) -> None:
    put(project.root, ".lineup", "a file in the folder's place")
    answer = Answer(project.capsys, "confirm", "docs/bg/plan.md")
    assert (answer.status, answer.out) == (2, "")
    assert answer.err.startswith("lineup: .lineup")


def test_a_broken_ledger_is_one_sentence_and_stays_as_it_is(project: Project) -> None:
    project.confirm("docs/bg/plan.md")
    file = project.root / ".lineup/bg/plan.md.txt"
    broken = file.read_text("utf-8").replace("The plan was", "The plan is")
    file.write_text(broken, "utf-8")
    for command in (["status"], ["diff"], ["next"], ["confirm", "docs/bg/plan.md"]):
        answer = Answer(project.capsys, *command)
        assert (answer.status, answer.out) == (2, "")
        assert answer.err.startswith("lineup: .lineup/bg/plan.md.txt:"), answer.err
        assert "it was edited by hand or a merge lost a part of it" in answer.err
        assert answer.err.count("\n") == 1
    assert file.read_text("utf-8") == broken


def test_the_memory_suggests_what_was_confirmed_for_a_similar_text(project: Project) -> None:
    project.confirm("docs/bg/plan.md")
    put(project.root, "docs/en/new.md", "The city opens its data to all citizens and schools.\n")
    assert project.diff == [
        "docs/en/new.md:1: not translated",
        "    en │ The city opens its data to all citizens and schools.",
        "    memory 90% │ Градът отваря данните си за всички граждани и фирми.",
        "docs/bg/plan.md: in step",
    ]


def test_the_same_in_bulgarian(project: Project) -> None:
    project.confirm("docs/bg/plan.md")
    project.change("docs/en/plan.md", ("2019", "2020"))
    assert (
        project.said("status", "--ui", "bg").splitlines()[-1]
        == "1 страница, 4 двойки: 3 потвърдени, 1 остаряла, остават 10 думи"
    )
    lines = project.said("diff", "--ui", "bg").splitlines()
    assert lines[0].startswith("docs/bg/plan.md:3: изходният текст е променен, голяма промяна (числа) #")


def test_a_terminal_gets_bars_and_a_pipe_plain_text(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    project.confirm("docs/bg/plan.md:5")
    assert "█" not in project.said("status")
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "\x1b[32m█████\x1b[0m\x1b[2m░░░░░░░░░░░░░░░\x1b[0m  25%" in project.said("status")


def test_check_says_what_changed_and_a_release_takes_it_for_an_error(project: Project) -> None:
    def found(*more: str, status: int) -> list[str]:
        lines = project.said("check", "--ignore", "hard-space", *more, status=status).splitlines()
        return [line.partition(" (docs/en")[0] for line in lines]

    # Nobody has confirmed anything: not a word.
    assert found(status=0) == ["1 page, 8 blocks: in step"]
    project.confirm("docs/bg/plan.md:3", "docs/bg/plan.md:5")
    assert found(status=0) == [
        "docs/bg/plan.md:1:3: note LU704 2 of the 4 pairs on this page were never confirmed",
        "1 page, 8 blocks: 0 errors, 0 warnings, 1 note",
    ]
    project.confirm("docs/bg/plan.md")
    assert found(status=0) == ["1 page, 8 blocks: in step"]
    project.change("docs/en/plan.md", ("has four", "now has four"), ("Everybody", "Evrybody"))
    stale = "the source has changed since this was confirmed"
    three, five = (
        "The plan was adopted in 2019. It now has four areas.",
        "Evrybody must be able to use the portal without help.",
    )
    assert found(status=1) == [
        f"docs/bg/plan.md:3:1: warning LU701 {stale} (medium: wording): “{three}”",
        f"docs/bg/plan.md:5:1: note LU701 {stale} (low: spelling): “{five}”",
        "1 page, 8 blocks: 0 errors, 1 warning, 1 note",
    ]
    assert found("--release", status=1) == [
        f"docs/bg/plan.md:3:1: error LU701 {stale} (medium: wording): “{three}”",
        f"docs/bg/plan.md:5:1: warning LU701 {stale} (low: spelling): “{five}”",
        "1 page, 8 blocks: 1 error, 1 warning, 0 notes",
    ]
    # What stands there is not what the branch brought.
    project.commit("Stale")
    assert found("--base", "main", status=0) == ["1 page, 8 blocks: nothing new; 2 older findings not shown"]


def test_check_remembers_what_the_ledger_said(
    project: Project, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("LINEUP_CACHE_DIR", str(tmp_path / "build/cache"))
    monkeypatch.setattr("lineup.cache.WORTH_IT", 0)
    last = "1 page, 8 blocks: 0 errors, 0 warnings, {} note{}"
    for names, notes in ((["docs/bg/plan.md:3"], 1), (["docs/bg/plan.md"], 0)):
        project.confirm(*names)
        for _ in range(2):
            lines = project.said("check", "--ignore", "hard-space").splitlines()
            assert lines[-1] == (last.format(notes, "") if notes else "1 page, 8 blocks: in step")
    project.git("clean", "-q", "-f", "-d", ".lineup")
    assert project.said("check", "--ignore", "hard-space") == "1 page, 8 blocks: in step\n"


def test_check_tells_a_broken_ledger_beside_all_else(project: Project) -> None:
    project.confirm("docs/bg/plan.md")
    file = project.root / ".lineup/bg/plan.md.txt"
    file.write_text(file.read_text("utf-8").replace("The plan was", "The plan is"), "utf-8")
    lines = project.said("check", "--ignore", "hard-space", status=1).splitlines()
    assert lines[0].startswith(
        "docs/bg/plan.md:1:1: error LU705 the page’s confirmed pairs cannot be read: .lineup/bg/plan.md.txt:"
    )
    assert lines[1:] == ["1 page, 8 blocks: 1 error, 0 warnings, 0 notes"]
    file.write_bytes(b"\xff")
    for ui, says in (
        ("en", "error LU705 the page’s confirmed pairs cannot be read: .lineup/bg/plan.md.txt:1: is not UTF-8"),
        (
            "bg",
            "грешка LU705 потвърдените двойки на страницата не могат да се прочетат: .lineup/bg/plan.md.txt:1: не е в UTF-8",
        ),
    ):
        said = project.said("check", "--ignore", "hard-space", "--ui", ui, status=1)
        assert said.splitlines()[0] == f"docs/bg/plan.md:1:1: {says}"
    answer = Answer(project.capsys, "status", "--ui", "bg")
    assert answer.err == "lineup: .lineup/bg/plan.md.txt:1: не е в UTF-8; върнете файла с git\n"


def test_status_remembers_what_it_counted_and_counts_anew_what_changed(
    project: Project, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("LINEUP_CACHE_DIR", str(tmp_path / "build/cache"))
    old = 1_600_000_000
    put(project.root, "docs/en/new.md", "Everybody must be able to use the portal without help.\n")
    put(project.root, "docs/bg/new.md", "Всеки трябва да може да използва портала без чужда помощ.\n")

    def totals() -> str:
        for file in (*project.root.glob("docs/*/*.md"), *project.root.glob(".lineup/bg/*.txt")):
            os.utime(file, (old, old))
        monkeypatch.setattr("lineup.freshness.tally._TICK", 0)
        first = project.total
        assert project.total == first
        assert project.said("status", "--no-cache").splitlines()[-1].startswith(first)
        return first

    assert totals() == "2 pages, 5 pairs: 0 confirmed, 0 stale, 5 never confirmed"
    # Confirmed on one page, the same pair is known on the other too.
    project.confirm("docs/bg/plan.md")
    assert totals() == "2 pages, 5 pairs: 5 confirmed, 0 stale"
    project.change("docs/en/plan.md", ("without help", "without any help"))
    assert totals() == "2 pages, 5 pairs: 4 confirmed, 1 stale"
    project.confirm("docs/bg/plan.md")
    assert totals() == "2 pages, 5 pairs: 4 confirmed, 0 stale, 1 never confirmed"
    (cache,) = (tmp_path / "build/cache").glob("status-*.cache")
    cache.write_bytes(cache.read_bytes()[:-20] + b"nonsense")
    assert totals() == "2 pages, 5 pairs: 4 confirmed, 0 stale, 1 never confirmed"


def test_status_as_json(project: Project) -> None:
    project.confirm("docs/bg/plan.md")
    project.change("docs/en/plan.md", ("2019", "2020"))
    counts = {"pairs": 4, "confirmed": 3, "stale": 1, "new": 0, "missing": 0, "extra": 0, "words": 10}
    assert json.loads(project.said("status", "--json")) == {
        "version": 1,
        "summary": {"pages": 1, **counts},
        "pages": [{"page": "plan.md", "language": "bg", "file": "docs/bg/plan.md", "weight": "high", "counts": counts}],
    }


def test_two_folders_without_a_project(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    put(tmp_path, "a/plan.md", ENGLISH)
    put(tmp_path, "b/plan.md", BULGARIAN)
    trees = ("--source", "a", "--target", "b", "--languages", "en,bg")
    assert Answer(capsys, "confirm", "b/plan.md", "--ledger", "kept", *trees).status == 0
    assert (tmp_path / "kept/bg/plan.md.txt").is_file()
    assert Answer(capsys, "diff", "--ledger", "kept", *trees).out == "b/plan.md: in step\n"
    assert Answer(capsys, "check", *trees, "--ignore", "hard-space").out == "1 page, 8 blocks: in step\n"
