"""Feeds the checker pages that nobody would write, and reports every traceback, every wait and every answer of two sentences.

    .venv/bin/python benchmarks/fuzz.py                      ten minutes, over this project's pages and arbitrary bytes
    .venv/bin/python benchmarks/fuzz.py --seconds 60 --seed 7 --corpus DIR --keep FOLDER

A case is a small tree: pages of the corpus with bytes, lines and pieces changed, taken from elsewhere, repeated or
nested; or bytes out of nothing; or a page and its translation (`en/` and `bg/` of the corpus) with several faults of translators
at once, so that what one rule says of a fault meets what others say of it; sometimes with a mkdocs.yml and a pyproject.toml
treated likewise. The command runs in
a process of its own as a user would run it (`lineup check`), one case after another; a watchdog ends the process when one
case takes too long. Cases that fail are kept, each in a folder with the call, and so is the slowest; the seed repeats a run.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import json
import multiprocessing
import os
import random
import shutil
import sys
import tempfile
import time
import traceback
from collections import Counter
from multiprocessing.connection import Connection
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "scripts"))

from lineup.cli import run  # noqa: E402
from lineup.report import FORMATS  # noqa: E402
from lineup.selftest import KINDS, Draft, plant  # noqa: E402

PIECES = (
    "---\n", "+++\n", "# ", "## a {: #b }\n", "> ", "- ", "1. ", "    ", "\t", "```\n", "~~~~\n", "|", "|-|-|\n", "!!! note \"x\"\n", "???+ tip\n",
    '=== "t"\n', ":::", "/// a | b\n", "///\n", "[^a]", "[^a]: ", "](", "![", "[", "]", "(", ")", "*", "**", "_", "`", "``", "<", ">", "<div markdown>",
    "</div>", "<!--", "-->", "$$", "--8<-- \"x\"\n", ": ", ":   ", "*[A]: ", "{: .c #d }", "{#e}", "\\", "&amp;", "&#0;", "%00", "../", "#", "\n\n", "\n",
    "\r", "\r\n", "\ufeff", "\u2028", "\x0b", "\x0c", "\x85", "\u00a0", "\u0301", "\U0001f600", "&a [*a]", "<<: *a", "!!python/object:x ", "title: ",
    "2026-13-45", "(ABC)", "https://example.org/", "mailto:a@b.c", "- [ ] ", "\x1b[31m", "„", "“",
)  # fmt: skip
BYTES = (b"\0", b"\xff\xfe", b"\x80", b"\xed\xa0\x80", b"\xef\xbb\xbf", b"\xf4\x90\x80\x80", b"\x1a")
CONFIG = """docs_dir: .
nav: [a.md, {B: b.md}]
plugins:
  - i18n:
      docs_structure: folder
      languages: [{locale: en, default: true}, {locale: bg}]
