"""The stems of the site's search are those of the checker, word for word."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route

from lineup.languages import stems

DATA = Path(stems.__file__).with_name("bulgarian-stems.json")
ORIGIN = "http://127.0.0.1:1"
STRANGE = ["", "-", "по-", "най-", "По-добрите", "ѝ", "и\u0300", "раи\u0306он", "СОС-ът", "10-ия", "ЩЪРКЕЛЪТ", "GitHub", "^", "ж", "😀а", "İ", "constructor"]  # fmt: skip


@pytest.fixture
def page(browser: Browser, root: Path) -> Iterator[Page]:
    """An empty page that can load our script and nothing else."""
    module = (root / "docs/assets/javascripts/bulgarian-stems.js").read_text("utf-8")

    def answer(route: Route) -> None:
        if route.request.url.endswith(".js"):
            route.fulfill(body=module, content_type="text/javascript")
        else:
            route.fulfill(body="<!doctype html>", content_type="text/html")

    opened = browser.new_page()
    opened.route("**/*", answer)
    opened.goto(ORIGIN)
    yield opened
    opened.close()


def words(root: Path) -> list[str]:
    """The words of our Bulgarian pages, each with every ending of the data on it, and some that no page has."""
    text = "\n".join(page.read_text("utf-8") for page in sorted((root / "docs/bg").rglob("*.md")))
    found = sorted(set(re.findall(r"[\w-]*[а-яѝ][\w-]*", text, re.IGNORECASE)))
    data = json.loads(DATA.read_text("utf-8"))
    endings = sorted({e.strip("^") for step in data["passes"] for listed in step.values() for e in listed.split()})
    known = f"{data['kept']} {' '.join(data['irregular'].values())}".split()
    made = (word[:5] + e for word in found[::20] for e in endings)
    return list(dict.fromkeys([*STRANGE, *known, *found, *endings, *made]))


def test_javascript_and_python_find_the_same_stems(page: Page, root: Path) -> None:
    listed = words(root)
    assert len(listed) > 20_000
    # As one text each way: Playwright takes its time with a list of so many.
    script = """async ([data, words]) => {
      const { stemmer } = await import('/bulgarian-stems.js')
      return JSON.stringify(JSON.parse(words).map(stemmer(JSON.parse(data))))
    }"""
    theirs = json.loads(page.evaluate(script, [DATA.read_text("utf-8"), json.dumps(listed)]))
    differing = {
        word: (stems.stem(word), other) for word, other in zip(listed, theirs, strict=True) if stems.stem(word) != other
    }
    assert differing == {}
