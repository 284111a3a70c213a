"""References that one side of a block has and the other has not: what is lost, gained, or changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial

from lineup.links import rewriting
from lineup.model import Place
from lineup.rules.context import Hit
from lineup.rules.disguised import disguised
from lineup.rules.linked import same_link
from lineup.rules.parts import Part
from lineup.rules.typed import is_bare, same_code


def differ(
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
        gained.sort(key=partial(is_bare, {part.block.text for part in lost}))
    for old, new in zip(lost, gained, strict=False):
        if new.ref.kind == "code" and same_code(old, new):
            continue
        if old.ref.kind == new.ref.kind == "link" and same_link(old, new, (key(old), key(new))):
            continue
        put = rewriting(key(old), key(new)) if rules[0] in ("link-missing", "image-missing") else ("", "")
        yield hit(rules[2], old, new, around, f"{put[0]}\n{put[1]}" if any(put) else "")
    for old in lost[len(gained) :]:
        yield hit(rules[0], old, None, around)
    for new in gained[len(lost) :]:
        yield hit(rules[1], None, new, around)


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


def _left(parts: list[Part], wanted: Counter[str], key: Callable[[Part], str]) -> list[Part]:
    """The last parts of each wanted key."""
    left = []
    for part in reversed(parts):
        if wanted[key(part)] > 0:
            wanted[key(part)] -= 1
            left.append(part)
    return left[::-1]


_AS_URL = {"link-missing": "url-missing", "link-added": "url-added", "link-target": "url-changed"}


def hit(rule: str, old: Part | None, new: Part | None, around: tuple[Place, Place], put: str = "") -> Hit:
    """The hit about a part of the source, one of the target, or both; `put` is how the one address became the other."""
    found, expected = new.ref.target if new else None, old.ref.target if old else None
    if rule in _AS_URL and all(part is None or part.ref.kind == "url" for part in (old, new)):
        rule = _AS_URL[rule]
    words: dict[str, str | int] = {"found": found or "", "expected": expected or "", "rewriting": put}
    if rule == "inline-code-changed" and (odd := disguised(expected or "", found or "")):
        words |= {"variant": "letters", "codes": odd}
    source = old.place if old else around[0]
    target = new.place if new else around[1]
    # The whole block is the place: a translator reads it all; line and column say where to begin.
    source = source._replace(end_line=max(source.end_line, around[0].end_line))
    target = target._replace(end_line=max(target.end_line, around[1].end_line))
    return Hit(rule, source, target, found, expected, words, f"{expected}>{found}")
