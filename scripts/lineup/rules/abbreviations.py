"""Abbreviations that the source explains and the target does not, or that nothing on either page explains.

Only what the source explains in brackets, `Name (ABC)`, is asked of the target: which abbreviations a reader knows
without help is for writers to say. A dropped `*[ABC]: Name` is a missing block and told as that.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import takewhile

from lineup import model
from lineup.evidence import Feature
from lineup.languages.abbreviations import CAPITALS, CYRILLIC_INITIALS, VOWELS, familiar
from lineup.languages.basics import basics
from lineup.model import Bead
from lineup.rules.context import Hit, Pair, place_in
from lineup.rules.explained import WORD, common_letters, explains, said_whole


def _rest(least: int) -> str:
    """At least so many more capitals of the alphabet that the one before is of, and five at the most."""
    return f"(?:{'|'.join(f'(?<=[{one}])[{one}]{{{least},5}}' for one in CAPITALS)})"


_CAPITAL = f"[{''.join(CAPITALS)}]"
_SHORT = f"(?:{'|'.join(f'[{one}]{{2,6}}' for one in CAPITALS)})"
# Expressions begin with one character of a set, which is looked for at full speed.
_USED = re.compile(rf"{_CAPITAL}(?<![\w/.&+-]{_CAPITAL}){_rest(1)}(?=s?(?![\w/&+-]|\.\w))")
_IN_BRACKETS = re.compile(rf"\((?<=[\w“”’][ \n]\()({_SHORT})s?\)")
_TWO, _LEAST, _LONGEST = 2, 3, 6
"""Letters of an abbreviation."""
_ROMAN = re.compile(r"(?=[IVXLCDM])M*(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
# In brackets it explains, or is explained, at their ends or beside a comma or a dash.
_EXPLAINED = re.compile(
    rf"[(（](?:[^()（）]{{0,200}}?(?<!\w))??({_SHORT})(?=\s*[),;:–—=）、，；：-])|[(（]({_SHORT})(?!\w)|[,;:–—=]\s({_SHORT})(?!\w)[^()]{{0,200}}\)"
    rf"|(?<!\w)({_SHORT})(?:\s\(|\s[–—=]\s|（)"
)


def abbreviations(pair: Pair) -> Iterator[Hit]:
    """Explanations in brackets that only one side has."""
    yield from _strangers(pair, *pair.texts)
    source, target = (_with_brackets(pair, side) for side in (0, 1))
    if not source and not target:
        return
    for _, bead, _, _ in pair.twins(source, target):
        if not source.isdisjoint(bead.source):
            yield from _lost(pair, bead)
        if not target.isdisjoint(bead.target):
            yield from _unknown(pair, bead)


def _lost(pair: Pair, bead: Bead) -> Iterator[Hit]:
    """An explanation that is gone, while the abbreviation is used on the page."""
    there = [pair.target_features[index] for index in bead.target]
    explained = [found for index in bead.source for found in _brackets(pair.source_features[index])]
    if sum(len(_IN_BRACKETS.findall(one.block.text)) for one in there) >= len(explained):
        return
    for index in bead.source:
        one = pair.source_features[index]
        for found in _brackets(one):
            short = _counterpart(pair, bead, found[1])
            if short is None or any(short in other.block.text for other in there):
                short = None if _says_so(one, found, there) else _unexplained(pair, bead, found[1])
            if short:
                source = place_in(pair.source, one.block, found.start(1))
                target = place_in(pair.target, there[0].block, 0)._replace(end_line=there[-1].block.end_line)
                said: dict[str, str | int] = {"found": short, "explained": found[1]}
                yield Hit("abbreviation-undefined", source, target, short, None, said, short)


def _unexplained(pair: Pair, bead: Bead, short: str) -> str | None:
    """The one abbreviation that the target uses right where the source explains this one, and that its page explains nowhere."""
    if short in familiar(pair.languages) or _uses_before(pair, bead, short):
        return None
    there, here = (
        frozenset[str]().union(*(_shorts(side[index]) for index in own))
        for side, own in ((pair.source_features, bead.source), (pair.target_features, bead.target))
    )
    new = {one for one in here if one == short or (one not in there and abs(len(one) - len(short)) < 2)}
    new -= familiar(pair.languages)
    if len(new) != 1 or new & _explained(pair, new):
        return None
    found = new.pop()
    return None if any(f"{mark}{found}" in pair.texts[1] for mark in '„“«"') else found


def _says_so(one: Feature, found: re.Match[str], there: Sequence[Feature]) -> bool:
    """May the name that the source's block only explains be said in words, beside its abbreviation and without brackets?

    Where it is not said, the translation is shorter by it.
    """
    return one.block.text.count(found[1]) == 1 and sum(other.size for other in there) >= one.size


def _uses_before(pair: Pair, bead: Bead, short: str) -> bool:
    """Does the source use an abbreviation before the block that explains it? Then it is no first mention."""
    return any(index < bead.source[0] for index in pair.saying(0, short))


def _counterpart(pair: Pair, here: Bead, short: str) -> str | None:
    """The abbreviation that the target uses wherever the source uses this one; None where that is not clear."""
    shared: frozenset[str] | None = None
    saying = pair.saying(0, short)
    for bead in pair.beads:
        if saying.isdisjoint(bead.source) or bead == here or not bead.target:
            continue
        there = frozenset[str]().union(*(_shorts(pair.source_features[index]) for index in bead.source))
        if short in there:
            used = frozenset[str]().union(*(_shorts(pair.target_features[index]) for index in bead.target))
            used -= there - {short}  # what stands there as it is stands for itself: TRUE
            if used:
                shared = used if shared is None else shared & used
    open_ = (shared or frozenset()) - _explained(pair, shared or ())
    if len(open_) > 1:  # beside others: the one that is as long
        open_ = frozenset(one for one in open_ if len(one) == len(short) and one.isascii() == (one == short))
    return next(iter(open_)) if len(open_) == 1 else None


def _unknown(pair: Pair, bead: Bead) -> Iterator[Hit]:
    """An abbreviation in brackets that stands for nothing before it, is used nowhere else, and not in the source."""
    known_to_all = familiar(pair.languages)
    for index in bead.target:
        one = pair.target_features[index]
        for found in _brackets(one):
            short = found[1]
            before = one.block.text[max(0, found.start() - 121) : found.start() - 1]
            if short in known_to_all or _stands_for(short, before):
                continue
            if _foreign(short, before) and (_is_spoken(short) or _answered(pair, bead, short)):
                continue
            if _unexplained_there(pair, bead):
                continue
            if short not in pair.texts[0] and pair.texts[1].count(short) == 1:
                source = pair.places(bead)[0]
                target = place_in(pair.target, one.block, found.start(1))
                yield Hit("abbreviation-undefined", source, target, short, None, {"found": short}, short)


def _unexplained_there(pair: Pair, bead: Bead) -> bool:
    """Has the source one in brackets that stands for nothing before it either, and that the translation has not kept?"""
    kept = frozenset[str]().union(*(_shorts(pair.target_features[index]) for index in bead.target))
    for index in bead.source:
        one = pair.source_features[index]
        for found in _brackets(one):
            before = one.block.text[max(0, found.start() - 121) : found.start() - 1]
            if found[1] not in kept and not _stands_for(found[1], before):
                return True
    return False


_CAPITALS = re.compile(_CAPITAL + _rest(2))
# What `_CAPITALS` finds stands in these, of which most letters are none at the second look.
_RUN = re.compile(f"{_CAPITAL}{_CAPITAL}+")
_ANY_CAPITALS = re.compile(rf"(?<![^\W\d_]){_CAPITAL}{{2,}}(?![^\W\d_A-Zs])")
_MONEY = frozenset("BGN EUR USD GBP CHF JPY CNY CZK DKK HUF INR KRW NOK PLN RON RSD RUB SEK TRY UAH".split())
"""Codes of currencies, which the other language may write as a word or a sign, or as another sum."""


def capitals(text: str, *, known: bool = False) -> set[str]:
    """Three to six capitals of one alphabet in a row, wherever they stand in a text.

    Of the other alphabet, where its language is `known`, two as well; two Latin ones are a country, a state or a unit.
    """
    runs = set(_RUN.findall(text))
    two = {run for run in runs if len(run) == _TWO and not run.isascii()} if known else set[str]()
    return two.union(*[_CAPITALS.findall(run) for run in runs if len(run) > _TWO])


def _strangers(pair: Pair, source_text: str, target_text: str) -> Iterator[Hit]:
    """Abbreviations that stand on the target's page once, that nothing there explains, and for which the source has none."""
    known = basics(pair.languages[1]).known
    found = capitals(target_text, known=known) - familiar(pair.languages) - _MONEY
    if not known:
        found = set(filter(str.isascii, found))  # which ones of its own everybody knows there is not known
    odd = {short for short in found if not short.isascii() or short not in source_text}
    # Most of them can be spoken or stand more than once; who reads all of the page has to blank out its addresses and code.
    odd = {
        short
        for short in odd
        if ((len(short) == _LEAST and not short.isascii()) or not _is_spoken(short))
        and _stands_once(short, pair)
        and not _is_word(short, pair)
    }
    odd = {short for short in odd if not short.isascii() or not _in_words(short, source_text)}
    if not odd:
        return
    odd -= {short for short in _explained(pair, odd) if explains(short, pair)}
    places = set[int]().union(*(pair.saying(1, short) for short in odd))
    for bead in pair.beads if odd else ():
        for index in bead.target if bead.source and not places.isdisjoint(bead.target) else ():
            one = pair.target_features[index]
            if index not in places or one.block.text.isupper() or odd.isdisjoint(_shorts(one)):
                continue
            there_too, here = _unlike(pair, bead)
            for short in sorted(odd & _shorts(one)):
                at = one.plain.find(short)
                bracketed = any(found[1] == short for found in _brackets(one))
                if not short.isascii() and (named := _NAMED.match(one.plain, at + len(short))) and named[1].isupper():
                    continue  # СУ „Иван Вазов“: which kind of a school, a firm, an association it is
                if short.isascii() and said_whole(pair, bead, short):
                    continue
                answers = [other for other in there_too if not short.isascii() or not set(other).isdisjoint(short)]
                if len(answers) < len(here) and not bracketed and not _is_shouted(one.plain, at, at + len(short)):
                    target = place_in(pair.target, one.block, at)
                    yield Hit(
                        "abbreviation-undefined", pair.places(bead)[0], target, short, None, {"found": short}, short
                    )


