"""How the commands about confirmed pairs write: in which language, in colour or not, and how they name pages."""

from __future__ import annotations

from lineup.corpus import Corpus, Tree
from lineup.model import Place
from lineup.report.places import file_of

_COLOURS = {
    "dim": "2", "bold": "1", "-": "9;31", "+": "1;32", "high": "1;31", "medium": "1;33", "low": "36", "": "0", "done": "32",
}  # fmt: skip
BAR = 20


class Pen:
    """Writes in the program's language, in colour where that is wanted."""

    def __init__(self, ui: str, *, colour: bool) -> None:
        self.ui = ui
        self.colour = colour

    def paint(self, words: str, colour: str) -> str:
        """Text in a colour."""
        return f"\x1b[{_COLOURS[colour]}m{words}\x1b[0m" if self.colour and words else words

    def bar(self, done: int, all_: int) -> str:
        """How much is done, as a bar and in percent."""
        full = BAR * done // all_ if all_ else BAR
        percent = 100 * done // all_ if all_ else 100
        return f"{self.paint('█' * full, 'done')}{self.paint('░' * (BAR - full), 'dim')} {percent:3}%"


def name_of(corpus: Corpus, target: Tree, path: str) -> str:
    """A page as users name it: the file of the translation, or of the source where there is no translation to have."""
    tree = target if path in corpus.source.pages or path in target.pages else corpus.source
    return file_of(Place(path, 1, 1), tree)
