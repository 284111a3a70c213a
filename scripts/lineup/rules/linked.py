"""Links that lead to the same place on both sides, though their addresses differ."""

from __future__ import annotations

from collections.abc import Iterator

from lineup.links import edition, loose, of_one_site, short_codes
from lineup.rules.context import Hit
from lineup.rules.parts import Part
from lineup.rules.solid import translated


def same_link(old: Part, new: Part, keys: tuple[str, str]) -> bool:
    """May this link stand for that of the source? `keys` are their addresses as they are compared."""
    if _own_words(old) and _own_words(new):
        return True  # a table of contents: each line names the heading that it repeats
    if not old.ref.target:
        return True  # the source left open where it leads
    if _to_each_other(old, new, keys):
        return True
    return new.ref.target[:1] != "#" and _own_heading(*keys)


def _to_each_other(old: Part, new: Part, keys: tuple[str, str]) -> bool:
    """Do two pages lead to each other, from different folders: the source to an address with the reader's code, in its words?"""
    name, other = (key.rpartition("/")[2] for key in keys)
    written = old.ref.target.rpartition("/")[2]
    coded = name not in (written, written.rpartition(".")[0])
    return name == other != "" and coded and translated(old.ref.text) and not translated(new.ref.text)


def _own_words(part: Part) -> bool:
    """Does this link name a heading of its own page, by the words that it shows?"""
    return part.ref.target.startswith("#") and loose(part.ref.target) == loose(part.ref.text) != ""


def _own_heading(old: str, new: str) -> bool:
    """Do two addresses name one page, and the second a heading in letters that the first has none of?

    Ids that are made of headings are translated with them.
    """
    (page, _, there), (other, _, here) = old.partition("#"), new.partition("#")
    if not (there and there.isascii() and translated(here)):
        return False
    return page == other or _of_a_copy(page, other)


def _of_a_copy(old: str, new: str) -> bool:
    """Do two addresses differ in whose a project of the same name is? A translation kept in a copy of its own leads to that."""
    (_, _, host, _, *rest), (_, _, other, _, *its) = (f"{one}///".split("/") for one in (old, new))
    return host == other != "" and rest == its and any(rest)


def own_editions(hits: Iterator[Hit], languages: tuple[str, str]) -> Iterator[Hit]:
    """The hits without links to a site's edition in the reader's language, whose pages have titles of their own.

    Such a link beside the source's own is what a careful translator adds, and a note.
    """
    here, there = short_codes(languages)[1], short_codes(languages)[0]
    for hit in hits:
        site = edition(hit.found or "", here)
        if not site or hit.rule.endswith("missing"):
            yield hit
        elif hit.rule.endswith("added"):
            yield hit._replace(severity="note")
        elif edition(hit.expected or "", there) != site and (
            edition(hit.expected or "", here) or not of_one_site(site, hit.expected or "")
        ):
            yield hit
