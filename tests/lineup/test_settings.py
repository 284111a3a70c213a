"""Settings: what a project may say about itself, and one sentence with file, key and what is allowed for all else."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from lineup.settings import PathRules, Settings, SettingsError, read_settings, settings_of
from lineup.terms import read_terms


def settings(folder: Path, text: str) -> Settings:
    file = folder / "pyproject.toml"
    file.write_text(text, "utf-8")
    return read_settings(file)


def test_a_project_that_says_nothing_has_the_defaults(tmp_path: Path) -> None:
    assert settings(tmp_path, "") == Settings()
    assert settings(tmp_path, "[tool.other]\nkey = 1\n") == Settings()
    assert settings(tmp_path, "tool = 3\n") == Settings()
    assert settings(tmp_path, "[tool.lineup]\n") == Settings()


def test_every_key_is_read(tmp_path: Path) -> None:
    text = """
[tool.lineup]
folders = { en = "text/en", bg = "text/bg" }
select = ["structure"]
ignore = ["LU2", "emphasis"]
fail-on = "error"
citations = ["data/sources.yml"]
heading-ids = "required"
links = [["/en/", "/bg/"]]
exclude = ["drafts/*"]
dialect = "commonmark"
max-size = 1000

[tool.lineup.severity]
hard-space = "warning"

