"""What it costs to hold two blocks for each other's translation: evidence first, then kind, then length, then words."""

from __future__ import annotations

from math import inf, log, sqrt

from lineup import model
from lineup.evidence import Feature
from lineup.lengths import length_cost
from lineup.model import Block

WRONG = 14.0
"""The cost of pairing what cannot be a pair."""

NAMED = 6.0
"""How much an explicit id that two blocks share speaks for the pair; two that differ make no pair."""

SWAP = 2.5
"""By how much a pair of neighbours must fit better crosswise to be held for swapped."""

CONTRAST = 3.0
"""How much it speaks for a swap that all the words that tell two neighbours apart fit crosswise; cells, twice as much."""

_TEXT_KINDS = frozenset(
    (model.PARAGRAPH, model.ITEM, model.TERM, model.DEFINITION, model.ADMONITION, model.TAB, model.HEADING)
)

# Not headings, whose ids are anchors; not footnotes and abbreviations, whose names may be the language's own.
_NAMED = frozenset((model.PARAGRAPH, model.ITEM, model.ROW, model.TERM, model.DEFINITION))

BOLD = ("**", "__")
"""What a passage in bold begins and ends with."""

SWAPPABLE = frozenset((model.PARAGRAPH, model.ITEM, model.ROW))


def pair_cost(s: Feature, t: Feature, ratio: float, limit: float = inf) -> float:
    """What it costs to hold two blocks for each other's translation; below 2 gaps for anything plausible.

    Words are compared only if they decide whether it costs more than `limit`; else what it costs if all of them fit.
    """
    # Taken apart in one go: this is asked for every cell of a table.
    kind, _, _, _, _, level, ident, info, context = s.block
    other, _, _, _, _, level_, ident_, info_, context_ = t.block
    cost = 0.0
    if kind != other:
        if kind not in _TEXT_KINDS or other not in _TEXT_KINDS:
            return WRONG
        if model.HEADING in (kind, other) and not set_off(t.block if kind == model.HEADING else s.block):
            return WRONG
        cost += 3.5
    elif kind == model.HEADING:
        cost += 0.0 if level == level_ else 2.0
        if ident and ident_:
            cost += -5.0 if ident == ident_ else 2.0
    elif kind not in model.PROSE:
        return solid_cost(s, t)
    else:
        if info != info_:
            cost += 1.0
        if ident and ident_ and kind in _NAMED:
            if ident != ident_:
                return WRONG
            cost -= NAMED
    if context != context_:
        cost += 1.0 if len(context) == len(context_) else 2.0
    keys, keys_ = s.keys, t.keys
    if keys or keys_:
        shared = len(keys & keys_)
        odd = len(keys) + len(keys_) - 2 * shared
        cost += min(5.0, 1.3 * odd) - min(5.0, 1.6 * shared)
    cost += length_cost(s.size, t.size, ratio)
    least = cost - 4.0 + 1.0
    return least if least > limit else cost - 4.0 * likeness(s, t) + 1.0


def set_off(block: Block) -> bool:
    """Is this a line in bold and nothing else, as a heading looks that has lost its marks?"""
    text = block.text
    return (
        block.kind == model.PARAGRAPH
        and text[:2] in BOLD
        and text.rstrip(" :")[-2:] == text[:2]
        and text.count(text[:2]) == 2
        and "\n" not in text
    )


def told_apart(a: Block, b: Block) -> bool:
    """Do these two blocks carry explicit ids that tell them apart?"""
    return a.ident != b.ident and bool(a.ident and b.ident) and a.kind == b.kind and a.kind in _NAMED


def solid_cost(s: Feature, t: Feature) -> float:
    """Code, formulas, HTML: the share of lines in common."""
    if s.keys == t.keys:
        return -4.0
    share = len(s.lines & t.lines) / max(1, len(s.lines), len(t.lines))
    a, b = s.block.text.count("\n") + 1, t.block.text.count("\n") + 1
    same_info = 0.0 if s.block.info == t.block.info else 1.5
    return 5.0 - 6.0 * share + same_info + 0.6 * min(5.0, abs(log((a + 1) / (b + 1))))


def fused_cost(one: Feature, two: Feature, other: Feature, ratio: float, limit: float) -> float:
    """What it costs to hold two neighbours together for the translation of one block; `limit` as for `pair_cost`."""
    size = (one.size + two.size) * ratio
    if not (one.size and two.size) or size > 2 * other.size + 40 or other.size > 2 * size + 40:
        return WRONG
    keys = one.keys | two.keys
    cost = length_cost(one.size + two.size, other.size, ratio)
    shared = len(keys & other.keys)
    cost += min(5.0, 1.3 * (len(keys) + len(other.keys) - 2 * shared)) - min(5.0, 1.6 * shared)
    if _goes_on(one.block, two.block):
        cost -= 3.0
    if cost - 5.0 + 1.0 > limit:
        return cost - 5.0 + 1.0
    if len({half.block.ident for half in (one, two, other) if half.block.ident}) > 1:
        return WRONG
    if any(_pictured(half) for half in (one, two)) and "![" not in other.block.text:
        return WRONG
    if any(set_off(half.block) and half.block.text[:2] not in other.block.text for half in (one, two)):
        return WRONG  # a title that is gone
    sounds = one.sounds | two.sounds
    if sounds and other.sounds:
        # Both halves must have their share in it, or a pair and a gap say it better.
        halves = [len(half.sounds & other.sounds) / max(1, len(half.sounds)) for half in (one, two)]
        cost -= 4.0 * min(halves) + 1.0 * max(halves)
    return cost + 1.0