def _in_words(short: str, text: str) -> bool:
    """Does a word of the text begin or end with these letters, be they small there?"""
    there = re.compile(rf"(?<![^\W_]){short}|{short}(?![^\W_])", re.IGNORECASE)
    return there.search(text) is not None


_NAMED = re.compile(r"[ \u00a0][„“\"«](\w)")
"""A name in quotation marks."""


def _is_shouted(text: str, start: int, end: int) -> bool:
    """Stands this beside a word in capitals that is too long for an abbreviation, or among several, as in a title or a shout?"""
    before, after = text[:start].split(" ")[-2:], text[end:].split(" ")[:2]
    if any(len(word) > _LONGEST and word.isalpha() and word.isupper() for word in (*before, *after)):
        return True
    left, right = _PAUSE.split(text[max(0, start - _NEAR) : start])[-1], _PAUSE.split(text[end : end + _NEAR])[0]
    around = reversed(WORD.findall(left)), WORD.findall(right)
    aloud = sum(len(word) > 1 for side in around for word in takewhile(str.isupper, side))
    return aloud >= (_ALOUD if end - start > _TWO else 1)


_PAUSE = re.compile(r"[^\w !?]")
"""Behind it another one of several abbreviations may stand."""
_NEAR = 40
"""So many characters before a word and behind it are looked at."""
_ALOUD = 3
"""So many more words in capitals, one behind another, and nobody means an abbreviation."""


