"""Findings -> edits of a page: what can be mended without asking what was meant."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from lineup.model import HEADING, Bead, Finding, FrontMatter, Page

EXACT = frozenset(
    "quote-style decimal-mark number-form space-doubled space-before-mark hard-space dash-form combining-letter".split()
)
"""Rules whose finding says what stands there and what should, character by character."""
ONE_BY_ONE = frozenset(("look-alike", "pronoun-letter"))
"""The same, where only a reader knows whether another word was meant: mended at a line that is named."""
HEADINGS = frozenset(("heading-id", "heading-id-none"))
RULES = EXACT | ONE_BY_ONE | HEADINGS | {"link-target", "front-matter-missing"}
"""The rules that have a repair."""
_ATX = re.compile(r"(?P<head> {0,3}#{1,6}[ \t].*?)(?P<close>[ \t]+#+)?[ \t]*$")
_ATTRIBUTES = re.compile(r"[ \t]*\{(?P<colon>:?)[ \t]*(?P<list>[^{}\n]*?)[ \t]*\}[ \t]*$")
_ID = re.compile(r"(?<![^\s])#[^\s#.{}]+")


class Change(NamedTuple):
    """Some characters of one line that give way to others; with `insert`, whole lines that come before the line."""

    line: int
    start: int
    end: int
    text: str
    insert: tuple[str, ...] = ()


def changes(
    findings: Iterable[Finding],
    lines: Sequence[str],
    twin: Page,
    page: Page,
    beads: Sequence[Bead],
    twin_lines: Sequence[str],
    *,
    target: bool,
    short_ids: bool,
) -> Iterator[Change]:
    """The edits of one page that mend its findings.

    Args:
        findings: of this page, of this side.
        lines: the page's file, without line ends.
        twin: the page in the other language.
        page: the page.
        beads: how the source's and the target's blocks are aligned.
        twin_lines: the twin's file.
        target: is this the target's page?
        short_ids: whether ids are written `{#id}` and not `{: #id }`.
    """
    ids = _ids(twin if target else page, page if target else twin, beads)
    for finding in findings:
        place = finding.target if target else finding.source
        if place is None:
            continue
        if finding.name in EXACT | ONE_BY_ONE:
            yield from _exact(finding, place.line, place.column - 1, lines)
        elif finding.name == "link-target" and target:
            yield from _link(finding, place.line, place.end_line, lines)
        elif finding.name in HEADINGS:
            wanted = finding.expected or ids.get((target, place.line), "")
            if wanted:
                yield from _heading(lines, place.line, wanted.removeprefix("#"), short=short_ids)
        elif finding.name == "front-matter-missing" and target and finding.expected:
            for key in [finding.expected] if finding.expected in twin.front.lines else finding.expected.split(", "):
                yield from _key(key, page.front, twin.front, lines, twin_lines)


def applied(lines: Sequence[str], wanted: Iterable[Change]) -> list[str]:
    """The lines after the edits; of two edits of the same characters the first alone is made."""
    result = list(lines)
    taken: dict[int, list[tuple[int, int]]] = {}
    kept = []
    for change in wanted:
        if change.insert:
            kept.append(change)
            continue
        spans = taken.setdefault(change.line, [])
        if all(change.end <= start or end <= change.start for start, end in spans):
            spans.append((change.start, change.end))
            kept.append(change)
    # From the end, so that no place moves before it is reached; what is put in at one line keeps its order.
    for _, change in sorted(enumerate(kept), key=lambda one: (one[1].line, not one[1].insert, one[1].start, one[0]))[
        ::-1
    ]:
        if change.insert:
            result[change.line - 1 : change.line - 1] = change.insert
        else:
            line = result[change.line - 1]
            result[change.line - 1] = line[: change.start] + change.text + line[change.end :]
    return result


def _exact(finding: Finding, line: int, at: int, lines: Sequence[str]) -> Iterator[Change]:
    """What a finding shows, at its place or around it: some point at the wrong letter inside of a word."""
    found, expected = finding.found, finding.expected
    if not found or not expected or line > len(lines):
        return
    start = lines[line - 1].find(found, max(0, at - len(found) + 1))
    if 0 <= start <= at:
        yield Change(line, start, start + len(found), expected)


def _link(finding: Finding, first: int, last: int, lines: Sequence[str]) -> Iterator[Change]:
    """The address alone, where it stands once in the block."""
    found, expected = finding.found, finding.expected
    if not found or not expected:
        return
    pattern = re.compile(rf"(?<=\]\(){re.escape(found)}(?=[)\s])|(?<=\]\(<){re.escape(found)}(?=>)")
    places = [
        (line, match.span())
        for line in range(first, min(last, len(lines)) + 1)
        for match in pattern.finditer(lines[line - 1])
    ]
    if len(places) == 1:
        line, (start, end) = places[0]
        yield Change(line, start, end, expected)


def _heading(lines: Sequence[str], line: int, ident: str, *, short: bool) -> Iterator[Change]:
    """An id behind a heading, or in place of the one that stands there."""
    text = lines[line - 1] if line <= len(lines) else ""
    if not _ATX.match(text):
        return
    found = _ATTRIBUTES.search(text)
    if not found:
        end = len(text.rstrip())
        yield Change(line, end, len(text), f" {{#{ident}}}" if short else f" {{: #{ident} }}")
        return
    listed = found["list"]
    new = _ID.sub(f"#{ident}", listed, count=1) if _ID.search(listed) else f"#{ident} {listed}".rstrip()
    yield Change(line, found.start("list"), found.end("list"), new)


def _ids(source: Page, target: Page, beads: Sequence[Bead]) -> Mapping[tuple[bool, int], str]:
    """For headings that have no id on either side the one that both are to get, by side and line: from the source's words."""
    taken = {block.ident for page in (source, target) for block in page.blocks if block.ident}
    found: dict[tuple[bool, int], str] = {}
    for bead in beads:
        if len(bead.source) != 1 or len(bead.target) != 1:
            continue
        one, other = source.blocks[bead.source[0]], target.blocks[bead.target[0]]
        if one.kind != HEADING or other.kind != HEADING or one.ident or other.ident:
            continue
        ident = stem = slug(one.text)
        number = 2
        while stem and ident in taken:
            ident = f"{stem}-{number}"
            number += 1
        if ident:
            taken.add(ident)
            found[False, one.line] = found[True, other.line] = ident
    return found


