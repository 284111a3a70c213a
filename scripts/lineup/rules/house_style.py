"""House style: quotation marks, spaces that must not break, dashes, spaces too many."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from lineup import model
from lineup.evidence import Feature
from lineup.languages.base import Language
from lineup.rules.context import Hit, Pair
from lineup.rules.places import on_target

# Expressions begin with a character, which is looked for at full speed.
_SPACES = re.compile(r" (?<=\S ) +(?=\S)")
_BEFORE_MARK = re.compile(r" (?<=[^\W\d_] )(?=[,;!?](?:\s|$)|[.:](?:\s|$))")
_BEHIND_EMPHASIS = re.compile(r"(?<=[^\W\d_])[*_]{1,3} (?=[,;!?.:](?:\s|$))")
MARKS = ",;!?.:"
"""Before these there is no space."""
SPACE_BEFORE = re.compile(f" [{MARKS}]")
_PERCENT = re.compile(r"(?<=\d)([ \u00a0\u202f]?)%(?!\w)")
_HYPHEN = re.compile(r" (?P<dash>-|—) (?<=[^\W\d_] . )(?=[^\W\d_])")
_STRAIGHT_PAIR = re.compile(r"(?<![\w=])\"(?=\S)([^\"]{1,200})(?<=\S)\"")
_ENGLISH_PAIR = re.compile(r"“([^“”„]{1,200})”")


@lru_cache(maxsize=8)
def styled(known: Language) -> tuple[str, ...]:
    """What a page has somewhere that differs from the house style of a language, but for its spaces."""
    style, year = known.style, known.counting.year
    return (
        *(('"', "”") if style.curled else ()),
        *(("%",) if style.percent else ()),
        *((year,) if year else ()),
        *((" - ", " — ") if style.dash else ()),
    )


@lru_cache(maxsize=8)
def _year(mark: str) -> re.Pattern[str]:
    """The abbreviation behind a year with no space before it that does not break."""
    mark = re.escape(mark)
    return re.compile(rf"{mark}(?:(?<=\d\d\d\d{mark})|(?<=\d\d\d\d {mark}))(?!\w)")


def house_style(pair: Pair, one: Feature, known: Language, *, spaced: bool) -> Iterator[Hit]:
    """What a block writes in another way than its language does; `spaced`: it has two spaces in a row, or one before a mark."""
    plain, style, year = one.plain, known.style, known.counting.year
    if style.curled and known.quotes and ('"' in plain or "”" in plain):
        letters, marks = frozenset(known.letters), known.quotes[0]
        for match in (*_STRAIGHT_PAIR.finditer(plain), *_ENGLISH_PAIR.finditer(plain)):
            if not letters.isdisjoint(match[1].lower()):
                yield on_target(pair, "quote-style", one, match.start(), match[0], f"{marks[0]}{match[1]}{marks[1]}")
    if "%" in plain and style.percent:
        gap = style.percent[:-1]
        for match in _PERCENT.finditer(plain):
            if match[1] != gap:
                rule = "hard-space" if gap else "space-before-mark"
                yield on_target(pair, rule, one, match.start(), match[0], style.percent)
    if year and year in plain:
        for match in _year(year).finditer(plain):
            gap = " " if plain[match.start() - 1] == " " else ""
            yield on_target(pair, "hard-space", one, match.start() - len(gap), gap + match[0], f"\u00a0{year}")
    if style.dash and (" - " in plain or " — " in plain):
        for match in _HYPHEN.finditer(plain):
            yield on_target(pair, "dash-form", one, match.start("dash"), match["dash"], style.dash)
    if spaced:
        yield from _spaces(pair, one, one.lined)


def _spaces(pair: Pair, one: Feature, plain: str) -> Iterator[Hit]:
    """Two spaces in a row, and a space before a mark."""
    if "  " in one.block.text and one.block.kind in (model.PARAGRAPH, model.ITEM):
        for match in _SPACES.finditer(plain):
            if not _blank(one, match.start(), match.end()):
                yield on_target(pair, "space-doubled", one, match.start(), match[0], " ")
    if SPACE_BEFORE.search(one.block.text):
        for match in _BEFORE_MARK.finditer(plain):
            if not _blank(one, match.start(), match.end()):
                found = plain[match.start() : match.end() + 1]
                yield on_target(pair, "space-before-mark", one, match.start(), found, plain[match.end()])
        ends = {end for _, end in one.inline.marks}
        for match in _BEHIND_EMPHASIS.finditer(one.block.text):
            at = match.end() - 1
            if at in ends:
                mark = one.block.text[at + 1]
                yield on_target(pair, "space-before-mark", one, at, f" {mark}", mark)


def _blank(one: Feature, start: int, end: int) -> bool:
    """Was something else than spaces blanked out here?"""
    return one.block.text[start:end].strip() != ""
