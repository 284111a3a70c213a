"""Measures freshness: which edits of a source are told, at which block and how heavy; and how long status and diff take.

    .venv/bin/python benchmarks/freshness.py edits [--each 60] [--seed 1] [--source DIR] [--target DIR] [--missed]
    .venv/bin/python benchmarks/freshness.py speed [--pages 1500] [--commits 10000] [--runs 5]

`edits` takes two trees (this project's pages without), holds every pair of blocks for confirmed, and edits the source in the
ways below, one edit at a time. Edits that change what is said must make that block stale, and no other; edits that a reader
would not notice, or only as tidier, must weigh no more than low. `speed` makes trees and repositories of its own.
"""

from __future__ import annotations

import argparse
import os
import random
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "scripts"))

from lineup import model  # noqa: E402 - where the module is must be known first
from lineup.align import align  # noqa: E402
from lineup.evidence import features  # noqa: E402
from lineup.freshness.changes import LOW, NONE  # noqa: E402
from lineup.freshness.states import CONFIRMED, EXTRA, MISSING, SOURCE, PageState, page_state  # noqa: E402
from lineup.languages.lexicon import lexicon  # noqa: E402
from lineup.ledger import Ledger, Record, identity_of  # noqa: E402
from lineup.markdown import read_page  # noqa: E402
from lineup.model import Block, Page  # noqa: E402

LANGUAGES = ("en", "bg")
_WORD = re.compile(r"(?<![\w#/.(<{:\[-])[A-Za-z]{4,}(?![\w/.)>}:\]-])")


class Twin(NamedTuple):
    """A page pair as it was confirmed."""

    path: str
    source: str
    target: str
    page: Page


def pages(source: Path, target: Path) -> list[Twin]:
    """The pairs of two trees that hold some text."""
    found = []
    for file in sorted(source.rglob("*.md")):
        path = file.relative_to(source).as_posix()
        other = target / path
        if other.is_file():
            text = file.read_text("utf-8")
            found.append(Twin(path, text, other.read_text("utf-8"), read_page(text, path)))
    return [one for one in found if sum(block.kind == model.PARAGRAPH for block in one.page.blocks) > 2]


def state(source: str, target: str, records: tuple[Record, ...], path: str = "page.md") -> PageState:
    """The state of two texts."""
    first, second = read_page(source, path), read_page(target, path)
    words = lexicon(*LANGUAGES)
    beads = align(features(first, words), features(second, words))
    return page_state(first, second, beads, LANGUAGES, records)


def confirmed(source: str, target: str) -> tuple[Record, ...]:
    """The records of two texts of which everything was confirmed."""
    found = {
        pair.now: Record(identity_of(*pair.now), *pair.now) for pair in state(source, target, ()).pairs if all(pair.now)
    }
    return tuple(found.values())


# --- edits ---------------------------------------------------------------------------------------------------------


class Edit(NamedTuple):
    """A source before and after an edit, and the line of the block that was edited; 0 where none must be told."""

    before: str
    after: str
    line: int


Maker = Callable[[Twin, random.Random, list[Twin]], Edit | None]


def _block(twin: Twin, draw: random.Random, kinds: tuple[str, ...], fits: Callable[[str], bool]) -> Block | None:
    """A block of the page whose text stands in the file as it is read."""
    lines = twin.source.split("\n")
    good = [
        block
        for block in twin.page.blocks
        if block.kind in kinds
        and fits(block.text)
        and block.end_line <= len(lines)
        and block.text in "\n".join(lines[block.line - 1 : block.end_line])
        and "<!--" not in block.text
    ]
    return draw.choice(good) if good else None


def _changed(twin: Twin, block: Block, new: str) -> Edit:
    """The page with another text in a block."""
    lines = twin.source.split("\n")
    old = "\n".join(lines[block.line - 1 : block.end_line])
    after = [*lines[: block.line - 1], old.replace(block.text, new, 1), *lines[block.end_line :]]
    return Edit(twin.source, "\n".join(after), block.line)


