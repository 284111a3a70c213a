"""A language more is one module of data: what it says of numbers, letters, marks and denials is what the rules go by."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from types import SimpleNamespace

import pytest
from tests.lineup.pairs import Rule, pair, said

from lineup import languages
from lineup.languages.base import Counting, Language, Spelling, Style
from lineup.rules.references import references
from lineup.rules.script import script
from lineup.rules.typography import typography
from lineup.rules.values import values
from lineup.rules.wording import wording
from lineup.spotting import spotting

GERMAN = Language(
    code="de",
    decimal=",",
    months={"Juni": 6, "Juli": 7},
    numbers={"zwei": 2.0, "drei": 3.0, "beide": 2.0},
    magnitudes={"Millionen": 1e6},
    currencies={"€": "EUR", "Euro": "EUR"},
    units={"km": "km"},
    percent=("%", "Prozent"),
    counting=Counting(
        to=("bis",), linking=("und", "oder"), about=("etwa",), onward=("usw.",), loose=frozenset(("beide",)), day=r"\."
    ),
    denying=frozenset(("nicht", "kein", "keine")),
    negations=spotting(r"\b(?:nicht|keine?)\b"),
    letters="abcdefghijklmnopqrstuvwxyzäöüß",
    spelling=Spelling(foreign="æø"),
    quotes=("„“", "‚‘"),
    style=Style(
        thousands=".", percent="\u00a0%", dash="–", scales=((1e6, "\u00a0Millionen"),), sum="{number}\u00a0{unit}",
        money={"EUR": "Euro"}, curled=True, doubled=frozenset(("die",)), numbered="Abschnitt|§",
    ),
)  # fmt: skip


@pytest.fixture(autouse=True)
def german(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """German as a language with a module of its own."""
    monkeypatch.setitem(languages._KNOWN, "de", "german")
    monkeypatch.setitem(sys.modules, "lineup.languages.german", SimpleNamespace(GERMAN=GERMAN))
    languages.language.cache_clear()
    yield
    languages.language.cache_clear()


@pytest.mark.parametrize(
    ("rule", "source", "target", "hits"),
    [
        (values, "It took 15% or 20%.", "Es waren 15 oder 20 %.", []),
        (values, "It took 15% to about 20%.", "Es waren 15 bis etwa 20 %.", []),
        (values, "It costs €3.5 million.", "Es kostet 3,5 Millionen Euro.", []),
        (values, "On 5 June 2019.", "Am 5. Juni 2019.", []),
        (values, "On 5 June 2019.", "Am 6. Juni 2019.", [("date-changed", "6. Juni 2019", "5 Juni 2019")]),
        (values, "From 3 to 5 km.", "Von 5 bis 3 km.", [("range-reversed", "5 bis 3 km", "3 to 5 km")]),
        (values, "It is 20%.", "Es sind 25 Prozent.", [("percent-changed", "25 Prozent", "20\u00a0%")]),
        (values, "EUR 2,000,000", "4 Millionen Euro", [("money-changed", "4 Millionen Euro", "2\u00a0Millionen\u00a0Euro")]),
        (values, "There are three of them.", "Es sind zwei.", [("number-word", "zwei", "three")]),
        (values, "There are 3 here.", "Beide sind hier.", [("value-missing", "", "3")]),
        (values, "On 5 May 2019.", "An dem Tag.", [("value-missing", "", "5 May 2019")]),
        (values, "It weighs 5 kg.", "Es ist schwer.", [("value-missing", "", "5 kg")]),
        (values, "There are 20,000 people.", "Es sind viele.", [("value-missing", "", "20.000")]),
        (script, "They said so.", "Sie sagten æs.", [("foreign-letter", "æs", "")]),
        (typography, "It says so.", 'Es sagt "ja".', [("quote-style", '"ja"', "„ja“")]),
        (typography, "It says so.", "Es sagt „ja.", [("quote-unbalanced", "„", "“")]),
        (typography, "It says 3.5.", "Es sind 3.5 km.", [("decimal-mark", "3.5", "3,5")]),
        (typography, "It says 3.5.", "In § 3.5 und Abschnitt 3.5 sind die die Zahlen.", []),
        (typography, "It is 20%.", "Es sind 20%.", [("hard-space", "%", "\u00a0%")]),
        (typography, "It says so.", "Ja - nein.", [("dash-form", "-", "–")]),
        (
            wording,
            "The report does not name the digital systems of the city.",
            "Der Report nennt die digitalen Systeme der City.",
            [("negation-lost", "", "not")],
        ),
        (
            wording,
            "The report does not name the digital systems of the city.",
            "Der Report nennt die Not der digitalen Systeme der City.",
            [("negation-lost", "", "not")],
        ),
        (references, '```yaml\nlabel: "Help"\n```', '```yaml\nlabel: "Hilfe"\n```', []),
    ],
)  # fmt: skip
def test_rules_go_by_its_data(rule: Rule, source: str, target: str, hits: list[tuple[str, str, str]]) -> None:
    assert said(rule, source, target, ("en", "de")) == hits


@pytest.mark.parametrize(
    ("target", "severity"), [("Zeile 1, Zeile 2, Zeile 3 usw.", "note"), ("Zeile 1, 2 und 3.", "")]
)
def test_a_row_of_examples_goes_on_by_its_word(target: str, severity: str) -> None:
    (hit,) = values(pair("Row 1, row 2, etc.", target, ("en", "de")))
    assert (hit.rule, hit.found, hit.severity) == ("value-added", "3", severity)


@pytest.mark.parametrize("rule", [values, script, typography, wording], ids=lambda rule: rule.__name__)
def test_rules_work_where_nothing_is_known(rule: Rule) -> None:
    assert said(rule, "It does not say 5, etc.", "Dit siger ikke 5, osv.", ("xx", "yy")) == []
