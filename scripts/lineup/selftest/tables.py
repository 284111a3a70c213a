"""Faults of tables: rows and columns that are gone, rows and cells that changed places."""

from __future__ import annotations

import re
from random import Random

from lineup.selftest.draft import Draft, Part, Planted, Sheet, choose, cut, edit, exchange, scan

CELL = re.compile(r"(?<!\\)\|")


def _tables(sheet: Sheet) -> list[Part]:
    """Tables with at least two body rows whose rows have one number of cells."""
    found = []
    for part in sheet.parts:
        if part.kind != "table" or part.last - part.first < 3:
            continue
        rows = sheet.lines[part.first : part.last + 1]
        if len({len(_cells(row)) for row in rows}) == 1 and not any("`" in row and "\\|" in row for row in rows):
            found.append(part)
    return found


def _cells(row: str) -> list[str]:
    """The cells of a row, without what the outer bars cut off."""
    cells = CELL.split(row.strip())
    if cells and not cells[0].strip():
        cells = cells[1:]
    if cells and not cells[-1].strip() and CELL.search(row.strip()[-1:]):
        cells = cells[:-1]
    return cells


def _row(cells: list[str], ending: str) -> str:
    return "|" + "|".join(cells) + "|" + ending


def _ending(line: str) -> str:
    return line[len(line.rstrip("\r\n")) :]


def row_dropped(draft: Draft, rng: Random) -> Planted | None:
    """A body row of a table is gone."""
    sheet = scan(draft.text)
    table = choose(rng, _tables(sheet))
    if table is None:
        return None
    at = rng.randrange(table.first + 2, table.last + 1)
    planted = cut(sheet, at, at, (table.first + 1, table.last + 1))
    # A last row belongs below the table, where the next line stands now.
    last = max(table.last, planted.line)
    return Planted(planted.text, planted.line, table.first + 1, last, planted.origin, planted.was, "")


def rows_swapped(draft: Draft, rng: Random) -> Planted | None:
    """Two neighbouring body rows changed places."""
    sheet = scan(draft.text)
    options = [
        (table, at)
        for table in _tables(sheet)
        for at in range(table.first + 2, table.last)
        if sheet.lines[at].strip() != sheet.lines[at + 1].strip()
    ]
    chosen = choose(rng, options)
    if chosen is None:
        return None
    table, at = chosen
    planted = exchange(sheet, (at, at), (at + 1, at + 1))
    block = (table.first + 1, table.last + 1)
    return Planted(planted.text, planted.line, *block, block, planted.was, planted.now)


def column_dropped(draft: Draft, rng: Random) -> Planted | None:
    """A column is gone from every row."""
    sheet = scan(draft.text)
    table = choose(rng, [table for table in _tables(sheet) if len(_cells(sheet.lines[table.first])) > 2])
    if table is None:
        return None
    rows = [(_cells(line), _ending(line)) for line in sheet.lines[table.first : table.last + 1]]
    at = rng.randrange(1, len(rows[0][0]))
    new = "".join(_row(cells[:at] + cells[at + 1 :], ending) for cells, ending in rows)
    return edit(sheet, table, sheet.start(table), sheet.end(table), new.rstrip("\r\n"))


def cells_swapped(draft: Draft, rng: Random) -> Planted | None:
    """Two cells of a row changed places."""
    sheet = scan(draft.text)
    options = []
    for table in _tables(sheet):
        for at in range(table.first + 2, table.last + 1):
            cells = [cell.strip() for cell in _cells(sheet.lines[at])]
            options += [
                (table, at, index)
                for index in range(len(cells) - 1)
                if cells[index] != cells[index + 1]
                and cells[index]
                and cells[index + 1]
                and any(map(str.isdigit, cells[index])) != any(map(str.isdigit, cells[index + 1]))
            ]
    chosen = choose(rng, options)
    if chosen is None:
        return None
    table, at, index = chosen
    line = sheet.lines[at]
    cells = _cells(line)
    cells[index], cells[index + 1] = cells[index + 1], cells[index]
    start = sheet.starts[at]
    return edit(sheet, table, start, start + len(line), _row(cells, _ending(line)))
