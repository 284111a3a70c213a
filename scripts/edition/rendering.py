"""Plain Markdown of every page, for other generators: markers expanded, citations defined."""

from __future__ import annotations

import shutil
from pathlib import Path

from edition import charts, downloads, pages
from edition.dataset import Dataset
from edition.dates import LANGUAGES
from edition.faults import Fault, FaultsError, UsageError
from lineup import read_page


def render(root: Path, target: Path, dataset: Dataset) -> int:
    """Writes `target`/<language>/<page> for every page, the shared assets and the data; returns the number of pages.

    Raises:
        UsageError: where the target is a file or a folder with something in it.
        FaultsError: where a page cites or asks for what is not there.
    """
    if target.exists() and (not target.is_dir() or any(target.iterdir())):
        raise UsageError(f"{target} is there already and not an empty folder; nothing was written")
    docs = root / "docs"
    rendered: dict[Path, str] = {}
    faults: list[Fault] = []
    for language in LANGUAGES:
        for file in sorted((docs / language).rglob("*.md")):
            text, path = file.read_text("utf-8"), file.relative_to(root).as_posix()
            page = read_page(text, path)
            faults.extend(pages.faults(page, path, dataset))
            whole = pages.prepare(text, page, dataset, language)
            rendered[target / file.relative_to(docs)] = charts.drawn(whole, dataset, language)
    if faults:
        raise FaultsError(faults)
    for file, text in rendered.items():
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    downloads.write(target, dataset)
    if (docs / "assets").is_dir():
        shutil.copytree(docs / "assets", target / "assets")
    return len(rendered)
