"""What a whole translation lacks that its source has throughout, as after a conversion, or keeps: bold, code marks, links, headings."""

from __future__ import annotations

from collections import Counter

from lineup import model
from lineup.evidence import Features
from lineup.rules.context import Hit, Pair

MARK = "throughout"
"""The word that a hit carries where the target has nothing of the kind."""

_MANY = 5
"""In so many blocks it is no oversight in each of them."""

_WHOLLY = 3
"""The same for what nobody leaves out of choice: pictures, closing quotation marks."""

_FEW = 10
"""Where it lacks so many for each that it has, it has them by mistake."""

_REFS = {"inline-code-missing": "code", "link-missing": "link", "image-missing": "image"}
"""What the target lacks, by the rule that tells it."""

_CLOSING = "closing"
"""What quotation marks lack that are only opened."""

_WANTED = ("image", _CLOSING)


def throughout(pair: Pair, hits: list[Hit]) -> list[Hit]:
    """The hits, those marked that tell of marks of which the translation has none, or next to none, or of headings that it keeps."""
    return _with_kept_headings(pair, _without_marks(pair, hits))


def _with_kept_headings(pair: Pair, hits: list[Hit]) -> list[Hit]:
    """The hits, those marked that tell of headings that were not translated, where most of their level were not.

    A reference of a program's messages keeps them as headings, for who looks them up; what stands below them is translated.
    """
    kept = [hit for hit in hits if hit.rule == "block-untranslated" and hit.target]
    if len(kept) < _MANY:
        return hits
    levels = {one.block.line: one.block.level for one in pair.target_features if one.block.kind == model.HEADING}
    told = Counter(levels[hit.target.line] for hit in kept if hit.target and hit.target.line in levels)
    of_level = Counter(levels.values())
    alike = {level for level, number in told.items() if number >= _MANY and 2 * number >= of_level[level]}

    def marked(hit: Hit) -> Hit:
        level = levels.get(hit.target.line) if hit.target and hit.rule == "block-untranslated" else None
        return hit._replace(words={**(hit.words or {}), MARK: f"heading {level}"}) if level in alike else hit

    return [marked(hit) for hit in hits]


def _without_marks(pair: Pair, hits: list[Hit]) -> list[Hit]:
    """The hits, those marked that tell of marks of which the translation has none, or next to none."""
    kinds = [_kind(hit) for hit in hits]
    if len(kinds) - kinds.count("") < _WHOLLY:
        return hits
    places = {(kind, place.line) for hit, kind in zip(hits, kinds, strict=True) if (place := hit.source or hit.target)}
    often = Counter(kind for kind, _ in places if kind)
    gone = {
        kind
        for kind, number in often.items()
        if number >= (_WHOLLY if kind in _WANTED else _MANY) and _FEW * _has(pair.target_features, kind) <= number
    }
    if not gone:
        return hits
    return [
        hit._replace(words={**(hit.words or {}), MARK: kind}) if kind in gone else hit
        for hit, kind in zip(hits, kinds, strict=True)
    ]


def _kind(hit: Hit) -> str:
    """Of which marks a hit tells that a block has none: a kind of references, or of emphasis; empty for other hits."""
    if hit.rule == "emphasis" and hit.found == "0":
        return str((hit.words or {}).get("what", ""))
    if hit.rule == "quote-unbalanced" and hit.found == "„":
        return _CLOSING
    if hit.rule == "block-missing" and (hit.expected or "").startswith("![") and (hit.words or {}).get("count") == 1:
        return "image"
    return _REFS.get(hit.rule, "")


def _has(side: Features, kind: str) -> int:
    """How many blocks of a page have such marks?"""
    if kind == _CLOSING:
        return sum("“" in text or "”" in text for text in side.texts)
    if kind in _REFS.values():
        return sum(any(ref.kind == kind for ref in one.inline.refs) for one in side.inline)
    return sum(bool(getattr(one.inline, kind)) for one in side.inline)
