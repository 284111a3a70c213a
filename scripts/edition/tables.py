"""Records as Markdown in a page's language: tables, lists and entries, with citations and anchors."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from edition import charts, filtering
from edition.citations import plain
from edition.dataset import Dataset
from edition.dates import LANGUAGES, Date, render
from edition.numbers import counted, in_euro
from edition.records import Activity, Disagreement, Event, Figure, Form, Question, Series, Term
from edition.words import FOCUS, QUALIFIERS, RECORDS, STATUS

# The page on which disagreements and open questions stand.
GAPS = "open-questions.md"
WEAK = "single weak source"

# The month at whose end a part of a year stands in a list.
_ENDS = {"early": "02", "spring": "05", "mid": "07", "summer": "08", "autumn": "11", "late": "11", "winter": "12"}

_OTHER = {"en": "bg", "bg": "en"}


@dataclass(frozen=True)
class Place:
    """Where a fragment stands.

    Attributes:
        language: of the page.
        page: the page's path under the language's folder, for links from it.
    """

    language: str
    page: str = ""

    def link(self, target: str) -> str:
        """The address of another page, relative to this one."""
        return posixpath.relpath(target, posixpath.dirname(self.page) or ".")

    def file(self, path: str) -> str:
        """The address of a file of the site, relative to this page's, which is a folder of its own."""
        parts = self.page.removesuffix(".md").removesuffix("index").rstrip("/")
        depth = len(parts.split("/")) if parts else 0
        return "../" * (depth + (self.language != LANGUAGES[0])) + path


def cited(sources: Iterable[str]) -> str:
    """Citations side by side, each once."""
    return "".join(f"[^{source}]" for source in dict.fromkeys(sources))


def _cell(text: str) -> str:
    """Text that may stand in a table's cell."""
    return plain(text).replace("|", "\\|")


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    return "\n".join([_row(heads), _row(["---"] * len(heads)), *map(_row, rows)])


def _sentence(text: str) -> str:
    """Text with a full stop at its end, unless it ends with one, as a Bulgarian date does."""
    return text if text.endswith((".", "!", "?", "“")) else f"{text}."


def weak(facts: Iterable[str], dataset: Dataset) -> bool:
    """Whether nothing but single weak sources stands behind a record."""
    given = [dataset.facts[fact].confidence for fact in facts if fact in dataset.facts]
    return bool(given) and all(found == WEAK for found in given)


def _weak(facts: Iterable[str], dataset: Dataset, language: str) -> str:
    """A warning where nothing but single weak sources stands behind a record; begins with a space."""
    return f" ({RECORDS[language]['weak']})" if weak(facts, dataset) else ""


def _gaps(ids: Iterable[str], dataset: Dataset, place: Place) -> str:
    """Links to the disagreements and open questions that bear on a record; begins with a space."""
    links: dict[str, list[str]] = {"disagree": [], "open": []}
    for ident in ids:
        if ident in dataset.records.disagreements:
            kind, subject = "disagree", dataset.records.disagreements[ident].subject[place.language]
        else:
            kind, subject = "open", dataset.records.questions[ident].title[place.language]
        links[kind].append(f"[{_cell(subject)}]({place.link(GAPS)}#{ident})")
    parts = [f"{RECORDS[place.language][kind]}: {', '.join(found)}" for kind, found in links.items() if found]
    return f" ({'; '.join(parts)})" if parts else ""


def _first_capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def when(start: Date | None, end: Date | None, language: str) -> str:
    """From when to when an activity runs, as far as it is known."""
    words = RECORDS[language]
    if start is None and end is None:
        return words["not-known"]
    if end is None:
        return render(start, language) if _whole(start) else words["from"].format(render(start, language))
    if start is None:
        return words["until"].format(render(end, language))
    if start == end:
        return render(start, language)
    return render(replace(start, end=end.start), language)


def _whole(date: Date | None) -> bool:
    """Whether a date says all that is known: no date, a span, or only after when."""
    return date is None or bool(date.undated or date.end or date.after)


def activities(
    chosen: Iterable[Activity], dataset: Dataset, place: Place, *, focus: bool = True, choice: bool = False
) -> str:
    """A table of activities; each has the anchor `activity-<id>`.

    Args:
        chosen: the activities, in their order.
        dataset: for what the records point to.
        place: where the table stands.
        focus: whether the focus area has a column.
        choice: whether readers can choose among the activities and sort them.
    """
    language, words, chosen = place.language, RECORDS[place.language], list(chosen)
    heads = [words[name] for name in ("activity", "focus", "owner", "dates", "status")]
    rows = []
    for one in chosen:
        state = one.status.value
        status = f"**{STATUS[language][state]}**{{: .status .status-{state} }}, "
        if one.status.value == "not-known":
            status += words["last-named"].format(render(one.status.date, language))
        else:
            status += render(one.status.date, language)
        if one.remark:
            status = _sentence(status)
        status += cited(one.status.sources) + _weak(one.facts, dataset, language)
        if one.remark:
            status += f" {_cell(one.remark[language])}"
        status += _gaps(one.questions, dataset, place)
        read = f" {filtering.attributes(one)}" if choice else ""
        others = cited(source for source in one.sources if source not in one.status.sources)
        rows.append(
            [
                f"{_cell(one.names[language])}{others} {{: #activity-{one.id}{read} }}",
                FOCUS[language][one.focus],
                _cell(one.owner[language]) if one.owner else words["not-known"],
                when(one.start, one.end, language),
                status,
            ]
        )
    if not focus:
        heads.pop(1)
        rows = [[*row[:1], *row[2:]] for row in rows]
    table = _table(heads, rows)
    return f"{filtering.form(chosen, language)}\n\n{table}" if choice else table


