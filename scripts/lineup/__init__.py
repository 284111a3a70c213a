"""Checks that Markdown in two languages says the same thing; the public face that other programs may import."""

from lineup.markdown import inline_of, read_page
from lineup.model import Bead, Block, Finding, FrontMatter, Page, Place, Ref

__version__ = "0.1.0"

__all__ = ["Bead", "Block", "Finding", "FrontMatter", "Page", "Place", "Ref", "__version__", "inline_of", "read_page"]
