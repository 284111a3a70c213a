"""Asks the search the questions in `search/` and says how many find their page first and among the first five.

    .venv/bin/python benchmarks/search.py               this project's pages
    .venv/bin/python benchmarks/search.py --all         the questions for tuning as well
    .venv/bin/python benchmarks/search.py --missed      also which questions do not find theirs among the first five
    .venv/bin/python benchmarks/search.py --theme SITE  the theme's own search, over a site that was built with its index
    .venv/bin/python benchmarks/search.py --draw 1001 1002  questions drawn afresh from the pages, by these numbers
    .venv/bin/python benchmarks/search.py --draw 1001 --most 100  also about words that stand on many pages

It builds the site and runs the search in a Chromium, as readers do; with four times less processor for the times.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

import drawing  # type: ignore[import-not-found]
import yaml
from playwright.sync_api import Page, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests" / "site"))

import chromium  # type: ignore[import-not-found] # noqa: E402
from pages_server import PagesServer  # type: ignore[import-not-found] # noqa: E402

LANGUAGES = ("bg", "en")
SLOWER = 4
OURS = """async ([base, language, questions]) => {
  const [{ engine }, index] = await Promise.all([
    import(`${base}assets/javascripts/search/engine.js`),
    fetch(`${base}search/${language}.json`).then((answer) => answer.json()),
  ]);
  const began = performance.now();
  const search = engine(index);
  const ready = performance.now() - began;
  const answers = questions.map((question) => {
    const start = performance.now();
    const pages = search.find(question).pages.map((page) => page.address);
    return [pages, performance.now() - start];
  });
  return { ready, answers };
}"""
THEIRS = """async ([base, worker, questions]) => {
  const index = await fetch(`${base}search/search_index.json`).then((answer) => answer.json());
  const theirs = new Worker(worker);
  const say = (type, data, wanted) => new Promise((done) => {
    const hear = ({ data: message }) => {
      if (message.type !== wanted) return;
      theirs.removeEventListener("message", hear);
      done(message.data);
    };
    theirs.addEventListener("message", hear);
    theirs.postMessage({ type, data });
  });
  await say(0, { ...index, options: { suggest: true } }, 1);
  const answers = [];
  for (const question of questions) {
    const start = performance.now();
    const { items } = await say(2, question, 3);
    answers.push([items.map(([first]) => first.location.split("#")[0]), performance.now() - start]);
  }
  return { ready: 0, answers };
}"""


class Question(NamedTuple):
    """What is asked, of which kind it is, and the pages that answer it."""

    ask: str
    kind: str
    pages: frozenset[str]


def questions(language: str, *, everything: bool) -> list[Question]:
    """The questions of a language; without those that were there to tune on unless they are asked for."""
    parts = yaml.safe_load((ROOT / f"benchmarks/search/questions-{language}.yml").read_text("utf-8"))
    return [
        Question(str(ask), kind, frozenset(pages))
        for part in (("tune", "report") if everything else ("report",))
        for kind, asked in parts[part].items()
        for ask, pages in asked.items()
    ]


def path(address: str) -> str:
    """The page behind an address: `bg/strategy/mission/` -> `strategy/mission.md`."""
    bare = address.removeprefix("bg/").rstrip("/")
    folder = (ROOT / "docs/en" / bare).is_dir()
    return f"{bare}/index.md".lstrip("/") if folder else f"{bare}.md"


@contextmanager
def browser(site: Path) -> Iterator[tuple[Page, str]]:
    """A page of the site in a Chromium, and the site's address."""
    with PagesServer(site) as server, sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium.find(), args=["--no-sandbox", "--disable-gpu"])
        page = started.new_page()
        page.goto(server.address, wait_until="networkidle")
        page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
        yield page, server.address
        started.close()


