"""References: links, images, footnotes, code, addresses, tags and emphasis that the two sides do not share."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import compress, pairwise

from lineup import model
from lineup.evidence import Feature, words_of
from lineup.inline import NOTHING, Inline
from lineup.languages.lexicon import Lexicon
from lineup.languages.values import readings
from lineup.links import DIGEST, at_source, edition, loose, meaning, of_one_site, rewriting, short_codes
from lineup.model import Bead, Place
from lineup.rules.context import Hit, Pair
from lineup.rules.emphasis import emphasis
from lineup.rules.keys import same_keys
from lineup.rules.mentions import mentions
from lineup.rules.parts import Part, parts_of
from lineup.rules.pictures import alternatives
from lineup.rules.solid import AROUND, in_common, in_other_letters, solid, translated

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
                if first.inline is second.inline is NOTHING or _alike(first.inline, second.inline):
                    continue
                if kind == model.ROW and first.block.level != second.block.level:
                    continue  # with a cell, all that stood in it is gone: that is told once
        source, target = [features[index] for index in ours], [others[index] for index in theirs]
        around = pair.places(bead)
        yield from _compare(pair, source, target, around)
        yield from emphasis(pair, source, target, around, plain)


def _alike(first: Inline, second: Inline) -> bool:
    """Have two blocks the same references in the same order, and as many emphasised passages? Most twins have."""
    if len(first.strong) != len(second.strong) or len(first.emphasis) != len(second.emphasis):
        return False
    if first.said != second.said:
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
            if said.startswith(("../", "/")) or DIGEST.search(target):
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

    yield from _own_editions(
        _differ(*parts("link", "url"), address, ("link-missing", "link-added", "link-target"), around), pair.languages
    )
    yield from _exchanged(*parts("link"), address, source[0].lexicon, around)
    if "image" in there:
        yield from _differ(*parts("image"), picture, ("image-missing", "image-added", "image-target"), around)
        yield from alternatives(pair, *parts("image"), picture)
    yield from _differ(*parts("footnote"), itself, ("footnote-missing", "footnote-added", "footnote-other"), around)
    first, second = parts("code")
    first = _unquoted(first, target)
    if list(map(itself, first)) != list(map(itself, second)):
        rules = "inline-code-missing", "inline-code-added", "inline-code-changed"
        yield from mentions(_differ(first, second, _tight_code, rules, around), pair, source, target)
    if "email" in there:
        # One side may make a link of what the other only writes.
        first, second = (
            [part for part in side if all(part.ref.target not in one.block.text for one in other)]
            for side, other in zip(parts("email"), (target, source), strict=True)
        )
        yield from _differ(first, second, itself, ("email-changed",) * 3, around)
    first, second = parts("tag")
    loud = [[part for part in side if part.ref.target not in _QUIET_TAGS] for side in (first, second)]
    yield from _differ(loud[0], loud[1], itself, ("html-tag", "html-tag-added", "html-tag"), around)


def _differ(
    first: list[Part],
    second: list[Part],
    key: Callable[[Part], str],
    rules: tuple[str, str, str],
    around: tuple[Place, Place],
) -> Iterator[Hit]:
    """What is on one side only; one lost and one gained of a kind are one change."""
    if not first and not second:
        return
    said = list(map(key, first)), list(map(key, second))
    if said[0] == said[1]:
        return
    keys = Counter(said[0]), Counter(said[1])
    if keys[0] == keys[1]:
        return
    lost, gained = _left(first, keys[0] - keys[1], key), _left(second, keys[1] - keys[0], key)
    if len(lost) > 1 and len(gained) > 1 and lost[0].ref.kind in ("link", "image"):
        _by_name(lost, gained, key)
    if len(gained) > len(lost) and gained[0].ref.kind == "code":
        gained.sort(key=partial(_is_bare, {part.block.text for part in lost}))
    for old, new in zip(lost, gained, strict=False):
        if (
            new.ref.kind == "code"
            and (translated(new.ref.target) or in_other_letters(old.ref.target))
            and not _mistyped(old.ref.target, new.ref.target)
        ):
            continue  # a placeholder or a word in code marks, put into the reader's language
        if new.ref.kind == "code" and _as_typed(old, new):
            continue
        if old.ref.kind == new.ref.kind == "link" and _own_words(old) and _own_words(new):
            continue  # a table of contents: each line names the heading that it repeats
        if new.ref.kind == "code" and _tight_code(old).rstrip(".,;:") == _tight_code(new):
            continue  # the sentence's full stop had slipped into the code
        if new.ref.kind == "code" and same_keys(old.ref.target, new.ref.target):
            continue
        if old.ref.kind == new.ref.kind == "link" and not old.ref.target:
            continue  # the source left open where it leads
        if new.ref.target[:1] != "#" and old.ref.kind == new.ref.kind == "link" and _own_heading(key(old), key(new)):
            continue
        put = rewriting(key(old), key(new)) if rules[0] in ("link-missing", "image-missing") else ("", "")
        yield _hit(rules[2], old, new, around, f"{put[0]}\n{put[1]}" if any(put) else "")
    for old in lost[len(gained) :]:
        yield _hit(rules[0], old, None, around)
    for new in gained[len(lost) :]:
        yield _hit(rules[1], None, new, around)


def _by_name(lost: list[Part], gained: list[Part], key: Callable[[Part], str]) -> None:
    """Puts first, in the same order, what names the same file on both sides, in another folder."""
    here: dict[str, list[Part]] = {}
    for part in reversed(gained):
        here.setdefault(_file_name(key(part)), []).append(part)
    twins = [(old, there.pop()) for old in lost if (there := here.get(_file_name(key(old))))]
    paired = {id(part) for twin in twins for part in twin}
    lost[:] = [*(old for old, _ in twins), *(old for old in lost if id(old) not in paired)]
    gained[:] = [*(new for _, new in twins), *(new for new in gained if id(new) not in paired)]


def _is_bare(texts: set[str], part: Part) -> bool:
    """Does one of these texts say without marks what stands in code marks here? Then it takes the place of no other code."""
    bare = re.compile(rf"(?<![\w`]){re.escape(part.ref.target)}(?![\w`])")
    return any(map(bare.search, texts))


def _file_name(address: str) -> str:
    return address.partition("#")[0].rpartition("/")[2]


_LATIN_NAME = re.compile(r"[A-Za-z]{4,}")


def _mistyped(old: str, new: str) -> bool:
    """Has code with translated words in it a name that is one of the source's but for a letter, or for two that changed places?"""
    there, here = (_LATIN_NAME.findall(text) for text in (old, new))
    return any(
        _slip(one, two)
        for one in here
        if one not in there
        for two in there
        if two not in here and one.lower() != two.lower()
    )