def _moment(date: Date) -> str:
    """Sorts dates by the first day that is meant; what is less exact comes at the end of its month or year."""
    start = date.start or date.after or ""
    vague = date.season or date.part
    if vague and start.isdecimal():
        return f"{start}-{_ENDS[vague]}-99"
    return start + {4: "-99-99", 7: "-05" if vague else "-99"}.get(len(start), "")


def timeline(chosen: Iterable[Event], dataset: Dataset, place: Place) -> str:
    """A list of events, oldest first; each has the anchor `event-<id>`."""
    language, lines = place.language, []
    for event in sorted(chosen, key=lambda one: _moment(one.date)):
        date = _sentence(_first_capital(render(event.date, language)))
        text = f"- **{date}**{{: #event-{event.id} }} {plain(event.text[language])}{cited(event.sources)}"
        lines.append(text + _weak(event.facts, dataset, language) + _gaps(event.questions, dataset, place))
    return "\n".join(lines)


def amount(figure: Figure, language: str) -> str:
    """A figure with its unit, its qualifier and its euro."""
    text = counted(figure.value, figure.unit[language], language)
    if figure.qualifier:
        text = QUALIFIERS[language][figure.qualifier].format(text)
    if figure.euro is not None:
        euro = counted(figure.euro, in_euro(figure.unit[language]), language)
        text += f" ({QUALIFIERS[language]['about'].format(euro)})"
    return text


def indicators(chosen: Iterable[Series], dataset: Dataset, place: Place) -> str:
    """A table for every series below its heading, with the anchor `series-<id>`, and the place of its chart."""
    language, words, found = place.language, RECORDS[place.language], []
    for series in chosen:
        labelled = any(figure.label for figure in series.values)
        rows = []
        for figure in series.values:
            value = amount(figure, language) + cited(figure.sources) + _weak(figure.facts, dataset, language)
            label = [_cell(figure.label[language]) if figure.label else ""] if labelled else []
            rows.append([render(figure.date, language), value, *label])
        heads = [words["time"], words["value"], *([words["what"]] if labelled else [])]
        parts = [f"### {plain(series.titles[language])} {{: #series-{series.id} }}"]
        if series.chart:
            parts.append(charts.place(series.id))
        parts.append(_table(heads, rows))
        if gaps := _gaps(series.questions, dataset, place):
            sources = dict.fromkeys(source for figure in series.values for source in figure.sources)
            parts.append(f"{_first_capital(gaps.strip()[1:-1])}.{cited(sources)}")
        found.append("\n\n".join(parts))
    return "\n\n".join(found)


def _foreign(text: str, language: str, of_page: str) -> str:
    """Text of a cell, marked where its language is not the page's."""
    return _cell(text) if language == of_page else f'<span lang="{language}">{_cell(text)}</span>'


def _form(form: Form, language: str, of_page: str) -> str:
    """A term in one language: preferred, abbreviated, also right, wrong."""
    words = RECORDS[of_page]
    text = _foreign(form.preferred, language, of_page)
    if form.abbreviation:
        text += f" ({_foreign(form.abbreviation, language, of_page)})"
    for name in ("admitted", "forbidden"):
        if forms := getattr(form, name):
            text += f"; {words[name]} " + ", ".join(_foreign(one, language, of_page) for one in forms)
    return text


def _alphabetical(term: Term, language: str) -> tuple[str, str]:
    """Sorts terms as a reader looks them up: without quotation marks and capitals."""
    return re.sub(r"[^\w\s]", "", term.forms[language].preferred).casefold(), term.id


def terms(chosen: Iterable[Term], place: Place) -> str:
    """A table of terms in the alphabet of the page's language; each has the anchor `term-<id>`."""
    language, words = place.language, RECORDS[place.language]
    heads = [words[language], words[_OTHER[language]], words["meaning"]]
    rows = []
    for term in sorted(chosen, key=lambda one: _alphabetical(one, language)):
        context = f" ({term.context[language]})" if term.context else ""
        own, other = (_form(term.forms[one], one, language) for one in (language, _OTHER[language]))
        head, _, rest = own.partition("; ")
        own = f"{head}{_cell(context)}" + (f"; {rest}" if rest else "")
        source = cited(term.sources) or words["own"]
        if term.definition:
            meaning = f"{_cell(term.definition.texts[language])}{cited(term.definition.sources)}"
            source = f"{meaning} {words['form']} {source}"
        rows.append([f"{own} {{: #term-{term.id} }}", other, source])
    return _table(heads, rows)


def disagreements(chosen: Iterable[Disagreement], place: Place) -> str:
    """An entry for every disagreement, below a heading of the third level with the disagreement's id."""
    language, words = place.language, RECORDS[place.language]
    return "\n\n".join(
        f"### {plain(one.subject[language])} {{: #{one.id} }}\n\n"
        f"{plain(one.values[language])}{cited(one.sources)} **{words['use']}** {plain(one.use[language])}"
        for one in chosen
    )


def questions(chosen: Iterable[Question], place: Place) -> str:
    """A list of what is not known; each entry has the question's id as its anchor."""
    language = place.language
    return "\n".join(
        f"- **{_sentence(plain(one.title[language]))}**{{: #{one.id} }} "
        f"{plain(one.question[language])}{cited(one.sources)}"
        for one in chosen
    )
