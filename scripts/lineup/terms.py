"""The term base: which words of the target stand for which words of the source, found in any inflected form."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from lineup.errors import LineupError
from lineup.languages.stemming import stem

WORD = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*")
APART = 2
"""So many other words may stand between two words of a phrase: заинтересованите *градски* страни."""


class TermsError(LineupError, ValueError):
    """Records that are no term base; the message names the record."""


class Form(NamedTuple):
    """A form of a term: its text as written and the stems of its words. `exact` asks for the very capitals."""

    text: str
    stems: tuple[str, ...]
    exact: bool = False


class Term(NamedTuple):
    """A term: the forms that name it in the source, those that may stand for it in the target, those that must not.

    `sometimes`: the record says in which context it holds, so that elsewhere another word may be right.
    """

    ident: str
    source: tuple[Form, ...]
    target: tuple[Form, ...]
    forbidden: tuple[Form, ...]
    sometimes: bool = False


class TermBase(NamedTuple):
    """All terms, found by the first stem of their forms."""

    terms: tuple[Term, ...]
    by_source: dict[str, tuple[tuple[Form, int], ...]]
    by_forbidden: dict[str, tuple[tuple[Form, int], ...]]


class Token(NamedTuple):
    """A word of a text."""

    stem: str
    start: int
    end: int
    text: str


def read_terms(records: object, source: str, target: str) -> TermBase:
    """A term base from records with a mapping for each language: preferred, abbreviation, admitted, forbidden forms.

    Two records with the same source form are two ways to say it; each may stand for it.

    Raises:
        TermsError: the records are not of this shape.
    """
    if not isinstance(records, list):
        raise TermsError("terms-no-list")
    terms = []
    for number, record in enumerate(records, 1):
        if (
            not isinstance(record, dict)
            or not isinstance(record.get(source), dict)
            or not isinstance(record.get(target), dict)
        ):
            raise TermsError("term-no-forms", number=number, source=source, target=target)
        there, here = record[source], record[target]
        terms.append(
            Term(
                str(record.get("id", number)),
                tuple(_form(text, source) for text in _texts(there)),
                tuple(_form(text, target) for text in _texts(here)),
                tuple(_form(text, target, _texts(here)) for text in here.get("forbidden") or []),
                bool(record.get("context")),
            )
        )
    return TermBase(tuple(terms), _index(terms, "source"), _index(terms, "forbidden"))


def _texts(forms: dict[str, Any]) -> list[str]:
    """The forms that may be used, the preferred one first."""
    return [
        str(text)
        for text in (forms.get("preferred"), forms.get("abbreviation"), *(forms.get("admitted") or []))
        if text
    ]


def _form(text: str, language: str, allowed: list[str] | None = None) -> Form:
    """A form with its stems; a forbidden one that only capitals, a hyphen or an ending tell from an allowed one is exact."""
    stems = _stems(text, language)
    alike = any(stems == _stems(one, language) for one in allowed or [])
    return Form(text, stems, alike or (len(text) <= 5 and text.isupper()))


def _stems(text: str, language: str) -> tuple[str, ...]:
    return tuple(stem(found[0].lower(), language) for found in WORD.finditer(text))


def _index(terms: list[Term], which: str) -> dict[str, tuple[tuple[Form, int], ...]]:
    found: dict[str, list[tuple[Form, int]]] = defaultdict(list)
    for number, term in enumerate(terms):
        for form in getattr(term, which):
            if form.stems:
                found[form.stems[0]].append((form, number))
    # The longest form that fits is the one that is meant.
    return {key: tuple(sorted(forms, key=lambda one: -len(one[0].stems))) for key, forms in found.items()}


def tokens(text: str, language: str) -> list[Token]:
    """The words of a text with their stems."""
    return [
        Token(stem(found[0].lower(), language), found.start(), found.end(), found[0]) for found in WORD.finditer(text)
    ]


def occurrences(
    words: list[Token], index: dict[str, tuple[tuple[Form, int], ...]], text: str
) -> Iterator[tuple[int, int, Form, int]]:
    """Where forms of terms stand: (start, end, form, number of the term); of two that overlap the longer one, from the left."""
    at = 0
    while at < len(words):
        for form, number in index.get(words[at].stem, ()):
            end = match(words, at, form, text, apart=0)
            if end is not None:
                yield words[at].start, words[end - 1].end, form, number
                at = end - 1
                break
        at += 1


def match(
    words: list[Token],
    at: int,
    form: Form,
    text: str,
    apart: int = APART,
    same: Callable[[str, str], bool] | None = None,
) -> int | None:
    """The place behind a form that begins at this word; None where it does not. Its words may stand `apart`."""
    same = same or _equal
    where = at
    for position, wanted in enumerate(form.stems):
        limit = where + (apart if position else 0)
        while where < len(words) and not same(words[where].stem, wanted) and where < limit:
            where += 1
        if where >= len(words) or not same(words[where].stem, wanted):
            return None
        where += 1
    if form.exact and text[words[at].start : words[where - 1].end] != form.text:
        return None
    return where


def holds(words: list[Token], form: Form, text: str) -> bool:
    """Does a form stand anywhere in a text, in whatever inflection, its words in any order?

    Here two stems that differ in their last letters count as one: no stemmer brings every form of a word together,
    and a term that is there must not be missed.
    """
    if any(
        _akin(words[at].stem, form.stems[0]) and match(words, at, form, text, same=_akin) for at in range(len(words))
    ):
        return True
    return len(form.stems) > 1 and all(any(_akin(one.stem, wanted) for one in words) for wanted in form.stems)


def _equal(one: str, two: str) -> bool:
    return one == two


def _akin(one: str, two: str) -> bool:
    """Are two stems equal but for one or two letters at the end of the longer?"""
    if one == two:
        return True
    least = max(5, max(len(one), len(two)) - 2)
    return len(one) >= 5 and len(two) >= 5 and one[:least] == two[:least]
