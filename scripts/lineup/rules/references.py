"""References: links, images, footnotes, code, addresses, tags and emphasis that the two sides do not share."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import combinations, compress

from lineup import model
from lineup.anchors import ids_of
from lineup.evidence import Feature, words_of
from lineup.inline import NOTHING, Inline
from lineup.languages.lexicon import Lexicon
from lineup.links import DIGEST, at_source, meaning, short_codes
from lineup.model import Bead, Place
from lineup.pair_costs import set_off
from lineup.rules.bare_links import bare_links, misnamed
from lineup.rules.context import Hit, Pair
from lineup.rules.differing import differ, hit
from lineup.rules.emphasis import emphasis
from lineup.rules.linked import own_editions
from lineup.rules.mentions import mentions
from lineup.rules.parts import Part, parts_of
from lineup.rules.pictures import alternatives
from lineup.rules.solid import solid
from lineup.rules.stressed import moved
from lineup.rules.typed import tight_code

_ADDRESSED = ("link", "url", "image")

_QUIET_TAGS = frozenset(("br", "wbr", "span", "sup", "sub", "i", "b", "em", "strong"))


def references(pair: Pair) -> Iterator[Hit]:
    """Everything inline that a block and its twin do not share."""
    features, others = pair.source_features, pair.target_features
    plain: set[str] = set()
    beads: Iterable[Bead] = pair.beads
    if pair.in_step:
        # Most twins are prose that holds nothing but words.
        busy = [
            one.inline is not NOTHING or two.inline is not NOTHING or one.head[0] not in model.PROSE
            for one, two in zip(features, others, strict=True)
        ]
        beads = compress(beads, busy)
    for bead in beads:
        ours, theirs, _ = bead
        if not ours or not theirs:
            continue
        if len(ours) == len(theirs) == 1:
            first, second = features[ours[0]], others[theirs[0]]
            kind = first.head[0]
            if kind == second.head[0]:
                if kind not in model.PROSE:
                    yield from solid(pair, first, second)
                    continue
                if first.inline.strong or first.inline.emphasis:
                    yield from moved(first, second, pair, bead)
                if first.inline is second.inline is NOTHING or _alike(first.inline, second.inline):
                    continue
                if kind == model.ROW and first.block.level != second.block.level:
                    continue  # with a cell, all that stood in it is gone: that is told once
        source, target = [features[index] for index in ours], [others[index] for index in theirs]
        around = pair.places(bead)
        yield from _compare(pair, source, target, around)
        if model.HEADING in (source[0].head[0], target[0].head[0]) and any(
            map(set_off, (source[0].block, target[0].block))
        ):
            continue  # what is a heading on one side is a line in bold on the other: that is told
        yield from emphasis(pair, source, target, around, plain)


def _alike(first: Inline, second: Inline) -> bool:
    """Have two blocks the same references in the same order, and as many emphasised passages? Most twins have."""
    if len(first.strong) != len(second.strong) or len(first.emphasis) != len(second.emphasis):
        return False
    if first.said != second.said:
        return False
    if "link" in first.said and any(
        one.text != two.text and (not two.text or "://" in two.text)
        for one, two in zip(first.refs, second.refs, strict=True)
    ):
        return False
    # Pictures have texts of their own, which are to be there and translated.
    return "image" not in first.said or all(
        two.text.strip() not in ("", one.text.strip())
        for one, two in zip(first.refs, second.refs, strict=True)
        if one.kind == "image"
    )


_NO_PARTS: tuple[list[Part], list[Part]] = ([], [])


def _compare(pair: Pair, source: list[Feature], target: list[Feature], around: tuple[Place, Place]) -> Iterator[Hit]:
    there = {ref.kind for one in (*source, *target) for ref in one.inline.refs}
    if not there:
        return

    def parts(*kinds: str) -> tuple[list[Part], list[Part]]:
        if there.isdisjoint(kinds):
            return _NO_PARTS
        return parts_of(pair.source, source, kinds), parts_of(pair.target, target, kinds)

    def address(part: Part) -> str:
        target = part.ref.target
        if part.page is pair.target:
            for ours, theirs in pair.links:
                if target.startswith(theirs):
                    target = ours + target[len(theirs) :]
                    break
        said = meaning(target, part.page.path, pair.languages)
        if part.page is pair.target:
            if said.startswith(("../", "/")) or said == ".." or DIGEST.search(target):
                return at_source(said, target, places())
            if said == meaning("", part.page.path, pair.languages) and said not in places():
                return own_edition()
        return said

    def own_edition() -> str:
        # Where the source leads to its translation, among others, the translation leads to itself.
        said = meaning("", pair.target.path, pair.languages)
        folder = f"/{short_codes(pair.languages)[1]}/"
        for part in parts_of(pair.source, source, ("link",)):
            other = meaning(part.ref.target, pair.source.path, pair.languages)
            if folder in part.ref.target and other.endswith(f"/{said}"):
                return other
        return said

    def picture(part: Part) -> str:
        # Each language may keep its pictures in a folder of its own; the file's name says which picture it is.
        name = address(part).rpartition("/")[2]
        if pair.counted:
            return _COUNT.sub("", name)
        if part.page is pair.target and DIGEST.search(part.ref.target):
            # What put the digest into the name may have made another format of the picture.
            return pictures().get(name.rpartition(".")[0], name)
        return name

    known: list[frozenset[str]] = []

    def places() -> frozenset[str]:
        if not known:
            parts = parts_of(pair.source, source, _ADDRESSED)
            known.append(frozenset(meaning(part.ref.target, part.page.path, pair.languages) for part in parts))
        return known[0]

    names: list[dict[str, str]] = []

    def pictures() -> dict[str, str]:
        if not names:
            found = [picture(part) for part in parts_of(pair.source, source, ("image",))]
            names.append({name.rpartition(".")[0]: name for name in found})
        return names[0]

    def itself(part: Part) -> str:
        return part.ref.target

    yield from own_editions(
        differ(*parts("link", "url"), address, ("link-missing", "link-added", "link-target"), around), pair.languages
    )
    if "link" in there:
        yield from _exchanged(*parts("link"), address, source[0].lexicon.wide, around)
        yield from bare_links(*parts("link", "url"), address, around)
        yield from misnamed(*parts("link"), address, around)
    if "image" in there:
        yield from differ(*parts("image"), picture, ("image-missing", "image-added", "image-target"), around)
        yield from alternatives(pair, *parts("image"), picture)
    yield from differ(*parts("footnote"), itself, ("footnote-missing", "footnote-added", "footnote-other"), around)
    first, second = parts("code")
    first = _unquoted(first, target)
    if list(map(itself, first)) != list(map(itself, second)):
        rules = "inline-code-missing", "inline-code-added", "inline-code-changed"
        yield from mentions(differ(first, second, tight_code, rules, around), pair, source, target)
    if "email" in there:
        # One side may make a link of what the other only writes.
        first, second = (
            [part for part in side if all(part.ref.target not in one.block.text for one in other)]
            for side, other in zip(parts("email"), (target, source), strict=True)
        )
        yield from differ(first, second, itself, ("email-changed",) * 3, around)
    first, second = parts("tag")
    second = [part for part in second if not _keeps_id(part, source)]
    loud = [[part for part in side if part.ref.target not in _QUIET_TAGS] for side in (first, second)]
    yield from differ(loud[0], loud[1], itself, ("html-tag", "html-tag-added", "html-tag"), around)


_COUNT = re.compile(r"\d+(?=\.\w+$)")
_ANCHOR = re.compile(r"""(?:id|name)\s{0,5}=\s{0,5}["']?([^\s"'>]{1,200})["']?""")


def _keeps_id(part: Part, source: list[Feature]) -> bool:
    """Is this the id that generators make of the source's heading? A translated heading keeps it so that links still lead there."""
    if part.ref.target != "a" or part.block.kind != model.HEADING:
        return False
    anchor = _ANCHOR.fullmatch(part.ref.text.strip())
    return anchor is not None and any(anchor[1] in ids_of(one.plain) for one in source)


