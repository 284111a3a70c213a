"""What the program says, in English and in Bulgarian: one sentence for each rule, and the words in them."""

from __future__ import annotations

from collections.abc import Mapping

from lineup.messages import bg, en

LANGUAGES = {"en": en, "bg": bg}


def sentence(rule: str, words: Mapping[str, str | int], language: str = "en") -> str:
    """A rule's sentence about one finding, in the program's language."""
    catalogue = LANGUAGES[language]
    filled = dict(words)
    for key, table in (("kind", catalogue.KINDS), ("what", catalogue.MARKS), ("why", catalogue.REASONS)):
        if key in filled:
            filled[key] = table.get(str(filled[key]), str(filled[key]))
    if rule == "page-unreadable":
        return str(filled["why"]).format(**filled)
    if int(filled.get("count", 1)) > 1:
        return catalogue.MANY["missing" if rule.endswith("missing") else "added"].format(**filled)
    for variant in (
        f"{rule}:found" if not filled.get("expected", "x") else "",
        f"{rule}:expected" if not filled.get("found", "x") else "",
    ):
        if variant in catalogue.RULES:
            return catalogue.RULES[variant].format(**filled)
    return catalogue.RULES[rule].format(**filled)
