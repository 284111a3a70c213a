"""Finds the pages of two or more languages and pairs the twins; alone knows how a site lays its languages out."""

import contextlib
import fnmatch
import os
import posixpath
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from lineup.errors import LineupError, foreign
from lineup.settings import LANGUAGE, Settings

if TYPE_CHECKING:
    from lineup.terms import TermBase

_ENDINGS = (".md", ".markdown", ".mdx")


class CorpusError(LineupError):
    """The trees cannot be found or read; the message is one sentence with the file."""


class Tree(NamedTuple):
    """One language's pages: its folder, and its pages from relative path to file.

    `suffix` is what stands before the ending of this language's files where all languages share one folder. `beside` are
    the files of other languages that stand in this folder too: links may name them. `alone` is the file that a call names
    in the place of a folder.
    """

    language: str
    root: Path
    pages: dict[str, Path]
    suffix: str = ""
    beside: Mapping[str, Path] = MappingProxyType({})
    alone: Path | None = None

    def at(self, path: str) -> Path | None:
        """The file that a link finds at a path of this folder, in whatever language."""
        return self.pages.get(path) or self.beside.get(path)

    def has(self, path: str) -> bool:
        """Does a link find a page at a path of this folder?"""
        return path in self.pages or path in self.beside

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
    terms: Mapping[str, "TermBase"] = MappingProxyType({})
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
    """Any two or more folders, or pages, as a corpus; nothing of a surrounding project is read.

    Raises:
        CorpusError: a folder or page is missing, or the languages do not fit the folders.
    """
    folders = [source, *targets]
    if len(languages) != len(folders):
        raise CorpusError("languages-count", languages=len(languages), folders=len(folders))
    odd = next((name for name in languages if not LANGUAGE.fullmatch(name)), None)
    if odd is not None:
        raise CorpusError("no-language", where="--languages", name=odd)
    twice = next((name for name in languages[1:] if languages[1:].count(name) > 1), None)
    if twice:
        raise CorpusError("language-twice", name=twice)
    shared = next((target for target, name in zip(targets, languages[1:], strict=True) if name == languages[0]), None)
    if shared is not None and shared.absolute() == source.absolute():
        raise CorpusError("same-pages", source=source, language=languages[0])
    used = settings or Settings()
    if os.path.isfile(source):  # noqa: PTH113 - whatever somebody has typed
        for file in folders:
            _must_be_page(file)
        found = [
            Tree(language, file.parent, {source.name: file}, alone=file)
            for language, file in zip(languages, folders, strict=True)
        ]
        return Corpus(Path.cwd(), found[0], tuple(found[1:]), used, used.dialect, bare=True)
    for folder in folders:
        must_be_folder(folder, str(folder))
    found = laid_out(list(zip(languages, folders, strict=True)), used.exclude)
    must_be_inside(used.exclude, "--exclude", found, Path.cwd())
    if not any(tree.pages for tree in found):
        raise CorpusError("no-pages-in-either", source=source, target=targets[0])
    return Corpus(Path.cwd(), found[0], tuple(found[1:]), used, used.dialect, bare=True)


def laid_out(places: list[tuple[str, Path]], exclude: tuple[str, ...] = ()) -> list[Tree]:
    """The trees of languages and their folders, the source first, however the folders lie.

    A folder inside another language's is no part of that one, as where the source stands at the top of a site and
    `bg/` beneath it. Languages that share a folder are told apart by `page.bg.md`.

    Raises:
        CorpusError: a folder cannot be read.
    """
    by_folder: dict[Path, list[int]] = {}
    for at, (_, folder) in enumerate(places):
        by_folder.setdefault(Path(os.path.abspath(folder)), []).append(at)  # noqa: PTH100 - links must stay links
    found: dict[int, Tree] = {}
    for known_as, sharing in by_folder.items():
        folder = places[sharing[0]][1]
        languages = [places[at][0] for at in sharing]
        pages = find_pages(folder, exclude, [other for other in by_folder if other != known_as])
        if len(sharing) == 1:
            found[sharing[0]] = Tree(languages[0], folder, pages)
        else:
            trees_here = by_suffix(folder, languages, _without_others(pages, languages))
            if sharing[0] != 0:
                # Where the source stands elsewhere, none of them goes without.
                trees_here[0] = trees_here[0]._replace(suffix=f".{languages[0]}")
            found |= zip(sharing, trees_here, strict=True)
    all_trees = [found[at] for at in range(len(places))]
    return [tree._replace(beside=_beside(tree, all_trees)) for tree in all_trees]


def _beside(tree: Tree, all_trees: list[Tree]) -> dict[str, Path]:
    """The pages of other languages in the folder of a tree, from the path that a link would name."""
    found: dict[str, Path] = {}
    for other in all_trees:
        try:
            inside = Path(os.path.relpath(other.root, tree.root)).as_posix()
        except ValueError:
            # Windows knows no way from one drive to another.
            continue
        if other is tree or inside.split("/")[0] == "..":
            continue
        if inside == ".":
            found |= {
                file.relative_to(one.root).as_posix(): file for one in (tree, other) for file in one.pages.values()
            }
        else:
            found |= {f"{inside}/{path}": file for path, file in other.pages.items()}
    return found


