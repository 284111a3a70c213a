"""The built site: languages, addresses, ids, links, foreign requests, policy, the page for errors, sizes."""

from __future__ import annotations

import gzip
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

from edition.dates import LANGUAGES
from edition.faults import Fault
from edition.policy import Script, Scripts, digest

# Elements that make a browser fetch something without being asked, and the attribute that names it.
_FETCHED = {
    "audio": ("src",), "embed": ("src",), "iframe": ("src",), "img": ("src", "srcset"), "input": ("src",),
    "object": ("data",), "script": ("src",), "source": ("src", "srcset"), "track": ("src",),
    "video": ("src", "poster"), "image": ("href", "xlink:href"), "use": ("href", "xlink:href"),
}  # fmt: skip
_FETCHED_LINKS = frozenset(
    {"stylesheet", "icon", "preload", "prefetch", "preconnect", "dns-prefetch", "modulepreload", "manifest"}
)
_IN_STYLES = re.compile(r"""(?:url\(\s*|@import\s+)["']?((?:https?:)?//[^"')\s]+)""")
_NOT_FOUND = "404.html"
# Pages that hold both languages have no twins, and no search engine is to offer them in place of the pages themselves.
_BOTH = "parallel/"
# How far browsers look for the encoding.
_PRESCAN = 1024


class Link(NamedTuple):
    """An address in a page and its line."""

    address: str
    line: int


@dataclass
class Document:
    """What the audit needs to know of a built page.

    Attributes:
        path: relative to the site's folder.
        html: the whole text.
        lang: of the html element.
        canonical: addresses named as canonical.
        twins: `hreflang` -> addresses.
        ids: every id with its line, in order.
        links: links and forms that a reader can follow.
        fetched: what the browser loads by itself.
        robots: what search engines are told.
        moved: whether it only leads on to another page.
        policy: the content security policy, and whether it is the first thing in the head.
        styles: lines of inline styles.
        handlers: lines of event handlers in attributes.
        languages: `lang` of every other element.
        scripts: inline scripts that a browser would run.
    """

    path: str
    html: str
    lang: str = ""
    canonical: list[str] = field(default_factory=list)
    twins: list[tuple[str, str]] = field(default_factory=list)
    ids: list[tuple[str, int]] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    fetched: list[Link] = field(default_factory=list)
    robots: str = ""
    moved: bool = False
    policy: str = ""
    policy_first: bool = False
    styles: list[int] = field(default_factory=list)
    handlers: list[int] = field(default_factory=list)
    languages: list[str] = field(default_factory=list)
    scripts: list[Script] = field(default_factory=list)

    @property
    def url(self) -> str:
        """The page's address relative to the site: `bg/summary/`."""
        return self.path.removesuffix("index.html")

    @property
    def language(self) -> str:
        """The language that the page's address promises."""
        folder = self.path.partition("/")[0]
        return folder if folder in LANGUAGES else LANGUAGES[0]


class _Reader(Scripts):
    """Fills a document from its text."""

    def __init__(self, document: Document) -> None:
        super().__init__(convert_charrefs=True)
        self.document = document
        self._head = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        super().handle_starttag(tag, attrs)
        given = {name: (value or "").strip() for name, value in attrs}
        document, line = self.document, self.getpos()[0]
        if tag not in ("html", "head"):
            self._head += 1
        if tag == "html":
            document.lang = given.get("lang", "")
        elif "lang" in given:
            document.languages.append(given["lang"])
        if given.get("id"):
            document.ids.append((given["id"], line))
        if tag == "style" or "style" in given:
            document.styles.append(line)
        if any(name.startswith("on") for name in given):
            document.handlers.append(line)
        if tag == "meta" and given.get("http-equiv", "").lower() == "refresh":
            document.moved = True
        if tag == "meta" and given.get("http-equiv", "").lower() == "content-security-policy":
            document.policy, document.policy_first = given.get("content", ""), self._head == 1
        if tag == "meta" and given.get("name", "").lower() == "robots":
            document.robots = given.get("content", "")
        document.fetched.extend(Link(given[name].split()[0], line) for name in _FETCHED.get(tag, ()) if given.get(name))
        if tag == "link" and "href" in given:
            self._link(given, line)
        elif tag in ("a", "area") and "href" in given:
            document.links.append(Link(given["href"], line))
        elif tag == "form" and given.get("action"):
            document.links.append(Link(given["action"], line))

    def _link(self, given: Mapping[str, str], line: int) -> None:
        relations = set(given.get("rel", "").lower().split())
        if relations & _FETCHED_LINKS:
            self.document.fetched.append(Link(given["href"], line))
        if "canonical" in relations:
            self.document.canonical.append(given["href"])
        if "alternate" in relations and "hreflang" in given:
            self.document.twins.append((given["hreflang"], given["href"]))
        if relations & {"prev", "next"}:
            self.document.links.append(Link(given["href"], line))


