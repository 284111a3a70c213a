"""What stops a MkDocs build, driven as readers of the repository drive it: by `mkdocs build` alone."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.edition.small import ROOT

Edit = Callable[[str], str]
Build = Callable[..., tuple[int, str]]


@pytest.fixture
def build(tmp_path: Path) -> Build:
    """Builds a copy of the project after edits of its files; gives the status and what was said."""

    def make(edits: dict[str, Edit | None] | None = None, **environment: str) -> tuple[int, str]:
        root = tmp_path / "copy"
        for name in ("docs", "data", "overrides"):
            shutil.copytree(ROOT / name, root / name)
        (root / "scripts/edition").mkdir(parents=True)
        shutil.copy(ROOT / "scripts/edition/hooks.py", root / "scripts/edition/hooks.py")
        shutil.copy(ROOT / "mkdocs.yml", root / "mkdocs.yml")
        for name, edit in (edits or {}).items():
            if edit is None:
                (root / name).unlink()
            else:
                (root / name).write_text(edit((root / name).read_text("utf-8")), "utf-8")
        done = subprocess.run(
            [sys.executable, "-m", "mkdocs", "build", "--site-dir", str(tmp_path / "built")],
            cwd=root, env={**os.environ, **environment}, capture_output=True, text=True, check=False,
        )  # fmt: skip
        return done.returncode, done.stderr

    return make


def test_an_unknown_citation_stops_the_build_with_page_and_line(build: Build) -> None:
    # In English, which is built first.
    status, said = build({"docs/en/summary.md": lambda text: text.rstrip() + "\n\nText.[^nobody]\n"})
    line = len((ROOT / "docs/en/summary.md").read_text("utf-8").rstrip().split("\n")) + 2
    assert status == 1
    assert f"\ndocs/en/summary.md:{line}:6: error ED201 there is no source 'nobody' in data/sources.yml\n" in said
    assert "Traceback" not in said


@pytest.mark.parametrize(("gone", "left"), [("bg", "en"), ("en", "bg")])
def test_a_page_without_its_twin_stops_the_build(build: Build, gone: str, left: str) -> None:
    status, said = build({f"docs/{gone}/summary.md": None})
    assert status == 1
    assert f"docs/{left}/summary.md:1:1: error ED204 this page has no twin docs/{gone}/summary.md" in said
    assert "Traceback" not in said


def test_data_that_are_not_in_order_stop_the_build(build: Build) -> None:
    status, said = build({"data/sources.yml": lambda text: text.replace("language: en", "language: xx", 1)})
    assert status == 1
    assert "sources[0].language: 'xx' is not one of 'bg', 'de', 'en'" in said
    assert "Traceback" not in said


def test_an_address_of_no_use_stops_the_build(build: Build) -> None:
    status, said = build(SITE_URL="ftp://x.example/")
    assert status == 1
    assert "SITE_URL is 'ftp://x.example/'; it must be an http or https address" in said
    assert "Traceback" not in said
