"""Only what this branch added: findings held against those of the commit at which it left another branch.

A finding is the same when its fingerprint is: that depends on rule, page and text, not on lines, so text may move and be
wrapped anew. A page that was renamed keeps its findings; so does a link to it.
"""

from __future__ import annotations

import difflib
import posixpath
import re
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path, PurePosixPath

from lineup.check import Report, Store, check
from lineup.corpus import Corpus, CorpusError, Tree, trees
from lineup.history import left_at, repository, unpack
from lineup.model import Finding
from lineup.project import project
from lineup.settings import OWN, SHARED, SettingsError

_TEXT = frozenset((".md", ".markdown", ".mdx", ".yml", ".yaml", ".json", ".toml", ".txt"))
"""Files that are read; of all others only their being there matters."""
_ALIKE = 0.5
"""The share of lines, or of words with their neighbours, that two files must have in common to be one that was renamed."""


def only_new(report: Report, corpus: Corpus, ref: str, store: Store | None = None) -> Report:
    """The report without the findings that were there where the branch left `ref`.

    Raises:
        HistoryError: git cannot tell where that was.
    """
    with where_it_left(corpus, ref) as before:
        if before is None:
            return report
        renamed = renames(before, corpus)
        old = check(before, store=store, renamed=renamed)
        fresh = added(old.findings, report.findings, renamed, _Touched(before, corpus, renamed))
    return report._replace(findings=fresh, older=len(report.findings) - len(fresh))


@contextmanager
def where_it_left(corpus: Corpus, ref: str) -> Iterator[Corpus | None]:
    """The same trees as they were where the branch left `ref`, for as long as they are needed; None where there were none.

    Raises:
        HistoryError: git cannot tell where that was.
    """
    top = repository(corpus.source.root)
    commit = left_at(top, ref)
    with tempfile.TemporaryDirectory(prefix="lineup-") as name:
        folder = Path(name).resolve()
        unpack(top, commit, folder, lambda path: path.suffix.lower() in _TEXT)
        yield _as_it_was(corpus, top.resolve(), folder)


def _as_it_was(corpus: Corpus, top: Path, folder: Path) -> Corpus | None:
    """The same trees in the unpacked commit, with the settings of today; None where there were none."""
    try:
        if corpus.bare:
            named = [tree.alone or tree.root for tree in (corpus.source, *corpus.targets)]
            places = [folder / place.resolve().relative_to(top) for place in named]
            languages = [tree.language for tree in (corpus.source, *corpus.targets)]
            settings = corpus.settings._replace(dialect=corpus.dialect)
            return trees(places[0], places[1:], languages, settings)
        inside = corpus.root.resolve().relative_to(top)
        # New settings are not what broke an old text.
        for name in (OWN, SHARED):
            today, there = corpus.root / name, folder / inside / name
            there.unlink(missing_ok=True)
            if today.is_file():
                there.parent.mkdir(parents=True, exist_ok=True)
                there.write_bytes(today.read_bytes())
        found = project(folder / inside)
    except (CorpusError, SettingsError, ValueError):
        return None
    return found._replace(settings=corpus.settings) if found.root == folder / inside else None


def renames(before: Corpus, now: Corpus) -> dict[str, str]:
    """The pages that stand at another path now, from the old path to the new: those that have most in common."""
    old, new = _texts(before), _texts(now)
    gone, come = sorted(old.keys() - new.keys()), sorted(new.keys() - old.keys())
    if not gone or not come:
        return {}
    if len(gone) * len(come) > 20_000:
        come = [path for path in come if posixpath.basename(path) in {posixpath.basename(one) for one in gone}][:200]
        gone = gone[:200]
    found: dict[str, str] = {}
    # Lines tell quickly; where a page was wrapped anew as well, only its words are the same.
    for parts in (_lines, _neighbours):
        first = {path: parts(old[path]) for path in gone if path not in found}
        second = {path: parts(new[path]) for path in come if path not in found.values()}
        alike = sorted(
            ((_share(first[a], second[b]), a, b) for a in first for b in second), key=lambda one: (-one[0], one[1:])
        )
        for share, a, b in alike:
            if share >= _ALIKE and a not in found and b not in found.values():
                found[a] = b
    return found


def _texts(corpus: Corpus) -> dict[str, list[Path]]:
    """The files of every page, in all languages."""
    found: dict[str, list[Path]] = defaultdict(list)
    for tree in (corpus.source, *corpus.targets):
        for path, file in tree.pages.items():
            found[path].append(file)
    return found


