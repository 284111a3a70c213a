"""Charts: what they show in each language, in words and as a picture, and that they are the same bytes every time."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest
from tests.edition.small import ROOT, Project
from tests.edition.small_records import RECORDS

from edition import vega
from edition.charts import chart, described, drawn, place
from edition.dataset import Dataset, load
from edition.faults import FaultsError
from edition.vega import SVG, Ink, drawing
from edition.words import CHARTS

REPORTS = """\
- id: reports
  topic: participation
  titles: {en: "Reports <sent>", bg: "Подадени сигнали"}
  chart: years
  unit: {en: "reports", bg: "сигнала"}
  values:
    - {date: {from: '2019'}, value: 8500, facts: [fact-2], sources: [paper]}
    - {date: {from: '2022-05'}, value: 85000, qualifier: about, facts: [fact-2], sources: [paper]}
    - {date: {from: '2024'}, value: 123000.5, facts: [fact-1], sources: [city-2020]}
- id: solved
  topic: participation
  titles: {en: "Reports solved", bg: "Решени сигнали"}
  chart: bars
  unit: {en: "%", bg: "%"}
  values:
    - date: {from: '2025'}
      value: 25
      label: {en: "processed and closed, as a party with a rather long name in the city’s council tells it", bg: "обработени според партия"}
      facts: [fact-2]
      sources: [paper]
    - {date: {from: '2025'}, value: 50, qualifier: over, label: {en: "the mayor’s figure", bg: "по данни на кмета"}, facts: [fact-2], sources: [paper]}
