"""Decimal marks: numbers with the mark of another language, which are no version, section or date."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache

from lineup import model
from lineup.evidence import Feature, row_cells
from lineup.languages import language
from lineup.languages.alphabets import TO_CYRILLIC
from lineup.languages.base import NEVER, NO_STYLE, Language, any_of, maybe
from lineup.record import Record
from lineup.rules.context import Hit, Pair
from lineup.rules.grouping import foreign_groups
from lineup.rules.places import on_target

_LITERAL = re.compile(r"(\d(?<![\w.,#\]]\d)\d*)([.,])(\d{1,2})(?![\w]|[.,]\d)")
_GROUPED = re.compile(r"(?<![\w.,#$])(\d{1,3}([.,])\d{3}(?:\2\d{3})*)(?!\2)([.,])(\d{1,2})(?![\w]|[.,]\d)")
"""A number with both marks, one between thousands and one before the decimals: 12,500.50."""
_QUOTED = re.compile(r"[„“\"«][$€£]?\s?$")
"""What stands in front of a form that is shown, as a program shows it."""
_ANY = f"xX{'xX'.translate(TO_CYRILLIC)}*"
"""Stands for any number of a version, 3.x; an x looks the same in either alphabet."""
_BEFORE = 40
"""So many characters before a number are looked at."""


class _Beside(Record):
    """What tells of a number that it is no decimal: what stands before it, behind it, in its block, over its column."""

    named: re.Pattern[str]
    row: re.Pattern[str]
    behind: re.Pattern[str]
    alone: re.Pattern[str]
    version: re.Pattern[str]
    since: re.Pattern[str]


@lru_cache(maxsize=8)
def _beside(known: Language) -> _Beside:
    """The expressions for what stands beside versions, sections and dates in a language."""
    style, capital = known.style, "A-Z" if known.latin else "A-Za-z"
    linking = any_of((*known.counting.linking, *known.counting.to))
    year = rf"|[ \u00a0]?{re.escape(known.counting.year)}" if known.counting.year else ""
    return _Beside(
        named=re.compile(rf"(?:[{capital}][\w.+#/-]*[)\]:,]?(?: ?[≥≤<>=~^]{{1,2}})?|(?i:{maybe(style.numbered)})) ?$"),
        row=re.compile(
            rf"(?:(?<![\d.,])\d+(?:\.\d+)?(?:,[ \u00a0]|[ \u00a0]?[–—-][ \u00a0]?|[ \u00a0]{linking}[ \u00a0]))+$"
        ),
        behind=re.compile(rf"\.(?:\d|[{_ANY}](?!\w)){year}"),
        # A mark, the text's end, a little word; behind a decimal stands what it counts.
        alone=re.compile(
            rf" {{2,200}}\||[ \u00a0]?(?:[^\w\s%€$£°‰]|$)|[ \u00a0][–—-]|[ \u00a0]{any_of(style.behind_versions)}\b"
        ),
        version=re.compile(f"(?i:{maybe(style.versions)})"),
        since=re.compile(f"(?i:{maybe(style.since)})[.:]?$"),
    )


@lru_cache(maxsize=8)
def _measured(known: Language) -> re.Pattern[str]:
    """A decimal with the sign of its unit close behind it, 3.5GB: what a page writes so is told nowhere, and is its custom."""
    return re.compile(rf"\d(?<![\w.,#\]]\d)\d*([.,])\d{{1,2}}{any_of(tuple(known.units))}(?!\w)")


def customs(features: Sequence[Feature], code: str) -> Counter[str]:
    """How often a page writes decimals as its language does (`decimal-right`), and how often not."""
    second = language(code)
    counts: Counter[str] = Counter()
    if second.style is not NO_STYLE:
        head: Feature | None = None
        for one in features:
            if one.head[0] == model.HEAD_ROW:
                head = one
            if one.digits != b"" and one.head[0] in model.PROSE and one.decimals:
                for match in _decimals(one, head, second):
                    if not _begins(one, match, second):
                        counts["decimal-right" if match[2] == second.decimal else "decimal-wrong"] += 1
                for mark in _measured(second).findall(one.plain):
                    counts["decimal-right" if mark == second.decimal else "decimal-wrong"] += 1
                counts["decimal-wrong"] += foreign_groups(one, second)
    return counts


def _decimals(one: Feature, head: Feature | None, known: Language) -> Iterator[re.Match[str]]:
    """Numbers with one or two decimals that are no version, section or date."""
    plain, beside = one.plain, _beside(known)
    named: set[str] = set()
    for match in _LITERAL.finditer(plain):
        if beside.named.search(beside.row.sub("", plain[max(0, match.start() - _BEFORE) : match.start()])):
            named.add(match[0])  # Debian 2.1: what is called so again needs no name
        elif (
            match[0] not in named
            and not beside.behind.match(plain[match.end() : match.end() + 3])
            and not (beside.alone.match(plain, match.end()) and _of_versions(one, head, match.start(), beside))
        ):
            yield match


def _of_versions(one: Feature, head: Feature | None, offset: int, beside: _Beside) -> bool:
    """Does a block speak of versions in this sentence or behind it, or the head of this table's column, or does it say since which one something holds?"""
    if one.block.kind != model.ROW:
        begins = max(one.plain.rfind(stop, 0, offset) for stop in _STOPS)
        return beside.version.search(one.plain, max(0, begins)) is not None
    names, cell = (
        row_cells(head.block) if head else [],
        len(row_cells(one.block._replace(text=one.block.text[:offset] + "x"))),
    )
    return (
        0 < cell <= len(names)
        and (beside.version.search(names[cell - 1]) or beside.since.match(names[cell - 1].strip())) is not None
    )


