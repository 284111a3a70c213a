"""What an address means: whether it leads to a page of the tree, and whether two addresses mean the same place."""

import posixpath
import re
from collections.abc import Collection
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import unquote

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//")
_PAGE_ENDINGS = (".md", ".markdown", ".mdx")


class Address(NamedTuple):
    """An address, taken apart: `path` is relative to the language's folder where `inside`, else as written.

    `outside` marks a relative path that climbs out of the language's folder.
    """

    path: str
    fragment: str
    inside: bool
    outside: bool = False


@lru_cache(maxsize=1 << 16)
def resolve(target: str, page: str) -> Address:
    """An address as seen from a page of the tree."""
    bare, _, fragment = target.partition("#")
    if _SCHEME.match(bare):
        return Address(bare, fragment, inside=False)
    bare = unquote(bare.partition("?")[0])
    if not bare:
        return Address(page, unquote(fragment), inside=True)
    if bare.startswith("/"):
        return Address(bare, unquote(fragment), inside=False)
    joined = posixpath.normpath(posixpath.join(posixpath.dirname(page), bare))
    outside = joined == ".." or joined.startswith("../")
    return Address(joined, unquote(fragment), inside=True, outside=outside)


def is_page(path: str) -> bool:
    """Does this path name a Markdown page?"""
    return path.lower().endswith(_PAGE_ENDINGS)


@lru_cache(maxsize=1 << 16)
def meaning(target: str, page: str, languages: tuple[str, str]) -> str:
    """An address without what a language may change in it.

    That is a code of the two languages in a host (`bg.example.org`), as a folder (`/bg/`), in a file's name
    (`guide.bg.md`, `GUIDE_BG.md`) or in a query (`?hl=bg`); what a query tells of the visit; the digest that some tools put
    into the name of a translated picture; a page's ending; `www.`, and capitals in a host.
    """
    at = resolve(target, page)
    host, folder, suffix, asked = _codes(short_codes(languages))
    path = at.path if at.inside else _WEB.sub(lambda found: f"//{found[1].lower()}", at.path.rstrip("/"))
    path = folder.sub("", host.sub("//", path))
    if "?" in path:
        bare, _, query = _TRACKING.sub("", asked.sub("", path)).partition("?")
        query = query.strip("&")
        path = f"{bare.rstrip('/')}?{query}" if query else bare.rstrip("/")
    head, slash, name = path.rpartition("/")
    if "." in name or at.inside or path[:2] == "//":  # a wiki's pages have no ending: /wiki/Threat-Model-BG
        name = suffix.sub("", DIGEST.sub("", name))
    path = head + slash + name
    stem, ending = posixpath.splitext(path)
    if (at.inside or at.path[0] == "/") and ending.lower() in (*_PAGE_ENDINGS, ".html"):
        path = stem
    path = _BY_DEFAULT.sub("", path).rstrip("/") or "."
    return f"{path}#{at.fragment}" if at.fragment else path


_BY_DEFAULT = re.compile(r"/(?:index|deed)$")
"""What an address means that stops at the folder: a folder's page; the deed of a licence, which has one in each language."""
_WEB = re.compile(r"^https?://(?:www\.)?([^/?#]*)", re.IGNORECASE)
DIGEST = re.compile(r"\.[0-9a-f]{16,}(?=\.)")
"""The digest that some tools put into the name of a translated picture."""


_CODE = re.compile(r"[a-z]{2,3}(?:[-_][A-Za-z]{2,4})?")
_BACK = re.compile(r"(?:\.\./)+")


