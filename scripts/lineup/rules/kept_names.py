"""Names that a translation keeps: what stands in the source's letters in its own sentences is no heading left behind."""

from __future__ import annotations

import re

from lineup import model
from lineup.evidence import Feature
from lineup.languages.base import Language
from lineup.rules.context import Pair

WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
"""A word, with what an apostrophe or a hyphen joins to it."""
_TOGETHER = 2
"""A name is kept on purpose where so many blocks say it."""
_SAYING = model.PROSE - {model.HEADING, model.HEAD_ROW}


def is_kept(pair: Pair, text: str, first: Language) -> bool:
    """Are these words a command of the page's code, or, all with capitals but for little ones, a name that the target says in sentences of its own?

    What a link says may be the title of a page that nobody translated, and what stands in bold the label of a button.
    """
    if _begins_command(pair, text):
        return True
    words = WORD.findall(text)
    if not words or any(not word[0].isupper() and word not in first.common for word in words):
        return False
    if _is_in_code(pair.texts[1], words):
        return True
    name = re.compile(rf"(?<![\w-]){re.escape(text)}(?![\w-])")
    if pair.texts[1].replace("\n", " ").count(text) <= _TOGETHER:  # a line may end amid a name
        return False
    said = (one for one in pair.target_features if one.block.kind in _SAYING and _says(one, name))
    return sum(1 for _ in zip(range(_TOGETHER), said, strict=False)) == _TOGETHER


def _begins_command(pair: Pair, text: str) -> bool:
    """Does a line of the page's code begin with these words? A page about a command has the command for its heading."""
    command = re.compile(rf"^\s*(?:[$#>%] )?{re.escape(text)}(?!\S)", re.MULTILINE)
    said = (pair.target_features[index].block for index in pair.saying(1, text))
    return any(block.kind == model.CODE and command.search(block.text) for block in said)


def _is_in_code(text: str, words: list[str]) -> bool:
    """Does a text have several words as one in code (`night_sky_atlas`)? Then they are the name of a program or a package."""
    joined = "[_-]".join(map(re.escape, words))
    return len(words) > 1 and "`" in text and re.search(rf"`{joined}`", text, re.IGNORECASE) is not None


_STATUS = re.compile(
    r"(?:HTTP |Error )?[1-5]\d\d [–—-]? ?(?:OK|Created|Accepted|No Content|Partial Content|Moved Permanently|Found|See Other|Not Modified|"
    r"Temporary Redirect|Permanent Redirect|Bad Request|Unauthorized|Payment Required|Forbidden|Not Found|Method Not Allowed|"
    r"Not Acceptable|Request Timeout|Conflict|Gone|Content Too Large|Payload Too Large|URI Too Long|Unsupported Media Type|"
    r"Misdirected Request|Unprocessable (?:Content|Entity)|Too Many Requests|Internal Server Error|Not Implemented|Bad Gateway|"
    r"Service Unavailable|Gateway Timeout)(?: Error)?:?",
    re.IGNORECASE,
)
"""What a server answers, as the standard of the web names it (RFC 9110)."""


def is_status(text: str) -> bool:
    """Is this the number and the name of what a server answers (404 Not Found)? Readers look for it as their browser shows it."""
    return _STATUS.fullmatch(text.strip()) is not None


def _says(one: Feature, name: re.Pattern[str]) -> bool:
    """Does a block that is translated say a name beside its own words, neither in a link nor in bold?"""
    set_off = [(ref.offset, ref.end) for ref in one.inline.refs if ref.kind in ("link", "image")] + [*one.inline.strong]
    alone = (found for found in name.finditer(one.plain) if not any(a <= found.start() < b for a, b in set_off))
    return any(alone) and not all(map(str.isascii, WORD.findall(one.plain)))
