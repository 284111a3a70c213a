"""What a project says about itself in its lineup.toml, or in `[tool.lineup]` of its pyproject.toml; names the bad key and the allowed ones."""

import re
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from lineup.errors import LineupError, foreign

LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{1,8}){0,3}")
"""A language as its code names it: en, pt-BR, zh_Hant."""
SEVERITIES = ("note", "warning", "error")
OWN, SHARED = "lineup.toml", "pyproject.toml"
"""The files that may hold settings: one of lineup's own, and the one that Python's tools share."""


class SettingsError(LineupError):
    """A setting that cannot be used; the message names file, key, and what is allowed."""


class PathRules(NamedTuple):
    """What holds for the pages that a glob names: rules that are silent there, and how grave others are there."""

    pages: str
    ignore: tuple[str, ...] = ()
    severity: Mapping[str, str] = MappingProxyType({})


class Settings(NamedTuple):
    """The settings of one run; the defaults are those of a tree that says nothing.

    `folders` maps a language to its folder, the source language first; empty means: ask mkdocs.yml. `select` and
    `ignore` name rules by code, slug or family. `citations` are data files whose `id:` values define footnotes from
    outside the pages. `anchors` maps a page to (prefix, data file) pairs: what the site puts there from data has the ids
    of the file's records, each behind the prefix. `terms` is the data file that
    holds the term base. `links` are pairs (start of the source's address, start of the target's) that mean the same.
    `exclude` are globs of pages, relative to a language's folder. `severity` says how grave rules are that a project
    weighs in its own way; `per_path` what holds for some pages only, the last that fits a page and a rule before others.
    `ledger` is the folder in which `confirm` records what a reviewer has confirmed.
    """

    folders: Mapping[str, str] = MappingProxyType({})
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    fail_on: str = "warning"
    citations: tuple[str, ...] = ()
    anchors: Mapping[str, tuple[tuple[str, str], ...]] = MappingProxyType({})
    terms: str = ""
    heading_ids: str = "optional"
    links: tuple[tuple[str, str], ...] = ()
    exclude: tuple[str, ...] = ()
    dialect: str = "auto"
    max_size: int = 16_000_000
    severity: Mapping[str, str] = MappingProxyType({})
    per_path: tuple[PathRules, ...] = ()
    ledger: str = ".lineup"


_CHOICES = {
    "fail_on": SEVERITIES,
    "heading_ids": ("optional", "required"),
    "dialect": ("auto", "python-markdown", "commonmark"),
}


def has_settings(folder: Path) -> bool:
    """Has this folder a lineup.toml, or a pyproject.toml that speaks of lineup?"""
    return (folder / OWN).is_file() or _speaks(folder / SHARED)


def _speaks(shared: Path) -> bool:
    """Does a pyproject.toml speak of lineup? One that cannot be read is told when it is."""
    try:
        return "[tool.lineup" in shared.read_text("utf-8")
    except (OSError, UnicodeDecodeError):
        return False


def settings_of(folder: Path) -> Settings:
    """The settings of the project in a folder; the defaults where it says nothing.

    Raises:
        SettingsError: as `read_settings`, or two files hold settings.
    """
    own, shared = folder / OWN, folder / SHARED
    if own.is_file():
        if _speaks(shared):
            raise SettingsError("two-settings", own=OWN, shared=SHARED)
        return read_settings(own)
    return read_settings(shared) if shared.is_file() else Settings()


def place(folder: Path) -> str:
    """What a message calls the place of the settings of a folder's project."""
    return _place(OWN if (folder / OWN).is_file() else SHARED)


def key_at(where: str, key: str) -> str:
    """What a message calls a key at such a place."""
    return f"{where} {key}" if where.endswith("]") else f"{where}: {key}"


def _place(file: str) -> str:
    return file if file == OWN else f"{file}: [tool.lineup]"


def read_settings(path: Path) -> Settings:
    """What a lineup.toml says, or the `[tool.lineup]` table of another TOML file; the defaults where there is none.

    Raises:
        SettingsError: the file is no TOML, a key is unknown, or a value is not of its kind.
    """
    import tomllib  # noqa: PLC0415 - trees without a project do without

    try:
        with path.open("rb") as file:
            said = tomllib.load(file)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as error:
        at = re.search(r" \(at line (\d+).*\)$", str(error))
        why = "it is nested too deeply" if isinstance(error, RecursionError) else str(error)
        problem = foreign(why[: at.start()] if at else why)
        raise SettingsError("toml", file=path.name, line=at[1] if at else 1, problem=problem) from error
    except OSError as error:
        raise SettingsError("unread", file=path.name, why=foreign(error.strerror)) from error
    where = _place(path.name)
    if path.name == OWN:
        return _settings(said, where)
    tools = said.get("tool", {})
    table = tools.get("lineup", {}) if isinstance(tools, dict) else {}
    if not isinstance(table, dict):
        raise SettingsError("must-be-table", where=where)
    return _settings(table, where)


