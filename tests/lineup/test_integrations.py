"""For other repositories: the pre-commit hook and the action's script, run on real ones; trees as other generators have them."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from tests.lineup.calls import Answer, put

ROOT = Path(__file__).parents[2]
SOURCE = "# Portal {: #portal }\n\nThe council opened [a new portal](more.md) for all citizens.\n"
TARGET = "# Портал {: #portal }\n\nСъветът откри [нов портал](more.md) за всички граждани.\n"

pytestmark = pytest.mark.usefixtures("remembering")


def program(folder: Path) -> str:
    """A PATH on which `lineup` is this project's."""
    bin_ = folder / "bin"
    bin_.mkdir(exist_ok=True)
    script = put(bin_, "lineup", f"#!{sys.executable}\nfrom lineup.cli import command\ncommand()\n")
    script.chmod(0o755)
    return f"{bin_}{os.pathsep}{os.environ['PATH']}"


def git(folder: Path, *arguments: str, path: str | None = None) -> subprocess.CompletedProcess[str]:
    identity = ["-c", "user.name=test", "-c", "user.email=test@localhost", "-c", "commit.gpgsign=false"]
    environment = {**os.environ, "PATH": path or os.environ["PATH"]}
    return subprocess.run(
        ["git", *identity, *arguments], cwd=folder, capture_output=True, text=True, check=False, env=environment
    )


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository with a page in two languages, committed."""
    folder = tmp_path / "repository"
    put(folder, "pyproject.toml", '[tool.lineup]\nfolders = { en = "docs/en", bg = "docs/bg" }\n')
    for language, text in (("en", SOURCE), ("bg", TARGET)):
        put(folder, f"docs/{language}/index.md", text)
        put(folder, f"docs/{language}/more.md", "# 1\n")
    for arguments in (["init", "-q", "-b", "main"], ["add", "-A"], ["commit", "-q", "-m", "one"]):
        assert git(folder, *arguments).returncode == 0
    return folder


# The hook


def hook(name: str = "lineup") -> dict[str, Any]:
    """The hook that checks the whole tree, or the other one, which is about confirmed pairs."""
    found = {one["id"]: one for one in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))}
    assert list(found) == ["lineup", "lineup-freshness"]
    return dict(found[name])


def test_the_hook_says_what_the_framework_asks_for() -> None:
    found = hook()
    assert found.keys() >= {"id", "name", "entry", "language", "files"}
    assert (found["id"], found["language"], found["pass_filenames"]) == ("lineup", "python", False)
    files = re.compile(found["files"])
    wanted = [
        "docs/a.md",
        "a.mdx",
        "README.markdown",
        "mkdocs.yml",
        "site/mkdocs.yaml",
        "pyproject.toml",
        ".lineup/bg/a.md.txt",
    ]
    assert [name for name in wanted if files.search(name)] == wanted
    assert [name for name in ("a.py", "a.md.txt", "image.png") if files.search(name)] == []


class Framework:
    """The pre-commit framework in a repository, with this project's hook; nothing is fetched, `lineup` is the one on PATH."""

    def __init__(self, repository: Path, tmp_path: Path, name: str = "lineup") -> None:
        self.repository, self.path = repository, program(tmp_path)
        self.home = tmp_path / "pre-commit"
        local = {"repo": "local", "hooks": [{**hook(name), "language": "system"}]}
        put(repository, ".pre-commit-config.yaml", yaml.safe_dump({"repos": [local]}))
        git(repository, "add", "-A")
        git(repository, "commit", "-q", "-m", "hook")
        assert self("install").returncode == 0

    def __call__(self, *arguments: str) -> subprocess.CompletedProcess[str]:  # noqa: D102
        command = [sys.executable, "-m", "pre_commit", *arguments, "--color=never"]
        return subprocess.run(
            command, cwd=self.repository, capture_output=True, text=True, check=False, env=self.environment
        )

    @property
    def environment(self) -> dict[str, str]:  # noqa: D102
        return {**os.environ, "PATH": self.path, "PRE_COMMIT_HOME": str(self.home), "LC_ALL": "C.UTF-8"}

    def commit(self, *arguments: str) -> tuple[int, str]:
        """The status of a commit and all that it said."""
        identity = ["-c", "user.name=test", "-c", "user.email=test@localhost", "-c", "commit.gpgsign=false"]
        done = subprocess.run(
            ["git", *identity, "commit", "-m", "x", *arguments],
            cwd=self.repository, capture_output=True, text=True, check=False, env=self.environment,
        )  # fmt: skip
        return done.returncode, done.stdout + done.stderr


