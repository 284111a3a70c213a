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
from lineup.languages.kinds import DENYING, STRONG, kinds
from lineup.languages.lexicon import LETTERS, Lexicon
from lineup.languages.norms import normative, norms
from lineup.model import Place
from lineup.rules.context import Hit, Pair, place_in
from lineup.rules.negation import alone, denial
from lineup.rules.structure import shown
from lineup.sentences import Keyed, Sentence

_LATIN_WORD = re.compile(r"(?<![\w/.@-])[A-Za-z]+(?:[’'-][A-Za-z]+)*(?![\w/@]|\.\w)")
_LATIN_RUN = re.compile(r"[A-Za-z][A-Za-z]*(?:[^A-Za-z\u0370-\U0010ffff]{1,24}[A-Za-z]+){2}")
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
        model.HTML,
    )
)


def wording(pair: Pair) -> Iterator[Hit]:
    """What the words of a block and its twin say of each other; blocks in a row that nobody translated are one fault."""
    run: list[tuple[int, Hit]] = []
    for index, hit in _wording(pair):
        if hit.rule != "block-untranslated":
            yield hit
            continue
        if run and _translated_between(pair, run[-1][0], index):
            yield _as_one(run)
            run = []
        run.append((index, hit))
    if run:
        yield _as_one(run)


def _translated_between(pair: Pair, last: int, index: int) -> bool:
    """Does a block with words of the target language stand between these beads?"""
    known = language(pair.languages[1])
    for bead in pair.beads[last + 1 : index]:
        for one in bead.target:
            words = pair.words[1][one]
            if any(not word.isascii() or word in known.common for word in words):
                return True
    return False


def _as_one(run: list[tuple[int, Hit]]) -> Hit:
    """Untranslated blocks in a row as one hit, from the first one to the last."""
    first, last = run[0][1], run[-1][1]
    if len(run) == 1 or not (first.source and first.target and last.source and last.target):
        return first
    source = first.source._replace(end_line=max(first.source.end_line, last.source.end_line))
    target = first.target._replace(end_line=max(first.target.end_line, last.target.end_line))
    words: dict[str, str | int] = {"found": first.found or "", "number": len(run), "variant": "several"}
    return first._replace(source=source, target=target, words=words, key=f"{first.key}\n{len(run)}")


def _wording(pair: Pair) -> Iterator[tuple[int, Hit]]:
    """Hits, each with the index of its bead."""
    first, second = language(pair.languages[0]), language(pair.languages[1])
    other_script = _other_script(pair)
    ratio = _ratio(pair)
    words = pair.words
    for at, bead, source, target in pair.twins:
        if source[0].block.kind not in _PROSE or target[0].block.kind not in _PROSE:
            continue
        # In another script most blocks have no letters for four words in a row.
        raw = target[0].block.kind == model.HTML
        if not other_script or raw or sum([pair.latin[index] for index in bead.target]) > 3:
            hit = _untranslated(pair, source, target, first, other_script=other_script)
            if hit:
                yield at, hit
                continue
        if raw and other_script and source[0].block.kind == model.HTML:
            for hit in _raw(pair, source[0], target[0]):
                yield at, hit
        if target[0].block.kind in (model.PARAGRAPH, model.ITEM) and len(bead.source) == len(bead.target) == 1:
            tokens = words[0][bead.source[0]], words[1][bead.target[0]]
            kind = pair.kinds[0][bead.source[0]], pair.kinds[1][bead.target[0]]
            look = _worth_a_look(tokens, kind, (first, second))
            told = False
            for hit in _sentences(pair, source[0], target[0], first, second, ratio, look):
                told = told or hit.rule == "negation-lost"
                yield at, hit
            if not told and kind[1] & DENYING and second.paired and second.paired.search(target[0].plain):
                for hit in _alone(pair, source[0], target[0], second):
                    yield at, hit


# --- left in the source language -----------------------------------------------------------------------------------


_NOT_ASCII = bytes(range(128, 256))


def _other_script(pair: Pair) -> bool:
    """Is the target's page written in another alphabet than the Latin one, in which the source's is?"""
    shares = []
    for side in (pair.target_features, pair.source_features):
        text = "".join(one.block.text for one in side[:60] if one.block.kind in model.PROSE)
        ascii_ = len(text.encode("utf-8", "surrogatepass").translate(None, _NOT_ASCII))
        shares.append(1 - ascii_ / max(1, len(text)))
    return shares[0] > 0.25 and shares[1] < 0.05


