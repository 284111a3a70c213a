"""Series of `data/indicators.yml` as charts: still pictures in the page's language, made when the site is built."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable
from html import escape
from typing import Any

from edition.dataset import Dataset
from edition.dates import day, render, span
from edition.numbers import counted
from edition.records import Figure, Series
from edition.vega import Ink, drawing
from edition.words import CHARTS, QUALIFIERS

# Units of the picture; a phone shows it at about its own size.
_WIDTH = 420
_TEXT = 15
# How much room a letter takes, at most on average; Cyrillic ones are wide.
_LETTER = 8.6
_LINE = 19
_BAR = 22
_GAP = 14
_OFF = 6
_COLUMNS = 170

_INKS = (Ink("#0a5c55", "chart-mark"), Ink("#1c2422", "chart-text"), Ink("#8a8672", "chart-line"))
_MARK, _INK, _LINES = (ink.colour for ink in _INKS)

_PLACE = re.compile(r'<figure class="chart" id="chart-([a-z0-9-]+)"></figure>')


def place(ident: str) -> str:
    """Where the chart of a series comes to stand, as HTML that Markdown leaves alone."""
    return f'<figure class="chart" id="chart-{ident}"></figure>'


def short(figure: Figure, language: str) -> str:
    """A figure with unit and qualifier; the euro stand in the table."""
    text = counted(figure.value, figure.unit[language], language)
    return QUALIFIERS[language][figure.qualifier].format(text) if figure.qualifier else text


def _year(figure: Figure) -> int:
    return int((figure.date.start or "")[:4])


def _years(series: Series) -> range:
    found = [_year(figure) for figure in series.values]
    return range(min(found), max(found) + 1)


def _missing(series: Series) -> list[int]:
    """Years between the first and the last of which nothing is known."""
    return sorted(set(_years(series)) - {_year(figure) for figure in series.values})


def _one_date(series: Series) -> bool:
    return len({figure.date for figure in series.values}) == 1


def _label(figure: Figure, language: str, *, dated: bool) -> str:
    label = figure.label[language] if figure.label else ""
    parts = [render(figure.date, language)] if dated or not label else []
    text = ": ".join([*parts, *([label] if label else [])])
    return text[:1].upper() + text[1:]


def _room(text: str) -> float:
    """How wide a text comes out at most."""
    return len(text) * _LETTER


def _common(layers: Iterable[dict[str, Any]], width: float, height: float, **padding: float) -> dict[str, Any]:
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v6.json",
        "width": width,
        "height": height,
        # The sizes are ours: what a machine's fonts measure must not change a byte.
        "autosize": "none",
        "padding": {"left": 0, "right": 0, "top": 0, "bottom": 0} | padding,
        "background": None,
        "layer": list(layers),
        "config": {
            "view": {"stroke": None},
            "text": {"fontSize": _TEXT, "color": _INK},
            "axis": {
                "labelFontSize": _TEXT, "labelColor": _INK, "domainColor": _LINES, "grid": False, "ticks": False,
                "labelPadding": 6, "title": None,
            },
        },
    }  # fmt: skip


def _columns(series: Series, language: str) -> dict[str, Any]:
    """A column for every year of which a value is known, in its place among all the years."""
    years = _years(series)
    texts = {_year(figure): short(figure, language) for figure in series.values}
    known = [
        {"year": str(_year(figure)), "value": figure.value, "text": texts[_year(figure)]} for figure in series.values
    ]
    missing = [{"year": str(year), "value": 0, "text": "–"} for year in _missing(series)]
    # The first and the last text may be wider than their columns, and have the edge beside them.
    side = max(0.0, max(_room(texts[years[0]]), _room(texts[years[-1]])) / 2 - _WIDTH / len(years) / 2)
    width = round(_WIDTH - 2 * side)
    step = width / len(years)
    x = {"field": "year", "type": "ordinal", "scale": {"domain": list(map(str, years)), "padding": 0}}
    axis = {"values": [str(year) for year in sorted(texts)], "labelAngle": 0, "labelOverlap": False}
    y = {"field": "value", "type": "quantitative", "scale": {"domainMin": 0, "nice": False}, "axis": None}
    columns = {
        "data": {"values": known},
        "mark": {"type": "bar", "color": _MARK, "width": round(min(64, step * 0.8), 1)},
        "encoding": {"x": {**x, "axis": axis}, "y": y},
    }
    labels = {
        "data": {"values": [*known, *missing]},
        "mark": {"type": "text", "baseline": "bottom", "dy": -4},
        "encoding": {"x": x, "y": y, "text": {"field": "text"}},
    }
    edge = (_WIDTH - width) / 2
    return _common([columns, labels], width, _COLUMNS, left=edge, right=edge, top=_LINE + 6, bottom=_LINE + 6)


def _bars(series: Series, language: str) -> dict[str, Any]:
    """A bar for every value, below its label and with its figure at the end."""
    dated = not _one_date(series)
    top, rows = 0, []
    for figure in series.values:
        lines = textwrap.wrap(_label(figure, language, dated=dated), int(_WIDTH / _LETTER), break_long_words=False)
        bar = top + _LINE * len(lines) + 2
        rows.append(
            {"label": lines, "top": top, "bar": bar, "end": bar + _BAR, "middle": bar + _BAR / 2,
             "value": figure.value, "text": short(figure, language)}
        )  # fmt: skip
        top = bar + _BAR + _GAP
    room = max(_room(str(row["text"])) for row in rows) + 2 * _OFF
    x = {
        "field": "value",
        "type": "quantitative",
        "axis": None,
        "scale": {"domain": [0, max(figure.value for figure in series.values)], "range": [0, round(_WIDTH - room)]},
    }

    def y(field: str) -> dict[str, Any]:
        return {"field": field, "type": "quantitative", "scale": None, "axis": None}

    layers = [
        {
            "mark": {"type": "text", "align": "left", "baseline": "top", "lineHeight": _LINE},
            "encoding": {"x": {"value": 0}, "y": y("top"), "text": {"field": "label"}},
        },
        {
            "mark": {"type": "rect", "color": _MARK},
            "encoding": {"x": x, "x2": {"datum": 0}, "y": y("bar"), "y2": {"field": "end"}},
        },
        {
            "mark": {"type": "text", "align": "left", "baseline": "middle", "dx": _OFF},
            "encoding": {"x": x, "y": y("middle"), "text": {"field": "text"}},
        },
    ]
    return {**_common(layers, _WIDTH, top - _GAP, top=2, bottom=2), "data": {"values": rows}}


def _spans(years: Iterable[int], language: str) -> str:
    """Years as a reader lists them: those that follow each other as one span."""
    spans: list[list[int]] = []
    for year in years:
        if spans and spans[-1][1] == year - 1:
            spans[-1][1] = year
        else:
            spans.append([year, year])
    return ", ".join(
        day(str(first), language) if first == last else span(str(first), str(last), language) for first, last in spans
    )


def _sentence(text: str) -> str:
    """Text with a full stop at its end; an abbreviation there has one already."""
    return text if text.endswith(".") else f"{text}."


def described(series: Series, language: str) -> str:
    """What a chart shows, in words: every label with its value, and the years of which nothing is known."""
    words = CHARTS[language]
    dated = series.chart == "years" or not _one_date(series)
    values = "; ".join(
        f"{_year(figure) if series.chart == 'years' else _label(figure, language, dated=dated)}: {short(figure, language)}"
        for figure in series.values
    )
    text = _sentence(f"{words[f'kind-{series.chart}']} {values}")
    if series.chart == "years" and (missing := _missing(series)):
        text += f" {_sentence(words['missing'].format(_spans(missing, language)))}"
    return text


def _caption(series: Series, dataset: Dataset, language: str) -> str:
    """How to read a chart, and whose figures they are."""
    words, parts = CHARTS[language], []
    if series.chart == "bars" and _one_date(series):
        date = render(series.values[0].date, language)
        parts.append(_sentence(date[:1].upper() + date[1:]))
    parts.append(words[f"read-{series.chart}"])
    if series.chart == "years" and _missing(series):
        parts.append(words["dash"])
    cited = dict.fromkeys(source for figure in series.values for source in figure.sources)
    names = dict.fromkeys(dataset.sources[source].publisher[language] for source in cited)
    parts.append(_sentence(words["source" if len(names) == 1 else "sources"].format(", ".join(names))))
    return " ".join(parts)


def chart(series: Series, dataset: Dataset, language: str) -> str:
    """The chart of a series with its caption, as HTML."""
    spec = (_columns if series.chart == "years" else _bars)(series, language)
    picture = drawing(spec, _INKS, f"chart-{series.id}", series.titles[language], described(series, language))
    caption = escape(_caption(series, dataset, language), quote=False)
    return f'<figure class="chart" id="chart-{series.id}">{picture}<figcaption>{caption}</figcaption></figure>'


def drawn(html: str, dataset: Dataset, language: str) -> str:
    """Content of a page, or its Markdown, with a chart in every place for one."""
    known = dataset.records.indicators

    def with_picture(match: re.Match[str]) -> str:
        series = known.get(match[1])
        return chart(series, dataset, language) if series and series.chart else match[0]

    return _PLACE.sub(with_picture, html)
