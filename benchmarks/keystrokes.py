"""Types the questions in `search/` and says how long after a letter the results are painted: every letter, and the last.

    .venv/bin/python benchmarks/keystrokes.py               letter by letter six questions of each kind in each language,
                                                            and the last letters of twenty
    .venv/bin/python benchmarks/keystrokes.py --each 0      last letters only
    .venv/bin/python benchmarks/keystrokes.py --slower 1    on the processor as it is
    .venv/bin/python benchmarks/keystrokes.py --slowest 10  also the letters that took longest

It builds the site and types in a Chromium, as readers do. The clock runs from the `input` event to the frame that shows
the results: through the box, the worker and back, the list, layout and the wait for the next frame. What of it is that
wait, from the moment when the results are written to the frame's begin, is told apart: at 60 frames a second it is up to
16.7 ms, whatever the search does. For its last letter, a question is put into the box without it, and the letter typed
when those results are painted; where every letter counts, the next one comes when the last one's results are painted. The
browser's protocol slows the page four times, but no worker; so the worker's answers are held back until four times what
they took has passed, packing them included.
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
  let written = null;
  let waited = 0;
  let told = null;
  window.expect = () => {
    window.painted = new Promise((done) => (told = done));
  };
  box.addEventListener("input", (event) => (began = event.timeStamp), true);
  frame.port1.onmessage = () => {
    told([performance.now() - began, waited]);
    began = null;
    written = null;
  };
  new MutationObserver(() => {
    if (began === null || written !== null) return;
    written = performance.now();
    requestAnimationFrame(() => {
      waited = performance.now() - written;
      frame.port2.postMessage(null);
    });
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


COLUMNS = (
    *("letters", "median, ms", "95 of 100", "99 of 100", "slowest", "wait for the frame, median"),
    *("without it: median", "95 of 100", "in the worker, 99 of 100"),
)


class Key(NamedTuple):
    """What stood in the box after a letter, and milliseconds.

    Attributes:
        typed: the question so far.
        painted: until the results were painted.
        waited: what of it was the wait for the next frame.
        worker: what of it went by in the worker.
    """

    typed: str
    painted: float
    waited: float
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


def fill(page: Page, text: str) -> None:
    """Puts a text into the box in the place of what stands there, and waits for its results."""
    if page.locator(BOX).input_value() == text:
        return
    page.evaluate("() => window.expect()")
    page.locator(BOX).fill(text)
    page.evaluate("() => window.painted")


def press(page: Page, worker: Worker, letter: str) -> Key:
    """Types one letter and waits for its results."""
    page.evaluate("() => window.expect()")
    page.keyboard.type(letter)
    painted, waited = page.evaluate("() => window.painted")
    return Key(page.locator(BOX).input_value(), painted, waited, worker.evaluate("() => self.spent"))


def typed(page: Page, worker: Worker, question: str, *, last: bool) -> list[Key]:
    """Types a question into the empty box, each letter when the results of the one before are there; or its last one alone."""
    fill(page, "")
    if last:
        fill(page, question[:-1])
    return [press(page, worker, letter) for letter in (question[-1] if last else question)]


def share(times: Sequence[float], part: float) -> float:
    """What so large a part of the times do not exceed."""
    return sorted(times)[min(len(times) - 1, int(len(times) * part))]


def row(name: str, keys: Sequence[Key]) -> str:
    """A line of the table."""
    painted = [key.painted for key in keys]
    busy = [key.painted - key.waited for key in keys]
    figures = [
        *(statistics.median(painted), share(painted, 0.95), share(painted, 0.99), max(painted)),
        statistics.median([key.waited for key in keys]),
        *(statistics.median(busy), share(busy, 0.95)),
        share([key.worker for key in keys], 0.99),
    ]
    return " | ".join([f"| {name}", f"{len(keys)}", *(f"{figure:.0f}" for figure in figures)]) + " |"


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
    parser.add_argument("--each", type=int, default=6, help="questions of a kind that are typed letter by letter")
    parser.add_argument(
        "--last", type=int, default=20, help="questions of a kind of which only the last letter is typed"
    )
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--slower", type=float, default=SLOWER)
    parser.add_argument("--slowest", type=int, default=0)
    parser.add_argument("--site", type=Path, help="a site that was built already")
    given = parser.parse_args()
    measured: dict[str, list[Key]] = {"every letter": [], "last letter": []}
    print(f"| {' | '.join(['Language, kind', *COLUMNS])} |")
    print("| --- |" + " ---: |" * len(COLUMNS))
    with tempfile.TemporaryDirectory() as temporary:
        site = given.site or Path(temporary)
        if not given.site:
            build(site)
        with PagesServer(site) as server:
            for language in LANGUAGES:
                with opened(server.address + START[language], given.slower) as (page, worker):
                    for which, each in zip(measured, (given.each, given.last), strict=True):
                        asked = drawn(questions(language, everything=False), each, given.seed)
                        for kind, asks in asked.items():
                            keys = [
                                key for ask in asks for key in typed(page, worker, ask, last=which == "last letter")
                            ]
                            measured[which] += keys
                            if keys:
                                print(row(f"{language}, {kind}, {which}", keys), flush=True)
    for which, keys in measured.items():
        if keys:
            print(row(f"all, {which}", keys))
    for which, keys in measured.items():
        for key in sorted(keys, key=lambda one: -one.painted)[: given.slowest]:
            print(
                f"    {which}: {key.painted:.0f} ms, {key.waited:.0f} of them the wait for a frame, "
                f"{key.worker:.0f} in the worker: {key.typed!r}"
            )
    return 0


if __name__ == "__main__":
    sys.exit(main())
