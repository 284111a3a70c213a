"""Little words of the source that were left beside code: „ключ (`A` or `B`)“, „добавете a `#`“."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from lineup.evidence import Feature
from lineup.languages.base import Language

_WORD_BEFORE = re.compile(r"(?:^|(?P<letter>[^\W\d_])[,;:]? |(?P<code>`) )(?P<word>[A-Za-z]{1,7}) `\Z")


def left_beside_code(source: list[Feature], target: list[Feature], first: Language) -> tuple[Feature, int, str] | None:
    """A little word that stands before the same code as in the source, behind a word in other letters or behind code.

    The block, where it begins there, and the word.
    """
    for one in target:
        for word, at, code in _before_code(one, first):
            if any((word, code) == (its, other) for its, _, other in _of(source, first)):
                return one, at, word
    return None


def _of(side: Iterable[Feature], first: Language) -> Iterator[tuple[str, int, str]]:
    for one in side:
        yield from _before_code(one, first, anywhere=True)


def _before_code(one: Feature, first: Language, *, anywhere: bool = False) -> Iterator[tuple[str, int, str]]:
    """Little words right before code in a block, each with its place and that code."""
    for ref in one.inline.refs:
        if ref.kind != "code":
            continue
        found = _WORD_BEFORE.search(one.block.text, max(0, ref.offset - 12), ref.offset + 1)
        if not found or found["word"].lower() not in first.common:
            continue
        if anywhere or not found["letter"] or not found["letter"].isascii():
            yield found["word"].lower(), found.start("word"), ref.target
