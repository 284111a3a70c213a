"""The stem of a Bulgarian word, by the rules in bulgarian-stems.json; the site's search reads the same file in JavaScript.

A word passes twice through a list of endings: the longest ending that fits says how many letters go and what
comes in their place. The first list takes off articles, numbers, persons and tenses; the second brings together what
alternates at the end of a stem (стратегическ-, орл- and орел-, език- and езиц-).

The data, in the order in which they are used:

- `letters`: pairs of what is written and what is read (ѝ is read as и, stress marks as nothing);
- `prefixes`: of comparison, taken off where a word is left;
- `kept`: short words of the grammar, which are their own stems and nobody else's;
- `irregular`: stems with the forms that no rule finds;
- `passes`: from an action to its endings. `"2ен"` takes off two letters and puts `ен`; `^` in an ending is the word's
  beginning. A pass that would leave fewer letters than `shortest` leaves the word alone.
"""

from __future__ import annotations

import json
import re
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, NamedTuple

_FILE = Path(__file__).with_name("bulgarian-stems.json")
_ACTION = re.compile(r"(\d+)(.*)", re.DOTALL)


class _Pass(NamedTuple):
    """Endings of one pass, with what to do, and the length of the longest."""

    endings: dict[str, tuple[int, str]]
    longest: int


class _Rules(NamedTuple):
    """The file, ready for use; `known` holds the words whose stems are not found by endings."""

    letters: tuple[tuple[str, str], ...]
    prefixes: tuple[str, ...]
    kept: frozenset[str]
    known: dict[str, str]
    passes: tuple[_Pass, ...]
    shortest: int


def stem_rules() -> dict[str, Any]:
    """The file as it is, for a reader in another language."""
    data: dict[str, Any] = json.loads(_FILE.read_text("utf-8"))
    return data


@cache
def _rules() -> _Rules:
    data = stem_rules()
    kept = frozenset(data["kept"].split())
    known = {word: word for word in kept}
    for stem_, forms in data["irregular"].items():
        known.update(dict.fromkeys(forms.split(), stem_))
    return _Rules(
        letters=tuple((written, read) for written, read in data["letters"]),
        prefixes=tuple(data["prefixes"]),
        kept=kept,
        known=known,
        passes=tuple(_pass(actions) for actions in data["passes"]),
        shortest=data["shortest"],
    )


def _pass(actions: dict[str, str]) -> _Pass:
    endings = {}
    for action, listed in actions.items():
        parts = _ACTION.fullmatch(action)
        if parts is None:
            message = f"{_FILE.name}: the action {action!r} does not begin with a number"
            raise ValueError(message)
        for ending in listed.split():
            endings[ending] = (int(parts[1]), parts[2])
    return _Pass(endings, max(map(len, endings)))


@lru_cache(maxsize=1 << 16)
def stem(word: str) -> str:
    """What the inflected forms of a Bulgarian word share; a word that no rule fits comes back in small letters.

    Capital letters and stress marks make no difference. The stem is a key to compare, not a word to show.
    """
    rules = _rules()
    word = word.lower()
    for written, read in rules.letters:
        if written in word:
            word = word.replace(written, read)
    for prefix in rules.prefixes:
        if word.startswith(prefix) and len(word) > len(prefix):
            word = word[len(prefix) :]
            break
    if word in rules.known:
        return rules.known[word]
    found = word
    for step in rules.passes:
        found = _shorten(found, step, rules.shortest)
    return word if found in rules.kept else found


def _shorten(word: str, step: _Pass, shortest: int) -> str:
    marked = "^" + word
    for start in range(max(0, len(marked) - step.longest), len(marked)):
        found = step.endings.get(marked[start:])
        if found is not None:
            letters, instead = found
            shorter = word[: len(word) - letters] + instead
            return shorter if len(shorter) >= shortest else word
    return word
