"""Rewrites that change nothing for a reader: a checker that reports one of them is wrong."""

from __future__ import annotations

import re
from collections.abc import Callable
from random import Random

from lineup.selftest.draft import Draft, Planted, choose, edit, is_open, neighbours, paragraphs, scan, sealed
from lineup.selftest.words import COMMA, MONTHS, OPENERS

NBSP = "\u00a0"
PROSE = frozenset({"paragraph", "item"})


def _whole(draft: Draft, text: str) -> Planted | None:
    """A rewrite of the whole page, `None` where it changes nothing."""
    if text == draft.text:
        return None
    lines = text.count("\n") + 1
    return Planted(text, 1, 1, lines, (1, draft.text.count("\n") + 1), "", "")


def _everywhere(draft: Draft, shape: re.Pattern[str], new: Callable[[re.Match[str]], str]) -> Planted | None:
    """Replaces every match in prose."""
    sheet = scan(draft.text)
    pieces, done = [], 0
    for part in sheet.parts:
        if part.kind not in PROSE:
            continue
        base, body = sheet.start(part), sheet.body(part)
        shut = sealed(body)
        for match in shape.finditer(body):
            if is_open(shut, match.start(), match.end()):
                pieces += [draft.text[done : base + match.start()], new(match)]
                done = base + match.end()
    return _whole(draft, "".join([*pieces, draft.text[done:]]))


def rewrapped(draft: Draft, rng: Random) -> Planted | None:
    """The lines of a paragraph end elsewhere."""
    sheet = scan(draft.text)
    options = []
    for part in paragraphs(sheet, 12):
        body = sheet.body(part)
        if not re.search(r"(?: {2}|\\)\r?$", body, re.MULTILINE) and (new := _wrap(body, rng, sheet.newline)) != body:
            options.append((part, new))
    chosen = choose(rng, options)
    return chosen and edit(sheet, chosen[0], sheet.start(chosen[0]), sheet.end(chosen[0]), chosen[1])


def _wrap(body: str, rng: Random, newline: str) -> str:
    """Breaks a paragraph at a new width, never inside code, an address or a tag, nor before what would open a block."""
    joined = re.sub(r"\r?\n[ \t]*", " ", body)
    width = rng.choice((50, 64, 79, 96))
    shut = sealed(joined)
    out, start, last = [], 0, None
    for space in re.finditer(r" (?=[^\W\d_])", joined):
        if space.start() - start > width and last is not None:
            out.append(joined[start:last])
            start, last = last + 1, None
        last = space.start() if is_open(shut, space.start(), space.end()) and space.start() > start else last
    return newline.join([*out, joined[start:]])


def list_markers(draft: Draft, rng: Random) -> Planted | None:
    """Every bulleted list uses another marker."""
    sheet = scan(draft.text)
    at = [
        part.first for part in sheet.parts if part.kind == "item" and re.match(r"[ \t]*[-*+] ", sheet.lines[part.first])
    ]
    used = {sheet.lines[line].lstrip()[0] for line in at}
    new = choose(rng, [mark for mark in "-*+" if mark not in used])
    if not at or new is None:
        return None
    lines = list(sheet.lines)
    for line in at:
        lines[line] = re.sub(r"^([ \t]*)[-*+] ", rf"\g<1>{new} ", lines[line])
    return _whole(draft, "".join(lines))


def emphasis_marks(draft: Draft, rng: Random) -> Planted | None:
    """Stars became underscores, or the reverse."""
    del rng
    inner = r"(?=\S)(?P<{}>[^*_`\[\]\n<]+?)(?<=\S)"
    kinds = (r"\*\*" + inner.format("bold") + r"\*\*", "__" + inner.format("strong") + "__",
             r"\*" + inner.format("slant") + r"\*", "_" + inner.format("thin") + "_")  # fmt: skip
    shape = re.compile(rf"(?<![\w*_\\(\[])(?:{'|'.join(kinds)})(?![\w*_])")

    def other(match: re.Match[str]) -> str:
        mark = {"bold": "__", "strong": "**", "slant": "_", "thin": "*"}[match.lastgroup or ""]
        return f"{mark}{match[match.lastgroup or 0]}{mark}"

    return _everywhere(draft, shape, other)


