"""What was read in earlier runs: a run reads again only what changed since then.

One file for each set of trees and settings, in the user's cache folder. An entry holds for two texts and for what the tree
said of the paths that they name; files are known again by what the file system says of them, and by their content where that is
not enough. It is JSON: whatever somebody puts there, nothing of it is run. A cache that is damaged, of another version or of
other settings is no cache, and is written anew without a word.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from json import JSONDecoder, JSONEncoder
from pathlib import Path

from lineup import loading
from lineup.corpus import Corpus, Tree
from lineup.digests import digest
from lineup.files import kept, program, replaced
from lineup.freshness.records import opened, stamp_of
from lineup.ledger import Ledger
from lineup.look import Files
from lineup.reads import Read, Stamp, plain, stamp_from, stamp_text, unplain
from lineup.selection import families

WORTH_IT = 200_000
"""Bytes of Markdown from which remembering costs less than reading again."""
_BROKEN = (TypeError, ValueError, KeyError, IndexError, AttributeError)
_encode = JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
_decode = JSONDecoder().decode


def big_enough(corpus: Corpus) -> bool:
    """Is there so much to read that remembering pays?"""
    total = 0
    for tree in (corpus.source, *corpus.targets):
        for file in tree.pages.values():
            try:
                total += os.stat(file).st_size  # noqa: PTH116 - called for every page
            except OSError:
                continue
            if total >= WORTH_IT:
                return True
    return False


class Cache:
    """A store of what was read, kept in a file.

    Attributes:
        reread: how many pairs were read anew in this run.
    """

    def __init__(self, corpus: Corpus, place: Path) -> None:
        self.key = key_of(corpus)
        roots = [str(tree.root.resolve()) for tree in (corpus.source, *corpus.targets)]
        self.file = place / f"{digest(repr((roots, self.key)), 12)}.cache"
        self.pages = {tree.language: tree.pages for tree in corpus.targets}
        self.lines = dict(_lines(self.file, self.key))
        self.asked: dict[Path, dict[str, bool]] = {}
        self.ledgers: dict[str, Ledger | None] = {}
        self.changed = False
        self.reread = 0

    def known(self, corpus: Corpus, target: Tree, path: str) -> Read | None:
        """What is known of a pair of pages, if both texts and the answers of the tree are still the same."""
        line = self.lines.get((target.language, path))
        if line is None:
            return None
        try:
            head, body = line.split("\t", 1)
            stamps = [stamp_from(one) for one in head.split(" ")]
            files = corpus.source.pages[path], target.pages[path]
            now = [_still(file, stamp, corpus.settings.max_size) for file, stamp in zip(files, stamps, strict=True)]
            if now[0] is None or now[1] is None:
                return None
            read = unplain(_decode(body), path, (now[0], now[1]))
            if not self._holds(read, corpus, target):
                return None
        except _BROKEN:
            return None
        if now != stamps and files[1] == self.pages.get(target.language, {}).get(path):
            self._keep(target.language, path, (now[0], now[1]), body)
        return read

    def learn(self, target: Tree, read: Read) -> None:
        """Keeps what has been read; what could not be read is looked at again every time."""
        self.reread += 1
        if read.stamps:
            self._keep(target.language, read.path, read.stamps, _encode(plain(read)))
        else:
            self.changed |= self.lines.pop((target.language, read.path), None) is not None

    def elsewhere(self) -> Elsewhere:
        """The same for a copy of the trees in another place, such as an earlier state of them."""
        return Elsewhere(self)

    def save(self) -> None:
        """Writes what is known, if it is not what stands there; a folder that cannot be written to is left alone."""
        left = {key: line for key, line in self.lines.items() if key[1] in self.pages.get(key[0], ())}
        if not self.changed and len(left) == len(self.lines):
            return
        text = "".join(f"{language}\t{path}\t{line}\n" for (language, path), line in left.items())
        raw = text.encode("utf-8", "surrogatepass")
        replaced(self.file, _head(self.key), raw)

    def _keep(self, language: str, path: str, stamps: tuple[Stamp, Stamp], body: str) -> None:
        if "\n" in path or "\t" in path:
            return
        self.lines[language, path] = f"{stamp_text(stamps[0])} {stamp_text(stamps[1])}\t{body}"
        self.changed = True

    def _holds(self, read: Read, corpus: Corpus, target: Tree) -> bool:
        """Do the tree and the ledger still give the answers that the pair was judged by?"""
        if target.language not in self.ledgers:
            self.ledgers[target.language] = opened(corpus, target)
        if read.ledger != stamp_of(self.ledgers[target.language], read.path, whole=" " in read.ledger):
            return False
        for side, tree in enumerate((corpus.source, target)):
            pages, files = read.answers[2 * side], read.answers[2 * side + 1]
            if any(tree.has(path) != yes for path, yes in pages.items()):
                return False
            if files:
                known = self.asked.setdefault(tree.root, {})
                look = Files(corpus, tree)
                for path, yes in files.items():
                    if path not in known:
                        known[path] = look(path)
                    if known[path] != yes:
                        return False
        return True


class Elsewhere:
    """Looks for the same texts in a cache of other trees, and keeps nothing."""

    def __init__(self, cache: Cache) -> None:
        self.cache = cache

    def known(self, corpus: Corpus, target: Tree, path: str) -> Read | None:
        """What is known of the same two texts at the same path."""
        return self.cache.known(corpus, target, path) if key_of(corpus) == self.cache.key else None

    def learn(self, target: Tree, read: Read) -> None:
        """Nothing is kept."""


def key_of(corpus: Corpus) -> str:
    """All that a look at a pair depends on beside the two texts and the answers of the tree."""
    settings = corpus.settings
    anchors = sorted((page, sorted(ids)) for page, ids in corpus.anchors.items())
    parts = (
        program(),
        [tree.language for tree in (corpus.source, *corpus.targets)],
        corpus.dialect,
        corpus.bare,
        sorted(families(corpus)),
        None if corpus.citations is None else sorted(corpus.citations),
        anchors,
        [os.path.relpath(root, corpus.root) for root in corpus.shared],
        _content(corpus.root / settings.terms) if settings.terms else "",
        [(name, repr(value)) for name, value in zip(settings._fields, settings, strict=True) if name not in _NO_MATTER],
    )
    return digest(repr(parts), 12)


_NO_MATTER = frozenset(
    ("folders", "select", "ignore", "fail_on", "exclude", "severity", "per_path", "citations", "anchors")
)
"""Settings that change nothing in what is seen of a pair, or are in the key with what they lead to."""


def _content(file: Path) -> str:
    """A digest of a file's bytes; empty where it cannot be read."""
    try:
        return digest(file.read_bytes())
    except OSError:
        return ""


def _head(key: str) -> str:
    return f"lineup-cache 1 {key}"


def _lines(file: Path, key: str) -> Iterator[tuple[tuple[str, str], str]]:
    """The entries of a cache file, by language and path; nothing where it is damaged or not of this kind."""
    try:
        text = kept(file, _head(key)).decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        return
    for line in text.split("\n"):
        language, _, rest = line.partition("\t")
        path, _, entry = rest.partition("\t")
        if entry:
            yield (language, path), entry


def _still(file: Path, stamp: Stamp, limit: int) -> Stamp | None:
    """The stamp of a file that is still the same; None where it is not."""
    try:
        status = os.stat(file)  # noqa: PTH116 - called for every page
    except OSError:
        return None
    if not stamp.racy and loading.signature(status) == stamp.signature:
        return stamp
    now = loading.stamp(loading.fetch(file, limit))
    return now if now and now.digest == stamp.digest else None