def _lines(files: Iterable[Path]) -> Counter[str]:
    """The lines of files that say something."""
    return Counter(line for file in files for line in _read(file) if line)


def _neighbours(files: Iterable[Path]) -> Counter[str]:
    """The words of files, each with the one behind it, wherever lines end."""
    words = [word for file in files for line in _read(file) for word in line.split()]
    return Counter(f"{one} {two}" for one, two in pairwise(words))


def _read(file: Path) -> list[str]:
    """A file's lines without the space around them; none where it cannot be read."""
    try:
        return [line.strip() for line in file.read_text("utf-8", "replace").splitlines()]
    except OSError:
        return []


def _share(first: Counter[str], second: Counter[str]) -> float:
    return 2 * (first & second).total() / max(1, first.total() + second.total())


class _Touched:
    """On which lines of a page today's text is not the old one."""

    def __init__(self, before: Corpus, now: Corpus, renamed: Mapping[str, str]) -> None:
        self.old = {tree.language: tree for tree in (before.source, *before.targets)}
        self.new = {tree.language: tree for tree in (now.source, *now.targets)}
        self.source = now.source.language
        self.names = {new: old for old, new in renamed.items()}
        self.known: dict[tuple[str, str], frozenset[int]] = {}

    def __call__(self, finding: Finding) -> bool:
        """Does a finding stand on such a line, on either side?"""
        languages = (self.source, finding.language)
        for place, language in zip((finding.source, finding.target), languages, strict=True):
            if place and any(
                line in self._lines(language, place.path) for line in range(place.line, place.end_line + 1)
            ):
                return True
        return False

    def _lines(self, language: str, path: str) -> frozenset[int]:
        key = (language, path)
        if key not in self.known:
            first = _file(self.old.get(language), self.names.get(path, path))
            second = _file(self.new.get(language), path)
            matcher = difflib.SequenceMatcher(None, first, second, autojunk=False)
            self.known[key] = frozenset(
                line
                for kind, _, _, start, end in matcher.get_opcodes()
                if kind != "equal"
                for line in range(start + 1, max(end, start + 1) + 1)
            )
        return self.known[key]


def _file(tree: Tree | None, path: str) -> list[str]:
    return _read(tree.pages[path]) if tree and path in tree.pages else []


def added(
    old: Sequence[Finding], new: Sequence[Finding], renamed: Mapping[str, str], touched: _Touched
) -> tuple[Finding, ...]:
    """The new findings that no old one stands for, each old one once.

    Where several have everything in common, those on lines that changed are the new ones.
    """
    stands = Counter(_kind(one) for one in old)
    by_kind: dict[str, list[Finding]] = defaultdict(list)
    for finding in new:
        by_kind[_kind(finding)].append(finding)
    fresh: list[Finding] = []
    for kind, findings in by_kind.items():
        known = min(stands[kind], len(findings))
        stands[kind] -= known
        if 0 < known < len(findings):
            findings.sort(key=touched)
        fresh += findings[known:]
    # What names a page that was renamed has another fingerprint; its sentence, with the new name, is the same.
    if fresh and renamed:
        rename = _renamer(renamed)
        left = Counter(_said(one, rename) for one in old if stands[_kind(one)] > 0)
        kept = []
        for finding in fresh:
            said = _said(finding, rename)
            if left[said] > 0:
                left[said] -= 1
            else:
                kept.append(finding)
        fresh = kept
    chosen = {id(finding) for finding in fresh}
    return tuple(finding for finding in new if id(finding) in chosen)


def _kind(finding: Finding) -> str:
    """A fingerprint without the number that tells apart what has everything else in common."""
    return finding.fingerprint.partition("-")[0]


def _renamer(renamed: Mapping[str, str]) -> re.Pattern[str]:
    """Finds the names of renamed pages, old and new, as links write them."""
    names = {PurePosixPath(path).stem for pair in renamed.items() for path in pair}
    return re.compile(r"[\w./-]*\b(?:" + "|".join(map(re.escape, sorted(names))) + r")\b[\w./-]*")


def _said(finding: Finding, rename: re.Pattern[str]) -> tuple[str, ...]:
    place = finding.target or finding.source
    path = rename.sub("*", place.path) if place else ""
    return finding.rule, finding.language, path, rename.sub("*", f"{finding.found} {finding.expected}")
