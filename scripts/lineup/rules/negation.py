"""Does a sentence deny what its translation affirms, or the reverse?

Two languages deny in different ways (is old, не е нов), so a difference in number is not enough. Surest is a word that is
denied on one side and stands, known by the word list or by its sound, undenied on the other; or as many words for "can" on
both sides, of which one side denies more. Where the denied word is not known, it counts that one side denies and the other
has nothing that could stand for a denial, in a translation that follows the words.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial
from typing import NamedTuple

from lineup.languages.base import Language
from lineup.languages.lexicon import Lexicon
from lineup.record import Record
from lineup.rules.denied import Head, Read, denying_words, keys_in, read
from lineup.words import words_in

_LONG = 250
"""Sentences of more characters deny several times for reasons that nobody can tell apart."""


class Denial(Record):
    """A denial that only one side has: its word and where it stands in that side's sentence."""

    lost: bool
    word: str
    offset: int


class _Side(NamedTuple):
    """A sentence and what is known of its language."""

    text: str
    known: Language


def denial(source: str, target: str, languages: tuple[Language, Language], lexicon: Lexicon) -> Denial | None:
    """The denial that one of two sentences lacks, if there is one."""
    first, second = languages
    if first.negations is None or second.negations is None:
        return None
    raw = len(first.negations.findall(source)), len(second.negations.findall(target))
    if raw[0]:
        if said := _surely_lost(source, target, languages, lexicon):
            return Denial(lost=True, word=said[0], offset=said[1])
        if raw[0] >= raw[1] and (rest := _rest_of_future(source, target, languages)):
            return Denial(lost=True, word=rest[0], offset=rest.start())
    if raw[0] == raw[1]:
        return None  # what one side denies more than the other is what can be told
    a, b = denying_words(source, first) if raw[0] else [], denying_words(target, second) if raw[1] else []
    lost = _lost(source, target, languages, (a, b))
    if lost is None:
        return None  # each may answer one of the other side
    known, text, its, its_text = (second, target, first, source) if lost else (first, source, second, target)
    here, there = _Side(_unsaid(text, known, its_text, its), known), _Side(its_text, its)
    if _says(known.turning, text) or _explaining(known.only, here, there, lexicon):
        return None  # what one side denies, the other may say in its own way
    if _put_another_way(source, target, languages, lost=lost):
        return None
    if lost and (rest := _rest_of_lack(source, target, languages, a)):
        return Denial(lost=lost, word=rest[0], offset=rest.start())
    plain = not (b if lost else a)
    if not plain and len(source) >= _LONG and _says(known.everything, text):
        return None
    elsewhere = _answered(here, there, lexicon, lost=lost)
    if lost and (elsewhere or _kept_by_denial(its, there, here, lexicon)):
        return None
    reads = read(source, a, first, lexicon), read(target, b, second, lexicon)
    one, other = reads if lost else reads[::-1]
    found = _head_without_twin(one, other, further=lambda head: lost and not _idle(head, there, here))
    if found and not lost and elsewhere and (not found.of_verb or _sets_against(found, there)):
        found = None  # без: excluding; а не: instead of
    if found is None and not elsewhere and not _explaining(known.opposites, here, there, lexicon):
        close = partial(_close, source, target, languages, lexicon, _CLOSE if lost else _CLOSER)
        if plain:
            heads = (
                head
                for head in one.heads
                if not _idle(head, there, here) and (lost or not _freely(head, here, there, lexicon))
            )
            found = next(heads, None) if close() else None
        elif len(source) < _LONG:
            found = _one_of_several(one, other, here, there, close)
    if found and not lost and _needs_no_answer(found, source, target, languages):
        return None
    return Denial(lost=lost, word=found.word, offset=found.offset) if found else None


def _lost(
    source: str,
    target: str,
    languages: tuple[Language, Language],
    denying: tuple[list[re.Match[str]], list[re.Match[str]]],
) -> bool | None:
    """Does the source deny more often than its translation, or (False) the translation more often? None where neither surely does.

    `denying` are the words of both that deny. What is told is a denial of the side that denies more often.
    """
    first, second = languages
    (least, most), (its_least, its_most) = _count(denying[0], source, first), _count(denying[1], target, second)
    if least - _left_out(source, target, languages) - _capped(source, target, languages) > (
        its_most + _shared(target, second) + _quoted(target, second, first)
    ):
        return True
    affirming = len(second.affirming.findall(target)) if second.affirming else 0
    return False if its_least - _capped(target, source, (second, first)) - affirming > most else None


