"""Several processes give the answers that one gives, whatever happens to one of them."""

from __future__ import annotations

import os

import pytest

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
