"""Replays the history of bilingual documentation: are the edits that the translators answered told, and at the right block?

    .venv/bin/python benchmarks/replay.py collect REPOSITORY FOLDER…
    .venv/bin/python benchmarks/replay.py run REPOSITORY --source docs/en --target docs/ru --languages en,ru [--missed]

`collect` makes a repository with a commit for each folder, in their order: the successive versions of a package that holds its
documentation. `run` takes any repository with two folders of Markdown. For every commit that edits a page of the source it
finds, without any part of lineup, which blocks were edited, which of these edits a later state of the translation answers, and
which needed no answer. Then it puts the state before the edit into a project of its own, confirms it or leaves it to git, makes
the edit, and asks `lineup diff --json`.

What counts as what:

* A block is a heading, a row, an item, a piece of code, or lines between empty ones. Blocks of two states of a page are the
  same where their words are, in order; of what is left, the most similar belong together.
* Two languages' blocks belong together by their place where the pages have the same headings and the section holds the same
  kinds of blocks in the same order; other sections are left out.
* An edit needed no answer where the letters and figures stay and every link leads to the same page (formatting), or where words
  that occur nowhere else in the source's history became similar ones that do (typing errors).
* Any other edit was answered where a later state of the translation, beside the block as it was edited, has a text that the
  translation did not have before.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any, NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "scripts"))

from lineup.cli import run as lineup

_FENCE = re.compile(r"\s*(```+|~~~+)")
_HEADING = re.compile(r"(#{1,6})\s")
_ROW = re.compile(r"\s*\|")
_ITEM = re.compile(r"\s*(?:[-*+]|\d+[.)])\s")
_MARK = re.compile(r"^(?:#{1,6}|[-*+]|\d+[.)])\s+")
_BOX = re.compile(r"\s*(?:!!!|\?\?\?|///|:::|<!--)")
_LINK = re.compile(r"\]\(\s*<?([^)\s>]*)[^)]*\)|\bhref=\"([^\"]*)\"")
_WORD = re.compile(r"[^\W_]+")
_ALIKE = 0.45
CODE, HEADING, ROW, ITEM, BOX, TEXT = "code", "heading", "row", "item", "box", "text"
HARMLESS = ("formatting", "typing error")


class Chunk(NamedTuple):
    """A block as this script reads it: what it is, its words on one line, its first and last line."""

    kind: str
    text: str
    line: int
    end: int


class Edit(NamedTuple):
    """An edit of a block of the source: of what, to what; None where it was added or taken away."""

    old: Chunk | None
    new: Chunk | None


class State(NamedTuple):
    """Both pages as a commit left them."""

    source: str
    target: str


# --- reading -------------------------------------------------------------------------------------------------------


def chunks(text: str) -> list[Chunk]:
    """The blocks of a page, without its front matter."""
    lines = text.replace("\r\n", "\n").split("\n")
    found: list[Chunk] = []
    at = 0
    if lines[0] == "---" and "---" in lines[1:]:
        at = lines.index("---", 1) + 1

    def add(kind: str, first: int, last: int) -> None:
        said = "\n".join(lines[first:last]) if kind == CODE else " ".join(" ".join(lines[first:last]).split())
        said = _MARK.sub("", said, count=1) if kind == ITEM or kind.startswith(HEADING) else said
        if said:
            found.append(Chunk(kind, said, first + 1, last))

    while at < len(lines):
        line = lines[at]
        start = at
        at += 1
        if fence := _FENCE.match(line):
            while at < len(lines) and not lines[at].strip().startswith(fence[1]):
                at += 1
            at += 1
            add(CODE, start, min(at, len(lines)))
        elif head := _HEADING.match(line):
            add(f"{HEADING} {len(head[1])}", start, at)
        elif _ROW.match(line):
            if _WORD.search(line):
                add(ROW, start, at)
        elif _BOX.match(line):
            add(BOX, start, at)
        elif line.strip():
            while at < len(lines) and lines[at].strip() and not _starts(lines[at]):
                at += 1
            add(ITEM if _ITEM.match(line) else TEXT, start, at)
    return found


def _starts(line: str) -> bool:
    return any(one.match(line) for one in (_FENCE, _HEADING, _ROW, _BOX, _ITEM))


def edits(before: Sequence[Chunk], after: Sequence[Chunk]) -> list[Edit]:
    """What became of the blocks of a page; blocks that only moved are not edited."""
    found: list[Edit] = []
    texts = [one.text for one in before], [one.text for one in after]
    for kind, i1, i2, j1, j2 in SequenceMatcher(None, *texts, autojunk=False).get_opcodes():
        if kind != "equal":
            found += _paired(before[i1:i2], after[j1:j2])
    gone = Counter(one.old.text for one in found if one.old and not one.new)
    come = Counter(one.new.text for one in found if one.new and not one.old)
    moved = gone & come
    return [one for one in found if not (bool(one.old) ^ bool(one.new) and moved[(one.old or one.new).text])]  # type: ignore[union-attr]


def _paired(gone: Sequence[Chunk], come: Sequence[Chunk]) -> list[Edit]:
    """Blocks that take the place of others, in order, so that as much as possible stays alike."""
    if len(gone) * len(come) > 4000:
        return []
    best = [[0.0] * (len(come) + 1) for _ in range(len(gone) + 1)]
    alike = [[_likeness(a, b) for b in come] for a in gone]
    for i in range(len(gone) - 1, -1, -1):
        for j in range(len(come) - 1, -1, -1):
            both = alike[i][j] + best[i + 1][j + 1] if alike[i][j] >= _ALIKE else 0
            best[i][j] = max(both, best[i + 1][j], best[i][j + 1])
    found: list[Edit] = []
    i = j = 0
    while i < len(gone) or j < len(come):
        both = i < len(gone) and j < len(come) and alike[i][j] >= _ALIKE
        if both and best[i][j] == alike[i][j] + best[i + 1][j + 1]:
            found.append(Edit(gone[i], come[j]))
            i, j = i + 1, j + 1
        elif j == len(come) or (i < len(gone) and best[i][j] == best[i + 1][j]):
            found.append(Edit(gone[i], None))
            i += 1
        else:
            found.append(Edit(None, come[j]))
            j += 1
    return found


def _likeness(a: Chunk, b: Chunk) -> float:
    if a.kind.split()[0] != b.kind.split()[0]:
        return 0.0
    return SequenceMatcher(None, _WORD.findall(a.text), _WORD.findall(b.text), autojunk=False).ratio()


# --- what the translators did ----------------------------------------------------------------------------------------


def twins(source: Sequence[Chunk], target: Sequence[Chunk]) -> dict[int, int]:
    """By the index of a block of the source that of its translation, in the sections that are built alike."""
    first, second = _sections(source), _sections(target)
    if [source[one[0]].kind for one in first[1:]] != [target[one[0]].kind for one in second[1:]]:
        return {}
    found: dict[int, int] = {}
    for here, there in zip(first, second, strict=True):
        if [source[at].kind for at in here] == [target[at].kind for at in there]:
            found |= dict(zip(here, there, strict=True))
    return found


def _sections(page: Sequence[Chunk]) -> list[list[int]]:
    found: list[list[int]] = [[]]
    for at, one in enumerate(page):
        if one.kind.startswith(HEADING):
            found.append([])
        found[-1].append(at)
    return found


def answered(edit: Edit, pages: Sequence[tuple[list[Chunk], list[Chunk]]], at: int) -> bool:
    """Does a later state of the translation answer an edit that was made after state `at`?"""
    known = {one.text for one in pages[at][1]}
    if edit.new is None:
        old = next((k for k, one in enumerate(pages[at][0]) if one == edit.old), None)
        twin = twins(*pages[at]).get(old if old is not None else -1)
        if twin is None:
            return False
        text = pages[at][1][twin].text
        return any(
            text not in {one.text for one in target}
            for source, target in pages[at + 1 :]
            if edit.old not in source
        )  # fmt: skip
    for source, target in pages[at + 1 :]:
        here = [k for k, one in enumerate(source) if one.text == edit.new.text]
        if not here:
            return False
        twin = twins(source, target).get(here[0]) if len(here) == 1 else None
        if twin is None:
            continue
        text = target[twin].text
        if text not in known and (text != edit.new.text or edit.new.kind == CODE):
            return True
    return False


def harmless(edit: Edit, words: Mapping[str, int]) -> str:
    """Why an edit needs no answer: formatting or a typing error; empty where it may need one."""
    if not edit.old or not edit.new:
        return ""
    a, b = edit.old.text, edit.new.text
    if edit.new.kind == CODE:
        return "formatting" if _code(a) == _code(b) else ""
    if _aims(a) != _aims(b):
        return ""
    a, b = (_LINK.sub("]", one) for one in (a, b))
    first, second = _WORD.findall(a), _WORD.findall(b)
    if "".join(first).casefold() == "".join(second).casefold():
        return "formatting"
    typed = False
    for kind, i1, i2, j1, j2 in SequenceMatcher(None, first, second, autojunk=False).get_opcodes():
        if kind == "equal":
            continue
        gone, come = first[i1:i2], second[j1:j2]
        if len(gone) != len(come) or not all(_typing_error(x, y, words) for x, y in zip(gone, come, strict=True)):
            return ""
        typed = True
    return "typing error" if typed else ""


def _code(text: str) -> str:
    """Code without the name of its language, what is set in, and spaces at the ends of its lines."""
    return re.sub(r"^\s*[`~]+ *\w*", "", "\n".join(filter(None, (line.strip() for line in text.split("\n")))))


def _aims(text: str) -> Counter[str]:
    return Counter(_aim("".join(one)) for one in _LINK.findall(text))


def _aim(link: str) -> str:
    """What a link leads to, whatever the way there."""
    page, _, fragment = link.partition("#")
    if "://" in page:
        return f"{page.partition('://')[2].removeprefix('www.').rstrip('/')}#{fragment}"
    parts = [one for one in page.split("/") if one not in ("", ".", "..", "index.md")]
    return f"{parts[-1].removesuffix('.md') if parts else ''}#{fragment}"


def _typing_error(old: str, new: str, words: Mapping[str, int]) -> bool:
    a, b = old.casefold(), new.casefold()
    return (
        words[a] < 3 <= words[b]
        and not any(one.isdigit() for one in a + b)
        and min(len(a), len(b)) > 2
        and SequenceMatcher(None, a, b, autojunk=False).ratio() > 0.7
    )


# --- git -----------------------------------------------------------------------------------------------------------


def git(folder: Path, *arguments: str, given: bytes | None = None) -> bytes:
    """What a git command prints."""
    who = {f"GIT_{one}_{what}": "replay" for one in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    done = subprocess.run(  # noqa: S603 - git
        ["git", "-C", str(folder), *arguments],  # noqa: S607
        input=given,
        capture_output=True,
        check=True,
        env={**os.environ, **who},
    )
    return done.stdout


def collect(repository: Path, folders: Sequence[Path]) -> None:
    """Makes a repository with a commit for each folder."""
    repository.mkdir(parents=True)
    git(repository, "init", "-q", "-b", "main")
    for folder in folders:
        for old in repository.iterdir():
            if old.name != ".git":
                shutil.rmtree(old) if old.is_dir() else old.unlink()
        shutil.copytree(folder, repository, dirs_exist_ok=True)
        git(repository, "add", "-A", "-f")
        git(repository, "commit", "-q", "--allow-empty", "-m", folder.name)


def histories(repository: Path, source: str, target: str) -> Iterator[tuple[str, list[State]]]:
    """Every page that both folders had at some time, with the states of the pair, oldest first."""
    log = git(repository, "log", "--reverse", "--first-parent", "--format=%x00%H", "--raw", "--no-renames", "--no-abbrev",
              "--root", "-m", "--", source, target).decode("utf-8", "replace")  # fmt: skip
    steps: dict[str, list[tuple[str, int, str]]] = {}
    within = target.startswith(source + "/")
    for entry in log.split("\0")[1:]:
        commit, *lines = entry.strip().split("\n")
        for line in lines:
            if not line.startswith(":"):
                continue
            head, _, name = line.partition("\t")
            blob = head.split(" ")[3]
            for side, folder in enumerate((source, target)):
                inside = name.removeprefix(folder + "/")
                if (
                    name.endswith(".md")
                    and inside != name
                    and (side or not within or not name.startswith(target + "/"))
                ):
                    steps.setdefault(inside, []).append((commit, side, blob))
    for path, changes in sorted(steps.items()):
        blobs = {blob for _, _, blob in changes if set(blob) != {"0"}}
        texts = {blob: git(repository, "cat-file", "blob", blob).decode("utf-8", "replace") for blob in blobs}
        now = ["", ""]
        states: list[State] = []
        for k, (commit, side, blob) in enumerate(changes):
            now[side] = texts.get(blob, "")
            last = k + 1 == len(changes) or changes[k + 1][0] != commit
            if last and all(now):
                states.append(State(*now))
        if len(states) > 1:
            yield path, states


# --- asking --------------------------------------------------------------------------------------------------------


class Told(NamedTuple):
    """The pairs that `lineup diff --json` shows before an edit and after it."""

    then: Sequence[dict[str, Any]]
    now: Sequence[dict[str, Any]]


def asked(*arguments: str) -> Any:
    """What lineup answers as JSON."""
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        status = lineup([*arguments, "--json"])
    if status > 1:
        raise RuntimeError(f"lineup {' '.join(arguments)}: {err.getvalue()}")
    return json.loads(out.getvalue())


class Bench:
    """A project of its own, with one page, in which states are confirmed, committed and edited."""

    def __init__(self, folder: Path, languages: tuple[str, str]) -> None:
        self.folder = folder
        first, second = languages
        settings = f'[tool.lineup]\nfolders = {{ {first} = "docs/{first}", {second} = "docs/{second}" }}\n'
        (folder / "pyproject.toml").write_text(settings, "utf-8")
        git(folder, "init", "-q", "-b", "main")
        self.files = [folder / "docs" / one / "page.md" for one in languages]
        for file in self.files:
            file.parent.mkdir(parents=True)
        self.name = f"docs/{second}/page.md"
        os.chdir(folder)

    def put(self, state: State) -> None:
        """Writes both pages."""
        for file, text in zip(self.files, state, strict=True):
            file.write_text(text, "utf-8", newline="")

    def confirmed(self, before: State, after: State) -> Told:
        """What is told before and after an edit of a page that was confirmed before it."""
        shutil.rmtree(self.folder / ".lineup", ignore_errors=True)
        self.put(before)
        asked("confirm", self.name, "--anyway", "it stood there so")
        then = asked("diff", self.name)["pages"][0]["pairs"]
        self.put(after)
        now = asked("diff", self.name)["pages"][0]["pairs"]
        shutil.rmtree(self.folder / ".lineup", ignore_errors=True)
        return Told(then, now)

    def committed(self, past: Sequence[State], after: State) -> Told:
        """The same of a page that was never confirmed, from its history up to the edit."""
        lines: list[bytes] = []
        for number, state in enumerate([*past, after]):
            lines.append(
                f"commit refs/heads/main\ncommitter r <r@localhost> {1_600_000_000 + number} +0000\ndata 1\nx\n".encode()
            )
            if not number:
                lines.append(b"deleteall\n")
            for file, text in zip(self.files, state, strict=True):
                raw = text.encode()
                lines.append(
                    f"M 100644 inline {file.relative_to(self.folder).as_posix()}\ndata {len(raw)}\n".encode()
                    + raw
                    + b"\n"
                )
        git(self.folder, "update-ref", "-d", "refs/heads/main")
        git(self.folder, "fast-import", "--quiet", "--force", given=b"".join(lines))
        tip = git(self.folder, "rev-parse", "main").decode().strip()
        git(self.folder, "update-ref", "refs/heads/main", f"{tip}~1")
        self.put(past[-1])
        then = asked("diff", self.name)["pages"][0]["pairs"]
        git(self.folder, "update-ref", "refs/heads/main", tip)
        self.put(after)
        return Told(then, asked("diff", self.name)["pages"][0]["pairs"])


def at_block(pairs: Iterable[dict[str, Any]], side: str, place: Chunk | None) -> list[dict[str, Any]]:
    """Those pairs that stand on the lines of a block."""
    return [
        pair
        for pair in pairs
        if place and (lines := pair[side]) and lines["line"] <= place.end and place.line <= lines["end_line"]
    ]


# --- measuring -----------------------------------------------------------------------------------------------------


def measure(repository: Path, source: str, target: str, languages: tuple[str, str], modes: Sequence[str], *, missed: bool) -> Counter[str]:  # fmt: skip
    """Counts how the edits of a history are told."""
    found: Counter[str] = Counter()
    pages = list(histories(repository, source, target))
    words = Counter(
        word.casefold()
        for _, states in pages
        for word in set(_WORD.findall(" ".join(state.source for state in states)))
    )
    for _, states in pages:
        words.update(word.casefold() for word in _WORD.findall(states[-1].source))
    home = Path.cwd()
    with tempfile.TemporaryDirectory(prefix="replay-") as name:
        bench = Bench(Path(name), languages)
        os.environ["LINEUP_CACHE_DIR"] = str(Path(name, "cache"))
        for path, states in pages:
            read = [(chunks(one.source), chunks(one.target)) for one in states]
            for at in range(len(states) - 1):
                made = edits(read[at][0], read[at + 1][0])
                kinds = [_kind(one, read, at, words) for one in made]
                if not any(kinds):
                    continue
                after = State(states[at + 1].source, states[at].target)
                for mode in modes:
                    told = (
                        bench.confirmed(states[at], after)
                        if mode == "ledger"
                        else bench.committed(states[: at + 1], after)
                    )
                    _count(found, mode, path, made, kinds, read[at], told, missed=missed)
        os.chdir(home)
    return found


def _kind(edit: Edit, read: Sequence[tuple[list[Chunk], list[Chunk]]], at: int, words: Mapping[str, int]) -> str:
    if why := harmless(edit, words):
        return why
    if not answered(edit, read, at):
        return ""
    return "added" if not edit.old else "taken away" if not edit.new else "code" if edit.new.kind == CODE else "changed"


def _count(
    found: Counter[str], mode: str, path: str, made: Sequence[Edit], kinds: Sequence[str],
    before: tuple[list[Chunk], list[Chunk]], told: Told, *, missed: bool,
) -> None:  # fmt: skip
    """Adds one state's edits."""
    pairing = twins(*before)
    used: set[int] = set()
    for edit, kind in zip(made, kinds, strict=True):
        old = before[0].index(edit.old) if edit.old else -1
        twin = before[1][pairing[old]] if old in pairing else None
        here = at_block(told.now, "source", edit.new) if edit.new else at_block(told.now, "target", twin)
        used |= {id(one) for one in here}
        if not kind:
            continue
        then = at_block(told.then, "source", edit.old) if edit.old else ()
        if kind in HARMLESS and any(one["state"] == "missing" or one["weight"] not in (None, "low") for one in then):
            # It was not translated, or waited for somebody, before this edit.
            continue
        weight = max(
            (one["weight"] or "missing" for one in here),
            key=("low", "medium", "missing", "high").index,
            default="untold",
        )
        found[f"{mode}/{kind}/{weight}"] += 1
        wrong = weight not in ("untold", "low") if kind in HARMLESS else weight == "untold"
        if missed and wrong:
            print(f"{mode}, {kind}, {weight}: {path}\n  - {edit.old}\n  + {edit.new}\n  = {twin}")
            for one in here:
                print(f"  ! {one['state']} {one['reasons']} {one['before']} -> {one['now']}")
    if mode == "ledger":
        known = {(one["state"], *one["now"].values()) for one in told.then}
        for one in told.now:
            if id(one) not in used and (one["state"], *one["now"].values()) not in known:
                found["ledger/elsewhere"] += 1
                if missed:
                    print(f"elsewhere: {path}\n  ! {one['state']} {one['reasons']} {one['before']} -> {one['now']}")


