"""Measures how long `lineup check` takes on trees of 10 to 3,000 page pairs, against reading the same pages alone.

    .venv/bin/python benchmarks/speed.py [--pairs 10,266,3000] [--runs 5] [--profile] [--trees DIR] [--fastapi DIR]

The trees are made from this project's own pages: every page is a row of sections, drawn by a fixed seed and the same
in both languages, about 26 kB for a pair, which makes 7 MB for 266. Each figure is the median of whole runs of the
command, interpreter start included: by the clock, and of all processors together, which tells more where others use
the machine too.
"""

from __future__ import annotations

import argparse
import contextlib
import cProfile
import io
import os
import pstats
import random
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
PAIR_BYTES = 26_300


def sections(language: str) -> dict[str, list[str]]:
    """The sections of each page, without front matter; the first is what stands before the second heading."""
    found = {}
    for page in sorted((ROOT / "docs" / language).rglob("*.md")):
        body = re.sub(r"\A---\n.*?\n---\n", "", page.read_text("utf-8"), flags=re.DOTALL)
        found[page.relative_to(ROOT / "docs" / language).as_posix()] = re.split(r"(?m)^(?=## )", body)
    return found


def make_tree(folder: Path, pairs: int) -> int:
    """Writes `pairs` pages in each language and returns their bytes."""
    draw = random.Random(1)  # noqa: S311 - a benchmark, not a secret
    english, bulgarian = sections("en"), sections("bg")
    chosen = [(page, index) for page in english for index in range(1, len(english[page]))]
    total = 0
    for number in range(pairs):
        pages = {"en": [f"# Page {number} {{: #page }}\n"], "bg": [f"# Страница {number} {{: #page }}\n"]}
        size = 0
        while size < PAIR_BYTES:
            page, index = draw.choice(chosen)
            prefix, own = f"s{size}", f"{number}{size}"
            for language, source in (("en", english), ("bg", bulgarian)):
                text = re.sub(r"\{: #([\w-]+) ?\}", rf"{{: #{prefix}-\1 }}", source[page][index])
                text = re.sub(r"\]\([^)#]*\.md[^)]*\)", "](page-0.md)", text)
                # A number of its own for each section, so that no text stands twice and nothing is read from a cache.
                pages[language].append(re.sub(r"(?m)(?<=\])$", f" {own}", text))
                size += len(text.encode())
        total += size
        for language, parts in pages.items():
            file = folder / language / f"page-{number}.md"
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text("\n".join(parts), "utf-8")
    return total


def command(folder: Path) -> list[str]:
    """The call that is measured, for the trees `en` and `bg` in a folder."""
    trees = ["--source", f"{folder}/en", "--target", f"{folder}/bg", "--languages", "en,bg"]
    return ["check", "--no-cache", *trees, "--format", "json"]


def calls_for(folder: Path, fastapi: str | None) -> dict[str, list[str]]:
    """All calls that are measured on the trees `en` and `bg` in a folder, by what they are called in the table."""
    program = str(Path(sys.executable).with_name("lineup"))
    calls = {
        "lineup, every rule": [program, *command(folder)],
        "lineup, pages, structure, references": [program, *command(folder), "--select", SOME],
        "floor: the pages as blocks": [sys.executable, "-c", PARSING, str(folder)],
        "floor: the bytes as text": [sys.executable, "-c", READING, str(folder)],
    }
    if fastapi:
        calls["FastAPI's checker"] = [sys.executable, "-c", OTHER, str(folder), fastapi]
    return calls


def measure(folder: Path, pairs: int, size: int, options: argparse.Namespace) -> None:
    """Prints one line for each call; `size` is in bytes, of both trees."""
    for what, call in calls_for(folder, options.fastapi).items():
        took = median(call, options.runs)
        figures = f"{took.wall:8.3f} {took.busy:8.3f} {1000 * took.busy / pairs:16.2f}"
        print(f"{pairs:5} {size / 1e6:6.2f}  {what:36}{figures}", flush=True)


def warm(program: str, folder: Path, runs: int) -> float:
    """Seconds of the median run in which one page has changed since the last."""
    arguments = [program, *(one for one in command(folder) if one != "--no-cache")]
    page = folder / "bg" / "page-3.md"
    times = []
    with tempfile.TemporaryDirectory() as place:
        environment = {**os.environ, "LINEUP_CACHE_DIR": place}
        for number in range(runs + 1):
            page.write_text(f"{page.read_text('utf-8')}\nНов абзац {number}.\n", "utf-8")
            begin = time.perf_counter()
            subprocess.run(arguments, stdout=subprocess.DEVNULL, check=False, env=environment)  # noqa: S603 - our own command
            times.append(time.perf_counter() - begin)
    # The first run had no cache.
    return statistics.median(times[1:])


