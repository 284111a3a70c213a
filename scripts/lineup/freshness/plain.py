"""States as JSON: the same keys for every command."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping, Sequence
from typing import Any

from lineup.corpus import Corpus, Tree
from lineup.freshness.changes import difference
from lineup.freshness.memory import Suggestion
from lineup.freshness.past import Earlier
from lineup.freshness.pen import name_of
from lineup.freshness.shown import place_of
from lineup.freshness.states import PairState
from lineup.model import Place

VERSION = 1


def page(corpus: Corpus, target: Tree, path: str, counts: Mapping[str, int], weight: str) -> dict[str, Any]:
    """A page with its numbers."""
    return {
        "page": path,
        "language": target.language,
        "file": name_of(corpus, target, path),
        "weight": weight or None,
        "counts": dict(counts),
    }


def pair(
    corpus: Corpus,
    target: Tree,
    one: PairState,
    earlier: Earlier | None = None,
    suggestions: Sequence[Suggestion] = (),
) -> dict[str, Any]:
    """A pair: its state, its places, its wordings and what changed in them."""
    before = one.before or ((earlier.source, one.now[1]) if earlier else None)
    change = earlier.change if earlier else one
    return {
        "block": one.identity,
        "state": one.state,
        "weight": change.weight or None,
        "reasons": list(change.reasons),
        "key": one.key or None,
        "file": place_of(corpus, target, one).rpartition(":")[0],
        "source": _place(one.source),
        "target": _place(one.target),
        "now": {"source": one.now[0], "target": one.now[1]},
        "before": {"source": before[0], "target": before[1]} if before else None,
        "since": {"commit": earlier.commit, "day": earlier.day} if earlier else None,
        "changes": {
            name: [list(part) for part in difference(before[side], one.now[side])]
            for side, name in enumerate(("source", "target"))
            if before and before[side] != one.now[side]
        },
        "memory": [
            {"source": found.source, "target": found.target, "page": found.page, "likeness": round(found.likeness, 3)}
            for found in suggestions
        ],
    }


def _place(place: Place | None) -> Mapping[str, int] | None:
    return {"line": place.line, "end_line": place.end_line} if place else None


def write(data: Mapping[str, Any]) -> None:
    """Prints an answer."""
    sys.stdout.write(json.dumps({"version": VERSION, **data}, ensure_ascii=False, indent=1) + "\n")
