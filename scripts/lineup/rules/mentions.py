"""Words in code marks that a text names again: a translation may take them up by a pronoun or by the common noun."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from lineup.evidence import Feature, words_of
from lineup.languages.basics import basics
from lineup.rules.context import Hit, Pair
from lineup.rules.solid import translated

_WORD = re.compile(r"[^\W\d_]{2,}")


def mentions(hits: Iterable[Hit], pair: Pair, source: Sequence[Feature], target: Sequence[Feature]) -> Iterator[Hit]:
    """The hits; as notes where nothing but a further mention of a word in code marks is missing, or a word has left the marks."""
    for hit in hits:
        code = hit.expected or ""
        if hit.rule == "inline-code-missing":
            same = _WORD.fullmatch(code) is not None and _is_said(code, pair, source, target)
        else:
            same = hit.rule == "inline-code-changed" and _is_beside(code, hit.found or "", target)
        yield hit._replace(severity="note") if same else hit


def _is_said(code: str, pair: Pair, source: Sequence[Feature], target: Sequence[Feature]) -> bool:
    """Does a translation that lacks a mention of a word in code marks name the thing all the same?

    Where the word is the name of a kind of things (a `Sub`), it is kept elsewhere in the block or said by a word of the reader's
    language. Any other one is named twice, and the words in code marks are translated, marks and all.
    """
    if _is_short(code) and _count(code.upper(), target) > _count(code.upper(), source):
        return True  # an `id` is an ID where it is spoken of
    if any(code in one.plain for one in target) and _count(code, target) > _count(code, source):
        return False  # the word is there, and its marks are lost
    there, here = _codes(source), _codes(target)
    if _is_noun(code, pair):
        return code in here or any(_is_rendered(code, one.plain, one) for one in target)
    return there.count(code) > 1 and 0 < len(set(there) - set(here)) <= sum(map(translated, here))


def _is_short(code: str) -> bool:
    """Is this an abbreviation in small letters, as programs write it (`id`, `url`)?"""
    return len(code) <= _SHORT and code.islower()


_SHORT = 4
_BESIDE = 30
"""So many characters before code and behind it a word belongs to it."""


def _is_beside(code: str, found: str, target: Sequence[Feature]) -> bool:
    """Has code lost a word at its beginning or end that stands beside it in the reader's language (`cell A1`, клетката `A1`)?"""
    before, _, behind = code.partition(found) if found else ("", "", "")
    word = (before or behind).strip()
    if code not in (f"{word} {found}", f"{found} {word}") or not (_WORD.fullmatch(word) and word.islower()):
        return False
    return any(
        _is_rendered(word, one.plain[max(0, ref.offset - _BESIDE) : ref.end + _BESIDE], one)
        for one in target
        for ref in one.inline.refs
        if ref.kind == "code" and ref.target == found
    )


def _is_noun(code: str, pair: Pair) -> bool:
    """Does the page name a kind of things by this word: has it an article that says one of several (a `Sub`)?"""
    text, marked = pair.texts[0].lower(), f" `{code.lower()}`"
    articles = basics(pair.languages[0]).articles
    return marked in text and any(
        re.search(rf"(?<!\w){article}{re.escape(marked)}", text) for article in articles if article + marked in text
    )


def _codes(features: Sequence[Feature]) -> list[str]:
    return [ref.target for one in features for ref in one.inline.refs if ref.kind == "code"]


def _count(word: str, features: Sequence[Feature]) -> int:
    """How often a word stands in what people read of some blocks."""
    expression = re.compile(rf"(?<!\w){re.escape(word)}(?!\w)")
    return sum(len(expression.findall(one.plain)) for one in features)


def _is_rendered(code: str, text: str, one: Feature) -> bool:
    """Has a text a word that says what a word in code marks says, as far as the word list knows?"""
    keys = {key for key in words_of(code, one.lexicon) if key[0] == "#"}
    return bool(keys) and not keys.isdisjoint(words_of(text, one.lexicon))
