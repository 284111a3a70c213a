"""`lineup confirm`: records that a reviewer holds the two sides of a pair for the same, with the wording of both."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from lineup.check import check
from lineup.choice import chosen
from lineup.commands.common import FOUND, Commands, UsageError
from lineup.commands.fresh import add_common, corpus_for, pen_of
from lineup.corpus import Corpus, Tree
from lineup.freshness import plain
from lineup.freshness.naming import Named, pages_named, pairs_named
from lineup.freshness.pen import name_of
from lineup.freshness.records import ledger_of, records_of, renamed_from
from lineup.freshness.shown import Writer, place_of, short
from lineup.freshness.states import CONFIRMED, EXTRA, MISSING, PageState, PairState, page_state
from lineup.freshness.wording import is_open
from lineup.freshness.work import twins
from lineup.ledger import Ledger, Record
from lineup.messages.work import SAID, counted
from lineup.model import Finding, Place
from lineup.selection import selected


def add(commands: Commands[Any]) -> None:
    """Adds the command to the parser."""
    command = commands.add_parser(
        "confirm",
        help="record that a reviewer holds the two sides of a pair for the same",
        description="Records that a reviewer has read both sides of these pages or blocks and holds them for the same, with the "
        "wording of both. It shows what it records. A block on which an error stands is refused. Commit what it writes together "
        "with the text that was reviewed.",
    )
    command.add_argument(
        "names",
        nargs="+",
        metavar="PAGE[#BLOCK]",
        help="a page (its file in either language), a block of it by the name that 'diff' shows or by the id of its heading, "
        "or PAGE:LINE; no folders",
    )
    command.add_argument(
        "--anyway", metavar="REASON", help="confirm also what an error stands on, and record why that is right"
    )
    command.add_argument("--dry-run", action="store_true", help="show what would be recorded, and record nothing")
    add_common(command)
    command.set_defaults(run=run)


class Answer(NamedTuple):
    """What is recorded of a page, what is refused and why, the records that its file gets, and the name it had before."""

    named: Named
    state: PageState
    ledger: Ledger
    recorded: tuple[PairState, ...]
    refused: tuple[tuple[PairState, Finding | None], ...]
    new: tuple[Record, ...]
    old: str


def run(arguments: argparse.Namespace) -> int:
    """Shows and records."""
    reason = " ".join((arguments.anyway or "").split())
    if arguments.anyway is not None and not reason:
        raise UsageError("anyway-reason")
    corpus = corpus_for(arguments, new=True)
    named = pages_named(corpus, arguments.names, folders=False)
    answers = [_answer(corpus, one, reason, arguments.ui) for one in named]
    if not arguments.dry_run:
        # Before it is said that it is done: the folder may not be writable.
        for target in corpus.targets:
            _record(ledger_of(corpus, target), [one for one in answers if one.named.target == target])
    if arguments.json:
        pages = [_plain(corpus, one, dry=arguments.dry_run) for one in answers]
        plain.write({"pages": pages})
    else:
        pen = pen_of(arguments)
        for one in answers:
            sys.stdout.write("".join(f"{line}\n" for line in _shown(corpus, one, pen, dry=arguments.dry_run)))
    sys.stdout.flush()
    return FOUND if any(one.refused for one in answers) else 0


def _answer(corpus: Corpus, named: Named, reason: str, ui: str) -> Answer:
    """What is to be done about a page or some of its blocks."""
    target, path, blocks = named
    ledger = ledger_of(corpus, target)
    first, second, beads = twins(corpus, target, path)
    languages = corpus.source.language, target.language
    known = records_of(corpus, target, ledger, first, second)
    old = "" if ledger.of(path) or not known else renamed_from(corpus, target, ledger, first, second)
    state = page_state(first, second, beads, languages, known, ledger.memory)
    pairs = pairs_named(state, (first, second), blocks, name_of(corpus, target, path))
    errors = _errors(corpus, target, path, ui)
    stored = {(record.source, record.target) for record in known}
    recorded: list[PairState] = []
    refused: list[tuple[PairState, Finding | None]] = []
    new: list[Record] = []
    for _, pair in pairs:
        if pair.state == CONFIRMED and pair.now in stored:
            continue
        if pair.state in (MISSING, EXTRA) or is_open(*pair.now):
            refused.append((pair, None))
            continue
        error = next((one for one in errors if _stands_on(one, pair)), None)
        if error and not reason:
            refused.append((pair, error))
            continue
        recorded.append(pair)
        new.append(Record(pair.identity, *pair.now, reason if error else ""))
    # What is known as a part of a record that is written anew would be lost with it.
    named_ones = {record.identity for record in new}
    parts = [pair for pair in state.pairs if new and pair.state == CONFIRMED and pair.now not in stored]
    new += [Record(pair.identity, *pair.now) for pair in parts if pair.identity not in named_ones]
    return Answer(named, state, ledger, tuple(recorded), tuple(refused), tuple(new), old)


def _errors(corpus: Corpus, target: Tree, path: str, ui: str) -> list[Finding]:
    """The errors that `lineup check` finds on a page."""
    report = check(corpus, [target.file(path)], ui)
    settings = corpus.settings
    found = chosen(selected(report.findings, settings.select, settings.ignore), settings)
    return [
        one for one in found if one.severity == "error" and one.language in (target.language, corpus.source.language)
    ]


def _stands_on(finding: Finding, pair: PairState) -> bool:
    """Does a finding stand on a pair? Where both sides have a place, on both: one may only tell where something belongs."""
    sides = [(finding.source, pair.source), (finding.target, pair.target)]
    asked = [(place, own) for place, own in sides if place]
    return bool(asked) and all(own is not None and _overlap(place, own) for place, own in asked)


def _overlap(first: Place, second: Place) -> bool:
    return first.line <= max(second.line, second.end_line) and second.line <= max(first.line, first.end_line)


def _record(ledger: Ledger, answers: Sequence[Answer]) -> None:
    """Adds what is new to each page's file as it is now; the file that a renamed page has left is taken over."""
    answers = [one for one in answers if one.recorded or one.old]
    if not answers:
        return
    with ledger.alone():
        for one in answers:
            path, old = one.named.path, one.old
            known = ledger.of(path) or (ledger.of(old) if old else ())
            taken = {record.identity for record in one.new}
            ledger.write(path, (*(record for record in known if record.identity not in taken), *one.new))
            if old:
                ledger.write(old, ())


