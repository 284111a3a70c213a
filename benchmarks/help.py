"""Turns the help of an office suite into page pairs: its pages and their translations, as published, into Markdown.

    .venv/bin/python benchmarks/help.py PAGES TRANSLATIONS OUT [--joined BYTES]

PAGES holds `source/text/**/*.xhp` (LibreOffice’s helpcontent2), TRANSLATIONS the catalogues of one language for them,
`source/text/**/*.po` (its translations, `source/bg/helpcontent2`); both are in the source packages of distributions. OUT gets
`en` and `bg`. A page of which more than a few passages are not translated is left out. With `--joined` the pages are joined, in
the order of their paths, to pairs of so many bytes in both languages, as `benchmarks/speed.py --trees` wants them.

Nothing of the result is ours to publish; it is read, and stays outside the repository.
"""

from __future__ import annotations

import argparse
import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree as ET

FEWEST_PASSAGES, FEWEST_WORDS = 3, 40
Catalogue = dict[tuple[str, str], tuple[str, str]]
"""The passages of a folder's pages in both languages, by file and id."""
_HEADING = re.compile(r"h([1-6])")
_NOTES = ("note", "tip", "warning")
_TEXTS = ("paragraph", "h1", "h2", "h3", "h4", "h5", "h6", *_NOTES)
_CODE = ("bascode", "pycode", "code")
_AROUND = ("section", "sort", "switch", "switchinline", "case", "default", "caseinline")


class Two(NamedTuple):
    """The same in both languages."""

    source: str
    target: str


def catalogue(file: Path) -> Catalogue:
    """The translated passages of a gettext catalogue; doubtful ones are left out."""
    found: Catalogue = {}
    for entry in file.read_text("utf-8").split("\n\n"):
        if re.search(r"^#,.*fuzzy", entry, re.MULTILINE):
            continue
        said = {}
        for key in ("msgctxt", "msgid", "msgstr"):
            match = re.search(rf'^{key} (".*"(?:\n".*")*)$', entry, re.MULTILINE)
            said[key] = "".join(map(ast.literal_eval, match[1].split("\n"))) if match else ""
        if said["msgctxt"] and said["msgstr"]:
            page, ident = said["msgctxt"].split("\n")[:2]
            found[page, ident] = said["msgid"], said["msgstr"]
    return found


def element(text: str) -> ET.Element | None:
    """A passage with its marks; None where it cannot be read."""
    for form in (text, re.sub(r"&(?!#?\w+;)", "&amp;", text)):
        try:
            return ET.fromstring(f"<p>{form}</p>")  # noqa: S314 - published text, read for a measurement
        except ET.ParseError:
            continue
    return None


def escaped(text: str | None) -> str:
    """Text in which nothing is a mark, its white space one space."""
    return re.sub(r"\s+", " ", re.sub(r"([\\*_`<\[\]#|])", r"\\\1", text or ""))


def marked(one: ET.Element) -> str:
    """What stands in an element, as Markdown on one line."""
    parts = [escaped(one.text)]
    for child in one:
        parts += _inline(child), escaped(child.tail)
    return "".join(parts)


def _inline(one: ET.Element) -> str:
    """One inline element as Markdown."""
    kind = one.get("type", "") if one.tag == "item" else one.tag
    body, bare = marked(one), " ".join("".join(one.itertext()).split())
    if kind in ("bookmark", "comment", "bookmark_value"):
        return ""
    if kind in ("emph", "menuitem", "keycode") and body.strip():
        return f"**{body.strip()}**"
    if kind in ("literal", "code", "input", "output") and bare and "`" not in bare:
        return f"`{bare}`"
    if kind == "link" and body.strip():
        address = one.get("href", "").replace(".xhp", ".md").replace(" ", "%20")
        return f"[{body.strip()}]({address if address.startswith(('http', 'mailto')) else '/' + address.lstrip('/')})"
    if kind == "image":
        shown = one.find("alt")
        return f"![{escaped(shown.text).strip() if shown is not None else ''}]({one.get('src') or 'x.png'})"
    return " " if kind == "br" else body


