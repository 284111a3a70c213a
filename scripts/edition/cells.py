"""Tables on small screens: every cell names its column, for a phone shows cards, and a table that is too wide scrolls."""

from __future__ import annotations

import re
from html import escape, unescape

# Two columns fit on a phone.
_WIDE = 3

_TABLE = re.compile(r"<table>.*?</table>", re.DOTALL)
_HEAD = re.compile(r"<th(?: [^>]*)?>(.*?)</th>", re.DOTALL)
_ROW = re.compile(r"<tr>.*?</tr>", re.DOTALL)
_CELL = re.compile(r"<td(?=[ >])")
_TAG = re.compile(r"<[^>]+>")


def labelled(html: str) -> str:
    """The content of a page with `data-label` in the cells of tables of three columns and more."""

    def of_table(table: re.Match[str]) -> str:
        heads = [escape(unescape(_TAG.sub("", head)).strip()) for head in _HEAD.findall(table[0])]
        if len(heads) < _WIDE:
            return table[0]

        def of_row(row: re.Match[str]) -> str:
            names = iter(heads)
            return _CELL.sub(lambda _: f'<td data-label="{next(names, "")}"', row[0])

        return _ROW.sub(of_row, table[0])

    return _TABLE.sub(of_table, html)


def scrolling(html: str) -> str:
    """The content of a page with its tables in boxes that scroll; the theme's style knows them, its script made them late."""
    return _TABLE.sub(
        r'<div class="md-typeset__scrollwrap"><div class="md-typeset__table">\g<0></div></div>',
        html,
    )
