"""The inline parts of a block's text: links, images, addresses, code, footnotes, tags, emphasis."""

from __future__ import annotations

import re
from functools import lru_cache
from html import unescape
from typing import NamedTuple

from lineup.model import Ref

# Every repetition is bounded, so that no text makes the search slower than in proportion to its length.
_LABEL = r"(?:[^\[\]\\]|\\.|\[(?:[^\[\]\\]|\\.){0,1000}\]){0,2000}?"
_ADDRESS = r"<[^<>\n]{0,2000}>|[^\s()<>]{0,2000}(?:\([^\s()]{0,500}\)[^\s()]{0,500}){0,20}"
_TITLE = r"""(?:\s{1,20}(?:"[^"]{0,1000}"|'[^']{0,1000}'|\([^()]{0,1000}\)))?"""
_TOKEN = re.compile(
    rf"""
    (?P<escape>\\[!-/:-@\[-`{{-~])
  | (?P<tick>`{{1,9}})(?!`)(?P<code>.{{1,3000}}?)(?<!`)(?P=tick)(?!`)
  | (?P<strays>`+)
  | (?P<bang>!?)\[(?P<label>{_LABEL})\]\(\s{{0,20}}(?P<address>{_ADDRESS}){_TITLE}\s{{0,20}}\)(?P<attrs>\{{:?[^{{}}\n]{{0,300}}\}})?
  | \[\^(?P<foot>[^\]\s\[]{{1,200}})\]
  | (?P<refbang>!?)\[(?P<reflabel>{_LABEL})\]\ ?\[(?P<refid>[^\[\]]{{0,300}})\]
  | (?P<shortbang>!?)\[(?P<short>[^\[\]\n]{{1,300}})\](?![\[(:])
  | <(?P<auto>[A-Za-z][A-Za-z0-9+.-]{{1,31}}:[^\s<>]{{1,2000}}|[\w.!#$%&'*+/=?^`{{|}}~-]{{1,100}}@[\w-]{{1,100}}(?:\.[\w-]{{1,100}}){{1,9}})>
  | (?P<comment><!--.{{0,5000}}?-->)
  | <(?P<close>/?)(?P<tag>[A-Za-z][A-Za-z0-9-]{{0,40}})(?P<rest>(?:\s[^<>]{{0,2000}})?/?)>
  | (?P<url>https?://[^\s<>\[\]"`“”„‘’]{{1,2000}})
  | (?P<mark>\*{{1,40}}|_{{1,40}})
""",
    re.VERBOSE | re.DOTALL,
)
# Most blocks hold none of these characters, and this test costs next to nothing.
_ANY = re.compile(r"[\[`<*_\\]|://")
_ATTRIBUTE = re.compile(r"""([A-Za-z:-]{1,40})\s{0,9}=\s{0,9}(?:"([^"]{0,2000})"|'([^']{0,2000})'|([^\s"'=<>`]{1,2000}))""")
_URL_TAIL = ".,;:!?*_~'\"…"


class Inline(NamedTuple):
    """What a block's text holds inline.

    `refs` in the order of the text; `strong` and `emphasis` are (start, end) offsets of the marked words; `marks` are
    (start, end) offsets of everything that is not text for readers: addresses, code, tags and marks.
    """

    refs: tuple[Ref, ...] = ()
    strong: tuple[tuple[int, int], ...] = ()
    emphasis: tuple[tuple[int, int], ...] = ()
    marks: tuple[tuple[int, int], ...] = ()


_NOTHING = Inline()


def read_inline(text: str, definitions: dict[str, tuple[str, int]] | None = None) -> Inline:
    """The inline parts of a block's text; `definitions` resolves `[text][id]` and `[id]`."""
    if not _ANY.search(text):
        return _NOTHING
    refs: list[Ref] = []
    runs: list[tuple[int, int]] = []
    marks: list[tuple[int, int]] = []
    _scan(text, 0, definitions or {}, refs, runs, marks, depth=0)
    strong, emphasis = _pair(text, runs, marks) if runs else ((), ())
    marks.sort()
    return Inline(tuple(refs), strong, emphasis, tuple(marks))


def _scan(
    text: str,
    base: int,
    definitions: dict[str, tuple[str, int]],
    refs: list[Ref],
    runs: list[tuple[int, int]],
    marks: list[tuple[int, int]],
    depth: int,
) -> None:
    """Gathers the parts of `text`, which stands at `base` of the block's text."""
    for match in _TOKEN.finditer(text):
        start, end = match.start() + base, match.end() + base
        kind = match.lastgroup
        if match["mark"] is not None:
            runs.append((start, end))
        elif match["code"] is not None:
            refs.append(Ref("code", _code(match["code"]), match["code"], start, end))
            marks.append((start, end))
        elif match["address"] is not None:
            _link(match, "label", match["bang"], address(match["address"]), base, definitions, refs, runs, marks, depth)
        elif match["foot"] is not None:
            refs.append(Ref("footnote", match["foot"], "", start, end))
            marks.append((start, end))
        elif match["refid"] is not None:
            name = match["refid"] or match["reflabel"]
            known = definitions.get(label_key(name))
            if known:
                _link(match, "reflabel", match["refbang"], known[0], base, definitions, refs, runs, marks, depth)
        elif match["short"] is not None:
            known = definitions.get(label_key(match["short"])) if definitions else None
            if known:
                _link(match, "short", match["shortbang"], known[0], base, definitions, refs, runs, marks, depth)
            elif depth < 5:
                inner = match.start("short")
                _scan(match["short"], base + inner, definitions, refs, runs, marks, depth + 1)
        elif match["auto"] is not None:
            found = match["auto"]
            mail = "@" in found and ("://" not in found)
            refs.append(Ref("email" if mail else "url", found.removeprefix("mailto:"), found, start, end))
            marks.append((start, end))
        elif match["url"] is not None:
            found = match["url"]
            while found and (found[-1] in _URL_TAIL or (found[-1] == ")" and found.count("(") < found.count(")"))):
                found = found[:-1]
            refs.append(Ref("url", found, found, start, start + len(found)))
            marks.append((start, start + len(found)))
        elif match["tag"] is not None:
            _tag(match, start, end, refs)
            marks.append((start, end))
        elif kind in ("comment", "escape"):
            marks.append((start, end if kind == "comment" else start + 1))


