"""The style sheets without what no page uses: the theme's serves every site, and half of it is for others."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

_STRING = re.compile(r'"(?:[^"\\]|\\.)*"|\'(?:[^\'\\]|\\.)*\'', re.DOTALL)
_STRING_OR_COMMENT = re.compile(_STRING.pattern + r"|/\*.*?\*/", re.DOTALL)
_SPACE = re.compile(r"\s*([{};,])\s*")
_CLASSES = re.compile(r'\bclass="([^"]*)"')
_WORD = re.compile(r"[A-Za-z][\w-]*")
# What the script at the beginning of every page says: that scripts run.
_STATES = frozenset({"js"})
_OF_A_SELECTOR = re.compile(r"\.((?:[\w-]|\\.)+)")
_QUOTED = re.compile(r"""`(?:\\.|[^`\\])*`|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'""", re.DOTALL)
# Attributes that the theme sets in pages alone, never in scripts; the role is that of a library for sorting tables.
_ATTRIBUTE = re.compile(r"\[(dir|data-md-color-primary|data-md-color-accent|role(?==\"?columnheader))=\"?([\w-]+)\"?\]")
_GIVEN = re.compile(r'(dir|data-md-color-primary|data-md-color-accent|role)="([\w-]+)"')
_INNER = re.compile(r"\([^()]*\)")
_DEFINED = re.compile(r"(?<=[{;])(--[\w-]+):(?:[^;{}\"']|" + _STRING.pattern + r")*;?", re.DOTALL)
_REFERRED = re.compile(r"var\((--[\w-]+)")
# Scripts that run in pages; what workers say is no class.
_SCRIPTS = ("assets/javascripts/*.js", "assets/javascripts/search/box.js", "assets/javascripts/search/highlight.js")
# Rules of these hold more rules.
_NESTING = ("@media", "@supports", "@layer", "@container")


@dataclass(frozen=True)
class Names:
    """What pages and scripts can show.

    Attributes:
        attributes: those of the attributes that selectors are asked for which stand in pages, with their values.
        classes: classes of elements in pages, and quoted words of scripts, which may become one.
    """

    attributes: frozenset[tuple[str, str]]
    classes: frozenset[str]

    @classmethod
    def of(cls, pages: Iterable[str], scripts: str) -> Names:
        """Gathers the names from pages and the scripts that run in them."""
        text = "\n".join(pages)
        classes = {name for given in _CLASSES.findall(text) for name in given.split()} | _STATES
        # Of a script what stands in quotes: a name of a class stands nowhere else.
        classes |= {word for quoted in _QUOTED.findall(scripts) for word in _WORD.findall(quoted)}
        return cls(frozenset(_GIVEN.findall(text)), frozenset(classes))

    def shows(self, selector: str) -> bool:
        """Whether something may fit the selector; what stands in brackets, as in `:not()`, is not asked."""
        bare = selector
        while bare != (shorter := _INNER.sub("", bare)):
            bare = shorter
        names = [name.replace("\\", "") for name in _OF_A_SELECTOR.findall(_ATTRIBUTE.sub("", bare))]
        return self.classes.issuperset(names) and self.attributes.issuperset(_ATTRIBUTE.findall(bare))


def _parts(css: str, end: str) -> Iterator[str]:
    """Splits at a mark that stands in no string and no bracket; the mark stays at the end of its part."""
    depth = start = position = 0
    while position < len(css):
        character = css[position]
        if character in "\"'" and (string := _STRING.match(css, position)):
            position = string.end()
            continue
        if character in "([{":
            depth += 1
        elif character in ")]}":
            depth -= 1
        position += 1
        if depth == 0 and character in end:
            yield css[start:position]
            start = position
    if css[start:].strip():
        yield css[start:]


def _rules(css: str, names: Names) -> Iterator[str]:
    for rule in _parts(css, "};"):
        head, brace, body = rule.partition("{")
        if brace and head.startswith(_NESTING):
            if inner := "".join(_rules(body[:-1], names)):
                yield f"{head}{{{inner}}}"
        elif brace and not head.startswith("@"):
            selectors = [part.rstrip(",") for part in _parts(head, ",")]
            if kept := [selector for selector in selectors if names.shows(selector)]:
                yield f"{','.join(kept)}{{{body}"
        else:
            yield rule


def compact(css: str) -> str:
    """The style sheet without comments and needless space; strings stay as they are."""
    strings: list[str] = []

    def aside(match: re.Match[str]) -> str:
        if match[0].startswith("/*"):
            return ""
        strings.append(match[0])
        return "\0"

    bare = _STRING_OR_COMMENT.sub(aside, css)
    bare = _SPACE.sub(r"\1", re.sub(r"\s+", " ", bare)).strip().replace(";}", "}")
    left = iter(strings)
    return re.sub("\0", lambda _: next(left), bare)


def trimmed(css: str, names: Names) -> str:
    """The style sheet with those rules alone that may concern a page."""
    return "".join(_rules(compact(css), names))


def _without_unused(css: str, used: Collection[str]) -> str:
    """The style sheet without definitions of properties that nothing refers to."""
    return _DEFINED.sub(lambda match: match[0] if match[1] in used else "", css)


def trim(site: Path) -> None:
    """Trims every style sheet of a built site, by all its pages and scripts."""
    scripts = "\n".join(file.read_text("utf-8") for pattern in _SCRIPTS for file in sorted(site.glob(pattern)))
    names = Names.of((file.read_text("utf-8") for file in site.rglob("*.html")), scripts)
    sheets = {file: trimmed(file.read_text("utf-8"), names) for file in sorted(site.rglob("*.css"))}
    used: set[str] = set()
    while True:
        found = set(_REFERRED.findall("\n".join([*sheets.values(), scripts])))
        if found == used:
            break
        used = found
        sheets = {file: _without_unused(text, used) for file, text in sheets.items()}
    for file, text in sheets.items():
        file.write_text(text, "utf-8")
    _join(site)


def _join(site: Path) -> None:
    """Puts the theme's colours behind its other rules, where a page names both, and spares the request."""
    for colours in site.glob("assets/stylesheets/palette.*.min.css"):
        (rest,) = site.glob("assets/stylesheets/main.*.min.css")
        rest.write_text(rest.read_text("utf-8") + colours.read_text("utf-8"), "utf-8")
        colours.unlink()
        link = re.compile(rf'\n?<link rel="stylesheet" href="[^"]*{re.escape(colours.name)}">')
        for page in site.rglob("*.html"):
            page.write_text(link.sub("", page.read_text("utf-8")), "utf-8")
