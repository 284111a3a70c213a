"""Every page has its twin, and search engines are told of it."""

from __future__ import annotations

from edition.twins import Alternate, alternates, missing


def test_pages_in_both_languages_are_in_order() -> None:
    assert list(missing(["en/a.md", "bg/a.md", "assets/x.css", "en/only.png"])) == []


def test_a_page_in_one_language_is_named() -> None:
    assert [str(fault) for fault in missing(["en/a.md", "bg/b/c.md"])] == [
        "docs/bg/b/c.md:1:1: error ED204 this page has no twin docs/en/b/c.md",
        "docs/en/a.md:1:1: error ED204 this page has no twin docs/bg/a.md",
    ]


def test_links_are_absolute_and_english_is_the_default() -> None:
    assert alternates("https://x.example/s/", {"bg": "bg/a/", "en": "a/"}) == [
        Alternate("en", "https://x.example/s/a/"),
        Alternate("bg", "https://x.example/s/bg/a/"),
        Alternate("x-default", "https://x.example/s/a/"),
    ]


def test_the_home_page_is_the_address_of_the_site() -> None:
    assert alternates("https://x.example/", {"en": "./"})[0].href == "https://x.example/"


def test_a_page_without_versions_has_no_links() -> None:
    assert alternates("https://x.example/", {}) == []