def _put_another_way(source: str, target: str, languages: tuple[Language, Language], *, lost: bool) -> bool:
    """Is one condition, limit or default said from its two sides, of which one needs a denial?"""
    if _turned_round(source, target, languages) or _defaulting(source, target, languages, lost=lost):
        return True
    if lost:
        return _later(source, target, languages) or _in_that_case(source, target, languages)
    return _too_much(source, target, languages)


def _answered(here: _Side, there: _Side, lexicon: Lexicon, *, lost: bool) -> bool:
    """May the side that affirms say the denial by another word?

    Where the denial is lost, one that the source has too is no such word.
    """
    answers = _explaining(there.known.otherwise, there, here, lexicon) if lost else []
    said = _explaining(here.known.otherwise, here, there, lexicon)
    return len(said) > sum(not _denied(one, there) for one in answers)


def _freely(head: Head, side: _Side, other: _Side, lexicon: Lexicon) -> bool:
    """Is what `other` denies a verb of which the word list knows what it may stand for, and does nothing of that stand on this side?

    Then the denial is a free rendering of something else (deduplicate, не се повтарят).
    """
    if not head.of_verb or not any(key[0] == "#" for keys in head.keys[:1] for key in keys):
        return False
    # The wide list knows more, and less surely: what it finds there is enough to doubt.
    denied, said = (
        frozenset[str]().union(*map(keys_in(lexicon.wide, one.known).__getitem__, words))
        for one, words in ((other, words_in(other.text[head.offset :])[1:_BEHIND]), (side, words_in(side.text)))
    )
    return denied.isdisjoint(said)


_BEHIND = 5
"""So many words from a denial on may be what it denies."""


def _one_of_several(one: Read, other: Read, here: _Side, there: _Side, close: Callable[[], bool]) -> Head | None:
    """The denial whose words the other side, which denies as well, denies least; None where it may deny all of them."""
    if _only_verbs(one, other, _says(there.known.everything, there.text)):
        return _odd_one(one, other)
    if any(_idle(head, there, here) for head in one.heads) or not close():
        return None
    found = _odd_one(one, other)
    return None if any(other.denied[key] for keys in found.keys for key in keys) else found  # both deny it


def _needs_no_answer(found: Head, source: str, target: str, languages: tuple[Language, Language]) -> bool:
    """Does a denial of the translation deny nothing?

    It says what a word means that stays as it is, leaves some where the source says some, asks whether, or denies another
    denial where the source has none (essential, без което не може), or what the source denies without a denial (zero errors).
    """
    first, second = languages
    if not _says(first.negations, source) and (_says(second.affirming, target) or _says(first.virtual, source)):
        return True
    glossed = glosses(target, found.offset, second) and not _goes_on(source, target, found.offset)
    asked = second.wondering and second.wondering.search(target, 0, found.offset) and _says(first.wondering, source)
    return glossed or bool(asked) or _some(found, source, target, languages)


def _surely_lost(
    source: str, target: str, languages: tuple[Language, Language], lexicon: Lexicon
) -> tuple[str, int] | None:
    """A denial of the source, and where it stands, in whose place the translation has a word that affirms (with, already, always)."""
    found = (
        _without_lost(source, target, languages)
        or _still(source, target, languages)
        or _at_all_times(source, target, languages, lexicon)
    )
    if found:
        return found[0], found.start()
    all_of_it = _only_so(source, target, languages)
    return (all_of_it[0].split()[0], all_of_it.start()) if all_of_it else None


def _left_out(source: str, target: str, languages: tuple[Language, Language]) -> int:
    """How many remarks of the source that something is not the other (is made, not found) the translation leaves out.

    They repeat what is said. One of which only the denial is gone still has the little word that sets it against the rest.
    """
    first, second = languages
    if first.contrasted is None or second.opposing is None or not first.contrasted.search(source):
        return 0
    return 0 if second.opposing.search(target) else len(first.contrasted.findall(source))


def _capped(one: str, other: str, languages: tuple[Language, Language]) -> int:
    """How many times one side denies more than so much, and the other says that it is so much at most."""
    first, second = languages
    if not _says(second.most, other) or first.capped is None or second.most is None:
        return 0
    return min(len(first.capped.findall(one)), len(second.most.findall(other)))


def _shared(text: str, known: Language) -> int:
    """How many denials go on to what else stands behind them, which another language may deny by itself."""
    return len(known.shared.findall(text)) if known.shared else 0


