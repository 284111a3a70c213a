"""Inline parts of the simple kind, read in one pass: most blocks hold no others, and these cannot be read in two ways.

A footnote, a link or a picture whose text holds no mark, a code span between single back ticks, a passage without marks but for
escaped ones that is strong or emphasised, a line break, and an escaped mark are known by one expression each. Where anything
else that could begin a part stands in a text, nothing is sure, and `lineup.inline` reads all of it anew.
"""

import re
from typing import NamedTuple

from lineup.model import Ref, made

Spans = list[tuple[int, int]]

_WORD = r"[^\[\]`<*_\\{]"
_WORDS = rf"{_WORD}{{1,1000}}"
_PUNCTUATION = r"[!-/:-@\[-`{-~]"
# Words in which marks may be escaped, written so that those without any, nearly all, are read in one go.
_SAID = rf"{_WORD}{{0,1000}}(?:\\{_PUNCTUATION}{_WORD}{{0,1000}}){{0,50}}"
_TARGET = r"\(([^\s()<>\\&]{1,2000})\)"
# Every alternative begins with a character of its own, so that the search skips all others at full speed. One that is no
# simple part is found without a group; what can begin no part (an underscore in a word, a colon) is not found at all.
_SIMPLE = re.compile(
    rf"\[(?:\^([^\]\s\[]{{1,200}})\]|(?<!!\[)({_WORDS})\]{_TARGET}|)"
    r"|`(?:([^`]{1,2000})`(?!`)|)"
    rf"|\*(?:(\*?)((?![\s*]){_SAID}(?<!\s))\*\5(?!\*)|)"
    rf"|!\[(?:({_WORD}{{0,1000}})\]{_TARGET}|)|<(?:(br) ?/?>|)|\\({_PUNCTUATION})"
    r"|_(?!(?<=[^\W_]_)[^\W_])|\{(?<=[)\]`*_>]\{)|:(?=//|::[ \t]?image\s)|\]"
)
_FOOTNOTE, _LINK, _CODE, _EMPHASIS, _IMAGE, _BREAK, _ESCAPE = 1, 3, 4, 6, 8, 9, 10


class Inline(NamedTuple):
    """What a block's text holds inline.

    `refs` in the order of the text; `strong` and `emphasis` are (start, end) offsets of the marked words; `marks` are
    (start, end) offsets of everything that is not text for readers: addresses, code, tags and marks; `said` are kind and target
    of each of the refs, one after the other, so that two blocks are compared at once.
    """

    refs: tuple[Ref, ...] = ()
    strong: tuple[tuple[int, int], ...] = ()
    emphasis: tuple[tuple[int, int], ...] = ()
    marks: tuple[tuple[int, int], ...] = ()
    said: tuple[str, ...] = ()


_ESCAPED = re.compile(rf"\\{_PUNCTUATION}")

_ref, _inline = made(Ref), made(Inline)
NOTHING = Inline()
"""What a text without inline parts holds."""


def plain_inline(text: str) -> Inline | None:
    """The inline parts of a text; None where it may hold others than simple ones."""
    refs: list[Ref] = []
    said: list[str] = []
    strong: Spans = []
    emphasis: Spans = []
    marks: Spans = []
    bare, escaped = "://" in text, "\\" in text
    for match in _SIMPLE.finditer(text):
        kind = match.lastindex
        start, end = match.span()
        if kind == _EMPHASIS:  # the most frequent one first
            words = match.span(6)
            if bare and "://" in match[6]:
                return None
            (strong if match[5] else emphasis).append(words)
            marks.append((start, words[0]))
            if escaped:
                marks += [(at := one.start(), at + 1) for one in _ESCAPED.finditer(text, *words)]
            marks.append((words[1], end))
        elif kind == _FOOTNOTE:
            name = match[1]
            refs.append(_ref(("footnote", name, "", start, end)))
            said += "footnote", name
            marks.append((start, end))
        elif kind == _LINK:
            shown, target = match.group(2, 3)
            if ":" in shown or target.startswith("mailto:"):
                return None
            refs.append(_ref(("link", target, shown, start, end)))
            said += "link", target
            marks += (start, start + 1), (match.end(2), end)
        elif kind == _CODE:
            raw = match[4]
            code = code_text(raw)
            refs.append(_ref(("code", code, raw, start, end)))
            said += "code", code
            marks.append((start, end))
        elif kind == _IMAGE:
            shown, target = match.group(7, 8)
            refs.append(_ref(("image", target, shown, start, end)))
            said += "image", target
            marks += (start, start + 2), (match.end(7), end)
        elif kind == _ESCAPE:
            marks.append((start, start + 1))
        elif kind == _BREAK:
            refs.append(_ref(("tag", "br", "", start, end)))
            said += "tag", "br"
            marks.append((start, end))
        else:
            return None
    return _inline((tuple(refs), tuple(strong), tuple(emphasis), tuple(marks), tuple(said))) if marks else NOTHING


def code_text(text: str) -> str:
    """A code span's content: white space is one space, and one space is stripped from both ends (CommonMark 6.1)."""
    if "\n" in text or "  " in text or "\t" in text:
        text = re.sub(r"\s+", " ", text)
    return text[1:-1] if len(text) > 2 and text[0] == text[-1] == " " else text
