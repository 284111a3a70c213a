"""git history in place of a confirmation: what a source block said when its translation was last written.

For pairs that were never confirmed. A translation is taken to answer the source as it stood in the commit that brought the
translation's present wording; whatever changed in the source block since then has not been answered. Renames are followed;
where a shallow clone ends before that commit, nothing is said.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from lineup import history
from lineup.corpus import Corpus, Tree
from lineup.dialect import Dialect
from lineup.freshness.changes import Change, likeness, weighed
from lineup.freshness.reading import dialect_of, earlier
from lineup.freshness.states import NEW, PageState
from lineup.freshness.wording import wording

_ALIKE = 0.4
"""From which likeness on a block of an earlier text is held for the same block."""
_THE_SAME = 0.9
"""The same of a block that stands on the page as it was, elsewhere."""


class Earlier(NamedTuple):
    """What a source block said when its translation was last written: the wording, the commit, its day, what changed since."""

    source: str
    commit: str
    day: str
    change: Change


class Past(NamedTuple):
    """What git knows of a page: by the index of a pair in its state what changed since; `cut` where the history ends too soon.

    `known` is false where git knows nothing of the page: no repository, or not committed yet.
    """

    earlier: Mapping[int, Earlier]
    cut: bool = False
    known: bool = True


NOTHING = Past({}, known=False)


class Archive:
    """The history of some pages, read with few calls of git; a context that ends them."""

    def __init__(self, corpus: Corpus, pages: Iterable[tuple[Tree, str]]) -> None:
        """Takes the pages whose history will be asked for: a target's tree and a path."""
        self.corpus = corpus
        self.pages = [one for one in pages if one[1] in corpus.source.pages and one[1] in one[0].pages]
        self.versions: dict[str, list[history.Version]] = {}
        self.cut: frozenset[str] = frozenset()
        self.top: Path | None = None
        self.objects: history.Objects | None = None

    def __enter__(self) -> Archive:
        if self.pages:
            try:
                self.top = history.repository(self.corpus.source.root)
                names = {
                    name: None for target, path in self.pages if (both := self.names(target, path)) for name in both
                }
                self.versions = history.versions(self.top, names)
                self.cut = history.cut_off(self.top)
                self.objects = history.Objects(self.top)
            except history.HistoryError:
                self.objects = None
        return self

    def __exit__(self, *_: object) -> None:
        if self.objects:
            self.objects.__exit__()

    def names(self, target: Tree, path: str) -> tuple[str, str] | None:
        """Both files of a page as git names them; None where one stands outside of the repository."""
        assert self.top is not None  # noqa: S101 - asked for in a repository only
        try:
            first, second = (_inside(file, self.top) for file in (self.corpus.source.pages[path], target.pages[path]))
        except history.HistoryError:
            return None
        return first, second

    def past(self, target: Tree, state: PageState) -> Past:
        """What git knows of the pairs of a page that were never confirmed."""
        asked = [at for at, pair in enumerate(state.pairs) if pair.state == NEW]
        if not asked or not self.objects or (target, state.path) not in self.pages:
            return NOTHING
        names = self.names(target, state.path)
        if not names or not self.versions[names[1]]:
            return NOTHING
        try:
            today = [tree.pages[state.path].read_bytes() for tree in (self.corpus.source, target)]
            return _Reader(self, self.objects, state, names, dialect_of(self.corpus, *today)).past(asked)
        except (history.HistoryError, OSError):
            return NOTHING


class _Reader:
    """Reads earlier states of two twins, each once."""

    def __init__(
        self,
        archive: Archive,
        objects: history.Objects,
        state: PageState,
        names: tuple[str, str],
        dialect: Dialect,
    ) -> None:
        self.corpus = archive.corpus
        self.dialect = dialect
        self.cut = archive.cut
        self.objects = objects
        self.state = state
        self.written = archive.versions[names[1]]
        self.places = list(dict.fromkeys(one.path for one in archive.versions[names[0]]))
        self.known: dict[str, frozenset[str]] = {}

    def past(self, asked: list[int]) -> Past:
        """For each pair: the commit that brought its translation's wording, and the source as it stood there."""
        found: dict[int, Earlier] = {}
        ends = False
        today = {pair.now[0] for pair in self.state.pairs}
        for at, version in self._since(asked).items():
            if version.commit in self.cut:
                ends = True
                continue
            now = self.state.pairs[at].now[0]
            said = self._source(version.commit)
            if not said or now in said:
                continue
            before = _most_like(now, said - today, _ALIKE) or _most_like(now, said, _THE_SAME)
            change = weighed(before, now, self.corpus.source.language)
            found[at] = Earlier(before, version.commit, version.day, change)
        return Past(found, ends)

    def _since(self, asked: list[int]) -> dict[int, history.Version]:
        """For each pair the oldest of the latest versions that all have its translation's present wording."""
        found: dict[int, history.Version] = {}
        open_ = dict.fromkeys(asked)
        for version in self.written:
            text = self.objects.text(f"{version.commit}:{version.path}")
            said = self._wordings(text) if text is not None else frozenset()
            open_ = {at: None for at in open_ if self.state.pairs[at].now[1] in said}
            if not open_:
                break
            found |= dict.fromkeys(open_, version)
        return found

    def _source(self, commit: str) -> frozenset[str]:
        """The wordings of the source's page as it stood in a commit, under whatever name."""
        if commit not in self.known:
            texts = (self.objects.text(f"{commit}:{place}") for place in self.places)
            self.known[commit] = self._wordings(next((one for one in texts if one is not None), b""))
        return self.known[commit]

    def _wordings(self, raw: bytes) -> frozenset[str]:
        """The wordings of a page's blocks and texts."""
        page = earlier(self.corpus, self.state.path, raw, self.dialect)
        front = (" ".join(value.split()) for value in page.front.values.values() if isinstance(value, str))
        return frozenset((*(wording(block, page) for block in page.blocks), *front)) - {""}


def _most_like(text: str, others: Iterable[str], least: float) -> str:
    """The text that is most like another; empty where it was written anew, as there is nothing like it."""
    alike, found = max(((likeness(one, text), one) for one in others), default=(0.0, ""))
    return found if alike >= least else ""


def _inside(file: Path, top: Path) -> str:
    """A file as git names it.

    Raises:
        HistoryError: it stands outside of the repository.
    """
    try:
        return file.resolve().relative_to(top.resolve()).as_posix()
    except ValueError as error:
        raise history.HistoryError("outside-repository", file=file) from error
