"""Finding pages: folders and suffixes, what mkdocs.yml says, what stands in the way; no MkDocs is needed for it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from lineup.corpus import Corpus, CorpusError, find_pages, named, trees
from lineup.project import project
from lineup.settings import Settings, SettingsError

FOLDERS = """
plugins:
  - search
  - i18n:
      docs_structure: folder
      languages:
        - {locale: bg, name: Български}
        - {locale: en, name: English, default: true}
"""


def tree(folder: Path, files: dict[str, str]) -> Path:
    """Writes files from path to text."""
    for name, text in files.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    return folder


def pages(corpus: Corpus) -> dict[str, dict[str, str]]:
    """Every language's pages, from path to file as a user would name it."""
    return {
        one.language: {path: corpus.name(file) for path, file in one.pages.items()}
        for one in (corpus.source, *corpus.targets)
    }


def fails(folder: Path, files: dict[str, str], kind: type[Exception] = CorpusError) -> str:
    """What the program says about a project that cannot be read."""
    with pytest.raises(kind) as caught:
        project(tree(folder, files))
    return str(caught.value)


# Where languages live


def test_a_folder_for_each_language_the_default_first(tmp_path: Path) -> None:
    files = {
        "mkdocs.yml": FOLDERS,
        "docs/en/a.md": "",
        "docs/en/b/c.md": "",
        "docs/bg/a.md": "",
        "docs/assets/x.md": "",
    }
    found = project(tree(tmp_path, files))
    assert pages(found) == {
        "en": {"a.md": "docs/en/a.md", "b/c.md": "docs/en/b/c.md"},
        "bg": {"a.md": "docs/bg/a.md"},
    }
    assert found.dialect == "python-markdown"
    assert found.shared == (tmp_path / "docs",)


def test_a_suffix_for_each_language(tmp_path: Path) -> None:
    files = {
        "mkdocs.yml": FOLDERS.replace("folder", "suffix"),
        "docs/a.md": "", "docs/a.bg.md": "", "docs/b.en.md": "", "docs/v1.2.md": "", "docs/c/.bg.md": "", "docs/d.md": "", "docs/d.en.md": "",
    }  # fmt: skip
    found = project(tree(tmp_path, files))
    assert pages(found) == {
        "en": {"a.md": "docs/a.md", "b.md": "docs/b.en.md", "d.md": "docs/d.en.md", "v1.2.md": "docs/v1.2.md"},
        "bg": {"a.md": "docs/a.bg.md"},
    }
    assert found.targets[0].file("b.md") == tmp_path / "docs/b.bg.md"
    assert found.source.file("new.md") == tmp_path / "docs/new.md"


def test_a_suffix_is_what_the_plugin_takes_where_nothing_is_said(tmp_path: Path) -> None:
    config = FOLDERS.replace("      docs_structure: folder\n", "")
    found = project(tree(tmp_path, {"mkdocs.yml": config, "docs/a.md": "", "docs/a.bg.md": ""}))
    assert pages(found) == {"en": {"a.md": "docs/a.md"}, "bg": {"a.md": "docs/a.bg.md"}}


def test_plugins_may_be_a_mapping_and_languages_not_built_are_left_out(tmp_path: Path) -> None:
    config = """
docs_dir: text
plugins:
  search: {}
  i18n:
    docs_structure: folder
    languages:
      - {locale: en, default: true}
      - {locale: bg}
      - {locale: de, build: false}
      - {locale: null}
      - {locale: fr, build: !ENV [NO_SUCH_VARIABLE, true]}
"""
    files = {"mkdocs.yml": config, "text/en/a.md": "", "text/bg/a.md": "", "text/fr/a.md": ""}
    assert list(pages(project(tree(tmp_path, files)))) == ["en", "bg", "fr"]


