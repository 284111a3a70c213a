"""`lineup summary`: what a branch did to the confirmed pairs, as Markdown for a pull request."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterator
from typing import Any

from lineup.commands.common import UI, Commands
from lineup.commands.fresh import add_common, corpus_for
from lineup.corpus import Corpus
from lineup.freshness import plain
from lineup.freshness.branch import Branch, Turn, branch_of
from lineup.freshness.changes import difference
from lineup.freshness.shown import place_of, short
from lineup.messages.work import REASONS, SAID, STATES, WEIGHTS

MOST = 30
"""Pairs of each kind that are shown; a comment that nobody reads to its end helps nobody."""
LONGEST = 400
"""Characters of a text that are shown."""
_MARKUP = re.compile(r"[&<>`*_~\[\]|\\@#$]")
_MARKS = {"=": ("", ""), "-": ("<del>", "</del>"), "+": ("<ins>", "</ins>")}


def add(commands: Commands[Any]) -> None:
    """Adds the command to the parser."""
    command = commands.add_parser(
        "summary",
        help="tell what a branch did to the confirmed translations, for a pull request",
        description="Tells, as Markdown in both of the program's languages, which pairs of blocks became stale by a branch and which "
        "it repaired, since it left another branch; uncommitted changes included. The exit status is 0 also where some became stale.",
    )
    command.add_argument("--base", metavar="REF", required=True, help="the branch or commit that the branch left")
    add_common(command)
    command.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Prints the summary."""
    corpus = corpus_for(arguments)
    branch = branch_of(corpus, arguments.base)
    if arguments.json:
        turns = {
            name: [plain.pair(corpus, turn.target, turn.pair) for turn in found]
            for name, found in (("stale", branch.stale), ("repaired", branch.repaired))
        }
        numbers = {"pages": branch.pages, **{name: len(found) for name, found in turns.items()}}
        plain.write({"summary": numbers, **turns})
        return 0
    order = [arguments.ui, *(ui for ui in UI if ui != arguments.ui)]
    sys.stdout.write("\n".join(line for ui in order for line in markdown(branch, corpus, ui)) + "\n")
    return 0


def markdown(branch: Branch, corpus: Corpus, ui: str) -> Iterator[str]:
    """What a branch did, in one of the program's languages."""
    said = SAID[ui]
    yield f"### {said['branch']}"
    yield ""
    if not branch.stale and not branch.repaired:
        yield said["branch-none"]
        yield ""
        return
    yield f"**{said['branch-sum'].format(stale=len(branch.stale), repaired=len(branch.repaired))}**"
    yield ""
    for name, turns in (("branch-stale", branch.stale), ("branch-repaired", branch.repaired)):
        if turns:
            yield f"{said[name]}:"
            yield ""
            yield from (_entry(turn, corpus, ui) for turn in turns[:MOST])
            if len(turns) > MOST:
                yield f"- {said['branch-more'].format(count=len(turns) - MOST)}"
            yield ""
    if branch.stale:
        yield said["branch-how"]
        yield ""


def _entry(turn: Turn, corpus: Corpus, ui: str) -> str:
    """One pair: where it stands, what became of it, what changed word by word."""
    pair = turn.pair
    place = place_of(corpus, turn.target, pair)
    state = STATES[ui][pair.state]
    if pair.weight:
        reasons = ", ".join(REASONS[ui][one] for one in pair.reasons)
        state += f", {WEIGHTS[ui][pair.weight]} ({reasons})"
    side = 1 if pair.state == "target-changed" or not pair.now[0] else 0
    before = pair.before[side] if pair.before else pair.now[side]
    if before == pair.now[side]:
        text = _escaped(short(pair.now[side], LONGEST))
    else:
        parts = difference(before, pair.now[side])
        text = "".join(f"{_MARKS[kind][0]}{_escaped(part)}{_MARKS[kind][1]}" for kind, part in _shortened(parts))
    return f"- `{place}` {state}: {text}"


def _shortened(parts: Any) -> Iterator[tuple[str, str]]:
    """A difference with what is the same cut down to the words around the changes."""
    last = len(parts) - 1
    for at, (kind, text) in enumerate(parts):
        line = " ".join(text.split(" ")).replace("\n", " ")
        if kind == "=" and len(line) > 120:
            head = "" if at == 0 else line[:50].rsplit(" ", 1)[0]
            tail = "" if at == last else line[-50:].split(" ", 1)[-1]
            line = f"{head} … {tail}".strip() if head and tail else f"{head} …" if head else f"… {tail}"
        yield kind, line if len(line) <= LONGEST else line[:LONGEST] + "…"


def _escaped(text: str) -> str:
    """A page's text in Markdown: it must neither mark nor mention anything."""
    return _MARKUP.sub(lambda found: f"&#{ord(found[0])};", text)
