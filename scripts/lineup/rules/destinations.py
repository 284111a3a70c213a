"""What links, images and footnotes lead to: a page, a file, a place on a page that is not there."""

import re
from collections.abc import Callable, Container, Iterator, Set
from typing import NamedTuple

from lineup import model
from lineup.evidence import Features
from lineup.links import Address, is_page, resolve
from lineup.model import Page, Ref
from lineup.rules.context import Hit, on_side, place_in, place_of


def citations(features: Features) -> frozenset[str]:
    """The footnotes that a page cites."""
    return frozenset([ref.target for _, ref in features.notes])


_LEADING = ("link", "image")


class Wanted(NamedTuple):
    """A fragment of another page that a link names; whether it exists is known only when all pages are read."""

    page: str
    fragment: str
    hit: Hit


def destinations(
    page: Page,
    features: Features,
    own: Container[str],
    pages: Callable[[str], bool],
    files: Callable[[str], bool],
    *,
    target: bool,
    routes: bool = False,
) -> Iterator[Hit | Wanted]:
    """Links and images that lead nowhere.

    `own` are this page's anchors; `pages` and `files` tell what exists in the language's tree and in the folders that
    all languages share. With `routes` an address may be one of the site: it names a page without its file's ending, or
    what nobody here knows.
    """
    for one in features.inline:
        for ref in one.inline.refs:
            if ref[0] not in _LEADING:
                continue
            at = resolve(ref.target, page.path)
            if not at.inside and not (at.path.startswith("/") and not at.path.startswith("//")):
                continue
            if routes and at.path != page.path and not (at.inside and _FILE.search(at.path)) and not _far(at):
                known = _routed(at, pages)
                if known is None:
                    continue
                at = known
            rule = _nowhere(ref, at, own, pages, files, page.path)
            if rule is None:
                continue
            where = on_side(place_in(page, one.block, ref.offset), target=target)
            words: dict[str, str | int] = {"found": ref.target, "fragment": at.fragment, "page": at.path}
            hit = Hit(rule or "anchor-broken", *where, ref.target, None, words, ref.target)
            yield hit if rule else Wanted(at.path, at.fragment, hit)


def left_behind(
    page: Page, features: Features, source: Features, own: Callable[[], Set[str]], theirs: Callable[[], Set[str]]
) -> Iterator[Hit]:
    """Links of a translation to places of its own that still name the source's heading, beside one that names its own.

    How the site makes ids is not told where this is asked. That other link shows it: from the words of the page's
    headings. `own` and `theirs` are the anchors of the page and of its source.
    """
    if "](#" not in features.text:
        return
    refs = [
        (one, ref) for one in features.inline for ref in one.inline.refs if ref[0] == "link" and ref.target[:1] == "#"
    ]
    if all(f"]({ref.target})" in source.text for _, ref in refs):
        return  # each leads where the source's do, as on most pages
    named = [resolve(ref.target, page.path).fragment for _, ref in refs]
    here, there = own(), theirs()
    if not any(name in here and name not in there for name in named):
        return
    for (one, ref), name in zip(refs, named, strict=True):
        if name and name not in here and name in there:
            words: dict[str, str | int] = {"found": ref.target, "fragment": name, "page": page.path}
            where = on_side(place_in(page, one.block, ref.offset), target=True)
            yield Hit("anchor-broken", *where, ref.target, None, words, ref.target)


def _far(at: Address) -> bool:
    """Does an address climb out of the folder that holds the languages' folders?"""
    return at.outside and at.path.startswith("../..")


def _routed(at: Address, pages: Callable[[str], bool]) -> Address | None:
    """The page that an address of the site leads to, if it is one of the tree: `guide/start` or `guide/start.html`."""
    if not at.inside or at.outside:
        return None
    stem = at.path.removesuffix(".html")
    page = next((stem + ending for ending in _ENDINGS if pages(stem + ending)), None)
    return at._replace(path=page) if page else None


_FILE = re.compile(r"\.(?!html?$)[A-Za-z]\w{1,7}$")
"""How the name of a file ends: a page, a picture, what can be downloaded. A version (v1.2) has no letters there."""
_ENDINGS = tuple(middle + ending for middle in ("", "/index", "/README") for ending in (".md", ".mdx"))


def _nowhere(
    ref: Ref,
    at: Address,
    own: Container[str],
    pages: Callable[[str], bool],
    files: Callable[[str], bool],
    path: str,
) -> str | None:
    """The rule about a link or an image that leads nowhere, None where it leads somewhere; "" where another page must tell."""
    if not at.inside:
        return "link-no-file"
    if at.outside and not files(at.path):
        return "link-outside"
    if ref.kind == "image":
        return None if files(at.path) else "image-broken"
    if at.path == path:
        return None if at.fragment in own else "anchor-broken"
    if is_page(at.path):
        if not pages(at.path):
            # A page of another language around this one's folder is a file like any other.
            return None if at.outside else "link-broken"
        return "" if at.fragment else None
    if "." in at.path.rsplit("/", 1)[-1]:
        return None if files(at.path) else "link-broken"
    return "link-no-file"


def footnotes(
    page: Page,
    features: Features,
    outside: frozenset[str] | None,
    *,
    target: bool,
    cited: frozenset[str] = frozenset(),
) -> Iterator[Hit]:
    """Footnotes that are cited and defined nowhere, or defined and never cited. `outside` are ids that data files define.

    What the other side cites (`cited`) is missing here where it is cited there, and told so.
    """
    defined = {block[6]: block for block in page.blocks if block[0] == model.FOOTNOTE}
    used = citations(features)
    undefined = used - defined.keys() if outside is None else used - defined.keys() - outside
    if outside is None and not defined:
        return  # a page without any definition uses [^x] as text
    for one, ref in features.notes if undefined else ():
        if ref.target in undefined:
            place = place_in(page, one.block, ref.offset)
            where = on_side(place, target=target)
            yield Hit("footnote-undefined", *where, ref.target, None, {"id": ref.target}, ref.target)
    for ident, block in defined.items():
        if ident not in used and ident not in cited:
            place = place_of(page, block)
            where = on_side(place, target=target)
            yield Hit("footnote-unused", *where, ident, None, {"id": ident}, ident)
