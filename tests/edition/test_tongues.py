"""Words of the other language are marked as such, and nothing else of the page changes."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edition.tongues import marked


@pytest.mark.parametrize(
    ("page", "html", "wanted"),
    [
        ("en", "<p>the word <code>трябва</code></p>", '<p>the word <code><span lang="bg">трябва</span></code></p>'),
        ("en", "<p>„Стратегия за София“ is</p>", '<p>„<span lang="bg">Стратегия за София</span>“ is</p>'),
        ("en", "<p>Plovdiv (Пловдив) and Varna</p>", '<p>Plovdiv (<span lang="bg">Пловдив</span>) and Varna</p>'),
        (
            "bg",
            "<p>„A platform for smart growth“ е</p>",
            '<p>„<span lang="en">A platform for smart growth</span>“ е</p>',
        ),
        (
            "bg",
            "<p>, Ministry of Transport, IT and Communications, 2017</p>",
            '<p>, <span lang="en">Ministry of Transport, IT and Communications</span>, 2017</p>',
        ),
        (
            "en",
            '<a lang="bg">Стратегия (page in the Strategies section)</a>',
            '<a lang="bg">Стратегия (<span lang="en">page in the Strategies section</span>)</a>',
        ),
    ],
)
def test_the_other_language_is_marked(page: str, html: str, wanted: str) -> None:
    assert marked(html, page) == wanted


@pytest.mark.parametrize(
    ("page", "html"),
    [
        ("en", '<p><a lang="bg" href="x">Стратегия <b>за</b> София</a></p>'),
        ("en", "<pre><code>bg: пътна карта</code></pre>"),
        ("en", '<p title="София">Sofia</p>'),
        ("bg", "<p>инициативата (Digital Cities Challenge) и Trending Topics</p>"),
        ("bg", '<p><a lang="de" href="x">Umfrage for the City of Wien</a></p>'),
        ("bg", "<p><br>GATE Institute<img src=x></p>"),
    ],
)
def test_what_is_marked_or_a_name_or_code_stays(page: str, html: str) -> None:
    assert marked(html, page) == html


def test_after_a_marked_part_the_language_of_the_page_holds_again() -> None:
    html = '<p><i lang="bg">една</i> две<br> три</p>'
    assert (
        marked(html, "en") == '<p><i lang="bg">една</i> <span lang="bg">две</span><br> <span lang="bg">три</span></p>'
    )


@given(st.lists(st.sampled_from(["<p>", "</p>", "<b>", "</b>", "София ", "the City of Sofia ", "<br>", "1"])))
def test_only_marks_are_added(parts: list[str]) -> None:
    html = "".join(parts)
    for page in ("en", "bg"):
        assert re.sub(r'<span lang="\w\w">|</span>', "", marked(html, page)) == html