def test_tags_that_nobody_knows_are_no_fault(tmp_path: Path) -> None:
    config = FOLDERS + "emoji: !!python/name:material.extensions.emoji.twemoji\nother: !mine [1, {a: 2}]\n"
    found = project(tree(tmp_path, {"mkdocs.yml": config, "docs/en/a.md": "", "docs/bg/a.md": ""}))
    assert list(found.source.pages) == ["a.md"]


def test_variables_of_the_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files = {"docs/en/a.md": "", "docs/bg/a.md": "", "text/en/b.md": "", "text/bg/b.md": ""}
    folder = tree(tmp_path, {"mkdocs.yml": "docs_dir: !ENV [TEXTS, docs]\n" + FOLDERS, **files})
    monkeypatch.delenv("TEXTS", raising=False)
    assert list(project(folder).source.pages) == ["a.md"]
    monkeypatch.setenv("TEXTS", "text")
    assert list(project(folder).source.pages) == ["b.md"]


def test_a_file_that_inherits(tmp_path: Path) -> None:
    files = {
        "base.yml": f"docs_dir: text\nnav: [a.md]\n{FOLDERS}",
        "mkdocs.yml": "INHERIT: base.yml\nnav: [b.md]\n",
        "text/en/a.md": "", "text/en/b.md": "", "text/bg/a.md": "",
    }  # fmt: skip
    found = project(tree(tmp_path, files))
    assert list(found.source.pages) == ["a.md", "b.md"]
    assert found.navigation == frozenset(("b.md",))


def test_a_file_that_inherits_from_itself(tmp_path: Path) -> None:
    assert fails(tmp_path, {"mkdocs.yml": "INHERIT: mkdocs.yml\n"}) == "mkdocs.yml: inherits from itself"


def test_folders_in_the_settings_win_and_need_no_generator(tmp_path: Path) -> None:
    settings = '[tool.lineup]\nfolders = { en = "content/en", bg = "content/bg", de = "content/de" }\n'
    files = {"pyproject.toml": settings, "content/en/a.md": "", "content/bg/a.md": "", "content/de/a.md": ""}
    found = project(tree(tmp_path, files))
    assert list(pages(found)) == ["en", "bg", "de"]
    assert (found.dialect, found.shared, found.navigation) == ("commonmark", (), None)


def test_a_project_is_found_from_any_folder_below(tmp_path: Path) -> None:
    files = {"mkdocs.yml": FOLDERS, "docs/en/a.md": "", "docs/bg/a.md": "", "docs/en/deep/er/b.md": ""}
    assert project(tree(tmp_path, files) / "docs/en/deep/er").root == tmp_path


# The navigation


def navigation(folder: Path, nav: str) -> list[str] | None:
    files = {"docs/bg/a.md": ""} | {f"docs/en/{name}.md": "" for name in ("a", "b", "c/d", "c/e/f", "g")}
    found = project(tree(folder, {"mkdocs.yml": f"{FOLDERS}\n{nav}", **files}))
    return None if found.navigation is None else sorted(found.navigation)


def test_a_navigation_at_any_depth(tmp_path: Path) -> None:
    nav = "nav:\n  - a.md\n  - B: ./b.md\n  - C:\n      - D: c/d.md\n      - E:\n          - c/e/f.md\n  - Out: https://example.org\n"
    assert navigation(tmp_path, nav) == ["a.md", "b.md", "c/d.md", "c/e/f.md"]


def test_folders_and_globs_in_a_navigation(tmp_path: Path) -> None:
    assert navigation(tmp_path, "nav: [a.md, c/]\n") == ["a.md", "c/d.md", "c/e/f.md"]
    assert navigation(tmp_path, "nav: [a.md, {C: 'c/*'}]\n") == ["a.md", "c/d.md", "c/e/f.md"]


def test_pages_left_out_of_the_navigation_on_purpose(tmp_path: Path) -> None:
    left_out = "nav: [a.md]\nnot_in_nav: |\n  # not yet\n  /b.md\n  e/\n  !f.md\ndraft_docs: g*\n"
    assert navigation(tmp_path, left_out) == ["a.md", "b.md", "g.md"]


