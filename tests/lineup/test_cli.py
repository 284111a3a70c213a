"""The command: what it takes, what it answers, and that every failure is one sentence and a status."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from tests.lineup.calls import Answer, put

from lineup.arguments import COMMANDS
from lineup.cli import main, run
from lineup.commands import check as command
from lineup.settings import Settings

SOURCE = "# Portal {: #portal }\n\nThe council opened [a new portal](a.md) for *all* citizens.\n"
TARGET = "# Портал {: #porta }\n\nСъветът откри **нов** портал за всички граждани.\n"
IN_STEP = "# Портал {: #portal }\n\nСъветът откри [нов портал](a.md) за *всички* граждани.\n"
BARE = ("check", "--source", "en", "--target", "bg", "--languages", "en,bg")
"""A check of two trees without a project."""


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with one page that has three faults, in the current folder."""
    put(tmp_path, "pyproject.toml", '[tool.lineup]\nfolders = { en = "docs/en", bg = "docs/bg" }\n')
    put(tmp_path, "docs/en/a.md", SOURCE)
    put(tmp_path, "docs/bg/a.md", TARGET)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.usefixtures("project")
def test_findings_are_lines_that_an_editor_can_jump_to(capsys: pytest.CaptureFixture[str]) -> None:
    answer = Answer(capsys, "check")
    assert answer.out == (
        "docs/bg/a.md:1:3: error LU114 heading id is #porta, the source's is #portal (docs/en/a.md:1)\n"
        "docs/bg/a.md:3:1: error LU202 link to a.md is missing (docs/en/a.md:3)\n"
        "docs/bg/a.md:3:1: warning LU242 passages in bold: 1 here, 0 in the source: “нов” (docs/en/a.md:3)\n"
        "1 page, 4 blocks: 2 errors, 1 warning, 0 notes\n"
    )
    assert (answer.status, answer.err) == (1, "")


def test_pages_in_step(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    put(project, "docs/bg/a.md", IN_STEP)
    answer = Answer(capsys, "check")
    assert (answer.status, answer.out, answer.err) == (0, "1 page, 4 blocks: in step\n", "")


@pytest.mark.usefixtures("project")
def test_the_program_speaks_bulgarian(capsys: pytest.CaptureFixture[str]) -> None:
    answer = Answer(capsys, "check", "--ui", "bg", "--select", "LU202")
    assert answer.out == (
        "docs/bg/a.md:3:1: грешка LU202 липсва връзката към a.md (docs/en/a.md:3)\n"
        "1 страница, 4 блока: 1 грешка, 0 предупреждения, 0 бележки\n"
    )


# Which findings


@pytest.mark.usefixtures("project")
@pytest.mark.parametrize(
    ("arguments", "codes"),
    [
        (("--select", "LU114"), ["LU114"]),
        (("--select", "LU2"), ["LU202", "LU242"]),
        (("--select", "link-missing"), ["LU202"]),
        (("--select", "structure"), ["LU114"]),
        (("--select", "structure, emphasis"), ["LU114", "LU242"]),
        (("--select", "lu114,Emphasis,LU242"), ["LU114", "LU242"]),
        (("--ignore", "references"), ["LU114"]),
        (("--select", "LU2", "--ignore", "LU242"), ["LU202"]),
        (("--select", "pages"), []),
    ],
)
def test_rules_are_chosen_by_code_beginning_name_and_family(
    capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], codes: list[str]
) -> None:
    answer = Answer(capsys, "check", *arguments)
    assert answer.codes == codes
    assert answer.status == (1 if codes else 0)


