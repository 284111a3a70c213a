"""Two wordings of a block -> what changed between them, word by word, and how likely it is to matter."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from lineup.languages import language as known_language
from lineup.languages.base import Language
from lineup.languages.norms import norms
from lineup.languages.values import DATE, TIME, WORD, read_values

NONE, LOW, MEDIUM, HIGH = "", "low", "medium", "high"
WEIGHTS = (NONE, LOW, MEDIUM, HIGH)
"""From nothing at all to what a reader would be misled by."""
REASONS = (
    "figures", "dates", "names", "negation", "strength", "links", "code", "wording", "spelling", "punctuation", "markup",
)  # fmt: skip
"""What a change may consist of, gravest first."""
_WEIGHT = {
    **dict.fromkeys(("figures", "dates", "names", "negation", "strength", "links", "code"), HIGH),
    "wording": MEDIUM,
    **dict.fromkeys(("spelling", "punctuation", "markup"), LOW),
}

_TOKEN = re.compile(
    r"(?<=\])\([^()\s]*\)|\[\^[^\]\s]+\]|<[^<>\s]+>|`[^`]*`|\d+(?:[.,:]\d+)*|[^\W\d_]+(?:[’'][^\W\d_]+)*|\*\*|!\[|\s+|."
)
_LINK = re.compile(r"(?<=\])\(([^()\s]*)\)|<([\w-]*[./:@#][^<>\s]*)>|\[\^([^\]\s]+)\]")
_CODE = re.compile(r"`([^`]*)`")
_MARKS = re.compile(r"(?<=\])\([^()\s]*\)|\[\^[^\]\s]+\]|\*\*?|!?\[(?!\^)|\]|`|<[^<>\s]*>")
_LETTERS = re.compile(r"[^\W_]+")
_ARTICLES = frozenset(("a", "an", "the"))
_LITTLE = _ARTICLES | {"to", "that"}
"""English words that, put in or left out alone, mend a sentence and do not change what it says."""
_NUMBER = ({"is", "are"}, {"was", "were"}, {"has", "have"}, {"do", "does"}, {"this", "these"}, {"that", "those"})
"""English words that follow the number of what they belong to."""
_DENIALS = re.compile(
    r"\b(?:(?P<odd>ca|wo|sha)n['’]?t|(?P<verb>do|does|did|is|are|was|were|has|have|had|would|could|should|must|need)"
    r"n['’]?t|(?P<can>can)not)\b",
    re.IGNORECASE,
)
_ODD = {"ca": "can", "wo": "will", "sha": "shall"}
_TWICE = re.compile(r"\b([^\W\d_]+)(?: \1\b)+", re.IGNORECASE)
_DENYING_PREFIX = re.compile(r"(?:un|in|im|il|ir|dis|non|mis|anti|не|без|анти|де)$")
_SENTENCE_START = re.compile(r"(?:^|[.!?…:]\s+|[|]\s+)[\s“„\"'‘(*\[\]#>x-]*$")


class Change(NamedTuple):
    """How one wording differs from another: its weight, and what it consists of, gravest first."""

    weight: str
    reasons: tuple[str, ...]


SAME = Change(NONE, ())


class Part(NamedTuple):
    """A stretch of two texts: what both have (`=`), what only the old one has (`-`), what only the new one has (`+`)."""

    kind: str
    text: str


def tokens(text: str) -> list[str]:
    """A wording in words, numbers, marks and spaces; links, code and tags are one each."""
    return _TOKEN.findall(text)


def difference(old: str, new: str) -> tuple[Part, ...]:
    """What changed, word by word; a space or a mark alone between two changes is part of them."""
    a, b = tokens(old), tokens(new)
    parts: list[Part] = []
    for kind, i1, i2, j1, j2 in _joined(SequenceMatcher(None, a, b, autojunk=False).get_opcodes(), a):
        if kind == "equal":
            parts.append(Part("=", "".join(a[i1:i2])))
            continue
        if i2 > i1:
            parts.append(Part("-", "".join(a[i1:i2])))
        if j2 > j1:
            parts.append(Part("+", "".join(b[j1:j2])))
    return tuple(parts)


_Op = tuple[str, int, int, int, int]


def _joined(ops: Iterable[tuple[str, int, int, int, int]], a: Sequence[str]) -> list[_Op]:
    """Operations, those that only white space keeps apart as one, so that a phrase is shown as a phrase."""
    found: list[_Op] = []
    ops = list(ops)
    for at, op in enumerate(ops):
        kind, i1, i2, j1, j2 = op
        between = kind == "equal" and 0 < at < len(ops) - 1 and not "".join(a[i1:i2]).strip()
        changes = kind != "equal" or between
        if changes and found and found[-1][0] != "equal":
            _, first, _, second, _ = found[-1]
            found[-1] = ("replace", first, i2, second, j2)
        else:
            found.append(("replace" if between else kind, i1, i2, j1, j2))
    return found


def likeness(old: str, new: str) -> float:
    """How much of their words two wordings share in the same order, 0 to 1."""
    if old == new:
        return 1.0
    a, b = _words(old), _words(new)
    if not a or not b:
        return 0.0
    most = 2 * (Counter(a) & Counter(b)).total() / (len(a) + len(b))
    if most < 0.25:
        # In no order can they share more than this.
        return most
    return SequenceMatcher(None, a, b, autojunk=False).ratio()


def _words(text: str) -> list[str]:
    return [word.casefold() for word in _LETTERS.findall(text)]


# --- weight --------------------------------------------------------------------------------------------------------


def weighed(old: str, new: str, code: str) -> Change:
    """How much it matters that one wording has become another, in the language that `code` names."""
    if old == new:
        return SAME
    language = known_language(code)
    reasons: set[str] = set()
    if _links(old) != _links(new):
        reasons.add("links")
    before, after = _bare(old), _bare(new)
    if before == after:
        reasons |= {"markup"} if not reasons else set()
        return _change(reasons)
    if code == "en":
        before, after = _spelt_out(before), _spelt_out(after)
    words = {"spelling"} if before == after else _worded(before, after)
    reasons |= _values(before, after, language) | words
    if words - {"spelling", "punctuation"} or not words:
        # An error of typing in a word that denies or demands is one like any other.
        reasons |= _said(before, after, language)
    if "wording" in reasons and _spans(old) != _spans(new):
        reasons.add("code")
    return _change(reasons or {"punctuation"})


def _change(reasons: set[str]) -> Change:
    ordered = tuple(one for one in REASONS if one in reasons)
    return Change(max((_WEIGHT[one] for one in ordered), key=WEIGHTS.index, default=LOW), ordered)


def _links(text: str) -> Counter[str]:
    return Counter("".join(one) for one in _LINK.findall(text))


def _spans(text: str) -> Counter[str]:
    return Counter(_CODE.findall(text))


def _bare(text: str) -> str:
    """A wording without its marks."""
    return " ".join(_MARKS.sub("", text).split())


def _spelt_out(text: str) -> str:
    """English without short forms, as don't for do not, and without words that stand there twice by mistake."""
    if "n" in text:
        text = _DENIALS.sub(lambda one: f"{one['verb'] or one['can'] or _ODD[one['odd'].lower()]} not", text)
    return _TWICE.sub(r"\1", text)


