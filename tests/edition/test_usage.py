"""Which facts are used where, and why others are not."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.edition.small import BULGARIAN, ENGLISH, FACTS, Project
from tests.edition.small_records import RECORDS

from edition.cli import run
from edition.dataset import load
from edition.usage import as_json, faults, text, uses

MARKER = "\n<!-- edition: timeline topic=sandbox -->\n"
WEAK = FACTS.replace("confidence: press", "confidence: single weak source")


def told(root: Path) -> list[str]:
    data = load(root / "data")
    return [str(fault) for fault in faults(uses(root, data), data)]


def test_a_fact_of_a_pages_front_matter_is_used(project: Project) -> None:
    root = project()
    first, second = uses(root, load(root / "data"))
    assert (first.stated, first.shown, first.records, first.used) == (("plan.md",), (), (), True)
    assert (second.stated, second.shown, second.records, second.used) == ((), (), (), False)


def test_a_fact_of_a_record_is_used_and_shown_where_a_marker_stands(project: Project) -> None:
    root = project({**RECORDS, "docs/en/plan.md": ENGLISH + MARKER, "docs/bg/plan.md": BULGARIAN + MARKER})
    second = uses(root, load(root / "data"))[1]
    assert (second.stated, second.shown) == ((), ("plan.md",))
    assert second.records == ("activities/platform", "timeline/late", "indicators/people")
    assert told(root) == []


def test_an_unused_fact_needs_a_reason(project: Project) -> None:
    assert told(project()) == [
        "data/facts.yml:7:1: error ED310 the fact 'fact-2' is used nowhere and data/unused-facts.yml gives no reason"
    ]


def test_a_reason_is_enough(project: Project) -> None:
    assert told(project({"data/unused-facts.yml": "fact-2: It says nothing of the plan.\n"})) == []


def test_a_reason_for_a_used_fact_is_a_fault(project: Project) -> None:
    root = project({**RECORDS, "data/unused-facts.yml": "# Reasons.\nfact-1: It is old.\n"})
    assert told(root) == [
        "data/unused-facts.yml:2:1: error ED311 the fact 'fact-1' is used: plan.md, activities/sandbox, "
        "timeline/vote, timeline/start, disagreements/dis-01, indicators/money"
    ]


def test_the_report_for_people(project: Project) -> None:
    root = project({"data/facts.yml": WEAK, "data/unused-facts.yml": "fact-2: It says nothing of the plan.\n"})
    assert text(uses(root, load(root / "data"))) == (
        "fact-1  plan.md\n"
        "\n"
        "Used nowhere:\n"
        "fact-2  It says nothing of the plan.\n"
        "\n"
        "From a single weak source:\n"
        "fact-2  used nowhere\n"
        "\n"
        "2 facts: 1 listed by pages, 1 on pages with those of records, 1 used by pages or records, 1 used nowhere."
    )


def test_the_report_for_people_names_records_and_weak_facts(project: Project) -> None:
    root = project({**RECORDS, "data/facts.yml": WEAK, "docs/en/plan.md": ENGLISH + MARKER})
    assert text(uses(root, load(root / "data"))).splitlines() == [
        "fact-1  plan.md; records: activities/sandbox, timeline/vote, timeline/start, disagreements/dis-01, "
        "indicators/money",
        "fact-2  through records: plan.md; records: activities/platform, timeline/late, indicators/people",
        "",
        "From a single weak source:",
        "fact-2  through records: plan.md; records: activities/platform, timeline/late, indicators/people",
        "",
        "2 facts: 1 listed by pages, 2 on pages with those of records, 2 used by pages or records, 0 used nowhere.",
    ]


def test_the_report_for_programs(project: Project) -> None:
    root = project({"data/unused-facts.yml": "fact-2: It says nothing of the plan.\n"})
    assert json.loads(as_json(uses(root, load(root / "data")))) == {
        "facts": {
            "fact-1": {"confidence": "primary", "stated": ["plan.md"], "shown": [], "records": [], "why": None},
            "fact-2": {
                "confidence": "press",
                "stated": [],
                "shown": [],
                "records": [],
                "why": "It says nothing of the plan.",
            },
        },
        "totals": {"facts": 2, "stated": 1, "on pages": 1, "used": 1, "unused": 1},
    }


def test_the_command_ends_with_1_where_a_reason_is_missing(
    project: Project, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    root = project()
    monkeypatch.chdir(root)
    assert run(["facts"]) == 1
    printed = capsys.readouterr()
    assert printed.out.endswith("1 used nowhere.\n")
    assert printed.err.startswith("data/facts.yml:7:1: error ED310 ")
    (root / "data/unused-facts.yml").write_text("fact-2: It says nothing of the plan.\n", "utf-8")
    assert run(["facts", "--json"]) == 0
    printed = capsys.readouterr()
    assert json.loads(printed.out)["totals"]["unused"] == 1
    assert printed.err == ""
