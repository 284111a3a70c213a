"""Finds the pages of two or more languages and pairs the twins; alone knows how a site lays its languages out."""

from __future__ import annotations

import fnmatch
import os
import posixpath
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from lineup.errors import LineupError
from lineup.settings import LANGUAGE, Settings

if TYPE_CHECKING:
    from lineup.terms import TermBase

_ENDINGS = (".md", ".markdown", ".mdx")


class CorpusError(LineupError):
    """The trees cannot be found or read; the message is one sentence with the file."""


class Tree(NamedTuple):
    """One language's pages: its folder, and its pages from relative path to file.

    `suffix` is what stands before the ending of this language's files where all languages share one folder.
    """

    language: str
    root: Path
    pages: dict[str, Path]
    suffix: str = ""

    def file(self, path: str) -> Path:
        """The file of a page; where there is none yet, the file that it would have."""
        found = self.pages.get(path)
        if found is not None:
            return found
        stem, ending = posixpath.splitext(path)
        return self.root / f"{stem}{self.suffix}{ending}"


class Corpus(NamedTuple):
    """A source tree and its target trees.

    `root` is the folder of the project, against which files are named; `shared` are folders in which links may end
    beside a language's own; `navigation` holds the pages named in the site's navigation, None where it is not written
    out; `dialect` is how the site's generator reads Markdown, "auto" where each page must tell; `citations` are the ids that data files define,
    `anchors` those that data files put on a page,
    `terms` the term base for each target language, empty where there is none. `bare` are trees without a project: they may be
    a part of a site whose generator nobody knows, so that nothing tells what a link leads to.
    """

    root: Path
    source: Tree
    targets: tuple[Tree, ...]
    settings: Settings
    dialect: str
    shared: tuple[Path, ...] = ()
    navigation: frozenset[str] | None = None
    navigation_file: str = ""
    citations: frozenset[str] | None = None
    anchors: Mapping[str, frozenset[str]] = MappingProxyType({})
    terms: Mapping[str, TermBase] = MappingProxyType({})
    bare: bool = False

    def name(self, path: Path) -> str:
        """A path as a user of the project would write it."""
        return path_name(path, self.root)


def named(corpus: Corpus, target: Tree, paths: Iterable[Path]) -> frozenset[str]:
    """The pages of a pair of trees that some paths name: a page's file on either side, there or not, or a folder."""
    chosen: set[str] = set()
    wanted = [os.path.abspath(path).rstrip(os.sep) for path in paths]  # noqa: PTH100 - links must stay links
    both = corpus.source.pages.keys() | target.pages.keys()
    for tree in (corpus.source, target):
        for page in both:
            file = os.path.abspath(tree.file(page))  # noqa: PTH100
            if any(file == path or file.startswith(path + os.sep) for path in wanted):
                chosen.add(page)
    return frozenset(chosen)


def trees(source: Path, targets: list[Path], languages: list[str], settings: Settings | None = None) -> Corpus:
    """Any two or more folders as a corpus; nothing of a surrounding project is read.

    Raises:
        CorpusError: a folder is missing, or the languages do not fit the folders.
    """
    folders = [source, *targets]
    if len(languages) != len(folders):
        raise CorpusError(f"--languages must name one language for each folder: {len(languages)} for {len(folders)}")
    odd = next((name for name in languages if not LANGUAGE.fullmatch(name)), None)
    if odd is not None:
        raise CorpusError(f"--languages: '{odd}' is no code of a language, such as en or pt-BR")
    twice = next((name for name in languages[1:] if languages[1:].count(name) > 1), None)
    if twice:
        raise CorpusError(f"--languages names the target '{twice}' twice")
    for folder in folders:
        if not _is_folder(folder):
            raise CorpusError(f"{folder}: no such folder")
    used = settings or Settings()
    found = [
        Tree(language, folder, find_pages(folder, used.exclude))
        for language, folder in zip(languages, folders, strict=True)
    ]
    if not any(tree.pages for tree in found):
        raise CorpusError(f"{source}: no Markdown pages here or in {targets[0]}")
    return Corpus(Path.cwd(), found[0], tuple(found[1:]), used, used.dialect, bare=True)


def find_pages(root: Path, exclude: tuple[str, ...] = ()) -> dict[str, Path]:
    """All Markdown files below a folder, from their relative path with forward slashes; hidden ones are left out.

    Folders behind symbolic links are entered last, and only where they have not been seen under their own name.

    Raises:
        CorpusError: a folder cannot be read.
    """
    pages: dict[str, Path] = {}
    seen: set[tuple[int, int]] = set()
    links: list[tuple[str, str]] = []
    waiting = [(str(root), "")]
    while waiting or links:
        folder, prefix = waiting.pop() if waiting else links.pop(0)
        try:
            status = os.stat(folder)  # noqa: PTH116 - Path objects for every entry cost more than the reading
            if (status.st_dev, status.st_ino) in seen:
                continue
            seen.add((status.st_dev, status.st_ino))
            with os.scandir(folder) as entries:
                found = list(entries)
        except OSError as error:
            raise CorpusError(f"{folder}: cannot be read: {error.strerror}") from error
        for entry in found:
            name = entry.name
            if name.startswith("."):
                continue
            if _is_folder_entry(entry):
                (links if entry.is_symlink() else waiting).append((entry.path, f"{prefix}{name}/"))
            elif name.lower().endswith(_ENDINGS):
                pages[prefix + name] = Path(entry.path)
    ignored = tuple(re.compile(fnmatch.translate(glob)) for glob in exclude)
    return {path: pages[path] for path in sorted(pages) if not any(glob.match(path) for glob in ignored)}


def _is_folder_entry(entry: os.DirEntry[str]) -> bool:
    """Is this a folder or a link to one? A link that leads in a circle is none."""
    try:
        return entry.is_dir()
    except OSError:
        return False


def _is_folder(path: Path) -> bool:
    """Is there a folder at this path, whatever somebody has typed?"""
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False


def pages_of(folder: Path, root: Path, settings: Settings) -> dict[str, Path]:
    """The pages of one language of a project.

    Raises:
        CorpusError: there is no such folder, or one below it cannot be read.
    """
    if not _is_folder(folder):
        raise CorpusError(f"{path_name(folder, root)}: no such folder")
    return find_pages(folder, settings.exclude)


def path_name(path: Path, root: Path) -> str:
    """A path as a user of the project would write it."""
    try:
        return path.relative_to(root).as_posix()
    except ValueError:
        return path.as_posix()
