"""The findings of a week as Markdown; pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from weekly.dependencies import Faulty, Newer
from weekly.links import Broken

LONGEST = 60_000
"""An issue holds 65,536 characters; the rest is left for the sentence that says what was cut."""


@dataclass(frozen=True)
class Part:
    """One question of the report: a heading, what to do about it, and a table; or why it could not be answered."""

    heading: str
    advice: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...] = ()
    unknown: str = ""

    @property
    def empty(self) -> bool:
        """Whether there is nothing to do."""
        return not self.rows and not self.unknown


def link_parts(found: Sequence[Broken]) -> list[Part]:
    """Links that are gone, and those that a person should try."""
    columns = ("Address", "Answer", "Pages")
    rows = [
        (
            entry.gone,
            (
                "<" + entry.address.replace("|", "%7C") + ">",
                code(entry.answer.status or entry.answer.reason),
                places(entry.pages),
            ),
        )
        for entry in found
    ]
    return [
        Part(
            "Links that are gone",
            "Find the new address, or an archived copy, and change `data/sources.yml` or the page.",
            columns,
            tuple(row for gone, row in rows if gone),
        ),
        Part(
            "Links to try by hand",
            "The server refused an automatic visit or did not answer; many of these open in a browser.",
            columns,
            tuple(row for gone, row in rows if not gone),
        ),
    ]


def newer_part(heading: str, advice: str, found: Iterable[Newer]) -> Part:
    """Packages of which there is another version."""
    rows = tuple((code(entry.name), entry.ours, entry.other) for entry in found)
    return Part(heading, advice, ("Package", "Ours", "Other"), rows)


def faulty_part(found: Iterable[Faulty]) -> Part:
    """Packages with known vulnerabilities."""
    rows = tuple((code(entry.name), entry.version, ", ".join(map(code, entry.identifiers))) for entry in found)
    return Part(
        "Known vulnerabilities",
        "Look each up at <https://osv.dev>; where it touches us, make a new lock.",
        ("Package", "Ours", "Identifiers"),
        rows,
    )


def markdown(parts: Sequence[Part]) -> str:
    """The whole report; it ends with a line break and is never longer than an issue may be."""
    open_parts = [part for part in parts if not part.empty]
    if not open_parts:
        return "Nothing to do: every external link answers, and the locked packages are current.\n"
    text = "\n".join(_section(part) for part in open_parts)
    if len(text) > LONGEST:
        text = text[: text.rindex("\n", 0, LONGEST) + 1] + "\nThe rest was cut; the run's summary has all of it.\n"
    return text


def places(pages: Sequence[str]) -> str:
    """The first pages by name and the number of the others."""
    rest = len(pages) - 3
    return ", ".join(map(code, pages[:3])) + (f" and {rest} more" if rest > 0 else "")


def code(text: object) -> str:
    """Text as inline code in a table cell, whatever it holds."""
    return "`" + str(text).replace("`", "'").replace("|", "¦").replace("\n", " ") + "`"


def _section(part: Part) -> str:
    head = f"## {part.heading}\n\n"
    if part.unknown:
        return f"{head}{part.unknown}\n"
    lines = [part.columns, tuple("---" for _ in part.columns), *part.rows]
    return f"{head}{part.advice}\n\n" + "".join("| " + " | ".join(line) + " |\n" for line in lines)
