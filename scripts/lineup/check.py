"""A corpus -> findings: reads and aligns every pair once, runs the rules, on all cores where it pays."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from lineup import loading, messages, verdict
from lineup.align import align
from lineup.anchors import anchors
from lineup.corpus import Corpus, Tree, named
from lineup.evidence import Feature, features
from lineup.languages.lexicon import lexicon
from lineup.markdown import COMMONMARK, PYTHON_MARKDOWN
from lineup.model import Finding, Page, Place
from lineup.rules import pages as page_rules
from lineup.rules import references as reference_rules
from lineup.rules import structure as structure_rules
from lineup.rules.abbreviations import abbreviations
from lineup.rules.catalogue import BY_CODE, RULES, Rule
from lineup.rules.context import Hit, Pair
from lineup.rules.references import Wanted
from lineup.rules.script import script
from lineup.rules.typography import customs, typography
from lineup.rules.values import values
from lineup.rules.wording import address, wording

PARALLEL_FROM = 600_000
"""Bytes of Markdown from which a second process saves more time than it costs."""


class Report(NamedTuple):
    """What a run found: findings in the order of the pages, and how much was read."""

    findings: tuple[Finding, ...]
    pages: int
    blocks: int

    def count(self, severity: str) -> int:
        """How many findings are of this severity."""
        return sum(finding.severity == severity for finding in self.findings)


class _Read(NamedTuple):
    """What one worker knows of one pair of pages."""

    path: str
    blocks: int
    hits: list[Hit]
    wanted: list[tuple[bool, Wanted]]
    anchors: tuple[frozenset[str], frozenset[str]]
    marks: Counter[str]


def check(corpus: Corpus, paths: Sequence[Path] = (), ui: str = "en") -> Report:
    """Checks every pair of a corpus, or those that the paths name, in the program's language `ui`."""
    findings: list[Finding] = []
    seen: set[tuple[str, Place | None, str]] = set()
    blocks = count = 0
    for target in corpus.targets:
        wanted = named(corpus, target, paths) if paths else None
        both = [path for path in corpus.source.pages if path in target.pages and (wanted is None or path in wanted)]
        reads = _read_all(corpus, target, both)
        hits = list(_missing(corpus, target, wanted))
        hits += _judge(corpus, target, reads)
        count += len(both)
        blocks += sum(read.blocks for read in reads)
        for finding in _findings(hits, (corpus.source.language, target.language), ui):
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
        )
    )
    return Report(tuple(findings), count, blocks)


def selected(findings: Iterable[Finding], select: Sequence[str], ignore: Sequence[str]) -> tuple[Finding, ...]:
    """The findings that are asked for; a rule is named by its code, the beginning of a code, its name or its family."""
    asked = {code for code, rule in BY_CODE.items() if _asked(rule, select, ignore)}
    return tuple(one for one in findings if one.rule in asked)


def _asked(rule: Rule, select: Sequence[str], ignore: Sequence[str]) -> bool:
    """Is this rule among those selected, and not among those ignored?"""

    def named(names: Sequence[str]) -> bool:
        return any(rule.code.startswith(name) or name in (rule.name, rule.family) for name in names)

    return (not select or named(select)) and not named(ignore)


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

_job: tuple[Corpus, Tree] | None = None


