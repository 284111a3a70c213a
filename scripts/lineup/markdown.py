"""Text -> Page: front matter, then blocks, with the lines that an editor shows."""

from __future__ import annotations

import re

from lineup.blocks import COMMONMARK, PYTHON_MARKDOWN, Dialect, Lines, read_blocks
from lineup.inline import Inline, read_inline
from lineup.model import Block, Fault, FrontMatter, Page
from lineup.safe_yaml import YamlError, read_yaml

__all__ = ["COMMONMARK", "PYTHON_MARKDOWN", "Dialect", "inline_of", "read_page"]

_FENCES = {"---": re.compile(r"(?:---|\.\.\.)[ \t]*$"), "+++": re.compile(r"\+\+\+[ \t]*$")}


def read_page(text: str, path: str = "", dialect: Dialect = PYTHON_MARKDOWN) -> Page:
    """Reads a page. Lines may end in LF, CRLF or CR; a byte order mark is skipped.

    What cannot be read (a broken header) is in the page's `faults`; nothing is raised.
    """
    text = text.removeprefix("\ufeff")
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    lines = text.split("\n")
    front, faults = _front_matter(lines)
    definitions: dict[str, tuple[str, int]] = {}
    body = lines[front.body_line - 1 :] if front.body_line > 1 else lines
    numbers = range(front.body_line, front.body_line + len(body))
    blocks = read_blocks(Lines(body, numbers, []), dialect, definitions)
    return Page(path, tuple(blocks), front, definitions, faults)


def inline_of(block: Block, page: Page) -> Inline:
    """The inline parts of a block's text."""
    return read_inline(block.text, page.definitions)


def _front_matter(lines: list[str]) -> tuple[FrontMatter, tuple[Fault, ...]]:
    """The header between two `---` (YAML) or `+++` (TOML) lines at the very start, or `%{ … }` over `---`; empty where there is none."""
    closing = _FENCES.get(lines[0].rstrip()) if lines[0][:1] in "-+" else None
    if lines[0].startswith("%{"):
        return _map(lines)
    if closing is None:
        return FrontMatter({}, {}), ()
    end = next((row for row in range(1, len(lines)) if closing.match(lines[row])), None)
    if end is None:
        return FrontMatter({}, {}), ()
    raw = "\n".join(lines[1:end])
    if lines[0].startswith("+"):
        return _toml(raw, end)
    return _yaml(raw, end)


def _yaml(raw: str, end: int) -> tuple[FrontMatter, tuple[Fault, ...]]:
    """A YAML header: only plain data, no objects; a header that is no mapping is text in MkDocs' eyes and a fault here."""
    body_line = end + 2
    try:
        values, lines = read_yaml(raw)
    except YamlError as error:
        line = min(error.line + 1, end + 1)
        return FrontMatter({}, {}, body_line), (Fault(f"front-matter-{error.kind}", line, error.problem),)
    if values is None:
        values = {}
    if not isinstance(values, dict):
        return FrontMatter({}, {}, body_line), (Fault("front-matter-no-mapping", 2, type(values).__name__),)
    key_lines = {key: line + 1 for key, line in lines.items()}
    return FrontMatter({str(key): value for key, value in values.items()}, key_lines, body_line), ()


def _toml(raw: str, end: int) -> tuple[FrontMatter, tuple[Fault, ...]]:
    """A TOML header, as Hugo and Zola write it."""
    import tomllib  # noqa: PLC0415 - rare

    long = next((row for row, line in enumerate(raw.split("\n"), start=2) if _dotted(line)), 0)
    if long:
        # The standard library takes the square of their number for such keys.
        return FrontMatter({}, {}, end + 2), (Fault("front-matter-broken", long, "a key of more than 200 parts"),)
    try:
        values = tomllib.loads(raw)
    except (ValueError, RecursionError) as error:
        found = re.search(r"line (\d+)", str(error))
        at = int(found[1]) + 1 if found else end if "end of document" in str(error) else 1
        return FrontMatter({}, {}, end + 2), (Fault("front-matter-broken", at, str(error)),)
    lines: dict[str, int] = {}
    for row, line in enumerate(raw.split("\n"), start=2):
        key = re.match(r"""\s*(?:\[+\s*)?["']?([\w-]+)["']?""", line)
        if key:
            lines.setdefault(key[1], row)
    return FrontMatter(values, lines, end + 2), ()


def _map(lines: list[str]) -> tuple[FrontMatter, tuple[Fault, ...]]:
    """An Elixir map as a header; nothing where no `---` stands behind it."""
    end = next((row for row, line in enumerate(lines) if _FENCES["---"].match(line)), 0)
    raw = "\n".join(lines[:end]).rstrip()
    if not raw.endswith("}"):
        return FrontMatter({}, {}), ()
    from lineup.elixir_header import read_map  # noqa: PLC0415 - rare

    return FrontMatter(*read_map(raw), end + 2), ()


def _dotted(line: str) -> bool:
    """Does this line of TOML hold a key of hundreds of parts?"""
    return line.count(".") > 200 and any(part.count(".") > 200 for part in re.split(r"[=\"']", line))
