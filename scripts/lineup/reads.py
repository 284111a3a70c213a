"""What is known of one pair of pages before the whole tree is asked, and how that is written down and read again."""

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from lineup.model import Place
from lineup.rules.context import Hit
from lineup.rules.destinations import Wanted
from lineup.suppress import Ignore


class Asked:
    """A question that is put to the tree about paths, with the answers, so that a later run can ask whether they still hold."""

    __slots__ = ("answer", "said")

    def __init__(self, answer: Callable[[str], bool]) -> None:
        self.answer = answer
        self.said: dict[str, bool] = {}

    def __call__(self, path: str) -> bool:
        """The answer, asked once for each path."""
        known = self.said.get(path)
        if known is None:
            known = self.said[path] = self.answer(path)
        return known


class Stamp(NamedTuple):
    """By what a file is known again: what the file system says of it, and its content's digest.

    `racy` where it was written so shortly before it was read that a later change may bear the same time.
    """

    signature: str
    digest: str
    racy: bool


class Leads(NamedTuple):
    """What is told of where the links of two twins lead: hits, and what is kept of it (`Read` says what each is)."""

    hits: list[Hit]
    wanted: list[tuple[bool, Wanted]]
    anchors: tuple[str | None, str | None]
    answers: tuple[Mapping[str, bool], ...]


class Read(NamedTuple):
    """What one look at a pair of twins tells.

    `wanted` are fragments on other pages, each with the side that wants it (True: the target's). `anchors` are what
    `lineup.anchors.told` says of either page; None where everything may be there because the page could not be read, and
    in bare trees, where nobody asked.
    `marks` count customs of the page. `answers` are what the tree said about paths: pages and files, of the source and of
    the target. `stamps` say of which texts all this holds, `ledger` of which state of the ledger; a space in it stands before
    that of the whole ledger, where the page's own file did not tell enough.
    """

    path: str
    blocks: int
    hits: list[Hit]
    wanted: list[tuple[bool, Wanted]]
    anchors: tuple[str | None, str | None]
    marks: Mapping[str, int]
    ignores: tuple[Ignore, ...] = ()
    answers: tuple[Mapping[str, bool], ...] = ()
    stamps: tuple[Stamp, Stamp] | None = None
    ledger: str = ""


Packed = tuple[tuple[str, ...] | None, list[Any]]
"""What is known of a pair as it goes from process to process: nothing but tuples, lists, texts and numbers."""


def packed(read: Read) -> Packed:
    """What one process tells another."""
    return read.stamps and tuple([stamp_text(stamp) for stamp in read.stamps]), plain(read)


def unpacked(data: Packed, path: str) -> Read:
    """What `packed` has told of the pair at a path."""
    stamps, known = data
    return unplain(known, path, None if stamps is None else (stamp_from(stamps[0]), stamp_from(stamps[1])))


def stamp_text(stamp: Stamp) -> str:
    """A stamp as one word."""
    return f"{stamp.signature},{stamp.digest},{'r' if stamp.racy else ''}"


def stamp_from(text: str) -> Stamp:
    """What `stamp_text` has written.

    Raises:
        ValueError: this is nothing that it has written.
    """
    signature, known, racy = text.split(",")
    return Stamp(signature, known, racy == "r")


def plain(read: Read) -> list[Any]:
    """What is known of a pair as lists, texts and numbers; path and stamps are not in it."""
    return [
        read.blocks,
        [_plain_hit(hit) for hit in read.hits],
        [[other, wanted.page, wanted.fragment, _plain_hit(wanted.hit)] for other, wanted in read.wanted],
        list(read.anchors),
        dict(read.marks),
        [list(one) for one in read.ignores],
        [[[path for path, yes in said.items() if yes == want] for want in (True, False)] for said in read.answers],
        read.ledger,
    ]


def unplain(data: Any, path: str, stamps: tuple[Stamp, Stamp] | None) -> Read:
    """What `plain` has written.

    Raises:
        TypeError, ValueError, KeyError, IndexError: this is nothing that it has written.
    """
    blocks, hits, wanted, (first, second), marks, ignores, answers, ledger = data
    return Read(
        path,
        blocks,
        [_hit(one) for one in hits],
        [(other, Wanted(page, fragment, _hit(hit))) for other, page, fragment, hit in wanted],
        (first, second),
        marks,
        tuple(Ignore(*one) for one in ignores),
        tuple(dict.fromkeys(yes, True) | dict.fromkeys(no, False) for yes, no in answers),
        stamps,
        ledger,
    )


def _plain_hit(hit: Hit) -> list[Any]:
    rule, source, target, *rest = hit
    return [rule, source and tuple(source), target and tuple(target), *rest]


def _hit(data: list[Any]) -> Hit:
    """A hit; its places have become lists."""
    rule, source, target, *rest = data
    return Hit(rule, Place(*source) if source else None, Place(*target) if target else None, *rest)
