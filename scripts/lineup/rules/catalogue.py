"""Every rule: its code, its name, how grave it is, and its MQM error type. Codes and names never change meaning."""

from typing import NamedTuple


class Rule(NamedTuple):
    """A rule as users select and look it up."""

    code: str
    name: str
    severity: str
    mqm: str

    @property
    def family(self) -> str:
        """The family that a rule's code begins with."""
        return FAMILIES[self.code[:3]]


FAMILIES = {
    "LU0": "pages",
    "LU1": "structure",
    "LU2": "references",
    "LU3": "values",
    "LU4": "script",
    "LU5": "wording",
    "LU6": "typography",
    "LU7": "freshness",
}

_OMISSION, _ADDITION, _MISTRANSLATION = "accuracy/omission", "accuracy/addition", "accuracy/mistranslation"
_UNTRANSLATED, _MARKUP, _STRUCTURE = "accuracy/untranslated", "design/markup", "design/document-structure"

RULES: dict[str, Rule] = {
    rule.name: rule
    for rule in (
        Rule("LU001", "page-missing", "error", _OMISSION),
        Rule("LU002", "page-without-source", "error", _ADDITION),
        Rule("LU003", "page-unreadable", "error", _STRUCTURE),
        Rule("LU004", "page-not-in-navigation", "warning", _STRUCTURE),
        Rule("LU005", "front-matter-missing", "error", _OMISSION),
        Rule("LU006", "front-matter-added", "error", _ADDITION),
        Rule("LU007", "front-matter-type", "error", _STRUCTURE),
        Rule("LU008", "front-matter-value", "error", _MISTRANSLATION),
        Rule("LU009", "front-matter-untranslated", "warning", _UNTRANSLATED),
        Rule("LU010", "page-empty", "error", _OMISSION),
        Rule("LU011", "suppression-unused", "warning", _STRUCTURE),
        Rule("LU012", "suppression-wrong", "error", _STRUCTURE),
        Rule("LU013", "page-unlike", "error", _MISTRANSLATION),
        Rule("LU101", "block-missing", "error", _OMISSION),
        Rule("LU102", "block-added", "error", _ADDITION),
        Rule("LU103", "block-duplicated", "error", _ADDITION),
        Rule("LU104", "block-merged", "warning", _STRUCTURE),
        Rule("LU105", "block-split", "warning", _STRUCTURE),
        Rule("LU106", "block-moved", "warning", _STRUCTURE),
        Rule("LU107", "block-kind", "warning", _STRUCTURE),
        Rule("LU108", "block-nesting", "warning", _STRUCTURE),
        Rule("LU111", "heading-missing", "error", _OMISSION),
        Rule("LU112", "heading-added", "error", _ADDITION),
        Rule("LU113", "heading-level", "error", _STRUCTURE),
        Rule("LU114", "heading-id", "error", _MARKUP),
        Rule("LU115", "heading-id-twice", "error", _MARKUP),
        Rule("LU116", "heading-id-none", "error", _MARKUP),
        Rule("LU121", "item-missing", "error", _OMISSION),
        Rule("LU122", "item-added", "error", _ADDITION),
        Rule("LU123", "task-state", "error", _MISTRANSLATION),
        Rule("LU124", "list-kind", "warning", _STRUCTURE),
        Rule("LU131", "row-missing", "error", _OMISSION),
        Rule("LU132", "row-added", "error", _ADDITION),
        Rule("LU133", "table-columns", "error", _STRUCTURE),
        Rule("LU134", "cells-swapped", "error", _MISTRANSLATION),
        Rule("LU135", "cell-empty", "error", _OMISSION),
        Rule("LU141", "admonition-type", "error", _STRUCTURE),
        Rule("LU201", "link-target", "error", _MISTRANSLATION),
        Rule("LU202", "link-missing", "error", _OMISSION),
        Rule("LU203", "link-added", "warning", _ADDITION),
        Rule("LU204", "link-broken", "error", _MARKUP),
        Rule("LU205", "anchor-broken", "error", _MARKUP),
        Rule("LU206", "link-outside", "error", _MARKUP),
        Rule("LU207", "link-no-file", "warning", _MARKUP),
        Rule("LU211", "image-missing", "error", _OMISSION),
        Rule("LU212", "image-added", "warning", _ADDITION),
        Rule("LU213", "image-target", "error", _MISTRANSLATION),
        Rule("LU214", "image-broken", "error", _MARKUP),
        Rule("LU215", "image-alt-none", "warning", _OMISSION),
        Rule("LU216", "image-alt-untranslated", "warning", _UNTRANSLATED),
        Rule("LU221", "footnote-missing", "error", _OMISSION),
        Rule("LU222", "footnote-added", "error", _ADDITION),
        Rule("LU223", "footnote-other", "error", _MISTRANSLATION),
        Rule("LU224", "footnote-undefined", "error", _MARKUP),
        Rule("LU225", "footnote-unused", "warning", _MARKUP),
        Rule("LU231", "snippet-changed", "error", _MISTRANSLATION),
        Rule("LU232", "code-changed", "error", _MISTRANSLATION),
        Rule("LU233", "code-language", "warning", _MARKUP),
        Rule("LU234", "inline-code-missing", "error", _OMISSION),
        Rule("LU235", "inline-code-added", "note", _ADDITION),
        Rule("LU236", "inline-code-changed", "error", _MISTRANSLATION),
        Rule("LU237", "url-missing", "error", _OMISSION),
        Rule("LU238", "url-added", "warning", _ADDITION),
        Rule("LU239", "url-changed", "error", _MISTRANSLATION),
        Rule("LU240", "email-changed", "error", _MISTRANSLATION),
        Rule("LU241", "html-tag", "warning", _MARKUP),
        Rule("LU244", "html-tag-added", "note", _ADDITION),
        Rule("LU245", "code-unclosed", "error", _MARKUP),
        Rule("LU242", "emphasis", "warning", _MARKUP),
        Rule("LU301", "number-changed", "error", _MISTRANSLATION),
        Rule("LU302", "value-missing", "error", _OMISSION),
        Rule("LU303", "value-added", "error", _ADDITION),
        Rule("LU304", "date-changed", "error", _MISTRANSLATION),
        Rule("LU305", "time-changed", "error", _MISTRANSLATION),
        Rule("LU306", "percent-changed", "error", _MISTRANSLATION),
        Rule("LU307", "money-changed", "error", _MISTRANSLATION),
        Rule("LU308", "measure-changed", "error", _MISTRANSLATION),
        Rule("LU309", "range-reversed", "error", _MISTRANSLATION),
        Rule("LU310", "number-word", "warning", _MISTRANSLATION),
        Rule("LU401", "look-alike", "error", "linguistic-conventions/spelling"),
        Rule("LU402", "foreign-letter", "error", "linguistic-conventions/spelling"),
        Rule("LU403", "combining-letter", "error", "linguistic-conventions/spelling"),
        Rule("LU404", "pronoun-letter", "error", "linguistic-conventions/spelling"),
        Rule("LU405", "invisible-character", "warning", "linguistic-conventions/character-encoding"),
        Rule("LU406", "wrong-encoding", "error", "linguistic-conventions/character-encoding"),
        Rule("LU501", "block-untranslated", "error", _UNTRANSLATED),
        Rule("LU502", "clause-untranslated", "error", _UNTRANSLATED),
        Rule("LU503", "sentence-missing", "warning", _OMISSION),
        Rule("LU504", "sentence-added", "warning", _ADDITION),
        Rule("LU505", "negation-lost", "warning", _MISTRANSLATION),
        Rule("LU506", "negation-added", "warning", _MISTRANSLATION),
        Rule("LU507", "strength-changed", "warning", _MISTRANSLATION),
        Rule("LU508", "opposite-word", "note", _MISTRANSLATION),
        Rule("LU509", "address-mixed", "warning", "style/inconsistent-style"),
        Rule("LU510", "term-missing", "warning", "terminology/inconsistent-with-terminology-resource"),
        Rule("LU511", "term-forbidden", "error", "terminology/wrong-term"),
        Rule("LU512", "headings-exchanged", "warning", _MISTRANSLATION),
        Rule("LU513", "name-changed", "warning", _MISTRANSLATION),
        Rule("LU601", "quote-unbalanced", "warning", "linguistic-conventions/punctuation"),
        Rule("LU602", "bracket-unbalanced", "warning", "linguistic-conventions/punctuation"),
        Rule("LU603", "quote-style", "note", "locale-conventions/locale-specific-punctuation"),
        Rule("LU604", "decimal-mark", "note", "locale-conventions/number-format"),
        Rule("LU605", "number-form", "note", "locale-conventions/number-format"),
        Rule("LU606", "word-doubled", "warning", "linguistic-conventions/spelling"),
        Rule("LU607", "space-doubled", "note", "linguistic-conventions/typographical"),
        Rule("LU608", "space-before-mark", "note", "linguistic-conventions/punctuation"),
        Rule("LU609", "hard-space", "note", "locale-conventions/locale-specific-punctuation"),
        Rule("LU610", "dash-form", "note", "locale-conventions/locale-specific-punctuation"),
        Rule("LU243", "abbreviation-undefined", "warning", _MARKUP),
        Rule("LU701", "source-changed", "warning", _MISTRANSLATION),
        Rule("LU702", "target-changed", "warning", _MISTRANSLATION),
        Rule("LU703", "both-changed", "warning", _MISTRANSLATION),
        Rule("LU704", "never-confirmed", "note", "accuracy"),
        Rule("LU705", "ledger-broken", "error", _STRUCTURE),
    )
}  # fmt: skip

BY_CODE = {rule.code: rule for rule in RULES.values()}
