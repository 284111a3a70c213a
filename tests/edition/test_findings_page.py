"""The checker's page of findings passes the site's own audit, as far as that is about one page by itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from edition import audit
from lineup.check import Report
from lineup.corpus import Corpus, Tree
from lineup.model import Finding, Place
from lineup.report import Wanted, render
from lineup.settings import Settings

FOUND = Finding(
    "LU201", "link-target", "error", "accuracy/mistranslation", "link goes to b.md, the source goes to a.md",
    Place("vision.md", 1, 1, 5), Place("vision.md", 1, 1, 7), "b.md", "a.md", None, "00ff", "bg",
)  # fmt: skip


def page(folder: Path, ui: str) -> str:
    """The page about one finding on one page, of which a line is quoted."""
    trees = []
    for language, text in (("en", 'See [the <b id="x">plan</b>](a.md).\n'), ("bg", "Вижте [плана](b.md).\n")):
        file = folder / language / "vision.md"
        file.parent.mkdir(parents=True)
        file.write_text(text, "utf-8")
        trees.append(Tree(language, file.parent, {"vision.md": file}))
    corpus = Corpus(folder, trees[0], tuple(trees[1:]), Settings(), "commonmark")
    return render("html", Report((FOUND, FOUND), 1, 2), corpus, Wanted(ui))


def audited(html: str, folder: Path, ui: str) -> list[str]:
    """The codes of what the audit says."""
    site = folder / "site"
    file = site / ("bg/index.html" if ui == "bg" else "index.html")
    file.parent.mkdir(parents=True)
    file.write_text(html, "utf-8")
    (document,) = audit.read(site).values()
    files, ids, address = {document.path}, {document.path: {name for name, _ in document.ids}}, "https://example.org/"
    found = [
        *audit.languages(document), *audit.unique_ids(document), *audit.fetched(document, files, address),
        *audit.links(document, ids, files, address), *audit.policies(document),
    ]  # fmt: skip
    return [fault.code for fault in found]


@pytest.mark.parametrize("ui", ["en", "bg"])
def test_the_page_passes(ui: str, tmp_path: Path) -> None:
    assert audited(page(tmp_path, ui), tmp_path, ui) == []


def test_the_audit_sees_what_such_a_page_must_not_have(tmp_path: Path) -> None:
    planted = '<main id="a"><img id="a" src="https://example.com/x.png"><p style="x">'
    html = page(tmp_path, "en").replace("<main>", planted)
    assert audited(html, tmp_path, "en") == ["ED404", "ED406", "ED407"]
