"""Documents of a small site: what of its pages they take, how they set it, that they are the same at every build."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import UTC, datetime
from pathlib import Path
from xml.etree import ElementTree

import pikepdf
import pymupdf
import pytest
from tests.edition.documents_site import ADDRESS, write

from edition.documents import chapters, making, pdf, typesetting
from edition.documents.chapters import Book
from edition.documents.drawings import alternative
from edition.documents.tree import parse
from edition.documents.xhtml import Writer
from edition.faults import UsageError

WHEN = datetime(2026, 11, 28, 12, tzinfo=UTC)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return write(tmp_path / "site")


@pytest.fixture
def book(site: Path) -> Book:
    return chapters.read(site, "en", "")


@pytest.fixture
def text(book: Book) -> str:
    return "\n".join(typesetting.Typesetter(book).chapters())


# Reading the site


def test_pages_come_in_the_order_of_the_navigation_without_the_page_that_offers_the_documents(book: Book) -> None:
    assert [chapter.url for chapter in book.chapters] == ["", "mission/", "sources/"]
    assert (book.title, book.address, book.site) == ("The edition & more", ADDRESS, ADDRESS)
    assert book.notices == ("An independent edition.",)


def test_a_page_that_opens_a_part_stands_in_it_though_its_own_way_does_not_name_it(book: Book) -> None:
    assert [chapter.parts for chapter in book.chapters] == [(), ("Part one",), ("Part one",)]


def test_forms_and_permanent_links_stay_on_the_screen(text: str) -> None:
    assert "option" not in text
    assert "headerlink" not in text
    assert "↩" not in text


def test_a_folder_without_a_site_is_told(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"index\.html is not there; build the site first: edition build$"):
        chapters.read(tmp_path, "en", "")


# Setting it


def test_signs_of_the_typesetter_are_text(text: str) -> None:
    assert r"Signs \# \$ \* \_ \@ \[x\] #emph[and] #raw(" in text


def test_links_within_the_edition_lead_to_their_place_and_others_out(text: str) -> None:
    assert '#inside(label("c1:aims"))[its aims]' in text
    assert '#inside(label("c1:row-1"))[2019]' in text
    assert '#place-of(label("c1:row-1"))' in text
    assert f'#outside("{ADDRESS}about/lineup/#x")[elsewhere]' in text


def test_the_name_of_a_card_has_a_line_of_its_own(text: str, book: Book) -> None:
    assert "#strong[Card]#linebreak() Its text" in text
    assert "<strong>Card</strong><br/> Its text." in Writer(book).body(0, "Notes")


def test_a_source_is_a_footnote_once_and_then_its_number(text: str) -> None:
    assert text.count("#note(") == 2
    assert text.count('#again(label("c1:fn:paper"))') == 2
    # Between two numbers stands a comma.
    assert "]#super[,]#note(" in text


def test_headings_skip_no_level(text: str) -> None:
    assert '#section(3, 2, label("c1:aims"))[Aims]' in text
    assert '#section(4, 4, label("c1:deep"))[Deep]' in text


def test_the_address_of_a_source_can_be_read_on_paper(text: str) -> None:
    assert '#address("https://example.org/%D0%B0/", "https://example.org/а/")' in text


def test_a_chart_is_told_in_words(book: Book) -> None:
    svg = next(
        one for node in book.chapters[1].body if not isinstance(node, str) for one in node.walk() if one.tag == "svg"
    )
    assert alternative(svg) == "Growth. 2019: 3; 2020: 5."


def test_columns_with_more_text_are_wider() -> None:
    table = parse(
        "<table><tr><th>A</th><th>B</th></tr><tr><td>1</td><td>" + "word " * 40 + "</td></tr></table>"
    ).elements[0]
    narrow, wide = typesetting.widths(*typesetting.rows(table))
    assert 0 < narrow < wide
    assert round(narrow + wide) == 100


def row(words: int) -> str:
    """A table with one row, in its second cell so many words, each another."""
    text = " ".join(f"word{number}" for number in range(words))
    return f"<table><tr><th>A</th><th>B</th></tr><tr><td>1</td><td>{text}</td></tr></table>"


def test_a_row_stays_whole_unless_it_is_taller_than_half_a_page(book: Book) -> None:
    setter = typesetting.Typesetter(book)
    assert "breakable" not in setter.blocks(parse(row(200)).elements)
    made = setter.blocks(parse(row(2000)).elements)
    assert made.count("breakable: true") == 2
    assert ",\ntable.cell(breakable: true)[1], table.cell(breakable: true)[word0 " in made


@pytest.mark.parametrize("words", [200, 2000])
def test_no_row_is_so_tall_that_words_are_lost(site: Path, words: int) -> None:
    page = site / "mission/index.html"
    html = page.read_text("utf-8")
    assert html.count("</article>") == 1
    page.write_text(html.replace("</article>", f"{row(words)}</article>"), "utf-8")
    made, _ = pdf.make(chapters.read(site, "en", ""), site, WHEN)
    with pymupdf.open(stream=made) as pages:  # type: ignore[no-untyped-call]
        height = pages[0].rect.height
        text = " ".join(word[4] for page in pages for word in page.get_text("words") if word[3] < height - 60)
    assert re.findall(r"word\d+", text) == [f"word{number}" for number in range(words)]


# The EPUB's chapters


def test_a_chapter_is_well_formed_and_its_notes_lead_back(book: Book) -> None:
    body = Writer(book).body(1, "Notes")
    root = ElementTree.fromstring(f'<body xmlns:epub="http://www.idpf.org/2007/ops">{body}</body>')  # noqa: S314 (ours)
    ids = [found for one in root.iter() if (found := one.get("id"))]
    assert len(ids) == len(set(ids))
    links = [one.get("href", "") for one in root.iter("a")]
    assert {link for link in links if link.startswith("#")} <= {f"#{found}" for found in ids}
    assert [note.get("id") for note in root.iter("li") if "footnote" in str(note.attrib)] == ["fn-paper", "fn-city"]


def test_links_between_chapters_name_their_files(book: Book) -> None:
    body = Writer(book).body(0, "Notes")
    assert '<a href="chapter-02.xhtml#aims">its aims</a>' in body
    assert f'<a href="{ADDRESS}about/lineup/#x">elsewhere</a>' in body


# Making them


def test_two_builds_are_the_same_and_the_page_offers_them_with_size_and_date(site: Path, tmp_path: Path) -> None:
    made = making.make(site, WHEN)
    other = write(tmp_path / "other")
    making.make(other, WHEN)
    assert [one.path for one in made] == [
        f"documents/sofia-digital-strategy-{language}.{kind}" for language in ("en", "bg") for kind in ("pdf", "epub")
    ]
    for one in made:
        assert (site / one.path).read_bytes() == (other / one.path).read_bytes()
    page = (site / "bg/about/documents/index.html").read_text("utf-8")
    first = page.index("../../../documents/sofia-digital-strategy-bg.pdf")
    assert first < page.index("../../../documents/sofia-digital-strategy-en.pdf")
    assert "(PDF, 0,1\u00a0MB, 28 ноември 2026\u00a0г.)" in page
    assert "Not yet." not in page
    # Once more on the same site: nothing is listed twice.
    making.make(site, WHEN)
    assert (site / "bg/about/documents/index.html").read_text("utf-8") == page


def test_the_documents_know_their_language_title_and_day(site: Path) -> None:
    making.make(site, WHEN)
    with pikepdf.open(site / "documents/sofia-digital-strategy-bg.pdf") as read:
        assert str(read.Root.Lang) == "bg"
        assert str(read.docinfo["/Title"]) == "The edition & more"
        assert "20261128" in str(read.docinfo["/CreationDate"])
    with zipfile.ZipFile(site / "documents/sofia-digital-strategy-bg.epub") as epub:
        assert epub.infolist()[0].filename == "mimetype"
        assert {info.date_time for info in epub.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        package = epub.read("EPUB/package.opf").decode()
    assert "<dc:language>bg</dc:language>" in package
    assert "<dc:date>2026-11-28</dc:date>" in package
    assert io.StringIO(package).readline().startswith("<?xml")


def test_without_a_known_day_none_is_claimed(site: Path) -> None:
    making.make(site, None)
    with pikepdf.open(site / "documents/sofia-digital-strategy-en.pdf") as read:
        assert "/CreationDate" not in read.docinfo
    assert "(PDF, 0.1\u00a0MB)" in (site / "about/documents/index.html").read_text("utf-8")


def test_the_day_is_that_of_the_commit_or_as_the_environment_says(tmp_path: Path) -> None:
    assert making.moment(tmp_path, {"SOURCE_DATE_EPOCH": "86400"}) == datetime(1970, 1, 2, tzinfo=UTC)
    assert making.moment(tmp_path, {}) is None
    with pytest.raises(UsageError, match=r"^SOURCE_DATE_EPOCH is 'soon'; it must be a number of seconds since 1970$"):
        making.moment(tmp_path, {"SOURCE_DATE_EPOCH": "soon"})


def test_a_site_without_the_page_for_documents_is_told(site: Path) -> None:
    (site / "bg/about/documents/index.html").unlink()
    with pytest.raises(UsageError, match=r"is not there; build the site first: edition build$"):
        making.make(site, WHEN)
