"""Faults of script, wording and typography: letters, languages, sentences, negation, strength, terms, marks."""

from __future__ import annotations

import re
from random import Random

from lineup.selftest.draft import (
    Draft,
    Part,
    Planted,
    Sheet,
    choose,
    cut,
    edit,
    is_open,
    neighbours,
    paragraphs,
    scan,
    sealed,
    sentences,
    words,
)
from lineup.selftest.words import (
    FOREIGN,
    LOOKALIKES,
    NEGATION_ADDED,
    NEGATION_LOST,
    NEGATION_WORDS,
    STRENGTH,
)

PROSE = frozenset({"paragraph", "item", "quote"})
CYRILLIC = re.compile(r"(?<![\w’'-])[А-Яа-яЁёІіЇїЄєҐґ]{4,}(?![\w’'-])")
ABBREVIATION = re.compile(r"(?<=[^\W\d_] )\((?P<short>[A-ZА-Я]{2,6})\)")
QUOTED = re.compile(r"[„“«\"](?P<inside>[^„“”«»\"\n`]{3,60})(?P<close>[“”»\"])(?!\w)")
LATIN_NAME = re.compile(r"(?<![\w./@:#-])[A-Z][A-Za-z]{4,}(?![\w/@:-]|\.\w)")
SPACED_WORD = re.compile(r"(?<= )[^\W\d_]{3,}(?= )")

# Bodies that no page of a documentation names, to be used without being explained.
UNKNOWN = {"bg": "КРДОП", "en": "CRDOP", "ru": "КРДОП", "uk": "КРДОП", "de": "KRDOP", "fr": "CRDOP"}

Found = tuple[Part, re.Match[str]]


def _find(sheet: Sheet, shape: re.Pattern[str], kinds: frozenset[str] = PROSE) -> list[Found]:
    found = []
    for part in sheet.parts:
        if part.kind in kinds:
            body = sheet.body(part)
            shut = sealed(body)
            found += [(part, match) for match in shape.finditer(body) if is_open(shut, match.start(), match.end())]
    return found


def _put(sheet: Sheet, found: Found, span: tuple[int, int], new: str) -> Planted:
    base = sheet.start(found[0])
    return edit(sheet, found[0], base + span[0], base + span[1], new)


def _letter(draft: Draft, rng: Random, letters: dict[str, str]) -> Planted | None:
    """Replaces one letter of a Cyrillic word."""
    sheet = scan(draft.text)
    found = choose(rng, [found for found in _find(sheet, CYRILLIC) if set(found[1][0]) & set(letters)])
    if found is None:
        return None
    at = choose(rng, [index for index, letter in enumerate(found[1][0]) if letter in letters])
    at = found[1].start() + (at or 0)
    return _put(sheet, found, (at, at + 1), letters[found[1].string[at]])


def lookalike_letter(draft: Draft, rng: Random) -> Planted | None:
    """A Latin letter stands in a Cyrillic word and looks the same."""
    return _letter(draft, rng, LOOKALIKES)


def foreign_letter(draft: Draft, rng: Random) -> Planted | None:
    """A letter that Bulgarian does not have stands in a Bulgarian word."""
    return _letter(draft, rng, FOREIGN) if draft.language == "bg" else None


def invisible_character(draft: Draft, rng: Random) -> Planted | None:
    """A word holds a character that nobody sees and no search passes."""
    sheet = scan(draft.text)
    found = choose(rng, _find(sheet, re.compile(r"(?<!\w)[^\W\d_]{6,}(?!\w)")))
    if found is None:
        return None
    at = found[1].start() + 3
    return _put(sheet, found, (at, at), "\u200b")


def wrong_encoding(draft: Draft, rng: Random) -> Planted | None:
    """A paragraph was read in the wrong encoding."""
    sheet = scan(draft.text)
    part = choose(rng, [part for part in paragraphs(sheet) if CYRILLIC.search(sheet.body(part))])
    if part is None:
        return None
    word = choose(
        rng,
        [match for match in CYRILLIC.finditer(sheet.body(part)) if is_open(sealed(sheet.body(part)), *match.span())],
    )
    return word and _put(sheet, (part, word), word.span(), word[0].encode().decode("cp1251", "replace"))


