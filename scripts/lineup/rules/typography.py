"""Typography: marks that are unbalanced, or written as another language writes them.

House style is a note. A mark that is wrong in one place where the rest of the tree is right is a warning.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import islice
from operator import eq

from lineup import model
from lineup.evidence import Feature, row_cells
from lineup.flat import signs
from lineup.languages import language
from lineup.languages.base import Language
from lineup.languages.values import readings
from lineup.rules.context import Hit, Pair, place_in
from lineup.rules.encoding import garbled, maybe_garbled
from lineup.rules.script import has_any

_DOUBLE = re.compile(r"(?<![\w-])([^\W\d_]{2,})[ \u00a0\n]+\1(?![\w-])")
_TWICE = frozenset(
    "that had very many bye ha no so много най дълго се-се вие бла по-по just далеч бързо едва полека".split()
)
_SPACES = re.compile(r"(?<=\S) {2,}(?=\S)")
_BEFORE_MARK = re.compile(r"(?<=[^\W\d_]) (?=[,;!?](?:\s|$)|[.:](?:\s|$))")
_LITERAL = re.compile(r"(\d(?<![\w.,]\d)\d*)([.,])(\d{1,2})(?![\w]|[.,]\d)")
_NAMED = re.compile(
    r"(?:[A-Za-z][\w.+#/-]*[)\]:,]?(?: ?[≥≤<>=~^]{1,2})?|(?i:версия|версии|раздел|точка|глава|фигура|табл(?:ица|\.)|т\.|v|чл\.|ал\.|№)) ?$"
)
_NAMED_IN_LATIN = re.compile(
    r"(?:[A-Z][\w.+#/-]*[)\]:,]?(?: ?[≥≤<>=~^]{1,2})?|(?i:versions?|section|point|chapter|figure|table|release|v|no\.)) ?$"
)
_OUTER = {"bg": ("„", "“"), "de": ("„", "“"), "en": ("“", "”")}


def typography(pair: Pair) -> Iterator[Hit]:
    """Marks of the target's blocks."""
    second = language(pair.languages[1])
    code = second.code
    said = pair.words[1]
    page = pair.texts[1]
    broken, spaced = maybe_garbled(page), has_any(page, _SPACE_BEFORE)
    raw = pair.flat[1]
    marks: Sequence[bytes | None] = (None,) * len(said) if raw is None else signs(raw, _IN_PAIRS)
    # What is nowhere on the page need not be looked for in every block.
    prose = "\0".join(pair.prose[1])
    styled = code != "bg" or has_any(prose, _STYLED)
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
                yield from _balance(pair, one, plain, index, code)
            if any(map(eq, said[index], islice(said[index], 1, None))):
                yield from _doubled(pair, one, plain, _there(pair, index))
        if code in ("bg", "en"):
            marked = one.decimals
            if marked:
                yield from _decimal(pair, one, head, second)
            if styled or marked or spaced or "  " in one.block.text:
                yield from _forms(pair, one, plain, second, spaced=spaced, marked=marked)


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
_STYLED = ('"', "”", "%", "г.", " - ", " — ")


@lru_cache(maxsize=1 << 12)
def _in_step(marks: bytes | None) -> bool:
    """Have these marks of a block, which are brackets and no quotation marks, all their partners? Most blocks have no marks."""
    return marks is not None and all(mark in b"()[]" for mark in marks) and all(
        marks.count(left) == marks.count(right) for left, right in ((b"(", b")"), (b"[", b"]"))
    )  # fmt: skip


def _there(pair: Pair, index: int) -> str:
    """What people read in the source where they read a block of the target."""
    return "\n".join([one.plain for one in pair.sources.get(index, ())])


def customs(features: Sequence[Feature], code: str) -> Counter[str]:
    """How often a page writes decimals as its language does (`decimal-right`), and how often not."""
    second = language(code)
    counts: Counter[str] = Counter()
    if second.code in ("bg", "en"):
        head: Feature | None = None
        for one in features:
            if one.block.kind == model.HEAD_ROW:
                head = one
            if one.block.kind in model.PROSE and one.decimals:
                for match in _decimals(one, head, second.code):
                    counts["decimal-right" if match[2] == second.decimal else "decimal-wrong"] += 1
    return counts


def _hit(pair: Pair, rule: str, one: Feature, start: int, found: str, expected: str | None, **words: str) -> Hit:
    place = place_in(pair.target, one.block, start)
    said: dict[str, str | int] = {"found": found, "expected": expected or "", **words}
    return Hit(
        rule,
        None,
        place._replace(end_line=max(place.line, one.block.end_line)),
        found,
        expected,
        said,
        f"{found}>{expected or ''}",
    )


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


