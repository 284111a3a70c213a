"""States and changes as people read them: coloured on a terminal, plain in a pipe."""

from __future__ import annotations

from collections.abc import Iterable

from lineup.corpus import Corpus, Tree
from lineup.freshness.changes import Part, difference
from lineup.freshness.pen import Pen
from lineup.freshness.states import CONFIRMED, EXTRA, MISSING, STALE, PageState, PairState
from lineup.messages.work import REASONS, STATES, WEIGHTS
from lineup.report.places import file_of
from lineup.words import beginning

_MARKS = {"=": ("", ""), "-": ("[-", "-]"), "+": ("{+", "+}")}
_UNSEEN = dict.fromkeys((*range(9), *range(11, 32), *range(127, 160), 8232, 8233), " ")


class Writer(Pen):
    """Also writes states and changes."""

    def change(self, weight: str, reasons: Iterable[str]) -> str:
        """How heavy a change is and what it consists of."""
        said = ", ".join(REASONS[self.ui][one] for one in reasons)
        return f"{self.paint(WEIGHTS[self.ui][weight], weight)} ({said})" if weight else ""

    def state(self, pair: PairState) -> str:
        """The state of a pair with the weight of its change."""
        name = STATES[self.ui][pair.state]
        said = self.change(pair.weight, pair.reasons)
        return f"{name}, {said}" if said else name

    def marked(self, parts: Iterable[Part]) -> str:
        """What changed, word by word: [-gone-] and {+come+}."""
        said = []
        for kind, text in parts:
            first, last = _MARKS[kind]
            said.append(self.paint(f"{first}{text}{last}", kind) if kind != "=" else text)
        return "".join(said)

    def sides(self, pair: PairState, languages: tuple[str, str], before: tuple[str, str] | None = None) -> list[str]:
        """Both wordings of a pair, each with what changed in it since."""
        old = before or pair.before
        lines = []
        for side in (0, 1):
            now = pair.now[side]
            if not now:
                continue
            told = self.marked(difference(old[side], now)) if old and old[side] != now else now
            lines.append(self.line(languages[side], told))
        return lines

    def line(self, label: str, text: str) -> str:
        """A labelled text, set in below what it belongs to."""
        label = self.paint(f"    {label} │ ", "dim")
        return (
            label + text.translate(_UNSEEN).replace("\n", "\n" + label)
            if not self.colour
            else label + _safe(text, label)
        )


def _safe(text: str, label: str) -> str:
    """Text in which only this program's own colours reach the terminal."""
    kept = {code: one for code, one in _UNSEEN.items() if code != 27}
    return text.translate(kept).replace("\n", "\n" + label)


def place_of(corpus: Corpus, target: Tree, pair: PairState, *, other: bool = False) -> str:
    """Where a pair stands, as an editor opens it; with `other` the source's place."""
    place, tree = (pair.target, target) if pair.target and not other else (pair.source, corpus.source)
    return f"{file_of(place, tree)}:{place.line}" if place else ""


def words_left(state: PageState) -> int:
    """How many words of the source stand in pairs that are not confirmed."""
    return sum(len(pair.now[0].split()) for pair in state.pairs if pair.state != CONFIRMED)


def tallied(state: PageState) -> dict[str, int]:
    """The numbers of a page that people ask for."""
    counts = state.counts
    return {
        "pairs": len(state.pairs),
        "confirmed": counts[CONFIRMED],
        "stale": sum(counts[one] for one in STALE),
        "new": counts["new"],
        "missing": counts[MISSING],
        "extra": counts[EXTRA],
        "words": words_left(state),
    }


def short(text: str, most: int = 60) -> str:
    """The beginning of a text, on one line."""
    return beginning(text.translate(_UNSEEN), most)