def _values(old: str, new: str, language: Language) -> set[str]:
    """Have figures or dates changed? A number in words counts where another takes its place."""
    found: set[str] = set()
    a, b = (Counter((one.kind, one.key, one.unit) for one in read_values(text, language)) for text in (old, new))
    gone, come = a - b, b - a
    for kind, _, _ in (*gone, *come):
        if kind in (DATE, TIME):
            found.add("dates")
        elif kind != WORD:
            found.add("figures")
    if any(kind == WORD for kind, _, _ in gone) and any(kind == WORD for kind, _, _ in come):
        found.add("figures")
    return found


def _said(old: str, new: str, language: Language) -> set[str]:
    """Does it deny where it did not, or demand with another strength?"""
    found: set[str] = set()
    if language.negations:
        a, b = (_denials(text, language) for text in (old, new))
        if a != b:
            found.add("negation")
    for _, pattern in norms(language):
        if len(pattern.findall(old)) != len(pattern.findall(new)):
            found.add("strength")
    return found


def _denials(text: str, language: Language) -> int:
    assert language.negations is not None  # noqa: S101 - asked before
    exempt = len(language.exempt_negations.findall(text)) if language.exempt_negations else 0
    return len(language.negations.findall(text)) - exempt


def _worded(old: str, new: str) -> set[str]:
    """What happened to the words themselves."""
    found: set[str] = set()
    if _squeezed(old) == _squeezed(new):
        # The same letters: spaces, hyphens, marks, capitals.
        same = [one.casefold() for one in _LETTERS.findall(old)] == [one.casefold() for one in _LETTERS.findall(new)]
        return {"punctuation" if same and _case(old) == _case(new) else "spelling"}
    a, b = tokens(old), tokens(new)
    for kind, i1, i2, j1, j2 in _joined(SequenceMatcher(None, a, b, autojunk=False).get_opcodes(), a):
        if kind != "equal":
            found |= _replaced(a, (i1, i2), b, (j1, j2))
    return found


