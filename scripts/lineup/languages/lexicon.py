"""Common words of two languages with one key, so that blocks can be told apart by what they say."""

from __future__ import annotations

from binascii import crc32
from collections.abc import Callable, Mapping
from functools import cache, partial
from pathlib import Path

from lineup.expressions import remembered, state_of

LETTERS = 5


class Lexicon(dict[str, tuple[str, ...]]):
    """From the first five letters of a word, of either language, to the keys of the entries that it stands in.

    Attributes:
        wide: the same with more words and the forms of short ones: less sure, but enough to tell blocks apart.
    """

    def __init__(self, words: Mapping[str, tuple[str, ...]] | None = None, wide: Lexicon | None = None) -> None:
        super().__init__(words or {})
        self.wide = self if wide is None else wide

    # Each word list is one thing, so that what is made of it can be kept.
    __hash__ = object.__hash__  # type: ignore[assignment]


NO_LEXICON = Lexicon()


@cache
def lexicon(first: str, second: str) -> Lexicon:
    """The word list of two languages, in either order; empty where there is none."""
    folder = Path(__file__).parent
    for one, two in ((first, second), (second, first)):
        name = f"{one.split('-')[0].lower()}-{two.split('-')[0].lower()}"
        if (file := folder / f"{name}.txt").is_file():
            text = file.read_text("utf-8")
            more = folder / f"{name}-wide.txt"
            whole = text + more.read_text("utf-8") if more.is_file() else text
            return Lexicon(_kept(text, _read), Lexicon(_kept(whole, _read_wide)))
    return NO_LEXICON


def _kept(text: str, read: Callable[[str], dict[str, tuple[str, ...]]]) -> dict[str, tuple[str, ...]]:
    """What is read of a word list, remembered beside the compiled modules."""
    name = f"{crc32(text.encode()):08x}{read.__name__}"
    return remembered(state_of(__file__), name, dict, partial(read, text))


def _read(text: str) -> dict[str, tuple[str, ...]]:
    """`word, word = слово, слово` for each line, with one space where these have one; a # begins a comment."""
    found: dict[str, tuple[str, ...]] = {}
    for number, line in enumerate(text.replace(" = ", ",").replace(", ", ",").split("\n")):
        if line and line[0] != "#":
            key = (f"#{number}",)
            for word in line.split(","):
                start = word[:LETTERS]
                found[start] = found[start] + key if start in found else key
    return found


def _read_wide(text: str) -> dict[str, tuple[str, ...]]:
    """The same with the regular forms of short words, but for those that stand in the list as words of their own."""
    found = _read(text)
    forms: dict[str, tuple[str, ...]] = {}
    for word, keys in found.items():
        for form in _forms(word):
            if form not in found:
                forms[form] = forms[form] + keys if form in forms else keys
    return found | forms


def _forms(word: str) -> set[str]:
    """How the regular forms of a short word begin: files, saved, running, copies, longer; файла, файлове, темата, теми."""
    if not _SHORTEST <= len(word) <= LETTERS or " " in word:
        return set()
    if not word.isascii():
        return _forms_of_other_letters(word)
    stem = word[:-1] if word[-1] in "ey" else word
    forms = {word + "s", word + "es", stem + "ing", stem + "ed", stem + "er"}
    if word[-1] == "y":
        forms |= {stem + "ies", stem + "ied", stem + "ily", word + "ing"}
    elif word[-1] not in "aeiouwx" and word[-2] in "aeiou" and word[-3:-2] not in "aeiou":
        forms |= {word + word[-1] + end for end in ("ing", "ed", "er")}
    return {form[:LETTERS] for form in forms}


def _forms_of_other_letters(word: str) -> set[str]:
    """The same for Bulgarian; what has five letters may be the beginning of a longer word."""
    if len(word) == LETTERS:
        return set()
    if word[-1] in "аяое":
        return {*(word[:-1] + end for end in "аяоеи"), word + "т"}
    return {word + "т"} if word[-1] == "и" else {word + end for end in "аъоие"}


_SHORTEST = 3
"""Shorter words are no nouns or verbs with forms of their own."""