def _slip(one: str, two: str) -> bool:
    """Is a word another one with a letter more, less or other, or with two neighbours exchanged?"""
    if abs(len(one) - len(two)) > 1:
        return False
    start = in_common(one, two)
    end = in_common(one[start:][::-1], two[start:][::-1])
    rest = one[start : len(one) - end], two[start : len(two) - end]
    return max(map(len, rest)) < 2 or (len(rest[0]) == 2 and rest[0] == rest[1][::-1])


def _own_editions(hits: Iterator[Hit], languages: tuple[str, str]) -> Iterator[Hit]:
    """The hits without links to a site's edition in the reader's language, whose pages have titles of their own.

    Such a link beside the source's own is what a careful translator adds, and a note.
    """
    here, there = short_codes(languages)[1], short_codes(languages)[0]
    for hit in hits:
        site = edition(hit.found or "", here)
        if not site or hit.rule.endswith("missing"):
            yield hit
        elif hit.rule.endswith("added"):
            yield hit._replace(severity="note")
        elif edition(hit.expected or "", there) != site and (
            edition(hit.expected or "", here) or not of_one_site(site, hit.expected or "")
        ):
            yield hit


_IN_FORMULA = re.compile(r" ?([-/&<>^]) ?")
"""Further ones, in a formula of a table."""