def must_be_inside(globs: Iterable[str], where: str, found: list[Tree], root: Path) -> None:
    """Are globs of pages written as seen from the folder of a language? `where` is what a user has to change.

    Raises:
        CorpusError: one begins with that folder, and so names nothing.
    """
    for glob in globs:
        for tree in found:
            folder = f"{path_name(tree.root, root)}/"
            if glob.startswith(folder) and not any(path.startswith(folder) for one in found for path in one.pages):
                raise CorpusError("glob-outside", where=where, glob=glob, right=glob.removeprefix(folder))


def by_suffix(folder: Path, languages: list[str], pages: Mapping[str, Path]) -> list[Tree]:
    """The trees of languages in one folder, told apart by `page.bg.md`; the first may go without."""
    found: dict[str, dict[str, Path]] = {name: {} for name in languages}
    plain: dict[str, Path] = {}
    for path, file in pages.items():
        base, suffix, ending = _suffixed(path)
        if suffix in found:
            found[suffix][base + ending] = file
        else:
            plain[path] = file
    # Where both are there, the file that names its language is taken.
    found[languages[0]] = plain | found[languages[0]]
    return [
        Tree(name, folder, dict(sorted(found[name].items())), f".{name}" if at else "")
        for at, name in enumerate(languages)
    ]


_LANGUAGE_SUFFIX = re.compile(r"[a-z]{2}(?:[-_][A-Za-z]{2,4})?")


def _without_others(pages: Mapping[str, Path], languages: list[str]) -> dict[str, Path]:
    """The pages of a shared folder without those of further languages: `page.de.md` beside `page.md` or `page.bg.md`."""
    own = {base + ending for base, suffix, ending in map(_suffixed, pages) if suffix in languages}
    return {
        path: file
        for path, file in pages.items()
        for base, suffix, ending in [_suffixed(path)]
        if suffix in languages
        or not _LANGUAGE_SUFFIX.fullmatch(suffix)
        or not (base + ending in pages or base + ending in own)
    }


def _suffixed(path: str) -> tuple[str, str, str]:
    """A page's path without the suffix of its language, the suffix, and the ending."""
    stem, ending = posixpath.splitext(path)
    base, _, suffix = stem.rpartition(".")
    return (base, suffix, ending) if posixpath.basename(base) else (stem, "", ending)


def find_pages(root: Path, exclude: tuple[str, ...] = (), others: Iterable[Path] = ()) -> dict[str, Path]:
    """All Markdown files below a folder, from their relative path with forward slashes; hidden ones are left out.

    Folders behind symbolic links are entered last, and only where they have not been seen under their own name; `others`
    are folders that belong to other languages, and are not entered.

    Raises:
        CorpusError: a folder cannot be read.
    """
    pages: dict[str, Path] = {}
    seen: set[tuple[int, int]] = set()
    links: list[tuple[str, str]] = []
    waiting = [(str(root), "")]
    for other in others:
        with contextlib.suppress(OSError):
            status = os.stat(other)  # noqa: PTH116
            seen.add((status.st_dev, status.st_ino))
    if seen:
        # One language's folder may be a link to another's.
        with contextlib.suppress(OSError):
            status = os.stat(root)  # noqa: PTH116
            seen.discard((status.st_dev, status.st_ino))
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
            raise CorpusError("unread", file=folder, why=foreign(error.strerror)) from error
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


def must_be_folder(folder: Path, name: str) -> None:
    """Is there such a folder? `name` is what a user calls it.

    Raises:
        CorpusError: there is none.
    """
    if not _is_folder(folder):
        is_file = os.path.isfile(folder)  # noqa: PTH113 - whatever somebody has typed
        raise CorpusError("file-for-folder" if is_file else "no-folder", name=name)


def _must_be_page(file: Path) -> None:
    """Is this a page that stands beside a page which is named in the place of a folder?

    Raises:
        CorpusError: it is a folder, no Markdown, or not there.
    """
    if _is_folder(file):
        raise CorpusError("folder-for-file", file=file)
    if not os.path.isfile(file):  # noqa: PTH113 - whatever somebody has typed
        raise CorpusError("no-file", file=file)
    if not file.name.lower().endswith(_ENDINGS):
        raise CorpusError("no-markdown", file=file, endings=", ".join(_ENDINGS))


def pages_of(folder: Path, root: Path, settings: Settings) -> dict[str, Path]:
    """The pages of one language of a project.

    Raises:
        CorpusError: there is no such folder, or one below it cannot be read.
    """
    must_be_folder(folder, path_name(folder, root))
    return find_pages(folder, settings.exclude)


def path_name(path: Path, root: Path) -> str:
    """A path as a user of the project would write it."""
    try:
        return path.relative_to(root).as_posix()
    except ValueError:
        return path.as_posix()
