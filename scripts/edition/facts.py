"""Every statement has its source: citations of each block, facts of each page, in both languages."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

from edition import changes, moved, pages
from edition.citations import citations
from edition.dataset import Dataset, Factless
from edition.dates import LANGUAGES
from edition.faults import Fault
from lineup import Block, Page, read_page

# Pages under this folder speak about the edition itself.
EXEMPT = "about/"
STATING = frozenset({"paragraph", "item", "row", "definition"})
ENOUGH = 30

_SPACE = re.compile(r"\s+")
_TAG = re.compile(r"<[^>]*>")


def _flat(text: str) -> str:
    """Text with every run of spaces and line ends as one space; a non-breaking one counts as a space."""
    return _SPACE.sub(" ", text).strip()


def _states(block: Block) -> bool:
    """Whether a block can state a fact: text, or HTML with text in it."""
    return block.kind in STATING or (block.kind == "html" and bool(_TAG.sub("", block.text).strip()))


def _covers(entry: Factless, language: str, block: Block) -> bool:
    """Whether an entry of the list means this block."""
    start, text = _flat(entry.starts[language]), _flat(block.text)
    return text == start or (len(start) >= ENOUGH and text.startswith(start))


def uncited(page: Page, path: str, language: str, entries: tuple[Factless, ...]) -> Iterator[Fault]:
    """Blocks that carry no citation and are not on the list, and entries of the list that mean no such block.

    Args:
        page: the page as read.
        path: how the page is named in the faults.
        language: of the page.
        entries: those of the list for this page.
    """
    cited = {found.line for found in citations(page)}
    used: Counter[int] = Counter()
    for block in page.blocks:
        if not _states(block) or any(block.line <= line <= block.end_line for line in cited):
            continue
        means = [entry for entry in entries if _covers(entry, language, block)]
        used.update(entry.line for entry in means)
        if not means:
            kind = {"row": "table row", "item": "list item", "html": "HTML"}.get(block.kind, block.kind)
            message = f"this {kind} has no citation and is not in data/factless.yml: {_short(block.text)}"
            yield Fault(path, block.line, 1, "ED301", message)
    for entry in entries:
        start = _short(entry.starts[language])
        if not used[entry.line]:
            message = f"no block without a citation in {path} is or begins with {start}"
            if len(_flat(entry.starts[language])) < ENOUGH:
                message += f" (what is not the whole block needs {ENOUGH} characters)"
            yield Fault("data/factless.yml", entry.line, 1, "ED302", message)
        elif used[entry.line] > 1:
            message = f"{used[entry.line]} blocks in {path} begin with {start}; give more of the one that is meant"
            yield Fault("data/factless.yml", entry.line, 1, "ED303", message)


def _short(text: str) -> str:
    """The beginning of a text, in quotation marks."""
    flat = _flat(text)
    return f"“{flat}”" if len(flat) <= 60 else f"“{flat[:59].rstrip()}…”"


def stated(page: Page, path: str, dataset: Dataset) -> Iterator[Fault]:
    """Facts of the front matter that do not exist, stand twice, or have none of their sources cited on the page."""
    given = page.front.values.get("facts", [])
    line = page.front.lines.get("facts", 1)
    if not isinstance(given, list) or not all(isinstance(fact, str) for fact in given):
        yield Fault(path, line, 1, "ED304", "facts must be a list of ids, such as [dcc-05, str-01]")
        return
    cited = {found.source for found in citations(page)}
    for _, made in pages.expanded(page, dataset, LANGUAGES[0]):
        cited.update(found.source for found in citations(read_page(made.markdown)))
    for fact, times in Counter(given).items():
        if times > 1:
            yield Fault(path, line, 1, "ED305", f"the fact {fact!r} stands {times} times")
        if fact not in dataset.facts:
            yield Fault(path, line, 1, "ED306", f"there is no fact {fact!r} in data/facts.yml")
        elif cited.isdisjoint(dataset.facts[fact].sources):
            names = ", ".join(dataset.facts[fact].sources)
            message = f"the fact {fact!r} is stated but none of its sources is cited: {names}"
            yield Fault(path, line, 1, "ED307", message)


def unequal(versions: Mapping[str, Page], name: str) -> Iterator[Fault]:
    """Pages whose languages list other facts, or in another order."""
    first, *others = LANGUAGES
    if not all(language in versions for language in LANGUAGES):
        return
    wanted = versions[first].front.values.get("facts", [])
    for language in others:
        front = versions[language].front
        if front.values.get("facts", []) != wanted:
            message = f"facts differ from docs/{first}/{name}, in which they are {wanted!r}"
            yield Fault(f"docs/{language}/{name}", front.lines.get("facts", 1), 1, "ED308", message)


def check(root: Path, dataset: Dataset) -> list[Fault]:
    """All faults of facts and citations in the pages under `root`/docs."""
    faults: list[Fault] = []
    versions: dict[str, dict[str, Page]] = {}
    for language in LANGUAGES:
        folder = root / "docs" / language
        for file in sorted(folder.rglob("*.md")):
            name, path = file.relative_to(folder).as_posix(), file.relative_to(root).as_posix()
            try:
                page = read_page(file.read_text("utf-8"), path)
            except (OSError, UnicodeDecodeError) as error:
                faults.append(Fault(path, 1, 1, "ED309", f"cannot be read: {error}"))
                continue
            versions.setdefault(name, {})[language] = page
            faults.extend(pages.faults(page, path, dataset))
            faults.extend(stated(page, path, dataset))
            if not name.startswith(EXEMPT):
                entries = tuple(entry for entry in dataset.factless if entry.page == name)
                faults.extend(uncited(page, path, language, entries))
    for name, pair in versions.items():
        faults.extend(unequal(pair, name))
    for entry in dataset.factless:
        if entry.page not in versions or entry.page.startswith(EXEMPT):
            message = f"{entry.page} is no page that needs citations"
            faults.append(Fault("data/factless.yml", entry.line, 1, "ED302", message))
    faults.extend(moved.faults(dataset.moved, versions))
    data = (root / "data/changes.yml").read_text("utf-8")
    faults.extend(changes.faults(dataset.records.changes.values(), versions, data))
    return sorted(set(faults))
