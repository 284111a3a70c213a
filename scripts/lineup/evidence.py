"""What a block shows that survives translation: code, addresses, numbers, names, and how long it is."""

from __future__ import annotations

import re
from posixpath import basename

from lineup import model
from lineup.blocks import cells
from lineup.inline import Inline
from lineup.languages.lexicon import LETTERS, Lexicon
from lineup.markdown import inline_of
from lineup.model import Block, Page

_NUMBER = re.compile(r"\d+(?:[.,\u00a0\u202f ]\d{3}(?!\d))*(?:[.,]\d+)?")
_DIGIT = re.compile(r"\d")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#x[0-9a-fA-F]{1,6}|[A-Za-z]\w{1,30});")
_SEPARATORS = str.maketrans("", "", ".,\u00a0\u202f ")
_WORD = re.compile(r"[^\W\d_]{2,}")
_SOUND = re.compile(r"[^\W\d_]{3,}")
# Letters as sounds: Cyrillic and Latin consonants by class, vowels and silent letters dropped. Two words that share
# their first four sounds are very likely one word in two languages (дигитален, digital).
_SOUNDS = str.maketrans({
    **dict.fromkeys("aeiouyhjаеиоуъьюяйхыэёєіїáàâäãåéèêëíìîïóòôöõøúùûüýÿæœ", ""),
    "б": "b", "в": "v", "г": "g", "д": "d", "ж": "z", "з": "z", "к": "k", "л": "l", "м": "m", "н": "n", "п": "p",
    "р": "r", "с": "s", "т": "t", "ф": "f", "ц": "z", "ч": "k", "ш": "s", "щ": "s", "ґ": "g",
    "c": "k", "q": "k", "x": "ks", "w": "v", "ç": "s", "ñ": "n", "ß": "s",
})  # fmt: skip


class Feature:
    """A block seen by the aligner. `keys` holds its evidence, `size` its length in characters without addresses."""

    __slots__ = ("block", "head", "inline", "keys", "lexicon", "read", "size", "words")

    def __init__(self, block: Block, page: Page, lexicon: Lexicon) -> None:
        self.block = block
        kind = block.kind
        self.lexicon = lexicon
        self.words: frozenset[str] | None = None
        self.read: str | None = None
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
        """The words of the block as far as they can be known in the other language: by sound, or by the word list."""
        if self.words is None:
            self.words = words_of(self.block.text, self.lexicon) if self.block.kind in model.PROSE else frozenset()
        return self.words

    @property
    def plain(self) -> str:
        """What people read of the block, everything else blanked out: addresses, code, marks, entities; as long as the text."""
        if self.read is None:
            self.read = _blanked(self.block.text, self.inline.marks)
        return self.read


def _blanked(text: str, marks: tuple[tuple[int, int], ...]) -> str:
    """The text with spaces in place of marks and character references."""
    if marks:
        parts: list[str] = []
        at = 0
        for start, end in marks:
            if end > at:
                begin = max(start, at)
                parts += (text[at:begin], re.sub(r"[^\n]", " ", text[begin:end]))
                at = end
        parts.append(text[at:])
        text = "".join(parts)
    if "&" in text:
        text = _ENTITY.sub(lambda found: " " * len(found[0]), text)
    return text


def features(page: Page, lexicon: Lexicon | None = None) -> list[Feature]:
    """A page's blocks as the aligner sees them; `lexicon` gives the words of both languages their common keys."""
    return [Feature(block, page, lexicon or {}) for block in page.blocks]


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
    # Numbers in code and addresses count too: they are the same on both sides, and cutting them out costs more.
    if _DIGIT.search(text):
        keys |= numbers_of(text)
    return frozenset(keys)


def numbers_of(text: str) -> set[str]:
    """The numbers of a text without their marks."""
    return {"number:" + number.translate(_SEPARATORS) for number in _NUMBER.findall(text)}


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


def words_of(text: str, lexicon: Lexicon) -> frozenset[str]:
    """Keys of the words of a text that the other language's text may share.

    The first four consonants of a word, where it has three or more: two words that share them are very likely one
    word in two languages (дигитален, digital). And the key of a word in the list of common words.
    """
    lower = text.lower()
    keys = {sound[:4] for sound in _SOUND.findall(lower.translate(_SOUNDS))}
    if lexicon:
        for word in _WORD.findall(lower):
            if found := lexicon.get(word[:LETTERS]):
                keys.update(found)
    return frozenset(keys)


def row_cells(block: Block) -> list[str]:
    """The cells of a table row, stripped."""
    return [cell.strip() for cell in cells(block.text)]
