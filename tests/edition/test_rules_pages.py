"""The pages about the checker's rules: every rule on a page of its family, in both languages, from the rules themselves."""

from __future__ import annotations

import re

import pytest
from tests.edition.small import ROOT

from edition import rules_pages
from edition.dataset import load
from edition.fragments import Marker, chosen, wrong
from edition.tables import Place
from lineup import FAMILIES, RULES, guide_of, read_page

LANGUAGES = ("en", "bg")


@pytest.mark.parametrize("family", FAMILIES.values())
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_rule_has_a_heading_with_its_code_as_id_and_says_what_the_program_says(
    family: str, language: str
) -> None:
    text = rules_pages.family(family, language)
    page = read_page(text)
    headings = [(block.level, block.ident) for block in page.blocks if block.kind == "heading"]
    rules = sorted((rule for rule in RULES.values() if rule.family == family), key=lambda rule: rule.code)
    assert headings == [(2, rule.code.lower()) for rule in rules]
    for rule in rules:
        assert guide_of(rule.name, language).says in text
        assert guide_of(rule.name, language).why in text


@pytest.mark.parametrize("family", FAMILIES.values())
def test_both_languages_show_the_same_examples(family: str) -> None:
    codes = [
        [block.text for block in read_page(rules_pages.family(family, language)).blocks if block.kind == "code"]
        for language in LANGUAGES
    ]
    assert codes[0] == codes[1]
    assert len(codes[0]) >= 2


def test_an_example_says_its_language_where_that_is_not_the_pages() -> None:
    for language, other in (("en", "bg"), ("bg", "en")):
        text = rules_pages.family("values", language)
        assert set(re.findall(r'<div lang="(\w+)" markdown>', text)) == {other}


def test_the_overview_leads_to_every_family_and_counts_its_rules() -> None:
    for language in LANGUAGES:
        rows = re.findall(
            r"^\| \[[^\]]+\]\((\w+)\.md\) \| `(LU\d)` \| (\d+) \|$", rules_pages.overview(language), re.MULTILINE
        )
        assert [(name, start) for name, start, _ in rows] == [(name, start) for start, name in FAMILIES.items()]
        assert sum(int(number) for _, _, number in rows) == len(RULES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_family_has_its_page_in_the_site(language: str) -> None:
    folder = ROOT / "docs" / language / "about/lineup"
    for family in FAMILIES.values():
        assert f"\n<!-- edition: rules family={family} -->\n" in (folder / f"{family}.md").read_text("utf-8")
    assert "\n<!-- edition: rule-families -->\n" in (folder / "index.md").read_text("utf-8")


def test_the_markers_are_known() -> None:
    dataset = load(ROOT / "data")
    for marker in (Marker("rules", ("family=values",), 1, 1), Marker("rule-families", (), 1, 1)):
        assert list(wrong(marker, dataset)) == []
        assert chosen(marker, dataset, Place("bg", "about/lineup/index.md")).facts == ()
    assert list(wrong(Marker("rules", ("family=none",), 1, 1), dataset)) == [
        ("ED206", f"there is no family 'none'; there is {', '.join(FAMILIES.values())}")
    ]