[tool.lineup.per-path]
"blog/*" = { ignore = ["typography"], severity = { LU101 = "note" } }
"about/*" = { ignore = ["LU242"] }
"""
    assert settings(tmp_path, text) == Settings(
        folders={"en": "text/en", "bg": "text/bg"},
        select=("structure",),
        ignore=("LU2", "emphasis"),
        fail_on="error",
        citations=("data/sources.yml",),
        heading_ids="required",
        links=(("/en/", "/bg/"),),
        exclude=("drafts/*",),
        dialect="commonmark",
        max_size=1000,
        severity={"hard-space": "warning"},
        per_path=(
            PathRules("blog/*", ("typography",), {"LU101": "note"}),
            PathRules("about/*", ("LU242",)),
        ),
    )


def test_the_source_language_is_the_first_folder(tmp_path: Path) -> None:
    read = settings(tmp_path, '[tool.lineup.folders]\nbg = "b"\nen = "e"\n')
    assert list(read.folders) == ["bg", "en"]


HERE = "pyproject.toml: [tool.lineup]"
FOLDERS = 'must map two languages or more to folders, the source first, as in {en = "docs/en", bg = "docs/bg"}'
PAIRS = 'must be a list of pairs, as in [["/en/", "/bg/"]]'
WEIGHTS = 'must map rules to severities, as in {hard-space = "warning"}'
GLOBS = 'must map globs of pages to tables, as in {"blog/*" = {ignore = ["typography"]}}'
WRONG = [
    ("fail_on = 'error'", f"{HERE}: unknown key 'fail_on'; did you mean 'fail-on'?"),
    ("per_paths = {}", f"{HERE}: unknown key 'per_paths'; did you mean 'per-path'?"),
    (
        "languages = ['en', 'bg']",
        f"{HERE}: unknown key 'languages'; allowed are {', '.join(sorted(name.replace('_', '-') for name in Settings._fields))}",
    ),
    ("fail-on = 'never'", f"{HERE} fail-on: 'never' is not one of note, warning, error"),
    ("fail-on = ['error']", f"{HERE} fail-on: ['error'] is not one of note, warning, error"),
    ("heading-ids = true", f"{HERE} heading-ids: True is not one of optional, required"),
    ("dialect = 'gfm'", f"{HERE} dialect: 'gfm' is not one of auto, python-markdown, commonmark"),
    ("max-size = 0", f"{HERE} max-size: must be a number of bytes above 0"),
    ("max-size = true", f"{HERE} max-size: must be a number of bytes above 0"),
    ("max-size = '1 MB'", f"{HERE} max-size: must be a number of bytes above 0"),
    ("folders = { en = 'docs/en' }", f"{HERE} folders: {FOLDERS}"),
    ("folders = { en = 'docs/en', bg = 1 }", f"{HERE} folders: {FOLDERS}"),
    ("folders = { en = 'docs/en', bg = '' }", f"{HERE} folders: {FOLDERS}"),
    (
        "folders = { english = 'docs/en', bg = 'docs/bg' }",
        f"{HERE} folders: 'english' is no code of a language, such as en or pt-BR",
    ),
    ("folders = ['docs/en', 'docs/bg']", f"{HERE} folders: {FOLDERS}"),
    ("links = ['/en/', '/bg/']", f"{HERE} links: {PAIRS}"),
    ("links = [['/en/']]", f"{HERE} links: {PAIRS}"),
    ("links = '/en/'", f"{HERE} links: {PAIRS}"),
    ("select = 'LU1'", f"{HERE} select: must be a list of texts"),
    ("exclude = [1]", f"{HERE} exclude: must be a list of texts"),
    ("severity = 'error'", f"{HERE} severity: {WEIGHTS}"),
    ("severity = { emphasis = 'off' }", f"{HERE} severity: emphasis: 'off' is not one of note, warning, error"),
    ("per-path = ['blog/*']", f"{HERE} per-path: {GLOBS}"),
    ("per-path = { 'blog/*' = ['LU2'] }", f"{HERE} per-path: {GLOBS}"),
    (
        "per-path = { 'b/*' = { select = [] } }",
        f"{HERE} per-path 'b/*': unknown key 'select'; allowed are ignore, severity",
    ),
    ("per-path = { 'b/*' = { ignore = 'LU2' } }", f"{HERE} per-path 'b/*' ignore: must be a list of texts"),
    ("per-path = { 'b/*' = { severity = 1 } }", f"{HERE} per-path 'b/*' severity: {WEIGHTS}"),
]


@pytest.mark.parametrize(("line", "says"), WRONG)
def test_a_wrong_setting_is_one_sentence(tmp_path: Path, line: str, says: str) -> None:
    with pytest.raises(SettingsError) as caught:
        settings(tmp_path, f"[tool.lineup]\n{line}\n")
    assert str(caught.value) == says


def test_a_file_that_is_no_toml_is_told_with_its_line(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"^pyproject\.toml:2: cannot be read as TOML: [^\n]+$"):
        settings(tmp_path, "[tool.lineup]\nselect = \n")


def test_nested_beyond_measure(tmp_path: Path) -> None:
    with pytest.raises(SettingsError) as caught:
        settings(tmp_path, f"[tool.lineup]\nselect = {'[' * 20_000}\n")
    assert str(caught.value) == "pyproject.toml:1: cannot be read as TOML: it is nested too deeply"


def test_a_file_that_is_no_text(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_bytes(b"\xff\xfe")
    with pytest.raises(SettingsError, match=r"^pyproject\.toml:1: cannot be read as TOML: "):
        read_settings(tmp_path / "pyproject.toml")


def test_the_table_may_not_be_something_else(tmp_path: Path) -> None:
    with pytest.raises(SettingsError) as caught:
        settings(tmp_path, "[tool]\nlineup = 1\n")
    assert str(caught.value) == "pyproject.toml: [tool.lineup] must be a table"


def test_a_folder_in_the_files_place(tmp_path: Path) -> None:
    with pytest.raises(SettingsError) as caught:
        read_settings(tmp_path)
    assert str(caught.value) == f"{tmp_path.name}: cannot be read: Is a directory"


# A file of lineup's own


def own(folder: Path, text: str) -> Settings:
    (folder / "lineup.toml").write_text(text, "utf-8")
    return settings_of(folder)


def test_a_file_of_its_own_has_the_same_keys_at_its_top(tmp_path: Path) -> None:
    text = 'fail-on = "error"\n\n[folders]\nen = "text"\nbg = "text/bg"\n\n[severity]\nhard-space = "warning"\n'
    assert own(tmp_path, text) == Settings(
        folders={"en": "text", "bg": "text/bg"}, fail_on="error", severity={"hard-space": "warning"}
    )


def test_beside_a_pyproject_that_does_not_speak_of_lineup(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text("[tool.other]\nkey = 1\n", "utf-8")
    assert own(tmp_path, 'fail-on = "note"\n') == Settings(fail_on="note")


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('selct = ["LU1"]\n', "lineup.toml: unknown key 'selct'; did you mean 'select'?"),
        ('select = "LU1"\n', "lineup.toml: select: must be a list of texts"),
        ('[tool.lineup]\nselect = ["LU1"]\n', "lineup.toml: settings stand at its top here, without [tool.lineup]"),
        ("[severity]\nLU1 = 3\n", "lineup.toml: severity: LU1: 3 is not one of note, warning, error"),
        ("select = \n", "lineup.toml:1: cannot be read as TOML: Invalid value"),
    ],
)
def test_what_is_wrong_in_a_file_of_its_own_is_told_with_its_name(tmp_path: Path, text: str, says: str) -> None:
    with pytest.raises(SettingsError) as caught:
        own(tmp_path, text)
    assert str(caught.value) == says


def test_settings_in_two_files(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text("[tool.lineup]\n", "utf-8")
    with pytest.raises(SettingsError) as caught:
        own(tmp_path, "")
    assert str(caught.value) == "lineup.toml: pyproject.toml holds settings too, in [tool.lineup]; keep one of the two"


@pytest.mark.parametrize("language", ["en", "bg"])
def test_the_guide_tells_of_every_setting_and_what_holds_without_it(language: str) -> None:
    guide = (Path(__file__).parents[2] / f"docs/{language}/about/lineup/index.md").read_text("utf-8")
    rows = dict(re.findall(r"^\| `([a-z-]+)` \| .* \| (.*) \|$", guide, re.MULTILINE))
    assert rows.keys() >= {name.replace("_", "-") for name in Settings._fields}
    defaults = {
        name: rows[name.replace("_", "-")] for name in ("fail_on", "heading_ids", "dialect", "max_size", "ledger")
    }
    assert defaults == {name: f"`{getattr(Settings(), name)}`" for name in defaults}


@pytest.mark.parametrize("language", ["en", "bg"])
def test_the_term_base_of_the_guide_is_one(language: str) -> None:
    guide = (Path(__file__).parents[2] / f"docs/{language}/about/lineup/index.md").read_text("utf-8")
    (example,) = re.findall(r"^```yaml\n(- id: .*?)^```$", guide, re.MULTILINE | re.DOTALL)
    (term,) = read_terms(yaml.safe_load(example), "en", "bg").terms
    assert [form.text for form in (*term.source, *term.target, *term.forbidden)] == [
        "open data", "отворени данни", "свободни данни", "открити данни",
    ]  # fmt: skip
