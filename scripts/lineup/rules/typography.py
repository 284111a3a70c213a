"""Typography: marks that are unbalanced, or written as another language writes them.

House style is a note. A mark that is wrong in one place where the rest of the tree is right is a warning.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache

from lineup import model
from lineup.evidence import Feature
from lineup.flat import CHARACTERS, signs, table, written
from lineup.languages import language
from lineup.languages.alphabets import needs_no_space
from lineup.languages.base import NO_STYLE, Language
from lineup.rules.context import Hit, Pair
from lineup.rules.decimals import decimal_marks
from lineup.rules.encoding import garbled, maybe_garbled
from lineup.rules.grouping import number_form
from lineup.rules.house_style import MARKS, SPACE_BEFORE, house_style, styled
from lineup.rules.places import on_target
from lineup.words import having

_DOUBLE = re.compile(r"(?<![\w.-])([^\W\d_]{2,})[ \u00a0\n]+\1(?![\w\u0300\u0301-])")


def typography(pair: Pair) -> Iterator[Hit]:
    """Marks of the target's blocks."""
    first, second = map(language, pair.languages)
    outer = second.quotes[0] if second.quotes else ""
    twice = first.style.doubled | second.style.doubled
    broken = maybe_garbled(pair.texts[1])
    marked, doubled = _not_in_step(pair, outer), set(pair.words[1].doubled())
    decimal, odd, spaced = (
        (_with_decimals(pair), _in_other_style(pair, second), _spaced(pair))
        if second.style is not NO_STYLE
        else (set[int](), set[int](), set[int]())
    )
    heads = [index for index, one in enumerate(pair.target_features) if one.head[0] == model.HEAD_ROW]
    for index in sorted(marked | doubled | decimal | odd | spaced):
        one = pair.target_features[index]
        kind, plain = one.block.kind, one.plain
        if kind not in model.PROSE:
            continue
        if kind in _SENTENCES:
            if index in marked and not (broken and garbled(plain)):
                shown = _with_entities(one)
                yield from _quotes(pair, one, shown, index, outer)
                yield from _brackets(pair, one, shown, index)
            if index in doubled:
                yield from _doubled(pair, one, plain, _there(pair, index), twice, second)
        if index in decimal:
            over = bisect_right(heads, index)
            yield from decimal_marks(pair, index, pair.target_features[heads[over - 1]] if over else None, second)
            yield from number_form(pair, index, first, second)
        if index in odd or index in spaced:
            yield from house_style(pair, one, second, spaced=index in spaced)


def _not_in_step(pair: Pair, outer: str) -> set[int]:
    """The blocks of the target with marks that stand in pairs, unless all of them do, and are brackets or quotation marks as it writes them."""
    raw = pair.flat[1]
    if raw is None:
        return set(range(len(pair.target_features)))
    quotes = _LOW_AND_HIGH if outer == "„“" else b""
    found = {index for index, marks in enumerate(signs(raw, _IN_PAIRS)) if marks and not _in_step(marks, quotes)}
    if quotes and quotes[1] in raw:
        # What closes in one place may open in another, which is seen from what stands beside it.
        found |= having(b" " + raw.replace(b"\0", b"\0 ").translate(_OPENED), b"\0", b" qw")
    return found


def _with_decimals(pair: Pair) -> set[int]:
    """The blocks of the target with a mark between two digits."""
    return {index for index in pair.figures[1] if pair.target_features[index].decimals}


def _in_other_style(pair: Pair, known: Language) -> set[int]:
    """The blocks of the target with a sign that differs from the house style of its language."""
    return pair.reading(1, styled(known))


def _spaced(pair: Pair) -> set[int]:
    """The blocks of the target with two spaces in a row, or with one before a mark."""
    raw, texts = pair.flat[1], pair.target_features.texts
    before = set(range(len(texts))) if raw is None else having(raw.translate(_MARKS), b"\0", b" .")
    return pair.saying(1, "  ").union([index for index in before if SPACE_BEFORE.search(texts[index])])