def _section(sheet: Sheet, part: Part) -> tuple[int, int]:
    """Which heading a part stands under, and which paragraph there it is."""
    heading, place = 0, 0
    for other in sheet.parts:
        if other == part:
            break
        if other.kind == "heading":
            heading, place = heading + 1, 0
        elif other.kind == "paragraph" and other.free:
            place += 1
    return heading, place


def _counterpart(draft: Draft, sheet: Sheet, part: Part) -> str | None:
    """The text of the twin's paragraph at the same place, where the two sections have as many paragraphs."""
    twin = scan(draft.twin)
    here = {_section(sheet, other): other for other in sheet.parts if other.kind == "paragraph" and other.free}
    there = {_section(twin, other): other for other in twin.parts if other.kind == "paragraph" and other.free}
    where = _section(sheet, part)
    headings = [sum(other.kind == "heading" for other in page.parts) for page in (sheet, twin)]
    sizes = [sum(place[0] == where[0] for place in places) for places in (here, there)]
    if where not in there or len(set(headings)) > 1 or len(set(sizes)) > 1:
        return None
    text = twin.body(there[where])
    same = len(set(words(text)) & set(words(sheet.body(part)))) > len(set(words(text))) / 2
    return None if same or not 0.4 < len(text) / max(1, len(sheet.body(part))) < 2.5 else text


def untranslated_block(draft: Draft, rng: Random) -> Planted | None:
    """A paragraph stands in the other language."""
    sheet = scan(draft.text)
    options = [(part, text) for part in paragraphs(sheet, 8) for text in [_counterpart(draft, sheet, part)] if text]
    chosen = choose(rng, options)
    if chosen is None:
        return None
    part, text = chosen
    return edit(sheet, part, sheet.start(part), sheet.end(part), re.sub(r"\r?\n", sheet.newline, text))


def untranslated_clause(draft: Draft, rng: Random) -> Planted | None:
    """One sentence of a translated paragraph stands in the other language."""
    sheet = scan(draft.text)
    options = []
    for part in paragraphs(sheet, 14):
        twin = _counterpart(draft, sheet, part)
        if twin is None:
            continue
        ours, theirs = sentences(sheet.body(part)), sentences(twin)
        if len(ours) == len(theirs) > 1:
            options += [
                (part, our, twin[their[0] : their[1]])
                for our, their in zip(ours, theirs, strict=True)
                if len(words(twin[their[0] : their[1]])) >= 5
            ]
    chosen = choose(rng, options)
    if chosen is None:
        return None
    part, (start, end), text = chosen
    base = sheet.start(part)
    return edit(sheet, part, base + start, base + end, " ".join(text.split()))


def sentence_dropped(draft: Draft, rng: Random) -> Planted | None:
    """A sentence is gone from its paragraph."""
    sheet = scan(draft.text)
    options = [
        (part, before[1], after[1])
        for part, body, before, after in neighbours(sheet)
        if len(words(body[after[0] : after[1]])) >= 5
    ]
    chosen = choose(rng, options)
    if chosen is None:
        return None
    part, start, end = chosen
    base = sheet.start(part)
    return edit(sheet, part, base + start, base + end, "")


def _phrase(
    draft: Draft, rng: Random, table: dict[str, tuple[tuple[str, str], ...]], *, careful: bool
) -> Planted | None:
    """Replaces one phrase of a language's table; `careful` leaves out sentences in which the change could be undone."""
    sheet = scan(draft.text)
    doubtful = re.compile(NEGATION_WORDS.get(draft.language, "(?!)"), re.IGNORECASE)
    options = []
    for shape, new in table.get(draft.language, ()):
        for part, match in _find(sheet, re.compile(shape)):
            body = match.string
            around = next((body[start:end] for start, end in sentences(body) if start <= match.start() < end), body)
            if not careful or not doubtful.search(around):
                options.append(((part, match), match.expand(new)))
    chosen = choose(rng, options)
    return chosen and _put(sheet, chosen[0], chosen[0][1].span(), chosen[1])


def negation_lost(draft: Draft, rng: Random) -> Planted | None:
    """A sentence that denies now affirms."""
    return _phrase(draft, rng, NEGATION_LOST, careful=True)


def negation_added(draft: Draft, rng: Random) -> Planted | None:
    """A sentence that affirms now denies."""
    return _phrase(draft, rng, NEGATION_ADDED, careful=True)


def strength_changed(draft: Draft, rng: Random) -> Planted | None:
    """A duty became a choice, or the reverse."""
    return _phrase(draft, rng, STRENGTH, careful=True)