def _untranslated(
    pair: Pair, source: list[Feature], target: list[Feature], first: Language, *, other_script: bool
) -> Hit | None:
    """A block, or a clause of it, that still stands in the source language."""
    here = target[0].plain if len(target) == 1 else " ".join([one.plain for one in target])
    heading = target[0].block.kind == model.HEADING
    if other_script and not heading and not _LATIN_RUN.search(here):
        return None
    if other_script and (_REMARK.search(here) or _is_written_for_programs(here, source[0].lexicon, heading=heading)):
        return None
    there = " ".join([one.plain for one in source])
    source_words = [word.lower() for word in _WORD.findall(there)]
    if other_script and source_words and not any(map(str.isascii, source_words)):
        return None  # each side names the other's language in that language
    if other_script:
        # What stands in quotation marks or brackets may stay as it is, but not a whole block of it.
        free = _QUOTES.sub(" ", here)
        if heading and (not _WORD.search(free) or any(not word.isascii() for word in _WORD.findall(here))):
            return None  # a message of a program in quotation marks; a term that is explained in brackets
        if not _WORD.search(free):
            free = here
        words = [word.lower() for word in _WORD.findall(free)]
        latin = [word for word in words if word.isascii()]
        little = sum(word in first.common for word in latin)
        most = len(latin) >= max(4, 0.8 * len(words)) and (little >= 2 or not first.common) and _lower(free) >= 3
        # A long name has capitals, but for its little words.
        if most and (len(latin) == len(words) or _has_small_word(free, first)):
            return _left(pair, "block-untranslated", source, target, 0, shown(target[0].block))
        if (
            little
            and len(latin) == len(words) >= 3
            and _lower(free) >= 2
            and words == source_words
            and not _is_row(target)
        ):
            return _left(pair, "block-untranslated", source, target, 0, shown(target[0].block))
        # What the source has in brackets too may not stay if all the rest does.
        same = words == source_words or [word.lower() for word in _WORD.findall(here)] == source_words
        if (
            len(latin) == len(words)
            and same
            and (heading or _SENTENCE.fullmatch(free.strip()))
            and (
                _is_said(free, source[0], first, 2 if heading else 3)
                or (heading and _is_plain(pair, free.strip(), source[0], first))
            )
        ):
            return _left(pair, "block-untranslated", source, target, 0, shown(target[0].block))
        if _is_row(target) and len(latin) == len(words) > 2 and same and _is_plain_row(pair, target, source[0]):
            return _left(pair, "block-untranslated", source, target, 0, shown(target[0].block))
        return _clause(pair, source, target, first, source_words) if little else None
    words = [word.lower() for word in _WORD.findall(here)]
    shared = sum((Counter(words) & Counter(source_words)).values())
    if len(words) >= 6 and shared >= 0.85 * len(words) and _lower(here) >= 4 and pair.languages[0] != pair.languages[1]:
        common = sum(word in first.common for word in words)
        if common >= 2 or not first.common:
            return _left(pair, "block-untranslated", source, target, 0, shown(target[0].block))
    return None


_REMARK = re.compile(r"\((?:само )?на английски(?: език)?\)", re.IGNORECASE)
"""Behind the title of something that is not translated."""
_PROGRAMS = re.compile(r"[{}=;\\$@#|<>]|\w[.:/]\w")
_STOPS = re.compile(r"[.!?:…][“”\"»)]*\s*\Z")