def _settings(table: dict[str, Any], where: str) -> Settings:
    """Checked settings from a TOML table."""
    names = {name.replace("_", "-"): name for name in Settings._fields}
    values: dict[str, Any] = {}
    for key, value in table.items():
        if key not in names:
            if key == "tool" and where == OWN:
                raise SettingsError("settings-at-top", where=where)
            from lineup.misspelt import meant  # noqa: PLC0415 - only for a slip of the hand

            if near := meant(key, names):
                raise SettingsError("unknown-key-near", where=where, key=key, near=near)
            raise SettingsError("unknown-key", where=where, key=key, allowed=", ".join(sorted(names)))
        name = names[key]
        values[name] = _value(name, value, key_at(where, key))
    return Settings(**values)


def _value(name: str, value: object, where: str) -> object:
    """One value, checked and frozen."""
    if name in _CHOICES:
        if value not in _CHOICES[name]:
            raise SettingsError("no-choice", where=where, value=value, choices=", ".join(_CHOICES[name]))
        return value
    if name == "max_size":
        if not isinstance(value, int) or isinstance(value, bool) or value <= 0:
            raise SettingsError("must-be-bytes", where=where)
        return value
    if name == "terms":
        if not isinstance(value, str) or not value:
            raise SettingsError("must-be-data-file", where=where)
        return value
    if name == "ledger":
        if not isinstance(value, str) or not value or value.startswith("/") or ".." in value.split("/"):
            raise SettingsError("must-be-folder", where=where)
        return value.rstrip("/")
    if name == "folders":
        odd = next((one for one in value if not LANGUAGE.fullmatch(one)), None) if isinstance(value, dict) else None
        if odd is not None:
            raise SettingsError("no-language", where=where, name=odd)
        if (
            not isinstance(value, dict)
            or not all(isinstance(folder, str) and folder for folder in value.values())
            or len(value) < 2
        ):
            raise SettingsError("must-be-folders", where=where)
        return dict(value)
    if name == "anchors":
        return _anchors(value, where)
    if name == "links":
        pairs = value if isinstance(value, list) else [None]
        if not all(
            isinstance(pair, list) and len(pair) == 2 and all(isinstance(part, str) for part in pair) for pair in pairs
        ):
            raise SettingsError("must-be-pairs", where=where)
        return tuple((pair[0], pair[1]) for pair in pairs if pair)
    if name == "severity":
        return _severities(value, where)
    if name == "per_path":
        return _per_path(value, where)
    return _texts(value, where)


def _texts(value: object, where: str) -> tuple[str, ...]:
    """A list of texts."""
    if not isinstance(value, list) or not all(isinstance(part, str) for part in value):
        raise SettingsError("must-be-texts", where=where)
    return tuple(value)


def _severities(value: object, where: str) -> dict[str, str]:
    """How grave rules are, by what names them."""
    if not isinstance(value, dict):
        raise SettingsError("must-be-severities", where=where)
    for rule, severity in value.items():
        if severity not in SEVERITIES:
            raise SettingsError("no-choice", where=f"{where}: {rule}", value=severity, choices=", ".join(SEVERITIES))
    return dict(value)


def _per_path(value: object, where: str) -> tuple[PathRules, ...]:
    """What holds for some pages only."""
    if not isinstance(value, dict) or not all(isinstance(table, dict) for table in value.values()):
        raise SettingsError("must-be-per-path", where=where)
    found = []
    for pages, table in value.items():
        unknown = next((key for key in table if key not in ("ignore", "severity")), None)
        if unknown is not None:
            raise SettingsError("unknown-key", where=f"{where} '{pages}'", key=unknown, allowed="ignore, severity")
        found.append(
            PathRules(
                pages,
                _texts(table.get("ignore", []), f"{where} '{pages}' ignore"),
                _severities(table.get("severity", {}), f"{where} '{pages}' severity"),
            )
        )
    return tuple(found)


def _anchors(value: object, where: str) -> dict[str, tuple[tuple[str, str], ...]]:
    """The data files that put anchors on pages."""
    fault = SettingsError("must-be-anchors", where=where)
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
