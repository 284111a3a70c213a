"""`lineup new PAGE`: the translation of a page to begin with; shown, written with --write."""

from __future__ import annotations

import argparse
import sys
from typing import Any

from lineup import skeleton, writing
from lineup.commands.common import Commands, UsageError
from lineup.commands.fresh import add_common, corpus_for
from lineup.corpus import Corpus
from lineup.freshness import plain
from lineup.freshness.memory import Memory
from lineup.freshness.naming import Named, pages_named
from lineup.freshness.pen import name_of
from lineup.freshness.records import ledger_of
from lineup.freshness.shown import short
from lineup.look import load
from lineup.messages.work import SAID, counted
from lineup.repairs import short_ids


def add(commands: Commands[Any]) -> None:
    """Adds the command to the parser."""
    command = commands.add_parser(
        "new",
        help="begin the translation of a page",
        description="Makes the twin of a page that has none: headings with their ids, front matter, tables and links in place, each "
        "text between ⟦ and ⟧ until it is translated, filled from the confirmed pairs where the same text was translated "
        "before. It shows the page and writes it with --write.",
    )
    command.add_argument("pages", nargs="+", metavar="PAGE", help="pages of the source that have no translation")
    command.add_argument("--write", action="store_true", help="write the pages")
    add_common(command)
    command.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Shows or writes the skeletons."""
    corpus = corpus_for(arguments)
    named = [one for one in pages_named(corpus, arguments.pages, folders=False) if _is_new(corpus, one)]
    made = [_made(corpus, one) for one in named]
    answers = []
    for one, (text, texts) in zip(named, made, strict=True):
        file = name_of(corpus, one.target, one.path)
        if arguments.write:
            one.target.file(one.path).parent.mkdir(parents=True, exist_ok=True)
            writing.write(one.target.file(one.path), text)
        if arguments.json:
            offered = [
                {
                    "line": found.line,
                    "text": found.said,
                    "filled": found.filled,
                    "memory": found.suggestion and found.suggestion._asdict(),
                }
                for found in texts
            ]
            answers.append({"file": file, "written": arguments.write, "text": text, "texts": offered})
            continue
        if not arguments.write:
            sys.stdout.write(text if text.endswith("\n") else text + "\n")
        said = SAID[arguments.ui]
        for found in texts:
            if found.suggestion:
                key = "new-filled" if found.filled else "new-near"
                words = {"page": found.suggestion.page, "likeness": int(100 * found.suggestion.likeness)}
                sys.stdout.write(
                    said[key].format(file=file, line=found.line, text=short(found.suggestion.target, 100), **words)
                    + "\n"
                )
        filled = sum(found.filled for found in texts)
        key = "new-written" if arguments.write else "new-shown"
        pairs = counted("texts", len(texts), arguments.ui)
        sys.stdout.write(said[key].format(file=file, pairs=pairs, filled=filled) + "\n")
    if arguments.json:
        plain.write({"pages": answers})
    return 0


def _is_new(corpus: Corpus, one: Named) -> bool:
    """Is there a source and no translation?

    Raises:
        UsageError: there is a translation in every language that is asked for.
    """
    if one.path in one.target.pages:
        if len(corpus.targets) == 1:
            raise UsageError("translated", file=name_of(corpus, one.target, one.path))
        return False
    return True


def _made(corpus: Corpus, one: Named) -> tuple[str, list[skeleton.Text]]:
    """The text of the new page, with the source's line ends, and what the memory offered."""
    file = corpus.source.pages[one.path]
    raw = writing.read(file)
    mark = "\ufeff" if raw.startswith("\ufeff") else ""
    ends = writing.ENDS.findall(raw)
    memory = Memory(ledger_of(corpus, one.target))
    page = load(file, one.path, corpus)
    lines = writing.ENDS.split(raw.removeprefix(mark))
    lines, texts = skeleton.skeleton(page, lines, memory.suggest, short_ids=short_ids(lines, corpus.dialect))
    return mark + (ends[0] if ends else "\n").join(lines), texts
