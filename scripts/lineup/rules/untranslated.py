"""Text that still stands in the source language: whole blocks, headings and rows of plain words, clauses."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from lineup import model
from lineup.evidence import Feature
from lineup.languages.base import Language
from lineup.languages.lexicon import LETTERS, Lexicon
from lineup.rules.clauses import CLAUSE, SHORT, is_clause, is_said_so
from lineup.rules.context import Hit, Pair, place_in
from lineup.rules.few_words import words_left
from lineup.rules.kept_names import WORD, is_kept, is_status
from lineup.rules.left_among import cell_left, is_item_left
from lineup.rules.left_within import part_left
from lineup.rules.little_words import left_beside_code
from lineup.rules.shown import shown
from lineup.syntax import CLOSE, OPEN

_LATIN_WORD = re.compile(r"(?<![\w/.@-])[A-Za-z]+(?:[’'-][A-Za-z]+)*(?![\w/@]|\.\w)")
_LATIN_RUN = re.compile(r"[A-Za-z](?<![A-Za-z].)[A-Za-z]*(?:[^A-Za-z\u0370-\U0010ffff]{1,24}[A-Za-z]+){2}")
_QUOTES = re.compile(r"[„“\"«‚‘(](?:(?<!\()[^„“”\"«»]{3,400}[“”\"»’]|(?<=\()[^()]{3,300}\))")


_CITED = re.compile(r"[„“\"«‚‘][^„“”\"«»]{3,400}[“”\"»’]")
_REMARK = re.compile(r"\([a-z][^()\s]*\s")
"""Words in brackets that begin with a small letter are no title and no source: of a block that nobody translated they are a part."""
_SPELT_OUT = re.compile(
    r"[\w.+-]+ ?(?:[\[({<]at[\])}>]|\bat\b) ?[\w-]+(?: ?(?:[\[({<]dot[\])}>]|\bdot\b) ?[\w-]+)+", re.IGNORECASE
)
"""An address that machines are not to find: info [at] example [dot] org."""


def left_open(pair: Pair, source: list[Feature], target: list[Feature]) -> Hit | None:
    """A block that `lineup new` set apart as still to be translated, and that its source does not write so."""
    for one in target:
        at = one.block.text.find(OPEN)
        if at >= 0 and not any(OPEN in block.block.text for block in source):
            said = one.block.text[at:].strip(f" |{OPEN}").partition(CLOSE)[0]
            return _left(pair, "block-untranslated", source, target, at, " ".join(said.split()))
    return None


def untranslated(
    pair: Pair, source: list[Feature], target: list[Feature], first: Language, second: Language, *, other_script: bool
) -> Hit | None:
    """A block, or a clause of it, that still stands in the source language."""
    here = target[0].plain if len(target) == 1 else " ".join([one.plain for one in target])
    heading = target[0].block.kind == model.HEADING
    if other_script and not heading and not _LATIN_RUN.search(here):
        return None
    if other_script and target[0].block.kind == model.FOOTNOTE and _is_source(here, first):
        return None
    if all(_shows_only(one) for one in target):
        return None  # told as an alternative text
    if (
        target[0].block.kind == model.HEAD_ROW
    ):  # the head of a table about one thing may have its title beside the word for it
        return _cell(pair, source, target, first) if other_script and not is_remarked(here, second) else None
    # Of a table's row the marks between its cells are no signs of a program.
    text = here.replace("|", " ") if target[0].block.kind in _ROWS else here
    if other_script and (
        is_remarked(here, second) or _is_written_for_programs(text, source[0].lexicon, heading=heading)
    ):
        return None
    part = part_left(pair, source, target, first) if other_script else None
    left = _left(pair, "clause-untranslated", source, [part[0]], part[1], part[2]) if part else None
    if left and not all(map(str.isascii, WORD.findall(here))):
        return left
    whole = _whole(pair, source, target, first, second, here, other_script=other_script)
    return left if left and not (whole and whole.rule == "block-untranslated") else whole


def _whole(
    pair: Pair,
    source: list[Feature],
    target: list[Feature],
    first: Language,
    second: Language,
    here: str,
    *,
    other_script: bool,
) -> Hit | None:
    """A block of this text that still stands in the source language as a whole, or a cell or clause of it."""
    if other_script:
        return _in_its_script(pair, source, target, first, second, here)
    if pair.languages[0] == pair.languages[1]:
        return None
    words, source_words = [word.lower() for word in WORD.findall(here)], _words_of(source)
    shared = sum((Counter(words) & Counter(source_words)).values())
    if len(words) >= 6 and shared >= 0.85 * len(words) and _lower(here) >= 4:
        common = sum(word in first.common for word in words)
        if common >= 2 or not first.common:
            return _block(pair, source, target)
    return None


class _Latin(NamedTuple):
    """A text without what may stay as it is, its words in small letters, and which of them are in the source's letters."""

    text: str
    words: list[str]
    latin: list[str]
    little: int
    """How many of these are little words of the source's language."""

    @property
    def throughout(self) -> bool:
        """Are all words in the source's letters?"""
        return len(self.latin) == len(self.words)


