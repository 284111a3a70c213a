"""Measures how well the Bulgarian stems bring the forms of a word together, against a spelling dictionary.

    .venv/bin/python benchmarks/stems.py [--dictionary FOLDER] [--samples 5] [--lemmas 5000]

FOLDER holds `bg_BG.aff` and `bg_BG.dic` (Debian's package hunspell-bg puts them into /usr/share/hunspell). A lemma is
an entry with endings; two forms belong together where an entry has both. Precision is the part of the pairs with one
stem that belong together, recall the part of the pairs that belong together with one stem, F1 their harmonic mean.
The rules were learned from four fifths of the lemmas; the rows called `held out` know only the fifth that was left.
`light` is a stemmer for comparison: articles and plurals taken off, as light stemmers do.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from lineup.languages.stems import stem

VERBS = frozenset("PQRSTUVWXYZ")
ARTICLES = ("ият", "ия", "ът", "ят", "ата", "ята", "ото", "ето", "ите", "та", "то", "те")
PLURALS = ("ища", "ове", "еве", "ета", "и", "а", "я", "о", "е")
LEARNED_SEED = 7
LEARNED_PART = 0.8


class Lemma(NamedTuple):
    """An entry of the dictionary with all its forms."""

    forms: tuple[str, ...]
    verb: bool


class Score(NamedTuple):
    """F1, precision and recall over pairs of forms."""

    f1: float
    precision: float
    recall: float


def read(folder: Path) -> list[Lemma]:
    """The entries of a hunspell dictionary that have endings, in its order.

    Raises:
        OSError: where a file is missing.
    """
    endings: dict[str, list[tuple[str, str, re.Pattern[str]]]] = defaultdict(list)
    for line in (folder / "bg_BG.aff").read_text("utf-8").splitlines():
        parts = line.split()
        if len(parts) >= 5 and parts[0] == "SFX":
            strip, add = (part.replace("0", "") for part in parts[2:4])
            endings[parts[1]].append((strip, add, re.compile(f"(?:{parts[4]})$")))
    lemmas = []
    for line in (folder / "bg_BG.dic").read_text("utf-8").splitlines()[1:]:
        word, _, flags = line.strip().partition("/")
        if flags:
            forms = [word]
            for strip, add, condition in (ending for flag in flags for ending in endings[flag]):
                if word.endswith(strip) and condition.search(word):
                    forms.append(word.removesuffix(strip) + add)
            lemmas.append(Lemma(tuple(dict.fromkeys(forms)), bool(VERBS & set(flags))))
    return lemmas


def light(word: str) -> str:
    """Takes off one article, then one plural or final vowel, where three letters stay."""
    for endings in (ARTICLES, PLURALS):
        ending = next((e for e in endings if word.endswith(e) and len(word) - len(e) >= 3), "")
        word = word.removesuffix(ending)
    return word


def pairs(count: int) -> int:
    """How many pairs so many things make."""
    return count * (count - 1) // 2


def score(lemmas: Sequence[Lemma], key: Callable[[str], str]) -> Score:
    """Exact over all pairs; a pair that two lemmas share counts once."""
    owners: dict[str, list[int]] = defaultdict(list)
    for number, lemma in enumerate(lemmas):
        for form in lemma.forms:
            owners[form].append(number)
    keys = {form: key(form) for form in owners}
    together = sum(map(pairs, Counter(keys.values()).values()))
    belonging = right = 0
    for number, lemma in enumerate(lemmas):
        belonging += pairs(len(lemma.forms))
        right += sum(map(pairs, Counter(keys[form] for form in lemma.forms).values()))
        # Pairs that an earlier lemma has as well were counted there.
        shared = [form for form in lemma.forms if owners[form][0] < number]
        for index, one in enumerate(shared):
            earlier = {owner for owner in owners[one] if owner < number}
            for other in shared[:index]:
                if not earlier.isdisjoint(owners[other]):
                    belonging -= 1
                    right -= keys[one] == keys[other]
    precision, recall = right / max(together, 1), right / max(belonging, 1)
    return Score(2 * precision * recall / max(precision + recall, 1e-9), precision, recall)


def report(title: str, lemmas: Sequence[Lemma]) -> None:
    """One row for each stemmer."""
    for name, key in (("ours", stem), ("light", light)):
        f1, precision, recall = score(lemmas, key)
        print(f"{title:<34}{name:<7}{f1:7.4f}{precision:11.4f}{recall:8.4f}", flush=True)


def main(arguments: Sequence[str] | None = None) -> int:
    """Prints the table; 2 where the dictionary is not there."""
    parser = argparse.ArgumentParser(description="Measures the Bulgarian stems against a spelling dictionary.")
    parser.add_argument("--dictionary", type=Path, default=Path("/usr/share/hunspell"))
    parser.add_argument("--samples", type=int, default=5)
    parser.add_argument("--lemmas", type=int, default=5000)
    options = parser.parse_args(arguments)
    try:
        lemmas = read(options.dictionary)
    except OSError as error:
        print(
            f"{error.filename} is not there: install hunspell-bg or name its folder with --dictionary.", file=sys.stderr
        )
        return 2
    draw = random.Random(LEARNED_SEED)  # noqa: S311 - a benchmark, not a secret
    held_out = [lemma for lemma in lemmas if draw.random() >= LEARNED_PART]
    print(f"{len(lemmas)} lemmas, {len({form for lemma in lemmas for form in lemma.forms})} forms")
    print(f"{'':<41}{'F1':>7}{'precision':>11}{'recall':>8}")
    report("held out", held_out)
    report("held out, no verbs", [lemma for lemma in held_out if not lemma.verb])
    for seed in range(1, options.samples + 1):
        sample = random.Random(seed).sample(held_out, min(options.lemmas, len(held_out)))  # noqa: S311 - as above
        report(f"held out, {len(sample)} lemmas, seed {seed}", sample)
    report("all", lemmas)
    report("all, no verbs", [lemma for lemma in lemmas if not lemma.verb])
    words = sorted({form for lemma in held_out for form in lemma.forms})
    stem.cache_clear()
    begun = time.perf_counter()
    for word in words:
        stem(word)
    print(f"{len(words) / (time.perf_counter() - begun):,.0f} different words a second")
    return 0


if __name__ == "__main__":
    sys.exit(main())