_MANY_LINKS = 20


def _unquoted(parts: list[Part], target: list[Feature]) -> list[Part]:
    """Code without what is no code but text, and stands between quotation marks in the translation."""
    if all(part.ref.target.isascii() for part in parts):
        return parts
    said = [one.block.text for one in target]
    return [part for part in parts if part.ref.target.isascii() or not _quotes(part.ref.target, said)]


def _quotes(text: str, said: list[str]) -> bool:
    marked = re.compile(rf"[„“«\"]{re.escape(text)}[“”»\"]")
    return any(map(marked.search, said))


def _exchanged(
    first: list[Part], second: list[Part], key: Callable[[Part], str], lexicon: Lexicon, around: tuple[Place, Place]
) -> Iterator[Hit]:
    """Two links whose addresses have changed places: by their words, each leads to the other's page."""
    there, here = {key(part): part for part in first}, {key(part): part for part in second}
    if not 1 < len(there) == len(first) == len(second) <= _MANY_LINKS or there.keys() != here.keys():
        return
    for one, two in combinations(first, 2):
        ours, theirs = here[key(one)], here[key(two)]
        if ours.block is not theirs.block or ours.ref.offset < theirs.ref.offset:
            continue
        a, b, c, d = (words_of(part.ref.text, lexicon) for part in (one, two, ours, theirs))
        # What both say on one side tells nothing.
        a, b, c, d = a - b, b - a, c - d, d - c
        crossed, straight = len(a & d) + len(b & c), len(a & c) + len(b & d)
        named = theirs.ref.text == one.ref.text or ours.ref.text == two.ref.text
        if crossed > straight and (not straight or named):
            yield hit("link-target", one, theirs, around)
            return
