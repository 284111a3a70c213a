"""What ends a run: one sentence in the language of the call, from one table, with every place filled."""

from __future__ import annotations

import ast
import pickle
import re
import string
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.lineup.calls import Answer

import lineup
from lineup import cli
from lineup.errors import LineupError, Said, foreign
from lineup.messages.ended import ENDED, worded
from lineup.messages.foreign_bg import translated

CYRILLIC = re.compile(r"[А-Яа-яѝ]")
TYPED = re.compile(
    r"--[a-z-]+|LU\d+|[a-z]+\.(?:yml|toml|md)|\.lineup|\b[0-9]+\b|\[tool\.lineup\]|LINEUP_DEBUG|HEAD|docs_dir|i18n"
)


def places(text: str) -> set[str]:
    """The names of what a sentence leaves open."""
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def keys(node: ast.expr) -> Iterator[str]:
    """The keys that an expression may stand for."""
    if isinstance(node, ast.IfExp):
        yield from keys(node.body)
        yield from keys(node.orelse)
    else:
        assert isinstance(node, ast.Constant), ast.unparse(node)
        yield str(node.value)


def raised() -> Iterator[tuple[str, str, set[str]]]:
    """Every place of the program that makes an error or a part of one: where it is, a key, the names of the values."""
    folder = Path(lineup.__file__).parent
    trees = {file.relative_to(folder): ast.parse(file.read_text("utf-8")) for file in sorted(folder.rglob("*.py"))}
    classes = [node for tree in trees.values() for node in ast.walk(tree) if isinstance(node, ast.ClassDef)]
    makers = {"LineupError", "Said"} | {
        one.name for one in classes if any(ast.unparse(base) == "LineupError" for base in one.bases)
    }
    for file, tree in trees.items():
        for call in (node for node in ast.walk(tree) if isinstance(node, ast.Call)):
            name = ast.unparse(call.func).rpartition(".")[2]
            if name not in makers or file.parts[0] == "messages":  # which words what others have made
                continue
            where = f"{file}:{call.lineno} {name}"
            if ast.unparse(call.args[0]) == "error.key":
                assert [ast.unparse(one.value) for one in call.keywords if one.arg is None] == ["error.values"], where
                continue
            for key in keys(call.args[0]):
                yield where, key, {str(one.arg) for one in call.keywords}


def test_every_error_has_its_sentence_and_fills_its_places() -> None:
    found = list(raised())
    wrong = [(where, key) for where, key, _ in found if key not in ENDED and key != "foreign"]
    assert wrong == []
    odd = [(where, key) for where, key, names in found if key != "foreign" and names != places(ENDED[key][0])]
    assert odd == []
    assert ENDED.keys() - {key for _, key, _ in found} == set()


def test_no_run_that_ends_well_waits_for_the_sentences() -> None:
    late = {"lineup.messages.ended", "lineup.messages.foreign_bg", "lineup.messages.help_bg", "lineup.refused"}
    folder = Path(lineup.__file__).parent
    early = {
        (str(file.relative_to(folder)), node.module)
        for file in folder.rglob("*.py")
        for node in ast.parse(file.read_text("utf-8")).body
        if isinstance(node, ast.ImportFrom) and node.module in late
    }
    # Which are late themselves.
    assert early == {("helping.py", "lineup.messages.help_bg"), ("messages/foreign_bg.py", "lineup.messages.help_bg")}


@pytest.mark.parametrize("key", ENDED)
def test_both_languages_say_the_same(key: str) -> None:
    english, bulgarian = ENDED[key]
    assert places(english) == places(bulgarian)
    assert sorted(TYPED.findall(english)) == sorted(TYPED.findall(bulgarian))
    assert not english.endswith(".")
    assert not bulgarian.endswith(".")
    assert CYRILLIC.search(bulgarian) or english == bulgarian
    code = re.sub(r"\{\{.*\}\}|\[\[.*\]\]", "", bulgarian)
    assert not any(mark in code for mark in "\"”'«»")
    assert code.count("„") == code.count("“")


def test_an_error_is_english_as_text_and_survives_a_way_through_another_process() -> None:
    error = LineupError("no-repository", folder=Path("docs"), why=LineupError("git-failed", command="rev-parse"))
    again = pickle.loads(pickle.dumps(error))  # noqa: S301 - our own
    for one in (error, again):
        assert str(one) == "docs: no git repository here (git rev-parse failed)"
        assert one.said("bg") == "docs: тук няма хранилище на git (git rev-parse завърши с грешка)"


def test_what_others_say_is_translated_where_it_is_known() -> None:
    assert worded(foreign("Permission denied"), "en") == "Permission denied"
    assert worded(foreign("Permission denied"), "bg") == "достъпът е отказан"
    assert worded(foreign("something new"), "bg") == "something new"
    assert worded(Said("at", where="a.yml", why=foreign("Is a directory")), "bg") == "a.yml: това е папка"