def _read_all(corpus: Corpus, target: Tree, paths: list[str]) -> list[_Read]:
    """Reads all pairs, in several processes where there is enough to read."""
    global _job  # noqa: PLW0603 - forked workers find the corpus here; it is not sent to them
    if len(paths) < 4 or _bytes(corpus, target, paths) < PARALLEL_FROM or (cores := _cores()) < 2:
        return [_read_pair(corpus, target, path) for path in paths]
    import multiprocessing  # noqa: PLC0415 - small trees do without

    _job = (corpus, target)
    try:
        with multiprocessing.get_context("fork").Pool(cores, _deaf) as pool:
            return pool.map(_read_job, paths, chunksize=max(1, min(16, len(paths) // (cores * 4))))
    finally:
        _job = None


def _deaf() -> None:
    """Leaves an interrupt to the parent: a worker would answer it with a traceback."""
    import signal  # noqa: PLC0415 - workers only

    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _read_job(path: str) -> _Read:
    assert _job is not None  # noqa: S101 - set before the fork
    return _read_pair(*_job, path)


def _cores() -> int:
    """The cores that this process may use; one where processes cannot be forked, or may not be."""
    import multiprocessing  # noqa: PLC0415

    if "fork" not in multiprocessing.get_all_start_methods() or multiprocessing.current_process().daemon:
        return 1
    return min(8, len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else (os.cpu_count() or 1))


def _bytes(corpus: Corpus, target: Tree, paths: list[str]) -> int:
    """How much there is to read."""
    total = 0
    for path in paths:
        for tree in (corpus.source, target):
            try:
                total += tree.pages[path].stat().st_size
            except OSError:
                continue
    return total


def load(file: Path, path: str, corpus: Corpus) -> Page:
    """Reads one file as the corpus is read."""
    dialect = PYTHON_MARKDOWN if corpus.dialect == "python-markdown" else COMMONMARK
    return loading.load(file, path, dialect, corpus.settings.max_size)


def _read_pair(corpus: Corpus, target: Tree, path: str) -> _Read:
    """Reads, aligns and judges one pair of twins, as far as the pair alone tells."""
    first, second = load(corpus.source.pages[path], path, corpus), load(target.pages[path], path, corpus)
    hits: list[Hit] = []
    for page, other in ((first, False), (second, True)):
        hits += page_rules.unreadable(page, target=other)
    generated = corpus.anchors.get(path, frozenset())
    ids = _anchors(first, generated), _anchors(second, generated)
    words = lexicon(corpus.source.language, target.language)
    a, b = features(first, words), features(second, words)
    wanted: list[tuple[bool, Wanted]] = []
    for page, side, own, tree, other in ((first, a, ids[0], corpus.source, False), (second, b, ids[1], target, True)):
        for hit in reference_rules.destinations(
            page, side, own, tree.pages.__contains__, _Files(corpus, tree, page.path), target=other
        ):
            if isinstance(hit, Wanted):
                wanted.append((other, hit))
            else:
                hits.append(hit)
        hits += reference_rules.footnotes(page, side, corpus.citations, target=other)
    if not _unread(first) and not _unread(second):
        hits += _compare(corpus, target, first, second, a, b)
    return _Read(path, len(a) + len(b), hits, wanted, ids, customs(b, target.language))


def _unread(page: Page) -> bool:
    """Is nothing known of what stands on this page?"""
    return bool(page.faults) and not page.blocks


class _Anything(frozenset[str]):
    """The anchors of a page that could not be read: nobody is accused of naming one that is not there."""

    def __contains__(self, _: object) -> bool:
        return True


def _anchors(page: Page, generated: frozenset[str]) -> frozenset[str]:
    """What links may name on a page: what stands there, and what the site puts there from data."""
    return _Anything() if _unread(page) else anchors(page) | generated


def _compare(corpus: Corpus, target: Tree, first: Page, second: Page, a: list[Feature], b: list[Feature]) -> list[Hit]:
    """The rules that look at both pages."""
    pair = Pair(
        first, second, a, b, align(a, b), (corpus.source.language, target.language),
        corpus.settings.heading_ids == "required", corpus.settings.links,
    )  # fmt: skip
    empty = list(page_rules.empty(pair))
    if empty:
        return [*page_rules.front_matter(pair), *empty]
    settings = corpus.settings
    families = {rule.family for rule in BY_CODE.values() if _asked(rule, settings.select, settings.ignore)}
    return [hit for family, rules in _RULES.items() if family in families for rule in rules for hit in rule(pair)]


_RULES: dict[str, tuple[Callable[[Pair], Iterator[Hit]], ...]] = {
    "pages": (page_rules.front_matter,),
    "structure": (
        structure_rules.gaps, structure_rules.fused, structure_rules.moved, structure_rules.twins, structure_rules.idents,
    ),
    "references": (reference_rules.references, abbreviations),
    "values": (values,),
    "script": (script,),
    "wording": (wording, address),
    "typography": (typography,),
}  # fmt: skip
"""The rules that look at two pages, by family: a family that nobody asks for costs nothing."""


class _Files:
    """Is there a file at this path, seen from a language's folder or from the folders that all languages share?"""

    def __init__(self, corpus: Corpus, tree: Tree, page: str) -> None:
        self.roots = (tree.root, *corpus.shared)
        self.limits = [os.path.realpath(root) for root in (tree.root, *corpus.shared)]
        self.page = page

    def __call__(self, path: str) -> bool:
        """True where the path leads to a file in one of the folders; a path that climbs out of all of them does not."""
        for root in self.roots:
            if "\0" in path:
                continue
            full = os.path.realpath(os.path.join(root, path))  # noqa: PTH118 - called for every link
            if any(full == limit or full.startswith(limit + os.sep) for limit in self.limits) and os.path.exists(full):  # noqa: PTH110
                return True
        return False


def _judge(corpus: Corpus, target: Tree, reads: list[_Read]) -> Iterator[Hit]:
    """Fragments of other pages, which are known only now; then what the whole tree says about each hit."""
    known = {(other, read.path): read.anchors[other] for read in reads for other in (False, True)}

    def ids_of(path: str, other: bool) -> frozenset[str]:
        ids = known.get((other, path))
        if ids is None:
            tree = target if other else corpus.source
            file = tree.pages.get(path)
            ids = known[other, path] = (
                _anchors(load(file, path, corpus), corpus.anchors.get(path, frozenset())) if file else frozenset()
            )
        return ids

    marks = sum((read.marks for read in reads), Counter[str]())
    followed = verdict.rewritings(hit for read in reads for hit in read.hits)
    usual = verdict.customs((hit for read in reads for hit in read.hits), len(reads))
    for read in reads:
        hits = [hit for hit in verdict.unlike(read.hits, followed, usual) if not verdict.same_heading(hit, ids_of)]
        hits += [wanted.hit for other, wanted in read.wanted if wanted.fragment not in ids_of(wanted.page, other)]
        yield from verdict.once(
            verdict.weighed(hits, marks),
            lambda path: (path in corpus.source.pages) != (path in target.pages),
            bare=corpus.bare,
        )


def _findings(hits: Iterable[Hit], languages: tuple[str, str], ui: str) -> Iterator[Finding]:
    """Hits as findings: worded, weighed, with a fingerprint that does not depend on lines."""
    from hashlib import blake2b  # noqa: PLC0415 - most runs find nothing, and OpenSSL takes its time to load

    seen: Counter[str] = Counter()
    for hit in hits:
        rule = RULES[hit.rule]
        path = (hit.target or hit.source or Place("", 0, 0)).path
        language = languages[0] if hit.target is None and rule.name != "page-missing" else languages[1]
        raw = f"{rule.code}\0{language}\0{path}\0{hit.key}"
        number = seen[raw]
        seen[raw] += 1
        fingerprint = blake2b(f"{raw}\0{number}".encode(errors="surrogatepass"), digest_size=10).hexdigest()
        message = messages.sentence(rule.name, hit.words or {}, ui)
        yield Finding(
            rule.code,
            rule.name,
            hit.severity or rule.severity,
            rule.mqm,
            message,
            hit.source,
            hit.target,
            hit.found,
            hit.expected,
            None,
            fingerprint,
            language,
        )
