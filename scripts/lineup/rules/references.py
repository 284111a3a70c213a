"""References: links, images, footnotes, code, addresses, tags and emphasis that the two sides do not share."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise, takewhile
from operator import eq
from typing import NamedTuple

from lineup import model
from lineup.evidence import Feature, words_of
from lineup.inline import NOTHING, Inline
from lineup.languages import language
from lineup.languages.lexicon import LETTERS, Lexicon
from lineup.links import DIGEST, Address, at_source, edition, is_page, loose, meaning, resolve, rewriting, short_codes
from lineup.model import Page, Place, Ref
from lineup.rules.context import Hit, Pair, on_side, place_in, place_of
from lineup.rules.properties import properties

_COMMENT = re.compile(r"(?:(?<=\s)|^)(?:#|//|--|;|%)(?:\s.*|$)|/\*.*?\*/|<!--.*?-->|\"\"\".*?\"\"\"")
_TEXT = re.compile(r"\"[^\"]*\"|'[^']*'")
_ADDRESSED = ("link", "url", "image")
_QUIET_TAGS = frozenset(("br", "wbr", "span", "sup", "sub", "i", "b", "em", "strong"))


class Part(NamedTuple):
    """A reference and the page and block it stands in."""

    ref: Ref
    page: Page
    block: model.Block

    @property
    def place(self) -> Place:
        """Where the reference begins."""
        return place_in(self.page, self.block, self.ref.offset)


def references(pair: Pair) -> Iterator[Hit]:
    """Everything inline that a block and its twin do not share."""
    features, others = pair.source_features, pair.target_features
    for bead in pair.beads:
        ours, theirs, _ = bead
        if not ours or not theirs:
            continue
        if len(ours) == len(theirs) == 1:
            first, second = features[ours[0]], others[theirs[0]]
            kind = first.head[0]
            if kind == second.head[0]:
                if kind not in model.PROSE:
                    yield from _solid(pair, first, second)
                    continue
                if first.inline is second.inline is NOTHING or _alike(first.inline, second.inline):
                    continue
                if kind == model.ROW and first.block.level != second.block.level:
                    continue  # with a cell, all that stood in it is gone: that is told once
        source, target = [features[index] for index in ours], [others[index] for index in theirs]
        around = pair.places(bead)
        yield from _compare(pair, source, target, around)
        yield from _emphasis(pair, source, target, around)


def _alike(first: Inline, second: Inline) -> bool:
    """Have two blocks the same references in the same order, and as many emphasised passages? Most twins have."""
    if len(first.strong) != len(second.strong) or len(first.emphasis) != len(second.emphasis):
        return False
    a, b = first.refs, second.refs
    if len(a) != len(b):
        return False
    for (kind, target, _, _, _), (other, there, _, _, _) in zip(a, b, strict=True):
        if target != there or kind != other or kind == "image":
            return False
    return True


def _parts(page: Page, features: Sequence[Feature], kinds: tuple[str, ...]) -> list[Part]:
    return [Part(ref, page, one.block) for one in features for ref in one.inline.refs if ref.kind in kinds]


_NO_PARTS: tuple[list[Part], list[Part]] = ([], [])


def _compare(pair: Pair, source: list[Feature], target: list[Feature], around: tuple[Place, Place]) -> Iterator[Hit]:
    there = {ref.kind for one in (*source, *target) for ref in one.inline.refs}
    if not there:
        return

    def parts(*kinds: str) -> tuple[list[Part], list[Part]]:
        if there.isdisjoint(kinds):
            return _NO_PARTS
        return _parts(pair.source, source, kinds), _parts(pair.target, target, kinds)

    def address(part: Part) -> str:
        target = part.ref.target
        if part.page is pair.target:
            for ours, theirs in pair.links:
                if target.startswith(theirs):
                    target = ours + target[len(theirs) :]
                    break
        said = meaning(target, part.page.path, pair.languages)
        if part.page is pair.target:
            if said.startswith("../") or DIGEST.search(target):
                return at_source(said, target, places())
            if said == meaning("", part.page.path, pair.languages) and said not in places():
                return own_edition()
        return said

    def own_edition() -> str:
        # Where the source leads to its translation, among others, the translation leads to itself.
        said = meaning("", pair.target.path, pair.languages)
        folder = f"/{short_codes(pair.languages)[1]}/"
        for part in _parts(pair.source, source, ("link",)):
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
            parts = _parts(pair.source, source, _ADDRESSED)
            known.append(frozenset(meaning(part.ref.target, part.page.path, pair.languages) for part in parts))
        return known[0]

    names: list[dict[str, str]] = []

    def pictures() -> dict[str, str]:
        if not names:
            found = [picture(part) for part in _parts(pair.source, source, ("image",))]
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
        yield from _alternatives(pair, *parts("image"), picture)
    yield from _differ(*parts("footnote"), itself, ("footnote-missing", "footnote-added", "footnote-other"), around)
    yield from _differ(
        *parts("code"), _tight_code, ("inline-code-missing", "inline-code-added", "inline-code-changed"), around
    )
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
    for old, new in zip(lost, gained, strict=False):
        if new.ref.kind == "code" and _translated(new.ref.target) and not _mistyped(old.ref.target, new.ref.target):
            continue  # a placeholder or a word in code marks, put into the reader's language
        if new.ref.kind == "code" and _DECIMAL.sub(r"\1.\2", _tight_code(new)).replace(";", ",") == _tight_code(old):
            continue  # 7.5%, and a formula's numbers, as the reader would type them
        if old.ref.kind == new.ref.kind == "link" and _own_words(old) and _own_words(new):
            continue  # a table of contents: each line names the heading that it repeats
        if new.ref.kind == "code" and _tight_code(old).rstrip(".,;:") == _tight_code(new):
            continue  # the sentence's full stop had slipped into the code
        if old.ref.kind == new.ref.kind == "link" and not old.ref.target:
            continue  # the source left open where it leads
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
    start = _in_common(one, two)
    end = _in_common(one[start:][::-1], two[start:][::-1])
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
        elif edition(hit.expected or "", there) != site:
            yield hit


_AROUND = re.compile(r" ?([(),=+*;{}]) ?")
"""Marks around which spaces change nothing in code."""
_IN_FORMULA = re.compile(r" ?([-/&<>^]) ?")
"""Further ones, in a formula of a table."""


def _tight_code(part: Part) -> str:
    """Code without the spaces that change nothing in it; three dots are one sign or three."""
    tight = _AROUND.sub(r"\1", " ".join(part.ref.target.split())).replace("…", "...")
    return _IN_FORMULA.sub(r"\1", tight) if tight.startswith("=") else tight


_DECIMAL = re.compile(r"(?<![\d.,])(\d+),(\d+)(?![\d.,])")
_MANY_LINKS = 20


def _own_words(part: Part) -> bool:
    """Does this link name a heading of its own page, by the words that it shows?"""
    return part.ref.target.startswith("#") and loose(part.ref.target) == loose(part.ref.text) != ""


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


def _alternatives(pair: Pair, first: list[Part], second: list[Part], key: Callable[[Part], str]) -> Iterator[Hit]:
    """Alternative texts that are missing, or stand there as in the source."""
    texts = {key(part): part for part in first}
    for part in second:
        twin = texts.get(key(part))
        if twin is None:
            continue
        there = twin.ref.text.strip()
        here = part.ref.text.strip()
        if there and not here:
            yield Hit(
                "image-alt-none",
                twin.place,
                part.place,
                None,
                there,
                {"image": part.ref.target, "expected": there},
                key(part),
            )
        elif here and here == there and (_is_prose(here) or _is_phrase(pair, twin, here)) and _other_script(pair):
            yield Hit(
                "image-alt-untranslated",
                twin.place,
                part.place,
                here,
                None,
                {"image": part.ref.target, "found": here},
                key(part),
            )


_FORMULA = re.compile(r"[=^_<>{}\\]")


def _is_prose(text: str) -> bool:
    """Is this a phrase, not a name, a file or a formula?"""
    if _FORMULA.search(text) or _FILE.search(text):
        return False
    words = re.findall(r"[A-Za-z]{2,}", text)
    return len(words) >= 3 and sum(word[0].islower() for word in words) >= 2


_FILE = re.compile(r"\S/\S|\w\.\w{2,5}$")


def _is_phrase(pair: Pair, twin: Part, text: str) -> bool:
    """Is this a phrase of a few words and no name, on a page that translates its alternative texts?

    A word of it stands in the word list or begins with a small letter, or the page translates the same text elsewhere.
    """
    words = re.findall(r"[A-Za-z]{3,}", text)
    if not 0 < len(words) < 6 or len(text) > 60 or _FORMULA.search(text) or _FILE.search(text):
        return False
    if "badge" in twin.ref.target or "shields.io" in twin.ref.target:
        return False
    pictures = [ref for one in pair.target_features for ref in one.inline.refs if ref.kind == "image" and ref.text]
    translated = {ref.target.rpartition("/")[2] for ref in pictures if not ref.text.isascii()}
    if 2 * sum(not ref.text.isascii() for ref in pictures) < max(2, len(pictures)):
        return False
    known = pair.target_features[0].lexicon
    if any(word[0].islower() or word[:LETTERS].lower() in known for word in words):
        return True
    return any(
        ref.kind == "image" and ref.text == text and ref.target.rpartition("/")[2] in translated
        for one in pair.source_features
        for ref in one.inline.refs
    )


def _other_script(pair: Pair) -> bool:
    """Is the target page written in another script, so that equal texts cannot be translations?"""
    text = "".join(block.text for block in pair.target.blocks[:40] if block.kind in model.PROSE)
    return len(re.findall(r"[\u0370-\u1fff\u3040-\uffdc]", text)) > len(text) // 5


def _emphasis(pair: Pair, source: list[Feature], target: list[Feature], around: tuple[Place, Place]) -> Iterator[Hit]:
    """A different number of emphasised or strong passages."""
    counts = {
        name: (
            sum(len(getattr(one.inline, name)) for one in source),
            sum(len(getattr(one.inline, name)) for one in target),
        )
        for name in ("strong", "emphasis")
    }
    for name, (expected, found) in counts.items():
        if expected == found:
            continue
        marked = [(one, span) for one in (source if expected > found else target) for span in getattr(one.inline, name)]
        words: dict[str, str | int] = {"found": found, "expected": expected, "what": name, "text": _passages(marked)}
        fewer = sum(one for one, _ in counts.values()) - sum(other for _, other in counts.values())
        free = fewer == expected - found > 0 and _free(pair, _texts(marked), target, name, fewer)
        # What a translation stresses beyond the source misleads nobody.
        severity = "note" if free or (fewer < 0 < found - expected) else ""
        yield Hit("emphasis", *around, str(found), str(expected), words, f"{name}{found - expected}", severity)
        return  # bold in place of italics is one change


def _free(pair: Pair, marked: list[str], target: list[Feature], name: str, fewer: int) -> bool:
    """May a translation leave out so many of these emphasised passages?

    A term that the source repeats may become a pronoun, and a little word (you *are* right) may have no word of its own.
    """
    common = language(pair.languages[0]).common
    if sum(all(word in common for word in text.split()) for text in marked) >= fewer:
        return True
    if len(set(marked)) > len(marked) - fewer:
        return False
    kept = _texts([(one, span) for one in target for span in getattr(one.inline, name)])
    said = " ".join(" ".join([one.block.text for one in target]).lower().split())
    return all(
        len(_whole(text).findall(said)) <= sum(len(_whole(text).findall(one)) for one in kept) for text in set(kept)
    )


def _whole(text: str) -> re.Pattern[str]:
    """This text, not as a part of longer words."""
    return re.compile(rf"(?<!\w){re.escape(text)}(?!\w)")


def _texts(marked: list[tuple[Feature, tuple[int, int]]]) -> list[str]:
    """The marked passages in small letters."""
    return [" ".join(one.block.text[start:end].lower().split()) for one, (start, end) in marked]


def _passages(found: list[tuple[Feature, tuple[int, int]]]) -> str:
    """The emphasised passages, short."""
    texts = [" ".join(one.block.text[start:end].split()) for one, (start, end) in found]
    text = ", ".join(texts)
    return text if len(text) <= 80 else text[:79] + "…"


_CASELESS = frozenset(
    "ada basic bas vb vba vbnet vbscript sql mysql pgsql plsql tsql pascal delphi fortran cobol bat batch".split()
)
"""Languages in which capital letters are written as one likes."""


_DRAWN = ("mermaid", "plantuml")
"""Languages of diagrams, in which a translation may break its texts into lines as it needs."""


_TOLD = frozenset((model.CODE, model.MATH, model.SNIPPET, model.HTML))


def _solid(pair: Pair, first: Feature, second: Feature) -> Iterator[Hit]:
    """Code, formulas, snippets, HTML: the same but for what is written for readers."""
    a, b = first.block, second.block
    if a.kind not in _TOLD or (a.text == b.text and a.info == b.info):
        return
    source, target = place_of(pair.source, a), place_of(pair.target, b)
    if a.kind == model.SNIPPET:
        if a.text.split() != b.text.split():
            yield Hit("snippet-changed", source, target, b.text, a.text, {"found": b.text, "expected": a.text}, b.text)
        return
    if a.kind == model.HTML:
        yield from _html(pair, first, second)
        return
    named = [block.info.split("{")[0].split()[0] if block.info.split("{")[0].split() else "" for block in (a, b)]
    if named[0] != named[1]:
        yield Hit(
            "code-language",
            source,
            target,
            named[1],
            named[0],
            {"found": named[1], "expected": named[0]},
            named[1],
        )
    if a.text == b.text or (named[0] in _DRAWN and a.text.count("\n") != b.text.count("\n")):
        return
    changed = _changed_line(a.text.split("\n"), b.text.split("\n"), pair.languages[1])
    if changed is None:
        return
    row, expected, found = changed
    if expected.lower() == found.lower() and named[0].lower() in _CASELESS and a.text.lower() == b.text.lower():
        return
    fenced = b.end_line - b.line > b.text.count("\n")
    line = min(b.line + fenced + row, b.end_line)
    here = Place(pair.target.path, line, b.end_line, target.column)
    yield Hit(
        "code-changed",
        source,
        here,
        found or None,
        expected or None,
        {"found": found, "expected": expected},
        f"{expected}>{found}",
    )


def _changed_line(first: list[str], second: list[str], reader: str) -> tuple[int, str, str] | None:
    """The first line of code that differs in more than comments and texts: (row of the second, expected, found).

    Texts and comments are translated; where the `reader`'s language has another alphabet, one in Latin letters is none, and what
    it says is to be the same.
    """
    a = [line.rstrip() for line in first if line.strip()]
    b = [line.rstrip() for line in second if line.strip()]
    if len(a) == len(b):
        pairs = list(zip(a, b, strict=True))
        row = next(
            (
                row
                for row, (old, new) in enumerate(pairs)
                if old != new
                and (
                    ((bare := _tight(new)) != _tight(old) and not _translated(bare))
                    or (
                        old.isascii()
                        and new.isascii()
                        and _LETTERS.findall(old) != _LETTERS.findall(new)
                        and not language(reader).letters.isascii()
                    )
                )
            ),
            None,
        )
        return None if row is None else (second_row(second, row), a[row].strip(), b[row].strip())
    # A comment that takes one line more or less in the translation is no change.
    shared = {line.strip() for line in a} & {line.strip() for line in b}
    bare_a, bare_b = ([line.strip() if line.strip() in shared else _code(line) for line in side] for side in (a, b))
    kept_a = [line for line in bare_a if line.strip() and not _translated(line)]
    kept_b = [line for line in bare_b if line.strip() and not _translated(line)]
    lost, gained = Counter(kept_a) - Counter(kept_b), Counter(kept_b) - Counter(kept_a)
    # A text that is written for readers is code to the eye of the other side; what is commented is neither. What both
    # sides have stands for nothing else.
    spoken = sum(_translated(line) and line not in shared for line in bare_b)
    if sum(lost.values()) <= spoken and not gained:
        return None
    row, missing = _alone(bare_a, bare_b)
    old = missing if lost[missing] else next(iter(lost), "")
    new = next(iter(gained), "")
    # A line that is gone belongs right behind the one before it, though a blank one may follow there.
    at = second_row(second, row) if new or not row else second_row(second, row - 1) + 1
    return at, old.strip(), new.strip()


_LONG = 400
"""Lines of code up to which the place of a lost line is looked for line by line."""


def _alone(first: list[str], second: list[str]) -> tuple[int, str]:
    """Where two runs of code part: the row of the second, and the line of the first that has no twin there ("" if none).

    A translated text may stand for any line; of several it stands for the one that begins as it does.
    """
    if max(len(first), len(second)) > _LONG:
        return next((row for row, (a, b) in enumerate(zip(first, second, strict=False)) if a != b), 0), ""
    from difflib import SequenceMatcher  # noqa: PLC0415 - most trees' code is the same

    row = len(second)
    for _, a0, a1, b0, b1 in SequenceMatcher(None, first, second, autojunk=False).get_opcodes():
        run, other = first[a0:a1], second[b0:b1]
        if len(run) == len(other):
            continue
        row = b0
        if len(run) == len(other) + 1:
            fits = [_begins_alike(run[:k] + run[k + 1 :], other) for k in range(len(run))]
            k = fits.index(max(fits))
            return b0 + k, run[k]
        return row, run[0] if run else ""
    return row, ""


_LETTERS = re.compile(r"[A-Za-z]+")


def _begins_alike(first: list[str], second: list[str]) -> int:
    """How many letters lines have in common at their beginning."""
    pairs = zip(first, second, strict=True)
    return sum(_in_common(one, two) for one, two in pairs)


def _in_common(one: str, two: str) -> int:
    """How many letters two texts have in common at their beginning."""
    return len(list(takewhile(bool, map(eq, one, two))))


def second_row(lines: list[str], row: int) -> int:
    """The row in all lines of the row-th line that is not blank."""
    filled = [index for index, line in enumerate(lines) if line.strip()]
    return filled[min(row, len(filled) - 1)] if filled else 0


def _code(line: str) -> str:
    """A line of code without comments, texts and spacing."""
    return " ".join(_TEXT.sub("''", _COMMENT.sub("", line)).split())


def _tight(line: str) -> str:
    """A line of code, as `_code` reads it, without spaces around marks."""
    return _AROUND.sub(r"\1", _code(line))


def _translated(line: str) -> bool:
    """Has this line letters beyond ASCII, as a translated comment or text would?"""
    return not line.isascii() and any(char.isalpha() and char > "\x7f" for char in line)


_TAGS = re.compile(r"<([A-Za-z][\w-]{0,40})(?=[\s/>])")
_ADDRESSES = re.compile(r"""(?:src|href)\s{0,5}=\s{0,5}["']([^"']{1,2000})["']""")


def _html(pair: Pair, first: Feature, second: Feature) -> Iterator[Hit]:
    """Raw HTML: the same tags and addresses."""
    a, b = first.block, second.block
    if a.text == b.text:
        return
    source, target = place_of(pair.source, a), place_of(pair.target, b)
    yield from properties(a, b, source, target)
    for pattern, rules in (
        (_TAGS, ("html-tag", "html-tag-added", "html-tag")),
        (_ADDRESSES, ("link-missing", "link-added", "link-target")),
    ):
        old, new = pattern.findall(a.text), pattern.findall(b.text)
        if pattern is _ADDRESSES:
            there, here = ([meaning(x, pair.source.path, pair.languages) for x in side] for side in (old, new))
            here = [at_source(said, raw, there) for said, raw in zip(here, new, strict=True)]
            keyed = [Counter(there), Counter(here)]
        else:
            keyed = [Counter(x.lower() for x in side) for side in (old, new)]
        lost, gained = list((keyed[0] - keyed[1]).elements()), list((keyed[1] - keyed[0]).elements())
        if lost or gained:
            rule = rules[2] if lost and gained else rules[0] if lost else rules[1]
            expected, found = (lost or [""])[0], (gained or [""])[0]
            put = rewriting(expected, found) if lost and gained and pattern is _ADDRESSES else ("", "")
            words: dict[str, str | int] = {
                "found": found,
                "expected": expected,
                "rewriting": f"{put[0]}\n{put[1]}" if any(put) else "",
            }
            yield Hit(rule, source, target, found or None, expected or None, words, f"{expected}>{found}")


def citations(features: Sequence[Feature]) -> frozenset[str]:
    """The footnotes that a page cites."""
    return frozenset([ref.target for _, ref in _notes(features)])


def _notes(features: Sequence[Feature]) -> list[tuple[Feature, Ref]]:
    """Every mention of a footnote, with its block."""
    return [
        (one, ref) for one in features if one.inline is not NOTHING for ref in one.inline.refs if ref.kind == "footnote"
    ]


class Wanted(NamedTuple):
    """A fragment of another page that a link names; whether it exists is known only when all pages are read."""

    page: str
    fragment: str
    hit: Hit


def destinations(
    page: Page,
    features: Sequence[Feature],
    own: frozenset[str],
    pages: Callable[[str], bool],
    files: Callable[[str], bool],
    *,
    target: bool,
) -> Iterator[Hit | Wanted]:
    """Links and images that lead nowhere.

    `own` are this page's anchors; `pages` and `files` tell what exists in the language's tree and in the folders that
    all languages share.
    """
    for one in features:
        for ref in one.inline.refs if one.inline is not NOTHING else ():
            if ref.kind not in ("link", "image"):
                continue
            at = resolve(ref.target, page.path)
            if not at.inside and not (at.path.startswith("/") and not at.path.startswith("//")):
                continue
            rule = _nowhere(ref, at, own, pages, files, page.path)
            if rule is None:
                continue
            where = on_side(place_in(page, one.block, ref.offset), target=target)
            words: dict[str, str | int] = {"found": ref.target, "fragment": at.fragment, "page": at.path}
            hit = Hit(rule or "anchor-broken", *where, ref.target, None, words, ref.target)
            yield hit if rule else Wanted(at.path, at.fragment, hit)


def _nowhere(
    ref: Ref,
    at: Address,
    own: frozenset[str],
    pages: Callable[[str], bool],
    files: Callable[[str], bool],
    path: str,
) -> str | None:
    """The rule about a link or an image that leads nowhere, None where it leads somewhere; "" where another page must tell."""
    if not at.inside:
        return "link-no-file"
    if at.outside and not files(at.path):
        return "link-outside"
    if ref.kind == "image":
        return None if files(at.path) else "image-broken"
    if at.path == path:
        return None if at.fragment in own else "anchor-broken"
    if is_page(at.path):
        if not pages(at.path):
            return "link-broken"
        return "" if at.fragment else None
    if "." in at.path.rsplit("/", 1)[-1]:
        return None if files(at.path) else "link-broken"
    return "link-no-file"


def footnotes(
    page: Page,
    features: Sequence[Feature],
    outside: frozenset[str] | None,
    *,
    target: bool,
    cited: frozenset[str] = frozenset(),
) -> Iterator[Hit]:
    """Footnotes that are cited and defined nowhere, or defined and never cited. `outside` are ids that data files define.

    What the other side cites (`cited`) is missing here where it is cited there, and told so.
    """
    defined = {block.ident: block for block in page.blocks if block.kind == model.FOOTNOTE}
    used: set[str] = set()
    for one, ref in _notes(features):
        used.add(ref.target)
        if ref.target not in defined and (outside is None or ref.target not in outside):
            if outside is None and not defined:
                continue  # a page without any definition uses [^x] as text
            place = place_in(page, one.block, ref.offset)
            where = on_side(place, target=target)
            yield Hit("footnote-undefined", *where, ref.target, None, {"id": ref.target}, ref.target)
    for ident, block in defined.items():
        if ident not in used and ident not in cited:
            place = place_of(page, block)
            where = on_side(place, target=target)
            yield Hit("footnote-unused", *where, ident, None, {"id": ident}, ident)
