"""What a block shows that survives translation: code, addresses, numbers, names, and how long it is."""

import re
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property, lru_cache
from itertools import chain
from posixpath import basename
from typing import Any, Generic, NamedTuple, TypeVar

from lineup import flat, model
from lineup.blocks import cells
from lineup.inline import NOTHING, read_closely
from lineup.languages.lexicon import LETTERS, NO_LEXICON, Lexicon
from lineup.model import Block, Page, Ref
from lineup.plain_inline import plain_inline
from lineup.words import Memo, words_in

# Expressions begin with one character of a set wherever they can: the search for such a character is quick.
_NUMBER = re.compile(r"\d\d*(?:[.,\u00a0\u202f ]\d{3}(?!\d))*(?:[.,]\d+)?")
# The same for texts without digits of other scripts, as nearly all are: it is found in two thirds of the time.
_ASCII_NUMBER = re.compile(_NUMBER.pattern.replace(r"\d", "[0-9]"))
_DIGIT = re.compile(r"\d")
_MARKED = re.compile(r"[.,](?<=\d[.,])\d")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#x[0-9a-fA-F]{1,6}|[A-Za-z]\w{1,30});")
_SEPARATORS = str.maketrans("", "", ".,\u00a0\u202f ")
_SOUNDED = 3
"""Consonants from which on the sound of a word tells something."""
# Letters as sounds: Cyrillic and Latin consonants by class, vowels and silent letters dropped. Two words that share
# their first four sounds are very likely one word in two languages (дигитален, digital).
_SOUNDS = str.maketrans({
    **dict.fromkeys("aeiouyhjаеиоуъьюяйхыэёєіїáàâäãåéèêëíìîïóòôöõøúùûüýÿæœ", ""),
    "б": "b", "в": "v", "г": "g", "д": "d", "ж": "z", "з": "z", "к": "k", "л": "l", "м": "m", "н": "n", "п": "p",
    "р": "r", "с": "s", "т": "t", "ф": "f", "ц": "z", "ч": "k", "ш": "s", "щ": "s", "ґ": "g",
    "c": "k", "q": "k", "x": "ks", "w": "v", "ç": "s", "ñ": "n", "ß": "s",
})  # fmt: skip

_Answer = TypeVar("_Answer")


class _late(Generic[_Answer]):  # noqa: N801 - used as a decorator
    """An attribute that is found out when somebody first asks for it, and kept where any other attribute is."""

    def __init__(self, find: Callable[[Any], _Answer]) -> None:
        self.find, self.name = find, find.__name__

    def __get__(self, one: object, _: type | None = None) -> _Answer:
        answer = self.find(one)
        setattr(one, self.name, answer)
        return answer