_MARKS = table({" ": " ", **dict.fromkeys(MARKS, ".")}, "x")


_SENTENCES = frozenset(
    (
        model.PARAGRAPH,
        model.ITEM,
        model.DEFINITION,
        model.FOOTNOTE,
        model.HEADING,
        model.ADMONITION,
        model.TERM,
        model.ROW,
        model.HEAD_ROW,
    )
)
_IN_PAIRS = '„“”«»"()[]'
"""Marks of which there should be two."""


_LOW_AND_HIGH = written("„“") or b""
_OPENED = table(
    {
        **{letter: "w" for letter in CHARACTERS if letter.isalnum() or letter == "_"},
        **{mark: " " for mark in CHARACTERS if mark.isspace() or mark in "([/–—-\x1a"},
        "“": "q",
    },
    "x",
)
"""Letters, and what stands before a mark that opens; a mark without a byte may be a space."""


@lru_cache(maxsize=1 << 12)
def _in_step(marks: bytes, quotes: bytes) -> bool:
    """Have these marks of a block all their partners: brackets, and quotation marks only if they are these two, in turn?"""
    curled = marks.translate(None, b"()[]")
    return curled == quotes * (len(curled) // 2) and all(
        marks.count(left) == marks.count(right) for left, right in ((b"(", b")"), (b"[", b"]"))
    )


def _there(pair: Pair, index: int) -> str:
    """What people read in the source where they read a block of the target."""
    return "\n".join([one.plain for one in pair.sources(index)])


_CURLED = re.compile(r"[„“”](?P<opens>(?<=„)|(?<![^\s(\[/–—-][“”])(?=\w))?")


def _unpaired(plain: str) -> re.Match[str] | None:
    """The first of the marks „ “ ” without a partner: „…“ pairs, and so do “…”, ”…” and what mixes them."""
    open_: list[re.Match[str]] = []
    for match in _CURLED.finditer(plain):
        if open_ and match["opens"] is None:
            open_.pop()
        else:
            open_.append(match)
    return open_[0] if open_ else None


def _odd(plain: str) -> bool:
    """Is one straight quotation mark too many here, whether or not one behind a digit means inches?"""
    if '„"“' in plain or '“"”' in plain:
        plain = plain.replace('„"“', "").replace('“"”', "")  # the mark itself is spoken of
    return plain.count('"') % 2 == 1 and len(_STRAIGHT.findall(plain)) % 2 == 1


def _with_entities(one: Feature) -> str:
    """The plain text of a block with its marks that are written as entities at their places."""
    plain = one.plain
    if "&" in one.block.text:
        for found in _ENTITY.finditer(one.block.text):
            plain = f"{plain[: found.start()]}{_ENTITIES[found[1]].ljust(len(found[0]))}{plain[found.end() :]}"
    return plain


def _quotes(pair: Pair, one: Feature, plain: str, index: int, outer: str) -> Iterator[Hit]:
    """Quotation marks that are opened and not closed, or the reverse."""
    if outer == "„“":
        for match in _CLOSED_STRAIGHT.finditer(plain) if _closes_straight(pair) else ():
            yield on_target(pair, "quote-style", one, match.start(), match[0], f"{match[0][:-1]}“")
            plain = f"{plain[: match.start()]} {plain[match.start() + 1 : match.end() - 1]} {plain[match.end() :]}"
        odd = _unpaired(plain)
        if odd:
            yield on_target(pair, "quote-unbalanced", one, odd.start(), odd[0], "“" if odd[0] == "„" else "„")
            return
    elif outer == "“”" and plain.count("“") != plain.count("”") and "„" not in plain:
        yield on_target(pair, "quote-unbalanced", one, max(plain.find("“"), plain.find("”"), 0), "“”", None)
        return
    if plain.count("«") != plain.count("»") and (there := _there(pair, index)).count("«") == there.count("»"):
        yield on_target(pair, "quote-unbalanced", one, max(plain.find("«"), plain.find("»")), "«»", None)
        return
    if '"' in plain and _odd(plain) and not _odd(_there(pair, index)):
        yield on_target(pair, "quote-unbalanced", one, plain.find('"'), '"', None)