def _prose(text: str) -> bool:
    return len(text.split()) > 8 and "|" not in text


_TEXT = (model.PARAGRAPH, model.ITEM)


def _sentence(others: list[Twin], draw: random.Random) -> str:
    """A sentence from anywhere, without marks."""
    while True:
        block = draw.choice(draw.choice(others).page.blocks)
        found = re.findall(r"[A-Z][A-Za-z ,]{30,140}\.", block.text) if block.kind == model.PARAGRAPH else []
        if found:
            return str(draw.choice(found))


def _edit(
    fits: Callable[[str], bool],
    change: Callable[[str, random.Random, list[Twin]], str | None],
    kinds: tuple[str, ...] = _TEXT,
) -> Maker:
    """An edit of a block's text."""

    def make(twin: Twin, draw: random.Random, others: list[Twin]) -> Edit | None:
        block = _block(twin, draw, kinds, fits)
        new = change(block.text, draw, others) if block else None
        return _changed(twin, block, new) if block and new is not None and new != block.text else None

    return make


def _figure(text: str, draw: random.Random, _: list[Twin]) -> str:
    found = draw.choice(list(re.finditer(r"(?<![\w.#/-])\d+(?![\w#/-])", text)))
    return text[: found.start()] + str(int(found[0]) + draw.randint(1, 9)) + text[found.end() :]


def _word(text: str, draw: random.Random, others: list[Twin]) -> str | None:
    found = list(_WORD.finditer(text))
    if not found:
        return None
    at = draw.choice(found)
    words = [word for word in _WORD.findall(_sentence(others, draw).lower()) if word[0] != at[0][0].lower()]
    return text[: at.start()] + draw.choice(words) + text[at.end() :] if words else None


def _clause(text: str, draw: random.Random, others: list[Twin]) -> str | None:
    ends = [one.start() for one in re.finditer(r"(?<=[a-z])[.,](?= |\n|\[|$)", text)]
    clause = " ".join(_sentence(others, draw).lower().rstrip(".").split()[:6])
    return text[: (at := draw.choice(ends))] + f", {clause}" + text[at:] if ends else None


def _reworded(text: str, draw: random.Random, others: list[Twin]) -> str | None:
    parts = re.split(r"(?<=[.!?]) +(?=[A-Z])", text)
    at = draw.randrange(len(parts))
    if len(parts[at].split()) < 4:
        return None
    parts[at] = _sentence(others, draw)
    return " ".join(parts)


def _added(text: str, draw: random.Random, others: list[Twin]) -> str:
    return f"{text} {_sentence(others, draw)}"


def _dropped(text: str, draw: random.Random, _: list[Twin]) -> str | None:
    parts = re.split(r"(?<=[.!?]) +(?=[A-Z])", text)
    if len(parts) < 2:
        return None
    del parts[draw.randrange(len(parts))]
    return " ".join(parts)


def _linked(part: str) -> Callable[[str, random.Random, list[Twin]], str | None]:
    def change(text: str, draw: random.Random, others: list[Twin]) -> str | None:
        found = list(re.finditer(r"(?<!!)\[([A-Za-z ]{5,})\]\(([^)\s]+)\)", text))
        if not found:
            return None
        at = draw.choice(found)
        if part == "text":
            new = f"[{' '.join(_sentence(others, draw).split()[1:3]).rstrip('.,')}]({at[2]})"
        elif part == "target":
            new = f"[{at[1]}](another-page.md)"
        else:
            new = f"[{at[1]}](../moved/{at[2].removeprefix('../')})"
            if "://" in at[2] or at[2].startswith("#"):
                return None
        return text[: at.start()] + new + text[at.end() :]

    return change


def _negated(text: str, _: random.Random, __: list[Twin]) -> str | None:
    new = re.sub(r"\b(is|are|was|were|can|must|may|will|should)\b(?! not)", r"\1 not", text, count=1)
    return new if new != text else None


def _renamed(text: str, draw: random.Random, others: list[Twin]) -> str:
    return " ".join(_sentence(others, draw).rstrip(".").split()[: max(2, len(text.split()))])


