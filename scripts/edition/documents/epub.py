"""A book -> an EPUB 3: chapters, contents, cover, style and typeface in one archive that is the same at every build."""

from __future__ import annotations

import io
import uuid
import zipfile
from datetime import datetime
from html import escape
from importlib import resources
from pathlib import Path

from edition.documents.chapters import Book
from edition.documents.xhtml import Writer, file_of
from edition.words import DOCUMENTS

HERE = resources.files("edition.documents")
# The earliest moment that an archive can name; what was packed when is nobody's business.
_EPOCH = (1980, 1, 1, 0, 0, 0)
_TYPES = {".svg": "image/svg+xml", ".png": "image/png", ".jpg": "image/jpeg", ".webp": "image/webp"}
_FONTS = ("SofiaSans-Regular", "SofiaSans-SemiBold", "SofiaSans-Italic", "SofiaSans-SemiBoldItalic")

_PAGE = """\
<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" lang="{language}" xml:lang="{language}">
<head>
<title>{title}</title>
<link rel="stylesheet" type="text/css" href="book.css"/>
</head>
<body{kind}>
{body}
</body>
</html>
"""
_CONTAINER = """\
<?xml version="1.0" encoding="utf-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles><rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/></rootfiles>
</container>
"""


def page(book: Book, title: str, body: str, kind: str = "") -> str:
    """A file of the book."""
    kind = f' epub:type="{kind}"' if kind else ""
    return _PAGE.format(language=book.language, title=escape(title), body=body, kind=kind)


def title_page(book: Book, day: str) -> str:
    """The first page: what this is, as of when, whose edition, where it stands."""
    words = DOCUMENTS[book.language]
    lines = [f'<p class="day">{escape(words["as-of"].format(day))}</p>'] if day else []
    lines += [f"<p>{escape(notice)}</p>" for notice in book.notices]
    if not book.site.startswith("http://localhost"):
        lines.append(f'<p><a href="{escape(book.address)}">{escape(book.address)}</a></p>')
    return (
        f'<section class="title" epub:type="titlepage">\n<h1>{escape(book.title)}</h1>\n'
        f'<p class="subtitle">{escape(words["subtitle"])}</p>\n' + "\n".join(lines) + "\n</section>"
    )


def _entry(number: int, book: Book) -> str:
    return f'<a href="{file_of(number)}">{escape(book.chapters[number].title)}</a>'


def contents(book: Book) -> str:
    """The list of parts and chapters, nested."""
    lines: list[str] = []
    before: tuple[str, ...] = ()
    for number, chapter in enumerate(book.chapters):
        shared = 0
        while chapter.parts[shared : shared + 1] and chapter.parts[: shared + 1] == before[: shared + 1]:
            shared += 1
        lines += ["</ol></li>"] * (len(before) - shared)
        lines += [f"<li><span>{escape(part)}</span><ol>" for part in chapter.parts[shared:]]
        lines.append(f"<li>{_entry(number, book)}</li>")
        before = chapter.parts
    lines += ["</ol></li>"] * len(before)
    heading = escape(DOCUMENTS[book.language]["contents"])
    listed = "\n".join(lines)
    return f'<nav epub:type="toc" role="doc-toc" id="toc">\n<h1>{heading}</h1>\n<ol>\n{listed}\n</ol>\n</nav>'


