"""Texts with one byte for each character, so that what is looked for in all of a page is found at the speed of memory.

The characters of English, Bulgarian and many other languages of Europe, with the marks that stand between their words, are
fewer than 256. A text with other letters or digits has no such form; of other marks it only tells that there is one.
"""

from __future__ import annotations

import codecs
from collections.abc import Sequence
from functools import lru_cache
from itertools import repeat

_LETTERS = "".join(map(chr, range(0x410, 0x450))) + "ѝЍ" + "àáâäåæçèéêíñóôöøúüßÀÁÂÄÅÆÇÈÉÊÍÑÓÔÖØÚÜ"
_MARKS = "\u00a0“”„‘’–—«»…№•→€°§×"
CHARACTERS = "".join(map(chr, range(128))) + _LETTERS + _MARKS
"""Those that have a byte."""
_DECODED = CHARACTERS.ljust(256, "\ufffe")
_ENCODED = codecs.charmap_build(_DECODED)
_OTHER = "\x1a"
"""Stands for a mark that has no byte of its own."""
_HANDLER = "lineup.flat"


def _mark(error: UnicodeError) -> tuple[str, int]:
    """Puts `_OTHER` for marks without a byte; letters and digits without one cannot be read so."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    odd = error.object[error.start : error.end]
    if any(map(str.isalnum, odd)):
        raise error
    return _OTHER * len(odd), error.end


codecs.register_error(_HANDLER, _mark)


def flat(texts: Sequence[str]) -> bytes | None:
    """The texts one after the other, a zero byte between them; None where they hold what has no byte."""
    joined = "\0".join(texts)
    try:
        # ASCII has the bytes that it has anyway, and is written so in a twentieth of the time.
        raw = joined.encode() if joined.isascii() else codecs.charmap_encode(joined, _HANDLER, _ENCODED)[0]
    except UnicodeEncodeError:
        return None
    return raw if raw.count(0) == len(texts) - 1 else None


def written(text: str) -> bytes | None:
    """One text so; None where one of its characters has no byte of its own."""
    try:
        return codecs.charmap_encode(text, "strict", _ENCODED)[0]
    except UnicodeEncodeError:
        return None


def table(signs: dict[str, str], other: str) -> bytes:
    """For `bytes.translate`: what each character becomes; all that is not among the `signs` becomes `other`, but for zeros."""
    signs = {"\0": "\0", **signs}
    return codecs.charmap_encode("".join(map(signs.get, _DECODED, repeat(other))), "strict", _ENCODED)[0]


_SMALL = table({letter: letter.lower() for letter in CHARACTERS if letter.isalpha()}, " ")


def spaced(raw: bytes) -> bytes:
    """The texts in small letters, a space for all that is no letter."""
    return raw.translate(_SMALL)


def words(raw: bytes) -> list[list[str]]:
    """The words of each of the texts in small letters: runs of letters."""
    return [text.split() for text in read(spaced(raw)).split("\0")]


def words_of(text: str) -> list[bytes] | None:
    """The words of one text in small letters, each with one byte for each letter; None where it has no such form."""
    try:
        raw = text.encode() if text.isascii() else codecs.charmap_encode(text, _HANDLER, _ENCODED)[0]
    except UnicodeEncodeError:
        return None
    return None if 0 in raw else spaced(raw).split()


def read(raw: bytes) -> str:
    """What such a text is."""
    if raw.isascii():
        return raw.decode()
    return codecs.charmap_decode(raw, "strict", _DECODED)[0]


_LATIN = table({letter: "a" for letter in CHARACTERS if letter.isascii() and letter.isalpha()}, " ")


def latin(raw: bytes) -> list[int]:
    """How many letters from A to Z each of the texts has."""
    return [text.count(b"a") for text in raw.translate(_LATIN).split(b"\0")]


_FIGURES = table({**dict.fromkeys("0123456789", "0"), **dict.fromkeys(".,", ".")}, " ")


def figures(raw: bytes) -> list[bytes]:
    """Each of the texts with a zero for every digit, a full stop for a mark that may stand between two, and spaces."""
    return raw.translate(_FIGURES).split(b"\0")


def signs(raw: bytes, keep: str) -> list[bytes]:
    """Of each of the texts only these characters, each of which has a byte."""
    return raw.translate(None, _all_but(keep)).split(b"\0")


@lru_cache(maxsize=8)
def _all_but(keep: str) -> bytes:
    """All bytes but those of these characters, and the one between two texts."""
    kept = codecs.charmap_encode(keep, "strict", _ENCODED)[0]
    return bytes(code for code in range(1, 256) if code not in kept)
