"""A page's HTML becomes sections with addresses of their own."""

from __future__ import annotations

from edition.search_sections import ENTRY, Section, sections


def test_headings_cut_a_page_and_the_title_has_no_anchor() -> None:
    html = '<h1 id="plan">The plan</h1><p>First.</p><h2 id="steps">Steps</h2><p>One.</p>\n<p>Two\nthree.</p>'
    assert sections(html) == (
        Section("", 1, "The plan", "First."),
        Section("steps", 2, "Steps", "One.\nTwo three."),
    )


def test_citations_sources_links_and_scripts_are_not_read() -> None:
    html = (
        '<h1 id="a">Title<a class="headerlink" href="#a">¶</a></h1>'
        '<p>Text.<sup id="fnref:x"><a class="footnote-ref" href="#fn:x">1</a></sup> More m<sup>2</sup>.</p>'
        "<script>planted()</script><svg><title>Mark</title></svg><p hidden>Gone.</p><pre><code>x = 1</code></pre>"
        '<div class="letters"><p>A</p></div><div class="footnote"><ol><li>A source</li></ol></div>'
    )
    assert sections(html) == (Section("", 1, "Title", "Text. More m2."),)


def test_words_in_a_line_stay_together_and_special_spaces_stay() -> None:
    html = "<h1>T</h1><p>one<em>two</em> <b>three</b>,\n  20&nbsp;% &lt;b&gt;</p>"
    assert sections(html)[0].text == "onetwo three, 20\xa0% <b>"


def test_rows_of_a_table_are_entries_where_they_can_be_linked_to() -> None:
    html = (
        '<h1>T</h1><h2 id="terms">Terms</h2><table><thead><tr><th>Name</th><th>Meaning</th></tr></thead><tbody>'
        '<tr><td id="term-plan">plan</td><td>план</td><td></td></tr><tr><td>other</td><td>друг</td></tr></tbody></table>'
        "<p>After.</p>"
    )
    assert sections(html) == (
        Section("", 1, "T", ""),
        Section("terms", 2, "Terms", "Name · Meaning\nother · друг\nAfter."),
        Section("term-plan", ENTRY, "plan", "план"),
    )


def test_an_item_is_an_entry_and_a_paragraph_begins_one() -> None:
    html = (
        '<h1>T</h1><ul><li><strong id="event-a">2020</strong> It began.</li><li>Plain.</li></ul>'
        '<p><strong id="series-b">Share</strong></p><table><tr><td>20</td></tr></table><h2 id="c">C</h2>'
    )
    assert sections(html) == (
        Section("", 1, "T", "Plain."),
        Section("event-a", ENTRY, "2020", "It began."),
        Section("series-b", ENTRY, "Share", "20"),
        Section("c", 2, "C", ""),
    )


def test_a_page_without_text_has_no_sections() -> None:
    assert sections("<p>\n</p>") == ()
