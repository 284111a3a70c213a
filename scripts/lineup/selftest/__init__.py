"""Plants one fault at a time in a team's own pages, so that it can see what the checker finds there.

It edits text and imports no rule, no reader and no alignment: what the checker misreads it must not misread too.
"""

from lineup.selftest.catalogue import FAULTS, HARMLESS, KINDS, Kind, plant
from lineup.selftest.draft import Draft, Planted, Planter
from lineup.selftest.judge import Verdict, counted, judge, new_findings

__all__ = [
    "FAULTS",
    "HARMLESS",
    "KINDS",
    "Draft",
    "Kind",
    "Planted",
    "Planter",
    "Verdict",
    "counted",
    "judge",
    "new_findings",
    "plant",
]
