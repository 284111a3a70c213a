"""Two pages that are no translations of each other, as far as they alone can tell."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from lineup import model
from lineup.evidence import Feature
from lineup.languages.lexicon import NO_LEXICON
from lineup.model import Bead, Page, Place
from lineup.rules.context import Hit, Pair

RULE = "page-unlike"
PERHAPS, APART = "perhaps", "apart"
"""The variants of hits that count only if another page fits: the page may be strange; or it has much without a twin, so that its place
may be another's."""

_APART = 0.1
"""Blocks without a twin, of those of both pages, from which on a page may be no translation. Of 2,232 pairs of published pages one
had more; of exchanged ones with ten blocks or more 19 in 20 have 0.2."""
_FITS = 0.25
"""So many blocks without a twin a translation may have that stands at another page's place."""
_WORDS, _EVIDENCE = 0.3, 0.5
"""What more of is shared, pages are each other's translation: in the mean of the known words that twins have; of the blocks that show
code, addresses or numbers. Published pairs share 0.35 and 0.67 or more, 19 in 20 of them; exchanged ones 0.14 and 0.33 or less."""
_HALF = 0.5
"""How much of what speaks for a translation the weaker of the two must have."""
_SURELY_APART, _NO_WORDS, _NO_EVIDENCE = 0.2, 0.1, 0.2
"""What tells without another page: halves and thirds of published translations are told by it one time in 2,500."""
_SURELY_BLOCKS, _SURELY_WORDS, _SURELY_EVIDENCE = 10, 6, 5
"""So many blocks a page must have for that, so many of them with words, and with evidence, if that is to tell."""
_FEW = 3
"""Of so many blocks one can tell anything."""
_KNOWN = 4
"""Words that a block must have to tell anything."""
_MOST = 80
"""Twins that are looked at: more of them tell the same."""


class Likeness(NamedTuple):
    """How far two pages say the same: shares from 0 to 1, None where too little is there to tell.

    `apart` of the blocks without a twin, `evidence` of the blocks whose twin shows the same, `words` of the words that a block
    shares with its twin, in the mean; `sure` tells whether there is enough of all to say that the pages are strangers.
    """

    apart: float
    evidence: float | None
    words: float | None
    sure: bool = False

    @property
    def doubtful(self) -> bool:
        """May one page have nothing to do with the other?"""
        return self.apart >= _APART and (self.words or 0) <= _WORDS and (self.evidence or 0) <= _EVIDENCE

    @property
    def alike(self) -> bool:
        """Is one page the other's translation, as far as can be told?"""
        said = [
            share / least for share, least in ((self.words, _WORDS), (self.evidence, _EVIDENCE)) if share is not None
        ]
        return self.apart <= _FITS and bool(said) and max(said) > 1 and min(said) > _HALF


def likeness(source: Sequence[Feature], target: Sequence[Feature], beads: Sequence[Bead]) -> Likeness:
    """How far two pages say the same, by their beads."""
    alone = sum(not ours or not theirs for ours, theirs, _ in beads)
    twins = [
        (source[ours[0]], target[theirs[0]]) for ours, theirs, _ in beads if len(ours) == len(theirs) == 1
    ][:_MOST]  # fmt: skip
    showing = min(_MOST, *(sum(1 for one in side if one.keys) for side in (source, target)))
    same = sum(1 for one, two in twins if not one.keys.isdisjoint(two.keys))
    shares = list(_shares(twins))
    apart = alone / max(1, len(source) + len(target))
    evidence = min(1.0, same / showing) if showing >= _FEW else None
    words = sum(shares) / len(shares) if len(shares) >= _FEW else None
    said = [
        share <= most
        for share, most, count, least in (
            (words, _NO_WORDS, len(shares), _SURELY_WORDS),
            (evidence, _NO_EVIDENCE, showing, _SURELY_EVIDENCE),
        )
        if share is not None and count >= least
    ]
    enough = apart >= _SURELY_APART and min(len(source), len(target)) >= _SURELY_BLOCKS
    return Likeness(apart, evidence, words, enough and bool(said) and all(said))


def _shares(twins: Sequence[tuple[Feature, Feature]]) -> Iterator[float]:
    """For each pair of twins in prose how much of the known words of the poorer one the other has, where words are known."""
    for one, two in twins:
        if one.block.kind in model.PROSE and two.block.kind in model.PROSE and one.lexicon is not NO_LEXICON:
            a, b = one.sounds, two.sounds
            if min(len(a), len(b)) >= _KNOWN:
                yield len(a & b) / min(len(a), len(b))


def _beginning(page: Page) -> Place:
    """The first block that is no comment."""
    return next(
        (Place(page.path, block.line, block.end_line) for block in page.blocks if block.kind != model.COMMENT),
        Place(page.path, page.front.body_line, page.front.body_line),
    )


def unlike(pair: Pair) -> Iterator[Hit]:
    """That the target is not its source's translation, or perhaps not; nearly every page is."""
    if pair.in_step:
        return
    found = likeness(pair.source_features, pair.target_features, pair.beads)
    if found.apart >= _APART:
        variant = "" if found.sure else PERHAPS if found.doubtful else APART
        here, there = (_beginning(page) for page in (pair.source, pair.target))
        yield Hit(RULE, here, there, words={"variant": variant} if variant else {})
