"""The inline parts of a block's text: links, images, addresses, code, footnotes, tags, emphasis.

One pass over the characters that can begin a part, in the order in which CommonMark lets them bind: escapes, code,
tags and addresses first, then brackets, then emphasis. No step looks further than a bound or remembers that it found
nothing, so that reading takes time in proportion to the text, whatever the text is.
"""

from __future__ import annotations

import re
from functools import lru_cache

from lineup.languages.alphabets import needs_no_space
from lineup.model import Ref
from lineup.plain_inline import NOTHING, Inline, code_text, plain_inline
from lineup.ticks import Ticks

__all__ = ["NOTHING", "Inline", "address", "label_key", "read_closely", "read_inline"]

# Every alternative begins with a character of its own, so that the search skips all others at full speed.
_TOKEN = re.compile(r"\\|``*|\[|\]|<|\*\**|__*|\{|://|:::(?=[ \t]?image\s)")
_SPACE = r"[ \t]{0,20}\n?[ \t]{0,20}"
_PLAIN = r"(?:[^\s()<>\\]|\\\S)"
_ADDRESS = rf"<[^<>\n]{{0,2000}}>|{_PLAIN}{{0,2000}}(?:\({_PLAIN}{{0,500}}\){_PLAIN}{{0,500}}){{0,20}}"
_TITLE = r"""(?:[ \t\n]{1,20}(?:"[^"]{0,1000}"|'[^']{0,1000}'|\([^()]{0,1000}\)))?"""
_INLINE_TARGET = re.compile(rf"\({_SPACE}(?P<address>{_ADDRESS}){_TITLE}{_SPACE}\)")
_REFERENCE = re.compile(r" ?\[([^\[\]]{0,300})\]")
_FOOTNOTE = re.compile(r"\[\^([^\]\s\[]{1,200})\]")
_AUTOMATIC = re.compile(
    r"<([A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>]{1,2000}|[\w.!#$%&'*+/=?^`{|}~-]{1,100}@[\w-]{1,100}(?:\.[\w-]{1,100}){1,9})>"
)
_TAG = re.compile(
    r"""<(/?)([A-Za-z][A-Za-z0-9.-]{0,40})((?:[\s/](?:[^<>"']++|"[^"]{0,2000}"|'[^']{0,2000}'){0,200}+)?)>"""
)
_BARE_ADDRESS = re.compile(r"[^\s<>\[\]\"`“”„‘’\u3000-\u3002\u3008-\u3011！（），：；？]{1,2000}")
_ATTRIBUTE_LIST = re.compile(r"\{:?[ \t]{0,9}(?:[#.][\w:-]|[\w:-]{1,100}=)[^{}\n]{0,300}\}")
_ATTRIBUTE = re.compile(
    r"""([A-Za-z:-]{1,40})\s{0,9}=\s{0,9}(?:"([^"]{0,2000})"|'([^']{0,2000})'|([^\s"'=<>`]{1,2000}))"""
)
_IMAGE = re.compile(r""":::[ \t]?image\s((?:[^":\n]++|"[^"\n]{0,2000}"|:(?!::)){1,200}+):::(?!:)""")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_PUNCTUATION = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")
_ADDRESS_END = ".,;:!?*_~'\"…"
_MOST_OPEN = 20
"""Emphasis marks that may wait for their end at the same time; text with more of them means none."""

Spans = list[tuple[int, int]]


def read_inline(text: str, definitions: dict[str, tuple[str, int]] | None = None) -> Inline:
    """The inline parts of a block's text; `definitions` resolves `[text][id]` and `[id]`."""
    return plain_inline(text) or read_closely(text, definitions or {})


def read_closely(text: str, definitions: dict[str, tuple[str, int]]) -> Inline:
    """The inline parts of a text that may hold any; of a text with simple ones alone the same as `plain_inline` tells."""
    return _Scanner(text, definitions).scan()


