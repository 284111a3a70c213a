"""Style sheets lose what no page can show, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from edition.styles import Names, compact, trim, trimmed

PAGES = ['<body dir="ltr" data-md-color-primary="custom"><p class="md-a md-a--on"></p></body>']
NAMES = Names.of(PAGES, "x.classList.add('made')")


@pytest.mark.parametrize(
    "kept",
    [
        "p{a:b}",
        ".md-a{a:b}",
        ".md-a--on>.made{a:b}",
        "p:not(.gone){a:b}",
        ":is(.gone,.md-a){a:b}",
        "[dir=ltr] .md-a{a:b}",
        '[data-md-color-primary="custom"]{a:b}',
        "[data-x=gone]{a:b}",
        "p[role=tooltip]{a:b}",
        ".js .md-a{a:b}",
        "@font-face{font-family:gone}",
        "@keyframes gone{0%{a:b}to{a:c}}",
        "@media print{.md-a{a:b}}",
        '.md-a{content:".gone{} /* no */, x"}',
        '@charset "UTF-8";',
    ],
)
def test_what_may_be_shown_stays(kept: str) -> None:
    assert trimmed(kept, NAMES) == kept


@pytest.mark.parametrize(
    "gone",
    [
        ".gone{a:b}",
        ".md-a .gone:hover{a:b}",
        ".md-a__part{a:b}",
        ".add{a:b}",
        "th[role=columnheader]{a:b}",
        "[dir=rtl] .md-a{a:b}",
        "[data-md-color-primary=indigo]{a:b}",
        "@media print{.gone{a:b}}",
    ],
)
def test_what_no_page_shows_goes(gone: str) -> None:
    assert trimmed(gone + "p{a:b}", NAMES) == "p{a:b}"


def test_of_several_selectors_those_that_fit_stay() -> None:
    assert trimmed(".gone,.md-a,p:is(.x,.y) .gone{a:b}", NAMES) == ".md-a{a:b}"


def test_comments_and_space_go_but_not_from_strings() -> None:
    css = '/* a */\np , q {\n  margin: calc(1px + 2px) ;\n  content: "a  /* b */ ; }";\n}\n'
    assert compact(css) == 'p,q{margin: calc(1px + 2px);content: "a  /* b */ ; }"}'


def test_a_site_is_trimmed_by_all_its_pages_and_scripts(tmp_path: Path) -> None:
    (tmp_path / "assets/javascripts").mkdir(parents=True)
    (tmp_path / "bg").mkdir()
    (tmp_path / "index.html").write_text('<p class="one"></p>', "utf-8")
    (tmp_path / "bg/index.html").write_text('<p class="two"></p>', "utf-8")
    (tmp_path / "assets/javascripts/x.js").write_text("add('three')", "utf-8")
    (tmp_path / "a.css").write_text(
        ":root{--used:1;--gone:url(\"data:,;}\");--by-gone:2}.one,.two,.three,.four{a:var(--used)}"
        ".four{a:var(--gone);b:var(--by-gone)}", "utf-8",
    )  # fmt: skip
    trim(tmp_path)
    assert (tmp_path / "a.css").read_text("utf-8") == ":root{--used:1;}.one,.two,.three{a:var(--used)}"


def test_the_colours_of_the_theme_come_with_its_other_rules(tmp_path: Path) -> None:
    sheets = tmp_path / "assets/stylesheets"
    sheets.mkdir(parents=True)
    (sheets / "main.1.min.css").write_text("p{a:b}", "utf-8")
    (sheets / "palette.2.min.css").write_text("p{c:d}", "utf-8")
    links = [f'<link rel="stylesheet" href="../assets/stylesheets/{name}.min.css">' for name in ("main.1", "palette.2")]
    (tmp_path / "index.html").write_text("\n".join(["<head>", *links, "</head>"]), "utf-8")
    trim(tmp_path)
    assert (sheets / "main.1.min.css").read_text("utf-8") == "p{a:b}p{c:d}"
    assert not (sheets / "palette.2.min.css").exists()
    assert (tmp_path / "index.html").read_text("utf-8") == f"<head>\n{links[0]}\n</head>"