def sentences_merged(draft: Draft, rng: Random) -> Planted | None:
    """Two sentences became one with a semicolon."""
    sheet = scan(draft.text)
    openers = OPENERS.get(draft.language, ())
    options = [
        (part, before[1], after[0])
        for part, body, before, after in neighbours(sheet)
        if re.match(rf"(?:{'|'.join(openers)}) (?=[^\W\d_])", body[after[0] :])
        and body[before[1] - 1] == "."
        and openers
    ]
    chosen = choose(rng, options)
    if chosen is None:
        return None
    part, end, start = chosen
    base = sheet.start(part)
    new = ";" + draft.text[base + end : base + start] + draft.text[base + start].lower()
    return edit(sheet, part, base + end - 1, base + start + 1, new)


def sentence_split(draft: Draft, rng: Random) -> Planted | None:
    """A sentence ends where a semicolon stood."""
    sheet = scan(draft.text)
    options = []
    for part in paragraphs(sheet, 10):
        body = sheet.body(part)
        shut = sealed(body)
        options += [
            (part, match)
            for match in re.finditer(r"(?<=[^\W\d_]{3});(\s)([^\W\d_])", body)
            # Within brackets no sentence ends.
            if is_open(shut, match.start(), match.end()) and not _bracketed(body, match.start())
        ]
    chosen = choose(rng, options)
    if chosen is None:
        return None
    part, match = chosen
    base = sheet.start(part)
    return edit(sheet, part, base + match.start(), base + match.end(), f".{match[1]}{match[2].upper()}")


def _bracketed(body: str, at: int) -> bool:
    return body.count("(", 0, at) > body.count(")", 0, at)


def line_ends(draft: Draft, rng: Random) -> Planted | None:
    """Lines end as on another system."""
    del rng
    return _whole(draft, draft.text.replace("\r\n", "\n") if "\r\n" in draft.text else draft.text.replace("\n", "\r\n"))


def byte_order_mark(draft: Draft, rng: Random) -> Planted | None:
    """An editor put a byte order mark first."""
    del rng
    return None if draft.text.startswith("\ufeff") or not draft.text else _whole(draft, "\ufeff" + draft.text)


def blank_lines(draft: Draft, rng: Random) -> Planted | None:
    """Paragraphs stand two blank lines apart, and spaces end their lines."""
    del rng
    sheet = scan(draft.text)
    lines = list(sheet.lines)
    for part in paragraphs(sheet):
        lines[part.last] = lines[part.last].rstrip("\r\n") + " " + sheet.newline + sheet.newline
    return _whole(draft, "".join(lines))


def table_padding(draft: Draft, rng: Random) -> Planted | None:
    """The cells of every table are padded to one width."""
    del rng
    sheet = scan(draft.text)
    lines = list(sheet.lines)
    for part in sheet.parts:
        if part.kind != "table":
            continue
        for at in range(part.first, part.last + 1):
            if "`" not in lines[at] and "\\|" not in lines[at] and lines[at].lstrip().startswith("|"):
                indent = lines[at][: len(lines[at]) - len(lines[at].lstrip())]  # a table may stand in an item of a list
                lines[at] = indent + lines[at].replace("|", " | ").strip() + sheet.newline
    return _whole(draft, "".join(lines))


def number_forms(draft: Draft, rng: Random) -> Planted | None:
    """Thousands are set apart as the language does it."""
    del rng
    mark, other = (NBSP, r"[ ,]") if draft.language in COMMA else (",", f"[ {NBSP}]")
    shape = re.compile(rf"(?<![\w.,/:-])(?<!\d[ {NBSP}])([1-9]\d{{0,2}}){other}(\d{{3}})(?![\w]|[.,]\d|[ {NBSP}]\d)")
    grouped = _everywhere(draft, shape, lambda number: number[1] + mark + number[2])
    solid = re.compile(rf"(?<![\w.,/:#№-])(?<!\d[ {NBSP}])([1-9]\d{{1,2}})(\d{{3}})(?![\w]|[.,/:-]\d|[ {NBSP}]\d)")
    return grouped or _everywhere(draft, solid, lambda number: number[1] + mark + number[2])


def decimal_forms(draft: Draft, rng: Random) -> Planted | None:
    """Decimals are written with the language's own mark (a version number is none)."""
    del rng
    if draft.language not in COMMA:
        return None
    shape = re.compile(
        r"(?<= )(?<!\d )(\d{1,2})\.(\d)(?= (?:%|млн|млрд|хил|евро|лв|км|GB|MB|kg|кг|секунди|пъти|процент))"
    )
    return _everywhere(draft, shape, lambda number: f"{number[1]},{number[2]}")


