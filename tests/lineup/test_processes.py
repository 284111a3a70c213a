"""Several processes give the answers that one gives, whatever happens to one of them."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from lineup.check import check
from lineup.corpus import trees
from lineup.processes import answered

QUESTIONS = [f"question {number}" for number in range(100)]


def asked(question: str) -> list[int | str]:
    """An answer that tells which process gave it."""
    return [question.upper(), os.getpid()]


@pytest.mark.parametrize("processes", [1, 2, 5])
def test_every_question_is_answered_once(processes: int) -> None:
    found = list(answered(asked, QUESTIONS, processes))
    assert sorted(question for question, _ in found) == sorted(QUESTIONS)
    assert all(answer[0] == question.upper() for question, answer in found)


def test_nothing_to_ask() -> None:
    assert list(answered(asked, [], 2)) == []


def test_what_a_process_that_died_did_not_answer_is_asked_again() -> None:
    here = os.getpid()

    def deadly(question: str) -> str:
        if os.getpid() != here:
            os._exit(1)
        return question.upper()

    assert dict(answered(deadly, QUESTIONS, 3)) == {question: question.upper() for question in QUESTIONS}


def test_what_cannot_be_told_from_process_to_process_is_asked_again() -> None:
    assert all(answer is object for _, answer in answered(lambda _: object, QUESTIONS, 3))


def test_an_error_is_raised_here() -> None:
    def wrong(question: str) -> str:
        raise ValueError(question)

    with pytest.raises(ValueError, match="question"):
        list(answered(wrong, QUESTIONS, 3))


def test_no_process_is_left_when_nobody_waits_for_the_answers() -> None:
    answers = answered(asked, QUESTIONS, 3)
    next(answers)
    answers.close()
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)


def test_a_check_says_the_same_from_several_processes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(9):
        source = f"# Page {{: #p{number} }}\n\nThe council met on 5 June 2019.[^a]\n\nSee [the plan](page-1.md#p1).\n"
        target = (
            f"# Страница {{: #q{number} }}\n\nСъветът заседава на 6 юни 2019 г.[^b]\n\nВж. [плана](page-2.md#p1).\n"
        )
        for language, text in (("en", source), ("bg", target)):
            file = tmp_path / language / f"page-{number}.md"
            file.parent.mkdir(exist_ok=True)
            file.write_text(text, "utf-8")
    corpus = trees(tmp_path / "en", [tmp_path / "bg"], ["en", "bg"])
    alone = check(corpus)
    assert {"LU114", "LU304"} <= {one.rule for one in alone.findings}
    monkeypatch.setattr("lineup.check.PARALLEL_FROM", 0)
    monkeypatch.setattr("lineup.processes.cores", lambda: 3)
    assert check(corpus) == alone
