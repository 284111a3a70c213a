"""Loading data: every fault names its file, its line and its key."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.edition.small import FACTS, ROOT, SOURCES, Project

from edition.dataset import load
from edition.dates import Date
from edition.faults import FaultsError


def faults(root: Path) -> list[str]:
    with pytest.raises(FaultsError) as caught:
        load(root / "data")
    return [str(fault) for fault in caught.value.faults]


def test_the_projects_own_data_are_in_order() -> None:
    data = load(ROOT / "data")
    assert data.sources["inv-ready-2019"].date == Date(start="2019-06")
    assert data.sources["inv-ready-2019"].publisher["bg"] == "Invest Sofia (Столична агенция за инвестиции)"
    assert data.facts["dcc-05"].sources == ("ec-highlights-2019", "inv-strategy-stage-2018", "themayor-2019")


def test_values_arrive_whole(project: Project) -> None:
    data = load(project() / "data")
    assert list(data.sources) == ["city-2020", "paper"]
    assert data.sources["paper"].date is None
    assert data.sources["paper"].accessed == Date(start="2026-11")
    assert dict(data.sources["paper"].publisher) == {"en": "The Paper", "bg": "The Paper"}
    assert data.facts["fact-2"].as_of == Date(undated=True)


def test_data_are_read_again_after_a_change(project: Project) -> None:
    root = project()
    assert "paper" in load(root / "data").sources
    (root / "data/facts.yml").write_text("[]\n", "utf-8")
    assert load(root / "data").facts == {}


CASES = [
    (
        "sources",
        SOURCES.replace("language: bg", "language: xx"),
        "data/sources.yml:3:13: error ED101 sources[0].language: 'xx' is not one of 'bg', 'de', 'en'",
    ),
    (
        "sources",
        SOURCES.replace("  url: https://example.org/paper\n", ""),
        "data/sources.yml:11:3: error ED101 sources[1]: 'url' is a required property",
    ),
    (
        "sources",
        SOURCES.replace("https://example.org/plan", "example.org"),
        "data/sources.yml:10:8: error ED101 sources[0].url: 'example.org' does not look right: "
        "the address, http or https, without spaces",
    ),
    (
        "sources",
        SOURCES.replace("'2020-06-11'", "'11.6.2020'"),
        "data/sources.yml:8:16: error ED101 sources[0].date.from: '11.6.2020' does not look right: "
        "a year, a month (2020-06) or a day (2020-06-11), quoted so that YAML reads a string",
    ),
    (
        "sources",
        SOURCES.replace("'2020-06-11'", "'2019-02-30'"),
        "data/sources.yml:8:16: error ED101 sources[0].date.from: there is no day '2019-02-30'",
    ),
    (
        "sources",
        SOURCES.replace("{from: '2020-06-11'}", "{from: '2020', to: '2019'}"),
        "data/sources.yml:8:28: error ED101 sources[0].date.to: '2019' is before '2020'",
    ),
    (
        "sources",
        SOURCES.replace("{from: '2020-06-11'}", "{season: summer, undated: true}"),
        "data/sources.yml:8:9: error ED101 sources[0].date: 'from' is a dependency of 'season'",
    ),
    (
        "sources",
        f"{SOURCES}{SOURCES[: SOURCES.index('- id: paper')]}",
        "data/sources.yml:18:7: error ED101 sources[2].id: 'city-2020' stands in line 1 already",
    ),
    (
        "sources",
        SOURCES.replace("  language: en\n", "  language: en\n  language: en\n"),
        "data/sources.yml:14:3: error ED101 sources[1]: the key 'language' stands twice",
    ),
    (
        "facts",
        FACTS.replace("sources: [paper]", "sources: [press]"),
        "data/facts.yml:11:13: error ED101 facts[1].sources[0]: there is no source 'press' in data/sources.yml",
    ),
    (
        "facts",
        FACTS.replace("sources: [paper]", "sources: []"),
        "data/facts.yml:11:12: error ED101 facts[1].sources: [] should be non-empty",
    ),
    ("facts", "- id: [\n", "data/facts.yml:2:1: error ED101 is not YAML: did not find expected node content"),
    ("facts", "id: 1\n", "data/facts.yml:1:1: error ED101 facts: {'id': 1} is not of type 'array'"),
    (
        "disagreements",
        "- {id: dis-1, subject: &t {en: a, bg: а}, values: *t, use: *t, facts: [], sources: [nobody]}\n",
        "data/disagreements.yml:1:85: error ED101 disagreements[0].sources[0]: "
        "there is no source 'nobody' in data/sources.yml",
    ),
    (
        "open-questions",
        "- {id: q, title: &t {en: a, bg: а}, question: *t, facts: [], sources: [paper]}\n"
        "- {id: q, title: *t, question: *t, facts: [], sources: [paper]}\n",
        "data/open-questions.yml:2:8: error ED101 open-questions[1].id: 'q' stands in line 1 already",
    ),
    (
        "factless",
        "- {page: ../plan.md, en: A short text, bg: Кратък текст, why: tells nothing}\n",
        "data/factless.yml:1:10: error ED101 factless[0].page: '../plan.md' does not look right: "
        "path under docs/en and docs/bg",
    ),
]


@pytest.mark.parametrize(("name", "text", "sentence"), CASES)
def test_a_fault_names_file_line_and_key(project: Project, name: str, text: str, sentence: str) -> None:
    assert faults(project({f"data/{name}.yml": text})) == [sentence]


def test_all_faults_are_told_not_the_first(project: Project) -> None:
    root = project(
        {
            "data/sources.yml": SOURCES.replace("language: bg", "language: xx").replace("group: media", "group: film"),
            "data/facts.yml": None,
        }
    )
    assert [line.partition(": error ")[0] for line in faults(root)] == [
        "data/facts.yml:1:1", "data/sources.yml:3:13", "data/sources.yml:15:10",
    ]  # fmt: skip


def test_bytes_that_are_no_text_are_a_fault(project: Project) -> None:
    root = project()
    (root / "data/facts.yml").write_bytes(b"\xff\xfe\x00")
    assert faults(root) == ["data/facts.yml:1:1: error ED101 is not UTF-8"]
