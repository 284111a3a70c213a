"""A newcomer's way through a fresh clone: `make site`, again without a network, with faults, and `make serve`."""

from __future__ import annotations

import os
import re
import shutil
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from tests.site import clone, planted_scripts, planting
from tests.site.build import FIRST_SET, LANGUAGES, Place, places
from tests.site.looking import go, opened
from tests.site.pages_server import PagesServer

from edition.audit import audit
from edition.faults import Fault
from edition.policy import digest, inline_scripts

PATIENCE = 180


@contextmanager
def put_back(project: Path, kept: Path) -> Iterator[None]:
    """Puts pages, data and settings back at the end, whatever was done to them; `kept` is an empty folder."""
    for name in ("docs", "data"):
        shutil.copytree(project / name, kept / name)
    shutil.copy2(project / "mkdocs.yml", kept)
    try:
        yield
    finally:
        for name in ("docs", "data"):
            shutil.rmtree(project / name)
            shutil.copytree(kept / name, project / name)
        shutil.copy2(kept / "mkdocs.yml", project)


@pytest.fixture
def ready(
    project: Path, first_run: clone.Done, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Path]:
    """The clone after its first run; pages, data and settings are put back afterwards, whatever a test does to them.

    From here on `lineup` remembers from run to run, as on any person's machine; the other tests remember nothing.
    """
    assert first_run.status == 0, first_run.text
    monkeypatch.setenv("LINEUP_CACHE_DIR", str(tmp_path_factory.getbasetemp() / "remembered"))
    with put_back(project, tmp_path_factory.mktemp("kept")):
        yield project


@pytest.fixture
def few(ready: Path) -> Path:
    """The clone with three of its pages: enough for what each save does, and a preview of them is there at once."""
    kept = ("index.md", "summary.md", "sources.md")
    for language in LANGUAGES:
        for page in (ready / "docs" / language).rglob("*.md"):
            if page.relative_to(ready / "docs" / language).as_posix() not in kept:
                page.unlink()
    settings = (ready / "mkdocs.yml").read_text("utf-8")
    nav = "".join(f"  - {page}\n" for page in kept)
    shorter, times = re.subn(r"^nav:\n(?: .*\n)+", f"nav:\n{nav}", settings, flags=re.MULTILINE)
    assert times == 1, "the navigation of mkdocs.yml stands in one block"
    (ready / "mkdocs.yml").write_text(shorter, "utf-8")
    return ready


# The first run and the second


def test_make_site_builds_every_page_with_nothing_done_before(project: Path, first_run: clone.Done) -> None:
    assert first_run.status == 0, first_run.text
    pages = [Place(language, path) for language in LANGUAGES for path in FIRST_SET]
    missing = [str(place) for place in pages if not (project / "site" / place.address / "index.html").is_file()]
    assert missing == []
    assert first_run.findings == []


def test_make_site_says_what_it_does_and_where_the_site_is(project: Path, first_run: clone.Done) -> None:
    lines = first_run.text.splitlines()
    assert "Making .venv …" in lines
    assert "Installing the packages of requirements/site.txt …" in lines
    assert any(str(project / "site") in line for line in lines[-5:])
    assert "Traceback" not in first_run.text
    for command in ("lineup", "edition", "mkdocs"):
        assert (project / ".venv/bin" / command).is_file()


def test_without_a_repository_nothing_points_to_one(site_of_a_clone: PagesServer) -> None:
    pointing = [
        path.relative_to(site_of_a_clone.folder).as_posix()
        for path in site_of_a_clone.folder.rglob("*.html")
        if re.search(r'rel="?edit|/edit/main/|/issues/new', path.read_text("utf-8"))
    ]
    assert pointing == []


def test_a_second_run_installs_nothing_and_needs_no_network(ready: Path) -> None:
    stamp = (ready / ".venv/.installed-site").stat().st_mtime_ns
    done = clone.run(ready, "make", "site", more=clone.OFFLINE)
    assert done.status == 0, done.text
    assert "install" not in done.text.lower()
    assert "Making" not in done.text
    assert (ready / ".venv/.installed-site").stat().st_mtime_ns == stamp


def test_the_commands_leave_the_clone_clean(ready: Path) -> None:
    assert clone.run(ready, "git", "status", "--porcelain") == clone.Done(0, "")


@dataclass(frozen=True, slots=True)
class ByItself:
    """What MkDocs by itself has made of a clone: how it ended, the site, per page the script planted there, its faults."""

    done: clone.Done
    site: Path
    scripts: dict[str, str]
    faults: list[Fault]


