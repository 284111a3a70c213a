"""Which facts are used where: stated by pages, shown by them through records, or nowhere, and then why."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from edition import pages
from edition.dataset import Dataset
from edition.dates import LANGUAGES
from edition.faults import Fault
from edition.tables import WEAK
from lineup import read_page

_UNUSED = "data/unused-facts.yml"


@dataclass(frozen=True)
class Use:
    """Where a fact is used.

    Attributes:
        fact: its id.
        confidence: how sure its sources make it.
        stated: pages that list it in their front matter.
        shown: pages that show a record which states it.
        records: the records that state it, such as `timeline/strategy-adopted`.
        why: the reason where it is used nowhere; None where none is given.
    """

    fact: str
    confidence: str
    stated: tuple[str, ...]
    shown: tuple[str, ...]
    records: tuple[str, ...]
    why: str | None

    @property
    def used(self) -> bool:
        """Whether a page or a record uses the fact."""
        return bool(self.stated or self.records)


def _recorded(dataset: Dataset) -> Iterator[tuple[str, str]]:
    """Every fact of every record, with the record's name."""
    records = dataset.records
    files: dict[str, Mapping[str, Any]] = {
        "activities": records.activities,
        "timeline": records.timeline,
        "disagreements": records.disagreements,
        "open-questions": records.questions,
    }
    for file, found in files.items():
        for ident, record in found.items():
            for fact in record.facts:
                yield fact, f"{file}/{ident}"
    for ident, series in records.indicators.items():
        for figure in series.values:
            for fact in figure.facts:
                yield fact, f"indicators/{ident}"


def uses(root: Path, dataset: Dataset) -> list[Use]:
    """Where each fact is used, in the order of the facts; a page counts in whatever language it uses the fact."""
    stated: dict[str, set[str]] = {}
    shown: dict[str, set[str]] = {}
    for language in LANGUAGES:
        folder = root / "docs" / language
        for file in sorted(folder.rglob("*.md")):
            name = file.relative_to(folder).as_posix()
            page = read_page(file.read_text("utf-8"), file.relative_to(root).as_posix())
            given = page.front.values.get("facts", [])
            for fact in given if isinstance(given, list) else []:
                stated.setdefault(str(fact), set()).add(name)
            for _, made in pages.expanded(page, dataset, language):
                for fact in made.facts:
                    shown.setdefault(fact, set()).add(name)
    records: dict[str, list[str]] = {}
    for fact, record in _recorded(dataset):
        if record not in records.setdefault(fact, []):
            records[fact].append(record)
    return [
        Use(
            fact=fact.id,
            confidence=fact.confidence,
            stated=tuple(sorted(stated.get(fact.id, ()))),
            shown=tuple(sorted(shown.get(fact.id, ()))),
            records=tuple(records.get(fact.id, ())),
            why=dataset.unused[fact.id].why if fact.id in dataset.unused else None,
        )
        for fact in dataset.facts.values()
    ]


def faults(found: list[Use], dataset: Dataset) -> list[Fault]:
    """Unused facts without a reason, and reasons for facts that are used."""
    told = []
    for use in found:
        if not use.used and use.why is None:
            message = f"the fact {use.fact!r} is used nowhere and {_UNUSED} gives no reason"
            told.append(Fault("data/facts.yml", dataset.facts[use.fact].line, 1, "ED310", message))
        elif use.used and use.why is not None:
            where = ", ".join((*use.stated, *use.records))
            line = dataset.unused[use.fact].line
            told.append(Fault(_UNUSED, line, 1, "ED311", f"the fact {use.fact!r} is used: {where}"))
    return sorted(told)


def _places(use: Use) -> str:
    """Where a fact is used, in one line."""
    groups = (("", use.stated), ("through records: ", use.shown), ("records: ", use.records))
    return "; ".join(name + ", ".join(places) for name, places in groups if places)


def totals(found: list[Use]) -> dict[str, int]:
    """How many facts there are and how many are used."""
    return {
        "facts": len(found),
        "stated": sum(bool(use.stated) for use in found),
        "on pages": sum(bool(use.stated or use.shown) for use in found),
        "used": sum(use.used for use in found),
        "unused": sum(not use.used for use in found),
    }


def text(found: list[Use]) -> str:
    """The report that people read."""
    width = max((len(use.fact) for use in found), default=0)
    lines = [f"{use.fact:{width}}  {_places(use)}" for use in found if use.used]
    if unused := [use for use in found if not use.used]:
        lines += ["", "Used nowhere:"]
        lines += [f"{use.fact:{width}}  {use.why or 'no reason given'}" for use in unused]
    if weak := [use for use in found if use.confidence == WEAK]:
        lines += ["", "From a single weak source:"]
        lines += [f"{use.fact:{width}}  {_places(use) or 'used nowhere'}" for use in weak]
    sums = totals(found)
    lines += [
        "",
        f"{sums['facts']} facts: {sums['stated']} listed by pages, {sums['on pages']} on pages with those of records, "
        f"{sums['used']} used by pages or records, {sums['unused']} used nowhere.",
    ]
    return "\n".join(lines)


def as_json(found: list[Use]) -> str:
    """The report that programs read."""
    facts = {
        use.fact: {
            "confidence": use.confidence,
            "stated": use.stated,
            "shown": use.shown,
            "records": use.records,
            "why": use.why,
        }
        for use in found
    }
    return json.dumps({"facts": facts, "totals": totals(found)}, indent=2, ensure_ascii=False)
