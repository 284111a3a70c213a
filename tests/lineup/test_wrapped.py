"""Where the lines of a paragraph end says nothing: every case gives the same findings with one word on each line."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest
from tests.lineup.test_cases import CASES, NAMES, Case, found, read_case, shown

_BEGINS_SOMETHING = re.compile(r"[-+*#>|=:!?~`_<\[{/$;\"\d]")
"""A line that begins so may be no text."""
_NO_PROSE = re.compile(r"[`|<]|\]\(|^(?:import|export) ")

UNLIKE = {
    "space-before-mark": "the space is the fault, and the end of a line is none",
    "space-doubled": "the spaces are the fault, and the end of a line is none",
    "negation-lost-in-a-definition": "two lines above a definition are two terms",
}
"""Cases that mean something else when they are wrapped, and why."""


def wrapped(text: str) -> str:
    """The text with every paragraph of one line on as many lines as it has words."""
    lines = text.split("\n")
    out: list[str] = []
    fenced = False
    for before, line, behind in zip(["", *lines], lines, [*lines[1:], ""], strict=False):
        fenced ^= line.startswith(("```", "~~~"))
        if fenced or before.strip() or behind.strip() or not re.match(r"[^\W\d_]|[„“]", line) or _NO_PROSE.search(line):
            out.append(line)
            continue
        first, *words = line.split(" ")
        out.append(first)
        for word in words:
            if not word or _BEGINS_SOMETHING.match(word):
                out[-1] += f" {word}"
            else:
                out.append(word)
    return "\n".join(out)


def told(findings: list[str]) -> Counter[str]:
    """Which findings, with what severity and words, wherever they stand."""
    return Counter(re.sub(r"(?:source|target):\S+ |\b(?<=line )\d+", "", finding) for finding in findings)


def wrapped_case(name: str) -> tuple[Case, Case]:
    """A case as it is written, and with its pages wrapped."""
    case = read_case((CASES / f"{name}.md").read_text("utf-8"))
    pages = {path: wrapped(text) if path.endswith(".md") else text for path, text in case.files.items()}
    return case, case._replace(files=pages)


WITH_PARAGRAPHS = [name for name in NAMES if name not in UNLIKE and len({*map(str, wrapped_case(name))}) > 1]


@pytest.mark.parametrize("name", WITH_PARAGRAPHS)
def test_the_end_of_a_line_says_nothing(name: str, tmp_path: Path) -> None:
    case, other = wrapped_case(name)
    assert told([shown(finding, "") for finding in found(other, tmp_path)]) == told(case.findings)


def test_most_cases_have_paragraphs() -> None:
    assert len(WITH_PARAGRAPHS) > 300
