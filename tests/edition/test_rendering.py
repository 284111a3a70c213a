"""Plain Markdown for other generators."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.edition.small import BULGARIAN, ENGLISH, Project
from tests.edition.small_records import RECORDS

from edition.dataset import load
from edition.faults import FaultsError, UsageError
from edition.rendering import render


def test_pages_of_both_languages_the_assets_and_the_data_are_written(project: Project, tmp_path: Path) -> None:
    root = project({"docs/assets/a.css": "a {}\n"})
    assert render(root, tmp_path / "out", load(root / "data")) == 2
    written = sorted(path.relative_to(tmp_path / "out").as_posix() for path in (tmp_path / "out").rglob("*.*"))
    assert [name for name in written if not name.startswith("data/")] == ["assets/a.css", "bg/plan.md", "en/plan.md"]
    assert "data/timeline-bg.csv" in written


def test_front_matter_stays_and_citations_are_defined(project: Project, tmp_path: Path) -> None:
    root = project()
    render(root, tmp_path / "out", load(root / "data"))
    assert (tmp_path / "out/en/plan.md").read_text("utf-8") == (
        f"{ENGLISH}\n"
        '[^city-2020]: [Съветът прие \\[плана\\]](<https://example.org/plan>){: lang="bg" hreflang="bg" } (in Bulgarian), '
        "Sofia Municipality, 11 June 2020; accessed November 2026.\n"
    )


def test_markers_of_records_are_expanded_in_both_languages(project: Project, tmp_path: Path) -> None:
    marker = "\n<!-- edition: timeline topic=sandbox -->\n"
    root = project({**RECORDS, "docs/en/plan.md": ENGLISH + marker, "docs/bg/plan.md": BULGARIAN + marker})
    render(root, tmp_path / "out", load(root / "data"))
    english, bulgarian = ((tmp_path / f"out/{language}/plan.md").read_text("utf-8") for language in ("en", "bg"))
    assert "\n\n- **2020.**{: #event-late } It ended.[^paper]\n\n[^city-2020]: " in english
    assert "\n\n- **2020\u00a0г.**{: #event-late } Приключи.[^paper]\n\n[^city-2020]: " in bulgarian
    assert "\n[^paper]: [A paper on cities]" in english
    assert "\n[^paper]: [A paper on cities]" in bulgarian


def test_nothing_is_written_over(project: Project, tmp_path: Path) -> None:
    root, target = project(), tmp_path / "out"
    target.mkdir()
    (target / "mine.md").touch()
    with pytest.raises(UsageError) as caught:
        render(root, target, load(root / "data"))
    assert str(caught.value) == f"{target} is there already and not an empty folder; nothing was written"
    assert [path.name for path in target.iterdir()] == ["mine.md"]


def test_nothing_is_written_where_a_page_has_a_fault(project: Project, tmp_path: Path) -> None:
    root = project({"docs/en/plan.md": ENGLISH.replace("city-2020", "nobody")})
    with pytest.raises(FaultsError, match=r"^docs/en/plan.md:8:24: error ED201 there is no source 'nobody'"):
        render(root, tmp_path / "out", load(root / "data"))
    assert not (tmp_path / "out").exists()