def table(language: str, asked: list[Question], measured: dict[str, Any], *, missed: bool) -> None:
    """Prints, per kind of question, how many found their page first and among the first five."""
    places: dict[str, list[int | None]] = {}
    foreign = 0
    for question, (addresses, _) in zip(asked, measured["answers"], strict=True):
        foreign += sum(address.startswith("bg/") != (language == "bg") for address in addresses)
        found = list(
            dict.fromkeys(path(address) for address in addresses if address.startswith("bg/") == (language == "bg"))
        )
        place = next((at for at, name in enumerate(found) if name in question.pages), None)
        for kind in (question.kind, "all"):
            places.setdefault(kind, []).append(place)
        if missed and (place is None or place >= 5):
            print(f"    {question.kind}: {question.ask!r} wants {', '.join(sorted(question.pages))}, got {found[:3]}")
    print(f"| {language}: kind of question | number | first | among five | mean reciprocal rank |")
    print("| --- | ---: | ---: | ---: | ---: |")
    for kind, found_at in sorted(places.items(), key=lambda one: (one[0] == "all", one[0])):
        first, five = (sum(at is not None and at < most for at in found_at) / len(found_at) for most in (1, 5))
        rank = statistics.fmean(0 if at is None else 1 / (at + 1) for at in found_at)
        print(f"| {kind} | {len(found_at)} | {first:.1%} | {five:.1%} | {rank:.3f} |")
    times = sorted(time for _, time in measured["answers"])
    print(f"\n{foreign} results in the other language; an answer takes {statistics.median(times):.1f} ms in the median, "
          f"{times[int(len(times) * 0.99)]:.0f} ms for the slowest in a hundred.\n")  # fmt: skip


def drawn_table(asked: list[drawing.Question], measured: dict[str, Any], language: str, *, missed: bool) -> None:
    """Prints, per kind, how many found a page that has the word, and how many the one that has it most or in its title."""
    kinds: dict[str, list[tuple[int, int]]] = {}
    foreign = 0
    for question, (found, _) in zip(asked, measured["answers"], strict=True):
        foreign += sum(address.startswith("bg/") != (language == "bg") for address in found)
        any_page, best = (
            next((at for at, address in enumerate(found) if address in wanted), len(found) + 5)
            for wanted in (question.pages, question.best)
        )
        kinds.setdefault(question.kind, []).append((any_page, best))
        if missed and any_page >= 5:
            print(f"    {question.kind}: {question.ask!r} wants {', '.join(sorted(question.pages))}, got {found[:3]}")
    print("| Language, kind | number | any page: first | among five | the best page: first | among five |")
    print("| --- | ---: | ---: | ---: | ---: | ---: |")
    for kind, places in kinds.items():
        shares = [sum(place[which] < most for place in places) / len(places) for which in (0, 1) for most in (1, 5)]
        print(f"| {language}, {kind} | {len(places)} | {' | '.join(f'{share:.1%}' for share in shares)} |")
    print(f"\n{foreign} results in the other language.\n")


def build(folder: Path) -> None:
    """Builds the site into a folder."""
    subprocess.run(  # noqa: S603 - our own build
        [sys.executable, "-m", "mkdocs", "build", "--site-dir", str(folder)], cwd=ROOT, check=True, capture_output=True
    )


def main() -> int:
    """Measures and prints; 0 where everything ran."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--all", action="store_true")
    parser.add_argument("--missed", action="store_true")
    parser.add_argument("--theme", type=Path, metavar="SITE")
    parser.add_argument("--draw", type=int, nargs="+", metavar="NUMBER")
    parser.add_argument("--most", type=int, default=3, help="on how many pages a drawn word stands at most")
    parser.add_argument("--site", type=Path, help="a site that was built already")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        site = given.theme or given.site or Path(temporary)
        if not (given.theme or given.site):
            build(site)
        with browser(site) as (page, address):
            for language in LANGUAGES:
                if given.draw:
                    words = drawing.read(site, language)
                    drawn = [one for seed in given.draw for one in drawing.draw(words, seed, most=given.most)]
                    measured = page.evaluate(OURS, [address, language, [one.ask for one in drawn]])
                    drawn_table(drawn, measured, language, missed=given.missed)
                    continue
                asked = questions(language, everything=given.all)
                if given.theme:
                    worker = next(site.glob("assets/javascripts/workers/search.*.js")).relative_to(site).as_posix()
                    measured = page.evaluate(THEIRS, [address, address + worker, [one.ask for one in asked]])
                else:
                    measured = page.evaluate(OURS, [address, language, [one.ask for one in asked]])
                    print(f"{language}: ready {measured['ready']:.0f} ms after the index is there.\n")
                table(language, asked, measured, missed=given.missed)
    return 0


if __name__ == "__main__":
    sys.exit(main())