def _in_its_script(
    pair: Pair, source: list[Feature], target: list[Feature], first: Language, second: Language, here: str
) -> Hit | None:
    """What of this text still stands in the source language, which another script tells from the translation's."""
    heading = target[0].block.kind == model.HEADING
    # What stands in quotation marks or brackets may stay as it is, but not a whole block of it.
    written = _SPELT_OUT.sub(" ", here) if "dot" in here.lower() else here
    free = (_CITED if _REMARK.search(here) and _is_copied(here, source) else _QUOTES).sub(" ", written)
    free = _OPTION.sub(" ", free) if " --" in free or "[-" in free else free
    said = WORD.findall(free)
    if heading and (not said or any(not word.isascii() for word in WORD.findall(here))):
        # A message of a program in quotation marks; a term that is explained in brackets.
        if not said or not _LATIN_RUN.search(here):
            return None
        return _clause(pair, source, target, first, _words_of(source), prose=True)
    if heading and is_status(here):
        return None
    if not said:
        free = here
        said = WORD.findall(free)
    elif _is_explained(here):
        return None
    words = [word.lower() for word in said]
    latin = [word for word in words if word.isascii()]
    left = _Latin(free, words, latin, sum(map(first.common.__contains__, latin)))
    prose = left.little > 0 or not first.denying.isdisjoint(latin)
    most = len(latin) >= max(4, 0.8 * len(words))
    if not most and not left.throughout and not any(_has_run(one, SHORT if prose else CLAUSE) for one in target):
        return _cell(pair, source, target, first)  # most blocks
    source_words = _words_of(source)
    if source_words and 2 * sum(map(str.isascii, source_words)) <= len(source_words):
        return None  # each side names the other's language in that language, and perhaps the other's page
    if most and second.latinised and _is_latinised(latin, source_words, second):
        return _latinised(pair, source, target)
    # A long name has capitals, but for its little words.
    spoken = most and (left.little >= 2 or not first.common) and _lower(free) >= 3
    if spoken and (left.throughout or _has_small_word(free, first)):
        return _block(pair, source, target)
    if left.throughout and _is_copy(pair, source, target, first, here, left, source_words):
        return _block(pair, source, target)
    return _cell(pair, source, target, first) or _clause(pair, source, target, first, source_words, prose=prose)


def _is_copy(
    pair: Pair,
    source: list[Feature],
    target: list[Feature],
    first: Language,
    here: str,
    left: _Latin,
    source_words: list[str],
) -> bool:
    """Are these the source's own words, and do they say something, so that they are no name?"""
    row, heading = _is_row(target), target[0].block.kind == model.HEADING
    if left.words == source_words:
        if left.little and len(left.words) >= 3 and _lower(left.text) >= 2 and not row:
            return True
    elif [word.lower() for word in WORD.findall(here)] != source_words:
        return False  # what the source has in brackets too may not stay if all the rest does
    text = left.text.strip()
    return (
        (
            (heading or _SENTENCE.fullmatch(text) is not None or (_is_title(source) and _is_title(target)))
            and (
                _is_said(left.text, source[0], first, 2 if heading else 3)
                or (heading and _is_plain(pair, text, source[0], first))
            )
            and not is_kept(pair, text, first)
        )
        or (row and len(left.latin) > 2 and _is_plain_row(pair, target, source[0]))
        or is_item_left(pair, source[0], target[0], first)
    )