def test_no_navigation_is_not_an_empty_one(tmp_path: Path) -> None:
    assert navigation(tmp_path, "") is None


def test_pages_excluded_from_the_site_and_from_the_check(tmp_path: Path) -> None:
    files = {f"docs/{language}/{name}.md": "" for language in ("en", "bg") for name in ("a", "b", "drafts/c", "d/e")}
    settings = '[tool.lineup]\nexclude = ["drafts/*"]\n'
    config = f"{FOLDERS}\nexclude_docs: |\n  /b.md\n"
    found = project(tree(tmp_path, {"mkdocs.yml": config, "pyproject.toml": settings, **files}))
    assert pages(found) == {
        language: {path: f"docs/{language}/{path}" for path in ("a.md", "d/e.md")} for language in ("en", "bg")
    }


# What cannot be read


def test_what_is_no_project(tmp_path: Path) -> None:
    assert fails(tmp_path, {}) == (
        "no mkdocs.yml, no lineup.toml and no [tool.lineup] in this folder or above it; "
        "name two trees, or two pages, with --source, --target and --languages"
    )


@pytest.mark.parametrize(
    ("config", "says"),
    [
        ("a: [", "mkdocs.yml:1: cannot be read as YAML: did not find expected node content"),
        ("a: 1\nb: 2026-13-45\n", "mkdocs.yml:2: cannot be read as YAML: month must be in 1..12"),
        (f"a: {'[' * 9000}", "mkdocs.yml:1: cannot be read as YAML: more than 100 levels"),
        ("- a\n", "mkdocs.yml:1: holds no settings"),
        ("", "mkdocs.yml:1: holds no settings"),
        (f"docs_dir: 7\n{FOLDERS}", "mkdocs.yml: docs_dir must be the name of a folder"),
        (FOLDERS, "docs/en: no such folder"),
    ],
)
def test_a_configuration_that_cannot_be_used(tmp_path: Path, config: str, says: str) -> None:
    assert fails(tmp_path, {"mkdocs.yml": config}) == says


@pytest.mark.parametrize(
    ("config", "says"),
    [
        ("site_name: X\n", "mkdocs.yml: names no languages: neither the i18n plugin's nor folders in [tool.lineup]"),
        ("plugins: [i18n]\n", "mkdocs.yml: names no languages: neither the i18n plugin's nor folders in [tool.lineup]"),
        ("plugins: 7\n", "mkdocs.yml: names no languages: neither the i18n plugin's nor folders in [tool.lineup]"),
        (
            "plugins: [{i18n: {languages: [{locale: en}]}}]\n",
            "mkdocs.yml: the i18n plugin names fewer than two languages",
        ),
        ("plugins: [{i18n: {languages: en}}]\n", "mkdocs.yml: the i18n plugin names fewer than two languages"),
    ],
)
def test_languages_that_nobody_names(tmp_path: Path, config: str, says: str) -> None:
    assert fails(tmp_path, {"mkdocs.yml": config}, SettingsError) == says


def test_settings_without_folders_where_there_is_no_generator_to_ask(tmp_path: Path) -> None:
    assert fails(tmp_path, {"pyproject.toml": "[tool.lineup]\n"}, SettingsError) == (
        "pyproject.toml: [tool.lineup] names no folders: add them, the source first, "
        'as in folders = {en = "docs/en", bg = "docs/bg"}'
    )


PAGES = {"docs/en/a.md": "", "docs/bg/a.md": ""}


def test_a_file_of_its_own_makes_a_folder_a_project(tmp_path: Path) -> None:
    found = project(
        tree(tmp_path, {"lineup.toml": 'folders = { en = "docs/en", bg = "docs/bg" }\n', **PAGES}) / "docs/en"
    )
    assert found.root == tmp_path
    assert pages(found) == {"en": {"a.md": "docs/en/a.md"}, "bg": {"a.md": "docs/bg/a.md"}}


