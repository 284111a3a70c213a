"""What a mkdocs.yml says of a site's pages: their folder, their languages, its navigation."""

from __future__ import annotations

import fnmatch
import posixpath
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from lineup.corpus import CorpusError, Tree, by_suffix, pages_of
from lineup.ignored import matches, patterns
from lineup.safe_yaml import UnreadableError, read_file
from lineup.settings import Settings, SettingsError, place

NAMES = ("mkdocs.yml", "mkdocs.yaml")


def read(path: Path, above: tuple[Path, ...] = ()) -> dict[str, Any]:
    """A mkdocs.yml as plain data, with what it inherits; tags that it does not know are read as nothing."""
    try:
        config = read_file(path, path.name, unknown_tags=True)
    except UnreadableError as error:
        raise CorpusError(error.key, **error.values) from error
    if not isinstance(config, dict):
        raise CorpusError("mkdocs-empty", file=path.name)
    parent = config.pop("INHERIT", None)
    if not isinstance(parent, str):
        return config
    inherited = path.parent / parent
    if inherited in above or len(above) > 20:
        raise CorpusError("mkdocs-circle", file=path.name)
    return _merged(read(inherited, (*above, path)), config)


def _merged(base: dict[str, Any], over: dict[str, Any]) -> dict[str, Any]:
    """Two settings files as MkDocs merges them: mappings key by key, all else replaced."""
    both = dict(base)
    for key, value in over.items():
        old = both.get(key)
        both[key] = _merged(old, value) if isinstance(old, dict) and isinstance(value, dict) else value
    return both


def docs_dir(config: dict[str, Any], config_file: Path | None) -> str:
    """The folder of the pages."""
    folder = config.get("docs_dir", "docs")
    if folder is None:
        return "docs"
    if not isinstance(folder, str) or not folder:
        raise CorpusError("docs-dir", file=config_file.name if config_file else "")
    return folder


def trees(config: dict[str, Any], docs: Path, root: Path, settings: Settings, config_file: Path | None) -> list[Tree]:
    """The trees as mkdocs-static-i18n is told to find them: in folders, or by a suffix."""
    options = _plugin(config, "i18n")
    if config_file is None:
        raise SettingsError("no-folders", where=place(root))
    file = config_file.name
    if options is None:
        raise SettingsError("no-languages", file=file)
    listed = options.get("languages")
    languages = [
        one
        for one in (listed if isinstance(listed, list) else [])
        if isinstance(one, dict) and one.get("locale") not in (None, "null") and one.get("build", True) is not False
    ]
    languages.sort(key=lambda one: not one.get("default", False))
    names = list(dict.fromkeys(str(one["locale"]) for one in languages))
    if len(names) < 2:
        raise SettingsError("few-languages", file=file)
    if options.get("docs_structure", "suffix") == "folder":
        return [Tree(name, docs / name, pages_of(docs / name, root, settings)) for name in names]
    return by_suffix(docs, names, pages_of(docs, root, settings))


def _plugin(config: dict[str, Any], wanted: str) -> dict[str, Any] | None:
    """The options of a plugin, from a list or a mapping of plugins."""
    plugins = config.get("plugins")
    entries: Iterable[tuple[Any, Any]] = ()
    if isinstance(plugins, dict):
        entries = plugins.items()
    elif isinstance(plugins, list):
        entries = (item for one in plugins if isinstance(one, dict) for item in one.items())
    return next((value for name, value in entries if name == wanted and isinstance(value, dict)), None)


def accounted_for(config: dict[str, Any], pages: dict[str, Path]) -> frozenset[str] | None:
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
    left_out = patterns(config.get("not_in_nav")) + patterns(config.get("draft_docs"))
    return frozenset(
        path
        for path in pages
        if path in named or any(fnmatch.fnmatchcase(path, glob) for glob in globs) or matches(path, left_out)
    )


def _nav_entries(entries: object, depth: int = 0) -> Iterator[str]:
    """Every page that a navigation names, at whatever depth."""
    if isinstance(entries, str):
        yield entries
    elif depth < 100 and isinstance(entries, list | dict):
        for one in entries.values() if isinstance(entries, dict) else entries:
            yield from _nav_entries(one, depth + 1)
