"""Charts that stand in a page as SVG -> files of their own, with what they show in words."""

from __future__ import annotations

from html import escape

from edition.documents.tree import Element

# HTML does not tell capital letters in names from small ones; SVG does.
_NAMES = {"viewbox": "viewBox", "preserveaspectratio": "preserveAspectRatio", "textlength": "textLength"}
# In a page the style gives these; alone a chart has none.
_FONT = "Sofia Sans, sans-serif"


def _written(element: Element) -> str:
    given = "".join(f' {_NAMES.get(name, name)}="{escape(value)}"' for name, value in element.attributes.items())
    inner = "".join(
        escape(child, quote=False) if isinstance(child, str) else _written(child) for child in element.children
    )
    return f"<{element.tag}{given}>{inner}</{element.tag}>"


def alternative(svg: Element) -> str:
    """The name and the description of a picture, as text."""
    parts = [one for one in svg.walk() if one.tag in ("title", "desc")][:2]
    texts = [" ".join(part.text().split()) for part in parts]
    return " ".join(text if text.endswith((".", "!", "?")) else f"{text}." for text in texts)


def file(svg: Element) -> bytes:
    """The picture as a file: with its size, and with the typeface that its page had."""
    box = svg.attributes.get("viewbox", "").split()
    size = {"width": box[2], "height": box[3]} if len(box) == 4 else {}
    given = {"xmlns": "http://www.w3.org/2000/svg", **svg.attributes, **size, "font-family": _FONT}
    return ('<?xml version="1.0" encoding="utf-8"?>\n' + _written(Element("svg", given, svg.children))).encode()