def _brackets(pair: Pair, one: Feature, plain: str, index: int) -> Iterator[Hit]:
    """Brackets that are opened and not closed, or the reverse."""
    for left, right in ("()", "[]"):
        more = _count(plain, left) - _count(plain, right)
        if (
            not more
            or _count(there := _there(pair, index), left) != _count(there, right)
            or (more < 0 and (_MARKER.search(plain) or _SMILEY.search(plain)))
            or _HALF_OPEN.search(plain)
        ):
            continue
        at = (
            max(plain.rfind(left), plain.rfind(_WIDE.get(left, left)))
            if more > 0
            else min(found for found in (plain.find(right), plain.find(_WIDE.get(right, right))) if found >= 0)
        )
        yield on_target(pair, "bracket-unbalanced", one, at, plain[at], None)


_ENTITIES = {"bdquo": "„", "ldquo": "“", "rdquo": "”", "quot": '"', "laquo": "«", "raquo": "»"}
_ENTITY = re.compile(f"&({'|'.join(_ENTITIES)});")
_CLOSED_STRAIGHT = re.compile(r"„[^„“”\"]{1,300}\"")


def _closes_straight(pair: Pair) -> bool:
    """Is „…" how a page writes quotation marks throughout: does it never close them with a curved one?"""
    return '"' in pair.texts[1] and "“" not in pair.texts[1] and "”" not in pair.texts[1]


_WIDE = {"(": "（", ")": "）"}
"""Brackets as they are written between Chinese and Japanese letters."""


def _count(text: str, bracket: str) -> int:
    """How often a bracket stands in a text, narrow or wide."""
    return text.count(bracket) + (text.count(_WIDE[bracket]) if bracket in _WIDE and not text.isascii() else 0)


# a) and 1) count without an opening bracket.
_MARKER = re.compile(r"(?:^|\s)(?:\d{1,2}|[^\W\d_])[)）]")
_SMILEY = re.compile(r"(?<!\w)[:;]-?\)")
_HALF_OPEN = re.compile(
    r"\[\s*[-−]?\d[\d.,]*\s?[,;]\s*[-−]?[\d∞][\d.,]*\s?\)|\(\s*[-−]?[\d∞][\d.,]*\s?[,;]\s*[-−]?\d[\d.,]*\s?\]"
)
"""An interval without one of its ends: [0, 128)."""
_STRAIGHT = re.compile(r"(?<!\d)\"")


_LONG = 5
"""So many letters no little word has."""
_AGAIN = re.compile(r"(?i)\b([^\W\d_]{4,}) [^\W\d_]{1,4} \1")
"""To undo the undo's: the translation may do without the little word between."""


@lru_cache(maxsize=8)
def _behind(words: str) -> re.Pattern[str]:
    """One of these words at the end of a text."""
    return re.compile(rf"(?<!\w)(?:{words})[ \u00a0\n]\Z", re.IGNORECASE)


def _doubled(pair: Pair, one: Feature, plain: str, there: str, twice: frozenset[str], known: Language) -> Iterator[Hit]:
    """The same word twice in a row, but for those that may stand so (`twice`)."""
    for match in _DOUBLE.finditer(plain):
        if match[1].lower() in twice or "|" in match[0] or _DOUBLE.search(there):
            continue
        if _AGAIN.search(there) and not _AGAIN.search(plain):
            continue
        if known.style.doubled_behind and _behind(known.style.doubled_behind).search(plain, 0, match.start()):
            continue
        between = one.block.text[match.end(1) : match.end() - len(match[1])]
        if "![" in between or any(map(str.isalnum, between)):
            continue  # code stands between them, or the second begins what a picture shows
        if known.style is NO_STYLE and len(match[1]) < _LONG and not needs_no_space(match[1][0]):
            continue  # of a language's little words some may stand twice: Leute, die die Stadt kennen
        yield on_target(pair, "word-doubled", one, match.start(), " ".join(match[0].split()), match[1])
        return
