"""What a project makes of findings: severities of its own, pages on which a rule is silent."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.lineup.calls import Answer, put

from lineup.choice import chosen, once, unknown
from lineup.model import Finding, Place
from lineup.rules.catalogue import RULES
from lineup.settings import PathRules, Settings


def finding(name: str, page: str = "blog/a.md") -> Finding:
    rule = RULES[name]
    return Finding(rule.code, name, rule.severity, rule.mqm, "x", None, Place(page, 1, 1), language="bg")


def severities(settings: Settings, *findings: Finding) -> list[str]:
    return [one.severity for one in chosen(findings, settings)]


EMPHASIS, DASH, LINK = finding("emphasis"), finding("dash-form"), finding("link-target")


def test_without_settings_nothing_changes() -> None:
    assert chosen((EMPHASIS, DASH), Settings()) == (EMPHASIS, DASH)


@pytest.mark.parametrize(
    ("weights", "weighed"),
    [
        ({"LU242": "error"}, ["error", "note", "error"]),
        ({"typography": "warning"}, ["warning", "warning", "error"]),
        ({"LU2": "note"}, ["note", "note", "note"]),
        ({"LU2": "note", "LU20": "warning", "link-target": "error"}, ["note", "note", "error"]),
        ({"references": "note", "LU242": "error", "LU2": "warning"}, ["error", "note", "warning"]),
    ],
)
def test_the_closest_name_weighs(weights: dict[str, str], weighed: list[str]) -> None:
    found = severities(Settings(severity=weights), EMPHASIS, DASH, LINK)
    assert found == weighed


def test_pages_weigh_after_the_project_and_the_last_glob_before_others() -> None:
    settings = Settings(
        severity={"emphasis": "error"},
        per_path=(PathRules("blog/*", severity={"emphasis": "note"}), PathRules("*/a.md", severity={"LU2": "warning"})),
    )
    assert severities(settings, EMPHASIS, finding("emphasis", "blog/b.md"), finding("emphasis", "c.md")) == [
        "warning", "note", "error",
    ]  # fmt: skip


def test_a_rule_is_silent_on_some_pages_only() -> None:
    settings = Settings(per_path=(PathRules("blog/*", ("typography", "LU201")),))
    elsewhere = (finding("dash-form", "a.md"), finding("link-target", "a.md"))
    assert chosen((EMPHASIS, DASH, LINK, *elsewhere), settings) == (EMPHASIS, *elsewhere)


def test_names_that_mean_no_rule_are_told_with_their_key() -> None:
    settings = Settings(
        select=("LU1",), ignore=("nonsense",), severity={"LU9": "note"},
        per_path=(PathRules("blog/*", ("none",), {"typography": "note", "typo": "note"}),),
    )  # fmt: skip
    assert list(unknown(settings)) == [
        ("ignore", "nonsense"), ("severity", "LU9"), ("per-path 'blog/*' ignore", "none"), ("per-path 'blog/*' severity", "typo"),
    ]  # fmt: skip


def test_the_command_takes_them_and_they_decide_the_status(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for language, text in (("en", "The **new** line.\n"), ("bg", "Новата линия.\n")):
        put(tmp_path, f"{language}/blog/a.md", text)
        put(tmp_path, f"{language}/a.md", text)
    monkeypatch.chdir(tmp_path)
    head = '[tool.lineup]\nfolders = { en = "en", bg = "bg" }\n'
    put(tmp_path, "pyproject.toml", head + '[tool.lineup.per-path]\n"blog/*" = { ignore = ["emphasis"] }\n')
    assert [line.split(":")[0] for line in Answer(capsys, "check").out.splitlines()[:-1]] == ["bg/a.md"]
    put(tmp_path, "pyproject.toml", head + '[tool.lineup.severity]\nemphasis = "note"\n')
    assert Answer(capsys, "check").status == 0
    put(tmp_path, "pyproject.toml", head + '[tool.lineup.severity]\nemphases = "note"\n')
    answer = Answer(capsys, "check")
    assert answer.status == 2
    assert answer.err == (
        "lineup: pyproject.toml: [tool.lineup] severity: 'emphases' is no rule; did you mean 'emphasis'?\n"
    )


def changed(source: int, target: int, end: int = 0) -> Finding:
    rule = RULES["source-changed"]
    places = Place("blog/a.md", source, end or source), Place("blog/a.md", target, end or target)
    return Finding(rule.code, rule.name, rule.severity, rule.mqm, "x", *places, language="bg")


def test_a_fault_in_a_confirmed_passage_is_told_once() -> None:
    in_source = LINK._replace(source=Place("blog/a.md", 4, 4), target=None, language="en")
    assert once((LINK, changed(9, 1), changed(9, 5))) == (LINK, changed(9, 5))
    assert once((changed(3, 9, 5), in_source)) == (in_source,)
    # A note is no reason to look, another page is another passage, and what only changed is told.
    elsewhere = LINK._replace(target=Place("c.md", 1, 1))
    assert once((DASH, elsewhere, changed(9, 1))) == (DASH, elsewhere, changed(9, 1))
