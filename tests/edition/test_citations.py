"""Citations become footnotes in the page's language."""

from __future__ import annotations

from types import MappingProxyType

import markdown
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from edition.citations import Citation, citations, defined, definitions, entry, plain
from edition.dataset import Source
from edition.dates import Date
from lineup import read_page


def source(**more: object) -> Source:
    values: dict[str, object] = {
        "id": "plan",
        "title": "Съветът прие плана",
        "language": "bg",
        "publisher": MappingProxyType({"en": "Sofia Municipality", "bg": "Столична община"}),
        "group": "municipality",
        "date": Date(start="2020-06-11"),
        "accessed": Date(start="2026-11"),
        "url": "https://example.org/plan",
        **more,
    }
    return Source(**values)  # type: ignore[arg-type]


def html(text: str) -> BeautifulSoup:
    return BeautifulSoup(markdown.markdown(text, extensions=["attr_list", "footnotes"]), "html.parser")


def test_an_entry_in_english() -> None:
    assert entry(source(), "en") == (
        '[Съветът прие плана](<https://example.org/plan>){: lang="bg" hreflang="bg" } (in Bulgarian), '
        "Sofia Municipality, 11 June 2020; accessed November 2026."
    )


def test_an_entry_in_bulgarian_says_nothing_of_its_own_language() -> None:
    assert entry(source(), "bg") == (
        '[Съветът прие плана](<https://example.org/plan>){: lang="bg" hreflang="bg" }, '
        "Столична община, 11 юни 2020\u00a0г.; достъп: ноември 2026\u00a0г."
    )


def test_an_entry_without_a_date_says_so() -> None:
    assert ", Sofia Municipality, no date; accessed" in entry(source(date=None), "en")
    assert ", Столична община, без дата; достъп" in entry(source(date=None), "bg")


def test_citations_are_found_where_they_stand() -> None:
    page = read_page("---\nfacts: []\n---\n\nOne.[^a] Two.[^b]\n\n- Item.[^c]\n")
    assert list(citations(page)) == [Citation("a", 5, 5), Citation("b", 5, 14), Citation("c", 7, 8)]


def test_citations_in_tables_and_notes_are_found() -> None:
    page = read_page('| A | B |\n| - | - |\n| x.[^a] | y |\n\n!!! note "N"\n\n    Text.[^b]\n')
    assert [(found.source, found.line) for found in citations(page)] == [("a", 3), ("b", 7)]


def test_code_cites_nothing() -> None:
    page = read_page("```\nx[^a]\n```\n\nWrite `[^b]` or\n\n    [^c]\n")
    assert list(citations(page)) == []


def test_a_definition_in_the_page_is_found() -> None:
    page = read_page("Text.[^a]\n\n[^a]: A note.\n")
    assert [(found.source, found.line) for found in definitions(page)] == [("a", 3)]


def test_only_what_is_cited_is_defined_once_and_in_order() -> None:
    known = {name: source(id=name) for name in ("a", "b", "c")}
    text = defined(["c", "a", "c", "nobody"], known, "en")
    assert [line.partition("]:")[0] for line in text.split("\n") if line] == ["[^c", "[^a"]


def test_what_is_written_is_what_readers_see() -> None:
    text = "Text.[^plan]\n" + defined(["plan"], {"plan": source()}, "en")
    page = html(text)
    link = page.select_one("div.footnote a[hreflang]")
    assert link is not None
    assert (link["href"], link["lang"], link.text) == ("https://example.org/plan", "bg", "Съветът прие плана")
    assert page.select_one("a.footnote-ref") is not None


@given(st.text(alphabet='aZя9 _*`[]()<>{}#!"\\~^|:.-&', min_size=1).map(lambda text: " ".join(text.split())))
def test_a_title_is_shown_as_it_is(title: str) -> None:
    shown = html(f"x{plain(title)}x").text.strip()
    assert shown == f"x{title}x"


@given(st.text(alphabet="aя*_[]`#<>", min_size=1, max_size=20).map(lambda text: f"A{text}z"))
def test_a_title_is_a_link_whatever_stands_in_it(title: str) -> None:
    link = html(entry(source(title=title), "en")).select_one("a")
    assert link is not None
    assert (link.text, link["href"], link["lang"]) == (title, "https://example.org/plan", "bg")
