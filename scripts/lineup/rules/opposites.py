"""Does one side say possible where the other says impossible, and neither denies anything else?"""

from __future__ import annotations

from lineup.languages.base import Language
from lineup.languages.lexicon import Lexicon
from lineup.rules.denied import keys_in, keys_of
from lineup.rules.negation import Denial, denies_freely
from lineup.words import words_in


def may_be_opposite(words: tuple[list[str], list[str]], languages: tuple[Language, Language], lexicon: Lexicon) -> bool:
    """Has one of two texts a word that its prefix denies, and the other one that word without it?"""
    for here in (0, 1):
        its, other = languages[1 - here], words[1 - here]
        table = keys_in(lexicon, its)
        for bare in _bare(words[here], languages[here]).values():
            keys = _keys(bare, languages[here], lexicon)
            if keys and not all(map(keys.isdisjoint, map(table.__getitem__, other))):
                return True
            if _is_can(bare, languages[here]) and not its.able.isdisjoint(other):
                return True
    return False


def opposite(source: str, target: str, languages: tuple[Language, Language], lexicon: Lexicon) -> Denial | None:
    """The one word of two sentences that denies by its prefix, where the other side has that word without it."""
    texts, words = (source, target), (words_in(source), words_in(target))
    found = [_bare(said, known) for said, known in zip(words, languages, strict=True)]
    if sorted(map(len, found)) != [0, 1] or any(
        known.negations and known.negations.search(text) for text, known in zip(texts, languages, strict=True)
    ):
        return None
    here = 0 if found[0] else 1
    (word, bare), known, its = next(iter(found[here].items())), languages[here], languages[1 - here]
    if denies_freely(texts[1 - here], its):
        return None
    keys = _keys(bare, known, lexicon)
    can = _is_can(bare, known)
    there = [
        one for one in words[1 - here] if (can and one in its.able) or not keys.isdisjoint(keys_of(one, its, lexicon))
    ]
    if len(there) != 1 or any(
        one != word and ((can and one in known.able) or not keys.isdisjoint(keys_of(one, known, lexicon)))
        for one in words[here]
    ):
        return None
    at = texts[here].lower().find(word)
    return Denial(lost=here == 0, word=texts[here][at : at + len(word)], offset=at)


def _bare(words: list[str], known: Language) -> dict[str, str]:
    """The words that their prefix denies, and what they are without it."""
    if known.prefixed is None:
        return {}
    found = {word: known.prefixed.fullmatch(word) for word in words if word[:2] in known.marked}
    return {word: match[1] for word, match in found.items() if match}


def _is_can(word: str, known: Language) -> bool:
    """Is this word one for what can be, which a verb may say as well: what is impossible cannot be done?"""
    return known.strong.get(word[:5]) == "may"


def _keys(word: str, known: Language, lexicon: Lexicon) -> frozenset[str]:
    """What the word list knows of a word; what only sounds alike may be another one."""
    return frozenset([key for key in keys_of(word, known, lexicon) if key[0] == "#"])
