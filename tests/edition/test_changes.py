"""The page of changes, the feeds of changes and llms.txt."""

from __future__ import annotations

from datetime import datetime
from xml.etree import ElementTree

import pytest

from edition import changes, llms
from edition.dates import Date
from edition.records import Change
from edition.tables import Place

ATOM = "{http://www.w3.org/2005/Atom}"
ROOT = "https://example.org/sofia/"
DATA = "- id: first\n\n- id: charts\n"
OLD = Change(
    "first", Date(start="2026-11-01"), {"en": "First", "bg": "Първа"}, {"en": "It began.", "bg": "Начало."}, None
)
NEW = Change(
    "charts",
    Date(start="2026-11-28"),
    {"en": "Charts & <more>", "bg": "Графики"},
    {"en": "A < B.", "bg": "А < Б."},
    "figures.md",
)


def test_changes_stand_under_their_days_newest_first_and_lead_to_their_page() -> None:
    text = changes.listed([OLD, NEW], Place("bg", "about/changelog.md"))
    assert text.index("## 28 ноември 2026\u00a0г. {: #on-2026-11-28 }") < text.index("## 1 ноември 2026\u00a0г.")
    assert "- **[Графики](../figures.md)**{: #change-charts }. А &lt; Б." in text
    assert "- **Първа**{: #change-first }. Начало." in text
    assert '<a href="../../feed.xml" type="application/atom+xml">емисия с промените</a>' in text


def test_a_change_on_a_page_that_is_not_there_is_told() -> None:
    (fault,) = changes.faults([OLD, NEW], {"index.md"}, DATA)
    assert str(fault) == (
        "data/changes.yml:3:1: error ED310 the change 'charts' is on figures.md, and there is no such page"
    )
    assert list(changes.faults([OLD, NEW], {"figures.md"}, DATA)) == []


@pytest.mark.parametrize(("language", "home"), [("en", ROOT), ("bg", f"{ROOT}bg/")])
def test_a_feed_has_what_atom_demands(language: str, home: str) -> None:
    feed = ElementTree.fromstring(changes.feed([OLD, NEW], language, ROOT, "The edition"))  # noqa: S314 (ours)
    assert feed.tag == f"{ATOM}feed"
    assert feed.get("{http://www.w3.org/XML/1998/namespace}lang") == language
    links = {link.get("rel"): link.get("href") for link in feed.findall(f"{ATOM}link")}
    assert links == {"self": f"{home}feed.xml", "alternate": f"{home}about/changelog/"}
    assert feed.findtext(f"{ATOM}author/{ATOM}name")
    entries = feed.findall(f"{ATOM}entry")
    ids = [one.findtext(f"{ATOM}id") for one in (feed, *entries)]
    assert ids == [f"{home}feed.xml", f"{home}about/changelog/#change-charts", f"{home}about/changelog/#change-first"]
    for one in (feed, *entries):
        assert one.findtext(f"{ATOM}title")
        moment = datetime.fromisoformat(str(one.findtext(f"{ATOM}updated")))
        assert moment.tzinfo is not None
    assert feed.findtext(f"{ATOM}updated") == entries[0].findtext(f"{ATOM}updated") == "2026-11-28T00:00:00Z"
    assert entries[0].findtext(f"{ATOM}title") == NEW.title[language]
    assert entries[0].findtext(f"{ATOM}content") == NEW.text[language]
    assert entries[0].find(f"{ATOM}link").get("href") == f"{home}figures/"  # type: ignore[union-attr]


def test_llms_txt_lists_the_pages_of_each_language_and_what_can_be_left_out() -> None:
    listed = {
        "en": [
            llms.Listed("index.md", "The [edition]", ROOT, "What it is."),
            llms.Listed("about/privacy.md", "Privacy", f"{ROOT}about/privacy/", "What is kept."),
        ],
        "bg": [llms.Listed("index.md", "Изданието", f"{ROOT}bg/", "Какво е то.")],
    }
    assert llms.text(listed, "The edition", "About\nit.", ["Not official."]) == (
        "# The edition\n\n> About it.\n\nNot official.\n\n"
        f"## English\n\n- [The \\[edition\\]]({ROOT}): What it is.\n\n"
        f"## Български\n\n- [Изданието]({ROOT}bg/): Какво е то.\n\n"
        f"## Optional\n\n- [Privacy]({ROOT}about/privacy/): What is kept.\n"
    )
