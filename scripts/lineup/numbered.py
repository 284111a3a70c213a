"""Pictures that a converter has numbered as they came (image1.png, image2.png): the number says where one stands, not which it is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from lineup.evidence import Feature, address_key

FEWEST = 4
"""Pictures from which on it is no chance that their names count them."""

_NAME = re.compile(r"(?P<stem>.*?[^\d])(?P<number>\d{1,4})\.\w{2,5}")


def counted(source: Sequence[Feature], target: Sequence[Feature]) -> bool:
    """Do the names of all pictures count them on both pages, of which one has more than the other?

    Behind the first one that only one page has, the names of the others then stand for other pictures.
    """
    ours, theirs = _count(source), _count(target)
    return ours is not None and theirs is not None and ours[0] == theirs[0] and ours[1] != theirs[1]


def _count(side: Sequence[Feature]) -> tuple[str, int] | None:
    """What the names of a page's pictures begin with, and how many there are, if they count them from the first to the last."""
    stem, first, number = "", 0, 0
    for name in _pictures(side):
        found = _NAME.fullmatch(name.rpartition("/")[2])
        if found is None or (stem and (found["stem"] != stem or int(found["number"]) != number + 1)):
            return None
        stem, number = found["stem"], int(found["number"])
        first = first or number
    count = number - first + 1
    return (stem, count) if count >= FEWEST else None


def _pictures(side: Iterable[Feature]) -> Iterator[str]:
    """The addresses of a page's pictures."""
    for one in side:
        for ref in one.inline.refs:
            if ref.kind == "image":
                yield ref.target


def forget_names(side: Sequence[Feature]) -> None:
    """Takes the names of pictures, and the numbers in them, from what the blocks of a page show."""
    for one in side:
        names = list(_pictures((one,)))
        if names:
            numbers = {key for name in names for key in map("number:{}".format, _DIGITS.findall(name))}
            said = {key for key in numbers if key.partition(":")[2] in one.plain}
            one.keys = one.keys - {f"image:{address_key(name)}" for name in names} - (numbers - said)


_DIGITS = re.compile(r"\d+")
