"""Every heading gets its two links, beside it and not in its name."""

from __future__ import annotations

from edition.headings import linked
from edition.words import WORDS


def test_links_stand_beside_a_heading_and_the_permalink_leaves_it() -> None:
    html = '<h2 id="a-b">A <em>b</em><a class="headerlink" href="#a-b" title="x">&para;</a></h2>\n<p>Text.</p>'
    assert linked(html, "../bg/x/", "bg", WORDS["en"]) == (
        '<div class="head"><h2 id="a-b">A <em>b</em></h2>'
        '<a class="headerlink" href="#a-b" title="Link to this section" aria-label="Link to this section">#</a>'
        '<a class="twin" href="../bg/x/#a-b" hreflang="bg" title="This section in Bulgarian" '
        'aria-label="This section in Bulgarian"></a></div>\n<p>Text.</p>'
    )


def test_on_a_bulgarian_page_they_speak_bulgarian() -> None:
    made = linked('<h1 id="a">А</h1>', "../../x/", "en", WORDS["bg"])
    assert 'aria-label="Този раздел на английски"' in made
    assert 'aria-label="Връзка към този раздел"' in made


def test_a_heading_without_an_id_has_no_links() -> None:
    html = "<h2>A</h2><p id='b'>B</p>"
    assert linked(html, "x/", "bg", WORDS["en"]) == html