def _grown(twin: Twin, draw: random.Random, others: list[Twin]) -> Edit | None:
    """A new item behind one of a list, or a new paragraph behind one."""
    block = _block(twin, draw, (model.ITEM, model.PARAGRAPH), _prose)
    if not block or block.context[1:]:
        return None
    lines = twin.source.split("\n")
    first = lines[block.line - 1]
    if block.kind == model.ITEM:
        mark = re.match(r"\s*(?:[-*+]|\d+\.)\s+", first)
        if not mark:
            return None
        new = [f"{mark[0]}{_sentence(others, draw)}"]
    elif block.context:
        return None
    else:
        new = ["", _sentence(others, draw)]
    return Edit(
        twin.source, "\n".join([*lines[: block.end_line], *new, *lines[block.end_line :]]), block.end_line + len(new)
    )


def _typo(text: str, draw: random.Random, _: list[Twin]) -> str | None:
    """A typing error, or two, in a word of five letters or more."""
    found = [one for one in _WORD.finditer(text) if len(one[0]) > 4]
    if not found:
        return None
    at = draw.choice(found)
    word = at[0]
    k = draw.randrange(1, len(word) - 1)
    kind = draw.randrange(4)
    if kind == 0:
        wrong = word[:k] + word[k + 1 :]
    elif kind == 1:
        wrong = word[:k] + word[k] + word[k:]
    elif kind == 2:
        wrong = word[:k] + word[k + 1] + word[k] + word[k + 2 :]
    else:
        wrong = word[:k] + draw.choice("aeiourstln") + word[k + 1 :]
    return text[: at.start()] + wrong + text[at.end() :] if wrong != word else None


def _wrapped(text: str, draw: random.Random, _: list[Twin]) -> str:
    words = text.split(" ")
    for _turn in range(3):
        at = draw.randrange(1, len(words))
        if not re.match(r"[-+*#>\d|=~`:!?]", words[at]):
            words[at - 1 : at + 1] = [f"{words[at - 1]}\n{words[at]}"]
            if len(words) < 3:
                break
    return " ".join(words)


def _simple(pattern: str, new: str, count: int = 0) -> Callable[[str, random.Random, list[Twin]], str | None]:
    return lambda text, _draw, _others: re.sub(pattern, new, text, count=count)


def _whole(change: Callable[[str], str]) -> Maker:
    """An edit of the page's whole text that no reader notices."""

    def make(twin: Twin, _: random.Random, __: list[Twin]) -> Edit | None:
        front = re.match(r"\A---\n.*?\n---\n", twin.source, re.DOTALL)
        head = front[0] if front else ""
        body = twin.source[len(head) :]
        new = change(body)
        return Edit(twin.source, head + new, 0) if new != body else None

    return make


def _mended(maker: Maker) -> Maker:
    """The same edit taken back: what was wrong is mended."""

    def make(twin: Twin, draw: random.Random, others: list[Twin]) -> Edit | None:
        found = maker(twin, draw, others)
        return found._replace(before=found.after, after=found.before) if found else None

    return make


def _moved(twin: Twin, draw: random.Random, others: list[Twin]) -> Edit | None:
    """A paragraph that goes to the end of the page and says one thing otherwise there."""
    block = _block(twin, draw, (model.PARAGRAPH,), _prose)
    if not block or block.context:
        return None
    lines = twin.source.rstrip("\n").split("\n")
    new = _clause(block.text, draw, others)
    if new is None:
        return None
    rest = [*lines[: block.line - 1], *lines[block.end_line :]]
    return Edit(twin.source, "\n".join([*rest, "", *new.split("\n"), ""]), len(rest) + 2)


