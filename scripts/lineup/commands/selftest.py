"""`lineup selftest`: plants faults in the team's own pages and tells which the checker finds there."""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Any

from lineup.check import check, read_all
from lineup.choice import chosen
from lineup.commands.common import FOUND, Commands, UsageError, add_trees, add_ui, corpus_of, say
from lineup.corpus import Corpus, Tree
from lineup.messages import LANGUAGES
from lineup.reads import Read
from lineup.rules.catalogue import BY_CODE
from lineup.selection import selected
from lineup.selftest import FAULTS, HARMLESS, KINDS, Draft
from lineup.selftest.judge import COUNTED
from lineup.selftest.measure import Answer, Ask, Row, answers, mean, rows, shots
from lineup.settings import Settings


def add(commands: Commands[Any]) -> None:
    """Adds the command to the parser."""
    command = commands.add_parser(
        "selftest",
        help="plant faults in your own pages and see which are found",
        description="Plants one fault at a time in copies of your pages, and harmless rewrites too, and tells how many of each "
        "kind are found, on the right page and at the right block, and how many rewrites are wrongly accused. "
        "Faults that your settings silence are counted apart. Nothing in your tree is touched. Exit status: 1 where a harmless rewrite is accused, else 0.",
    )
    command.add_argument(
        "--kinds", default="", metavar="KINDS", help="names of kinds or families, with commas; all without"
    )
    command.add_argument("--per-kind", type=int, default=5, metavar="N", help="faults of each kind (default: 5)")
    command.add_argument("--seed", type=int, default=1, metavar="N", help="another seed plants elsewhere (default: 1)")
    command.add_argument("--side", choices=("source", "target"), default="target", help="the side that gets the faults")
    command.add_argument("--show", action="store_true", help="also show the faults that were missed")
    command.add_argument("--format", choices=("text", "json"), default="text", help="how it is written (default: text)")
    add_trees(command)
    add_ui(command)
    command.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Plants, asks, prints."""
    if arguments.per_kind < 1:
        raise UsageError("per-kind")
    corpus = corpus_of(arguments)
    names = _kinds(arguments.kinds)
    given = [answer for target in corpus.targets for answer in _target(corpus, target, names, arguments)]
    if not given:
        raise UsageError("no-place-for-faults")
    table = rows(given)
    if arguments.format == "json":
        data = {"version": 1, "kinds": [row._asdict() for row in table], "answers": [one._asdict() for one in given]}
        say(json.dumps(data, ensure_ascii=False, indent=1) + "\n", program=True)
    else:
        say("\n".join(_text(table, given, arguments.ui, show=arguments.show)) + "\n")
    return FOUND if any(row.flagged for row in table if row.family == "harmless") else 0


def _kinds(asked: str) -> list[str]:
    """The kinds that are asked for.

    Raises:
        UsageError: a name is none.
    """
    wanted = [name.strip() for name in asked.split(",") if name.strip()]
    families = list(dict.fromkeys(kind.family for kind in KINDS.values()))
    for name in wanted:
        if name not in KINDS and name not in families:
            raise UsageError("no-kind", name=name, families=", ".join(families))
    return [kind.name for kind in (*FAULTS, *HARMLESS) if not wanted or kind.name in wanted or kind.family in wanted]


class _Remembered:
    """Pairs that were read before, as long as neither text nor what they asked of the tree is another."""

    def __init__(self) -> None:
        self.reads: dict[tuple[Path, Path], Read] = {}

    def known(self, corpus: Corpus, target: Tree, path: str) -> Read | None:
        """What is known of a pair, if its page has not been changed and no page that it names has gone."""
        read = self.reads.get((corpus.source.pages[path], target.pages[path]))
        trees = (corpus.source, target)
        if read and all(
            tree.has(name) == yes
            for tree, said in zip(trees, read.answers[::2], strict=True)
            for name, yes in said.items()
        ):
            return read
        return None

    def learn(self, target: Tree, read: Read) -> None:
        """Pairs are kept by `keep` alone: what holds a planted fault is forgotten."""

    def keep(self, corpus: Corpus, target: Tree, reads: Sequence[Read]) -> None:
        """Keeps the untouched pairs."""
        self.reads |= {(corpus.source.pages[read.path], target.pages[read.path]): read for read in reads}


def _target(corpus: Corpus, target: Tree, names: Sequence[str], arguments: argparse.Namespace) -> list[Answer]:
    """The answers for one pair of trees."""
    both = [path for path in corpus.source.pages if path in target.pages]
    drafts = dict(_drafts(corpus.source, target, both, arguments.side))
    alone = corpus._replace(targets=(target,))
    planned = list(shots(drafts, names, arguments.per_kind, arguments.seed))
    ask = _asker(alone, arguments)
    before = ask()
    given = list(answers(drafts, planned, ask, before, arguments.side))
    missed = [at for at, one in enumerate(given) if not one.page and KINDS[one.kind].family != "harmless"]
    free = _outspoken(alone.settings)
    if missed and free != alone.settings:
        ask = _asker(alone._replace(settings=free), arguments)
        # Where the settings silence a finding that stands there already, nothing new could be said.
        for at, answer in zip(
            missed, answers(drafts, [planned[at] for at in missed], ask, before, arguments.side), strict=True
        ):
            given[at] = given[at]._replace(silenced=answer.block)
    return given


def _outspoken(settings: Settings) -> Settings:
    """The settings under which every rule speaks everywhere, as gravely as it was made.

    A suppression needs no such thing: it dies with its text, and so with the first fault that is planted there.
    """
    return settings._replace(select=(), ignore=(), severity=MappingProxyType({}), per_path=())


def _asker(alone: Corpus, arguments: argparse.Namespace) -> Ask:
    """What is asked about one page taken from another file, or about the tree as it is; the corpus has one target."""
    target = alone.targets[0]
    store = _Remembered()
    store.keep(alone, target, read_all(alone, target, [path for path in alone.source.pages if path in target.pages]))
    changed = alone.source if arguments.side == "source" else target

    def counted(now: Corpus) -> list[Mapping[str, Any]]:
        report = check(now, ui=arguments.ui, store=store)
        settings = now.settings
        found = chosen(selected(report.findings, settings.select, settings.ignore), settings)
        return [
            {
                **one._asdict(),
                "source": one.source and one.source._asdict(),
                "target": one.target and one.target._asdict(),
            }
            for one in found
            # Whatever is planted, a confirmed pair has changed: that tells nothing of the fault.
            if one.severity in COUNTED and BY_CODE[one.rule].family != "freshness"
        ]

    def ask(path: str = "", file: Path | None = None) -> list[Mapping[str, Any]]:
        pages = dict(changed.pages)
        if file:
            pages[path] = file
        else:
            pages.pop(path, None)
        tree = changed._replace(pages=pages)
        if arguments.side == "source":
            return counted(alone._replace(source=tree))
        return counted(alone._replace(targets=(tree,)))

    return ask


def _drafts(source: Tree, target: Tree, paths: Sequence[str], side: str) -> Iterator[tuple[str, Draft]]:
    """The pages as planters see them; those that cannot be read are left out."""
    ours, theirs = (source, target) if side == "source" else (target, source)
    for path in paths:
        try:
            texts = [tree.pages[path].read_bytes().decode("utf-8") for tree in (ours, theirs)]
        except (OSError, UnicodeDecodeError):
            continue
        yield path, Draft(texts[0], texts[1], ours.language)


def _text(table: Sequence[Row], given: Sequence[Answer], ui: str, *, show: bool) -> Iterator[str]:
    """A table of the kinds, then the means."""
    words = LANGUAGES[ui].SELFTEST
    heads = [words[name] for name in ("planted", "page", "block", "new")]
    wide = max([26, *(len(row.kind) for row in table)])
    yield f"{words['kind']:{wide}} " + " ".join(f"{head:>{max(8, len(head))}}" for head in heads)
    for row in table:
        if row.family != "harmless":
            yield _row(row, wide, heads)
    for families in (("structure", "references"), ("values",), ("wording",)):
        if total := mean(table, families):
            yield _row(total._replace(kind=words["mean"].format(family=" + ".join(families))), wide, heads)
    harmless = [row for row in table if row.family == "harmless"]
    if harmless:
        accused = sum(round(row.flagged * row.planted) for row in harmless)
        yield words["harmless"].format(planted=sum(row.planted for row in harmless), accused=accused)
    silenced = Counter(answer.kind for answer in given if answer.silenced)
    if silenced:
        kinds = ", ".join(f"{kind} {count}" for kind, count in silenced.items())
        yield words["silenced"].format(number=silenced.total(), kinds=kinds)
    for answer in given if show else ():
        if answer.silenced:
            continue
        calm = KINDS[answer.kind].family == "harmless"
        if (answer.new > 0) if calm else not answer.block:
            yield f"{answer.path}:{answer.line}: {answer.kind}: {_flat(answer.was, ui)} → {_flat(answer.now, ui)}"
            yield from (f"    {said}" for said in answer.said)


def _row(row: Row, wide: int, heads: Sequence[str]) -> str:
    cells = [f"{row.planted}", f"{row.page:.0%}", f"{row.block:.0%}", f"{row.new:.2f}" if row.new else "–"]
    return f"{row.kind:{wide}} " + " ".join(
        f"{cell:>{max(8, len(head))}}" for cell, head in zip(cells, heads, strict=True)
    )


def _flat(text: str, ui: str) -> str:
    flat = " ".join(text.split())
    said: str = LANGUAGES[ui].SELFTEST["quoted"].format(text=flat if len(flat) <= 60 else f"{flat[:59].rstrip()}…")
    return said
