"""YAML -> plain data, whatever somebody has written: no objects, no explosion, one error with its line."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Any

from lineup.errors import LineupError, foreign

LONGEST = 200_000
"""Characters of YAML that are read unless the caller wants more; a longer header is a mistake."""
DEEPEST = 100
"""Levels that may stand in one another; the C parser of PyYAML ends the process when there are too many."""
MOST_MERGED = 2_000
"""Keys that `<<` may bring into one mapping; merges of merges would grow without end."""

# Only a text with one of these can be deep: flow brackets, which nest within a line, or what needs much indenting.
_DEEP = re.compile(r"^[ ]{50}|(?:[-?:] +){50}", re.MULTILINE)


class YamlError(Exception):
    """Some YAML that cannot be used: `kind` is broken, twice, deep or long; `problem` says what, in a few words."""

    def __init__(self, kind: str, line: int, problem: str) -> None:
        super().__init__(f"line {line}: {problem}")
        self.kind = kind
        self.line = line
        self.problem = problem


class UnreadableError(LineupError):
    """A YAML file that cannot be read; the message says why, after what the file is called: `mkdocs.yml:3: cannot be read …`."""


def read_file(file: Path, name: str, *, unknown_tags: bool = False, longest: int = LONGEST) -> Any:
    """The data in a YAML file, in which a key may stand twice; `name` is what a user calls it.

    The other arguments are those of `read_yaml`.

    Raises:
        UnreadableError: it is not there, is not UTF-8, or is no YAML that can be used.
    """
    try:
        return read_yaml(file.read_text("utf-8-sig"), unknown_tags=unknown_tags, unique=False, longest=longest)[0]
    except YamlError as error:
        raise UnreadableError("yaml", file=name, line=error.line, problem=foreign(error.problem)) from error
    except UnicodeDecodeError as error:
        raise UnreadableError("yaml-no-utf-8", file=name) from error
    except OSError as error:
        raise UnreadableError("unread", file=name, why=foreign(error.strerror)) from error


def read_yaml(
    raw: str, *, unknown_tags: bool = False, unique: bool = True, longest: int = LONGEST
) -> tuple[Any, dict[str, int]]:
    """The data in a YAML text, and the 1-based line of every key at its top.

    Args:
        raw: The YAML text, one document.
        unknown_tags: Whether tags such as `!!python/name` are read as nothing, and `!ENV` as MkDocs does.
        unique: Whether a key that stands twice at the top is an error.
        longest: The characters that are read at most.

    Raises:
        YamlError: it is no YAML, too long, too deep, or holds a key twice.
    """
    import yaml  # noqa: PLC0415 - most trees have no YAML, and this import is not free

    if len(raw) > longest:
        raise YamlError("long", 1, f"{len(raw)} characters")
    base: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    if raw.count("[") + raw.count("{") > DEEPEST or _DEEP.search(raw):
        _shallow(raw, yaml, base)
    try:
        loader = _loader(yaml, base, unknown_tags=unknown_tags)(raw)
    except (ValueError, yaml.YAMLError) as error:
        raise _as_error(error, raw) from error
    node = None
    try:
        node = loader.get_single_node()
        lines = _key_lines(node, unique=unique) if isinstance(node, yaml.MappingNode) else {}
        return (None if node is None else loader.construct_document(node)), lines
    except yaml.YAMLError as error:
        raise _as_error(error, raw) from error
    except _UNFIT as error:
        raise _unfit(error, loader, node) from error
    finally:
        loader.dispose()


# A date such as 2026-13-45, or a text under the tag of a number, ends in a bare exception from deep inside PyYAML.
_UNFIT = (ValueError, RecursionError, OverflowError, AttributeError, KeyError, TypeError)


def _unfit(error: Exception, loader: Any, node: Any) -> YamlError:
    """An exception about a value as an error at its line."""
    said = str(error).split("\n")[0] if isinstance(error, ValueError) else "the value does not fit its kind"
    for key, value in node.value if node is not None and node.id == "mapping" else ():
        for one in (key, value):
            try:
                loader.construct_object(one, deep=True)
            except Exception:  # noqa: BLE001 - whichever it is, this is where it happened
                return YamlError("broken", one.start_mark.line + 1, said)
    return YamlError("broken", 1, said)


def _as_error(error: Any, raw: str) -> YamlError:
    """PyYAML's complaint, which names several places, as one with one line."""
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    problem = getattr(error, "problem", None) or getattr(error, "reason", None) or str(error).split("\n")[0]
    # What is missing at the end is missed behind it.
    last = len(raw.rstrip().split("\n"))
    return YamlError("broken", min(mark.line + 1, last) if mark is not None else 1, str(problem))


def _shallow(raw: str, yaml: Any, loader: Any) -> None:
    """Goes through the events, which needs no recursion, before anything that does."""
    depth = 0
    try:
        for event in yaml.parse(raw, loader):
            if isinstance(event, yaml.CollectionStartEvent):
                depth += 1
                if depth > DEEPEST:
                    raise YamlError("deep", event.start_mark.line + 1, f"more than {DEEPEST} levels")
            elif isinstance(event, yaml.CollectionEndEvent):
                depth -= 1
    except yaml.YAMLError as error:
        raise _as_error(error, raw) from error


def _key_lines(node: Any, *, unique: bool) -> dict[str, int]:
    """The line of every key of a mapping."""
    lines: dict[str, int] = {}
    for key, _ in node.value:
        name, line = str(key.value), key.start_mark.line + 1
        if unique and name in lines and name != "<<":
            raise YamlError("twice", line, name)
        lines[name] = line
    return lines


_loaders: dict[bool, Any] = {}


def _loader(yaml: Any, base: Any, *, unknown_tags: bool) -> Any:
    """A loader of plain data; made once, for making a class costs more than reading a header."""
    if unknown_tags in _loaders:
        return _loaders[unknown_tags]

    class Loader(base):  # type: ignore[misc]
        """Plain data, with an end to merging."""

        def flatten_mapping(self, node: Any) -> None:
            """Merges `<<` as YAML says, but not without end."""
            super().flatten_mapping(node)
            if len(node.value) > MOST_MERGED:
                raise yaml.constructor.ConstructorError(None, None, "too many merged keys", node.start_mark)

    if unknown_tags:
        Loader.add_constructor("!ENV", _env)
        Loader.add_multi_constructor("!", lambda _loader, _suffix, _node: None)
        Loader.add_multi_constructor("tag:yaml.org,2002:python/", lambda _loader, _suffix, _node: None)
    _loaders[unknown_tags] = Loader
    return Loader


def _env(loader: Any, node: Any) -> object:
    """`!ENV NAME` and `!ENV [NAME, …, default]`: the first variable that is set, else the default."""
    if node.id == "scalar":
        names, default = [str(loader.construct_scalar(node))], None
    elif node.id == "sequence" and node.value:
        values = loader.construct_sequence(node, deep=True)
        names, default = [str(name) for name in values[:-1] or values], values[-1] if len(values) > 1 else None
    else:
        return None
    found = next((os.environ[name] for name in names if name in os.environ), None)
    if found is None:
        return default
    return _plain(found)


def _plain(text: str) -> object:
    """A variable's text as YAML would read it: `false` is no, `7` is a number."""
    try:
        return read_yaml(text, unique=False)[0]
    except YamlError:
        return text
