"""The list from A to Z."""

from __future__ import annotations

from tests.edition.small import Project

from edition.azindex import Entry, listed, titles
from edition.tables import Place


def test_titles_of_the_pages_but_not_of_the_list_itself(project: Project) -> None:
    root = project({"docs/en/a-z.md": "# All {: #all }\n", "docs/en/about/none.md": "No heading.\n"})
    assert list(titles(root / "docs", "en")) == [Entry("The plan", "plan.md")]
    assert list(titles(root / "docs", "bg")) == [Entry("Планът", "plan.md")]


def test_entries_stand_under_their_letters_each_once_with_links_from_where_they_stand() -> None:
    entries = [
        Entry("„Яна“", "a.md"),
        Entry("агенция", "b/c.md#x"),
        Entry("Агенция", "b/c.md#x"),
        Entry("2019", "a.md"),
    ]
    assert listed([*entries, entries[0]], Place("bg", "b/list.md")) == (
        '<div class="letters" markdown>\n\n'
        "**0–9**{: .letter }\n\n- [2019](../a.md)\n\n"
        "**А**{: .letter }\n\n- [Агенция](c.md#x)\n- [агенция](c.md#x)\n\n"
        "**Я**{: .letter }\n\n- [„Яна“](../a.md)\n\n"
        "</div>"
    )