_STOPS = (". ", "! ", "? ")
_EDITION = re.compile(r"\d\.0")
"""Industry 4.0, Web 2.0: a name wherever a word stands before it."""
_OF_A_WORD = re.compile(r"[^\W\d_][“”’»)]?[ \u00a0](?:\(?(?:≥|>=)[ \u00a0]?)?$")
"""A word, and perhaps from which edition of it on (компилатор (≥ 2.0))."""


_BRIEF = frozenset((model.HEADING, model.ROW, model.HEAD_ROW, model.TERM))
_CAPITAL = re.compile(r"[^\W\d_][\w-]*[^\W\d_]\s$")


def _of_a_name(there: Sequence[Feature], one: Feature, match: re.Match[str]) -> bool:
    """Is this the version of something whose name is in the reader's letters here, and in Latin ones in the source?

    A word that begins a sentence of the source is no name (Returns 2.5), but where the block is no sentence.
    """
    before = _CAPITAL.search(one.plain, 0, match.start())
    if before is None or not before[0][0].isupper():
        return False
    start = r"(?:^|\s)" if one.block.kind in _BRIEF else r"(?<![.!?:])\s"
    name = re.compile(rf"{start}[“\"'(]?[A-Z][\w.+#-]*\s{re.escape(match[0])}(?![\w]|[.,]\d)")
    return any(name.search(block.plain) for block in there)


def _is_literal(there: Sequence[Feature], one: Feature, match: re.Match[str]) -> bool:
    """Does this stand alone in straight quotation marks, as in the source: a setting's value, which a program reads?"""
    quoted = one.plain[max(0, match.start() - 1) : match.end() + 1]
    if quoted != f'"{match[0]}"':
        return False
    return any(quoted in block.plain for block in there)


_TITLE = re.compile(r"[.)]?[ \u00a0]+[“„\"'*_`\[]*(?![KMGT]b(?:it|yte|ps))([^\W\d_]+)")
_NO_UNIT = 3
"""What has fewer letters may be a unit; at the beginning of a heading it mostly is none (7.4 AI in the office)."""


def _begins(one: Feature, match: re.Match[str], known: Language) -> bool:
    """Does a number with a title behind it begin a block, a cell, a link or what is in bold (5.4 Root contexts, not 5.4 GHz)?"""
    before, title = one.block.text[: match.start()].rstrip(), _TITLE.match(one.block.text, match.end())
    if title is None or (before and before[-1] not in "[|*_"):
        return False
    if len(title[1]) >= _NO_UNIT:
        return title[1].istitle()
    return (
        one.block.kind == model.HEADING and len(title[1]) > 1 and title[1][0].isupper() and title[1] not in known.units
    )