class Feature:
    """A block seen by the aligner.

    Attributes:
        block: the block as it was read.
        inline: the inline parts of its text.
        size: its length in characters without addresses, and without the spaces that line up the columns of a table.
        head: its kind and level, a heading's level aside, which must be equal for two blocks to be twins without a second look.
        digits: the digits of its text one after the other, None where they are not known.
        shown: digits, code and addresses in the order in which they stand; of what is no prose, all of it. Two blocks of one kind
            for which these are equal plainly show the same evidence; most twins do, and need no gathering.
        lexicon: by what its words are known in the other language.
    """

    def __init__(
        self, block: Block, page: Page, lexicon: Lexicon, digits: bytes | None = None, marks: bool = True
    ) -> None:
        self.block = block
        self.lexicon = lexicon
        self.digits = digits
        kind, text = block[0], block[1]  # a record is not taken apart in one go as a tuple is
        self.head = (kind, block[5] if kind != model.HEADING else 0)
        inline, hidden = NOTHING, 0
        if kind in model.PROSE:
            if marks and (inline := plain_inline(text) or read_closely(text, page.definitions)) is not NOTHING:
                for start, end in inline.marks:
                    hidden += end - start
            elif "&" not in text and "\n" not in text:
                self.plain = text
            self.shown: object
            if digits == b"" and not inline.refs:
                self.keys, self.shown = _NO_KEYS, NOTHING_SHOWN  # as most blocks: found out at once
            else:
                self.shown = (digits, inline.said) if digits is not None else object()  # like no other
        else:
            self.shown = text
        self.inline = inline
        self.size = len(text) - hidden

    def learn(self, *, figures: bool, decimals: bool) -> None:
        """Keeps what has been found out of many blocks at once."""
        self.figures, self.decimals = figures, decimals

    @_late
    def keys(self) -> frozenset[str]:
        """Its evidence as comparable texts: code, addresses, footnotes and numbers; of what is no prose, all of it."""
        kind, text = self.block.kind, self.block.text
        if kind not in model.PROSE:
            return frozenset((f"{kind}:{' '.join(text.split())}",))
        # Numbers in code and addresses count too: they are the same on both sides, and cutting them out costs more.
        number = _NUMBER if self.digits is None else _ASCII_NUMBER
        keys = list(map(_NUMBER_KEYS.__getitem__, number.findall(text))) if self.digits != b"" else []
        for part, target, _, _, _ in self.inline.refs:
            if part in ("link", "image"):
                keys.append(f"{part}:{_ADDRESS_KEYS[target]}")
            elif part != "tag":
                keys.append(f"{part}:{target}")
        return frozenset(keys) if keys else _NO_KEYS

    @_late
    def plain(self) -> str:
        """What people read of it, everything else blanked out: addresses, code, marks, entities; as long as the text.

        Prose is one line, wherever its lines are broken: a line may end amid a phrase.
        """
        if self.block.kind == model.HTML:
            return self.lined
        lined = self.lined = _blanked(self.block.text, self.inline.marks)
        return lined.replace("\n", " ")

    @_late
    def lined(self) -> str:
        """`plain` with its lines as they are."""
        if self.block.kind == model.HTML:
            return _untagged(self.block.text)
        return _blanked(self.block.text, self.inline.marks)

    @_late
    def sounds(self) -> frozenset[str]:
        """Its words as far as they can be known in the other language: by sound, or by the word list."""
        return words_of(self.block.text, self.lexicon.wide) if self.block.kind in model.PROSE else _NO_KEYS

    @_late
    def likes(self) -> "dict[Feature, float]":
        """What is known of how much it shares with others by its words: neighbours are compared again and again."""
        return {}

    @_late
    def lines(self) -> frozenset[str]:
        """Of code and the like, its lines that are not blank, without the spaces around them."""
        return frozenset(filter(None, map(str.strip, self.block.text.split("\n"))))

    @_late
    def named(self) -> frozenset[str]:
        """Of a table row, the cells that may be the same in both languages and tell one row from another: those with letters."""
        parts = map(str.strip, self.block.text.split("|"))
        return frozenset([part for part in parts if len(part) > 1 and not part.isdecimal()])

    @_late
    def figures(self) -> bool:
        """May what people read of it hold a digit?"""
        return self.digits != b"" and _DIGIT.search(self.plain) is not None

    @_late
    def decimals(self) -> bool:
        """Does a mark stand between two digits of what people read of it?"""
        return self.digits != b"" and _MARKED.search(self.plain) is not None


_NO_KEYS: frozenset[str] = frozenset()
NOTHING_SHOWN = (b"", NOTHING.said)
"""What is shown by prose that holds neither digits nor inline parts: no evidence."""


_VERBATIM = re.compile(r"<(?:script|style|pre|code|svg|textarea|template)\b", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]*>")


def _untagged(text: str) -> str:
    """What people read of raw HTML, as long as the text; nothing where it is a program's."""
    if _VERBATIM.search(text):
        return re.sub(r"[^\n]", " ", text)
    for expression in (_TAG, _ENTITY):
        text = expression.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), text)
    return text


