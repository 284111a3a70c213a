"""The data files that the settings name: the ids that pages cite, and the anchors that data puts on pages."""

from __future__ import annotations

from pathlib import Path

from lineup.safe_yaml import UnreadableError, read_file
from lineup.settings import Settings, SettingsError, key_at, place


def citations(root: Path, settings: Settings) -> frozenset[str] | None:
    """The ids in the data files that `citations` names: every `id:` of their lists, or the keys of their mappings."""
    if not settings.citations:
        return None
    return frozenset(found for name in settings.citations for found in _ids_of(root, name, "citations"))


def anchors(root: Path, settings: Settings) -> dict[str, frozenset[str]]:
    """The anchors that data files put on pages."""
    return {
        page: frozenset(prefix + found for prefix, name in files for found in _ids_of(root, name, "anchors"))
        for page, files in settings.anchors.items()
    }


def _ids_of(root: Path, name: str, key: str) -> list[str]:
    """The ids in one data file that a setting names."""
    return _ids(record(root, name, key))


def record(root: Path, name: str, key: str) -> object:
    """What one data file holds that a setting names."""
    try:
        # It may be much longer than a header.
        return read_file(root / name, f"{key_at(place(root), key)}: {name}", longest=50_000_000)
    except UnreadableError as error:
        raise SettingsError(error.key, **error.values) from error


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
