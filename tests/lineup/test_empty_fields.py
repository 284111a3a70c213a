"""Every field of a language may be empty: the rules that need it are silent then, and none fails."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from types import SimpleNamespace

import pytest
from tests.lineup.pairs import pair

from lineup import languages
from lineup.languages import language
from lineup.languages.base import Counting, Language, Spelling, Style
from lineup.record import Record
from lineup.rules.catalogue import FAMILIES
from lineup.rules.looks import rules_of

RULES = rules_of(frozenset(FAMILIES.values()))
ENGLISH = """# Head

On 5 May 2019 it opened in the hall.

It weighs 5 kg and costs EUR 3.5 million here.

It grew by 20% to 30% in two years.

At 5:30 pm on 6/11/20 they met.

There were three ministries and two hundred people.

He said “so be it” in version 3.5.

It does not work without a password.

You must use (DAEU) the service.

The 1990s and the 21st century, from 3 to 5 km.

Nobody can do it. It is impossible to open it.

The rate is 3.5 percentage points; 1,250,000 people.

| Since | Says |
|---|---|
| 3.5 | 5 kg |
"""
BULGARIAN = """# Глава

Отвори врати на 6 юни в залата.

Тежи малко и струва много.

Нарасна с 25 % за кратко време, най най-добре.

Срещнаха се в 17:45 ч.

Имаше много министерства и двеста двадесет и пет човека.

Каза "така да бъде" във версия 3.5 , а 2.5 е число .

Работи с парола – има да работи вече.

Може да ползвате (ДАЕУ) услугата c всички й части.

През 80-те години и XX век, от 5 до 3 км - много, 1.250.000 лв.

Никой може да го направи. Възможно е да се отвори.

Делът е 4,5 процента; 1 350 000 души през 2019 г. и 12.05.19 г.

| От | Казва |
|---|---|
| 3.5 |  |
"""
PAGES = {"en": ENGLISH, "bg": BULGARIAN}
PARTS = {"counting": Counting, "spelling": Spelling, "style": Style}


def emptied(known: Record, kind: type[Record]) -> Iterator[tuple[str, Record]]:
    """The fields that a record fills, and the record without each of them."""
    for name in kind.__annotations__:
        if name != "code" and getattr(known, name) != getattr(kind, name):
            yield name, known.but(**{name: getattr(kind, name)})


def lacking(code: str) -> Iterator[tuple[str, Record]]:
    """The fields that a language fills, and the language without each of them."""
    known = language(code)
    yield from emptied(known, Language)
    for part, kind in PARTS.items():
        for name, rest in emptied(getattr(known, part), kind):
            yield f"{part}.{name}", known.but(**{part: rest})


CASES = [(code, name, known) for code in PAGES for name, known in lacking(code)]


def told(source: str, target: str) -> Counter[str]:
    """How often each rule finds something on the page in two languages."""
    page = pair(PAGES[source], PAGES[target], (source, target))
    return Counter(hit.rule for rule in RULES for hit in rule(page))


@pytest.fixture(autouse=True)
def _forgotten() -> Iterator[None]:
    """Languages are read anew behind each test."""
    yield
    languages.language.cache_clear()


def put(known: Record, code: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Makes this what is known of a language."""
    module = languages._KNOWN[code]
    monkeypatch.setitem(sys.modules, f"lineup.languages.{module}", SimpleNamespace(**{module.upper(): known}))
    languages.language.cache_clear()
    assert language(code) is known


@pytest.mark.parametrize(
    ("code", "known"),
    [(code, known) for code, _, known in CASES],
    ids=[f"{code}-{name}" for code, name, _ in CASES],
)
def test_no_rule_fails_for_a_field_that_is_empty(code: str, known: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    put(known, code, monkeypatch)
    for source, target in (("en", "bg"), ("bg", "en")):
        told(source, target)


@pytest.mark.parametrize(
    ("field", "rule"),
    [
        ("quotes", "quote-style"),
        ("style.curled", "quote-style"),
        ("style.dash", "dash-form"),
        ("style.thousands", "number-form"),
        ("spelling.pronoun", "pronoun-letter"),
        ("spelling.mistaken", "pronoun-letter"),
        ("counting.to", "range-reversed"),
    ],
)
def test_the_rule_that_needs_it_is_silent(field: str, rule: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert told("en", "bg")[rule] > 0
    put(next(known for code, name, known in CASES if (code, name) == ("bg", field)), "bg", monkeypatch)
    assert told("en", "bg")[rule] == 0