def _rest_of_future(source: str, target: str, languages: tuple[Language, Language]) -> re.Match[str] | None:
    """What the source denies, where the translation has the ending of a denied future: има да for няма да.

    What will be is ще in Bulgarian; има да, for what is still to be done, is rare.
    """
    first, second = languages
    if first.negations is None or not _says(second.planned, target):
        return None
    return list(first.negations.finditer(source))[-1]


def _rest_of_lack(
    source: str, target: str, languages: tuple[Language, Language], denying: list[re.Match[str]]
) -> re.Match[str] | None:
    """What the source denies with no, where the translation has there is, and nothing of there is no."""
    first, second = languages
    if first.no is None or not _says(second.present, target) or _says(second.absent, target):
        return None
    lack = first.no.search(source)
    return next((match for match in denying if lack and match.start() == lack.start()), None)


def _turned_round(source: str, target: str, languages: tuple[Language, Language]) -> bool:
    """Does the translation say what is so if a condition does not hold, and the source what is so if it does (unless, before)?"""
    first, second = languages
    return _says(second.failing, target) and first.failing is not None and not first.failing.search(source)


def _defaulting(source: str, target: str, languages: tuple[Language, Language], *, lost: bool) -> bool:
    """Does the side that affirms say what holds by default, and the other what holds if something is not given?"""
    first, second = languages
    if lost:
        return _says(first.ungiven, source) and _says(second.usual, target)
    return _says(second.ungiven, target) and _says(first.usual, source)


def _later(source: str, target: str, languages: tuple[Language, Language]) -> bool:
    """Does the source say what is not so until then, and the translation what is so after it?"""
    first, second = languages
    return _says(first.delayed, source) and _says(second.later, target)


def _in_that_case(source: str, target: str, languages: tuple[Language, Language]) -> bool:
    """Does the source ask whether what it has just said is not so, and the translation speak of that case?"""
    first, second = languages
    return _says(first.brief, source) and _says(second.such, target)


def _too_much(source: str, target: str, languages: tuple[Language, Language]) -> bool:
    """Does the source call something more than fits, and the translation not?"""
    first, second = languages
    return _says(first.excess, source) and not _says(second.excess, target)


def _kept_by_denial(its: Language, there: _Side, here: _Side, lexicon: Lexicon) -> bool:
    """Is what the source denies a denial itself (not ignore), and not translated? Then the translation may affirm (honour)."""
    denials = (*_explaining(its.otherwise, there, here, lexicon), *_explaining(its.only, there, here, lexicon))
    return any(_denied(one, there) for one in denials)


def _sets_against(head: Head, side: _Side) -> bool:
    """Does a denial set against something what is not meant (А, а не Б)?"""
    text, known = side
    before = known.opposing and re.search(r"(\w+) \Z", text[max(0, head.offset - 12) : head.offset])
    return bool(known.opposing and before and known.opposing.fullmatch(before[1]))


def _some(head: Head, source: str, target: str, languages: tuple[Language, Language]) -> bool:
    """Does this denial leave some (не всички), where the source says some?"""
    first, second = languages
    return _says(first.some, source) and second.some is not None and second.some.match(target, head.offset) is not None


_GLOSS = re.compile(r"[A-Za-z][“”\"'’»`]?\s*(?:\(|[—–=]|-(?= ))\s*\Z")


def glosses(text: str, at: int, known: Language) -> bool:
    """Does what stands here say in the page's own language what a word means that stays as it is (“never” (никога))?"""
    return not known.latin and _GLOSS.search(text, max(0, at - 8), at) is not None


_NAMED = re.compile(r"([A-Za-z]+)[“”\"'’»`]?\s*[—–-]\s*\Z")


def _goes_on(source: str, target: str, at: int) -> bool:
    """Stands the dash before this place behind the same word in the source too? What follows is no gloss, then."""
    named = _NAMED.search(target[:at])
    return named is not None and re.search(rf"\b{named[1]}\W{{0,3}}[—–-]\s", source) is not None


def _still(source: str, target: str, languages: tuple[Language, Language]) -> re.Match[str] | None:
    """The words by which the source says that something is no longer so, where the translation says already and denies nothing."""
    first, second = languages
    if not _says(second.already, target) or first.ended is None or not (ended := first.ended.search(source)):
        return None
    if any(one and one.match(source, ended.end() + 1) for one in (first.otherwise, first.only, first.opposites)):
        return None  # what is no longer rejected is already allowed
    denied = (second.negations, second.otherwise, second.only)
    return None if any(_says(one, target) for one in denied) else ended


