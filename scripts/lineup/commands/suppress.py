"""`lineup suppress`: writes the comment that silences a finding, with its reason and the mark of its text."""

from __future__ import annotations

import argparse
import difflib
import os
import re
from pathlib import Path
from typing import Any

from lineup import model, suppress, writing
from lineup.check import judged, read_all
from lineup.commands.common import Commands, UsageError, add_trees, add_ui, corpus_of, say
from lineup.commands.explain import nearest
from lineup.corpus import Corpus, Tree, named
from lineup.look import load, read_pair
from lineup.messages import LANGUAGES
from lineup.model import Page, Place
from lineup.report.places import file_of
from lineup.rules.catalogue import BY_CODE, RULES
from lineup.rules.context import Hit

_PLACE = re.compile(r"(?P<file>.+?):(?P<line>\d+)(?::\d+)?:?")
_HEADS = frozenset((model.ADMONITION, model.TAB, model.TERM, model.FOOTNOTE))


def add(commands: Commands[Any]) -> None:
    """Adds the command to the parser."""
    command = commands.add_parser(
        "suppress",
        help="silence a finding, with a reason",
        description="Puts a comment into the target's page that silences one rule for one text. It shows what it would write "
        "and writes it with --write. The comment expires when its text changes.",
    )
    command.add_argument("place", metavar="FILE:LINE", help="where the finding stands, as 'lineup check' prints it")
    command.add_argument("rule", metavar="CODE", help="the rule's code or name")
    command.add_argument("reason", metavar="REASON", help="why this is right as it is, in a few words")
    command.add_argument("--write", action="store_true", help="write the comment into the page")
    add_trees(command)
    add_ui(command)
    command.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Shows or writes the comment."""
    words = LANGUAGES[arguments.ui].SUPPRESS
    code = arguments.rule
    rule = BY_CODE.get(code.upper()) or RULES.get(code.lower())
    if rule is None:
        raise UsageError("rule-unknown", name=code, near=", ".join(one.code for one in nearest(code)))
    reason = " ".join(arguments.reason.split())
    if not reason or any(mark in reason for mark in ("--", ">", "*/")):
        raise UsageError("suppress-reason")
    corpus = corpus_of(arguments)
    target, path, line = _page(corpus, arguments.place)
    hits = _hits(corpus, target, path, rule.name)
    here = [hit for hit in hits if _stands(hit, line)]
    if not here:
        known = sorted({place.line for hit in hits if (place := hit.target or hit.source)})
        if known:
            lines = ", ".join(map(str, known))
            raise UsageError("no-finding-here", place=arguments.place, rule=rule.code, lines=lines)
        raise UsageError("no-finding", place=arguments.place, rule=rule.code)
    file = target.file(path)
    page = load(file, path, corpus)
    marks = {one.mark for one in suppress.ignores(page) if one.rule == rule.name}
    text = old = writing.read(file)
    for hit in here:
        if hit.mark in marks:
            continue
        marks.add(hit.mark)
        text = writing.inserted(
            text, _before(page, hit), [suppress.comment(rule.code, reason, hit.mark, mdx=file.suffix.lower() == ".mdx")]
        )
        break
    if text == old:
        say(words["already"].format(place=arguments.place, code=rule.code) + "\n")
        return 0
    if arguments.write:
        writing.write(file, text)
    name = file_of(Place(path, 1, 1), target)
    shown = difflib.unified_diff(_lines(old), _lines(text), name, name, n=2, lineterm="")
    say("\n".join((*shown, *(() if arguments.write else (words["shown"],)))) + "\n")
    return 0


def _lines(text: str) -> list[str]:
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def _page(corpus: Corpus, place: str) -> tuple[Tree, str, int]:
    """The target tree, the page and the line that a place names.

    Raises:
        UsageError: it names none.
    """
    found = _PLACE.fullmatch(place)
    if not found:
        raise UsageError("suppress-place", place=place)
    file = Path(found["file"])
    for target in corpus.targets:
        pages = [
            path for path in named(corpus, target, (file,)) if path in target.pages and path in corpus.source.pages
        ]
        if len(pages) == 1 and not file.is_dir():
            return target, pages[0], int(found["line"])
    raise UsageError("no-twin" if os.path.lexists(file) else "no-file", file=file)


def _hits(corpus: Corpus, target: Tree, path: str, rule: str) -> list[Hit]:
    """The hits of one rule on a page, as the whole tree judges them, with the marks of their texts."""
    both = [one for one in corpus.source.pages if one in target.pages]
    reads = [read for read in read_all(corpus, target, both) if read.path != path]
    reads.append(read_pair(corpus, target, path, (rule,)))
    hits = next(found for read, found in judged(corpus, target, reads) if read.path == path)
    return [hit for hit in hits if hit.rule == rule and hit.mark]


def _stands(hit: Hit, line: int) -> bool:
    """Does a hit stand in a line, of whichever side?"""
    return any(place and place.line <= line <= max(place.line, place.end_line) for place in (hit.target, hit.source))


def _before(page: Page, hit: Hit) -> int:
    """The line before which the comment goes: that of the outermost thing that the text stands in.

    Inside a list, a table or an admonition a comment would break it.
    """
    if hit.target is None:
        return page.front.body_line
    at = next((k for k, block in enumerate(page.blocks) if hit.target.line <= block.end_line), len(page.blocks))
    if at == len(page.blocks) or hit.target.line < page.front.body_line:
        return page.front.body_line if hit.target.line < page.front.body_line else page.blocks[-1].end_line + 1
    root = _root(page.blocks[at])
    while at and root and page.blocks[at].kind != model.HEAD_ROW and _root(page.blocks[at - 1]) in (root, ""):
        at -= 1
        if not _root(page.blocks[at]):
            # An admonition's or a tab's own line is a block outside of what it opens.
            return page.blocks[at if page.blocks[at].kind in _HEADS else at + 1].line
    return page.blocks[at].line


def _root(block: model.Block) -> str:
    """The outermost thing that a block stands in; empty where it stands in the page itself."""
    if block.context:
        return block.context[0]
    return {model.ROW: "table", model.HEAD_ROW: "table", model.ITEM: "list"}.get(block.kind, "")
