"""What the lines of a block look like: regular expressions, each free of backtracking beyond its line."""

from __future__ import annotations

import re
from functools import lru_cache

OPEN, CLOSE = "⟦", "⟧"
"""What stands around a text of a new page that is to be translated."""

# Lines that begin with any other character can only be a paragraph's (or a list's, a table's, a term's).
SPECIAL = frozenset("#>`~-*+_|!?=/:<[{$0123456789; \t")
FENCE = re.compile(r"( {0,3})(`{3,}(?=[^`]*$)|~{3,})[ \t]*(.*)$")
HEADING = re.compile(r" {0,3}(#{1,6})(?=[ \t]|$)[ \t]*(.*)$")
# Most headings: words, and an id behind them or none.
HEADING_PLAIN = re.compile(r"(#{1,6}) ([^{}#\\\s](?:[^{}#\\]*[^{}#\\\s])?)(?: \{:? ?#([\w-]+) ?\})?$")
HEADING_TIGHT = re.compile(r" {0,3}(#{1,6})([^#\s].*)$")
SETEXT = re.compile(r" {0,3}(=+|-+)[ \t]*$")
BREAK = re.compile(r" {0,3}(?:(?:\*[ \t]*+){3,}+|(?:-[ \t]*+){3,}+|(?:_[ \t]*+){3,}+)$")
# Text, though it begins as something else might: strong or emphasised words, code, a link.
WORDS = re.compile(r"\*{1,2}[^\s*\[_]|`{1,2}[^`]|\[(?![ xX]\]|\^|!)(?!.*\]:)")
MARKER = re.compile(r"( {0,3})([-*+]|\d{1,9}[.)])(?:([ \t]+)(?=\S)|[ \t]*$)")
MARKER_STRICT = re.compile(r"( {0,3})([-*+]|\d{1,100}\.)([ \t]+)(?:(?=\S)|$)")
MARKERS = re.compile(r"(?:[ \t]*(?:>|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t])))*+")
QUOTE = re.compile(r" {0,3}> ?")
ADMONITION = re.compile(r"""(!!!|\?\?\?\+?)[ \t]*([^"\n]*)(?:"(.*)")?[ \t]*$""")
TAB = re.compile(r"""={3}(?:[+!]{1,2})?[ \t]+(?:"(.*?)"|'(.*?)')[ \t]*$""")
COLONS = re.compile(r"""(:{3,})[ \t]*(\w[\w-]*)[ \t]*(?:\[(.*?)\])?(?:\{.*\})?[ \t]*(.*)$""")
COLONS_AROUND = re.compile(r""":{3}[ \t]*(\w[\w-]*)\b(?:[^":\n]|"[^"\n]*"|:(?!::)){0,4000}:{3}[ \t]*$""")
"""A line between colons: `:::image source="…":::`, `:::row:::`."""
SLASHES = re.compile(r"(/{3,})[ \t]*([A-Za-z][\w-]*)[ \t]*(?:\|[ \t]*(.*))?$")
SLASHES_END = re.compile(r"/{3,}[ \t]*$")
ALERT = re.compile(r"\[!(\w+)\][-+]?[ \t]*(.*)$")
TASK = re.compile(r"\[([ xX])\][ \t]+")
ROW_RULE = re.compile(r" {0,3}\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$")
DEFINITION = re.compile(r" {0,3}:[ \t]{1,3}(?=\S)")
FOOTNOTE = re.compile(r" {0,3}\[\^([^\]\s]+)\]:[ \t]*")
LINK_LABEL = re.compile(r" {0,3}\[((?:[^\[\]\\]|\\.){1,500})\]:[ \t]*")
LINK_TARGET = re.compile(
    r"""\s*(<[^<>]*>|[^\s<]\S*)(?:[ \t]+("[^"]*"|'[^']*'|\([^()]*\))|[ \t]*\n[ \t]*("[^"]*"|'[^']*'|\([^()]*\)))?[ \t]*(?:\n|$)"""
)
ABBREVIATION = re.compile(r" {0,3}\*\[([^\]]+)\][ ]?:[ \t]*")
IMPORT = re.compile(r"import (?:[\w$*{},\s]{1,300} from )?(?P<mark>[\"'])[^\"'\n]{1,300}(?P=mark);?[ \t]*$")
EXPORT = re.compile(r"export (?:const|let|var|async|function|class|default) [\w$]")
SNIPPET = re.compile(r"""[ \t]*;*(-{2,}8<-{2,})[ \t]*(?:"([^"\n]*)"|'([^'\n]*)')?[ \t]*$""")
HIGHLIGHT = re.compile(r"\{(?:\{[<%]|%-?)[ \t]*highlight[ \t]+([\w+#.-]+)[^{}\n]{0,400}\}\}?")
HIGHLIGHT_END = re.compile(r"\{(?:\{[<%][ \t]*/[ \t]*|%-?[ \t]*end)highlight[ \t]*(?:[>%]\}|-?%)\}")
BLOCK_ATTRIBUTES = re.compile(r"[ \t]*\{:?[ \t]*([^{}\n]*)\}[ \t]*$")
CLASSES = re.compile(r"[ \t]*\{[ \t]*(?:[.#][A-Za-z][\w-]*[ \t]*)+\}[ \t]*$")
HEADING_ATTRIBUTES = re.compile(r"\{:?[ \t]*([^{}\n]*)\}$|\{/\*[ \t]*(#[^{}\n]*?)[ \t]*\*/\}$")
ATTRIBUTES = re.compile(r"[#.]|[\w-]+=")
IDENT = re.compile(r"(?:^|\s)(?:#|id=)[\"']?([^\s\"'}]+)")
HTML = re.compile(r" {0,3}<(?:(/?)([A-Za-z][A-Za-z0-9-]*)(?=[\s/>]|$)|(!--)|[!?])")
HTML_ALONE = re.compile(r" {0,3}</?[A-Za-z][^<>]*>[ \t]*")
COMPONENT = re.compile(r"[ \t]*<([A-Z][\w.]*)(?=[\s/>]|$)([^<>]*)(>?)[ \t]*$")
HTML_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9-]*)(?=[\s/>]|$)[^<>]*?(/?)(?:>|$)")
MARKDOWN_ATTRIBUTE = re.compile(r"""<[^<>]*\smarkdown(?:\s*=\s*["']?(?:1|block|span)["']?)?(?=[\s/>])""")
HTML_BLOCKS = frozenset(
    "address article aside base basefont blockquote body canvas caption center col colgroup dd details dialog dir div dl dt "
    "fieldset figcaption figure footer form frame frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html iframe legend li "
    "link main math menu menuitem nav noframes ol optgroup option output p param picture pre progress script search section "
    "source style summary svg table tbody td template textarea tfoot th thead title tr track ul video audio object map".split()
)
HTML_VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
HTML_VERBATIM = frozenset(("script", "style", "pre", "textarea"))