def _is_written_for_programs(text: str, lexicon: Lexicon, *, heading: bool) -> bool:
    """Is this a name in small letters as a heading, or a line of code outside code, with as many signs and no full stop?"""
    if heading:
        name = _NAME.fullmatch(text.strip())
        return name is not None and (name[1] is not None or name[0][:LETTERS] not in lexicon)
    return text.isascii() and _STOPS.search(text) is None and len(_PROGRAMS.findall(text)) >= max(3, len(text) // 30)


_NAME = re.compile(r"[a-z\d]+([-_.]+[a-z\d]+)*")
_SAID = re.compile(
    r"""\b(?:title|label|description|alt|summary|caption|placeholder|aria-label)=["']([^"'<>]{1,400})["']|>([^<>{}]{2,400})(?=<)"""
)
"""What raw HTML says to readers: the texts in it, and the properties that are shown."""


def _raw(pair: Pair, source: Feature, target: Feature) -> Iterator[Hit]:
    """The first text of raw HTML that stands as it does in the source."""
    there = {" ".join((match[1] or match[2]).split()) for match in _SAID.finditer(source.block.text)}
    for match in _SAID.finditer(target.block.text):
        said = " ".join((match[1] or match[2]).split())
        words = _WORD.findall(said)
        # Names have capitals; two words, the second of them small, are none.
        if said in there and said.isascii() and len(words) >= 2 and said[0].isupper() and _lower(said):
            yield _left(pair, "block-untranslated", [source], [target], match.start(1 if match[1] else 2), said)
            return


_SENTENCE = re.compile(r"[A-Z].*[.!?:]", re.DOTALL)
_IDENTIFIER = re.compile(r"[A-Za-z\d]_[A-Za-z\d]|[a-z][A-Z]|\w\(\)")


def _is_said(text: str, source: Feature, first: Language, least: int) -> bool:
    """Is a text more than a name: has it a small word behind its first, or three words and no other, that are known?"""
    if text.isupper() or _IDENTIFIER.search(text):
        return False  # words of a programming language
    words = _WORD.findall(text)
    known = [word.lower() in first.common or word.lower()[:LETTERS] in source.lexicon for word in words]
    small = any(yes and word[0].islower() for word, yes in zip(words[1:], known[1:], strict=True))
    return len(words) >= least and (small or (len(words) > 2 and all(known)))


def _is_plain(pair: Pair, text: str, source: Feature, first: Language) -> bool:
    """Is a heading made of plain words, more than a name?

    A plain word is one that the source says in small letters too or that is known, and that the target has nowhere else; a
    name would stand in the target's text as well, or in its code.
    """
    if pair.texts[1].count(text) > 1:
        return False
    said = [word.lower() for word in _WORD.findall(text)]
    small, kept = pair.plain_words
    telling = [word for word in said if len(word) > 2 and word not in first.common]
    little = any(word in first.common for word in said[1:])
    names = [word for word in telling if kept[word[:LETTERS]] > 1]
    plain = [
        word for word in telling if word not in names and (word[:LETTERS] in small or word[:LETTERS] in source.lexicon)
    ]
    if not any(word[:LETTERS] in small for word in plain):
        return False
    strange = len(telling) - len(names) - len(plain)
    if strange == 0 and not names:
        return len(said) > 1 or len(said[0]) > LETTERS
    return (len(plain) > 1 and 2 * strange <= len(plain)) or (little and strange < 2)


def _is_plain_row(pair: Pair, target: list[Feature], source: Feature) -> bool:
    """Has a row that stands as in the source plain words enough, in small letters, that the target says nowhere else?"""
    _, kept = pair.plain_words
    words = _WORD.findall(target[0].plain)
    said = [word for word in words if len(word) > 2 and word.islower()]
    plain = [word for word in said if kept[word[:LETTERS]] < 2 and word[:LETTERS] in source.lexicon]
    return len(plain) > 1 and 2 * len(plain) >= len(said) and all(map(str.isascii, words))


def _is_row(features: list[Feature]) -> bool:
    return features[0].block.kind == model.ROW


def _lower(text: str) -> int:
    """How many words begin with a small letter: names do not."""
    return sum(word[0].islower() for word in _WORD.findall(text))


def _has_small_word(text: str, first: Language) -> bool:
    """Is there a word in small letters of the Latin alphabet that is no little one?"""
    return any(word.isascii() and word[0].islower() and word not in first.common for word in _WORD.findall(text))


def _clause(
    pair: Pair, source: list[Feature], target: list[Feature], first: Language, source_words: list[str]
) -> Hit | None:
    """A run of words of the source language in a translated block; what stands in quotation marks may stay as it is."""
    known = Counter(source_words)
    said = f" {' '.join(source_words)} "
    for one in target:
        plain = one.plain
        quoted = [found.span() for found in _QUOTES.finditer(plain)]
        quoted += [
            (ref.offset, ref.end) for ref in one.inline.refs if ref.kind == "image"
        ]  # told as an alternative text
        run: list[re.Match[str]] = []
        for match in (*_WORD.finditer(plain), None):
            if (
                match is not None
                and match[0].isascii()
                and (not run or not _BREAK.search(plain, run[-1].end(), match.start()))
            ):
                run.append(match)
                continue
            if _is_clause(run, first, known, one.block.kind, said) and not any(
                a < run[0].start() and run[-1].end() < b for a, b in quoted
            ):
                text = " ".join(plain[run[0].start() : run[-1].end()].split())
                return _left(pair, "clause-untranslated", source, [one], run[0].start(), text)
            run = [match] if match is not None and match[0].isascii() else []
    return None


_BREAK = re.compile(r"[|;:]")
_SENTENCE_BEFORE = re.compile(r"(?:^|[.!?…][“”\"»)]*\s|\n)[\s„“\"«(]*$")
_SENTENCE_BEHIND = re.compile(r"[“”\"»)]*[.!?…]")


def _is_clause(run: list[re.Match[str]], first: Language, known: Counter[str], kind: str, said: str) -> bool:
    """Is this run of words a clause of the source language and no name?

    Five words at least, most of them in the source block, or three little ones; two of them little ones, or one in a whole sentence or where
    the source block says just that (`said`); and small letters in words that are not little ones: a title has none.
    """
    words = [match[0].lower() for match in run]
    if sum(len(word) > 1 for word in words) < 5:
        return False  # a formula has letters
    little = sum(word in first.common for word in words)
    small = sum(match[0][0].islower() and match[0] not in first.common for match in run)
    if sum(word in known for word in words) < 0.7 * len(words):
        return little >= 3 and small >= 2  # prose, though not the source's
    text = run[0].string
    if kind == model.ROW and len(words) < 8 and not _SENTENCE_BEHIND.match(text, run[-1].end()):
        return False  # a cell may hold a title
    if little >= 2:
        return small >= (1 if little > 2 else 2)
    if little == 1 and small >= max(4, len(words) - 2) and f" {' '.join(words)} " in said:
        return True
    whole = _SENTENCE_BEFORE.search(text[: run[0].start()]) and _SENTENCE_BEHIND.match(text, run[-1].end())
    return bool(whole) and little == 1 and small >= len(words) - 2


def _left(pair: Pair, rule: str, source: list[Feature], target: list[Feature], offset: int, text: str) -> Hit:
    here = place_in(pair.target, target[0].block, offset)._replace(end_line=target[-1].block.end_line)
    there = place_in(pair.source, source[0].block, 0)._replace(end_line=source[-1].block.end_line)
    return Hit(rule, there, here, text, None, {"found": text}, text)


# --- sentence by sentence --------------------------------------------------------------------------------------------


class _Look(NamedTuple):
    """What is worth a look in a block and its twin."""

    denial: bool
    strength: bool


_NO_LOOK = _Look(denial=False, strength=False)


def _worth_a_look(
    tokens: tuple[list[str], list[str]], kinds: tuple[int, int], languages: tuple[Language, Language]
) -> _Look:
    """Does one block deny more often than the other? Do both say how strong something is meant, and not the same?"""
    if not (languages[0].denying and languages[1].denying):
        return _NO_LOOK
    strong = kinds[0] & kinds[1] & STRONG
    if not strong and not (kinds[0] | kinds[1]) & DENYING:
        return _NO_LOOK
    denials = [
        sum(map(known.denying.__contains__, said)) if kind & DENYING else 0
        for known, said, kind in zip(languages, tokens, kinds, strict=True)
    ]
    a, b = (_strengths(said, known) for known, said in zip(languages, tokens, strict=True)) if strong else ([], [])
    # Several denials on either side may be one each in other sentences.
    unequal = denials[0] != denials[1] or max(denials) > 1
    return _Look(denial=unequal, strength=bool(a and b and a != b))


# Have to is a duty, have is none.
_WITH_TO = frozenset(("have", "has", "had", "need", "needs"))


def _strengths(words: list[str], known: Language) -> list[str]:
    """The strengths that the words of a block may speak with."""
    table, said = known.strong, kinds(known).of(STRONG, words)
    if _WITH_TO.isdisjoint(said):
        return sorted([table[word[:5]] for word in said])
    return sorted(
        table[word[:5]]
        for index, word in enumerate(words)
        if word[:5] in table and (word not in _WITH_TO or words[index + 1 : index + 2] == ["to"])
    )


def _ratio(pair: Pair) -> float:
    """How many characters of the target stand for one of the source on this page."""
    a, b = (
        sum([len(one.block.text) for one in side if one.block.kind in model.PROSE])
        for side in (pair.source_features, pair.target_features)
    )
    return min(2.5, max(0.4, b / a)) if a > 200 and b > 200 else 1.1


class _Twin(NamedTuple):
    """Two sentences, or groups of them, that say the same."""

    source: str
    target: str
    source_at: int
    target_at: int


def _sentences(
    pair: Pair, source: Feature, target: Feature, first: Language, second: Language, ratio: float, look: _Look
) -> Iterator[Hit]:
    """Sentences without a twin; in those that have one, negation and strength."""
    careful = look.denial or look.strength
    more = target.size - source.size * ratio
    if abs(more) > _COPY and (hit := _twice(pair, (source, target), more)):
        yield hit
        return
    if len(source.plain) < 70 and len(target.plain) < 90:
        if careful:
            yield from _careful(pair, source, target, _Twin(source.plain, target.plain, 0, 0), first, second, look)
        return
    suspicious = abs(more) > 0.08 * target.size + 8
    if not suspicious and not careful:
        return
    a, b = _read(source, target, ratio)
    beads: sentences.Beads
    if len(a) == len(b):
        beads = [((k,), (k,)) for k in range(len(a))] if careful else []
    elif len(a) > _MANY or len(b) > _MANY:
        return
    gone = False
    if len(a) != len(b):
        sides = sentences.keyed(source.plain, a, source.lexicon), sentences.keyed(target.plain, b, target.lexicon)
        beads = sentences.loosened(sentences.pair(*sides, ratio), sides)
        if max(len(a), len(b)) > 1:
            for hit in _lost(pair, (source, target), (a, b), sides, beads, ratio):
                gone = True
                yield hit
    if careful and not gone:
        for left, right in beads:
            if left and right:
                twin = _Twin(
                    source.plain[a[left[0]].start : a[left[-1]].end], target.plain[b[right[0]].start : b[right[-1]].end],
                    a[left[0]].start, b[right[0]].start,
                )  # fmt: skip
                yield from _careful(pair, source, target, twin, first, second, look)


_MANY = 60
"""Blocks of more sentences are not compared sentence by sentence."""


def _read(source: Feature, target: Feature, ratio: float) -> tuple[list[Sentence], list[Sentence]]:
    """The sentences of a block and its twin; where one may be read in two ways, in that which fits the other."""
    ways = [(a, b) for a in sentences.readings(source.plain) for b in sentences.readings(target.plain)]
    if len(ways) == 1 or max(map(len, ways[0])) > _MANY:
        return ways[0]
    return min(
        ways,
        key=lambda way: sentences.priced(
            sentences.keyed(source.plain, way[0], source.lexicon),
            sentences.keyed(target.plain, way[1], target.lexicon),
            ratio,
        )[0],
    )


def _lost(
    pair: Pair, features: tuple[Feature, Feature], parts: tuple[list[Sentence], list[Sentence]],
    keys: tuple[list[Keyed], list[Keyed]], beads: sentences.Beads, ratio: float,
) -> Iterator[Hit]:  # fmt: skip
    """Sentences of one side alone, where the block's length or words say the same: gone, not only joined."""
    sizes = sum(one.size for one in keys[0]) * ratio, sum(one.size for one in keys[1])
    for side, run in _runs(beads):
        size = sum(keys[side][index].size for index in run) * (1 if side else ratio)
        if size < 18 or not _surely_alone(sizes[side] - sizes[1 - side], size, run, keys[side], keys[1 - side]):
            continue
        if side and any(_REMARK.search(features[1].plain, parts[1][index].start, parts[1][index].end) for index in run):
            continue
        yield _said_alone(pair, features, side, parts[side], run)


def _said_alone(pair: Pair, features: tuple[Feature, Feature], side: int, parts: list[Sentence], run: list[int]) -> Hit:
    """Sentences in a row that only one side has."""
    one = features[side]
    first, last = parts[run[0]], parts[run[-1]]
    return _on_one_side(pair, features, side, first.start, last.end, " ".join(_extents(one, parts, run)))


def _on_one_side(pair: Pair, features: tuple[Feature, Feature], side: int, start: int, end: int, spans: str) -> Hit:
    """A text that only one side has; `spans` are the places where it may be one too many (see `_extents`)."""
    one, other = features[side], features[1 - side]
    text = _short(one.plain[start:end])
    here = _whole(place_in(pair.target if side else pair.source, one.block, start), one)
    there = _whole(place_in(pair.source if side else pair.target, other.block, 0), other)
    words: dict[str, str | int] = {"expected": "" if side else text, "found": text if side else "", "spans": spans}
    if side:
        return Hit("sentence-added", there, here, text, None, words, text)
    return Hit("sentence-missing", here, there, None, text, words, text)


_COPY = 12
"""So many characters that stand twice in a row are a copy."""


def _twice(pair: Pair, features: tuple[Feature, Feature], more: float) -> Hit | None:
    """What the longer side says twice in a row, word for word, where the other side repeats nothing."""
    side = 1 if more > 0 else 0
    found = _copied(features[side].plain)
    if found is None or _copied(features[1 - side].plain):
        return None
    first, second, end = found
    if not _COPY <= end - second <= 2 * abs(more):
        return None
    one = features[side]
    spans = "{}:{}-{}:{}".format(*one.block.position(_opening(one, first)), *one.block.position(end))
    return _on_one_side(pair, features, side, second, end, spans)


def _copied(text: str) -> tuple[int, int, int] | None:
    """A sentence or its beginning that stands twice in a row: where it begins, where its copy does, where that ends."""
    words = _NAMED.findall(text)
    # In most texts no three words stand twice.
    if len(words) - len(set(words)) < 3 or len(set(zip(words, words[1:], words[2:], strict=False))) == len(words) - 2:
        return None
    said = list(_NAMED.finditer(text))
    seen: dict[tuple[str, ...], int] = {}
    for at in range(len(words) - 2):
        key = tuple(words[at : at + 3])
        first = seen.get(key, at)
        if at - first > 2 and words[first:at] == words[at : 2 * at - first]:
            start, end = said[first].start(), said[2 * at - first - 1].end()
            stop = _STOP.match(text, end)
            if stop and _SENTENCE_BEFORE.search(text, max(0, start - 8), start):
                return start, said[at].start(), stop.end()
        seen[key] = at
    return None


_NAMED = re.compile(r"\w+")
_STOP = re.compile(r"\W*(?:[.!?…:;]\W*?(?=\s|$)|$)")


def _extents(one: Feature, parts: list[Sentence], run: list[int]) -> Iterator[str]:
    """Where the sentences of a run stand, and others of the same words: of two copies nobody can tell which is one too many.

    Each from its first line and column to those of the next sentence: what stands behind its stop, a footnote, belongs to it.
    """
    said = [one.plain[part.start : part.end] for part in parts]
    own = {said[index] for index in run}
    for index, part in enumerate(parts):
        if said[index] in own:
            end = _opening(one, parts[index + 1].start) if index + 1 < len(parts) else len(one.plain)
            yield "{}:{}-{}:{}".format(*one.block.position(_opening(one, part.start)), *one.block.position(end))


def _opening(one: Feature, start: int) -> int:
    """Where the marks begin that a sentence opens with: the bracket of a link, asterisks."""
    text = one.block.text
    while start and not text[start - 1].isspace():
        start -= 1
    return start


def _runs(beads: sentences.Beads) -> Iterator[tuple[int, list[int]]]:
    """Neighbouring sentences of one side alone: the side and their indexes."""
    run: list[int] = []
    last = -1
    for left, right in (*beads, ((-1,), (-1,))):
        side = -1 if left and right else 0 if left else 1
        if run and side != last:
            yield last, run
            run = []
        if side >= 0:
            run += left or right
        last = side


def _surely_alone(more: float, size: float, run: list[int], own: list[Keyed], others: list[Keyed]) -> bool:
    """Does the block miss about as much text, or the words of these sentences more than those of the rest?

    A copy of another sentence of its block is one too many wherever the block has more text than its twin.
    """
    if more >= 0.45 * size or (more > 0 and all(_has_copy(index, run, own) for index in run)):
        return True
    rest = [index for index in range(len(own)) if index not in run and len(own[index].keys) >= 4]
    if more < 0.1 * size or not rest or sum(len(own[index].keys) for index in run) < 5:
        return False
    usual = sum(sentences.shared(own[index], others) for index in rest) / len(rest)
    return all(sentences.shared(own[index], others) <= 0.6 * usual for index in run)


def _has_copy(index: int, run: list[int], own: list[Keyed]) -> bool:
    return any(sentences.same(own[index], one) for at, one in enumerate(own) if at not in run)


def _short(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= 80 else flat[:79].rstrip() + "…"


# --- negation and strength ---------------------------------------------------------------------------------------------


def _careful(
    pair: Pair, source: Feature, target: Feature, twin: _Twin, first: Language, second: Language, look: _Look
) -> Iterator[Hit]:
    """Negation and normative strength of two sentences that say the same."""
    # A line may end amid a phrase.
    twin = twin._replace(source=twin.source.replace("\n", " "), target=twin.target.replace("\n", " "))
    found = denial(twin.source, twin.target, (first, second), source.lexicon) if look.denial else None
    if found:
        there = place_in(pair.source, source.block, twin.source_at + (found.offset if found.lost else 0))
        here = place_in(pair.target, target.block, twin.target_at + (0 if found.lost else found.offset))
        said: dict[str, str | int] = {
            "found": "" if found.lost else found.word,
            "expected": found.word if found.lost else "",
        }
        rule = "negation-lost" if found.lost else "negation-added"
        places = _whole(there, source), _whole(here, target)
        yield Hit(rule, *places, str(said["found"]) or None, str(said["expected"]) or None, said, found.word)
        return
    if not look.strength:
        return
    ours = _norms(twin.source, first)
    different = _other_strength(ours, _norms(twin.target, second)) if ours else None
    if different:
        expected, other = different
        there = place_in(pair.source, source.block, twin.source_at + expected.start())
        here = place_in(pair.target, target.block, twin.target_at + other.start())
        words: dict[str, str | int] = {"found": other[0], "expected": expected[0]}
        places = _whole(there, source), _whole(here, target)
        yield Hit("strength-changed", *places, other[0], expected[0], words, f"{expected[0]}>{other[0]}")


def _alone(pair: Pair, source: Feature, target: Feature, known: Language) -> Iterator[Hit]:
    """A denial whose second half is gone: никой чака, where никой не чака is meant."""
    for part in sentences.split(target.plain):
        said = target.plain[part.start : part.end]
        if said.count("(") != said.count(")"):
            continue  # it goes on where the bracket closes
        for match in alone(said, known):
            here = place_in(pair.target, target.block, part.start + match.start())
            there = place_in(pair.source, source.block, 0)
            words: dict[str, str | int] = {"found": match[0], "expected": known.beside, "variant": "alone"}
            places = _whole(there, source), _whole(here, target)
            yield Hit("negation-lost", *places, match[0], f"{match[0]} … {known.beside}", words, match[0])
            return


_Norms = list[tuple[str, re.Match[str]]]


def _other_strength(source: _Norms, target: _Norms) -> tuple[re.Match[str], re.Match[str]] | None:
    """The one phrase on either side that says something in another strength, where all others agree."""
    if len(source) != len(target):
        return None
    here, there = list(target), []
    for name, match in source:
        twin = next((one for one in here if one[0] == name), None)
        if twin:
            here.remove(twin)
        else:
            there.append((name, match))
    if len(there) == len(here) == 1 and (there[0][0], here[0][0]) in _DIFFERENT:
        return there[0][1], here[0][1]
    return None


def _whole(place: Place, one: Feature) -> Place:
    return place._replace(end_line=max(place.line, one.block.end_line))


_DIFFERENT = frozenset(
    (("must", "may"), ("may", "must"), ("must-not", "should"), ("must-not", "may"), ("must-not", "should-not"), ("should", "may"),
     ("must", "should"), ("should-not", "may"))
)  # fmt: skip


def _norms(text: str, known: Language) -> _Norms:
    """The phrases that say how strong a sentence is meant, the strongest reading of each first."""
    found: _Norms = []
    some = normative(known)
    if some is None or not some.search(text):
        return found
    for name, pattern in norms(known):
        matches = list(pattern.finditer(text))
        if matches:
            found += [(name, match) for match in matches]
            text = pattern.sub(lambda hit: " " * len(hit[0]), text)
    return found


# --- the page as a whole -------------------------------------------------------------------------------------------------

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
