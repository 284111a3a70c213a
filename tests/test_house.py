"""Who may import whom: `lineup` stands alone, `edition` uses what `lineup` exports, reports know no rule."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

SCRIPTS = Path(__file__).resolve().parent.parent / "scripts"


@cache
def imported(folder: str) -> tuple[tuple[str, str], ...]:
    """Each module below a folder of `scripts/`, with each module that it imports anywhere in it."""
    return tuple(_imported(folder))


def _imported(folder: str) -> Iterator[tuple[str, str]]:
    for file in sorted((SCRIPTS / folder).rglob("*.py")):
        module = file.relative_to(SCRIPTS).with_suffix("").as_posix().replace("/", ".").removesuffix(".__init__")
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Import):
                yield from ((module, alias.name) for alias in node.names)
            elif isinstance(node, ast.ImportFrom):
                assert node.module, f"{module}: a relative import"
                below = SCRIPTS / node.module.replace(".", "/")
                for alias in node.names:
                    inner = (below / f"{alias.name}.py").is_file() or (below / alias.name / "__init__.py").is_file()
                    yield module, f"{node.module}.{alias.name}" if inner else node.module


def within(module: str, *packages: str) -> bool:
    return any(module == package or module.startswith(f"{package}.") for package in packages)


def crossing(folder: str, *forbidden: str) -> list[tuple[str, str]]:
    """Imports of what a folder's modules must not know."""
    return [(module, other) for module, other in imported(folder) if within(other, *forbidden)]


def test_the_checker_needs_the_standard_library_and_a_reader_of_yaml() -> None:
    outside = {other.partition(".")[0] for _, other in imported("lineup")} - sys.stdlib_module_names
    assert outside == {"lineup", "yaml"}


def test_only_the_hooks_and_what_they_call_first_speak_to_mkdocs() -> None:
    assert {module for module, _ in crossing("edition", "mkdocs", "material")} == {
        "edition.hooks",
        "edition.steps",
        "edition.trail",
    }


def test_nothing_but_mkdocs_calls_the_hooks() -> None:
    assert crossing("edition", "edition.hooks") == []


def test_the_site_uses_only_what_the_checker_exports() -> None:
    assert {other for _, other in crossing("edition", "lineup")} == {"lineup"}


def test_no_report_knows_a_rule() -> None:
    assert crossing("lineup/report", "lineup.rules") == []


def test_rules_and_languages_know_nothing_of_files_commands_and_reports() -> None:
    above = ("cli", "check", "commands", "report", "arguments", "files", "history", "processes", "writing", "messages")
    for folder in ("lineup/rules", "lineup/languages"):
        assert crossing(folder, *(f"lineup.{name}" for name in above)) == []


def test_languages_know_no_page_and_no_rule() -> None:
    assert crossing("lineup/languages", "lineup.rules", "lineup.model", "lineup.align", "lineup.corpus") == []


def test_what_plants_faults_shares_no_code_with_what_finds_them() -> None:
    assert crossing("lineup/selftest", "lineup.rules", "lineup.align", "lineup.languages") == []


def test_records_know_nothing_of_the_program() -> None:
    records = ("lineup.model", "lineup.record")
    assert [(module, other) for module, other in crossing("lineup", "lineup") if module in records] == []
