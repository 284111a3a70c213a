"""A built site -> its pages in one language as chapters: reading order, parts, text without the page's furniture."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit

from edition.documents.tree import Element, Node, parse
from edition.faults import UsageError

# Pages for those who check translations, and the page that offers the documents: a reader of a book needs neither.
LEFT_OUT = ("about/lineup/", "about/documents/")
# What works on a screen only.
_FURNITURE = frozenset({"button", "form", "input", "nav", "script", "select", "style", "template"})
_FURNITURE_CLASSES = frozenset({"headerlink", "twin", "footnote-backref", "letters", "state"})


@dataclass(frozen=True)
class Chapter:
    """One page.

    Attributes:
        url: its address relative to the site: `bg/summary/`.
        title: its first heading, as text.
        parts: names of the parts of the book in which it stands, outermost first.
        body: its blocks, the first heading left out.
        ident: id of the first heading.
        notes: footnotes by their id, `fn:…`.
    """

    url: str
    title: str
    parts: tuple[str, ...]
    body: tuple[Node, ...]
    ident: str = ""
    notes: dict[str, Element] = field(default_factory=dict)


@dataclass(frozen=True)
class Book:
    """All that a document in one language holds.

    Attributes:
        language: of the book.
        title: name of the edition.
        description: a sentence about it.
        notices: sentences that every page says at its foot: whose edition this is, licences.
        address: of the home page in this language, absolute.
        site: of the site, absolute.
        chapters: in the order of the navigation.
    """

    language: str
    title: str
    description: str
    notices: tuple[str, ...]
    address: str
    site: str
    chapters: tuple[Chapter, ...]


def _path(url: str) -> str:
    """The file in which a page with the given address stands."""
    return f"{url}index.html" if url == "" or url.endswith("/") else url


def _cleaned(nodes: list[Node]) -> list[Node]:
    """The nodes without the furniture of a page."""
    kept: list[Node] = []
    for node in nodes:
        if isinstance(node, Element):
            if node.tag in _FURNITURE or node.classes & _FURNITURE_CLASSES or "hidden" in node.attributes:
                continue
            node.children = _cleaned(node.children)
            if "cards" in node.classes:
                _break_behind_names(node)
            if node.classes & {"head", "home"}:
                kept.extend(node.children)
                continue
        kept.append(node)
    return kept


def _break_behind_names(cards: Element) -> None:
    """Ends the line behind the name of each card, which the page's style sets above the card's text."""
    for card in cards.walk():
        if card.tag == "li" and card.elements and card.elements[0].tag == "strong":
            card.children.insert(card.children.index(card.elements[0]) + 1, Element("br"))


def _notes(article: Element) -> dict[str, Element]:
    """Takes the footnotes out of a page."""
    for parent in article.walk():
        for place, child in enumerate(parent.children):
            if isinstance(child, Element) and "footnote" in child.classes:
                del parent.children[place]
                return {one.ident: one for one in child.walk() if one.tag == "li" and one.ident.startswith("fn:")}
    return {}


def _linked_data(page: Element) -> dict[str, Any]:
    """What a page says of itself: the first record, and the way to it."""
    script = page.find(lambda one: one.attributes.get("type") == "application/ld+json")
    graph = json.loads(script.text())["@graph"] if script else []
    return {one["@type"]: one for one in graph}


def _meta(page: Element, relation: str) -> str:
    link = page.find(lambda one: one.tag == "link" and one.attributes.get("rel") == relation)
    return link.attributes.get("href", "") if link else ""


@dataclass
class _Read:
    """A page as it was read: its address, its tree, and the steps of the way to it as names and absolute addresses."""

    url: str
    page: Element
    steps: list[tuple[str, str]]


def _in_order(site: Path, start: str, address: str) -> list[_Read]:
    """The pages from the home page on, each linked from the one before as the next.

    Raises:
        UsageError: where the site holds no such page.
    """
    found: dict[str, _Read] = {}
    url = start
    while url not in found:
        file = site / unquote(_path(url))
        if not file.is_file():
            raise UsageError(f"{file} is not there; build the site first: edition build")
        page = parse(file.read_text("utf-8"))
        crumbs = _linked_data(page).get("BreadcrumbList", {}).get("itemListElement", [])
        found[url] = _Read(url, page, [(one["name"], one["item"]) for one in crumbs])
        after = _meta(page, "next")
        url = urljoin(address + url, after).removeprefix(address) if after else url
    return list(found.values())


def _parts(read: list[_Read], address: str) -> dict[str, tuple[str, ...]]:
    """The parts in which each page stands; the page that opens a part does not name it, those after it do."""
    opened: dict[str, tuple[str, ...]] = {}
    for one in read:
        names = [name for name, _ in one.steps[1:-1]]
        for depth, (_, item) in enumerate(one.steps[1:-1], start=1):
            url = item.removeprefix(address)
            if len(opened.get(url, ())) < depth:
                opened[url] = tuple(names[:depth])
    return {one.url: max(tuple(name for name, _ in one.steps[1:-1]), opened.get(one.url, ()), key=len) for one in read}


def read(site: Path, language: str, home: str) -> Book:
    """Reads the pages of a built site in one language.

    Args:
        site: its folder.
        language: of the book.
        home: address of its home page relative to the site: nothing, or `bg/`.

    Raises:
        UsageError: where the folder holds no built site.
    """
    if not (site / _path(home)).is_file():
        raise UsageError(f"{site / _path(home)} is not there; build the site first: edition build")
    first = parse((site / _path(home)).read_text("utf-8"))
    absolute = _meta(first, "canonical")
    address = absolute.removesuffix(home)
    if urlsplit(address).scheme not in ("http", "https"):
        raise UsageError(f"{site / _path(home)} has no canonical address; was it built by edition?")
    pages = _in_order(site, home, address)
    parts = _parts(pages, address)
    chapters = []
    for one in pages:
        article = one.page.find(lambda found: found.tag == "article")
        if article is None or one.url.removeprefix(home).startswith(LEFT_OUT):
            continue
        notes = _notes(article)
        for note in notes.values():
            note.children = _cleaned(note.children)
        body = _cleaned(article.children)
        heading = next((node for node in body if isinstance(node, Element) and node.tag == "h1"), None)
        title = heading.text().strip() if heading else one.steps[-1][0]
        rest = tuple(node for node in body if node is not heading)
        chapters.append(Chapter(one.url, title, parts[one.url], rest, heading.ident if heading else "", notes))
    data = _linked_data(first)["WebPage"]
    foot = first.find(lambda found: "md-copyright" in found.classes)
    notices = tuple(" ".join(one.text().split()) for one in foot.elements if one.tag == "p") if foot else ()
    return Book(language, data["isPartOf"]["name"], data["description"], notices, absolute, address, tuple(chapters))