def _words_of(side: list[Feature]) -> list[str]:
    """The words that people read of some blocks, in small letters."""
    return [word.lower() for one in side for word in WORD.findall(one.plain)]


def _block(pair: Pair, source: list[Feature], target: list[Feature]) -> Hit:
    """A whole block that stands in the source language."""
    return _left(pair, "block-untranslated", source, target, 0, shown(target[0].block))


_SPOKEN = 3
"""So many little words of a language, no two of them the same, tell that a text in Latin letters is in that language."""


def _is_latinised(words: list[str], source: list[str], known: Language) -> bool:
    """Are these words of the target's language in Latin letters, and not those of the source or of a third one?"""
    spoken = _little(known).intersection(words).difference(source)
    return len(spoken) >= _SPOKEN and 2 * len(set(words).intersection(source)) < len(set(words))


@cache
def _little(known: Language) -> frozenset[str]:
    """The little words of a language in Latin letters."""
    letters = str.maketrans(known.latinised)
    return frozenset(word.translate(letters) for word in known.common if len(word) > 1)


def _latinised(pair: Pair, source: list[Feature], target: list[Feature]) -> Hit:
    """A block in the target's language that is written in Latin letters."""
    hit = _left(pair, "block-untranslated", source, target, 0, shown(target[0].block))
    return hit._replace(words={**(hit.words or {}), "variant": "letters"})


def _cell(pair: Pair, source: list[Feature], target: list[Feature], first: Language) -> Hit | None:
    """A cell of a table's row, or of its head, that still stands in the source language."""
    if target[0].block.kind not in _ROWS or target[0].block.kind != source[0].block.kind:
        return None
    cell = cell_left(pair, source[0], target[0], first)
    offset = target[0].block.text.index(cell) if cell else 0
    return _left(pair, "clause-untranslated", source, target, offset, cell) if cell else None


def untranslated_beside_code(pair: Pair, source: list[Feature], target: list[Feature], first: Language) -> Hit | None:
    """A little word before code that still stands in the source language."""
    left = left_beside_code(source, target, first)
    return left and _left(pair, "clause-untranslated", source, [left[0]], left[1], left[2])


def untranslated_words(
    pair: Pair, source: list[Feature], target: list[Feature], first: Language, second: Language
) -> Hit | None:
    """A few words, or a cell of two, that still stand in the source language in a block that does not say so of itself."""
    left = words_left(pair, source, target, first)
    if left is None or any(is_remarked(one.plain, second) for one in target):
        return None
    whole = left[0].plain.strip() == left[2]  # a label
    return _left(pair, "block-untranslated" if whole else "clause-untranslated", source, [left[0]], left[1], left[2])


def _shows_only(one: Feature) -> bool:
    """Is this a block of nothing but pictures, which may be links?"""
    pictures = [(ref.offset, ref.end) for ref in one.inline.refs if ref.kind == "image"]
    return bool(pictures) and all(
        any(start <= word.start() < end for start, end in pictures) for word in WORD.finditer(one.plain)
    )


def _is_title(features: list[Feature]) -> bool:
    """Is this a paragraph all of which is in bold? It heads what stands under it."""
    one = features[0]
    if len(features) > 1 or one.block.kind != model.PARAGRAPH or len(one.inline.strong) != 1:
        return False
    start, end = one.inline.strong[0]
    return not one.block.text[:start].strip("*_") and not one.block.text[end:].strip("*_ :")


