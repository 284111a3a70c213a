"""The search as readers meet it: every kind of question typed in both languages, keys, announcements, harm, budgets."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, Route, ViewportSize, expect
from tests.site.looking import Log, go, opened
from tests.site.pages_server import PagesServer

BOX = "[data-md-component=search-query]"
STATUS = ".md-search-result__meta"
WAITING = re.compile(r"^\s*(?:Type|Въведете|Initializing|Търсачката|$)")
# Without results, those of the last question are only out of sight.
ITEMS = ".md-search-result__list:not([data-empty]) > .md-search-result__item"
# A page of each language from which the search is opened; it is not the answer to any question here.
START = {"en": "about/privacy/", "bg": "bg/about/privacy/"}
START_CODE = "assets/javascripts/search.js"


@pytest.fixture(scope="module")
def opened_pages(browser: Browser, site: PagesServer) -> Iterator[dict[str, tuple[Page, Log]]]:
    """One page per language with the search open, used by all that only type."""
    with opened(browser) as english, opened(browser) as bulgarian:
        pages = {"en": english, "bg": bulgarian}
        for language, (page, _) in pages.items():
            page.goto(site.address + START[language], wait_until="load")
            page.locator(BOX).click()
        yield pages


def ask(page: Page, question: str) -> list[str]:
    """Types a question in the place of the last one and returns the addresses of the pages found, from the home on."""
    page.locator(BOX).fill("")
    expect(page.locator(ITEMS)).to_have_count(0)
    # What was said of the last question has gone too, or it would be taken for an answer to this one.
    expect(page.locator(STATUS)).to_have_text(WAITING)
    page.locator(BOX).fill(question)
    expect(page.locator(STATUS)).not_to_have_text("")
    page.wait_for_function(
        "() => !document.querySelector('.md-search-result__list[data-empty]')"
        " || !/^(Type|Въведете|Initializing|Търсачката)/.test(document.querySelector('.md-search-result__meta').textContent)"
    )
    links: list[str] = page.locator(f"{ITEMS} > a:first-of-type").evaluate_all("all => all.map(a => a.pathname)")
    return [link.removeprefix("/sofia-strategy/") for link in links]


BULGARIAN = [
    ("the form that stands there", "пясъчник", "implementation/sandbox/"),
    ("another form", "пясъчници", "implementation/sandbox/"),
    ("the first letters", "пясъч", "implementation/sandbox/"),
    ("one letter wrong", "пясачникът", "implementation/sandbox/"),
    ("a letter missing", "акселератр", "implementation/startup-accelerator/"),
    ("two letters exchanged", "вдойник", "implementation/digital-twin/"),
    ("official Latin letters", "pyasachnik", "implementation/sandbox/"),
    ("informal Latin letters", "pqsy4nik", "implementation/sandbox/"),
    ("Latin letters with one wrong", "pyasachmik", "implementation/sandbox/"),
    ("informal Latin letters with one missing", "pqs4nik", "implementation/sandbox/"),
    ("a title in Latin letters", "hronologiq", "implementation/timeline/"),
    ("several words", "дигиталният двойник на лозенец", "implementation/digital-twin/"),
    ("several words in other forms", "отворено данно", "implementation/open-data/"),
    ("capital letters", "ПЯСЪЧНИК", "implementation/sandbox/"),
    ("accents", "пя́съчник", "implementation/sandbox/"),
    ("quotation marks", "„Пясъчникът“", "implementation/sandbox/"),
    ("a hyphen", "е-управление", "strategy/focus-areas/e-government/"),
    ("an abbreviation", "СДТС", ""),
    ("a term in English", "open data", "implementation/open-data/"),
    ("an English plural", "digital twins", "implementation/digital-twin/"),
    ("the keyboard of another layout", "ij,djehrs", "summary/"),
]
ENGLISH = [
    ("the form that stands there", "sandbox", "implementation/sandbox/"),
    ("another form", "sandboxes", "implementation/sandbox/"),
    ("the first letters", "sandb", "implementation/sandbox/"),
    ("one letter wrong", "accelarator", "implementation/startup-accelerator/"),
    ("two letters exchanged", "snadbox", "implementation/sandbox/"),
    ("American spelling", "digitalization", "implementation/governance/"),
    ("several words", "digital twin of lozenets", "implementation/digital-twin/"),
    ("a hyphen", "start-up accelerator", "implementation/startup-accelerator/"),
    ("no hyphen", "egovernment", "strategy/focus-areas/e-government/"),
    ("a term in Bulgarian", "отворени данни", "implementation/open-data/"),
    ("a Bulgarian plural", "дигитални двойници", "implementation/digital-twin/"),
]
QUESTIONS = [("bg", *one) for one in BULGARIAN] + [("en", *one) for one in ENGLISH]


@pytest.mark.parametrize(
    ("language", "question", "wanted"),
    [(language, question, wanted) for language, _, question, wanted in QUESTIONS],
    ids=[f"{language}: {kind}" for language, kind, *_ in QUESTIONS],
)
def test_every_kind_of_question_finds_its_page_in_the_readers_language(
    opened_pages: dict[str, tuple[Page, Log]], language: str, question: str, wanted: str
) -> None:
    page, _ = opened_pages[language]
    found = ask(page, question)
    assert ("bg/" if language == "bg" else "") + wanted in found[:5]
    assert {address.startswith("bg/") for address in found} == {language == "bg"}


def test_no_text_of_a_result_touches_the_next(opened_pages: dict[str, tuple[Page, Log]]) -> None:
    page, _ = opened_pages["bg"]
    ask(page, "дигитални")
    below: list[float] = page.locator(ITEMS).evaluate_all("""all => all.filter(item => {
      const output = document.querySelector(".md-search__scrollwrap").getBoundingClientRect()
      return item.lastElementChild.matches("a") && item.getBoundingClientRect().bottom < output.bottom
    }).map(item => {
      const text = document.createRange()
      text.selectNodeContents(item.lastElementChild.firstElementChild)
      return item.getBoundingClientRect().bottom - text.getBoundingClientRect().bottom
    })""")
    assert below
    assert min(below) >= 8


def test_found_words_are_marked_once_in_the_form_that_stands_there(opened_pages: dict[str, tuple[Page, Log]]) -> None:
    page, _ = opened_pages["bg"]
    ask(page, "пясъчници")
    marks = page.locator(f"{ITEMS} mark").all_text_contents()
    assert {"Пясъчникът", "пясъчник"} & set(marks)
    assert {mark.lower()[:7] for mark in marks} == {"пясъчни"}
    assert page.locator(f"{ITEMS} mark mark").count() == 0


@pytest.mark.parametrize(
    ("language", "question", "named"),
    [("bg", "Пингвините пясъчник", "Пингвините"), ("en", "sandbox Penguins", "Penguins")],
)
def test_what_was_not_found_is_named_as_it_was_typed(
    opened_pages: dict[str, tuple[Page, Log]], language: str, question: str, named: str
) -> None:
    page, _ = opened_pages[language]
    ask(page, question)
    first = page.locator(ITEMS).first.locator("del")
    assert set(first.all_text_contents()) == {named}


@pytest.mark.parametrize(("language", "text"), [("bg", "Няма намерени страници"), ("en", "No matching documents")])
def test_nothing_found_is_said_in_the_pages_language(
    opened_pages: dict[str, tuple[Page, Log]], language: str, text: str
) -> None:
    page, _ = opened_pages[language]
    assert ask(page, "qqqqwwwwzzzz") == []
    expect(page.locator(STATUS)).to_have_text(text)


@pytest.mark.parametrize("language", ["bg", "en"])
@pytest.mark.parametrize(
    "question",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "__proto__ constructor",
        "(((((",
        "\\",
        "%",
        "стратегия " * 1000,
        "x" * 10_000,
        "\x00sand\x00box\u202e\u2066",
        "👩‍💻🏛️ שלום עולם",
    ],
    ids=[
        *("script", "image", "names of objects", "brackets", "backslash", "percent", "many words", "a long word"),
        *("unseen characters", "pictures and right to left"),
    ],
)
def test_hostile_questions_do_nothing_but_search(
    opened_pages: dict[str, tuple[Page, Log]], language: str, question: str
) -> None:
    page, log = opened_pages[language]
    before = len(log.requests)
    ask(page, question)
    assert page.locator(f"{ITEMS} script, {ITEMS} img").count() == 0
    assert log.requests[before:] == []
    assert log.console == []
    # It still answers.
    assert ask(page, "sandbox" if language == "en" else "пясъчник") != []


@pytest.mark.parametrize("language", ["bg", "en"])
def test_nothing_is_fetched_before_the_search_is_opened(browser: Browser, site: PagesServer, language: str) -> None:
    with opened(browser) as (page, log):
        go(page, site.address + START[language])
        ours = [url.partition("?")[0].removeprefix(site.address) for url in log.requests if "search" in url]
        assert ours == [START_CODE]
        before = len(log.requests)
        with page.context.expect_event("request", lambda request: request.url.endswith(f"search/{language}.json")):
            page.locator(BOX).click()
        assert ask(page, "sandbox" if language == "en" else "пясъчник") != []
        fetched = [url.removeprefix(site.address) for url in log.requests[before:]]
        assert [url for url in fetched if url.endswith(".json")] == [f"search/{language}.json"]
        assert log.foreign(site.origin) == []
        assert log.console == []


def _compressed(site: PagesServer, path: str) -> int:
    return len(gzip.compress((site.folder / path).read_bytes(), 9))


def test_the_start_code_and_the_indexes_are_small(site: PagesServer) -> None:
    assert _compressed(site, START_CODE) <= 1_000
    assert _compressed(site, "assets/javascripts/search/box.js") <= 3_300
    assert _compressed(site, "search/bg.json") <= 120_000
    assert _compressed(site, "search/en.json") <= 120_000
    assert (site.folder / "search/search_index.json").stat().st_size < 1_000


@pytest.mark.parametrize(("language", "text"), [("bg", "намерени страници"), ("en", "matching documents")])
def test_the_dialog_has_a_name_and_the_count_is_announced(
    opened_pages: dict[str, tuple[Page, Log]], language: str, text: str
) -> None:
    page, _ = opened_pages[language]
    expect(page.get_by_role("dialog", name="Търсене" if language == "bg" else "Search")).to_be_visible()
    found = ask(page, "София" if language == "bg" else "Sofia")
    status = page.get_by_role("status").filter(has_text=text)
    expect(status).to_be_visible()
    assert int(status.inner_text().split()[0]) >= len(found) > 1


def test_arrows_enter_escape_and_tab(browser: Browser, site: PagesServer) -> None:
    with opened(browser) as (page, _):
        page.goto(site.address + START["bg"], wait_until="load")
        page.locator(BOX).click()
        found = ask(page, "пясъчник")
        page.keyboard.press("ArrowDown")
        assert page.evaluate("document.activeElement.closest('.md-search-result__item') !== null")
        page.keyboard.press("ArrowUp")
        assert page.evaluate("document.activeElement.dataset.mdComponent") == "search-query"
        page.keyboard.press("Escape")
        expect(page.locator("#__search")).not_to_be_checked()
        page.locator(BOX).click()
        page.keyboard.press("Tab")
        expect(page.locator("#__search")).not_to_be_checked()
        page.locator(BOX).click()
        expect(page.locator("#__search")).to_be_checked()
        with page.expect_navigation():
            page.keyboard.press("Enter")
        assert page.url.startswith(site.address + found[0])
        expect(page.locator("article mark").first).to_be_visible()
        assert {text.lower()[:7] for text in page.locator("article mark").all_inner_texts()} == {"пясъчни"}


# Whether the list reached to the end of its box in the first frame that showed it.
FULL = """() => new Promise(done => {
  const scroller = document.querySelector(".md-search__scrollwrap")
  const list = scroller.querySelector(".md-search-result__list")
  new MutationObserver((_, observer) => {
    if (list.hasAttribute("data-empty")) return
    observer.disconnect()
    const left = Number(scroller.querySelector(".md-search-result__meta").textContent.match(/[0-9]+/)) - list.children.length
    requestAnimationFrame(() => done({
      written: list.children.length,
      full: list.getBoundingClientRect().bottom >= scroller.getBoundingClientRect().bottom || left === 0,
    }))
  }).observe(list, { childList: true, subtree: true, characterData: true, attributes: true })
})"""


@pytest.mark.parametrize("size", [(360, 740), (1280, 720), (1920, 1400)], ids=["phone", "desktop", "large"])
@pytest.mark.parametrize(("language", "question"), [("en", "Sofia"), ("bg", "София")])
def test_what_there_is_room_for_is_written_at_once_and_the_rest_on_the_way_down(
    browser: Browser, site: PagesServer, language: str, question: str, size: tuple[int, int]
) -> None:
    viewport: ViewportSize = {"width": size[0], "height": size[1]}
    with opened(browser, viewport=viewport, reduced_motion="reduce") as (page, log):
        page.goto(site.address + START[language], wait_until="load")
        page.locator(BOX).focus()
        ask(page, "sandbox" if language == "en" else "пясъчник")
        page.evaluate(f"() => {{ window.first = ({FULL})() }}")
        page.locator(BOX).fill(question)
        first = page.evaluate("() => window.first")
        assert first["full"]
        count = int((page.locator(STATUS).text_content() or "").split()[0])
        assert count > 20
        # Resting is enough for the first ten, also where fewer fit.
        expect(page.locator(ITEMS).nth(9)).to_be_attached()
        for place in range(9, count - 1, 10):
            page.locator(ITEMS).nth(place).scroll_into_view_if_needed()
            page.locator(".md-search__scrollwrap").evaluate("box => box.scrollTo(0, box.scrollHeight)")
            expect(page.locator(ITEMS).nth(min(place + 10, count - 1))).to_be_attached()
        links = page.locator(f"{ITEMS} > a:first-of-type").evaluate_all("all => all.map(a => a.pathname)")
        assert len(links) == len(set(links)) == count
        assert log.console == []


def test_by_keys_the_way_down_goes_on_past_the_tenth_result(browser: Browser, site: PagesServer) -> None:
    with opened(browser) as (page, _):
        page.goto(site.address + START["en"], wait_until="load")
        page.locator(BOX).click()
        ask(page, "Sofia")
        # At once, before the reader has rested: all of the first ten are there.
        page.keyboard.press("ArrowUp")
        place = "() => [...document.querySelectorAll('.md-search-result__item')].indexOf(document.activeElement.closest('li'))"
        assert page.evaluate(place) == 9
        expect(page.locator(ITEMS).nth(19)).to_be_attached()
        for _ in range(60):
            page.keyboard.press("ArrowDown")
            if page.evaluate(place) == 10:
                break
        assert page.evaluate(place) == 10
        assert page.evaluate("document.activeElement.matches('a:focus')")


def test_the_next_question_leaves_nothing_of_the_last(opened_pages: dict[str, tuple[Page, Log]]) -> None:
    page, _ = opened_pages["en"]
    ask(page, "strategy")
    page.locator(f"{ITEMS} summary").first.click()
    expect(page.locator(f"{ITEMS} details[open]")).to_have_count(1)
    page.locator(BOX).fill("digital strategy")
    expect(page.locator(f"{ITEMS} mark").filter(has_text=re.compile("digital", re.IGNORECASE)).first).to_be_visible()
    assert page.locator(f"{ITEMS} details[open]").count() == 0
    ask(page, "qqqqwwwwzzzz")
    expect(page.locator(".md-search-result__link").first).to_be_hidden()
    page.locator(BOX).press("ArrowDown")
    assert page.evaluate("document.activeElement.dataset.mdComponent") == "search-query"
    before = page.url
    page.locator(BOX).press("Enter")
    expect(page.locator("#__search")).to_be_checked()
    assert page.url == before


def test_however_fast_one_types_the_last_question_is_answered(opened_pages: dict[str, tuple[Page, Log]]) -> None:
    page, _ = opened_pages["bg"]
    alone = ask(page, "пясъчник за роботи")
    count = page.locator(STATUS).text_content()
    ask(page, "София")
    page.evaluate("""question => {
      const box = document.querySelector("[data-md-component=search-query]")
      for (let end = 1; end <= question.length; end += 1) {
        box.value = question.slice(0, end)
        box.dispatchEvent(new Event("input", { bubbles: true }))
      }
    }""", "пясъчник за роботи")  # fmt: skip
    expect(page.locator(STATUS)).to_have_text(count or "")
    expect(page.locator(f"{ITEMS} > a").first).to_have_attribute("href", re.compile(alone[0]))


@pytest.mark.parametrize(("language", "question"), [("en", "sandbox"), ("bg", "пясъчник")])
def test_on_a_phone_it_works_by_touch(browser: Browser, site: PagesServer, language: str, question: str) -> None:
    phone = {"viewport": {"width": 360, "height": 740}, "has_touch": True, "is_mobile": True}
    with opened(browser, reduced_motion="reduce", **phone) as (page, log):
        page.goto(site.address + START[language], wait_until="load")
        opener, closer = page.locator("label.md-header__button[for=__search]"), page.locator(".md-search__form label")
        opener.tap()
        expect(page.locator(BOX)).to_be_focused()
        closer.tap()
        expect(page.locator("#__search")).not_to_be_checked()
        opener.tap()
        expect(page.locator("#__search")).to_be_checked()
        found = ask(page, question)
        # What is behind stays where it is until the search is closed.
        expect(page.locator("body")).to_have_attribute("data-md-scrolllock", "")
        with page.expect_navigation():
            page.locator(f"{ITEMS} > a").first.tap()
        assert page.url.startswith(site.address + found[0])
        assert log.console == []


@pytest.mark.parametrize(
    ("address", "wanted"),
    [("?q=sandbox", "implementation/sandbox/"), ("bg/?q=пясъчника", "bg/implementation/sandbox/")],
)
def test_an_address_with_a_question_only_searches(
    browser: Browser, site: PagesServer, address: str, wanted: str
) -> None:
    with opened(browser) as (page, log):
        page.goto(site.address + address, wait_until="load")
        expect(page.locator(ITEMS).first).to_be_visible()
        first = page.locator(f"{ITEMS} > a:first-of-type").first
        assert first.evaluate("a => a.pathname") == f"/sofia-strategy/{wanted}"
        assert log.console == []


@pytest.mark.parametrize(
    "address", ["?q=<script>alert(1)</script>", "bg/?q=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E", "?h=<b>the</b>"]
)
def test_an_address_with_a_script_does_nothing(browser: Browser, site: PagesServer, address: str) -> None:
    with opened(browser) as (page, log):
        go(page, site.address + address)
        assert [line for line in log.console if "alert" in line] == []
        assert page.locator("article b, .md-search-result script, .md-search-result img").count() == 0


@pytest.mark.parametrize(("address", "target", "name"), [
    ("about/privacy/", "a-z/", "Titles and terms from A to Z"),
    ("bg/about/privacy/", "bg/a-z/", "Заглавия и термини от А до Я"),
])  # fmt: skip
def test_without_javascript_a_link_leads_to_the_list(
    browser: Browser, site: PagesServer, address: str, target: str, name: str
) -> None:
    with opened(browser, java_script_enabled=False) as (page, _):
        page.goto(site.address + address)
        assert not page.locator(BOX).is_visible()
        page.get_by_role("link", name=name).first.click()
        assert page.url == site.address + target
        assert page.locator(".letters a").count() > 150


def test_from_a_file_it_says_that_it_does_not_work(browser: Browser, site: PagesServer) -> None:
    with opened(browser) as (page, _):
        page.goto((site.folder / "bg/summary/index.html").as_uri())
        notice = page.locator("[data-search=off]")
        expect(notice).to_be_visible()
        expect(notice).to_contain_text("Търсенето работи само когато страниците идват от сървър")


def test_where_the_index_cannot_be_had_the_list_is_offered(browser: Browser, site: PagesServer) -> None:
    with opened(browser) as (page, _):
        page.context.route("**/search/bg.json", lambda route: route.abort())
        go(page, site.address + START["bg"])
        page.locator(BOX).click()
        page.locator(BOX).fill("пясъчник")
        expect(page.locator(ITEMS)).to_contain_text("Търсенето не може да се зареди")
        assert page.locator(f"{ITEMS} > a").first.evaluate("a => a.pathname") == "/sofia-strategy/bg/a-z/"


FAILED = {
    "en": "The search could not be loaded. Try again later, or use the list: Titles and terms from A to Z",
    "bg": "Търсенето не може да се зареди. Опитайте по-късно или използвайте списъка: Заглавия и термини от А до Я",
}


@pytest.mark.parametrize("language", ["bg", "en"])
def test_without_a_network_that_is_said_and_with_it_again_the_next_letter_searches(
    browser: Browser, site: PagesServer, language: str
) -> None:
    with opened(browser) as (page, _):
        go(page, site.address + START[language])
        page.context.set_offline(True)
        page.locator(BOX).click()
        notice = page.get_by_role("alert")
        expect(notice).to_have_text(re.compile(re.escape(FAILED[language])))
        list_address = f"/sofia-strategy/{'bg/' if language == 'bg' else ''}a-z/"
        assert notice.get_by_role("link").evaluate("a => a.pathname") == list_address
        expect(page.locator(STATUS)).to_be_hidden()
        page.context.set_offline(False)
        question = "sandbox" if language == "en" else "пясъчник"
        page.keyboard.type(question)
        expect(page.locator(ITEMS).first).to_be_visible()
        expect(notice).to_be_hidden()
        expect(page.locator(STATUS)).to_be_visible()


def test_where_what_answers_cannot_be_had_that_is_said_and_it_is_tried_again(
    browser: Browser, site: PagesServer
) -> None:
    with opened(browser) as (page, _):
        page.context.route("**/worker.js*", lambda route: route.abort())
        go(page, site.address + START["bg"])
        page.locator(BOX).click()
        notice = page.get_by_role("alert")
        expect(notice).to_have_text(re.compile(re.escape(FAILED["bg"])))
        # The list can be reached by keys.
        page.keyboard.press("ArrowDown")
        expect(notice.get_by_role("link")).to_be_focused()
        page.context.unroute("**/worker.js*")
        page.keyboard.press("ArrowUp")
        page.keyboard.type("пясъчник")
        expect(page.locator(ITEMS).first).to_be_visible()
        expect(notice).to_be_hidden()


def test_enter_before_the_answer_is_there_goes_to_it_when_it_comes(browser: Browser, site: PagesServer) -> None:
    with opened(browser) as (page, _):
        held: list[Route] = []

        def hold(route: Route) -> None:
            held.append(route)

        page.context.route("**/search/bg.json", hold)
        go(page, site.address + START["bg"])
        with page.context.expect_event("request", lambda request: request.url.endswith("search/bg.json")):
            page.locator(BOX).click()
        page.keyboard.type("пясъчник")
        expect(page.locator(STATUS)).to_have_text("Търсачката се зарежда")
        page.keyboard.press("Enter")
        with page.expect_navigation():
            held[0].continue_()
        assert page.url.startswith(site.address + "bg/implementation/sandbox/")


def test_enter_goes_to_the_answer_to_what_stands_in_the_box(opened_pages: dict[str, tuple[Page, Log]]) -> None:
    page, _ = opened_pages["bg"]
    ask(page, "хронология")
    # The letters and Enter come before the browser can do anything else; where it would go is caught.
    went = page.evaluate("""question => new Promise(done => {
      document.querySelector(".md-search").addEventListener("click", event => {
        event.preventDefault()
        done(event.target.closest("a").pathname)
      }, { once: true })
      const box = document.querySelector("[data-md-component=search-query]")
      box.value = question
      box.dispatchEvent(new Event("input", { bubbles: true }))
      const key = { key: "Enter", bubbles: true, cancelable: true }
      box.dispatchEvent(new KeyboardEvent("keydown", { ...key, isComposing: true }))
      box.dispatchEvent(new KeyboardEvent("keydown", key))
    })""", "пясъчник")  # fmt: skip
    assert went == "/sofia-strategy/bg/implementation/sandbox/"
    page.locator(BOX).click()


@pytest.mark.parametrize(
    ("language", "text"), [("bg", "Въведете дума, за да потърсите"), ("en", "Type to start searching")]
)
def test_spaces_are_no_question(opened_pages: dict[str, tuple[Page, Log]], language: str, text: str) -> None:
    page, _ = opened_pages[language]
    ask(page, "sandbox")
    page.locator(BOX).fill("   ")
    expect(page.locator(STATUS)).to_have_text(text)
    expect(page.locator(ITEMS)).to_have_count(0)