def _read(letters: str, pair: Pair) -> Iterator[str]:
    """What people read of the blocks of the target in which these letters stand, be it in an address or in code."""
    for index in pair.saying(1, letters):
        one = pair.target_features[index]
        if one.block.kind in model.PROSE:
            yield one.plain


def _unlike(pair: Pair, bead: Bead) -> tuple[set[str], set[str]]:
    """Words in capitals that only one side of a bead has; those of the source that need no answer are left out."""
    there, here = (
        set[str]().union(*(_ANY_CAPITALS.findall(side[index].plain) for index in own))
        for side, own in ((pair.source_features, bead.source), (pair.target_features, bead.target))
    )
    # Nothing is known of the words that another language has for them: NON may be what says NOT.
    said = _ANSWERS if basics(pair.languages[1]).known else frozenset[str]()
    words = {one for one in there if len(one) > _LONGEST or one in said}
    # What the target has as it is, elsewhere, is what it says for it, and not this.
    kept = {
        one
        for one in there - here
        if pair.saying(1, one) and one.translate(_SOUNDS) not in here and not _ROMAN.fullmatch(one)
    }
    return there - here - familiar(pair.languages) - _MONEY - words - kept, here - there


_SOUNDS = str.maketrans(CYRILLIC_INITIALS)
_ANSWERS = frozenset("TRUE FALSE NULL NONE YES NO AND OR NOT OK ON OFF".split())
"""What programs are told, in capitals; no abbreviation stands for it."""


def _answered(pair: Pair, bead: Bead, short: str) -> bool:
    """Has the source's side an abbreviation for this one, or words whose first letters it may be?"""
    there, _ = _unlike(pair, bead)
    if there:
        return True
    text = " ".join(pair.source_features[index].plain for index in bead.source)
    initials = [word[0].upper() for word in WORD.findall(text)]
    if not short.isascii():
        initials = [CYRILLIC_INITIALS.get(initial, initial) for initial in initials]
    size = len(short) + 1
    # The source may say in a word of its own what the last letter stands for.
    return any(common_letters(short, initials[at : at + size]) * 3 >= len(short) * 2 for at in range(len(initials)))


