"""One look at a pair of twins: read, aligned, and judged by the rules, as far as the pair alone can tell."""

from __future__ import annotations

import os
from collections.abc import Collection, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from lineup import loading, suppress, verdict
from lineup.align import align
from lineup.anchors import Anchors, told
from lineup.corpus import Corpus, Tree
from lineup.dialect import COMMONMARK, PYTHON_MARKDOWN, told_by
from lineup.evidence import Features, features
from lineup.languages.lexicon import lexicon
from lineup.model import Page
from lineup.reads import Asked, Leads, Read
from lineup.rules import pages as page_rules
from lineup.rules.context import Hit, Pair
from lineup.rules.destinations import Wanted, citations, destinations, footnotes, left_behind
from lineup.rules.looks import rules_of
from lineup.rules.throughout import throughout
from lineup.selection import families

if TYPE_CHECKING:
    from lineup.ledger import Ledger


def load(file: Path, path: str, corpus: Corpus) -> Page:
    """Reads one file as the corpus is read."""
    fetched = loading.fetch(file, corpus.settings.max_size)
    return loading.parse(fetched, path, _dialect(corpus, fetched.raw), corpus.settings.max_size)


def read_pair(
    corpus: Corpus,
    target: Tree,
    path: str,
    marked: Collection[str] = (),
    ledger: Ledger | None = None,
    *,
    stamps: bool = False,
) -> Read:
    """Reads, aligns and judges one pair of twins, as far as the pair alone and what was confirmed of it tell.

    Hits of the rules that the page suppresses, and of those that `marked` names, carry the mark of their text. With `stamps` it
    is also told of which texts all this holds, so that it can be kept.
    """
    files = corpus.source.pages[path], target.pages[path]
    loaded = [loading.fetch(file, corpus.settings.max_size) for file in files]
    first, second, hits = _parsed(corpus, path, loaded)
    words = lexicon(corpus.source.language, target.language)
    a, b = features(first, words), features(second, words)
    leads = _leads(corpus, target, path, (first, second), (a, b))
    hits += leads.hits
    hits += footnotes(first, a, corpus.citations, target=False)
    hits += footnotes(second, b, corpus.citations, target=True, cited=citations(a))
    pair = None
    if not _unread(first) and not _unread(second):
        pair = _pair(corpus, target, first, second, a, b)
        hits += _compare(corpus, pair)
    stamp = ""
    if ledger:
        fresh, stamp = _fresh(corpus, target, pair, path, ledger)
        hits += fresh
    ignores = suppress.ignores(second)
    wanted = leads.wanted
    if ignores or marked:
        rules = {one.rule for one in ignores}.union(marked)
        hits = suppress.marked(hits, rules, pair)
        marks = suppress.marked([one.hit for _, one in wanted], rules, pair)
        wanted = [(other, one._replace(hit=hit)) for (other, one), hit in zip(wanted, marks, strict=True)]
    one, two = (loading.stamp(fetched) if stamps else None for fetched in loaded)
    return Read(
        path,
        len(a) + len(b),
        hits,
        wanted,
        leads.anchors,
        _customs(corpus, b, target.language) | verdict.slips(hits),
        ignores,
        leads.answers,
        (one, two) if one and two else None,
        stamp,
    )


def _parsed(corpus: Corpus, path: str, loaded: Sequence[loading.Fetched]) -> tuple[Page, Page, list[Hit]]:
    """Both pages as blocks; the target as it was meant where marks of it are missing; what of them cannot be read or is missing."""
    dialect = _dialect(corpus, *(one.raw for one in loaded))

    def parse(fetched: loading.Fetched) -> Page:
        return loading.parse(fetched, path, dialect, corpus.settings.max_size)

    first, second = map(parse, loaded)
    hits: list[Hit] = []
    if len(second.blocks) < len(first.blocks) and "references" in families(corpus):
        from lineup.unclosed import closed  # noqa: PLC0415 - few pages lack a block

        second, hits = closed(first, second, loaded[1], parse)
    if _lacks_fences(loaded[0].raw, loaded[1].raw) and "structure" in families(corpus):
        from lineup.unfenced import fenced  # noqa: PLC0415 - few pages lack a fence

        second, lost = fenced(first, second, loaded[1], parse)
        hits += lost
    for page, other in ((first, False), (second, True)):
        hits += page_rules.unreadable(page, target=other)
    return first, second, hits


def _lacks_fences(first: bytes, second: bytes) -> bool:
    """Has the target fewer fences than its source, by pairs of them? One alone is missing where code is not closed."""
    return (more := first.count(b"```") - second.count(b"```")) > 0 and more % 2 == 0


