"""What readers can take away: CSV that spreadsheets open, JSON that programs read, and how both are offered."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from tests.edition.small import FACTS, ROOT, Project
from tests.edition.small_records import RECORDS

from edition import downloads, steps
from edition.dataset import Dataset, load
from edition.dates import LANGUAGES
from edition.downloads import as_csv, as_json, described, of, offered, write
from edition.exports import COLLECTIONS
from edition.tables import Place
from edition.words import COLLECTIONS as TITLES
from edition.words import COLUMNS, DOWNLOADS


@pytest.fixture
def data(project: Project) -> Dataset:
    return load(project(RECORDS) / "data")


def opened(content: bytes) -> list[list[str]]:
    """The rows that a spreadsheet sees: it knows UTF-8 by its mark."""
    assert content.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), strict=True))


def test_activities_in_bulgarian_open_with_their_letters(data: Dataset) -> None:
    head, *rows = opened(as_csv("activities", data, "bg"))
    first = dict(zip(head, rows[0], strict=True))
    assert first["Име"] == "Пясъчник"
    assert first["Приоритетна област"] == "ИКТ и стартъпи"
    assert first["Състояние"] == "започнала"
    assert first["Период"] == "от есента на 2020\u00a0г."
    assert (first["Начало"], first["Край"]) == ("2020", "")
    assert first["Източници"] == "city-2020; paper"
    assert [row[head.index("Единствен източник, несигурен")] for row in rows] == ["false", "false"]


def test_both_languages_stand_side_by_side(data: Dataset) -> None:
    head, first, *_ = opened(as_csv("activities", data, None))
    row = dict(zip(head, first, strict=True))
    assert (row["name_en"], row["name_bg"]) == ("Sandbox | tests", "Пясъчник")
    assert (row["owner_en"], row["owner_bg"]) == ("Sofia Municipality", "Столична община")
    assert "name" not in row


def test_every_value_of_a_series_is_a_row(data: Dataset) -> None:
    rows = json.loads(as_json("indicators", data, "en"))["records"]
    assert [(row["series"], row["date"], row["value"], row["value_text"]) for row in rows] == [
        ("money", "2021-03", 3.5, "over BGN\u00a03.5\u00a0million (about EUR\u00a01.8\u00a0million)"),
        ("people", "2021", 12190, "12,190\u00a0people"),
        ("people", "2022", 20, "close to 20%"),
    ]


def test_json_says_what_it_is_and_leaves_unknown_things_null(data: Dataset) -> None:
    whole = json.loads(as_json("activities", data, "bg"))
    assert (whole["title"], whole["language"]) == ("Дейности", "bg")
    assert whole["license"] == "https://creativecommons.org/licenses/by/4.0/"
    assert whole["records"][1]["owner"] is None
    assert whole["records"][0]["sources"] == ["city-2020", "paper"]
    both = json.loads(as_json("activities", data, None))
    assert (both["title"], both["language"]) == ({"en": "Activities", "bg": "Дейности"}, ["en", "bg"])


def test_a_record_on_weak_ground_says_so(project: Project) -> None:
    facts = FACTS.replace("confidence: press", "confidence: single weak source")
    data = load(project({**RECORDS, "data/facts.yml": facts}) / "data")
    rows = json.loads(as_json("activities", data, "en"))["records"]
    assert [row["single_weak_source"] for row in rows] == [False, True]


@pytest.mark.parametrize("name", ["=1+1", "+359 2", "-x", "@SUM(A1)", "\u00a0=1+1"])
def test_no_cell_is_a_formula(project: Project, name: str) -> None:
    data = load(project(RECORDS) / "data")
    # The schema lets no name begin with a space; what does is what a careless edit would leave.
    sandbox = data.records.activities["sandbox"]
    object.__setattr__(sandbox, "names", {"en": name, "bg": "Име"})
    assert opened(as_csv("activities", data, "en"))[1][1] == f"'{name}"


def test_an_amount_below_nothing_stays_a_number(data: Dataset) -> None:
    figure = data.records.indicators["people"].values[0]
    object.__setattr__(figure, "value", -3)
    head, *rows = opened(as_csv("indicators", data, "en"))
    assert rows[1][head.index("Value")] == "-3"


@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"]), min_size=1))
def test_whatever_a_text_holds_it_is_one_cell_that_reads_the_same(text: str) -> None:
    written = io.StringIO(newline="")
    csv.writer(written, lineterminator="\r\n").writerow([downloads._cell(text)])
    cell = next(csv.reader(io.StringIO(written.getvalue(), newline=""), strict=True))[0]
    assert cell.removeprefix("'") == text.removeprefix("'")
    assert not cell.lstrip().startswith(("=", "+", "-", "@"))


def test_lines_end_as_the_format_wants_and_every_row_is_whole() -> None:
    data = load(ROOT / "data")
    for collection in COLLECTIONS:
        for download in of(collection, data):
            if download.format == "csv":
                assert b"\n" not in download.content.replace(b"\r\n", b"")
                rows = opened(download.content)
                assert {len(row) for row in rows} == {len(rows[0])}
                assert len(set(rows[0])) == len(rows[0])


def test_the_same_data_give_the_same_bytes(project: Project, tmp_path: Path) -> None:
    root = project(RECORDS)
    for folder in ("one", "two"):
        write(tmp_path / folder, load(root / "data"))
    names = sorted(file.name for file in (tmp_path / "one/data").iterdir())
    assert names[:6] == [
        "activities-bg.csv", "activities-bg.json", "activities-en.csv", "activities-en.json", "activities.csv",
        "activities.json",
    ]  # fmt: skip
    assert len(names) == 30
    for name in names:
        assert (tmp_path / "one/data" / name).read_bytes() == (tmp_path / "two/data" / name).read_bytes()


def test_the_pages_own_language_is_offered_first(data: Dataset) -> None:
    about, files = offered("timeline", data, Place("bg", "implementation/timeline.md")).split("\n\n")
    assert about == (
        "Всички записи – като таблици (CSV) и за програми (JSON), за свободно ползване при условията на лиценза "
        "[CC BY 4.0](https://creativecommons.org/licenses/by/4.0/deed.bg)."
    )
    lines = files.splitlines()
    assert lines[0] == (
        '- <a href="../../../data/timeline-bg.csv" type="text/csv" hreflang="bg" download>CSV на български</a> (1\u00a0kB)'
    )
    assert [line.partition("download>")[2].partition("<")[0] for line in lines] == [
        *("CSV на български", "JSON на български"),
        *("CSV на английски", "JSON на английски"),
        *("CSV на двата езика", "JSON на двата езика"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("place", "address"),
    [
        (Place("en", "figures.md"), "../data/x"),
        (Place("en", "index.md"), "data/x"),
        (Place("bg", "index.md"), "../data/x"),
        (Place("en", "strategy/focus-areas/index.md"), "../../data/x"),
        (Place("bg", "implementation/activities.md"), "../../../data/x"),
    ],
)
def test_files_are_found_from_every_depth(place: Place, address: str) -> None:
    assert place.file("data/x") == address


def test_a_collection_is_described_with_every_file(data: Dataset) -> None:
    found = described("terms", data, "https://x.example/s/glossary/", "https://x.example/s/", "en", "All terms.")
    assert (found["@type"], found["@id"]) == ("Dataset", "https://x.example/s/glossary/#downloads")
    assert found["name"] == "Digital Transformation Strategy for the city of Sofia: Terms"
    assert found["inLanguage"] == ["en", "bg"]
    assert [(one["contentUrl"], one["encodingFormat"], one["inLanguage"]) for one in found["distribution"]] == [
        ("https://x.example/s/data/terms-en.csv", "text/csv", "en"),
        ("https://x.example/s/data/terms-en.json", "application/json", "en"),
        ("https://x.example/s/data/terms-bg.csv", "text/csv", "bg"),
        ("https://x.example/s/data/terms-bg.json", "application/json", "bg"),
        ("https://x.example/s/data/terms.csv", "text/csv", ["en", "bg"]),
        ("https://x.example/s/data/terms.json", "application/json", ["en", "bg"]),
    ]
    assert "dateModified" not in found


def test_the_day_of_the_last_change_is_told_where_it_is_known(data: Dataset, monkeypatch: pytest.MonkeyPatch) -> None:
    known: Callable[[Path], str] = lambda file: {"terms.yml": "2026-11-05"}[file.name]  # noqa: E731
    monkeypatch.setattr(downloads, "revised", known)
    # What is only supposed here must not be remembered.
    monkeypatch.setattr(downloads, "changed_on", downloads.changed_on.__wrapped__)
    assert (
        offered("terms", data, Place("en", "glossary.md"))
        .split("\n\n")[0]
        .endswith(" Last changed on 5 November 2026.")
    )
    assert (
        offered("terms", data, Place("bg", "glossary.md"))
        .split("\n\n")[0]
        .endswith(" Последна промяна: 5 ноември 2026\u00a0г.")
    )
    assert described("terms", data, "a", "b", "bg", "c")["dateModified"] == "2026-11-05"


def test_the_preview_tells_the_day_of_a_commit_made_while_it_runs(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = project(RECORDS)
    data, committed, asked = load(root / "data"), None, 0

    def revised(_file: Path) -> str | None:
        nonlocal asked
        asked += 1
        return committed

    def build() -> set[str | None]:
        """The days that the pages of both languages tell, in the order in which MkDocs builds them."""
        told = set()
        for language in LANGUAGES:
            theme = SimpleNamespace(
                config_file_path=str(root / "mkdocs.yml"), theme={"language": language}, mdx_configs={}
            )
            steps.begin(Files([]), cast("MkDocsConfig", theme))
            told |= {described("terms", data, "a", "b", language, "c").get("dateModified") for _ in range(2)}
        return told

    monkeypatch.setattr(downloads, "revised", revised)
    monkeypatch.setattr(steps, "RUN", type(steps.RUN)())
    monkeypatch.setattr("edition.state.states", lambda _root: {})
    assert build() == {None}
    committed = "2026-11-05"
    assert build() == {"2026-11-05"}
    assert asked == 2, "once for each build"


def test_every_column_and_collection_has_a_name_in_both_languages() -> None:
    wanted = {column.name for kind in COLLECTIONS.values() for column in kind.columns} | {"single_weak_source"}
    assert set(COLUMNS["en"]) == set(COLUMNS["bg"]) == wanted
    assert set(TITLES["en"]) == set(TITLES["bg"]) == set(COLLECTIONS)
    assert set(DOWNLOADS["en"]) == set(DOWNLOADS["bg"])
