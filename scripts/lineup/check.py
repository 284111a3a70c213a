"""A corpus -> findings: reads and aligns every pair once, runs the rules, on all cores where it pays."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence, Set
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple, Protocol

from lineup import loading, messages, processes, reads, suppress, verdict
from lineup.align import align
from lineup.anchors import Anchors, told
from lineup.corpus import Corpus, Tree, named
from lineup.dialect import COMMONMARK, PYTHON_MARKDOWN, told_by
from lineup.digests import digest
from lineup.evidence import Feature, Features, features
from lineup.languages.lexicon import lexicon
from lineup.model import Finding, Page, Place
from lineup.reads import Asked, Read
from lineup.rules import pages as page_rules
from lineup.rules.catalogue import BY_CODE, FAMILIES, RULES
from lineup.rules.context import Hit, Pair
from lineup.rules.destinations import Wanted, citations, destinations, footnotes
from lineup.rules.looks import rules_of

if TYPE_CHECKING:
    from lineup.ledger import Ledger

PARALLEL_FROM = 600_000
"""Bytes of Markdown from which a second process saves more time than it costs."""


class Report(NamedTuple):
    """What a run found: findings in the order of the pages, and how much was read."""

    findings: tuple[Finding, ...]
    pages: int
    blocks: int
    silenced: int = 0
    """How many findings a suppression on their page silences."""
    older: int = 0
    """How many findings are not this branch's own, where only those are asked for."""

    def count(self, severity: str) -> int:
        """How many findings are of this severity."""
        return sum(finding.severity == severity for finding in self.findings)


class Store(Protocol):
    """What remembers from run to run what was read."""

    def known(self, corpus: Corpus, target: Tree, path: str) -> Read | None:
        """What is known of a pair of pages, if it still holds."""

    def learn(self, target: Tree, read: Read) -> None:
        """Keeps what has been read."""


def check(
    corpus: Corpus,
    paths: Sequence[Path] = (),
    ui: str = "en",
    store: Store | None = None,
    renamed: Mapping[str, str] = MappingProxyType({}),
) -> Report:
    """Checks every pair of a corpus, or those that the paths name, in the program's language `ui`.

    `store` remembers what was read before; `renamed` gives pages another path in the fingerprints of their findings.
    """
    findings: list[Finding] = []
    seen: set[tuple[str, Place | None, str]] = set()
    blocks = count = silenced = 0
    run = families(corpus)
    for target in corpus.targets:
        wanted = named(corpus, target, paths) if paths else None
        both = [path for path in corpus.source.pages if path in target.pages and (wanted is None or path in wanted)]
        looks = read_all(corpus, target, both, store)
        hits = list(_missing(corpus, target, wanted))
        for read, found in judged(corpus, target, looks):
            kept = list(suppress.silenced(found, read.ignores, read.path, run)) if read.ignores else found
            silenced += sum(hit.rule not in suppress.OWN for hit in found) - sum(
                hit.rule not in suppress.OWN for hit in kept
            )
            hits += kept
        count += len(both)
        blocks += sum(read.blocks for read in looks)
        for finding in _findings(hits, (corpus.source.language, target.language), ui, renamed):
            # What is wrong in the source alone is found again with every target, and told once.
            if finding.target is None and finding.name != "page-missing":
                own = (finding.rule, finding.source, finding.message)
                if own in seen:
                    continue
                seen.add(own)
            findings.append(finding)
    order = {tree.language: rank if len(corpus.targets) > 1 else 0 for rank, tree in enumerate(corpus.targets)}
    findings.sort(
        key=lambda one: (
            (one.source or one.target or Place("", 0, 0)).path,
            order.get(one.language, 0),
            (one.target or one.source or Place("", 0, 0)).line,
            one.rule,
            (one.target or one.source or Place("", 0, 0)).column,
        )
    )
    return Report(tuple(findings), count, blocks, silenced)


def selected(findings: Iterable[Finding], select: Sequence[str], ignore: Sequence[str]) -> tuple[Finding, ...]:
    """The findings that are asked for; a rule is named by its code, the beginning of a code, its name or its family."""
    asked = _asked(tuple(select), tuple(ignore))
    return tuple(one for one in findings if one.rule in asked)


@lru_cache(maxsize=8)
def _asked(select: tuple[str, ...], ignore: tuple[str, ...]) -> frozenset[str]:
    """The codes of the rules that are among those selected, and not among those ignored."""

    def named(names: tuple[str, ...]) -> frozenset[str]:
        starts = (*names, *(start for start, family in FAMILIES.items() if family in names))
        return frozenset(code for code, rule in BY_CODE.items() if code.startswith(starts) or rule.name in names)

    return (named(select) if select else frozenset(BY_CODE)) - named(ignore)


