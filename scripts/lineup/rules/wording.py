"""Wording: text left in the source language, sentences lost or added, negation, normative strength, form of address."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from lineup import model, sentences
from lineup.evidence import Feature
from lineup.languages import language
from lineup.languages.base import Language
from lineup.model import Bead, Place
from lineup.rules.context import Hit, Pair, place_in
from lineup.rules.structure import shown
from lineup.sentences import Sentence

_LATIN_WORD = re.compile(r"(?<![\w/.@-])[A-Za-z]+(?:[’'-][A-Za-z]+)*(?![\w/@]|\.\w)")
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
_QUOTES = re.compile(r"[„“\"«‚‘][^„“”\"«»]{3,400}[“”\"»’]|\([^()]{3,300}\)")
_PROSE = frozenset(
    (
        model.PARAGRAPH,
        model.ITEM,
        model.HEADING,
        model.ROW,
        model.DEFINITION,
        model.ADMONITION,
        model.FOOTNOTE,
        model.TERM,
    )
)


def wording(pair: Pair) -> Iterator[Hit]:
    """What the words of a block and its twin say of each other."""
    first, second = language(pair.languages[0]), language(pair.languages[1])
    other_script = _other_script(pair)
    ratio = _ratio(pair)
    for bead in pair.beads:
        if not bead.source or not bead.target:
            continue
        source = [pair.source_features[index] for index in bead.source]
        target = [pair.target_features[index] for index in bead.target]
        if source[0].block.kind not in _PROSE or target[0].block.kind not in _PROSE:
            continue
        hit = _untranslated(pair, source, target, first, other_script=other_script)
        if hit:
            yield hit
            continue
        if target[0].block.kind in (model.PARAGRAPH, model.ITEM) and len(bead.source) == len(bead.target) == 1:
            yield from _sentences(pair, bead, source[0], target[0], first, second, ratio)


# --- left in the source language -----------------------------------------------------------------------------------


def _other_script(pair: Pair) -> bool:
    """Is the target's page written in Cyrillic, and the source's not?"""
    texts = [
        "".join(one.block.text for one in side[:60] if one.block.kind in model.PROSE)
        for side in (pair.target_features, pair.source_features)
    ]
    shares = [len(_CYRILLIC.findall(text)) / max(1, len(text)) for text in texts]
    return shares[0] > 0.25 and shares[1] < 0.05


def _untranslated(
    pair: Pair, source: list[Feature], target: list[Feature], first: Language, *, other_script: bool
) -> Hit | None:
    """A block, or a clause of it, that still stands in the source language."""
    there = " ".join(one.plain for one in source)
    here = " ".join(one.plain for one in target)
    words = [word.lower() for word in _WORD.findall(here)]
    if len(words) < 4:
        return None
    source_words = [word.lower() for word in _WORD.findall(there)]
    if other_script:
        latin = [word for word in words if word.isascii()]
        little = sum(word in first.common for word in latin)
        if (
            len(latin) >= 0.8 * len(words)
            and len(words) >= 4
            and (little >= 2 or not first.common)
            and _lower(here) >= 3
        ):
            return _left(pair, "block-untranslated", source, target, 0, shown(target[0].block))
        return _clause(pair, source, target, first, source_words) if little >= 2 else None
    shared = sum((Counter(words) & Counter(source_words)).values())
    if len(words) >= 6 and shared >= 0.85 * len(words) and _lower(here) >= 4 and pair.languages[0] != pair.languages[1]:
        common = sum(word in first.common for word in words)
        if common >= 2 or not first.common:
            return _left(pair, "block-untranslated", source, target, 0, shown(target[0].block))
    return None


def _lower(text: str) -> int:
    """How many words begin with a small letter: names do not."""
    return sum(word[0].islower() for word in _WORD.findall(text))


def _clause(
    pair: Pair, source: list[Feature], target: list[Feature], first: Language, source_words: list[str]
) -> Hit | None:
    """A run of words of the source language in a translated block; what stands in quotation marks may stay as it is."""
    known = Counter(source_words)
    for one in target:
        plain = one.plain
        quoted = [found.span() for found in _QUOTES.finditer(plain)]
        run: list[re.Match[str]] = []
        for match in (*_WORD.finditer(plain), None):
            if (
                match is not None
                and match[0].isascii()
                and (not run or not re.search(r"[\n|;:]", plain[run[-1].end() : match.start()]))
            ):
                run.append(match)
                continue
            if _is_clause(run, first, known) and not any(a < run[0].start() and run[-1].end() < b for a, b in quoted):
                text = " ".join(plain[run[0].start() : run[-1].end()].split())
                return _left(pair, "clause-untranslated", source, [one], run[0].start(), text)
            run = [match] if match is not None and match[0].isascii() else []
    return None


def _is_clause(run: list[re.Match[str]], first: Language, known: Counter[str]) -> bool:
    """Five words at least, two of them little ones of the source language, most of them in the source block."""
    words = [match[0].lower() for match in run]
    if len(words) < 5 or sum(word in first.common for word in words) < 2:
        return False
    small = sum(match[0][0].islower() for match in run)
    return small >= 3 and sum(word in known for word in words) >= 0.7 * len(words)


def _left(pair: Pair, rule: str, source: list[Feature], target: list[Feature], offset: int, text: str) -> Hit:
    here = place_in(pair.target, target[0].block, offset)._replace(end_line=target[-1].block.end_line)
    there = place_in(pair.source, source[0].block, 0)._replace(end_line=source[-1].block.end_line)
    return Hit(rule, there, here, text, None, {"found": text}, text)


# --- sentence by sentence --------------------------------------------------------------------------------------------


def _ratio(pair: Pair) -> float:
    """How many characters of the target stand for one of the source on this page."""
    a = sum(len(one.plain) for one in pair.source_features if one.block.kind in model.PROSE)
    b = sum(len(one.plain) for one in pair.target_features if one.block.kind in model.PROSE)
    return min(2.5, max(0.4, b / a)) if a > 200 and b > 200 else 1.1


class _Twin(NamedTuple):
    """Two sentences, or groups of them, that say the same."""

    source: str
    target: str
    source_at: int
    target_at: int


def _sentences(
    pair: Pair, bead: Bead, source: Feature, target: Feature, first: Language, second: Language, ratio: float
) -> Iterator[Hit]:
    """Sentences without a twin; in those that have one, negation and strength."""
    careful = first.negations is not None and second.negations is not None
    short = len(source.plain) < 70 and len(target.plain) < 90
    lengths = target.size - source.size * ratio
    suspicious = abs(lengths) > 22 + 0.1 * target.size
    if not suspicious and not careful:
        return
    if short:
        if careful:
            yield from _careful(pair, source, target, _Twin(source.plain, target.plain, 0, 0), first, second)
        return
    a, b = sentences.split(source.plain, source.lexicon), sentences.split(target.plain, target.lexicon)
    if len(a) == len(b) and not suspicious:
        beads: list[tuple[tuple[int, ...], tuple[int, ...]]] = [((k,), (k,)) for k in range(len(a))]
    elif len(a) > 60 or len(b) > 60:
        return
    else:
        beads = sentences.pair(a, b, ratio)
    gone = False
    if suspicious and max(len(a), len(b)) > 1:
        for hit in _lost(pair, source, target, a, b, beads, ratio):
            gone = True
            yield hit
    if careful and not gone:
        for left, right in beads:
            if left and right:
                twin = _Twin(
                    source.plain[a[left[0]].start : a[left[-1]].end], target.plain[b[right[0]].start : b[right[-1]].end],
                    a[left[0]].start, b[right[0]].start,
                )  # fmt: skip
                yield from _careful(pair, source, target, twin, first, second)
    del bead


def _lost(
    pair: Pair, source: Feature, target: Feature, a: list[Sentence], b: list[Sentence],
    beads: list[tuple[tuple[int, ...], tuple[int, ...]]], ratio: float,
) -> Iterator[Hit]:  # fmt: skip
    """Sentences of one side alone, where the block's length says the same: something is gone, not only joined."""
    expected = sum(one.size for one in a) * ratio
    found = sum(one.size for one in b)
    for left, right in beads:
        if left and not right:
            gone = a[left[0]]
            if gone.size >= 18 and found <= expected - 0.45 * gone.size * ratio:
                at = place_in(pair.source, source.block, gone.start)
                text = _short(source.plain[gone.start : gone.end])
                here = place_in(pair.target, target.block, 0)._replace(end_line=target.block.end_line)
                line, column = source.block.position(gone.end)
                words: dict[str, str | int] = {"expected": text, "found": "", "until": f"{line}:{column}"}
                whole = at._replace(end_line=max(at.line, source.block.end_line))
                yield Hit("sentence-missing", whole, here, None, text, words, text)
        elif right and not left:
            more = b[right[0]]
            if more.size >= 18 and found >= expected + 0.45 * more.size:
                here = place_in(pair.target, target.block, more.start)
                text = _short(target.plain[more.start : more.end])
                there = place_in(pair.source, source.block, 0)._replace(end_line=source.block.end_line)
                yield Hit(
                    "sentence-added",
                    there,
                    here._replace(end_line=max(here.line, target.block.end_line)),
                    text,
                    None,
                    {"found": text, "expected": ""},
                    text,
                )


