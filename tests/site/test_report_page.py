"""lineup's report as a page: the site's own audit finds no fault in it, nor does axe, by day and by night, in both languages."""

from __future__ import annotations

from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from playwright.sync_api import Browser
from tests.site.axe import AXE, RULES, RUN
from tests.site.looking import opened
from tests.site.visiting import NARROW, PHONE, SIDEWAYS

from edition import audit
from lineup.cli import run

LONG = "Непротивоконституционствувателствувайте" * 4
PAGES = {
    "plan.md": (
        "# Plan {: #plan }\n\nSee [the plan](more.md) & <b>40</b> more.\n\nA second paragraph.\n",
        f"# План {{: #plan }}\n\nВижте [плана](plan.md) и <b>41</b> още.\n\n{LONG} {LONG}\n",
    ),
    "more.md": ("# More {: #more }\n\nText.\n", "# Още {: #more }\n\nТекст.\u200b\n"),
}

# Words of the table that stand in two lines.
BROKEN = """() => [...document.querySelectorAll('tr > :not(:first-child)')].filter(cell => {
  const range = document.createRange()
  range.selectNodeContents(cell)
  return new Set([...range.getClientRects()].map(box => box.top)).size > 1
}).map(cell => cell.textContent)"""


@pytest.fixture
def report(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Path:
    """A folder with the report in both languages, and the report of a tree in step."""
    folder = tmp_path / "site"
    folder.mkdir()
    for name, texts in PAGES.items():
        for language, text in zip(("en", "bg"), texts, strict=True):
            file = tmp_path / "docs" / language / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, "utf-8")
    (tmp_path / "docs/en/gone.md").write_text("# Gone\n", "utf-8")
    (tmp_path / "docs/bg/orphan.md").write_text("# Сираче\n", "utf-8")
    monkeypatch.chdir(tmp_path)
    trees = ["--source", "docs/en", "--target", "docs/bg", "--languages", "en,bg"]
    for ui in ("en", "bg"):
        assert run(["check", *trees, "--format", "html", "--ui", ui]) == 1
        (folder / f"{ui}.html").write_text(capsys.readouterr().out, "utf-8")
    assert run(["check", *trees, "docs/en/more.md", "--ignore", "script", "--format", "html"]) == 0
    (folder / "clean.html").write_text(capsys.readouterr().out, "utf-8")
    return folder


def test_the_audit_finds_no_fault(report: Path) -> None:
    documents = audit.read(report)
    assert sorted(documents) == ["bg.html", "clean.html", "en.html"]
    ids = {name: {found for found, _ in document.ids} for name, document in documents.items()}
    for name, document in documents.items():
        # What only pages of a site have, an address and a twin, a report has not.
        faults = [
            *audit.unique_ids(document),
            *audit.links(document, ids, set(documents), "https://x.example/"),
            *audit.fetched(document, set(documents), "https://x.example/"),
            *audit.policies(document),
        ]
        assert [str(fault) for fault in faults] == []
        assert document.lang == ("bg" if name == "bg.html" else "en")


def test_readers_can_read_it_by_day_and_by_night_on_a_phone_and_a_desk(report: Path, browser: Browser) -> None:
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(report)))
    Thread(target=server.serve_forever, daemon=True).start()
    address = f"http://127.0.0.1:{server.server_port}"
    try:
        with opened(browser) as (page, log):
            for name in ("en", "bg", "clean"):
                page.goto(f"{address}/{name}.html")
                page.locator("details").evaluate_all("all => all.forEach(one => { one.open = true })")
                page.evaluate(AXE)
                for scheme in ("light", "dark"):
                    page.emulate_media(color_scheme=scheme)
                    assert page.evaluate(RUN, [RULES["all"], None]) == [], (name, scheme)
                for size in (PHONE, NARROW):
                    page.set_viewport_size(size)
                    assert page.evaluate(SIDEWAYS) == 0, (name, size)
                    assert size is NARROW or page.evaluate(BROKEN) == [], name
            page.set_viewport_size({"width": 1300, "height": 900})
            page.goto(f"{address}/bg.html")
            sides = page.locator(".sides:has(figure + figure)").first.locator("figure")
            boxes = [sides.nth(index).bounding_box() for index in (0, 1)]
            assert boxes[0]
            assert boxes[1]
            assert boxes[0]["y"] == boxes[1]["y"]
            assert boxes[0]["x"] < boxes[1]["x"]
            assert log.console == []
            # Nothing but the pages themselves: the style travels in the page.
            assert {one.split("?")[0] for one in log.requests if not one.startswith("data:")} == {
                f"{address}/{name}.html" for name in ("en", "bg", "clean")
            }
    finally:
        server.shutdown()
        server.server_close()


class _Quiet(SimpleHTTPRequestHandler):
    """Serves the folder and says nothing."""

    def log_message(self, *_: object) -> None:
        """Nothing."""
