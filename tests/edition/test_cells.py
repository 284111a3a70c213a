"""Cells of wide tables name their column."""

from __future__ import annotations

from edition.cells import labelled, scrolling


def table(*heads: str) -> str:
    cells = "".join(f"<td>{number}</td>" for number, _ in enumerate(heads))
    return (
        f"<table>\n<thead>\n<tr>{''.join(f'<th>{head}</th>' for head in heads)}</tr>\n</thead>\n"
        f"<tbody>\n<tr>{cells}</tr>\n<tr>{cells}</tr>\n</tbody>\n</table>"
    )


def test_each_row_begins_anew() -> None:
    made = labelled(table("A", "B &amp; <em>c</em>", "D"))
    row = '<tr><td data-label="A">0</td><td data-label="B &amp; c">1</td><td data-label="D">2</td></tr>'
    assert made.count(row) == 2


def test_aligned_cells_keep_what_they_say() -> None:
    made = labelled(
        table("A", "B", "C").replace("<td>2", '<td align="right">2').replace("<th>C", '<th align="right">C')
    )
    assert '<td data-label="C" align="right">2</td>' in made


def test_two_columns_stay_as_they_are() -> None:
    assert labelled(table("A", "B")) == table("A", "B")


def test_a_cell_beyond_the_heads_has_no_name() -> None:
    made = labelled(table("A", "B", "C").replace("<td>2</td>", "<td>2</td><td>3</td>"))
    assert '<td data-label="">3</td>' in made


def test_every_table_stands_in_a_box_that_scrolls() -> None:
    one, two = table("A"), table("B")
    box = '<div class="md-typeset__scrollwrap"><div class="md-typeset__table">{}</div></div>'
    assert scrolling(f"<p>{one}</p>{two}") == f"<p>{box.format(one)}</p>{box.format(two)}"