def _missing(corpus: Corpus, target: Tree, wanted: frozenset[str] | None) -> Iterator[Hit]:
    """Pages on one side only, and pages that the navigation does not name."""
    source = corpus.source
    for path in source.pages:
        if path not in target.pages and (wanted is None or path in wanted):
            words: dict[str, str | int] = {"page": corpus.name(target.file(path)), "language": target.language}
            yield Hit("page-missing", Place(path, 1, 1), None, None, path, words, path)
    for path in target.pages:
        if path not in source.pages and (wanted is None or path in wanted):
            words = {"page": corpus.name(source.file(path)), "language": source.language}
            yield Hit("page-without-source", None, Place(path, 1, 1), path, None, words, path)
    if corpus.navigation is not None:
        for path in source.pages:
            if path not in corpus.navigation and path in target.pages and (wanted is None or path in wanted):
                words = {"page": path, "file": corpus.navigation_file}
                yield Hit("page-not-in-navigation", Place(path, 1, 1), Place(path, 1, 1), path, None, words, path)


# --- reading, in as many processes as pay ------------------------------------------------------------------------


def read_all(corpus: Corpus, target: Tree, paths: Sequence[str], store: Store | None = None) -> list[Read]:
    """All pairs, in the order of the paths: those that the store knows from there, the others read anew."""
    known: dict[str, Read] = {}
    if store is not None:
        known = {path: read for path in paths if (read := store.known(corpus, target, path))}
    unknown = [path for path in paths if path not in known]
    for path, read in _read_anew(corpus, target, unknown, stamps=store is not None):
        known[path] = read
        if store is not None:
            store.learn(target, read)
    return [known[path] for path in paths]


def _read_anew(corpus: Corpus, target: Tree, paths: list[str], *, stamps: bool) -> Iterator[tuple[str, Read]]:
    """Reads pairs, in several processes where there is enough to read."""
    ledger = _ledger(corpus, target) if paths else None
    rules_of(families(corpus))  # what is loaded now need not be loaded in every process
    if len(paths) < 4 or not _much(corpus, target, paths) or (cores := processes.cores()) < 2:
        for path in paths:
            yield path, read_pair(corpus, target, path, ledger=ledger, stamps=stamps)
        return

    def look(path: str) -> reads.Packed:
        return reads.packed(read_pair(corpus, target, path, ledger=ledger, stamps=stamps))

    for path, read in processes.answered(look, paths, cores):
        yield path, reads.unpacked(read, path)


def _ledger(corpus: Corpus, target: Tree) -> Ledger | None:
    """The ledger, where somebody asks for what it knows."""
    if "freshness" not in families(corpus):
        return None
    from lineup.freshness.records import opened  # noqa: PLC0415 - a tree without a project has none

    return opened(corpus, target)


def _much(corpus: Corpus, target: Tree, paths: list[str]) -> bool:
    """Is there so much to read that a second process pays?"""
    total = 0
    for path in paths:
        for tree in (corpus.source, target):
            try:
                total += os.stat(tree.pages[path]).st_size  # noqa: PTH116 - called for every page
            except OSError:
                continue
        if total >= PARALLEL_FROM:
            return True
    return False


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
    dialect = _dialect(corpus, *(one.raw for one in loaded))
    first, second = (loading.parse(one, path, dialect, corpus.settings.max_size) for one in loaded)
    hits: list[Hit] = []
    for page, other in ((first, False), (second, True)):
        hits += page_rules.unreadable(page, target=other)
    words = lexicon(corpus.source.language, target.language)
    a, b = features(first, words), features(second, words)
    ids: tuple[str | None, str | None] = None, None
    wanted: list[tuple[bool, Wanted]] = []
    answers: tuple[Mapping[str, bool], ...] = ({}, {}, {}, {})
    if not corpus.bare:
        ids = _told(first, a), _told(second, b)
        dead, wanted, answers = _nowhere(corpus, target, path, (first, second), (a, b), ids)
        hits += dead
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
        ids,
        _customs(corpus, b, target.language) | verdict.slips(hits),
        ignores,
        answers,
        (one, two) if one and two else None,
        stamp,
    )


def _nowhere(
    corpus: Corpus,
    target: Tree,
    path: str,
    pages: tuple[Page, Page],
    sides: tuple[Features, Features],
    ids: tuple[str | None, str | None],
) -> tuple[list[Hit], list[tuple[bool, Wanted]], tuple[Mapping[str, bool], ...]]:
    """What leads nowhere on either side; the places on other pages that links want; what the trees have answered."""
    hits: list[Hit] = []
    wanted: list[tuple[bool, Wanted]] = []
    asked: list[Asked] = []
    generated = corpus.anchors.get(path, frozenset())
    for page, side, own, tree, other in zip(pages, sides, ids, (corpus.source, target), (False, True), strict=True):
        here, there = Asked(tree.pages.__contains__), Asked(Files(corpus, tree))
        asked += (here, there)
        for hit in destinations(page, side, Anchors(own, generated), here, there, target=other):
            if isinstance(hit, Wanted):
                wanted.append((other, hit))
            else:
                hits.append(hit)
    return hits, wanted, tuple(question.said for question in asked)


