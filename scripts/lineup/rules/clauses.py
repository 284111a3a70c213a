"""Is a run of words in the letters of the source's language a clause of it, and no name?"""

from __future__ import annotations

import re
from collections import Counter

from lineup import model
from lineup.copies import SENTENCE_BEFORE
from lineup.languages.base import Language

CLAUSE, SHORT = 5, 3
"""So many words, of two letters or more, a clause has at least; a short one must be the source's own words."""
_SENTENCE_BEHIND = re.compile(r"[“”\"»)]*[.!?…]")


def is_clause(run: list[re.Match[str]], first: Language, known: Counter[str], kind: str, said: str) -> bool:
    """Is this run of words a clause of the source language and no name?

    Five words at least, most of them in the source block, or three little ones; two of them little ones, or one in a whole sentence or where
    the source block says just that (`said`), or none in a whole sentence that it says; and small letters in words that are
    not little ones: a title has none, and of a whole sentence that the source says one is enough. Three words or four, where all have small letters (but for the first of a sentence),
    the source block says just that, and the first is a little one. And what stands between marks, word for word as there (`_is_copied`).
    """
    words = [match[0].lower() for match in run]
    if _is_copied(run, words, first, kind, said):
        return True
    long = sum(len(word) > 1 for word in words)
    if long < CLAUSE:
        # A formula has letters.
        return (
            long >= SHORT
            and kind in (model.PARAGRAPH, model.ITEM)
            and words[0] in first.common
            and all(match[0].islower() for match in run[1:])
            and (run[0][0].islower() or _is_whole(run))
            and f" {' '.join(words)} " in said
        )
    little = sum(word in first.common for word in words)
    small = sum(match[0][0].islower() and match[0] not in first.common for match in run)
    if sum(word in known for word in words) < 0.7 * len(words):
        return little >= 3 and small >= 2  # prose, though not the source's
    text = run[0].string
    if kind == model.ROW and len(words) < 8 and not _SENTENCE_BEHIND.match(text, run[-1].end()):
        return False  # a cell may hold a title
    if little >= 2:
        whole = f" {' '.join(words)} " in said and _is_whole(run)
        return small >= (1 if little > 2 or whole else 2)
    if little == 1 and small >= max(4, len(words) - 2) and f" {' '.join(words)} " in said:
        return True
    if little == 1 and small >= len(words) - 2 and _is_whole(run):
        return True
    return is_said_so(run, first, said)


def is_said_so(run: list[re.Match[str]], first: Language, said: str) -> bool:
    """Is this run of words a whole sentence that the source says word by word, with small letters in most?"""
    if len(run) < CLAUSE or not _is_whole(run):
        return False
    words = [match[0] for match in run]
    small = sum(word[0].islower() and word not in first.common for word in words)
    exact = small > 2 and 2 * small >= len(words) and f" {' '.join(words).lower()} " in said
    return exact and not _CALL.search(run[0].string, run[0].start(), run[-1].end())


def _is_copied(run: list[re.Match[str]], words: list[str], first: Language, kind: str, said: str) -> bool:
    """Do these words, three at least, stand as in the source between two marks, or behind one of its little words?

    A name that begins with a small letter (infrastructure as code) stands within a sentence, not between its commas. At the
    beginning of a sentence a little word comes first: If it is selected, се отваря.
    """
    if kind not in _SENTENCES or len(words) < SHORT or f" {' '.join(words)} " not in said:
        return False
    text, start, end = run[0].string, run[0].start(), run[-1].end()
    if not run[0][0].islower() and not (
        (_opens(words[0], first) or (len(words) > SHORT and all(match[0].islower() for match in run[1:])))
        and _BEGINS.search(text[:start])
    ):
        return False
    little = sum(len(word) > 1 and (word in first.common or word in first.denying) for word in words)
    small = sum(match[0].islower() and len(match[0]) > 2 and match[0] not in first.common for match in run)
    return (
        little > 0 < small
        and 2 * (little + small) >= len(words)
        and _WORDS_ALONE.fullmatch(text, start, end) is not None
        and _CLAUSE_BEHIND.match(text, end) is not None
        and (_opens(words[0], first) or _CLAUSE_BEFORE.search(text[:start]) is not None)
    )


def _opens(word: str, first: Language) -> bool:
    """Does a word begin a clause, or a phrase within it: if, because, without?"""
    leading = first.turning, first.without
    return word in first.common | first.turns or any(one is not None and one.match(word) for one in leading)


_SENTENCES = (model.PARAGRAPH, model.ITEM, model.DEFINITION, model.ADMONITION, model.ROW, model.HEADING)
_WORDS_ALONE = re.compile(r"[\w ,’'-]+")
_CLAUSE_BEFORE = re.compile(r"(?:^|[,;–—]|[^\W\d_] *[.:!?]) *$")
_BEGINS = re.compile(rf"(?:{SENTENCE_BEFORE.pattern}|[–—] $)")
_CLAUSE_BEHIND = re.compile(r"(?: \d+)? *(?:$|[,;–—]|[.:!?](?!\w))")
_CALL = re.compile(r"\w\(|[#{}=\\<>|]")
"""What stands in a formula and in no sentence."""


def _is_whole(run: list[re.Match[str]]) -> bool:
    """Is this run of words a sentence?"""
    text = run[0].string
    before = SENTENCE_BEFORE.search(text[: run[0].start()])
    return before is not None and _SENTENCE_BEHIND.match(text, run[-1].end()) is not None
