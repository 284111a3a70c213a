"""Pages that are not the translation of their own source: what the tree knows of each, and one fault in place of many."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from itertools import chain

from lineup.align import align
from lineup.corpus import Corpus, Tree
from lineup.evidence import Features, features
from lineup.languages.lexicon import lexicon
from lineup.look import load
from lineup.reads import Read
from lineup.rules.context import Hit
from lineup.rules.unlike import APART, RULE, likeness

_MOST = 200
"""Pages that are looked at: where there are more, two trees have little to do with each other."""
_BEST = 3
"""Of the pages that share most with one so many are compared block by block."""


def settled(corpus: Corpus, target: Tree, looks: list[Read]) -> list[Read]:
    """The reads; a page that is not the translation of its source has one hit for all that the two do not share.

    Two pages that have changed places are told at the first of them.
    """
    marked = {read.path: hit for read in looks for hit in read.hits if hit.rule == RULE}
    strange = [path for path, hit in marked.items() if (hit.words or {}).get("variant") != APART]
    told = _where(corpus, target, strange, list(marked)) if 0 < len(strange) <= _MOST >= len(marked) else {}
    kept = []
    for read in looks:
        if hit := marked.get(read.path):
            how, page = told.get(read.path, ("", ""))
            sure = how or not (hit.words or {}).get("variant")
            rest = [one for one in read.hits if one.rule != RULE and (not sure or _of_one_side(one))]
            if sure and (how != _EXCHANGED or read.path < page):
                rest.insert(0, hit._replace(words=_words(corpus, target, how, page), found=page or None, key=page))
            ignores = tuple(one for one in read.ignores if one.rule == RULE) if sure else read.ignores
            kept.append(read._replace(hits=rest, ignores=ignores))
        else:
            kept.append(read)
    return kept


_COPY, _OTHER, _EXCHANGED = "copy", "other", "exchanged"


def _of_one_side(hit: Hit) -> bool:
    """Does a hit say nothing of the other page?"""
    return hit.source is None or hit.target is None


def _words(corpus: Corpus, target: Tree, how: str, page: str) -> dict[str, str | int]:
    """What fills the sentence: the variant and the file of the other page."""
    if not how:
        return {}
    return {"variant": how, "page": corpus.name((corpus.source if how == _OTHER else target).file(page))}


def _where(
    corpus: Corpus, target: Tree, strange: Sequence[str], marked: Sequence[str]
) -> Mapping[str, tuple[str, str]]:
    """For pages that are not the translation of their source what they are: how they belong to which page.

    `marked` are those whose source may be translated in the place of another page.
    """
    words = lexicon(corpus.source.language, target.language)

    @cache
    def read(path: str, other: bool) -> Features:
        return features(load((target if other else corpus.source).pages[path], path, corpus), words)

    alone = [path for path in corpus.source.pages if path not in target.pages]
    others = [*marked, *(alone if len(alone) <= _MOST else ())]
    fits = {path: fit for path in strange if (fit := _fit(path, others, read))}
    for path, fit in list(fits.items()):
        if fit in marked and fit not in fits and _fit(fit, (path,), read):
            fits[fit] = path
    told = {path: (_EXCHANGED if fits.get(fit) == path else _OTHER, fit) for path, fit in fits.items()}
    for path in strange:
        if path not in told and (copy := _copied(target, path, strange)):
            told[path] = _COPY, copy
    return told


def _fit(path: str, others: Iterable[str], read: Callable[[str, bool], Features]) -> str:
    """The page whose source a page's target translates; empty where there is none."""
    mine = read(path, True)
    ours = _said(mine)
    ranked = []
    for other in others:
        theirs = _said(read(other, False)) if other != path else frozenset[str]()
        if theirs and ours:
            ranked.append((len(ours & theirs) / len(ours | theirs), other))
    best = []
    for _, other in sorted(ranked, reverse=True)[:_BEST]:
        there = read(other, False)
        like = likeness(there, mine, align(there, mine))
        if like.alike:
            best.append((like.apart, other))
    return min(best)[1] if best else ""


def _said(side: Features) -> frozenset[str]:
    """All that a page says that its translation may share."""
    return frozenset(chain.from_iterable(chain(one.keys, one.sounds) for one in side))


def _copied(target: Tree, path: str, strange: Sequence[str]) -> str:
    """Another page of the target with the same text; empty where there is none."""
    file = target.pages[path]
    try:
        size, raw = os.stat(file).st_size, b""  # noqa: PTH116 - called for every page
        for other, its in target.pages.items():
            if other not in strange and os.stat(its).st_size == size:  # noqa: PTH116
                raw = raw or file.read_bytes()
                if its.read_bytes() == raw:
                    return other
    except OSError:
        return ""
    return ""
