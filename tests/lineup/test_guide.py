"""The guide: every rule has one in both languages; its bad example breaks that rule, its good one breaks none."""

from __future__ import annotations

from pathlib import Path

import pytest

from lineup.check import check
from lineup.guide import GuideError, everything, guide_of, read
from lineup.model import Finding
from lineup.project import project
from lineup.rules.catalogue import FAMILIES, RULES

CONFIG = (
    "plugins:\n  - i18n:\n      docs_structure: folder\n      languages: [{locale: en, default: true}, {locale: bg}]\n"
)


def found(files: dict[str, str], settings: str, folder: Path) -> list[Finding]:
    """What the checker says about an example's tree."""
    for language in ("en", "bg"):
        (folder / language).mkdir(exist_ok=True)
    for name, text in files.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8", newline="")
    table = f'[tool.lineup]\nfolders = {{ en = "en", bg = "bg" }}\n{settings}'
    (folder / "pyproject.toml").write_text(table, "utf-8")
    return list(check(project(folder)).findings)


def test_every_rule_has_a_guide_and_every_guide_a_rule() -> None:
    assert sorted(everything()) == sorted(RULES)


def test_a_guide_stands_in_its_familys_file_in_the_order_of_the_codes() -> None:
    folder = Path(__file__).parents[2] / "scripts/lineup/rules/guide"
    assert sorted(file.stem for file in folder.iterdir()) == sorted(FAMILIES.values())
    for family in FAMILIES.values():
        heads = [
            line.split()[2:]
            for line in (folder / f"{family}.txt").read_text("utf-8").splitlines()
            if line.startswith("=== rule")
        ]
        assert heads == sorted([rule.code, rule.name] for rule in RULES.values() if rule.family == family)


@pytest.mark.parametrize("name", sorted(RULES))
def test_a_guide_is_written_in_both_languages(name: str) -> None:
    said, _ = everything()[name]
    assert sorted(said) == ["bg", "en", "why-bg", "why-en"]
    for language, text in said.items():
        assert text.endswith("."), text
        assert "  " not in text
        cyrillic = sum("а" <= letter <= "я" for letter in text.lower())
        latin = sum("a" <= letter <= "z" for letter in text.lower())
        assert (cyrillic > latin) == language.endswith("bg"), text


@pytest.mark.parametrize("name", sorted(RULES))
def test_the_bad_example_breaks_its_rule_and_no_other(name: str, tmp_path: Path) -> None:
    example = guide_of(name, "en").example
    assert {finding.name for finding in found(dict(example.bad), example.settings, tmp_path)} == {name}


@pytest.mark.parametrize("name", sorted(RULES))
def test_the_good_example_breaks_no_rule(name: str, tmp_path: Path) -> None:
    example = guide_of(name, "en").example
    assert example.good != example.bad
    assert found(dict(example.good), example.settings, tmp_path) == []


def test_a_line_that_means_nothing_is_told(tmp_path: Path) -> None:
    file = tmp_path / "pages.txt"
    file.write_text("=== rule LU001 page-missing\nen: A page is missing.\nde: Eine Seite fehlt.\n", "utf-8")
    with pytest.raises(GuideError) as caught:
        read(file)
    assert str(caught.value) == "pages.txt:3: neither a heading nor one of en, bg, why-en, why-bg"
