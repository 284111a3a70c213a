"""Measures what the checker finds: plants faults and harmless rewrites in real page pairs, one at a time.

    .venv/bin/python benchmarks/recall.py                                   this project's own pages
    .venv/bin/python benchmarks/recall.py --source EN --target BG           any two trees
    .venv/bin/python benchmarks/recall.py --scope batch --show 5            quick, and with what was missed

The tree is first checked untouched. Then one page of one side gets one fault, the checker is run as a user would run it
(`lineup check --source EN --target BG --languages en,bg --format json`, in this process), and the findings that were
not there before are judged: right page, right block, how many. Only warnings and errors count.

`--scope tree` copies the whole tree and checks the whole tree for every fault; `pair` checks a tree that holds that
page alone (links to other pages then lead nowhere, before and after alike); `batch` plants a fault in every page of the
tree at once and tells them apart by page: the quickest, and the same figures where no rule looks across pages.
"""

from __future__ import annotations

import argparse
import contextlib
import importlib
import io
import json
import multiprocessing
import os
import random
import re
import shutil
import signal
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path
from typing import Any, NoReturn

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "scripts"))

from lineup.selftest import FAULTS, HARMLESS, KINDS, Draft, counted, judge, new_findings, plant  # noqa: E402

PROJECT_PARTS = ("docs", "data", "mkdocs.yml", "pyproject.toml")
WORD = re.compile(r"[^\W_]+(?:[-’'.,][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Setting:
    """What a run measures and how."""

    source: str
    target: str
    languages: tuple[str, str]
    side: str
    scope: str
    checker: str
    project: bool
    seconds: int
    terms: tuple[tuple[str, str], ...]

    @property
    def folders(self) -> tuple[str, str]:
        """The folders of both sides inside a working copy."""
        return ("docs/en", "docs/bg") if self.project else ("source", "target")

    @property
    def changed(self) -> Path:
        """The folder, inside a working copy, of the side that gets the faults."""
        return Path(self.folders[0 if self.side == "source" else 1])


@dataclass(frozen=True, slots=True)
class Shot:
    """One fault: its kind, the page, the seed that places it."""

    kind: str
    path: str
    seed: str


@dataclass(frozen=True, slots=True)
class Result:
    """How one fault was answered; `failed` says what the checker did instead of answering."""

    kind: str
    path: str
    side: str
    at: int
    was: str
    now: str
    new: int
    page: bool
    block: bool
    line: bool
    findings: tuple[str, ...]
    failed: str


class UnansweredError(Exception):
    """The checker gave no report."""


def read(path: Path) -> str:
    """A page's text with its own line ends."""
    return path.read_bytes().decode("utf-8")


def write(path: Path, text: str) -> None:
    """Writes a page as it is, line ends and all."""
    path.write_bytes(text.encode("utf-8"))


def pairs(source: Path, target: Path) -> list[str]:
    """The paths of pages that both sides have and that can be read."""
    found = []
    for page in sorted(target.rglob("*.md")):
        path = page.relative_to(target).as_posix()
        with contextlib.suppress(UnicodeDecodeError, FileNotFoundError):
            if read(page).strip() and read(source / path).strip():
                found.append(path)
    return found


def terms(file: Path | None) -> tuple[tuple[str, str], ...]:
    """Pairs of a term's form and a form that its note says to avoid."""
    if file is None or not file.exists():
        return ()
    import yaml  # noqa: PLC0415  (a run without a term base needs no YAML)

    data = yaml.safe_load(file.read_text("utf-8"))
    entries = (
        data
        if isinstance(data, list)
        else [entry for part in data.values() if isinstance(part, list) for entry in part]
    )
    found = []
    for entry in entries:
        form = entry.get("bg")
        avoided = entry.get("avoid") or re.findall("„([^“]+)“", (entry.get("note") or "").rpartition("avoid ")[2])
        preferred = form[0] if isinstance(form, list) else str(form or "").split(";")[0].split(" (")[0]
        found += [(preferred, wrong) for wrong in avoided if preferred and wrong.lower() != preferred.lower()]
    return tuple(found)


def too_slow(signal_number: int, frame: object) -> NoReturn:
    """Ends a run of the checker that takes too long."""
    del signal_number, frame
    raise UnansweredError("took too long")


def ask(setting: Setting, folder: Path) -> list[Mapping[str, Any]]:
    """Runs the checker on a working copy and returns the findings that count.

    Raises:
        UnansweredError: where it crashed, took too long, could not run, or printed something else than a report.
    """
    module, _, name = setting.checker.partition(":")
    run: Callable[[list[str]], int] = getattr(importlib.import_module(module), name or "run")
    arguments = ["check", "--format", "json"]
    if not setting.project:
        source, target = (str(folder / part) for part in setting.folders)
        arguments += ["--source", source, "--target", target, "--languages", ",".join(setting.languages)]
    out, err = (io.TextIOWrapper(io.BytesIO(), "utf-8", newline="", write_through=True) for _ in range(2))
    signal.signal(signal.SIGALRM, too_slow)
    signal.alarm(setting.seconds)
    try:
        with contextlib.chdir(folder), contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            status = run(arguments)
    except UnansweredError:
        raise
    # A checker that crashes has found nothing, and it is counted.
    except (Exception, SystemExit) as error:
        raise UnansweredError(f"{type(error).__name__}: {error}") from error
    finally:
        signal.alarm(0)
    said = out.buffer.getvalue().decode("utf-8", "replace")
    if status not in {0, 1}:
        raise UnansweredError(f"status {status}: {err.buffer.getvalue().decode('utf-8', 'replace').strip()[:200]}")
    try:
        return counted(json.loads(said))
    except (ValueError, KeyError, TypeError) as error:
        raise UnansweredError(f"no report: {error}") from error


def copy_tree(setting: Setting, folder: Path) -> None:
    """Makes a working copy of everything that the checker may look at."""
    if setting.project:
        for part in PROJECT_PARTS:
            origin = ROOT / part
            if origin.is_dir():
                shutil.copytree(origin, folder / part)
            elif origin.exists():
                shutil.copy(origin, folder / part)
        return
    for side, part in zip((setting.source, setting.target), setting.folders, strict=True):
        shutil.copytree(side, folder / part, ignore=shutil.ignore_patterns(".git", "node_modules"))


def copy_pair(setting: Setting, folder: Path, path: str) -> None:
    """Makes a working copy that holds one page pair."""
    for origin, part in zip((setting.source, setting.target), setting.folders, strict=True):
        place = folder / part / path
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(Path(origin, path), place)


@contextlib.contextmanager
def workspace() -> Iterator[Path]:
    """A folder that is gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="recall-") as folder:
        yield Path(folder)


def draft(setting: Setting, path: str) -> Draft:
    """One page as the planters see it."""
    texts = {"source": read(Path(setting.source, path)), "target": read(Path(setting.target, path))}
    codes = dict(zip(("source", "target"), setting.languages, strict=True))
    other = "target" if setting.side == "source" else "source"
    return Draft(texts[setting.side], texts[other], codes[setting.side], setting.terms)


def shots(setting: Setting, paths: Sequence[str], names: Sequence[str], each: int, seed: int) -> list[Shot]:
    """Chooses the pages for each kind: as many as asked for, each page once before any twice."""
    rng = random.Random(seed)  # noqa: S311  (a seed makes a run repeatable)
    drafts = {path: draft(setting, path) for path in paths}
    chosen = []
    for name in names:
        order = [(path, turn) for turn in range(4) for path in rng.sample(list(paths), len(paths))]
        seen: set[tuple[str, int, str]] = set()
        count = 0
        for path, turn in order:
            if count == each:
                break
            shot = Shot(name, path, f"{seed}-{path}-{turn}")
            planted = plant(KINDS[name], drafts[path], shot.seed)
            # The second fault of a kind in a page counts only where it stands elsewhere.
            if planted and (place := (path, planted.line, planted.now)) not in seen:
                seen.add(place)
                chosen.append(shot)
                count += 1
    return chosen


def describe(finding: Mapping[str, Any]) -> str:
    """A finding in one line."""
    places = [
        f"{side[0]} {place.get('path')}:{place.get('line')}"
        for side in ("source", "target")
        if (place := finding.get(side))
    ]
    return f"{finding['rule']} {finding.get('name', '')} {' '.join(places)} {finding['message']}"[:300]


def result(setting: Setting, shot: Shot, found: Sequence[Mapping[str, Any]], failed: str = "") -> Result:
    """Judges the new findings of one shot."""
    page = draft(setting, shot.path)
    planted = plant(KINDS[shot.kind], page, shot.seed)
    if planted is None:
        raise RuntimeError(f"{shot.kind} had a place in {shot.path} and has none now")
    verdict = judge(shot.path, setting.side, page, planted, found)
    shown = tuple(describe(finding) for finding in found[:6])
    was, now = planted.was[:160], planted.now[:160]
    return Result(
        shot.kind, shot.path, setting.side, planted.line, was, now,
        verdict.new, verdict.page, verdict.block, verdict.line, shown, failed,
    )  # fmt: skip


def spoil(setting: Setting, folder: Path, shot: Shot) -> None:
    """Plants one fault in a working copy."""
    planted = plant(KINDS[shot.kind], draft(setting, shot.path), shot.seed)
    place = folder / setting.changed / shot.path
    if planted is None or planted.text is None:
        place.unlink()
    else:
        write(place, planted.text)


def mend(setting: Setting, folder: Path, path: str) -> None:
    """Puts a page of a working copy back."""
    origin = Path(setting.source if setting.side == "source" else setting.target, path)
    shutil.copy(origin, folder / setting.changed / path)


_state: dict[str, Any] = {}


def answer(setting: Setting, folder: Path, before: list[Mapping[str, Any]], shot: Shot) -> Result:
    """Plants one fault in a working copy, asks the checker, and puts the page back."""
    spoil(setting, folder, shot)
    try:
        return result(setting, shot, new_findings(before, ask(setting, folder)))
    except UnansweredError as error:
        return result(setting, shot, [], str(error))
    finally:
        mend(setting, folder, shot.path)


def one(setting: Setting, shot: Shot) -> list[Result]:
    """One shot in a worker; its working copy and the findings before are kept between shots."""
    if setting.scope == "pair":
        with workspace() as folder:
            copy_pair(setting, folder, shot.path)
            known = _state.setdefault("pairs", {})
            if shot.path not in known:
                known[shot.path] = ask(setting, folder)
            return [answer(setting, folder, known[shot.path], shot)]
    folder, before = whole(setting)
    return [answer(setting, folder, before, shot)]


def whole(setting: Setting) -> tuple[Path, list[Mapping[str, Any]]]:
    """The worker's own copy of the whole tree and what the checker says of it untouched."""
    if "tree" not in _state:
        keep = tempfile.TemporaryDirectory(prefix="recall-")
        copy_tree(setting, Path(keep.name))
        _state["keep"] = keep
        _state["tree"] = (Path(keep.name), ask(setting, Path(keep.name)))
    tree: tuple[Path, list[Mapping[str, Any]]] = _state["tree"]
    return tree


def volley(setting: Setting, round_: Sequence[Shot]) -> list[Result]:
    """Many shots at once, one in each page; findings are told apart by page, strays are listed under the page `*`."""
    folder, before = whole(setting)
    for shot in round_:
        spoil(setting, folder, shot)
    failed, found = "", []
    try:
        found = new_findings(before, ask(setting, folder))
    except UnansweredError as error:
        failed = str(error)
    finally:
        for shot in round_:
            mend(setting, folder, shot.path)
    by_page: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
    for finding in found:
        places = [place["path"] for side in ("target", "source") if (place := finding.get(side))]
        by_page[next(iter(places), "*")].append(finding)
    return [result(setting, shot, by_page[shot.path], failed) for shot in round_]


def rounds(chosen: Sequence[Shot]) -> list[list[Shot]]:
    """Shots in rounds with no page twice.

    No kind twice either: what many pages have in common is no fault of one of them, and a checker may know that. A page
    that goes missing has its round alone, because links lead to it.
    """
    made: list[list[Shot]] = []
    taken: list[set[str]] = []
    for shot in chosen:
        alone = shot.kind == "page-missing"
        marks = {f"page {shot.path}", f"kind {shot.kind}"}
        fits = (index for index, used in enumerate(taken) if not used & marks and "all" not in used)
        at = len(made) if alone else next(fits, len(made))
        if at == len(made):
            made.append([])
            taken.append({"all"} if alone else set())
        made[at].append(shot)
        taken[at] |= marks
    return made


def measure(setting: Setting, chosen: Sequence[Shot], jobs: int) -> list[Result]:
    """Answers to all shots, in order."""
    work: partial[list[Result]]
    if setting.scope == "batch":
        tasks: Sequence[Any] = rounds(chosen)
        work = partial(volley, setting)
    else:
        tasks, work = chosen, partial(one, setting)
    if jobs == 1:
        done = list(map(work, tasks))
    else:
        with multiprocessing.get_context("fork").Pool(jobs) as pool:
            done = pool.map(work, tasks, chunksize=1 if setting.scope == "batch" else 8)
    return [answered for part in done for answered in part]


def untouched(setting: Setting, paths: Sequence[str]) -> dict[str, Any]:
    """What the checker says of the tree as it is."""
    count = sum(len(WORD.findall(read(Path(setting.source, path)))) for path in paths)
    with workspace() as folder:
        copy_tree(setting, folder)
        start = time.perf_counter()
        found = ask(setting, folder)
        seconds = time.perf_counter() - start
    return {
        "pages": len(paths),
        "words": count,
        "findings": len(found),
        "per_thousand": 1000 * len(found) / max(1, count),
        "seconds": seconds,
        "shown": [describe(finding) for finding in found],
    }


def share(values: Sequence[float]) -> float:
    """The mean, 0 where there is nothing."""
    return sum(values) / len(values) if values else 0.0


def by_kind(results: Sequence[Result]) -> dict[str, dict[str, float]]:
    """Rates of each kind; a harmless rewrite is flagged where it brought any finding."""
    table: dict[str, dict[str, float]] = {}
    for name in dict.fromkeys(answered.kind for answered in results):
        rows = [answered for answered in results if answered.kind == name]
        table[name] = {
            "faults": len(rows),
            "page": share([row.page for row in rows]),
            "block": share([row.block for row in rows]),
            "line": share([row.line for row in rows]),
            # Per fault that was found at all: a miss is told by the other columns, and would hide noise here.
            "new": share([row.new for row in rows if row.new]),
            "flagged": share([row.new > 0 for row in rows]),
            "failed": sum(bool(row.failed) for row in rows),
        }
    return table


def means(table: Mapping[str, Mapping[str, float]], names: Sequence[str]) -> dict[str, float]:
    """The mean over kinds."""
    rows = [table[name] for name in names if name in table]
    return {key: share([row[key] for row in rows]) for key in ("page", "block", "line", "new")} | {"kinds": len(rows)}


def print_tables(report: Mapping[str, Any], show: int) -> None:
    """Prints what was measured."""
    table = report["kinds"]
    calm = report["untouched"]
    print(f"{calm['pages']} page pairs, {calm['words']} words; scope {report['scope']}, faults in the {report['side']}")
    print(
        f"untouched: {calm['findings']} findings, {calm['per_thousand']:.2f} per 1,000 words, {calm['seconds']:.2f} s"
    )
    for text in calm["shown"][:show]:
        print(f"    {text}")
    print(f"\n{'kind':34}{'n':>5}{'page %':>8}{'block %':>9}{'line %':>8}{'new':>6}{'failed':>8}")
    for kind in FAULTS:
        if row := table.get(kind.name):
            numbers = f"{100 * row['page']:8.0f}{100 * row['block']:9.0f}{100 * row['line']:8.0f}{row['new']:6.2f}"
            print(f"{kind.name:34}{row['faults']:5.0f}{numbers}{row['failed']:8.0f}")
    for title, row in report["means"].items():
        numbers = f"{100 * row['page']:8.1f}{100 * row['block']:9.1f}{100 * row['line']:8.1f}{row['new']:6.2f}"
        print(f"{'mean: ' + title:34}{row['kinds']:5.0f}{numbers}")
    print(f"\n{'harmless rewrite':34}{'n':>5}{'flagged %':>11}{'failed':>8}")
    for kind in HARMLESS:
        if row := table.get(kind.name):
            print(f"{kind.name:34}{row['faults']:5.0f}{100 * row['flagged']:11.1f}{row['failed']:8.0f}")
    print(f"{'all harmless rewrites':34}{'':5}{report['harmless_flagged'] * 100:11.1f}")
    absent = [kind.name for kind in (*FAULTS, *HARMLESS) if kind.name not in table and kind.name in report["asked"]]
    if absent:
        print(f"\nno place in these pages for: {', '.join(absent)}")
    print_misses(report["results"], show)


def print_misses(results: Sequence[Mapping[str, Any]], show: int) -> None:
    """Prints some of the faults that were not found at their block, and of the rewrites that were flagged."""
    calm = {kind.name for kind in HARMLESS}
    count: dict[str, int] = defaultdict(int)
    for row in results:
        wrong = row["new"] > 0 if row["kind"] in calm else not row["block"]
        count[row["kind"]] += wrong
        if wrong and count[row["kind"]] <= show:
            what = "flagged" if row["kind"] in calm else "wrong block" if row["page"] else "missed"
            print(f"\n{what}: {row['kind']} {row['path']}:{row['at']} {row['failed']}")
            print(f"    was {row['was']!r}\n    now {row['now']!r}")
            for text in row["findings"]:
                print(f"    {text}")


def arguments(argv: Sequence[str] | None) -> argparse.Namespace:
    """Reads the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--source", type=Path, help="folder of the source language (default: this project's)")
    parser.add_argument("--target", type=Path, help="folder of the target language")
    parser.add_argument("--languages", default="en,bg", help="source and target language (default: %(default)s)")
    parser.add_argument("--side", choices=("source", "target"), default="target", help="the side that gets the faults")
    parser.add_argument(
        "--scope", choices=("tree", "pair", "batch"), default="tree", help="see above (default: %(default)s)"
    )
    parser.add_argument("--kinds", help="names of kinds or families, with commas (default: all)")
    parser.add_argument("--per-kind", type=int, default=40, help="faults of each kind (default: %(default)s)")
    parser.add_argument("--seed", type=int, default=1, help="another seed plants elsewhere (default: %(default)s)")
    parser.add_argument("--jobs", type=int, default=2, help="processes (default: %(default)s)")
    parser.add_argument("--seconds", type=int, default=60, help="longest time for one run of the checker")
    parser.add_argument(
        "--checker", default="lineup.cli:run", help="MODULE:FUNCTION that takes arguments, returns a status"
    )
    parser.add_argument("--terms", type=Path, help="term base that gives the wrong terms (default: data/terms.yml)")
    parser.add_argument("--json", type=Path, help="write everything that was measured to this file")
    parser.add_argument("--show", type=int, default=0, help="print so many misses and false alarms of each kind")
    given = parser.parse_args(argv)
    if (given.source is None) != (given.target is None):
        parser.error("--source and --target go together")
    if len(given.languages.split(",")) != 2:
        parser.error("--languages takes two codes, as in en,bg")
    return given


def main(argv: Sequence[str] | None = None) -> int:
    """Measures and prints; 0 where the checker answered every time, 1 where not, 2 where nothing could be measured."""
    given = arguments(argv)
    project = given.source is None
    source, target = (
        (ROOT / "docs/en", ROOT / "docs/bg") if project else (given.source.resolve(), given.target.resolve())
    )
    one_, two = given.languages.split(",")
    words = terms(given.terms or (ROOT / "data/terms.yml" if project else None))
    setting = Setting(
        str(source), str(target), (one_, two), given.side, given.scope, given.checker, project, given.seconds, words
    )
    paths = pairs(source, target)
    names = [kind.name for kind in (*FAULTS, *HARMLESS)]
    if given.kinds:
        wanted = set(given.kinds.split(","))
        names = [name for name in names if name in wanted or KINDS[name].family in wanted]
    if not paths or not names:
        print("nothing to measure: no page pairs there, or no such kind", file=sys.stderr)
        return 2
    chosen = shots(setting, paths, names, given.per_kind, given.seed)
    os.environ.setdefault("NO_COLOR", "1")
    os.environ["LINEUP_CACHE_DIR"] = ""
    try:
        calm = untouched(setting, paths)
        results = measure(setting, chosen, given.jobs)
    except UnansweredError as error:
        print(f"the checker did not answer on the untouched pages: {error}", file=sys.stderr)
        return 2
    table = by_kind(results)
    families = list(dict.fromkeys(kind.family for kind in FAULTS))
    groups = {family: [kind.name for kind in FAULTS if kind.family == family] for family in families}
    groups["structure + references"] = groups["structure"] + groups["references"]
    groups["all kinds"] = [kind.name for kind in FAULTS]
    harmless = [row for row in results if KINDS[row.kind].family == "harmless"]
    report = {
        "scope": given.scope,
        "side": given.side,
        "seed": given.seed,
        "asked": names,
        "untouched": calm,
        "kinds": table,
        "means": {
            title: means(table, kinds) for title, kinds in groups.items() if any(kind in table for kind in kinds)
        },
        "harmless_flagged": share([row.new > 0 for row in harmless]),
        "results": [asdict(row) for row in results],
    }
    if given.json:
        given.json.write_text(json.dumps(report, ensure_ascii=False, indent=1), "utf-8")
    print_tables(report, given.show)
    return 1 if any(row.failed for row in results) else 0


if __name__ == "__main__":
    sys.exit(main())
