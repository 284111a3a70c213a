"""The form above the table of activities; it shows itself only where its script runs."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from html import escape

from edition.records import Activity
from edition.words import FILTER, FOCUS, RECORDS, STATUS

UNKNOWN = "not-known"
# Columns in the order of the table; those of dates are sorted by time.
_SORTED = ("name", "focus", "owner", "dates", "status")
_BY_TIME = frozenset({"dates", "status"})


def owner(activity: Activity) -> str:
    """How an address names the owner of an activity, the same in both languages."""
    if activity.owner is None:
        return UNKNOWN
    return re.sub(r"[^a-z0-9]+", "-", activity.owner["en"].lower()).strip("-")


def attributes(activity: Activity) -> str:
    """What the script reads of a row, as an attribute list of Markdown."""
    found = {
        "focus": activity.focus,
        "status": activity.status.value,
        "owner": owner(activity),
        "start": (activity.start and (activity.start.start or activity.start.after)) or "",
        "reported": (activity.status.date and activity.status.date.start) or "",
    }
    return " ".join(f'data-{name}="{value}"' for name, value in found.items())


def _select(name: str, label: str, options: Iterable[tuple[str, str]]) -> str:
    listed = "".join(f'<option value="{value}">{escape(text)}</option>' for value, text in options)
    return f'<label>{escape(label)} <select name="{name}" autocomplete="off">{listed}</select></label>'


def _counted(keys: Iterable[str], names: Mapping[str, str], *, everything: str, listed: bool) -> list[tuple[str, str]]:
    """Options with how many activities each has; in the alphabet, unless they are `listed` in an order of their own."""
    numbers = Counter(keys)
    found = [(key, name) for key, name in names.items() if numbers[key]]
    if not listed:
        found.sort(key=lambda option: (option[0] == UNKNOWN, re.sub(r"[^\w\s]", "", option[1]).casefold()))
    return [("", everything), *((key, f"{name} ({numbers[key]})") for key, name in found)]


def form(chosen: Iterable[Activity], language: str) -> str:
    """The form as one line of HTML, hidden until the script shows it."""
    words, records, activities = FILTER[language], RECORDS[language], list(chosen)
    owners = {owner(one): one.owner[language] if one.owner else records["not-known"] for one in activities}
    everything = words["all"]
    focus = _counted((one.focus for one in activities), FOCUS[language], everything=everything, listed=False)
    status = _counted((one.status.value for one in activities), STATUS[language], everything=everything, listed=True)
    owned = _counted(map(owner, activities), owners, everything=everything, listed=False)
    heads = {"name": records["activity"], **{name: records[name] for name in _SORTED[1:]}}
    orders = [("", words["listed"])]
    for name in _SORTED:
        up, down = ("earliest", "latest") if name in _BY_TIME else ("up", "down")
        label = words["reported"] if name == "status" else heads[name]
        orders += [(name, words[up].format(label)), (f"-{name}", words[down].format(label))]
    said = f'data-count="{escape(words["count"])}" data-none="{escape(words["none"])}"'
    return (
        f'<form class="filter" data-sort="{escape(words["sort-by"])}" aria-label="{escape(words["form"])}" hidden>'
        f"{_select('focus', records['focus'], focus)}{_select('status', records['status'], status)}"
        f"{_select('owner', records['owner'], owned)}{_select('sort', words['sort'], orders)}"
        f'<button type="reset">{escape(words["reset"])}</button>'
        f'<p role="status" {said}></p></form>'
    )
