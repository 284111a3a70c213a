"""The week's report and the command that prints it."""

from __future__ import annotations

from pathlib import Path

import pytest

from weekly import __main__ as command
from weekly.dependencies import Faulty, Newer, UnansweredError
from weekly.links import Answer, Broken
from weekly.report import LONGEST, Part, faulty_part, link_parts, markdown, newer_part


def test_nothing_to_do_is_one_sentence() -> None:
    assert markdown([*link_parts([]), faulty_part([])]) == (
        "Nothing to do: every external link answers, and the locked packages are current.\n"
    )


def test_links_that_are_gone_stand_apart_from_those_to_try() -> None:
    pages = ("a.html", "b.html", "c.html", "d.html", "e.html")
    found = [
        Broken("https://example.org/x|y", pages, Answer(404)),
        Broken("https://example.net/", ("a.html",), Answer(None, "timed `out`")),
    ]
    assert markdown(link_parts(found)) == (
        "## Links that are gone\n\n"
        "Find the new address, or an archived copy, and change `data/sources.yml` or the page.\n\n"
        "| Address | Answer | Pages |\n| --- | --- | --- |\n"
        "| <https://example.org/x%7Cy> | `404` | `a.html`, `b.html`, `c.html` and 2 more |\n"
        "\n## Links to try by hand\n\n"
        "The server refused an automatic visit or did not answer; many of these open in a browser.\n\n"
        "| Address | Answer | Pages |\n| --- | --- | --- |\n"
        "| <https://example.net/> | `timed 'out'` | `a.html` |\n"
    )


def test_packages_are_rows() -> None:
    text = markdown(
        [newer_part("Newer", "Do it.", [Newer("a", "1", "2")]), faulty_part([Faulty("b", "3", ("X", "Y"))])]
    )
    assert "| `a` | 1 | 2 |\n" in text
    assert "| `b` | 3 | `X`, `Y` |\n" in text


def test_a_long_report_is_cut_at_a_line_and_says_so() -> None:
    rows = tuple((f"row {number}", "x" * 100) for number in range(1000))
    text = markdown([Part("Long", "Read.", ("A", "B"), rows)])
    assert LONGEST - 200 < len(text) < LONGEST + 100
    assert text.endswith("x |\n\nThe rest was cut; the run's summary has all of it.\n")


def test_what_cannot_be_looked_at_is_said_and_counts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(*_: object) -> str:
        raise UnansweredError("It rains.")

    for name in ("faulty", "resolve", "outdated"):
        monkeypatch.setattr(f"weekly.dependencies.{name}", fail)
    (tmp_path / "index.html").write_text("<p>No link.</p>", "utf-8")
    assert command.main([str(tmp_path)]) == 1
    assert capsys.readouterr().out == "\n".join(
        f"## {heading}\n\nIt rains.\n"
        for heading in ("Known vulnerabilities", "A new lock would change", "Held back on purpose")
    )


@pytest.mark.parametrize("arguments", [[], ["nowhere"], ["a", "b"]])
def test_a_wrong_call_is_one_sentence(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert command.main(arguments) == 2
    assert capsys.readouterr().err == "Say where the built site stands: python -m weekly SITE\n"
