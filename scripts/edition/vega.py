"""A Vega-Lite specification -> an SVG for our pages: colours by class, no styles, no fonts of its own, short numbers."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any, NamedTuple
from xml.etree import ElementTree

import vl_convert

SVG = "http://www.w3.org/2000/svg"
_NUMBER = re.compile(r"-?\d+\.\d+")
# What the page says itself, or what is no more than the default.
_DROPPED = frozenset({"class", "role", "font-family", "pointer-events", "opacity", "stroke-miterlimit"})
_DRAWN = frozenset({"path", "line", "text", "tspan", "rect"})
# The library's version decides the bytes as well; its newest Vega-Lite would change with it.
_VEGA_LITE = "6.4"


class Ink(NamedTuple):
    """A colour: how the specification names it, and the class by which a page's style may give it another."""

    colour: str
    name: str


def _shorter(value: str) -> str:
    """Numbers with one decimal at most."""
    return _NUMBER.sub(lambda match: f"{round(float(match[0]), 1) + 0:g}", value)


def _seen(element: ElementTree.Element) -> bool:
    """Whether something shows; hidden paths, empty groups and grounds do not."""
    tag = element.tag.rpartition("}")[2]
    if element.get("display") == "none" or element.get("class") in {"background", "foreground"}:
        return False
    return tag in _DRAWN or any(map(_seen, element))


def _cleaned(element: ElementTree.Element, inks: Mapping[str, str]) -> ElementTree.Element:
    tag = element.tag.rpartition("}")[2]
    made = ElementTree.Element(tag)
    for name, value in element.attrib.items():
        if name in _DROPPED or name.startswith("aria-"):
            continue
        made.set(name, _shorter(value))
        if name in {"fill", "stroke"} and value in inks:
            made.set("class", inks[value])
    made.text = element.text
    children = [_cleaned(child, inks) for child in element if _seen(child)]
    for child in children:
        # A group that neither moves nor paints says nothing.
        made.extend(list(child) if child.tag == "g" and not child.attrib else [child])
    return made


@lru_cache(maxsize=256)
def _converted(spec: str) -> str:
    return str(vl_convert.vegalite_to_svg(spec, vl_version=_VEGA_LITE, allowed_base_urls=[]))


def drawing(spec: Mapping[str, Any], inks: tuple[Ink, ...], ident: str, title: str, description: str) -> str:
    """The SVG as it may stand in a page: one picture with a name and a description, no style, nothing that runs.

    Args:
        spec: of Vega-Lite, with its data in it.
        inks: colours that get a class.
        ident: begins the ids of the name and of the description.
        title: the picture's name.
        description: what it shows, in words.

    Raises:
        ValueError: where Vega-Lite cannot make sense of the specification.
    """
    root = ElementTree.fromstring(_converted(json.dumps(spec, ensure_ascii=False, sort_keys=True)))  # noqa: S314 (ours)
    made = ElementTree.Element("svg", {"xmlns": SVG, "viewBox": root.get("viewBox", ""), "role": "img"})
    made.set("aria-labelledby", f"{ident}-title")
    made.set("aria-describedby", f"{ident}-desc")
    ElementTree.SubElement(made, "title", {"id": f"{ident}-title"}).text = title
    ElementTree.SubElement(made, "desc", {"id": f"{ident}-desc"}).text = description
    colours = {ink.colour: ink.name for ink in inks}
    made.extend(_cleaned(child, colours) for child in root if _seen(child))
    return ElementTree.tostring(made, encoding="unicode")
