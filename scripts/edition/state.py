"""Which passages of the edition a reviewer has confirmed in both languages: the page of states, and what each page says of itself."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path

from edition.azindex import titles
from edition.tables import Place
from edition.words import STATES, WORDS
from lineup import PageState, PairState, states_of

PAGE = "about/state.md"
_MARKS = {"confirmed": "■", "new": "□", "missing": "–", "extra": "–"}
_CHANGED = "◪"


def states(root: Path) -> Mapping[str, PageState]:
    """The state of every page by its path, read anew only where a page or a record has changed.

    Raises:
        LineupError: a file of the ledger is broken.
    """
    return _states(root, _stamp(root))


@lru_cache(maxsize=2)
def _states(root: Path, _stamp: tuple[tuple[str, int], ...]) -> Mapping[str, PageState]:
    found = states_of(root)
    return next(iter(found.values()), {})


def _stamp(root: Path) -> tuple[tuple[str, int], ...]:
    """What says that nothing has changed: the times of all pages and records."""
    found = []
    for folder in (root / "docs", root / ".lineup"):
        for place, _, names in os.walk(folder):
            found += [
                (f"{place}/{name}", (Path(place) / name).stat().st_mtime_ns)
                for name in names
                if name.endswith((".md", ".txt"))
            ]
    return tuple(sorted(found))


def _counts(state: PageState) -> tuple[int, int, int]:
    """How many passages are confirmed, how many have changed since, and how many there are."""
    return state.counts["confirmed"], state.stale, len(state.pairs)


def notice(state: PageState | None, language: str) -> str:
    """What a page says of itself to its readers; nothing of a page without passages."""
    if state is None or not state.pairs:
        return ""
    confirmed, stale, all_ = _counts(state)
    key = "all" if confirmed == all_ else "stale" if stale else "some" if confirmed else "none"
    return STATES[language][key].format(confirmed=confirmed, stale=stale, all=all_)


def listed(root: Path, place: Place) -> str:
    """The states of all pages as a table; below it every passage that is not confirmed."""
    words = STATES[place.language]
    found = states(root)
    names = {entry.target: entry.words for entry in titles(root / "docs", place.language)}
    # The list of titles is not in itself.
    names.setdefault("a-z.md", WORDS[place.language]["a-z"])
    pages = [(path, state) for path, state in found.items() if state.pairs]
    confirmed = sum(_counts(state)[0] for _, state in pages)
    stale = sum(_counts(state)[1] for _, state in pages)
    all_ = sum(len(state.pairs) for _, state in pages)
    lines = [words["sum"].format(confirmed=confirmed, stale=stale, all=all_), "", words["legend"], ""]
    lines += [f"| {words['page']} | {words['confirmed']} | {words['passages']} |", "| --- | ---: | --- |"]
    for path, state in pages:
        mine, _, every = _counts(state)
        marks = "".join(_mark(pair) for pair in state.pairs)
        name = names.get(path, path).replace("|", "\\|")
        lines.append(f"| [{name}]({place.link(path)}) | {mine}/{every} | {_strip(marks)} |")
    open_ = [(path, state) for path, state in pages if _counts(state)[0] < len(state.pairs)]
    if open_:
        lines += ["", f"## {words['open']} {{: #open }}", ""]
        for path, state in open_:
            lines += [f'??? note "{_quoted(names.get(path, path))}"', "", *_open(state, place), ""]
    return "\n".join(lines)


def _mark(pair: PairState) -> str:
    return _MARKS.get(pair.state, _CHANGED)


def _strip(marks: str) -> str:
    """The marks of a page in tens, which a narrow screen can break."""
    tens = "\u200b".join(marks[at : at + 10] for at in range(0, len(marks), 10))
    return f'<span aria-hidden="true">{tens}</span>'


def _quoted(text: str) -> str:
    return text.replace('"', "”")


def _open(state: PageState, place: Place) -> Iterator[str]:
    """The passages of a page that are not confirmed, by what is the matter, as numbers in the order of the page."""
    words = STATES[place.language]
    for name in dict.fromkeys(pair.state for pair in state.pairs if pair.state != "confirmed"):
        numbers = [number for number, pair in enumerate(state.pairs, start=1) if pair.state == name]
        yield f"    - {words[name]}: {', '.join(map(str, numbers))}"