def _is_spoken(short: str) -> bool:
    """Can this be spoken as a word, or is it a Roman numeral?"""
    vowels = sum(letter in VOWELS for letter in short) if len(short) > _TWO else 0
    return vowels >= _TWO or _ROMAN.fullmatch(short) is not None


def _stands_once(short: str, pair: Pair) -> bool:
    """Do people read this once on the target's page, as an abbreviation and not as a part of something longer?"""
    texts = [text for text in _read(short, pair) if short in text]
    if len(texts) != 1 or texts[0].count(short) != 1:
        return False
    return short in (_CAPITALS if len(short) >= _LEAST else _USED).findall(texts[0])


def _is_word(short: str, pair: Pair) -> bool:
    """Is this a word in capitals, which the page has in small letters too, or which is known: ФАЙЛ, where the reader puts a name?"""
    if len(short) <= _LEAST:  # НЕ, ПЪТ; many words begin with two or three letters, but an ending is short
        rest = short[1:].lower()
        small = re.compile(rf"(?<!\w)[{short[0]}{short[0].lower()}]{rest}\w{{0,{_ENDING * (len(short) - _TWO)}}}(?!\w)")
        if short.lower() in basics(pair.languages[1]).common or any(map(small.search, _read(rest, pair))):
            return True
    elif any(_begins_word(word, text) for word in (short.lower(), short.capitalize()) for text in _read(word, pair)):
        return True
    return not short.isascii() and short.lower() in pair.target_features[0].lexicon


_ENDING = 2
"""So many letters an ending has behind a word of three."""


def _begins_word(letters: str, text: str) -> bool:
    """Does a word of the text begin with these letters?"""
    at = text.find(letters)
    while at > 0 and text[at - 1].isalnum() and not text[at - 1].isdecimal():
        at = text.find(letters, at + 1)
    return at >= 0


def _with_brackets(pair: Pair, side: int) -> set[int]:
    """The blocks of a side that hold an abbreviation in brackets."""
    features = (pair.source_features, pair.target_features)[side]
    return {index for index in pair.holding(side, _IN_BRACKETS) if next(_brackets(features[index]), None)}


def _brackets(one: Feature) -> Iterator[re.Match[str]]:
    """Abbreviations that stand alone in brackets behind a word."""
    if one.block.kind not in model.PROSE or "(" not in one.block.text:
        return
    for found in _IN_BRACKETS.finditer(one.block.text):
        if not _ROMAN.fullmatch(found[1]) and not any(a <= found.start(1) < b for a, b in one.inline.marks):
            yield found


def _shorts(one: Feature) -> frozenset[str]:
    """The abbreviations in a block; none where everything is written in capitals."""
    text = one.block.text
    if one.block.kind not in model.PROSE or text.isupper():
        return frozenset()
    return frozenset(
        found[0]
        for found in _USED.finditer(text)
        if not _ROMAN.fullmatch(found[0]) and not any(a <= found.start() < b for a, b in one.inline.marks)
    )


def _explained(pair: Pair, asked: Collection[str]) -> frozenset[str]:
    """Abbreviations that the target explains, at least of those asked for: in brackets, before brackets or a dash, as `*[ABC]:`."""
    features = pair.target_features
    known = {one.block.ident for one in features if one.block.kind == model.ABBREVIATION}
    for index in set[int]().union(*(pair.saying(1, short) for short in asked)):
        one = features[index]
        if one.block.kind in model.PROSE:
            known.update(short for found in _EXPLAINED.findall(one.block.text) for short in found if short)
    return frozenset(known)


def _stands_for(short: str, before: str) -> bool:
    """Could this abbreviation stand for the words before it: do its letters begin words there, in order?

    One letter in four may not: a compound gives two letters, a little word none.
    """
    if not WORD.search(before):
        return True
    if _foreign(short, before):
        return False
    initials = [word[0].upper() for word in WORD.findall(before)][-len(short) - 3 :]
    shared = common_letters(short, initials)
    return shared == len(short) or (shared * 4 >= len(short) * 3 and short[-1] in initials[-2:])


def _foreign(short: str, before: str) -> bool:
    """Is this in another script than the words before it? A foreign name's abbreviation may stand behind its translation."""
    letters = re.sub(r"[\W\d_]", "", before)
    return bool(letters) and letters[-1].isascii() != short[0].isascii()