def _leads(
    corpus: Corpus, target: Tree, path: str, pages: tuple[Page, Page], sides: tuple[Features, Features]
) -> Leads:
    """What leads nowhere on either side; in a bare tree, of which nobody asks that, only what the target has left behind."""
    first, second = pages
    a, b = sides
    if corpus.bare:
        left = left_behind(second, b, a, lambda: Anchors(told_of(second, b)), lambda: Anchors(told_of(first, a)))
        return Leads(list(left), [], (None, None), ({}, {}, {}, {}))
    ids = told_of(first, a), told_of(second, b)
    hits: list[Hit] = []
    wanted: list[tuple[bool, Wanted]] = []
    asked: list[Asked] = []
    generated = corpus.anchors.get(path, frozenset())
    # Only MkDocs asks for the names of files.
    routes = corpus.dialect != "python-markdown"
    for page, side, own, tree, other in zip(pages, sides, ids, (corpus.source, target), (False, True), strict=True):
        here, there = Asked(tree.has), Asked(Files(corpus, tree))
        asked += (here, there)
        for hit in destinations(page, side, Anchors(own, generated), here, there, target=other, routes=routes):
            if isinstance(hit, Wanted):
                wanted.append((other, hit))
            else:
                hits.append(hit)
    return Leads(hits, wanted, ids, tuple(question.said for question in asked))


def _fresh(corpus: Corpus, target: Tree, pair: Pair | None, path: str, ledger: Ledger) -> tuple[list[Hit], str]:
    """What the ledger says of a pair, and by what a later run knows that it says the same."""
    from lineup.freshness.records import stamp_of  # noqa: PLC0415 - only where there is a ledger
    from lineup.rules.freshness import freshness  # noqa: PLC0415

    hits, whole = freshness(corpus, target, pair, ledger) if pair else ([], False)
    return hits, stamp_of(ledger, path, whole=whole)


def _customs(corpus: Corpus, target: Features, language: str) -> dict[str, int]:
    """How often the page keeps the customs of its language, where a rule asks for it."""
    kept: dict[str, int] = {}
    if "typography" in families(corpus):
        from lineup.rules.decimals import customs  # noqa: PLC0415

        kept.update(customs(target, language))
    if "script" in families(corpus):
        from lineup.rules.script import pronouns  # noqa: PLC0415

        kept.update(pronouns(target, language))
    return kept


def _dialect(corpus: Corpus, *texts: bytes) -> loading.Dialect:
    if corpus.dialect == "auto":
        return told_by(*texts)
    return PYTHON_MARKDOWN if corpus.dialect == "python-markdown" else COMMONMARK


def _unread(page: Page) -> bool:
    """Is nothing known of what stands on this page?"""
    return bool(page.faults) and not page.blocks


def told_of(page: Page, side: Features) -> str | None:
    """What tells the places that links may name on a page; None where that could not be read."""
    return None if _unread(page) else told(page, side)


def _pair(corpus: Corpus, target: Tree, first: Page, second: Page, a: Features, b: Features) -> Pair:
    """Two twins, aligned."""
    return Pair(
        first, second, a, b, align(a, b), (corpus.source.language, target.language),
        corpus.settings.heading_ids == "required", corpus.settings.links,
    )  # fmt: skip


def _compare(corpus: Corpus, pair: Pair) -> list[Hit]:
    """The rules that look at both pages."""
    empty = list(page_rules.empty(pair))
    if empty:
        return [*page_rules.front_matter(pair), *empty]
    run = families(corpus)
    hits = throughout(pair, [hit for rule in rules_of(run) for hit in rule(pair)])
    base = corpus.terms.get(pair.languages[1])
    if base and "wording" in run:
        from lineup.rules.terms import terms  # noqa: PLC0415 - most trees have none

        hits += terms(pair, base)
    return hits


class Files:
    """Is there a file at this path, seen from a language's folder or from the folders that all languages share?"""

    def __init__(self, corpus: Corpus, tree: Tree) -> None:
        self.roots = (tree.root, *corpus.shared)
        self.limits: list[str] = []

    def __call__(self, path: str) -> bool:
        """True where the path leads to a file in one of the folders; a path that climbs out of all of them does not."""
        if not self.limits:
            self.limits = [os.path.realpath(root) for root in self.roots]
        for root in self.roots:
            if "\0" in path:
                continue
            full = os.path.realpath(os.path.join(root, path))  # noqa: PTH118 - called for every link
            if any(full == limit or full.startswith(limit + os.sep) for limit in self.limits) and os.path.exists(full):  # noqa: PTH110
                return True
        return False
