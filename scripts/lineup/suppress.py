"""Suppressions: a comment in the target page that silences one rule for one text, and dies with that text.

    <!-- lineup: ignore LU201 the Bulgarian portal has a page of its own (3f2a9c1d) -->

The mark at the end is a digest of the blocks that the finding stands on, so the comment may stand anywhere on the page:
before a list or a table as well, inside of which it would break the page. In MDX it stands between `{/*` and `*/}`.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import NamedTuple

from lineup import model
from lineup.digests import digest
from lineup.model import Block, Page, Place
from lineup.rules.catalogue import BY_CODE, RULES
from lineup.rules.context import Hit, Pair

OWN = frozenset(("suppression-unused", "suppression-wrong"))
"""The rules about suppressions themselves."""
_COMMENT = re.compile(r"lineup:\s*(?P<command>\S*)\s*(?P<rest>.*)", re.DOTALL)
_MARK = re.compile(r"\s*\((?P<mark>[0-9a-f]{8})\)$")


class Ignore(NamedTuple):
    """One suppression: the rule's name, why, the mark of its text, and the lines on which the comment stands.

    `problem` names what is wrong with it, `found` shows it; then it suppresses nothing.
    """

    rule: str
    reason: str
    mark: str
    line: int
    end_line: int
    problem: str = ""
    found: str = ""


def comment(code: str, reason: str, mark: str, *, mdx: bool = False) -> str:
    """A suppression as it is written; MDX takes no comments of HTML."""
    opening, closing = ("{/*", "*/}") if mdx else ("<!--", "-->")
    return f"{opening} lineup: ignore {code} {' '.join(reason.split())} ({mark}) {closing}"


def ignores(page: Page) -> tuple[Ignore, ...]:
    """The suppressions on a page, in order."""
    comments = (block for block in page.blocks if block.kind == model.COMMENT and "lineup:" in block.text)
    return tuple(
        _ignore(said["command"], " ".join(said["rest"].split()), block)
        for block in comments
        if (said := _COMMENT.fullmatch(_inner(block.text)))
    )


def _inner(text: str) -> str:
    """A comment without the marks around it."""
    return text.strip().removeprefix("<!--").removesuffix("-->").strip()


def _ignore(command: str, rest: str, block: Block) -> Ignore:
    """One suppression from what stands behind `lineup:`."""
    where = (block.line, block.end_line)
    if command != "ignore":
        return Ignore("", "", "", *where, "command", command)
    name, _, reason = rest.partition(" ")
    rule = BY_CODE.get(name) or RULES.get(name)
    if rule is None:
        return Ignore("", "", "", *where, "rule", name)
    mark = _MARK.search(reason)
    why = reason[: mark.start()].strip() if mark else reason
    if not why:
        return Ignore(rule.name, "", "", *where, "reason", rule.code)
    if mark is None:
        return Ignore(rule.name, why, "", *where, "mark", rule.code)
    return Ignore(rule.name, why, mark["mark"], *where)


class Marks:
    """The marks of the texts that findings of one pair stand on."""

    def __init__(self, pair: Pair) -> None:
        self.pair = pair
        self.beads = [
            {index: bead for bead in pair.beads for index in (bead.target if side else bead.source)} for side in (0, 1)
        ]

    def of(self, hit: Hit) -> str:
        """The mark of a hit's text: of the blocks that are held for each other's translation where it stands.

        In the front matter that is the value of the key on either side.
        """
        where = self._bead(hit.source, 0), self._bead(hit.target, 1)
        sides: tuple[tuple[int, ...], tuple[int, ...]] = ((), ())
        # A missing block has a place on the other side too, where it belongs; what stands there is not its text.
        alone = next((bead for bead in where if bead and not (bead.source and bead.target)), None)
        bead = alone or where[1] or where[0]
        if bead:
            sides = bead.source, bead.target
        if not any(sides):
            values = [page.front.values.get(hit.key) for page in (self.pair.source, self.pair.target)]
            return digest(repr((hit.rule, hit.key, values)), 4)
        pages = self.pair.source.blocks, self.pair.target.blocks
        texts = [_text(pages[side][index]) for side in (0, 1) for index in sides[side]]
        return digest("\0".join(texts), 4)

    def _bead(self, place: Place | None, side: int) -> model.Bead | None:
        """The bead of the block that stands at a place."""
        if place is None:
            return None
        blocks = (self.pair.target if side else self.pair.source).blocks
        for index, block in enumerate(blocks):
            if block.line <= place.line <= block.end_line and index in self.beads[side]:
                return self.beads[side][index]
        return None


def _text(block: Block) -> str:
    """What of a block decides its mark: not how its lines are wrapped."""
    return f"{block.kind} {block.level} {block.ident} {block.info} {' '.join(block.text.split())}"


def marked(hits: Iterable[Hit], rules: Collection[str], pair: Pair | None) -> list[Hit]:
    """The hits, those of some rules with the mark of their text."""
    if pair is None:
        return list(hits)
    marks = Marks(pair)
    return [hit._replace(mark=marks.of(hit)) if hit.rule in rules else hit for hit in hits]


def silenced(hits: Sequence[Hit], found: Sequence[Ignore], path: str, run: frozenset[str]) -> Iterator[Hit]:
    """The hits that no suppression names; then what is wrong with the suppressions themselves.

    `run` are the families whose rules were asked: of the others nobody knows whether a suppression is used.
    """
    used: set[tuple[str, str]] = set()
    known = {(one.rule, one.mark) for one in found if not one.problem}
    left: set[str] = set()
    for hit in hits:
        if (hit.rule, hit.mark) in known:
            used.add((hit.rule, hit.mark))
        else:
            left.add(hit.rule)
            yield hit
    for one in found:
        place = Place(path, one.line, one.end_line)
        if one.problem:
            words: dict[str, str | int] = {"found": one.found, "variant": one.problem}
            yield Hit("suppression-wrong", None, place, one.found, None, words, one.found)
        elif (one.rule, one.mark) not in used and RULES[one.rule].family in run:
            code = RULES[one.rule].code
            words = {"code": code, "text": one.reason, "variant": "expired" if one.rule in left else "unused"}
            yield Hit("suppression-unused", None, place, code, None, words, f"{code} {one.mark}")