def _shown(corpus: Corpus, answer: Answer, pen: Writer, *, dry: bool) -> Iterator[str]:
    """What is recorded and what is not."""
    said = SAID[pen.ui]
    target, path, _ = answer.named
    name = name_of(corpus, target, path)
    languages = corpus.source.language, target.language
    if answer.old:
        yield said["taken-over"].format(page=name, old=answer.old, file=answer.ledger.name(answer.old))
    for pair in answer.recorded:
        place = pen.paint(f"{place_of(corpus, target, pair)}:", "bold")
        yield f"{place} {pen.state(pair)} {pen.paint(f'#{pair.identity}', 'dim')}"
        yield from pen.sides(pair, languages)
    yield from _refusals(corpus, target, answer.refused, pen)
    if answer.recorded:
        key = "would-record" if dry else "recorded"
        yield said[key].format(file=answer.ledger.name(path), pairs=counted("pairs", len(answer.recorded), pen.ui))
    elif not answer.refused:
        yield said["already"].format(page=name)


def _refusals(
    corpus: Corpus, target: Tree, refused: Sequence[tuple[PairState, Finding | None]], pen: Writer
) -> Iterator[str]:
    said = SAID[pen.ui]
    for pair, error in refused:
        place = pen.paint(f"{place_of(corpus, target, pair)}:", "bold")
        if error:
            yield said["refused"].format(place=place, rule=error.rule, message=error.message)
        else:
            key = "sourceless" if pair.state == EXTRA else "untranslated"
            yield said[key].format(place=place, text=short(pair.now[0] or pair.now[1]))
    if any(error for _, error in refused):
        yield said["how-anyway"]


def _plain(corpus: Corpus, answer: Answer, *, dry: bool) -> dict[str, Any]:
    target = answer.named.target
    return {
        "page": answer.named.path,
        "language": target.language,
        "file": name_of(corpus, target, answer.named.path),
        "ledger": answer.ledger.name(answer.named.path),
        "written": bool(answer.recorded) and not dry,
        "recorded": [plain.pair(corpus, target, pair) for pair in answer.recorded],
        "refused": [
            plain.pair(corpus, target, pair)
            | {
                "why": {"rule": error.rule, "message": error.message}
                if error
                else MISSING
                if is_open(*pair.now)
                else pair.state
            }
            for pair, error in answer.refused
        ],
    }
