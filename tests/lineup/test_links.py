"""What an address means."""

from __future__ import annotations

import pytest

from lineup.links import Address, at_source, is_page, meaning, resolve, rewriting

CODES = ("en", "bg")


@pytest.mark.parametrize(
    ("target", "page", "expected"),
    [
        ("b.md", "a.md", Address("b.md", "", inside=True)),
        ("../b.md#x", "sub/a.md", Address("b.md", "x", inside=True)),
        ("./b.md?plain=1#x", "sub/a.md", Address("sub/b.md", "x", inside=True)),
        ("#x", "sub/a.md", Address("sub/a.md", "x", inside=True)),
        ("", "a.md", Address("a.md", "", inside=True)),
        ("b%20c.md#%D0%B0", "a.md", Address("b c.md", "а", inside=True)),
        ("../../etc/passwd", "a.md", Address("../../etc/passwd", "", inside=True, outside=True)),
        ("..", "a.md", Address("..", "", inside=True, outside=True)),
        ("..hidden.md", "a.md", Address("..hidden.md", "", inside=True)),
        ("/x/b.md#y", "a.md", Address("/x/b.md", "y", inside=False)),
        ("https://a.org/b#c", "a.md", Address("https://a.org/b", "c", inside=False)),
        ("//a.org/b", "a.md", Address("//a.org/b", "", inside=False)),
        ("mailto:a@b.org", "a.md", Address("mailto:a@b.org", "", inside=False)),
    ],
)
def test_an_address_is_seen_from_its_page(target: str, page: str, expected: Address) -> None:
    assert resolve(target, page) == expected


@pytest.mark.parametrize(
    ("path", "expected"), [("a.md", True), ("A.MD", True), ("a.mdx", True), ("a.html", False), ("md", False)]
)
def test_pages(path: str, expected: bool) -> None:
    assert is_page(path) is expected


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("a.md", "./a.md"),
        ("guide/index.md", "guide/"),
        ("guide.md", "guide.bg.md"),
        ("README.md", "README_BG.md"),
        ("a.md#x", "a.html#x"),
        ("https://a.org/en/docs", "https://a.org/bg/docs/"),
        ("https://en.example.org/wiki", "https://bg.example.org/wiki"),
        ("https://www.a.org", "http://a.org/"),
        ("http://www.Example.ORG/a", "http://example.org/a/"),
        ("/en/guide.md#x", "/bg/guide/index.html#x"),
        ("img/p.png", "img/p.0123456789abcdef.png"),
        ("https://a.org/x?hl=en&y=1", "https://a.org/x?hl=bg&y=1"),
        ("https://a.org/x?y=1&lang=en", "https://a.org/x?y=1&lang=bg-BG"),
        ("https://a.org/x", "https://a.org/x?locale=bg"),
        ("https://a.org/x?WT.mc_id=a-1", "https://a.org/x/?WT.mc_id=b-2"),
        ("https://a.org/x?q=1", "https://a.org/x?utm_source=bg&q=1"),
    ],
)
def test_addresses_that_mean_the_same(source: str, target: str) -> None:
    assert meaning(source, "page.md", CODES) == meaning(target, "page.md", CODES)


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("a.md", "b.md"),
        ("a.md#x", "a.md#y"),
        ("a.md", "../a.md"),
        ("https://a.org/docs", "https://b.org/docs"),
        ("https://a.org/x?q=en", "https://a.org/x?q=bg"),
        ("https://a.org/de/docs", "https://a.org/bg/docs"),
        ("https://a.org/Docs", "https://a.org/docs"),
        ("a.png", "a.svg"),
    ],
)
def test_addresses_that_do_not(source: str, target: str) -> None:
    assert meaning(source, "page.md", CODES) != meaning(target, "page.md", CODES)


def test_a_rewriting_is_what_stands_before_the_common_end() -> None:
    assert rewriting("img/a/p", "assets/a/p") == ("img", "assets")
    assert rewriting("a/p#x", "b/c/p#y") == ("a", "b/c")
    assert rewriting("p", "p") == ("", "")


@pytest.mark.parametrize(
    ("said", "raw", "places", "expected"),
    [
        ("../LICENSE", "../LICENSE", ["LICENSE"], "LICENSE"),
        ("../../lessons/4/Waves.ipynb", "x", ["Waves.ipynb"], "Waves.ipynb"),
        ("../lessons/4/Waves.ipynb", "x", ["Waves.ipynb"], "../lessons/4/Waves.ipynb"),
        ("../../lessons/4/Tides.ipynb", "x", ["Waves.ipynb"], "../../lessons/4/Tides.ipynb"),
        (
            "../de/README",
            "../de/README.md",
            ["translations/de/README", "translations/fr/README"],
            "translations/de/README",
        ),
        ("../sea/README", "../sea/README.md", ["translations/de/README"], "../sea/README"),
        ("../pictures/a.png", "../pictures/a.0123456789abcdef.png", ["images/b.png", "images/a.jpg"], "images/a.jpg"),
        ("../pictures/a.png", "../pictures/a.png", ["images/a.jpg"], "../pictures/a.png"),
        ("maps/a", "maps/a.md", ["a"], "maps/a"),
        ("/docs/style-guide", "/docs/bg/style-guide.md", ["docs/style-guide"], "docs/style-guide"),
        ("../../LICENSE", "../../LICENSE", ["/LICENSE"], "/LICENSE"),
        ("/docs/style-guide", "/docs/bg/style-guide.md", ["docs/other"], "/docs/style-guide"),
        ("..", "../index.md", ["index", "setup"], "index"),
        ("..", "../", [".", "setup"], "."),
        ("..", "../", ["setup"], ".."),
    ],
)
def test_what_a_folder_of_translations_points_back_at(said: str, raw: str, places: list[str], expected: str) -> None:
    assert at_source(said, raw, places) == expected


@pytest.mark.parametrize(
    ("said", "places", "expected"),
    [
        ("//town.example.org/guide/harbour/boats", ["/guide/harbour/boats"], "/guide/harbour/boats"),
        ("/guide/harbour/boats", ["//town.example.org/guide/harbour/boats"], "//town.example.org/guide/harbour/boats"),
        # Another path, and one that any site may have.
        ("//town.example.org/guide/ships", ["/guide/boats"], "//town.example.org/guide/ships"),
        ("//town.example.org/about", ["/about"], "//town.example.org/about"),
        ("/about", ["//town.example.org/about"], "/about"),
        ("/harbour/boats", ["//town.example.org/guide/harbour/boats"], "/harbour/boats"),
    ],
)
def test_a_page_may_leave_out_the_host_of_its_own_site(said: str, places: list[str], expected: str) -> None:
    assert at_source(said, said, places) == expected
