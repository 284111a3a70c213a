"""`lineup fix` and `lineup new`: what is shown, what is written, that nothing else changes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.lineup.calls import Answer, put

from lineup.markdown import read_page
from lineup.repairs import Change, applied, slug
from lineup.skeleton import skeleton

SOURCE = """---
description: A plan
tags: [x]
order: 3
---

# The plan {: #plan }

See [the map](b.md) of 2019. It is 3.5 million and 20%, “so” it is.

## Second part

Everybody may use the portal of the city.
"""
TARGET = """---
description: План
---

# Планът {: #plam }

Вижте [картата](c.md) от 2019 г. Тя е 3.5 млн. и 20 %, "така" е.

## Втора част

Всеки мoже да използва портала на града.
"""
MENDED = """---
description: План
tags: [x]
order: 3
---

# Планът {: #plan }

Вижте [картата](b.md) от 2019\u00a0г. Тя е 3,5 млн. и 20\u00a0%, „така“ е.

## Втора част {: #second-part }

Всеки мoже да използва портала на града.
"""


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    put(
        tmp_path,
        "pyproject.toml",
        '[tool.lineup]\nfolders = { en = "docs/en", bg = "docs/bg" }\nheading-ids = "required"\n',
    )
    put(tmp_path, "docs/en/a.md", SOURCE)
    put(tmp_path, "docs/bg/a.md", TARGET)
    for name in ("b", "c"):
        for language, text in (("en", "Text.\n"), ("bg", "Текст.\n")):
            put(tmp_path, f"docs/{language}/{name}.md", text)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_what_would_be_mended_is_shown_and_nothing_is_written(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    answer = Answer(capsys, "fix")
    assert answer.status == 1
    lines = answer.out.splitlines()
    assert lines[-1] == "10 places mended; nothing is written, add --write"
    assert "-# Планът {: #plam }" in lines
    assert "+# Планът {: #plan }" in lines
    assert "+## Second part {: #second-part }" in lines
    assert (project / "docs/bg/a.md").read_text("utf-8") == TARGET


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_what_is_written_keeps_line_ends_and_a_second_run_finds_nothing(
    project: Path, capsys: pytest.CaptureFixture[str], end: str
) -> None:
    put(project, "docs/bg/a.md", "\ufeff" + TARGET.replace("\n", end))
    answer = Answer(capsys, "fix", "--write")
    assert (answer.status, answer.out.splitlines()[-1]) == (0, "10 places mended; written")
    assert (project / "docs/bg/a.md").read_bytes().decode() == "\ufeff" + MENDED.replace("\n", end)
    assert Answer(capsys, "fix").out == "nothing that can be mended without you\n"
    assert Answer(capsys, "check").codes == ["LU401"]


def test_letters_of_another_alphabet_are_mended_where_the_line_is_named(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert Answer(capsys, "fix", "docs/bg/a.md:11", "--write").out.splitlines()[-1] == "1 place mended; written"
    assert (project / "docs/bg/a.md").read_text("utf-8") == TARGET.replace("мoже", "може")


def test_rules_can_be_chosen(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    answer = Answer(capsys, "fix", "docs/bg", "--select", "typography", "--json")
    data = json.loads(answer.out)
    assert [(one["file"], one["mended"]) for one in data["files"]] == [("docs/bg/a.md", 4)]
    answer = Answer(capsys, "fix", "docs/bg/none.md")
    assert (answer.status, answer.err) == (2, "lineup: docs/bg/none.md: no such file or folder\n")
    assert project.is_dir()


def test_bulgarian(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert project.is_dir()
    said = Answer(capsys, "fix", "--ui", "bg").out.splitlines()[-1]
    assert said == "10 поправени места; нищо не е записано, добавете --write"


def test_a_heading_makes_an_id_as_python_markdown_does() -> None:
    assert slug("The **plan** of 2019, [part](a.md) one!") == "the-plan-of-2019-part-one"
    assert slug("Планът") == ""


@given(st.lists(st.text(st.characters(codec="ascii", exclude_characters="\r\n")), min_size=1, max_size=6), st.data())
def test_edits_of_other_places_do_not_touch_each_other(lines: list[str], data: st.DataObject) -> None:
    edits, wanted = [], []
    for number, line in enumerate(lines, start=1):
        start = data.draw(st.integers(0, len(line)))
        end = data.draw(st.integers(start, len(line)))
        edits.append(Change(number, start, end, "X"))
        wanted.append(f"{line[:start]}X{line[end:]}")
    assert applied(lines, data.draw(st.permutations(edits))) == wanted


# --- new -----------------------------------------------------------------------------------------------------------

PAGE = """---
description: News of the year
order: 3
---

