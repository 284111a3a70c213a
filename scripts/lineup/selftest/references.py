"""Faults of references: links, addresses, images, footnotes, code, emphasis."""

from __future__ import annotations

import re
from collections.abc import Callable
from random import Random

from lineup.selftest.draft import Draft, Part, Planted, Sheet, choose, cut, edit, is_open, scan, sealed

TEXT = frozenset({"paragraph", "item", "quote", "table"})
LINK = re.compile(
    r"(?<!!)\[(?P<text>(?:[^\[\]\n]|!\[[^\]\n]*\]\([^)\n]*\))+)\]\((?P<to>[^()\s]+)(?P<title>[ \t]+\"[^\"\n]*\")?\)"
)
IMAGE = re.compile(r"!\[(?P<alt>[^\]\n]*)\]\((?P<to>[^()\s]+)(?:[ \t]+\"[^\"\n]*\")?\)(?:\{[^}\n]*\})?")
FOOTNOTE = re.compile(r"(?<=\S)\[\^[^\]\n]+\](?!:)")
CODE = re.compile(r"(?<!`)(`+)(?!`)(?P<code>[^`\n]+)(?<!`)\1(?!`)")
BOLD = re.compile(r"(?<![\w*_\\])(\*\*|__)(?=\S)(?P<text>[^*_`\[\]\n]+?)(?<=\S)\1(?![\w*_])")

Found = tuple[Part, re.Match[str]]


def _find(
    sheet: Sheet, shape: re.Pattern[str], want: Callable[[re.Match[str]], bool], *, bare: bool = False
) -> list[Found]:
    """Matches in text parts; `bare` leaves out those inside code, addresses and tags."""
    found = []
    for part in sheet.parts:
        if part.kind in TEXT:
            body = sheet.body(part)
            shut = sealed(body) if bare else [match.span() for match in CODE.finditer(body)]
            found += [
                (part, match)
                for match in shape.finditer(body)
                if want(match) and is_open(shut, match.start(), match.end())
            ]
    return found


def _replace(sheet: Sheet, found: Found, span: tuple[int, int], new: str) -> Planted:
    base = sheet.start(found[0])
    return edit(sheet, found[0], base + span[0], base + span[1], new)


def _is_address(to: str) -> bool:
    return to.startswith(("http://", "https://"))


def _is_shared(draft: Draft, to: str) -> bool:
    """Whether the twin has this address too: a link that it lacks can be changed without anybody being misled."""
    return not draft.twin or not _is_address(to) or to in draft.twin


def link_target(draft: Draft, rng: Random) -> Planted | None:
    """A link inside the tree goes to another page of it."""
    sheet = scan(draft.text)
    links = _find(
        sheet, LINK, lambda link: not _is_address(link["to"]) and not link["to"].startswith(("#", "mailto:", "{"))
    )
    chosen = choose(rng, links)
    if chosen is None:
        return None
    link = chosen[1]
    others = sorted({other["to"] for _, other in links} - {link["to"]})
    stem, dot, ending = link["to"].partition("#")[0].rpartition(".")
    new = choose(rng, others) or (
        f"{stem}-2{dot}{ending}" if dot and "/" not in ending else link["to"].rstrip("/") + "-2"
    )
    return _replace(sheet, chosen, link.span("to"), new)


def link_fragment(draft: Draft, rng: Random) -> Planted | None:
    """A link goes to another place of its page."""
    sheet = scan(draft.text)
    chosen = choose(
        rng, _find(sheet, LINK, lambda link: not _is_address(link["to"]) and bool(re.search(r"#[\w-]+$", link["to"])))
    )
    if chosen is None:
        return None
    link = chosen[1]
    return _replace(sheet, chosen, link.span("to"), link["to"] + "-x")


def link_dropped(draft: Draft, rng: Random) -> Planted | None:
    """A link is gone, its text stays."""
    sheet = scan(draft.text)
    chosen = choose(rng, _find(sheet, LINK, lambda link: "![" not in link["text"] and _is_shared(draft, link["to"])))
    return chosen and _replace(sheet, chosen, chosen[1].span(), chosen[1]["text"])


def address_changed(draft: Draft, rng: Random) -> Planted | None:
    """A link leads to another place on the web."""
    sheet = scan(draft.text)
    chosen = choose(rng, _find(sheet, LINK, lambda link: _is_address(link["to"]) and _is_shared(draft, link["to"])))
    if chosen is None:
        return None
    to = chosen[1]["to"]
    new = to[:-1] + "-old/" if to.endswith("/") else to + "-old"
    return _replace(sheet, chosen, chosen[1].span("to"), new)


def image_dropped(draft: Draft, rng: Random) -> Planted | None:
    """An image is gone."""
    sheet = scan(draft.text)
    chosen = choose(rng, _find(sheet, IMAGE, lambda _: True))
    if chosen is None:
        return None
    part, image = chosen
    body = sheet.body(part)
    if body.strip() == image[0]:
        return cut(sheet, part.first, part.last)
    # An image inside a link would leave an empty link behind, which no writer leaves.
    if body[: image.start()].endswith("[") and body[image.end() :].startswith("]("):
        return None
    return _replace(sheet, chosen, image.span(), "")


def image_changed(draft: Draft, rng: Random) -> Planted | None:
    """Another picture is shown."""
    sheet = scan(draft.text)
    chosen = choose(rng, _find(sheet, IMAGE, lambda image: bool(re.search(r"\w\.\w{3,4}$", image["to"]))))
    if chosen is None:
        return None
    stem, _, ending = chosen[1]["to"].rpartition(".")
    return _replace(sheet, chosen, chosen[1].span("to"), f"{stem}-2.{ending}")


