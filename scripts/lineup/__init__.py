"""Checks that Markdown in two languages says the same thing; the public face that other programs may import."""

from lineup.guide import Example, Guide, guide_of
from lineup.languages.stems import stem_rules
from lineup.markdown import inline_of, read_page
from lineup.messages import LANGUAGES
from lineup.model import Bead, Block, Finding, FrontMatter, Page, Place, Ref
from lineup.rules.catalogue import FAMILIES, RULES, Rule

__version__ = "0.1.0"

__all__ = [
    "FAMILIES",
    "LANGUAGES",
    "RULES",
    "Bead",
    "Block",
    "Example",
    "Finding",
    "FrontMatter",
    "Guide",
    "Page",
    "Place",
    "Ref",
    "Rule",
    "__version__",
    "guide_of",
    "inline_of",
    "read_page",
    "stem_rules",
]
