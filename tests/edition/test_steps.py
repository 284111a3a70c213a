"""The steps inside a MkDocs build, driven as readers of the repository drive them: by `mkdocs build` alone."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from html import escape
from pathlib import Path

import pytest
from tests.edition.small import ROOT

from edition.audit import audit
from edition.policy import digest, inline_scripts

Edit = Callable[[str], str]
Build = Callable[..., tuple[int, str, Path]]


@pytest.fixture
def build(tmp_path: Path) -> Build:
    """Builds a copy of the project after edits of its files; gives the status, what was said, and the site."""

    def make(edits: dict[str, Edit | None] | None = None, **environment: str) -> tuple[int, str, Path]:
        root, site = tmp_path / "copy", tmp_path / "built"
        for name in ("docs", "data", "overrides"):
            shutil.copytree(ROOT / name, root / name)
        (root / "scripts/edition").mkdir(parents=True)
        shutil.copy(ROOT / "scripts/edition/hooks.py", root / "scripts/edition/hooks.py")
        shutil.copy(ROOT / "mkdocs.yml", root / "mkdocs.yml")
        for name, edit in (edits or {}).items():
            if edit is None:
                (root / name).unlink()
            else:
                (root / name).write_text(edit((root / name).read_text("utf-8")), "utf-8")
        done = subprocess.run(
            [sys.executable, "-m", "mkdocs", "build", "--site-dir", str(site)],
            cwd=root, env={**os.environ, **environment}, capture_output=True, text=True, check=False,
        )  # fmt: skip
        return done.returncode, done.stderr, site

    return make


def test_without_an_environment_the_site_is_local_and_in_order(build: Build) -> None:
    status, said, site = build()
    assert (status, "WARNING -" in said) == (0, False)
    assert audit(site) == []
    home = (site / "bg/index.html").read_text("utf-8")
    assert '<link rel="canonical" href="http://localhost:8000/bg/">' in home
    assert "github.com" not in home


def test_addresses_of_the_environment_are_in_every_page(build: Build) -> None:
    status, _, site = build(SITE_URL="https://x.example/s", GITHUB_REPOSITORY="owner/name")
    assert status == 0
    assert audit(site) == []
    page = (site / "bg/summary/index.html").read_text("utf-8")
    assert '<link rel="canonical" href="https://x.example/s/bg/summary/">' in page
    assert '<link rel="alternate" hreflang="x-default" href="https://x.example/s/summary/">' in page
    assert 'href="https://github.com/owner/name/edit/main/docs/bg/summary.md"' in page
    assert (
        'href="https://github.com/owner/name/issues/new?template=error.yml'
        "&page=https%3A%2F%2Fx.example%2Fs%2Fbg%2Fsummary%2F"
        '&language=Bulgarian%20%C2%B7%20%D0%B1%D1%8A%D0%BB%D0%B3%D0%B0%D1%80%D1%81%D0%BA%D0%B8"'
    ) in page.replace("&amp;", "&")
    # The theme's script, which no page asks for, would also ask the code host for numbers of stars.
    assert list(site.rglob("*.min.js")) == []


PLANTS: dict[str, Callable[[str, str], str]] = {
    "docs/bg/summary.md": lambda text, script: f"{text}\n\n{script}\n",
    # In titles: in the header, in a heading, as entities in a heading and in a section.
    "docs/en/summary.md": lambda text, script: text.replace(
        "---\n", f"---\ntitle: 'A {script}'\nstatus: '\"{script}'\n", 1
    ),
    "docs/en/glossary.md": lambda text, script: text.replace("\n# ", f"\n# {script} ", 1),
    "docs/en/open-questions.md": lambda text, script: text.replace("\n# ", f"\n# &lt;/title>{escape(script)} ", 1),
    "docs/en/figures.md": lambda text, script: text.replace("\n## ", f"\n## {escape(script)} `{script}` ", 1),
}


def test_a_script_in_a_page_or_in_a_title_is_let_run_nowhere(build: Build) -> None:
    # One build for all: each script has a name of its own.
    scripts = {name: f"planted{number}()" for number, name in enumerate(PLANTS)}

    def planting(name: str) -> Edit:
        def plant(text: str) -> str:
            planted = PLANTS[name](text, f"<script>{scripts[name]}</script>")
            assert planted != text
            return planted

        return plant

    status, _, site = build({name: planting(name) for name in PLANTS})
    assert status == 0
    page = (site / "bg/summary/index.html").read_text("utf-8")
    assert scripts["docs/bg/summary.md"] in [script.text for script in inline_scripts(page)]
    assert [fault.code for fault in audit(site) if "bg/summary/" in fault.path] == ["ED407"]
    for html in site.rglob("*.html"):
        text = html.read_text("utf-8")
        for name, script in scripts.items():
            assert digest(script) not in text, (name, html)


def test_an_unknown_citation_stops_the_build_with_page_and_line(build: Build) -> None:
    status, said, _ = build({"docs/bg/summary.md": lambda text: text.rstrip() + "\n\nТекст.[^nobody]\n"})
    line = len((ROOT / "docs/bg/summary.md").read_text("utf-8").rstrip().split("\n")) + 2
    assert status == 1
    assert f"\ndocs/bg/summary.md:{line}:7: error ED201 there is no source 'nobody' in data/sources.yml\n" in said
    assert "Traceback" not in said


@pytest.mark.parametrize(("gone", "left"), [("bg", "en"), ("en", "bg")])
def test_a_page_without_its_twin_stops_the_build(build: Build, gone: str, left: str) -> None:
    status, said, _ = build({f"docs/{gone}/summary.md": None})
    assert status == 1
    assert f"docs/{left}/summary.md:1:1: error ED204 this page has no twin docs/{gone}/summary.md" in said
    assert "Traceback" not in said


def test_data_that_are_not_in_order_stop_the_build(build: Build) -> None:
    status, said, _ = build({"data/sources.yml": lambda text: text.replace("language: en", "language: xx", 1)})
    assert status == 1
    assert "sources[0].language: 'xx' is not one of 'bg', 'de', 'en'" in said
    assert "Traceback" not in said


def test_an_address_of_no_use_stops_the_build(build: Build) -> None:
    status, said, _ = build(SITE_URL="ftp://x.example/")
    assert status == 1
    assert "SITE_URL is 'ftp://x.example/'; it must be an http or https address" in said
    assert "Traceback" not in said