def _of_a_section(there: Sequence[Feature], one: Feature, match: re.Match[str], known: Language) -> bool:
    """Is this the number of a section, which stands before a title in the source too?"""
    if not _begins(one, match, known):
        return False
    number = re.compile(rf"(?<![.,])(?<![^\W_]){re.escape(match[0])}")  # a mark beside it may be an underscore
    return any(_begins(block, found, known) for block in there for found in number.finditer(block.block.text))


_LABEL_ENDS = re.compile(r"[ \u00a0](\d+\.\d{1,2})(?=\*\*|__)")


def _of_a_label(pair: Pair, there: Sequence[Feature], one: Feature, match: re.Match[str]) -> bool:
    """Does a label in bold end with this number (**Note 3.1**), as the source's does, on a page whose headings are numbered so (3.2)?"""
    if not all(match[0] in _LABEL_ENDS.findall(block.block.text) for block in (one, *there)):
        return False
    numbered = re.compile(rf"{match[1]}\.\d{{1,2}}(?![\d.,])")
    return any(block.head[0] == model.HEADING and numbered.match(block.plain) for block in pair.source_features)


def _of_a_chain(plain: str, match: re.Match[str]) -> bool:
    """Is this the beginning or the end of a section's number that stands here too: 2.4 of 1.2.4?"""
    if f".{match[0]}" not in plain and f"{match[0]}." not in plain:
        return False  # nearly always, and an expression of its own takes long to make
    said = re.escape(match[0])
    return re.search(rf"(?<![\d.,])(?:(?:\d+\.)+{said}|{said}(?:\.\d+)+)(?![\d,]|\.\d)", plain) is not None


_TIME = re.compile(r"(?:[01]?\d|2[0-4])\.[0-5]\d")


@lru_cache(maxsize=8)
def _hours(known: Language) -> re.Pattern[str]:
    """The words of a language behind a time."""
    return re.compile(rf"[ \u00a0]?{any_of(known.hours)}(?!\w)")


def _is_time(there: Sequence[Feature], match: re.Match[str], known: Language) -> bool:
    """Is this a time, which the source writes with a colon or which a word for hours stands behind: 8.30, 8.30 ч.?"""
    if not _TIME.fullmatch(match[0]):
        return False
    if known.hours and _hours(known).match(match.string, match.end()):
        return True
    time = f"{match[1]}:{match[3]}"
    said = re.compile(rf"(?<![\d:.,]){time}(?![\d:])") if any(time in block.plain for block in there) else NEVER
    return any(said.search(block.plain) for block in there)


_MINUS = re.compile(r"(?:^|[\s(|])[-−]$")


def _shown_so(plain: str, match: re.Match[str], other: str) -> bool:
    """Does a text that shows a number with the mark of another language show it with its own as well, with the same sign?"""
    if other not in plain:
        return False
    signs = [
        _MINUS.search(plain, 0, match.start()) is not None,
        *(
            _MINUS.search(plain, 0, found.start()) is not None
            for found in re.finditer(rf"(?<!\d){re.escape(other)}(?!\d)", plain)
        ),
    ]
    return signs[0] in signs[1:]


def decimal_marks(pair: Pair, index: int, head: Feature | None, second: Language) -> Iterator[Hit]:
    """A decimal mark of another language in one block of the target; `head` is the head of its table."""
    one, there = pair.target_features[index], pair.sources(index)
    plain = one.plain
    for match in _GROUPED.finditer(plain):
        # Its own language would part thousands and decimals the other way round.
        shown = _QUOTED.search(plain, 0, match.start())
        if match[2] == second.decimal != match[3] and not shown:
            groups = match[1].replace(match[2], second.style.thousands or match[3])
            yield on_target(pair, "decimal-mark", one, match.start(), match[0], f"{groups}{second.decimal}{match[4]}")
    for match in _decimals(one, head, second):
        if match[2] == "." and (
            _of_a_chain(plain, match)
            or _is_time(there, match, second)
            or _of_a_name(there, one, match)
            or _is_literal(there, one, match)
            or _of_a_section(there, one, match, second)
            or _of_a_label(pair, there, one, match)
        ):
            continue
        named = _EDITION.fullmatch(match[0]) and _OF_A_WORD.search(plain[: match.start()])
        other = f"{match[1]}{second.decimal}{match[3]}"
        if match[2] != second.decimal and not named and not _shown_so(plain, match, other):
            yield on_target(pair, "decimal-mark", one, match.start(), match[0], other)