def _tight_code(part: Part) -> str:
    """Code without the spaces that change nothing in it; three dots are one sign or three."""
    tight = AROUND.sub(r"\1", " ".join(part.ref.target.split())).replace("…", "...")
    return _IN_FORMULA.sub(r"\1", tight) if tight.startswith("=") else tight


_DECIMAL = re.compile(r"(?<![\d.,])(\d+),(\d+)(?![\d.,])")


_NUMBER = re.compile(r"([$€£]?)(\d+(?:[.,'’ \u00a0\u202f]\d+)*)[ \u00a0\u202f]?([%$€£]?)")
"""A number by itself, with a sign or without."""


def _as_typed(old: Part, new: Part) -> bool:
    """Is this the same as the reader would type it: 7,5%, a formula with a comma in its numbers and semicolons between them?"""
    numbers = [_NUMBER.fullmatch(part.ref.target) for part in (old, new)]
    if numbers[0] and numbers[1]:
        one, two = (found[1] + found[3] for found in numbers if found)
        ours, theirs = (set(readings(found[2], ".")) - {None} for found in numbers if found)
        digits = [re.sub(r"\D", "", part.ref.target) for part in (old, new)]
        return one == two and digits[0] == digits[1] and not ours.isdisjoint(theirs)
    there, here = _tight_code(old), _DECIMAL.sub(r"\1.\2", _tight_code(new)).replace(";", ",")
    return here == (there.replace(";", ",") if there.startswith("=") else there)


_MANY_LINKS = 20


def _own_words(part: Part) -> bool:
    """Does this link name a heading of its own page, by the words that it shows?"""
    return part.ref.target.startswith("#") and loose(part.ref.target) == loose(part.ref.text) != ""


def _own_heading(old: str, new: str) -> bool:
    """Do two addresses name one page, and the second a heading in letters that the first has none of?

    Ids that are made of headings are translated with them.
    """
    (page, _, there), (other, _, here) = old.partition("#"), new.partition("#")
    return page == other and there.isascii() and translated(here) and bool(there)


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
    """Two links one after another whose addresses have changed places: by their words, each leads to the other's page."""
    there, here = {key(part): part for part in first}, {key(part): part for part in second}
    if not 1 < len(there) == len(first) == len(second) <= _MANY_LINKS or there.keys() != here.keys():
        return
    for one, two in pairwise(first):
        ours, theirs = here[key(one)], here[key(two)]
        if ours.block is not theirs.block or ours.ref.offset < theirs.ref.offset:
            continue
        a, b, c, d = (words_of(part.ref.text, lexicon) for part in (one, two, ours, theirs))
        if (a & d or b & c) and not (a & c or b & d):
            yield _hit("link-target", one, theirs, around)
            return


def _left(parts: list[Part], wanted: Counter[str], key: Callable[[Part], str]) -> list[Part]:
    """The last parts of each wanted key."""
    left = []
    for part in reversed(parts):
        if wanted[key(part)] > 0:
            wanted[key(part)] -= 1
            left.append(part)
    return left[::-1]


_AS_URL = {"link-missing": "url-missing", "link-added": "url-added", "link-target": "url-changed"}


def _hit(rule: str, old: Part | None, new: Part | None, around: tuple[Place, Place], put: str = "") -> Hit:
    found, expected = new.ref.target if new else None, old.ref.target if old else None
    if rule in _AS_URL and all(part is None or part.ref.kind == "url" for part in (old, new)):
        rule = _AS_URL[rule]
    words: dict[str, str | int] = {"found": found or "", "expected": expected or "", "rewriting": put}
    source = old.place if old else around[0]
    target = new.place if new else around[1]
    # The whole block is the place: a translator reads it all; line and column say where to begin.
    source = source._replace(end_line=max(source.end_line, around[0].end_line))
    target = target._replace(end_line=max(target.end_line, around[1].end_line))
    return Hit(rule, source, target, found, expected, words, f"{expected}>{found}")
