"""What is looked for once: closing tags, fences and back ticks give what a plain search gives."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from lineup.lines import Lines
from lineup.memory import Memory, tag_ends
from lineup.ticks import Ticks

TAGS = st.sampled_from(
    ("<div>", "</div>", "<p>", "</p>", "<div/>", "<div", "text", "<div></div>", "<p><div>", "</div><p>", "a < b")
)


@given(st.lists(TAGS, max_size=14))
def test_a_tag_ends_where_as_many_are_closed_as_opened(lines: list[str]) -> None:
    ends = tag_ends(lines)
    for name in ("div", "p"):
        for row, line in enumerate(lines):
            if not re.search(rf"</?{name}\b", line):
                continue
            depth, wanted = 0, None
            for behind in range(row, len(lines)):
                for close, alone in re.findall(rf"<(/?){name}(?=[\s/>]|$)[^<>]*?(/?)(?:>|$)", lines[behind]):
                    depth += -1 if close else 0 if alone else 1
                if depth <= 0:
                    wanted = behind
                    break
            assert ends.get(name, {}).get(row) == wanted


def test_a_closing_tag_is_known_by_the_line_behind_it() -> None:
    lines = Lines(["<div>", "<div>", "</div>", "</div>", "<p>"], range(1, 6), [])
    memory = Memory()
    assert [memory.closing_tag(lines, row, "div") for row in (0, 1)] == [4, 3]
    assert memory.closing_tag(lines, 4, "p") == 0
    assert memory.closing_tag(lines, 0, "span") == 0


def test_what_was_looked_for_in_vain_is_remembered_for_longer_fences_and_forgotten_with_the_container() -> None:
    lines, memory = Lines(["```"], range(1, 2), []), Memory()
    assert not memory.in_vain(lines, "`", 3)
    memory.remember(lines, "`", 4)
    assert memory.in_vain(lines, "`", 4)
    assert memory.in_vain(lines, "`", 5)
    assert not memory.in_vain(lines, "`", 3)
    assert not memory.in_vain(lines, "~", 4)
    memory.forget(lines)
    assert not memory.in_vain(lines, "`", 4)


@given(st.text(alphabet="`a", max_size=30), st.lists(st.tuples(st.integers(0, 30), st.integers(1, 4)), max_size=6))
def test_runs_of_ticks_are_those_of_a_plain_search(text: str, questions: list[tuple[int, int]]) -> None:
    ticks = Ticks(text)
    for at, length in sorted(questions):
        wanted = [match.start() for match in re.finditer("`+", text) if len(match[0]) == length and match.start() >= at]
        assert ticks.closing(at, length) == (wanted[0] if wanted else -1)
