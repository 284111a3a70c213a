"""What a call names: pages, and blocks of pages as PAGE#BLOCK or PAGE:LINE."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from lineup import model
from lineup.corpus import Corpus, Tree, named
from lineup.errors import LineupError
from lineup.model import Page

if TYPE_CHECKING:
    from lineup.freshness.states import PageState, PairState

_IDENTITY = re.compile(r"[0-9a-f]{4,12}")


class NamingError(LineupError):
    """A name names nothing, or too much."""


class Named(NamedTuple):
    """A page of one target language; `blocks` are what is named of it, none for the whole page."""

    target: Tree
    path: str
    blocks: tuple[str, ...]


def pages_named(corpus: Corpus, names: Iterable[str], *, folders: bool = True) -> list[Named]:
    """The pages that names name, each once, in the order of the names.

    Raises:
        NamingError: a name is no page's, or a folder's where only pages are meant.
    """
    found: dict[tuple[str, str], list[str] | None] = {}
    for name in names:
        page, block = _divided(corpus, name)
        here = _pages(corpus, page)
        if not here:
            raise NamingError("page-not-here" if os.path.lexists(page) else "no-page", name=name)
        if not folders and Path(page).is_dir():
            raise NamingError("folder-named", name=name)
        for key in here:
            known = found.setdefault(key, [])
            if not block:
                found[key] = None
            elif known is not None:
                known.append(block)
    trees = {tree.language: tree for tree in corpus.targets}
    return [Named(trees[language], path, tuple(blocks or ())) for (language, path), blocks in found.items()]


def _divided(corpus: Corpus, name: str) -> tuple[str, str]:
    """A name as page and block."""
    for mark in ("#", ":"):
        page, found, block = name.rpartition(mark)
        if found and block and _pages(corpus, page) and not os.path.lexists(name):
            if mark == ":" and not block.isdigit():
                continue
            return page, block if mark == "#" else f":{block}"
    return name, ""


def _pages(corpus: Corpus, page: str) -> list[tuple[str, str]]:
    """The language and path of every page that a name means: as a file seen from here, or as a path in a language's folder."""
    found = []
    for target in corpus.targets:
        here = sorted(named(corpus, target, (Path(page),)))
        if not here and (page in corpus.source.pages or page in target.pages):
            here = [page]
        found += [(target.language, path) for path in here]
    return found


def pairs_named(
    state: PageState, twins: tuple[Page, Page], blocks: Sequence[str], name: str
) -> list[tuple[int, PairState]]:
    """The pairs of a page that blocks name, with their index: by identity, by a heading's id, or by a line of either file.

    A heading names what stands under it up to the next heading too. Without names: all pairs.

    Raises:
        NamingError: a name is no block's, or that of several.
    """
    if not blocks:
        return list(enumerate(state.pairs))
    chosen: set[int] = set()
    for block in blocks:
        found = _by_line(state, int(block[1:])) if block.startswith(":") else _by_name(state, twins, block, name)
        if not found:
            raise NamingError("no-block", block=f"{name}{block if block.startswith(':') else f'#{block}'}")
        chosen |= found
    return [(at, state.pairs[at]) for at in sorted(chosen)]


def _by_line(state: PageState, line: int) -> set[int]:
    """The pairs that stand in a line, of the translation if there are any, else of the source."""
    for side in ("target", "source"):
        found = {
            at
            for at, pair in enumerate(state.pairs)
            if (place := getattr(pair, side)) and place.line <= line <= place.end_line
        }
        if found:
            return found
    return set()


def _by_name(state: PageState, twins: tuple[Page, Page], block: str, name: str) -> set[int]:
    if _IDENTITY.fullmatch(block):
        found = {pair.identity for pair in state.pairs if pair.identity.startswith(block)}
        if len(found) > 1:
            raise NamingError("many-blocks", block=f"{name}#{block}", count=len(found))
        if found:
            return {at for at, pair in enumerate(state.pairs) if pair.identity in found}
    for side, page in enumerate(twins):
        lines = _section(page, block)
        if lines:
            return {
                at
                for at, pair in enumerate(state.pairs)
                if (place := (pair.source, pair.target)[side]) and lines[0] <= place.line < lines[1]
            }
    return set()


def _section(page: Page, ident: str) -> tuple[int, int] | None:
    """The lines of a heading with an id and of what stands under it, up to the next heading."""
    heads = [block for block in page.blocks if block.kind == model.HEADING]
    for at, block in enumerate(heads):
        if block.ident == ident:
            return block.line, heads[at + 1].line if at + 1 < len(heads) else 1 << 60
    return None