@pytest.mark.parametrize(
    ("english", "bulgarian"),
    [
        ("argument --ui: invalid choice: 'de' (choose from 'en', 'bg')", "аргумент --ui: „de“ не е сред допустимите стойности: en, bg"),
        ("argument --ui: invalid choice: 'de' (choose from en, bg)", "аргумент --ui: „de“ не е сред допустимите стойности: en, bg"),
        ("argument --select: expected one argument", "аргумент --select: очаква се стойност"),
        ("the following arguments are required: CODE", "липсва задължителен аргумент: КОД"),
        ("the following arguments are required: FILE:LINE, CODE", "липсват задължителни аргументи: ФАЙЛ:РЕД, КОД"),
        ("unrecognized arguments: --foo", "непознат аргумент: --foo"),
        ("unrecognized arguments: --foo bar", "непознати аргументи: --foo bar"),
        ("Cannot declare ('tool', 'lineup') twice (at line 2, column 8)", "таблицата „tool.lineup“ се повтаря (на ред 2, знак 8)"),
        ("Unclosed array (at end of document)", "незатворен списък (в края на текста)"),
        ("could not determine a constructor for the tag '!x'", "непознат етикет „!x“"),
        ("12 characters", "знаците са 12"),
    ],
)  # fmt: skip
def test_what_libraries_say(english: str, bulgarian: str) -> None:
    assert translated(english) == bulgarian


CALLS = [
    (
        ["chek"],
        "аргумент КОМАНДА: „chek“ не е сред допустимите стойности: check, confirm, diff, explain, fix, new, next, rules, "
        "selftest, status, summary, suppress; може би имате предвид „check“? Вижте „lineup --help“",
    ),
    (["check", "--jsn"], "непознат аргумент: --jsn; вижте „lineup check --help“"),
    (["check", "--json"], "непознат аргумент: --json; може би имате предвид „--format json“? Вижте „lineup check --help“"),
    (["explain"], "липсва задължителен аргумент: КОД; вижте „lineup explain --help“"),
    (
        ["check", "--select", "link-tarket"],
        "аргумент --select: „link-tarket“ не е правило; може би имате предвид „link-target“? Вижте „lineup check --help“",
    ),
    (
        ["fix", "--select", "LU9"],
        "аргумент --select: „LU9“ не е правило; посочете код като LU201, начало на код, име или някоя от групите pages, "
        "structure, references, values, script, wording, typography, freshness; вижте „lineup fix --help“",
    ),
    (["check", "--source", "en"], "--source, --target и --languages се посочват заедно"),
    (
        ["check", "--source", "en", "--target", "de", "--languages", "en,de"],
        "en: няма такава папка",
    ),
    (["next", "--limit=-1"], "--limit трябва да е 0 или повече"),
    (
        ["check"],
        "в тази папка и над нея няма нито mkdocs.yml, нито lineup.toml, нито [tool.lineup]; "
        "посочете две дървета или две страници с --source, --target и --languages",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("call", "says"), CALLS, ids=[" ".join(call) for call, _ in CALLS])
def test_a_run_ends_in_the_language_of_the_call(
    call: list[str], says: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(
        "sys.argv", ["lineup", "--ui", "en"]
    )  # that of another program; the call is what `run` is given
    answer = Answer(capsys, *call, "--ui=bg")
    assert (answer.status, answer.out, answer.err) == (cli.COULD_NOT_RUN, "", f"lineup: {says}\n")


def test_the_environment_and_the_last_ui_decide(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LC_ALL", "bg_BG.UTF-8")
    for more, says in (
        ([], "--limit трябва да е 0 или повече"),
        (["--ui", "en"], "--limit must be 0 or more"),
        (["--ui", "en", "--ui", "bg"], "--limit трябва да е 0 или повече"),
    ):
        assert Answer(capsys, "next", "--limit=-1", *more).err == f"lineup: {says}\n"


def test_settings_that_cannot_be_used_are_told_in_bulgarian(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for text, says in (
        ("fail-on = 'high'", "lineup.toml: fail-on: „high“ не е сред допустимите стойности: note, warning, error"),
        ("exclud = []", "lineup.toml: непознат ключ „exclud“; може би имате предвид „exclude“?"),
        ("a =", "lineup.toml:1: не може да се прочете като TOML: неправилна стойност (в края на текста)"),
        ("folders = {en = 'en', bg = 'bg'}", "en: няма такава папка"),
    ):
        (tmp_path / "lineup.toml").write_text(text, "utf-8")
        assert Answer(capsys, "check", "--ui", "bg").err == f"lineup: {says}\n"
