"""What a block shows that survives translation: code, addresses, numbers, names, and how long it is."""

from __future__ import annotations

import re
from posixpath import basename

from lineup import model
from lineup.blocks import cells
from lineup.inline import Inline
from lineup.markdown import inline_of
from lineup.model import Block, Page

_NUMBER = re.compile(r"\d+(?:[.,\u00a0\u202f ]\d{3}(?!\d))*(?:[.,]\d+)?")
_SEPARATORS = str.maketrans("", "", ".,\u00a0\u202f ")
_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_.+-]*[A-Za-z0-9]")
_WORD = re.compile(r"[^\W\d_]{4,}")
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
# Letters as sounds: Cyrillic and Latin consonants by class, vowels and silent letters dropped. Two words that share
# their first four sounds are very likely one word in two languages (дигитален, digital).
_SOUNDS = str.maketrans({
    **dict.fromkeys("aeiouyhjаеиоуъьюяйхыэёєіїáàâäãåéèêëíìîïóòôöõøúùûüýÿæœ", ""),
    "б": "b", "в": "v", "г": "g", "д": "d", "ж": "z", "з": "z", "к": "k", "л": "l", "м": "m", "н": "n", "п": "p",
    "р": "r", "с": "s", "т": "t", "ф": "f", "ц": "z", "ч": "k", "ш": "s", "щ": "s", "ґ": "g",
    "c": "k", "q": "k", "x": "ks", "w": "v", "ç": "s", "ñ": "n", "ß": "s",
})  # fmt: skip
_KIND_GROUPS = {model.PARAGRAPH: "text", model.ITEM: "item", model.TERM: "term", model.DEFINITION: "definition"}


class Feature:
    """A block seen by the aligner. `keys` holds its evidence, `size` its length in characters without addresses."""

    __slots__ = ("_sounds", "block", "head", "inline", "keys", "size")

    def __init__(self, block: Block, page: Page) -> None:
        self.block = block
        kind = block.kind
        self._sounds: frozenset[str] | None = None
        if kind in model.PROSE:
            self.inline = inline_of(block, page)
            self.keys = keys_of(block, self.inline)
            self.size = len(block.text) - sum(end - start for start, end in self.inline.marks)
        else:
            self.inline = Inline()
            self.keys = frozenset((f"{kind}:{' '.join(block.text.split())}",))
            self.size = len(block.text)
        # What must be equal for two blocks to be taken for twins without a second look.
        self.head = (kind, block.level if kind != model.HEADING else 0)

    @property
    def sounds(self) -> frozenset[str]:
        """The first four consonants of every word, for cognates and names."""
        if self._sounds is None:
            self._sounds = sounds_of(self.block.text) if self.block.kind in model.PROSE else frozenset()
        return self._sounds


def features(page: Page) -> list[Feature]:
    """A page's blocks as the aligner sees them."""
    return [Feature(block, page) for block in page.blocks]


def keys_of(block: Block, inline: Inline) -> frozenset[str]:
    """Code, addresses, footnotes and numbers of a block, as comparable texts."""
    text = block.text
    keys: set[str] = set()
    for ref in inline.refs:
        kind = ref.kind
        if kind in ("link", "image"):
            keys.add(f"{kind}:{address_key(ref.target)}")
        elif kind != "tag":
            keys.add(f"{kind}:{ref.target}")
    if inline.marks:
        text = _without(text, inline.marks)
    for number in _NUMBER.findall(text):
        keys.add("number:" + number.translate(_SEPARATORS))
    return frozenset(keys)


def _without(text: str, marks: tuple[tuple[int, int], ...]) -> str:
    """The text without what is not for readers."""
    parts, at = [], 0
    for start, end in marks:
        if start > at:
            parts.append(text[at:start])
        at = max(at, end)
    parts.append(text[at:])
    return " ".join(parts)


def address_key(target: str) -> str:
    """An address without what a translated tree may change: folders, language prefix, file ending."""
    if target.startswith("#"):
        return target
    bare, _, fragment = target.partition("#")
    if "://" in bare:
        return bare.rstrip("/") + (f"#{fragment}" if fragment else "")
    name = basename(bare.partition("?")[0].rstrip("/"))
    stem = name.split(".", 1)[0] if name.endswith((".md", ".mdx", ".html", ".markdown")) else name
    return stem + (f"#{fragment}" if fragment else "")


def sounds_of(text: str) -> frozenset[str]:
    """Sound keys of the words of a text; words with fewer than three consonants say too little."""
    found = (word.translate(_SOUNDS)[:4] for word in _WORD.findall(text.lower()))
    return frozenset(key for key in found if len(key) > 2)


def names_of(text: str) -> frozenset[str]:
    """Latin words in a text of another script: names, products, code."""
    return frozenset(_NAME.findall(text)) if _CYRILLIC.search(text) else frozenset()


def row_cells(block: Block) -> list[str]:
    """The cells of a table row, stripped."""
    return [cell.strip() for cell in cells(block.text)]