def read(site: Path) -> dict[str, Document]:
    """The pages of a built site by their path."""
    documents = {}
    for file in sorted(site.rglob("*.html")):
        path = file.relative_to(site).as_posix()
        document = documents[path] = Document(path, file.read_text("utf-8"))
        reader = _Reader(document)
        reader.feed(document.html)
        reader.close()
        document.scripts = reader.found
    return documents


def _fault(document: Document, line: int, code: str, message: str) -> Fault:
    return Fault(f"site/{document.path}", line, 1, code, message)


def languages(document: Document) -> Iterator[Fault]:
    """The language that a page says it is in."""
    if document.lang != document.language:
        yield _fault(document, 1, "ED401", f"<html lang> is {document.lang!r}, not {document.language!r}")


def canonical(document: Document, address: str) -> Iterator[Fault]:
    """The one address by which search engines know a page."""
    wanted = address + document.url
    if document.canonical != [wanted]:
        yield _fault(document, 1, "ED402", f"the canonical address is {document.canonical}, not {wanted!r}")


def twins(document: Document, documents: Mapping[str, Document], address: str) -> Iterator[Fault]:
    """Absolute `hreflang` links to every language and `x-default`, which the twins return."""
    found = dict(document.twins)
    wanted = {*LANGUAGES, "x-default"}
    if set(found) != wanted or len(document.twins) != len(wanted):
        names = ", ".join(name for name, _ in document.twins) or "none"
        yield _fault(document, 1, "ED403", f"hreflang links are {names}; there must be en, bg and x-default")
        return
    if found[document.language] != address + document.url:
        yield _fault(document, 1, "ED403", f"its own hreflang link is {found[document.language]!r}")
    if found["x-default"] != found[LANGUAGES[0]]:
        yield _fault(document, 1, "ED403", f"x-default is {found['x-default']!r}, not the English page")
    for language, link in found.items():
        path = _file(link.removeprefix(address))
        if not link.startswith(address) or path not in documents:
            yield _fault(document, 1, "ED403", f"hreflang {language} leads to {link!r}, where no page is")
        elif sorted(documents[path].twins) != sorted(document.twins):
            yield _fault(document, 1, "ED403", f"hreflang {language} leads to {link!r}, which does not lead back")


def both_languages(document: Document) -> Iterator[Fault]:
    """A page with both languages: it says so, part by part, and asks not to be found."""
    for language in LANGUAGES:
        if language not in document.languages:
            yield _fault(document, 1, "ED410", f"no part of the page has lang={language!r}")
    if "noindex" not in document.robots:
        yield _fault(document, 1, "ED410", "the page does not ask search engines to leave it out")


def unique_ids(document: Document) -> Iterator[Fault]:
    """Ids that stand twice in a page."""
    counts = Counter(found for found, _ in document.ids)
    seen: set[str] = set()
    for found, line in document.ids:
        if found in seen and counts[found] > 1:
            yield _fault(document, line, "ED404", f"the id {found!r} stands {counts[found]} times")
            counts[found] = 0
        seen.add(found)


def _file(path: str) -> str:
    """The file that a server answers with for an address relative to the site."""
    return f"{path}index.html" if path == "" or path.endswith("/") else path


def links(document: Document, ids: Mapping[str, Set[str]], files: Set[str], address: str) -> Iterator[Fault]:
    """Links within the site that lead nowhere, to a page or to a place in one.

    Args:
        document: the page.
        ids: the ids in every page, by its path.
        files: the paths of all files of the site.
        address: of the site.
    """
    base = address + document.url
    for link in document.links:
        if urlsplit(link.address).scheme not in ("", "http", "https"):
            continue
        target, fragment = urldefrag(urljoin(base, link.address))
        if not target.startswith(address):
            if urlsplit(target).netloc == urlsplit(address).netloc:
                yield _fault(document, link.line, "ED405", f"the link to {link.address!r} leaves the site's folder")
            continue
        path = _file(unquote(urlsplit(target[len(address) :]).path))
        if path not in ids and f"{path}/index.html" in ids:
            path = f"{path}/index.html"
        if path not in files:
            yield _fault(document, link.line, "ED405", f"the link to {link.address!r} leads to no page")
        elif fragment and path in ids and unquote(fragment) not in ids[path]:
            yield _fault(document, link.line, "ED405", f"the link to {link.address!r} leads to no place in that page")


