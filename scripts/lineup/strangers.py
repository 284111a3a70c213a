"""Pages that stand in the place of others: what the tree knows of each, and one fault in place of many."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
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
_LONGER = 4
"""So many times as long as its source no translation is, with two bytes for a letter."""
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
    shelf = _Shelf(corpus, target)
    alone = [path for path in corpus.source.pages if path not in target.pages]
    others = [*marked, *(alone if len(alone) <= _MOST else ())]
    fits = {path: fit for path in strange if (fit := shelf.source_of(path, others))}
    for path, fit in list(fits.items()):
        if fit in marked and fit not in fits and shelf.source_of(fit, (path,)):
            fits[fit] = path
    told = {path: (_EXCHANGED if fits.get(fit) == path else _OTHER, fit) for path, fit in fits.items()}
    for path in strange:
        if path not in told and (copy := _copied(target, path, strange)):
            told[path] = _COPY, copy
    return told


def renamed(corpus: Corpus, target: Tree, lost: Sequence[str], extra: Sequence[str]) -> dict[str, str]:
    """Pages of the source without a twin whose translation stands at another path: where it does.

    Args:
        corpus: the languages.
        target: one of them.
        lost: pages that only the source has.
        extra: pages that only the target has.
    """
    if not 0 < len(lost) <= _MOST or not 0 < len(extra) <= _MOST:
        return {}
    shelf, found = _Shelf(corpus, target), dict[str, str]()
    for path in extra:
        source = shelf.source_of(path, [one for one in lost if one not in found and shelf.may_fit(one, path)])
        if source:
            found[source] = path
    return found


class _Shelf:
    """Pages that are read again, each once, to see which belong together."""

    def __init__(self, corpus: Corpus, target: Tree) -> None:
        self.corpus, self.target = corpus, target
        self.words = lexicon(corpus.source.language, target.language)
        self.page = cache(self._page)
        self.said = cache(self._said)

    def _page(self, path: str, other: bool) -> Features:
        """A page of the source, or of the target."""
        tree = self.target if other else self.corpus.source
        return features(load(tree.pages[path], path, self.corpus), self.words)

    def _said(self, path: str, other: bool) -> frozenset[str]:
        """All that a page says that its translation may share."""
        return frozenset(chain.from_iterable(chain(one.keys, one.sounds) for one in self.page(path, other)))

    def may_fit(self, source: str, target: str) -> bool:
        """Are the files of two pages of such sizes that one may be the other's translation?"""
        try:
            one, two = self.corpus.source.pages[source].stat().st_size, self.target.pages[target].stat().st_size
        except OSError:
            return False
        return max(one, two) <= _LONGER * min(one, two)

    def source_of(self, path: str, others: Iterable[str]) -> str:
        """The page among others whose source a page of the target translates; empty where there is none."""
        mine, ours = self.page(path, True), self.said(path, True)
        ranked = []
        for other in others:
            theirs = self.said(other, False) if other != path else None
            if theirs and ours:
                ranked.append((len(ours & theirs) / len(ours | theirs), other))
        best = []
        for _, other in sorted(ranked, reverse=True)[:_BEST]:
            there = self.page(other, False)
            like = likeness(there, mine, align(there, mine))
            if like.alike:
                best.append((like.apart, other))
        return min(best)[1] if best else ""


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
