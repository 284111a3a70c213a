"""What the tests of the edition share: the small project, written to a folder."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from tests.edition.small import BULGARIAN, ENGLISH, FACTS, ROOT, SOURCES, Project

from edition.records import FILES


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """Makes the small project; `files` are written over it, None removes one."""

    def make(files: dict[str, str | None] | None = None) -> Path:
        root = tmp_path / "project"
        shutil.copytree(ROOT / "data" / "schemas", root / "data" / "schemas")
        contents: dict[str, str | None] = {
            "mkdocs.yml": "site_name: A small project\n",
            "data/sources.yml": SOURCES,
            "data/facts.yml": FACTS,
            **{f"data/{name}.yml": "[]\n" for name in (*FILES, "factless", "moved")},
            "data/unused-facts.yml": "{}\n",
            "docs/en/plan.md": ENGLISH,
            "docs/bg/plan.md": BULGARIAN,
            **(files or {}),
        }
        for name, text in contents.items():
            if text is not None:
                path = root / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(text, "utf-8")
        return root

    return make