def percent_forms(draft: Draft, rng: Random) -> Planted | None:
    """The space before a percent sign comes or goes."""
    del rng
    return _everywhere(
        draft, re.compile(rf"(?<=\d)([ {NBSP}\u202f]?)%(?!\w)"), lambda sign: "%" if sign[1] else f"{NBSP}%"
    )


def date_forms(draft: Draft, rng: Random) -> Planted | None:
    """A date is written in figures where it was in words, as the language does it."""
    if draft.language not in {"bg", "ru", "uk", "de"}:
        return None
    names = MONTHS[draft.language].split()
    shape = re.compile(rf"(?<![\w.–-])([12]?\d|3[01])\.?[ {NBSP}]({'|'.join(names)})[ {NBSP}]((?:19|20)\d\d)\b")
    sheet = scan(draft.text)
    options = []
    for part in sheet.parts:
        if part.kind in PROSE:
            body = sheet.body(part)
            options += [(part, date) for date in shape.finditer(body) if is_open(sealed(body), *date.span())]
    chosen = choose(rng, options)
    if chosen is None:
        return None
    part, date = chosen
    base = sheet.start(part)
    new = f"{int(date[1])}.{names.index(date[2]) + 1:02}.{date[3]}"
    return edit(sheet, part, base + date.start(), base + date.end(), new)


def money_forms(draft: Draft, rng: Random) -> Planted | None:
    """The euro is a sign where it was a word, or the reverse."""
    del rng
    if draft.language != "bg":
        return None
    words = _everywhere(draft, re.compile(rf"(?<=\d)[ {NBSP}]евро(?!\w)"), lambda _: f"{NBSP}€")
    return words or _everywhere(draft, re.compile(r"€(\d[\d,. ]*\d|\d)"), lambda sum_: f"{sum_[1]}{NBSP}евро")


def quote_marks(draft: Draft, rng: Random) -> Planted | None:
    """Straight quotes became the language's own."""
    del rng
    pairs = {"bg": "„“", "en": "“”", "de": "„“", "ru": "«»", "uk": "«»", "fr": "«»"}
    if draft.language not in pairs or re.search(r"[„“”«»]", draft.text):
        return None
    marks = pairs[draft.language]
    shape = re.compile(r"(?<![\w=])\"([^\W\d_][^\"\n`<>\[\]]{1,60})\"(?!\w)")
    return _everywhere(draft, shape, lambda quote: f"{marks[0]}{quote[1]}{marks[1]}")


def hard_spaces(draft: Draft, rng: Random) -> Planted | None:
    """A number and its word are kept on one line."""
    del rng
    shape = re.compile(r"(?<= )(\d+) (?=[^\W\d_]{2})")
    return _everywhere(draft, shape, lambda number: number[1] + NBSP)


def numbered_ones(draft: Draft, rng: Random) -> Planted | None:
    """Every item of a numbered list is written as 1."""
    del rng
    sheet = scan(draft.text)
    lines = list(sheet.lines)
    first = 0
    for part in sheet.parts:
        mark = re.match(r"([ \t]*)(\d+)\. ", lines[part.first]) if part.kind == "item" else None
        if mark and part.indent == 0:
            first = int(mark[2]) if first == 0 else first
            if int(mark[2]) in {1, 2, 3, 4, 5, 6, 7, 8, 9}:
                lines[part.first] = re.sub(r"^\d\. ", "1. ", lines[part.first])
    return _whole(draft, "".join(lines)) if first == 1 else None


def without_last_newline(draft: Draft, rng: Random) -> Planted | None:
    """The file does not end with a line end."""
    del rng
    stripped = draft.text.rstrip("\r\n")
    return _whole(draft, stripped) if stripped else None


def heading_marks(draft: Draft, rng: Random) -> Planted | None:
    """Headings are closed with as many marks as open them."""
    del rng
    sheet = scan(draft.text)
    lines = list(sheet.lines)
    for part in sheet.parts:
        mark = re.match(r"(#{1,6}) .*[\w)](?=\r?\n|$)", lines[part.first]) if part.kind == "heading" else None
        if mark:
            lines[part.first] = f"{mark[0]} {mark[1]}{sheet.newline}"
    return _whole(draft, "".join(lines))
