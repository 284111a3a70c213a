"""The side-by-side page: every block beside its twin or a gap, ids that do not collide, links of each half's own language."""

from __future__ import annotations

from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag
from hypothesis import given, settings
from hypothesis import strategies as st

from edition import parallel
from edition.parallel import Built
from edition.words import WORDS

ROOT = Path(__file__).resolve().parents[2]
TEMPLATES = parallel.environment(ROOT / "overrides")
HOME = "https://example.org/s/"
NOTE = '<div class="footnote"><hr><ol><li id="fn:s"><p>{} <a class="footnote-backref" href="#fnref:s">&#8617;</a></p></li></ol></div>'
CITED = '<sup id="fnref:s"><a class="footnote-ref" href="#fn:s">1</a></sup>'


def built(language: str, article: str, path: str = "a/b/") -> Built:
    url = path if language == "en" else f"bg/{path}"
    html = (
        f'<html lang="{language}"><head><link rel="canonical" href="{HOME}{url}"></head><body>'
        f'<article class="md-content__inner md-typeset">{article}</article><footer><div class="md-copyright">'
        f'<p class="edition-notice">{language} notice</p><p>© <a href="https://l/">l</a></p><ul class="feedback"></ul>'
        "</div></footer></body></html>"
    )
    return Built(language, url, html)


def made(english: str, bulgarian: str, path: str = "a/b/") -> BeautifulSoup:
    pages = {"en": built("en", english, path), "bg": built("bg", bulgarian, path)}
    return BeautifulSoup(parallel.composed(pages, TEMPLATES), "html.parser")


def cells(soup: BeautifulSoup, language: str) -> list[Tag]:
    return soup.select(f'main .pair > .cell[lang="{language}"]')


def read(soup: BeautifulSoup, language: str) -> list[str]:
    """The texts of one language's cells, in order, without what the page says itself."""
    said = {WORDS[language]["nothing-here"], WORDS[language]["moved"]}
    texts = (text.strip() for cell in cells(soup, language) for text in cell.find_all(string=True))
    return [text for text in texts if text and text not in said]


def test_a_block_stands_beside_its_twin_and_each_says_its_language() -> None:
    soup = made('<h1 id="t">Title</h1><p>In 2019.</p>', '<h1 id="t">Заглавие</h1><p>През 2019 г.</p>')
    pairs = soup.select("main .pair")
    assert [pair["id"] for pair in pairs] == ["t", "t.in-2019"]
    assert [[cell["lang"] for cell in pair.select(".cell")] for pair in pairs] == [["en", "bg"]] * 2
    assert [[cell.get_text(strip=True) for cell in pair.select(".cell")] for pair in pairs] == [
        ["Title", "Заглавие"],
        ["In 2019.", "През 2019 г."],
    ]


@pytest.mark.parametrize(
    ("english", "bulgarian", "language"),
    [
        ("<p>In 2019 it began.</p><p>In 2020 it grew.</p>", "<p>Започна през 2019 г.</p>", "bg"),
        ("<p>In 2019 it began.</p>", "<p>Започна през 2019 г.</p><p>През 2020 г. порасна.</p>", "en"),
    ],
)
def test_what_has_no_counterpart_stands_beside_a_gap_with_words(english: str, bulgarian: str, language: str) -> None:
    (gap,) = made(english, bulgarian).select(".cell.gap")
    assert gap["lang"] == language
    assert gap.get_text(strip=True) == WORDS[language]["nothing-here"]


def test_ids_stand_once_and_links_in_the_page_stay_in_their_half() -> None:
    english = f'<h1 id="t">T</h1><p>A{CITED} <a href="#t">up</a></p>{NOTE.format("Source")}'
    soup = made(english, english.replace("Source", "Източник"))
    ids = [tag["id"] for tag in soup.select("[id]")]
    assert len(ids) == len(set(ids))
    for language in ("en", "bg"):
        (up, note, back) = (
            soup.select_one(f'main [lang="{language}"] a{css}')
            for css in ('[href="#t"]', ".footnote-ref", ".footnote-backref")
        )
        assert up
        assert note
        assert note["href"] == "#fn:s"
        assert back
        assert back["href"] == f"#{language}:fnref:s"
        place = soup.find(id=f"{language}:fnref:s")
        assert isinstance(place, Tag)
        assert place.find_parent(lang=True) in cells(soup, language)
    assert soup.find(id="fn:s") in soup.select(".pair")


def test_links_lead_to_the_pages_of_the_half_s_language() -> None:
    english = '<p><a href="../c/#x">c</a> <a href="https://o/">o</a> <img src="../../assets/p.png" alt=""></p>'
    bulgarian = '<p><a href="../c/#x">ц</a> <a href="https://o/">о</a> <img src="../../../assets/p.png" alt=""></p>'
    soup = made(english, bulgarian)
    found = {language: [link["href"] for link in soup.select(f'main [lang="{language}"] a')] for language in WORDS}
    assert found == {"en": ["../../../a/c/#x", "https://o/"], "bg": ["../../../bg/a/c/#x", "https://o/"]}
    assert {image["src"] for image in soup.select("main img")} == {"../../../assets/p.png"}


@pytest.mark.parametrize(
    ("path", "english", "bulgarian"), [("", "../#t", "../bg/#t"), ("a/b/", "../../../a/b/#t", "../../../bg/a/b/#t")]
)
def test_each_heading_leads_back_to_both_pages(path: str, english: str, bulgarian: str) -> None:
    soup = made('<h1 id="t">A</h1>', '<h1 id="t">Б</h1>', path)
    links = soup.select(".pair a.page")
    assert [link["href"] for link in links] == [english, bulgarian]
    assert [link["aria-label"] for link in links] == [
        "This section on the English page", "Този раздел на българската страница",
    ]  # fmt: skip


