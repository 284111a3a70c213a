"""How a block is quoted in a finding."""

from __future__ import annotations

import re

from lineup.model import Block
from lineup.words import beginning

EMPHASIS = re.compile(r"\*{1,3}(?=\S)|(?<=\S)\*{1,3}|(?<!\w)_{1,3}(?=\S)|(?<=\S)_{1,3}(?!\w)")
"""Marks that stress what stands between them."""


def shown(block: Block) -> str:
    """A block's beginning, or its type, for a message: without the marks of emphasis, which may be written in two ways."""
    return beginning(EMPHASIS.sub("", block.text or block.info), 60)
