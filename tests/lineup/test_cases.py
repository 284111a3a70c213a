"""One fault, one readable case: files under cases/rules, each a source, a target and the findings that they must give.

A case's first lines say what it shows. Sections follow, each under a line of its own: `=== source`, `=== target` (the
page is page.md, or the path that is named behind), `=== settings` (for `[tool.lineup]`), `=== file PATH` (anything
beside the pages; `en/` and `bg/` are the folders of the languages), and `=== findings`, one line for each:

    CODE source:LINE target:LINE MESSAGE

Where a finding is told less or more severely than its rule says, `note:`, `warning:` or `error:` stands before the
message. A place may name another page (`source:other.md:3`), a column other than the first (`source:3:7`), the last line
of a longer block (`source:3-5`). A side without a place is left out.
"""

from __future__ import annotations

import hashlib
import re
from pathlib import Path
from typing import NamedTuple

import pytest

from lineup.check import check
from lineup.model import Finding, Place
from lineup.project import project
from lineup.rules.catalogue import BY_CODE, RULES

CASES = Path(__file__).parent / "cases" / "rules"
NAMES = sorted(path.stem for path in CASES.glob("*.md"))
SECTION = re.compile(r"^=== (source|target|settings|file|findings)(?: (\S+))?$")
SIDE = r"{0}:(?P<{0}>(?:[^\s:]+\.md:)?\d+(?:-\d+)?(?::\d+)?) "
FINDING = re.compile(rf"(?P<code>LU\d{{3}}) (?:{SIDE.format('source')})?(?:{SIDE.format('target')})?(?P<message>\S.*)")
PLACE = re.compile(r"(?:(?P<path>[^:]+\.md):)?(?P<line>\d+)(?:-(?P<end>\d+))?(?::(?P<column>\d+))?")


class Case(NamedTuple):
    """A case as it is written: what it shows, its files from path to text, its settings, its findings."""

    shows: str
    files: dict[str, str]
    settings: str
    findings: list[str]


def read_case(text: str) -> Case:
    """A case file's sections."""
    shows, files, settings = "", {}, ""
    findings: list[str] | None = None
    parts: list[tuple[str, str | None, list[str]]] = [("shows", None, [])]
    for line in text.removesuffix("\n").split("\n"):
        head = SECTION.match(line)
        if head:
            parts.append((head[1], head[2], []))
        else:
            parts[-1][2].append(line)
    for kind, name, lines in parts:
        body = "\n".join(lines) + "\n" if lines else ""
        if kind == "shows":
            shows = body.strip()
        elif kind == "settings":
            settings = body
        elif kind == "findings":
            findings = lines
        else:
            folder = {"source": "en/", "target": "bg/", "file": ""}[kind]
            files[folder + (name or "page.md")] = body
    assert shows, "a case says what it shows"
    assert findings is not None, "a case says what must be found, if only nothing"
    return Case(shows, files, settings, findings)


def shown(finding: Finding, like: str) -> str:
    """A finding in the form of a case; last lines and columns only where the expected line has them."""
    expected = FINDING.fullmatch(like)
    parts = [finding.rule]
    for side, place in (("source", finding.source), ("target", finding.target)):
        if place:
            written = PLACE.fullmatch(expected[side]) if expected and expected[side] else None
            parts.append(f"{side}:{_shown(place, with_end=bool(written and written['end']))}")
    if finding.severity != BY_CODE[finding.rule].severity:
        parts.append(f"{finding.severity}:")
    return " ".join((*parts, finding.message))


def _shown(place: Place, *, with_end: bool) -> str:
    path = "" if place.path == "page.md" else f"{place.path}:"
    end = f"-{place.end_line}" if with_end else ""
    column = f":{place.column}" if place.column != 1 else ""
    return f"{path}{place.line}{end}{column}"


def found(case: Case, folder: Path) -> list[Finding]:
    """What the checker says about a case's tree."""
    for name, text in case.files.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8", newline="")
    for language in ("en", "bg"):
        (folder / language).mkdir(exist_ok=True)
    settings = f'[tool.lineup]\nfolders = {{ en = "en", bg = "bg" }}\n{case.settings}'
    (folder / "pyproject.toml").write_text(settings, "utf-8")
    return list(check(project(folder)).findings)


RECORD = re.compile(r"^(\w{12})\n\1 en (.*)\n\1 bg (.*)\n\1 = (\w+)$", re.MULTILINE)


def test_the_records_of_the_cases_are_made_by_the_recipe() -> None:
    """Identity and check sum are not what the program printed: they are worked out here as the ledger is described.

    The identity is BLAKE2b, 6 bytes, of both wordings with a zero byte between; the sum is BLAKE2b, 4 bytes, of identity,
    wordings and reason, each parted from the next by a zero byte.
    """
    seen = 0
    for name in NAMES:
        for path, text in read_case((CASES / f"{name}.md").read_text("utf-8")).files.items():
            if not path.startswith(".lineup/"):
                continue
            for found in RECORD.finditer(text):
                identity, source, target, check = found.groups()
                said = f"{source}\0{target}"
                assert hashlib.blake2b(said.encode(), digest_size=6).hexdigest() == identity, name
                assert hashlib.blake2b(f"{identity}\0{said}\0".encode(), digest_size=4).hexdigest() == check, name
                seen += 1
    assert seen >= 4


def test_every_rule_has_a_case() -> None:
    codes = {
        line.split()[0] for name in NAMES for line in read_case((CASES / f"{name}.md").read_text("utf-8")).findings
    }
    assert sorted(BY_CODE.keys() - codes) == []
    assert sorted(codes - BY_CODE.keys()) == []


def test_a_case_is_named_after_the_rule_that_finds_it() -> None:
    wrong = []
    for name in NAMES:
        findings = read_case((CASES / f"{name}.md").read_text("utf-8")).findings
        first = BY_CODE[findings[0].split()[0]].name if findings else "clean"
        if not name.startswith(first):
            wrong.append(name)
    assert wrong == []
    assert all(not rule.startswith("clean") for rule in RULES)


@pytest.mark.parametrize("name", NAMES)
def test_case(name: str, tmp_path: Path) -> None:
    case = read_case((CASES / f"{name}.md").read_text("utf-8"))
    findings = found(case, tmp_path)
    likes = [*case.findings, *[""] * len(findings)]
    assert [shown(finding, like) for finding, like in zip(findings, likes, strict=False)] == case.findings