NUMBERED = re.compile(r"(?<![\w.#/-])\d+(?![\w#/-])")
ANSWERED: dict[str, Maker] = {
    "figure changed": _edit(lambda text: bool(NUMBERED.search(text)) and "|" not in text, _figure),
    "figure changed in a table": _edit(lambda text: bool(NUMBERED.search(text)), _figure, (model.ROW,)),
    "word replaced": _edit(_prose, _word),
    "clause added": _edit(_prose, _clause),
    "sentence rewritten": _edit(_prose, _reworded),
    "sentence added": _edit(_prose, _added),
    "sentence dropped": _edit(_prose, _dropped),
    "denied": _edit(_prose, _negated),
    "link text changed": _edit(lambda text: "](" in text, _linked("text")),
    "link target changed": _edit(lambda text: "](" in text, _linked("target")),
    "heading renamed": _edit(lambda text: len(text.split()) > 1, _renamed, (model.HEADING,)),
    "item or paragraph added": _grown,
    "moved and changed": _moved,
}
UNANSWERED: dict[str, Maker] = {
    "wrapped anew": _edit(_prose, _wrapped),
    "typing error mended": _mended(_edit(_prose, _typo)),
    "typing error made": _edit(_prose, _typo),
    "comma added": _edit(_prose, lambda text, draw, _: text[: (at := draw.choice([m.start() for m in re.finditer(r"(?<=[a-z]) (?=[a-z])", text)] or [0]))] + "," * bool(at) + text[at:]),
    "emphasis marked otherwise": _whole(lambda text: re.sub(r"\*\*([^*\n]+)\*\*", r"__\1__", text)),
    "emphasis taken away": _edit(lambda text: "**" in text, _simple(r"\*\*([^*\n]+)\*\*", r"\1")),
    "made code": _edit(_prose, lambda text, draw, _: (found := draw.choice(list(_WORD.finditer(text)) or [None])) and text[: found.start()] + f"`{found[0]}`" + text[found.end() :]),
    "list marks": _whole(lambda text: re.sub(r"(?m)^(\s*)- ", r"\1* ", text)),
    "quotes": _edit(lambda text: "“" in text, _simple("[“”]", '"')),
    "apostrophes": _edit(lambda text: "’" in text, _simple("’", "'")),
    "spaces at the ends of lines": _whole(lambda text: re.sub(r"(?m)(?<=\w)\.$", ". ", text)),
    "two spaces": _edit(_prose, _simple(r"(?<=[.]) (?=[A-Z])", "  ")),
    "heading ids": _whole(lambda text: re.sub(r"(?m)^(#+ .*?) *\{: *#[\w-]+ *\}", r"\1 {: #another }", text)),
    "link path moved": _edit(lambda text: "](" in text, _linked("path")),
    "code's language": _whole(lambda text: re.sub(r"(?m)^```$(?=\n\S)", "```text", text, count=1)),
    "table drawn anew": _whole(lambda text: re.sub(r"(?m)^\|(.*)\|$", lambda row: "|" + "|".join(f"  {cell.strip()}  " for cell in row[1].split("|")) + "|", text) if "\\|" not in text else text),
    "line ends": _whole(lambda text: text.replace("\n", "\r\n")),
    "capital letter": _edit(_prose, lambda text, draw, _: (found := draw.choice(list(_WORD.finditer(text)) or [None])) and text[: found.start()] + found[0].swapcase()[:1] + text[found.start() + 1 :]),
}  # fmt: skip


def tried(maker: Maker, twins: list[Twin], draw: random.Random, each: int) -> Iterator[tuple[Twin, Edit]]:
    """As many edits of one kind as are wanted, or as many as can be found."""
    done = 0
    for _ in range(each * 30):
        twin = draw.choice(twins)
        edit = maker(twin, draw, twins)
        if edit:
            done += 1
            yield twin, edit
        if done == each:
            return