def test_a_drawing_keeps_its_parts_and_its_names() -> None:
    chart = (
        '<figure id="chart" aria-labelledby="n"><svg viewBox="0 0 9 9" aria-labelledby="n m"><title id="n">{0}</title>'
        '<desc id="m">{0}</desc><clipPath id="c"></clipPath><g clip-path="url(#c)"></g></svg></figure>'
    )
    pages = {"en": built("en", chart.format("A")), "bg": built("bg", chart.format("А"))}
    html = parallel.composed(pages, TEMPLATES)
    for language in ("en", "bg"):
        assert f'<title id="{language}:n">' in html
        assert f'aria-labelledby="{language}:n {language}:m"' in html
        assert f'<clipPath id="{language}:c">' in html
        assert f'clip-path="url(#{language}:c)"' in html
    assert html.count('id="chart"') == 1


def test_a_row_is_a_list_of_cells_that_name_their_columns() -> None:
    table = (
        "<table><thead><tr><th>{0}</th><th>B</th></tr></thead><tbody><tr><td>2019</td><td>{0}</td></tr></tbody></table>"
    )
    soup = made(table.format("A"), table.format("Я"))
    row = cells(soup, "en")[1].select(".row > li")
    assert [(cell.get("data-label"), cell.get_text()) for cell in row] == [(None, "2019"), ("B", "A")]


def test_lists_sorted_by_each_language_are_told_once() -> None:
    rows = [f'<li id="x{n}">word {n}</li>' for n in range(8)]
    soup = made(f"<ul>{''.join(rows)}</ul>", f"<ul>{''.join(reversed(rows))}</ul>")
    assert [pair["id"] for pair in soup.select(".pair")] == [f"x{n}" for n in range(8)]
    assert [said.get_text() for said in soup.select(".order p")] == [WORDS["en"]["reordered"], WORDS["bg"]["reordered"]]
    assert soup.select(".moved") == []


def test_a_single_block_that_moved_is_told_at_the_block() -> None:
    first, second = '<p id="a">Article 5 on transport.</p>', '<p id="b">Article 7 on water and energy.</p>'
    rest = "".join(f'<h2 id="h{n}">H</h2><p>Text {n}.</p>' for n in range(6))
    soup = made(f"{first}{rest}{second}", f"{second}{rest}{first}")
    assert [said.get_text() for said in soup.select(".moved")] == [WORDS["bg"]["moved"]] * 2


def test_the_page_is_out_of_search_engines_and_names_both_languages() -> None:
    soup = made('<h1 id="t">A &amp; B</h1>', '<h1 id="t">А и Б</h1>')
    assert soup.title
    assert soup.title.string == "A & B · А и Б"
    assert soup.select_one('meta[name="robots"][content="noindex"]')
    assert [link["href"] for link in soup.select('link[rel="canonical"]')] == [f"{HOME}parallel/a/b/"]
    assert [part.get_text(" ", strip=True)[:9] for part in soup.select("footer > div")] == ["en notice", "bg notice"]
    assert soup.select("script") == []
    assert soup.head
    policy = soup.head.find(True)
    assert isinstance(policy, Tag)
    assert policy["http-equiv"] == "Content-Security-Policy"
    assert "script-src 'self';" in str(policy["content"])


def test_a_script_of_a_page_stays_out() -> None:
    soup = made("<p>A<script>alert(1)</script></p>", "<p>А<script>alert(1)</script></p>")
    assert soup.select("script") == []
    assert read(soup, "en") == ["A"]


BLOCKS = st.sampled_from([
    ("<p>In {0} the council met.</p>", "<p>През {0} г. съветът заседава.</p>"),
    ("<ul><li>{0} <b>one</b></li><li>two</li></ul>", "<ul><li>{0} <b>едно</b></li><li>две</li></ul>"),
    ('<h2 id="h{0}">Part {0}</h2>', '<h2 id="h{0}">Част {0}</h2>'),
    ("<table><tr><td>{0}</td><td>x</td></tr></table>", "<table><tr><td>{0}</td><td>хикс</td></tr></table>"),
    ('<div class="admonition note"><p class="admonition-title">Note</p><p>{0}</p></div>', "<blockquote><p>{0}</p></blockquote>"),
])  # fmt: skip


@settings(max_examples=40)
@given(st.lists(st.tuples(BLOCKS, st.sampled_from(["both", "en", "bg"])), max_size=8))
def test_no_text_of_either_page_is_lost_or_doubled(found: list[tuple[tuple[str, str], str]]) -> None:
    pages = {"en": "", "bg": ""}
    for number, ((english, bulgarian), where) in enumerate(found):
        pages["en"] += english.format(2000 + number) if where != "bg" else ""
        pages["bg"] += bulgarian.format(2000 + number) if where != "en" else ""
    soup = made(pages["en"], pages["bg"])
    for language, html in pages.items():
        expected = [text.strip() for text in BeautifulSoup(html, "html.parser").find_all(string=True) if text.strip()]
        given_texts = read(soup, language)
        # The English text in its own order; of the Bulgarian, what moved stands beside its twin.
        if language == "en" or not soup.select(".moved, .order"):
            assert given_texts == expected
        assert sorted(given_texts) == sorted(expected)
    assert all(len(pair.select(".cell")) == 2 for pair in soup.select(".pair"))
