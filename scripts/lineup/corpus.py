"""Finds the pages of two or more languages and pairs the twins; alone knows how a site lays its languages out."""

from __future__ import annotations

import fnmatch
import os
from pathlib import Path
from typing import Any, NamedTuple

from lineup.settings import Settings, SettingsError, read_settings

_ENDINGS = (".md", ".markdown", ".mdx")


class CorpusError(Exception):
    """The trees cannot be found or read; the message is one sentence with the file."""


class Tree(NamedTuple):
    """One language's pages: its folder, and its pages from relative path to file."""

    language: str
    root: Path
    pages: dict[str, Path]


class Corpus(NamedTuple):
    """A source tree and its target trees.

    `root` is the folder of the project, against which files are named; `shared` are folders in which links may end
    beside a language's own; `navigation` holds the pages named in the site's navigation, None where it is not written
    out; `dialect` is how the site's generator reads Markdown; `citations` are the ids that data files define.
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
    bare: bool = False


def trees(source: Path, targets: list[Path], languages: list[str], settings: Settings | None = None) -> Corpus:
    """Any two or more folders as a corpus; nothing of a surrounding project is read.

    Raises:
        CorpusError: a folder is missing, or the number of languages is not that of the folders.
    """
    folders = [source, *targets]
    if len(languages) != len(folders):
        raise CorpusError(f"--languages names {len(languages)} languages for {len(folders)} folders")
    for folder in folders:
        if not folder.is_dir():
            raise CorpusError(f"{folder}: no such folder")
    used = settings or Settings()
    found = [
        Tree(language, folder, find_pages(folder, used.exclude))
        for language, folder in zip(languages, folders, strict=True)
    ]
    if not any(tree.pages for tree in found):
        raise CorpusError(f"{source}: no Markdown pages here or in {targets[0]}")
    return Corpus(Path.cwd(), found[0], tuple(found[1:]), used, "commonmark", bare=True)


def project(start: Path) -> Corpus:
    """The project that `start` stands in: the nearest folder upwards with a mkdocs.yml or a `[tool.lineup]`.

    Raises:
        CorpusError, SettingsError: there is none, or it does not say which languages it has and where.
    """
    root = next((folder for folder in (start, *start.parents) if _is_project(folder)), None)
    if root is None:
        raise CorpusError(
            "no mkdocs.yml and no [tool.lineup] in this folder or above it; name two trees with --source, --target and --languages"
        )
    pyproject = root / "pyproject.toml"
    settings = read_settings(pyproject) if pyproject.is_file() else Settings()
    config_file = next((root / name for name in ("mkdocs.yml", "mkdocs.yaml") if (root / name).is_file()), None)
    config = _read_config(config_file) if config_file else {}
    docs = root / str(config.get("docs_dir") or "docs")
    dialect = settings.dialect if settings.dialect != "auto" else ("python-markdown" if config_file else "commonmark")
    if settings.folders:
        found = [
            Tree(language, root / folder, _pages_of(root / folder, settings))
            for language, folder in settings.folders.items()
        ]
        shared: tuple[Path, ...] = (docs,) if config_file else ()
    else:
        found, shared = _from_plugin(config, docs, settings, config_file)
    if not any(tree.pages for tree in found):
        raise CorpusError(f"{_name(found[0].root, root)}: no Markdown pages here")
    navigation = _navigation(config["nav"]) if isinstance(config.get("nav"), list) else None
    return Corpus(
        root, found[0], tuple(found[1:]), settings, dialect, shared, navigation,
        config_file.name if config_file else "", _citations(root, settings),
    )  # fmt: skip


def find_pages(root: Path, exclude: tuple[str, ...] = ()) -> dict[str, Path]:
    """All Markdown files below a folder, from their relative path with forward slashes; hidden ones are left out.

    A folder that is reached a second time through a symbolic link is not entered again.
    """
    pages: dict[str, Path] = {}
    seen: set[tuple[int, int]] = set()

    def enter(folder: str, prefix: str) -> None:
        try:
            status = os.stat(folder)  # noqa: PTH116 - Path objects for every entry cost more than the reading
            if (status.st_dev, status.st_ino) in seen:
                return
            seen.add((status.st_dev, status.st_ino))
            entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
        except OSError:
            return
        for entry in entries:
            name = entry.name
            if name.startswith("."):
                continue
            if name.lower().endswith(_ENDINGS) and not entry.is_dir():
                pages[prefix + name] = Path(entry.path)
            elif entry.is_dir():
                enter(entry.path, f"{prefix}{name}/")

    enter(str(root), "")
    if exclude:
        pages = {
            path: file for path, file in pages.items() if not any(fnmatch.fnmatchcase(path, glob) for glob in exclude)
        }
    return pages


def _pages_of(root: Path, settings: Settings) -> dict[str, Path]:
    if not root.is_dir():
        raise CorpusError(f"{root.name}: no such folder")
    return find_pages(root, settings.exclude)


def _is_project(folder: Path) -> bool:
    """Has this folder a mkdocs.yml, or a pyproject.toml that speaks of lineup?"""
    if any((folder / name).is_file() for name in ("mkdocs.yml", "mkdocs.yaml")):
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


def _read_config(path: Path) -> dict[str, Any]:
    """A mkdocs.yml as plain data; tags such as !ENV and !!python/name are read as nothing."""
    import yaml  # noqa: PLC0415 - trees without a project do not need it

    class Loader(yaml.SafeLoader):
        """Tolerates tags that it does not know."""

    Loader.add_multi_constructor("!", lambda _loader, _suffix, _node: None)
    Loader.add_multi_constructor("tag:yaml.org,2002:python/", lambda _loader, _suffix, _node: None)
    try:
        config = yaml.load(path.read_text("utf-8"), Loader)  # noqa: S506 - a SafeLoader
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else 1
        raise CorpusError(
            f"{path.name}:{line}: cannot be read as YAML: {getattr(error, 'problem', None) or error}"
        ) from error
    except (OSError, UnicodeDecodeError) as error:
        raise CorpusError(f"{path.name}: cannot be read: {error}") from error
    if not isinstance(config, dict):
        raise CorpusError(f"{path.name}:1: holds no settings")
    return config


def _from_plugin(
    config: dict[str, Any], docs: Path, settings: Settings, config_file: Path | None
) -> tuple[list[Tree], tuple[Path, ...]]:
    """The trees as mkdocs-static-i18n is told to find them: in folders, or by a suffix."""
    plugins = config.get("plugins") or []
    entries = plugins.items() if isinstance(plugins, dict) else (
        next(iter(one.items())) for one in plugins if isinstance(one, dict) and one
    )  # fmt: skip
    options = next((value for name, value in entries if name == "i18n" and isinstance(value, dict)), None)
    file = config_file.name if config_file else "pyproject.toml"
    if options is None:
        raise SettingsError(f"{file}: names no languages: neither the i18n plugin's nor folders in [tool.lineup]")
    languages = [
        one
        for one in options.get("languages") or []
        if isinstance(one, dict) and one.get("locale") not in (None, "null") and one.get("build", True)
    ]
    languages.sort(key=lambda one: not one.get("default", False))
    names = [str(one["locale"]) for one in languages]
    if len(names) < 2:
        raise SettingsError(f"{file}: the i18n plugin names fewer than two languages")
    if options.get("docs_structure", "suffix") == "folder":
        return [Tree(name, docs / name, _pages_of(docs / name, settings)) for name in names], (docs,)
    return _by_suffix(docs, names, settings), (docs,)


def _by_suffix(docs: Path, names: list[str], settings: Settings) -> list[Tree]:
    """Pages of all languages in one folder, told apart by `page.bg.md`; the default language may go without."""
    found: dict[str, dict[str, Path]] = {name: {} for name in names}
    for path, file in _pages_of(docs, settings).items():
        stem, ending = path.rsplit(".", 1)
        base, _, suffix = stem.rpartition(".")
        if suffix in found and base:
            found[suffix][f"{base}.{ending}"] = file
        else:
            found[names[0]].setdefault(path, file)
    return [Tree(name, docs, found[name]) for name in names]


def _navigation(entries: list[Any]) -> frozenset[str]:
    """Every page that the site's navigation names."""
    pages: set[str] = set()
    for entry in entries:
        if isinstance(entry, str):
            pages.add(entry)
        elif isinstance(entry, dict):
            for value in entry.values():
                pages |= _navigation(value if isinstance(value, list) else [value])
    return frozenset(pages)


def _citations(root: Path, settings: Settings) -> frozenset[str] | None:
    """The ids in the data files that `citations` names: every `id:` of their lists, or the keys of their mappings."""
    if not settings.citations:
        return None
    import yaml  # noqa: PLC0415 - only projects with citations need it

    loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    ids: set[str] = set()
    for name in settings.citations:
        try:
            data = yaml.load((root / name).read_text("utf-8"), loader)  # noqa: S506 - a SafeLoader
        except OSError as error:
            raise SettingsError(f"pyproject.toml: [tool.lineup] citations: {name}: {error.strerror}") from error
        except (yaml.YAMLError, UnicodeDecodeError) as error:
            mark = getattr(error, "problem_mark", None)
            raise SettingsError(f"{name}:{mark.line + 1 if mark else 1}: cannot be read as YAML") from error
        ids |= set(_ids(data))
    return frozenset(ids)


def _ids(data: object) -> list[str]:
    """The ids in a data file of any shape: those of records, at whatever depth."""
    if isinstance(data, list):
        return [found for one in data for found in _ids(one)]
    if isinstance(data, dict):
        if "id" in data:
            return [str(data["id"])]
        return [found for value in data.values() if isinstance(value, list | dict) for found in _ids(value)]
    return []
