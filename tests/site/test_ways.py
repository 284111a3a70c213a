"""A new reader's four questions: from the home page at most three clicks on visible links lead to each answer."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.site.looking import Log, opened
from tests.site.pages_server import PagesServer

MOST_CLICKS = 3
SCREENS = {"desk": {"width": 1280, "height": 800}, "phone": {"width": 390, "height": 844}}


@dataclass(frozen=True, slots=True)
class Way:
    """A question, the links that a reader follows, by name, what is in sight then, and the answer."""

    language: str
    question: str
    links: tuple[str, ...]
    sight: str
    answer: str

    def __str__(self) -> str:
        return f"{self.language}-{self.question}-{len(self.links)}"


WAYS = (
    Way(
        "en",
        "responsible",
        ("Who has answered for digitalisation",),
        "Who has answered for digitalisation since 2019",
        "The last deputy mayor for digitalisation whom the sources name is Ivan Goychev",
    ),
    Way(
        "en",
        "responsible",
        ("the strategy on one page", "who was to run the strategy", "Who has answered for digitalisation"),
        "Who has answered for digitalisation since 2019",
        "The last deputy mayor for digitalisation whom the sources name is Ivan Goychev",
    ),
    Way(
        "en",
        "agency",
        ("Who was to run the strategy",),
        "Who was to run the strategy, and who has run it",
        "Whether an agency or an officer under the recommended names was ever created is not known",
    ),
    Way(
        "en",
        "agency",
        ("Who was to run the strategy", "not known"),
        "Digital Agency and Digital Officer",
        "Whether a Sofia Digital Agency or a Sofia Digital Officer was ever set up under those names",
    ),
    Way(
        "en",
        "under way",
        ("The list of activities",),
        "What is under way",
        "Live data on city transport are open to everyone",
    ),
    Way(
        "en",
        "under way",
        ("every activity", "what is under way"),
        "What is under way",
        "Live data on city transport are open to everyone",
    ),
    Way("en", "not known", ("The open questions",), "What is not known", "Nothing here is filled in by guessing"),
    Way(
        "en",
        "not known",
        ("Where Sofia stands", "Any report"),
        "Progress reports",
        "Whether there is any annual report on the progress of the strategy",
    ),
    Way(
        "bg",
        "responsible",
        ("Кой отговаря за дигитализацията",),
        "Кой отговаря за дигитализацията от 2019 г. насам",
        "Последният заместник-кмет по дигитализацията, когото източниците назовават, е Иван Гойчев",
    ),
    Way(
        "bg",
        "responsible",
        ("стратегията на една страница", "Кой трябваше да ръководи стратегията", "Кой отговаря за дигитализацията"),
        "Кой отговаря за дигитализацията от 2019 г. насам",
        "Последният заместник-кмет по дигитализацията, когото източниците назовават, е Иван Гойчев",
    ),
    Way(
        "bg",
        "agency",
        ("Кой трябваше да ръководи стратегията",),
        "Кой трябваше да ръководи стратегията и кой я ръководи",
        "Дали някога е създадена агенция или длъжност с препоръчаното име, не е известно",
    ),
    Way(
        "bg",
        "agency",
        ("Кой трябваше да ръководи стратегията", "не е известно"),
        "Дигиталната агенция и директорът по дигитализацията",
        "Дали някога са създадени Дигитална агенция на София",
    ),
    Way(
        "bg",
        "under way",
        ("списъкът на дейностите",),
        "Какво е в ход",
        "Данните за градския транспорт в реално време са отворени за всички",
    ),
    Way(
        "bg",
        "under way",
        ("всички дейности", "какво е в ход"),
        "Какво е в ход",
        "Данните за градския транспорт в реално време са отворени за всички",
    ),
    Way("bg", "not known", ("неизяснените въпроси",), "Какво не е известно", "Нищо тук не е допълнено с догадки"),
    Way(
        "bg",
        "not known",
        ("Докъде стигна София", "Какъвто и да е отчет"),
        "Отчети за напредъка",
        "Дали има годишен отчет за напредъка по стратегията",
    ),
)


def spaced(text: str) -> re.Pattern[str]:
    """The text, whichever kind of space stands in it."""
    return re.compile(r"\s".join(map(re.escape, text.split())))


@pytest.fixture(scope="module")
def readers(browser: Browser) -> Iterator[dict[str, tuple[Page, Log]]]:
    """One page for each screen, in which reader follows reader: to start one anew is slow, and the site keeps nothing."""
    with ExitStack() as pages:
        yield {screen: pages.enter_context(opened(browser, viewport=viewport)) for screen, viewport in SCREENS.items()}


@pytest.mark.parametrize("way", WAYS, ids=str)
@pytest.mark.parametrize("screen", SCREENS)
def test_a_new_reader_finds_the_answer(
    readers: dict[str, tuple[Page, Log]], site: PagesServer, way: Way, screen: str
) -> None:
    assert len(way.links) <= MOST_CLICKS
    page, log = readers[screen]
    page.goto("about:blank")
    log.console.clear()
    page.goto(site.address + ("" if way.language == "en" else "bg/"))
    for name in way.links:
        # On a page with a table of contents a reader may take the link there; the first that shows is meant.
        link = page.get_by_role("link", name=re.compile(rf"^\s*{spaced(name).pattern}\s*$")).filter(visible=True)
        link.first.click()
        page.wait_for_load_state()
    assert page.locator("html").get_attribute("lang") == way.language
    article = page.locator("article")
    expect(article.get_by_text(spaced(way.sight)).first).to_be_in_viewport()
    expect(article.get_by_text(spaced(way.answer)).first).to_be_visible()
    assert log.console == []


def test_every_question_is_asked_in_both_languages_and_answered_in_two_ways() -> None:
    asked = [(way.language, way.question) for way in WAYS]
    assert {asked.count(one) for one in asked} == {2}
    assert {question for language, question in asked if language == "en"} == {
        question for language, question in asked if language == "bg"
    }