def _balance(pair: Pair, one: Feature, plain: str, index: int, code: str) -> Iterator[Hit]:
    """Quotation marks and brackets that are opened and not closed, or the reverse."""
    opening, closing = _OUTER.get(code, ("", ""))
    if code in ("bg", "de"):
        odd = _unpaired(plain)
        if odd:
            yield _hit(pair, "quote-unbalanced", one, odd.start(), odd[0], closing if odd[0] == "„" else opening)
            return
    elif code == "en" and plain.count("“") != plain.count("”") and "„" not in plain:
        yield _hit(pair, "quote-unbalanced", one, max(plain.find("“"), plain.find("”"), 0), "“”", None)
        return
    if plain.count("«") != plain.count("»") and (there := _there(pair, index)).count("«") == there.count("»"):
        yield _hit(pair, "quote-unbalanced", one, max(plain.find("«"), plain.find("»")), "«»", None)
        return
    if '"' in plain and _odd(plain) and not _odd(_there(pair, index)):
        yield _hit(pair, "quote-unbalanced", one, plain.find('"'), '"', None)
        return
    for left, right in ("()", "[]"):
        more = plain.count(left) - plain.count(right)
        if (
            not more
            or (there := _there(pair, index)).count(left) != there.count(right)
            or (more < 0 and _MARKER.search(plain))
        ):
            continue
        at = plain.rfind(left) if more > 0 else plain.find(right)
        yield _hit(pair, "bracket-unbalanced", one, at, left if more > 0 else right, None)


# a) and 1) count without an opening bracket.
_MARKER = re.compile(r"(?:^|\s)(?:\d{1,2}|[^\W\d_])\)")
_STRAIGHT = re.compile(r"(?<!\d)\"")


def _doubled(pair: Pair, one: Feature, plain: str, there: str) -> Iterator[Hit]:
    """The same word twice in a row."""
    for match in _DOUBLE.finditer(plain):
        if match[1].lower() in _TWICE or "|" in match[0] or _DOUBLE.search(there):
            continue
        if any(map(str.isalnum, one.block.text[match.end(1) : match.end() - len(match[1])])):
            continue  # code stands between them
        yield _hit(pair, "word-doubled", one, match.start(), " ".join(match[0].split()), match[1])
        return


_SPACE_BEFORE = (" ,", " ;", " !", " ?", " .", " :")
_UP_TO = re.compile(r"\d+\.\d+[ \u00a0]?[–—-][ \u00a0]?$")
_VERSION = re.compile(r"(?i:верси|\bversion|\brelease|издани(?:е|я|ето|ята)\b)")
_SINCE = re.compile(r"(?i:от|добавен[оа]?|въведен[оа]?|since|added|introduced)[.:]?$")
"""The head of a column that says since which version something holds."""
_ALONE = re.compile(
    r" {2,200}\||[ \u00a0]?(?:[^\w\s%€$£°‰]|$|\n)|[ \u00a0][–—-]|[ \u00a0](?:и|или|до|на|от|нататък|and|or|to)\b"
)
"""What may stand behind a version: a mark, the line's end, a little word; behind a decimal stands what it counts."""


def _decimals(one: Feature, head: Feature | None, code: str) -> Iterator[re.Match[str]]:
    """Numbers with one or two decimals that are no version, section or date."""
    plain = one.plain
    named = _NAMED_IN_LATIN if code == "en" else _NAMED
    for match in _LITERAL.finditer(plain):
        if (
            not named.search(_UP_TO.sub("", plain[max(0, match.start() - 24) : match.start()]))
            and not re.match(r"\.(?:\d|[xXхХ*](?!\w))|[ \u00a0]?г\.", plain[match.end() : match.end() + 3])
            and not (_ALONE.match(plain, match.end()) and _of_versions(one, head, match.start()))
        ):
            yield match


def _of_versions(one: Feature, head: Feature | None, offset: int) -> bool:
    """Does a block speak of versions, or the head of this table's column?"""
    if one.block.kind != model.ROW:
        return _VERSION.search(one.plain) is not None
    names, cell = (
        row_cells(head.block) if head else [],
        len(row_cells(one.block._replace(text=one.block.text[:offset] + "x"))),
    )
    return (
        0 < cell <= len(names)
        and (_VERSION.search(names[cell - 1]) or _SINCE.match(names[cell - 1].strip())) is not None
    )


_EDITION = re.compile(r"\d\.0")
"""Industry 4.0, Web 2.0: a name wherever a word stands before it."""


_CAPITAL = re.compile(r"[^\W\d_][\w-]*[^\W\d_]\s$")


def _of_a_name(pair: Pair, one: Feature, match: re.Match[str]) -> bool:
    """Is this the version of something whose name is in the reader's letters here, and in Latin ones in the source?"""
    before = _CAPITAL.search(one.plain, 0, match.start())
    if before is None or not before[0][0].isupper():
        return False
    name = re.compile(rf"[A-Z][\w.+#-]*\s{re.escape(match[0])}(?![\w]|[.,]\d)")
    index = next((k for k, feature in enumerate(pair.target_features) if feature is one), -1)
    return any(name.search(there.plain) for there in pair.sources.get(index, ()))


