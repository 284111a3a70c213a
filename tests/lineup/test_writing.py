"""Changing a file: lines are put in, all else stays, and a file is replaced as a whole or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineup.writing import WritingError, inserted, read, write


@pytest.mark.parametrize(
    ("text", "line", "now"),
    [
        ("a\n\nb\n", 3, "a\n\nX\n\nb\n"),
        ("a\nb\n", 2, "a\n\nX\n\nb\n"),
        ("a\n", 1, "X\n\na\n"),
        ("\ufeffa\n", 1, "\ufeffX\n\na\n"),
        ("a\r\n\r\nb\r\n", 3, "a\r\n\r\nX\r\n\r\nb\r\n"),
        ("a\rb\r", 2, "a\r\rX\r\rb\r"),
        ("a\n", 2, "a\n\nX\n"),
        ("a", 2, "a\n\nX"),
        ("a", 99, "a\n\nX"),
        ("", 1, "X\n"),
        ("a\u2028b\n\nc", 3, "a\u2028b\n\nX\n\nc"),
    ],
)
def test_a_line_stands_by_itself_before_the_one_that_is_named(text: str, line: int, now: str) -> None:
    assert inserted(text, line, ["X"]) == now


@given(st.text(st.sampled_from("ab \n\r\ufeff\u2028")), st.integers(1, 9))
def test_whatever_the_text_only_the_line_and_empty_ones_come_in(text: str, line: int) -> None:
    now = inserted(text, line, ["X"])
    assert now.count("X") == 1
    before, _, behind = now.partition("X")
    assert [one for one in (before + behind) if one not in "\r\n"] == [one for one in text if one not in "\r\n"]


def test_a_file_is_replaced_and_keeps_its_rights_and_its_link(tmp_path: Path) -> None:
    file = tmp_path / "a.md"
    file.write_text("old", "utf-8")
    file.chmod(0o600)
    link = tmp_path / "link.md"
    link.symlink_to("a.md")
    write(link, "нов\r\n")
    assert read(file) == "нов\r\n"
    assert link.is_symlink()
    assert file.stat().st_mode & 0o777 == 0o600
    assert sorted(one.name for one in tmp_path.iterdir()) == ["a.md", "link.md"]


def test_what_cannot_be_read_or_written_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(WritingError, match=r"none\.md: cannot be read: No such file or directory$"):
        read(tmp_path / "none.md")
    (tmp_path / "a.md").write_bytes(b"\xff")
    with pytest.raises(WritingError, match=r"a\.md: is not UTF-8$"):
        read(tmp_path / "a.md")
    with pytest.raises(WritingError, match=r"b\.md: cannot be written: No such file or directory$"):
        write(tmp_path / "none" / "b.md", "x")