def _goes_on(one: Block, two: Block) -> bool:
    """Does a sentence of one paragraph go on in the next, which begins in small letters behind no mark or a comma?"""
    if not two.text[:1].islower() or not one.kind == two.kind == model.PARAGRAPH:
        return False
    last = one.text.rstrip()[-1]
    return last.isalnum() or last == ","


def _pictured(one: Feature) -> bool:
    """Is this a picture and nothing else? What it shows may be what the text beside it says."""
    text = one.block.text
    return text[:2] == "![" and text[-1] == ")" and text.count("](") == 1


def likeness(s: Feature, t: Feature) -> float:
    """How much of their words two blocks share by sound, 0 to 1."""
    known = s.likes.get(t)
    if known is None:
        a, b = s.sounds, t.sounds
        fewer = min(len(a), len(b))
        known = s.likes[t] = len(a & b) / fewer * (1.0 if fewer > _FEW else 0.6) if fewer else 0.0
    return known


_FEW = 2
"""Up to so many words may be shared by chance."""


def crosswise(s1: Feature, s2: Feature, t1: Feature, t2: Feature, ratio: float) -> float:
    """By how much these two neighbours pair better crosswise than straight; below 0 where they do not."""
    if not s1.head == s2.head == t1.head == t2.head or s1.block.kind not in SWAPPABLE:
        return -1.0
    if s1.keys != s2.keys and s1.keys == t1.keys and s2.keys == t2.keys:
        return -1.0
    if s1.block.kind == model.ROW and _by_cells(s1, s2, t1, t2) < 0:
        return -1.0
    straight = length_cost(s1.size, t1.size, ratio) + length_cost(s2.size, t2.size, ratio)
    crossed = length_cost(s1.size, t2.size, ratio) + length_cost(s2.size, t1.size, ratio)
    if s1.keys != s2.keys or t1.keys != t2.keys:
        straight += 1.6 * (len(s1.keys ^ t1.keys) + len(s2.keys ^ t2.keys))
        crossed += 1.6 * (len(s1.keys ^ t2.keys) + len(s2.keys ^ t1.keys))
    if crossed > straight + 3.0:
        return -1.0
    # Where contrast could not make up for what speaks against it, however little the other two have in common, it is not asked.
    most = (2 * CONTRAST if s1.block.kind == model.ROW else CONTRAST) - SWAP + _SLACK
    crossed_words, straight_words = likeness(s1, t2) + likeness(s2, t1), likeness(s1, t1)
    if straight - crossed + 6.0 * (crossed_words - straight_words) + most < 0:
        return -1.0
    gain = straight - crossed + 6.0 * (crossed_words - straight_words - likeness(s2, t2)) - SWAP
    return gain + contrast(s1, s2, t1, t2) if gain + most + SWAP > 0 else gain


_SLACK = 0.01
"""More than sums of such numbers are rounded by."""


def contrast(s1: Feature, s2: Feature, t1: Feature, t2: Feature) -> float:
    """What speaks for a swap of two neighbours that say almost the same: all that tells them apart fits crosswise."""
    if s1.block.kind == model.ROW and _by_cells(s1, s2, t1, t2) > 0:
        return 2 * CONTRAST
    if s1.keys != s2.keys or t1.keys != t2.keys:
        return 0.0  # code, addresses and numbers tell them apart better
    a, b, c, d = s1.sounds, s2.sounds, t1.sounds, t2.sounds
    one, two = a - b, b - a
    ours, theirs = c - d, d - c
    fits, against = len(one & theirs) + len(two & ours), len(one & ours) + len(two & theirs)
    if not against:
        return CONTRAST if fits > 1 else 0.0
    # Where a block is gone, one of its neighbours fits well a place further on, and the other by chance alone: each must fit.
    each = len(one & theirs) > len(one & ours) + 1 and len(two & ours) > len(two & theirs) + 1
    return CONTRAST if each and fits - against >= _SURE * sqrt(fits + against) else 0.0


_SURE = 2.0
"""By so many times more than chance would have it."""


def _by_cells(s1: Feature, s2: Feature, t1: Feature, t2: Feature) -> int:
    """Do cells that are the same in both languages pair two rows straight (-1) or crosswise (1)? 0 where they do not tell."""
    one, two, ours, theirs = s1.named - s2.named, s2.named - s1.named, t1.named - t2.named, t2.named - t1.named
    if one & ours or two & theirs:
        return -1
    # Both: where a row is gone, each of its neighbours finds one of its cells a row further on.
    return int(bool(one & theirs and two & ours))


def looks_wrong(s: Feature, t: Feature, ratio: float) -> bool:
    """Do two blocks that were paired share no evidence, have other names, or differ much in length?"""
    if s.block.kind not in SWAPPABLE or s.head != t.head:
        return False
    return (
        (s.keys != t.keys and not (s.keys & t.keys))
        or length_cost(s.size, t.size, ratio) > 2.0
        or renamed(s.block, t.block)
    )


def renamed(one: Block, two: Block) -> bool:
    """Do two rows begin with other cells, or two blocks with other names in bold, that either language may have as they are?"""
    if one.kind == model.ROW:
        # Most rows begin with a cell in the letters of the target's language.
        start = two.text[:_START]
        if not start.isascii() or start == one.text[:_START]:
            return False
    elif two.text[:2] not in BOLD:
        return False
    first, second = name_of(one), name_of(two)
    return first != second and len(second) > 1 and second.isascii() and first.isascii() and len(first) > 1


_START = 8
"""So many characters of a row tell mostly how its first cell begins, and in which alphabet."""


def name_of(block: Block) -> str:
    """The first cell of a row, or what a block begins with in bold; nothing where there is none."""
    text = block.text
    if block.kind == model.ROW:
        return text.lstrip().removeprefix("|").partition("|")[0].strip(" *_`:")
    return text[2:].partition(text[:2])[0].strip(" :") if text[:2] in BOLD else ""
