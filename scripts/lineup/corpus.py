"""Finds the pages of two or more languages and pairs the twins; alone knows how a site lays its languages out."""

from __future__ import annotations

import fnmatch
import os
import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from lineup.errors import LineupError
from lineup.safe_yaml import YamlError, read_yaml
from lineup.settings import LANGUAGE, Settings, SettingsError, read_settings

if TYPE_CHECKING:
    from lineup.terms import TermBase

_ENDINGS = (".md", ".markdown", ".mdx")
_CONFIGS = ("mkdocs.yml", "mkdocs.yaml")


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
    `terms` the term base for each target language, empty where there is none.
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
        return _name(path, self.root)


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
        raise CorpusError(f"--languages names {len(languages)} languages for {len(folders)} folders")
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


def project(start: Path) -> Corpus:
    """The project that `start` stands in: the nearest folder upwards with a mkdocs.yml or a `[tool.lineup]`.

    Raises:
        CorpusError: there is no project, or its pages cannot be found.
        SettingsError: it does not say which languages it has and where.
    """
    root = next((folder for folder in (start, *start.parents) if _is_project(folder)), None)
    if root is None:
        raise CorpusError(
            "no mkdocs.yml and no [tool.lineup] in this folder or above it; "
            "name two trees with --source, --target and --languages"
        )
    pyproject = root / "pyproject.toml"
    settings = read_settings(pyproject) if pyproject.is_file() else Settings()
    config_file = next((root / name for name in _CONFIGS if (root / name).is_file()), None)
    config = _read_config(config_file) if config_file else {}
    docs = root / _docs_dir(config, config_file)
    dialect = settings.dialect
    if dialect == "auto":
        dialect = "python-markdown" if config_file else "commonmark"
    if settings.folders:
        found = [
            Tree(language, root / folder, _pages_of(root / folder, root, settings))
            for language, folder in settings.folders.items()
        ]
        shared: tuple[Path, ...] = (docs,) if config_file else ()
    else:
        found, shared = _from_plugin(config, docs, root, settings, config_file), (docs,)
    excluded = _patterns(config.get("exclude_docs"))
    if excluded:
        found = [
            tree._replace(pages={path: file for path, file in tree.pages.items() if not _matches(path, excluded)})
            for tree in found
        ]
    if not any(tree.pages for tree in found):
        raise CorpusError(f"{_name(found[0].root, root)}: no Markdown pages here")
    return Corpus(
        root, found[0], tuple(found[1:]), settings, dialect, shared, _accounted_for(config, found[0].pages),
        config_file.name if config_file else "", _citations(root, settings), _anchors(root, settings),
        _terms(root, settings, found),
    )  # fmt: skip


# --- files ---------------------------------------------------------------------------------------------------------


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


def _pages_of(folder: Path, root: Path, settings: Settings) -> dict[str, Path]:
    if not _is_folder(folder):
        raise CorpusError(f"{_name(folder, root)}: no such folder")
    return find_pages(folder, settings.exclude)


def _is_project(folder: Path) -> bool:
    """Has this folder a mkdocs.yml, or a pyproject.toml that speaks of lineup?"""
    if any((folder / name).is_file() for name in _CONFIGS):
        return True
    try:
        return "[tool.lineup" in (folder / "pyproject.toml").read_text("utf-8")
    except (OSError, UnicodeDecodeError):
        return False


def _name(path: Path, root: Path) -> str:
    """A path as a user of the project would write it."""
    try:
        return path.relative_to(root).as_posix()
    except ValueError:
        return path.as_posix()


# --- mkdocs.yml ----------------------------------------------------------------------------------------------------


def _read_config(path: Path, above: tuple[Path, ...] = ()) -> dict[str, Any]:
    """A mkdocs.yml as plain data, with what it inherits; tags that it does not know are read as nothing."""
    try:
        config, _ = read_yaml(path.read_text("utf-8-sig"), unknown_tags=True, unique=False)
    except YamlError as error:
        raise CorpusError(f"{path.name}:{error.line}: cannot be read as YAML: {error.problem}") from error
    except UnicodeDecodeError as error:
        raise CorpusError(f"{path.name}:1: is not UTF-8") from error
    except OSError as error:
        raise CorpusError(f"{path.name}: cannot be read: {error.strerror}") from error
    if not isinstance(config, dict):
        raise CorpusError(f"{path.name}:1: holds no settings")
    parent = config.pop("INHERIT", None)
    if not isinstance(parent, str):
        return config
    inherited = path.parent / parent
    if inherited in above or len(above) > 20:
        raise CorpusError(f"{path.name}: inherits from itself")
    return _merged(_read_config(inherited, (*above, path)), config)


