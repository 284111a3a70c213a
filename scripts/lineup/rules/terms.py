"""Terms: the words that the term base wants, in any inflection; words that it forbids; one term said in two ways."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lineup import model
from lineup.evidence import Feature
from lineup.rules.context import Hit, Pair, place_in
from lineup.rules.places import on_target, place_from
from lineup.terms import TermBase, Token, holds, occurrences, tokens

_QUOTED = re.compile(r"[„“\"«][^„“”\"«»]{1,300}[“”\"»]")
_TITLES = frozenset(("link", "image"))


def terms(pair: Pair, base: TermBase) -> Iterator[Hit]:
    """Terms of the source whose bead holds none of the target's forms; forbidden forms in the target."""
    source_language, target_language = pair.languages
    for bead in pair.beads:
        if not bead.target:
            continue
        target = [pair.target_features[index] for index in bead.target]
        if target[0].block.kind not in model.PROSE:
            continue
        here = [(one, tokens(one.plain, target_language)) for one in target]
        for one, words in here:
            yield from _forbidden(pair, base, one, words)
        if bead.source and pair.source_features[bead.source[0]].block.kind in model.PROSE:
            for index in bead.source:
                one = pair.source_features[index]
                yield from _missing(pair, base, one, tokens(one.plain, source_language), here)


def _free(one: Feature, start: int, end: int) -> bool:
    """Is this neither quoted nor a title that a link shows?"""
    return not any(found.start() <= start and end <= found.end() for found in _QUOTED.finditer(one.plain))


def _forbidden(pair: Pair, base: TermBase, one: Feature, words: list[Token]) -> Iterator[Hit]:
    for start, end, _, number in occurrences(words, base.by_forbidden, one.plain):
        if not _free(one, start, end):
            continue
        found, expected = one.plain[start:end], base.terms[number].target[0].text
        yield on_target(pair, "term-forbidden", one, start, found, expected, key=found)


def _missing(
    pair: Pair, base: TermBase, one: Feature, words: list[Token], here: list[tuple[Feature, list[Token]]]
) -> Iterator[Hit]:
    seen: set[int] = set()
    for start, end, form, number in occurrences(words, base.by_source, one.plain):
        # A record with the same source form is another way to say it.
        numbers = [other for candidate, other in base.by_source[form.stems[0]] if candidate.stems == form.stems]
        if number in seen or not _free(one, start, end) or any(base.terms[other].sometimes for other in numbers):
            continue  # where a term holds in one context only, nobody can tell here which is meant
        seen.add(number)
        forms = [target for other in numbers for target in base.terms[other].target]
        if any(holds(found, target, feature.plain) for feature, found in here for target in forms if target.stems):
            continue
        text = one.plain[start:end]
        if text[:1].isupper() and any(text in feature.plain for feature, _ in here):
            continue  # a name that the target keeps as it is
        first = here[0][0]
        there = place_in(pair.target, first.block, 0)._replace(end_line=here[-1][0].block.end_line)
        said: dict[str, str | int] = {"expected": forms[0].text, "source": " ".join(text.split())}
        said["again"] = " ".join(
            "{}:{}".format(*one.block.position(other))
            for other, _, _, same in occurrences(words, base.by_source, one.plain)
            if same in numbers and other > start
        )
        # A single common word is a term in one sentence and none in the next.
        sure = len(form.stems) > 1 or text[:1].isupper()
        hit = Hit(
            "term-missing",
            place_from(pair.source, one, start),
            there,
            None,
            forms[0].text,
            said,
            text,
        )
        yield hit if sure else hit._replace(severity="note")