def test_the_hook_refuses_a_commit_that_breaks_a_page_and_lets_the_mended_one_pass(
    repository: Path, tmp_path: Path
) -> None:
    framework = Framework(repository, tmp_path)
    before = git(repository, "rev-parse", "HEAD").stdout
    put(repository, "docs/bg/index.md", TARGET.replace("more.md", "mor.md"))
    status, said = framework.commit("-a")
    assert status != 0
    assert (
        "lineup...................................................................Failed\n- hook id: lineup\n- exit code: 1\n"
        in said
    )
    assert "docs/bg/index.md:3:15: error LU201 link goes to mor.md, the source goes to more.md" in said
    assert "\x1b" not in said
    assert git(repository, "rev-parse", "HEAD").stdout == before
    put(repository, "docs/bg/index.md", TARGET.replace("всички", "всичките"))
    status, said = framework.commit("-a")
    assert (status, "Passed" in said) == (0, True), said
    assert git(repository, "rev-parse", "HEAD").stdout != before


def test_the_hook_looks_at_what_is_committed_and_only_where_pages_are(repository: Path, tmp_path: Path) -> None:
    framework = Framework(repository, tmp_path)
    put(repository, "docs/bg/index.md", TARGET.replace("more.md", "mor.md"))
    put(repository, "tool.py", "x = 1\n")
    git(repository, "add", "tool.py")
    status, said = framework.commit()
    assert (status, "(no files to check)Skipped" in said) == (0, True), said
    # A change that is not part of the commit is put aside meanwhile and comes back.
    put(repository, "docs/en/more.md", "# One\n")
    put(repository, "docs/bg/more.md", "# Едно\n")
    git(repository, "add", "docs/en/more.md", "docs/bg/more.md")
    status, said = framework.commit()
    assert (status, "Passed" in said) == (0, True), said
    assert "mor.md" in (repository / "docs/bg/index.md").read_text("utf-8")


def test_the_hook_about_confirmed_pairs_wants_them_confirmed_in_the_commit(repository: Path, tmp_path: Path) -> None:
    """Of what a commit holds and no more: the record that is not added yet counts as little as a page that is not."""
    framework = Framework(repository, tmp_path, "lineup-freshness")

    def confirm() -> None:
        command = ["lineup", "confirm", "docs/bg/index.md", "docs/bg/more.md"]
        done = subprocess.run(
            command, cwd=repository, capture_output=True, text=True, check=False, env=framework.environment
        )
        assert done.returncode == 0, done.stdout + done.stderr

    put(repository, "docs/en/more.md", "# The plan has four areas\n")
    put(repository, "docs/bg/more.md", "# Планът има четири области\n")
    confirm()
    git(repository, "add", "-A")
    status, said = framework.commit()
    assert (status, "Passed" in said) == (0, True), said
    put(repository, "docs/en/more.md", "# The plan has five areas\n")
    status, said = framework.commit("-a")
    assert status != 0
    assert "docs/bg/more.md:1:3: warning LU701 the source has changed since this was confirmed" in said
    put(repository, "docs/bg/more.md", "# Планът има пет области\n")
    confirm()
    git(repository, "add", "docs")
    status, said = framework.commit()
    assert status != 0, said
    assert "LU703 both sides have changed" in said
    git(repository, "add", "-A")
    status, said = framework.commit()
    assert (status, "Passed" in said) == (0, True), said
    # Where no page is touched it has nothing to do.
    put(repository, "tool.py", "x = 1\n")
    git(repository, "add", "tool.py")
    status, said = framework.commit()
    assert (status, "(no files to check)Skipped" in said) == (0, True), said


def test_the_framework_takes_the_manifest(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "pre_commit", "validate-manifest", str(ROOT / ".pre-commit-hooks.yaml")],
        capture_output=True, text=True, check=False, env={**os.environ, "PRE_COMMIT_HOME": str(tmp_path)},
    )  # fmt: skip
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


# The action


def action() -> dict[str, Any]:
    found = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
    assert isinstance(found, dict)
    return found


