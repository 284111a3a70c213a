"""Pages -> one search index per language: sections with their text, and the names of the term base in both languages."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from edition.dates import LANGUAGES
from edition.records import Form, Term
from edition.search_sections import Section, sections

__all__ = ["FOLDER", "LETTERS", "VERSION", "Found", "index", "sections", "terms", "write"]

FOLDER = "search"
# Changes whenever what is in the file changes its meaning; the script that reads it refuses another.
VERSION = 1
# Lists that name what other pages explain come after those pages, and the rules of the checker, whose examples are about
# everything, after what is about the city.
# In UTF-8 a Cyrillic letter takes two bytes, and what compresses a file looks back over a number of bytes, not of letters.
# So texts in Cyrillic go with each of these letters exchanged for the one below it, and are a tenth smaller compressed.
LETTERS = {
    "en": ("", ""),
    "bg": (
        "абвгдежзийклмнопрстуфхцчшщъьюяАБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШ",
        "abwgdejziqklmnoprstufhcyx~^`|vABWGDEJZIQKLMNOPRSTUFHCYX",
    ),
}
_WEIGHTS = {"sources.md": 0.3, "glossary.md": 0.35, "a-z.md": 0.3, "about/changelog.md": 0.8, "about/state.md": 0.2}
_RULES, _RULES_WEIGHT = "about/lineup/", 0.3


@dataclass(frozen=True)
class Found:
    """A page as the search takes it in.

    Attributes:
        path: under the language's folder, as it is written: `strategy/mission.md`.
        address: relative to the site's home: `bg/strategy/mission/`.
        sections: what is on it.
    """

    path: str
    address: str
    sections: tuple[Section, ...]


def _weight(path: str) -> float:
    """How much what is found on a page counts."""
    return _RULES_WEIGHT if path.startswith(_RULES) else _WEIGHTS.get(path, 1)


def _names(form: Form) -> list[str]:
    """Every name of a term in one language, the preferred one first."""
    return [form.preferred, *([form.abbreviation] if form.abbreviation else []), *form.admitted]


def terms(records: Iterable[Term], language: str) -> list[list[list[str]]]:
    """Per term the names in the index's language and those in the others."""
    return [
        [
            _names(one.forms[language]),
            [name for other in LANGUAGES if other != language for name in _names(one.forms[other])],
        ]
        for one in records
    ]


def index(language: str, pages: Iterable[Found], records: Iterable[Term], stems: Mapping[str, Any]) -> dict[str, Any]:
    """The index of one language, as the script reads it."""
    letters, instead = LETTERS[language]
    exchange = str.maketrans(letters + instead, instead + letters)
    return {
        "version": VERSION,
        "language": language,
        "letters": [letters, instead],
        "pages": [
            [
                page.address,
                _weight(page.path),
                [
                    [one.id, one.level, one.heading.translate(exchange), one.text.translate(exchange)]
                    for one in page.sections
                ],
            ]
            for page in sorted(pages, key=lambda one: one.path)
        ],
        "terms": terms(records, language),
        "stems": stems,
    }


def write(site: Path, made: Mapping[str, Any]) -> Path:
    """Writes an index into the built site; returns its file."""
    file = site / FOLDER / f"{made['language']}.json"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps(made, ensure_ascii=False, separators=(",", ":")), "utf-8")
    return file