@pytest.mark.parametrize(
    ("text", "kind", "says"),
    [
        (
            "",
            SettingsError,
            'lineup.toml names no folders: add them, the source first, as in folders = {en = "docs/en", bg = "docs/bg"}',
        ),
        (
            'folders = { en = "docs/en", bg = "docs/bg" }\nexclude = ["docs/en/a.md"]\n',
            CorpusError,
            "lineup.toml: exclude: 'docs/en/a.md' names no page; pages are seen from the folder of their language: "
            "write 'a.md'",
        ),
        (
            'folders = { en = "docs/en", bg = "docs/bg" }\nterms = "terms.yml"\n',
            SettingsError,
            "lineup.toml: terms: terms.yml: cannot be read: No such file or directory",
        ),
    ],
)
def test_settings_of_its_own_that_cannot_be_used(tmp_path: Path, text: str, kind: type[Exception], says: str) -> None:
    assert fails(tmp_path, {"lineup.toml": text, **PAGES}, kind) == says


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("exclude = ['docs/en/blog/*']", "exclude: 'docs/en/blog/*' names no page; pages are seen from the folder of their language: write 'blog/*'"),
        ("per-path = { 'docs/bg/a.md' = { ignore = ['LU2'] } }", "per-path: 'docs/bg/a.md' names no page; pages are seen from the folder of their language: write 'a.md'"),
    ],
)  # fmt: skip
def test_a_glob_that_begins_with_the_folder_of_a_language_would_name_nothing(
    tmp_path: Path, line: str, says: str
) -> None:
    settings = f'[tool.lineup]\nfolders = {{en = "docs/en", bg = "docs/bg"}}\n{line}\n'
    files = {"pyproject.toml": settings, "docs/en/a.md": "", "docs/bg/a.md": "", "docs/en/blog/b.md": ""}
    assert fails(tmp_path, files) == f"pyproject.toml: [tool.lineup] {says}"
    # Where there is such a folder inside, it is meant.
    project(tree(tmp_path, {"docs/en/docs/en/c.md": "", "docs/en/docs/bg/c.md": ""}))


def test_a_configuration_that_is_no_text(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_bytes(b"a: \xff\n")
    assert fails(tmp_path, {}) == "mkdocs.yml:1: is not UTF-8"


def test_folders_without_pages(tmp_path: Path) -> None:
    assert (
        fails(tmp_path, {"mkdocs.yml": FOLDERS, "docs/en/x.txt": "", "docs/bg/x.txt": ""})
        == "docs/en: no Markdown pages here"
    )


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (None, "pyproject.toml: [tool.lineup] citations: ids.yml: cannot be read: No such file or directory"),
        (
            "a: [",
            "pyproject.toml: [tool.lineup] citations: ids.yml:1: cannot be read as YAML: did not find expected node content",
        ),
    ],
)
def test_citations_that_cannot_be_read(tmp_path: Path, text: str | None, says: str) -> None:
    files = {
        "mkdocs.yml": FOLDERS,
        "docs/en/a.md": "",
        "docs/bg/a.md": "",
        "pyproject.toml": '[tool.lineup]\ncitations = ["ids.yml"]\n',
    }
    if text is not None:
        files["ids.yml"] = text
    assert fails(tmp_path, files, SettingsError) == says


def test_citations_are_the_ids_of_records_at_any_depth(tmp_path: Path) -> None:
    data = "- id: a\n- {id: 7}\n- group:\n    - id: b\n      parts: [{id: not-this}]\n- loop: &x {again: [*x]}\n"
    files = {
        "mkdocs.yml": FOLDERS,
        "docs/en/a.md": "",
        "docs/bg/a.md": "",
        "ids.yml": data,
        "pyproject.toml": '[tool.lineup]\ncitations = ["ids.yml"]\n',
    }
    assert project(tree(tmp_path, files)).citations == frozenset(("a", "7", "b"))


# Any two trees


def two(folder: Path) -> Path:
    return tree(folder, {"en/a.md": "", "bg/a.md": "", "de/a.md": ""})


