"""Reading blocks: every case file holds a text, then the outline that is expected of it, written by hand.

An outline's line reads `LINE[-END][:COLUMN] KIND [LEVEL] [#ID] [(INFO)] [in CONTEXT] [| TEXT]`, with ⏎ for a line
end; link definitions follow as `[LABEL] ADDRESS LINE`. `=== both` stands for both dialects.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from lineup.blocks import COMMONMARK, PYTHON_MARKDOWN
from lineup.markdown import read_page
from lineup.model import Block, Page

CASES = Path(__file__).parent / "cases" / "reading"
DIALECTS = {"python-markdown": (PYTHON_MARKDOWN,), "commonmark": (COMMONMARK,), "both": (PYTHON_MARKDOWN, COMMONMARK)}


def sections(path: Path) -> tuple[str, list[tuple[str, str]]]:
    """A case's text, and its dialects with the outline that each expects."""
    marks = tuple(f"=== {name}\n" for name in DIALECTS)
    text: list[str] = []
    found: list[tuple[str, str]] = []
    for line in path.read_text("utf-8").splitlines(keepends=True):
        if line in marks:
            found.append((line[4:-1], ""))
        elif found:
            found[-1] = (found[-1][0], found[-1][1] + line)
        else:
            text.append(line)
    return "".join(text), found


def outline(page: Page) -> str:
    """A page's blocks, one on a line."""
    lines = [_line(block) for block in page.blocks]
    lines += [f"[{label}] {target} {line}" for label, (target, line) in sorted(page.definitions.items())]
    return "".join(line + "\n" for line in lines)


def _line(block: Block) -> str:
    place = str(block.line) + (f"-{block.end_line}" if block.end_line != block.line else "")
    column = block.position(0)[1]
    parts = [
        place + (f":{column}" if column != 1 else ""),
        block.kind,
        str(block.level) if block.level else "",
        f"#{block.ident}" if block.ident else "",
        f"({block.info})" if block.info else "",
        f"in {'/'.join(block.context)}" if block.context else "",
        "| " + block.text.replace("\n", "⏎") if block.text else "",
    ]
    return " ".join(part for part in parts if part)


@pytest.mark.parametrize("path", sorted(CASES.glob("*.md")), ids=lambda path: path.stem)
def test_a_case_is_read_as_written(path: Path) -> None:
    text, expected = sections(path)
    assert expected, f"{path.name} expects nothing"
    for name, wanted in expected:
        for dialect in DIALECTS[name]:
            assert outline(read_page(text, path.name, dialect)) == wanted, name


def test_there_are_cases() -> None:
    assert len(list(CASES.glob("*.md"))) > 40
