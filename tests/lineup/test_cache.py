"""The cache: a run reads only what changed, says what a cold run says, and no file in its place can make it say else."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
from binascii import crc32
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from tests.lineup.calls import put

from lineup import cache as module
from lineup.cache import Cache, Elsewhere, big_enough
from lineup.check import Report, check
from lineup.corpus import Corpus, trees
from lineup.files import folder
from lineup.model import Finding
from lineup.project import project

SECTION = """## Part {n} {{: #part-{n} }}

The council opened {n} portals on 11 June 2020 for all [citizens](page-{m}.md#part-{n}) of the city.

- Buses of line {n} run from five.
- Trams **stop** at midnight, as `line{n}` says.

![Map](map-{n}.png)

"""
ZWEI = """## Част {n} {{: #part-{n} }}

Съветът откри {n} портала на 11 юни 2020\u00a0г. за всички [граждани](page-{m}.md#part-{n}) на града.

- Автобусите по линия {n} вървят от пет.
- Трамваите **спират** в полунощ, както казва `line{n}`.

![Карта](map-{n}.png)

"""


def make(root: Path, pages: int = 6, parts: int = 4) -> None:
    """A project of so many pages in two languages that link to each other."""
    put(root, "pyproject.toml", '[tool.lineup]\nfolders = { en = "en", bg = "bg" }\n')
    for language, section in (("en", SECTION), ("bg", ZWEI)):
        for page in range(pages):
            text = "".join(section.format(n=n, m=(page + 1) % pages) for n in range(2, 2 + parts))
            put(root, f"{language}/page-{page}.md", f"# {page} {{: #top-{page} }}\n\n{text}")
        for n in range(2, 2 + parts):
            put(root, f"{language}/map-{n}.png", "")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project that is in step."""
    make(tmp_path / "project")
    return tmp_path / "project"


def warm(root: Path, place: Path) -> tuple[Report, int]:
    """What a run with a cache says, and how many pairs it read."""
    corpus = project(root)
    store = Cache(corpus, place)
    report = check(corpus, store=store)
    store.save()
    return report, store.reread


def cold(root: Path) -> tuple[Finding, ...]:
    return check(project(root)).findings


def test_a_second_run_reads_nothing(root: Path, tmp_path: Path) -> None:
    first, read = warm(root, tmp_path / "cache")
    assert (first.findings, first.pages, read) == ((), 6, 6)
    again, read = warm(root, tmp_path / "cache")
    assert (again, read) == (first, 0)


def test_only_what_changed_is_read(root: Path, tmp_path: Path) -> None:
    warm(root, tmp_path / "cache")
    page = root / "bg/page-3.md"
    page.write_text(page.read_text("utf-8").replace("**спират**", "спират", 1), "utf-8")
    report, read = warm(root, tmp_path / "cache")
    assert ([one.rule for one in report.findings], read) == (["LU242"], 1)
    assert report.findings == cold(root)


def test_a_change_of_the_same_length_within_one_tick_is_seen(root: Path, tmp_path: Path) -> None:
    page = root / "bg/page-3.md"
    status = page.stat()
    warm(root, tmp_path / "cache")
    page.write_text(page.read_text("utf-8").replace("линия 2", "линия 7", 1), "utf-8")
    os.utime(page, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert page.stat().st_size == status.st_size
    report, _ = warm(root, tmp_path / "cache")
    assert [one.rule for one in report.findings] == ["LU301"]


def test_the_same_text_written_again_is_not_read_again(root: Path, tmp_path: Path) -> None:
    warm(root, tmp_path / "cache")
    for file in root.rglob("*.md"):
        text = file.read_bytes()
        file.unlink()
        file.write_bytes(text)
    assert warm(root, tmp_path / "cache")[1] == 0


# What a pair depends on beside its texts


def test_a_page_that_comes_or_goes_changes_what_links_to_it_say(root: Path, tmp_path: Path) -> None:
    warm(root, tmp_path / "cache")
    for language in ("en", "bg"):
        (root / language / "page-3.md").rename(root / language / "page-x.md")
    report, read = warm(root, tmp_path / "cache")
    assert {one.rule for one in report.findings} == {"LU204"}
    # page-2 links to it; page-x is new; page-3 is no more.
    assert (report.findings, read) == (cold(root), 2)


def test_a_fragment_that_goes_is_seen_from_the_page_that_names_it(root: Path, tmp_path: Path) -> None:
    warm(root, tmp_path / "cache")
    for language in ("en", "bg"):
        page = root / language / "page-3.md"
        page.write_text(page.read_text("utf-8").replace("{: #part-2 }", "{: #other }"), "utf-8")
    report, read = warm(root, tmp_path / "cache")
    assert {(one.rule, one.source and one.source.path) for one in report.findings} == {("LU205", "page-2.md")}
    assert (report.findings, read) == (cold(root), 1)


def test_an_image_that_goes_is_seen(root: Path, tmp_path: Path) -> None:
    warm(root, tmp_path / "cache")
    (root / "bg/map-2.png").unlink()
    report, _ = warm(root, tmp_path / "cache")
    assert {one.rule for one in report.findings} == {"LU214"}
    assert report.findings == cold(root)


@pytest.mark.parametrize(
    "line",
    [
        "heading-ids = 'required'",
        "links = [['a', 'b']]",
        "dialect = 'python-markdown'",
        "max-size = 10",
        "select = ['LU1']",
    ],
)
def test_other_settings_are_another_cache(root: Path, tmp_path: Path, line: str) -> None:
    warm(root, tmp_path / "cache")
    settings = root / "pyproject.toml"
    settings.write_text(f"{settings.read_text('utf-8')}{line}\n", "utf-8")
    report, read = warm(root, tmp_path / "cache")
    assert (report.findings, read) == (cold(root), 6)


def test_data_that_define_footnotes_are_part_of_it(root: Path, tmp_path: Path) -> None:
    put(root, "data.yml", "- id: plan\n")
    settings = root / "pyproject.toml"
    settings.write_text(f"{settings.read_text('utf-8')}citations = ['data.yml']\n", "utf-8")
    for language in ("en", "bg"):
        put(root, f"{language}/page-0.md", "A.[^plan]\n")
    warm(root, tmp_path / "cache")
    put(root, "data.yml", "- id: other\n")
    report, _ = warm(root, tmp_path / "cache")
    assert "LU224" in {one.rule for one in report.findings}
    assert report.findings == cold(root)


def test_every_part_of_a_corpus_is_in_the_key_or_known_to_need_no_place_there() -> None:
    """A new field of a corpus may decide what is seen of a pair: then it belongs into the key of the cache."""
    in_key = {"source", "targets", "settings", "dialect", "shared", "citations", "anchors", "terms", "root", "bare"}
    of_the_whole_tree = {"navigation", "navigation_file"}
    assert set(Corpus._fields) == in_key | of_the_whole_tree


def test_a_changed_rule_forgets_everything(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    warm(root, tmp_path / "cache")
    monkeypatch.setattr(module, "program", lambda: [("rules/values.py", 2, 3)])
    assert warm(root, tmp_path / "cache")[1] == 6


def test_suppressions_are_remembered_with_their_page(root: Path, tmp_path: Path) -> None:
    page = root / "bg/page-3.md"
    page.write_text(f"<!-- lineup: ignore LU202 old (0123abcd) -->\n\n{page.read_text('utf-8')}", "utf-8")
    for reread in (6, 0):
        report, read = warm(root, tmp_path / "cache")
        assert ([one.rule for one in report.findings], read) == (["LU011"], reread)


# What somebody else has put there


def files(place: Path) -> list[Path]:
    return sorted(place.glob("*.cache"))


DAMAGE: dict[str, Callable[[bytes], bytes]] = {
    "empty": lambda _: b"",
    "half": lambda raw: raw[: len(raw) // 2],
    "a bit": lambda raw: raw[:900] + bytes([raw[900] ^ 1]) + raw[901:],
    "no text": lambda _: os.urandom(400),
    "other version": lambda raw: raw.replace(b"lineup-cache 1 ", b"lineup-cache 9 ", 1),
    "longer": lambda raw: raw + b"bg\tpage-0.md\tx\t[]\n",
}


@pytest.mark.parametrize("name", sorted(DAMAGE))
def test_a_damaged_cache_is_written_anew_without_a_word(
    root: Path, tmp_path: Path, name: str, capfd: pytest.CaptureFixture[str]
) -> None:
    warm(root, tmp_path / "cache")
    page = root / "bg/page-3.md"
    page.write_text(page.read_text("utf-8").replace("**спират**", "спират", 1), "utf-8")
    before = warm(root, tmp_path / "cache")[0]
    (file,) = files(tmp_path / "cache")
    file.write_bytes(DAMAGE[name](file.read_bytes()))
    report, read = warm(root, tmp_path / "cache")
    assert (report, read) == (before, 6)
    assert warm(root, tmp_path / "cache") == (before, 0)
    assert capfd.readouterr() == ("", "")


def forged(file: Path, change: Mapping[bytes, bytes]) -> None:
    """Changes entries and makes the check sum fit again, as only malice does."""
    head, _, body = file.read_bytes().partition(b"\n")
    for old, new in change.items():
        assert old in body
        body = body.replace(old, new)
    file.write_bytes(head.rsplit(b" ", 1)[0] + f" {crc32(body):08x}".encode() + b"\n" + body)


@pytest.mark.parametrize(
    "change",
    [
        {b"\t[": b"\t{"},
        {b"\t[": b"\t[1,"},
        {b"]\n": b"\n"},
        {b".": b"x"},
        {b" ": b"_"},
        {b"[[": b"[3,["},
        {b"{": b"[", b"}": b"]"},
    ],
)  # fmt: skip
def test_a_cache_of_the_wrong_form_is_no_cache(root: Path, tmp_path: Path, change: dict[bytes, bytes]) -> None:
    page = root / "bg/page-3.md"
    page.write_text(page.read_text("utf-8").replace("**спират**", "спират", 1), "utf-8")
    before = warm(root, tmp_path / "cache")[0]
    (file,) = files(tmp_path / "cache")
    forged(file, change)
    assert warm(root, tmp_path / "cache")[0].findings == before.findings


def test_a_folder_that_cannot_be_written_to_is_left_alone(root: Path, tmp_path: Path) -> None:
    put(tmp_path, "cache", "a file in the folder's place")
    assert warm(root, tmp_path / "cache") == warm(root, tmp_path / "cache")
    assert (tmp_path / "cache").read_text("utf-8") == "a file in the folder's place"


def test_old_caches_and_drafts_are_thrown_away(root: Path, tmp_path: Path) -> None:
    place = tmp_path / "cache"
    place.mkdir()
    for number in range(40):
        old = put(place, f"{number}.cache", "old")
        os.utime(old, (1000 + number, 1000 + number))
    draft = put(place, "x.cache.123", "half written")
    os.utime(draft, (99_999, 99_999))
    warm(root, place)
    left = {file.name for file in place.iterdir()}
    assert len(left) == 24
    assert not left & {"0.cache", "x.cache.123"}
    assert len(files(place)) == len(left)


def test_a_look_from_elsewhere_keeps_nothing(root: Path, tmp_path: Path) -> None:
    warm(root, tmp_path / "cache")
    shutil.copytree(root, tmp_path / "copy")
    store = Cache(project(root), tmp_path / "cache")
    lines = dict(store.lines)
    copy = project(tmp_path / "copy")
    reads = []

    class Counting(Elsewhere):
        def learn(self, target: object, read: object) -> None:
            reads.append((target, read))

    assert check(copy, store=Counting(store)) == check(project(root))
    assert (reads, store.lines) == ([], lines)


# Where it is kept


@pytest.mark.parametrize(
    ("environment", "place"),
    [
        ({"LINEUP_CACHE_DIR": "here", "HOME": "/somewhere/x"}, "here"),
        ({"LINEUP_CACHE_DIR": "", "HOME": "/somewhere/x"}, None),
        ({"XDG_CACHE_HOME": "/c", "HOME": "/somewhere/x"}, "/c/lineup"),
        ({"XDG_CACHE_HOME": "relative", "HOME": "/somewhere/x"}, "/somewhere/x/.cache/lineup"),
        ({"HOME": "/somewhere/x"}, "/somewhere/x/.cache/lineup"),
        ({"HOME": ""}, None),
        ({}, None),
    ],
)
def test_where_it_is_kept(environment: dict[str, str], place: str | None) -> None:
    assert folder(environment) == (Path(place) if place else None)


def test_a_small_tree_is_not_worth_it(root: Path) -> None:
    assert not big_enough(project(root))
    put(root, "bg/long.md", "x\n" * module.WORTH_IT)
    assert big_enough(project(root))


def test_the_command_remembers_and_can_be_told_not_to(root: Path, tmp_path: Path) -> None:
    put(root, "en/long.md", "Text " * 25_000)
    put(root, "bg/long.md", "Текст " * 25_000)
    command = [sys.executable, "-c", "from lineup.cli import command; command()", "check"]
    place = tmp_path / "cache"
    for more, kept in ((["--no-cache"], 0), ([], 1), ([], 1)):
        done = subprocess.run(
            [*command, *more], cwd=root, env={**os.environ, "LINEUP_CACHE_DIR": str(place)}, check=False, capture_output=True, text=True,
        )  # fmt: skip
        assert (done.returncode, done.stderr) == (0, "")
        assert bool(files(place)) == bool(kept)


# Hundreds of edits


WORDS = [
    "Портал",
    "12",
    "**нов**",
    "[тук](page-1.md#part-2)",
    "[там](gone.md)",
    "`line2`",
    "![Карта](map-3.png)",
    "на сто",
    "не",
    "\u200b",
    "3,5 %",
]


def edit(rng: random.Random, root: Path) -> None:
    """One edit as people make them: lines changed, dropped, doubled, moved; pages that come, go and come back."""
    pages = sorted(root.glob("*/*.md"))
    page = rng.choice(pages)
    kind = rng.randrange(20)
    if kind == 0 and len(pages) > 4:
        page.unlink()
    elif kind == 1:
        page.with_name(f"page-{rng.randrange(9)}.md").write_bytes(page.read_bytes())
    elif kind == 2:
        image = root / rng.choice(["en", "bg"]) / f"map-{rng.randrange(2, 6)}.png"
        image.unlink() if image.exists() else image.write_bytes(b"")
    elif kind == 3:
        page.write_bytes(b"\xff" + page.read_bytes()[1:])
    elif kind == 4:
        page.write_text("", "utf-8")
    else:
        lines = page.read_bytes().decode("utf-8", "replace").split("\n")
        at = rng.randrange(len(lines))
        if kind < 8:
            del lines[at]
        elif kind < 10:
            lines.insert(at, lines[rng.randrange(len(lines))])
        elif kind < 12:
            rng.shuffle(lines)
        elif kind == 12:
            lines.insert(at, "<!-- lineup: ignore LU202 some reason (0123abcd) -->")
        else:
            words = lines[at].split(" ")
            words[rng.randrange(len(words))] = rng.choice(WORDS)
            lines[at] = " ".join(words)
        page.write_text("\n".join(lines), "utf-8")


def test_after_hundreds_of_random_edits_it_says_what_a_cold_run_says(tmp_path: Path) -> None:
    make(tmp_path / "project", pages=5, parts=2)
    make(tmp_path / "fresh", pages=5, parts=2)
    root, rng = tmp_path / "project", random.Random(8)  # noqa: S311 - repeatable
    reread = 0
    for number in range(250):
        edit(rng, root)
        report, read = warm(root, tmp_path / "cache")
        reread += read
        assert report == check(project(root)), number
        if number % 60 == 59:
            # Otherwise little is left to be compared in the end.
            shutil.copytree(tmp_path / "fresh", root, dirs_exist_ok=True)
    assert reread < 625


def test_trees_without_a_project_have_their_own(root: Path, tmp_path: Path) -> None:
    corpus = trees(root / "en", [root / "bg"], ["en", "bg"])
    for reread in (6, 0):
        store = Cache(corpus, tmp_path / "cache")
        check(corpus, store=store)
        store.save()
        assert store.reread == reread