class _Scanner:
    """Reads one text; gathers as it goes."""

    __slots__ = (
        "definitions", "emphasis", "marks", "openers", "refs", "runs", "spent", "strong", "text", "ticks", "uncommented",
    )  # fmt: skip

    def __init__(self, text: str, definitions: dict[str, tuple[str, int]]) -> None:
        self.text = text
        self.definitions = definitions
        self.refs: list[Ref] = []
        self.marks: Spans = []
        self.runs: Spans = []
        self.strong: Spans = []
        self.emphasis: Spans = []
        self.openers: Spans = []  # brackets that wait for their end: where they start, where their text does
        self.spent = 0  # openers below this one stand around a link and can be no link themselves
        self.ticks: Ticks | None = None
        self.uncommented = False  # no comment ends behind this place

    def scan(self) -> Inline:
        """All parts of the text."""
        text, behind = self.text, 0
        runs, openers = self.runs, self.openers
        for match in _TOKEN.finditer(text):
            start, end = match.span()
            if start < behind:
                if end <= behind or text[start] not in "`*_":
                    continue
                start = behind
            mark = text[start]
            if mark == "[":
                behind = self.open(start)
            elif mark == "]":
                behind = self.close(start) if openers else end
            elif mark == "`":
                behind = self.code(start, end)
            elif mark == "*":
                runs.append((start, end))
            elif mark == "_":
                if not (start and end < len(text) and text[start - 1].isalnum() and text[end].isalnum()):
                    runs.append((start, end))
            elif mark == "<":
                behind = self.angle(start)
            elif mark == "\\":
                if text[end : end + 1] in _PUNCTUATION:
                    self.marks.append((start, end))
                    behind = end + 1
            elif mark == ":":
                behind = self.directive(start, end) if text[start + 1] == ":" else self.bare(start, behind)
            else:
                behind = self.attributes(start, behind)
        if runs:
            self.pair(0)
        self.marks.sort()
        self.strong.sort()
        self.emphasis.sort()
        said = tuple(text for ref in self.refs for text in (ref.kind, ref.target))
        return Inline(tuple(self.refs), tuple(self.strong), tuple(self.emphasis), tuple(self.marks), said)

    def add(self, kind: str, target: str, shown: str, start: int, end: int) -> int:
        """Adds a part that is a mark as a whole; returns its end."""
        self.refs.append(Ref(kind, target, shown, start, end))
        self.marks.append((start, end))
        return end

    # --- what binds first -------------------------------------------------------------------------------------

    def code(self, start: int, end: int) -> int:
        """A code span, or back ticks that nothing closes; returns the place behind."""
        if self.ticks is None:
            self.ticks = Ticks(self.text)
        at = self.ticks.closing(end, end - start)
        if at < 0:
            return end
        raw = self.text[end:at]
        return self.add("code", code_text(raw), raw, start, at + end - start)

    def angle(self, start: int) -> int:
        """A comment, an address between angle brackets, or a tag; returns the place behind, else that of the text."""
        text = self.text
        if text.startswith("<!--", start):
            end = -1 if self.uncommented else text.find("-->", start + 4)
            if end < 0:
                self.uncommented = True
                return start + 1
            self.marks.append((start, end + 3))
            return end + 3
        found = _TAG.match(text, start)
        if found:
            if not found[1]:
                self.refs.append(_tag(found))
            elif found[2].lower() == "a":
                self.close_link()
            self.marks.append(found.span())
            return found.end()
        found = _AUTOMATIC.match(text, start)
        if not found:
            return start + 1
        shown = found[1]
        mail = "@" in shown and "://" not in shown
        return self.add("email" if mail else "url", shown.removeprefix("mailto:"), shown, start, found.end())

    def close_link(self) -> None:
        """At `</a>`: an address written out as the text of its own link is the link, not a second one."""
        refs = self.refs
        opened = next((at for at in range(len(refs) - 1, -1, -1) if refs[at].kind == "link"), None)
        if opened is not None and self.text.startswith("<", refs[opened].offset):
            refs[opened + 1 :] = [ref for ref in refs[opened + 1 :] if ref.kind != "url"]

    def bare(self, colon: int, behind: int) -> int:
        """An address written out; returns the place behind it."""
        text = self.text
        scheme = 5 if text.startswith("https", max(colon - 5, 0)) and colon >= 5 else 4
        start = colon - scheme
        found = _BARE_ADDRESS.match(text, colon + 3)
        if start < behind or not text.startswith("http", start) or not found:
            return behind
        end = found.end()
        shown = text[start:end]
        if not shown.isascii():
            shown = _apart(shown)
        unopened = shown.count(")") - shown.count("(") if shown[-1] in ")" + _ADDRESS_END else 0
        while shown[-1] in _ADDRESS_END or (shown[-1] == ")" and unopened > 0):
            unopened -= shown[-1] == ")"
            shown = shown[:-1]
        if len(shown) <= scheme + 3:
            return behind
        return self.add("url", shown, shown, start, start + len(shown))

    def directive(self, start: int, end: int) -> int:
        """`:::image source="…" alt-text="…":::`, an image as docfx writes it; returns the place behind."""
        found = _IMAGE.match(self.text, start)
        if not found:
            return end
        values = {key.lower(): _unescaped(a or b or c) for key, a, b, c in _ATTRIBUTE.findall(found[1])}
        return self.add("image", values.get("source", ""), values.get("alt-text", ""), start, found.end())

    def attributes(self, start: int, behind: int) -> int:
        """An attribute list right behind a link, an image, code or emphasis is not text."""
        if not start or self.text[start - 1] not in ")]`*_>":
            return behind
        found = _ATTRIBUTE_LIST.match(self.text, start)
        if not found:
            return behind
        self.marks.append(found.span())
        return found.end()

    # --- brackets ---------------------------------------------------------------------------------------------

    def open(self, start: int) -> int:
        """A `[`: a footnote, or the beginning of what may be a link or an image; returns the place behind."""
        text = self.text
        if text.startswith("^", start + 1):
            found = _FOOTNOTE.match(text, start)
            if found:
                return self.add("footnote", found[1], "", start, found.end())
        outside = start - 1 if start and text[start - 1] == "!" and not self._escaped(start - 1) else start
        self.openers.append((outside, start + 1))
        return start + 1

    def _escaped(self, at: int) -> bool:
        """Is the `!` at this place behind a backslash that escapes it?"""
        return at > 0 and self.text[at - 1] == "\\" and bool(self.marks) and self.marks[-1] == (at - 1, at)

    def close(self, at: int) -> int:
        """A `]`: takes the last `[` and looks whether a target follows; returns the place behind what was read."""
        start, inside = self.openers.pop()
        spent = len(self.openers) < self.spent
        self.spent = min(self.spent, len(self.openers))
        is_image = start < inside - 1
        if spent and not is_image:
            return at + 1
        target, end = self.target(inside, at)
        if target is None:
            return at + 1
        label, refs = self.text[inside:at], self.refs
        # Whatever was found since the bracket opened stands at the end of its list.
        inner = []
        while refs and refs[-1].offset > start:
            inner.append(refs.pop())
        if is_image:
            for spans in (self.runs, self.marks, self.strong, self.emphasis):
                while spans and spans[-1][0] > start:
                    spans.pop()
            refs.append(Ref("image", target, label, start, end))
        else:
            first = len(self.runs)
            while first and self.runs[first - 1][0] > start:
                first -= 1
            self.pair(first)
            mail = target.startswith("mailto:")
            refs.append(Ref("email" if mail else "link", target.removeprefix("mailto:"), label, start, end))
            # An address written out as the text of its own link is the link, not a second one.
            refs.extend(ref for ref in reversed(inner) if ref.kind != "url")
            self.spent = len(self.openers)
        self.marks.append((start, inside))
        self.marks.append((at, end))
        return end

    def target(self, inside: int, at: int) -> tuple[str | None, int]:
        """Where the brackets that close at this place lead, None for nowhere; and the place behind."""
        text = self.text
        follows = text[at + 1 : at + 2]
        if follows == "(":
            found = _INLINE_TARGET.match(text, at + 1)
            if found:
                return address(found["address"]), found.end()
        if not self.definitions:
            return None, at
        found = _REFERENCE.match(text, at + 1) if follows in ("[", " ") else None
        if found and not found[1].startswith("^"):
            known = self.definitions.get(label_key(found[1] or text[inside:at]))
            if known:
                return known[0], found.end()
            if follows == "[" and found[1]:
                return None, at
        if at - inside > 1000 or "[" in text[inside:at]:
            return None, at
        known = self.definitions.get(label_key(text[inside:at]))
        return (known[0], at + 1) if known else (None, at)

    # --- emphasis ---------------------------------------------------------------------------------------------

    def pair(self, first: int) -> None:
        """Pairs the emphasis marks from the `first` on, by a short form of CommonMark's delimiter runs (6.2)."""
        runs, text = self.runs, self.text
        if len(runs) <= first:
            return
        waiting: list[tuple[str, int, int]] = []
        for where, end in runs[first:]:
            start = where
            mark = text[start]
            before = text[start - 1] if start else " "
            after = text[end] if end < len(text) else " "
            opens = not after.isspace() and (mark == "*" or not before.isalnum())
            closes = not before.isspace() and (mark == "*" or not after.isalnum())
            index = len(waiting) - 1
            while closes and start < end and index >= 0:
                other, left, right = waiting[index]
                if other == mark:
                    both = min(right - left, end - start, 3)
                    self._emphasise(right, start, both)
                    del waiting[index:]
                    if right - left > both:
                        waiting.append((mark, left, right - both))
                        index += 1
                    start += both
                index -= 1
            if opens and start < end:
                waiting.append((mark, start, end))
                if len(waiting) > _MOST_OPEN:
                    del waiting[0]
        del runs[first:]

    def _emphasise(self, inside: int, end: int, marks: int) -> None:
        """Words between two runs: one mark is emphasis, two are strong, three are both."""
        if marks >= 2:
            self.strong.append((inside, end))
        if marks != 2:
            self.emphasis.append((inside, end))
        self.marks.append((inside - marks, inside))
        self.marks.append((end, end + marks))


