"""Help texts in Bulgarian: what argparse lays out, with each text in the place of its English one."""

from __future__ import annotations

import argparse
from collections.abc import Iterable

from lineup.messages.help_bg import METAVARS, SECTIONS, TEXTS, USAGE


class Bulgarian(argparse.HelpFormatter):
    """Lays out a help text as argparse does; a text that has no translation stays as it is."""

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[argparse._MutuallyExclusiveGroup],
        prefix: str | None = None,
    ) -> None:
        """The first lines."""
        super().add_usage(usage, actions, groups, USAGE if prefix is None else prefix)

    def start_section(self, heading: str | None) -> None:
        """The heading over arguments, options or commands."""
        super().start_section(SECTIONS.get(heading or "", heading))

    def add_text(self, text: str | None) -> None:
        """What stands above and below."""
        super().add_text(TEXTS.get(text or "", text))

    def _get_help_string(self, action: argparse.Action) -> str | None:
        return TEXTS.get(action.help or "", action.help)

    def _metavar_formatter(self, action: argparse.Action, default_metavar: str):  # type: ignore[no-untyped-def]
        format_ = super()._metavar_formatter(action, default_metavar)
        return lambda size: tuple(METAVARS.get(one, one) for one in format_(size))
