"""A corpus -> findings: reads and aligns every pair once, runs the rules, on all cores where it pays."""

import os
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple, Protocol

from lineup import messages, processes, reads, suppress, verdict
from lineup.anchors import Anchors
from lineup.corpus import Corpus, Tree, named
from lineup.digests import digest
from lineup.evidence import features
from lineup.look import load, read_pair, told_of
from lineup.model import Finding, Place, made
from lineup.once import once
from lineup.reads import Read
from lineup.rules.catalogue import RULES
from lineup.rules.context import Hit
from lineup.rules.looks import rules_of
from lineup.selection import asks, families

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
            if not read.ignores:
                hits += found
                continue
            kept = list(suppress.silenced(found, read.ignores, read.path, run))
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


def _missing(corpus: Corpus, target: Tree, wanted: frozenset[str] | None) -> Iterator[Hit]:
    """Pages on one side only, and pages that the navigation does not name; a page that was renamed on one side is told once."""
    source = corpus.source
    lost = [path for path in source.pages if path not in target.pages and (wanted is None or path in wanted)]
    extra = [path for path in target.pages if path not in source.pages]
    elsewhere: dict[str, str] = {}
    if lost and extra and asks(corpus, "page-missing"):
        from lineup.same_names import looks_same, same_names  # noqa: PLC0415 - few trees have both
        from lineup.strangers import renamed  # noqa: PLC0415

        elsewhere = same_names(lost, extra)
        others = [path for path in extra if path not in elsewhere.values()]
        elsewhere |= renamed(corpus, target, [path for path in lost if path not in elsewhere], others)
    for path in lost:
        words: dict[str, str | int] = {"page": corpus.name(target.file(path)), "language": target.language}
        if path in elsewhere:
            alike = looks_same(path, elsewhere[path])
            words |= {
                "variant": "characters" if alike else "elsewhere",
                "found": corpus.name(target.file(elsewhere[path])),
            }
        yield Hit("page-missing", Place(path, 1, 1), None, elsewhere.get(path), path, words, path)
    told = set(elsewhere.values())
    for path in extra:
        if path not in told and (wanted is None or path in wanted):
            words = {"page": corpus.name(source.file(path)), "language": source.language}
            yield Hit("page-without-source", None, Place(path, 1, 1), path, None, words, path)
    if corpus.navigation is not None:
        for path in source.pages:
            if path not in corpus.navigation and path in target.pages and (wanted is None or path in wanted):
                words = {"page": path, "file": corpus.navigation_file}
                yield Hit("page-not-in-navigation", Place(path, 1, 1), Place(path, 1, 1), path, None, words, path)


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


def _ledger(corpus: Corpus, target: Tree) -> "Ledger | None":
    """The ledger, where somebody asks for what it knows."""
    if corpus.bare or "freshness" not in families(corpus):
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
            elif file := tree.at(path):
                page = load(file, path, corpus)
                ids = Anchors(told_of(page, features(page)), generated)
            else:
                ids = frozenset()
            asked[other, path] = ids
        return ids

    if asks(corpus, "page-unlike") and any(hit.rule == "page-unlike" for read in looks for hit in read.hits):
        from lineup.strangers import settled  # noqa: PLC0415 - next to no tree has such pages

        looks = settled(corpus, target, looks)
    marks: Counter[str] = Counter()
    for read in looks:
        marks.update(read.marks)
    languages = corpus.source.language, target.language
    followed = verdict.rewritings(hit for read in looks for hit in read.hits)
    usual = verdict.customs((hit for read in looks for hit in read.hits), len(looks))
    for read in looks:
        hits = [
            hit
            for hit in verdict.unlike(read.hits, followed, usual)
            if not verdict.same_heading(hit, ids_of, languages)
        ]
        hits += [wanted.hit for other, wanted in read.wanted if wanted.fragment not in ids_of(wanted.page, other)]
        yield (
            read,
            once(
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
    seen: dict[str, int] = {}
    for hit in hits:
        rule = RULES[hit.rule]
        path = (hit.target or hit.source or Place("", 0, 0)).path
        language = languages[0] if hit.target is None and rule.name != "page-missing" else languages[1]
        raw = f"{rule.code}\0{language}\0{renamed.get(path, path)}\0{' '.join(hit.key.split())}"
        number = seen.get(raw, 0)
        seen[raw] = number + 1
        yield _finding((
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
        ))  # fmt: skip


_finding = made(Finding)
