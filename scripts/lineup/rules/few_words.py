"""A few words that still stand in the source's language amid a translated block: the rest of a sentence, a remark, words in bold, a cell."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lineup import model
from lineup.evidence import Feature
from lineup.languages.base import Language
from lineup.languages.lexicon import LETTERS
from lineup.record import Record
from lineup.rules.context import Pair
from lineup.rules.kept_names import WORD
from lineup.rules.left_among import cell_left, is_said_again

# It begins with one character of a set, which is looked for at full speed. What is part of code, of a path or of an option has a sign beside it.
_RUN = re.compile(
    r"[A-Za-z](?<![\w’'/\\.@%$<=>{}#&+|~^*:-].)[A-Za-z’'-]*+(?:,? [A-Za-z][A-Za-z’'-]*+)++"
    r"(?![\w/\\@$<=>{}#&+~^*]|[.:]\w|-| ?\(\w*\(| [<=>/+] )"
)
_SMALL = re.compile(r"[a-z](?<![\w./\\@$-].)[a-z]{2,}+(?![\w/\\@(-]|\.\w)")
"""A word in small letters that is no part of a file's name or of code."""
_FEW, _MORE = 2, 3
"""So many words may be the name of a thing; so many, with a little one among them, are what the source says."""
_LABELS = (model.TAB, model.ADMONITION, model.TERM, model.ABBREVIATION)
_MARKS = ("*", "_", "[")
_BEGINNING = (".", "!", "?", ":", ";", "|", "(", "–", "—")
"""A sentence begins behind them, or a part of one."""
_QUOTED = re.compile(r"[„“\"«‚‘‹'][^„“”\"«»]*\Z")
_QUOTE_ENDS = frozenset("“”\"»’'")
_MENU, _ON = ("→", ">", "›", "»", "<"), ("→", "->", ">", "›", "»")
"""What stands before and behind the labels on a way through menus."""
_MEANS = ("(", "[", "/", "=", "- (", "– (", "— (")
"""What stands before the meaning of words."""
_ABBREVIATION = re.compile(r"[A-Z]{2}[a-z]? ?\($")
_NEAR = 200
"""So many characters before some words tell whether they stand in quotation marks or in brackets."""


class _Words(Record):
    """Words that may be told: where they stand, how they are written, the words, and whether something begins with them."""

    start: int
    text: str
    words: list[str]
    begins: bool


def words_left(
    pair: Pair, source: list[Feature], target: list[Feature], first: Language
) -> tuple[Feature, int, str] | None:
    """The block, the place and the text of a few words that the source says just so, and that are no name."""
    kind = target[0].block.kind
    rows = kind in (model.ROW, model.HEAD_ROW)
    if rows and source[0].block.kind == kind:
        cell = cell_left(pair, source[0], target[0], first)
        if cell:
            return target[0], target[0].block.text.index(cell), cell
    if all(one.plain.isascii() for one in target):
        label = _label_left(pair, source, target, first)
        return (target[0], target[0].plain.index(label), label) if label else None
    said = " ".join([one.plain for one in source])
    for one in target:
        for some in _rows(one.plain):
            there = _place(some.text, said)
            if (
                there >= 0
                and not (rows and _is_cell(one.plain, some))
                and _is_ordinary(pair, some, source[0], one, first, set_off=_is_set_off(one, some, said))
                and _is_free(one.plain, some, said, there)
                and not _is_label(pair, one, some)
            ):
                return one, some.start, some.text
    return None


def _label_left(pair: Pair, source: list[Feature], target: list[Feature], first: Language) -> str | None:
    """The title of a tab or of an admonition, a term among translated ones, or what an abbreviation in other letters stands for."""
    one, label = target[0], target[0].plain.strip()
    if one.block.kind not in _LABELS or label != source[0].plain.strip() or not label[1:].islower():
        return None
    if one.block.kind == model.TERM:
        others = [term.plain for term in pair.target_features if term.block.kind == model.TERM and term is not one]
        if 2 * sum(not term.isascii() for term in others) <= len(others):
            return None  # terms may be those of the source
    words = WORD.findall(label)
    some = _Words(start=0, text=label, words=words, begins=True)
    return label if len(words) >= _FEW and _is_ordinary(pair, some, source[0], one, first, set_off=True) else None


def _place(words: str, text: str) -> int:
    """Where a text has these words, as whole words; less than nought where it has not."""
    at = text.find(words)
    while at >= 0 and (text[at - 1 : at].isalnum() or text[at + len(words) : at + len(words) + 1].isalnum()):
        at = text.find(words, at + 1)
    return at


def _rows(text: str) -> Iterator[_Words]:
    """Words in the letters of the source without the names at their ends; what has capitals at both ends is a title."""
    for found in _RUN.finditer(text):
        before = text[max(0, found.start() - _FEW) : found.start()]
        begins = not before.strip() or before.rstrip().endswith(_BEGINNING)
        words = list(WORD.finditer(found[0]))
        count = len(words)
        while words and not words[-1][0].islower():
            del words[-1]
        if begins and len(words) < count and found[0][0].isupper():
            continue
        while words and not words[0][0].islower() and not (begins and words[0][0].istitle()):
            del words[0]
            begins = False
        if len(words) >= _FEW:
            start, end = words[0].start(), words[-1].end()
            yield _Words(
                start=found.start() + start, text=found[0][start:end], words=[word[0] for word in words], begins=begins
            )


