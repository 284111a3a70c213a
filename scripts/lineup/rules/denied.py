"""Which words of a sentence are denied and which are not, and what the other language may share of them."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from typing import NamedTuple

from lineup.evidence import words_of
from lineup.languages.base import Language
from lineup.languages.lexicon import LETTERS, Lexicon
from lineup.words import Memo

_WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)*|[,;:.!?()|]")
_REACH = 7
"""How many words behind a denying word may be denied by it."""
_HEADS = 2
"""How many of them that are no little ones it denies at the most."""


class Head(NamedTuple):
    """A word that denies, and the keys of the words that it denies, one set for each."""

    word: str
    offset: int
    of_verb: bool
    """Where the other side denies something too, only words that deny what stands right behind them can be told apart."""
    keys: tuple[frozenset[str], ...]


class Read(NamedTuple):
    """A sentence as far as denial goes: its denials, and how often it denies and affirms each key.

    Words that a denial may or may not reach count as neither.
    """

    heads: tuple[Head, ...]
    denied: Counter[str]
    affirmed: Counter[str]
    able: tuple[int, int]  # how many words for "can", and how many of them are denied


_TURN, _ABLE, _LITTLE, _FULL = range(4)


@lru_cache(maxsize=8)
def _kinds(known: Language) -> Memo[str, int]:
    """What a word does with a denial before it: it ends it, is a word for can, is passed over, may be what is denied."""

    def kind(word: str) -> int:
        if not word[0].isalpha() or word in known.turns:
            return _TURN
        if word in known.able:
            return _ABLE
        return _LITTLE if len(word) < 3 or word in known.common or word in known.light else _FULL

    return Memo(kind)


@lru_cache(maxsize=8)
def little_words(known: Language) -> frozenset[str]:
    """The words of a language that say little by themselves."""
    return known.common | known.light | known.able


def read(text: str, denying: list[re.Match[str]], known: Language, lexicon: Lexicon) -> Read:
    """Which words of a sentence are denied, and which are not."""
    starts = {match.start(): match for match in denying}
    heads: list[Head] = []
    denied: list[str] = []
    affirmed: list[str] = []
    able = refused = 0
    left, reach, dim, word_at, before = 0, 0, False, ("", 0), ""
    under: list[frozenset[str]] = []
    known_keys, table = keys_in(lexicon, known), _kinds(known)

    def close() -> None:
        if word_at[0]:
            heads.append(Head(*word_at, word_at[0].lower() in known.of_verbs, tuple(under)))

    for found in _WORD.finditer(text):
        word, offset = found[0].lower(), found.start()
        match = starts.get(offset)
        if match is None and len(word) > 1 and not word.isalpha():  # don’t
            match = next((starts[at] for at in range(offset, offset + len(word)) if at in starts), None)
        if match is not None:
            close()
            under = []
            left, reach, dim, word_at = _HEADS, _REACH, True, (match[0], match.start())
            if word in known.able or any(
                word.startswith(one) for one in known.able if len(one) > 2 and match.start() > offset
            ):
                able, refused = able + 1, refused + 1  # cannot, can’t
            elif before in known.refusing:
                refused += 1  # could not
            before = word
            continue
        kind, before = table[word], word
        if kind == _TURN:
            left = 0
            if word != ",":
                reach, dim = 0, False
            continue
        if kind == _ABLE:
            able += 1
            refused += reach > 0 and left == _HEADS
            continue
        if reach:
            reach -= 1
        if kind == _LITTLE:
            continue
        keys = known_keys[word]
        if left and reach:
            left -= 1
            denied += keys
            under.append(keys)
        elif not dim:  # behind a denial it may reach further: has not added, or updated
            affirmed += keys
    close()
    return Read(tuple(heads), Counter(denied), Counter(affirmed), (able, refused))


def keys_of(word: str, known: Language, lexicon: Lexicon) -> frozenset[str]:
    """What the other language may share of a word in small letters."""
    return keys_in(lexicon, known)[word]


@lru_cache(maxsize=8)
def keys_in(lexicon: Lexicon, known: Language) -> Memo[str, frozenset[str]]:
    """What the other language may share of each word; short words stand in the word list without their endings."""
    ending = re.compile(known.endings)

    def keys(word: str) -> frozenset[str]:
        found = words_of(word, lexicon)
        for end in range(max(3, len(word) - 5), len(word)):  # models, моделите: what sounds alike without its ending
            if ending.fullmatch(word, end):
                found = found.union(key for key in words_of(word[:end], lexicon) if key[0] != "#")
        if 4 <= len(word) <= 7 and not any(key.startswith("#") for key in found):
            for end in range(3, min(len(word), LETTERS)):  # saved: sav, save
                if word[:end] in lexicon and ending.fullmatch(word, end):
                    return found.union(lexicon[word[:end]])
        return found

    return Memo(keys)


def denying_words(text: str, known: Language) -> list[re.Match[str]]:
    """The words that deny, without those that only look like it (not only …)."""
    if known.negations is None or not known.negations.search(text):
        return []
    if known.exempt_negations is not None:
        text = known.exempt_negations.sub(lambda found: " " * len(found[0]), text)
    return list(known.negations.finditer(text))
