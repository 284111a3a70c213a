"""Tags of site generators and components inside text: shortcodes, includes, classes, the types of callouts."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from lineup import model
from lineup.evidence import Feature
from lineup.links import meaning
from lineup.model import Place
from lineup.rules.context import Hit, Pair, place_in

_TAG = re.compile(
    r"\{\{[<%]?-?[ \t]*(?P<name>[\w./-]+)(?P<rest>[^{}\n]{0,500}?)[ \t]*-?[>%]?\}\}"
    r"|\{%-?[ \t]*(?P<order>[\w.-]+)(?P<more>[^{}\n]{0,500}?)[ \t]*-?%\}"
    r"|\{:[ \t]*(?P<list>[^{}\n]{1,300})\}"
)
"""`{{< note >}}` and `{{% note %}}` (Hugo), `{% include a.html %}` and `{{ page.x }}` (Liquid, Jinja), `{: .note }` (Kramdown)."""
_VALUE = re.compile(
    r"(?:(?P<key>[\w:-]+)[ \t]*=[ \t]*)?(?:\"(?P<double>(?:[^\"\\]|\\.)*)\"|'(?P<single>(?:[^'\\]|\\.)*)'|(?P<bare>[^\s\"'=]+))"
)
_PLAIN = re.compile(r"[!-~]+")
_NAME = re.compile(r"[/._\d-]")
_SPOKEN = frozenset(
    "title text alt caption content label summary description header heading tooltip placeholder message name aria-label".split()
)
"""Attributes that hold text for readers."""
CALLOUTS = frozenset(
    "note notes tip hint info important warning caution danger error success attention question example quote alert callout "
    "admonition aside".split()
)
KINDS = frozenset(("type", "kind", "variant", "severity", "color", "level", "intent"))
_OPENING = re.compile(r"<(?P<name>[A-Za-z][\w.-]*)(?P<rest>[^<>]*)>")


class Tag(NamedTuple):
    """An opening tag: its name, all that no translation changes of it, as it is written, and where it stands."""

    name: str
    said: str
    text: str
    one: Feature
    offset: int


def templates(pair: Pair) -> Iterator[Hit]:
    """What tags of templates a block and its twin do not share; the first of each block, for the closing one follows it."""
    busy = [_busy(pair, side) for side in (0, 1)]
    for bead in pair.beads if any(busy) else ():
        if not bead.source or not bead.target or (busy[0].isdisjoint(bead.source) and busy[1].isdisjoint(bead.target)):
            continue
        source = [pair.source_features[index] for index in bead.source]
        target = [pair.target_features[index] for index in bead.target]
        raw = all(one.block.kind == model.HTML for one in (*source, *target))
        read = _components if raw else _tags
        sides = [[tag for one in side for tag in read(one, pair)] for side in (source, target)]
        lost, gained = _odd(sides[0], sides[1]), _odd(sides[1], sides[0])
        # One that has become another has kept its name, if any has.
        pairs = [(old, new) for old in lost for new in gained if old.name == new.name]
        old, new = pairs[0] if pairs else (next(iter(lost), None), next(iter(gained), None))
        if old or new:
            yield _hit(pair, old, new, pair.places(bead))


def _busy(pair: Pair, side: int) -> set[int]:
    """The blocks of a side that may hold a tag."""
    text = pair.texts[side]
    found = pair.holding(side, _OPENS) if "{" in text else set[int]()
    if "<" in text:
        features = (pair.source_features, pair.target_features)[side]
        found.update([index for index, one in enumerate(features) if one.block.kind == model.HTML])
    return found


_OPENS = re.compile(r"\{[{%:]")


def _odd(tags: list[Tag], others: list[Tag]) -> list[Tag]:
    """The tags that the other side has not, or not as often."""
    left = Counter(tag.said for tag in others)
    odd = []
    for tag in tags:
        left[tag.said] -= 1
        if left[tag.said] < 0:
            odd.append(tag)
    return odd


def _tags(one: Feature, pair: Pair) -> Iterator[Tag]:
    """Opening tags in a block of text."""
    if one.block.kind not in model.PROSE:
        return
    for match in _TAG.finditer(one.block.text):
        if any(start <= match.start() < end for start, end in _code(one)):
            continue
        name = match["name"] or match["order"] or "{:"
        if not name.startswith("/"):
            values = _values(match["rest"] or match["more"] or match["list"] or "", pair)
            yield Tag(name, " ".join((name, *sorted(values))), match[0], one, match.start())


def _components(one: Feature, pair: Pair) -> Iterator[Tag]:
    """Callouts that are components, with their types."""
    for match in _OPENING.finditer(one.block.text):
        if match["name"].lower() in CALLOUTS:
            kinds = [value for value in _values(match["rest"], pair) if value.partition("=")[0] in KINDS]
            if kinds:
                said = " ".join((match["name"], *sorted(kinds)))
                yield Tag(match["name"], said, said, one, match.start())


def _code(one: Feature) -> list[tuple[int, int]]:
    return [(ref.offset, ref.end) for ref in one.inline.refs if ref.kind == "code"]


def _values(text: str, pair: Pair) -> Iterator[str]:
    """The values that no translation changes: names, files, numbers; no texts, and no language."""
    for match in _VALUE.finditer(text):
        value = next((part for part in match.group("double", "single", "bare") if part is not None), "")
        key = (match["key"] or "").lower()
        if key in _SPOKEN or not _PLAIN.fullmatch(value) or value.lower() in pair.languages:
            continue
        if not key and match["bare"] is None and not _NAME.search(value):
            continue  # a word in quotation marks may be a title
        if "/" in value:
            value = meaning(value, "", pair.languages)
        yield f"{key}={value}" if key else value


def _hit(pair: Pair, old: Tag | None, new: Tag | None, places: tuple[Place, Place]) -> Hit:
    """A callout of another type; any other tag is a snippet, whatever the generator calls it."""
    source, target = places
    if new:
        place = place_in(pair.target, new.one.block, new.offset)
        target = place._replace(end_line=max(place.line, target.end_line))
    if old and new and {old.name.lower(), new.name.lower()} <= CALLOUTS:
        words: dict[str, str | int] = {"found": new.said, "expected": old.said}
        return Hit("admonition-type", source, target, new.said, old.said, words, new.said)
    expected, found = old.text if old else "", new.text if new else ""
    words = {"found": found, "expected": expected}
    return Hit("snippet-changed", source, target, found or None, expected or None, words, f"{expected}>{found}")
