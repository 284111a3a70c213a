"""A data file as read: its values, and the line of each, so that every fault is told where it stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from edition.faults import Fault, FaultsError

# libyaml where PyYAML was built with it: the same nodes and lines, several times faster.
Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True)
class DataFile:
    """A data file as read: values, and for every place in them a line and a column."""

    path: str
    value: Any
    places: Mapping[tuple[str | int, ...], tuple[int, int]]

    def fault(self, at: tuple[str | int, ...], message: str) -> Fault:
        """A fault at a place in the file, or at the nearest place around it."""
        while at and at not in self.places:
            at = at[:-1]
        line, column = self.places.get(at, (1, 1))
        return Fault(self.path, line, column, "ED101", message)


def named(name: str, at: tuple[str | int, ...]) -> str:
    """`sources[3].publisher.bg`, to name a place in a sentence."""
    return name + "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in at)


def _construct(
    node: yaml.Node, at: tuple[str | int, ...], places: dict[tuple[str | int, ...], tuple[int, int]]
) -> Iterator[tuple[tuple[str | int, ...], yaml.Node, str]]:
    """Notes the place of every value below a node; yields the keys that a mapping has twice."""
    places[at] = (node.start_mark.line + 1, node.start_mark.column + 1)
    if isinstance(node, yaml.SequenceNode):
        for index, child in enumerate(node.value):
            yield from _construct(child, (*at, index), places)
    elif isinstance(node, yaml.MappingNode):
        seen: set[str] = set()
        for key, child in node.value:
            name = str(key.value)
            if name in seen:
                yield at, key, name
            seen.add(name)
            yield from _construct(child, (*at, name), places)


def read_file(path: Path, shown: str, name: str) -> DataFile:
    """Reads one YAML file.

    Raises:
        FaultsError: where it is missing, not UTF-8, not YAML, or has a key twice.
    """
    try:
        text = path.read_text("utf-8")
    except OSError as error:
        raise FaultsError([Fault(shown, 1, 1, "ED101", f"cannot be read: {error.strerror}")]) from error
    except UnicodeDecodeError as error:
        raise FaultsError([Fault(shown, 1, 1, "ED101", "is not UTF-8")]) from error
    places: dict[tuple[str | int, ...], tuple[int, int]] = {}
    try:
        node = yaml.compose(text, Loader)
        twice = list(_construct(node, (), places)) if node else []
        value = yaml.load(text, Loader) if node else []  # noqa: S506 (a safe loader, above)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        problem = str(getattr(error, "problem", None) or error).splitlines()[0]
        raise FaultsError([Fault(shown, line, column, "ED101", f"is not YAML: {problem}")]) from error
    if twice:
        raise FaultsError(
            Fault(
                shown, key.start_mark.line + 1, key.start_mark.column + 1, "ED101",
                f"{named(name, at)}: the key {found!r} stands twice",
            )
            for at, key, found in twice
        )  # fmt: skip
    return DataFile(shown, value, places)