def _short(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= 80 else flat[:79].rstrip() + "…"


# --- negation and strength ---------------------------------------------------------------------------------------------

# English words that Bulgarian renders with a negation, and the reverse: where one stands, nothing is said.
_HINTS = {
    "en": re.compile(
        r"\b(?:un(?!der|til|ion|ique|ivers|it|i\w)\w+|im(?:possible|proper)\w*|in(?:valid|correct|sufficient|complete|consistent|active|"
        r"dependent|accessible|ability|visible|accura|adequate|formal|appropriate|efficient|compatible|secure|definite|experienced)\w*|"
        r"ir(?:relevant|regular)\w*|il(?:legal|legible)\w*|dis(?:able|agree|continue|appear|regard|like)\w*|non\w+|except|only|lack\w*|fail\w*|"
        r"avoid\w*|few\w*|less|least|hardly|rarely|seldom|rather|instead|prevent\w*|refus\w*|missing|absen\w+|den(?:y|ied|ies)\w*|reject\w*|"
        r"ignor\w*|forbid\w*|prohibit\w*|empty|neglect\w*|otherwise|regardless|far from|too \w+ to|\w+less|silen\w*|mute\w*|off|skip\w*|"
        r"exclud\w*|omit\w*|doubt\w*|blank|until)\b",
        re.IGNORECASE,
    ),
    "bg": re.compile(
        r"\b(?:не(?!го|го\b|й\b|я\b|и\b|що\b|ка\b|делим|обходим|посредствен|прекъснат|зависим|що)[а-я]{4,}|липс\w+|отказ\w*|избягва\w*|рядко|едва|"
        r"само|освен|вместо|невъзможн\w+|забран\w+|изключ\w+|пропуск\w*|отрича\w*|отхвърл\w*|противо\w+|докато)\b",
        re.IGNORECASE,
    ),
}


def _careful(
    pair: Pair, source: Feature, target: Feature, twin: _Twin, first: Language, second: Language
) -> Iterator[Hit]:
    """Negation and normative strength of two sentences that say the same."""
    denied = _negations(twin.source, first), _negations(twin.target, second)
    if bool(denied[0]) != bool(denied[1]):
        quiet = _HINTS.get(first.code if denied[1] else second.code)
        text = twin.source if denied[1] else twin.target
        if quiet is None or not quiet.search(text):
            rule = "negation-added" if denied[1] else "negation-lost"
            word = denied[1][0] if denied[1] else denied[0][0]
            there = place_in(pair.source, source.block, twin.source_at + (0 if denied[1] else word.start()))
            here = place_in(pair.target, target.block, twin.target_at + (word.start() if denied[1] else 0))
            words: dict[str, str | int] = {
                "found": word[0] if denied[1] else "",
                "expected": "" if denied[1] else word[0],
            }
            yield Hit(
                rule,
                _whole(there, source),
                _whole(here, target),
                str(words["found"]) or None,
                str(words["expected"]) or None,
                words,
                word[0],
            )
            return
    norms = _norms(twin.source, first), _norms(twin.target, second)
    if len(norms[0]) == len(norms[1]) == 1 and (norms[0][0][0], norms[1][0][0]) in _WEAKER_OR_STRONGER:
        expected, found = norms[0][0][1], norms[1][0][1]
        there = place_in(pair.source, source.block, twin.source_at + expected.start())
        here = place_in(pair.target, target.block, twin.target_at + found.start())
        words = {"found": found[0], "expected": expected[0]}
        yield Hit(
            "strength-changed",
            _whole(there, source),
            _whole(here, target),
            found[0],
            expected[0],
            words,
            f"{expected[0]}>{found[0]}",
        )


def _whole(place: Place, one: Feature) -> Place:
    return place._replace(end_line=max(place.line, one.block.end_line))


def _negations(text: str, known: Language) -> list[re.Match[str]]:
    """The words that deny, without those that only look like it (not only …)."""
    if known.negations is None:
        return []
    if known.exempt_negations is not None:
        text = known.exempt_negations.sub(lambda found: " " * len(found[0]), text)
    return list(known.negations.finditer(text))


_WEAKER_OR_STRONGER = frozenset(
    (("must", "may"), ("may", "must"), ("must-not", "should"), ("must-not", "may"), ("must-not", "should-not"), ("should", "may"),
     ("must", "should"), ("should-not", "may"))
)  # fmt: skip


def _norms(text: str, known: Language) -> list[tuple[str, re.Match[str]]]:
    """The strengths that a sentence speaks with, each once, strongest reading of a phrase first."""
    found: dict[str, re.Match[str]] = {}
    for name, pattern in known.norms:
        match = re.search(pattern, text, re.IGNORECASE)
        if match:
            found.setdefault(name, match)
            text = re.sub(pattern, lambda hit: " " * len(hit[0]), text, flags=re.IGNORECASE)
    return list(found.items())


# --- the page as a whole -------------------------------------------------------------------------------------------------

_FAMILIAR = re.compile(r"(?<![\w-])(?:ти|теб|тебе|твой|твоя|твоят|твоето|твоите|твое|твои)(?![\w-])")
_FORMAL = re.compile(
    r"(?<![\w-])(?:Вие|Вас|Ваш|Ваша|Ваше|Ваши|Вашия|Вашият|Вашата|Вашето|Вашите)(?![\w-])|(?<=[а-я,] )Ви(?![\w-])"
)


def address(pair: Pair) -> Iterator[Hit]:
    """ти and Вие on one page: the rarer of the two is told, once."""
    if pair.languages[1].split("-")[0] != "bg":
        return
    found = {name: [(one, hit) for one in pair.target_features if one.block.kind in model.PROSE for hit in pattern.finditer(one.plain)]
             for name, pattern in (("ти", _FAMILIAR), ("Вие", _FORMAL))}  # fmt: skip
    if found["ти"] and found["Вие"]:
        rare, usual = sorted(found, key=lambda name: len(found[name]))
        one, hit = found[rare][0]
        words: dict[str, str | int] = {"found": hit[0], "expected": usual}
        yield Hit("address-mixed", None, place_in(pair.target, one.block, hit.start()), hit[0], usual, words, hit[0])
