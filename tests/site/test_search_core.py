"""What comes before what: the core of the search over small indexes, run in the browser from the built site's files."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser
from tests.site.pages_server import PagesServer

from edition.records import Form, Term
from edition.search import Found, index
from edition.search_sections import Section
from lineup import stem_rules

FIND = """async ([base, index, questions]) => {
  const { engine } = await import(`${base}assets/javascripts/search/engine.js`);
  const search = engine(index);
  return questions.map((question) => search.find(question));
}"""

Find = Callable[..., list[str]]


def term(english: str, bulgarian: str, abbreviation: str | None = None) -> Term:
    return Term(
        "t", "noun", None, None,
        {"en": Form(english, None, (), ()), "bg": Form(bulgarian, abbreviation, (), ())}, (),
    )  # fmt: skip


@pytest.fixture(scope="module")
def results(browser: Browser, site: PagesServer) -> Iterator[Callable[..., list[dict[str, Any]]]]:
    page = browser.new_page()
    page.goto(site.address, wait_until="load")

    def ask(
        question: str, texts: dict[str, tuple[str, str]], language: str = "bg", terms: tuple[Term, ...] = ()
    ) -> Any:
        pages = [Found(name, name, (Section("", 1, title, text),)) for name, (title, text) in texts.items()]
        made = index(language, pages, terms, stem_rules())
        [found] = page.evaluate(FIND, [site.address, made, [question]])
        return found["pages"]

    yield ask
    page.close()


@pytest.fixture
def find(results: Callable[..., list[dict[str, Any]]]) -> Find:
    return lambda *given, **named: [page["address"] for page in results(*given, **named)]


FILL = "Тук стоят още няколко думи за пълнеж."


def test_exact_forms_before_stems_before_near_misses(find: Find) -> None:
    texts = {
        "near": ("А", f"Един градинар. {FILL}"),
        "stem": ("Б", f"Много градини. {FILL}"),
        "exact": ("В", f"Една градина. {FILL}"),
    }
    assert find("градина", texts)[:2] == ["exact", "stem"]
    assert find("грабина", texts)[0] in {"exact", "stem"}


def test_two_letters_exchanged_at_the_beginning(find: Find) -> None:
    assert find("афктура", {"a": ("А", f"Има фактура. {FILL}"), "b": ("Б", "Нищо подобно.")}) == ["a"]


def test_titles_before_text(find: Find) -> None:
    texts = {"text": ("Друго", f"Пясъчникът е тук. {FILL}"), "title": ("Пясъчникът", FILL)}
    assert find("пясъчник", texts) == ["title", "text"]


def test_in_a_title_the_form_matters_less(find: Find) -> None:
    texts = {"text": ("Друго", f"Има пясъчника, пясъчника и пак пясъчника. {FILL}"), "title": ("Пясъчникът", FILL)}
    assert find("пясъчника", texts) == ["title", "text"]


def test_the_form_typed_comes_first_wherever_it_stands(find: Find) -> None:
    texts = {f"p{number}": (f"Страница {number}", f"За градини и градините. {FILL}") for number in range(8)}
    texts["typed"] = ("Друго", f"Една градинска. {FILL}")
    texts["z"] = ("Друго", f"С градината. {FILL}")
    assert find("градината", texts)[0] == "z"


def test_every_word_that_may_be_meant_has_a_page_among_the_first(find: Find) -> None:
    texts = {f"p{number}": ("Карта", f"Карта, карта и карта. {FILL}") for number in range(8)}
    texts["rare"] = ("Друго", f"Една кърпа. {FILL}")
    # One letter from both.
    assert "rare" in find("карпа ", texts)[:5]


def test_what_is_derived_comes_after_forms(find: Find) -> None:
    texts = {
        "derived": ("A", "A declaration, a declaration."),
        "form": ("B", "It declared. Words to fill the page."),
        "neither": ("C", "Nothing of the kind."),
    }
    assert find("declares", texts, language="en") == ["form", "derived"]


def test_pages_with_all_words_before_pages_with_some(find: Find) -> None:
    texts = {
        "one": ("Бюджет", "Бюджет, бюджет, бюджет и пак бюджет."),
        "all": ("Друго", f"За решенията на съвета. {FILL} Има и бюджет."),
        "other": ("Съвет", f"Съветът заседава. {FILL}"),
    }
    assert find("бюджет съвет", texts)[0] == "all"


def test_words_side_by_side_before_words_apart(find: Find) -> None:
    texts = {
        "apart": ("А", f"Дигитална карта. {FILL} {FILL} {FILL} Агенция за пътища."),
        "together": ("Б", f"Дигитална агенция. {FILL} {FILL} {FILL} Карта на пътища."),
    }
    assert find("дигиталната агенция", texts) == ["together", "apart"]


@pytest.mark.parametrize(
    "question",
    [
        "shofyor",
        "shofior",
        "6ofyor",
        "6ofior",
        "6офьор",
        "shofjor",
        "шофьорът",
        "шофьорите",
        "шофьорр",
        "шофюор",
        "ШОФЬОР",
        "шофьо́р",
        "«шофьор»",
    ],
)
def test_ways_to_write_one_word(find: Find, question: str) -> None:
    assert find(question, {"a": ("А", f"Шофьори в града. {FILL}"), "b": ("Б", "Нищо подобно.")})[:1] == ["a"]


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("sashtestvuvane", "съществуване"), ("syshtestvuvane", "съществуване"), ("pqsachnik", "пясъчник"), ("zakonodatelstwo", "законодателство"),
        ("jelezopyten", "железопътен"), ("kashta", "къща"), ("ky6ta", "къща"), ("hlqb", "хляб"), ("xlqb", "хляб"), ("iulski", "юлски"),
        ("jurist", "юрист"), ("yurist", "юрист"), ("cifrov", "цифров"), ("tsifrov", "цифров"), ("4etene", "четене"), ("Sofiq", "София"), ("Sofiya", "София"),
        ("Sofia", "София"),
    ],
)  # fmt: skip
def test_latin_letters_official_and_informal(find: Find, question: str, text: str) -> None:
    assert find(question, {"a": ("А", f"Има {text} тук."), "b": ("Б", "Нищо подобно.")})[:1] == ["a"]


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("digitalization", "digitalisation"), ("organisation", "organization"), ("centre", "center"), ("colour", "color"), ("programme", "programs"),
        ("catalogue", "catalog"), ("labelled", "labeled"), ("licence", "license"), ("analyse", "analyzed"), ("neighbourhoods", "neighborhood"),
        ("cities", "city"), ("wrote", "written"), ("making", "made"), ("planned", "planning"), ("startup", "start-up"), ("start-up", "startups"),
        ("egovernment", "e-government"), ("naïve", "naive"), ("Fandukova", "Fandakova"), ("amendments", "amended"), ("sustaining", "sustainability"),
        ("qualifications", "qualified"), ("declaration", "declares"), ("reliability", "rely"), ("preparedness", "prepare"), ("modernisations", "modern"),
        ("provisions", "provide"), ("decisions", "decided"), ("descriptions", "describes"), ("costliness", "costly"), ("implausibly", "plausible"),
        ("unsettles", "settled"), ("redoubled", "doubling"), ("underscoring", "scores"), ("proven", "proving"), ("councilwoman", "council"), ("taxably", "taxes"), ("doubling", "redoubled"),
    ],
)  # fmt: skip
def test_english_forms_and_spellings(find: Find, question: str, text: str) -> None:
    texts = {"a": ("A", f"There is {text} here."), "b": ("B", "Nothing of the kind.")}
    assert find(question, texts, language="en")[:1] == ["a"]


def test_terms_of_the_other_language_lead_to_pages_of_this_one(find: Find) -> None:
    texts = {"a": ("А", f"Дигиталната агенция на София работи. {FILL}"), "b": ("Б", f"Пощенската агенция. {FILL}")}
    terms = (term("Sofia Digital Agency", "Дигитална агенция на София"),)
    assert find("digital agencies", texts, terms=terms)[0] == "a"
    english = {"a": ("A", "The Sofia Digital Agency works."), "b": ("B", "The post agency.")}
    assert find("дигитални агенции", english, language="en", terms=terms)[0] == "a"


def test_an_abbreviation_leads_to_what_it_stands_for(find: Find) -> None:
    texts = {
        "a": ("А", f"Стратегията за дигитална трансформация на София. {FILL}"),
        "b": ("Б", f"Стратегия на друг град. {FILL}"),
    }
    terms = (term("the strategy", "Стратегия за дигитална трансформация на София", "СДТС"),)
    assert find("СДТС", texts, terms=terms)[0] == "a"
    assert find("сдтс", texts, terms=terms)[0] == "a"


def test_an_excerpt_is_around_the_best_place_and_marked_once(
    results: Callable[..., list[dict[str, Any]]],
) -> None:
    text = f"{'Начало без нищо. ' * 30}Тук има <b>пясъчници</b> & пясък. {'Край без нищо. ' * 30}"
    [found] = results("пясъчник", {"a": ("А", text)})
    [section] = found["sections"]
    before, found_form, after = section["text"]
    assert before == "Тук има <b>"
    assert found_form == "пясъчници"
    assert after.startswith("</b> & пясък. Край без нищо.")
    assert after.endswith(" …")
    assert section["forms"] == ["пясъчници"]
    assert len("".join(section["text"])) < 300


def test_marks_in_a_title_and_over_a_hyphen(results: Callable[..., list[dict[str, Any]]]) -> None:
    texts = {"a": ("A start-up here", "Nothing else."), "b": ("B", "Some start-ups too.")}
    first, second = results("startup", texts, "en")
    assert first["sections"][0]["title"] == ["A ", "start-up", " here"]
    assert first["sections"][0]["text"] == ["Nothing else."]
    assert second["sections"][0]["text"] == ["Some ", "start-ups", " too."]


def test_what_is_missing_is_named_as_typed(results: Callable[..., list[dict[str, Any]]]) -> None:
    [found] = results("Пингвините в Пясъчник", {"a": ("А", "Един пясъчник.")})
    assert found["sections"][0]["missing"] == ["Пингвините"]
    assert not found["all"]


@pytest.mark.parametrize(
    "question", ["", " ", "„“", "…", "а" * 10_000, "iaiaia" * 2_000, "ѝ", "__proto__", "constructor"]
)
def test_no_question_is_too_much(find: Find, question: str) -> None:
    assert set(find(question, {"a": ("А", "Един пясъчник.")})) <= {"a"}