def _merged(base: dict[str, Any], over: dict[str, Any]) -> dict[str, Any]:
    """Two settings files as MkDocs merges them: mappings key by key, all else replaced."""
    both = dict(base)
    for key, value in over.items():
        old = both.get(key)
        both[key] = _merged(old, value) if isinstance(old, dict) and isinstance(value, dict) else value
    return both


def _docs_dir(config: dict[str, Any], config_file: Path | None) -> str:
    """The folder of the pages."""
    folder = config.get("docs_dir", "docs")
    if folder is None:
        return "docs"
    if not isinstance(folder, str) or not folder:
        raise CorpusError(f"{config_file.name if config_file else ''}: docs_dir must be the name of a folder")
    return folder


def _from_plugin(
    config: dict[str, Any], docs: Path, root: Path, settings: Settings, config_file: Path | None
) -> list[Tree]:
    """The trees as mkdocs-static-i18n is told to find them: in folders, or by a suffix."""
    options = _plugin(config, "i18n")
    file = config_file.name if config_file else "pyproject.toml"
    if options is None:
        raise SettingsError(f"{file}: names no languages: neither the i18n plugin's nor folders in [tool.lineup]")
    listed = options.get("languages")
    languages = [
        one
        for one in (listed if isinstance(listed, list) else [])
        if isinstance(one, dict) and one.get("locale") not in (None, "null") and one.get("build", True) is not False
    ]
    languages.sort(key=lambda one: not one.get("default", False))
    names = list(dict.fromkeys(str(one["locale"]) for one in languages))
    if len(names) < 2:
        raise SettingsError(f"{file}: the i18n plugin names fewer than two languages")
    if options.get("docs_structure", "suffix") == "folder":
        return [Tree(name, docs / name, _pages_of(docs / name, root, settings)) for name in names]
    return _by_suffix(docs, names, root, settings)


def _plugin(config: dict[str, Any], wanted: str) -> dict[str, Any] | None:
    """The options of a plugin, from a list or a mapping of plugins."""
    plugins = config.get("plugins")
    entries: Iterable[tuple[Any, Any]] = ()
    if isinstance(plugins, dict):
        entries = plugins.items()
    elif isinstance(plugins, list):
        entries = (item for one in plugins if isinstance(one, dict) for item in one.items())
    return next((value for name, value in entries if name == wanted and isinstance(value, dict)), None)


def _by_suffix(docs: Path, names: list[str], root: Path, settings: Settings) -> list[Tree]:
    """Pages of all languages in one folder, told apart by `page.bg.md`; the default language may go without."""
    found: dict[str, dict[str, Path]] = {name: {} for name in names}
    plain: dict[str, Path] = {}
    for path, file in _pages_of(docs, root, settings).items():
        stem, ending = posixpath.splitext(path)
        base, _, suffix = stem.rpartition(".")
        if suffix in found and posixpath.basename(base):
            found[suffix][base + ending] = file
        else:
            plain[path] = file
    # Where both are there, the plugin takes the file that names its language.
    found[names[0]] = plain | found[names[0]]
    return [
        Tree(name, docs, dict(sorted(found[name].items())), f".{name}" if at else "") for at, name in enumerate(names)
    ]


def _accounted_for(config: dict[str, Any], pages: dict[str, Path]) -> frozenset[str] | None:
    """The pages that the navigation names or that `not_in_nav` leaves out; None where there is no navigation."""
    if not isinstance(config.get("nav"), list):
        return None
    named: set[str] = set()
    globs: list[str] = []
    options = _plugin(config, "i18n") or {}
    own = [one.get("nav") for one in options.get("languages") or [] if isinstance(one, dict)]
    for entry in _nav_entries([config["nav"], *own]):
        path = posixpath.normpath(entry.lstrip("/")) if entry else ""
        if entry.endswith("/") or "*" in entry:
            # Plugins that complete the navigation take whole folders.
            globs.append(f"{path}/*" if entry.endswith("/") else path)
        else:
            named.add(path)
    left_out = _patterns(config.get("not_in_nav")) + _patterns(config.get("draft_docs"))
    return frozenset(
        path
        for path in pages
        if path in named or any(fnmatch.fnmatchcase(path, glob) for glob in globs) or _matches(path, left_out)
    )


