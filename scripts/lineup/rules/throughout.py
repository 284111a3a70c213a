"""What a whole translation lacks that its source has throughout: bold, italics, code marks or links, as after a conversion."""

from __future__ import annotations

from collections import Counter

from lineup.evidence import Features
from lineup.rules.context import Hit, Pair

MARK = "throughout"
"""The word that a hit carries where the target has nothing of the kind."""

_MANY = 5
"""In so many blocks it is no oversight in each of them."""

_REFS = {"inline-code-missing": "code", "link-missing": "link"}
"""What the target lacks, by the rule that tells it."""


def throughout(pair: Pair, hits: list[Hit]) -> list[Hit]:
    """The hits, those marked that tell of marks of which the translation has none at all."""
    kinds = [_kind(hit) for hit in hits]
    if len(kinds) - kinds.count("") < _MANY:
        return hits
    places = {(kind, hit.source.line) for hit, kind in zip(hits, kinds, strict=True) if hit.source}
    often = Counter(kind for kind, _ in places if kind)
    gone = {kind for kind, number in often.items() if number >= _MANY and not _has(pair.target_features, kind)}
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
    return _REFS.get(hit.rule, "")


def _has(side: Features, kind: str) -> bool:
    """Does a page have such marks anywhere?"""
    if kind in _REFS.values():
        return any(ref.kind == kind for one in side.inline for ref in one.inline.refs)
    return any(getattr(one.inline, kind) for one in side.inline)
