"""The data files that the settings name: the ids that pages cite, and the anchors that data puts on pages."""

from __future__ import annotations

from pathlib import Path

from lineup.safe_yaml import YamlError, read_yaml
from lineup.settings import Settings, SettingsError


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