def _at_all_times(
    source: str, target: str, languages: tuple[Language, Language], lexicon: Lexicon
) -> re.Match[str] | None:
    """The word by which the source denies at all times, where the translation affirms at all times.

    What never fails may always succeed: a denial of what is a denial itself may be put either way.
    """
    first, second = languages
    if not _says(second.always, target) or first.never is None or not (never := first.never.search(source)):
        return None
    if _says(first.always, source) or _says(second.never, target):
        return None
    here, there = _Side(source, first), _Side(target, second)
    denials = (first.otherwise, first.only, first.opposites)
    return None if any(_explaining(words, here, there, lexicon) for words in denials) else never


def _only_so(source: str, target: str, languages: tuple[Language, Language]) -> re.Match[str] | None:
    """The words by which the source says that something is not all (not just), where the translation says that it is."""
    first, second = languages
    if first.not_all is None or first.mere is None or not (found := first.not_all.search(source)):
        return None
    if not _says(second.mere, target) or _says(second.negations, target) or len(first.mere.findall(source)) > 1:
        return None
    return None if denies_freely(_without(second.mere, target), second) else found


def _unsaid(text: str, known: Language, other: str, its: Language) -> str:
    """A text without its words for only, where they stand for those of the other side: they answer no denial."""
    if known.sole is None or its.sole is None or not (said := its.sole.findall(other)):
        return text
    return text if len(known.sole.findall(text)) > len(said) else known.sole.sub(" ", text)


def _without(pattern: re.Pattern[str] | None, text: str) -> str:
    """A text without what a pattern finds."""
    return pattern.sub(" ", text) if pattern else text


def _without_lost(source: str, target: str, languages: tuple[Language, Language]) -> re.Match[str] | None:
    """A without of the source, where the translation has fewer of them and says with more often than the source does."""
    first, second = languages
    if not (first.without and first.company and second.without and second.company):
        return None
    without = list(first.without.finditer(source))
    if len(without) <= len(second.without.findall(target)) or _says(second.instead, target):
        return None
    if len(second.company.findall(target)) <= len(first.company.findall(source)):
        return None
    denied = _count(denying_words(source, first), source, first), _count(denying_words(target, second), target, second)
    return without[-1] if denied[1][0] < denied[0][1] else None


def alone(text: str, known: Language) -> Iterator[re.Match[str]]:
    """Words of a sentence that deny only together with another, which is missing: никой чака."""
    if known.paired is None or known.partner is None:
        return
    quotes = [found.span() for found in _QUOTED.finditer(text)]
    for match in known.paired.finditer(text):
        # What is quoted is a sentence of its own, if it is one.
        begin, end = next((span for span in quotes if span[0] < match.start() < span[1]), (0, len(text)))
        rest = text[begin : match.start()] + " " + text[match.end() : end]
        if not known.partner.search(rest) and len(_VERBOSE.findall(rest)) >= 2:
            if known.elided and known.elided.match(text, match.start()):
                continue
            dash = max((found.end() for found in _DASH.finditer(text, 0, match.start())), default=-1)
            if (dash < 0 or not known.paired.match(text, dash)) and not glosses(text, match.start(), known):
                yield match


_QUOTED = re.compile(r"[„“\"«][^„“”\"«»]{1,200}[“”\"»]")
_DASH = re.compile(r"\s[–—-]\s+")
"""Behind it may stand what has no verb: — никакви бисквитки, никакви пароли."""
_VERBOSE = re.compile(r"[^\W\d_]{2,}")
"""Words that a whole sentence has two of; „Никакъв проблем“ is none."""


def _only_verbs(one: Read, other: Read, whole: bool) -> bool:
    """Do both sides deny nothing but verbs (`whole`: nobody, nothing), each denial with a word of its own, and one more?"""
    return (
        not whole
        and len(one.heads) > len(other.heads)
        and all(head.of_verb and head.keys for head in (*one.heads, *other.heads))
    )


def _idle(head: Head, side: _Side, other: _Side) -> bool:
    """Is this denial one that a language says freely, and no with of the other side stands for a without?"""
    text, known = side
    if known.idle is None or not known.idle.match(text, head.offset):
        return False
    if not (known.without and known.without.match(text, head.offset) and known.company and other.known.company):
        return True
    return len(other.known.company.findall(other.text)) <= len(known.company.findall(text))


def _odd_one(one: Read, other: Read) -> Head:
    """The denial whose words the other side denies least."""
    return min(one.heads, key=lambda head: sum(other.denied[key] for keys in head.keys for key in keys))


