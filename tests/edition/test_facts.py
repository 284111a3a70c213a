"""Every statement has its source, every fact one of its own, both languages the same."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.edition.small import BULGARIAN, ENGLISH, ROOT, Project
from tests.edition.small_records import RECORDS

from edition.dataset import load
from edition.facts import check

LONG = "This paragraph leads from here to the next page."
LANG = "Този абзац води оттук към следващата страница."


def told(root: Path) -> list[str]:
    return [str(fault) for fault in check(root, load(root / "data"))]


def entry(english: str, bulgarian: str, page: str = "plan.md") -> str:
    return f'- {{page: {page}, en: "{english}", bg: "{bulgarian}", why: leads on}}\n'


def test_the_projects_own_pages_are_in_order() -> None:
    assert told(ROOT) == []


def test_a_small_project_is_in_order(project: Project) -> None:
    assert told(project()) == []


@pytest.mark.parametrize(
    ("block", "line", "kind"),
    [
        ("The council met.", 10, "paragraph"),
        ("- The council met.", 10, "list item"),
        ("| A |\n| - |\n| The council met. |", 12, "table row"),
        ("<p>The council met.</p>", 10, "HTML"),
        ('!!! note "Note"\n\n    The council met.', 12, "paragraph"),
    ],
)
def test_a_block_without_a_citation_is_named(project: Project, block: str, line: int, kind: str) -> None:
    (fault,) = told(project({"docs/en/plan.md": f"{ENGLISH}\n{block}\n"}))
    assert fault.startswith(f"docs/en/plan.md:{line}:1: error ED301 this {kind} has no citation and is not in")
    assert "The council met." in fault


def test_a_citation_in_the_neighbour_does_not_help(project: Project) -> None:
    text = f"{ENGLISH}\n- One.[^paper]\n- Two.\n"
    assert told(project({"docs/en/plan.md": text})) == [
        "docs/en/plan.md:11:1: error ED301 this list item has no citation and is not in data/factless.yml: “Two.”"
    ]


def test_a_source_cited_by_a_record_on_the_page_counts(project: Project) -> None:
    marker = "\n<!-- edition: timeline topic=sandbox -->\n"
    files = {
        "docs/en/plan.md": ENGLISH.replace("[fact-1]", "[fact-1, fact-2]"),
        "docs/bg/plan.md": BULGARIAN.replace("[fact-1]", "[fact-1, fact-2]"),
    }
    assert told(project({**RECORDS, **{name: text + marker for name, text in files.items()}})) == []


def test_headings_code_and_tags_state_nothing(project: Project) -> None:
    text = f'{ENGLISH}\n## More {{: #more }}\n\n```\ncode\n```\n\n<div class="x">\n</div>\n'
    assert told(project({"docs/en/plan.md": text})) == []


def test_pages_about_the_edition_need_no_citation(project: Project) -> None:
    root = project({"docs/en/about/edition.md": "# E\n\nText.\n", "docs/bg/about/edition.md": "# И\n\nТекст.\n"})
    assert told(root) == []


def test_a_block_on_the_list_needs_none(project: Project) -> None:
    root = project(
        {
            "docs/en/plan.md": f"{ENGLISH}\n{LONG}\n",
            "docs/bg/plan.md": f"{BULGARIAN}\n{LANG}\n",
            "data/factless.yml": entry(LONG[:30], LANG),
        }
    )
    assert told(root) == []


def test_wrapping_and_hard_spaces_do_not_matter(project: Project) -> None:
    root = project(
        {
            "docs/en/plan.md": f"{ENGLISH}\n{LONG.replace(' to ', chr(10) + 'to ')}\n",
            "docs/bg/plan.md": f"{BULGARIAN}\n{LANG.replace(' към ', ' към' + chr(0xA0))}\n",
            "data/factless.yml": entry(LONG, LANG),
        }
    )
    assert told(root) == []


def test_an_entry_that_means_no_block_is_a_fault(project: Project) -> None:
    assert told(project({"data/factless.yml": entry(LONG, LANG)})) == [
        f"data/factless.yml:1:1: error ED302 no block without a citation in docs/{page} is or begins with “{text}”"
        for page, text in (("bg/plan.md", LANG), ("en/plan.md", LONG))
    ]


def test_an_entry_for_a_block_with_a_citation_is_a_fault(project: Project) -> None:
    root = project({"data/factless.yml": entry("The council adopted it.[^city-2020]", "Съветът го прие.[^city-2020]")})
    assert [line.partition(" no block")[0] for line in told(root)] == ["data/factless.yml:1:1: error ED302"] * 2


def test_an_entry_too_short_to_be_sure_is_a_fault(project: Project) -> None:
    root = project(
        {
            "docs/en/plan.md": f"{ENGLISH}\n{LONG}\n",
            "docs/bg/plan.md": f"{BULGARIAN}\n{LANG}\n",
            "data/factless.yml": entry("This paragraph", LANG),
        }
    )
    assert told(root) == [
        "data/factless.yml:1:1: error ED302 no block without a citation in docs/en/plan.md is or begins with "
        "“This paragraph” (what is not the whole block needs 30 characters)",
        f"docs/en/plan.md:10:1: error ED301 this paragraph has no citation and is not in data/factless.yml: “{LONG}”",
    ]


def test_an_entry_that_means_two_blocks_is_a_fault(project: Project) -> None:
    root = project(
        {
            "docs/en/plan.md": f"{ENGLISH}\n{LONG} One.\n\n{LONG} Two.\n",
            "docs/bg/plan.md": f"{BULGARIAN}\n{LANG}\n",
            "data/factless.yml": entry(LONG, LANG),
        }
    )
    assert told(root) == [
        f"data/factless.yml:1:1: error ED303 2 blocks in docs/en/plan.md begin with “{LONG}”; "
        "give more of the one that is meant"
    ]


@pytest.mark.parametrize("page", ["nowhere.md", "about/edition.md"])
def test_an_entry_for_a_page_that_needs_none_is_a_fault(project: Project, page: str) -> None:
    root = project(
        {
            "docs/en/about/edition.md": "# E\n",
            "docs/bg/about/edition.md": "# И\n",
            "data/factless.yml": entry(LONG, LANG, page),
        }
    )
    assert told(root) == [f"data/factless.yml:1:1: error ED302 {page} is no page that needs citations"]


@pytest.mark.parametrize(
    ("facts", "sentences"),
    [
        ("[fact-9]", ["ED306 there is no fact 'fact-9' in data/facts.yml"]),
        ("[fact-2]", ["ED307 the fact 'fact-2' is stated but none of its sources is cited: paper"]),
        ("[fact-1, fact-1]", ["ED305 the fact 'fact-1' stands 2 times"]),
        ("fact-1", ["ED304 facts must be a list of ids, such as [dcc-05, str-01]"]),
        ("[1]", ["ED304 facts must be a list of ids, such as [dcc-05, str-01]"]),
    ],
)
def test_facts_of_the_front_matter_are_checked(project: Project, facts: str, sentences: list[str]) -> None:
    root = project(
        {
            "docs/en/plan.md": ENGLISH.replace("[fact-1]", facts),
            "docs/bg/plan.md": BULGARIAN.replace("[fact-1]", facts),
        }
    )
    assert told(root) == [
        f"docs/{language}/plan.md:3:1: error {sentence}" for language in ("bg", "en") for sentence in sentences
    ]


def test_a_fact_may_be_cited_by_any_of_its_sources(project: Project) -> None:
    root = project(
        {
            "docs/en/plan.md": ENGLISH.replace("[^city-2020]", "[^paper]"),
            "docs/bg/plan.md": BULGARIAN.replace("[^city-2020]", "[^paper]"),
        }
    )
    assert told(root) == []


@pytest.mark.parametrize("facts", ["[fact-2, fact-1]", "[fact-1]", "[]"])
def test_the_languages_list_the_same_facts_in_the_same_order(project: Project, facts: str) -> None:
    root = project(
        {
            "docs/en/plan.md": ENGLISH.replace("[fact-1]", "[fact-1, fact-2]").replace("it.", "it.[^paper]"),
            "docs/bg/plan.md": BULGARIAN.replace("[fact-1]", facts).replace("прие.", "прие.[^paper]"),
        }
    )
    assert told(root) == [
        "docs/bg/plan.md:3:1: error ED308 facts differ from docs/en/plan.md, in which they are ['fact-1', 'fact-2']"
    ]


def test_an_unknown_citation_is_a_fault_here_too(project: Project) -> None:
    assert "docs/bg/plan.md:8:17: error ED201 there is no source 'nobody' in data/sources.yml" in told(
        project({"docs/bg/plan.md": BULGARIAN.replace("[^city-2020]", "[^nobody]")})
    )


def test_a_page_that_is_no_text_is_a_fault(project: Project) -> None:
    root = project()
    (root / "docs/en/plan.md").write_bytes(b"\xff\xfe")
    (fault,) = told(root)
    assert fault.startswith("docs/en/plan.md:1:1: error ED309 cannot be read: ")