def _squeezed(text: str) -> str:
    return "".join(_LETTERS.findall(text)).casefold()


def _case(text: str) -> str:
    return "".join(_LETTERS.findall(text))


def _replaced(a: Sequence[str], old: tuple[int, int], b: Sequence[str], new: tuple[int, int]) -> set[str]:
    """What it is that some words of one text have become some of another."""
    gone = [k for k in range(*old) if a[k][0].isalpha()]
    come = [k for k in range(*new) if b[k][0].isalpha()]
    if not gone and not come:
        # Figures are judged by their value.
        return set()
    first, second = [a[k] for k in gone], [b[k] for k in come]
    if _squeezed("".join(first)) == _squeezed("".join(second)):
        return {"punctuation" if first == second else "spelling"}
    if len(first) == len(second) and all(is_typo(x, y) for x, y in zip(first, second, strict=True)):
        return {"spelling"}
    for little in (_ARTICLES, _LITTLE) if not first or not second else (_ARTICLES,):
        bare = [[word.casefold() for word in words if word.casefold() not in little] for words in (first, second)]
        if len(bare[0]) == len(bare[1]) and all(is_typo(x, y) for x, y in zip(*bare, strict=True)):
            return {"spelling"}
    found = {"wording"}
    names = [Counter(_names(side, places)) for side, places in ((a, gone), (b, come))]
    if not _same_names(names[0] - names[1], names[1] - names[0]):
        found.add("names")
    if _denied(first, second):
        found.add("negation")
    return found


def _same_names(gone: Counter[str], come: Counter[str]) -> bool:
    """Are the names that went away and those that came the same, but for errors of typing?"""
    left = list(come.elements())
    for name in gone.elements():
        twin = next((one for one in left if one.casefold() == name.casefold() or is_typo(name, one)), None)
        if twin is None:
            return False
        left.remove(twin)
    return not left


def _names(side: Sequence[str], places: Sequence[int]) -> list[str]:
    """Words that stand for somebody or something: capitals inside a sentence, or several in a word."""
    found = []
    for at in places:
        word = side[at]
        capitals = sum(letter.isupper() for letter in word)
        if capitals > 1 or (
            capitals and word[0].isupper() and not _SENTENCE_START.search("".join(side[max(0, at - 12) : at]))
        ):
            found.append(word)
    return found


def _denied(gone: Sequence[str], come: Sequence[str]) -> bool:
    """Has a word become its own denial, as possible becomes impossible?"""
    first, second = ({word.casefold() for word in words} for words in (gone, come))
    for longer, shorter in ((first - second, second - first), (second - first, first - second)):
        for word in longer:
            for other in shorter:
                if word != other and word.endswith(other) and _DENYING_PREFIX.match(word[: -len(other)]):
                    return True
    return False


def is_typo(old: str, new: str) -> bool:
    """Is this one word, typed otherwise: a letter or two wrong, missing, too many or exchanged?

    Words that begin with another letter, numbers, and short words that differ are two words.
    """
    a, b = old.casefold(), new.casefold()
    if a == b or {a, b} in _NUMBER:
        return True
    if a[0] != b[0] or any(letter.isdigit() for letter in a + b):
        return False
    shorter = min(len(a), len(b))
    if shorter < 3:
        return False
    if max(a, b, key=len) in (f"{min(a, b, key=len)}s", f"{min(a, b, key=len)}d"):
        return True
    if sorted(a) == sorted(b) and _distance(a, b) == 1:
        return True
    return shorter >= 4 and abs(len(a) - len(b)) <= 2 and _distance(a, b) <= (1 if shorter < 7 else 2)


def _distance(a: str, b: str) -> int:
    """How many letters were changed, left out, put in, or exchanged with their neighbour (optimal string alignment)."""
    before: list[int] = []
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, start=1):
        older, before, row = before, row, [i]
        for j, y in enumerate(b, start=1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (x != y))
            if i > 1 and j > 1 and x == b[j - 2] and a[i - 2] == y:
                cost = min(cost, older[j - 2] + 1)
            row.append(cost)
    return row[-1]
