"""What happens to a repository in a team's hands: merges that clash, other line ends, pages that move; real git, one sentence each."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.lineup.calls import Answer, edit, put
from tests.lineup.repository import git

SETTINGS = '[tool.lineup]\nfolders = { en = "docs/en", bg = "docs/bg" }\n'
PLAN = {
    "en": "# The plan {: #plan }\n\nThe plan has four areas.\n\nEverybody can use the portal.\n",
    "bg": "# Планът {: #plan }\n\nПланът има четири области.\n\nВсеки може да използва портала.\n",
}
NEWS = {
    "en": "# News {: #news }\n\nThe new bridge is open.\n",
    "bg": "# Новини {: #news }\n\nНовият мост е отворен.\n",
}
LEDGER = ".lineup/bg/plan.md.txt"
ALL = "2 pages, 5 pairs: 5 confirmed, 0 stale"


class Team:
    """A repository of which everything was confirmed and committed."""

    def __init__(self, root: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.root, self.capsys = root, capsys
        put(root, "pyproject.toml", SETTINGS)
        for name, texts in (("plan.md", PLAN), ("news.md", NEWS)):
            for language, text in texts.items():
                put(root, f"docs/{language}/{name}", text)
        git(root, "init", "-q", "-b", "main")
        self.confirm("docs/bg/plan.md", "docs/bg/news.md")
        self.commit("Two pages")

    def commit(self, message: str) -> None:
        """Commits everything."""
        git(self.root, "add", "-A")
        git(self.root, "commit", "-q", "-m", message)

    def call(self, *argv: str) -> Answer:
        """What a call prints."""
        return Answer(self.capsys, *argv)

    def confirm(self, *names: str) -> None:
        """Confirms pages, all that is on them."""
        answer = self.call("confirm", *names)
        assert (answer.status, answer.err) == (0, ""), answer.out

    def change(self, name: str, *changes: tuple[str, str]) -> None:
        """Replaces what stands once in a file."""
        edit(self.root, name, *changes)

    def areas(self, english: str, bulgarian: str) -> None:
        """Both sides of one block say something new, and that is confirmed."""
        self.change("docs/en/plan.md", ("four", english))
        self.change("docs/bg/plan.md", ("четири", bulgarian))
        self.confirm("docs/bg/plan.md")
        self.commit(english)

    @property
    def total(self) -> str:
        """The last line of status."""
        return self.call("status").out.splitlines()[-1]


@pytest.fixture
def team(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Team:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LINEUP_CACHE_DIR", str(tmp_path / ".cache"))
    return Team(tmp_path, capsys)


def test_two_branches_confirm_the_same(team: Team) -> None:
    git(team.root, "switch", "-q", "-c", "other")
    team.areas("five", "пет")
    git(team.root, "switch", "-q", "main")
    put(team.root, "README", "x")
    team.areas("five", "пет")
    git(team.root, "merge", "-q", "--no-edit", "other")
    assert team.total == ALL
    assert team.call("diff").out == "docs/bg/news.md: in step\ndocs/bg/plan.md: in step\n"


@pytest.mark.parametrize("command", [("status",), ("diff",), ("next",), ("confirm", "docs/bg/plan.md")])
def test_a_conflict_of_git_in_the_ledger_is_one_sentence(team: Team, command: tuple[str, ...]) -> None:
    """Of a team that does not know the ledger's own way of merging."""
    put(team.root, ".lineup/.gitattributes", "")
    team.commit("without")
    git(team.root, "switch", "-q", "-c", "other")
    team.areas("five", "пет")
    git(team.root, "switch", "-q", "main")
    team.areas("six", "шест")
    git(team.root, "merge", "-q", "other", fails=True)
    for language in ("en", "bg"):
        git(team.root, "checkout", "-q", "--ours", f"docs/{language}/plan.md")
    before = (team.root / LEDGER).read_bytes()
    marks = before.split(b"\n").index(b"<<<<<<< HEAD") + 1
    answer = team.call(*command)
    assert (answer.status, answer.out) == (2, "")
    assert answer.err == (
        f"lineup: {LEDGER}:{marks}: a conflict of git stands here; keep the lines of both sides, delete the marks, and run it again\n"
    )
    assert (team.root / LEDGER).read_bytes() == before
    # That is all that has to be done.
    kept = [line for line in before.decode().split("\n") if not line.startswith(("<<<<<<<", "=======", ">>>>>>>"))]
    put(team.root, LEDGER, "\n".join(kept))
    assert team.total == ALL


