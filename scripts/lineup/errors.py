"""What ends a run with one sentence instead of findings."""

from __future__ import annotations


class LineupError(Exception):
    """The program cannot do what it was asked for; the message is one sentence for whoever asked."""