class Reader:
    """Reads one page into the blocks of both languages; what has no translation is counted and left out of both."""

    def __init__(self, name: str, known: Catalogue) -> None:
        self.name, self.known = name, known
        self.blocks: list[Two] = []
        self.read, self.missing = 0, 0

    def passage(self, one: ET.Element) -> Two | None:
        """A paragraph in both languages."""
        sides = [element(text) for text in self.known.get((self.name, one.get("id", "")), ())]
        said = [marked(side).strip() for side in sides if side is not None]
        if len(said) == len(Two._fields) and all(said):
            self.read += 1
            return Two(*said)
        self.missing += bool("".join(one.itertext()).strip())
        return None

    def passages(self, one: ET.Element) -> list[Two]:
        """The paragraphs within an element."""
        return [said for child in one.iter() if child.tag in _TEXTS and (said := self.passage(child))]

    def walk(self, parent: ET.Element) -> None:
        """Adds the blocks of an element."""
        for one in parent:
            if one.tag in _AROUND:
                self.walk(one)
            elif one.tag in _TEXTS:
                self.text(one)
            elif one.tag in _CODE:
                self.code(one)
            elif one.tag == "list":
                self.items(one)
            elif one.tag == "table":
                self.rows(one)

    def text(self, one: ET.Element) -> None:
        """A heading, a note or a paragraph."""
        said = self.passage(one)
        if said is None:
            return
        role = one.get("role", one.tag)
        heading = _HEADING.fullmatch(role)
        if heading or role == "heading":
            marks = "#" * min(6, int(one.get("level") or (heading[1] if heading else 2)))
            self.add(*(f"{marks} {side}" for side in said))
        elif role in _NOTES:
            self.add(*(f"!!! {role}\n\n    {side}" for side in said))
        elif role in _CODE:
            raw = [element(text) for text in self.known[self.name, one.get("id", "")]]
            self.add(*("```\n" + "".join(side.itertext() if side is not None else ()) + "\n```" for side in raw))
        else:
            self.add(*said)

    def code(self, one: ET.Element) -> None:
        """A block of code, a line for each of its paragraphs."""
        lines = []
        for line in one.iter("paragraph"):
            texts = self.known.get((self.name, line.get("id", "")), ("".join(line.itertext()).rstrip(),) * 2)
            sides = [element(text) for text in texts]
            lines.append(
                [text if side is None else "".join(side.itertext()) for side, text in zip(sides, texts, strict=True)]
            )
        if lines:
            self.add(*("```\n" + "\n".join(side) + "\n```" for side in zip(*lines, strict=True)))

    def items(self, one: ET.Element) -> None:
        """A list; its items may have several paragraphs."""
        items = [said for item in one.findall("listitem") if (said := self.passages(item))]
        first = int(one.get("startwith") or 1)
        gap = "\n\n" if any(len(said) > 1 for said in items) else "\n"
        sides = []
        for side in range(len(Two._fields)):
            marks = (f"{first + at}." if one.get("type") == "ordered" else "-" for at in range(len(items)))
            sides.append(
                gap.join(
                    f"{mark:<4}" + "\n\n    ".join(part[side] for part in said)
                    for mark, said in zip(marks, items, strict=True)
                )
            )
        if items:
            self.add(*sides)

    def rows(self, one: ET.Element) -> None:
        """A table; its first row is the head."""
        rows = [[self.passages(cell) for cell in row.findall("tablecell")] for row in one.iter("tablerow")]
        if not any(said for row in rows for said in row):
            return
        wide = max(map(len, rows))
        sides = []
        for side in range(len(Two._fields)):
            lines = []
            for row in rows:
                cells = ["<br>".join(part[side] for part in said) or " " for said in row] + [" "] * (wide - len(row))
                lines.append("| " + " | ".join(cells) + " |")
            sides.append("\n".join([lines[0], "|" + " --- |" * wide, *lines[1:]]))
        self.add(*sides)

    def add(self, *sides: str) -> None:
        """Adds a block in both languages."""
        self.blocks.append(Two(*sides))


def pages(folder: Path, translations: Path) -> Iterator[tuple[Path, Two]]:
    """The path of each page that is translated, and its text in both languages."""
    catalogues: dict[Path, Catalogue] = {}
    for file in sorted((folder / "source/text").rglob("*.xhp")):
        path = file.relative_to(folder / "source/text")
        po = translations / "source/text" / path.parent.with_suffix(".po")
        if po not in catalogues:
            catalogues[po] = catalogue(po) if po.is_file() else {}
        body = ET.parse(file).getroot().find("body")  # noqa: S314
        reader = Reader(file.name, catalogues[po])
        if body is not None:
            reader.walk(body)
        texts = Two(*("\n\n".join(block[side] for block in reader.blocks) + "\n" for side in range(len(Two._fields))))
        whole = reader.read >= FEWEST_PASSAGES and reader.missing <= 1 + reader.read // 50
        if whole and len(texts.source.split()) >= FEWEST_WORDS:
            yield path.with_suffix(".md"), texts


def joined(found: Iterator[tuple[Path, Two]], size: int) -> Iterator[tuple[Path, Two]]:
    """Pages in a row as one, of so many bytes in both languages."""
    name, parts = Path(), list[Two]()
    for path, texts in found:
        name = name if parts else path
        parts.append(texts)
        if sum(len(text.encode()) for part in parts for text in part) >= size:
            yield name, Two(*map("\n".join, zip(*parts, strict=True)))
            parts = []
    if parts:
        yield name, Two(*map("\n".join, zip(*parts, strict=True)))


def main(arguments: list[str]) -> int:
    """Writes the pairs and tells how many there are."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("pages", "translations", "out"):
        parser.add_argument(name, type=Path)
    parser.add_argument("--joined", type=int, default=0, metavar="BYTES")
    given = parser.parse_args(arguments)
    found = pages(given.pages, given.translations)
    count = words = 0
    for path, texts in joined(found, given.joined) if given.joined else found:
        for language, text in zip(("en", "bg"), texts, strict=True):
            file = given.out / language / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, "utf-8")
        count, words = count + 1, words + len(texts.source.split())
    print(f"{count:,} {'pair' if count == 1 else 'pairs'} with {words:,} words of the source in {given.out}")
    return 0 if count else 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
