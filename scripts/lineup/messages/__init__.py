"""What the program says, in English and in Bulgarian: one sentence for each rule, and the words in them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from lineup.messages import bg, en, work

LANGUAGES = {"en": en, "bg": bg}
LONGEST = 160
"""Characters of the page's own text that a sentence shows at once."""

# Rules whose `found` and `expected` are this program's own words, which need translating like the rest.
_WORDED = {
    "block-kind": "KINDS",
    "block-nesting": "CONTEXTS",
    "list-kind": "LISTS",
    "front-matter-type": "TYPES",
    "admonition-type": "ADMONITIONS",
}
_OF_THE_PAGE = frozenset(("encoding", "front-matter-twice", "size"))
"""Reasons why a page is unreadable whose detail is the page's own, or a number."""
_UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]+")


def sentence(rule: str, words: Mapping[str, str | int], language: str = "en") -> str:
    """A rule's sentence about one finding, on one line, in the program's language.

    `words` fills the sentence's places. Where `found` or `expected` is empty, the sentence `rule:expected` or
    `rule:found` is taken, if there is one: what it names is the side that has something to show. A rule with several
    sentences names the one it means by `variant`.
    """
    return _said(rule, tuple(words.items()), language)


@lru_cache(maxsize=1024)
def _said(rule: str, words: tuple[tuple[str, str | int], ...], language: str) -> str:
    """The same; of thousands of notes about the form of a mark nearly all say the same."""
    catalogue = LANGUAGES[language]
    filled = {key: _short(value) if isinstance(value, str) else value for key, value in words}
    for key, table in (("kind", catalogue.KINDS), ("what", catalogue.MARKS)):
        if key in filled:
            filled[key] = table.get(str(filled[key]), filled[key])
    if "weight" in filled:
        weight, reasons = str(filled["weight"]), str(filled["reasons"]).split(",")
        filled["weight"] = work.WEIGHTS[language].get(weight, weight)
        filled["reasons"] = ", ".join(work.REASONS[language].get(one, one) for one in reasons)
    if rule == "page-unreadable":
        why = str(filled["why"])
        if why not in _OF_THE_PAGE:
            filled["detail"] = _ended("foreign", {"text": filled["detail"]}, language)
        return str(catalogue.REASONS[why].format(**filled))
    if "error" in filled:
        # A finding tells what is wrong; what to do about it is told where it ends a run.
        filled["why"] = _ended(str(filled["error"]), filled, language).partition("; ")[0]
    if rule in _WORDED:
        for key in ("found", "expected"):
            filled[key] = _worded(str(filled[key]), rule, language)
    if int(filled.get("count", 1)) > 1:
        return str(catalogue.MANY["missing" if rule.endswith("missing") else "added"].format(**filled))
    variant = filled.get("variant") or (
        "expected" if not filled.get("found", "x") else "found" if not filled.get("expected", "x") else ""
    )
    return str(catalogue.RULES.get(f"{rule}:{variant}", catalogue.RULES[rule]).format(**filled))


def _ended(key: str, words: Mapping[str, str | int], language: str) -> str:
    """What would end another run; `why` is what the system says."""
    from lineup.errors import Said, foreign  # noqa: PLC0415 - few trees have such a page
    from lineup.messages.ended import worded  # noqa: PLC0415

    return worded(Said(key, **{**words, "why": foreign(words.get("why", ""))}), language)


def _worded(word: str, rule: str, language: str) -> str:
    """A word of the program's own, in the program's language."""
    table: dict[str, str] = getattr(LANGUAGES[language], _WORDED[rule])
    if rule == "block-nesting":
        # Outermost first in the records; a sentence begins with what stands nearest.
        return " ".join(table.get(name, name) for name in reversed(word.split(" > ")))
    if rule == "admonition-type" and word.startswith("details:"):
        return table["details"].format(type=word.removeprefix("details:"))
    return table.get(word, word)


def _short(text: str) -> str:
    """Some of a page's text on one line: nothing that a terminal would obey, and not too long."""
    if len(text) <= LONGEST and text.isprintable() and "  " not in text and text == text.strip(" "):
        return text  # as most: what is no space and seen by nobody is not printable
    text = " ".join(_UNSEEN.sub(" ", text[: LONGEST * 8]).split())
    return text if len(text) <= LONGEST else text[: LONGEST - 1].rstrip() + "…"