@lru_cache(maxsize=64)
def fence_end(mark: str, length: int) -> re.Pattern[str]:
    """What closes a fence of so many marks."""
    return re.compile(rf" {{0,3}}{re.escape(mark)}{{{length},}}[ \t]*$")


def heading_text(raw: str) -> tuple[str, str]:
    """A heading's text and its explicit id, if it has one."""
    raw = raw.rstrip(" \t")
    if raw.endswith("}"):
        brace = raw.rfind("{")
        found = HEADING_ATTRIBUTES.match(raw, brace) if brace >= 0 else None
        # MDX has a backslash before the brace, which would open an expression there.
        before = brace - 1 if raw[brace - 1 : brace] == "\\" else brace
        if found and (not before or raw[before - 1] in " \t"):
            attributes = found[1] if found[1] is not None else found[2]
            # {{ a template }} or a word in braces is text.
            if ATTRIBUTES.match(attributes.strip()):
                return _unmarked(raw[:before].rstrip(" \t")), ident(attributes)
    return _unmarked(raw), ""


def _unmarked(text: str) -> str:
    """A heading's text without its closing marks."""
    if not text.endswith("#"):
        return text
    bare = text.rstrip("#")
    return bare.rstrip(" \t") if not bare or bare[-1] in " \t" else text


def ident(attributes: str) -> str:
    """The id in an attribute list, "" where there is none."""
    found = IDENT.search(attributes)
    return found[1] if found else ""