def _is_source(text: str, first: Language) -> bool:
    """Does a footnote only name a work, with who wrote it? Names and titles have capitals, but for their little words."""
    words = WORD.findall(text)
    large = sum(word[0].isupper() for word in words)
    return large > 1 and all(word[0].isupper() or word in first.common for word in words)


def _is_copied(text: str, source: list[Feature]) -> bool:
    """Is this the source's text, word by word?"""
    return WORD.findall(text) == [word for one in source for word in WORD.findall(one.plain)]


_EXPLAINED = re.compile(r"([^()]*[^().!?\s]\s*)\(([^()]{3,300})\)[.:;]?\s*")


def _is_explained(text: str) -> bool:
    """Is this one name or label, with its translation in brackets behind it?"""
    found = _EXPLAINED.fullmatch(text) if "(" in text else None
    return found is not None and found[1].isascii() and not any(map(str.isascii, WORD.findall(found[2]) or [""]))


def is_remarked(text: str, second: Language) -> bool:
    """Says this of something that it is not translated?"""
    return second.remark is not None and second.remark.search(text) is not None


_OPTION = re.compile(r"(?<!\w)--?[A-Za-z][\w-]*")
"""An option of a command, whose name is the same in every language."""
_ROWS = (model.HEAD_ROW, model.ROW)
_PROGRAMS = re.compile(r"[{}=;\\$@#|<>]|\w[.:/]\w|\w\((?!s\))|\[[:!|]")
_SPACE = re.compile(r"\s")
_STOPS = re.compile(r"(?:[!?:…]|(?<!\.)\.)[“”\"»)]*\s*\Z")