"""
SETTINGS = '[tool.lineup]\nselect = []\nlinks = [["/en/", "/bg/"]]\nfail-on = "note"\n'


def mutated(rng: random.Random, page: bytes, others: list[bytes]) -> bytes:
    """A page after some changes of random kinds."""
    data = page
    for _ in range(rng.choice((1, 1, 2, 3, 5, 20))):
        data = changed(rng, data, others)[:400_000]
    return data


def changed(rng: random.Random, data: bytes, others: list[bytes]) -> bytes:
    """A page after one change."""
    at = rng.randrange(len(data) + 1)
    to = min(len(data), at + rng.choice((0, 1, 2, 10, 100, 1000)))
    kind = rng.randrange(11)
    if kind == 0:
        return data[:at] + data[to:]
    if kind == 1:
        return data[:at] + rng.choice(BYTES) + data[at:]
    if kind == 2:
        return data[:at] + rng.randbytes(rng.choice((1, 4, 50))) + data[to:]
    if kind in (3, 4, 5):
        return data[:at] + rng.choice(PIECES).encode() * rng.choice((1, 1, 1, 2, 7, 300)) + data[at:]
    if kind == 6:
        return data[:at] + data[at:to] * rng.choice((2, 3, 200)) + data[to:]
    lines = data.split(b"\n")
    row = rng.randrange(len(lines))
    if kind == 7:
        other = rng.choice(others).split(b"\n")
        first = rng.randrange(len(other))
        return b"\n".join(lines[:row] + other[first : first + rng.choice((1, 3, 30))] + lines[row:])
    if kind == 8:
        rng.shuffle(lines)
        return b"\n".join(lines)
    if kind == 9:
        indent = rng.choice((b" ", b"    ", b"\t", b"> ", b"- "))
        end = row + rng.choice((1, 5, 50))
        return b"\n".join(lines[:row] + [indent + line for line in lines[row:end]] + lines[end:])
    return data.replace(b"\n", rng.choice((b"\r\n", b"\r", b"", b"\n\n", b"\n    ")))


def made(rng: random.Random, pages: list[bytes]) -> bytes:
    """A page: of the corpus, changed; or bytes, or pieces, out of nothing."""
    kind = rng.randrange(10)
    if kind == 0:
        return rng.randbytes(rng.choice((0, 1, 10, 1000)))
    if kind == 1:
        return "".join(rng.choices(PIECES, k=rng.choice((5, 40, 400)))).encode()
    if kind == 2:
        header = "".join(rng.choices((*PIECES, "a: b\n", "- c\n", "[", "{", "'", '"', "| "), k=rng.choice((3, 30))))
        return f"---\n{header}\n---\n\n".encode() + rng.choice(pages)
    return mutated(rng, rng.choice(pages), pages)


def mistranslated(rng: random.Random, first: str, second: str) -> tuple[bytes, bytes]:
    """A page and its translation after faults of several kinds at once, in either of them."""
    sides = [first, second]
    for _ in range(rng.choice((2, 3, 5, 8, 13))):
        side = rng.choice((0, 1, 1, 1))
        kind = KINDS[rng.choice(sorted(KINDS))]
        done = plant(kind, Draft(sides[side], sides[1 - side], ("en", "bg")[side]), f"{rng.random()}")
        if done and done.text is not None:
            sides[side] = done.text
    return sides[0].encode(), sides[1].encode()


Pages = list[bytes]
Twins = list[tuple[str, str]]


def pair(rng: random.Random, pages: Pages, twins: Twins) -> tuple[bytes, bytes]:
    """The two sides of one page."""
    if twins and rng.random() < 0.5:
        return mistranslated(rng, *rng.choice(twins))
    first = rng.choice(pages)
    second = first if rng.random() < 0.5 else rng.choice(pages)
    first, second = (page if rng.random() < 0.3 else made(rng, pages) for page in (first, second))
    return first, second


def written(rng: random.Random, folder: Path, pages: Pages, twins: Twins) -> list[str]:
    """Writes one case and returns its call."""
    for name in ("a.md", "b.md"):
        for language, page in zip(("en", "bg"), pair(rng, pages, twins), strict=True):
            if rng.random() < 0.97:
                file = folder / language / name
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_bytes(page)
    ui = ["--ui", rng.choice(("en", "bg"))]
    if rng.random() < 0.8:
        return [
            "check",
            *ui,
            "--source",
            "en",
            "--target",
            "bg",
            "--languages",
            "en,bg",
            "--format",
            rng.choice(("text", "json", rng.choice(FORMATS))),
        ]
    for name, text in (("mkdocs.yml", CONFIG), ("pyproject.toml", SETTINGS)):
        data = text.encode()
        (folder / name).write_bytes(mutated(rng, data, pages) if rng.random() < 0.7 else data)
    return ["check", *ui]


def judged(status: int, out: str, err: str, *, as_json: bool) -> str:
    """What is wrong with an answer, "" where nothing is."""
    if status not in (0, 1, 2):
        return f"status {status}"
    if "internal error" in err or "Traceback" in err:
        return "traceback"
    if status == 2 and (out or err.count("\n") != 1 or not err.startswith("lineup: ")):
        return "a failure that is not one sentence"
    if status != 2 and err:
        return "words on standard error"
    if status != 2 and as_json:
        try:
            json.loads(out)
        except ValueError:
            return "no JSON"
    return ""


def worker(pipe: Connection) -> None:
    """Answers calls until nobody asks any more: (folder, call) in, (what is wrong, status) out."""
    os.environ["LINEUP_DEBUG"] = "1"
    while True:
        try:
            folder, call = pipe.recv()
        except EOFError:
            return
        os.chdir(folder)
        out, err = io.StringIO(), io.StringIO()
        try:
            with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
                status = run(call)
            wrong = judged(status, out.getvalue(), err.getvalue(), as_json="json" in call or "sarif" in call)
        except BaseException:  # noqa: BLE001 - whatever it is, it is what is looked for
            status, wrong = -1, "traceback\n" + traceback.format_exc(limit=-8)
        pipe.send((wrong, status, err.getvalue()))


class Runner:
    """A process that answers calls, and is replaced when it does not."""

    def __init__(self) -> None:
        self.start()

    def start(self) -> None:
        """Starts a fresh process."""
        self.pipe, other = multiprocessing.Pipe()
        self.process = multiprocessing.get_context("spawn").Process(target=worker, args=(other,), daemon=True)
        self.process.start()
        other.close()

    def ask(self, folder: Path, call: list[str], limit: float) -> tuple[str, int, str]:
        """What is wrong with the answer to a call, its status, and what it said on standard error."""
        try:
            self.pipe.send((str(folder), call))
            if self.pipe.poll(limit):
                answer: tuple[str, int, str] = self.pipe.recv()
                return answer
            wrong = f"no answer in {limit:g} s"
        except (EOFError, OSError):
            wrong = "the process died"
        self.process.kill()
        self.process.join()
        self.start()
        return wrong, -1, ""


def kept(case: Path, folder: Path, told: str) -> None:
    """Keeps a case in a folder, with its call and what came of it."""
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(case, folder)
    (folder / "call.txt").write_text(told, "utf-8", errors="backslashreplace")


def main() -> int:
    """Runs for a while and returns 1 if something was found."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--seconds", type=float, default=600.0, help="how long to go on (default: 600)")
    parser.add_argument("--limit", type=float, default=20.0, help="seconds that one case may take (default: 20)")
    parser.add_argument("--seed", type=int, default=1, help="repeats a run (default: 1)")
    parser.add_argument("--corpus", type=Path, default=ROOT / "docs", help="folder of pages to change")
    parser.add_argument(
        "--keep", type=Path, help="where cases that fail and the slowest are kept (default: a new temporary folder)"
    )
    given = parser.parse_args()
    pages = [path.read_bytes() for path in sorted(given.corpus.rglob("*.md"))]
    if not pages:
        parser.error(f"{given.corpus}: no pages there")
    twins = [
        (path.read_text("utf-8"), twin.read_text("utf-8"))
        for path in sorted(given.corpus.glob("en/**/*.md"))
        if (twin := given.corpus / "bg" / path.relative_to(given.corpus / "en")).is_file()
    ]
    keep = given.keep or Path(tempfile.mkdtemp(prefix="fuzz-"))
    rng = random.Random(given.seed)  # noqa: S311 - so that a run can be repeated
    runner, start = Runner(), time.monotonic()
    statuses: Counter[int] = Counter()
    failures: Counter[str] = Counter()
    slowest, cases = 0.0, 0
    with tempfile.TemporaryDirectory(prefix="fuzz-") as scratch:
        while time.monotonic() - start < given.seconds:
            cases += 1
            folder = Path(scratch) / "case"
            folder.mkdir()
            call = written(rng, folder, pages, twins)
            began = time.monotonic()
            wrong, status, said = runner.ask(folder, call, given.limit)
            took = time.monotonic() - began
            statuses[status] += 1
            told = f"lineup {' '.join(call)}\n\n{wrong}\n{said}"
            if wrong:
                failures[wrong.strip().split("\n")[-1][:100]] += 1
                kept(folder, keep / f"{given.seed}-{cases}", told)
            if took > slowest:
                slowest = took
                kept(folder, keep / f"{given.seed}-slowest", told)
            shutil.rmtree(folder)
    print(f"{cases} cases in {time.monotonic() - start:.0f} s (seed {given.seed}), the slowest {slowest:.2f} s")
    print(f"in step: {statuses[0]}, findings: {statuses[1]}, could not run: {statuses[2]}")
    for wrong, count in failures.most_common():
        print(f"{count} × {wrong}")
    print(f"failures: {failures.total()}; they and the slowest case are kept in {keep}")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
