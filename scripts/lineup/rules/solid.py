"""What stands in a block by itself and is the same in every language: code, formulas, snippets, raw HTML."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import takewhile
from operator import eq

from lineup import model
from lineup.evidence import Feature
from lineup.languages.basics import basics
from lineup.links import at_source, meaning, rewriting, short_codes
from lineup.model import Place
from lineup.rules.context import Hit, Pair, place_of
from lineup.rules.disguised import disguised
from lineup.rules.properties import properties

# It begins with one character of a set, which is looked for at full speed; what stands before that is looked at afterwards.
_COMMENT = re.compile(
    r"[#;%/<\"-](?:(?:(?<=\s.)|(?<=^.))(?:(?<=[#;%])|(?<=/)/|(?<=-)-)(?:\s.*|$)"
    r"|(?<=/)\*.*?\*/|(?<=<)!--.*?-->|(?<=\")\"\".*?\"\"\")"
)

_TEXT = re.compile(r"\"[^\"]*\"|'[^']*'")

_BESIDE_MARKS = re.compile(r" (?:(?=[(),=+*;{}&])|(?<=[(),=+*;{}&] ))")
"""A space beside a mark, where it changes nothing in code."""

_CASELESS = frozenset(
    "ada basic bas vb vba vbnet vbscript sql mysql pgsql plsql tsql pascal delphi fortran cobol bat batch".split()
)
"""Languages in which capital letters are written as one likes."""

_DRAWN = ("mermaid", "plantuml")
"""Languages of diagrams, in which a translation may break its texts into lines as it needs."""

_TOLD = frozenset((model.CODE, model.MATH, model.SNIPPET, model.HTML))


def solid(pair: Pair, first: Feature, second: Feature) -> Iterator[Hit]:
    """Code, formulas, snippets, HTML: the same but for what is written for readers."""
    a, b = first.block, second.block
    if a.kind not in _TOLD or (a.text == b.text and a.info == b.info):
        return
    source, target = place_of(pair.source, a), place_of(pair.target, b)
    if a.kind == model.SNIPPET:
        if a.text.split() != b.text.split():
            yield Hit("snippet-changed", source, target, b.text, a.text, {"found": b.text, "expected": a.text}, b.text)
        return
    if a.kind == model.HTML:
        yield from _html(pair, first, second)
        return
    named = [block.info.split("{")[0].split()[0] if block.info.split("{")[0].split() else "" for block in (a, b)]
    if named[0] != named[1]:
        yield Hit(
            "code-language",
            source,
            target,
            named[1],
            named[0],
            {"found": named[1], "expected": named[0]},
            named[1],
        )
    if a.text == b.text or (named[0] in _DRAWN and a.text.count("\n") != b.text.count("\n")):
        return
    lines = [_lines(block.text, named[0], pair.languages) for block in (a, b)]
    changed = _changed_line(lines[0], lines[1], pair.languages, pair.texts[1])
    if changed is None:
        return
    row, expected, found = changed
    if (
        named[0].lower() in _CASELESS
        and not disguised(expected, found)
        and not _changed_line([line.lower() for line in lines[0]], [line.lower() for line in lines[1]], pair.languages)
    ):
        return
    fenced = b.end_line - b.line > b.text.count("\n")
    line = min(b.line + fenced + row, b.end_line)
    said: dict[str, str | int] = {"found": found, "expected": expected}
    if odd := disguised(expected, found):
        said |= {"variant": "letters", "codes": odd}
    here = Place(pair.target.path, line, b.end_line, target.column)
    yield Hit(
        "code-changed",
        source,
        here,
        found or None,
        expected or None,
        said,
        f"{expected}>{found}",
    )


def _changed_line(
    first: list[str], second: list[str], languages: tuple[str, str], page: str = ""
) -> tuple[int, str, str] | None:
    """The first line of code that differs in more than comments and texts: (row of the second, expected, found).

    Texts and comments are translated; where the reader's language has another alphabet, one in Latin letters is none, and what
    it says is to be the same, but for the code of the language (`"bg-BG"` for `"en-US"`). `page` is all that the target says.
    """
    a = [line.rstrip() for line in first if line.strip()]
    b = [line.rstrip() for line in second if line.strip()]
    if len(a) == len(b):
        pairs = list(zip(a, b, strict=True))
        row = next(
            (row for row, (old, new) in enumerate(pairs) if old != new and _is_changed(old, new, languages, page)), None
        )
        return None if row is None else (second_row(second, row), a[row].strip(), b[row].strip())
    # A comment that takes one line more or less in the translation is no change.
    shared = {line.strip() for line in a} & {line.strip() for line in b}
    bare_a, bare_b = ([line.strip() if line.strip() in shared else _code(line) for line in side] for side in (a, b))
    kept_a = [line for line in bare_a if line.strip() and not translated(line)]
    kept_b = [line for line in bare_b if line.strip() and not translated(line)]
    lost, gained = Counter(kept_a) - Counter(kept_b), Counter(kept_b) - Counter(kept_a)
    # A text that is written for readers is code to the eye of the other side; what is commented is neither. What both
    # sides have stands for nothing else.
    spoken = sum(translated(line) and line not in shared for line in bare_b)
    before = sum(in_other_letters(line) and line not in shared for line in bare_a)
    if sum(lost.values()) <= spoken and sum(gained.values()) <= before:
        return None
    row, missing = _alone(bare_a, bare_b)
    old = missing if lost[missing] else next(iter(lost), "")
    new = next(iter(gained), "")
    # A line that is gone belongs right behind the one before it, though a blank one may follow there.
    at = second_row(second, row) if new or not row else second_row(second, row - 1) + 1
    return at, old.strip(), new.strip()


def _is_changed(old: str, new: str, languages: tuple[str, str], page: str) -> bool:
    """Do two lines of code that are not the same differ in more than comments and texts?"""
    one, other = _code(old), _code(new)
    # The spaces around marks are looked at last: most lines that differ are translated comments.
    if (
        one != other
        and (not translated(other) or _calls_another(one, new, page))
        and not in_other_letters(one)
        and tight(one) != tight(other)
        and not _in_own_language(old, new, languages)
        and not _remarked(old, new)
    ):
        return True
    if (
        old.isascii()
        and new.isascii()
        and _SAID.findall(old) != _SAID.findall(new)
        and not basics(languages[1]).latin
        and not _in_own_language(old, new, languages)
    ):
        return True
    return bool(disguised(old, new))


_SAID = re.compile(r"[A-Za-z]+|[0-9]+")

_REMARK = re.compile(r"\s[—–]\s.*")
"""What stands behind a dash that no language of programs knows: what a line is about, said to readers."""


def _remarked(old: str, new: str) -> bool:
    """Do two lines of code differ only in what each says to readers behind a dash?"""
    one, two = _REMARK.sub("", old, 1), _REMARK.sub("", new, 1)
    return old != one and new != two and one.split() == two.split()


_CALLED = re.compile(
    r"(?<![\w<{$])(?:[a-z]+(?:_[a-z0-9]+)+|[a-z]+(?:[A-Z][a-z0-9]+)+)(?=\()"
    r"|(?<=\w[.#])(?:[a-z]+(?:_[a-z0-9]+)+|[a-z]+(?:[A-Z][a-z0-9]+)+)(?!\w)"
)
"""Names of several words that a program knows something by: search_pages(, Page#shouldKeepOrder. No text is written so."""


def _calls_another(old: str, new: str, page: str) -> bool:
    """Has a translated line of code lost a name by which a program calls something, and that its page has elsewhere?"""
    return any(name not in new and name in page for name in _CALLED.findall(old))


def _in_own_language(old: str, new: str, languages: tuple[str, str]) -> bool:
    """Do two lines differ only in that each names its own language, between quotation marks or tags?"""
    first, second = (
        re.sub(rf"""(?<=[\"'>])(?:{_codes(code)})(?:[-_][A-Za-z]{{2,4}})?(?=[\"'<])""", "", line)
        for line, code in zip((old, new), short_codes(languages), strict=True)
    )
    return first == second


def _codes(code: str) -> str:
    """An expression for the codes of a language: of two letters, and of three where they are known."""
    return "|".join(re.escape(one) for one in (code, basics(code).long_code) if one)


_LONG = 400
"""Lines of code up to which the place of a lost line is looked for line by line."""


def _alone(first: list[str], second: list[str]) -> tuple[int, str]:
    """Where two runs of code part: the row of the second, and the line of the first that has no twin there ("" if none).

    A translated text may stand for any line; of several it stands for the one that begins as it does.
    """
    if max(len(first), len(second)) > _LONG:
        return next((row for row, (a, b) in enumerate(zip(first, second, strict=False)) if a != b), 0), ""
    from difflib import SequenceMatcher  # noqa: PLC0415 - most trees' code is the same

    row = len(second)
    for _, a0, a1, b0, b1 in SequenceMatcher(None, first, second, autojunk=False).get_opcodes():
        run, other = first[a0:a1], second[b0:b1]
        if len(run) == len(other):
            continue
        row = b0
        if len(run) == len(other) + 1:
            fits = [_begins_alike(run[:k] + run[k + 1 :], other) for k in range(len(run))]
            k = fits.index(max(fits))
            return b0 + k, run[k]
        return row, run[0] if run else ""
    return row, ""


_LETTERS = re.compile(r"[A-Za-z]+")


def _begins_alike(first: list[str], second: list[str]) -> int:
    """How many letters lines have in common at their beginning."""
    pairs = zip(first, second, strict=True)
    return sum(in_common(one, two) for one, two in pairs)


def in_common(one: str, two: str) -> int:
    """How many letters two texts have in common at their beginning."""
    return len(list(takewhile(bool, map(eq, one, two))))


def second_row(lines: list[str], row: int) -> int:
    """The row in all lines of the row-th line that is not blank."""
    filled = [index for index, line in enumerate(lines) if line.strip()]
    return filled[min(row, len(filled) - 1)] if filled else 0


def _code(line: str) -> str:
    """A line of code without comments, texts and spacing."""
    return " ".join(_TEXT.sub("''", _COMMENT.sub("", line)).split())


def tight(code: str) -> str:
    """A line of code, in which at most one space stands anywhere, without spaces around marks."""
    return _BESIDE_MARKS.sub("", code)


def translated(line: str) -> bool:
    """Has this line letters beyond ASCII, as a translated comment or text would?"""
    return not line.isascii() and any(char.isalpha() and char > "\x7f" for char in line)


_FIRST_OTHER = "\u0370"
"""Before it stand the Latin letters."""


def in_other_letters(text: str) -> bool:
    """Has this letters of another alphabet than the Latin one, as what is translated from another language would?"""
    return not text.isascii() and any(char.isalpha() and char >= _FIRST_OTHER for char in text)


_BASIC = frozenset("basic bas vb vba vbnet vbscript".split())
_BASIC_COMMENT = re.compile(r"^((?:[^\"'\n]|\"[^\"\n]*\")*?)(?:'|\bREM\b).*", re.IGNORECASE)


def _lines(text: str, info: str, languages: tuple[str, str]) -> list[str]:
    """The lines of code; where both languages have Latin letters, without the comments of Basic, that no others tell apart."""
    lines = text.split("\n")
    if info.lower() not in _BASIC or not all(basics(code).latin for code in languages):
        return lines
    return [_BASIC_COMMENT.sub(r"\1", line) for line in lines]


_TAGS = re.compile(r"<([A-Za-z][\w-]{0,40})(?=[\s/>])")

_ADDRESSES = re.compile(r"""(?:src|href)\s{0,5}=\s{0,5}["']([^"']{1,2000})["']""")


def _html(pair: Pair, first: Feature, second: Feature) -> Iterator[Hit]:
    """Raw HTML: the same tags and addresses."""
    a, b = first.block, second.block
    if a.text == b.text:
        return
    source, target = place_of(pair.source, a), place_of(pair.target, b)
    yield from properties(a, b, source, target)
    there, here = _ADDRESSES.findall(a.text), _ADDRESSES.findall(b.text)
    said = [meaning(one, pair.source.path, pair.languages) for one in there]
    meant = [at_source(meaning(one, pair.target.path, pair.languages), one, said) for one in here]
    lost, gained = _left(said, meant), _left(meant, said)
    tags = [[tag.lower() for tag in _TAGS.findall(block.text)] for block in (a, b)]
    # What holds an address is gone with it: that is told once.
    gone = [one for one in _left(tags[0], tags[1]) if not lost or one not in _HOLDERS]
    new = [one for one in _left(tags[1], tags[0]) if not gained or one not in _HOLDERS]
    if gone or new:
        rule = "html-tag-added" if not gone else "html-tag"
        expected, found = (gone or [""])[0], (new or [""])[0]
        words: dict[str, str | int] = {"found": found, "expected": expected, "rewriting": ""}
        yield Hit(rule, source, target, found or None, expected or None, words, f"{expected}>{found}")
    if lost or gained:
        rule = "link-target" if lost and gained else "link-missing" if lost else "link-added"
        put = rewriting(lost[0], gained[0]) if lost and gained else ("", "")
        expected, found = there[said.index(lost[0])] if lost else "", here[meant.index(gained[0])] if gained else ""
        words = {"found": found, "expected": expected, "rewriting": f"{put[0]}\n{put[1]}" if any(put) else ""}
        yield Hit(rule, source, target, found or None, expected or None, words, f"{expected}>{found}")


_HOLDERS = frozenset(("a", "img", "source", "iframe", "video", "audio"))
"""Tags that are there for the address in them."""


def _left(first: list[str], second: list[str]) -> list[str]:
    """What the first list has more often than the second."""
    return list((Counter(first) - Counter(second)).elements())
