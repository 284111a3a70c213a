"""git history in place of a confirmation: what a source block said when its translation was last written.

For pairs that were never confirmed. A translation is taken to answer the source as it stood in the commit that brought the
translation's present wording; whatever changed in the source block since then has not been answered. Renames are followed;
where a shallow clone ends before that commit, nothing is said.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from lineup import history
from lineup.corpus import Corpus, Tree
from lineup.freshness.changes import Change, likeness, weighed
from lineup.freshness.states import NEW, PageState
from lineup.freshness.wording import wording
from lineup.loading import Fetched, parse
from lineup.markdown import COMMONMARK, PYTHON_MARKDOWN

_ALIKE = 0.4
"""From which likeness on a block of an earlier text is held for the same block."""


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


def past_of(corpus: Corpus, target: Tree, state: PageState) -> Past:
    """What git knows of the pairs of a page that were never confirmed."""
    asked = [at for at, pair in enumerate(state.pairs) if pair.state == NEW]
    path = state.path
    if not asked or path not in corpus.source.pages or path not in target.pages:
        return NOTHING
    try:
        return _Reader(corpus, target, path).past(state, asked)
    except history.HistoryError:
        return NOTHING


class _Reader:
    """Reads earlier states of two twins, each once."""

    def __init__(self, corpus: Corpus, target: Tree, path: str) -> None:
        self.corpus = corpus
        self.path = path
        self.top = history.repository(corpus.source.root)
        files = corpus.source.pages[path], target.pages[path]
        self.names = [_inside(file, self.top) for file in files]
        self.known: dict[str, frozenset[str]] = {}

    def past(self, state: PageState, asked: list[int]) -> Past:
        """For each pair: the commit that brought its translation's wording, and the source as it stood there."""
        written = history.versions(self.top, self.names[1])
        if not written:
            return NOTHING
        cut = history.cut_off(self.top)
        since = self._since(state, asked, written)
        places = list(dict.fromkeys(one.path for one in history.versions(self.top, self.names[0])))
        earlier: dict[int, Earlier] = {}
        ends = False
        today = {pair.now[0] for pair in state.pairs}
        for at, version in since.items():
            if version.commit in cut:
                ends = True
                continue
            now = state.pairs[at].now[0]
            said = self._source(version.commit, places)
            if not said or now in said:
                continue
            alike, before = max(((likeness(one, now), one) for one in said - today), default=(0.0, ""))
            if alike < _ALIKE:
                # It was written anew, or there was nothing like it.
                before = ""
            change = weighed(before, now, self.corpus.source.language)
            earlier[at] = Earlier(before, version.commit, version.day, change)
        return Past(earlier, ends)

    def _since(self, state: PageState, asked: list[int], written: list[history.Version]) -> dict[int, history.Version]:
        """For each pair the oldest of the latest versions that all have its translation's present wording."""
        found: dict[int, history.Version] = {}
        open_ = dict.fromkeys(asked)
        raw = history.texts(self.top, [f"{one.commit}:{one.path}" for one in written])
        for version, text in zip(written, raw, strict=True):
            said = self._wordings(text) if text is not None else frozenset()
            open_ = {at: None for at in open_ if state.pairs[at].now[1] in said}
            if not open_:
                break
            found |= dict.fromkeys(open_, version)
        return found

    def _source(self, commit: str, places: list[str]) -> frozenset[str]:
        """The wordings of the source's page as it stood in a commit, under whatever name."""
        if commit not in self.known:
            raw = history.texts(self.top, [f"{commit}:{place}" for place in places])
            text = next((one for one in raw if one is not None), b"")
            self.known[commit] = self._wordings(text)
        return self.known[commit]

    def _wordings(self, raw: bytes) -> frozenset[str]:
        """The wordings of a page's blocks and texts."""
        dialect = PYTHON_MARKDOWN if self.corpus.dialect == "python-markdown" else COMMONMARK
        page = parse(Fetched(raw, None, 0), self.path, dialect, self.corpus.settings.max_size)
        front = (" ".join(value.split()) for value in page.front.values.values() if isinstance(value, str))
        return frozenset((*(wording(block, page) for block in page.blocks), *front)) - {""}


def _inside(file: Path, top: Path) -> str:
    """A file as git names it.

    Raises:
        HistoryError: it stands outside of the repository.
    """
    try:
        return file.resolve().relative_to(top.resolve()).as_posix()
    except ValueError as error:
        raise history.HistoryError(f"{file} is outside of the repository") from error
