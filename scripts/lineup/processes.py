"""One question about many things, answered by as many processes as there are cores.

All processes take numbers of portions from one pipe, so that none is idle while another still has work. What a process
did not answer, because it died or met an error, is asked again in this one, which then says what is wrong.
"""

from __future__ import annotations

import marshal
import os
import sys
from collections.abc import Callable, Generator, Iterator, Sequence
from typing import Any, NoReturn

_NUMBER = 4
"""Bytes of a portion's number; so few are read from a pipe in one piece."""
_MOST = 10_000
"""Portions that fit into a pipe that nobody reads yet."""


def cores() -> int:
    """The cores that this process may use; one where processes cannot be forked."""
    if not hasattr(os, "fork") or sys.platform == "darwin":
        return 1  # what the system's own libraries start there does not survive a fork
    return min(8, len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else (os.cpu_count() or 1))


def answered(
    ask: Callable[[str], Any], questions: Sequence[str], processes: int
) -> Generator[tuple[str, Any], None, None]:
    """Each question with its answer, in no order; an answer that another process gives has been through `marshal`."""
    size = max(1, len(questions) // min(_MOST, processes * 256))
    portions = [questions[at : at + size] for at in range(0, len(questions), size)]
    jobs, done = _filled(len(portions)), [False] * len(portions)
    children: list[tuple[int, int]] = []
    try:
        children.extend(_child(ask, portions, jobs) for _ in range(processes - 1))
        for number in _taken(jobs):
            done[number] = True
            for question in portions[number]:
                yield question, ask(question)
        for process, pipe in list(children):
            for number, answers in _received(pipe):
                done[number] = True
                yield from zip(portions[number], answers, strict=True)
            children.remove((process, pipe))
            os.close(pipe)
            os.waitpid(process, 0)
    finally:
        os.close(jobs)
        for process, pipe in children:
            os.close(pipe)
            _kill(process)
            os.waitpid(process, 0)
    for number, portion in enumerate(portions):
        if not done[number]:
            for question in portion:
                yield question, ask(question)


def _kill(process: int) -> None:
    """Ends another process at once."""
    from signal import SIGKILL  # noqa: PLC0415 - only where something went wrong

    os.kill(process, SIGKILL)


def _filled(count: int) -> int:
    """A pipe that holds the numbers of all portions, and then ends."""
    reading, writing = os.pipe()
    os.write(writing, b"".join(number.to_bytes(_NUMBER, "big") for number in range(count)))
    os.close(writing)
    return reading


def _taken(jobs: int) -> Iterator[int]:
    """The numbers that this process gets."""
    while number := os.read(jobs, _NUMBER):
        yield int.from_bytes(number, "big")


def _child(ask: Callable[[str], Any], portions: Sequence[Sequence[str]], jobs: int) -> tuple[int, int]:
    """Starts a process that answers portions; its number, and the pipe from which its answers can be read."""
    reading, writing = os.pipe()
    process = os.fork()
    if not process:
        os.close(reading)
        _answer(ask, portions, jobs, writing)
    os.close(writing)
    return process, reading


def _answer(ask: Callable[[str], Any], portions: Sequence[Sequence[str]], jobs: int, writing: int) -> NoReturn:
    """What a child does: no word on the terminal, whatever happens; the parent will meet it too."""
    try:
        from signal import SIG_IGN, SIGINT, signal  # noqa: PLC0415 - takes a millisecond, and a run of one process needs none

        signal(SIGINT, SIG_IGN)  # the parent ends its children
        found = [(number, [ask(question) for question in portions[number]]) for number in _taken(jobs)]
        with open(writing, "wb") as pipe:
            pipe.write(marshal.dumps(found))
    finally:
        os._exit(0)


def _received(pipe: int) -> list[tuple[int, list[Any]]]:
    """What a child has written; nothing where it did not come to that."""
    parts = []
    while part := os.read(pipe, 1 << 20):
        parts.append(part)
    try:
        found: list[tuple[int, list[Any]]] = marshal.loads(b"".join(parts))  # noqa: S302 - from our own child
    except (EOFError, ValueError, TypeError):
        return []
    return found
