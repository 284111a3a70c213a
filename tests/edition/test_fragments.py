"""Markers and what stands in their place."""

from __future__ import annotations

import re

from tests.edition.small import ROOT, Project

from edition.dataset import load
from edition.fragments import Marker, markers, sources
from edition.words import GROUPS
from lineup import read_page


def test_a_marker_is_found_with_its_line() -> None:
    assert list(markers(read_page("# A\n\n<!-- edition: sources -->\n"))) == [Marker("sources", 3, 3)]


def test_a_marker_in_code_and_another_comment_are_none() -> None:
    text = "```\n<!-- edition: sources -->\n```\n\n<!-- a note to editors -->\n"
    assert list(markers(read_page(text))) == []


def test_the_list_of_sources_is_grouped_and_dated(project: Project) -> None:
    assert sources(load(project() / "data"), "bg") == (
        "## Столична община и нейните структури {: #municipality }\n\n"
        '- [Съветът прие \\[плана\\]](<https://example.org/plan>){: #source-city-2020 lang="bg" hreflang="bg" }, '
        "Столична община, 11 юни 2020\u00a0г.; достъп: ноември 2026\u00a0г.\n\n"
        "## Медии {: #media }\n\n"
        '- [A paper on cities](<https://example.org/paper>){: #source-paper lang="en" hreflang="en" } (на английски), '
        "The Paper, без дата; достъп: ноември 2026\u00a0г."
    )


def test_every_source_is_listed_once_in_the_same_order_in_both_languages() -> None:
    data = load(ROOT / "data")
    listed = {language: re.findall(r"\{: #source-([a-z0-9-]+)", sources(data, language)) for language in ("en", "bg")}
    assert listed["en"] == listed["bg"]
    assert sorted(listed["en"]) == sorted(data.sources)


def test_every_group_has_a_heading() -> None:
    assert {source.group for source in load(ROOT / "data").sources.values()} == set(GROUPS)
