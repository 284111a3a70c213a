"""Plants one fault at a time in a copy's pages, and says at which lines a finding may stand."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from tests.site.build import LANGUAGES

# For each file the lines at which the one finding may stand: a difference can be told at either side.
Lines = dict[str, set[int]]
Planter = Callable[[Path, str], Lines]

HEADING = re.compile(r"^(?P<marks>#{2,5})(?P<text> .*\{: *#)(?P<id>[\w-]+)(?P<end>.*\}) *$")
LINK = re.compile(r"(?<!!)\[[^\]^][^\]]*\]\((?P<page>[^)\s:#]+\.md)(?P<fragment>#[\w-]+)?\)")
CITATION = re.compile(r"(?<!`)\[\^[\w-]+\](?!:)")
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489"
    "0000000d49444154789c6360606060000000050001a5f645400000000049454e44ae426082"
)


def other(language: str) -> str:
    """The other of the two languages."""
    return LANGUAGES[1 - LANGUAGES.index(language)]


def at(language: str, path: str, line: int) -> Lines:
    """One line of one page."""
    return {f"docs/{language}/{path}": {line}}


def at_both(path: str, *lines: int) -> Lines:
    """The same lines in either language."""
    return {f"docs/{language}/{path}": set(lines) for language in LANGUAGES}


def pages(folder: Path, language: str) -> list[tuple[str, Path]]:
    """The pages of a language as path in its folder and file."""
    base = folder / "docs" / language
    return sorted((page.relative_to(base).as_posix(), page) for page in base.rglob("*.md"))


def rewrite(page: Path, line: int, text: str) -> None:
    """Puts another text at a line of a page."""
    lines = page.read_text("utf-8").split("\n")
    lines[line - 1] = text
    page.write_text("\n".join(lines), "utf-8")


def first(folder: Path, language: str, pattern: re.Pattern[str]) -> tuple[str, Path, int, str, re.Match[str]]:
    """The first place in a language's pages that fits: path, file, line, the line's text, the match."""
    for path, page in pages(folder, language):
        for number, line in enumerate(page.read_text("utf-8").split("\n"), 1):
            match = pattern.search(line)
            if match:
                return path, page, number, line, match
    message = f"no page in {language} holds {pattern.pattern}"
    raise LookupError(message)


def linked_ids(folder: Path) -> set[str]:
    """The heading ids that some link names, so that changing one would break that link too."""
    everything = "".join(page.read_text("utf-8") for language in LANGUAGES for _, page in pages(folder, language))
    return set(re.findall(r"\]\([^)\s]*#([\w-]+)\)", everything))


def unlinked_heading(folder: Path, language: str) -> tuple[str, Path, int, re.Match[str]]:
    """A heading below the first that no link names."""
    linked = linked_ids(folder)
    for path, page in pages(folder, language):
        for number, line in enumerate(page.read_text("utf-8").split("\n"), 1):
            match = HEADING.match(line)
            if match and match["id"] not in linked:
                return path, page, number, match
    message = f"no heading in {language} that no link names"
    raise LookupError(message)


def line_of_heading(folder: Path, language: str, path: str, identifier: str) -> int:
    """Where the heading with this id stands in a page."""
    lines = (folder / "docs" / language / path).read_text("utf-8").split("\n")
    return next(number for number, line in enumerate(lines, 1) if f"#{identifier}" in line and line.startswith("#"))


def page_missing(folder: Path, language: str) -> Lines:
    """A page that stands in the navigation is gone in one language."""
    path = "background/conference-2019.md"
    (folder / "docs" / language / path).unlink()
    return at_both(path, 1)


def page_without_twin(folder: Path, language: str) -> Lines:
    """A page is there in one language only."""
    path = "strategy/planted.md"
    text = "---\ndescription: Planted.\n---\n\n# Planted {: #planted }\n"
    (folder / "docs" / language / path).write_text(text, "utf-8")
    return at_both(path, 1)


def heading_id(folder: Path, language: str) -> Lines:
    """A heading has another id than its twin."""
    path, page, line, match = unlinked_heading(folder, language)
    rewrite(page, line, f"{match['marks']}{match['text']}planted-id{match['end']}")
    twin = other(language)
    return at(language, path, line) | at(twin, path, line_of_heading(folder, twin, path, match["id"]))


def heading_level(folder: Path, language: str) -> Lines:
    """A heading stands one level deeper than its twin."""
    path, page, line, match = unlinked_heading(folder, language)
    rewrite(page, line, f"#{match[0]}")
    twin = other(language)
    return at(language, path, line) | at(twin, path, line_of_heading(folder, twin, path, match["id"]))


def link(folder: Path, language: str) -> Lines:
    """A link leads to a page that is not there."""
    path, page, line, text, match = first(folder, language, LINK)
    rewrite(page, line, text[: match.start("page")] + "no-such-page.md" + text[match.end() - 1 :])
    return at(language, path, line)


def anchor(folder: Path, language: str) -> Lines:
    """A link leads to a heading that its page does not have."""
    path, page, line, text, match = first(folder, language, LINK)
    rewrite(page, line, text[: match.end("page")] + "#no-such-heading" + text[match.end() - 1 :])
    return at(language, path, line)


def citation(folder: Path, language: str) -> Lines:
    """A citation names a source that is not in the data."""
    path, page, line, text, match = first(folder, language, CITATION)
    rewrite(page, line, text[: match.start()] + "[^no-such-source]" + text[match.end() :])
    return at(language, path, line)


def image(folder: Path, language: str) -> Lines:
    """Both pages show a picture, and in one language the file is not there."""
    path = "summary.md"
    for each in LANGUAGES:
        page = folder / "docs" / each / path
        page.write_text(page.read_text("utf-8").rstrip("\n") + "\n\n![Planted](planted.png)\n", "utf-8")
        if each != language:
            (page.parent / "planted.png").write_bytes(PNG)
    lines = (folder / "docs" / language / path).read_text("utf-8").split("\n")
    return at(language, path, len(lines) - 1)


def front_matter_key(folder: Path, language: str) -> Lines:
    """A page lacks a key of the front matter that its twin has."""
    path, page, line, _, _ = first(folder, language, re.compile(r"^description:"))
    lines = page.read_text("utf-8").split("\n")
    last = lines.index("---", 1) + 1
    # A value may go on in indented lines.
    end = line
    while lines[end].startswith((" ", "\t")):
        end += 1
    page.write_text("\n".join(lines[: line - 1] + lines[end:]), "utf-8")
    twin = other(language)
    # Where it was the only key, the whole header is gone, and its first line is the place.
    return {f"docs/{language}/{path}": set(range(1, last + 1)), f"docs/{twin}/{path}": {1, line}}


PLANTERS: tuple[Planter, ...] = (
    page_missing,
    page_without_twin,
    heading_id,
    heading_level,
    link,
    anchor,
    citation,
    image,
    front_matter_key,
)