def _fresh(corpus: Corpus, target: Tree, pair: Pair | None, path: str, ledger: Ledger) -> tuple[list[Hit], str]:
    """What the ledger says of a pair, and by what a later run knows that it says the same."""
    from lineup.freshness.records import stamp_of  # noqa: PLC0415 - only where there is a ledger
    from lineup.rules.freshness import freshness  # noqa: PLC0415

    hits, whole = freshness(corpus, target, pair, ledger) if pair else ([], False)
    return hits, stamp_of(ledger, path, whole=whole)


def _customs(corpus: Corpus, target: list[Feature], language: str) -> dict[str, int]:
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


def _told(page: Page, side: Features) -> str | None:
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
    hits = [hit for rule in rules_of(run) for hit in rule(pair)]
    base = corpus.terms.get(pair.languages[1])
    if base and "wording" in run:
        from lineup.rules.terms import terms  # noqa: PLC0415 - most trees have none

        hits += terms(pair, base)
    return hits


def families(corpus: Corpus) -> frozenset[str]:
    """The families of which some rule is asked for."""
    return _families(corpus.settings.select, corpus.settings.ignore)


@lru_cache(maxsize=8)
def _families(select: tuple[str, ...], ignore: tuple[str, ...]) -> frozenset[str]:
    return frozenset(FAMILIES[start] for start in {code[:3] for code in _asked(select, ignore)})


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


def judged(corpus: Corpus, target: Tree, looks: list[Read]) -> Iterator[tuple[Read, list[Hit]]]:
    """Fragments of other pages, which are known only now; then what the whole tree says about each hit."""
    # In bare trees next to nobody asks, and the few pages of which somebody does are read again.
    known = (
        {} if corpus.bare else {(other, read.path): read.anchors[other] for read in looks for other in (False, True)}
    )
    asked: dict[tuple[bool, str], Set[str]] = {}

    def ids_of(path: str, other: bool) -> Set[str]:
        ids = asked.get((other, path))
        if ids is None:
            generated = corpus.anchors.get(path, frozenset())
            tree = target if other else corpus.source
            if (other, path) in known:
                ids = Anchors(known[other, path], generated)
            elif path in tree.pages:
                page = load(tree.pages[path], path, corpus)
                ids = Anchors(_told(page, features(page)), generated)
            else:
                ids = frozenset()
            asked[other, path] = ids
        return ids

    marks: Counter[str] = Counter()
    for read in looks:
        marks.update(read.marks)
    followed = verdict.rewritings(hit for read in looks for hit in read.hits)
    usual = verdict.customs((hit for read in looks for hit in read.hits), len(looks))
    for read in looks:
        hits = [
            hit
            for hit in verdict.unlike(read.hits, followed, usual)
            if not verdict.same_heading(hit, ids_of, (corpus.source.language, target.language))
        ]
        hits += [wanted.hit for other, wanted in read.wanted if wanted.fragment not in ids_of(wanted.page, other)]
        yield (
            read,
            verdict.once(
                verdict.weighed(hits, read.marks, marks),
                lambda path: (path in corpus.source.pages) != (path in target.pages),
                bare=corpus.bare,
            ),
        )


def _findings(
    hits: Iterable[Hit], languages: tuple[str, str], ui: str, renamed: Mapping[str, str]
) -> Iterator[Finding]:
    """Hits as findings: worded, weighed, with a fingerprint that does not depend on lines.

    Two findings with everything else in common are told apart by their number, which stands behind the digest.
    """
    seen: Counter[str] = Counter()
    for hit in hits:
        rule = RULES[hit.rule]
        path = (hit.target or hit.source or Place("", 0, 0)).path
        language = languages[0] if hit.target is None and rule.name != "page-missing" else languages[1]
        raw = f"{rule.code}\0{language}\0{renamed.get(path, path)}\0{' '.join(hit.key.split())}"
        number = seen[raw]
        seen[raw] += 1
        yield Finding(
            rule.code,
            rule.name,
            hit.severity or rule.severity,
            rule.mqm,
            messages.sentence(rule.name, hit.words or {}, ui),
            hit.source,
            hit.target,
            hit.found,
            hit.expected,
            None,
            digest(raw) + (f"-{number}" if number else ""),
            language,
        )