def act(repository: Path, tmp_path: Path, **inputs: str) -> subprocess.CompletedProcess[str]:
    """Runs the action's last step as a runner does, with its inputs in the places that the step gives them."""
    step = action()["runs"]["steps"][-1]
    known = {name: str(one["default"]) for name, one in action()["inputs"].items()} | inputs
    values = {}
    for name, value in step["env"].items():
        (asked,) = re.fullmatch(r"\$\{\{ inputs\.([\w-]+) \}\}", value).groups()  # type: ignore[union-attr]
        values[name] = known[asked]
    environment = {
        **os.environ, **values, "PATH": program(tmp_path), "RUNNER_TEMP": str(tmp_path), "GITHUB_ACTION_PATH": str(ROOT),
        "GITHUB_STEP_SUMMARY": str(tmp_path / "summary.md"), "GITHUB_WORKSPACE": str(repository),
    }  # fmt: skip
    command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]]
    return subprocess.run(command, cwd=repository, capture_output=True, text=True, check=False, env=environment)


def test_the_action_is_pinned_and_takes_no_input_into_a_script() -> None:
    for step in action()["runs"]["steps"]:
        assert "${{" not in step.get("run", "")
        if "uses" in step:
            assert re.search(r"@[0-9a-f]{40}$", step["uses"])


