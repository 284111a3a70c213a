"""What still stands in the source's language within a translated block: a remark in brackets, a part of a heading, words in bold, a short sentence."""

from __future__ import annotations

import re
from itertools import pairwise

from lineup import model
from lineup.evidence import Feature
from lineup.languages.base import Language
from lineup.languages.lexicon import LETTERS
from lineup.rules.context import Pair
from lineup.rules.kept_names import WORD, is_kept

_REMARK = re.compile(r"(?<=\s)\(([A-Za-z][A-Za-z ,;’'-]+)[.!]?\)")
_BEHIND = re.compile(r"(?<=[^\W_])(?::| [-–—:]) +([A-Za-z][^:|]+)\Z")
"""What stands behind a colon or a dash, to the end of a heading."""
# These begin with one character of a set, which is looked for at full speed.
_MARKED = re.compile(
    r"[*_\[](?:(?:(?<=\*)\*|(?<=_)_)([a-z][A-Za-z ,’'-]+|[A-Z][a-z]+(?: [a-z’'-]+){4,})(?:\*\*|__)"
    r"|(?<=\[)(?<!!.)([a-z][A-Za-z ,’'-]+|[A-Z][a-z]+(?: [a-z’'-]+){4,})\](?=[(\[]))"
)
"""Words in small letters in bold, or that are a link: what programs have for labels begins with a capital, and has four words at most."""
_SENTENCE = re.compile(
    r"[A-Za-z’'-](?:(?<=[A-Z])(?:(?<=\A.)|(?<=[.!?:] .))[a-z]+(?: [a-z’'-]+){2,5}[.!?](?= [^\W\da-z]|\s*\Z)"
    r"|(?<=[a-z’'-])(?<=[,;–—] .)[a-z’'-]*(?: [a-z’'-]+){3,}(?=[.,;:!?]))"
)
"""A short sentence, or words in small letters from one mark to another."""
_TWO_WORDS = re.compile(r"[a-z]{2} [a-z]{2}")
_WORD_BEFORE = re.compile(r"([^\W\d_]+)\W{1,4}\Z")
_NEAR = 20
"""So many characters before a remark tell whether an abbreviation stands there."""
_FEW = 2
"""So many words or mentions are few."""
_LEAST = 3
"""So many words are more than a name."""
_SIGNS = re.compile(r"[{}=;\\$@#<>_`*\[(/]|\w[.:]\w")


def part_left(
    pair: Pair, source: list[Feature], target: list[Feature], first: Language
) -> tuple[Feature, int, str] | None:
    """The block, the place and the text of a part that the source says word for word in the same marks."""
    for one in target:
        if "(" in one.plain:
            for remark in _REMARK.finditer(one.plain):
                if _is_remark(remark, first) and any(remark[0] in there.plain for there in source):
                    return one, remark.start(1), remark[1]
        for marked in _MARKED.finditer(one.block.text.replace("\n", " ")):
            text, start = marked[marked.lastindex or 0], marked.start(marked.lastindex or 0)
            if (
                one.plain.startswith(text, start)  # and not in code
                and any(text in there.plain for there in source)
                and _is_plain(pair, text, source[0], first)
            ):
                return one, start, text
        for sentence in _SENTENCE.finditer(one.plain):
            text, start = sentence[0].rstrip(".!?"), sentence.start()
            if any(sentence[0] in there.plain for there in source) and _is_plain(pair, text, source[0], first):
                return one, start, text
        if one.block.kind == model.HEADING:
            here, there = (_BEHIND.search(side.plain.rstrip()) for side in (one, source[0]))
            if here and there and here[1] == there[1] and _is_more_than_a_name(pair, here[1], source[0], first):
                return one, here.start(1), here[1]
    return None


def _is_remark(remark: re.Match[str], first: Language) -> bool:
    """Are these three words at least, no name or title, no list of values, and not what the abbreviation before them stands for?"""
    words = WORD.findall(remark[1])
    if len(words) < _LEAST or not _TWO_WORDS.search(remark[1]) or all(word in first.common for word in words):
        return False
    plain = [word for word in words if word.islower() and word not in first.common]
    if words[0][0].isupper():  # a sentence of its own, or else a name or a title
        alone = remark.string[: remark.start()].rstrip()[-1:] in (".", "!", "?")
        return alone and len(plain) >= _LEAST and sum(map(first.common.__contains__, words)) >= _FEW
    if words[0] in first.common:
        return True
    before = _WORD_BEFORE.search(remark.string, max(0, remark.start() - _NEAR), remark.start())
    short = before[1] if before and any(one.isupper() and two.isupper() for one, two in pairwise(before[1])) else ""
    little = sum(word in first.common or word in first.denying for word in words)
    if not remark[1].islower() and little < _FEW and (not little or len(plain) < _LEAST):
        return False  # a name
    return short.isascii() and short[:1].lower() != words[0][0]


def _is_plain(pair: Pair, text: str, source: Feature, first: Language) -> bool:
    """Has it three words at least, two of them no little ones, which are known or beside a little one?

    A name the target would say elsewhere too in the source's letters.
    """
    words = WORD.findall(text)
    if len(words) < _LEAST:
        return False
    kept = pair.kept_words
    plain = [words[0].lower(), *filter(str.islower, words[1:])]
    telling = [word[:LETTERS] for word in plain if len(word) > _FEW and word not in first.common]
    if len(words) == _LEAST or first.common.isdisjoint(plain):
        telling = [word for word in telling if word in source.lexicon]
    return len(telling) >= _FEW and all(kept[word] < _FEW for word in telling)


def _is_more_than_a_name(pair: Pair, text: str, source: Feature, first: Language) -> bool:
    """Has it three words at least, and behind the first one in small letters that is no little one, and known or beside a little one?"""
    words = WORD.findall(text)
    if len(words) < _LEAST or _SIGNS.search(text) or is_kept(pair, text, first):
        return False
    plain = [word for word in words[1:] if word.islower() and word not in first.common]
    little = any(word in first.common for word in words[1:])
    return bool(plain) and (little or any(word[:LETTERS] in source.lexicon for word in plain))
