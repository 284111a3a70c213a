"""The search leaves citations out."""

from __future__ import annotations

from edition.searching import without_citations


def test_numbers_of_citations_and_the_sources_are_left_out() -> None:
    html = '<p>Text.<sup id="fnref:a"><a href="#fn:a">1</a></sup></p><div class="footnote"><ol></ol></div>'
    assert without_citations(html) == (
        '<p>Text.<sup data-search-exclude="true" id="fnref:a"><a href="#fn:a">1</a></sup></p>'
        '<div data-search-exclude="true" class="footnote"><ol></ol></div>'
    )


def test_other_raised_text_stays() -> None:
    assert without_citations("<p>m<sup>2</sup></p>") == "<p>m<sup>2</sup></p>"