def _link(
    match: re.Match[str],
    group: str,
    bang: str,
    target: str,
    base: int,
    definitions: dict[str, tuple[str, int]],
    refs: list[Ref],
    runs: list[tuple[int, int]],
    marks: list[tuple[int, int]],
    depth: int,
) -> None:
    """Adds a link or image, and what its text holds."""
    start, end = match.start() + base, match.end() + base
    label, inside = match[group], match.start(group) + base
    if bang:
        refs.append(Ref("image", target, label, start, end))
        marks.append((start, inside))
        marks.append((inside + len(label), end))
        return
    kind = "link"
    if target.startswith("mailto:"):
        kind, target = "email", target.removeprefix("mailto:")
    refs.append(Ref(kind, target, label, start, end))
    marks.append((start, inside))
    marks.append((inside + len(label), end))
    if depth < 5 and _ANY.search(label):
        inner: list[Ref] = []
        _scan(label, inside, definitions, inner, runs, marks, depth + 1)
        # An address written out as the text of its own link is the link, not a second one.
        refs.extend(ref for ref in inner if ref.kind != "url")


def _tag(match: re.Match[str], start: int, end: int, refs: list[Ref]) -> None:
    """Adds an HTML tag: images and links as what they are, any other opening tag by its name."""
    name = match["tag"].lower()
    if match["close"]:
        return
    if name in ("img", "a"):
        values = {key.lower(): unescape(a or b or c) for key, a, b, c in _ATTRIBUTE.findall(match["rest"])}
        target = values.get("src" if name == "img" else "href")
        if target is not None:
            refs.append(Ref("image" if name == "img" else "link", target, values.get("alt", ""), start, end))
            return
    refs.append(Ref("tag", name, match["rest"], start, end))


def _code(text: str) -> str:
    """A code span's content: line ends are spaces, one space is stripped from both ends (CommonMark 6.1)."""
    flat = " ".join(text.split("\n")) if "\n" in text else text
    flat = re.sub(r"\s+", " ", flat)
    return flat[1:-1] if len(flat) > 2 and flat[0] == flat[-1] == " " else flat


def address(raw: str) -> str:
    """An address without its angle brackets, entities and backslash escapes."""
    if raw.startswith("<") and raw.endswith(">"):
        raw = raw[1:-1]
    if "&" in raw:
        raw = unescape(raw)
    return re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", raw) if "\\" in raw else raw


@lru_cache(maxsize=4096)
def label_key(label: str) -> str:
    """A link label as it is compared: case folded, white space collapsed (CommonMark 4.7)."""
    return " ".join(label.split()).casefold()


def _pair(
    text: str, runs: list[tuple[int, int]], marks: list[tuple[int, int]]
) -> tuple[tuple[tuple[int, int], ...], tuple[tuple[int, int], ...]]:
    """Pairs emphasis marks by a shortened form of CommonMark's delimiter runs (6.2); `***` is both strengths."""
    strong: list[tuple[int, int]] = []
    emphasis: list[tuple[int, int]] = []
    open_runs: list[tuple[str, int, int, int]] = []
    for start, end in sorted(runs):
        mark = text[start]
        before = text[start - 1] if start else " "
        after = text[end] if end < len(text) else " "
        opens = not after.isspace() and (mark == "*" or not (before.isalnum() or before == "_"))
        closes = not before.isspace() and (mark == "*" or not (after.isalnum() or after == "_"))
        length = end - start
        if closes:
            for index in range(len(open_runs) - 1, max(-1, len(open_runs) - 20), -1):
                other, where, width, _ = open_runs[index]
                if other == mark and min(width, length):
                    both = min(width, length, 3)
                    inside = (where + width, start)
                    if both >= 2:
                        strong.append(inside)
                    if both != 2:
                        emphasis.append(inside)
                    marks.append((where, where + width))
                    marks.append((start, end))
                    del open_runs[index:]
                    length -= both
                    if width > both:
                        open_runs.append((mark, where, width - both, 0))
                    break
        if opens and length > 0:
            open_runs.append((mark, start, length, 0))
    return tuple(sorted(strong)), tuple(sorted(emphasis))
