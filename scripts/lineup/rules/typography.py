"""Typography: marks that are unbalanced, or written as another language writes them.

House style is a note. A mark that is wrong in one place where the rest of the tree is right is a warning.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import islice
from operator import eq

from lineup import model
from lineup.evidence import Feature
from lineup.flat import signs
from lineup.languages import language
from lineup.languages.base import NO_STYLE
from lineup.rules.context import Hit, Pair
from lineup.rules.decimals import decimal_marks
from lineup.rules.encoding import garbled, maybe_garbled
from lineup.rules.house_style import SPACE_BEFORE, house_style, styled
from lineup.rules.places import on_target
from lineup.words import has_any

_DOUBLE = re.compile(r"(?<![\w-])([^\W\d_]{2,})[ \u00a0\n]+\1(?![\w-])")


def typography(pair: Pair) -> Iterator[Hit]:
    """Marks of the target's blocks."""
    second = language(pair.languages[1])
    outer = second.quotes[0] if second.quotes else ""
    twice = language(pair.languages[0]).style.doubled | second.style.doubled
    said = pair.words[1]
    page = pair.texts[1]
    broken, spaced = maybe_garbled(page), has_any(page, SPACE_BEFORE)
    raw = pair.flat[1]
    marks: Sequence[bytes | None] = (None,) * len(said) if raw is None else signs(raw, _IN_PAIRS)
    # What is nowhere on the page need not be looked for in every block.
    prose = "\0".join(pair.prose[1])
    odd = has_any(prose, styled(second))
    head: Feature | None = None
    for index, one in enumerate(pair.target_features):
        kind = one.block.kind
        if kind == model.HEAD_ROW:
            head = one
        if kind not in model.PROSE or not one.block.text:
            continue
        plain = one.plain
        if kind in _SENTENCES:
            if not _in_step(marks[index]) and not (broken and garbled(plain)):
                yield from _balance(pair, one, plain, index, outer)
            if any(map(eq, said[index], islice(said[index], 1, None))):
                yield from _doubled(pair, one, plain, _there(pair, index), twice)
        if second.style is not NO_STYLE:
            marked = one.decimals
            if marked:
                yield from decimal_marks(pair, one, head, second)
            if odd or marked or spaced or "  " in one.block.text:
                yield from house_style(pair, one, second, spaced=spaced, marked=marked)


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


@lru_cache(maxsize=1 << 12)
def _in_step(marks: bytes | None) -> bool:
    """Have these marks of a block, which are brackets and no quotation marks, all their partners? Most blocks have no marks."""
    return marks is not None and all(mark in b"()[]" for mark in marks) and all(
        marks.count(left) == marks.count(right) for left, right in ((b"(", b")"), (b"[", b"]"))
    )  # fmt: skip


def _there(pair: Pair, index: int) -> str:
    """What people read in the source where they read a block of the target."""
    return "\n".join([one.plain for one in pair.sources.get(index, ())])


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
    return plain.count('"') % 2 == 1 and len(_STRAIGHT.findall(plain)) % 2 == 1


def _balance(pair: Pair, one: Feature, plain: str, index: int, outer: str) -> Iterator[Hit]:
    """Quotation marks and brackets that are opened and not closed, or the reverse."""
    if outer == "„“":
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
        return
    for left, right in ("()", "[]"):
        more = plain.count(left) - plain.count(right)
        if (
            not more
            or (there := _there(pair, index)).count(left) != there.count(right)
            or (more < 0 and (_MARKER.search(plain) or _SMILEY.search(plain)))
        ):
            continue
        at = plain.rfind(left) if more > 0 else plain.find(right)
        yield on_target(pair, "bracket-unbalanced", one, at, left if more > 0 else right, None)


# a) and 1) count without an opening bracket.
_MARKER = re.compile(r"(?:^|\s)(?:\d{1,2}|[^\W\d_])\)")
_SMILEY = re.compile(r"(?<!\w)[:;]-?\)")
_STRAIGHT = re.compile(r"(?<!\d)\"")


_AGAIN = re.compile(r"(?i)\b([^\W\d_]{4,}) [^\W\d_]{1,4} \1")
"""To undo the undo's: the translation may do without the little word between."""


def _doubled(pair: Pair, one: Feature, plain: str, there: str, twice: frozenset[str]) -> Iterator[Hit]:
    """The same word twice in a row, but for those that may stand so (`twice`)."""
    for match in _DOUBLE.finditer(plain):
        if match[1].lower() in twice or "|" in match[0] or _DOUBLE.search(there) or _AGAIN.search(there):
            continue
        if any(map(str.isalnum, one.block.text[match.end(1) : match.end() - len(match[1])])):
            continue  # code stands between them
        yield on_target(pair, "word-doubled", one, match.start(), " ".join(match[0].split()), match[1])
        return