def wrong_term(draft: Draft, rng: Random) -> Planted | None:
    """A term of the term base is rendered by a word that it forbids or that means another term."""
    sheet = scan(draft.text)
    options = [
        (found, wrong)
        for right, wrong in draft.terms
        for found in _find(sheet, re.compile(rf"(?<!\w){re.escape(right)}(?!\w)", re.IGNORECASE))
    ]
    chosen = choose(rng, options)
    if chosen is None:
        return None
    found, wrong = chosen
    new = wrong[0].upper() + wrong[1:] if found[1][0][0].isupper() else wrong
    return _put(sheet, found, found[1].span(), new)


def word_doubled(draft: Draft, rng: Random) -> Planted | None:
    """A word stands twice in a row."""
    sheet = scan(draft.text)
    found = choose(rng, _find(sheet, SPACED_WORD))
    return found and _put(sheet, found, (found[1].end(), found[1].end()), f" {found[1][0]}")


def name_mistyped(draft: Draft, rng: Random) -> Planted | None:
    """Two letters of a name that both sides write alike, in a text of another alphabet, change places."""
    sheet = scan(draft.text)
    options = [
        (found, at)
        for found in _find(sheet, LATIN_NAME)
        if CYRILLIC.search(found[1].string) and (not draft.twin or found[1][0] in draft.twin)
        for at in range(1, len(found[1][0]) - 1)
        if found[1][0][at].lower() != found[1][0][at + 1].lower()
    ]
    chosen = choose(rng, options)
    if chosen is None:
        return None
    found, at = chosen
    name = found[1][0]
    return _put(sheet, found, found[1].span(), name[:at] + name[at + 1] + name[at] + name[at + 2 :])


def quote_unbalanced(draft: Draft, rng: Random) -> Planted | None:
    """A quotation is opened and never closed."""
    sheet = scan(draft.text)
    options = [found for found in _find(sheet, QUOTED) if found[1].string.count('"') in {0, 2}]
    found = choose(rng, options)
    return found and _put(sheet, found, found[1].span("close"), "")


def bracket_unbalanced(draft: Draft, rng: Random) -> Planted | None:
    """A bracket is opened and never closed."""
    sheet = scan(draft.text)
    found = choose(rng, _find(sheet, re.compile(r"(?<=\s)\([^()\[\]`\n]{3,80}(?P<close>\))")))
    return found and _put(sheet, found, found[1].span("close"), "")


def abbreviation_undefined(draft: Draft, rng: Random) -> Planted | None:
    """An abbreviation that nothing explains."""
    sheet = scan(draft.text)
    explained = [
        found
        for found in _find(sheet, ABBREVIATION)
        if len(re.findall(rf"(?<!\w){found[1]['short']}(?!\w)", draft.text[sheet.end(found[0]) :])) > 0
        and draft.text.count(f"({found[1]['short']})") == 1
        and f"*[{found[1]['short']}]:" not in draft.text
    ]
    short = UNKNOWN.get(draft.language)
    if explained and rng.random() < 0.5:
        found = explained[rng.randrange(len(explained))]
        return _put(sheet, found, (found[1].start() - 1, found[1].end()), "")
    # In brackets behind what it may stand for, or anywhere among the words.
    bare = rng.random() < 0.4
    shape = re.compile(r"(?<=[^\W\d_]{4})(?= [^\W\d_]{5})" if bare else r"(?<=[^\W\d_]{4})(?=[.,](?:\s|$))")
    ends = [found for found in _find(sheet, shape) if found[0].kind == "paragraph"]
    place = choose(rng, ends)
    if place is None or short is None or short in draft.text:
        return None
    return _put(sheet, place, place[1].span(), f" {short}" if bare else f" ({short})")


def abbreviation_definition_dropped(draft: Draft, rng: Random) -> Planted | None:
    """The definition of an abbreviation that the page uses is gone."""
    sheet = scan(draft.text)
    options = [
        at
        for at, line in enumerate(sheet.lines)
        for name in [re.match(r"\*\[([^\]]+)\]:", line)]
        if name and len(re.findall(rf"(?<!\w){re.escape(name[1])}(?!\w)", draft.text)) > 1
    ]
    at = choose(rng, options)
    return None if at is None else cut(sheet, at, at)
