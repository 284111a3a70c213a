"""Inline code that says the same on both sides, though its characters differ."""

from __future__ import annotations

import re

from lineup.rules.disguised import disguised
from lineup.rules.keys import same_keys
from lineup.rules.parts import Part
from lineup.rules.solid import in_common, in_other_letters, tight, translated


def same_code(old: Part, new: Part) -> bool:
    """May this code stand for that of the source: put into the reader's language, or as the reader would type it?"""
    there, here = old.ref.target, new.ref.target
    if (
        (translated(here) or in_other_letters(there))
        and not _mistyped(there, here)
        and not disguised(there, here)
        and not _is_no_word(old, new)
    ):
        return True  # a placeholder or a word in code marks, put into the reader's language
    if _as_typed(old, new):
        return True
    if tight_code(old).rstrip(".,;:") == tight_code(new):
        return True  # the sentence's full stop had slipped into the code
    return same_keys(there, here)


def is_bare(texts: set[str], part: Part) -> bool:
    """Does one of these texts say without marks what stands in code marks here? Then it takes the place of no other code."""
    bare = re.compile(rf"(?<![\w`]){re.escape(part.ref.target)}(?![\w`])")
    return any(map(bare.search, texts))


_JOINED = re.compile(
    r"[A-Za-z][_./\\:=@$(][A-Za-z)]|[a-z][A-Z]|[a-z]-[a-z]+-[a-z]|[a-z]-\d|^[./~][A-Za-z]|^=[A-Z]+\(|(?:^|\s)--?[a-z]"
)
"""How the names of programs, files and options are joined, which no word of a language is."""


def _is_no_word(old: Part, new: Part) -> bool:
    """Does one word of the reader's language stand for code that is none: a joined name, or one that its page has elsewhere as it is?

    A joined placeholder (`file_name`, `toUnit`) is put into the reader's language with what joins it.
    """
    there, here = old.ref.target, new.ref.target
    if in_other_letters(there) or not (_WORD.fullmatch(here) and here[1:].islower()):
        return False
    if _JOINED.search(there):
        return True
    marked = f"`{there}`"
    return _A_NAME.fullmatch(there) is not None and any(marked in block.text for block in new.page.blocks)


_WORD = re.compile(r"[^\W\d_A-Za-z]+")
_A_NAME = re.compile(r"[a-z][a-z-]{2,}")

_LATIN_NAME = re.compile(r"[A-Za-z]{4,}")


def _mistyped(old: str, new: str) -> bool:
    """Has code with translated words in it a name that is one of the source's but for a letter, or for two that changed places?"""
    there, here = (_LATIN_NAME.findall(text) for text in (old, new))
    return any(
        slip(one, two)
        for one in here
        if one not in there
        for two in there
        if two not in here and one.lower() != two.lower()
    )


def slip(one: str, two: str) -> bool:
    """Is a word another one with a letter more, less or other, or with two neighbours exchanged?"""
    if abs(len(one) - len(two)) > 1:
        return False
    start = in_common(one, two)
    end = in_common(one[start:][::-1], two[start:][::-1])
    rest = one[start : len(one) - end], two[start : len(two) - end]
    return max(map(len, rest)) < 2 or (len(rest[0]) == 2 and rest[0] == rest[1][::-1])


_IN_FORMULA = re.compile(r" ?([-/&<>^]) ?")
"""Further ones, in a formula of a table."""


def tight_code(part: Part) -> str:
    """Code without the spaces that change nothing in it; three dots are one sign or three."""
    code = tight(" ".join(part.ref.target.split())).replace("…", "...")
    return _IN_FORMULA.sub(r"\1", code) if code.startswith("=") else code


_DECIMAL = re.compile(r"(?<![\d.,])(\d+),(\d+)(?![\d.,])")
_NUMBER = re.compile(r"([$€£]?)(\d+(?:[.,'’ \u00a0\u202f]\d+)*)[ \u00a0\u202f]?([%$€£]?)")
"""A number by itself, with a sign or without."""


def _as_typed(old: Part, new: Part) -> bool:
    """Is this the same as the reader would type it: 7,5%, a formula with a comma in its numbers and semicolons between them?"""
    numbers = [_NUMBER.fullmatch(part.ref.target) for part in (old, new)]
    if numbers[0] and numbers[1]:
        one, two = (found[1] + found[3] for found in numbers if found)
        digits = [re.sub(r"\D", "", part.ref.target) for part in (old, new)]
        if one != two or digits[0] != digits[1]:
            return False
        from lineup.languages.values import readings  # noqa: PLC0415 - few pages have the same number in other marks

        ours, theirs = (set(readings(found[2], ".")) - {None} for found in numbers if found)
        return not ours.isdisjoint(theirs)
    there, here = tight_code(old), _DECIMAL.sub(r"\1.\2", tight_code(new)).replace(";", ",")
    return here == (there.replace(";", ",") if there.startswith("=") else there)
