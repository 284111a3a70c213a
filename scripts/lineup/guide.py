"""What people read about a rule: what it finds, why it exists, an example that breaks it and one that does not.

The texts stand beside the rules, one file for each family, both languages side by side. Each rule opens with
`=== rule CODE NAME`; `en:`, `bg:`, `why-en:` and `why-bg:` follow, then the files of the example, each under a line
of its own: `=== source`, `=== target` (of page.md, or of the path that is named behind), `=== file PATH`, and
`=== settings` for `[tool.lineup]`. What differs in the good example stands under the same with `good` before it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

from lineup.rules.catalogue import BY_CODE, FAMILIES, RULES

_FOLDER = Path(__file__).parent / "rules" / "guide"
_HEAD = re.compile(
    r"=== (?:rule (?P<code>LU\d{3}) (?P<rule>\S+)|(?P<good>good )?(?P<kind>source|target|file|settings)(?: (?P<path>\S+))?)"
)
_FOLDERS = {"source": "en/", "target": "bg/", "file": ""}


class GuideError(Exception):
    """A file of the guide is not as it should be; the message names file and line."""


class Example(NamedTuple):
    """Two small trees: files from their path to their text, `en/` and `bg/` being the folders of the languages."""

    bad: Mapping[str, str]
    good: Mapping[str, str]
    settings: str


class Guide(NamedTuple):
    """What people read about a rule in one language."""

    says: str
    why: str
    example: Example


def guide_of(name: str, ui: str) -> Guide:
    """The guide to a rule, by its name, in one of the program's languages."""
    said, example = _family(RULES[name].family)[name]
    return Guide(said[ui], said[f"why-{ui}"], example)


class Described(NamedTuple):
    """A rule and what people read about it in one language."""

    name: str
    severity: str
    family: str
    mqm: str
    says: str
    why: str


def described(code: str, ui: str) -> Described:
    """What a report tells of a rule, by its code, in one of the program's languages."""
    rule = BY_CODE[code]
    guide = guide_of(rule.name, ui)
    return Described(rule.name, rule.severity, rule.family, rule.mqm, guide.says, guide.why)


@cache
def _family(family: str) -> dict[str, tuple[dict[str, str], Example]]:
    """The guides of one family, by the rules' names."""
    return read(_FOLDER / f"{family}.txt")


def everything() -> dict[str, tuple[dict[str, str], Example]]:
    """The guides of all families."""
    return {
        name: found
        for family in FAMILIES.values()
        if (_FOLDER / f"{family}.txt").is_file()
        for name, found in _family(family).items()
    }


def read(file: Path) -> dict[str, tuple[dict[str, str], Example]]:
    """A file of the guide.

    Raises:
        GuideError: a line stands where it means nothing.
    """
    raw: dict[str, tuple[dict[str, str], dict[tuple[bool, str], list[str]]]] = {}
    said: dict[str, str] = {}
    parts: dict[tuple[bool, str], list[str]] = {}
    now: list[str] | None = None
    for number, line in enumerate(file.read_text("utf-8").split("\n"), start=1):
        head = _HEAD.fullmatch(line)
        if head and head["rule"]:
            said, parts, now = {}, {}, None
            raw[head["rule"]] = (said, parts)
        elif head:
            name = "settings" if head["kind"] == "settings" else _FOLDERS[head["kind"]] + (head["path"] or "page.md")
            now = parts[bool(head["good"]), name] = []
        elif now is not None:
            now.append(line)
        elif line:
            key, mark, words = line.partition(": ")
            if not mark or key not in ("en", "bg", "why-en", "why-bg"):
                raise GuideError(f"{file.name}:{number}: neither a heading nor one of en, bg, why-en, why-bg")
            said[key] = words
    return {name: (words, _example(files)) for name, (words, files) in raw.items()}


def _example(parts: Mapping[tuple[bool, str], list[str]]) -> Example:
    """The two trees of an example."""
    texts = {key: "\n".join(lines).strip("\n") + "\n" for key, lines in parts.items()}
    bad = {name: text for (good, name), text in texts.items() if not good and name != "settings"}
    better = {name: text for (good, name), text in texts.items() if good}
    return Example(bad, bad | better, texts.get((False, "settings"), ""))