WEIGHTS = ("untold", "low", "medium", "high", "missing")


def table(found: Counter[str], modes: Sequence[str]) -> None:
    """Prints the figures."""
    for mode in modes:
        print(
            f"\n| {mode} | Edits | Told at the block | {' | '.join(WEIGHTS)} |\n| --- |{' ---: |' * (len(WEIGHTS) + 2)}"
        )
        groups = {"changed": ["changed"], "added": ["added"], "taken away": ["taken away"], "code": ["code"]}
        groups |= {"**all that were answered**": [*groups]}
        groups |= {kind: [kind] for kind in HARMLESS} | {"**all that needed no answer**": [*HARMLESS]}
        for name, kinds in groups.items():
            by = {weight: sum(found[f"{mode}/{kind}/{weight}"] for kind in kinds) for weight in WEIGHTS}
            all_ = sum(by.values())
            told = all_ - by["untold"]
            share = f"{told} ({100 * told / all_:.1f}%)" if all_ else "–"
            if "no answer" in name and all_:
                above = by["medium"] + by["high"] + by["missing"]
                share += f", above low {above} ({100 * above / all_:.1f}%)"
            print(f"| {name} | {all_} | {share} | {' | '.join(str(by[one]) for one in WEIGHTS)} |")
    print(f"\nTold where this script sees no edit (ledger): {found['ledger/elsewhere']}")