def short_ids(lines: Iterable[str], dialect: str) -> bool:
    """Are ids written `{#id}` on this page, and not `{: #id }`? As those that stand there, else as the generator has them."""
    found = [match["colon"] for line in lines if line.startswith("#") and (match := _ATTRIBUTES.search(line))]
    return ":" not in found if found else dialect != "python-markdown"


def slug(text: str) -> str:
    """An id from a heading's words, as Python-Markdown's toc makes one; empty where they have no Latin letter or figure."""
    import unicodedata  # noqa: PLC0415 - most runs make none

    bare = re.sub(r"[`*_\[\]]|\([^()]*\)", "", text)
    plain = unicodedata.normalize("NFKD", bare).encode("ascii", "ignore").decode()
    return re.sub(r"[-\s]+", "-", re.sub(r"[^\w\s-]", "", plain).strip().lower()).strip("-")


def _key(
    key: str, front: FrontMatter, other: FrontMatter, lines: Sequence[str], twin_lines: Sequence[str]
) -> Iterator[Change]:
    """A key of the source's header with its value, behind the keys that the page has."""
    if (
        key not in other.lines
        or front.body_line < 2
        or any(one[:1] and one[0][:1] in "+%" for one in (lines, twin_lines))
    ):
        return
    start = other.lines[key]
    following = [line for line in (*other.lines.values(), other.body_line - 1) if line > start]
    raw = tuple(twin_lines[start - 1 : min(following, default=start + 1) - 1])
    if raw:
        yield Change(front.body_line - 1, 0, 0, "", raw)
