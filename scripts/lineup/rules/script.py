"""Script: letters of the wrong alphabet, letters that a language lacks, characters that nobody sees, broken encodings.

Rules about the target alone; what the source block has as well is no fault of the translation.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import chain

from lineup import model
from lineup.evidence import Feature, Features
from lineup.languages import language
from lineup.languages.alphabets import CYRILLIC, IN_LATIN_OR_CYRILLIC, LATIN, LONE, OWN_NAMES, TO_CYRILLIC, TO_LATIN
from lineup.languages.base import NEVER, NO_SPELLING, Language, Spelling, any_of, maybe
from lineup.languages.kinds import DISGUISED, disguised
from lineup.model import Place
from lineup.record import Record
from lineup.rules.context import Hit, Pair
from lineup.rules.disguised import codes
from lineup.rules.encoding import garbled, maybe_garbled
from lineup.rules.places import on_target
from lineup.words import has_any

_MIXED = re.compile(
    r"(?<!\w)(?=\w*[A-Za-z])(?=\w*[\u0400-\u04ff])[A-Za-z\u0400-\u04ff]+(?![\w@\\]|/(?![\u0400-\u04ff]))"
)
_BOTH = re.compile(r"[A-Za-z](?:(?=[\u0400-\u04ff])|(?<=[\u0400-\u04ff][A-Za-z]))")
_EITHER = re.compile(r"[\u0400-\u04ff]/")
_LONE = re.compile(rf"(?<=[\u0400-\u04ff,:;“)] )[{LONE}](?= [\u0430-\u044f])")
_TO_LETTER, _FROM_LETTER = (
    re.compile(r" [\u0430-\u044f]{1,3} [A-Za-z](?!\w)"),
    re.compile(r"(?<!\w)[A-Za-z] [\u0430-\u044f]{1,3} $"),
)
_INVISIBLE = re.compile(
    r"[\u200b\u200c\u2060\u2061-\u2064\ufeff\u202a-\u202e\u2066-\u2069\u00ad\u180e]|(?<![\u2190-\U0010ffff])\u200d(?![\u2190-\U0010ffff])"
    r"|[\x00-\x08\x0e-\x1f\x7f]"
)
_ODD = (
    "".join(map(chr, (*range(9), *range(0x0E, 0x20), 0x7F)))
    + "\u00ad\u180e\u200b\u200c\u200d\u2060\u2061\u2062\u2063\u2064\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff"
)


class _Sought(Record):
    """What is looked for on a page of a language: what is rare, all in one go, and what its spelling tells to be wrong."""

    rare: re.Pattern[str] = NEVER
    foreign: re.Pattern[str] = NEVER
    composed: re.Pattern[str] = NEVER
    pronoun: re.Pattern[str] = NEVER
    dated: re.Pattern[str] = NEVER
    alone: re.Pattern[str] = NEVER


@lru_cache(maxsize=8)
def _sought(spelling: Spelling) -> _Sought:
    """The expressions for the letters of a language."""
    rare = re.compile(f"[{re.escape(_ODD + spelling.foreign + spelling.marks)}]")
    if spelling is NO_SPELLING:
        return _Sought(rare=rare)
    return _Sought(
        rare=rare,
        foreign=re.compile(any_of(spelling.foreign)),
        composed=re.compile(any_of(spelling.composed) + any_of(spelling.marks)),
        pronoun=re.compile(rf"(?<![\w-]){any_of(spelling.mistaken)}(?![\w-])"),
        dated=re.compile(maybe(spelling.dated), re.DOTALL),
        alone=re.compile(rf"(?<!\S){any_of(spelling.alone)}(?= [\d\[*_„“\"`\u0400-\u04ff])"),
    )


def script(pair: Pair) -> Iterator[Hit]:
    """What is wrong with the letters of the target."""
    known = language(pair.languages[1])
    if not known.letters and known.code not in IN_LATIN_OR_CYRILLIC:
        return
    seen: set[str] = set()
    yield from _in_front(pair, seen)
    spelling = known.spelling
    sought = _sought(spelling)
    page = pair.texts[1]
    strange = pair.holding(1, sought.rare)
    rare = set(sought.rare.findall(page)) if strange else set[str]()
    broken, odd = maybe_garbled(page), not rare.isdisjoint(_ODD)
    foreign, combined = not rare.isdisjoint(spelling.foreign), not rare.isdisjoint(spelling.marks)
    pronoun = pair.words[1].saying(spelling.mistaken) if spelling.pronoun else set[int]()
    alone = {index for letter in spelling.alone for index in pair.saying(1, f"{letter} ") if pair.latin[index]}
    little = [f" {word} " for word in disguised(known) if len(word) > 1]
    mixed = _maybe_mixed(pair, known)
    some = range(len(pair.target_features)) if broken else sorted(strange | pronoun | alone | mixed)
    for index in some:
        one = pair.target_features[index]
        text = one.block.text
        if one.block.kind != model.HTML and one.block.kind not in model.PROSE:
            continue
        if not text.isascii():
            plain = one.plain
            garbled = list(_encoding(pair, one, plain, _there(pair, index))) if broken else None
            if garbled:
                yield from garbled  # what else is odd about these letters comes from the same fault
                continue
            odd_words = (
                (_mixed(pair, one, plain, index), _disguised(pair, one, index, little)) if index in mixed else ()
            )
            for odd_word in chain.from_iterable(odd_words):
                # A word that is spelt so all over the page is one fault, told where it stands first.
                if odd_word.key not in seen:
                    seen.add(odd_word.key)
                    yield odd_word
            if spelling is not NO_SPELLING:
                yield from _alone(pair, one, index, spelling) if index in alone else ()
                mistaken = index in pronoun
                if mistaken or foreign or combined:
                    yield from _misspelt(pair, one, plain, index, known, pronoun=mistaken, foreign=foreign)
        if odd:
            yield from _invisible(pair, one, text, index)


def _maybe_mixed(pair: Pair, known: Language) -> set[int]:
    """The blocks of the target in which letters of two alphabets may stand side by side, or one that stands alone for its double."""
    html = [index for index, one in enumerate(pair.target_features) if one.head[0] == model.HTML]
    lone = pair.reading(1, _ALONE) if known.latin else set[int]()
    return lone.union(pair.of_kind(DISGUISED)[1], html)


_ALONE = [f" {letter} " for letter in LONE]


def pronouns(features: Features, code: str) -> dict[str, int]:
    """How often a page writes the pronoun that is often misspelt as it should (`pronoun-right`), in Bulgarian ѝ."""
    pronoun = language(code).spelling.pronoun
    if not pronoun or pronoun not in features.text:
        return {}
    blocks = [text for one, text in zip(features, features.texts, strict=True) if one.head[0] in model.PROSE]
    found = "\0".join(blocks).count(pronoun)
    return {"pronoun-right": found} if found else {}


def _there(pair: Pair, index: int) -> str:
    """The text of the source that a block of the target stands for."""
    return "\n".join([one.block.text for one in pair.sources(index)])


def _hit(pair: Pair, rule: str, one: Feature, start: int, found: str, expected: str | None, **words: str) -> Hit:
    """A hit on letters of the target, which are the same hit whatever is meant by them."""
    return on_target(pair, rule, one, start, found, expected, key=found, **words)


def _mixed(pair: Pair, one: Feature, plain: str, index: int) -> Iterator[Hit]:
    """A word in which every letter of one alphabet has a double in the other."""
    for start, word, meant, odd in _odd_words(plain, pair.texts[0]):
        yield _hit(pair, "look-alike", one, start, word, meant, codes=codes(odd))
    heading = one.block.kind == model.HEADING
    if has_any(plain, _ALONE) and len(re.findall(r"[\u0400-\u04ff]", plain)) > (8 if heading else 20):
        for match in _LONE.finditer(plain):
            if heading and re.search(rf"(?<!\w){match[0]}(?!\w)", _there(pair, index), re.IGNORECASE):
                continue  # a heading may name a letter
            if re.search(rf"(?<![A-Za-z]){match[0]}[+*/=^]|[+*/=^]{match[0]}(?![A-Za-z])", plain):
                continue  # the name of a number: a+bi, where a and b are real
            if _TO_LETTER.match(plain, match.end()) or _FROM_LETTER.search(plain, 0, match.start()):
                continue  # the end of a row of letters: от a до z
            yield _hit(
                pair,
                "look-alike",
                one,
                match.start(),
                match[0],
                match[0].translate(TO_CYRILLIC),
                codes=codes([match[0]]),
            )


def _disguised(pair: Pair, one: Feature, index: int, little: list[str]) -> Iterator[Hit]:
    """A little word all of whose letters are doubles, among words of its own alphabet, that the source does not say."""
    plain = one.plain
    for word in map(str.strip, filter(plain.__contains__, little)):
        if re.search(rf"(?<!\w){word}(?!\w)", _there(pair, index), re.IGNORECASE):
            continue
        for match in re.finditer(rf"(?<=[\u0400-\u04ff,:;“)] ){word}(?= [\u0430-\u044f])", plain):
            meant = word.translate(TO_CYRILLIC)
            yield _hit(pair, "look-alike", one, match.start(), word, meant, codes=codes(list(word)))


def _odd_words(plain: str, source: str) -> Iterator[tuple[int, str, str, list[str]]]:
    """Words with letters of two alphabets, as far as one is meant: (offset, word, what is meant, the odd letters).

    Where it may be either, a word that the `source` writes in Latin letters is meant in these.
    """
    for match in _MIXED.finditer(plain) if _BOTH.search(plain) else ():
        word = match[0]
        latin = [char for char in word if char.isascii()]
        cyrillic = [char for char in word if not char.isascii()]
        doubles = all(char in CYRILLIC for char in cyrillic)
        inside = plain[match.start() - 1 : match.start()]
        name = doubles and re.search(rf"(?<!\w){word.translate(TO_LATIN)}(?!\w)", source) is not None
        either = inside == "/" and _EITHER.match(plain, max(0, match.start() - 2)) is not None  # нов/промяна
        if inside and inside in ".@/\\-" and not name and not either:
            continue  # a part of an address or of a name that nobody translates
        if not name and len(cyrillic) >= len(latin) and all(char in LATIN for char in latin):
            odd, meant = latin, word.translate(TO_CYRILLIC)
        elif doubles:
            odd, meant = cyrillic, word.translate(TO_LATIN)
        elif all(char in LATIN for char in latin):
            odd, meant = latin, word.translate(TO_CYRILLIC)
        else:
            continue  # a Latin name with a Bulgarian ending
        if len(odd) == 1 and word.endswith(odd[0]) and odd[0].isupper() and word[-2].islower():
            continue  # a letter that stands for a number: НеозаглавеноX
        if len(odd) == 1 and word.startswith(odd[0]) and odd[0].islower() and len(word) > 3 and word[1:].isupper():
            continue  # a letter of an order before what the reader puts there: pИЗРАЗ
        if meant.isascii() == word.isascii() and any(c.isascii() for c in meant) and not meant.isascii():
            continue
        yield match.start() + word.index(odd[0]), word, meant, odd


def _in_front(pair: Pair, seen: set[str]) -> Iterator[Hit]:
    """Words of the header with letters of two alphabets: titles and descriptions are read too."""
    front = pair.target.front
    for key, value in front.values.items():
        if not isinstance(value, str) or value.isascii():
            continue
        for _, word, meant, odd in _odd_words(value, "\n".join(map(str, pair.source.front.values.values()))):
            if word not in seen:
                seen.add(word)
                place = Place(pair.target.path, line := front.lines.get(key, 1), line)
                said: dict[str, str | int] = {"found": word, "expected": meant, "codes": codes(odd)}
                yield Hit("look-alike", None, place, word, meant, said, word)


def _alone(pair: Pair, one: Feature, index: int, spelling: Spelling) -> Iterator[Hit]:
    """A word of one letter (the preposition с) in a Latin letter that the source does not name, as a variable or a language (C)."""
    text = one.block.text
    if all(f"{letter} " not in text for letter in spelling.alone):
        return
    taken = {match.start() for match in _LONE.finditer(one.plain)}
    for match in _sought(spelling).alone.finditer(text):
        start = match.start()
        if start in taken or one.plain[start] != match[0]:
            continue
        before = text[:start].rstrip(" *_")[-1:]
        if (before.isascii() and before.isalnum()) or re.search(
            rf"(?<!\w)[{spelling.alone}](?!\w)", _there(pair, index)
        ):
            continue
        meant = match[0].translate(TO_CYRILLIC)
        yield _hit(pair, "look-alike", one, start, match[0], meant, codes=codes([match[0]]))


def _misspelt(
    pair: Pair, one: Feature, plain: str, index: int, known: Language, *, pronoun: bool, foreign: bool
) -> Iterator[Hit]:
    """Letters that the language does not have, or has as one character."""
    spelling = known.spelling
    sought = _sought(spelling)
    for match in sought.composed.finditer(plain) if has_any(plain, spelling.marks) else ():
        meant = unicodedata.normalize("NFC", match[0])
        yield _hit(pair, "combining-letter", one, match.start(), match[0], meant, codes=codes(list(match[0])))
    for match in sought.pronoun.finditer(plain) if pronoun else ():
        yield _hit(pair, "pronoun-letter", one, match.start(), match[0], spelling.pronoun)
    if not foreign:
        return
    there = _there(pair, index)
    seen = set()
    for match in sought.foreign.finditer(plain):
        word = _word_at(plain, match.start())
        # A name in Russian or Ukrainian stands in the source too, or in quotation marks.
        if not known.latin and re.search("[A-Za-z]", word):
            continue  # told as a look-alike
        # A word in the old spelling that is quoted, or a letter of it that is named: such a text has more of them.
        if match[0] in spelling.old and (len(word) < _NAMED or sought.dated.search(plain)):
            continue
        if word in seen or word in there or word.lower() in OWN_NAMES or len(sought.foreign.findall(plain)) > _QUOTED:
            continue
        if _of_another_language(plain, match.start(), sought.foreign):
            continue
        seen.add(word)
        yield _hit(pair, "foreign-letter", one, match.start(), word, None, codes=codes([match[0]]))


def _of_another_language(plain: str, at: int, foreign: re.Pattern[str]) -> bool:
    """Is this in brackets or quotation marks with other words that the language cannot write: a name as another one has it?"""
    around = next((found for found in _SET_APART.finditer(plain) if found.start() < at < found.end()), None)
    if around is None:
        return False
    words = _WORDS.findall(around[0])
    odd = sum(foreign.search(word) is not None for word in words)
    return odd >= _SOME_ODD and 3 * odd >= len(words)


_SET_APART = re.compile(r"\([^()]{1,200}\)|„[^„“]{1,200}“|«[^«»]{1,200}»|“[^“”]{1,200}”|\"[^\"]{1,200}\"")
_WORDS = re.compile(r"[^\W\d_]+")
_SOME_ODD = 2
"""So many words with letters of another language are no slips of one's own."""
_NAMED = 3
"""What has fewer letters is no word but a letter that is spoken of."""
_QUOTED = 12
"""A block with more letters of another language quotes it."""


def _word_at(text: str, offset: int) -> str:
    """The word around a place, with what could not be read of it."""
    start, end = offset, offset
    while start and (text[start - 1].isalnum() or text[start - 1] in "-\ufffd"):
        start -= 1
    while end < len(text) and (text[end].isalnum() or text[end] in "-\ufffd"):
        end += 1
    return text[start:end]


def _encoding(pair: Pair, one: Feature, plain: str, there: str) -> Iterator[Hit]:
    """Text that was read in the wrong encoding: one finding for a block."""
    match = garbled(plain)
    if match and match[0] not in there:
        yield _hit(pair, "wrong-encoding", one, match.start(), _word_at(plain, match.start()) or match[0], None)


def _invisible(pair: Pair, one: Feature, text: str, index: int) -> Iterator[Hit]:
    """Characters without a width: one finding for each kind in a block."""
    if not has_any(text, _ODD):
        return
    there = _there(pair, index)
    seen = set()
    for match in _INVISIBLE.finditer(text):
        if match[0] not in there and match[0] not in seen:
            seen.add(match[0])
            name = unicodedata.name(match[0], "control character").lower()
            yield _hit(pair, "invisible-character", one, match.start(), f"U+{ord(match[0]):04X}", None, name=name)