"""


@pytest.fixture
def data(project: Project) -> Dataset:
    return load(project({**RECORDS, "data/indicators.yml": REPORTS}) / "data")


def picture(html: str) -> ElementTree.Element:
    """The SVG of a chart, as a strict reader of XML sees it."""
    return ElementTree.fromstring(html[html.index("<svg") : html.index("</svg>") + len("</svg>")])  # noqa: S314 (ours)


def texts(html: str) -> list[str]:
    """Every text that the picture shows, in order; the lines of one text joined."""
    return [" ".join("".join(part.itertext()).split(" ")) for part in picture(html).iter(f"{{{SVG}}}text")]


def test_a_chart_of_years_shows_years_without_a_value_as_missing(data: Dataset) -> None:
    shown = texts(chart(data.records.indicators["reports"], data, "bg"))
    assert shown == [
        *("2019", "2022", "2024"),
        *("8500\u00a0сигнала", "около 85\u00a0000\u00a0сигнала", "123\u00a0000,5\u00a0сигнала"),
        *("–", "–", "–"),
    ]  # fmt: skip
    assert "123,000.5\u00a0reports" in texts(chart(data.records.indicators["reports"], data, "en"))


def test_columns_are_as_high_as_their_values(data: Dataset) -> None:
    columns = list(picture(chart(data.records.indicators["reports"], data, "en")).iter(f"{{{SVG}}}path"))
    heights = [float(re.findall(r"v(-?[\d.]+)", column.get("d", ""))[0]) for column in columns]
    assert [round(height / heights[-1], 2) for height in heights] == [0.07, 0.69, 1]


def test_years_stand_as_far_apart_as_they_are(data: Dataset) -> None:
    root = picture(chart(data.records.indicators["reports"], data, "en"))
    places = [
        float(re.findall(r"translate\(([\d.]+)", part.get("transform", ""))[0])
        for part in root.iter(f"{{{SVG}}}text")
        if (part.text or "").isdecimal()
    ]
    assert (places[1] - places[0]) / (places[2] - places[1]) == pytest.approx(3 / 2, abs=0.01)


def test_bars_begin_at_zero_and_keep_their_proportions(data: Dataset) -> None:
    root = picture(chart(data.records.indicators["solved"], data, "en"))
    bars = [re.match(r"M(-?[\d.]+),.*?h(-?[\d.]+)", part.get("d", "")) for part in root.iter(f"{{{SVG}}}path")]
    (first, second) = [(float(bar[1]), float(bar[2])) for bar in bars if bar]
    assert first[0] == second[0] == 0
    assert second[1] / first[1] == pytest.approx(2, abs=0.01)


def test_a_long_label_is_whole_and_in_several_lines(data: Dataset) -> None:
    root = picture(chart(data.records.indicators["solved"], data, "en"))
    lines = [line.text for line in root.iter(f"{{{SVG}}}tspan")]
    assert " ".join(filter(None, lines)) == (
        "Processed and closed, as a party with a rather long name in the city’s council tells it"
    )
    assert len(lines) == 2


def test_it_says_in_words_what_it_shows(data: Dataset) -> None:
    reports, solved = (data.records.indicators[name] for name in ("reports", "solved"))
    assert described(reports, "en") == (
        "Column chart. 2019: 8,500\u00a0reports; 2022: about 85,000\u00a0reports; 2024: 123,000.5\u00a0reports. "
        "No value is known for 2020–2021, 2023."
    )
    assert described(reports, "bg").endswith(" Не е известна стойност за 2020\u00a0– 2021\u00a0г., 2023\u00a0г.")
    assert described(solved, "bg") == (
        "Лентова диаграма. Обработени според партия: 25\u00a0%; По данни на кмета: над 50\u00a0%."
    )


def test_name_description_and_caption_belong_to_the_picture(data: Dataset) -> None:
    html = chart(data.records.indicators["reports"], data, "en")
    root = picture(html)
    assert root.get("role") == "img"
    by_id = {part.get("id"): part.text for part in root.iter()}
    assert by_id[root.get("aria-labelledby")] == "Reports <sent>"
    assert by_id[root.get("aria-describedby")] == described(data.records.indicators["reports"], "en")
    assert html.endswith(
        "<figcaption>The columns start at zero. A dash marks a year without a known value. "
        "Sources: The Paper, Sofia Municipality.</figcaption></figure>"
    )
    assert "<figcaption>2025\u00a0г. Лентите започват от нулата. Източник: The Paper.</figcaption>" in chart(
        data.records.indicators["solved"], data, "bg"
    )


def test_the_policy_lets_every_chart_of_the_edition_be() -> None:
    data = load(ROOT / "data")
    charted = [series for series in data.records.indicators.values() if series.chart]
    assert len(charted) >= 8
    for series in charted:
        for language in ("en", "bg"):
            root = picture(chart(series, data, language))
            for part in root.iter():
                names = {name for name in part.attrib if name not in {"aria-labelledby", "aria-describedby"}}
                assert part.tag != f"{{{SVG}}}style"
                assert not {name for name in names if name in {"style", "href"} or name.startswith(("on", "aria-"))}


def test_the_same_series_is_the_same_bytes_in_another_run(data: Dataset) -> None:
    first = chart(data.records.indicators["reports"], data, "bg")
    vega._converted.cache_clear()
    assert chart(data.records.indicators["reports"], data, "bg") == first


def test_places_are_filled_and_nothing_else_is_touched(data: Dataset) -> None:
    html = f"<p>a</p>\n{place('reports')}\n{place('nothing')}\n<p>b</p>"
    found = drawn(html, data, "en")
    assert found.startswith('<p>a</p>\n<figure class="chart" id="chart-reports"><svg')
    assert found.endswith(f"</figure>\n{place('nothing')}\n<p>b</p>")


def test_colours_get_their_class_and_numbers_one_decimal() -> None:
    spec = {
        "data": {"values": [{"a": 1}]},
        "mark": {"type": "rule", "color": "#123456"},
        "encoding": {"x": {"value": 1.23456}, "y": {"value": 0.01}},
    }
    made = drawing(spec, (Ink("#123456", "some-ink"),), "x", "T", "D")
    assert 'stroke="#123456" class="some-ink"' in made
    assert not re.search(r"\d\.\d\d", made)


@pytest.mark.parametrize(
    ("before", "after", "sentence"),
    [
        ("chart: bars", "chart: years", "indicators[1].chart: a chart of years has one value for each of its years"),
        ("from: '2022-05'", "from: '2022-05', to: '2023'", "a chart of years has one value for each of its years"),
        ("value: 8500,", "value: -1,", "a chart begins at zero, so a value below it cannot be drawn"),
        ("value: 8500,", 'value: 1, unit: {en: "x", bg: "х"},', "values in different units are not drawn on one scale"),
        ("chart: years", "chart: pie", "indicators[0].chart: 'pie' is not one of 'years', 'bars'"),
    ],
    ids=["two values of a year", "a span", "below zero", "two units", "an unknown kind"],
)
def test_what_is_no_chart_is_refused(project: Project, before: str, after: str, sentence: str) -> None:
    root = project({**RECORDS, "data/indicators.yml": REPORTS.replace(before, after, 1)})
    with pytest.raises(FaultsError) as caught:
        load(root / "data")
    assert any(sentence in str(fault) for fault in caught.value.faults)


def test_a_single_value_is_no_chart(project: Project) -> None:
    lines = [line for line in REPORTS.splitlines(keepends=True) if "2022-05" not in line and "'2024'" not in line]
    root = project({**RECORDS, "data/indicators.yml": "".join(lines)})
    with pytest.raises(
        FaultsError, match=r"data/indicators.yml:4:10: .*indicators\[0\].chart: a single value is no chart"
    ):
        load(root / "data")


def test_both_languages_have_the_same_words() -> None:
    assert list(CHARTS["en"]) == list(CHARTS["bg"])