def edits(arguments: argparse.Namespace) -> None:
    """Prints how edits are told, kind by kind."""
    twins = pages(Path(arguments.source), Path(arguments.target))
    print(
        f"{len(twins)} pages\n\n| Edit that changes what is said | Edits | Told at its block | Told elsewhere too | Weight: high | medium | low |"
    )
    print("| --- | ---: | ---: | ---: | ---: | ---: | ---: |")
    totals: Counter[str] = Counter()
    for name, maker in ANSWERED.items():
        draw = random.Random(f"{arguments.seed} {name}")  # noqa: S311 - a benchmark, not a secret
        sums: Counter[str] = Counter()
        for twin, edit in tried(maker, twins, draw, arguments.each):
            told = [
                pair
                for pair in state(edit.after, twin.target, confirmed(edit.before, twin.target), twin.path).pairs
                if pair.state != CONFIRMED
            ]
            here = [
                pair
                for pair in told
                if pair.source
                and pair.source.line <= edit.line <= pair.source.end_line
                and pair.state in (SOURCE, MISSING)
            ]
            sums["edits"] += 1
            sums["here"] += bool(here)
            sums["elsewhere"] += len(told) > len(here)
            sums[here[0].weight or "missing" if here else "untold"] += 1
            if arguments.missed and (not here or len(told) > len(here)):
                print(
                    f"  {name}: {twin.path}:{edit.line}",
                    *((one.state, one.now, one.before) for one in told),
                    sep="\n    ",
                )
        totals.update(sums)
        print(_line(name, sums))
    print(_line("all", totals))
    print(
        "\n| Edit that needs no answer | Edits | Not told | Weight low | Above low |\n| --- | ---: | ---: | ---: | ---: |"
    )
    totals = Counter()
    for name, maker in UNANSWERED.items():
        draw = random.Random(f"{arguments.seed} {name}")  # noqa: S311
        sums = Counter()
        for twin, edit in tried(maker, twins, draw, arguments.each):
            found = state(edit.after, twin.target, confirmed(edit.before, twin.target), twin.path)
            odd = any(pair.state in (MISSING, EXTRA) for pair in found.pairs) and not any(
                pair.state in (MISSING, EXTRA) for pair in state(edit.before, twin.target, ()).pairs
            )
            sums["edits"] += 1
            sums["above" if odd or found.weight not in (NONE, LOW) else "low" if found.weight else "nothing"] += 1
            if arguments.missed and (odd or found.weight not in (NONE, LOW)):
                print(
                    f"  {name}: {twin.path}:{edit.line}",
                    *(
                        (one.state, one.reasons, one.now[0], one.before)
                        for one in found.pairs
                        if one.state != CONFIRMED
                    ),
                    sep="\n    ",
                )
        totals.update(sums)
        print(f"| {name} | {sums['edits']} | {sums['nothing']} | {sums['low']} | {sums['above']} |")
    share = 100 * totals["above"] / max(1, totals["edits"])
    print(f"| all | {totals['edits']} | {totals['nothing']} | {totals['low']} | {totals['above']} ({share:.1f}%) |")


def _line(name: str, sums: Counter[str]) -> str:
    share = f" ({100 * sums['here'] / max(1, sums['edits']):.1f}%)" if name == "all" else ""
    return f"| {name} | {sums['edits']} | {sums['here']}{share} | {sums['elsewhere']} | {sums['high']} | {sums['medium']} | {sums['low']} |"


# --- speed ---------------------------------------------------------------------------------------------------------


def _tree(folder: Path, count: int) -> None:
    """A project of that many page pairs of about 3 kB on each side, all confirmed."""
    folder.mkdir(parents=True)
    (folder / "pyproject.toml").write_text('[tool.lineup]\nfolders = { en = "docs/en", bg = "docs/bg" }\n', "utf-8")
    ledger = Ledger(folder / ".lineup", LANGUAGES)
    for number in range(count):
        texts = []
        for language, word, head in (
            ("en", "The city opens page", "Page"),
            ("bg", "Градът отваря страница", "Страница"),
        ):
            parts = [f"# {head} {number} {{: #page }}"]
            parts += [f"{word} {number} and part {part}. " * 4 for part in range(16)]
            file = folder / "docs" / language / f"part-{number % 40}" / f"page-{number}.md"
            file.parent.mkdir(parents=True, exist_ok=True)
            text = "\n\n".join(parts) + "\n"
            file.write_text(text, "utf-8")
            texts.append(text)
        ledger.write(f"part-{number % 40}/page-{number}.md", confirmed(texts[0], texts[1]))