def _nav_entries(entries: object, depth: int = 0) -> Iterator[str]:
    """Every page that a navigation names, at whatever depth."""
    if isinstance(entries, str):
        yield entries
    elif depth < 100 and isinstance(entries, list | dict):
        for one in entries.values() if isinstance(entries, dict) else entries:
            yield from _nav_entries(one, depth + 1)


class _Pattern(NamedTuple):
    """One line in the manner of .gitignore."""

    expression: re.Pattern[str]
    negated: bool


def _patterns(lines: object) -> list[_Pattern]:
    """The patterns of `exclude_docs` and its like, in the manner of .gitignore."""
    found = []
    for raw in lines.splitlines() if isinstance(lines, str) else ():
        line = raw.strip()
        negated = line.startswith("!")
        line = line.removeprefix("!")
        if not line or line.startswith("#"):
            continue
        anchored = "/" in line.rstrip("/")
        glob = line.strip("/")
        parts = re.split(r"(\*\*/|/\*\*|\*|\?)", glob)
        said = {"**/": "(?:.*/)?", "/**": "/.*", "*": "[^/]*", "?": "[^/]"}
        body = "".join(said.get(part, re.escape(part)) for part in parts)
        start, end = "" if anchored else "(?:.*/)?", "/.*" if line.endswith("/") else "(?:/.*)?"
        found.append(_Pattern(re.compile(f"{start}{body}{end}"), negated))
    return found


def _matches(path: str, patterns: list[_Pattern]) -> bool:
    """Does the last pattern that fits leave this path out?"""
    verdict = False
    for pattern in patterns:
        if pattern.expression.fullmatch(path):
            verdict = not pattern.negated
    return verdict


# --- citations -----------------------------------------------------------------------------------------------------


def _citations(root: Path, settings: Settings) -> frozenset[str] | None:
    """The ids in the data files that `citations` names: every `id:` of their lists, or the keys of their mappings."""
    if not settings.citations:
        return None
    return frozenset(found for name in settings.citations for found in _ids_of(root, name, "citations"))


def _anchors(root: Path, settings: Settings) -> dict[str, frozenset[str]]:
    """The anchors that data files put on pages."""
    return {
        page: frozenset(prefix + found for prefix, name in files for found in _ids_of(root, name, "anchors"))
        for page, files in settings.anchors.items()
    }


def _terms(root: Path, settings: Settings, found: list[Tree]) -> Mapping[str, TermBase]:
    """The term base from the source language into each target language."""
    if not settings.terms:
        return {}
    from lineup.terms import read_terms  # noqa: PLC0415 - most trees have none

    records = _record_of(root, settings.terms, "terms")
    try:
        return {tree.language: read_terms(records, found[0].language, tree.language) for tree in found[1:]}
    except ValueError as error:
        raise SettingsError(f"{settings.terms}: {error}") from error


def _ids_of(root: Path, name: str, key: str) -> list[str]:
    """The ids in one data file that a setting names."""
    return _ids(_record_of(root, name, key))


def _record_of(root: Path, name: str, key: str) -> object:
    """What one data file holds that a setting names."""
    where = f"pyproject.toml: [tool.lineup] {key}"
    try:
        return _data(root / name)
    except OSError as error:
        raise SettingsError(f"{where}: {name}: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise SettingsError(f"{where}: {name}:1: is not UTF-8") from error
    except YamlError as error:
        raise SettingsError(f"{where}: {name}:{error.line}: cannot be read as YAML: {error.problem}") from error


def _data(file: Path) -> object:
    """A data file, which may be much longer than a header."""
    return read_yaml(file.read_text("utf-8-sig"), unique=False, longest=50_000_000)[0]


def _ids(data: object, depth: int = 0) -> list[str]:
    """The ids in a data file of any shape: those of records, at whatever depth."""
    if depth > 100:
        return []
    if isinstance(data, list):
        return [found for one in data for found in _ids(one, depth + 1)]
    if isinstance(data, dict):
        if "id" in data:
            return [str(data["id"])]
        return [found for value in data.values() if isinstance(value, list | dict) for found in _ids(value, depth + 1)]
    return []