def test_one_source_and_any_number_of_targets(tmp_path: Path) -> None:
    two(tmp_path)
    found = trees(tmp_path / "en", [tmp_path / "bg", tmp_path / "de"], ["en", "bg", "de"])
    assert [one.language for one in (found.source, *found.targets)] == ["en", "bg", "de"]
    assert found.bare


def test_nothing_of_a_surrounding_project_is_read(tmp_path: Path) -> None:
    tree(two(tmp_path), {"mkdocs.yml": "a: [", "pyproject.toml": "[tool.lineup]\nno = 1\n"})
    assert trees(tmp_path / "en", [tmp_path / "bg"], ["en", "bg"]).settings == Settings()


@pytest.mark.parametrize(
    ("languages", "says"),
    [
        (["en"], "--languages must name one language for each folder: 1 for 2"),
        (["en", ""], "--languages: '' is no code of a language, such as en or pt-BR"),
        (["english", "bg"], "--languages: 'english' is no code of a language, such as en or pt-BR"),
        (["en", "../bg"], "--languages: '../bg' is no code of a language, such as en or pt-BR"),
    ],
)
def test_languages_that_do_not_fit(tmp_path: Path, languages: list[str], says: str) -> None:
    two(tmp_path)
    with pytest.raises(CorpusError) as caught:
        trees(tmp_path / "en", [tmp_path / "bg"], languages)
    assert str(caught.value) == says


def test_a_target_named_twice(tmp_path: Path) -> None:
    two(tmp_path)
    with pytest.raises(CorpusError) as caught:
        trees(tmp_path / "en", [tmp_path / "bg", tmp_path / "de"], ["en", "bg", "bg"])
    assert str(caught.value) == "--languages names the target 'bg' twice"


def test_a_folder_that_is_not_there_or_empty(tmp_path: Path) -> None:
    two(tmp_path)
    with pytest.raises(CorpusError) as caught:
        trees(tmp_path / "en", [tmp_path / "fr"], ["en", "fr"])
    assert str(caught.value) == f"{tmp_path}/fr: no such folder"
    for name in ("x", "y"):
        (tmp_path / name).mkdir()
    with pytest.raises(CorpusError) as caught:
        trees(tmp_path / "x", [tmp_path / "y"], ["en", "bg"])
    assert str(caught.value) == f"{tmp_path}/x: no Markdown pages here or in {tmp_path}/y"


# Folders that languages share, and folders inside others


def test_a_translation_inside_the_folder_of_its_source_is_no_source(tmp_path: Path) -> None:
    """As VitePress, Starlight and many a README have it: the source at the top, `bg/` beneath it."""
    tree(tmp_path, {"docs/a.md": "", "docs/guide/b.md": "", "docs/bg/a.md": "", "docs/bg/guide/b.md": ""})
    found = trees(tmp_path / "docs", [tmp_path / "docs/bg"], ["en", "bg"])
    assert [list(one.pages) for one in (found.source, *found.targets)] == [["a.md", "guide/b.md"]] * 2
    assert found.source.has("bg/guide/b.md")
    assert not found.source.has("bg/c.md")


def test_a_source_inside_the_folder_of_its_translation(tmp_path: Path) -> None:
    tree(tmp_path, {"a.md": "", "en/a.md": ""})
    found = trees(tmp_path / "en", [tmp_path], ["en", "bg"])
    assert [list(one.pages) for one in (found.source, *found.targets)] == [["a.md"]] * 2


def test_folders_inside_others_are_known_in_settings_too(tmp_path: Path) -> None:
    tree(tmp_path, {"pyproject.toml": '[tool.lineup]\nfolders = {en = "docs", bg = "docs/bg", de = "docs/de"}\n'})
    tree(tmp_path, {"docs/a.md": "", "docs/bg/a.md": "", "docs/de/a.md": ""})
    found = project(tmp_path)
    assert [list(one.pages) for one in (found.source, *found.targets)] == [["a.md"]] * 3
    assert found.shared == (tmp_path / "docs",)


