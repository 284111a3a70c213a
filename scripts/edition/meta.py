"""What a page tells those that find and share it: where it stands, what it is about, in words and in JSON-LD."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from html import unescape
from typing import Any, NamedTuple

from edition.words import ABOUT, LOCALES

LICENCE = "https://creativecommons.org/licenses/by/4.0/"
# When its English edition is dated; facts doc-01 and doc-02.
_DATE = "2019-07"
_TAG = re.compile(r"<[^>]+>")
_OTHER = {"en": "bg", "bg": "en"}


def text(html: str) -> str:
    """What HTML says; non-breaking spaces stay what they are."""
    return unescape(_TAG.sub("", html)).strip()


class Crumb(NamedTuple):
    """A step on the way from the home page to a page: its name and its address relative to the site."""

    name: str
    url: str


class About(NamedTuple):
    """What is known of a page.

    Attributes:
        title: its first heading, as text.
        description: a sentence.
        language: of the page.
        addresses: absolute, by language.
        site: absolute address of the home page in the page's language.
        site_name: name of the edition in the page's language.
        crumbs: the way to the page, with itself at the end.
        datasets: what can be taken away from it, in terms of schema.org.
    """

    title: str
    description: str
    language: str
    addresses: Mapping[str, str]
    site: str
    site_name: str
    crumbs: Sequence[Crumb]
    datasets: Sequence[Mapping[str, Any]] = ()


def properties(about: About, root: str) -> list[tuple[str, str]]:
    """Open Graph properties, by name, in order.

    Args:
        about: the page.
        root: absolute address of the site, with a slash at its end.
    """
    other = _OTHER[about.language]
    return [
        ("og:type", "article"),
        ("og:site_name", about.site_name),
        ("og:title", about.title),
        ("og:description", about.description),
        ("og:url", about.addresses[about.language]),
        ("og:locale", LOCALES[about.language]),
        ("og:locale:alternate", LOCALES[other]),
        ("og:image", f"{root}assets/images/share-{about.language}.png"),
        ("og:image:width", "1200"),
        ("og:image:height", "630"),
        ("og:image:alt", about.site_name),
    ]


def linked_data(about: About, root: str) -> str:
    """The page and the way to it in terms of schema.org; may stand in a script element as it is.

    Args:
        about: the page.
        root: absolute address of the site, with a slash at its end.
    """
    address, other = about.addresses[about.language], _OTHER[about.language]
    names = ABOUT[about.language]
    page: dict[str, Any] = {
        "@type": "WebPage",
        "@id": address,
        "url": address,
        "name": about.title,
        "description": about.description,
        "inLanguage": about.language,
        "license": LICENCE,
        "isAccessibleForFree": True,
        "isPartOf": {"@type": "WebSite", "@id": about.site, "name": about.site_name, "inLanguage": about.language},
        "about": {
            "@type": "Report",
            "name": names["name"],
            "alternateName": names["short"],
            "datePublished": _DATE,
            "inLanguage": "en",
        },
        "workTranslation" if about.language == "en" else "translationOfWork": {"@id": about.addresses[other]},
    }
    steps = [
        {"@type": "ListItem", "position": number, "name": crumb.name, "item": root + crumb.url.removeprefix("./")}
        for number, crumb in enumerate(about.crumbs, start=1)
    ]
    graph = [page, {"@type": "BreadcrumbList", "itemListElement": steps}, *about.datasets]
    made = json.dumps({"@context": "https://schema.org", "@graph": graph}, ensure_ascii=False)
    return made.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