@pytest.fixture(scope="module")
def by_itself(project: Path, first_run: clone.Done, tmp_path_factory: pytest.TempPathFactory) -> ByItself:
    """One build by MkDocs alone, of pages with planted scripts, of a clone of which nobody says where it will stand."""
    assert first_run.status == 0, first_run.text
    site = tmp_path_factory.mktemp("by-itself") / "site"
    with put_back(project, tmp_path_factory.mktemp("kept")):
        scripts = planted_scripts.plant(project)
        done = clone.run(project, ".venv/bin/mkdocs", "build", "--site-dir", str(site))
    return ByItself(done, site, scripts, audit(site))


def test_mkdocs_by_itself_builds_too(by_itself: ByItself) -> None:
    """Nobody says where the clone will stand: the site is local, names no repository, and is in order."""
    assert (by_itself.done.status, "WARNING -" in by_itself.done.text) == (0, False), by_itself.done.text
    for language in LANGUAGES:
        for path in FIRST_SET:
            assert (by_itself.site / Place(language, path).address / "index.html").is_file()
    # But for what was planted, which stands where the page is shown whole, and where its title is.
    planted = ("bg/summary/", "parallel/summary/", "glossary/", "about/state/")
    assert {(fault.code, fault.path) for fault in by_itself.faults} == {
        ("ED407", f"site/{page}index.html") for page in planted
    }
    home = (by_itself.site / "bg/index.html").read_text("utf-8")
    assert '<link rel="canonical" href="http://localhost:8000/bg/">' in home
    assert "github.com" not in home


def test_a_script_written_into_a_page_or_a_title_does_not_run(by_itself: ByItself, browser: Browser) -> None:
    """The policy lets the inline scripts of the templates run by their hashes; a page's text cannot add one to them."""
    page_with_one = (by_itself.site / "bg/summary/index.html").read_text("utf-8")
    planted = by_itself.scripts["docs/bg/summary.md"]
    assert planted in [script.text for script in inline_scripts(page_with_one)]
    # The script, and what is done at a click.
    assert [fault.code for fault in by_itself.faults if "bg/summary/" in fault.path] == ["ED407"] * 2
    for html in by_itself.site.rglob("*.html"):
        text = html.read_text("utf-8")
        for name, script in by_itself.scripts.items():
            assert digest(script) not in text, (name, html)
    with PagesServer(by_itself.site) as server, opened(browser) as (page, log):
        go(page, f"{server.address}bg/summary/")
        assert page.locator("article script").count() == 1
        page.locator("#planted").click()
        assert page.evaluate("() => window.ran ?? 0") == 0
        assert len([line for line in log.console if "Content Security Policy" in line]) == 2


def test_a_copy_that_git_cannot_read_has_the_same_files(ready: Path, tmp_path: Path) -> None:
    known = {file.relative_to(ready) for file in clone.files(ready)}
    bare = tmp_path / "bare"
    shutil.copytree(ready, bare, ignore=shutil.ignore_patterns(".git", ".venv"))
    (bare / ".git").write_text("gitdir: nowhere\n", "utf-8")
    assert {file.relative_to(bare) for file in clone.files(bare)} - {Path(".git")} == known


# One fault at a time


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("plant", planting.PLANTERS, ids=lambda plant: plant.__name__.replace("_", " "))
def test_one_fault_stops_make_site_with_one_line(ready: Path, plant: planting.Planter, language: str) -> None:
    before = (ready / "site/index.html").read_bytes()
    lines = plant(ready, language)
    done = clone.run(ready, "make", "site", more=clone.OFFLINE)
    assert done.status != 0
    assert len(done.findings) == 1, done.text
    path, line = done.findings[0]
    assert line in lines.get(path, set()), f"{done.text}\nexpected: {lines}"
    assert "Traceback" not in done.text
    assert (ready / "site/index.html").read_bytes() == before, "the site that stood before is still whole"


def test_headings_without_an_id_are_told_where_both_languages_lack_it(ready: Path) -> None:
    pages = [ready / "docs" / language / "summary.md" for language in LANGUAGES]
    for page in pages:
        page.write_text(page.read_text("utf-8").rstrip("\n") + "\n\n## 2019\n", "utf-8")
    done = clone.run(ready, "make", "check", more=clone.OFFLINE)
    assert done.status != 0
    last = [(page.relative_to(ready).as_posix(), page.read_text("utf-8").count("\n")) for page in pages]
    assert sorted(done.findings) == sorted(last)


