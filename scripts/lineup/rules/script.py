"""Script: letters of the wrong alphabet, letters that a language lacks, characters that nobody sees, broken encodings.

Rules about the target alone; what the source block has as well is no fault of the translation.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache

from lineup import model
from lineup.evidence import Feature
from lineup.model import Place
from lineup.rules.context import Hit, Pair, place_in

# Letters that look the same in print, Latin on the left (Unicode Technical Standard 39, confusables, those of one glyph).
_LATIN = "aceopxykABCEHKMOPTXYi"
_CYRILLIC = "асеорхукАВСЕНКМОРТХУі"
_TO_CYRILLIC = str.maketrans(_LATIN, _CYRILLIC)
_TO_LATIN = str.maketrans(_CYRILLIC, _LATIN)
_MIXED = re.compile(r"(?<![\w.@/\\-])(?=\w*[A-Za-z])(?=\w*[\u0400-\u04ff])[A-Za-z\u0400-\u04ff]+(?![\w@/\\])")
_BOTH = re.compile(r"[A-Za-z](?:(?=[\u0400-\u04ff])|(?<=[\u0400-\u04ff][A-Za-z]))")
_LONE = re.compile(r"(?<=[\u0400-\u04ff,:;“)] )[aceo](?= [\u0430-\u044f])")
_LONE_WITH = re.compile(r"(?<!\S)[cC](?= [\d\[*_„“\"`\u0400-\u04ff])")
"""The preposition с, in Latin, also at the beginning of a sentence or before marks: no English word is written so."""
_OLD_LETTERS = "ѣѫѢѪ"
_FOREIGN_LETTERS = "ыэёЫЭЁіїєґІЇЄҐ" + _OLD_LETTERS
_FOREIGN = {"bg": re.compile(f"[{_FOREIGN_LETTERS}]")}
_COMBINING = re.compile(r"[иИ][\u0306\u0300]")
_PRONOUN = re.compile(r"(?<![\w-])й(?![\w-])")
_INVISIBLE = re.compile(
    r"[\u200b\u200c\u2060\u2061-\u2064\ufeff\u202a-\u202e\u2066-\u2069\u00ad\u180e]|(?<![\u2190-\U0010ffff])\u200d(?![\u2190-\U0010ffff])"
    r"|[\x00-\x08\x0e-\x1f\x7f]"
)
_ODD = (
    "".join(map(chr, (*range(9), *range(0x0E, 0x20), 0x7F)))
    + "\u00ad\u180e\u200b\u200c\u200d\u2060\u2061\u2062\u2063\u2064\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff"
)
_MARKS_ALONE = "\u0306\u0300"
_RARE = re.compile(f"[{re.escape(_ODD + _FOREIGN_LETTERS + _MARKS_ALONE)}]")
"""All of these are looked for in one go."""
# UTF-8 read as Windows-1251 or as Latin-1, and what a reader puts where it could not read.
_MOJIBAKE = re.compile(
    r"(?:[РС][\u0402-\u040f\u0452-\u045f\u00a0-\u00bf\u2013-\u203a\u20ac\u2116\u2122\u0490\u0491\u0406\u0456\u0401\u0451\u0404\u0454\u0407\u0457]){2,}"
    r"|(?:[ÐÑ][\u0080-\u00bf\u2018-\u203a\u0152-\u0178\u02c6\u02dc\u20ac\u2122]){2,}|\ufffd"
)

# What stands behind the letters of which such text is full; behind them in words it does not.
_BEHIND = frozenset(
    [chr(code) for first, last in ((0x402, 0x40F), (0x452, 0x45F), (0x80, 0xBF), (0x2013, 0x203A), (0x152, 0x178)) for code in range(first, last + 1)]
) | frozenset("€№™ҐґІіЁёЄєЇїˆ˜")  # fmt: skip


def script(pair: Pair) -> Iterator[Hit]:
    """What is wrong with the letters of the target."""
    if pair.languages[1].split("-")[0] not in ("bg", "ru", "uk", "mk", "sr", "be", "en", "de", "fr", "es", "it", "pl"):
        return
    seen: set[str] = set()
    yield from _in_front(pair, seen)
    bulgarian = pair.languages[1].split("-")[0] == "bg"
    said = pair.words[1]
    page = pair.texts[1]
    rare = set(_RARE.findall(page))
    broken, odd = maybe_garbled(page), not rare.isdisjoint(_ODD)
    foreign, combined = not rare.isdisjoint(_FOREIGN_LETTERS), not rare.isdisjoint(_MARKS_ALONE)
    for index, one in enumerate(pair.target_features):
        text = one.block.text
        raw = one.block.kind == model.HTML
        if not (raw or one.block.kind in model.PROSE) or not text:
            continue
        if not text.isascii():
            plain = one.plain
            garbled = list(_encoding(pair, one, plain, _there(pair, index))) if broken else None
            if garbled:
                yield from garbled  # what else is odd about these letters comes from the same fault
                continue
            for hit in _mixed(pair, one, plain) if raw or pair.latin[index] else ():
                # A word that is spelt so all over the page is one fault, told where it stands first.
                if hit.key not in seen:
                    seen.add(hit.key)
                    yield hit
            if bulgarian:
                yield from _with(pair, one, index) if pair.latin[index] else ()
                pronoun = "й" in said[index]
                if pronoun or foreign or combined:
                    yield from _bulgarian(pair, one, plain, index, pronoun=pronoun, foreign=foreign)
        if odd:
            yield from _invisible(pair, one, text, index)


def pronouns(features: Iterable[Feature], code: str) -> dict[str, int]:
    """How often a Bulgarian page writes the pronoun ѝ as it should (`pronoun-right`)."""
    if code.split("-", maxsplit=1)[0] != "bg":
        return {}
    found = sum([one.block.text.count("ѝ") for one in features if one.block.kind in model.PROSE])
    return {"pronoun-right": found} if found else {}


def _there(pair: Pair, index: int) -> str:
    """The text of the source that a block of the target stands for."""
    return "\n".join([one.block.text for one in pair.sources.get(index, ())])


def has_any(text: str, letters: Iterable[str]) -> bool:
    """Does a text hold one of these letters or words?"""
    return any(letter in text for letter in letters)


def _hit(pair: Pair, rule: str, one: Feature, start: int, found: str, expected: str | None, **words: str) -> Hit:
    place = place_in(pair.target, one.block, start)
    said: dict[str, str | int] = {"found": found, "expected": expected or "", **words}
    return Hit(rule, None, place._replace(end_line=max(place.line, one.block.end_line)), found, expected, said, found)


def _mixed(pair: Pair, one: Feature, plain: str) -> Iterator[Hit]:
    """A word in which every letter of one alphabet has a double in the other."""
    for start, word, meant, odd in _odd_words(plain, pair.texts[0]):
        yield _hit(pair, "look-alike", one, start, word, meant, codes=_codes(odd))
    if (
        one.block.kind != model.HEADING
        and any(f" {char} " in plain for char in "aceo")
        and len(re.findall(r"[\u0400-\u04ff]", plain)) > 20
    ):
        for match in _LONE.finditer(plain):
            if re.search(rf"(?<![A-Za-z]){match[0]}[+*/=^]|[+*/=^]{match[0]}(?![A-Za-z])", plain):
                continue  # the name of a number: a+bi, where a and b are real
            yield _hit(
                pair,
                "look-alike",
                one,
                match.start(),
                match[0],
                match[0].translate(_TO_CYRILLIC),
                codes=_codes([match[0]]),
            )


def _odd_words(plain: str, source: str) -> Iterator[tuple[int, str, str, list[str]]]:
    """Words with letters of two alphabets, as far as one is meant: (offset, word, what is meant, the odd letters).

    Where it may be either, a word that the `source` writes in Latin letters is meant in these.
    """
    for match in _MIXED.finditer(plain) if _BOTH.search(plain) else ():
        word = match[0]
        latin = [char for char in word if char.isascii()]
        cyrillic = [char for char in word if not char.isascii()]
        doubles = all(char in _CYRILLIC for char in cyrillic)
        name = doubles and re.search(rf"(?<!\w){word.translate(_TO_LATIN)}(?!\w)", source) is not None
        if not name and len(cyrillic) >= len(latin) and all(char in _LATIN for char in latin):
            odd, meant = latin, word.translate(_TO_CYRILLIC)
        elif doubles:
            odd, meant = cyrillic, word.translate(_TO_LATIN)
        elif all(char in _LATIN for char in latin):
            odd, meant = latin, word.translate(_TO_CYRILLIC)
        else:
            continue  # a Latin name with a Bulgarian ending
        if len(odd) == 1 and word.endswith(odd[0]) and odd[0].isupper() and word[-2].islower():
            continue  # a letter that stands for a number: НеозаглавеноX
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
                said: dict[str, str | int] = {"found": word, "expected": meant, "codes": _codes(odd)}
                yield Hit("look-alike", None, place, word, meant, said, word)


def _with(pair: Pair, one: Feature, index: int) -> Iterator[Hit]:
    """The preposition с as a Latin letter, where the source names no c, such as a variable or the language C."""
    text = one.block.text
    if "c " not in text and "C " not in text:
        return
    taken = {match.start() for match in _LONE.finditer(one.plain)}
    for match in _LONE_WITH.finditer(text):
        start = match.start()
        if start in taken or one.plain[start] != match[0]:
            continue
        before = text[:start].rstrip(" *_")[-1:]
        if (before.isascii() and before.isalnum()) or re.search(r"(?<!\w)[cC](?!\w)", _there(pair, index)):
            continue
        meant = match[0].translate(_TO_CYRILLIC)
        yield _hit(pair, "look-alike", one, start, match[0], meant, codes=_codes([match[0]]))


def _codes(letters: list[str]) -> str:
    """Letters with their code points, each once."""
    return ", ".join(f"{char} U+{ord(char):04X}" for char in dict.fromkeys(letters))


def _bulgarian(pair: Pair, one: Feature, plain: str, index: int, *, pronoun: bool, foreign: bool) -> Iterator[Hit]:
    """Letters that Bulgarian does not have, or has as one character."""
    for match in _COMBINING.finditer(plain) if "\u0306" in plain or "\u0300" in plain else ():
        meant = unicodedata.normalize("NFC", match[0])
        yield _hit(pair, "combining-letter", one, match.start(), match[0], meant, codes=_codes(list(match[0])))
    for match in _PRONOUN.finditer(plain) if pronoun else ():
        yield _hit(pair, "pronoun-letter", one, match.start(), "й", "ѝ")
    if not foreign:
        return
    there = _there(pair, index)
    seen = set()
    for match in _FOREIGN["bg"].finditer(plain):
        word = _word_at(plain, match.start())
        # A name in Russian or Ukrainian stands in the source too, or in quotation marks.
        if re.search("[A-Za-z]", word):
            continue  # told as a look-alike
        if match[0] in _OLD_LETTERS and _is_old(plain, word):
            continue
        if word in seen or word in there or len(_FOREIGN["bg"].findall(plain)) > 12:
            continue
        seen.add(word)
        yield _hit(pair, "foreign-letter", one, match.start(), word, None, codes=_codes([match[0]]))


_OLD_SPELLING = re.compile(r"[бвгджзклмнпрстфхцчшщ][ъь](?!\w)|[ѫѣѢѪ].*[ѫѣѢѪ]", re.DOTALL)


def _is_old(plain: str, word: str) -> bool:
    """Is a word of the spelling before 1945 quoted, or a letter of it named? Such a text has more of them, or ъ behind consonants."""
    return len(word) < 3 or _OLD_SPELLING.search(plain) is not None


def _word_at(text: str, offset: int) -> str:
    """The word around a place, with what could not be read of it."""
    start, end = offset, offset
    while start and (text[start - 1].isalnum() or text[start - 1] in "-\ufffd"):
        start -= 1
    while end < len(text) and (text[end].isalnum() or text[end] in "-\ufffd"):
        end += 1
    return text[start:end]


def garbled(plain: str) -> re.Match[str] | None:
    """The first place that was read in the wrong encoding."""
    return _MOJIBAKE.search(plain) if maybe_garbled(plain) else None


@lru_cache(maxsize=2)
def maybe_garbled(text: str) -> bool:
    """May some place of a text have been read in the wrong encoding?"""
    if "\ufffd" in text:
        return True
    # The letters that such text is full of are rare before these characters anywhere else.
    return any(part[:1] in _BEHIND for letter in "РСÐÑ" if letter in text for part in text.split(letter)[1:])


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
