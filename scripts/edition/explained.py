"""Terms that explain themselves: the first use of each on a page becomes a link to the glossary that carries its meaning."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from html import escape, unescape

from edition.azindex import GLOSSARY, PAGE
from edition.dates import LANGUAGES
from edition.records import Term
from edition.tables import Place
from lineup import TermBase, occurrences, read_terms, tokens

# More would make a page restless; the glossary has them all.
MOST = 12

_TAG = re.compile(r"<!--.*?-->|<(/?)([a-zA-Z][\w-]*)([^>]*)>", re.DOTALL)
_VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
# Where a term is not running text: what leads elsewhere, names, code, what others said, pictures, controls.
_KEPT = frozenset(
    "a abbr blockquote button caption cite code figure form h1 h2 h3 h4 h5 h6 kbd label math pre q samp script select style "
    "summary sup svg table template textarea title".split()
)
_KEPT_CLASSES = re.compile(r'\bclass="[^"]*\b(?:footnote|admonition-title|letters|status)\b')
_LANG = re.compile(r'\blang="')
# Between the words of one term no sentence ends and no bracket opens.
_APART = re.compile(r"[.;:!?()\[\]„“”…]")
_WORD = re.compile(r"[^\W_]+")
# How many letters at the end of a Bulgarian word change with its form.
_ENDING = 2
# The lists themselves, and the heaviest page, which has a script of its own.
_NOT_HERE = frozenset({GLOSSARY, PAGE, "sources.md", "implementation/activities.md"})
_RULES = "about/lineup/"


@lru_cache(maxsize=4)
def _base(forms: tuple[tuple[str, tuple[str, ...]], ...], language: str) -> TermBase:
    """The terms as the checker finds them, in any inflection."""
    other = next(one for one in LANGUAGES if one != language)
    records = [
        {"id": ident, language: {"preferred": names[0], "admitted": list(names[1:])}, other: {"preferred": ident}}
        for ident, names in forms
    ]
    return read_terms(records, language, other)


def _near(form: str, words: str, language: str) -> bool:
    """Whether words are forms of a term's and not of their kin: отворените данни, but not отвори данните."""
    pairs = zip(_WORD.findall(form.casefold()), _WORD.findall(words.casefold()), strict=False)
    return language != "bg" or all(word.startswith(one[: max(1, len(one) - _ENDING)]) for one, word in pairs)


def _plain(text: str, start: int, end: int) -> bool:
    """Whether what stands there is no part of a name: it has no capitals, but for one that begins a sentence."""
    words = text[start:end]
    begins = not (before := text[:start].rstrip()) or before.endswith((".", "!", "?"))
    return not any(word[0].isupper() for word in _WORD.findall(words)[1 if begins else 0 :])


def _found(text: str, base: TermBase, proper: frozenset[str], language: str) -> Iterator[tuple[int, int, str]]:
    """Where terms stand in a text: start, end, id."""
    for start, end, form, number in occurrences(tokens(text, language), base.by_source, text):
        ident, words = base.terms[number].ident, text[start:end]
        # A name has its capital; a common term has none but those of names in it.
        fits = words[0].isupper() if ident in proper else form.text != form.text.lower() or _plain(text, start, end)
        if fits and not _APART.search(words) and _near(form.text, words, language):
            yield start, end, ident


def explained(html: str, records: Iterable[Term], place: Place) -> str:
    """The content of a page with the first use of every term that has a definition made a link to its entry.

    Headings, links, code, quotations, tables, footnotes and pictures stay as they are, and so do the glossary and the
    other lists.

    Args:
        html: the content as Markdown made it.
        records: the term base.
        place: where the page stands.
    """
    if place.page in _NOT_HERE or place.page.startswith(_RULES):
        return html
    language = place.language
    terms = {one.id: one for one in records if one.definition}
    forms = tuple(
        (one.id, tuple(filter(None, (form.preferred, form.abbreviation, *form.admitted))))
        for one in terms.values()
        for form in [one.forms[language]]
    )
    base = _base(forms, language)
    proper = frozenset(ident for ident, one in terms.items() if one.part_of_speech == "proper noun")
    folder = "" if language == LANGUAGES[0] else f"{language}/"
    glossary = place.file(f"{folder}{GLOSSARY.removesuffix('.md')}/")
    used: set[str] = set()

    def linked(text: str) -> str:
        parts: list[str] = []
        last = 0
        for start, end, ident in _found(text, base, proper, language):
            if ident in used or len(used) == MOST:
                continue
            used.add(ident)
            definition = terms[ident].definition
            meaning = escape(definition.texts[language]) if definition else ""
            link = f'<a class="term" href="{glossary}#term-{ident}" data-meaning="{meaning}">{text[start:end]}</a>'
            parts += [text[last:start], link]
            last = end
        return "".join([*parts, text[last:]])

    made: list[str] = []
    kept: list[str] = []
    last = 0
    for tag in _TAG.finditer(html):
        text = html[last : tag.start()]
        made += [text if kept or not unescape(text).strip() else linked(text), tag[0]]
        last = tag.end()
        name = (tag[2] or "").lower()
        if not name or name in _VOID or tag[0].endswith("/>"):
            continue
        if tag[1]:
            if kept and kept[-1] == name:
                kept.pop()
        elif kept:
            # Only elements of the same name can end before the one that is kept does.
            kept += [name] if name == kept[-1] else []
        elif name in _KEPT or _KEPT_CLASSES.search(tag[3]) or _LANG.search(tag[3]):
            kept.append(name)
    made.append(html[last:] if kept else linked(html[last:]))
    return "".join(made)