def _is_ordinary(pair: Pair, some: _Words, source: Feature, one: Feature, first: Language, *, set_off: bool) -> bool:
    """Are these words that the target says otherwise, most of them, beside a little one, or else three or set off?

    Such a word is known, or the source says it elsewhere too. A name the target says elsewhere too, in the source's letters.
    """
    words = [some.words[0].lower() if some.begins else some.words[0], *some.words[1:]]
    small = [word for word in words if word.islower()]
    plain = [word[:LETTERS] for word in small if len(word) > _FEW and word not in first.common]
    if not plain or len(words) - len(small) > len(plain):
        return False  # a title
    if any(len(word) == 1 and word not in first.common for word in small):
        return False  # a formula
    said_here_only = [word for word in plain if pair.words[1].beginning(word) <= plain.count(word)]
    telling = sum(word in source.lexicon.wide or is_said_again(pair, word) for word in said_here_only)
    names, strange = len(plain) - len(said_here_only), len(said_here_only) - telling
    if names > 1 or (names and names >= telling):
        return False
    little = sum(word in first.common or word in first.denying for word in words)
    if little and len(words) >= _MORE:
        named = len(words) == _MORE and little == 1 and words[1] in first.common  # drag and drop
        return telling + little >= strange + names and (not named or set_off or _is_between_marks(one.plain, some))
    if little:
        return words[0] in first.common and len(words[0]) > 1
    if names or "," in some.text:  # values
        return False
    if len(_SMALL.findall(one.plain)) > len(_SMALL.findall(some.text)):
        return False  # it keeps words of the source's language
    return (telling >= strange and len(plain) >= _FEW) if set_off else (telling > strange and len(words) >= _MORE)


def _is_cell(text: str, some: _Words) -> bool:
    """Do these words fill a cell, of which its column tells whether it may stay?"""
    before, behind = text[: some.start].rstrip(), text[some.start + len(some.text) :].lstrip(" .!?:")
    return (not before or before.endswith("|")) and (not behind or behind.startswith("|"))


def _is_between_marks(text: str, some: _Words) -> bool:
    """Do these words fill a part of a sentence?"""
    before = text[max(0, some.start - _FEW) : some.start].strip()
    behind = text[some.start + len(some.text) :].lstrip()
    return (not before or before.endswith((*_BEGINNING, ","))) and (
        not behind or behind.startswith((*_BEGINNING, ",", ")"))
    )


def _is_set_off(one: Feature, some: _Words, said: str) -> bool:
    """Are these words all that stands in bold, or that is a link, and begin with a small letter, or all of a remark of the source?"""
    text, end = one.block.text, some.start + len(some.text)
    before, behind = text[: some.start], text[end:]
    if before.endswith("("):
        return behind.startswith(")") and f"({some.text})" in said
    return before.endswith(_MARKS) and behind.startswith(("*", "_", "]")) and some.text[0].islower()


def _is_free(text: str, some: _Words, said: str, there: int) -> bool:
    """Do these words stand neither in quotation marks, nor on a way through menus, nor beside what they mean?"""
    end = some.start + len(some.text)
    before, behind = text[max(0, some.start - _NEAR) : some.start], text[end:].lstrip()
    if before.rstrip().endswith((*_MENU, "/", "=")) or behind.startswith(_ON):
        return False
    if before.endswith("(") and (some.text[0].isupper() or _ABBREVIATION.search(before)):
        return False  # a title; what an abbreviation stands for
    if _QUOTED.search(before) and not _QUOTE_ENDS.isdisjoint(behind):
        return False
    before_it = said[max(0, there - _NEAR) : there]
    for opening, closing in ("()", "[]"):
        if before.rfind(opening) > before.rfind(closing) and before_it.rfind(opening) <= before_it.rfind(closing):
            return False
    meaning = next((mark for mark in _MEANS if behind.startswith(mark)), "")
    return said[there + len(some.text) :].lstrip().startswith(meaning)


def _is_label(pair: Pair, one: Feature, some: _Words) -> bool:
    """Do these words begin with a capital and with a mark, as the label of a program or the title of a page does?

    Neither is told unless it leads to a page of the same site, or the others of its kind on the page are translated.
    """
    before = one.block.text[: some.start]
    if not some.text[0].isupper() or not before.endswith(_MARKS):
        return False
    if before.rstrip("*_").endswith("["):
        ref = next((ref for ref in one.inline.refs if ref.offset <= some.start < ref.end), None)
        return ref is None or ref.kind != "link" or ":" in ref.target
    leads = not before.strip("*_ ")
    labels = [
        label
        for block in pair.target_features
        for start, end in block.inline.strong
        if (label := block.plain[start:end].strip()) and not (leads and block.plain[:start].strip())
    ]
    left = sum(label.isascii() and " " in label for label in labels)
    return left > 1 or sum(not label.isascii() for label in labels) < _MORE
