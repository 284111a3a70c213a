"""What axe cannot see of WCAG 2.2 AA is tested or stands in the accessibility statement: no criterion is forgotten."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from tests.site.build import LANGUAGES, ROOT

CRITERIA: dict[str, dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("wcag.yml").read_text("utf-8"))
# How many criteria WCAG 2.2 has under each guideline at levels A and AA, from 1.1 to 4.1.
PER_GUIDELINE = {
    "1.1": 1, "1.2": 5, "1.3": 5, "1.4": 9, "2.1": 3, "2.2": 2, "2.3": 1, "2.4": 8, "2.5": 6, "3.1": 2, "3.2": 5,
    "3.3": 6, "4.1": 2,
}  # fmt: skip
SECTIONS = {"looked": "looked", "absent": "not-applicable"}
NUMBER = re.compile(r"\b[1-4]\.\d\.\d{1,2}\b")


def section(language: str, ident: str) -> str:
    """The text of a section of the accessibility statement."""
    text = (ROOT / "docs" / language / "about/accessibility.md").read_text("utf-8")
    found = re.search(rf"\{{: #{ident} \}}\n(.*?)(?=\n## |\Z)", text, re.DOTALL)
    assert found is not None, (language, ident)
    return found[1]


def test_every_criterion_of_both_levels_is_listed_once() -> None:
    counted = [number.rpartition(".")[0] for number in CRITERIA]
    assert {guideline: counted.count(guideline) for guideline in counted} == PER_GUIDELINE
    assert [number for number, how in CRITERIA.items() if not {"axe", "tests", "looked", "absent"} & set(how)] == []


def test_the_tests_that_are_named_are_there() -> None:
    written = "".join(file.read_text("utf-8") for file in Path(__file__).parent.glob("test_*.py"))
    named = {name for how in CRITERIA.values() for name in how.get("tests", ())}
    assert {name for name in named if f"def {name}(" not in written} == set()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("how", SECTIONS)
def test_the_statement_names_what_no_test_answers_for(language: str, how: str) -> None:
    wanted = {number for number, known in CRITERIA.items() if known.get(how)}
    assert set(NUMBER.findall(section(language, SECTIONS[how]))) == wanted
