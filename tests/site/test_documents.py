"""The documents of the real site: tags, language, bookmarks, glyphs, PDF/UA, EPUBCheck, and the page that offers them."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pymupdf
import pytest
from tests.site import build, chromium, java
from tests.site.pages_server import PagesServer

from edition.audit import audit
from edition.documents import chapters, making
from edition.documents.tree import parse

LANGUAGES = build.LANGUAGES
NAME = "sofia-digital-strategy"


@pytest.fixture(scope="module")
def published(site_of_a_clone: PagesServer, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the built site with its documents."""
    copy = tmp_path_factory.mktemp("published") / "site"
    shutil.copytree(site_of_a_clone.folder, copy)
    making.make(copy, making.moment(build.ROOT, {}))
    return copy


def document(published: Path, language: str, kind: str) -> Path:
    return published / "documents" / f"{NAME}-{language}.{kind}"


def outloud(*files: Path) -> list[dict[str, object]]:
    """The errors that the check of PDF/UA finds in files."""
    command = [
        str(Path(sys.executable).with_name("outloud")),
        *map(str, files),
        "--json",
        "-",
        "--fail-on",
        "never",
        "--quiet",
    ]
    done = subprocess.run(command, capture_output=True, check=False, encoding="utf-8", timeout=300)
    start = done.stdout.find("{")
    assert start >= 0, done.stdout + done.stderr
    found = json.JSONDecoder().raw_decode(done.stdout[start:])[0]
    return [one for file in found["results"] for one in file["findings"] if one["severity"] == "error"]


def bookmarks(items: Iterator[pikepdf.OutlineItem]) -> Iterator[str]:
    for item in items:
        yield str(item.title)
        yield from bookmarks(iter(item.children))


def test_the_site_with_its_documents_passes_the_audit(published: Path) -> None:
    assert audit(published) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_pdf_has_tags_language_bookmarks_and_contents(published: Path, language: str) -> None:
    book = chapters.read(published, language, "" if language == "en" else "bg/")
    titles = [chapter.title for chapter in book.chapters]
    with pikepdf.open(document(published, language, "pdf")) as pdf:
        assert str(pdf.Root.Lang).startswith(language)
        assert bool(pdf.Root.MarkInfo.Marked)
        assert pdf.Root.StructTreeRoot.K is not None
        assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)
        with pdf.open_metadata() as metadata:
            assert metadata["pdfuaid:part"] == "1"
            assert metadata["dc:title"] == book.title
        with pdf.open_outline() as outline:
            listed = list(bookmarks(iter(outline.root)))
        assert [title for title in listed if title in titles] == titles
        fonts = {str(one.BaseFont) for one in pdf.objects if isinstance(one, pikepdf.Dictionary) and "/BaseFont" in one}
        assert fonts
        assert {font for font in fonts if "SofiaSans" not in font and "DejaVuSansMono" not in font} == set()
    with pymupdf.open(document(published, language, "pdf")) as pages:  # type: ignore[no-untyped-call]
        missing = [
            (page.number + 1, chr(char[0]))
            for page in pages
            for span in page.get_texttrace()
            for char in span["chars"]
            if char[1] == 0 or chr(char[0]) == "\ufffd"
        ]
        assert missing == []
        first = pages[1].get_text() + pages[2].get_text()
        assert all(" ".join(title.split()) in " ".join(first.split()) for title in titles[:5])


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_pdf_passes_the_check_of_pdf_ua(published: Path, language: str) -> None:
    assert outloud(document(published, language, "pdf")) == []


def test_the_check_of_pdf_ua_finds_what_is_wrong(published: Path, tmp_path: Path) -> None:
    broken = tmp_path / "broken.pdf"
    with pikepdf.open(document(published, "en", "pdf")) as pdf:
        del pdf.pages[5:]
        del pdf.Root.StructTreeRoot, pdf.Root.MarkInfo, pdf.Root.Lang
        pdf.save(broken)
    assert outloud(broken)


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_epub_passes_epubcheck(published: Path, language: str) -> None:
    try:
        executable = java.find()
    except chromium.UnavailableError as missing:
        pytest.fail(str(missing), pytrace=False)
    checker = [executable, *java.BRIEF, "-jar", java.epubcheck()]
    command = [*checker, "--failonwarnings", str(document(published, language, "epub"))]
    done = subprocess.run(command, capture_output=True, check=False, encoding="utf-8", timeout=300)
    assert done.returncode == 0, done.stdout[:2000] + done.stderr[:4000]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_offers_every_document_with_size_and_date(published: Path, language: str) -> None:
    folder = published / ("" if language == "en" else "bg") / "about/documents"
    page = parse((folder / "index.html").read_text("utf-8"))
    offered = page.find(lambda one: "documents" in one.classes)
    assert offered is not None
    links = [one for one in offered.walk() if one.tag == "a"]
    assert len(links) == 4
    items = [one for one in offered.walk() if one.tag == "li"]
    assert items
    for item in items:
        assert "MB, " in item.text()
    for link in links:
        assert (folder / link.attributes["href"]).resolve().is_file()
