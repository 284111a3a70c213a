"""Help texts: in the language of the call, and whole in Bulgarian too."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator

import pytest

from lineup.arguments import parser
from lineup.cli import run
from lineup.messages.help_bg import METAVARS, TEXTS

CYRILLIC = re.compile(r"[А-Яа-яѝ]")


def actions(of: argparse.ArgumentParser) -> Iterator[argparse.Action]:
    """All arguments and options, those of the commands too."""
    for action in of._actions:
        yield action
        if isinstance(action, argparse._SubParsersAction):
            yield from action._choices_actions
            for command in action.choices.values():
                yield from actions(command)


def parsers(of: argparse.ArgumentParser) -> Iterator[argparse.ArgumentParser]:
    """The whole parser, then that of each command."""
    yield of
    for action in of._actions:
        if isinstance(action, argparse._SubParsersAction):
            yield from action.choices.values()


def test_every_text_of_the_help_is_there_in_bulgarian_and_no_other() -> None:
    whole = parser([])
    told = {one.help for one in actions(whole)} | {
        text for one in parsers(whole) for text in (one.description, one.epilog)
    }
    assert TEXTS.keys() == told - {None}
    assert [text for text in TEXTS.values() if not CYRILLIC.search(text)] == []


def test_every_name_of_a_value_is_there_in_bulgarian_and_no_other() -> None:
    names = {name for one in actions(parser([])) for name in [one.metavar] if isinstance(name, str) and name.isupper()}
    assert METAVARS.keys() == names


def test_what_is_typed_stays_as_it_is() -> None:
    typed = re.compile(r"--[a-z-]+|LU\d+|mkdocs\.yml|lineup\.toml|pyproject\.toml|\.lineup|\b[0-9]+\b")
    for english, bulgarian in TEXTS.items():
        assert sorted(typed.findall(english)) == sorted(typed.findall(bulgarian)), english


def test_help_in_bulgarian(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    assert run(["explain", "--ui", "bg", "--help"]) == 0
    assert (
        capsys.readouterr().out
        == """\
употреба: lineup explain [-h] [--ui {en,bg}] КОД [КОД ...]

Обяснява правила, посочени с код или с име.

аргументи:
  КОД           кодът на правило, например LU201, или името му; LU2 или
                references за цяла група

опции:
  -h, --help    показва тази помощ и приключва
  --ui {en,bg}  езикът на съобщенията (по подразбиране: този на средата, а ако
                програмата не го говори – en)
"""
    )


@pytest.mark.parametrize(
    ("arguments", "language", "first"),
    [
        ([], "bg_BG.UTF-8", "употреба: lineup [-h] [--version] КОМАНДА ..."),
        ([], "en_GB.UTF-8", "usage: lineup [-h] [--version] COMMAND ..."),
        (["rules"], "bg_BG.UTF-8", "употреба: lineup rules [-h] [--format {text,json}] [--ui {en,bg}]"),
        (["rules", "--ui=en"], "bg_BG.UTF-8", "usage: lineup rules [-h] [--format {text,json}] [--ui {en,bg}]"),
    ],
)
def test_help_speaks_the_language_of_the_call(
    arguments: list[str], language: str, first: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", language)
    monkeypatch.setattr("sys.argv", ["another", "--ui", "bg" if language.startswith("en") else "en"])
    assert run([*arguments, "--help"]) == 0
    assert capsys.readouterr().out.splitlines()[0] == first