def footnote_dropped(draft: Draft, rng: Random) -> Planted | None:
    """A footnote's or citation's reference is gone."""
    sheet = scan(draft.text)
    chosen = choose(rng, _find(sheet, FOOTNOTE, lambda _: True))
    return chosen and _replace(sheet, chosen, chosen[1].span(), "")


def footnote_changed(draft: Draft, rng: Random) -> Planted | None:
    """A statement cites another footnote of the page."""
    sheet = scan(draft.text)
    notes = _find(sheet, FOOTNOTE, lambda _: True)
    chosen = choose(rng, notes)
    if chosen is None:
        return None
    part, note = chosen
    here = set(FOOTNOTE.findall(sheet.body(part)))
    new = choose(rng, sorted({other[0] for _, other in notes} - here))
    return None if new is None else _replace(sheet, chosen, note.span(), new)


def _fences(sheet: Sheet) -> list[Part]:
    """Top-level code blocks that are closed and hold something."""
    return [
        part
        for part in sheet.parts
        if part.kind == "fence" and part.indent == 0 and part.last - part.first > 1
        and sheet.lines[part.first].startswith(("```", "~~~"))
        and sheet.lines[part.last].strip() in {"```", "~~~", "````"}
    ]  # fmt: skip


def code_block_dropped(draft: Draft, rng: Random) -> Planted | None:
    """A code block is gone."""
    sheet = scan(draft.text)
    part = choose(rng, [part for part in _fences(sheet) if part.free])
    return part and cut(sheet, part.first, part.last)


def _code_lines(sheet: Sheet) -> list[tuple[Part, int]]:
    """Lines of code that are no comment: comments may be translated."""
    found = []
    for part in _fences(sheet):
        if "mermaid" in sheet.lines[part.first]:
            continue
        for at in range(part.first + 1, part.last):
            line = sheet.lines[at].strip()
            if len(line) > 3 and line.isascii() and not re.search(r"#|//|/\*|\*/|--|;|\"|'|<!--|^\*|^%", line):
                found.append((part, at))
    return found


def code_line_changed(draft: Draft, rng: Random) -> Planted | None:
    """A line of code differs by a word."""
    sheet = scan(draft.text)
    options = []
    for part, at in _code_lines(sheet):
        line = sheet.lines[at]
        options += [(part, sheet.starts[at] + name.end()) for name in re.finditer(r"[A-Za-z_]{3,}", line)]
    chosen = choose(rng, options)
    return chosen and edit(sheet, chosen[0], chosen[1], chosen[1], "2")


def code_line_dropped(draft: Draft, rng: Random) -> Planted | None:
    """A line of code is gone."""
    sheet = scan(draft.text)
    chosen = choose(rng, [(part, at) for part, at in _code_lines(sheet) if part.last - part.first > 2])
    if chosen is None:
        return None
    part, at = chosen
    text = "".join(sheet.lines[:at] + sheet.lines[at + 1 :])
    origin = (part.first + 1, part.last + 1)
    return Planted(text, at + 1, part.first + 1, part.last, origin, sheet.lines[at].strip(), "")


def _inline_code(sheet: Sheet) -> list[Found]:
    return _find_code(sheet, lambda code: len(code["code"].strip()) > 1)


def _find_code(sheet: Sheet, want: Callable[[re.Match[str]], bool]) -> list[Found]:
    return [
        (part, code)
        for part in sheet.parts
        if part.kind in TEXT
        for code in CODE.finditer(sheet.body(part))
        if want(code)
    ]


def inline_code_dropped(draft: Draft, rng: Random) -> Planted | None:
    """A piece of inline code is gone, text and all."""
    sheet = scan(draft.text)
    chosen = choose(rng, [found for found in _inline_code(sheet) if found[0].kind != "table" and _amid(sheet, found)])
    if chosen is None:
        return None
    start, end = chosen[1].span()
    return _replace(sheet, chosen, (start - 1, end), "")


def _amid(sheet: Sheet, found: Found) -> bool:
    """Whether a match stands between two words, apart by spaces."""
    body = sheet.body(found[0])
    before, after = body[max(0, found[1].start() - 2) : found[1].start()], body[found[1].end() : found[1].end() + 1]
    return bool(re.fullmatch(r"\w ", before)) and after in {" ", ",", "."}


def inline_code_plain(draft: Draft, rng: Random) -> Planted | None:
    """A piece of inline code is no longer marked as code."""
    sheet = scan(draft.text)
    chosen = choose(rng, [found for found in _inline_code(sheet) if re.fullmatch(r"[\w./ -]+", found[1]["code"])])
    return chosen and _replace(sheet, chosen, chosen[1].span(), chosen[1]["code"].strip())


def inline_code_changed(draft: Draft, rng: Random) -> Planted | None:
    """A piece of inline code says something else."""
    sheet = scan(draft.text)
    chosen = choose(rng, _find_code(sheet, lambda code: bool(re.search(r"[A-Za-z]{3}", code["code"]))))
    if chosen is None:
        return None
    name = re.search(r"[A-Za-z]{3,}", chosen[1]["code"])
    at = chosen[1].start("code") + (name.end() if name else 0)
    return _replace(sheet, chosen, (at, at), "X")


def emphasis_dropped(draft: Draft, rng: Random) -> Planted | None:
    """Bold became plain."""
    sheet = scan(draft.text)
    chosen = choose(rng, _find(sheet, BOLD, lambda bold: len(bold["text"]) > 2, bare=True))
    return chosen and _replace(sheet, chosen, chosen[1].span(), chosen[1]["text"])
