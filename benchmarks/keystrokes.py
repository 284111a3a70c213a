"""Types the questions in `search/` letter by letter and says how long after each the results are painted.

    .venv/bin/python benchmarks/keystrokes.py               six questions of each kind in each language
    .venv/bin/python benchmarks/keystrokes.py --each 20     more of them
    .venv/bin/python benchmarks/keystrokes.py --slower 1    on the processor as it is
    .venv/bin/python benchmarks/keystrokes.py --slowest 10  also the letters that took longest

It builds the site and types in a Chromium, as readers do. The clock runs from the `input` event to the frame that shows
the results: through the box, the worker and back, the list, layout and the wait for the next frame. The
browser's protocol slows the page four times, but no worker; so the worker's answers are held back until four times what
they took has passed, packing them included. The next letter comes when the last one's results are painted.
"""

from __future__ import annotations

import argparse
import random
import statistics
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from playwright.sync_api import Page, Worker, sync_playwright
from search import LANGUAGES, SLOWER, Question, build, questions  # type: ignore[import-not-found]

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests" / "site"))

import chromium  # type: ignore[import-not-found] # noqa: E402
from pages_server import PagesServer  # type: ignore[import-not-found] # noqa: E402

BOX = "[data-md-component=search-query]"
START = {"bg": "bg/about/privacy/", "en": "about/privacy/"}
# What is posted while a frame is made comes when it has been drawn.
WATCH = """() => {
  const box = document.querySelector("[data-md-component=search-query]");
  const result = document.querySelector("[data-md-component=search-result]");
  const frame = new MessageChannel();
  let began = null;
  let drawing = false;
  let told = null;
  window.expect = () => {
    window.painted = new Promise((done) => (told = done));
  };
  box.addEventListener("input", (event) => (began = event.timeStamp), true);
  frame.port1.onmessage = () => {
    told(performance.now() - began);
    began = null;
    drawing = false;
  };
  new MutationObserver(() => {
    if (began === null || drawing) return;
    drawing = true;
    requestAnimationFrame(() => frame.port2.postMessage(null));
  }).observe(result, { childList: true, subtree: true, characterData: true });
}"""
HOLD = """(slower) => {
  const post = self.postMessage.bind(self);
  let began = 0;
  self.addEventListener("message", () => (began = performance.now()), true);
  self.postMessage = (message) => {
    structuredClone(message);
    self.spent = slower * (performance.now() - began);
    while (performance.now() < began + self.spent);
    post(message);
  };
}"""


class Key(NamedTuple):
    """What stood in the box after a keystroke, and the milliseconds until its results were painted, and in the worker."""

    typed: str
    painted: float
    worker: float


@contextmanager
def opened(address: str, slower: float) -> Iterator[tuple[Page, Worker]]:
    """A page with its search opened and ready, and its worker, both slowed."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium.find(), args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page()
        page.goto(address, wait_until="networkidle")
        with page.expect_event("worker") as started:
            page.locator(BOX).click()
        worker = started.value
        page.wait_for_load_state("networkidle")
        # What readers have while they reach for the first key: the time in which the worker makes its code fast.
        page.wait_for_timeout(4000)
        worker.evaluate(HOLD, slower)
        page.evaluate(WATCH)
        page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": slower})
        yield page, worker
        browser.close()


def typed(page: Page, worker: Worker, question: str) -> list[Key]:
    """Types a question into the empty box, each letter when the results of the last one are there."""
    if page.locator(BOX).input_value():
        page.evaluate("() => window.expect()")
        page.locator(BOX).fill("")
        page.evaluate("() => window.painted")
    keys = []
    for end in range(1, len(question) + 1):
        page.evaluate("() => window.expect()")
        page.keyboard.type(question[end - 1])
        painted = page.evaluate("() => window.painted")
        keys.append(Key(question[:end], painted, worker.evaluate("() => self.spent")))
    return keys


def row(name: str, times: Sequence[float], *more: str) -> str:
    """A line of the table: how many, the median, and what 95 and 99 in a hundred do not exceed."""
    sorted_times = sorted(times)
    shares = (sorted_times[min(len(times) - 1, int(len(times) * share))] for share in (0.95, 0.99))
    figures = [statistics.median(times), *shares, sorted_times[-1]]
    return " | ".join([f"| {name}", f"{len(times)}", *(f"{figure:.0f}" for figure in figures), *more]) + " |"


def drawn(asked: Sequence[Question], each: int, seed: int) -> dict[str, list[str]]:
    """So many questions of each kind."""
    kinds: dict[str, list[str]] = {}
    for question in asked:
        kinds.setdefault(question.kind, []).append(question.ask)
    chance = random.Random(seed)  # noqa: S311 - a benchmark, not a secret
    return {kind: chance.sample(asks, min(each, len(asks))) for kind, asks in sorted(kinds.items())}


def main() -> int:
    """Measures and prints; 0 where everything ran."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--each", type=int, default=6)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--slower", type=float, default=SLOWER)
    parser.add_argument("--slowest", type=int, default=0)
    parser.add_argument("--site", type=Path, help="a site that was built already")
    given = parser.parse_args()
    everything: list[Key] = []
    print("| Language, kind | letters | median, ms | 95 of 100 | 99 of 100 | slowest | in the worker, 99 of 100 |")
    print("| --- | ---: | ---: | ---: | ---: | ---: | ---: |")
    with tempfile.TemporaryDirectory() as temporary:
        site = given.site or Path(temporary)
        if not given.site:
            build(site)
        with PagesServer(site) as server:
            for language in LANGUAGES:
                with opened(server.address + START[language], given.slower) as (page, worker):
                    asked = drawn(questions(language, everything=False), given.each, given.seed)
                    for kind, asks in asked.items():
                        keys = [key for ask in asks for key in typed(page, worker, ask)]
                        everything += keys
                        print(table_row(f"{language}, {kind}", keys), flush=True)
    print(table_row("all", everything))
    for key in sorted(everything, key=lambda one: -one.painted)[: given.slowest]:
        print(f"    {key.painted:.0f} ms, {key.worker:.0f} in the worker: {key.typed!r}")
    return 0


def table_row(name: str, keys: Sequence[Key]) -> str:
    """The line of one kind."""
    worker = sorted(key.worker for key in keys)
    return row(name, [key.painted for key in keys], f"{worker[min(len(worker) - 1, int(len(worker) * 0.99))]:.0f}")


if __name__ == "__main__":
    sys.exit(main())