def package(book: Book, files: list[str], moment: datetime | None) -> str:
    """The list of all files, their order, and what the book says of itself.

    Args:
        book: the book.
        files: names of the files beside the list, in the order of the archive.
        moment: when the commit was made from which the site is built; None where that is not known.
    """
    words = DOCUMENTS[book.language]
    # The same edition has the same name wherever it is built.
    ident = uuid.uuid5(uuid.NAMESPACE_URL, book.address)
    stamp = moment.strftime("%Y-%m-%dT%H:%M:%SZ") if moment else "2019-07-01T00:00:00Z"
    meta = [
        f'<dc:identifier id="id">urn:uuid:{ident}</dc:identifier>',
        f"<dc:title>{escape(book.title)}</dc:title>",
        f"<dc:language>{book.language}</dc:language>",
        f"<dc:creator>{escape(words['author'])}</dc:creator>",
        f"<dc:description>{escape(book.description)}</dc:description>",
        "<dc:rights>https://creativecommons.org/licenses/by/4.0/</dc:rights>",
        f'<meta property="dcterms:modified">{stamp}</meta>',
        '<meta property="schema:accessMode">textual</meta>',
        '<meta property="schema:accessMode">visual</meta>',
        '<meta property="schema:accessModeSufficient">textual</meta>',
        *(
            f'<meta property="schema:accessibilityFeature">{feature}</meta>'
            for feature in ("alternativeText", "readingOrder", "structuralNavigation", "tableOfContents")
        ),
        '<meta property="schema:accessibilityHazard">none</meta>',
        f'<meta property="schema:accessibilitySummary">{escape(words["accessibility"])}</meta>',
    ]
    if moment:
        meta.insert(4, f"<dc:date>{moment.date().isoformat()}</dc:date>")
    items, spine = [], ['<itemref idref="title"/>', '<itemref idref="nav"/>']
    for name in files:
        stem, _, ending = name.partition(".")
        kinds = {"xhtml": "application/xhtml+xml", "css": "text/css", "ttf": "font/ttf"}
        properties = {"nav.xhtml": ' properties="nav"', "cover.png": ' properties="cover-image"'}.get(name, "")
        kind = kinds.get(ending) or _TYPES[f".{ending}"]
        items.append(f'<item id="{stem}" href="{name}" media-type="{kind}"{properties}/>')
        if stem.startswith("chapter-"):
            spine.append(f'<itemref idref="{stem}"/>')
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        f'<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id" xml:lang="{book.language}">\n'
        '<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">\n' + "\n".join(meta) + "\n</metadata>\n"
        "<manifest>\n" + "\n".join(items) + "\n</manifest>\n<spine>\n" + "\n".join(spine) + "\n</spine>\n</package>\n"
    )


def make(book: Book, site: Path, moment: datetime | None, day: str, cover: bytes) -> bytes:
    """The EPUB of a book.

    Args:
        book: what stands in it.
        site: folder of the built site, for pictures.
        moment: when the commit was made from which the site is built; None where that is not known.
        day: the same in words.
        cover: a PNG picture.
    """
    words, writer = DOCUMENTS[book.language], Writer(book)
    files: dict[str, bytes] = {
        "title.xhtml": page(book, book.title, title_page(book, day), "frontmatter").encode(),
        "nav.xhtml": page(book, words["contents"], contents(book), "frontmatter").encode(),
    }
    for number, chapter in enumerate(book.chapters):
        files[file_of(number)] = page(book, chapter.title, writer.body(number, words["notes"]), "bodymatter").encode()
    files["book.css"] = (HERE / "book.css").read_bytes()
    files["cover.png"] = cover
    for name in _FONTS:
        files[f"{name}.ttf"] = (HERE / "fonts" / f"{name}.ttf").read_bytes()
    for name, picture in writer.pictures.items():
        files[name] = picture if isinstance(picture, bytes) else (site / picture).read_bytes()
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as zipped:

        def add(name: str, content: bytes, method: int = zipfile.ZIP_DEFLATED) -> None:
            info = zipfile.ZipInfo(name, _EPOCH)
            info.external_attr = 0o644 << 16
            info.compress_type = method
            zipped.writestr(info, content)

        # Readers look for this first, uncompressed.
        add("mimetype", b"application/epub+zip", zipfile.ZIP_STORED)
        add("META-INF/container.xml", _CONTAINER.encode())
        add("EPUB/package.opf", package(book, list(files), moment).encode())
        add("META-INF/OFL.txt", (HERE / "fonts" / "OFL.txt").read_bytes())
        for name, content in files.items():
            add(f"EPUB/{name}", content)
    return archive.getvalue()
