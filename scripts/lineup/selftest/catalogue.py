"""Every kind of fault and of harmless rewrite, by name."""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from random import Random

from lineup.selftest import harmless, references, structure, tables, values, wording
from lineup.selftest.draft import Draft, Planted, Planter


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of fault: its name, the family of rules that should see it, and who plants it."""

    name: str
    family: str
    plant: Planter

    @property
    def says(self) -> str:
        """What the fault is, in one sentence."""
        return (self.plant.__doc__ or "").strip()


def _kinds(family: str, *planters: Planter) -> tuple[Kind, ...]:
    return tuple(Kind(planter.__name__.replace("_", "-"), family, planter) for planter in planters)


# What the alignment and the rules of structure and references answer for.
STRUCTURE = _kinds(
    "structure",
    structure.page_missing,
    structure.block_deleted,
    structure.block_added,
    structure.block_duplicated,
    structure.blocks_merged,
    structure.block_split,
    structure.blocks_swapped,
    structure.heading_dropped,
    structure.heading_level,
    structure.heading_id,
    structure.item_dropped,
    structure.item_added,
    structure.items_swapped,
    tables.row_dropped,
    tables.rows_swapped,
    tables.column_dropped,
    tables.cells_swapped,
    structure.front_key_dropped,
    structure.front_key_renamed,
    structure.admonition_type,
    structure.task_state,
)
REFERENCES = _kinds(
    "references",
    references.link_target,
    references.link_fragment,
    references.link_dropped,
    references.address_changed,
    references.image_dropped,
    references.image_changed,
    references.footnote_dropped,
    references.footnote_changed,
    references.code_block_dropped,
    references.code_line_changed,
    references.code_line_dropped,
    references.inline_code_dropped,
    references.inline_code_plain,
    references.inline_code_changed,
    references.emphasis_dropped,
)
VALUES = _kinds(
    "values",
    values.number_changed,
    values.number_dropped,
    values.number_added,
    values.year_changed,
    values.date_changed,
    values.month_changed,
    values.weekday_changed,
    values.percent_changed,
    values.percent_sign,
    values.currency_changed,
    values.magnitude_changed,
    values.unit_changed,
    values.decimal_moved,
    values.decimal_mark,
    values.range_reversed,
)
WORDING = _kinds(
    "wording",
    wording.lookalike_letter,
    wording.foreign_letter,
    wording.invisible_character,
    wording.wrong_encoding,
    wording.untranslated_block,
    wording.untranslated_clause,
    wording.sentence_dropped,
    wording.negation_lost,
    wording.negation_added,
    wording.strength_changed,
    wording.wrong_term,
    wording.word_doubled,
    wording.name_mistyped,
    wording.quote_unbalanced,
    wording.bracket_unbalanced,
    wording.abbreviation_undefined,
    wording.abbreviation_definition_dropped,
)
FAULTS = (*STRUCTURE, *REFERENCES, *VALUES, *WORDING)
HARMLESS = _kinds(
    "harmless",
    harmless.rewrapped,
    harmless.list_markers,
    harmless.emphasis_marks,
    harmless.sentences_merged,
    harmless.sentence_split,
    harmless.line_ends,
    harmless.byte_order_mark,
    harmless.blank_lines,
    harmless.table_padding,
    harmless.heading_marks,
    harmless.numbered_ones,
    harmless.without_last_newline,
    harmless.number_forms,
    harmless.decimal_forms,
    harmless.percent_forms,
    harmless.date_forms,
    harmless.money_forms,
    harmless.quote_marks,
    harmless.hard_spaces,
)
KINDS = {kind.name: kind for kind in (*FAULTS, *HARMLESS)}


def plant(kind: Kind, draft: Draft, seed: str) -> Planted | None:
    """Plants one fault; the same kind, draft and seed give the same fault on every machine.

    Returns `None` where the text has no place for it, or where nothing would change.
    """
    # Not for secrets: only so that a run can be repeated.
    rng = Random(zlib.crc32(f"{kind.name}\0{seed}".encode()))  # noqa: S311
    planted = kind.plant(draft, rng)
    return None if planted is None or planted.text == draft.text else planted