def fetched(document: Document, files: Set[str], address: str) -> Iterator[Fault]:
    """What the browser would load from another host, or from where there is nothing."""
    for link in document.fetched:
        if link.address.startswith("data:"):
            continue
        target = urldefrag(urljoin(address + document.url, link.address))[0]
        if not target.startswith(address):
            yield _fault(document, link.line, "ED406", f"the page loads {link.address!r} from outside the site")
        elif unquote(urlsplit(target[len(address) :]).path) not in files:
            yield _fault(document, link.line, "ED406", f"the page loads {link.address!r}, which is not there")


def stylesheets(site: Path) -> Iterator[Fault]:
    """Style sheets that load something from another host."""
    for file in sorted(site.rglob("*.css")):
        for number, line in enumerate(file.read_text("utf-8").splitlines(), start=1):
            for found in _IN_STYLES.findall(line):
                path = f"site/{file.relative_to(site).as_posix()}"
                yield Fault(path, number, 1, "ED406", f"the style sheet loads {found!r} from outside the site")


def policies(document: Document) -> Iterator[Fault]:
    """The policy stands first, is strict, and covers all that the page needs; the encoding is found in time."""
    if not document.policy:
        yield _fault(document, 1, "ED407", "the page has no content security policy")
        return
    if not document.policy_first:
        yield _fault(document, 1, "ED407", "the content security policy is not the first element of the head")
    if "unsafe-" in document.policy:
        yield _fault(document, 1, "ED407", "the content security policy allows what is unsafe")
    for script in document.scripts:
        if digest(script.text) not in document.policy:
            message = f"the policy does not let this script run: {' '.join(script.text.split())[:40]}"
            yield _fault(document, script.line, "ED407", message)
    for line in document.styles:
        yield _fault(document, line, "ED407", "the policy forbids this inline style")
    for line in document.handlers:
        yield _fault(document, line, "ED407", "the policy forbids this event handler")
    if not re.search(rb"<meta charset=", document.html.encode()[:_PRESCAN]):
        yield _fault(document, 1, "ED408", f"the encoding is not named in the first {_PRESCAN} bytes")


def not_found(documents: Mapping[str, Document]) -> Iterator[Fault]:
    """The page for addresses that do not exist speaks every language, each part with its `lang`."""
    document = documents.get(_NOT_FOUND)
    if document is None:
        yield Fault(f"site/{_NOT_FOUND}", 1, 1, "ED409", "there is no page for addresses that do not exist")
        return
    for language in LANGUAGES:
        if language not in document.languages:
            yield _fault(document, 1, "ED409", f"no part of the page has lang={language!r}")


def audit(site: Path) -> list[Fault]:
    """All faults of a built site; the site's address is what its home page calls canonical."""
    documents = read(site)
    home = documents.get("index.html")
    if home is None:
        return [Fault("site/index.html", 1, 1, "ED400", "there is no home page; was the site built?")]
    address = home.canonical[0] if home.canonical else ""
    if urlsplit(address).scheme not in ("http", "https") or not address.endswith("/"):
        return [_fault(home, 1, "ED402", f"the canonical address is {address!r}, which is not absolute")]
    faults = [*stylesheets(site), *not_found(documents)]
    ids = {path: {found for found, _ in document.ids} for path, document in documents.items()}
    files = {file.relative_to(site).as_posix() for file in site.rglob("*") if file.is_file()}
    for path, document in documents.items():
        if document.moved:
            faults.extend(languages(document))
        elif path != _NOT_FOUND:
            faults.extend(languages(document))
            faults.extend(canonical(document, address))
            both = path.startswith(_BOTH)
            faults.extend(both_languages(document) if both else twins(document, documents, address))
        faults.extend(unique_ids(document))
        faults.extend(links(document, ids, files, address))
        faults.extend(fetched(document, files, address))
        faults.extend(policies(document))
    return sorted(set(faults))


def sizes(site: Path) -> str:
    """How much there is, in a sentence."""
    files = [file for file in site.rglob("*") if file.is_file()]
    pages = sorted((file for file in files if file.suffix == ".html"), key=lambda file: file.stat().st_size)
    total = sum(file.stat().st_size for file in files)
    if not pages:
        return f"0 pages, {len(files)} files, {total / 1e6:.1f} MB"
    heaviest = pages[-1].read_bytes()
    return (
        f"{len(pages)} pages, {len(files)} files, {total / 1e6:.1f} MB; the heaviest page is "
        f"{pages[-1].relative_to(site).as_posix()}: {len(heaviest) / 1e3:.0f} kB, "
        f"{len(gzip.compress(heaviest)) / 1e3:.0f} kB compressed"
    )
