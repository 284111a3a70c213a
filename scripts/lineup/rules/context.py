"""What a rule sees and what it says: a pair of pages with its beads; a hit."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence, Set
from functools import cached_property
from itertools import accumulate, count
from operator import add
from typing import NamedTuple

from lineup.evidence import Feature, Features
from lineup.flat import figures, flat, written
from lineup.languages import language
from lineup.languages.lexicon import LETTERS
from lineup.model import PROSE, Bead, Block, Page, Place, steps
from lineup.numbered import counted
from lineup.rules.row import Row
from lineup.words import having, latin

# They begin with one character of a set, which is looked for at full speed.
_SMALL = re.compile(r"[a-z](?<![\w.-].)[a-z]{2,}+(?![\w-])")
_LATIN = re.compile(r"[A-Za-z](?<!\w.)[A-Za-z]{2,}+(?!\w)")


class Hit(NamedTuple):
    """A rule's answer before it is worded: the rule's name, the places, what was found and expected.

    `words` fills the rule's sentence in whatever language the program speaks. `key` tells apart two hits of one
    rule at one place, and goes into the fingerprint. `severity` is set where it is not the rule's own. `mark` is known where
    the page suppresses this rule: the digest of the text that the hit stands on.
    """

    rule: str
    source: Place | None
    target: Place | None
    found: str | None = None
    expected: str | None = None
    words: dict[str, str | int] | None = None
    key: str = ""
    severity: str = ""
    mark: str = ""


class Pair:
    """Two twins, their blocks as the aligner saw them, and the beads. Settings that rules need stand beside them."""

    def __init__(
        self,
        source: Page,
        target: Page,
        source_features: Features,
        target_features: Features,
        beads: tuple[Bead, ...],
        languages: tuple[str, str],
        heading_ids: bool = False,
        links: tuple[tuple[str, str], ...] = (),
    ) -> None:
        self.source = source
        self.target = target
        self.source_features = source_features
        self.target_features = target_features
        self.beads = beads
        self.languages = languages
        self.heading_ids = heading_ids
        self.links = links

    @cached_property
    def in_step(self) -> bool:
        """Has every block its twin in the same place, as on most pages? Then nothing is missing, added, fused or moved."""
        count = len(self.beads)
        return count == len(self.source_features) == len(self.target_features) and [*self.beads] == steps(0, count, 0)

    @cached_property
    def counted(self) -> bool:
        """Do the names of the pictures say only where they stand (lineup.numbered)?"""
        return not self.in_step and counted(self.source_features, self.target_features)

    @cached_property
    def single(self) -> list[tuple[Block, Block]]:
        """The blocks of the beads that have one on either side."""
        source, target = self.source.blocks, self.target.blocks
        if self.in_step:
            return list(zip(source, target, strict=True))
        return [(source[one[0]], target[other[0]]) for one, other, _ in self.beads if len(one) == len(other) == 1]

    @cached_property
    def prose(self) -> tuple[list[str], list[str]]:
        """What people read of each block of either side; raw HTML has none here."""
        source, target = (
            [one.plain if one.head[0] in PROSE else "" for one in side]
            for side in (self.source_features, self.target_features)
        )
        return source, target

    @cached_property
    def flat(self) -> tuple[bytes | None, bytes | None]:
        """`prose` with one byte for each character, where it has such a form (lineup.flat)."""
        return flat(self.prose[0]), flat(self.prose[1])

    @cached_property
    def words(self) -> tuple[Row, Row]:
        """The words of each block of either side, in small letters, so that a rule soon knows whether it has work."""
        return Row(self.prose[0], self.flat[0]), Row(self.prose[1], self.flat[1])

    @cached_property
    def small_words(self) -> frozenset[str]:
        """How the Latin words begin that the source's prose has in small letters."""
        return frozenset([word[:LETTERS] for word in _SMALL.findall("\n".join(self.prose[0]))])

    @cached_property
    def kept_words(self) -> Counter[str]:
        """How the Latin words begin that the target's prose has, and how often, in small letters."""
        return Counter([word[:LETTERS].lower() for word in _LATIN.findall("\n".join(self.prose[1]))])

    @cached_property
    def figures(self) -> tuple[set[int], set[int]]:
        """The blocks of either side with a digit in what people read of them."""
        source, target = map(_with_figures, (self.source_features, self.target_features), self.flat)
        return source, target

    @property
    def telling(self) -> tuple[dict[int, list[str]], dict[int, list[str]]]:
        """For the blocks of either side that have any, the words that rules look for (lineup.languages.kinds)."""
        return self._told[0][0], self._told[1][0]

    @property
    def kinds(self) -> tuple[list[int], list[int]]:
        """For each block of either side the kinds of its words, added up."""
        return self._told[0][1], self._told[1][1]

    @cached_property
    def _told(self) -> tuple[tuple[dict[int, list[str]], list[int]], tuple[dict[int, list[str]], list[int]]]:
        """`telling` and `kinds` of either side, which are found out in one go."""
        from lineup.languages.kinds import kinds  # noqa: PLC0415 - only the rules of wording ask

        source, target = (
            row.telling(kinds(language(code))) for code, row in zip(self.languages, self.words, strict=True)
        )
        return source, target

    def of_kind(self, some: int) -> tuple[set[int], set[int]]:
        """The blocks of either side with a word of one of these kinds."""
        source, target = (
            {index for index in telling if found[index] & some}
            for telling, found in zip(self.telling, self.kinds, strict=True)
        )
        return source, target

    def twins(self, source: Set[int], target: Set[int]) -> Iterator[tuple[int, Bead, list[Feature], list[Feature]]]:
        """The beads with blocks on both sides, one of which is among these: which bead that is, and its blocks."""
        ours, theirs = self.source_features, self.target_features
        if self.in_step:
            for at in sorted(source | target):
                yield at, self.beads[at], [ours[at]], [theirs[at]]
            return
        for at, bead in enumerate(self.beads):
            here, there, _ = bead
            if here and there and not (source.isdisjoint(here) and target.isdisjoint(there)):
                yield at, bead, [ours[index] for index in here], [theirs[index] for index in there]

    @cached_property
    def texts(self) -> tuple[str, str]:
        """All that stands on either side: what is nowhere on a page need not be looked for in every block."""
        return self.source_features.text, self.target_features.text

    def holding(self, side: int, expression: re.Pattern[str]) -> set[int]:
        """The blocks of a side in which an expression, that holds no line feed, is found: all texts are searched at once."""
        found = [match.start() for match in expression.finditer(self.texts[side])]
        if not found:
            return set()
        starts = self._starts[side]
        return {bisect_right(starts, at) - 1 for at in found}

    def saying(self, side: int, letters: str) -> set[int]:
        """The blocks of a side in which these letters stand."""
        text = self.texts[side]
        at = text.find(letters)
        if at < 0:
            return set()
        starts, found = self._starts[side], set()
        while at >= 0:
            index = bisect_right(starts, at) - 1
            found.add(index)
            at = text.find(letters, starts[index + 1])
        return found

    def reading(self, side: int, parts: Sequence[str]) -> set[int]:
        """The blocks of a side in what people read of which one of these parts stands."""
        raw, found = self.flat[side], [raw for part in parts if (raw := written(part)) is not None]
        if raw is None or len(found) < len(parts):
            return having("\0".join(self.prose[side]), "\0", *parts)
        return having(raw, b"\0", *found)

    @cached_property
    def _starts(self) -> tuple[list[int], list[int]]:
        """Where in `texts` each block of either side begins."""
        source, target = (
            list(map(add, accumulate(map(len, side.texts), initial=0), count()))
            for side in (self.source_features, self.target_features)
        )
        return source, target

    @cached_property
    def latin(self) -> list[int]:
        """How many Latin letters people read in each block of the target."""
        return latin(self.prose[1], self.flat[1])

    def sources(self, index: int) -> tuple[Feature, ...]:
        """The blocks of the source for which a block of the target stands."""
        return (self.source_features[index],) if self.in_step else self._sources.get(index, ())

    @cached_property
    def _sources(self) -> dict[int, tuple[Feature, ...]]:
        """For each block of the target in a bead the blocks of the source in it."""
        found: dict[int, tuple[Feature, ...]] = {}
        for bead in self.beads:
            source = tuple([self.source_features[index] for index in bead.source])
            for index in bead.target:
                found[index] = source
        return found

    def places(self, bead: Bead) -> tuple[Place, Place]:
        """Where the bead stands on either side; where one side has nothing, the line where it belongs."""
        return self._place(bead, 0), self._place(bead, 1)

    def _place(self, bead: Bead, side: int) -> Place:
        page = self.target if side else self.source
        indexes = bead.target if side else bead.source
        if indexes:
            first, last = page.blocks[indexes[0]], page.blocks[indexes[-1]]
            return Place(page.path, first.line, last.end_line, column_of(first))
        return Place(page.path, line := self.belongs(bead, side), line)

    def belongs(self, bead: Bead, side: int) -> int:
        """The line on this side before which the bead's text belongs: that of the block behind its place."""
        blocks = (self.target if side else self.source).blocks
        behind = self._behind[side][bead]
        if behind < len(blocks):
            return blocks[behind].line
        return blocks[-1].end_line if blocks else (self.target if side else self.source).front.body_line

    @cached_property
    def _behind(self) -> tuple[dict[Bead, int], dict[Bead, int]]:
        """For each side and bead, the index of the block behind the last one whose twin stands before the bead."""
        found: tuple[dict[Bead, int], dict[Bead, int]] = ({}, {})
        for side in (0, 1):
            behind = 0
            for bead in self.beads:
                found[side][bead] = behind
                indexes = bead.target if side else bead.source
                if indexes and not bead.moved:
                    behind = indexes[-1] + 1
        return found


def _with_figures(side: Features, raw: bytes | None) -> set[int]:
    """The blocks of a side with a digit in what people read of them, which is found out of all of them at once."""
    some = [index for index, one in enumerate(side) if one.digits != b""]
    if raw is not None and some:
        texts = figures(raw)
        for index in some:
            one, text = side[index], texts[index]
            if one.head[0] in PROSE:
                one.learn(figures=text.find(b"0") >= 0, decimals=text.find(b"0.0") >= 0)
    return {index for index in some if side[index].figures}


def on_side(place: Place, *, target: bool) -> tuple[Place | None, Place | None]:
    """A place that only one side has, as (source, target)."""
    return (None, place) if target else (place, None)


def column_of(block: Block) -> int:
    """The column at which a block's text begins."""
    return block.columns[0] if block.columns else 1


def place_of(page: Page, block: Block) -> Place:
    """A whole block as a place."""
    return Place(page.path, block.line, block.end_line, column_of(block))


def place_in(page: Page, block: Block, offset: int) -> Place:
    """A place inside a block's text."""
    line, column = block.position(offset)
    return Place(page.path, line, line, column)