def _is_written_for_programs(text: str, lexicon: Lexicon, *, heading: bool) -> bool:
    """Is this a name in small letters as a heading, or a line of code outside code: one without spaces, or with many signs and no full stop?"""
    if heading:
        name = _NAME.fullmatch(text.strip())
        return name is not None and (name[1] is not None or name[0][:LETTERS] not in lexicon)
    if not _SPACE.search(text.strip()):
        return True
    return text.isascii() and _STOPS.search(text) is None and len(_PROGRAMS.findall(text)) >= max(3, len(text) // 30)


_NAME = re.compile(r"[a-z\d]+([-_.]+[a-z\d]+)*")
_SAID = re.compile(
    r"""\b(?:title|label|description|alt|summary|caption|placeholder|aria-label)=["']([^"'<>]{1,400})["']|>([^<>{}]{2,400})(?=<)"""
)
"""What raw HTML says to readers: the texts in it, and the properties that are shown."""


def untranslated_html(pair: Pair, source: Feature, target: Feature) -> Iterator[Hit]:
    """The first text of raw HTML that stands as it does in the source."""
    there = {" ".join((match[1] or match[2]).split()) for match in _SAID.finditer(source.block.text)}
    for match in _SAID.finditer(target.block.text):
        said = " ".join((match[1] or match[2]).split())
        words = WORD.findall(said)
        # Names have capitals; two words, the second of them small, are none.
        if _TITLE.search(target.block.text, 0, match.start() + 1) and len(words) < _LONG_NAME:
            continue  # the name of what a front page is about
        if said in there and said.isascii() and len(words) >= 2 and said[0].isupper() and _lower(said):
            yield _left(pair, "block-untranslated", [source], [target], match.start(1 if match[1] else 2), said)
            return


_TITLE = re.compile(r"<h1\b[^<>]*>\Z", re.IGNORECASE)
_LONG_NAME = 4
_SENTENCE = re.compile(r"[A-Z].*[.!?:]", re.DOTALL)
_IDENTIFIER = re.compile(r"[A-Za-z\d]_[A-Za-z\d]|[a-z][A-Z]|\w\(\)")


def _is_said(text: str, source: Feature, first: Language, least: int) -> bool:
    """Is a text more than a name: has it a small word behind its first, or three words and no other, that are known?"""
    if text.isupper() or _IDENTIFIER.search(text):
        return False  # words of a programming language
    words = WORD.findall(text)
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
    if text.istitle() and f"`{text.split(maxsplit=1)[0]}`" in pair.texts[1]:
        return False  # a statement of a language whose first word is code elsewhere
    said = [word.lower() for word in WORD.findall(text)]
    small, kept = pair.small_words, pair.kept_words
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
    kept = pair.kept_words
    words = WORD.findall(target[0].plain)
    said = [word for word in words if len(word) > 2 and word.islower()]
    plain = [word for word in said if kept[word[:LETTERS]] < 2 and word[:LETTERS] in source.lexicon]
    return len(plain) > 1 and 2 * len(plain) >= len(said) and all(map(str.isascii, words))


def _is_row(features: list[Feature]) -> bool:
    return features[0].block.kind == model.ROW


def _lower(text: str) -> int:
    """How many words begin with a small letter: names do not."""
    return sum(word[0].islower() for word in WORD.findall(text))


def _has_small_word(text: str, first: Language) -> bool:
    """Is there a word in small letters of the Latin alphabet that is no little one?"""
    return any(word.isascii() and word[0].islower() and word not in first.common for word in WORD.findall(text))


def _clause(
    pair: Pair, source: list[Feature], target: list[Feature], first: Language, source_words: list[str], *, prose: bool
) -> Hit | None:
    """A run of words of the source language in a translated block; what stands in quotation marks may stay as it is.

    Without little words outside of them (`prose`) it must be a whole sentence of the source.
    """
    known = Counter(source_words)
    said = f" {' '.join(source_words)} "
    for one in target:
        plain = one.plain
        run: list[re.Match[str]] = []
        for match in (*WORD.finditer(plain), None):
            if (
                match is not None
                and match[0].isascii()
                and (not run or not _BREAK.search(plain, run[-1].end(), match.start()))
            ):
                run.append(match)
                continue
            for part in _parts(run):
                left = is_clause(part, first, known, one.block.kind, said) if prose else is_said_so(part, first, said)
                if left and not any(a < part[0].start() and part[-1].end() < b for a, b in _set_off(one)):
                    text = " ".join(plain[part[0].start() : part[-1].end()].split())
                    return _left(pair, "clause-untranslated", source, [one], part[0].start(), text)
            run = [match] if match is not None and match[0].isascii() else []
    return None


def _parts(run: list[re.Match[str]]) -> Iterator[list[re.Match[str]]]:
    """A run of words, and what stands in it behind a comma and begins with a small letter: before it may stand a name."""
    for at, word in enumerate(run):
        if len(run) - at < SHORT:
            return
        if at == 0 or (word[0].islower() and "," in word.string[run[at - 1].end() : word.start()]):
            yield run[at:]


def _set_off(one: Feature) -> Iterator[tuple[int, int]]:
    """Where a block has quotation marks, addresses that are spelt out, and pictures, whose texts are told by themselves."""
    yield from (found.span() for words in (_QUOTES, _SPELT_OUT) for found in words.finditer(one.plain))
    yield from ((ref.offset, ref.end) for ref in one.inline.refs if ref.kind == "image")


def _has_run(one: Feature, most: int) -> bool:
    """Do so many words, all in letters of the source's alphabet, stand in a row?"""
    run = 0
    for word in WORD.findall(one.plain):
        if not word.isascii():
            run = 0
        elif len(word) > 1:
            run += 1
            if run == most:
                return True
    return False


_BREAK = re.compile(r"[|;:\\]|[“”\"»][.,!?]\s| [<>=] ")
"""What ends a run: a clause, a message that is quoted as a sentence of its own, or a command or sign of a formula."""


def _left(pair: Pair, rule: str, source: list[Feature], target: list[Feature], offset: int, text: str) -> Hit:
    here = place_in(pair.target, target[0].block, offset)._replace(end_line=target[-1].block.end_line)
    there = place_in(pair.source, source[0].block, 0)._replace(end_line=source[-1].block.end_line)
    return Hit(rule, there, here, text, None, {"found": text}, text)