class Time(NamedTuple):
    """Seconds of the median run: by the clock, and of all processors together."""

    wall: float
    busy: float


def median(arguments: list[str], runs: int) -> Time:
    """What the median run takes."""
    walls, busy = [], []
    for _ in range(runs):
        before, begin = os.times(), time.perf_counter()
        subprocess.run(arguments, stdout=subprocess.DEVNULL, check=False)  # noqa: S603 - our own command
        walls.append(time.perf_counter() - begin)
        after = os.times()
        busy.append(sum(after[2:4]) - sum(before[2:4]))
    return Time(statistics.median(walls), statistics.median(busy))


def least(program: str, some: Sequence[str], runs: int) -> Time:
    """What a check takes where there is next to nothing to read: one pair of pages with one heading each."""
    with tempfile.TemporaryDirectory() as name:
        for language, heading in (("en", "Page"), ("bg", "Страница")):
            file = Path(name, language, "page.md")
            file.parent.mkdir()
            file.write_text(f"# {heading} {{: #page }}\n", "utf-8")
        return median([program, *command(Path(name)), *some], runs)


READING = """
import sys, pathlib
for page in pathlib.Path(sys.argv[1]).rglob("*.md"): page.read_text("utf-8")
"""
PARSING = """
import sys, pathlib
from lineup.markdown import read_page
for page in pathlib.Path(sys.argv[1]).rglob("*.md"): read_page(page.read_text("utf-8"))
"""
# FastAPI's checker compares code, headings, links and tags by their number and order, and stops at a page's first fault.
OTHER = """
import sys, pathlib
sys.path.insert(0, sys.argv[2])
from scripts.doc_parsing_utils import check_translation
root = pathlib.Path(sys.argv[1])
for page in root.joinpath("en").rglob("*.md"):
    twin = root / "bg" / page.relative_to(root / "en")
    try:
        check_translation(
            doc_lines=twin.read_text("utf-8").splitlines(), en_doc_lines=page.read_text("utf-8").splitlines(),
            lang_code="bg", auto_fix=False, path=str(twin),
        )
    except ValueError as error:
        print(error)
"""


def main() -> int:
    """Prints one line for each size of tree and each program."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pairs", default="10,30,100,266,1000,3000")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument(
        "--trees", metavar="DIR", type=Path, help="measure DIR/en and DIR/bg in place of trees that are made"
    )
    parser.add_argument("--fastapi", metavar="DIR", help="FastAPI's source distribution, to run its checker as well")
    parser.add_argument(
        "--profile", action="store_true", help="also print where one process spends its time on 266 pairs"
    )
    options = parser.parse_args()
    sides = [list(options.trees.joinpath(language).rglob("*.md")) if options.trees else [] for language in ("en", "bg")]
    if options.trees and not all(sides):
        parser.error(f"{options.trees} must hold pages in en and in bg")
    program = str(Path(sys.executable).with_name("lineup"))
    for what, some in (("every rule", ()), ("pages, structure, references", ("--select", SOME))):
        start = least(program, some, options.runs)
        print(f"start of the interpreter and of a check, {what}: {start.wall:.3f} s, busy {start.busy:.3f} s")
    print("pairs     MB  what                                wall s   busy s   busy ms a pair")
    if options.trees:
        measure(options.trees, len(sides[0]), sum(file.stat().st_size for side in sides for file in side), options)
        return 0
    for pairs in map(int, options.pairs.split(",")):
        with tempfile.TemporaryDirectory() as name:
            size = make_tree(Path(name), pairs)
            measure(Path(name), pairs, size, options)
            if pairs == 266:
                print(
                    f"266 pairs, one page changed since the last run: {warm(program, Path(name), options.runs):.3f} s",
                    flush=True,
                )
            if options.profile and pairs == 266:
                _profile(Path(name))
    return 0


SOME = "pages,structure,references"


def _profile(folder: Path) -> None:
    """Where one process spends its time."""
    from lineup import check  # noqa: PLC0415 - only for the profile
    from lineup.cli import run  # noqa: PLC0415

    check.PARALLEL_FROM = 1 << 60
    profiler = cProfile.Profile()
    with contextlib.redirect_stdout(io.StringIO()):
        profiler.runcall(run, command(folder))
    pstats.Stats(profiler).sort_stats("tottime").print_stats(22)


if __name__ == "__main__":
    sys.exit(main())