def _repository(folder: Path, commits: int) -> None:
    """A repository in which every commit touches one of a hundred pages, ten of them the page that is asked for."""
    lines: list[bytes] = []

    def blob(path: str, text: str) -> bytes:
        raw = text.encode()
        return b"M 100644 inline " + path.encode() + b"\ndata " + str(len(raw)).encode() + b"\n" + raw + b"\n"

    for number in range(commits):
        page = number % 100 if number % (commits // 10) else 0
        lines.append(
            b"commit refs/heads/main\ncommitter test <test@localhost> "
            + str(1_500_000_000 + number * 60).encode()
            + b" +0000\ndata 1\nx\n"
        )
        if not number:
            lines.append(blob("pyproject.toml", '[tool.lineup]\nfolders = { en = "docs/en", bg = "docs/bg" }\n'))
            lines += [
                blob(f"docs/bg/page-{other}.md", f"# Страница {other} {{: #page }}\n\nПърви абзац.\n")
                for other in range(100)
            ]
        lines.append(blob(f"docs/en/page-{page}.md", f"# Page {page} {{: #page }}\n\nFirst paragraph {number}.\n"))
    folder.mkdir(parents=True)
    subprocess.run(["git", "init", "-q", "-b", "main"], cwd=folder, check=True)  # noqa: S607
    subprocess.run(["git", "fast-import", "--quiet"], cwd=folder, input=b"".join(lines), check=True)  # noqa: S607
    subprocess.run(["git", "reset", "-q", "--hard"], cwd=folder, check=True)  # noqa: S607


def _timed(arguments: list[str], folder: Path, runs: int, cache: Path | None) -> tuple[float, str]:
    """Seconds of the median of whole runs, and the last line that was printed; without a cache each run begins anew."""
    program = str(Path(sys.executable).parent / "lineup")
    times, out = [], ""
    for _ in range(runs):
        with tempfile.TemporaryDirectory() as place:
            environment = {**os.environ, "LINEUP_CACHE_DIR": str(cache or place)}
            start = time.perf_counter()
            done = subprocess.run(  # noqa: S603 - our own program
                [program, *arguments], cwd=folder, env=environment, capture_output=True, text=True, check=True
            )
            times.append(time.perf_counter() - start)
            out = done.stdout
    return statistics.median(times), out.rstrip().splitlines()[-1]


def speed(arguments: argparse.Namespace) -> None:
    """Prints how long the commands take."""
    with tempfile.TemporaryDirectory(prefix="lineup-") as name:
        tree, many, cache = Path(name, "tree"), Path(name, "many"), Path(name, "cache")
        _tree(tree, arguments.pages)
        cold, said = _timed(["status"], tree, arguments.runs, None)
        _timed(["status"], tree, 1, cache)
        warm, _ = _timed(["status"], tree, arguments.runs, cache)
        print(f"status, {said}\n  cold {cold:.2f} s, warm {warm:.2f} s")
        _repository(many, arguments.commits)
        took, said = _timed(["diff", "docs/bg/page-0.md"], many, arguments.runs, None)
        print(f"diff of one page that was never confirmed, {arguments.commits} commits: {took:.2f} s\n  {said}")


def main() -> None:
    """Reads the arguments and measures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", nargs="?", choices=("edits", "speed"), help="both without")
    parser.add_argument("--each", type=int, default=60, help="edits of each kind")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--source", default=str(ROOT / "docs/en"))
    parser.add_argument("--target", default=str(ROOT / "docs/bg"))
    parser.add_argument("--missed", action="store_true", help="show what went wrong")
    parser.add_argument("--pages", type=int, default=1500)
    parser.add_argument("--commits", type=int, default=10_000)
    parser.add_argument("--runs", type=int, default=5)
    arguments = parser.parse_args()
    if arguments.what in (None, "edits"):
        edits(arguments)
    if arguments.what in (None, "speed"):
        speed(arguments)


if __name__ == "__main__":
    main()