def main() -> None:
    """Reads the arguments and measures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest="what", required=True)
    collected = commands.add_parser("collect")
    collected.add_argument("repository", type=Path)
    collected.add_argument("folders", type=Path, nargs="+")
    replayed = commands.add_parser("run")
    replayed.add_argument("repository", type=Path)
    replayed.add_argument("--source", required=True)
    replayed.add_argument("--target", required=True, action="append")
    replayed.add_argument("--languages", required=True, help="of the source and of each --target, as en,ru,zh")
    replayed.add_argument("--mode", choices=("ledger", "git"), action="append")
    replayed.add_argument("--missed", action="store_true", help="show what went wrong")
    arguments = parser.parse_args()
    if arguments.what == "collect":
        collect(arguments.repository, arguments.folders)
        return
    modes = arguments.mode or ["ledger", "git"]
    total: Counter[str] = Counter()
    first, *others = arguments.languages.split(",")
    for target, language in zip(arguments.target, others, strict=True):
        found = measure(
            arguments.repository.resolve(), arguments.source, target, (first, language), modes, missed=arguments.missed
        )
        total.update(found)
        if len(others) > 1:
            print(
                f"\n{language}: {sum(count for name, count in found.items() if name.count('/') == 2) // len(modes)} edits",
                flush=True,
            )
    table(total, modes)


if __name__ == "__main__":
    main()