def _explaining(pattern: re.Pattern[str] | None, one: _Side, other: _Side, lexicon: Lexicon) -> list[re.Match[str]]:
    """The words of one side that may stand for a denial of the other, and not for their own translation there."""
    if pattern is None or not pattern.search(one.text):
        return []
    keys, table = keys_in(lexicon, one.known), keys_in(lexicon, other.known)
    words = words_in(other.text)
    if not other.known.latin:
        words = [word for word in words if not word.isascii()]  # a name translates nothing: React, reject
    said: frozenset[str] = frozenset().union(*map(table.__getitem__, words))
    return [
        found
        for found in pattern.finditer(one.text)
        if (word := words_in(found[0])[0]) in one.known.denying or said.isdisjoint(keys[word])  # no-login
    ]


def _denied(found: re.Match[str], side: _Side) -> bool:
    """Is a word denied itself (not empty)? Then it answers nothing."""
    before = side.known.before_denied
    return before is not None and before.search(side.text, max(0, found.start() - 12), found.start()) is not None


def _count(denying: list[re.Match[str]], text: str, known: Language) -> tuple[int, int]:
    """How often a sentence denies, at least and at most: никой не is one denial, and не … и не or neither … nor may be one."""
    if not denying:
        return 0, 0
    paired = sum(_with_another(match, text, known) for match in denying)
    again = {match.end() for match in known.again.finditer(text)} if known.again else set()
    single = max(1, len(denying) - paired)
    words = Counter(match[0].lower() for match in denying if _with_another(match, text, known)) if paired > 1 else {}
    # Said again in a list (не … нито … нито) each may answer a denial of the other language.
    most = single + sum(number for number in words.values() if number > 1)
    return max(1, single - sum(match.end() in again for match in denying)), most


def _with_another(match: re.Match[str], text: str, known: Language) -> bool:
    """Is this a word that denies together with another one (никой не)?"""
    if known.paired is None or (known.without and known.without.match(text, match.start())):
        return False
    return any(one is not None and one.match(text, match.start()) for one in (known.paired, known.everything))


def _quoted(target: str, known: Language, source: Language) -> int:
    """How many denials of the source stand as they are in a translation in another alphabet: in titles, quotations."""
    if known.latin or not source.latin:
        return 0
    return len(denying_words(target, source))


def denies_freely(text: str, known: Language) -> bool:
    """Has a sentence a word by which a language may say what another denies?"""
    return any(_says(one, text) for one in (known.otherwise, known.only, known.turning, known.opposites))


def _says(pattern: re.Pattern[str] | None, text: str) -> bool:
    return pattern is not None and pattern.search(text) is not None


def _head_without_twin(one: Read, other: Read, *, further: Callable[[Head], bool]) -> Head | None:
    """A denial whose word the other side has undenied, more often than this side.

    `further`: of which the other side has no first word, it may be the second: not good enough, but not: no cost to the city.
    """
    if len(one.heads) <= len(other.heads):
        return None
    for head in one.heads:
        if other.heads and not head.of_verb:
            continue
        for keys in head.keys:
            if any(
                other.affirmed[key] > one.affirmed[key] and other.denied[key] < one.denied[key] for key in keys
            ) and not any(other.denied[key] for key in keys):
                return head
            if not further(head) or any(other.affirmed[key] or other.denied[key] for key in keys):
                break
    if one.able[0] == other.able[0] and one.able[1] > other.able[1]:
        return one.heads[0]
    return None


_CLOSE = 0.2
"""What share of a sentence's words is known again in a translation that follows it word by word, at least."""
_CLOSER = 0.3
"""The same where the translation denies: Bulgarian prose denies what English affirms in other words (linger, не изчезне)."""
_LENGTHS, _SLACK = (0.7, 1.4), 12
"""How many characters such a translation has for one of its source, at least and at most; short ones differ more."""


def _close(source: str, target: str, languages: tuple[Language, Language], lexicon: Lexicon, least: float) -> bool:
    """Does the translation follow the words? In a free one a denial may have become any other word."""
    if not _LENGTHS[0] * len(source) - _SLACK <= len(target) <= _LENGTHS[1] * len(source) + _SLACK:
        return False
    keys, its = (keys_in(lexicon, known) for known in languages)
    said = frozenset().union(*map(its.__getitem__, words_in(target)))
    words = {match[0].lower() for match in _VERBOSE.finditer(source) if len(match[0]) > 3}
    return sum(not said.isdisjoint(keys[word]) for word in words) >= least * len(words)