def test_a_link_to_the_folder_of_another_language_is_not_entered(tmp_path: Path) -> None:
    tree(tmp_path, {"en/a.md": "", "bg/a.md": ""})
    (tmp_path / "en/other").symlink_to(tmp_path / "bg")
    found = trees(tmp_path / "en", [tmp_path / "bg"], ["en", "bg"])
    assert list(found.source.pages) == ["a.md"]


def test_a_translation_that_is_a_link_to_its_source(tmp_path: Path) -> None:
    tree(tmp_path, {"en/a.md": ""})
    (tmp_path / "bg").symlink_to(tmp_path / "en")
    found = trees(tmp_path / "en", [tmp_path / "bg"], ["en", "bg"])
    assert [list(one.pages) for one in (found.source, *found.targets)] == [["a.md"]] * 2


SUFFIXES = dict.fromkeys(("a.md", "a.bg.md", "b.en.md", "b.bg.md", "c/d.md", "v1.2.md", "a.de.md", "b.pt-BR.md"), "")


def test_languages_that_share_a_folder_are_told_apart_by_the_suffix(tmp_path: Path) -> None:
    """As Hugo has it. Pages of a language that nobody asks about are left out; `v1.2.md` is a name, not a language."""
    tree(tmp_path, SUFFIXES)
    found = trees(tmp_path, [tmp_path], ["en", "bg"])
    assert pages(found) == {
        "en": {"a.md": f"{tmp_path}/a.md", "b.md": f"{tmp_path}/b.en.md", "c/d.md": f"{tmp_path}/c/d.md", "v1.2.md": f"{tmp_path}/v1.2.md"},
        "bg": {"a.md": f"{tmp_path}/a.bg.md", "b.md": f"{tmp_path}/b.bg.md"},
    }  # fmt: skip
    assert found.targets[0].file("c/d.md") == tmp_path / "c/d.bg.md"
    assert found.source.has("a.bg.md")
    assert not found.source.has("c/d.bg.md")


def test_translations_that_share_a_folder_away_from_their_source(tmp_path: Path) -> None:
    tree(tmp_path, {"en/a.md": "", "en/b.md": "", "i18n/a.bg.md": "", "i18n/a.de.md": "", "i18n/b.de.md": ""})
    found = trees(tmp_path / "en", [tmp_path / "i18n", tmp_path / "i18n"], ["en", "bg", "de"])
    assert [list(one.pages) for one in found.targets] == [["a.md"], ["a.md", "b.md"]]
    assert found.targets[0].file("b.md") == tmp_path / "i18n/b.bg.md"


def test_a_shared_folder_in_settings(tmp_path: Path) -> None:
    tree(tmp_path, {f"content/{name}": "" for name in SUFFIXES})
    tree(tmp_path, {"pyproject.toml": '[tool.lineup]\nfolders = {en = "content", bg = "content"}\n'})
    assert pages(project(tmp_path))["bg"] == {"a.md": "content/a.bg.md", "b.md": "content/b.bg.md"}


def test_the_same_pages_twice(tmp_path: Path) -> None:
    tree(tmp_path, {"a.md": ""})
    with pytest.raises(CorpusError) as caught:
        trees(tmp_path, [tmp_path], ["en", "en"])
    assert str(caught.value) == f"{tmp_path}: --source and --target are the same pages, in 'en' both"


def test_two_pages_may_be_named_in_the_place_of_folders(tmp_path: Path) -> None:
    """As a README and its translation stand in many a repository, whatever else there is."""
    tree(tmp_path, {"README.md": "", "i18n/README-BG.md": "", "other.md": ""})
    found = trees(tmp_path / "README.md", [tmp_path / "i18n/README-BG.md"], ["en", "bg"])
    assert pages(found) == {
        "en": {"README.md": f"{tmp_path}/README.md"},
        "bg": {"README.md": f"{tmp_path}/i18n/README-BG.md"},
    }