@pytest.mark.parametrize(
    "command",
    [
        ("zizmor", "--offline", "--quiet", "--persona=pedantic", "--color=never"),
        ("check-jsonschema", "--builtin-schema", "vendor.github-actions"),
    ],
)
def test_the_checkers_of_actions_find_nothing(command: tuple[str, ...]) -> None:
    tool = Path(sys.executable).parent / command[0]
    done = subprocess.run([tool, *command[1:], ROOT / "action.yml"], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_action_on_a_repository_in_step(repository: Path, tmp_path: Path) -> None:
    done = act(repository, tmp_path)
    assert (done.returncode, done.stdout, done.stderr) == (0, "2 pages, 6 blocks: in step\n", "")
    assert (tmp_path / "summary.md").read_text("utf-8").startswith("### lineup: 2 pages, 6 blocks: in step\n")


def test_the_action_annotates_fails_and_writes_sarif(repository: Path, tmp_path: Path) -> None:
    put(repository, "docs/bg/index.md", TARGET.replace("more.md", "mor.md"))
    done = act(repository, tmp_path, sarif="out/lineup.sarif", ui="bg")
    assert done.returncode == 1
    assert done.stdout.splitlines()[0].startswith(
        "::error file=docs/bg/index.md,line=3,endLine=3,title=LU201 link-target,col=15::връзката"
    )
    report = json.loads((repository / "out/lineup.sarif").read_text("utf-8"))
    assert [one["ruleId"] for one in report["runs"][0]["results"]] == ["LU201"]


def test_the_action_shows_only_what_the_branch_added(repository: Path, tmp_path: Path) -> None:
    put(repository, "docs/bg/index.md", TARGET.replace("more.md", "mor.md"))
    git(repository, "commit", "-q", "-a", "-m", "old fault")
    git(repository, "switch", "-q", "-c", "mine")
    assert act(repository, tmp_path, base="main").returncode == 0
    put(repository, "docs/bg/more.md", "# 1 {: #other }\n")
    done = act(repository, tmp_path, base="main")
    assert (done.returncode, done.stdout.count("::error")) == (1, 1)


def test_the_action_takes_trees_and_paths_with_odd_names(repository: Path, tmp_path: Path) -> None:
    odd = "a b; touch x $(touch y)"
    for language, text in (("en", SOURCE), ("bg", TARGET.replace("more.md", "mor.md"))):
        put(repository, f"{odd}/{language}/index.md", text)
        put(repository, f"{odd}/{language}/more.md", "# 1\n")
    trees = {"source": f"{odd}/en", "target": f"{odd}/bg", "languages": "en,bg"}
    assert act(repository, tmp_path, **trees).stdout.count("::error") == 1
    assert act(repository, tmp_path, **trees, paths=f"{odd}/bg/more.md\n").returncode == 0
    assert act(repository, tmp_path, **trees, **{"fail-on": "error"}).returncode == 1
    assert not any((repository / name).exists() for name in ("x", "y"))


def test_the_action_works_in_a_folder_and_names_files_from_the_top(repository: Path, tmp_path: Path) -> None:
    """A repository in which the pages are a part: annotations stand at the right files all the same."""
    put(repository, "website/pyproject.toml", '[tool.lineup]\nfolders = {en = "en", bg = "bg"}\n')
    for language, text in (("en", SOURCE), ("bg", TARGET.replace("more.md", "index.md"))):
        put(repository, f"website/{language}/index.md", text)
        put(repository, f"website/{language}/more.md", "# 1\n")
    done = act(repository, tmp_path, sarif="lineup.sarif", **{"working-directory": "website"})
    assert (done.returncode, done.stderr) == (1, "")
    assert done.stdout.startswith("::error file=website/bg/index.md,line=3,")
    assert '"uri": "website/bg/index.md"' in (repository / "website/lineup.sarif").read_text("utf-8")
    done = act(repository, tmp_path, **{"working-directory": "nowhere"})
    assert (done.returncode, done.stderr) == (2, "lineup: working-directory nowhere: no such folder\n")
    done = act(repository, tmp_path, ui="bg", **{"working-directory": "nowhere"})
    assert (done.returncode, done.stderr) == (2, "lineup: working-directory nowhere: няма такава папка\n")


def test_the_action_says_why_it_could_not_run(repository: Path, tmp_path: Path) -> None:
    done = act(repository, tmp_path, base="none", sarif="out/lineup.sarif")
    assert (done.returncode, done.stderr) == (2, "lineup: there is no commit 'none' here\n")
    assert not (repository / "out").exists()


# Other generators


def test_a_mkdocs_site_in_suffix_layout(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    put(
        tmp_path,
        "mkdocs.yml",
        "site_name: x\nplugins:\n  - search\n  - i18n:\n      languages:\n"
        "        - {locale: en, default: true, name: English}\n        - {locale: bg, name: Български}\nnav:\n  - index.md\n  - more.md\n",
    )
    put(tmp_path, "docs/index.md", SOURCE)
    put(tmp_path, "docs/index.bg.md", TARGET)
    put(tmp_path, "docs/more.en.md", "# One\n")
    put(tmp_path, "docs/more.bg.md", "# Едно\n")
    monkeypatch.chdir(tmp_path)
    assert Answer(capsys, "check").out == "2 pages, 6 blocks: in step\n"
    put(tmp_path, "docs/index.bg.md", TARGET.replace("more.md", "index.md"))
    (tmp_path / "docs/more.bg.md").unlink()
    answer = Answer(capsys, "check")
    assert answer.out.splitlines()[:2] == [
        "docs/index.bg.md:3:15: error LU201 link goes to index.md, the source goes to more.md (docs/index.md:3)",
        "docs/more.en.md:1:1: error LU001 page is missing in bg: docs/more.bg.md",
    ]


TREES = Path(__file__).parent / "trees"
DOCUSAURUS = ("docusaurus", "docs", "i18n/bg/docusaurus-plugin-content-docs/current", "intro.mdx")
STARLIGHT = ("starlight", "src/content/docs/en", "src/content/docs/bg", "index.mdx")


@pytest.mark.parametrize("tree", [DOCUSAURUS, STARLIGHT], ids=lambda tree: tree[0])
def test_a_tree_of_another_generator_is_in_step(
    tree: tuple[str, ...], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    name, source, target, _ = tree
    monkeypatch.chdir(TREES / name)
    answer = Answer(capsys, "check", "--source", source, "--target", target, "--languages", "en,bg")
    assert answer.out.endswith(": in step\n")
    assert answer.err == ""


FAULTS = [
    (DOCUSAURUS, "sidebar_label", "sidebar_lable", ["LU005"]),
    (DOCUSAURUS, "[start, city]", "[start, town]", ["LU008"]),
    (DOCUSAURUS, "import CodeBlock from '@theme/CodeBlock';\n", "", ["LU232"]),
    (DOCUSAURUS, "backgroundColor: color", "backgroundColor: colour", ["LU232"]),
    (DOCUSAURUS, '<Highlight color="#25c2a0">всички граждани</Highlight>', "всички граждани", ["LU241"]),
    (DOCUSAURUS, "install.md#windows", "install.md#linux", ["LU201"]),
    (DOCUSAURUS, "{#introduction}", "{#intro}", ["LU114"]),
    (DOCUSAURUS, "11 юни", "12 юни", ["LU304"]),
    (DOCUSAURUS, ":::warning", ":::tip", ["LU141"]),
    (DOCUSAURUS, "- Затваря се в 14:30 ч.\n\n:::\n", "- Затваря се в 14:30 ч.\n", ["LU108"]),
    (DOCUSAURUS, "1500", "1600", ["LU301"]),
    (DOCUSAURUS, "**три**", "три", ["LU242"]),
    (DOCUSAURUS, "не трябва", "трябва", ["LU505"]),
    (DOCUSAURUS, "14:30", "15:30", ["LU305"]),
    (
        DOCUSAURUS,
        '  <TabItem value="mac" label="macOS">\n\nОтворете терминала и напишете командата.\n\n  </TabItem>\n',
        "",
        ["LU101"],
    ),
    (DOCUSAURUS, 'value="mac"', 'value="mak"', ["LU241"]),
    (DOCUSAURUS, " + <kbd>C</kbd>", "", ["LU241"]),
    (DOCUSAURUS, "npm install portal", "npm instal portal", ["LU232"]),
    (DOCUSAURUS, "```bash", "```sh", ["LU233"]),
    (DOCUSAURUS, "Отворете терминала и напишете командата.", "Open the terminal and type the command.", ["LU501"]),
    (DOCUSAURUS, "`3000`", "`3001`", ["LU236"]),
    (DOCUSAURUS, "| `host` | `localhost` | Името, с което се достига |\n", "", ["LU131"]),
    (DOCUSAURUS, "/img/map.png", "/img/mapa.png", ["LU213"]),
    (DOCUSAURUS, "<summary>Повече подробности", "<summary>More details", ["LU501"]),
    (DOCUSAURUS, "3,5 млн", "3,5 млрд", ["LU307"]),
    (DOCUSAURUS, "</details>\n", "", ["LU101"]),
    (DOCUSAURUS, "/docs/second", "/docs/third", ["LU201"]),
    (DOCUSAURUS, "Порталът", "П\u006fрталът", ["LU401"]),
    (STARLIGHT, 'title="Отворете портала"', 'title="Open the portal"', ["LU501"]),
    (STARLIGHT, 'icon="pencil"', 'icon="pen"', ["LU241"]),
    (STARLIGHT, "(/bg/guides/start/)", "(/bg/guides/end/)", ["LU201"]),
    (STARLIGHT, "3. Подпишете формуляра.\n\n", "", ["LU121"]),
    (STARLIGHT, "portal open --all", "portal open --al", ["LU232"]),
    (STARLIGHT, "Формулярът трябва да се подпише.", "The form must be signed.", ["LU501"]),
    (STARLIGHT, "трябва да се подпише", "може да се подпише", ["LU507"]),
    (STARLIGHT, 'href="/bg/reference/prices/"', 'href="/bg/reference/price/"', ["LU201"]),
    (STARLIGHT, 'description="Колко струва."', 'description="What it costs."', ["LU501"]),
    (STARLIGHT, "  - more.md\n", "", ["LU121"]),
    (STARLIGHT, ":::caution", ":::note", ["LU141"]),
    (STARLIGHT, "[Не забравяйте]", "[Do not forget]", ["LU501"]),
    (STARLIGHT, "20\u00a0%", "30\u00a0%", ["LU306"]),
    (STARLIGHT, "2026", "2027", ["LU304"]),
    (
        STARLIGHT,
        '  <Card title="Задайте въпрос" icon="pencil">\n    Пишете на portal@example.org във всеки ден.\n  </Card>\n',
        "",
        ["LU101"],
    ),
]


@pytest.mark.parametrize(
    ("tree", "old", "new", "codes"), FAULTS, ids=[f"{tree[0]}: {old[:30].strip()}" for tree, old, _, _ in FAULTS]
)
def test_one_fault_in_such_a_tree_is_one_finding(
    tree: tuple[str, ...], old: str, new: str, codes: list[str],
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    name, source, target, page = tree
    shutil.copytree(TREES / name, tmp_path / name)
    monkeypatch.chdir(tmp_path / name)
    text = Path(target, page).read_text("utf-8")
    assert old in text
    put(Path(target), page, text.replace(old, new, 1))
    answer = Answer(capsys, "check", "--no-cache", "--source", source, "--target", target, "--languages", "en,bg")
    assert answer.codes == codes, answer.out


def test_no_shell_but_bash_is_asked_for() -> None:
    assert shutil.which("bash")
    assert (ROOT / "scripts/action.sh").read_text("utf-8").startswith("#!/usr/bin/env bash\n")
