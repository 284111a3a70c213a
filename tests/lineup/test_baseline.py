"""--base: on a branch, in a tree full of old faults, only those that the branch has added, wherever lines and pages went."""

from __future__ import annotations

import subprocess
from pathlib import Path
from textwrap import fill

import pytest
from tests.lineup.calls import Answer, edit, put

from lineup.cli import run

PARTS = 20
NUMBERS = ("ten", "eleven", "twelve")


def git(folder: Path, *arguments: str) -> str:
    identity = ["-c", "user.name=test", "-c", "user.email=test@localhost", "-c", "commit.gpgsign=false"]
    done = subprocess.run(["git", *identity, *arguments], cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def source(page: int) -> str:
    parts = [
        f"The council opened portal {page}{n} for all citizens of the city.\n\nIt **never** closed line {n} of page {page} at night.\n"
        for n in range(PARTS)
    ]
    return f"# Page {page} {{: #page-{page} }}\n\n" + "\n".join(parts)


def target(page: int) -> str:
    """A translation in which every second paragraph has lost its stress: twenty old faults."""
    parts = [
        f"Съветът откри портал {page}{n} за всички граждани на града.\n\nНощем никога не е затварял линия {n} от страница {page}.\n"
        for n in range(PARTS)
    ]
    return f"# Страница {page} {{: #page-{page} }}\n\n" + "\n".join(parts)


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with five pages and a hundred old faults, on a branch of its own."""
    put(tmp_path, "pyproject.toml", '[tool.lineup]\nfolders = { en = "docs/en", bg = "docs/bg" }\n')
    for page in range(5):
        put(tmp_path, f"docs/en/page-{page}.md", source(page))
        put(tmp_path, f"docs/bg/page-{page}.md", target(page))
    put(tmp_path, "picture.png", "not read")
    git(tmp_path, "init", "-q", "-b", "main")
    git(tmp_path, "add", "-A")
    git(tmp_path, "commit", "-q", "-m", "one")
    git(tmp_path, "switch", "-q", "-c", "mine")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def change(folder: Path, name: str, old: str, new: str) -> None:
    edit(folder, name, (old, new))


def plant(folder: Path, page: str = "page-2") -> None:
    """One new fault: a changed number."""
    change(folder, f"docs/bg/{page}.md", "Съветът откри портал 27 за", "Съветът откри портал 72 за")


def added(capsys: pytest.CaptureFixture[str], *more: str) -> list[str]:
    """The findings that the branch added, as lines without what follows the message."""
    answer = Answer(capsys, "check", "--base", "main", *more)
    assert answer.err == ""
    *found, total = answer.out.splitlines()
    assert answer.status == (1 if found else 0), answer.out
    assert " older finding" in total
    return [line.split(" (")[0] for line in found]


def test_a_hundred_old_faults(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert repository.is_dir()
    answer = Answer(capsys, "check")
    assert answer.codes == ["LU242"] * 100
    answer = Answer(capsys, "check", "--base", "main")
    assert (answer.status, answer.out) == (0, "5 pages, 410 blocks: nothing new; 100 older findings not shown\n")


NEW = "error LU301 72 here, the source has 27; expected 27"


def test_one_new_fault_among_a_hundred_old_ones_is_one(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    plant(repository)
    assert added(capsys) == [f"docs/bg/page-2.md:31:22: {NEW}"]
    git(repository, "commit", "-q", "-a", "-m", "two")
    assert added(capsys) == [f"docs/bg/page-2.md:31:22: {NEW}"]


def test_it_is_one_after_everything_has_moved_and_been_wrapped_anew(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    plant(repository)
    for language, first in (("en", "A new first paragraph.\n\n"), ("bg", "Нов първи абзац.\n\n")):
        for page in range(5):
            name = f"docs/{language}/page-{page}.md"
            head, _, body = (repository / name).read_text("utf-8").partition("\n\n")
            put(
                repository,
                name,
                f"{head}\n\n{first}" + body.replace(" за всички", "\nза\nвсички").replace(" никога", "\nникога"),
            )
    (line,) = added(capsys)
    assert line.endswith(NEW)


def test_it_is_one_after_a_rename_of_the_page_committed_or_not(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    plant(repository)
    for language in ("en", "bg"):
        (repository / f"docs/{language}/deep").mkdir()
        (repository / f"docs/{language}/page-2.md").rename(repository / f"docs/{language}/deep/other.md")
    assert added(capsys) == [f"docs/bg/deep/other.md:31:22: {NEW}"]
    git(repository, "add", "-A")
    git(repository, "commit", "-q", "-m", "renamed")
    assert added(capsys) == [f"docs/bg/deep/other.md:31:22: {NEW}"]


def test_it_is_one_after_a_rebase(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    plant(repository)
    git(repository, "commit", "-q", "-a", "-m", "mine")
    git(repository, "switch", "-q", "main")
    change(repository, "docs/bg/page-2.md", "портал 211 за", "портал 112 за")
    change(repository, "docs/bg/page-4.md", "портал 43 за", "портал 34 за")
    git(repository, "commit", "-q", "-a", "-m", "theirs")
    git(repository, "switch", "-q", "mine")
    # What main has broken meanwhile is not this branch's, before the rebase and after it.
    assert added(capsys) == [f"docs/bg/page-2.md:31:22: {NEW}"]
    git(repository, "rebase", "-q", "main")
    assert added(capsys) == [f"docs/bg/page-2.md:31:22: {NEW}"]


def test_all_of_it_together(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    plant(repository)
    git(repository, "commit", "-q", "-a", "-m", "mine")
    git(repository, "switch", "-q", "main")
    change(repository, "docs/bg/page-4.md", "портал 43 за", "портал 34 за")
    git(repository, "commit", "-q", "-a", "-m", "theirs")
    git(repository, "switch", "-q", "mine")
    git(repository, "rebase", "-q", "main")
    for language in ("en", "bg"):
        git(repository, "mv", f"docs/{language}/page-2.md", f"docs/{language}/zwei.md")
    text = (repository / "docs/bg/zwei.md").read_text("utf-8")
    put(repository, "docs/bg/zwei.md", text.replace(" за ", "\nза "))
    assert added(capsys) == [f"docs/bg/zwei.md:38:22: {NEW}"]


def test_it_is_one_where_every_line_is_another_and_the_page_has_another_name(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    plant(repository)
    for language in ("en", "bg"):
        git(repository, "mv", f"docs/{language}/page-2.md", f"docs/{language}/zwei.md")
        page = repository / f"docs/{language}/zwei.md"
        head, *parts = page.read_text("utf-8").strip().split("\n\n")
        put(repository, f"docs/{language}/zwei.md", "\n\n".join([head, *(fill(part, 24) for part in parts)]) + "\n")
    (line,) = added(capsys)
    assert line.startswith("docs/bg/zwei.md:")
    assert line.endswith(NEW)


def test_a_detached_head_is_a_branch_too(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    plant(repository)
    git(repository, "commit", "-q", "-a", "-m", "mine")
    git(repository, "switch", "-q", "--detach")
    assert added(capsys) == [f"docs/bg/page-2.md:31:22: {NEW}"]


def test_of_two_that_look_the_same_the_one_on_a_changed_line_is_new(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    same = "It is **new** and open to everybody in the city.\n\n"
    for language, text in (("en", same), ("bg", "Той е нов и отворен за всички в града.\n\n")):
        put(repository, f"docs/{language}/same.md", f"{text}Line 1.\n\nLine 2.\n\n{text}" if language == "en" else
            f"Той е **нов** и отворен за всички в града.\n\nЛиния 1.\n\nЛиния 2.\n\n{text}")  # fmt: skip
    git(repository, "switch", "-q", "main")
    git(repository, "add", "-A")
    git(repository, "commit", "-q", "-m", "two alike")
    git(repository, "switch", "-q", "mine")
    git(repository, "rebase", "-q", "main")
    change(repository, "docs/bg/same.md", "**нов**", "нов")
    assert [line.split(":")[1] for line in added(capsys)] == ["1"]


def test_a_fault_that_is_mended_hides_no_new_one(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    change(
        repository,
        "docs/bg/page-1.md",
        "Нощем никога не е затварял линия 3 от",
        "Нощем **никога** не е затварял линия 3 от",
    )
    plant(repository)
    assert len(added(capsys)) == 1


def test_pages_that_the_branch_brings_are_all_new(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    put(repository, "docs/en/more.md", "The **new** line.\n")
    put(repository, "docs/bg/more.md", "Новата линия.\n")
    put(repository, "docs/en/only.md", "Only here.\n")
    assert [line.split()[2] for line in added(capsys)] == ["LU242", "LU001"]


def test_new_settings_do_not_bring_old_faults_back(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    change(
        repository,
        "pyproject.toml",
        "[tool.lineup]\n",
        '[tool.lineup]\nheading-ids = "required"\nseverity = { emphasis = "error" }\n',
    )
    put(repository, "docs/en/page-0.md", source(0).replace(" {: #page-0 }", ""))
    put(repository, "docs/bg/page-0.md", target(0).replace(" {: #page-0 }", ""))
    assert [line.split()[2] for line in added(capsys)] == ["LU116", "LU116"]


def test_settings_that_moved_to_a_file_of_their_own(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (repository / "pyproject.toml").unlink()
    put(repository, "lineup.toml", 'folders = { en = "docs/en", bg = "docs/bg" }\nseverity = { emphasis = "error" }\n')
    assert added(capsys) == []
    plant(repository)
    assert added(capsys) == [f"docs/bg/page-2.md:31:22: {NEW}"]


def test_paths_and_rules_choose_among_the_new(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    plant(repository)
    plant_other = "docs/bg/page-3.md"
    change(repository, plant_other, "портал 35 за", "портал 53 за")
    assert [line.split(":")[0] for line in added(capsys, plant_other)] == [plant_other]
    assert Answer(capsys, "check", "--base", "main", "--select", "emphasis").codes == []


def test_any_two_trees_of_a_repository(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    plant(repository)
    arguments = ("--source", "docs/en", "--target", "docs/bg", "--languages", "en,bg")
    assert added(capsys, *arguments) == [f"docs/bg/page-2.md:31:22: {NEW}"]


def test_two_pages_of_a_repository(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    plant(repository)
    pages = ("--source", "docs/en/page-2.md", "--target", "docs/bg/page-2.md", "--languages", "en,bg")
    assert added(capsys, *pages) == ["docs/bg/page-2.md:31:22: error LU301 72 here, the source has 27; expected 27"]
    assert "\ndocs/bg/page-2.md  " in Answer(capsys, "status", *pages).out


def test_trees_that_were_not_there_before(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for language, text in (("en", "The **new** line.\n"), ("bg", "Новата линия.\n")):
        put(repository, f"manual/{language}/a.md", text)
    arguments = ("--source", "manual/en", "--target", "manual/bg", "--languages", "en,bg")
    assert Answer(capsys, "check", "--base", "main", *arguments).codes == ["LU242"]


def test_a_link_that_leads_out_of_the_repository_is_not_followed(
    repository: Path, tmp_path_factory: pytest.TempPathFactory, capsys: pytest.CaptureFixture[str]
) -> None:
    outside = put(tmp_path_factory.mktemp("outside"), "secret.md", "# Secret\n")
    for language in ("en", "bg"):
        (repository / f"docs/{language}/link.md").symlink_to(outside)
        (repository / f"docs/{language}/near.md").symlink_to("page-1.md")
    git(repository, "switch", "-q", "main")
    git(repository, "add", "-A")
    git(repository, "commit", "-q", "-m", "links")
    git(repository, "switch", "-q", "mine")
    git(repository, "rebase", "-q", "main")
    plant(repository)
    assert len(added(capsys)) == 1


def test_git_is_left_as_it_was(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    plant(repository)
    state = (
        git(repository, "status", "--porcelain"),
        git(repository, "worktree", "list"),
        sorted((repository / ".git").iterdir()),
    )
    index = (repository / ".git/index").read_bytes()
    added(capsys)
    assert index == (repository / ".git/index").read_bytes()
    assert state == (
        git(repository, "status", "--porcelain"), git(repository, "worktree", "list"), sorted((repository / ".git").iterdir())
    )  # fmt: skip


# What cannot be answered


def test_a_branch_that_is_not_there(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert repository.is_dir()
    for name in ("none", "--output=x", "main..mine"):
        answer = Answer(capsys, "check", f"--base={name}")
        assert (answer.status, answer.out, answer.err) == (2, "", f"lineup: there is no commit '{name}' here\n")


def test_a_branch_that_only_the_remote_has(
    repository: Path,
    tmp_path_factory: pytest.TempPathFactory,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    clone = tmp_path_factory.mktemp("clone") / "here"
    git(repository, "clone", "-q", "--branch", "mine", str(repository), str(clone))
    monkeypatch.chdir(clone)
    assert run(["check", "--base", "main"]) == 2
    assert capsys.readouterr().err == "lineup: there is no commit 'main' here; there is 'origin/main'\n"
    put(clone, "docs/bg/page-2.md", target(2).replace("портал 27 за", "портал 72 за"))
    assert Answer(capsys, "check", "--base", "origin/main").codes == ["LU301"]


def test_a_shallow_clone(
    repository: Path,
    tmp_path_factory: pytest.TempPathFactory,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    clone = tmp_path_factory.mktemp("clone") / "here"
    plant(repository)
    git(repository, "commit", "-q", "-a", "-m", "mine")
    git(repository, "clone", "-q", "--depth", "1", "--branch", "mine", f"file://{repository}", str(clone))
    monkeypatch.chdir(clone)
    assert run(["check", "--base", "main"]) == 2
    assert capsys.readouterr().err == (
        "lineup: there is no commit 'main' here; this is a shallow clone, fetch the branch and more of the history\n"
    )
    git(clone, "fetch", "-q", "--depth", "1", "origin", "main:main")
    assert run(["check", "--base", "main"]) == 2
    assert capsys.readouterr().err == (
        "lineup: 'main' and HEAD have no commit in common here; in a shallow clone fetch more of the history\n"
    )
    git(clone, "fetch", "-q", "--unshallow")
    assert added(capsys) == [f"docs/bg/page-2.md:31:22: {NEW}"]


def test_branches_that_have_nothing_in_common(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    git(repository, "switch", "-q", "--orphan", "alone")
    git(repository, "commit", "-q", "--allow-empty", "-m", "alone")
    git(repository, "checkout", "-q", "mine", "--", ".")
    answer = Answer(capsys, "check", "--base", "main")
    assert (answer.status, answer.err) == (
        2, "lineup: 'main' and HEAD have no commit in common here; in a shallow clone fetch more of the history\n",
    )  # fmt: skip


def test_no_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    put(tmp_path, "pyproject.toml", '[tool.lineup]\nfolders = { en = "en", bg = "bg" }\n')
    for language in ("en", "bg"):
        put(tmp_path, f"{language}/a.md", "# A\n")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    assert run(["check", "--base", "main"]) == 2
    assert "no git repository here" in capsys.readouterr().err


def test_no_git(repository: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    assert repository.is_dir()
    monkeypatch.setenv("PATH", "/nowhere")
    assert run(["check", "--base", "main"]) == 2
    assert "git cannot be run: No such file or directory" in capsys.readouterr().err
