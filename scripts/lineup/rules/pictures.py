"""Alternative texts of pictures: missing, or left in the language of the source."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from lineup.languages.lexicon import LETTERS
from lineup.rules.context import Hit, Pair
from lineup.rules.parts import Part
from lineup.words import in_another_alphabet


def alternatives(pair: Pair, first: list[Part], second: list[Part], key: Callable[[Part], str]) -> Iterator[Hit]:
    """Alternative texts that are missing, or stand there as in the source."""
    texts = {key(part): part for part in first}
    for part in second:
        twin = texts.get(key(part))
        if twin is None:
            continue
        there = twin.ref.text.strip()
        here = part.ref.text.strip()
        if there and not here:
            yield Hit(
                "image-alt-none",
                twin.place,
                part.place,
                None,
                there,
                {"image": part.ref.target, "expected": there},
                key(part),
            )
        elif (
            here
            and here == there
            and not _is_badge(part.ref.target)
            and (_is_prose(here) or _is_phrase(pair, here))
            and in_another_alphabet(*pair.prose)
            and not _is_name(pair, here)
        ):
            yield Hit(
                "image-alt-untranslated",
                twin.place,
                part.place,
                here,
                None,
                {"image": part.ref.target, "found": here},
                key(part),
            )


def _is_badge(address: str) -> bool:
    """Is this a picture of a label, whose alternative text says what is written in it?"""
    return "badge" in address or "shields.io" in address


_FORMULA = re.compile(r"[=^_<>{}\\]")


def _is_prose(text: str) -> bool:
    """Is this a phrase, not a name, a file or a formula?"""
    if _FORMULA.search(text) or _FILE.search(text):
        return False
    words = re.findall(r"[A-Za-z]{2,}", text)
    return len(words) >= 3 and sum(word[0].islower() for word in words) >= 2


_FILE = re.compile(r"\S/\S|\w\.\w{2,5}$")


def _is_name(pair: Pair, text: str) -> bool:
    """Is this the name of a thing in small letters: does the page write each of its words in capitals, or has it a figure?"""
    words = [word for word in re.findall(r"[A-Za-z\d]+", text) if word.isalpha()]
    if not all(f"{word.upper()}" in pair.texts[0] for word in words):
        return False
    return all(re.search(rf"(?<![^\W\d_]){word.upper()}(?![^\W\d_])", pair.texts[0]) for word in words)


def _is_phrase(pair: Pair, text: str) -> bool:
    """Is this a phrase of a few words and no name, on a page that translates its alternative texts?

    A word of it stands in the word list or begins with a small letter, or the page translates the same text elsewhere.
    """
    words = re.findall(r"[A-Za-z]{3,}", text)
    if not 0 < len(words) < 6 or len(text) > 60 or _FORMULA.search(text) or _FILE.search(text):
        return False
    pictures = [ref for one in pair.target_features for ref in one.inline.refs if ref.kind == "image" and ref.text]
    translated = {ref.target.rpartition("/")[2] for ref in pictures if not ref.text.isascii()}
    if 2 * sum(not ref.text.isascii() for ref in pictures) < max(2, len(pictures)):
        return False
    known = pair.target_features[0].lexicon
    if any(word[0].islower() or word[:LETTERS].lower() in known for word in words):
        return True
    return any(
        ref.kind == "image" and ref.text == text and ref.target.rpartition("/")[2] in translated
        for one in pair.source_features
        for ref in one.inline.refs
    )
