"""Checks that Markdown in two languages says the same thing; the public face that other programs may import.

What is named here is loaded when it is asked for, so that the command does not load what it does not need.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from lineup.align import align_pages
    from lineup.errors import LineupError
    from lineup.freshness.states import STATES, PageState, PairState
    from lineup.freshness.work import states_of
    from lineup.guide import Example, Guide, guide_of
    from lineup.languages.stems import stem_rules
    from lineup.markdown import inline_of, read_page
    from lineup.messages import LANGUAGES
    from lineup.model import Bead, Block, Finding, FrontMatter, Page, Place, Ref
    from lineup.rules.catalogue import FAMILIES, RULES, Rule
    from lineup.terms import TermBase, occurrences, read_terms, tokens

__version__ = "0.1.0"

__all__ = [
    "FAMILIES",
    "LANGUAGES",
    "RULES",
    "STATES",
    "Bead",
    "Block",
    "Example",
    "Finding",
    "FrontMatter",
    "Guide",
    "LineupError",
    "Page",
    "PageState",
    "PairState",
    "Place",
    "Ref",
    "Rule",
    "TermBase",
    "__version__",
    "align_pages",
    "guide_of",
    "inline_of",
    "occurrences",
    "read_page",
    "read_terms",
    "states_of",
    "stem_rules",
    "tokens",
]

_WHERE = {
    "lineup.align": ("align_pages",),
    "lineup.errors": ("LineupError",),
    "lineup.freshness.states": ("STATES", "PageState", "PairState"),
    "lineup.freshness.work": ("states_of",),
    "lineup.guide": ("Example", "Guide", "guide_of"),
    "lineup.languages.stems": ("stem_rules",),
    "lineup.markdown": ("inline_of", "read_page"),
    "lineup.messages": ("LANGUAGES",),
    "lineup.model": ("Bead", "Block", "Finding", "FrontMatter", "Page", "Place", "Ref"),
    "lineup.rules.catalogue": ("FAMILIES", "RULES", "Rule"),
    "lineup.terms": ("TermBase", "occurrences", "read_terms", "tokens"),
}


def __getattr__(name: str) -> Any:
    """A name of the public face, from the module that has it."""
    for module, names in _WHERE.items():
        if name in names:
            found = globals()[name] = getattr(import_module(module), name)
            return found
    raise AttributeError(f"module 'lineup' has no attribute '{name}'")