def _blanked(text: str, marks: tuple[tuple[int, int], ...]) -> str:
    """The text with spaces in place of marks and character references."""
    if marks:
        parts: list[str] = []
        at, lines = 0, "\n" in text
        for start, end in marks:
            if end > at:
                begin = start if start > at else at  # noqa: FURB136 - done for every mark
                if lines and text.find("\n", begin, end) >= 0:
                    parts += text[at:begin], _NO_LINE_FEED.sub(" ", text[begin:end])
                else:
                    parts += text[at:begin], " " * (end - begin)
                at = end
        parts.append(text[at:])
        text = "".join(parts)
    if "&" in text:
        text = _ENTITY.sub(_digit, text)
    return text


def _digit(found: re.Match[str]) -> str:
    """A character reference as blanks, but for a digit, which some editors write so."""
    if found[0][1] == "#":
        code = int(found[0][3:-1], 16) if found[0][2] in "xX" else int(found[0][2:-1])
        if 0x30 <= code <= 0x39:
            return chr(code).rjust(len(found[0]))
    return " " * len(found[0])


_NO_LINE_FEED = re.compile(r"[^\n]")


class Features(list[Feature]):
    """A page's blocks as the aligner sees them.

    Attributes:
        texts: the text of each of them.
        text: all of that, one behind the other, a line feed between them.
        inline: those of them that hold inline parts.
        padding: how many characters only line up the columns of tables.
        signs: of each, its full stops, colons, brackets, marks and digits in a row, which most translations have in the same order;
            nothing where they are not known.
    """

    padding = 0
    signs: Sequence[bytes] = ()

    def __init__(self, blocks: Iterable[Feature], texts: list[str], text: str) -> None:
        super().__init__(blocks)
        self.texts, self.text = texts, text
        self.inline = [one for one in self if one.inline is not NOTHING]

    @cached_property
    def notes(self) -> list[tuple[Feature, Ref]]:
        """Every mention of a footnote, with its block."""
        if "[^" not in self.text:
            return []
        return [(one, ref) for one in self.inline for ref in one.inline.refs if ref.kind == "footnote"]


def features(page: Page, lexicon: Lexicon | None = None) -> Features:
    """A page's blocks as the aligner sees them; `lexicon` gives the words of both languages their common keys."""
    words = NO_LEXICON if lexicon is None else lexicon
    texts = [block.text for block in page.blocks]
    joined = "\0".join(texts)
    digits, marks, signs = _looks(joined, len(texts))
    found = Features(
        [Feature(block, page, words, some, mark) for block, some, mark in zip(page.blocks, digits, marks, strict=True)],
        texts, joined.replace("\0", "\n"),
    )  # fmt: skip
    found.signs = signs
    if "|" in joined and "  |" in joined:
        found.padding = _without_padding(found)
    return found


class _Looks(NamedTuple):
    """The digits of each of several texts, None where they are not known, which may hold inline parts, and the signs of each."""

    digits: Sequence[bytes | None]
    marks: Sequence[bool]
    signs: Sequence[bytes]


_DIGITS = b"0123456789"
_MARKS = b"[`<*_\\/"
_SIGNS = b"(.:!"
# In UTF-8 digits of other scripts begin with one of these.
_OTHER_DIGITS = bytes((0xD9, 0xDB, 0xDF, 0xE0, 0xE1, 0xEA, *range(0xEF, 0x100)))
_MARK, _OTHER = b"[?"
_KINDS = bytes.maketrans(_MARKS + _OTHER_DIGITS, b"[" * len(_MARKS) + b"?" * len(_OTHER_DIGITS))
_NEITHER = bytes(range(1, 256)).translate(None, _DIGITS + _MARKS + _SIGNS + _OTHER_DIGITS)
_NO_DIGITS = b"[" + _SIGNS