# The *news* {: #news }

See [the map](../b.md) of the
whole city.

## Second part

| Area | Sum |
| --- | --- |
| [Health](c.md) | 20 |

1. Open data for all
2. Fast networks

```py
code = 1
```
"""
NEW = """---
description: ⟦News of the year⟧
order: 3
---

# ⟦The *news*⟧ {: #news }

⟦See [the map](../b.md) of the
whole city.⟧

## ⟦Second part⟧ {: #second-part }

| ⟦Area⟧ | ⟦Sum⟧ |
| --- | --- |
| ⟦[Health](c.md)⟧ | 20 |

1. ⟦Open data for all⟧
2. ⟦Fast networks⟧

```py
code = 1
```
"""


def test_a_new_page_has_everything_but_the_words(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    put(project, "docs/en/deep/news.md", PAGE)
    answer = Answer(capsys, "new", "docs/en/deep/news.md")
    assert (answer.status, answer.err) == (0, "")
    last = "docs/bg/deep/news.md: 8 texts, 0 from the memory; nothing is written, add --write\n"
    assert answer.out == NEW + last
    assert not (project / "docs/bg/deep").exists()
    answer = Answer(capsys, "new", "docs/en/deep/news.md", "--write")
    assert answer.out == (
        "docs/bg/deep/news.md: 8 texts, 0 from the memory; written, what is to be translated stands between ⟦ and ⟧\n"
    )
    assert (project / "docs/bg/deep/news.md").read_text("utf-8") == NEW
    answer = Answer(capsys, "new", "docs/en/deep/news.md")
    assert (answer.status, answer.err) == (
        2,
        "lineup: docs/bg/deep/news.md: is there already; 'lineup diff' shows what changed\n",
    )


def test_what_was_confirmed_elsewhere_is_filled_in_and_told(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    put(project, "docs/en/b.md", "See [the map](../b.md) of the whole city.\n\nFast networks in all districts\n")
    put(project, "docs/bg/b.md", "Вижте [картата](../b.md) на целия град.\n\nБързи мрежи във всички райони\n")
    assert Answer(capsys, "confirm", "docs/bg/b.md", "--anyway", "links").status == 0
    put(project, "docs/en/deep/news.md", PAGE.replace("Fast networks", "Fast networks in most districts"))
    answer = Answer(capsys, "new", "deep/news.md", "--write")
    assert answer.out.splitlines() == [
        "docs/bg/deep/news.md:8: from the memory, confirmed in b.md: Вижте [картата](b) на целия град.",
        "docs/bg/deep/news.md:18: memory 80% in b.md: Бързи мрежи във всички райони",
        "docs/bg/deep/news.md: 8 texts, 1 from the memory; written, what is to be translated stands between ⟦ and ⟧",
    ]
    text = (project / "docs/bg/deep/news.md").read_text("utf-8")
    assert "\nВижте [картата](../b.md) на целия град.\n\n## ⟦Second" in text
    assert "2. ⟦Fast networks in most districts⟧\n" in text


@given(st.text(st.sampled_from("ab #*-|`[]()!\n\t>:0.1")))
def test_without_its_marks_a_skeleton_is_its_source(text: str) -> None:
    lines = text.split("\n")
    page = read_page(text)
    made, _ = skeleton(page, lines, lambda _: (), short_ids=True)
    assert len(made) == len(lines)
    assert [line.replace("⟦", "").replace("⟧", "").partition(" {#")[0].rstrip() for line in made] == [
        line.rstrip() for line in lines
    ]
