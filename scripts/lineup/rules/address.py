"""Form of address: ти and Вие on one page."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lineup import model
from lineup.evidence import Feature
from lineup.rules.context import Hit, Pair, place_in

_FAMILIAR = re.compile(
    r"[тТ](?:(?<=т)(?<![\w-]т)|(?<=Т)(?<![^\n]Т)|(?<=[.!?] Т))(?:и|еб|ебе|вой|воя|воят|воята|воето|воите|вое|вои)(?![\w-])"
)
_FORMAL = re.compile(r"В(?:(?<![\w-]В)(?:ие|ас|аш|аша|аше|аши|ашия|ашият|ашата|ашето|ашите)|(?<=[а-я,] В)и)(?![\w-])")


def _both(blocks: list[list[str]]) -> bool:
    """Does a page have words of both forms of address?"""
    if not any(not _FAMILIAR_WORDS.isdisjoint(words) for words in blocks):
        return False
    return any(not _FORMAL_WORDS.isdisjoint(words) or any(word.startswith("ваш") for word in words) for words in blocks)


_FAMILIAR_WORDS = frozenset("ти теб тебе твой твоя твоят твоята твоето твоите твое твои".split())


_FORMAL_WORDS = frozenset("вие ви вас".split())


_SPEECH = re.compile(r"[„“\"«][^„“”\"«»]{3,600}[“”\"»]")


def _spoken(one: Feature, offset: int) -> bool:
    """Does a place stand between quotation marks?"""
    return any(speech.start() < offset < speech.end() for speech in _SPEECH.finditer(one.plain))


def address(pair: Pair) -> Iterator[Hit]:
    """ти and Вие on one page: the rarer of the two is told, once."""
    if pair.languages[1].split("-")[0] != "bg" or not _both(pair.words[1]):
        return
    found = {name: [(one, hit) for one in pair.target_features if one.block.kind in model.PROSE for hit in pattern.finditer(one.plain)]
             for name, pattern in (("ти", _FAMILIAR), ("Вие", _FORMAL))}  # fmt: skip
    # Somebody who is quoted speaks to somebody else.
    found = {name: [(one, hit) for one, hit in all_ if not _spoken(one, hit.start())] for name, all_ in found.items()}
    if found["ти"] and found["Вие"]:
        rare, usual = sorted(found, key=lambda name: len(found[name]))
        one, hit = found[rare][0]
        words: dict[str, str | int] = {"found": hit[0], "expected": usual}
        yield Hit("address-mixed", None, place_in(pair.target, one.block, hit.start()), hit[0], usual, words, hit[0])