def _looks(joined: str, count: int) -> _Looks:
    """A quick look at so many texts, a zero between them, in one go: most hold neither, and need no closer look."""
    raw = joined.encode("utf-8", "surrogatepass").translate(_KINDS, _NEITHER)
    found = raw.split(b"\0")
    if len(found) != count:  # a text that no page's file could hold, or no texts
        return _Looks([None] * count, [True] * count, ())
    # Bytes are asked about by their numbers: a byte in quotation marks is first tried, in vain, as a number.
    marks = [_MARK in one for one in found]
    if _OTHER in raw:
        return _Looks([None if _OTHER in one else one.translate(None, _NO_DIGITS) for one in found], marks, found)
    return _Looks(raw.translate(None, _NO_DIGITS).split(b"\0"), marks, found)


_ROWS = frozenset((model.ROW, model.HEAD_ROW))
_PADDING = re.compile(r"  +")


def _without_padding(side: Features) -> int:
    """Takes what only lines up the columns of tables off the sizes of their lines, and tells how much that is."""
    taken = 0
    for one in side:
        if one.head[0] in _ROWS and (spaces := len(one.block.text) - len(_PADDING.sub(" ", one.block.text))):
            one.size -= spaces
            taken += spaces
    return taken


def numbers_of(text: str) -> set[str]:
    """The numbers of a text without their marks."""
    return set(map(_NUMBER_KEYS.__getitem__, _NUMBER.findall(text)))


_NUMBER_KEYS: Memo[str, str] = Memo(lambda number: "number:" + number.translate(_SEPARATORS))


def address_key(target: str) -> str:
    """An address without what a translated tree may change: folders, language prefix, file ending."""
    if target.startswith("#"):
        return target
    bare, _, fragment = target.partition("#")
    if "://" in bare:
        return bare.rstrip("/").lower() + (f"#{fragment}" if fragment else "")
    name = basename(bare.partition("?")[0].rstrip("/"))
    stem = name.split(".", 1)[0] if name.endswith((".md", ".mdx", ".html", ".markdown")) else name
    return stem + (f"#{fragment}" if fragment else "")


_ADDRESS_KEYS: Memo[str, str] = Memo(address_key)


def words_of(text: str, lexicon: Lexicon) -> frozenset[str]:
    """Keys of the words of a text that the other language's text may share.

    The first four consonants of a word, where it has three or more: two words that share them are very likely one
    word in two languages (дигитален, digital). And the key of a word in the list of common words.
    """
    plain = flat.words_of(text)
    keys = map(_known(lexicon).__getitem__, words_in(text)) if plain is None else map(_flat(lexicon).__getitem__, plain)
    return frozenset(chain.from_iterable(keys))


@lru_cache(maxsize=8)
def _known(lexicon: Lexicon) -> Memo[str, tuple[str, ...]]:
    """The keys of each word in small letters, which holds nothing but letters."""

    def keys(word: str) -> tuple[str, ...]:
        sound = word.translate(_SOUNDS)
        if len(sound) < _SOUNDED:
            return lexicon.get(word[:LETTERS], ()) if len(word) > 1 else ()
        return (sound[:4], *lexicon.get(word[:LETTERS], ()))

    return Memo(keys)


@lru_cache(maxsize=8)
def _flat(lexicon: Lexicon) -> Memo[bytes, tuple[str, ...]]:
    """The same for words with one byte for each letter (lineup.flat)."""

    def keys(word: bytes) -> tuple[str, ...]:
        listed = lexicon.get(flat.read(word[:LETTERS]), ())
        sound = word.replace(b"x", b"ks").translate(_FLAT_SOUNDS, _SILENT)
        if len(sound) < _SOUNDED:
            return listed if len(word) > 1 else ()
        return (_READ[sound[:4]], *listed)

    return Memo(keys)


_READ: Memo[bytes, str] = Memo(flat.read)
_HEARD = {letter: letter.translate(_SOUNDS) for letter in flat.CHARACTERS}
_FLAT_SOUNDS = flat.table({letter: sound or letter for letter, sound in _HEARD.items() if len(sound) < 2}, " ")
_SILENT = flat.written("".join(letter for letter, sound in _HEARD.items() if not sound)) or b""


def row_cells(block: Block) -> list[str]:
    """The cells of a table row, stripped."""
    return [cell.strip() for cell in cells(block.text)]