def _is_literal(pair: Pair, one: Feature, match: re.Match[str]) -> bool:
    """Does this stand alone in straight quotation marks, as in the source: a setting's value, which a program reads?"""
    quoted = one.plain[max(0, match.start() - 1) : match.end() + 1]
    if quoted != f'"{match[0]}"':
        return False
    index = next((k for k, feature in enumerate(pair.target_features) if feature is one), -1)
    return any(quoted in there.plain for there in pair.sources.get(index, ()))


def _decimal(pair: Pair, one: Feature, head: Feature | None, second: Language) -> Iterator[Hit]:
    """A decimal mark of another language."""
    plain = one.plain
    for match in _decimals(one, head, second.code):
        if match[2] == "." and (_of_a_name(pair, one, match) or _is_literal(pair, one, match)):
            continue
        named = _EDITION.fullmatch(match[0]) and re.search(r"[^\W\d_][“”’»)]?[ \u00a0]$", plain[: match.start()])
        other = f"{match[1]}{second.decimal}{match[3]}"
        if match[2] != second.decimal and not named and not re.search(rf"(?<!\d){re.escape(other)}(?!\d)", plain):
            yield _hit(pair, "decimal-mark", one, match.start(), match[0], other)


_PERCENT = re.compile(r"(?<=\d)([ \u00a0\u202f]?)%(?!\w)")
_YEAR = re.compile(r"г\.(?:(?<=\d\d\d\dг\.)|(?<=\d\d\d\d г\.))(?!\w)")
_GROUPED = re.compile(r"\d(?<![\w.,/-]\d)(?<!\d[ \u00a0]\d)\d{0,2}(?:[.,]\d{3})+(?![\d.,/-]*\d)(?!\w)")
_HYPHEN = re.compile(r"(?<=[^\W\d_]) (?P<dash>-|—) (?=[^\W\d_])")
_STRAIGHT_PAIR = re.compile(r"(?<![\w=])\"(?=\S)([^\"\n]{1,200})(?<=\S)\"")
_ENGLISH_PAIR = re.compile(r"“([^“”„\n]{1,200})”")


def _forms(pair: Pair, one: Feature, plain: str, second: Language, *, spaced: bool, marked: bool) -> Iterator[Hit]:
    """House style: quotation marks, spaces that must not break, dashes, thousands."""
    if second.code == "bg":
        if '"' in plain or "”" in plain:
            for match in (*_STRAIGHT_PAIR.finditer(plain), *_ENGLISH_PAIR.finditer(plain)):
                if re.search(r"[\u0400-\u04ff]", match[1]):
                    yield _hit(pair, "quote-style", one, match.start(), match[0], f"„{match[1]}“")
        if "%" in plain:
            for match in _PERCENT.finditer(plain):
                if match[1] != "\u00a0":
                    yield _hit(pair, "hard-space", one, match.start(), match[0], "\u00a0%")
        if "г." in plain:
            for match in _YEAR.finditer(plain):
                gap = " " if plain[match.start() - 1] == " " else ""
                yield _hit(pair, "hard-space", one, match.start() - len(gap), gap + match[0], "\u00a0г.")
        if " - " in plain or " — " in plain:
            for match in _HYPHEN.finditer(plain):
                yield _hit(pair, "dash-form", one, match.start("dash"), match["dash"], "–")
        for match in _GROUPED.finditer(plain) if marked else ():
            if readings(match[0], ",")[0] == float(re.sub("[.,]", "", match[0])):
                yield _hit(pair, "number-form", one, match.start(), match[0], re.sub("[.,]", "\u00a0", match[0]))
    elif second.code == "en" and "%" in plain:
        for match in _PERCENT.finditer(plain):
            if match[1]:
                yield _hit(pair, "space-before-mark", one, match.start(), match[0], "%")
    if "  " in one.block.text and one.block.kind in (model.PARAGRAPH, model.ITEM):
        for match in _SPACES.finditer(plain):
            if not _blank(one, match.start(), match.end()):
                yield _hit(pair, "space-doubled", one, match.start(), match[0], " ")
    if spaced and has_any(one.block.text, _SPACE_BEFORE):
        for match in _BEFORE_MARK.finditer(plain):
            if not _blank(one, match.start(), match.end()):
                found = plain[match.start() : match.end() + 1]
                yield _hit(pair, "space-before-mark", one, match.start(), found, plain[match.end()])


def _blank(one: Feature, start: int, end: int) -> bool:
    """Was something else than spaces blanked out here?"""
    return one.block.text[start:end].strip() != ""