@pytest.mark.parametrize(
    ("source", "target", "says"),
    [
        ("a.md", "bg", "bg: is a folder, and --source a file; name two folders or two files"),
        ("a.md", "none.md", "none.md: no such file"),
        ("a.md", "b.txt", "b.txt: is no Markdown page; its name must end in one of .md, .markdown, .mdx"),
        ("b.txt", "a.md", "b.txt: is no Markdown page; its name must end in one of .md, .markdown, .mdx"),
        ("bg", "a.md", "a.md: is a file, not a folder"),
    ],
)
def test_pages_and_folders_that_do_not_go_together(tmp_path: Path, source: str, target: str, says: str) -> None:
    tree(tmp_path, {"a.md": "", "b.txt": "", "bg/a.md": ""})
    with pytest.raises(CorpusError) as caught:
        trees(tmp_path / source, [tmp_path / target], ["en", "bg"])
    assert str(caught.value) == f"{tmp_path}/{says}"


# Files


def test_pages_are_markdown_files_that_are_not_hidden(tmp_path: Path) -> None:
    tree(tmp_path, dict.fromkeys(("b.md", "A.MD", "c.markdown", "d.mdx", "e.txt", ".f.md", ".g/h.md", "i/j.md"), ""))
    assert list(find_pages(tmp_path)) == ["A.MD", "b.md", "c.markdown", "d.mdx", "i/j.md"]


def test_a_folder_may_be_named_like_a_page(tmp_path: Path) -> None:
    tree(tmp_path, {"x.md/a.md": ""})
    assert list(find_pages(tmp_path)) == ["x.md/a.md"]


def test_links_that_lead_in_a_circle_end(tmp_path: Path) -> None:
    tree(tmp_path, {"a/b.md": ""})
    (tmp_path / "a" / "up").symlink_to(tmp_path)
    (tmp_path / "loop.md").symlink_to("loop.md")
    assert list(find_pages(tmp_path)) == ["a/b.md", "loop.md"]


def test_a_folder_is_known_by_its_own_name_before_a_link_to_it(tmp_path: Path) -> None:
    tree(tmp_path, {"z/a.md": "", "elsewhere/b.md": ""})
    (tmp_path / "tree").mkdir()
    (tmp_path / "z").rename(tmp_path / "tree" / "z")
    (tmp_path / "tree" / "a").symlink_to("z")
    (tmp_path / "tree" / "b").symlink_to(tmp_path / "elsewhere")
    assert list(find_pages(tmp_path / "tree")) == ["b/b.md", "z/a.md"]


def test_a_folder_that_may_not_be_read_is_never_passed_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tree(tmp_path, {"a/b.md": ""})
    real = os.scandir

    def scandir(path: str) -> object:
        if path.endswith("/a"):
            raise PermissionError(13, "Permission denied")
        return real(path)

    monkeypatch.setattr(os, "scandir", scandir)
    with pytest.raises(CorpusError) as caught:
        find_pages(tmp_path)
    assert str(caught.value) == f"{tmp_path}/a: cannot be read: Permission denied"


def test_paths_name_pages_of_either_side_even_deleted_ones(tmp_path: Path) -> None:
    tree(tmp_path, {"en/a.md": "", "en/b/c.md": "", "bg/a.md": "", "en/ab.md": ""})
    found = trees(tmp_path / "en", [tmp_path / "bg"], ["en", "bg"])
    target = found.targets[0]
    assert named(found, target, [tmp_path / "bg/b/c.md"]) == {"b/c.md"}
    assert named(found, target, [tmp_path / "en/a.md"]) == {"a.md"}
    assert named(found, target, [tmp_path / "en/b", tmp_path / "bg/a.md"]) == {"a.md", "b/c.md"}
    assert named(found, target, [tmp_path / "en/a"]) == frozenset()
    assert named(found, target, [tmp_path]) == {"a.md", "ab.md", "b/c.md"}
    assert named(found, target, [Path("/")]) == {"a.md", "ab.md", "b/c.md"}