def test_settings_choose_too_and_the_call_adds_to_what_they_ignore(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    put(project, "pyproject.toml", (project / "pyproject.toml").read_text("utf-8") + 'ignore = ["structure"]\n')
    assert Answer(capsys, "check").codes == ["LU202", "LU242"]
    assert Answer(capsys, "check", "--ignore", "emphasis").codes == ["LU202"]


@pytest.mark.usefixtures("project")
@pytest.mark.parametrize(
    ("select", "fail_on", "status"),
    [("LU242", "note", 1), ("LU242", "warning", 1), ("LU242", "error", 0), ("LU202", "error", 1)],
)
def test_what_makes_the_status(capsys: pytest.CaptureFixture[str], select: str, fail_on: str, status: int) -> None:
    answer = Answer(capsys, "check", "--select", select, "--fail-on", fail_on)
    assert (answer.status, answer.codes) == (status, [select])


def test_the_settings_say_what_makes_the_status(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    put(project, "pyproject.toml", (project / "pyproject.toml").read_text("utf-8") + 'fail-on = "error"\n')
    assert Answer(capsys, "check", "--select", "LU242").status == 0
    assert Answer(capsys, "check", "--select", "LU242", "--fail-on", "warning").status == 1


def test_paths_name_pages_and_folders_of_either_language(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    put(project, "docs/en/b/c.md", "Only here.\n")
    assert Answer(capsys, "check", "docs/bg/a.md", "--select", "LU114,LU001").codes == ["LU114"]
    assert Answer(capsys, "check", "docs/en/b", "--select", "LU114,LU001").codes == ["LU001"]
    assert Answer(capsys, "check", "docs/bg/b/c.md").out == (
        "docs/en/b/c.md:1:1: error LU001 page is missing in bg: docs/bg/b/c.md\n0 pages, 0 blocks: 1 error, 0 warnings, 0 notes\n"
    )
    assert Answer(capsys, "check", "docs", "--select", "LU114,LU001").codes == ["LU114", "LU001"]


# Any trees


def test_a_project_is_found_from_its_pages_too(
    project: Path,
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """As editors and scripts call it: from somewhere else, with the whole path of a page."""
    monkeypatch.chdir(tmp_path_factory.mktemp("elsewhere"))
    assert Answer(capsys, "check", f"{project}/docs/bg/a.md").codes == ["LU114", "LU202", "LU242"]
    assert Answer(capsys, "check", str(project)).codes == ["LU114", "LU202", "LU242"]
    assert Answer(capsys, "diff", f"{project}/docs/bg/a.md#b").err.endswith("a.md#b: no such block on this page\n")
    assert Answer(capsys, "fix", f"{project}/docs/bg/a.md:3").status < 2
    assert Answer(capsys, "check", "nowhere/a.md").err.startswith(
        "lineup: no mkdocs.yml, no lineup.toml and no [tool.lineup] in this folder"
    )


@pytest.mark.parametrize("trees", [(), ("--source", "docs", "--target", "docs/bg", "--languages", "en,bg")])
@pytest.mark.parametrize(
    ("there", "here"), [("bg/index.md", "../index.md"), ("bg/", "../"), ("/bg/", "/"), ("./bg/index.html", "../")]
)
def test_home_pages_that_lead_to_each_other(
    there: str, here: str, trees: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    monkeypatch.chdir(tmp_path)
    put(tmp_path, "lineup.toml", 'folders = { en = "docs", bg = "docs/bg" }\n')
    put(tmp_path, "docs/index.md", f"Read this in [Bulgarian]({there}) and look at [the map](map.md).\n")
    put(tmp_path, "docs/bg/index.md", f"Прочетете това на [английски]({here}) и вижте [картата](map.md).\n")
    put(tmp_path, "docs/map.md", "# Map\n")
    put(tmp_path, "docs/bg/map.md", "# Карта\n")
    assert Answer(capsys, "check", *trees).codes == []
    put(tmp_path, "docs/bg/index.md", "Прочетете това на [английски](map.md) и вижте [картата](map.md).\n")
    assert Answer(capsys, "check", *trees).codes == ["LU201"]


@pytest.mark.parametrize("trees", [(), ("--source", "docs/en", "--target", "docs/bg", "--languages", "en,bg")])
def test_pages_are_left_out_by_the_call(
    trees: tuple[str, ...], project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    put(project, "docs/en/blog/b.md", "# One\n")
    put(project, "docs/en/c.md", "# One\n")
    codes = [*Answer(capsys, "check", *trees).codes]
    assert codes.count("LU001") == 2
    assert Answer(capsys, "check", "--exclude", "blog/*", *trees).codes.count("LU001") == 1
    assert "LU001" not in Answer(capsys, "check", "--exclude", "blog/*", "--exclude", "c.md", *trees).codes
    answer = Answer(capsys, "check", "--exclude", "docs/en/blog/*", *trees)
    assert (answer.status, answer.err) == (
        2,
        "lineup: --exclude: 'docs/en/blog/*' names no page; pages are seen from the folder of their language: write 'blog/*'\n",
    )


@pytest.mark.parametrize(
    ("ui", "says"),
    [
        ("en", "page is missing in bg: docs/bg/май.md; docs/bg/маи\u0306.md looks the same, but its name is in other characters: one has letters and accents apart"),
        ("bg", "страницата липсва на език „bg“: docs/bg/май.md; docs/bg/маи\u0306.md изглежда по същия начин, но името е с други знаци: в едното буквите и знаците над тях са отделни"),
    ],
)  # fmt: skip
def test_a_name_that_only_looks_the_same_is_told_once(
    ui: str, says: str, project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """As some systems write й: in two characters."""
    put(project, "docs/en/май.md", "# May\n")
    put(project, "docs/bg/маи\u0306.md", "# Май\n")
    answer = Answer(capsys, "check", "--select", "pages", "--ui", ui)
    assert (answer.status, answer.codes) == (1, ["LU001"])
    assert says in answer.out


def test_a_name_with_other_capitals_is_told_once(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    put(project, "docs/en/FAQ.md", "# Questions\n")
    put(project, "docs/bg/faq.md", "# Въпроси\n")
    answer = Answer(capsys, "check", "--select", "pages")
    assert answer.codes == ["LU001"]
    assert "page is missing in bg: docs/bg/FAQ.md; its translation is docs/bg/faq.md" in answer.out


def test_one_source_and_two_targets(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    put(project, "docs/de/a.md", "# Portal {: #portal }\n\nDer Rat hat ein neues Portal für *alle* eröffnet.\n")
    put(project, "docs/en/b.md", "Firms can test their products.\n")
    put(project, "docs/bg/b.md", "Фирмите могат да изпробват продуктите си.\n")
    arguments = ("--source", "docs/en", "--target", "docs/bg", "--target", "docs/de", "--languages", "en,bg,de")
    answer = Answer(capsys, "check", *arguments, "--ignore", "emphasis")
    assert answer.out == (
        "docs/bg/a.md:1:3: error LU114 heading id is #porta, the source's is #portal (docs/en/a.md:1)\n"
        "docs/bg/a.md:3:1: error LU202 link to a.md is missing (docs/en/a.md:3)\n"
        "docs/de/a.md:3:1: error LU202 link to a.md is missing (docs/en/a.md:3)\n"
        "docs/en/b.md:1:1: error LU001 page is missing in de: docs/de/b.md\n"
        "3 pages, 10 blocks: 4 errors, 0 warnings, 0 notes\n"
    )
    report = json.loads(Answer(capsys, "check", *arguments, "--format", "json").out)
    assert [(one["rule"], one["language"]) for one in report["findings"]] == [
        ("LU114", "bg"), ("LU202", "bg"), ("LU242", "bg"), ("LU202", "de"), ("LU001", "de"),
    ]  # fmt: skip
    assert len({one["fingerprint"] for one in report["findings"]}) == 5


def test_what_is_wrong_in_the_source_alone_is_told_once(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    put(project, "pyproject.toml", '[tool.lineup]\nfolders = { en = "docs/en", bg = "docs/bg", de = "docs/de" }\n')
    for language in ("en", "bg", "de"):
        put(project, f"docs/{language}/a.md", "[Portal](gone.md)\n")
    assert Answer(capsys, "check").out == (
        "docs/en/a.md:1:1: error LU204 link goes to gone.md, which does not exist\n"
        "2 pages, 4 blocks: 1 error, 0 warnings, 0 notes\n"
    )


def test_settings_of_a_surrounding_project_do_not_count_for_named_trees(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    put(project, "pyproject.toml", "[tool.lineup]\nnonsense = 1\n")
    arguments = ("check", "--source", "docs/en", "--target", "docs/bg", "--languages", "en,bg")
    assert Answer(capsys, *arguments).status == 1
    assert Answer(capsys, "check").err == (
        "lineup: pyproject.toml: [tool.lineup]: unknown key 'nonsense'; allowed are "
        f"{', '.join(sorted(name.replace('_', '-') for name in Settings._fields))}\n"
    )


def test_tables_of_contents_name_headings_by_their_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """In a bare tree nobody knows how the generator makes ids; two links that repeat their own headings are the same."""
    monkeypatch.chdir(tmp_path)
    page = "- [{0}](#{1})\n- [{2}](#-{3})\n\n## {0}\n\n{4}\n\n## 🚀 {2}\n\n{5}\n"
    put(tmp_path, "en/a.md", page.format("Why a Bridge?", "Why-a-Bridge?", "Quick start", "Quick-start", "So.", "Go."))
    put(tmp_path, "bg/a.md", page.format("Защо мост?", "Защо-мост?", "Бърз старт", "бърз-старт", "Така.", "Давай."))
    assert Answer(capsys, *BARE).codes == []
    wrong = (tmp_path / "bg/a.md").read_text("utf-8").replace("(#-бърз-старт)", "(#-бавен-старт)")
    put(tmp_path, "bg/a.md", wrong)
    assert Answer(capsys, *BARE).codes == ["LU201"]


def test_a_link_that_still_names_the_heading_of_the_source(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """In a bare tree another link of the page shows that ids are made from its own headings; without one nobody knows."""
    monkeypatch.chdir(tmp_path)
    page = "- [{0}](#{1})\n- [{2}](#{3})\n\n## {0}\n\n{4}\n\n## {2}\n\n{5}\n"
    put(tmp_path, "en/a.md", page.format("Wind", "wind", "Rain", "rain", "So.", "Go."))
    put(tmp_path, "bg/a.md", page.format("Вятър", "wind", "Дъжд", "дъжд", "Така.", "Давай."))
    told = Answer(capsys, *BARE)
    assert told.codes == ["LU205"]
    assert "a.md:1:3" in told.out
    put(tmp_path, "bg/a.md", page.format("Вятър", "wind", "Дъжд", "rain", "Така.", "Давай."))
    assert Answer(capsys, *BARE).codes == []
    kept = page.format("Вятър", "wind", "Дъжд", "дъжд", "Така.", "Давай.").replace(
        "## Вятър", '## <a id="wind"></a>Вятър'
    )
    put(tmp_path, "bg/a.md", kept)
    assert "LU205" not in Answer(capsys, *BARE).codes


def test_translations_in_a_folder_of_their_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Links to the other languages, to the source's files and to pictures with a digest are the same from another folder."""
    monkeypatch.chdir(tmp_path)
    put(
        tmp_path, "en/README.md",
        "# Boats\n\n[German](./translations/de/README.md) | [Bulgarian](./translations/bg/README.md)\n\n"
        "Read [the license](LICENSE) and [the map](./images/map.png).\n\n<video src=\"./media/sea.mp4\"></video>\n",
    )  # fmt: skip
    page = (
        "# Лодки\n\n[Немски](../de/README.md) | [Български](./README.md)\n\n"
        "Прочетете [лиценза](../../LICENSE) и [картата](../../translated/map.0123456789abcdef0123456789abcdef.bg.png).\n\n"
        '<video src="../../media/sea.mp4"></video>\n'
    )
    put(tmp_path, "bg/README.md", page)
    assert Answer(capsys, *BARE).codes == []
    put(tmp_path, "bg/README.md", page.replace("../de/", "../fr/").replace("sea.mp4", "see.mp4"))
    assert Answer(capsys, *BARE).codes == ["LU201", "LU201"]


# What makes no sense

NO_RULE = "'LU9' is no rule: a code such as LU201, a beginning of codes, a name, or one of pages, structure, references, values, script, wording, typography, freshness"
CALLS = [
    ((), "the following arguments are required: COMMAND; see 'lineup --help'"),
    (
        ("chekc",),
        f"argument COMMAND: invalid choice: 'chekc' (choose from {', '.join(map(repr, COMMANDS))}); did you mean 'check'? See 'lineup --help'",
    ),
    (("check", "--no-such"), "unrecognized arguments: --no-such; see 'lineup check --help'"),
    (
        ("check", "--formt", "json"),
        "unrecognized arguments: --formt; did you mean '--format'? See 'lineup check --help'",
    ),
    (("check", "--json"), "unrecognized arguments: --json; did you mean '--format json'? See 'lineup check --help'"),
    (
        ("status", "--format", "json"),
        "unrecognized arguments: --format; did you mean '--json'? See 'lineup status --help'",
    ),
    (("status", "--jsn"), "unrecognized arguments: --jsn; did you mean '--json'? See 'lineup status --help'"),
    (
        ("check", "--format", "pdf"),
        "argument --format: invalid choice: 'pdf' (choose from 'text', 'lines', 'json', 'sarif', 'github', 'junit', 'html'); "
        "see 'lineup check --help'",
    ),
    (
        ("check", "--fail-on", "warnings"),
        "argument --fail-on: invalid choice: 'warnings' (choose from 'note', 'warning', 'error'); did you mean 'warning'? "
        "See 'lineup check --help'",
    ),
    (
        ("check", "--ignore", "link_target"),
        "argument --ignore: 'link_target' is no rule; did you mean 'link-target'? See 'lineup check --help'",
    ),
    (("check", "--select", "LU9"), f"argument --select: {NO_RULE}; see 'lineup check --help'"),
    (("check", "--source", "docs/en"), "--source, --target and --languages go together"),
    (("check", "--languages", "en,bg"), "--source, --target and --languages go together"),
    (
        ("check", "--source", "docs/en", "--target", "docs/bg", "--languages", "en"),
        "--languages must name one language for each folder: 1 for 2",
    ),
    (("check", "--source", "docs/xx", "--target", "docs/bg", "--languages", "en,bg"), "docs/xx: no such folder"),
    (("check", "docs/bg/none.md"), "docs/bg/none.md: no such file or folder"),
    (("check", "pyproject.toml"), "pyproject.toml: holds no page of the languages that are checked"),
    (("check", "a\0b"), "a\0b: no such file or folder"),
    (("check", "--source", "a\0b", "--target", "docs/bg", "--languages", "en,bg"), "a\0b: no such folder"),
    (("check", "--source", "x" * 5000, "--target", "docs/bg", "--languages", "en,bg"), f"{'x' * 5000}: no such folder"),
]


@pytest.mark.usefixtures("project")
@pytest.mark.parametrize(("argv", "says"), CALLS)
def test_a_call_that_makes_no_sense_is_one_sentence(
    capsys: pytest.CaptureFixture[str], argv: tuple[str, ...], says: str
) -> None:
    answer = Answer(capsys, *argv)
    assert (answer.status, answer.out, answer.err) == (2, "", f"lineup: {says}\n")


def test_settings_that_name_no_rule(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    put(project, "pyproject.toml", (project / "pyproject.toml").read_text("utf-8") + 'select = ["LU9"]\n')
    answer = Answer(capsys, "check")
    assert (answer.status, answer.err) == (2, f"lineup: pyproject.toml: [tool.lineup] select: {NO_RULE}\n")


def test_help_and_version(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--version"]) == 0
    assert capsys.readouterr().out.startswith("lineup 0.")
    assert run(["check", "--help"]) == 0
    assert "Exit status: 0 in step, 1 findings, 2 could not run." in " ".join(capsys.readouterr().out.split())


@pytest.mark.usefixtures("project")
def test_a_fault_of_the_program_is_one_sentence_too(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError("two\nlines")

    monkeypatch.setattr(command, "check", broken)
    monkeypatch.delenv("LINEUP_DEBUG", raising=False)
    answer = Answer(capsys, "check")
    assert (answer.status, answer.out) == (2, "")
    assert answer.err == (
        "lineup: internal error: ZeroDivisionError: two lines; please report it (LINEUP_DEBUG=1 shows where it happened)\n"
    )
    monkeypatch.setenv("LINEUP_DEBUG", "1")
    with pytest.raises(ZeroDivisionError):
        run(["check"])


@pytest.mark.usefixtures("project")
def test_interrupted(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(command, "check", interrupted)
    assert run(["check"]) == 130


@pytest.mark.usefixtures("project")
def test_a_terminal_that_knows_no_cyrillic(monkeypatch: pytest.MonkeyPatch) -> None:
    out = io.TextIOWrapper(io.BytesIO(), "ascii")
    monkeypatch.setattr(sys, "stdout", out)
    monkeypatch.setattr(sys, "argv", ["lineup", "check", "--select", "LU242"])
    assert main() == 1
    out.flush()
    assert b"\\u201c\\u043d\\u043e\\u0432\\u201d" in out.buffer.getvalue()


def test_a_reader_that_has_gone(project: Path) -> None:
    for number in range(400):
        put(project, f"docs/en/{number}.md", "Only here.\n")
    source = "from lineup.cli import command; command()"
    command = f"'{sys.executable}' -c '{source}' check | head -n 1"
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False, timeout=60)
    assert done.stderr == ""
    assert len(done.stdout.splitlines()) == 1


def called(*argv: str, **options: Any) -> subprocess.CompletedProcess[bytes]:
    source = "from lineup.cli import command; command()"
    return subprocess.run([sys.executable, "-c", source, *argv], check=False, timeout=60, stderr=-1, **options)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a full disk at hand")
@pytest.mark.parametrize("argv", [("check",), ("check", "--format", "json"), ("rules",), ("explain", "LU201")])
def test_a_full_disk_is_one_sentence(argv: tuple[str, ...], project: Path) -> None:
    assert project.is_dir()
    with Path("/dev/full").open("wb") as full:
        done = called(*argv, stdout=full)
    assert (done.returncode, done.stderr) == (2, b"lineup: the output cannot be written: No space left on device\n")


def printed_in(encoding: str, monkeypatch: pytest.MonkeyPatch, *argv: str) -> bytes:
    """What a call writes on a terminal of that encoding."""
    raw = io.BytesIO()
    with monkeypatch.context() as patch:
        patch.setattr(sys, "stdout", io.TextIOWrapper(raw, encoding=encoding, errors="backslashreplace"))
        run(argv)
        sys.stdout.flush()
        return raw.getvalue()


@pytest.mark.parametrize("form", ["json", "sarif", "junit", "html", "github"])
def test_what_programs_read_is_utf_8_whatever_the_terminal_speaks(
    form: str, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(project, "docs/en/кей 😀.md", "Only here.\n")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")
    said = [printed_in(encoding, monkeypatch, "check", "--format", form) for encoding in ("utf-8", "cp1251", "ascii")]
    assert "кей 😀.md".encode() in said[0] or form == "sarif"
    assert said[0] == said[1] == said[2]


def test_the_encoding_of_the_environment_changes_nothing_either(project: Path) -> None:
    put(project, "docs/en/кей.md", "Only here.\n")
    said = [
        called("check", "--format", "json", stdout=-1, env={**os.environ, "PYTHONIOENCODING": encoding}).stdout
        for encoding in ("utf-8", "ascii")
    ]
    assert "кей.md".encode() in said[0]
    assert said[0] == said[1]
