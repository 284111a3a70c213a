"""How Markdown is written says nothing: every case gives the same findings with its pages written in another way."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.lineup.test_cases import CASES, NAMES, Case, found, read_case, shown

_BEGINS_SOMETHING = re.compile(r"[-+*#>|=:!?~`_<\[{/$;\"\d]")
"""A line that begins so may be no text."""
_NO_PROSE = re.compile(r"[`|<]|:::|\]\(|^(?:import|export) ")
_HEADER = re.compile(r"---\n.*?\n---\n|\+\+\+\n.*?\n\+\+\+\n|%\{.*?\n---\n", re.DOTALL)


def one_word_a_line(text: str) -> str:
    """Every paragraph of one line on as many lines as it has words."""
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


def in_underscores(text: str) -> str:
    """Emphasis and strong passages in underscores, where they begin and end with a space or a mark beside them."""
    text = re.sub(r"(?<![\w*\\`])\*\*([^*`\n]+?)\*\*(?![\w*])", r"__\1__", text)
    return re.sub(r"(?<![\w*\\`])\*([^*`\s][^*`\n]*?)\*(?![\w*])", r"_\1_", text)


def parted(text: str) -> tuple[str, str]:
    """A page's header and what stands below it."""
    header = _HEADER.match(text)
    return (header[0], text[header.end() :]) if header else ("", text)


def in_a_quotation(text: str) -> str:
    """The whole page in a quotation."""
    header, body = parted(text)
    return header + "".join(f"> {line}".rstrip() + "\n" for line in body.split("\n")[:-1])


def in_an_admonition(text: str) -> str:
    """The whole page in an admonition."""
    header, body = parted(text)
    return header + "!!! note\n\n" + "".join(f"    {line}".rstrip() + "\n" for line in body.split("\n")[:-1])


REWRITES: dict[str, tuple[Callable[[str], str], dict[str, str]]] = {
    "one word a line": (
        one_word_a_line,
        {
            "space-before-mark": "the space is the fault, and the end of a line is none",
            "space-before-mark-behind-bold": "the space is the fault, and the end of a line is none",
            "space-doubled": "the spaces are the fault, and the end of a line is none",
            "negation-lost-in-a-definition": "two lines above a definition are two terms",
        },
    ),
    "in underscores": (
        in_underscores,
        {
            "clean-items-whose-mark-lacks-its-space": "the mark is no emphasis",
        },
    ),
    "in a quotation": (
        in_a_quotation,
        {
            "block-nesting": "the findings name what the blocks stand in",
            "block-nesting-behind-a-mark-that-nothing-closes": "the findings name what the blocks stand in",
        },
    ),
    "in an admonition": (
        in_an_admonition,
        {
            "block-nesting": "the findings name what the blocks stand in",
            "block-nesting-behind-a-mark-that-nothing-closes": "the findings name what the blocks stand in",
            "page-empty": "the page has a block",
            "page-empty-target": "the page has a block",
        },
    ),
}
"""Each with the cases that mean something else then, and why."""


def rewritten(case: Case, rewrite: Callable[[str], str]) -> Case:
    """A case with its pages written in another way."""
    pages = {path: rewrite(text) if path.endswith(".md") else text for path, text in case.files.items()}
    return case._replace(files=pages)


def _changed(how: str) -> list[str]:
    """The cases that this rewrite changes and should not."""
    rewrite, unlike = REWRITES[how]
    cases = {name: read_case((CASES / f"{name}.md").read_text("utf-8")) for name in NAMES if name not in unlike}
    return [name for name, case in cases.items() if rewritten(case, rewrite) != case]


CHANGED = {how: _changed(how) for how in REWRITES}


def told(findings: list[str]) -> Counter[str]:
    """Which findings, with what severity and words, wherever they stand."""
    return Counter(re.sub(r"(?:source|target):\S+ |\b(?<=line )\d+", "", finding) for finding in findings)


@pytest.mark.parametrize(("how", "name"), [(how, name) for how, names in CHANGED.items() for name in names])
def test_how_it_is_written_says_nothing(how: str, name: str, tmp_path: Path) -> None:
    case = read_case((CASES / f"{name}.md").read_text("utf-8"))
    findings = found(rewritten(case, REWRITES[how][0]), tmp_path)
    assert told([shown(finding, "") for finding in findings]) == told(case.findings)


@pytest.mark.parametrize(
    ("how", "least"),
    [("one word a line", 300), ("in underscores", 20), ("in a quotation", 400), ("in an admonition", 400)],
)
def test_so_many_cases_are_changed(how: str, least: int) -> None:
    assert len(CHANGED[how]) > least
