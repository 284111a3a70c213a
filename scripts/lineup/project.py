"""The project that a folder stands in: what its mkdocs.yml and its settings say of its pages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from lineup import data_files, mkdocs_config
from lineup.corpus import Corpus, CorpusError, Tree, laid_out, must_be_folder, must_be_inside, path_name
from lineup.ignored import matches, patterns
from lineup.settings import Settings, SettingsError, has_settings, key_at, place, settings_of

if TYPE_CHECKING:
    from lineup.terms import TermBase


def project(start: Path, others: Iterable[Path] = (), exclude: tuple[str, ...] = ()) -> Corpus:
    """The project that `start` stands in: the nearest folder upwards with a mkdocs.yml or with settings.

    Where there is none, the project of the first of `others` that stands in one. `exclude` are globs of pages that are left
    out beside those of the settings.

    Raises:
        CorpusError: there is no project, or its pages cannot be found.
        SettingsError: it does not say which languages it has and where.
    """
    around = (folder for one in (start, *others) for folder in (one, *one.parents))
    root = next((folder for folder in around if _is_project(folder)), None)
    if root is None:
        raise CorpusError("no-project")
    settings = settings_of(root)
    settings = settings._replace(exclude=(*settings.exclude, *exclude))
    config_file = next((root / name for name in mkdocs_config.NAMES if (root / name).is_file()), None)
    config = mkdocs_config.read(config_file) if config_file else {}
    docs = root / mkdocs_config.docs_dir(config, config_file)
    dialect = settings.dialect
    if dialect == "auto":
        dialect = "python-markdown" if config_file else "commonmark"
    if settings.folders:
        places = [(language, root / folder) for language, folder in settings.folders.items()]
        for _, folder in places:
            must_be_folder(folder, path_name(folder, root))
        found = laid_out(places, settings.exclude)
        # What stands beside a folder of translations in the source's own is there for both.
        outer = (tree.root for tree in found if any(tree.root in other.root.parents for other in found))
        shared: tuple[Path, ...] = (*((docs,) if config_file else ()), *outer)
    else:
        found, shared = mkdocs_config.trees(config, docs, root, settings, config_file), (docs,)
    for key, globs in (("exclude", settings.exclude), ("per-path", [one.pages for one in settings.per_path])):
        must_be_inside([one for one in globs if one not in exclude], key_at(place(root), key), found, root)
    must_be_inside(exclude, "--exclude", found, root)
    excluded = patterns(config.get("exclude_docs"))
    if excluded:
        found = [
            tree._replace(pages={path: file for path, file in tree.pages.items() if not matches(path, excluded)})
            for tree in found
        ]
    if not any(tree.pages for tree in found):
        raise CorpusError("no-pages", folder=path_name(found[0].root, root))
    return Corpus(
        root, found[0], tuple(found[1:]), settings, dialect, shared, mkdocs_config.accounted_for(config, found[0].pages),
        config_file.name if config_file else "", data_files.citations(root, settings), data_files.anchors(root, settings),
        _terms(root, settings, found),
    )  # fmt: skip


def _is_project(folder: Path) -> bool:
    """Has this folder a mkdocs.yml, or settings?"""
    return any((folder / name).is_file() for name in mkdocs_config.NAMES) or has_settings(folder)


def _terms(root: Path, settings: Settings, found: list[Tree]) -> Mapping[str, TermBase]:
    """The term base from the source language into each target language."""
    if not settings.terms:
        return {}
    from lineup.terms import TermsError, read_terms  # noqa: PLC0415 - most trees have none

    records = data_files.record(root, settings.terms, "terms")
    try:
        return {tree.language: read_terms(records, found[0].language, tree.language) for tree in found[1:]}
    except TermsError as error:
        raise SettingsError("at", where=settings.terms, why=error) from error
