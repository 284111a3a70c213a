"""The references of one kind in some blocks, each with where it stands: what rules compare across languages."""

from collections.abc import Sequence
from typing import NamedTuple

from lineup import model
from lineup.evidence import Feature
from lineup.model import Page, Place, Ref
from lineup.rules.context import place_in


class Part(NamedTuple):
    """A reference and the page and block it stands in."""

    ref: Ref
    page: Page
    block: model.Block

    @property
    def place(self) -> Place:
        """Where the reference begins."""
        return place_in(self.page, self.block, self.ref.offset)


def parts_of(page: Page, features: Sequence[Feature], kinds: tuple[str, ...]) -> list[Part]:
    """The references of these kinds in the order of the blocks."""
    return [Part(ref, page, one.block) for one in features for ref in one.inline.refs if ref.kind in kinds]
