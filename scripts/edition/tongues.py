"""Marks what a page says in the other language, so that it is read aloud with that language's sounds (WCAG 3.1.2)."""

from __future__ import annotations

import re

_TAG = re.compile(r"(<[^>]+>)")
_NAME = re.compile(r"</?([a-z0-9]+)", re.IGNORECASE)
_LANG = re.compile(r'\slang="([\w-]+)"')
_VOID = frozenset({"br", "hr", "img", "input", "wbr", "source", "col"})
# A listing is written for a machine; inline code may be words that are spoken of.
_SILENT = frozenset({"pre", "script", "style", "svg"})

_CYRILLIC = r"[\u0400-\u04ff]"
_BULGARIAN = re.compile(rf"{_CYRILLIC}+(?:[ \u00a0,.„“()0-9–-]+{_CYRILLIC}+)*")
# English is known by a word that no other language in Latin letters has; names without one are left to the ear.
_WORD = r"[A-Za-z][\w’'&-]*"
_ENGLISH = re.compile(rf"\b{_WORD}(?:[,:]?[ \u00a0]{_WORD}){{2,}}")
_SURE = re.compile(r"\b(?:of|the|and|for|with|on|by|to)\b")


def _other(text: str, language: str) -> str:
    if language == "en":
        return _BULGARIAN.sub(lambda run: f'<span lang="bg">{run[0]}</span>', text)
    if language == "bg":
        return _ENGLISH.sub(lambda run: f'<span lang="en">{run[0]}</span>' if _SURE.search(run[0]) else run[0], text)
    return text


def marked(html: str, language: str) -> str:
    """The content of a page with a `lang` on words that are not in the language of what they stand in.

    In English that is all that is Cyrillic; in Bulgarian runs of three and more Latin words, one of them an English
    particle. Names of one or two words are not marked.

    Args:
        html: well-formed content, as Markdown makes it.
        language: of the page.
    """
    # The elements that are open, each with the language in it; none in what is not read aloud.
    elements = [("", language)]
    parts = _TAG.split(html)
    for position, part in enumerate(parts):
        if position % 2 == 0:
            parts[position] = _other(part, elements[-1][1])
            continue
        found = _NAME.match(part)
        if not found or part.endswith("/>") or (name := found[1].lower()) in _VOID:
            continue
        if not part.startswith("</"):
            given = _LANG.search(part)
            elements.append((name, "" if name in _SILENT else given[1] if given else elements[-1][1]))
        elif any(name == opened for opened, _ in elements[1:]):
            while elements.pop()[0] != name:
                continue
    return "".join(parts)
