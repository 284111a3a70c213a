"""`lineup fix`: repairs that need nobody's judgement; shown as a difference, written with --write."""

from __future__ import annotations

import argparse
import difflib
import json
import os
import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from lineup import repairs, writing
from lineup.check import check
from lineup.choice import chosen
from lineup.commands.check import names_of
from lineup.commands.common import FOUND, Commands, add_trees, add_ui, coloured, corpus_of, must_name_pages
from lineup.corpus import Corpus, Tree
from lineup.freshness.work import twins
from lineup.messages.work import SAID, counted
from lineup.model import Finding, Place
from lineup.report.places import file_of
from lineup.selection import selected

_LINE = re.compile(r"(?P<file>.+?):(?P<line>\d+)(?::\d+)?:?")
_COLOURS = {"+": "32", "-": "31", "@": "36"}


def add(commands: Commands[Any]) -> None:
    """Adds the command to the parser."""
    command = commands.add_parser(
        "fix",
        help="mend what needs nobody's judgement",
        description="Mends missing and other ids of headings, targets of links, missing keys of the front matter and typography. It "
        "shows what it would change and writes it with --write. Letters of another alphabet are mended one by one, where "
        "FILE:LINE names the line. Exit status: 0 nothing to mend or written, 1 something would be mended.",
    )
    command.add_argument("places", nargs="*", metavar="PATH", help="pages, folders, or FILE:LINE; all pages without")
    command.add_argument(
        "--select", type=names_of("--select", "fix"), metavar="RULES", default=(), help="only findings of these rules"
    )
    command.add_argument("--write", action="store_true", help="write the changes into the pages")
    command.add_argument("--json", action="store_true", help="write JSON")
    add_trees(command)
    add_ui(command)
    command.set_defaults(run=run)


class Repair(NamedTuple):
    """A file with its text before and after, and how many findings were mended in it."""

    file: Path
    name: str
    old: str
    new: str
    mended: int


def run(arguments: argparse.Namespace) -> int:
    """Shows or writes the changes."""
    corpus = corpus_of(arguments)
    paths, lines = _places(corpus, arguments.places)
    report = check(corpus, paths, arguments.ui)
    settings = corpus.settings
    findings = chosen(selected(report.findings, settings.select, settings.ignore), settings)
    findings = selected(findings, arguments.select, ())
    found = list(_repairs(corpus, [one for one in findings if one.name in repairs.RULES], lines))
    if arguments.write:
        for one in found:
            writing.write(one.file, one.new)
    if arguments.json:
        files = [{"file": one.name, "mended": one.mended, "diff": "\n".join(_difference(one))} for one in found]
        sys.stdout.write(
            json.dumps({"version": 1, "written": arguments.write, "files": files}, ensure_ascii=False) + "\n"
        )
        return FOUND if found and not arguments.write else 0
    colour = coloured("text")
    for one in found:
        for line in _difference(one):
            shown = _COLOURS.get(line[:1]) if colour else None
            sys.stdout.write(f"\x1b[{shown}m{line}\x1b[0m\n" if shown else f"{line}\n")
    said = SAID[arguments.ui]
    mended = counted("mended", sum(one.mended for one in found), arguments.ui)
    key = "fix-none" if not found else "fix-written" if arguments.write else "fix-shown"
    sys.stdout.write(said[key].format(mended=mended) + "\n")
    return FOUND if found and not arguments.write else 0


def _places(corpus: Corpus, names: Sequence[str]) -> tuple[list[Path], dict[str, set[int]]]:
    """Paths, and the lines that are named in them, by the file's absolute name.

    Raises:
        UsageError: a name is no page's.
    """
    paths: list[Path] = []
    lines: dict[str, set[int]] = {}
    for name in names:
        found = None if os.path.lexists(name) else _LINE.fullmatch(name)
        path = Path(found["file"] if found else name)
        must_name_pages(corpus, path, name)
        paths.append(path)
        if found:
            lines.setdefault(os.path.abspath(path), set()).add(int(found["line"]))  # noqa: PTH100 - links must stay links
    return paths, lines


def _repairs(corpus: Corpus, findings: Sequence[Finding], lines: dict[str, set[int]]) -> Iterator[Repair]:
    """For each file that has something to mend: its text before and after."""
    source_done: set[str] = set()
    for target in corpus.targets:
        paths = sorted({place.path for one in findings if (place := one.target or one.source)})
        for path in paths:
            if path not in corpus.source.pages or path not in target.pages:
                continue
            mine = [one for one in findings if _path(one) == path]
            for tree, other, side in ((corpus.source, target, False), (target, corpus.source, True)):
                if not side and path in source_done:
                    continue
                own = [one for one in mine if _of_side(one, target, side=side)]
                repair = _repair(corpus, target, path, tree, other, own, lines)
                if repair:
                    yield repair
            source_done.add(path)


def _path(finding: Finding) -> str:
    place = finding.target or finding.source
    return place.path if place else ""


def _of_side(finding: Finding, target: Tree, *, side: bool) -> bool:
    """Is this finding's repair one of this side's page?"""
    if side:
        return finding.target is not None and finding.language == target.language
    return finding.target is None


def _repair(
    corpus: Corpus,
    target: Tree,
    path: str,
    tree: Tree,
    other: Tree,
    findings: list[Finding],
    lines: dict[str, set[int]],
) -> Repair | None:
    file = tree.pages[path]
    wanted = lines.get(os.path.abspath(file))  # noqa: PTH100
    if wanted is not None:
        findings = [one for one in findings if (place := one.target or one.source) and place.line in wanted]
    else:
        findings = [one for one in findings if one.name not in repairs.ONE_BY_ONE]
    if not findings or (lines and wanted is None):
        return None
    old = writing.read(file)
    mark = "\ufeff" if old.startswith("\ufeff") else ""
    text, ends = writing.ENDS.split(old.removeprefix(mark)), writing.ENDS.findall(old)
    first, second, beads = twins(corpus, target, path)
    is_target = tree is target
    page, twin = (second, first) if is_target else (first, second)
    twin_lines = writing.ENDS.split(writing.read(other.pages[path]).removeprefix("\ufeff"))
    edits = list(
        repairs.changes(
            findings,
            text,
            twin,
            page,
            beads,
            twin_lines,
            target=is_target,
            short_ids=repairs.short_ids(text, corpus.dialect),
        )
    )
    if not edits:
        return None
    end = ends[0] if ends else "\n"
    if any(edit.insert for edit in edits) or len(set(ends)) < 2:
        new = mark + end.join(repairs.applied(text, edits))
    else:
        new = mark + "".join(
            line + ending for line, ending in zip(repairs.applied(text, edits), [*ends, ""], strict=True)
        )
    return Repair(file, file_of(Place(path, 1, 1), tree), old, new, len(edits)) if new != old else None


def _difference(one: Repair) -> Iterator[str]:
    old, new = (writing.ENDS.split(text) for text in (one.old, one.new))
    return difflib.unified_diff(old, new, one.name, one.name, n=1, lineterm="")