def test_of_two_wordings_that_a_merge_keeps_the_page_decides(team: Team) -> None:
    git(team.root, "switch", "-q", "-c", "other")
    team.areas("five", "пет")
    git(team.root, "switch", "-q", "main")
    team.areas("six", "шест")
    git(team.root, "merge", "-q", "other", fails=True)
    assert "<<<<" not in (team.root / LEDGER).read_text("utf-8")
    for side in ("--ours", "--theirs"):
        git(team.root, "checkout", "-q", side, "docs")
        assert team.total == ALL
    git(team.root, "checkout", "-q", "--ours", "docs/en/plan.md")
    git(team.root, "checkout", "-q", "--theirs", "docs/bg/plan.md")
    assert team.total.startswith("2 pages, 5 pairs: 4 confirmed, 1 stale")


def test_a_clone_with_other_line_ends(team: Team, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    clone = tmp_path / "clone"
    git(team.root, "clone", "-q", "-c", "core.autocrlf=true", f"file://{team.root}", str(clone))
    assert b"\r\n" in (clone / "docs/en/plan.md").read_bytes()
    monkeypatch.chdir(clone)
    assert team.total == ALL
    answer = team.call("confirm", "docs/bg/plan.md")
    assert answer.out == "docs/bg/plan.md: confirmed already, nothing to record\n"
    text = (clone / "docs/en/plan.md").read_bytes()
    (clone / "docs/en/plan.md").write_bytes(text.replace(b"four", b"five"))
    assert team.total.startswith("2 pages, 5 pairs: 4 confirmed, 1 stale")
    assert git(clone, "status", "--porcelain") == "M docs/en/plan.md"


def test_both_pages_renamed_and_edited(team: Team) -> None:
    for language in ("en", "bg"):
        git(team.root, "mv", f"docs/{language}/plan.md", f"docs/{language}/strategy.md")
    assert team.total == ALL
    team.change("docs/en/strategy.md", ("four", "five"))
    team.commit("Renamed and edited")
    assert team.call("diff", "docs/bg/strategy.md").out.splitlines()[1:] == [
        "    en │ The plan has [-four-]{+five+} areas.",
        "    bg │ Планът има четири области.",
    ]
    team.change("docs/bg/strategy.md", ("четири", "пет"))
    answer = team.call("confirm", "docs/bg/strategy.md")
    assert answer.out.splitlines()[0] == (
        "docs/bg/strategy.md was plan.md when it was confirmed; .lineup/bg/plan.md.txt is taken over"
    )
    assert team.total == ALL
    assert sorted(one.name for one in (team.root / ".lineup/bg").iterdir()) == ["news.md.txt", "strategy.md.txt"]


def test_a_block_that_went_to_another_page_on_both_sides_stays_confirmed(team: Team) -> None:
    for language in ("en", "bg"):
        block = PLAN[language].split("\n\n")[2]
        team.change(f"docs/{language}/plan.md", (f"\n\n{block}", "\n"))
        team.change(f"docs/{language}/news.md", (NEWS[language][-4:], f"{NEWS[language][-4:]}\n{block}"))
    assert team.total == ALL


@pytest.mark.parametrize(
    "spoil",
    [
        lambda raw: b"\xef\xbb\xbf" + raw,
        lambda raw: raw.replace(b"\n", b"\r\n"),
        lambda raw: raw.removesuffix(b"\n"),
        lambda raw: raw + b"\n\n",
    ],
    ids=["byte order mark", "line ends", "no last newline", "empty lines"],
)
def test_what_editors_do_to_a_ledger_does_not_matter(team: Team, spoil: object) -> None:
    assert callable(spoil)
    file = team.root / LEDGER
    file.write_bytes(spoil(file.read_bytes()))
    assert team.total == ALL


def test_a_page_without_its_last_newline(team: Team) -> None:
    for language in ("en", "bg"):
        put(team.root, f"docs/{language}/plan.md", PLAN[language].rstrip("\n"))
    assert team.total == ALL
