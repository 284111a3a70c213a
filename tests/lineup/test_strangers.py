"""Pages that stand in the place of others: one finding, which names the other page, in place of one for each block."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.lineup.calls import Answer, put

METRO = (
    "# Metro\n\nLine 3 has 16 stations.\n\n## Tickets\n\nOne ticket is valid for 90 minutes.\n\nA card costs 50 leva.\n",
    "# Метро\n\nЛиния 3 има 16 станции.\n\n## Билети\n\nЕдин билет важи 90 минути.\n\nЕдна карта струва 50 лв.\n",
)
BUDGET = (
    "# Budget\n\nThe city spends 40 million on transport.\n\nIt spends 12 million on schools.\n\n- Taxes bring 31 million.\n"
    "- Fees bring 7 million.\n\nThe council decides in December.\n",
    "# Бюджет\n\nГрадът харчи 40 милиона за транспорт.\n\nХарчи 12 милиона за училища.\n\n- Данъците носят 31 милиона.\n"
    "- Таксите носят 7 милиона.\n\nСъветът решава през декември.\n",
)
PARKS = (
    "# Parks\n\nThe city has 384 parks and gardens.\n\n## Trees\n\nIt plants 5,000 trees a year.\n",
    "# Паркове\n\nГрадът има 384 парка и градини.\n\n## Дървета\n\nВсяка година засажда 5000 дървета.\n",
)


@pytest.fixture
def trees(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Three pages in two languages, in step."""
    monkeypatch.chdir(tmp_path)
    for name, pair in (("budget", BUDGET), ("metro", METRO), ("parks", PARKS)):
        for language, text in zip(("en", "bg"), pair, strict=True):
            put(tmp_path, f"{language}/{name}.md", text)
    return tmp_path


def told(capsys: pytest.CaptureFixture[str], *more: str) -> list[tuple[str, str, str]]:
    """Rule, page and sentence of what is no note."""
    answer = Answer(
        capsys, "check", "--source", "en", "--target", "bg", "--languages", "en,bg", "--format", "json", *more
    )
    return [
        (one["name"], one["target"]["path"], one["message"])
        for one in json.loads(answer.out)["findings"]
        if one["severity"] != "note"
    ]


def exchange(trees: Path) -> None:
    put(trees, "bg/metro.md", BUDGET[1])
    put(trees, "bg/budget.md", METRO[1])


@pytest.mark.usefixtures("trees")
def test_the_three_pages_are_in_step(capsys: pytest.CaptureFixture[str]) -> None:
    assert told(capsys) == []


def test_two_pages_that_changed_places_are_one_finding(trees: Path, capsys: pytest.CaptureFixture[str]) -> None:
    exchange(trees)
    assert told(capsys) == [("page-unlike", "budget.md", "this page and bg/metro.md have changed places")]


def test_it_is_said_in_bulgarian_too(trees: Path, capsys: pytest.CaptureFixture[str]) -> None:
    exchange(trees)
    assert told(capsys, "--ui", "bg") == [
        ("page-unlike", "budget.md", "тази страница и bg/metro.md са с разменени места")
    ]


def test_where_the_rule_is_not_asked_for_the_blocks_are_told(trees: Path, capsys: pytest.CaptureFixture[str]) -> None:
    exchange(trees)
    rules = {rule for rule, _, _ in told(capsys, "--ignore", "page-unlike")}
    assert "item-added" in rules | {"item-missing"}
    assert "page-unlike" not in rules


def test_asked_for_one_page_alone_it_says_that_it_is_another_text_or_what_differs(
    trees: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The other page is not looked at, and small pages alone do not tell enough."""
    exchange(trees)
    found = told(capsys, "bg/metro.md")
    assert found
    assert {page for _, page, _ in found} == {"metro.md"}


def test_a_suppression_of_the_rule_silences_the_page(
    trees: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    exchange(trees)
    put(trees, "pyproject.toml", '[tool.lineup]\nfolders = { en = "en", bg = "bg" }\n')
    monkeypatch.chdir(trees)
    assert Answer(capsys, "suppress", "--write", "bg/budget.md:1", "LU013", "on purpose").status == 0
    assert Answer(capsys, "check", "--select", "page-unlike,LU011").status == 0


def test_what_is_wrong_in_the_page_itself_is_told_all_the_same(trees: Path, capsys: pytest.CaptureFixture[str]) -> None:
    exchange(trees)
    put(trees, "bg/budget.md", METRO[1].replace("Един билет", "Един билeт"))
    assert told(capsys) == [
        ("page-unlike", "budget.md", "this page and bg/metro.md have changed places"),
        ("look-alike", "budget.md", "“билeт” mixes alphabets (e U+0065); expected “билет”"),
    ]


def test_a_page_of_which_half_is_gone_is_still_the_translation(trees: Path, capsys: pytest.CaptureFixture[str]) -> None:
    put(trees, "bg/budget.md", "".join(BUDGET[1].partition("12 милиона за училища.\n")[:2]))
    assert {rule for rule, _, _ in told(capsys)} == {"block-missing", "item-missing"}


def test_a_text_that_has_nothing_to_do_with_its_source_is_told_once(
    trees: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """No page of the tree is its source, so there must be enough of it to be sure."""
    offices = "".join(
        f"## Office {n}\n\nThe company rents {7 * n + 400} desks.\n\n- Floor {n + 20}\n- Room {n + 90}\n\n"
        for n in range(8)
    )
    herbs = (
        "мащерка",
        "риган",
        "лайка",
        "мента",
        "шипка",
        "копър",
        "босилек",
        "чубрица",
        "лавандула",
        "невен",
        "бял равнец",
        "жълт кантарион",
    )
    plants = "".join(
        f"Билката {herb} цъфти по сухи поляни между {n + 120} и {n + 1700} метра.\n\n" for n, herb in enumerate(herbs)
    )
    put(trees, "en/old.md", f"# Offices\n\n{offices}")
    put(trees, "bg/old.md", f"# Билки\n\n{plants}")
    assert told(capsys) == [("page-unlike", "old.md", "next to nothing here is a translation of what the source says")]
