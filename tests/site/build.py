"""Builds the real site for the browser tests and names its pages and their addresses."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LANGUAGES = ("en", "bg")

# What the first set of pages promised; later pages are found in the folders.
FIRST_SET = (
    "index.md",
    "summary.md",
    "strategy/mission.md",
    "strategy/organisation.md",
    "background/digital-cities-challenge.md",
    "background/conference-2019.md",
    "sources.md",
    "about/edition.md",
)


@dataclass(frozen=True, order=True, slots=True)
class Place:
    """One page in one language."""

    language: str
    path: str

    def __str__(self) -> str:
        return f"{self.language}/{self.path}"

    @property
    def source(self) -> Path:
        """The page's Markdown file."""
        return ROOT / "docs" / self.language / self.path

    @property
    def address(self) -> str:
        """Where the page is served, relative to the site's home."""
        folder = "" if self.language == "en" else f"{self.language}/"
        parts = Path(self.path).with_suffix("").parts
        return folder + "".join(f"{part}/" for part in (parts[:-1] if parts[-1] == "index" else parts))

    @property
    def twin(self) -> Place:
        """The page at the same path in the other language."""
        return Place("bg" if self.language == "en" else "en", self.path)


def places() -> list[Place]:
    """Every page that has a source, in both languages; what goes through them all goes through some of either."""
    found = sorted(
        Place(language, page.relative_to(ROOT / "docs" / language).as_posix())
        for language in LANGUAGES
        for page in (ROOT / "docs" / language).rglob("*.md")
    )
    assert {place.language for place in found} == set(LANGUAGES)
    return found


def build(folder: Path, **environment: str) -> None:
    """Builds the site strictly into `folder`, as MkDocs does by itself.

    Raises:
        AssertionError: where the build fails; its message is what MkDocs printed.
    """
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(folder)],
        cwd=ROOT,
        env={**os.environ, **environment},
        capture_output=True,
        check=False,
        encoding="utf-8",
        timeout=180,
    )
    assert done.returncode == 0, done.stdout + done.stderr
