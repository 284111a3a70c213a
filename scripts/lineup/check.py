"""A corpus -> findings: reads and aligns every pair once, runs the rules, on all cores where it pays."""

from __future__ import annotations

import multiprocessing
import os
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

from lineup import messages
from lineup.align import align
from lineup.anchors import anchors
from lineup.corpus import Corpus, Tree
from lineup.evidence import Feature, features
from lineup.markdown import COMMONMARK, PYTHON_MARKDOWN, read_page
from lineup.model import Fault, Finding, FrontMatter, Page, Place
from lineup.rules import pages as page_rules
from lineup.rules import references as reference_rules
from lineup.rules import structure as structure_rules
from lineup.rules.catalogue import FAMILIES, RULES
from lineup.rules.context import Hit, Pair
from lineup.rules.references import Wanted

PARALLEL_FROM = 600_000
"""Bytes of Markdown from which a second process saves more time than it costs."""

_EMPTY = FrontMatter({}, {})


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


def check(corpus: Corpus, paths: Sequence[Path] = (), ui: str = "en") -> Report:
    """Checks every pair of a corpus, or those that the paths name, in the program's language `ui`."""
    findings: list[Finding] = []
    blocks = count = 0
    for target in corpus.targets:
        wanted = _wanted_paths(corpus, target, paths)
        both = [path for path in corpus.source.pages if path in target.pages and (wanted is None or path in wanted)]
        reads = _read_all(corpus, target, both)
        hits = list(_missing(corpus, target, wanted))
        hits += _judge(corpus, target, reads)
        count += len(both)
        blocks += sum(read.blocks for read in reads)
        findings += _findings(hits, ui)
    findings.sort(
        key=lambda one: (
            (one.source or one.target or Place("", 0, 0)).path,
            (one.target or one.source or Place("", 0, 0)).line,
            one.rule,
        )
    )
    return Report(tuple(findings), count, blocks)


def selected(findings: Iterable[Finding], select: Sequence[str], ignore: Sequence[str]) -> tuple[Finding, ...]:
    """The findings that are asked for; a rule is named by its code, the beginning of a code, its name or its family."""

    def named(finding: Finding, names: Sequence[str]) -> bool:
        family = FAMILIES.get(finding.rule[:3], "")
        return any(finding.rule.startswith(name) or name in (finding.name, family) for name in names)

    return tuple(one for one in findings if (not select or named(one, select)) and not named(one, ignore))


def _wanted_paths(corpus: Corpus, target: Tree, paths: Sequence[Path]) -> frozenset[str] | None:
    """The relative paths of the pages that PATHs name, on either side; None means all."""
    if not paths:
        return None
    chosen: set[str] = set()
    full = [Path(os.path.abspath(path)) for path in paths]  # noqa: PTH100 - links must stay links
    for tree in (corpus.source, target):
        for relative, file in tree.pages.items():
            place = Path(os.path.abspath(file))  # noqa: PTH100
            if any(place == path or path in place.parents for path in full):
                chosen.add(relative)
    return frozenset(chosen)


def _missing(corpus: Corpus, target: Tree, wanted: frozenset[str] | None) -> Iterator[Hit]:
    """Pages on one side only, and pages that the navigation does not name."""
    source = corpus.source
    for path in source.pages:
        if path not in target.pages and (wanted is None or path in wanted):
            words: dict[str, str | int] = {"page": path, "language": target.language}
            yield Hit("page-missing", Place(path, 1, 1), None, None, path, words, path)
    for path in target.pages:
        if path not in source.pages and (wanted is None or path in wanted):
            words = {"page": path, "language": source.language}
            yield Hit("page-without-source", None, Place(path, 1, 1), path, None, words, path)
    if corpus.navigation is not None:
        for path in source.pages:
            if path not in corpus.navigation and path in target.pages and (wanted is None or path in wanted):
                words = {"page": path, "file": corpus.navigation_file}
                yield Hit("page-not-in-navigation", Place(path, 1, 1), Place(path, 1, 1), path, None, words, path)


