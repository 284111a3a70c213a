"""The audit of a built site: one test for each fault that it must find, on a site that is otherwise in order."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from edition.audit import audit, sizes
from edition.policy import protected

HOME = "https://x.example/s/"
Edit = dict[str, Callable[[str], str] | str | None]

SCRIPT = "<script>theme()</script>"


def page(path: str, language: str) -> str:
    """A built page that is in order; `path` is the same in both languages."""
    own = HOME + ("bg/" if language == "bg" else "") + path
    other = "bg/" if language == "en" else ""
    up = "../" * ((path.count("/")) + (language == "bg"))
    return protected(
        f'<!doctype html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">\n'
        f'<link rel="canonical" href="{own}">\n'
        f'<link rel="alternate" hreflang="en" href="{HOME}{path}">\n'
        f'<link rel="alternate" hreflang="bg" href="{HOME}bg/{path}">\n'
        f'<link rel="alternate" hreflang="x-default" href="{HOME}{path}">\n'
        f'<link rel="stylesheet" href="{up}assets/a.css">\n</head>\n<body>\n{SCRIPT}\n'
        f'<h1 id="top">A</h1>\n<a href="#top">up</a>\n<a href="/s/{other}">home</a>\n'
        f'<a href="https://elsewhere.example/x">out</a>\n</body>\n</html>\n'
    )


NOT_FOUND = protected(
    '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n</head>\n<body>\n'
    '<section lang="en"><a href="/s/">Home</a></section>\n<section lang="bg"><a href="/s/bg/">Начало</a></section>\n'
    "</body>\n</html>\n"
)

BOTH = protected(
    '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<meta name="robots" content="noindex">\n'
    f'<link rel="canonical" href="{HOME}parallel/plan/">\n</head>\n<body>\n<p lang="en">a</p><p lang="bg">а</p>\n'
    "</body>\n</html>\n"
)


@pytest.fixture
def told(tmp_path: Path) -> Callable[[Edit], list[str]]:
    """Makes a site in order, edits its files, and audits it."""

    def make(edits: Edit) -> list[str]:
        files = {
            "index.html": page("", "en"),
            "bg/index.html": page("", "bg"),
            "plan/index.html": page("plan/", "en"),
            "bg/plan/index.html": page("plan/", "bg"),
            "404.html": NOT_FOUND,
            "assets/a.css": "a { background: url(b.png); }\n",
        }
        for name, edit in edits.items():
            if edit is None:
                del files[name]
            elif isinstance(edit, str):
                files[name] = edit
            else:
                changed = edit(files[name])
                assert changed != files[name]
                files[name] = changed
        for name, text in files.items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
        return [str(fault) for fault in audit(tmp_path)]

    return make


def replace(old: str, new: str) -> Callable[[str], str]:
    return lambda text: text.replace(old, new)


def put(html: str) -> Callable[[str], str]:
    """Adds to the body, on a line of its own: line 18."""
    return lambda text: text.replace("</body>", f"{html}\n</body>")


def test_a_site_in_order_has_no_faults(told: Callable[[Edit], list[str]]) -> None:
    assert told({}) == []


PLAN = "plan/index.html"
CASES: list[tuple[Edit, list[str]]] = [
    ({"index.html": None}, ["site/index.html:1:1: error ED400 there is no home page; was the site built?"]),
    (
        {"bg/plan/index.html": replace('<html lang="bg">', '<html lang="en">')},
        ["site/bg/plan/index.html:1:1: error ED401 <html lang> is 'en', not 'bg'"],
    ),
    (
        {PLAN: replace('rel="canonical" href="https://x.example/s/plan/"', 'rel="canonical" href="plan/"')},
        ["site/plan/index.html:1:1: error ED402 the canonical address is ['plan/'], not 'https://x.example/s/plan/'"],
    ),
    (
        {"index.html": replace('rel="canonical" href="https://x.example/s/"', 'rel="canonical" href="/s/"')},
        ["site/index.html:1:1: error ED402 the canonical address is '/s/', which is not absolute"],
    ),
    (
        {PLAN: replace('<link rel="alternate" hreflang="x-default" href="https://x.example/s/plan/">\n', "")},
        [
            "site/bg/plan/index.html:1:1: error ED403 hreflang en leads to 'https://x.example/s/plan/', "
            "which does not lead back",
            "site/bg/plan/index.html:1:1: error ED403 hreflang x-default leads to 'https://x.example/s/plan/', "
            "which does not lead back",
            "site/plan/index.html:1:1: error ED403 hreflang links are en, bg; there must be en, bg and x-default",
        ],
    ),
    (
        {"plan/index.html": None, "bg/plan/index.html": None, "404.html": put('<a href="/s/plan/">plan</a>')},
        ["site/404.html:10:1: error ED405 the link to '/s/plan/' leads to no page"],
    ),
    (
        {"bg/plan/index.html": None},
        ["site/plan/index.html:1:1: error ED403 hreflang bg leads to 'https://x.example/s/bg/plan/', where no page is"],
    ),
    (
        {PLAN: put('<p id="top"></p>')},
        ["site/plan/index.html:18:1: error ED404 the id 'top' stands 2 times"],
    ),
    (
        {PLAN: put('<a href="../nowhere/">x</a>')},
        ["site/plan/index.html:18:1: error ED405 the link to '../nowhere/' leads to no page"],
    ),
    (
        {PLAN: put('<a href="../bg/#bottom">x</a>')},
        ["site/plan/index.html:18:1: error ED405 the link to '../bg/#bottom' leads to no place in that page"],
    ),
    (
        {PLAN: put('<a href="https://x.example/">x</a>')},
        ["site/plan/index.html:18:1: error ED405 the link to 'https://x.example/' leaves the site's folder"],
    ),
    (
        {PLAN: put('<img src="https://cdn.example/a.png">')},
        ["site/plan/index.html:18:1: error ED406 the page loads 'https://cdn.example/a.png' from outside the site"],
    ),
    (
        {PLAN: put('<script src="//cdn.example/a.js"></script>')},
        ["site/plan/index.html:18:1: error ED406 the page loads '//cdn.example/a.js' from outside the site"],
    ),
    (
        {PLAN: put('<img src="a.png">')},
        ["site/plan/index.html:18:1: error ED406 the page loads 'a.png', which is not there"],
    ),
    (
        {"assets/a.css": "a {}\n@import 'https://fonts.example/a.css';\n"},
        [
            "site/assets/a.css:2:1: error ED406 the style sheet loads 'https://fonts.example/a.css' "
            "from outside the site"
        ],
    ),
    (
        {PLAN: replace("Content-Security-Policy", "X-Other")},
        ["site/plan/index.html:1:1: error ED407 the page has no content security policy"],
    ),
    (
        {PLAN: replace("<head>", '<head><meta name="a" content="b">')},
        ["site/plan/index.html:1:1: error ED407 the content security policy is not the first element of the head"],
    ),
    (
        {PLAN: replace("script-src 'self'", "script-src 'self' 'unsafe-eval'")},
        ["site/plan/index.html:1:1: error ED407 the content security policy allows what is unsafe"],
    ),
    (
        {PLAN: put("<script>planted( 1 )</script>")},
        ["site/plan/index.html:18:1: error ED407 the policy does not let this script run: planted( 1 )"],
    ),
    (
        {PLAN: put('<p style="x">a</p>')},
        ["site/plan/index.html:18:1: error ED407 the policy forbids this inline style"],
    ),
    (
        {PLAN: put("<style>a{}</style>")},
        ["site/plan/index.html:18:1: error ED407 the policy forbids this inline style"],
    ),
    (
        {PLAN: put('<p onclick="a()">a</p>')},
        ["site/plan/index.html:18:1: error ED407 the policy forbids this event handler"],
    ),
    (
        {PLAN: replace('<meta charset="utf-8">', f'<meta name="a" content="{"b" * 1024}"><meta charset="utf-8">')},
        ["site/plan/index.html:1:1: error ED408 the encoding is not named in the first 1024 bytes"],
    ),
    (
        {"404.html": None},
        ["site/404.html:1:1: error ED409 there is no page for addresses that do not exist"],
    ),
    (
        {"404.html": replace('<section lang="bg">', "<section>")},
        ["site/404.html:1:1: error ED409 no part of the page has lang='bg'"],
    ),
    ({"parallel/plan/index.html": BOTH}, []),
    (
        {"parallel/plan/index.html": BOTH.replace(' lang="bg"', "").replace('content="noindex"', 'content="all"')},
        [
            "site/parallel/plan/index.html:1:1: error ED410 no part of the page has lang='bg'",
            "site/parallel/plan/index.html:1:1: error ED410 the page does not ask search engines to leave it out",
        ],
    ),
]


@pytest.mark.parametrize(("edits", "sentences"), CASES)
def test_a_fault_is_told(told: Callable[[Edit], list[str]], edits: Edit, sentences: list[str]) -> None:
    assert told(edits) == sentences


@pytest.mark.parametrize(
    "html",
    [
        '<a href="mailto:a@b.example">a</a>',
        '<a href="../bg/plan/#top">a</a>',
        '<a href="../bg/plan">a</a>',
        '<a href="?q=a">a</a>',
        '<a href="../assets/a.css">a</a>',
        '<img src="data:image/png;base64,AA==">',
        '<form action="../bg/"></form>',
        '<script type="application/json">{"a": "<p>"}</script>',
    ],
)
def test_what_is_in_order_is_no_fault(told: Callable[[Edit], list[str]], html: str) -> None:
    assert told({PLAN: put(html)}) == []


def test_sizes_are_told(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_bytes(b"a" * 2000)
    (tmp_path / "a.css").write_bytes(b"b" * 98000)
    assert sizes(tmp_path) == ("1 pages, 2 files, 0.1 MB; the heaviest page is index.html: 2 kB, 0 kB compressed")
