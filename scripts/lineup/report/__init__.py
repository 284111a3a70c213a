"""Findings in, text out: one module per format, loaded when it is asked for."""

from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

from lineup.corpus import Corpus

if TYPE_CHECKING:
    from lineup.check import Report

FORMATS = ("text", "lines", "json", "sarif", "github", "junit", "html")


class Wanted(NamedTuple):
    """How a report is wanted: in which of the program's languages, coloured or not, from which severity it fails, how wide.

    `width` is the terminal's, in columns; 0 where nobody knows it.
    """

    ui: str = "en"
    colour: bool = False
    fail_on: str = "warning"
    width: int = 0


def render(name: str, report: "Report", corpus: Corpus, wanted: Wanted) -> str:
    """The report in one of FORMATS."""
    module = import_module(f"lineup.report.{'text' if name == 'lines' else name}")
    make: Callable[[Report, Corpus, Wanted], str] = getattr(module, name)
    return make(report, corpus, wanted)