# --- reading, in as many processes as pay ------------------------------------------------------------------------

_job: tuple[Corpus, Tree] | None = None


def _read_all(corpus: Corpus, target: Tree, paths: list[str]) -> list[_Read]:
    global _job  # noqa: PLW0603 - forked workers find the corpus here; it is not sent to them
    cores = _cores()
    if cores < 2 or len(paths) < 4 or _bytes(corpus, target, paths) < PARALLEL_FROM:
        return [_read_pair(corpus, target, path) for path in paths]
    _job = (corpus, target)
    try:
        with multiprocessing.get_context("fork").Pool(cores) as pool:
            return pool.map(_read_job, paths, chunksize=max(1, min(16, len(paths) // (cores * 4))))
    finally:
        _job = None


def _read_job(path: str) -> _Read:
    assert _job is not None  # noqa: S101 - set before the fork
    return _read_pair(*_job, path)


def _cores() -> int:
    """The cores that this process may use; one where processes cannot be forked."""
    if "fork" not in multiprocessing.get_all_start_methods():
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
    """Reads one file; what cannot be read becomes a fault of an empty page."""
    limit = corpus.settings.max_size
    try:
        with file.open("rb") as opened:
            raw = opened.read(limit + 1)
    except OSError as error:
        return Page(path, (), _EMPTY, {}, (Fault("missing-file", 1, error.strerror or type(error).__name__),))
    if len(raw) > limit:
        return Page(path, (), _EMPTY, {}, (Fault("size", 1, f"{file.stat().st_size:,} > {limit:,} bytes"),))
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        return Page(path, (), _EMPTY, {}, (Fault("encoding", line, f"0x{raw[error.start]:02X}"),))
    if "\0" in text:
        return Page(path, (), _EMPTY, {}, (Fault("binary", text.count("\n", 0, text.index("\0")) + 1),))
    dialect = PYTHON_MARKDOWN if corpus.dialect == "python-markdown" else COMMONMARK
    page = read_page(text, path, dialect)
    if (
        not page.blocks
        and not page.faults
        and text.strip()
        and len(text.split("\n")) >= page.front.body_line
        and "".join(text.split("\n")[page.front.body_line - 1 :]).strip()
    ):
        return page._replace(faults=(Fault("nothing", page.front.body_line),))
    return page


def _read_pair(corpus: Corpus, target: Tree, path: str) -> _Read:
    """Reads, aligns and judges one pair of twins, as far as the pair alone tells."""
    first, second = load(corpus.source.pages[path], path, corpus), load(target.pages[path], path, corpus)
    hits: list[Hit] = []
    for page, other in ((first, False), (second, True)):
        for fault in page.faults:
            if fault.key == "nothing":
                place = Place(path, fault.line, fault.line)
                hits.append(Hit("page-empty", None if other else place, place if other else None, words={}, key=path))
        hits += page_rules.unreadable(
            page._replace(faults=tuple(f for f in page.faults if f.key != "nothing")), target=other
        )
    ids = anchors(first), anchors(second)
    a, b = features(first), features(second)
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
    if not (first.faults and not first.blocks) and not (second.faults and not second.blocks):
        hits += _compare(corpus, target, first, second, a, b)
    return _Read(path, len(a) + len(b), hits, wanted, ids)


def _compare(corpus: Corpus, target: Tree, first: Page, second: Page, a: list[Feature], b: list[Feature]) -> list[Hit]:
    """The rules that look at both pages."""
    pair = Pair(
        first, second, a, b, align(a, b), (corpus.source.language, target.language),
        corpus.settings.heading_ids == "required", corpus.settings.links,
    )  # fmt: skip
    hits: list[Hit] = []
    for rule in (
        page_rules.front_matter, structure_rules.gaps, structure_rules.fused, structure_rules.moved, structure_rules.twins,
        structure_rules.idents, reference_rules.references,
    ):  # fmt: skip
        hits += rule(pair)
    return hits


class _Files:
    """Is there a file at this path, seen from a language's folder or from the folders that all languages share?"""

    def __init__(self, corpus: Corpus, tree: Tree, page: str) -> None:
        self.roots = (tree.root, *corpus.shared)
        self.limits = [os.path.realpath(root) for root in (tree.root, *corpus.shared)]
        self.page = page

    def __call__(self, path: str) -> bool:
        """True where the path leads to a file in one of the folders; a path that climbs out of all of them does not."""
        for root in self.roots:
            full = os.path.realpath(os.path.join(root, path))  # noqa: PTH118 - called for every link
            if any(full == limit or full.startswith(limit + os.sep) for limit in self.limits) and os.path.exists(full):  # noqa: PTH110
                return True
        return False


# --- what only the whole tree tells --------------------------------------------------------------------------------


def _judge(corpus: Corpus, target: Tree, reads: list[_Read]) -> Iterator[Hit]:
    """Fragments of other pages; link rewritings that the whole tree follows; faults that both sides share."""
    known = {(other, read.path): read.anchors[other] for read in reads for other in (False, True)}
    followed = _rewritings(hit for read in reads for hit in read.hits)
    for read in reads:
        hits = [hit for hit in read.hits if not (hit.words and hit.words.get("rewriting") in followed)]
        for other, wanted in read.wanted:
            tree = target if other else corpus.source
            ids = known.get((other, wanted.page))
            if ids is None:
                page = load(tree.pages[wanted.page], wanted.page, corpus)
                ids = known[(other, wanted.page)] = anchors(page)
            if wanted.fragment not in ids:
                hits.append(wanted.hit)
        yield from _once(hits, bare=corpus.bare)


def _rewritings(hits: Iterable[Hit]) -> frozenset[str]:
    """The replacements in addresses that several pages share: nobody makes one mistake so often."""
    pages: dict[str, set[str]] = defaultdict(set)
    counts: Counter[str] = Counter()
    for hit in hits:
        put = str((hit.words or {}).get("rewriting", ""))
        if put and hit.target:
            pages[put].add(hit.target.path)
            counts[put] += 1
    return frozenset(put for put, where in pages.items() if len(where) >= 3 or (len(where) >= 2 and counts[put] >= 4))


_BROKEN = frozenset(("link-broken", "anchor-broken", "image-broken", "link-outside"))


def _once(hits: list[Hit], *, bare: bool) -> list[Hit]:
    """One fault, one hit.

    A link that differs and leads nowhere is told once; a link that leads nowhere in both languages is told at the
    source, and in a bare tree, which may be a part of a site, not at all.
    """
    changed = {(hit.target.line, hit.target.column) for hit in hits if hit.target and hit.source and hit.rule in _LINKS}
    both = {hit.found for hit in hits if hit.rule in _BROKEN and hit.source}
    kept = []
    for hit in hits:
        if hit.rule in _BROKEN:
            if hit.target and ((hit.target.line, hit.target.column) in changed or hit.found in both):
                continue
            if bare and hit.source:
                continue
        kept.append(hit)
    return kept


_LINKS = frozenset(("link-target", "link-added", "image-target", "image-added"))


def _findings(hits: Iterable[Hit], ui: str) -> Iterator[Finding]:
    """Hits as findings: worded, weighed, with a fingerprint that does not depend on lines."""
    seen: Counter[str] = Counter()
    for hit in hits:
        rule = RULES[hit.rule]
        path = (hit.target or hit.source or Place("", 0, 0)).path
        raw = f"{rule.code}\0{path}\0{hit.key}"
        number = seen[raw]
        seen[raw] += 1
        fingerprint = blake2b(f"{raw}\0{number}".encode(errors="surrogatepass"), digest_size=10).hexdigest()
        message = messages.sentence(rule.name, hit.words or {}, ui)
        yield Finding(
            rule.code,
            rule.name,
            rule.severity,
            rule.mqm,
            message,
            hit.source,
            hit.target,
            hit.found,
            hit.expected,
            None,
            fingerprint,
        )
