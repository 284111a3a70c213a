"""What a project says about itself in `[tool.lineup]` of its pyproject.toml; names the bad key and the allowed ones."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

LANGUAGE = re.compile(r"[A-Za-z]{2,8}(?:[-_][A-Za-z0-9]{1,8}){0,3}")
"""A language as its code names it: en, pt-BR, zh_Hant."""
SEVERITIES = ("note", "warning", "error")


class SettingsError(Exception):
    """A setting that cannot be used; the message names file, key, and what is allowed."""


@dataclass(frozen=True)
class Settings:
    """The settings of one run; the defaults are those of a tree that says nothing.

    `folders` maps a language to its folder, the source language first; empty means: ask mkdocs.yml. `select` and
    `ignore` name rules by code, slug or family. `citations` are data files whose `id:` values define footnotes from
    outside the pages. `anchors` maps a page to (prefix, data file) pairs: what the site puts there from data has the ids
    of the file's records, each behind the prefix. `links` are pairs (start of the source's address, start of the target's) that mean the same.
    `exclude` are globs of pages, relative to a language's folder.
    """

    folders: dict[str, str] = field(default_factory=dict)
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    fail_on: str = "warning"
    citations: tuple[str, ...] = ()
    anchors: dict[str, tuple[tuple[str, str], ...]] = field(default_factory=dict)
    heading_ids: str = "optional"
    links: tuple[tuple[str, str], ...] = ()
    exclude: tuple[str, ...] = ()
    dialect: str = "auto"
    max_size: int = 16_000_000


_CHOICES = {
    "fail_on": SEVERITIES,
    "heading_ids": ("optional", "required"),
    "dialect": ("auto", "python-markdown", "commonmark"),
}


def read_settings(path: Path) -> Settings:
    """The `[tool.lineup]` table of a pyproject.toml; the defaults where there is none.

    Raises:
        SettingsError: the file is no TOML, a key is unknown, or a value is not of its kind.
    """
    try:
        with path.open("rb") as file:
            tools = tomllib.load(file).get("tool", {})
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as error:
        at = re.search(r" \(at line (\d+).*\)$", str(error))
        why = "it is nested too deeply" if isinstance(error, RecursionError) else str(error)
        raise SettingsError(
            f"{path.name}:{at[1] if at else 1}: cannot be read as TOML: {why[: at.start()] if at else why}"
        ) from error
    except OSError as error:
        raise SettingsError(f"{path.name}: cannot be read: {error.strerror}") from error
    table = tools.get("lineup", {}) if isinstance(tools, dict) else {}
    if not isinstance(table, dict):
        raise SettingsError(f"{path.name}: [tool.lineup] must be a table")
    return _settings(table, f"{path.name}: [tool.lineup]")


def _settings(table: dict[str, Any], where: str) -> Settings:
    """Checked settings from a TOML table."""
    names = {one.name.replace("_", "-"): one for one in fields(Settings)}
    values: dict[str, Any] = {}
    for key, value in table.items():
        if key not in names:
            raise SettingsError(f"{where}: unknown key '{key}'; allowed are {', '.join(sorted(names))}")
        name = names[key].name
        values[name] = _value(name, value, f"{where} {key}")
    return Settings(**values)


def _value(name: str, value: object, where: str) -> object:
    """One value, checked and frozen."""
    if name in _CHOICES:
        if value not in _CHOICES[name]:
            raise SettingsError(f"{where}: {value!r} is not one of {', '.join(_CHOICES[name])}")
        return value
    if name == "max_size":
        if not isinstance(value, int) or isinstance(value, bool) or value <= 0:
            raise SettingsError(f"{where}: must be a number of bytes above 0")
        return value
    if name == "folders":
        if (
            not isinstance(value, dict)
            or not all(isinstance(folder, str) and folder for folder in value.values())
            or not all(LANGUAGE.fullmatch(language) for language in value)
            or len(value) < 2
        ):
            raise SettingsError(
                f'{where}: must map two languages or more to folders, the source first, as in {{en = "docs/en", bg = "docs/bg"}}'
            )
        return dict(value)
    if name == "anchors":
        return _anchors(value, where)
    if name == "links":
        pairs = value if isinstance(value, list) else [None]
        if not all(
            isinstance(pair, list) and len(pair) == 2 and all(isinstance(part, str) for part in pair) for pair in pairs
        ):
            raise SettingsError(f'{where}: must be a list of pairs, as in [["/en/", "/bg/"]]')
        return tuple((pair[0], pair[1]) for pair in pairs if pair)
    if not isinstance(value, list) or not all(isinstance(part, str) for part in value):
        raise SettingsError(f"{where}: must be a list of texts")
    return tuple(value)


def _anchors(value: object, where: str) -> dict[str, tuple[tuple[str, str], ...]]:
    """The data files that put anchors on pages."""
    fault = SettingsError(
        f'{where}: must map pages to data files, as in {{"terms.md" = [{{file = "data/terms.yml", prefix = "term-"}}]}}'
    )
    if not isinstance(value, dict):
        raise fault
    found = {}
    for page, entries in value.items():
        if not isinstance(entries, list):
            raise fault
        pairs = []
        for entry in entries:
            if (
                not isinstance(entry, dict)
                or not isinstance(entry.get("file"), str)
                or entry.keys() - {"file", "prefix"}
            ):
                raise fault
            prefix = entry.get("prefix", "")
            if not isinstance(prefix, str):
                raise fault
            pairs.append((prefix, entry["file"]))
        found[page] = tuple(pairs)
    return found
