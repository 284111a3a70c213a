"""Terms that explain themselves: which uses become links, and which are left alone."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from tests.edition.small import Project
from tests.edition.small_records import RECORDS

from edition.dataset import load
from edition.explained import MOST, explained
from edition.faults import FaultsError
from edition.records import Definition, Form, Term
from edition.tables import Place, terms


def term(ident: str, english: str, bulgarian: str, *, short: str | None = None, proper: bool = False) -> Term:
    texts = {"en": f"What <{ident}> is.", "bg": f"Какво е „{ident}“."}
    return Term(
        ident, "proper noun" if proper else "noun", None, Definition(texts, (), ()),
        {"en": Form(english, short, (), ()), "bg": Form(bulgarian, short, (), ())}, (),
    )  # fmt: skip


RECORDS_OF_TERMS = [
    term("open-data", "open data", "отворени данни"),
    term("sandbox", "sandbox", "пясъчник"),
    term("city-sandbox", "Sandbox for Solutions", "Пясъчник за решения", proper=True),
    term("council", "City Council", "Столичен общински съвет", short="СОС", proper=True),
    term("e-government", "e-government", "електронно управление"),
]
EN, BG = Place("en", "summary.md"), Place("bg", "strategy/mission.md")


def marked(html: str, place: Place) -> list[tuple[str, str]]:
    """The terms that were made links: what they lead to and what they say."""
    made = explained(html, RECORDS_OF_TERMS, place)
    assert re.sub(r'<a class="term"[^>]*>(.*?)</a>', r"\1", made) == html
    return re.findall(r'<a class="term" href="[^"#]*#term-([\w-]+)"[^>]*>(.*?)</a>', made)


def test_the_first_use_links_to_the_glossary_and_carries_the_meaning() -> None:
    assert explained("<p>The sandbox and the sandbox.</p>", RECORDS_OF_TERMS, EN) == (
        '<p>The <a class="term" href="../glossary/#term-sandbox" data-meaning="What &lt;sandbox&gt; is.">sandbox</a> '
        "and the sandbox.</p>"
    )
    assert 'href="../../../bg/glossary/#term-sandbox" data-meaning="Какво е „sandbox“.">пясъчникът</a>' in explained(
        "<p>В пясъчникът…</p>", RECORDS_OF_TERMS, BG
    )


@pytest.mark.parametrize(
    ("text", "ident", "found"),
    [
        ("Столичният общински съвет прие плана.", "council", "Столичният общински съвет"),
        ("решение на Столичния общински съвет", "council", "Столичния общински съвет"),
        ("по данни на СОС", "council", "СОС"),
        ("отворените данни на града", "open-data", "отворените данни"),
        ("сред пясъчници и паркове", "sandbox", "пясъчници"),
        ("в Пясъчника за решения", "city-sandbox", "Пясъчника за решения"),
    ],
)
def test_a_term_is_known_in_every_form(text: str, ident: str, found: str) -> None:
    assert marked(f"<p>{text}</p>", BG) == [(ident, found)]


@pytest.mark.parametrize(
    ("language", "html"),
    [
        ("en", '<h2 id="a">The sandbox</h2>'),
        ("en", '<p><a href="x">a <em>sandbox</em></a></p>'),
        ("en", "<p><code>sandbox</code></p><pre>sandbox</pre>"),
        ("en", "<blockquote><p>The sandbox.</p><blockquote>a</blockquote><p>sandbox</p></blockquote>"),
        ("en", '<div class="footnote"><div>a</div><ol><li>The sandbox</li></ol></div>'),
        ("en", '<p><span lang="bg">sandbox</span></p>'),
        ("en", "<figure><svg><text>sandbox</text></svg></figure>"),
        ("en", "<table><tr><td>The sandbox</td></tr></table>"),
        ("en", '<p title="sandbox">a</p><!-- sandbox -->'),
        ("bg", "<p>Кметът отвори данните на града.</p>"),
        ("en", "<p>The Ministry of e-Government and the Sandbox.</p>"),
        ("en", "<p>The city council of another city.</p>"),
        ("en", "<p>It is open. Data are not.</p>"),
        ("bg", "<p>сос</p>"),
    ],
    ids=[
        "heading", "link", "code", "quotation", "footnote", "another language", "picture", "table", "attribute and comment", "kin",
        "part of a name", "not the name", "across sentences", "no abbreviation",
    ],
)  # fmt: skip
def test_what_is_no_use_of_a_term_in_the_text_is_left_alone(language: str, html: str) -> None:
    assert marked(html, EN if language == "en" else BG) == []


def test_a_capital_at_the_beginning_of_a_sentence_is_no_name() -> None:
    assert marked("<p>It works. Sandbox tests went on.</p>", EN) == [("sandbox", "Sandbox")]
    assert marked("<ul><li>Open data</li></ul>", EN) == [("open-data", "Open data")]


def test_after_what_is_left_alone_the_text_goes_on() -> None:
    html = "<blockquote>sandbox</blockquote><p>A <code>sandbox</code>, <br>a <img src='x'> sandbox.</p>"
    assert explained(html, RECORDS_OF_TERMS, EN).endswith(">sandbox</a>.</p>")


def test_the_longer_term_is_the_one_that_is_meant() -> None:
    assert marked("<p>The Sandbox for Solutions, a sandbox.</p>", EN) == [
        ("city-sandbox", "Sandbox for Solutions"),
        ("sandbox", "sandbox"),
    ]


@pytest.mark.parametrize(
    "page", ["glossary.md", "a-z.md", "sources.md", "implementation/activities.md", "about/lineup/values.md"]
)
def test_lists_and_rules_stay_as_they_are(page: str) -> None:
    assert explained("<p>sandbox</p>", RECORDS_OF_TERMS, Place("en", page)) == "<p>sandbox</p>"


def test_a_page_is_not_strewn_with_them() -> None:
    letters = "abcdefghijklmnopqrst"
    many = [term(f"t-{letter}", f"{letter * 4}", f"{letter * 4}") for letter in letters]
    text = " ".join(letter * 4 for letter in letters)
    assert explained(f"<p>{text}</p>", many, EN).count('class="term"') == MOST < len(many)


def test_terms_without_a_definition_are_no_links() -> None:
    bare = replace(term("sandbox", "sandbox", "пясъчник"), definition=None)
    assert explained("<p>A sandbox and open data.</p>", [bare, RECORDS_OF_TERMS[0]], EN).count("<a ") == 1


DEFINED = 'own: true\n  definition: {en: "The city’s assembly.", bg: "Събранието на града.", facts: [fact-1], sources: [SOURCE]}'


def test_the_glossary_tells_the_meaning_with_its_sources(project: Project) -> None:
    text = str(RECORDS["data/terms.yml"]).replace("own: true", DEFINED.replace("SOURCE", "paper"))
    data = load(project({**RECORDS, "data/terms.yml": text}) / "data")
    english, bulgarian = (
        terms(data.records.terms.values(), Place(language, "glossary.md")).splitlines() for language in ("en", "bg")
    )
    assert english[2].endswith("| The city’s assembly.[^paper] Form: this edition |")
    assert bulgarian[3].endswith("| Събранието на града.[^paper] Форма: това издание |")
    assert english[3].endswith("| [^city-2020] |")


def test_a_definition_cites_a_source_of_its_facts(project: Project) -> None:
    text = str(RECORDS["data/terms.yml"]).replace("own: true", DEFINED.replace("SOURCE", "nobody"))
    with pytest.raises(FaultsError) as caught:
        load(project({**RECORDS, "data/terms.yml": text}) / "data")
    said = [str(fault) for fault in caught.value.faults]
    assert any("terms[1].definition.sources[0]: there is no source 'nobody' in data/sources.yml" in one for one in said)
    assert any("terms[1].definition.facts[0]: none of the sources of 'fact-1' stands here" in one for one in said)