def _tag(match: re.Match[str]) -> Ref:
    """An opening tag: images and links as what they are, any other by its name."""
    name = match[2].lower()
    start, end = match.span()
    if name in ("img", "a"):
        values = {key.lower(): _unescaped(a or b or c) for key, a, b, c in _ATTRIBUTE.findall(match[3])}
        target = values.get("src" if name == "img" else "href")
        if target is not None:
            return Ref("image" if name == "img" else "link", target, values.get("alt", ""), start, end)
    return Ref("tag", name, match[3].removesuffix("/").rstrip(), start, end)


def address(raw: str) -> str:
    """An address without its angle brackets, entities and backslash escapes."""
    if raw.startswith("<") and raw.endswith(">"):
        raw = raw[1:-1]
    raw = _unescaped(raw)
    return _ESCAPE.sub(r"\1", raw) if "\\" in raw else raw


def _unescaped(text: str) -> str:
    """A text with characters in place of its references."""
    if "&" not in text:
        return text
    from html import unescape  # noqa: PLC0415 - few pages have any, and its table of names is long

    return unescape(text)


@lru_cache(maxsize=4096)
def label_key(label: str) -> str:
    """A link label as it is compared: case folded, white space collapsed (CommonMark 4.7)."""
    return " ".join(label.split()).casefold()


_LETTER_BESIDE = re.compile(r"(?<=[A-Za-z0-9])[^\W\d_A-Za-z]")


def _apart(shown: str) -> str:
    """An address without the words behind it that stand there without a space, in scripts that need none."""
    end = next((found.start() for found in _LETTER_BESIDE.finditer(shown) if needs_no_space(found[0])), len(shown))
    return shown[:end]
