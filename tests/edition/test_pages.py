"""A page as written becomes plain Markdown, or faults with their lines."""

from __future__ import annotations

from tests.edition.small import ENGLISH, Project
from tests.edition.small_records import RECORDS

from edition.dataset import load
from edition.pages import faults, prepare
from lineup import read_page


def told(project: Project, text: str, before: int = 0) -> list[str]:
    page = read_page(text)
    return [str(fault) for fault in faults(page, "docs/en/plan.md", load(project() / "data"), before=before)]


def test_a_page_in_order_has_no_faults(project: Project) -> None:
    assert told(project, ENGLISH) == []


def test_an_unknown_citation_is_named_with_its_line(project: Project) -> None:
    assert told(project, ENGLISH.replace("[^city-2020]", "[^city-2021]")) == [
        "docs/en/plan.md:8:24: error ED201 there is no source 'city-2021' in data/sources.yml"
    ]


def test_lines_before_the_text_count(project: Project) -> None:
    assert told(project, "A.[^nobody]\n", before=5) == [
        "docs/en/plan.md:6:3: error ED201 there is no source 'nobody' in data/sources.yml"
    ]


def test_a_footnote_of_the_pages_own_is_refused(project: Project) -> None:
    assert told(project, "A.[^paper]\n\n[^paper]: Mine.\n") == [
        "docs/en/plan.md:3:1: error ED202 the footnote 'paper' is defined here; "
        "footnotes are citations, from data/sources.yml"
    ]


def test_an_unknown_marker_is_named(project: Project) -> None:
    assert told(project, "A.\n\n<!-- edition: sauces -->\n") == [
        "docs/en/plan.md:3:1: error ED203 there is no fragment 'sauces'; there is "
        "a-z, activities, changes, disagreements, downloads, indicators, open-questions, rule-families, rules, sources, "
        "state, terms, timeline"
    ]


def test_a_marker_that_asks_for_too_much_stays_and_is_named(project: Project) -> None:
    text = "A.\n\n<!-- edition: terms letter=a -->\n"
    assert told(project, text, before=4) == [
        "docs/en/plan.md:7:1: error ED205 terms has no argument 'letter'; it takes none"
    ]


def test_a_marker_that_is_wrong_stays(project: Project) -> None:
    text = "A.\n\n<!-- edition: terms letter=a -->\n"
    assert prepare(text, read_page(text), load(project() / "data"), "en") == text


def test_links_of_a_fragment_fit_the_page(project: Project) -> None:
    data = load(project(RECORDS) / "data")
    page = read_page("<!-- edition: timeline to=2020 -->\n", "docs/bg/implementation/timeline.md")
    made = prepare("<!-- edition: timeline to=2020 -->\n", page, data, "bg")
    assert "(източниците се разминават: [Колко града](../open-questions.md#dis-01))" in made
    assert "[^city-2020]: [Съветът прие" in made


def test_citations_are_defined_at_the_end(project: Project) -> None:
    data = load(project() / "data")
    text = "A.[^paper]\n"
    assert prepare(text, read_page(text), data, "en") == (
        'A.[^paper]\n\n[^paper]: [A paper on cities](<https://example.org/paper>){: lang="en" hreflang="en" }, '
        "The Paper, no date; accessed November 2026.\n"
    )


def test_a_page_without_citations_stays_as_it_is(project: Project) -> None:
    text = "# A\n\nText and `[^paper]`.\n"
    assert prepare(text, read_page(text), load(project() / "data"), "en") == text


def test_a_marker_is_replaced_and_the_rest_stays(project: Project) -> None:
    text = "# A\n\n<!-- edition: sources -->\n\nEnd.[^paper]\n"
    made = prepare(text, read_page(text), load(project() / "data"), "en")
    assert made.startswith("# A\n\n## Sofia Municipality and its bodies {: #municipality }\n\n- [Съветът")
    assert "\n\nEnd.[^paper]\n\n[^paper]: [A paper on cities]" in made
    assert "<!--" not in made


def test_every_marker_of_a_page_is_replaced(project: Project) -> None:
    text = "<!-- edition: sources -->\n\nBetween.\n\n<!-- edition: sources -->\n"
    made = prepare(text, read_page(text), load(project() / "data"), "en")
    assert made.count("{: #municipality }") == 2
    assert "\n\nBetween.\n\n## Sofia" in made