def test_the_copy_is_in_order_after_the_faults_and_make_check_only_checks(ready: Path) -> None:
    before = (ready / "site/index.html").stat().st_mtime_ns
    done = clone.run(ready, "make", "check", more=clone.OFFLINE)
    assert (done.status, done.findings) == (0, []), done.text
    assert (ready / "site/index.html").stat().st_mtime_ns == before


# The live preview


def free_port() -> int:
    """A port that nobody uses at this moment."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port: int = listener.getsockname()[1]
        return port


def fetch(url: str) -> str | None:
    """The text at an address, or None where nobody answers or the page is not there."""
    try:
        with urllib.request.urlopen(url, timeout=10) as answer:  # noqa: S310, always our own preview
            return str(answer.read().decode("utf-8"))
    except (urllib.error.URLError, ConnectionError, TimeoutError):
        return None


def wait_for(condition: Callable[[], bool], what: str, printed: Path) -> None:
    """Waits a bounded time.

    Raises:
        AssertionError: where the condition stays false; shows what the preview printed.
    """
    end = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < end, f"waited {PATIENCE} s for {what}:\n{printed.read_text('utf-8')}"
        time.sleep(0.1)


@contextmanager
def preview(folder: Path, printed: Path, port: int) -> Iterator[subprocess.Popen[bytes]]:
    """`make serve` in a group of processes of its own, as a terminal starts it; nothing of it outlives the test."""
    # Tests that a shell runs in the background would hand on that Ctrl-C means nothing.
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    with printed.open("wb") as channel:
        process = subprocess.Popen(
            ["make", "serve"],
            cwd=folder,
            env={**clone.environment(), "PORT": str(port)},
            stdout=channel,
            stderr=subprocess.STDOUT,
            stdin=subprocess.DEVNULL,
            start_new_session=True,
        )
        signal.signal(signal.SIGINT, before)
        try:
            yield process
        finally:
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def ended(process: subprocess.Popen[bytes], home: str, printed: Path) -> None:
    """Waits until a preview is gone: nobody of it answers any more, and it did not end with an error."""
    process.wait(timeout=PATIENCE)
    wait_for(lambda: fetch(home) is None, "the end of the preview", printed)
    assert "Traceback" not in printed.read_text("utf-8")


def test_make_serve_shows_both_languages_follows_every_edit_and_ends_by_ctrl_c(few: Path, tmp_path: Path) -> None:
    port, printed = free_port(), tmp_path / "printed"
    home = f"http://127.0.0.1:{port}/"
    with preview(few, printed, port) as process:
        wait_for(lambda: fetch(home) is not None, "the preview", printed)
        assert '<html lang="en"' in (fetch(home) or "")
        assert '<html lang="bg"' in (fetch(f"{home}bg/") or "")

        page = few / "docs/bg/summary.md"
        text = page.read_text("utf-8")
        page.write_text(f"{text}\nПроба със [счупена връзка](nowhere.md).\n", "utf-8")
        wait_for(lambda: "счупена връзка" in (fetch(f"{home}bg/summary/") or ""), "the broken link", printed)
        assert process.poll() is None
        page.write_text(f"{text}\nПоправено изречение.\n", "utf-8")
        wait_for(lambda: "Поправено изречение" in (fetch(f"{home}bg/summary/") or ""), "the mended page", printed)

        sources = few / "data/sources.yml"
        data = sources.read_text("utf-8")
        title = next(line for line in data.splitlines() if "title:" in line).partition("title:")[2].strip(" '\"")
        assert fetch(f"{home}sources/") is not None
        sources.write_text(data.replace(title, f"{title} Planted", 1), "utf-8")
        wait_for(lambda: f"{title} Planted" in (fetch(f"{home}sources/") or ""), "the edited data", printed)
        assert process.poll() is None

        os.killpg(process.pid, signal.SIGINT)
        ended(process, home, printed)


def test_make_serve_shows_every_page_ends_when_told_and_leaves_nobody_behind(ready: Path, tmp_path: Path) -> None:
    port, printed = free_port(), tmp_path / "printed"
    home = f"http://127.0.0.1:{port}/"
    with preview(ready, printed, port) as process:
        wait_for(lambda: fetch(home) is not None, "the preview", printed)
        for place in places():
            assert f'<html lang="{place.language}"' in (fetch(home + place.address) or ""), place
        process.terminate()
        ended(process, home, printed)


def test_make_serve_says_when_the_port_is_taken(ready: Path, tmp_path: Path) -> None:
    printed = tmp_path / "printed"
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        port = listener.getsockname()[1]
        with preview(ready, printed, port) as process:
            status = process.wait(timeout=PATIENCE)
    text = printed.read_text("utf-8")
    assert status != 0
    assert str(port) in text
    assert "Traceback" not in text