def at_source(said: str, raw: str, places: Collection[str]) -> str:
    """What the meaning of an address on the target's side means among those of the source's, or itself.

    Translations may stand in a folder of their own. Then they point back at what stands beside the source, name by its
    whole path what the source names from its own folder, and lead to the other translations as their neighbours; a tool that
    puts digests into the names of pictures keeps them all in one folder. A path from the root (`/guide.md`) is the same as
    one from the page, and one of several folders the same with the host of the site and without. `raw` is the address as
    it is written.
    """
    if said in places:
        return said
    if said == "..":  # the home page of the source, seen from the folder of translations in it
        return next((place for place in (".", "index") if place in places), said)
    if said[:1] == "/" and said[1:] in places:
        return said[1:]
    if other := _with_or_without_host(said, places):
        return other
    if DIGEST.search(raw):
        name = _stem(said)
        return next((place for place in places if _stem(place) == name), said)
    back = _BACK.sub("", said, count=1) if said.startswith("../") else ""
    if not back or back in places:
        return back or said
    if f"/{back}" in places:
        return f"/{back}"
    if _CODE.fullmatch(back.partition("/")[0]):
        for place in places:
            if place.endswith(f"/{back}"):
                return place
    tail = back if said.startswith("../../") else ""
    while "/" in tail:
        tail = tail.partition("/")[2]
        if tail in places:
            return tail
    return said


def _with_or_without_host(said: str, places: Collection[str]) -> str | None:
    """The address that names the same path of several folders from the root of a site, with its host or without."""
    host = _HOST_OF_MEANING.match(said)
    path = said[host.end() :] if host else said
    if path[:1] != "/" or path.count("/") < 2:
        return None
    if host:
        return path if path in places else None
    return next((place for place in places if _HOST_OF_MEANING.sub("", place) == path), None)


_HOST_OF_MEANING = re.compile(r"^//[^/]+")


def _stem(path: str) -> str:
    """A file's name without its folder and ending."""
    return path.rpartition("/")[2].rpartition(".")[0]


@lru_cache
def _codes(codes: tuple[str, ...]) -> tuple[re.Pattern[str], ...]:
    """How the languages' codes stand in a host, as a folder, at the end of a file's name, in a query."""
    code = "(?:" + "|".join(map(re.escape, codes)) + ")(?:[-_][A-Za-z]{2,4})?"
    return (
        re.compile(rf"^//{code}\.", re.IGNORECASE),
        # A wiki puts it before a page's name: bg:Main_Page.
        re.compile(rf"(?:(?<=/)|^){code}(?:/|$|:(?=[^\W\d]))", re.IGNORECASE),
        re.compile(rf"[._-]{code}(?=\.[A-Za-z]{{2,4}}$|$)", re.IGNORECASE),
        re.compile(
            rf"(?<=[?&])(?:hl|lang|language|locale|setlang|uselang|kl|mkt)={code}(?:-\w{{2,4}})?(?:&|$)", re.IGNORECASE
        ),
    )


def short_codes(languages: tuple[str, ...]) -> tuple[str, ...]:
    """The languages' codes without countries: pt of pt-BR."""
    return tuple(language.replace("_", "-").split("-")[0] for language in languages)


def edition(target: str, code: str) -> str:
    """The site of which an address names the edition in this language (en.wikipedia.org: wikipedia.org); empty if none."""
    match = _HOST.match(target)
    return match[2] if match and match[1].lower() == code else ""


def of_one_site(site: str, target: str) -> bool:
    """Does an address lead to a host of the same domain as a site: wordpress.org and forums.wordpress.org?"""
    match = _ANY_HOST.match(target)
    return match is not None and match[1].lower().split(".")[-2:] == site.lower().split(".")[-2:]


_ANY_HOST = re.compile(r"https?://([\w.-]+)")
_HOST = re.compile(r"https?://([A-Za-z]{2,3})\.([\w-]+\.[\w.-]+)(?=[/?#]|$)")


_TRACKING = re.compile(r"(?<=[?&])(?:utm_\w+|WT\.mc_id|fbclid|gclid)=[^&#]*(?:&|$)", re.IGNORECASE)
"""What tells a site by which page somebody came, not where to go."""
_LOOSE = re.compile(r"[\W_]+")


def loose(fragment: str) -> str:
    """A heading's id, or its words, without what generators of sites make of case, spaces and marks."""
    return _LOOSE.sub("", unquote(fragment)).casefold()


def rewriting(first: str, second: str) -> tuple[str, str]:
    """Two meanings without their longest common end: what was put for what."""
    a, b = first.partition("#")[0].split("/"), second.partition("#")[0].split("/")
    while a and b and a[-1] == b[-1]:
        a.pop()
        b.pop()
    return "/".join(a), "/".join(b)
