"""Cells of a row."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineup.tables import cells


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("| a | b |", [" a ", " b "]),
        ("a | b", ["a ", " b"]),
        ("  | a |", [" a "]),
        ("| a | |", [" a ", " "]),
        ("||", [""]),
        (r"| a \| b | c |", [r" a \| b ", " c "]),
        (r"| a \|", [r" a \|"]),
        ("| `a|b` | c |", [" `a|b` ", " c "]),
        ("| ``a`|`b`` | c |", [" ``a`|`b`` ", " c "]),
        ("| `a | b |", [" `a ", " b "]),
        ("| ``a` | b |", [" ``a` ", " b "]),
        (r"| \`a | b` |", [r" \`a ", " b` "]),
        ("no pipe", ["no pipe"]),
    ],
)
def test_cells(row: str, expected: list[str]) -> None:
    assert cells(row) == expected


@given(st.text(alphabet="|`\\ ab", max_size=40))
def test_cells_are_the_row_without_what_divides_it(row: str) -> None:
    found = "|".join(cells(row))
    assert found in row
    assert len(row.strip()) - len(found) <= 2
